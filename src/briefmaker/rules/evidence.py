"""Rules of evidence beyond the check of each claim (S-02 to S-16)."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from briefmaker.evidence.figures import bare_figures
from briefmaker.evidence.origins import roots
from briefmaker.evidence.page.statement import Span, Statement
from briefmaker.evidence.page.uncited import UNCITED
from briefmaker.evidence.staleness import stale
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.english import either
from briefmaker.rules.measure import running
from briefmaker.rules.own_words import QUOTED, found, own_words
from briefmaker.rules.rule import Manuscript
from briefmaker.workspace import LIBRARY
from briefmaker.writing.nodes import (
    Blocks,
    Callout,
    Cite,
    Emphasis,
    Extract,
    Inlines,
    Listing,
    Paragraph,
    Strong,
)
from briefmaker.writing.sources import cited_sources

QUOTATION = 4
"""Words between quotation marks from which they are somebody's and no term."""

ENOUGH_CITATIONS = 12
"""Citations from which it tells something that most go to one source."""

SEVERAL = 3
"""Sources from which it tells something that all have one origin."""

VOUCHED = "personal_communication"
"""The type of a source that is a person."""

NAMELESS = either(
    r"according to (?:(?:some|several|many|various|unnamed|local|media|press) )*"
    r"(?:reports?|sources?|experts?|analysts?|observers?|officials?|the media)",
    r"(?:some |several |many |media |press )*reports (?:say|suggest|indicate|claim)",
    r"(?:some |several |many |most |local |independent )*"
    r"(?:experts|analysts|observers|critics|commentators|insiders) "
    r"(?:say|believe|argue|think|claim|suggest|fear|warn|agree|expect)",
    r"it (?:is|was|has been) (?:widely )?(?:reported|rumoured|alleged|said) that",
    r"reportedly|allegedly",
)
"""Words by which somebody without a name says something."""

SURGED = either(
    r"doubled|tripled|trebled|quadrupled|halved|surged|soared|skyrocketed|plummeted|"
    r"plunged|slumped",
    r"(?:a|an|the|to|at|new|its|their|all-time) (?:new |all-time )?record (?:high|low|"
    r"level|number|year|sum|harvest|volume|price|deficit|surplus)s?",
)
"""Words for a size that has to be given."""

PERCENT = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?\s?(?:%|per cent|percent)")
BASE = either(
    r"of|in|share|shares|rate|rates|part|parts|proportion|percentage|ratio|"
    r"quota|margin|margins|tariff|tariffs|tax|taxes|duty|duties|interest|inflation|yield|"
    r"unemployment|turnout|probability|chance|confidence|capacity|growth|discount|"
    r"rose|risen|rise|rises|rising|grew|grow|grows|grown|growing|fell|fall|falls|fallen|"
    r"falling|up|down|by|more|less|fewer|higher|lower|above|below|dropped|drop|gained|"
    r"lost|increase|increased|decrease|decreased|declined|decline|cut|raised|changed|"
    r"from|than|among|between|per|every|each"
)
"""Words that say, or may say, what a percentage is a percentage of."""

POINTS = re.compile(
    r"\b(?:by|of)\s+(?P<change>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)(?![\w-])"
)
TWO_SHARES = re.compile(
    r"\bfrom\s+(?P<first>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)?\s+to\s+"
    r"(?P<last>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)"
)


def s_02(read: Manuscript) -> Iterator[Problem]:
    """Quoted words have a source."""
    weight = UNCITED[read.brief.policy]
    for statement in running(read.said):
        if statement.sources:
            continue
        for match in QUOTED.finditer(statement.text):
            words = match[0][1:-1].split()
            if len(words) >= QUOTATION and not statement.covers(*match.span()):
                yield statement.problem(
                    "rule.S-02",
                    f"the quotation {match[0]} has no source",
                    weight,
                    (match.start() + 1, match.end() - 1),
                    "make it a quotation of the library, {quote}`…`, or cite it",
                )
    for address, blocks in read.prose.blocks.items():
        for extract in _extracts(blocks):
            if not any(map(_cites, _lines(extract.blocks))):
                yield Problem(
                    "rule.S-02",
                    "the quotation set off from the text has no source",
                    weight,
                    address,
                    hint="cite it at its end: `[@source, p. 2]`",
                )


def _extracts(blocks: Blocks) -> Iterator[Extract]:
    for block in blocks:
        match block:
            case Extract():
                yield block
            case Listing(items):
                for item in items:
                    yield from _extracts(item)
            case Callout(_, _, inner):
                yield from _extracts(inner)
            case _:
                pass


