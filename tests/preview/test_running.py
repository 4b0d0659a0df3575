"""A preview that runs: what it answers, to whom, and how it ends."""

import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from preview.running import PATIENCE, Preview, desk, events, running, until


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = desk(tmp_path_factory.mktemp("desk") / "desk", "migration", "trade")
    with running("briefs", folder=folder) as preview:
        yield preview


def alive(session: int) -> list[str]:
    """Return the processes of a session, by their numbers."""
    command = ["ps", "-o", "pid=", "-s", str(session)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False
    ).stdout.split()


def test_its_address_cannot_be_guessed(preview: Preview) -> None:
    assert re.fullmatch(r"/[\w-]{32,}/", preview.base)
    for path in ("/", "/shows", f"/{'a' * 32}/", preview.base.swapcase()):
        assert preview.ask(path).status == 404
    assert preview.ask("").status == 200


def test_a_name_that_leads_here_from_elsewhere_is_refused(preview: Preview) -> None:
    answer = preview.ask("", headers={"Host": f"evil.example:{preview.port}"})
    assert answer.status == 403
    assert b"<" not in answer.body


def test_it_listens_on_this_machine_alone(preview: Preview) -> None:
    ports = Path("/proc/net/tcp").read_text("ascii").splitlines()
    ours = [line.split()[1] for line in ports if f":{preview.port:04X} " in line]
    listening = {place.split(":")[0] for place in ours}
    assert listening == {"0100007F"}  # 127.0.0.1 as the kernel writes it


def test_the_page_and_its_files_may_load_nothing_from_elsewhere(
    preview: Preview,
) -> None:
    for name in ("", "preview.css", "preview.js", "pages.js", "panel.js"):
        answer = preview.ask(name)
        assert answer.status == 200
        assert answer.headers["content-security-policy"].startswith(
            "default-src 'none'"
        )
        assert answer.headers["cache-control"] == "no-store"
        assert not re.search(rb"https?:", answer.body), name


@pytest.mark.parametrize(
    "path",
    [
        "page/0/../../etc/passwd/400",
        "page/0/%2e%2e%2fpasswd/400",
        "page/0/abc/400",
        "page/9/abc/400",
        "pdf/..%2f..%2fbriefs",
        "pdf/-1",
        "events/%D9%A1",
        "events/99999999",
        "..%2fpyproject.toml",
        "preview.css/../x",
    ],
)
def test_what_is_asked_for_is_never_taken_as_a_path(
    preview: Preview, path: str
) -> None:
    answer = preview.ask(path)
    assert answer.status == 404
    assert answer.body == b"There is nothing here." or answer.body == b"Not Found"


def test_problems_come_before_pages_and_pages_are_pictures(preview: Preview) -> None:
    seen = events(preview)
    name, told = next(seen)
    assert name == "problems"
    assert [entry["severity"] for entry in told["entries"]] == []
    assert len(told["cards"]) > 20
    print_ = until(seen, "pages")
    seen.close()
    leaf = print_["leaves"][0]["name"]
    drawn = preview.ask(f"page/0/{leaf}/400")
    assert (drawn.status, drawn.body[:2]) == (200, b"BM")
    assert preview.ask(f"page/0/{leaf}/9999").status == 404
    pdf = preview.ask("pdf/0")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body.startswith(b"%PDF")


def test_nothing_is_saved_for_another_site(preview: Preview) -> None:
    for headers in ({}, {"Origin": "http://evil.example"}):
        assert preview.ask("save/0", "POST", headers).status == 403


def test_ctrl_c_ends_it_with_all_its_processes(tmp_path: Path) -> None:
    folder = desk(tmp_path / "desk", "trade")
    with running("briefs/trade.yaml", folder=folder) as preview:
        seen = events(preview)
        until(seen, "pages")
        preview.end()
        assert [name for name, _ in seen] == []
        end = time.monotonic() + PATIENCE
        while alive(preview.process.pid) and time.monotonic() < end:
            time.sleep(0.1)
    assert alive(preview.process.pid) == []
    assert preview.process.returncode == 0
    assert preview.said.endswith("The preview has ended.\n")
    assert "Traceback" not in preview.said
    assert not (folder / "out").exists()
