"""What typesetting makes, and where it stands.

Nothing here loads the engine, so that both can come from another process to one that
never has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefmaker.problems import Address, Problem
from briefmaker.values import Struct

if TYPE_CHECKING:
    from briefmaker.pdf.laid import Layout


# Python's own, for the one field that is no part of what it is worth.
@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF.

    Attributes:
        data: the file's bytes; the same page always gives the same.
        pages: how many.
        problems: what was found after layout; with errors it must not be used.
        chapters: those of the problems that the audit found of each chapter, and
            last of what is printed over all.
        layout: of a document that is alone in its file, what stands where; it stays
            in the process that made it.
    """

    data: bytes
    pages: int
    problems: tuple[Problem, ...] = ()
    chapters: tuple[tuple[Problem, ...], ...] = ()
    layout: "Layout | None" = field(default=None, compare=False, repr=False)

    def __reduce__(self) -> "tuple[type[Pdf], tuple[object, ...]]":
        """Let it pass from one process to another, without its layout."""
        return Pdf, (self.data, self.pages, self.problems, self.chapters)

    def told(self, problems: Iterable[Problem]) -> "Pdf":
        """Return it with other problems."""
        return replace(self, problems=tuple(problems))

    def standing(self, layout: "Layout") -> "Pdf":
        """Return it with what stands where in it."""
        return replace(self, layout=layout)


class Whereabouts(Struct, frozen=True):
    """Where the engine stands.

    Attributes:
        title: of the document.
        part: what a reader calls the section or exhibit: “What we know”, or nothing.
        address: the field of the brief that it stands for.
        page: the number of the page that is being laid out, or 0.
    """

    title: str
    part: str = ""
    address: Address = ()
    page: int = 0
