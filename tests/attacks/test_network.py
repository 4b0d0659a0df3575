"""No command touches the network but those that are told to, and these only there."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen  # noqa: TID251

import pytest

from archive.site import Answer, site
from attacks.desks import (
    Desk,
    events,
    hearing,
    network,
    programs,
    surroundings,
)
from briefmaker.archive import fetch
from briefmaker.cli.catalogue import OFFERS
from cli.mailroom import Office, serving

MEETING = {
    "kind": "meeting",
    "meeting": "Committee on water",
    "place": "Room 2",
    "date": "2026-01-12",
    "zone": "Europe/Berlin",
    "id": "RC-14",
    "from": "Secretariat",
    "attendees": [{"name": "Ines Halvorsen", "chair": True}],
    "agenda": [
        {
            "title": "The wells",
            "at": "09:30",
            "purpose": "Information",
            "papers": ["../a.yaml"],
        }
    ],
}

MAIL = """[mail]
from = "Water desk <desk@example.org>"
server = "127.0.0.1"
port = {port}
security = "none"
"""

SOURCE = "In August 62 per cent of the farms in the lower valley had water again.\n"

TOUR: tuple[tuple[str, ...], ...] = (
    ("init", "office"),
    ("new", "dams", "--kind", "memo"),
    ("check", "briefs"),
    ("check", "briefs", "--format", "sarif"),
    ("render", "briefs/a.yaml", "-j", "1"),
    ("render", "briefs/a.yaml", "-j", "1", "--format", "html", "--format", "docx"),
    ("render", "briefs/a.yaml", "-j", "1", "--format", "md", "--format", "txt"),
    ("rules",),
    ("schema", "brief"),
    ("kinds",),
    ("doctor",),
    ("unpack", "out/a.pdf", "--out", "taken"),
    ("verify", "out/a.pdf"),
    ("diff", "out/a.pdf", "briefs/a.yaml"),
    ("import-comments", "out/a.docx", "briefs/a.yaml"),
    ("pack", "briefs/meetings/m.yaml", "--copies"),
    ("mail", "briefs/a.yaml", "--to", "anna@example.org", "--draft-ok"),
    ("mail", "briefs/a.yaml", "--to", "anna@example.org", "--draft-ok", "--dry-run"),
    ("mail", "briefs/a.yaml", "--to", "a@example.org", "--draft-ok", "--drop", "gate"),
    ("mail", "status"),
    ("source", "add", "report.txt", "--id", "water"),
    ("source", "list"),
    ("source", "seal", "water"),
    ("source", "pin", "farms-2024", "--source", "water", "--quote", SOURCE.strip()),
    ("explain", "farms-2024"),
    ("preview", "briefs/meetings/m.yaml"),
)
"""Every command but `print`, which asks the print system, in an order that works."""

LINKED = "It is dry [as said](https://example.invalid/page). ![Canals](c.svg)"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'


@pytest.fixture(autouse=True)
def _without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk whose brief, library and settings name hosts that nobody may ask."""
    source = {
        "type": "webpage",
        "title": "The wells",
        "issued": "2025",
        "URL": "https://example.invalid/wells",
    }
    desk.brief(
        "It is dry [as said](https://example.invalid/page) [@wells].",
        sources={"wells": source},
        contact="desk@example.invalid",
    )
    desk.meeting(MEETING)
    desk.file("briefmaker.toml", MAIL.format(port=1))
    desk.file("report.txt", SOURCE)
    (desk.root / "gate").mkdir()
    return desk


def test_every_command_but_the_named_ones_keeps_to_itself(
    office: Desk,  # noqa: ARG001
    run: Any,
    heard: Path,
) -> None:
    said = {}
    with hearing(heard):
        for command in TOUR:
            ended = run(*command)
            said[" ".join(command[:2])] = (ended.status, ended.err[-300:])
    # A machine may lack something, and a preview of a meeting is refused at once.
    alone = ("preview briefs/meetings/m.yaml", "doctor")
    failed = {name: why for name, why in said.items() if why[0] and name not in alone}
    assert failed == {}
    assert {command[0] for command in TOUR} | {"print"} == {*OFFERS}
    asked = network(events(heard))
    assert asked == set()


def test_pandoc_runs_without_files_or_network_and_no_shell_is_ever_asked(
    office: Desk, run: Any, heard: Path
) -> None:
    office.brief(
        "It is dry [@x; see -o @y, p. 3 --output=z].",
        sources={
            "x": {"type": "book", "title": "--output=stolen", "author": ["-o x"]},
            "y": {"type": "book", "title": "$(touch stolen)", "author": ["`id`; id"]},
        },
        title="--lua-filter=x.lua; $(id)",
    )
    with hearing(heard):
        run("check", "briefs/a.yaml")
        run("render", "briefs/a.yaml", "-j", "1")
    found = events(heard)
    started = programs(found)
    pandoc = [each for each in started if "pandoc" in each[0]]
    assert pandoc, "it was not asked for anything"
    assert all(each[1:3] == ["--sandbox", "--citeproc"] for each in pandoc)
    assert not any(
        "stolen" in part or "id" in part.split()
        for part in sum(started, [])  # noqa: RUF017
    )
    assert {event for event, _ in found} & {"os.system", "os.posix_spawn"} == set()
    assert not any((office.root / name).exists() for name in ("stolen", "z", "x"))


