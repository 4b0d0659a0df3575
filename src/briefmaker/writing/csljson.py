"""Sources and clusters in the citation engine's own terms (CSL-JSON, Pandoc's tree)."""

import re
from collections.abc import Iterator, Sequence

from briefmaker.brief.library import Name, Source
from briefmaker.writing.language import QUOTED, Language
from briefmaker.writing.ledger import Cluster, Item
from briefmaker.writing.locators import Pinpoint
from briefmaker.writing.nodes import (
    Break,
    Code,
    Emphasis,
    Inlines,
    Link,
    Strong,
    Text,
)
from briefmaker.writing.pandoc import Tree, inlines, node
from briefmaker.writing.pieces import JOINER
from briefmaker.writing.styles import KNOWN_LABELS, spelling

DIVIDER = "briefmaker-divider"
"""A source that nobody cites, put between citations that must not see each other."""

MODES = {
    "normal": "NormalCitation",
    "suppress": "SuppressAuthor",
    "in-text": "AuthorInText",
}
PLAIN = ("type", "number", "volume", "issue", "page", "edition", "language")
RICH = ("title", "publisher", "genre", "note")
HYPHENED = {"publisher_place": "publisher-place", "container_title": "container-title"}


def reference(name: str, source: Source, *, house: bool) -> dict[str, object]:
    """Return a source as a CSL item; rich fields are nodes, so nothing is parsed.

    In CSL-JSON files a note like `outlet: unknown` would be read as a field.

    Args:
        house: for a style of ours. Others print next to nothing of a source without a
            title: they get what kind of text it is, in brackets, as APA has it.
    """
    item: dict[str, object] = {"id": name}
    said = source.model_dump(exclude_none=True, by_alias=False)
    item |= {key: said[key] for key in PLAIN if key in said}
    item |= {key: rich(said[key]) for key in RICH if key in said}
    item |= {csl: rich(said[key]) for key, csl in HYPHENED.items() if key in said}
    item |= {key: said[key] for key in ("URL", "DOI", "ISBN") if key in said}
    item |= {key: said[key] for key in ("issued", "accessed") if key in said}
    if not house and source.title is None and source.genre:
        item["title"] = rich(f"[{source.genre}]")
        del item["genre"]
    for role in ("author", "editor"):
        names = [_name(name) for name in getattr(source, role)]
        if names:
            item[role] = names
    return item


def _name(name: Name) -> dict[str, object]:
    return {key: rich(said) for key, said in name.model_dump(exclude_none=True).items()}


def rich(text: str) -> list[Tree]:
    """Return text as nodes, quotations as such, so that a style can nest its marks."""
    nodes: list[Tree] = []
    start = 0
    for match in QUOTED.finditer(text):
        nodes += inlines(_curly(text[start : match.start()]))
        inside = inlines(_curly(match["words"]))
        nodes.append(node("Quoted", [{"t": "DoubleQuote"}, inside]))
        start = match.end()
    return nodes + inlines(_curly(text[start:]))


def _curly(text: str) -> str:
    return re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")


def cite_node(cluster: Cluster, language: Language) -> Tree:
    """Return a cluster as the engine reads it."""
    return node("Cite", [[_citation(item, language) for item in cluster.items], []])


def plain_cite(name: str) -> Tree:
    """Return a citation of one source without a place."""
    return node("Cite", [[_entry(name, [], [], "normal")], []])


def _citation(item: Item, language: Language) -> Tree:
    place = written(item.pinpoint, language) if item.pinpoint else ""
    # Empty braces keep the engine from taking "99 years later" for page 99.
    suffix = (
        inlines(f"{{{place}}}") + trees(item.suffix) if place or item.suffix else []
    )
    return _entry(item.source, trees(item.prefix), suffix, item.mode)


def _entry(
    name: str, prefix: Sequence[Tree], suffix: Sequence[Tree], mode: str
) -> Tree:
    return {
        "citationId": name,
        "citationPrefix": list(prefix),
        "citationSuffix": list(suffix),
        "citationMode": {"t": MODES[mode]},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def written(pinpoint: Pinpoint, language: Language) -> str:
    """Return a place so that the engine prints it in the words of the language.

    A label that it knows is given in a spelling of ours, which every style gets
    (`Style.in_language`). Other words begin with a word joiner, by which it takes them
    for what they are: words, to be printed as they stand.
    """
    if len(pinpoint.parts) == 1 and pinpoint.parts[0][0] in KNOWN_LABELS:
        label, value = pinpoint.parts[0]
        words = f"{spelling(label)} {value}"
    else:
        words = JOINER + pinpoint.words(language)
    return words.replace("{", "(").replace("}", ")")


def trees(nodes: Inlines) -> list[Tree]:
    """Return the words around a citation as nodes of the engine's tree."""
    return list(_trees(nodes))


def _trees(nodes: Inlines) -> Iterator[Tree]:
    for child in nodes:
        match child:
            case Text(text):
                yield from inlines(text)
            case Emphasis(children):
                yield node("Emph", trees(children))
            case Strong(children):
                yield node("Strong", trees(children))
            case Link(href, children):
                yield node("Link", [["", [], []], trees(children), [href, ""]])
            case Code(text):
                yield node("Code", [["", [], []], text])
            case Break():
                yield node("LineBreak", None)
            case _:  # pragma: no cover - nothing else is read around a citation
                continue
