"""A line of words, as formats without pages see it.

All text is plain: white space is one space, unless it is one that does not break.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from briefmaker.formats.tree import JOINER, SPACE
from briefmaker.values import Struct, replace


class Mark(StrEnum):
    """How words are set off in their line."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    RAISED = "raised"
    STRUCK = "struck"
    LIKELY = "likely"
    CODE = "code"
    LESSER = "lesser"
    """What is not digits in a big number."""
    ASIDE = "aside"
    """Less than the words around it: who recommends it, what the check found."""


class Flow(Struct, frozen=True):
    """The language of some words, and which way their lines run."""

    language: str
    leftward: bool = False


class Words(Struct, frozen=True):
    """Words that are set alike.

    Attributes:
        flow: only if it is not that of their block.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    flow: Flow | None = None


class Call(Struct, frozen=True):
    """The raised mark of a note.

    Attributes:
        note: the name of the note.
        again: the note was called before.
    """

    note: str
    mark: str
    again: bool = False


class Tick(Struct, frozen=True):
    """A box to tick."""


class Break(Struct, frozen=True):
    """The end of a line inside a paragraph."""


class Link(Struct, frozen=True):
    """Words that lead elsewhere: `#anchor` in the document, or an address."""

    target: str
    words: tuple["Inline", ...]


Inline = Words | Call | Tick | Break | Link
Inlines = tuple[Inline, ...]


def tidy(found: Iterable[Inline], *, ends: bool = True) -> Inlines:
    """Return a line with single spaces, and none at its ends.

    Args:
        ends: the line ends here; else it is a part of another one.
    """
    done: list[Inline] = []
    for part in found:
        if isinstance(part, Words):
            text = SPACE.sub(" ", part.text.replace(JOINER, ""))
            if text.startswith(" ") and ((not done and ends) or _open(done)):
                text = text[1:]
            last = done[-1] if done else None
            if isinstance(last, Words) and (last.marks, last.flow) == (
                part.marks,
                part.flow,
            ):
                done[-1] = replace(last, text=last.text + text)
            elif text:
                done.append(replace(part, text=text))
        else:
            done.append(part)
    while ends and done and isinstance(last := done[-1], Words):
        if text := last.text.rstrip(" "):
            done[-1] = replace(last, text=text)
            break
        done.pop()
    return tuple(done)


def plain(line: Inlines) -> str:
    """Return a line as text alone."""
    said = []
    for part in line:
        match part:
            case Words(text):
                said.append(text)
            case Link(_, inner):
                said.append(plain(inner))
            case Break():
                said.append(" ")
    return "".join(said)


def _open(done: Sequence[Inline]) -> bool:
    """Whether a space stands before what comes next."""
    last = done[-1] if done else None
    if isinstance(last, Link):
        return _open(last.words)
    return isinstance(last, Break) or (
        isinstance(last, Words) and last.text.endswith(" ")
    )