def test_workers_of_their_own_keep_to_themselves_too(office: Desk) -> None:
    (office.briefs / "b.yaml").write_bytes((office.briefs / "a.yaml").read_bytes())
    told = office.child("render", "briefs", "-j", "2", "--format", "txt")
    assert told.status == 0, told.err[-500:]
    assert network(told.heard) == set()


def test_the_preview_listens_on_this_machine_alone(office: Desk) -> None:
    log = office.root.parent / "preview.heard"
    command = ["preview", "briefs/a.yaml", "--no-browser"]
    with subprocess.Popen(
        [sys.executable, "-m", "briefmaker", *command],
        cwd=office.root,
        env=surroundings(log),
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stderr
        try:
            address = re.search(r"http://\S+", child.stderr.readline())
            assert address
            with urlopen(address[0], timeout=60) as page:  # a name that is this machine
                assert page.status == 200
        finally:
            child.send_signal(signal.SIGINT)
            child.communicate(timeout=60)
    asked = network(events(log))
    assert {event for event, _ in asked} == {"socket.bind"}
    assert {where.partition(":")[0] for _, where in asked} == {"127.0.0.1"}


@pytest.fixture
def asked(heard: Path) -> Iterator[Any]:
    """What this process asks of the network; a server beside it only answers."""
    with hearing(heard):
        yield lambda: network(events(heard))


def test_a_source_is_fetched_from_where_the_user_pointed_and_nowhere_else(
    office: Desk,  # noqa: ARG001
    run: Any,
    asked: Any,
) -> None:
    page = (
        "<!doctype html><html><head><title>Wells run dry</title>"
        '<link rel="stylesheet" href="http://example.invalid/a.css"></head><body>'
        '<img src="http://example.invalid/a.png"><script src="//example.invalid/a.js">'
        "</script><p>" + SOURCE * 20 + "</p></body></html>"
    )
    with site() as up:
        up.answers["/wells"] = Answer(
            page.encode(), headers={"Content-Type": "text/html"}
        )
        ended = run("source", "add", up.url("/wells"), "--id", "dry")
        assert ended.status == 0, ended.err
        again = run("source", "refresh", "dry")
        assert again.status == 0, again.err
        port = up.address.rpartition(":")[2]
        assert [each["path"] for each in up.asked] == ["/wells", "/wells"]
    hosts = {where.partition(":")[0] for _, where in asked()}
    assert hosts == {"127.0.0.1"}
    assert ("socket.connect", f"127.0.0.1:{port}") in asked()


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/x",
        "data:text/plain,hello",
        "javascript:alert(1)",
        "http://127.0.0.1:9/admin",
        "http://[::1]:9/admin",
        "http://2130706433:9/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://user:password@127.0.0.1:9/",
    ],
)
def test_a_page_cannot_send_us_into_the_house(
    office: Desk, run: Any, asked: Any, target: str
) -> None:
    with site() as up:
        up.answers["/go"] = Answer(status=302, headers={"Location": target})
        ended = run("source", "add", up.url("/go"), "--id", "sent")
        assert ended.status in (1, 3), ended.err
        assert "leads" in ended.err
        port = up.address.rpartition(":")[2]
    went = {where for event, where in asked() if event == "socket.connect"}
    assert went == {f"127.0.0.1:{port}"}
    assert not (office.root / "sources").exists()


def test_a_page_may_lead_on_to_another_page(
    office: Desk, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_is_private", lambda _: False)
    with site() as up, site() as there:
        moved = {"Location": there.url("/wells")}
        up.answers["/go"] = Answer(status=301, headers=moved)
        body = f"<html><title>Wells</title><p>{SOURCE * 20}</p></html>"
        there.answers["/wells"] = Answer(body.encode())
        assert run("source", "add", up.url("/go"), "--id", "moved").status == 0
    entry = (office.briefs / "library" / "sources.yaml").read_text("utf-8")
    assert there.url("/wells") in entry


def test_mail_goes_to_the_server_of_the_settings_and_nowhere_else(
    office: Desk, run: Any, asked: Any
) -> None:
    room = Office()
    with serving(room) as port:
        office.file("briefmaker.toml", MAIL.format(port=port))
        ended = run(
            "mail",
            "briefs/a.yaml",
            "--to",
            "anna@example.org",
            "--draft-ok",
            "--send",
            "--yes",
        )
        assert ended.status == 0, ended.err
    went = {where for event, where in asked() if event == "socket.connect"}
    assert went == {f"127.0.0.1:{port}"}
    assert room.reached == ["anna@example.org"]


def test_printing_speaks_to_the_print_system_alone(
    office: Desk, run: Any, asked: Any, heard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = office.root.parent / "tools"
    tools.mkdir()
    with site() as up:
        host = up.address.removeprefix("http://")
        for name, says in (("lpstat", host), ("lp", "office-1")):
            (tools / name).write_text(f"#!/bin/sh\necho {says}\n")
            (tools / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")  # noqa: TID251
        assert run("render", "briefs/a.yaml", "-j", "1").status == 0
        ended = run("print", "out/a.pdf", "--printer", "-o evil")
    assert ended.status != 0  # what answers there is no print system
    went = {where for event, where in asked() if event == "socket.connect"}
    assert went <= {host}
    started = [each for each in programs(events(heard)) if each[0].startswith("lp")]
    assert all(
        "-o evil" not in each or each[each.index("-o evil") - 1] == "-d"
        for each in started
    )
