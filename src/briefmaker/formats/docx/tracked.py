"""Tracked changes: words put in, taken out, replaced or moved, by whom and when."""

from collections.abc import Iterator, Sequence

from briefmaker.formats.docx.remarks import Change, Comment, Said
from briefmaker.formats.docx.stories import Paragraph, Reader, Run, grouped
from briefmaker.values import Struct

OUT = ("out", "moved-out")

Order = tuple[int, int, int]
"""The story, the place in it, the place in a note that is called there."""


class Placed(Struct, frozen=True):
    """A comment or change, with what decides its place in the list."""

    order: Order
    remark: Comment | Change


def order_of(readers: Sequence[Reader], where: int, at: Paragraph, order: int) -> Order:
    """Return what sorts a remark: a note's stand where the note is called.

    Args:
        where: which of the stories it stands in.
        order: its place in that story.
    """
    story = readers[where].story
    called = readers[0].notes.get((story, at.note))
    if called is not None:
        return (0, called, order)
    return (where, order, 0)


def changes_in(readers: Sequence[Reader]) -> Iterator[Placed]:
    """Yield the tracked changes, each with its place.

    A move of which only one end is tracked is a deletion or an insertion.
    """
    groups = tuple(_groups(readers))
    gone = {_move(runs) for *_, runs in groups if runs[0].kind == "moved-out"}
    come = {
        _move(runs): paragraph.anchor(start, runs[0].bookmark)
        for _, paragraph, start, runs in groups
        if runs[0].kind == "moved-in"
    }
    for where, paragraph, start, runs in groups:
        first = runs[0]
        moved_to = come.get(_move(runs)) if first.kind == "moved-out" else None
        if first.kind == "moved-in" and _move(runs) in gone:
            continue
        old = "".join(run.words for run in runs if run.kind in OUT)
        new = "".join(run.words for run in runs if run.kind not in OUT)
        if old.strip() or new.strip():
            said = Said(first.author, first.day, "")
            at = paragraph.anchor(start, first.bookmark)
            change = Change(said, old, old if moved_to else new, at, moved_to)
            yield Placed(order_of(readers, where, paragraph, first.order), change)


def _groups(
    readers: Sequence[Reader],
) -> Iterator[tuple[int, Paragraph, int, list[Run]]]:
    """Yield all changes: the story, the paragraph, the place in it, the runs."""
    for where, reader in enumerate(readers):
        for paragraph in reader.paragraphs:
            for start, runs in grouped(paragraph):
                yield where, paragraph, start, runs


def _move(runs: Sequence[Run]) -> tuple[str, str]:
    """Return what both ends of a move share: its name, else author and words."""
    if runs[0].name:
        return "", runs[0].name
    return runs[0].author, " ".join("".join(run.words for run in runs).split())
