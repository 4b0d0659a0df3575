import hashlib
import json
import signal
import subprocess
from pathlib import Path

import pytest

from archive.site import Answer, site
from briefmaker.cli import sources
from briefmaker.cli.exits import ExitStatus
from cli.stand_ins import command_line

REPORT = """\
Water in the valley.
In August 62 per cent of the farms in the lower valley had water, the council said.
The council did not say that the upper valley had enough water for its own orchards.
"""
QUOTE = "62 per cent of the farms in the lower valley had water"
PAGE = f"""<!doctype html><html lang="en"><title>Dams leave farmers short</title><body>
<p>{"The council measured the water of the valley at forty wells for a year. " * 4}
In August {QUOTE}.</p></body></html>"""


@pytest.fixture(autouse=True)
def report(desk: Path) -> Path:
    """A report on disk, and a desk to stand at."""
    path = desk / "report.txt"
    path.write_text(REPORT)
    return path


@pytest.fixture
def added(run, report):
    """The desk with the report as a source."""
    assert run("source", "add", report, "--id", "water", "--language", "en").status == 0


@pytest.fixture
def web(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with site() as up:
        up.answers["/dams"] = Answer(PAGE.encode())
        yield up


def test_add_says_where_the_copy_is_and_what_comes_next(run, desk):
    ended = run("source", "add", "report.txt", "--title", "Water in the valley")
    assert (ended.status, ended.out) == (0, "sources/water-in-the-valley.txt\n")
    first, after = ended.err.splitlines()
    assert first == "“Water in the valley” is kept as `water-in-the-valley`"
    assert "briefmaker source pin NAME --source water-in-the-valley" in after
    assert (desk / "sources" / "water-in-the-valley.txt").read_text() == REPORT
    library = (desk / "briefs" / "library" / "sources.yaml").read_text()
    assert library.startswith("sources:\n  water-in-the-valley:\n    type: document\n")
    assert (desk / "briefs/library/seals/water-in-the-valley.json").is_file()


@pytest.mark.usefixtures("added")
def test_add_says_which_source_has_the_bytes_already_and_writes_nothing(run, desk):
    before = {path: path.stat().st_mtime_ns for path in desk.rglob("*.*")}
    ended = run("source", "add", "report.txt", "--id", "rain")
    assert (ended.status, ended.out) == (0, "sources/water.txt\n")
    assert ended.err == "“Report” is kept already, as `water`\n"
    assert {path: path.stat().st_mtime_ns for path in desk.rglob("*.*")} == before


def test_add_takes_a_page_from_the_web(run, web):
    ended = run("source", "add", web.url("/dams"))
    assert (ended.status, ended.out) == (0, "sources/dams-leave-farmers-short.html\n")


@pytest.mark.usefixtures("web")
@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ("nowhere.pdf", 2, "there is no file “nowhere.pdf”"),
        ("ftp://example.org/x", 2, "“ftp://example.org/x” is not an address of a page"),
        ("login.html", 1, "is not the page itself: it asks the reader to log in"),
        ("http://127.0.0.1:1/x", 3, "“127.0.0.1” does not take connections"),
    ],
)
def test_what_cannot_be_added_is_a_sentence_with_its_status(
    run, desk, given, status, said
):
    (desk / "login.html").write_text("<html><body>Please log in</body></html>")
    ended = run("source", "add", given)
    assert (ended.status, ended.out) == (status, "")
    assert ended.err.startswith("briefmaker: error: ")
    assert said in ended.err
    assert not (desk / "sources").exists()


def test_a_library_with_mistakes_is_told_with_their_lines(run, desk):
    (desk / "briefs" / "library" / "sources.yaml").write_text(
        "sources:\n  a: {tile: x}\n"
    )
    ended = run("source", "add", "report.txt")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("briefs/library/sources.yaml:2:7: error: ")


