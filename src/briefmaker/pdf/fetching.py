"""What the engine may read: `data:` addresses, and files in a few folders."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefmaker.look.bare import bare
from briefmaker.pdf.weasy import FatalURLFetchingError, URLFetcher, URLFetcherResponse
from briefmaker.problems import Problem
from briefmaker.reads import there

PICTURES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What the names of pictures end in, which are read without what nobody sees."""

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file, and letters of the longest `data:`, in a page."""


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]
    """The page asks for something that it may not or cannot have.

    Not an `Exception`: the engine would swallow that and leave the thing out.
    """


def refused(error: BaseException) -> Problem:
    """Return what was refused, as a problem of the document."""
    return Problem(
        "pdf.refused",
        str(error.__cause__ or error),
        hint="what a page shows lies in the workspace: put it there, and name it so in "
        "the brief, or in the style sheet under `templates` that asks for it",
    )


class Bared(URLFetcherResponse):  # type: ignore[misc]
    """What was read of a picture; given its path, the engine reads the file again."""

    path = None


class Confined(URLFetcher):  # type: ignore[misc]
    """Reads files below the given folders, links resolved, and never the network.

    Attributes:
        files: every file that was read, in that order.
    """

    def __init__(self, *folders: Path) -> None:
        super().__init__(
            allowed_protocols=("data", "file"),
            allow_redirects=False,
            fail_on_errors=True,
        )
        self.folders = tuple(folder.resolve() for folder in folders)
        self.files: list[Path] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Return what stands at the address.

        Raises:
            RefusedError: it is not in the folders, not a plain file, or too large.
        """
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        if scheme == "file" and not parts.netloc:
            path = self._let_through(Path(url2pathname(parts.path)))
            if path.suffix.lower() in PICTURES:
                return Bared(url, bare(path.read_bytes()))
        elif scheme == "data":
            if len(url) > LARGEST:
                raise RefusedError(f"the page holds a picture of over {_megabytes()}")
        else:
            raise RefusedError(
                f"the page asks for “{_shown(url)}”, but nothing is fetched from "
                "elsewhere"
            )
        return super().fetch(url, headers)

    def _let_through(self, asked: Path) -> Path:
        path = asked.resolve()
        if not any(path.is_relative_to(folder) for folder in self.folders):
            raise RefusedError(f"the page asks for “{path.name}” outside the workspace")
        if not there(path):
            raise RefusedError(f"the page asks for “{path.name}”, which is not there")
        if path.stat().st_size > LARGEST:
            raise RefusedError(
                f"“{path.name}” is larger than {_megabytes()}, too large for a page"
            )
        if path not in self.files:
            self.files.append(path)
        return path


def _megabytes() -> str:
    return f"{LARGEST // 1024 // 1024} MB"


def _shown(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:79]}…"
