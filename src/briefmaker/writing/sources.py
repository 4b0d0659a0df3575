"""What can be said of a source: in a sentence, and before any style is applied."""

from collections.abc import Iterator, Mapping, Sequence

from briefmaker.brief.library import Source
from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Address, Problem, Severity
from briefmaker.writing.language import Language
from briefmaker.writing.ledger import Cluster
from briefmaker.writing.styles import Style

NAMING = ("title", "author", "publisher", "container_title", "genre", "URL", "DOI")


def cited_sources(
    clusters: Sequence[Cluster], evidence: Evidence
) -> Mapping[str, Source]:
    """Return the sources that are cited, in the order of their first citation."""
    items = (item for cluster in clusters for item in cluster.items)
    return {item.source: evidence.sources[item.source] for item in items}


def unciteable(
    clusters: Sequence[Cluster], style: Style | None, brief: Brief, evidence: Evidence
) -> Iterator[Problem]:
    """Yield what is wrong with sources and citations before they are set."""
    yield from _bare(cited_sources(clusters, evidence), brief)
    if style and style.form == "numeric":
        yield from _unprinted(clusters)


def author_words(source: Source, language: Language) -> str:
    """Return the authors of a source as a sentence names them, or what stands in."""
    names = [name.family or name.literal or "" for name in source.author]
    if not names and source.title and not source.publisher:
        return language.quoted(source.title)
    names = names or [source.publisher or source.genre or source.container_title or ""]
    words = language.words
    return words.addition.join(filter(None, (words.comma.join(names[:-1]), names[-1])))


def _bare(used: Mapping[str, Source], brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each source of which nothing can be printed."""
    for name, source in used.items():
        if not any(getattr(source, key) for key in NAMING):
            own = name in brief.sources
            address: Address = (
                ("sources", name) if own else ("library", "sources", name)
            )
            yield Problem(
                "cite.bare-source",
                f"the source “{name}” has nothing to be printed in the list of sources",
                address=address,
                on_key=True,
                hint="give it a `title`, `author`, `publisher` or `URL`, or at least a "
                "`genre`: what kind of text it is",
            )


def _unprinted(clusters: Sequence[Cluster]) -> Iterator[Problem]:
    """Yield a warning for words that a numeric mark has no room for."""
    for cluster in clusters:
        worded = any(item.prefix or item.suffix for item in cluster.items)
        if worded and not cluster.inline:
            yield cluster.field.problem(
                "cite.words-not-printed",
                "a numeric style prints only the number of a source, not the words "
                "around it",
                token=cluster.token,
                at=cluster.at,
                hint="put the words in the sentence or in a note `^[…]`, or choose "
                "`citation_style: briefmaker-notes`",
                severity=Severity.WARNING,
            )