def test_outside_a_workspace_nothing_is_guessed(run, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    ended = run("source", "list")
    assert ended.status == 2
    assert "there is no folder `briefs` here or above" in ended.err


@pytest.mark.usefixtures("added")
def test_list_is_a_table_within_80_columns(run, stages):
    stages.sources = {"trade": ("water",), "water": ("water",)}
    ended = run("source", "list")
    assert (ended.status, ended.err) == (0, "")
    head, line = ended.out.splitlines()
    assert head.split() == ["source", "copy", "date", "facts", "used", "in", "title"]
    assert line.split() == ["water", "text,", "kept", "0", "trade,", "water", "Report"]
    assert max(map(len, ended.out.splitlines())) <= 80


@pytest.mark.usefixtures("added")
def test_list_as_json_has_it_all(run, stages):
    stages.sources = {"trade": ("water",)}
    assert json.loads(run("source", "list", "--format", "json").out) == [
        {
            "id": "water",
            "title": "Report",
            "form": "text",
            "standing": "kept",
            "date": "",
            "claims": [],
            "briefs": ["trade"],
        }
    ]


@pytest.mark.usefixtures("added")
def test_pin_writes_the_fact_and_says_where(run, desk):
    ended = run(
        *("source", "pin", "farms", "--source", "water"),
        *("--quote", QUOTE, "--display", "62% of farms"),
    )
    assert (ended.status, ended.out) == (0, "briefs/library/facts.yaml\n")
    assert ended.err == "`farms`: verified\n"
    assert (desk / "briefs" / "library" / "facts.yaml").read_text() == (
        "facts:\n"
        "  farms:\n"
        "    display: 62% of farms\n"
        "    source: water\n"
        "    selector:\n"
        f"      exact: {QUOTE}\n"
    )


@pytest.mark.usefixtures("added")
def test_pin_can_show_the_entry_instead(run, desk):
    ended = run(
        *("source", "pin", "up", "--source", "water", "--print"),
        *("--from", "the upper valley", "--to", "own orchards"),
    )
    assert ended.status == 0
    assert ended.out == (
        "  up:\n"
        "    source: water\n"
        "    selector:\n"
        "      exact: the upper valley had enough water for its own orchards\n"
    )
    assert "warning: negation; `briefmaker explain up` shows" in ended.err
    assert not (desk / "briefs" / "library" / "facts.yaml").exists()


@pytest.mark.usefixtures("added")
def test_pin_refuses_what_does_not_resolve_with_what_the_source_has(run, desk):
    ended = run(
        *("source", "pin", "farms", "--source", "water"),
        *("--quote", QUOTE.replace("62", "63")),
    )
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.splitlines()[0] == (
        "briefmaker: error: the source has “62” where the passage has “63”"
    )
    assert not (desk / "briefs" / "library" / "facts.yaml").exists()


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("given", [(), ("--quote", "x", "--from", "y")])
def test_pin_wants_the_passage_once(run, given):
    ended = run("source", "pin", "farms", "--source", "water", *given)
    assert ended.status == 2
    assert "the passage is wanted once" in ended.err


def test_refresh_tells_what_changed_and_what_is_still_there(run, web):
    assert run("source", "add", web.url("/dams"), "--id", "dams").status == 0
    pin = ("source", "pin", "farms", "--source", "dams", "--quote", QUOTE)
    assert run(*pin).status == 0
    assert run("source", "refresh").out == "dams: unchanged, as the copy has it\n"
    web.answers["/dams"] = Answer(PAGE.replace("62 per", "64 per").encode())
    ended = run("source", "refresh", "dams", "--keep")
    assert ended.status == 0
    first, lost = ended.out.splitlines()
    assert first.startswith("dams: changed; 0 of 1 passage still there; the page of ")
    assert lost == "  farms: the source has “64” where the passage has “62”"
    del web.answers["/dams"]
    ended = run("source", "refresh", "dams")
    assert (ended.status, ended.out) == (1, "")
    assert "there is no page at" in ended.err
    assert "live-differs" in run("explain", "farms").out


@pytest.mark.usefixtures("added")
def test_seal_says_what_it_wrote_and_refuses_another_copy(run, desk):
    seal = desk / "briefs" / "library" / "seals" / "water.json"
    before = seal.read_bytes()
    seal.unlink()
    ended = run("source", "seal")
    assert (ended.status, ended.out) == (0, "briefs/library/seals/water.json\n")
    assert seal.read_bytes() == before
    (desk / "sources" / "water.txt").write_text(REPORT.replace("62", "63"))
    ended = run("source", "seal", "water")
    assert (ended.status, ended.out) == (1, "")
    assert seal.read_bytes() == before


@pytest.mark.usefixtures("added")
def test_a_library_that_somebody_else_changes_meanwhile_is_not_overwritten(
    run, desk, monkeypatch
):
    from briefmaker.archive import pinning

    library = desk / "briefs" / "library" / "facts.yaml"
    judge = pinning.judge

    def slow(*arguments):
        library.write_text("facts: {}\n")
        return judge(*arguments)

    monkeypatch.setattr(pinning, "judge", slow)
    ended = run("source", "pin", "farms", "--source", "water", "--quote", QUOTE)
    assert (ended.status, ended.out) == (1, "")
    assert "`briefs/library/facts.yaml` has just been changed by somebody else" in (
        ended.err
    )
    assert library.read_text() == "facts: {}\n"


STOP_BEFORE = """
import sys, time
from briefmaker.delivery import files
deliver = files.write
def write(path, data):
    if path.name == {name!r}:
        print('hanging', file=sys.stderr, flush=True)
        time.sleep(60)
    deliver(path, data)
files.write = write
"""


@pytest.mark.parametrize("name", ["sources.yaml", "manifest-sha256.txt"])
def test_an_addition_that_is_killed_leaves_a_library_that_is_whole(run, desk, name):
    code = STOP_BEFORE.format(name=name)
    with subprocess.Popen(
        command_line("source", "add", "report.txt", code=code),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr.readline() == "hanging\n"
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    listed = json.loads(run("source", "list", "--format", "json").out)
    assert [each["standing"] for each in listed] == (
        ["kept"] if name == "manifest-sha256.txt" else []
    )
    ended = run("source", "add", "report.txt")
    assert (ended.status, ended.out) == (ExitStatus.CLEAN, "sources/report.txt\n")
    digest = hashlib.sha256(REPORT.encode()).hexdigest()
    manifest = desk / "sources" / "manifest-sha256.txt"
    assert manifest.read_text() == f"{digest}  report.txt\n"
    assert len(json.loads(run("source", "list", "--format", "json").out)) == 1


def test_a_title_cannot_command_the_terminal(run, desk):
    (desk / "briefs" / "library" / "sources.yaml").write_text(
        'sources:\n  a: {title: "a\\tb [bold]c[/bold]"}\n'
    )
    assert "a    b [bold]c[/bold]" in run("source", "list").out


def test_what_a_refreshed_page_lost_is_counted_in_words():
    from briefmaker.archive.refreshing import Refreshed

    assert sources.compared(Refreshed("a")) == "a: changed; no claim stands on it"
    there = Refreshed("a", there=("t1", "t2"))
    assert sources.compared(there) == "a: changed; 2 passages of it still there"
