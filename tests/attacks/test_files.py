"""Whatever path a brief names, nothing outside of its workspace is read for it."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from attacks.desks import Desk

SECONDS = 10
"""A pipe that nobody writes to, and a device without an end, are never waited for."""

PATHS = {
    "a way up": "../../outside/secret.{0}",
    "an absolute path": "{1}/outside/secret.{0}",
    "a device without an end": "/dev/zero",
    "a file of the machine": "/proc/self/environ",
    "an address of a file": "file://{1}/outside/secret.{0}",
    "an address in capitals": "FILE://{1}/outside/secret.{0}",
    "an address of another machine": "file://host/share/secret.{0}",
    "a way up in signs": "%2e%2e/%2e%2e/outside/secret.{0}",
    "a link to a file": "link.{0}",
    "a link to a folder": "linked/secret.{0}",
    "a link to a device": "zero.{0}",
    "links in a circle": "circle.{0}",
    "a pipe": "pipe.{0}",
    "a folder": "folder.{0}",
    "another case": "LINK.{0}",
    "a null character": "a\0b.{0}",
    "a null character in signs": "a%00b.{0}",
    "a very long name": "x" * 5000 + ".{0}",
    "a home": "~root/secret.{0}",
    "another machine": "\\\\host\\share\\secret.{0}",
    "an option": "-o.{0}",
}


@contextmanager
def in_time() -> Iterator[None]:
    def late(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise TimeoutError("it waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def trapped(desk: Desk) -> Desk:
    for suffix in ("png", "csv", "yaml", "csl", "txt", "pdf"):
        (desk.briefs / f"link.{suffix}").symlink_to(f"../../outside/secret.{suffix}")
        (desk.briefs / f"zero.{suffix}").symlink_to("/dev/zero")
        (desk.briefs / f"circle.{suffix}").symlink_to(f"circle.{suffix}")
        (desk.briefs / f"folder.{suffix}").mkdir()
        os.mkfifo(desk.briefs / f"pipe.{suffix}")
    (desk.briefs / "linked").symlink_to("../../outside")
    return desk


def picture(path: str) -> dict[str, Any]:
    body = f"It is dry.\n\n![Canals](<{path}>)"
    return {"sections": [{"heading": "What we know", "body": body}]}


def drawing(path: str) -> dict[str, Any]:
    chart = {"kind": "bar", "title": "Some had less", "subtitle": "Share, %, 2024"}
    chart |= {"data": {"csv": {"path": path, "label": "a", "value": "b"}}}
    body = "It is dry.\n\n![](#fig-a)"
    section = {"heading": "What we know", "body": body}
    return {"charts": {"fig-a": chart}, "sections": [section]}


def followed(path: str) -> dict[str, Any]:
    return {"edition_of": path}


def memos(path: str) -> dict[str, Any]:
    return {"matrix": path}


def style(path: str) -> dict[str, Any]:
    return {"citation_style": path}


def copy(path: str) -> dict[str, Any]:
    archive = {"path": f"briefs/{path}", "sha256": "0" * 64}
    if path.startswith("/"):
        archive["path"] = path
    source = {"type": "report", "title": "Water", "issued": "2024", "archive": archive}
    fact = {"quantity": "farms", "source": "report", "display": "1,2"}
    fact |= {"selector": {"exact": "secret,words and 1,2 and some more words"}}
    return {
        "bottom_line": "Water is short: {fact}`farms`.",
        "sources": {"report": source},
        "quantities": {"farms": {"label": "Farms", "unit": "%"}},
        "facts": {"farms-report": fact},
    }


PLACES: dict[str, tuple[Callable[[str], dict[str, Any]], str]] = {
    "picture": (picture, "png"),
    "data of a chart": (drawing, "csv"),
    "edition": (followed, "yaml"),
    "matrix": (memos, "csv"),
    "citation style": (style, "csl"),
    "copy of a source": (copy, "txt"),
}

OUTSIDE = {
    "a way up",
    "an absolute path",
    "a device without an end",
    "a file of the machine",
    "a link to a file",
    "a link to a folder",
    "a link to a device",
    "links in a circle",
}

REFUSED = {
    "picture": {
        "outside": "prose.picture-outside",
        "a way up in signs": "prose.picture-outside",
        "a null character in signs": "prose.picture-outside",
        "an address of a file": "prose.picture-address",
        "an address in capitals": "prose.picture-address",
        "an address of another machine": "prose.picture-address",
        "else": "prose.picture-missing",
    },
    "data of a chart": {
        "outside": "file.outside",
        "a pipe": "file.unreadable",
        "a folder": "file.folder",
        "a very long name": "file.unreadable",
        "else": "file.missing",
    },
    "edition": {"outside": "edition.outside", "else": "edition.missing"},
    "citation style": {"outside": "cite.style-outside", "else": "cite.style-missing"},
    "copy of a source": {
        "a pipe": "evidence.unreadable",
        "a folder": "evidence.unreadable",
        "outside": "evidence.source-missing",
        "else": "evidence.source-missing",
    },
}
"""The code of the refusal, by the place of the path and what is wrong with it."""

REFUSED["matrix"] = REFUSED["data of a chart"]


def refusal(place: str, attack: str) -> str:
    if attack == "a null character":
        return "file.hidden-character"
    group = "outside" if attack in OUTSIDE else "else"
    return REFUSED[place].get(attack, REFUSED[place][group])


@pytest.mark.parametrize("attack", list(PATHS))
@pytest.mark.parametrize("place", list(PLACES))
def test_a_path_of_a_brief_leads_nowhere_else(
    trapped: Desk, run: Any, opened: Any, place: str, attack: str
) -> None:
    make, suffix = PLACES[place]
    trapped.brief(**make(PATHS[attack].format(suffix, trapped.root.parent)))
    with in_time():
        ended = run("check", "briefs/a.yaml", "--format", "json")
    said = json.loads(ended.out)
    assert refusal(place, attack) in {each["code"] for each in said}
    assert all(each["file"].endswith("a.yaml") and each["line"] for each in said)
    outside = str(trapped.root.parent / "outside")
    strayed = [each for each in opened() if _is_astray(each, outside)]
    assert strayed == []
    assert "secret,words" not in ended.out + ended.err


def _is_astray(path: str, outside: str) -> bool:
    names = ("secret.", "pipe.", "circle.", "zero.", "link.")
    return path.startswith((outside, "/dev/zero", "/proc/self/environ")) or any(
        f"{os.sep}{name}" in path for name in names
    )
