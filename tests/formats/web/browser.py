"""Debian's Chromium without a window, driven through a pair of pipes.

The DevTools Protocol over `--remote-debugging-pipe`: messages are JSON with a nought
at the end, read on descriptor 3 and written on 4, so that no port is opened.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fcntl import F_DUPFD, fcntl
from pathlib import Path
from typing import Any

PROGRAM = "chromium"
PATIENCE = 60
"""Seconds that the browser may take for one answer."""

ABOVE = 10
"""Descriptors from here on are nobody's that is numbered."""

SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


@dataclass(slots=True)
class Tab:
    """A page in the browser."""

    reader: int
    writer: int
    session: str = ""
    last: int = 0
    rest: bytes = b""
    events: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, method: str, **given: Any) -> Any:
        """Send a command, and return what comes back."""
        self.last += 1
        message: dict[str, Any] = {"id": self.last, "method": method, "params": given}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.last:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.reader], [], [], until - time.monotonic())
            assert ready, "the browser does not answer"
            self.rest += os.read(self.reader, 1 << 20)
        message, _, self.rest = self.rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def value(self, script: str) -> Any:
        """Return what an expression is worth in the page."""
        found = self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def show(
        self, file: Path, width: int, height: int = 844, *, dark: bool = False
    ) -> None:
        """Open a file in a window of this size."""
        self.visit(file.as_uri(), width, height, dark=dark)

    def visit(
        self,
        address: str,
        width: int,
        height: int = 844,
        *,
        dark: bool = False,
        density: float = 1,
    ) -> None:
        """Open an address in a window of this size."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=density,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.ask("Page.navigate", url=address)
        until = time.monotonic() + PATIENCE
        while self.value("document.readyState") != "complete":
            assert time.monotonic() < until
            time.sleep(0.05)
        self.value("document.fonts.ready.then(() => true)")

    def press(self, key: str, code: int) -> None:
        """Press a key and let it go."""
        text = {"Enter": "\r", " ": " "}.get(key, "")
        given = {"key": key, "windowsVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **given)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **given)

    def point(self, x: float, y: float, *, click: bool = False) -> None:
        """Move the pointer to a place, and maybe click there."""
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.ask(
                    "Input.dispatchMouseEvent",
                    type=kind,
                    x=x,
                    y=y,
                    button="left",
                    clickCount=1,
                )

    def picture(self, *, whole: bool = False) -> bytes:
        """Return what can be seen as PNG, or the whole page."""
        found = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(found["data"])


@contextmanager
def browser(folder: Path) -> Iterator[Tab]:
    """Run Chromium with a profile in this folder, and end it."""
    program = shutil.which(PROGRAM)
    assert program, f"{PROGRAM} is not installed"
    near, ours_out = os.pipe()
    ours_in, far = os.pipe()
    # The browser wants its ends at 3 and 4; a shell puts them there from elsewhere.
    to_it, from_it = (fcntl(end, F_DUPFD, ABOVE) for end in (near, far))
    os.close(near)
    os.close(far)
    plumbed = f'exec "$0" "$@" 3<&{to_it} 4>&{from_it}'
    command = ["bash", "-c", plumbed, program, *SWITCHES, f"--user-data-dir={folder}"]
    running = subprocess.Popen(
        [*command, "about:blank"],
        pass_fds=(to_it, from_it),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_it)
    os.close(from_it)
    tab = Tab(ours_in, ours_out)
    try:
        target = tab.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = tab.ask("Target.attachToTarget", targetId=target, flatten=True)
        tab.session = attached["sessionId"]
        tab.ask("Page.enable")
        tab.ask("Network.enable")
        yield tab
    finally:
        tab.session = ""
        with suppress(AssertionError, OSError):
            tab.ask("Browser.close")
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        os.close(ours_in)
        os.close(ours_out)
