"""A server on this machine alone, until Ctrl-C."""

import asyncio
import secrets
import socket
from collections.abc import Callable, Sequence
from types import FrameType

import uvicorn

from briefmaker.look.look import Brand
from briefmaker.preview.desk import Desk
from briefmaker.preview.furnishing import files
from briefmaker.preview.guard import ADDRESS
from briefmaker.preview.shown import Show
from briefmaker.preview.site import site

ANY = 0
"""The number of a port that the system chooses."""

GRACE = 2
"""Seconds that answers may take to end."""


def listening(port: int = ANY) -> socket.socket:
    """Return a socket that only this machine can reach.

    Raises:
        OSError: the port is in use, or not for everybody.
    """
    ours = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # So that a port can be taken again at once; one in use is refused all the same.
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ours.bind((ADDRESS, port))
        ours.listen()
    except OSError:
        ours.close()
        raise
    return ours


def serve(
    shows: Sequence[Show], ours: socket.socket, opened: Callable[[str], None]
) -> None:
    """Show documents until Ctrl-C.

    Args:
        ours: from `listening`; it is closed at the end.
        opened: is told the address as soon as it answers.

    Raises:
        KeyboardInterrupt: it was ended so, and nothing of it runs any longer.
    """
    with ours:
        asyncio.run(_serve(shows, ours, opened))


async def _serve(
    shows: Sequence[Show], ours: socket.socket, opened: Callable[[str], None]
) -> None:
    assets = shows[0].workspace.assets
    token = secrets.token_urlsafe(24)
    port = ours.getsockname()[1]
    desk = Desk(shows)
    app = site(desk, files(assets, Brand()), token, port)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config, desk, asyncio.get_running_loop())
    server.ready = lambda: opened(f"http://{ADDRESS}:{port}/{token}/")
    await server.serve(sockets=[ours])


class _Server(uvicorn.Server):
    """A server that lets go of those who listen when it is told to end."""

    def __init__(
        self, config: uvicorn.Config, desk: Desk, loop: asyncio.AbstractEventLoop
    ) -> None:
        super().__init__(config)
        self._desk, self._loop = desk, loop
        self.ready: Callable[[], None] = lambda: None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if not self.should_exit:
            self.ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End, on a signal."""
        self._loop.call_soon_threadsafe(self._desk.leaving.set)
        super().handle_exit(sig, frame)
