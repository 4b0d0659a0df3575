"""A desk that somebody else has written to, and commands of which all is heard."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said, and what it did.

    Attributes:
        heard: events of Python's audit hooks with what they were told, in order.
    """

    status: int
    out: str
    err: str
    heard: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def opened(self) -> set[str]:
        """The files and folders that were opened or listed."""
        names = ("open", "os.listdir")
        return {str(said[0]) for event, said in self.heard if event in names}

    @property
    def network(self) -> list[tuple[str, str]]:
        """What was asked of the network, each with where it went."""
        return [
            (event, str(said[1:2] if event.startswith("socket.c") else said))
            for event, said in self.heard
            if event.startswith("socket.")
        ]

    @property
    def programs(self) -> list[list[str]]:
        """The programs that were started, with their arguments."""
        return [
            [*map(str, said[1])] for event, said in self.heard if event == POPEN
        ]


POPEN = "subprocess.Popen"


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
        return Told(done.returncode, done.stdout, done.stderr, tuple(_heard(log)))


def surroundings(log: Path, **around: str) -> dict[str, str]:
    """Return the environment of a child of which all is heard."""
    own = {
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{HOOKED}",
        "ATTACKS_HEARD": str(log),
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }
    return {**own, **around}


def _heard(log: Path) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for line in log.read_text(encoding="utf-8").splitlines():
        event, said = json.loads(line)
        yield event, tuple(said)


def codes(told: Any) -> list[tuple[str, int]]:
    """Return the codes of what `check --format json` says, with their lines."""
    return [(each["code"], each["line"]) for each in json.loads(told.out)]
