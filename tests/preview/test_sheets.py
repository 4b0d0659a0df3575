"""What is shown: problems first, pages next, the last good ones while errors stand."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from briefmaker.pdf.leaves import Leaf
from briefmaker.preview.lines import LostError
from briefmaker.preview.sheets import Presses, Sheet, State
from briefmaker.preview.shown import (
    Entry,
    Examined,
    Followed,
    Pages,
    Pressed,
    Show,
)
from briefmaker.preview.site import changes

ERROR = Entry("error", "brief.missing", "a is missing", "", "b.yaml", 1, 1)
LATE = Entry("warning", "pdf.too-long", "too long", "", "b.yaml", 1, 1)
PATIENCE = 30


def pages(word: str) -> Pages:
    return Pages(word.encode(), (Leaf(595, 842, f"leaf-{word}"),), (), ())


def checked(*entries: Entry) -> Examined:
    return Examined((), entries, (), Followed())


def printed(word: str, *entries: Entry) -> Pressed:
    return Pressed((), entries, pages(word) if word else None, Followed())


class Stand:
    """A process whose results come when the test hands them over."""

    def __init__(self) -> None:
        self.asked = 0
        self.results: asyncio.Queue[Any] = asyncio.Queue()

    async def do(self, _: Show) -> Any:
        self.asked += 1
        result = await self.results.get()
        if isinstance(result, Exception):
            raise result
        return result


class Table:
    """A sheet between two stand-ins, looked at by somebody."""

    def __init__(self, show: Show) -> None:
        self.check, self.press = Stand(), Stand()
        self.sheet = Sheet(show, Presses(self.check, self.press))  # type: ignore[arg-type]
        self.states = self.sheet.states()

    async def until(self, wanted: Callable[[State], bool]) -> State:
        async def seek() -> State:
            async for state in self.states:
                if wanted(state):
                    return state
            raise AssertionError

        return await asyncio.wait_for(seek(), PATIENCE)

    async def end(self) -> None:
        await self.states.aclose()
        await self.sheet.close()


def told(show: Show, play: Callable[[Table], Any]) -> None:
    async def whole() -> None:
        table = Table(show)
        try:
            await asyncio.wait_for(play(table), PATIENCE)
        finally:
            await table.end()

    asyncio.run(whole())


def test_problems_are_shown_before_the_pages_are_set(show: Show) -> None:
    async def play(table: Table) -> None:
        table.check.results.put_nowait(checked(LATE))
        state = await table.until(lambda state: state.findings is not None)
        assert state.findings
        assert state.findings.entries == (LATE,)
        assert state.findings.setting
        assert state.print is None
        table.press.results.put_nowait(printed("one", LATE))
        state = await table.until(lambda state: state.print is not None)
        assert state.findings
        assert not state.findings.setting

    told(show, play)


def test_the_last_good_pages_stay_while_errors_stand(show: Show) -> None:
    async def play(table: Table) -> None:
        table.check.results.put_nowait(checked())
        table.press.results.put_nowait(printed("one"))
        before = await table.until(lambda state: state.print is not None)
        table.check.results.put_nowait(checked(ERROR))
        table.press.results.put_nowait(printed("", ERROR))
        show.brief.write_text("title: b\n")
        state = await table.until(
            lambda s: bool(s.findings and s.findings.errors and not s.findings.setting)
        )
        assert state.print is before.print

    told(show, play)


def test_what_was_made_of_an_older_state_is_thrown_away(show: Show) -> None:
    async def play(table: Table) -> None:
        await asyncio.wait({asyncio.ensure_future(anext(table.states))}, timeout=1)
        assert table.press.asked == 1
        table.sheet._renew()  # a save, while the first pages are being set
        table.press.results.put_nowait(printed("old"))
        table.press.results.put_nowait(printed("new"))
        table.check.results.put_nowait(checked(ERROR))
        table.check.results.put_nowait(checked())
        while table.sheet.state.print is None or table.check.results.qsize():
            await asyncio.sleep(0.01)
        assert table.sheet.state.print.pages.data == b"new"
        assert table.sheet.leaf("leaf-old") is None
        assert table.press.asked == 2

    told(show, play)


def test_what_only_pages_show_stands_until_there_are_new_ones(show: Show) -> None:
    async def play(table: Table) -> None:
        table.check.results.put_nowait(checked())
        table.press.results.put_nowait(printed("one", LATE))
        await table.until(lambda s: bool(s.findings and not s.findings.setting))
        while table.sheet._known.examined is None:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        table.check.results.put_nowait(checked())
        show.brief.write_text("title: b\n")
        state = await table.until(lambda s: bool(s.findings and s.findings.setting))
        assert state.findings
        assert state.findings.entries == (LATE,)
        table.press.results.put_nowait(printed("two"))
        state = await table.until(lambda s: bool(s.findings and not s.findings.setting))
        assert state.findings
        assert state.findings.entries == ()

    told(show, play)


def test_work_that_comes_to_nothing_is_told_and_the_next_save_tries_again(
    show: Show,
) -> None:
    async def play(table: Table) -> None:
        table.check.results.put_nowait(checked())
        table.press.results.put_nowait(LostError("the pages could not go on"))
        state = await table.until(lambda s: bool(s.notice))
        assert state.notice == "The pages could not go on."
        table.check.results.put_nowait(checked())
        table.press.results.put_nowait(printed("one"))
        show.brief.write_text("title: b\n")
        state = await table.until(lambda s: s.print is not None)
        assert state.notice == ""

    told(show, play)


def test_nothing_is_made_while_nobody_looks(show: Show) -> None:
    async def play(table: Table) -> None:
        table.check.results.put_nowait(checked())
        table.press.results.put_nowait(printed("one"))
        await table.until(lambda state: state.print is not None)
        await table.states.aclose()
        asked = table.press.asked
        show.brief.write_text("title: b\n")
        await asyncio.sleep(1.5)
        assert table.press.asked == asked

    told(show, play)


def test_pages_of_earlier_documents_can_be_asked_for_and_not_of_all(show: Show) -> None:
    sheet = Sheet(show, Presses(Stand(), Stand()))  # type: ignore[arg-type]
    for word in "abcde":
        sheet._keep(pages(word))
    known = [word for word in "abcde" if sheet.leaf(f"leaf-{word}")]
    assert known == ["c", "d", "e"]


@pytest.mark.parametrize("same", [True, False])
def test_only_what_differs_is_told_to_the_browser(show: Show, same: bool) -> None:
    sheet = Sheet(show, Presses(Stand(), Stand()))  # type: ignore[arg-type]
    sheet._keep(pages("a"))
    before = sheet.state if same else State()
    found = [name for name, _ in changes(before, sheet.state, clock=0)]
    assert found == ([] if same else ["pages"])
