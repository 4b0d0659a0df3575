"""`briefmaker pack` as its user sees it, with papers that are made up."""

import csv
import errno
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest

from briefmaker.brief.meeting import Meeting
from briefmaker.brief.model import Marking
from briefmaker.brief.places import Places
from briefmaker.delivery import files
from briefmaker.delivery.imposition import booklets
from briefmaker.pack import handouts, packing, planning
from briefmaker.pack.planning import Plan
from briefmaker.pdf.made import Pdf
from briefmaker.problems import BriefError, Severity
from cli.stand_ins import problem

PACK = "2025-10-20_rc-14_committee-on-the-region_TLP-AMBER.pdf"
COPIES = "out/region-copies/2025-10-20_rc-14_copy"
ATTENDEES = (
    {"name": "Anna Petrova", "body": "Treasury", "audience": "cabinet"},
    {"name": "Ben Ode"},
    {"name": "Guest", "copy": False},
    {"name": "Ülkər İsmayılova", "audience": "cabinet"},
)


@dataclass
class Papers:
    """Stands in for the papers of a meeting, and for its small prints."""

    attendees: tuple = ATTENDEES
    found: tuple = ()
    after: dict = field(default_factory=dict)
    raises: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    wishes: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    before_register: Callable[[], None] = lambda: None

    def plan(self, path, _):
        meeting = Meeting.model_validate(
            {
                "meeting": "Committee on the region",
                "place": "Room 3",
                "date": "2025-10-20",
                "zone": "Europe/Berlin",
                "id": "RC-14",
                "from": "Secretariat",
                "attendees": self.attendees,
                "agenda": [{"title": "Trade", "at": "09:30", "purpose": "Decision"}],
            }
        )
        day = date(2025, 10, 13)
        return Plan(path, meeting, (), Marking.AMBER, day, Places(()), ())

    def packing(self, plan, _, wishes):
        self.wishes.append(wishes)
        return Packing(self, plan, tuple(self.found))

    def handouts(self, plan, *_):
        return Handouts(self, plan)


@dataclass
class Packing:
    papers: Papers
    plan: Plan
    problems: tuple
    stamp: str = ""

    def pdf(self, copy=None, audience=None):
        self.stamp = "cab1ne75" if audience else "58b637e4"
        said = f"{copy.number}/{copy.of} {copy.name} for {audience}" if copy else "all"
        self.papers.asked.append(said)
        if audience in self.papers.raises:
            raise BriefError(self.papers.raises[audience])
        return Pdf(said.encode(), 7, tuple(self.papers.after.get(said, ())))


@dataclass
class Handouts:
    papers: Papers
    plan: Plan

    def card(self):
        return Pdf(b"card", 1)

    def plates(self):
        names = ", ".join(each.name for each in self.plan.meeting.attendees)
        return Pdf(f"plates of {names}".encode(), 4)

    def register(self, rows):
        self.papers.rows = [(row["copy"], row["name"]) for row in rows]
        self.papers.before_register()
        return Pdf(b"register", 1)


@pytest.fixture
def papers(desk, monkeypatch) -> Papers:
    made_up = Papers()
    monkeypatch.setattr(planning, "plan", made_up.plan)
    monkeypatch.setattr(packing, "Packing", made_up.packing)
    monkeypatch.setattr(handouts, "Handouts", made_up.handouts)
    (desk / "briefs" / "meetings").mkdir()
    (desk / "briefs" / "meetings" / "region.yaml").write_text("kind: meeting\n")
    return made_up


@pytest.fixture
def pack(run, papers):
    def run_pack(*arguments):
        return run("pack", "briefs/meetings/region.yaml", *arguments)

    run_pack.papers = papers
    return run_pack


