import errno
import json
import os

import pytest

from briefmaker.brief.model import EvidencePages
from briefmaker.cli.options import EvidencePages as Choices
from briefmaker.problems import Severity
from cli.stand_ins import problem


@pytest.fixture(autouse=True)
def _everywhere(stages, desk):
    """All tests here stand at the desk, with stages that are made up."""


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_each_brief_becomes_a_pdf_and_only_their_paths_go_to_standard_output(run, desk):
    ended = run("render", "briefs")
    assert ended.status == 0
    assert ended.out == "out/trade.pdf\nout/water.pdf\n"
    assert ended.err == "2 briefs: no problems\n"
    assert (desk / "out" / "trade.pdf").read_bytes() == b"PDF of trade"
    assert names(desk / "out") == ["trade.pdf", "water.pdf"]


def test_products_go_to_the_workspace_of_the_brief_wherever_the_user_stands(
    run, desk, monkeypatch
):
    monkeypatch.chdir(desk / "briefs" / "library")
    ended = run("render", "../trade.yaml")
    assert ended.status == 0
    assert names(desk / "out") == ["trade.pdf"]


def test_a_brief_with_errors_keeps_its_old_pdf_and_the_others_go_on(run, desk, stages):
    (desk / "out").mkdir()
    (desk / "out" / "trade.pdf").write_bytes(b"old")
    stages.problems = {"trade": [problem()]}
    ended = run("render", "briefs")
    assert ended.status == 1
    assert ended.out == "out/water.pdf\n"
    assert "briefs/trade.yaml:3:1: error: unknown key `titel`" in ended.err
    assert ended.err.endswith("2 briefs: 1 error\n")
    assert (desk / "out" / "trade.pdf").read_bytes() == b"old"
    assert names(desk / "out") == ["trade.pdf", "water.pdf"]


def test_warnings_are_told_and_the_pdf_is_made(run, desk, stages):
    stages.problems = {"trade": [problem(severity=Severity.WARNING)]}
    ended = run("render", "briefs/trade.yaml")
    assert (ended.status, ended.out) == (0, "out/trade.pdf\n")
    assert "briefs/trade.yaml:3:1: warning: " in ended.err
    assert names(desk / "out") == ["trade.pdf"]


def test_paper_and_audience_are_handed_on(run, stages):
    run("render", "briefs/trade.yaml", "--paper", "letter", "--audience", "cabinet")
    run("render", "briefs/trade.yaml")
    assert stages.asked == [
        ("trade.yaml", "Letter", "cabinet"),
        ("trade.yaml", None, None),
    ]


def test_what_the_reader_gets_of_the_evidence_is_handed_on(run, stages):
    run("render", "briefs/trade.yaml", "--evidence", "Annex", "--allow-failing")
    run("render", "briefs/trade.yaml")
    assert stages.evidence == [
        ("trade.yaml", "annex", True),
        ("trade.yaml", None, False),
    ]


def test_the_choices_of_evidence_are_those_of_a_brief():
    assert [page.value for page in Choices] == [page.value for page in EvidencePages]


def test_another_choice_of_evidence_is_wrong_usage(run, stages):
    ended = run("render", "briefs/trade.yaml", "--evidence", "some")
    assert ended.status == 2
    assert "annex" in ended.err
    assert stages.evidence == []


def test_an_audiences_variant_does_not_take_the_place_of_the_whole(run, desk):
    run("render", "briefs/trade.yaml")
    ended = run("render", "briefs/trade.yaml", "--audience", "Trade & ../Water")
    assert ended.out == "out/trade-trade-water.pdf\n"
    assert names(desk / "out") == ["trade-trade-water.pdf", "trade.pdf"]


class TestVariants:
    def test_a_variant_is_handed_on_and_named_in_the_file(self, run, stages):
        ended = run("render", "briefs/trade.yaml", "--variant", "mono")
        assert (ended.status, ended.out) == (0, "out/trade-mono.pdf\n")
        assert stages.variants == [{"mono"}]

    def test_several_go_together_in_one_order_and_once_each(self, run, stages):
        said = ("--variant", "large", "--variant", "MONO", "--variant", "large")
        ended = run("render", "briefs/trade.yaml", *said)
        assert ended.out == "out/trade-mono-large.pdf\n"
        assert stages.variants == [{"mono", "large"}]

    def test_an_audience_comes_before_the_variants(self, run):
        said = ("--audience", "cabinet", "--variant", "draft")
        ended = run("render", "briefs/trade.yaml", *said)
        assert ended.out == "out/trade-cabinet-draft.pdf\n"

    def test_variants_that_exclude_each_other_are_wrong_usage(self, run, stages):
        ended = run("render", "briefs", "--variant", "binder", "--variant", "simplex")
        assert (ended.status, ended.out) == (2, "")
        assert "`binder` and `simplex` exclude each other: equal margins" in ended.err
        assert stages.asked == []

    def test_an_unknown_variant_is_wrong_usage(self, run):
        ended = run("render", "briefs", "--variant", "purple")
        assert ended.status == 2
        assert "purple" in ended.err

    def test_a_booklet_is_put_on_sheets(self, run, desk, monkeypatch):
        from briefmaker.delivery.imposition import booklets

        monkeypatch.setattr(booklets, "impose", lambda data: b"folded " + data)
        run("render", "briefs/trade.yaml", "--variant", "booklet")
        file = desk / "out" / "trade-booklet.pdf"
        assert file.read_bytes() == b"folded PDF of trade"


