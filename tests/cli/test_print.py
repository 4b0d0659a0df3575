"""`briefmaker print` as its user sees it, with a printer that is made up."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from briefmaker import build
from briefmaker.build import Rendered
from briefmaker.delivery.printers import documents, jobs, queues
from briefmaker.delivery.printers.jobs import Standing, State
from briefmaker.delivery.printers.journal import Journal
from briefmaker.delivery.printers.server import Server
from briefmaker.pack import packing as packs
from briefmaker.pdf import printable
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.printable import Printable, Side
from briefmaker.problems import BriefError, Problem
from briefmaker.values import replace
from cli.stand_ins import problem
from delivery.imposition.leaves import A4, HALF_A4, pages, sides
from delivery.printers.test_preflight import OFFICE

pytestmark = pytest.mark.usefixtures("stages", "desk")

MEASURED = printable.printable
PAGES = Printable((Side(210, 297, (9, 17, 9, 21)),) * 3, "Memo")


@dataclass
class Hall:
    """Stands in for a print server: what was handed in, and how each job ends."""

    ends: Sequence[Standing] = (Standing(State.PRINTED),)
    titles: list[str] = field(default_factory=list)
    refuses: int = 0
    files: list[bytes] = field(default_factory=list)

    def hand_in(self, file, title, *_):
        self.files.append(file.read_bytes())
        assert self.files[-1]
        if self.refuses == len(self.titles) + 1:
            raise BriefError([Problem("print.refused", "the disk is full")])
        self.titles.append(title)
        return len(self.titles)

    def standing(self, job, *_):
        return self.ends[min(job, len(self.ends)) - 1]


@pytest.fixture
def hall(monkeypatch) -> Hall:
    made_up = Hall()
    monkeypatch.setattr(jobs, "server", lambda: Server("localhost:1"))
    monkeypatch.setattr(queues, "queue_of", lambda *_: OFFICE)
    monkeypatch.setattr(jobs, "queue_of", lambda *_: OFFICE)
    monkeypatch.setattr(documents, "hand_in", made_up.hand_in)
    monkeypatch.setattr(documents, "standing", made_up.standing)
    monkeypatch.setattr(jobs, "standing", made_up.standing)
    monkeypatch.setattr(printable, "printable", lambda _: PAGES)
    return made_up


def journal(desk):
    lines = (desk / "out" / "printed.jsonl").read_text().splitlines()
    return [(each["copy"], each["state"]) for each in map(json.loads, lines)]


def test_a_brief_is_rendered_looked_over_and_printed(run, hall, desk):
    ended = run("print", "briefs/trade.yaml", "--copies", "2")
    assert (ended.status, ended.out) == (0, "office-1\noffice-2\n")
    assert ended.err == (
        "briefs/trade.yaml to office: 3 pages on 3 sheets of A4, on one side, in "
        "colour, 2 copies: 6 sheets\n"
        "  copy 1 of 2, job 1: printed\n"
        "  copy 2 of 2, job 2: printed\n"
    )
    assert hall.titles == ["trade (1/2)", "trade (2/2)"]
    assert journal(desk) == [(1, "printed"), (2, "printed")]


def test_a_dry_run_prints_nothing(run, hall, desk):
    ended = run("print", "briefs", "--dry-run")
    assert (ended.status, ended.out, hall.titles) == (0, "", [])
    assert ended.err.count("3 pages on 3 sheets") == 2
    assert not (desk / "out").exists()


def test_one_brief_that_is_wrong_keeps_all_from_the_printer(run, hall, stages):
    stages.problems["water"] = [problem()]
    ended = run("print", "briefs")
    assert (ended.status, ended.out, hall.titles) == (1, "", [])
    assert ended.err.endswith("nothing was printed\n")


def test_only_what_is_missing_is_printed_again(run, hall):
    hall.ends = (Standing(State.PRINTED), Standing(State.ABORTED, "paper is jammed"))
    ended = run("print", "briefs/trade.yaml", "-n", "2")
    assert ended.status == 1
    assert "copy 2 of 2, job 2: aborted: paper is jammed" in ended.err
    hall.ends = (*hall.ends, Standing(State.PRINTED))
    ended = run("print", "briefs/trade.yaml", "-n", "2", "--missing")
    assert (ended.status, ended.out) == (0, "office-3\n")
    assert "copy 1 of 2 was printed before" in ended.err
    assert hall.titles[2:] == ["trade (2/2)"]


@pytest.mark.usefixtures("hall")
def test_a_copy_that_nobody_can_tell_of_is_not_printed_again(run, desk):
    # A run that was cut off between the journal's line and the job's number.
    run("print", "briefs/trade.yaml")
    file = desk / "out" / "printed.jsonl"
    file.write_text(file.read_text().replace("printed", "handing in"))
    ended = run("print", "briefs/trade.yaml", "--missing")
    assert (ended.status, ended.out) == (0, "")
    assert "may have come out or not" in ended.err


@pytest.mark.usefixtures("hall")
def test_a_run_that_ends_right_behind_the_printer_forgets_no_job(
    run, desk, monkeypatch
):
    whole = documents.Printer.hand_in

    def cut_off(self, *given):
        monkeypatch.setattr(Journal, "drop", lambda *_: sys.exit(130))
        return whole(self, *given)

    monkeypatch.setattr(documents.Printer, "hand_in", cut_off)
    assert run("print", "briefs/trade.yaml").status == 130
    kept = Journal(desk / "out" / "printed.jsonl").entries()
    assert [each.job for each in kept] == [0, 1]


def test_a_refusal_stops_the_copies_behind_it_and_is_forgotten(run, hall, desk):
    hall.refuses = 2
    ended = run("print", "briefs/trade.yaml", "-n", "3")
    assert (ended.status, ended.out) == (1, "office-1\n")
    assert "the disk is full" in ended.err
    assert journal(desk) == [(1, "printed")]


def test_a_job_that_takes_long_goes_on_by_itself(run, hall, desk):
    hall.ends = (Standing(State.PRINTING),)
    ended = run("print", "briefs/trade.yaml", "--wait", "0")
    assert ended.status == 1
    assert "copy 1 of 1 is still on its way" in ended.err
    assert journal(desk) == [(1, "printing")]


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ("3-1", "runs backwards"),
        ("0", "begins at nought"),
        ("one", "is no list of pages"),
        ("1,,2", "is no list of pages"),
        ("1-2-3", "is no list of pages"),
        ("99999", "is no list of pages"),
    ],
)
def test_pages_that_are_none_are_wrong_usage(run, hall, pages, said):
    ended = run("print", "briefs/trade.yaml", "--pages", pages)
    assert (ended.status, hall.titles) == (2, [])
    assert said in " ".join(ended.err.split())


def test_what_the_printer_cannot_do_stops_the_run(run, hall, monkeypatch):
    single = replace(OFFICE, sides=frozenset({queues.Sides.ONE}))
    monkeypatch.setattr(queues, "queue_of", lambda *_: single)
    ended = run("print", "briefs/trade.yaml", "--sides", "long")
    assert (ended.status, hall.titles) == (1, [])
    assert "does not print on both sides" in ended.err


def test_a_computer_without_printing_is_told_with_the_cure(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    ended = run("print", "briefs/trade.yaml")
    assert (ended.status, ended.out) == (3, "")
    assert "there is no print system (CUPS) on this computer" in ended.err
    assert "apt-get install cups-client" in ended.err


class TestOnSheets:
    """How pages are laid out on paper: options of `print` alone."""

    @pytest.fixture(autouse=True)
    def _report(self, desk, monkeypatch, hall):
        # Real pages, measured as they are, and no printer but the hall's.
        hall.files.clear()
        monkeypatch.setattr(printable, "printable", MEASURED)
        (desk / "report.pdf").write_bytes(pages(22))

    @pytest.fixture
    def brief(self, stages, monkeypatch):
        """Set every brief into six half pages, or whole ones."""

        def render(path, _, wishes):
            stages.variants.append(wishes.variants)
            size = HALF_A4 if "booklet" in wishes.variants else A4
            return Rendered(path, Pdf(pages(6, size), 6), (), {})

        monkeypatch.setattr(build, "render", render)

    def test_a_booklet_says_its_sheets_and_how_they_are_folded(self, run, hall):
        ended = run("print", "report.pdf", "--booklet", "--dry-run")
        assert (ended.status, ended.out, hall.titles) == (0, "", [])
        assert ended.err == (
            "report.pdf to office: 22 pages as a booklet (at 71%) on 6 sheets of A4, "
            "on both sides, turned on the short edge, in colour\n"
            "  fold sheets 1–3 and 4–6 once, each bundle by itself, and lay the "
            "bundles one on another\n"
        )

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ("--booklet --bundle 50", "on 6 sheets of A4"),
            ("--booklet --pages 1-4", "4 pages as a booklet (at 71%) on 1 sheet of A4"),
            ("--n-up 4", "22 pages, 4 on a side (at 46%), on 6 sheets of A4"),
            ("--n-up 4 --sides long", "on 3 sheets of A4, on both sides"),
            ("--gutter 8", "22 pages with 8 mm more at the binding on 11 sheets of A4"),
            ("--gutter 8 --sides one", "on 22 sheets of A4, on one side"),
            ("--n-up 2 --paper Letter", "on 11 sheets of Letter, on one side"),
            ("--pages 2", "1 page on 1 sheet of A4"),
        ],
    )
    def test_what_it_costs_is_said_of_the_sheets(self, run, options, said):
        ended = run("print", "report.pdf", "--dry-run", *options.split())
        assert ended.status == 0
        assert said in ended.err

    def test_the_sheets_are_what_is_printed(self, run, hall):
        ended = run("print", "report.pdf", "--n-up", "16")
        assert (ended.status, ended.out) == (0, "office-1\n")
        counts = [len(side.numbers) for side in sides(hall.files[0])]
        assert counts == [16, 6]

    @pytest.mark.usefixtures("brief")
    @pytest.mark.parametrize("options", ["--booklet", "--variant booklet"])
    def test_a_brief_is_set_on_half_pages_for_a_booklet(
        self, run, hall, stages, options
    ):
        ended = run("print", "briefs/trade.yaml", *options.split())
        assert ended.status == 0
        assert "6 pages as a booklet on 2 sheets of A4, on both sides" in ended.err
        assert stages.variants == [{"booklet"}]
        first = [side.halves for side in sides(hall.files[0])]
        assert first == [(0, 1), (2, 0), (6, 3), (4, 5)]

    @pytest.mark.usefixtures("brief")
    def test_a_brief_can_have_several_pages_on_a_side(self, run, stages):
        ended = run("print", "briefs/trade.yaml", "--n-up", "6", "--dry-run")
        assert "6 pages, 6 on a side (at 32%), on 1 sheet of A4" in ended.err
        assert stages.variants == [frozenset()]

    def test_crop_marks_need_a_printer_with_larger_paper(self, run, hall):
        ended = run("print", "report.pdf", "--crop-marks")
        assert (ended.status, hall.titles) == (1, [])
        said = " ".join(ended.err.split())
        assert "its pages are 297 × 420 mm" in said
        assert "choose a printer that has it" in said

    def test_what_cannot_be_laid_out_keeps_all_from_the_printer(self, run, hall, desk):
        (desk / "slides.pdf").write_bytes(pages(3, A4[::-1]))
        ended = run("print", "report.pdf", "slides.pdf", "--booklet")
        assert (ended.status, ended.out, hall.titles) == (1, "", [])
        assert "its pages are landscape" in ended.err
        assert ended.err.endswith("nothing was printed\n")

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ("--booklet --n-up 4", "`--booklet` and `--n-up` exclude each other"),
            ("--crop-marks --gutter 5", "`--crop-marks` and `--gutter` exclude each"),
            ("--variant booklet --n-up 2", "`--variant booklet` and `--n-up` exclude"),
            ("--booklet --variant large", "`booklet` and `large` exclude each other"),
            ("--booklet --sides long", "`--sides long` does not go with a booklet"),
            ("--booklet --sides one", "`--sides one` does not go with a booklet"),
            ("--gutter 5 --sides short", "`--gutter` does not go with `--sides short`"),
            ("--bundle 3", "`--bundle` says how many sheets of a booklet"),
            ("--n-up 3", "'3' is not one of"),
            ("--gutter 0", "greater than or equal to 1"),
            ("--booklet --bundle 0", "greater than or equal to 1"),
        ],
    )
    def test_what_does_not_go_together_is_wrong_usage(self, run, hall, options, said):
        ended = run("print", "report.pdf", *options.split())
        assert (ended.status, hall.titles) == (2, [])
        assert said in " ".join(ended.err.split())


class TestMeetings:
    @pytest.fixture(autouse=True)
    def _meeting(self, desk, monkeypatch):
        self.problems, self.wishes = (), []

        def packing(path, _, wishes):
            self.wishes.append(wishes)
            return Bound(path, self.problems)

        monkeypatch.setattr(packs, "packing", packing)
        (desk / "briefs" / "region.yaml").write_text("kind: meeting\n")

    def test_a_meeting_is_bound_and_each_copy_is_a_job(self, run, hall):
        ended = run("print", "briefs/region.yaml", "-n", "2", "--audience", "cabinet")
        assert (ended.status, ended.out) == (0, "office-1\noffice-2\n")
        assert hall.titles == ["region (1/2)", "region (2/2)"]
        assert hall.files == [b"pack of region"] * 2
        assert self.wishes[0].audience == "cabinet"

    def test_one_paper_that_is_wrong_keeps_all_from_the_printer(self, run, hall):
        self.problems = (problem(),)
        ended = run("print", "briefs/region.yaml", "briefs/trade.yaml")
        assert (ended.status, ended.out, hall.titles) == (1, "", [])
        assert "briefs/trade.yaml:3:1: error: unknown key `titel`" in ended.err
        assert ended.err.endswith("nothing was printed\n")


@dataclass(frozen=True)
class Bound:
    """Stands in for a pack."""

    path: Path
    problems: tuple

    def pdf(self):
        assert not self.problems, "it is laid out in vain"
        return Pdf(b"pack of " + self.path.stem.encode(), 7)
