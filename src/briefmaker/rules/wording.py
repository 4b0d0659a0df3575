"""Rules of wording in English: titles, acronyms, filler, dates, loaded words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from briefmaker.evidence.page.statement import Span, Statement
from briefmaker.problems import Problem, Severity
from briefmaker.rules import english
from briefmaker.rules.measure import running
from briefmaker.rules.rule import Manuscript

TITLE = 90
PASSIVES = 0.15
ENOUGH_SENTENCES = 20
ACRONYM = re.compile(r"(?<![\w:+/.-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w:+/-]))")
LINK = re.compile(
    r"\[(?P<words>here|click here|link|this link|https?://[^\]\s]*)\]\(", re.IGNORECASE
)
QUOTED = re.compile(r"[“‘«\"][^“”‘«»\"]*[”’»\"]")
RANGE = re.compile(r"(?<![\w-])\d[\d.,]*-\d[\d.,]*%?(?![\w-])")
BARE_THOUSANDS = re.compile(r"(?<![\w.,/-])\d{5,}(?![\w-])")
AMERICAN_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b|"
    r"(?<![\d/])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])|\b\d{1,2}(?:st|nd|rd|th)\s+(?:of\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
SPELLINGS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "“%” and “per cent”": (
        re.compile(r"\d\s?%"),
        re.compile(r"\d\s(?:per\scent|percent)\b"),
    ),
    "“m” and “million”": (
        re.compile(r"\d\s?m\b"),
        re.compile(r"\d\smillion\b"),
    ),
    "“bn” and “billion”": (
        re.compile(r"\d\s?bn\b"),
        re.compile(r"\d\sbillion\b"),
    ),
}


def is_sentence(title: str) -> bool:
    """Whether a title has a word that may be its finite verb."""
    first = title.split(maxsplit=1)
    rest = first[1] if len(first) > 1 else ""
    found = english.FINITE.search(title) or english.FINITE_ENDING.search(rest)
    return found is not None


def t_05(read: Manuscript) -> Iterator[Problem]:
    """The title is a sentence of at most 90 characters, with no stop at its end."""
    title = read.brief.title
    if len(title) > TITLE:
        message = f"the title has {len(title)} characters; {TITLE} fill two lines"
        yield _of_title("T-05", message, "the standfirst takes the rest")
    if title.rstrip().endswith(".") and not title.rstrip().endswith(".."):
        yield _of_title("T-05", "the title ends with a full stop", "leave it out")
    if _english(read) and not is_sentence(title):
        message = "the title has no verb, so it says a topic and no finding"
        yield _of_title("T-05", message, "say what was found, or what is asked")
    words = [word for word in title.split()[1:] if word[:1].isalpha()]
    capital = [word for word in words if word[0].isupper() and len(word) > 3]
    small = [word for word in words if word[0].islower() and len(word) > 3]
    if _english(read) and len(capital) >= 4 and not small:
        yield _of_title("T-05", "the title is set in capitals, word by word", _CASE)


_CASE = "write it like a sentence: a capital for the first word and for names"


def _of_title(rule: str, message: str, hint: str) -> Problem:
    return Problem(f"rule.{rule}", message, Severity.WARNING, ("title",), hint=hint)


def _english(read: Manuscript) -> bool:
    return read.language.tag.startswith("en")


def t_06(read: Manuscript) -> Iterator[Problem]:
    """An acronym is spelled out at its first use, and used more than once."""
    uses: dict[str, list[tuple[Statement, Span]]] = {}
    for statement in running(read.said):
        for match in ACRONYM.finditer(statement.text):
            if not english.KNOWN_SHORT.fullmatch(match[0]):
                uses.setdefault(match[0], []).append((statement, match.span()))
    for short, places in uses.items():
        statement, span = places[0]
        if not _spelled_out(short, statement.text):
            yield statement.problem(
                "rule.T-06",
                f"“{short}” is not spelled out where it is first used",
                Severity.WARNING,
                span,
                f"write it in full and then “({short})”, or {{abbr}}`{short} (…)`",
            )
        elif len(places) == 1:
            yield statement.problem(
                "rule.T-06",
                f"“{short}” is spelled out and never used again",
                Severity.WARNING,
                span,
                "write the words alone",
            )


def _spelled_out(short: str, text: str) -> bool:
    around = rf"\({re.escape(short)}s?\)|(?<!\w){re.escape(short)}s?\s+\([^)]{{4,}}\)"
    return re.search(around, text) is not None


def t_07(read: Manuscript) -> Iterator[Problem]:
    """At most 15 in 100 sentences are passive."""
    said = list(running(read.said))
    passive = [each for each in said if english.PASSIVE.search(each.text)]
    if len(said) >= ENOUGH_SENTENCES and len(passive) > PASSIVES * len(said):
        yield Problem(
            "rule.T-07",
            f"{len(passive)} of {len(said)} sentences are passive; "
            f"{PASSIVES:.0%} is the most",
            Severity.NOTE,
            ("sections",),
            hint="say who does it: “the council counted”, not “it was counted”",
        )


def t_08(read: Manuscript) -> Iterator[Problem]:
    """No phrase that carries nothing; no “significant” without a number."""
    for phrase, instead in _occurring(english.FILLER, read):
        for statement, span in _found(english.either(phrase), read):
            yield _instead("T-08", statement, span, "says nothing here", instead)
    for statement, span in _found(english.VAGUE_SIZE, read):
        if not re.search(r"\d", statement.text):
            hint = "give the number, or leave it out"
            yield _instead("T-08", statement, span, "needs a number beside it", hint)


def t_11(read: Manuscript) -> Iterator[Problem]:
    """Numbers, percentages and dates are written in one way."""
    for statement, span in _found(BARE_THOUSANDS, read):
        hint = "part thousands with commas: 12,500"
        yield _instead("T-11", statement, span, "is hard to read", hint)
    for statement, span in _found(AMERICAN_DATE, read):
        hint = "write dates like 21 November 2026"
        yield _instead("T-11", statement, span, "is not our form of a date", hint)
    whole = [(statement, statement.text) for statement in running(read.said)]
    for both, (one, other) in SPELLINGS.items():
        uses = Counter(
            name
            for _, text in whole
            for name, pattern in (("one", one), ("other", other))
            if pattern.search(text)
        )
        if len(uses) == 2:
            rarer = one if uses["one"] < uses["other"] else other
            statement, span = next(
                (each, match.span())
                for each, text in whole
                if (match := rarer.search(text))
            )
            yield statement.problem(
                "rule.T-11",
                f"this brief writes {both}",
                Severity.WARNING,
                span,
                "choose one of them",
            )


def t_12(read: Manuscript) -> Iterator[Problem]:
    """No “last week” or “recently” without a date."""
    for statement, span in _found(english.RELATIVE, read):
        if not english.DATED.search(statement.text):
            message = "will mean another time to a later reader"
            yield _instead("T-12", statement, span, message, "give the date")


def t_13(read: Manuscript) -> Iterator[Problem]:
    """No word that takes a side, except in a quotation."""
    for word, instead in _occurring(english.LOADED, read):
        for statement, span in _found(english.either(word), read):
            quoted = (match.span() for match in QUOTED.finditer(statement.text))
            if not any(start <= span[0] and span[1] <= end for start, end in quoted):
                yield _instead("T-13", statement, span, "takes a side", instead)


def t_16(read: Manuscript) -> Iterator[Problem]:
    """The words of a link say where it leads."""
    seen: set[tuple[object, int]] = set()
    for statement in read.said:
        for match in LINK.finditer(statement.typed):
            if (key := (statement.address, match.start())) in seen:
                continue
            seen.add(key)
            yield Problem(
                "rule.T-16",
                f"the words “{match['words']}” do not say where the link leads",
                Severity.WARNING,
                statement.address,
                match["words"],
                hint="name the page: “the council’s report”",
            )


def t_17(read: Manuscript) -> Iterator[Problem]:
    """A range has an en dash or “to”, not a hyphen."""
    for statement, span in _found(RANGE, read):
        if statement.text[slice(*span)].count("-") == 1:
            hint = "write “10 to 20”; in tables and charts “10–20”"
            yield _instead("T-17", statement, span, "has a hyphen for “to”", hint)


def _occurring(
    phrases: Mapping[str, str], read: Manuscript
) -> Iterator[tuple[str, str]]:
    """Yield the phrases whose words are all in the text: patterns take time to make."""
    text = " ".join(statement.text for statement in running(read.said)).casefold()
    for phrase, instead in phrases.items():
        if all(word in text for word in phrase.casefold().split()):
            yield phrase, instead


def _found(
    pattern: re.Pattern[str], read: Manuscript
) -> Iterator[tuple[Statement, Span]]:
    """Yield where the author's own words match, in running text."""
    for statement in running(read.said):
        for match in pattern.finditer(statement.text):
            if not statement.covers(*match.span()):
                yield statement, match.span()


def _instead(
    rule: str, statement: Statement, span: Span, what: str, instead: str
) -> Problem:
    words = statement.text[slice(*span)]
    hint = instead if " " in instead else f"write “{instead}”"
    return statement.problem(
        f"rule.{rule}", f"“{words}” {what}", Severity.WARNING, span, hint
    )
