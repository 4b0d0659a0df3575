"""A preview as its users start it, in a process of its own, and who asks it."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds for what a busy machine does in a few."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Preview:
    """A preview that runs."""

    process: subprocess.Popen[str]
    address: str
    said: str = ""

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    @property
    def base(self) -> str:
        return "/" + self.address.split("/", 3)[3]

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] = {}
    ) -> Answer:
        """Ask for what lies below the address, or for `/…` as it stands."""
        there = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        where = path if path.startswith("/") else self.base + path
        with closing(there):
            there.request(method, where, headers=dict(headers))
            found = there.getresponse()
            return Answer(found.status, dict(found.getheaders()), found.read())

    def end(self) -> None:
        """Press Ctrl-C, which a terminal sends to all processes of the command."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.said += self.process.communicate(timeout=PATIENCE)[1]


@contextmanager
def running(*arguments: str | Path, folder: Path) -> Iterator[Preview]:
    """Run `briefmaker preview` without a browser."""
    command = [sys.executable, "-m", "briefmaker", "preview", "--no-browser"]
    process = subprocess.Popen(
        [*command, *map(str, arguments)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    try:
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", line)
        assert found, line + process.stderr.read()
        yield Preview(process, found[0])
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=PATIENCE)


def events(preview: Preview, show: int = 0) -> Generator[tuple[str, Any], None, None]:
    """Yield the events of a document as a browser gets them."""
    there = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    with closing(there):
        there.request("GET", f"{preview.base}events/{show}")
        answer = there.getresponse()
        assert answer.status == 200
        name = ""
        with closing(answer):
            while line := answer.readline().decode():
                if line.startswith("event: "):
                    name = line[7:].strip()
                elif line.startswith("data: "):
                    yield name, json.loads(line[6:])


def until(seen: Iterator[tuple[str, Any]], wanted: str, **having: Any) -> Any:
    """Return the first event of this name that holds these values."""
    end = time.monotonic() + PATIENCE
    for name, told in seen:
        if name == wanted and all(told[key] == value for key, value in having.items()):
            return told
        assert time.monotonic() < end
    raise AssertionError("the events have ended")


def desk(folder: Path, *briefs: str) -> Path:
    """Return a workspace with some of our briefs and their library."""
    (folder / "briefs").mkdir(parents=True)
    for name in briefs:
        shutil.copy(ROOT / "briefs" / f"{name}.yaml", folder / "briefs")
    shutil.copytree(ROOT / "briefs/library", folder / "briefs/library")
    return folder
