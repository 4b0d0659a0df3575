"""The marks of a document: which number each citation and note gets, and its anchors.

Worked out once, in the order of the page, before anything is set, so that a mark, its
note and its entry in the list of sources always agree.
"""

from collections.abc import Iterator
from itertools import count

from briefmaker.values import Struct, field
from briefmaker.writing.citations import Citations
from briefmaker.writing.language import Language
from briefmaker.writing.ledger import Cluster
from briefmaker.writing.locators import Pinpoint
from briefmaker.writing.pieces import Named, Pieces
from briefmaker.writing.prose import Prose


class Marks(Struct, frozen=True):
    """What every mark of a document is called.

    Attributes:
        notes: for each author's note, its number as printed.
        own: for each cluster with a note of its own (note styles), its number.
        anchors: for each cluster, the anchors of its marks in order (`cite-7`).
        calls: for each source, the anchors of all its marks in document order.
        places: for each source, the places cited, in the order of the source.
        uses: for each fact and quotation, the anchors of its marks and charts.
    """

    notes: dict[int, str] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    anchors: dict[int, tuple[str, ...]] = field(default_factory=dict)
    calls: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, list[Pinpoint]] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)


def marks_of(prose: Prose, citations: Citations) -> Marks:
    """Give every citation and every note its mark, in document order."""
    marks = Marks()
    _number_notes(prose, citations, marks)
    numbers = count(1)
    for index, cluster in enumerate(prose.clusters):
        called = _notes_call(cluster, index, citations, marks)
        sources = named_sources(cluster, index, citations)
        if called:
            marks.anchors[index] = ()
            anchors = [called] * len(sources)
        else:
            anchors = [f"cite-{next(numbers)}" for _ in sources]
            marks.anchors[index] = tuple(anchors)
        for source, anchor in zip(sources, anchors, strict=True):
            calls = marks.calls.setdefault(source, [])
            if anchor not in calls:
                calls.append(anchor)
        at = dict(zip(sources, anchors, strict=True))
        for item in cluster.items:
            if item.pinpoint:
                marks.places.setdefault(item.source, []).append(item.pinpoint)
            for claim in item.claims if item.source in at else ():
                marks.uses.setdefault(claim, []).append(at[item.source])
    for chart, claims in prose.drawn.items():
        for claim in claims:
            marks.uses.setdefault(claim, []).append(chart)
    return marks


def named_sources(cluster: Cluster, index: int, citations: Citations) -> list[str]:
    """Return the sources that a cluster prints, in the order in which it does."""
    if citations.form == "numeric":
        numbers = citations.numbers
        sources = dict.fromkeys(item.source for item in cluster.items)
        return sorted(sources, key=lambda source: int(numbers.get(source) or 0))
    cited = citations.cited[index]
    return [
        piece.source
        for pieces in (cited.text, cited.note)
        for piece in pieces
        if isinstance(piece, Named) and not piece.continues
    ] or list(dict.fromkeys(item.source for item in cluster.items))


def anchored(pieces: Pieces, anchors: Iterator[str]) -> str:
    """Return pieces as HTML in which each source leads to its entry in the list.

    Args:
        anchors: an anchor for each source named; none where a note holds them.
    """
    made: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(piece)
            continue
        anchor = "" if piece.continues else next(anchors, "")
        own = f' id="{anchor}"' if anchor else ""
        made.append(f'<a class="cite"{own} href="#src-{piece.source}">{piece.html}</a>')
    return "".join(made)


def places_of(marks: Marks, source: str, language: Language) -> tuple[str, ...]:
    """Return the places cited in a source, each once, in the words of the language."""
    single: list[Pinpoint] = []
    for pinpoint in marks.places.get(source, ()):
        single.extend(_apart(pinpoint))
    ordered = sorted(single, key=lambda pinpoint: pinpoint.order())
    return tuple(dict.fromkeys(pinpoint.words(language) for pinpoint in ordered))


def _apart(pinpoint: Pinpoint) -> Iterator[Pinpoint]:
    """Yield the places of a list like `pp. 3, 7-9` one by one."""
    if len(pinpoint.parts) > 1:
        yield pinpoint
        return
    label, value = pinpoint.parts[0]
    for part in value.replace(";", ",").split(","):
        if part.strip():
            yield Pinpoint(((label, part.strip()),))


def _number_notes(prose: Prose, citations: Citations, marks: Marks) -> None:
    """Number the notes: authors' and citations' in one row, letters beside numbers."""
    numbers = count(1)
    for call in prose.calls:
        if call.kind == "note":
            number = next(numbers)
            lettered = citations.form == "numeric"
            marks.notes[call.index] = _letters(number) if lettered else str(number)
        elif citations.form == "note" and not prose.clusters[call.index].inline:
            marks.own[call.index] = str(next(numbers))


def _letters(number: int) -> str:
    """Return a, b, … z, aa, ab, …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _notes_call(
    cluster: Cluster, index: int, citations: Citations, marks: Marks
) -> str:
    """Return the anchor of the note's call that stands for a cluster, if any."""
    if index in marks.own:
        return f"ref-{marks.own[index]}"
    if citations.form == "note" and cluster.note is not None:
        return f"ref-{marks.notes[cluster.note]}"
    return ""
