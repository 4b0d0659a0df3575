"""All documents of a preview, and the processes that make them."""

import asyncio
from collections.abc import Sequence

from briefmaker.pool import stop
from briefmaker.preview.lines import PATIENCE, Line
from briefmaker.preview.press import examined, pressed
from briefmaker.preview.sheets import Presses, Sheet
from briefmaker.preview.shown import Show


class Desk:
    """The documents that can be looked at.

    Args:
        shows: one or more.
        patience: seconds after which a check or a render is taken to have no end.
    """

    def __init__(self, shows: Sequence[Show], patience: float = PATIENCE) -> None:
        self._presses = Presses(
            Line(examined, "the check", patience=patience, tell=self._tell),
            Line(pressed, "the pages", patience=patience, tell=self._tell),
        )
        self.sheets = tuple(Sheet(show, self._presses) for show in shows)
        self.leaving = asyncio.Event()
        self._telling: set[asyncio.Task[None]] = set()

    def sheet(self, name: str) -> Sheet | None:
        """Return a document by its number, as text; nothing if there is none."""
        if not (name.isascii() and name.isdigit() and len(name) < 7):
            return None
        number = int(name)
        return self.sheets[number] if number < len(self.sheets) else None

    async def close(self) -> None:
        """Follow nothing any longer, and end the processes at once."""
        for sheet in self.sheets:
            await sheet.close()
        lines = (self._presses.check.executor, self._presses.press.executor)
        await asyncio.to_thread(stop, [each for each in lines if each is not None])

    def _tell(self, words: str) -> None:
        for sheet in self.sheets:
            if sheet.is_open:
                task = asyncio.create_task(sheet.tell(words))
                self._telling.add(task)
                task.add_done_callback(self._telling.discard)