def _lines(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield children
            case Listing(items):
                for item in items:
                    yield from _lines(item)
            case Extract(inner):
                yield from _lines(inner)
            case _:
                pass


def _cites(nodes: Inlines) -> bool:
    return any(
        isinstance(node, Cite)
        or (isinstance(node, Emphasis | Strong) and _cites(node.children))
        for node in nodes
    )


def s_08(read: Manuscript) -> Iterator[Problem]:
    """A source is not older than its kind of document allows."""
    brief, limit = read.brief, read.kind.max_age
    if limit is None or brief.max_age:
        return  # the check of the evidence keeps to the brief's own limit
    for name, source in cited_sources(read.prose.clusters, read.evidence).items():
        why = stale(source, brief.cutoff, limit)
        if why and not stale(source, brief.cutoff, None):
            yield Problem(
                "rule.S-08",
                f"the source “{name}” is old for this kind of document: {why}",
                Severity.WARNING,
                _source(name, read),
                on_key=True,
                hint="look for a newer one, or set `max_age` in the brief",
            )


def s_09(read: Manuscript) -> Iterator[Problem]:
    """Not more than half of the citations go to one source, nor all to one origin."""
    sources = cited_sources(read.prose.clusters, read.evidence)
    cited = Counter(
        item.source for cluster in read.prose.clusters for item in cluster.items
    )
    total = cited.total()
    said = bool(read.brief.source_summary)
    for name, times in cited.most_common(1):
        # Of two sources, one has more than half wherever they are not even.
        tells = total >= ENOUGH_CITATIONS and len(sources) != 2
        if tells and 2 * times > total and not said:
            yield Problem(
                "rule.S-09",
                f"{times} of {total} citations are of “{name}”, so the brief rests on "
                "one source",
                Severity.WARNING,
                _source(name, read),
                on_key=True,
                hint="look for a second source, or weigh this one in `source_summary`",
            )
    if len(sources) < SEVERAL:
        return
    publishers = {source.publisher for source in sources.values()}
    origins = {frozenset(roots(name, read.evidence.sources)) for name in sources}
    shared = len(publishers) == 1 and None not in publishers
    if not said and (shared or len(origins) == 1):
        what = f"published by {publishers.pop()}" if shared else "of one origin"
        yield Problem(
            "rule.S-09",
            f"all {len(sources)} sources are {what}, so they count as one witness",
            Severity.WARNING,
            ("sections",),
            on_key=True,
            hint="look for one that is independent, or weigh them in `source_summary`",
        )


def _source(name: str, read: Manuscript) -> Address:
    own = name in read.brief.sources
    return ("sources", name) if own else (LIBRARY, "sources", name)


def s_11(read: Manuscript) -> Iterator[Problem]:
    """Where its kind asks for it, a document weighs its sources as a set."""
    if read.kind.source_summary and not read.brief.source_summary:
        yield Problem(
            "rule.S-11",
            f"this kind of document, {read.kind.name}, weighs its sources as a set, "
            "and there is no `source_summary`",
            Severity.WARNING,
            ("kind",),
            hint="two or three sentences: how strong they are, what is missing, where "
            "they lean",
        )


def s_12(read: Manuscript) -> Iterator[Problem]:
    """Who rates one source for reliability rates all that are cited."""
    sources = cited_sources(read.prose.clusters, read.evidence)
    if not any(source.reliability for source in sources.values()):
        return
    for name, source in sources.items():
        if not source.reliability and source.type != VOUCHED:
            yield Problem(
                "rule.S-12",
                f"other sources of this brief are rated, and “{name}” is not",
                Severity.NOTE,
                _source(name, read),
                on_key=True,
                hint="A to F for the source, 1 to 6 for what it says: `B2`",
            )


def s_13(read: Manuscript) -> Iterator[Problem]:
    """Whoever says something has a name or a source."""
    for statement, span in found(NAMELESS, running(read.said)):
        if not statement.sources:
            words = statement.text[slice(*span)]
            yield statement.problem(
                "rule.S-13",
                f"“{words}” does not say who",
                Severity.WARNING,
                span,
                "name them, or cite the source that says so",
            )


def s_15(read: Manuscript) -> Iterator[Problem]:
    """A percentage has its base, and “doubled” its figures."""
    for statement in running(read.said):
        words = own_words(statement)
        for match in SURGED.finditer(words):
            if not _has_figures(statement, match.span()):
                yield statement.problem(
                    "rule.S-15",
                    f"“{match[0]}” has no figures beside it",
                    Severity.WARNING,
                    match.span(),
                    "say from how much to how much",
                )
        for match in PERCENT.finditer(words):
            if not BASE.search(statement.text):
                yield statement.problem(
                    "rule.S-15",
                    f"“{match[0]}” does not say of what",
                    Severity.WARNING,
                    match.span(),
                    "name the base: “62% of farms”",
                )


def _has_figures(statement: Statement, besides: Span) -> bool:
    """Whether a sentence gives an amount, be it a fact's or the author's."""
    start, end = besides
    for figure in bare_figures(statement.text, statement.language):
        if figure.end <= start or end <= figure.start:
            return True
    return any(
        any(map(str.isdigit, statement.text[start:end]))
        for start, end in statement.covered
    )


def s_16(read: Manuscript) -> Iterator[Problem]:
    """The change from one percentage to another is in percentage points."""
    for statement in running(read.said):
        text = statement.text
        for shares in TWO_SHARES.finditer(text):
            first, last = Decimal(shares["first"]), Decimal(shares["last"])
            for change in POINTS.finditer(text):
                size = Decimal(change["change"])
                if (
                    size
                    and size == abs(last - first)
                    and size != _relative(first, last)
                ):
                    yield statement.problem(
                        "rule.S-16",
                        f"the change from {first}% to {last}% is {size} percentage "
                        f"points, not {size}%",
                        Severity.WARNING,
                        change.span("change"),
                        f"write “{size} percentage points”",
                    )


def _relative(first: Decimal, last: Decimal) -> Decimal | None:
    """Return the change as a percentage of the first value, rounded."""
    return (abs(last - first) / first * 100).quantize(Decimal(1)) if first else None
