"""What is shown of each document now, kept up to date while somebody looks at it.

Check and pages are made at the same time in two processes: problems come first, pages
follow. What is made of an older state of the files is thrown away.
"""

import asyncio
import hashlib
import time
from collections.abc import AsyncGenerator
from contextlib import suppress

from briefmaker.preview.following import Follower
from briefmaker.preview.lines import Line, LostError
from briefmaker.preview.shown import (
    Card,
    Entry,
    Examined,
    Followed,
    Pages,
    Pressed,
    Show,
)
from briefmaker.values import Struct, replace

ERROR = "error"
KEPT = 3
"""Finished documents whose pages can still be asked for."""


class Findings(Struct, frozen=True):
    """What is wrong now, and what stands behind the document.

    Attributes:
        setting: the pages are still being set.
    """

    entries: tuple[Entry, ...] = ()
    cards: tuple[Card, ...] = ()
    setting: bool = True

    @property
    def errors(self) -> int:
        """How many problems stop the document."""
        return sum(entry.severity == ERROR for entry in self.entries)


class Print(Struct, frozen=True):
    """The last pages that could be set.

    Attributes:
        name: a digest of the file.
        at: when they were made, on the clock of `time.monotonic`.
    """

    name: str
    pages: Pages
    at: float


class State(Struct, frozen=True):
    """All that is shown of a document; nothing where it is not known yet."""

    findings: Findings | None = None
    print: Print | None = None
    notice: str = ""


class _Known(Struct):
    """What the two processes made last, each of which state of the files.

    Attributes:
        late: what only the pages showed, which stands until there are new ones.
    """

    examined: Examined | None = None
    examined_of: int = 0
    pressed: Pressed | None = None
    pressed_of: int = 0
    late: tuple[Entry, ...] = ()


class Presses(Struct, frozen=True):
    """The two processes that all documents share."""

    check: Line[Examined]
    press: Line[Pressed]


class Sheet:
    """One document: follows its files, has it made anew, and says what is shown."""

    def __init__(self, show: Show, presses: Presses) -> None:
        self.show = show
        self.state = State()
        self._presses = presses
        self._follower = Follower()
        self._known = _Known()
        self._kept: dict[str, tuple[Print, int]] = {}
        self._number = self._noticed = 0
        self._news = asyncio.Condition()
        self._wanted = asyncio.Event()
        self._due = {Examined: asyncio.Event(), Pressed: asyncio.Event()}
        self._lookers = 0
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    def open(self) -> None:
        """Begin to follow the document; it is made at once."""
        self._wanted.set()
        if not self._tasks:
            work = (self._following(), self._checking(), self._pressing())
            self._tasks = tuple(map(asyncio.create_task, work))

    @property
    def is_open(self) -> bool:
        """Whether somebody has looked at it."""
        return bool(self._tasks)

    async def close(self) -> None:
        """Follow it no longer."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task

    async def states(self) -> AsyncGenerator[State, None]:
        """Yield what is shown, now and whenever it changes."""
        self._lookers += 1
        self.open()
        seen = State()
        try:
            while True:
                async with self._news:
                    while self.state is seen:
                        await self._news.wait()
                    seen = self.state
                yield seen
        finally:
            self._lookers -= 1
            if not self._lookers:
                self._wanted.clear()

    def leaf(self, name: str) -> tuple[Print, int] | None:
        """Return the document that holds a page of this name, and its number."""
        return self._kept.get(name)

    async def tell(self, notice: str) -> None:
        """Show a notice until the next change."""
        self._noticed = self._number
        await self._become(replace(self.state, notice=notice))

    async def _following(self) -> None:
        since = time.time()
        self._learn(since)
        self._renew()
        async for _ in self._follower.changes():
            self._renew()

    def _renew(self) -> None:
        self._number += 1
        for due in self._due.values():
            due.set()

    async def _next(self, kind: type[Struct]) -> tuple[int, float]:
        """Wait until there is something to do that somebody wants to see."""
        await self._due[kind].wait()
        await self._wanted.wait()
        self._due[kind].clear()
        return self._number, time.time()

    async def _checking(self) -> None:
        while True:
            number, since = await self._next(Examined)
            try:
                found = await self._presses.check.do(self.show)
            except LostError as lost:
                await self.tell(_sentence(lost))
                continue
            if number == self._number:
                self._known.examined, self._known.examined_of = found, number
                self._learn(since)
                await self._tell_findings()

    async def _pressing(self) -> None:
        while True:
            number, since = await self._next(Pressed)
            try:
                made = await self._presses.press.do(self.show)
            except LostError as lost:
                self._known.pressed, self._known.pressed_of = None, number
                await self.tell(_sentence(lost))
                await self._tell_findings()
                continue
            if number == self._number:
                self._known.pressed, self._known.pressed_of = made, number
                self._learn(since)
                if made.pages is not None:
                    self._keep(made.pages)
                await self._tell_findings()

    def _learn(self, since: float) -> None:
        found = Followed(frozenset({self.show.brief.absolute()}))
        for made in (self._known.examined, self._known.pressed):
            found |= made.followed if made else Followed()
        self._follower.learn(found, since)

    def _keep(self, pages: Pages) -> None:
        """Show these pages; those of a few documents before can still be asked for."""
        made = Print(_digest(pages.data), pages, time.monotonic())
        recent = [print_.name for print_, _ in self._kept.values()]
        recent = [name for name in dict.fromkeys(recent) if name != made.name]
        kept = {
            leaf: where
            for leaf, where in self._kept.items()
            if where[0].name in recent[1 - KEPT :]
        }
        for number, leaf in enumerate(pages.leaves):
            kept.pop(leaf.name, None)
            kept[leaf.name] = (made, number)
        self._kept = kept
        self.state = replace(self.state, print=made)

    async def _tell_findings(self) -> None:
        known, number = self._known, self._number
        early = known.examined.entries if known.examined else ()
        done = known.pressed_of == number
        if known.pressed is not None and done:
            entries = known.pressed.entries
            if known.examined_of == number:
                known.late = tuple(e for e in entries if e not in early)
        else:
            entries = (*early, *(each for each in known.late if each not in early))
        cards = known.examined.cards if known.examined else ()
        notice = self.state.notice if self._noticed == number else ""
        findings = Findings(entries, cards, setting=not done)
        await self._become(replace(self.state, findings=findings, notice=notice))

    async def _become(self, state: State) -> None:
        async with self._news:
            self.state = state
            self._news.notify_all()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


def _sentence(lost: LostError) -> str:
    words = str(lost)
    return f"{words[0].upper()}{words[1:]}."