class TestOut:
    def test_a_folder_is_made_and_takes_them_all(self, run, desk):
        ended = run("render", "briefs", "--out", "handouts/monday")
        assert ended.out == "handouts/monday/trade.pdf\nhandouts/monday/water.pdf\n"
        assert not (desk / "out").exists()

    def test_a_name_that_ends_in_pdf_is_the_file(self, run, desk):
        ended = run("render", "briefs/trade.yaml", "--out", "handouts/Talks.PDF")
        assert ended.out == "handouts/Talks.PDF\n"
        assert names(desk / "handouts") == ["Talks.PDF"]

    def test_a_folder_that_is_there_is_a_folder_whatever_its_name(self, run, desk):
        (desk / "old.pdf").mkdir()
        run("render", "briefs", "--out", "old.pdf")
        assert names(desk / "old.pdf") == ["trade.pdf", "water.pdf"]

    def test_one_file_for_several_briefs_is_wrong_usage(self, run, desk, stages):
        ended = run("render", "briefs", "--out", "both.pdf")
        assert (ended.status, ended.out) == (2, "")
        assert "`--out both.pdf` is one file, but there are 2 briefs" in ended.err
        assert stages.asked == []
        assert not (desk / "both.pdf").exists()

    @pytest.mark.parametrize("out", ["memo.odt", "briefs/trade.yaml", "notes"])
    def test_another_kind_of_file_is_wrong_usage(self, run, desk, out):
        (desk / "notes").write_text("a file without a suffix")
        ended = run("render", "briefs/trade.yaml", "--out", out)
        assert ended.status == 2
        assert f"`--out {out}` is neither a folder nor a name that ends in .pdf" in (
            ended.err
        )
        assert (desk / "briefs" / "trade.yaml").read_text() == "title: trade\n"

    def test_a_name_that_ends_in_a_slash_is_a_folder(self, run, desk):
        run("render", "briefs/trade.yaml", "--out", "for.minister/")
        assert names(desk / "for.minister") == ["trade.pdf"]

    def test_two_briefs_for_one_file_are_refused_before_anything_is_rendered(
        self, run, desk, stages
    ):
        (desk / "more").mkdir()
        (desk / "more" / "trade.yaml").write_text("title: x\n")
        ended = run("render", "briefs", "more/trade.yaml")
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.splitlines()[0] == (
            "briefmaker: error: `briefs/trade.yaml` and `more/trade.yaml` would both "
            "become `out/trade.pdf`"
        )
        assert stages.asked == []
        assert not (desk / "out").exists()


class TestTelling:
    def test_quiet_leaves_errors_only(self, run, stages):
        stages.problems = {
            "trade": [problem()],
            "water": [problem("odd", Severity.WARNING, file="briefs/water.yaml")],
        }
        ended = run("render", "briefs", "--quiet")
        assert (ended.status, ended.out) == (1, "out/water.pdf\n")
        assert "error: unknown key `titel`" in ended.err
        assert "warning" not in ended.err
        assert "2 briefs" not in ended.err

    def test_verbose_names_the_stages_by_their_numbers(self, run):
        ended = run("render", "briefs/trade.yaml", "--verbose")
        lines = ended.err.splitlines()
        assert lines[:3] == [
            "briefs/trade.yaml",
            "  1 load         12 ms",
            "  2 verify        3 ms",
        ]
        assert [line.split()[0] for line in lines[1:7]] == list("123456")
        assert lines[6].split()[1] == "deliver"

    def test_timings_are_one_line_of_json_and_under_quiet_nothing_else(self, run):
        ended = run("render", "briefs", "--timings", "--quiet")
        assert ended.out == "out/trade.pdf\nout/water.pdf\n"
        [line] = ended.err.splitlines()
        times = json.loads(line)
        assert list(times) == ["briefs/trade.yaml", "briefs/water.yaml"]
        trade = times["briefs/trade.yaml"]
        assert list(trade) == [
            "load",
            "verify",
            "draw",
            "compose",
            "typeset",
            "deliver",
            "total",
        ]
        assert (trade["load"], trade["typeset"]) == (12.3, 600.0)
        assert trade["total"] == pytest.approx(sum(trade.values()) / 2, abs=0.3)

    def test_timings_of_a_brief_that_stopped_are_those_it_came_to(self, run, stages):
        stages.problems = {"trade": [problem()]}
        ended = run("render", "briefs/trade.yaml", "--timings", "-q")
        times = json.loads(ended.err.splitlines()[-1])
        assert times == {"briefs/trade.yaml": {"load": 12.3, "total": 12.3}}

    def test_quiet_and_verbose_exclude_each_other(self, run, stages):
        assert run("render", "briefs", "-q", "-v").status == 2
        assert stages.asked == []

    def test_what_a_library_prints_is_no_product(self, run, stages, monkeypatch):
        from briefmaker import build

        def chatty(*arguments, **options):
            print("-----\nsome libraries could not be loaded")  # noqa: T201
            return stages.render(*arguments, **options)

        monkeypatch.setattr(build, "render", chatty)
        assert run("render", "briefs/trade.yaml").out == "out/trade.pdf\n"


