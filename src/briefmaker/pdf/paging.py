"""The engine's pages, made one after the other."""

from collections.abc import Iterator
from typing import Any

from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.weasy import make_all_pages


class Paging:
    """Makes the pages of one layout."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    def made(
        self, context: Any, root: Any, html: Any, pages: list[Any]
    ) -> Iterator[Any]:
        """Yield the pages, as the engine's `make_all_pages` does."""
        if not pages:
            self._numbers.put(root, context)
        yield from make_all_pages(context, root, html, pages)
