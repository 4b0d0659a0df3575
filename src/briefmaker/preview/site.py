"""The site of a preview: its page, its events, pictures of pages, the PDF itself.

What a browser asks for is a number or a digest that this site gave out, never a path.
"""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.responses import StreamingResponse as Stream
from starlette.routing import Route

from briefmaker.pdf.leaves import WIDEST, picture
from briefmaker.preview.desk import Desk
from briefmaker.preview.furnishing import File
from briefmaker.preview.guard import Guard
from briefmaker.preview.press import saved
from briefmaker.preview.sheets import Findings, Print, Sheet, State
from briefmaker.values import to_builtins

BEAT = 15.0
"""Seconds after which a line is sent with nothing in it, so that it stays open."""

NARROWEST = 100


class Answers:
    """What the site answers; PDFium draws one page at a time."""

    def __init__(self, desk: Desk, files: Mapping[str, File]) -> None:
        self._desk, self._files = desk, files
        self._drawing = asyncio.Lock()
        self._closing: set[asyncio.Task[None]] = set()

    async def file(self, request: Request) -> Response:
        """Return a file of the page."""
        found = self._files.get(request.path_params.get("name", ""))
        if found is None:
            return _nothing()
        return Response(found[1], headers={"content-type": found[0]})

    async def shows(self, _: Request) -> Response:
        """Return the documents that can be looked at."""
        return JSONResponse([sheet.show.title for sheet in self._desk.sheets])

    async def events(self, request: Request) -> Response:
        """Return what is shown of a document, and all that changes (HTML, 9.2)."""
        sheet = self._desk.sheet(request.path_params["show"])
        if sheet is None:
            return _nothing()
        return Stream(self._told(sheet), headers={"content-type": "text/event-stream"})

    async def page(self, request: Request) -> Response:
        """Return the picture of a page in so many dots."""
        sheet = self._desk.sheet(request.path_params["show"])
        found = sheet.leaf(request.path_params["leaf"]) if sheet else None
        width = request.path_params["width"]
        if found is None or not NARROWEST <= width <= WIDEST:
            return _nothing()
        made, number = found
        async with self._drawing:
            drawn = await asyncio.to_thread(picture, made.pages.data, number, width)
        return Response(drawn, headers={"content-type": "image/bmp"})

    async def pdf(self, request: Request) -> Response:
        """Return the last PDF that could be set."""
        sheet = self._desk.sheet(request.path_params["show"])
        if sheet is None or sheet.state.print is None:
            return _nothing()
        name = quote(sheet.show.file.name)
        headers = {
            "content-type": "application/pdf",
            "content-disposition": f"inline; filename*=UTF-8''{name}",
        }
        return Response(sheet.state.print.pages.data, headers=headers)

    async def save(self, request: Request) -> Response:
        """Write the PDF into its file, as `render` does; one with errors is not."""
        sheet = self._desk.sheet(request.path_params["show"])
        if sheet is None:
            return _nothing()
        state = sheet.state
        findings, made = state.findings, state.print
        if findings is None or made is None or findings.setting:
            return _told("The pages are still being set.", 409)
        if findings.errors:
            return _told("Nothing was saved: the brief has errors.", 409)
        shown = sheet.show.workspace.shown(sheet.show.file)
        try:
            await asyncio.to_thread(saved, sheet.show, made.pages.data)
        except OSError as error:
            return _told(f"`{shown}` could not be written: {error.strerror}.", 500)
        return _told(f"Saved as {shown}.")

    async def _told(self, sheet: Sheet) -> AsyncIterator[str]:
        """Yield what has changed since the last state, as events."""
        before, states = State(), sheet.states()
        leaving = asyncio.create_task(self._desk.leaving.wait())
        coming = asyncio.ensure_future(anext(states))
        try:
            while not leaving.done():
                await asyncio.wait(
                    {leaving, coming},
                    timeout=BEAT,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if not coming.done():
                    yield ":\n\n"
                    continue
                state = coming.result()
                coming = asyncio.ensure_future(anext(states))
                for event, told in changes(before, state, time.monotonic()):
                    yield f"event: {event}\ndata: {json.dumps(told)}\n\n"
                before = state
        finally:
            # Who has gone may no longer be waited for here.
            leaving.cancel()
            coming.cancel()
            closing = asyncio.create_task(_closed(coming, states))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)


async def _closed(
    coming: asyncio.Future[State], states: AsyncGenerator[State, None]
) -> None:
    await asyncio.wait({coming})
    await states.aclose()


def changes(before: State, now: State, clock: float) -> list[tuple[str, Any]]:
    """Return what differs between two states, as events: problems before pages."""
    told: list[tuple[str, Any]] = []
    if now.findings is not None and now.findings is not before.findings:
        told.append(("problems", _findings(now.findings)))
    if now.print is not None and now.print is not before.print:
        told.append(("pages", _print(now.print, clock)))
    if now.notice != before.notice:
        told.append(("notice", {"words": now.notice}))
    return told


def site(desk: Desk, files: Mapping[str, File], token: str, port: int) -> Guard:
    """Return the whole site; all of it lies behind a word that cannot be guessed."""
    answers, under = Answers(desk, files), f"/{token}"

    @asynccontextmanager
    async def while_open(_: Starlette) -> AsyncIterator[None]:
        desk.sheets[0].open()
        try:
            yield
        finally:
            await desk.close()

    routes = [
        Route(f"{under}/", answers.file),
        Route(f"{under}/shows", answers.shows),
        Route(f"{under}/events/{{show}}", answers.events),
        Route(f"{under}/page/{{show}}/{{leaf}}/{{width:int}}", answers.page),
        Route(f"{under}/pdf/{{show}}", answers.pdf),
        Route(f"{under}/save/{{show}}", answers.save, methods=["POST"]),
        Route(f"{under}/{{name}}", answers.file),
    ]
    return Guard(Starlette(routes=routes, lifespan=while_open), port)


def _findings(findings: Findings) -> dict[str, Any]:
    return {**to_builtins(findings), "errors": findings.errors}


def _print(made: Print, clock: float) -> dict[str, Any]:
    pages = made.pages
    return {
        "name": made.name,
        "age": round(clock - made.at, 1),
        "leaves": [to_builtins(leaf) for leaf in pages.leaves],
        "spots": [to_builtins(spot) for spot in pages.spots],
        "parts": [to_builtins(part) for part in pages.parts],
    }


_nothing = partial(PlainTextResponse, "There is nothing here.", 404)


def _told(words: str, status: int = 200) -> Response:
    return JSONResponse({"words": words}, status)
