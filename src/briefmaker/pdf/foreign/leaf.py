"""The values of a PDF of others: its pages, their words, and how each is placed."""

from typing import Literal

from briefmaker.problems import Problem
from briefmaker.values import Struct

Why = Literal["", "fonts", "layers", "form", "drawing", "asked"]
"""Why a page is placed as a picture; nothing if it is placed as it was drawn."""


class Leaf(Struct, frozen=True):
    """A page of a PDF of others.

    Attributes:
        width: in mm, as it is read: cut and turned as its file says.
        height: in mm.
        words: what can be read on it, line by line; nothing of a scan.
        why: why it is placed as a picture, if it is.
    """

    width: float
    height: float
    words: str = ""
    why: Why = ""

    @property
    def drawn(self) -> bool:
        """Whether it is placed as it was drawn, and not as a picture of it."""
        return not self.why


class Foreign(Struct, frozen=True):
    """A PDF of others, made ready to be placed.

    Attributes:
        name: of its file.
        data: a PDF with the same pages; each draws one form, which fills a square of
            one unit and has nothing else of the file.
        title: what the file says that it is called; maybe nothing.
        author: who the file says has written it; maybe nothing.
        language: of its words, as the file says (`en-GB`); maybe nothing.
        problems: what is lost in placing it, and what else its readers should know.
    """

    name: str
    data: bytes
    leaves: tuple[Leaf, ...]
    title: str = ""
    author: str = ""
    language: str = ""
    problems: tuple[Problem, ...] = ()


def archivable(foreign: Foreign) -> bool:
    """Whether a file that it is placed in may still be PDF/A-3a.

    Only pictures in the colours of screens or in greys are sure to keep its rules.
    """
    return not any(leaf.drawn for leaf in foreign.leaves)
