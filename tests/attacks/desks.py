"""A desk that somebody else has written to, and commands of which all is heard."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attacks.hooked import sitecustomize

HOOKED = Path(__file__).with_name("hooked")
SOURCE = Path(__file__).parents[2] / "src"

BRIEF: Mapping[str, Any] = {
    "kind": "memo",
    "title": "Water is short in the lower valley",
    "date": "2026-01-05",
    "cutoff": "2026-01-04",
    "id": "m-1",
    "status": "draft",
    "policy": "draft",
    "marking": "TLP:GREEN",
    "from": "Water desk",
    "to": ["Deputy minister"],
    "bottom_line": "Water is short.",
    "sections": [{"id": "sec-know", "heading": "What we know", "body": "It is dry."}],
}
"""A brief of which nothing is wrong; JSON is YAML, and says what YAML could."""


Events = tuple[tuple[str, tuple[Any, ...]], ...]
"""What was heard: events of Python's audit hooks, each with what it was told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said, and what it did."""

    status: int
    out: str
    err: str
    heard: Events


@contextmanager
def hearing(log: Path) -> Iterator[None]:
    """Write down what this process and its copies do while the block runs."""
    sitecustomize.logs.append(sitecustomize.opened(log))
    try:
        yield
    finally:
        os.close(sitecustomize.logs.pop())


def events(log: Path) -> Events:
    """Return what was written down in a file."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else ()
    return tuple((event, tuple(said)) for event, said in map(json.loads, lines))


def network(heard: Events) -> set[tuple[str, str]]:
    """Return what was asked of the network, each with where it went.

    Sockets that are files on this machine are left out: processes of one run speak
    to each other by them.
    """
    found = set()
    for event, said in heard:
        if event.startswith("socket.get"):
            found.add((event, str(said[0])))
        elif event.startswith("socket.") and isinstance(said[1], list):
            found.add((event, f"{said[1][0]}:{said[1][1]}"))
    return found


def programs(heard: Events) -> list[list[str]]:
    """Return the programs that were started, with their arguments."""
    return [said[1] for event, said in heard if event == "subprocess.Popen"]


class Desk:
    """A workspace in which a user stands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.briefs = root / "briefs"
        (self.briefs / "library" / "seals").mkdir(parents=True)
        (root / "briefmaker.toml").write_text("", encoding="utf-8")

    def brief(self, body: str | None = None, /, **more: Any) -> Path:
        """Write a brief; `from_` is its `from`."""
        given = {key.rstrip("_"): value for key, value in more.items()}
        if body is not None:
            given["sections"] = [{**BRIEF["sections"][0], "body": body}]
        path = self.briefs / "a.yaml"
        path.write_text(json.dumps({**BRIEF, **given}), encoding="utf-8")
        return path

    def file(self, name: str, data: bytes | str) -> Path:
        """Write a file, with its folders."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def meeting(self, said: Mapping[str, Any]) -> Path:
        """Write a meeting, a key on each line, as meetings are told from briefs."""
        lines = (f"{key}: {json.dumps(value)}\n" for key, value in said.items())
        return self.file("briefs/meetings/m.yaml", "".join(lines))

    def products(self) -> list[str]:
        """Return the files under `out`, as paths from there."""
        out = self.root / "out"
        files = (path for path in out.rglob("*") if not path.is_dir())
        return sorted(path.relative_to(out).as_posix() for path in files)

    def child(
        self,
        *arguments: str | Path,
        timeout: float = 120,
        words: str = "",
        **around: str,
    ) -> Told:
        """Run a command in a process of its own, and hear all that it does."""
        log = self.root.parent / f"{self.root.name}.heard"
        log.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "briefmaker", *map(str, arguments)],
            cwd=self.root,
            env=surroundings(log, **around),
            capture_output=True,
            input=words,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Told(done.returncode, done.stdout, done.stderr, events(log))


def surroundings(log: Path, **around: str) -> dict[str, str]:
    """Return the environment of a child of which all is heard."""
    own = {
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{HOOKED}",
        "ATTACKS_HEARD": str(log),
        "PATH": os.environ["PATH"],  # noqa: TID251
        "HOME": os.environ.get("HOME", "/"),  # noqa: TID251
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],  # noqa: TID251
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }
    return {**own, **around}


def codes(told: Any) -> list[tuple[str, int]]:
    """Return the codes of what `check --format json` says, with their lines."""
    return [(each["code"], each["line"]) for each in json.loads(told.out)]
