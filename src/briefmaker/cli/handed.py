"""PDFs that somebody handed over: read from the disk, and what is wrong with them."""

import stat
from collections.abc import Iterable
from pathlib import Path

from briefmaker.cli.exits import wrong_usage
from briefmaker.problems import BriefError, Place, Problem
from briefmaker.values import replace

MOST_BYTES = 500_000_000
"""The most that a PDF may hold; briefmaker's have less than a hundredth of it."""


def pdf_at(path: Path) -> bytes:
    """Return the bytes of a PDF.

    Raises:
        CommandError: there is no file at this path.
        BriefError: it is too large to be one of ours.
        OSError: it cannot be read.
    """
    if path.is_dir():
        raise wrong_usage(f"`{path}` is a folder", "name the PDF itself")
    if not path.exists():
        raise wrong_usage(f"there is no file `{path}`", _beside(path))
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise wrong_usage(f"`{path}` is not an ordinary file")
    if found.st_size > MOST_BYTES:
        raise BriefError(
            [
                Problem(
                    "pdf.too-large",
                    f"the file is larger than {MOST_BYTES // 1_000_000} MB",
                    hint="briefmaker made none as large; is it the right one?",
                )
            ]
        )
    return path.read_bytes()


def of_pdf(problems: Iterable[Problem], name: str) -> list[Problem]:
    """Return problems with their places: the PDF, or a file that it carries."""
    return [each.at(_place(each.place, name)) for each in problems]


def _place(place: Place | None, name: str) -> Place:
    if place is None or not place.file:
        return Place(name, line=0, column=0)
    return replace(place, file=f"{name}: {place.file}")


def _beside(path: Path) -> str:
    """Return a hint that names the PDF that was probably meant."""
    from briefmaker.brief.nearest import nearest

    if not path.parent.is_dir():
        return ""
    return nearest(path.name, [each.name for each in path.parent.glob("*.pdf")])
