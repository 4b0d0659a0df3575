"""Stage 4, compose, second step: citations and sources, set by a CSL style.

All clusters go to the engine in the order of the printed page, so that numbers,
`ibid.` and short forms come out as a reader meets them. A house style, a file or a
published style is chosen by one key of the brief.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.bibliography import (
    Listed,
    entries_of,
    unlisted,
)
from briefmaker.writing.csljson import DIVIDER, cite_node, plain_cite, reference
from briefmaker.writing.language import Language
from briefmaker.writing.ledger import Cluster
from briefmaker.writing.pandoc import (
    EngineError,
    Tree,
    citeproc,
    division,
    find,
    inlines,
    node,
)
from briefmaker.writing.pieces import Piece, Pieces, Walker
from briefmaker.writing.prose import Prose
from briefmaker.writing.sources import author_words, cited_sources
from briefmaker.writing.styles import ADDRESS, Form


class Cited(Struct, frozen=True):
    """A cluster as its style prints it.

    Attributes:
        text: what stands in the line; in numeric styles only an author's name.
        note: what stands in a note of its own; empty in other styles.
    """

    text: Pieces = ()
    note: Pieces = ()


class Citations(Struct, frozen=True):
    """All citations of a brief, set.

    Attributes:
        cited: for each cluster of `Prose.clusters`, what is printed.
        entries: the list of sources in the style's order.
    """

    form: Form
    cited: tuple[Cited, ...]
    entries: tuple[Listed, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def numbers(self) -> Mapping[str, str]:
        """Each source's number in numeric styles."""
        return {entry.source: entry.number for entry in self.entries}


class _Unit(Struct, frozen=True):
    """What is handed to the engine for one mark, and the clusters that are in it."""

    block: Tree
    clusters: tuple[int, ...]


def cite(
    prose: Prose, evidence: Evidence, language: Language, workspace: Workspace
) -> Citations:
    """Set the citations of a brief in its style, which `read` found.

    Without a style, or where the engine fails, nothing is cited; the problems say why.
    """
    style = prose.style
    used = cited_sources(prose.clusters, evidence)
    blank = (Cited(),) * len(prose.clusters)
    if style is None or not used:
        return Citations(style.form if style else "text", blank, ())
    units = tuple(_units(prose, style.form, language))
    references = [
        reference(name, source, house=style.house) for name, source in used.items()
    ]
    if style.form == "note":
        references.append({"id": DIVIDER, "type": "webpage", "title": DIVIDER})
    meta = {
        "references": references,
        "lang": language.file.citations.name or language.tag,
        "link-citations": True,
    }
    try:
        blocks = citeproc(
            [unit.block for unit in units],
            meta,
            style.in_language(language),
            workspace.cache,
        )
    except EngineError as error:
        said = f"the citations could not be set in the style “{style.name}”: {error}"
        hint = "give the source that is named a title, or choose another style"
        failed = Problem(
            "cite.engine", said, address=ADDRESS, hint=hint if "form:" in said else ""
        )
        return Citations(style.form, blank, (), (failed,))
    walker = Walker(language)
    found = _found(units, blocks, prose.clusters, style.form, walker)
    if style.form == "numeric":
        found = _authors(found, prose.clusters, evidence, language)
    entries = tuple(entries_of(blocks[-1], style.form, used, walker))
    problems = tuple(unlisted(used, entries, style.name))
    cited = tuple(found.get(index, Cited()) for index in range(len(prose.clusters)))
    return Citations(style.form, cited, entries, problems)


def _units(prose: Prose, form: Form, language: Language) -> Iterator[_Unit]:
    """Yield what the engine is given, in the order of the printed page.

    In a note style, citations in source lines and boxes have no note of their own.
    They come after all notes, each behind a divider, so that they take the short form
    and never `ibid.`, and the numbers of the notes stay those of the page.
    """
    later: list[int] = []
    for call in prose.calls:
        if call.kind == "note":
            yield _note(prose, call.index, form, language)
        elif form == "note" and prose.clusters[call.index].inline:
            later.append(call.index)
        else:
            cluster = cite_node(prose.clusters[call.index], language)
            yield _Unit(division([node("Para", [cluster])]), (call.index,))
    for index in later:
        yield _Unit(division([node("Para", [plain_cite(DIVIDER)])]), ())
        cluster = cite_node(prose.clusters[index], language)
        yield _Unit(division([node("Para", [cluster])]), (index,))


def _note(prose: Prose, number: int, form: Form, language: Language) -> _Unit:
    """Return an author's note, for its number and the citations in it.

    In a note style a divider stands on both sides of each citation: within and after
    an author's own sentence `ibid.` would be unclear.
    """
    inside = [n for n, cluster in enumerate(prose.clusters) if cluster.note == number]
    divider = [plain_cite(DIVIDER)] if form == "note" else []
    words = [*inlines("Note"), *divider]
    for index in inside:
        words += [{"t": "Space"}, cite_node(prose.clusters[index], language), *divider]
    note = node("Note", [node("Para", words)])
    return _Unit(division([node("Para", [note])]), tuple(inside))


def _found(
    units: Sequence[_Unit],
    blocks: Sequence[Tree],
    clusters: Sequence[Cluster],
    form: Form,
    walker: Walker,
) -> dict[int, Cited]:
    """Return what the engine made of each cluster."""
    found: dict[int, Cited] = {}
    for unit, block in zip(units, blocks, strict=False):
        cites = [c for c in find(block, "Cite") if not _is_divider(c)]
        for index, made in zip(unit.clusters, cites, strict=True):
            nodes = made["c"][1]
            notes = list(find(nodes, "Note"))
            text = walker.pieces(n for n in nodes if n["t"] != "Note")
            note = walker.pieces(notes[0]["c"][0]["c"]) if notes else ()
            if not clusters[index].inline:
                found[index] = Cited(text, note)
            elif form == "note":
                found[index] = Cited(_without_end(note))
            else:
                found[index] = Cited(_without_brackets(text))
    return found


def _is_divider(cite: Tree) -> bool:
    return bool(cite["c"][0][0]["citationId"] == DIVIDER)


def _without_end(pieces: Pieces) -> Pieces:
    """Return a note's text without its full stop, to stand within a line."""
    if not pieces:
        return ()
    return (*pieces[:-1], _map(pieces[-1], lambda text: text.removesuffix(".")))


def _without_brackets(pieces: Pieces) -> Pieces:
    """Return a citation without the brackets that set it off in running text."""
    if not pieces:
        return ()
    first, last = _html(pieces[0]), _html(pieces[-1])
    if (first[:1], last[-1:]) not in {("(", ")"), ("[", "]")}:
        return pieces
    inner = (_map(pieces[0], lambda text: text[1:]), *pieces[1:])
    return (*inner[:-1], _map(inner[-1], lambda text: text[:-1]))


def _html(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.html


def _map(piece: Piece, change: Callable[[str], str]) -> Piece:
    if isinstance(piece, str):
        return change(piece)
    return replace(piece, html=change(piece.html))


def _authors(
    found: Mapping[int, Cited],
    clusters: Sequence[Cluster],
    evidence: Evidence,
    language: Language,
) -> dict[int, Cited]:
    """Return clusters of a numeric style: names where the author is in the sentence.

    The numbers themselves are marks, which the page sets.
    """
    made: dict[int, Cited] = {}
    for index in found:
        first = clusters[index].items[0]
        source = evidence.sources[first.source]
        named = first.mode == "in-text"
        words = html.escape(author_words(source, language), quote=False)
        made[index] = Cited((words,)) if named else Cited()
    return made
