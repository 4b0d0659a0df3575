"""What can be wrong with a brief, as data.

Every stage returns its value together with the problems that it met; nothing
below the command line prints or decides what to do about them. A problem knows
*what* it is about (an address in the brief, and the words in question); where
that stands in a file is looked up once, at the end, by `brief.places.Places`.

The family::

    Problem            one thing wrong: code, severity, message, hint, address
    Place              file, line, column, excerpt: where an address stands
    BriefError         raised when a stage has no value to give; holds Problems
"""

from collections.abc import Iterable
from enum import StrEnum

from briefmaker.values import Struct, replace

Address = tuple[str | int, ...]
"""Keys and list positions from the top of the brief: `("sections", 2, "body")`.

Entries of the shared library begin with `"library"`:
`("library", "facts", "remittances-share-s001", "source")`.
"""


class Severity(StrEnum):
    """How much a problem weighs: only errors stop a render."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True):
    """Where something stands in a file, for people and editors.

    Attributes:
        file: the path as the user would type it.
        line: 1-based; 0 where the file has no lines, as a PDF.
        column: 1-based, in characters; 0 likewise.
        width: how many characters of the excerpt to underline, at least 1.
        excerpt: the line of text, without its line end.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1
    excerpt: str = ""


class Problem(Struct, frozen=True):
    """One thing that is wrong, or odd, with a brief.

    Attributes:
        code: stable and dotted, `stage.what`: `brief.unknown-key`.
        message: one sentence in the author's words: what was found and what
            was expected.
        address: the value in the brief that it is about.
        token: the words inside that value, verbatim, where it is smaller.
        nth: which occurrence of `token` inside the value, from 0.
        on_key: the key itself is meant, not its value.
        hint: what to do about it.
        place: filled in by `Places.locate`, or by the stage that has no address.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    address: Address = ()
    token: str = ""
    nth: int = 0
    on_key: bool = False
    hint: str = ""
    place: Place | None = None

    def at(self, place: Place) -> "Problem":
        """Return this problem with its place filled in."""
        return replace(self, place=place)

    @property
    def blocks(self) -> bool:
        """Whether it stops a render."""
        return self.severity is Severity.ERROR


class BriefError(Exception):
    """A stage found no value to give; `problems` says why, all at once.

    Args:
        problems: everything that was found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(self) -> "tuple[type[BriefError], tuple[tuple[Problem, ...]]]":
        """Let it pass from one process to another."""
        return BriefError, (self.problems,)


def blocking(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a render."""
    return any(problem.blocks for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line and column, each once."""

    def where(problem: Problem) -> tuple[str, int, int]:
        place = problem.place
        return (place.file, place.line, place.column) if place else ("", 0, 0)

    return tuple(sorted(dict.fromkeys(problems), key=where))