class TestTheMachine:
    def test_a_full_disk_is_a_sentence_and_the_old_pdf_stays(
        self, run, desk, monkeypatch
    ):
        def full(_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        (desk / "out").mkdir()
        (desk / "out" / "trade.pdf").write_bytes(b"old")
        monkeypatch.setattr(os, "fsync", full)
        ended = run("render", "briefs/trade.yaml")
        assert (ended.status, ended.out) == (3, "")
        assert ended.err.splitlines()[0] == (
            "briefmaker: error: could not write `out/trade.pdf`: the disk is full"
        )
        assert (desk / "out" / "trade.pdf").read_bytes() == b"old"
        assert names(desk / "out") == ["trade.pdf"]

    def test_a_file_in_the_place_of_the_folder_is_a_sentence(self, run, desk):
        (desk / "out").write_text("no folder")
        ended = run("render", "briefs/trade.yaml")
        assert ended.status == 3
        assert "could not write `out/trade.pdf`: a part of its path is a file" in (
            ended.err
        )

    def test_a_missing_system_library_is_said_once_for_all_briefs(self, run, stages):
        missing = OSError("cannot load library 'libpango-1.0-0': not found\nmore")
        stages.failures = {"trade": missing, "water": missing}
        ended = run("render", "briefs")
        assert ended.status == 3
        assert ended.err.splitlines() == [
            "briefmaker: error: a system library is missing: cannot load library "
            "'libpango-1.0-0': not found",
            "  `briefmaker doctor` says how to get it",
            "2 briefs: 2 not finished",
        ]

    def test_a_missing_python_package_is_the_machines(self, run, stages):
        error = ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")
        stages.failures = {"trade": error}
        ended = run("render", "briefs/trade.yaml")
        assert ended.status == 3
        assert "the Python package `matplotlib` is missing" in ended.err

    def test_an_error_of_our_own_is_a_sentence_and_the_other_briefs_go_on(
        self, run, stages
    ):
        stages.failures = {"trade": ZeroDivisionError("division by zero")}
        ended = run("render", "briefs")
        assert (ended.status, ended.out) == (3, "out/water.pdf\n")
        assert "an error of its own while rendering `briefs/trade.yaml`" in ended.err
        assert "Traceback" not in ended.err

    def test_the_machine_weighs_more_than_the_brief(self, run, stages):
        stages.failures = {"trade": ZeroDivisionError()}
        stages.problems = {"water": [problem(file="briefs/water.yaml")]}
        assert run("render", "briefs").status == 3


class TestFormat:
    def test_a_format_is_the_ending_of_the_file(self, run, desk):
        ended = run("render", "briefs/trade.yaml", "--format", "docx")
        assert (ended.status, ended.out) == (0, "out/trade.docx\n")
        assert (desk / "out" / "trade.docx").read_bytes() == b"docx of trade"

    def test_several_are_written_in_one_run_and_a_brief_counts_once(self, run, desk):
        ended = run("render", "briefs", "--format", "txt", "--format", "pdf")
        written = ["trade.pdf", "trade.txt", "water.pdf", "water.txt"]
        assert ended.out.split() == [f"out/{name}" for name in written]
        assert ended.err == "2 briefs: no problems\n"
        assert names(desk / "out") == written

    def test_what_is_wrong_is_told_once_for_all_formats(self, run, stages):
        stages.problems["trade"] = [problem()]
        ended = run("render", "briefs/trade.yaml", "--format", "md", "--format", "pdf")
        assert (ended.status, ended.err.count("unknown key")) == (1, 1)

    def test_the_name_of_the_file_may_say_it(self, run, desk):
        assert run("render", "briefs/trade.yaml", "--out", "memo.html").status == 0
        assert (desk / "memo.html").read_bytes() == b"html of trade"

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--format", "odt"), "'odt' is not one of"),
            (("--format", "docx", "--out", "m.pdf"), "a name for pdf, not for docx"),
            (("--format", "md", "--format", "txt", "--out", "m.md"), "are 2 formats"),
            (("--format", "docx", "--variant", "large"), "goes with PDF alone"),
        ],
    )
    def test_formats_that_cannot_be_are_wrong_usage(self, run, desk, options, said):
        ended = run("render", "briefs/trade.yaml", *options)
        assert ended.status == 2
        assert said in " ".join(ended.err.split())
        assert names(desk / "out") == []