@pytest.fixture
def full_disk(monkeypatch):
    """Let so many files be stored, and no more."""
    store, left = files.unfinished.put, [0]

    def stored(*given, **said):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        store(*given, **said)

    def fill_after(number):
        left[0] = number

    monkeypatch.setattr(files, "unfinished", SimpleNamespace(put=stored))
    return fill_after


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def register(desk, folder="out/region-copies"):
    text = (desk / folder / "register.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


class TestPack:
    def test_it_is_named_by_day_number_title_and_mark(self, pack, desk):
        ended = pack()
        assert (ended.status, ended.out) == (0, f"out/{PACK}\n")
        assert ended.err == "briefs/meetings/region.yaml: no problems\n"
        assert (desk / "out" / PACK).read_bytes() == b"all"
        assert names(desk / "out") == [PACK]

    def test_what_is_asked_of_papers_is_handed_on_and_named(self, pack):
        said = ("--audience", "Cabinet", "--variant", "mono", "--paper", "letter")
        ended = pack(*said, "--allow-failing")
        assert ended.out == (
            "out/2025-10-20_rc-14_committee-on-the-region_cabinet_mono_TLP-AMBER.pdf\n"
        )
        (wishes,) = pack.papers.wishes
        assert (wishes.audience, wishes.paper) == ("Cabinet", "Letter")
        assert (wishes.variants, wishes.allow_failing) == ({"mono"}, True)

    def test_it_goes_where_it_is_wanted(self, pack, desk):
        assert pack("--out", "monday/").out == f"monday/{PACK}\n"
        assert pack("--out", "Monday.PDF").out == "Monday.PDF\n"
        assert (desk / "Monday.PDF").read_bytes() == b"all"

    def test_a_booklet_goes_on_sheets(self, pack, desk, monkeypatch):
        monkeypatch.setattr(booklets, "impose", lambda data: b"folded " + data)
        file = desk / pack("--variant", "booklet").out.strip()
        assert file.name.endswith("_booklet_TLP-AMBER.pdf")
        assert file.read_bytes() == b"folded all"

    def test_its_stages_are_timed(self, pack):
        ended = pack("--verbose")
        stages = [line.split()[1] for line in ended.err.splitlines()[1:-1]]
        assert stages == ["compose", "typeset", "deliver"]
        ended = pack("--timings", "--quiet")
        assert list(ended.err.splitlines()) == [ended.err.strip()]
        assert '"typeset": ' in ended.err


class TestProblems:
    def test_one_paper_that_is_wrong_keeps_all_from_being_written(self, pack, desk):
        other = problem("no such fact", file="briefs/water.yaml", line=9)
        pack.papers.found = (problem(), other)
        ended = pack("--copies", "--card")
        assert (ended.status, ended.out) == (1, "")
        assert "briefs/trade.yaml:3:1: error: unknown key `titel`" in ended.err
        assert "briefs/water.yaml:9:1: error: no such fact" in ended.err
        assert "nothing was written\n" in ended.err
        assert pack.papers.asked == []
        assert not (desk / "out").exists()

    def test_warnings_are_told_once_and_stop_nothing(self, pack):
        odd = problem("odd", Severity.WARNING)
        pack.papers.found = (odd,)
        pack.papers.after = {"2/3 Ben Ode for None": [odd]}
        ended = pack("--copies")
        assert ended.status == 0
        assert ended.err.count("warning: odd") == 1
        assert "warning" not in pack("--copies", "--quiet").err

    def test_all_audiences_are_laid_out_before_anything_is_written(self, pack, desk):
        pack.papers.raises = {"cabinet": [problem("the page is too full")]}
        ended = pack("--copies")
        assert (ended.status, ended.out) == (1, "")
        assert "error: the page is too full" in ended.err
        # The second one for the cabinet would say the same.
        first = ["1/3 Anna Petrova for cabinet", "2/3 Ben Ode for None"]
        assert pack.papers.asked == first
        assert not (desk / "out").exists()

    def test_what_is_wrong_with_the_first_copy_is_looked_for_in_no_other(self, pack):
        pack.papers.after = {"1/3 Anna Petrova for cabinet": [problem()]}
        assert pack("--copies").status == 1
        assert [each[0] for each in pack.papers.asked] == ["1", "2"]

    def test_a_copy_with_a_fault_of_its_own_keeps_the_others_back(self, pack, desk):
        long = "3/3 Ülkər İsmayılova for cabinet"
        pack.papers.after = {long: [problem("the name is too long")]}
        ended = pack("--copies")
        assert (ended.status, ended.out) == (1, "")
        assert len(pack.papers.asked) == 3
        assert not (desk / "out").exists()

    def test_a_meeting_that_cannot_be_read_is_told_with_its_list(
        self, pack, desk, monkeypatch
    ):
        def broken(*_):
            raise BriefError([problem(file="briefs/meetings/region.yaml")])

        monkeypatch.setattr(planning, "plan", broken)
        (desk / "people.csv").write_text("nome\nAnna\n")
        ended = pack("--copies", "--list", "people.csv")
        assert ended.status == 1
        assert "briefs/meetings/region.yaml:3:1: error" in ended.err
        assert "people.csv:1:1: error: “people.csv” has no column “name”" in ended.err


class TestCopies:
    def test_everybody_gets_one_in_their_audience_with_their_number(self, pack, desk):
        ended = pack("--copies")
        assert ended.status == 0
        files = ended.out.splitlines()
        assert files[:3] == [
            f"{COPIES}-1-of-3_anna-petrova_TLP-AMBER.pdf",
            f"{COPIES}-2-of-3_ben-ode_TLP-AMBER.pdf",
            f"{COPIES}-3-of-3_ülkər-ismayılova_TLP-AMBER.pdf",
        ]
        said = [(desk / file).read_text() for file in files[:3]]
        assert said == [
            "1/3 Anna Petrova for cabinet",
            "2/3 Ben Ode for None",
            "3/3 Ülkər İsmayılova for cabinet",
        ]
        # Each audience is laid out once.
        assert [each[-4:] for each in pack.papers.asked] == ["inet", "inet", "None"]

    def test_what_went_to_whom_is_registered_with_digests(self, pack, desk):
        pack("--copies")
        rows = register(desk)
        assert [row["copy"] for row in rows] == ["1", "2", "3"]
        told = ("of", "name", "body", "audience", "pages", "pack", "stamp", "issued")
        assert [rows[0][key] for key in told] == [
            *("3", "Anna Petrova", "Treasury", "cabinet", "7", "RC-14", "cab1ne75"),
            "2025-10-13",
        ]
        assert rows[1]["stamp"] == "58b637e4"
        assert rows[0]["marking"] == "TLP:AMBER"
        for row in rows:
            data = (desk / "out" / "region-copies" / row["file"]).read_bytes()
            assert row["sha256"] == hashlib.sha256(data).hexdigest()

    def test_the_register_is_printed_too(self, pack, desk):
        ended = pack("--copies")
        file = "2025-10-20_rc-14_committee-on-the-region_register_TLP-AMBER.pdf"
        assert ended.out.splitlines()[3:] == [
            f"out/region-copies/{file}",
            "out/region-copies/register.csv",
        ]
        assert (desk / "out" / "region-copies" / file).read_bytes() == b"register"
        assert [name for _, name in pack.papers.rows] == [
            "Anna Petrova",
            "Ben Ode",
            "Ülkər İsmayılova",
        ]

    def test_made_again_they_are_the_same_and_registered_once(self, pack, desk):
        first = pack("--copies")
        before = (desk / "out/region-copies/register.csv").read_bytes()
        assert pack("--copies") == first
        assert (desk / "out/region-copies/register.csv").read_bytes() == before

    def test_one_is_made_again_with_the_number_it_had(self, pack, desk):
        pack("--copies")
        pack.papers.attendees = ({"name": "Zoe"}, *ATTENDEES)
        ended = pack("--only", "ben ode")
        assert ended.out.splitlines()[0] == f"{COPIES}-2-of-3_ben-ode_TLP-AMBER.pdf"
        assert pack.papers.asked[3:] == ["2/3 Ben Ode for None"]
        assert len(register(desk)) == 3

    def test_numbers_that_move_are_said(self, pack, desk):
        pack("--copies")
        pack.papers.attendees = ({"name": "Zoe"}, *ATTENDEES)
        ended = pack("--copies")
        assert ended.status == 0
        assert "had copy 1 of this pack and gets copy 2 now, and 2 more" in ended.err
        assert len(register(desk)) == 7

    def test_a_name_that_is_not_on_the_list_is_told_with_the_nearest(self, pack, desk):
        ended = pack("--only", "Ben Odd", "--only", "Anna Petrova")
        assert (ended.status, ended.out) == (1, "")
        assert "nobody called “Ben Odd” gets a copy" in ended.err
        assert "did you mean `Ben Ode`?" in ended.err
        assert not (desk / "out").exists()

    def test_other_people_can_get_them(self, pack, desk):
        (desk / "people.csv").write_text("Full name;Ministry\nCem Kaya;Water\n")
        ended = pack("--copies", "--list", "people.csv")
        assert ended.out.splitlines()[0] == f"{COPIES}-1-of-1_cem-kaya_TLP-AMBER.pdf"
        assert register(desk)[0]["body"] == "Water"

    def test_nobody_to_get_one_is_told(self, pack):
        pack.papers.attendees = ()
        ended = pack("--copies")
        assert ended.status == 1
        assert "error: nobody on the list gets a copy" in ended.err

    def test_a_register_of_something_else_is_not_written_over(self, pack, desk):
        (desk / "out" / "region-copies").mkdir(parents=True)
        file = desk / "out" / "region-copies" / "register.csv"
        file.write_text("who,what\nAnna,nothing\n")
        ended = pack("--copies")
        assert (ended.status, ended.out) == (1, "")
        assert "is no register of copies" in ended.err
        assert file.read_text() == "who,what\nAnna,nothing\n"
        assert names(file.parent) == ["register.csv"]

    def test_a_register_that_is_spoilt_meanwhile_is_told(self, pack, desk):
        file = desk / "out" / "region-copies" / "register.csv"

        def spoil():
            file.parent.mkdir(parents=True)
            file.write_text("who,what\nAnna,nothing\n")

        pack.papers.before_register = spoil
        ended = pack("--copies")
        assert (ended.status, ended.out) == (1, "")
        assert "is no register of copies" in ended.err


class TestFullDisk:
    def test_half_way_what_is_whole_is_named_and_the_rest_follows(
        self, pack, desk, full_disk
    ):
        full_disk(4)  # two copies, each with its row
        ended = pack("--copies")
        assert ended.status == 3
        assert ended.out == (
            f"{COPIES}-1-of-3_anna-petrova_TLP-AMBER.pdf\n"
            f"{COPIES}-2-of-3_ben-ode_TLP-AMBER.pdf\n"
        )
        assert "could not write" in ended.err
        assert "the disk is full" in ended.err
        assert "2 of 4 files are whole; run the same again" in ended.err
        assert len(names(desk / "out" / "region-copies")) == 3
        assert [row["copy"] for row in register(desk)] == ["1", "2"]
        full_disk(100)
        ended = pack("--copies")
        assert (ended.status, len(ended.out.splitlines())) == (0, 5)
        assert [row["of"] for row in register(desk)] == ["3", "3", "3"]

    def test_a_copy_is_not_named_before_it_is_registered(self, pack, full_disk, desk):
        full_disk(1)
        ended = pack("--copies")
        assert (ended.status, ended.out) == (3, "")
        full_disk(100)
        assert pack("--copies").status == 0
        assert len(register(desk)) == 3


class TestSmallPrints:
    def test_a_card_and_plates_are_made_without_the_papers(self, pack):
        ended = pack("--card", "--plates", "--variant", "large", "--variant", "draft")
        title = "2025-10-20_rc-14_committee-on-the-region"
        assert ended.out == (
            f"out/{title}_agenda_large_TLP-AMBER.pdf\n"
            f"out/{title}_name-plates_large_TLP-AMBER.pdf\n"
        )
        assert pack.papers.wishes == []

    def test_plates_can_be_for_other_people(self, pack, desk):
        (desk / "people.csv").write_text("name\nCem Kaya\n")
        ended = pack("--plates", "--list", "people.csv", "--out", "plates.pdf")
        assert (desk / ended.out.strip()).read_bytes() == b"plates of Cem Kaya"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--quiet", "--verbose"], "`--quiet` and `--verbose` exclude each other"),
        (["--copies", "--audience", "x"], "`--audience` and `--copies` exclude"),
        (["--only", "x", "--audience", "x"], "`--audience` and `--copies` exclude"),
        (["--list", "people.csv"], "says who gets copies, and none are asked for"),
        (["--copies", "--list", "folk.csv"], "there is no file `folk.csv`"),
        (["--copies", "--list", "briefs"], "`briefs` is a folder"),
        (["--copies", "--out", "x.pdf"], "`--out x.pdf` is one file, but there are"),
        (["--card", "--plates", "--out", "x.pdf"], "is one file, but there are"),
        (["--out", "x.docx"], "`--out x.docx` is neither a folder nor a name that"),
        (["--out", "people.csv"], "neither a folder nor a name that ends in .pdf"),
        (["--variant", "binder", "--variant", "simplex"], "exclude each other"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(pack, desk, arguments, said):
    (desk / "people.csv").write_text("name\nCem Kaya\n")
    ended = pack(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert not (desk / "out").exists()


def test_a_file_that_is_missing_or_no_meeting_is_wrong_usage(run, papers):
    ended = run("pack", "briefs/meetings/regio.yaml")
    assert (ended.status, ended.out) == (2, "")
    assert "did you mean `region.yaml`?" in ended.err
    ended = run("pack", "briefs/trade.yaml")
    assert ended.status == 2
    assert "is not a meeting" in ended.err
    assert run("pack", "briefs").status == 2
    assert papers.wishes == []
