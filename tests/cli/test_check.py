import json

import pytest

from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.problems import BriefError, Problem, Severity
from cli.stand_ins import problem


@pytest.fixture(autouse=True)
def _everywhere(stages, desk):
    """All tests here stand at the desk, with stages that are made up."""


def test_a_folder_stands_for_its_briefs_and_clean_ones_exit_0(run):
    ended = run("check", "briefs")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "2 briefs: no problems\n"


def test_errors_block_and_are_told_with_their_line(run, stages):
    stages.problems = {"trade": [problem()]}
    ended = run("check", "briefs")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "briefs/trade.yaml:3:1: error: unknown key `titel` [brief.unknown-key]",
        "    titel: Trade",
        "    ^~~~~",
        "  did you mean `title`?",
        "2 briefs: 1 error",
    ]


def test_warnings_are_told_and_do_not_block(run, stages):
    stages.problems = {"trade": [problem(severity=Severity.WARNING)]}
    ended = run("check", "briefs/trade.yaml")
    assert ended.status == 0
    assert "briefs/trade.yaml:3:1: warning: " in ended.err
    assert ended.err.endswith("1 brief: 1 warning\n")


def test_an_error_blocks_a_second_brief_too_though_it_is_told_once(run, stages):
    shared = problem(file="briefs/library/facts.yaml")
    stages.problems = {"trade": [shared], "water": [shared]}
    ended = run("check", "briefs", "--format", "short")
    assert ended.status == 1
    assert ended.err.splitlines() == [
        "briefs/library/facts.yaml:3:1: error: unknown key `titel` [brief.unknown-key]",
        "2 briefs: 1 error",
    ]


def test_short_is_a_line_for_each_problem(run, stages):
    stages.problems = {"trade": [problem(line=3), problem(line=8)]}
    ended = run("check", "briefs", "--format", "short")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "briefs/trade.yaml:3:1: error: unknown key `titel` [brief.unknown-key]",
        "briefs/trade.yaml:8:1: error: unknown key `titel` [brief.unknown-key]",
        "2 briefs: 2 errors",
    ]


def test_json_goes_to_standard_output_as_one_list_for_all_briefs(run, stages):
    stages.problems = {
        "trade": [problem()],
        "water": [Problem("pdf.pages", "too long", Severity.WARNING)],
    }
    ended = run("check", "briefs", "--format", "json")
    assert ended.status == 1
    first, second = json.loads(ended.out)
    assert (first["file"], first["line"]) == ("briefs/trade.yaml", 3)
    assert (second["file"], second["code"]) == ("briefs/water.yaml", "pdf.pages")
    assert ended.err == "2 briefs: 1 error, 1 warning\n"


def test_json_of_clean_briefs_is_an_empty_list(run):
    assert json.loads(run("check", "briefs", "--format", "json").out) == []


def verdicts(**statuses: Status) -> dict[str, Verdict]:
    return {name: Verdict(name, status) for name, status in statuses.items()}


def test_the_last_line_tells_how_many_claims_hold_each_counted_once(run, stages):
    verified, attested = Status.VERIFIED, Status.ATTESTED
    stages.verdicts = {
        "trade": verdicts(t1=verified, t2=verified, i1=attested),
        "water": verdicts(t1=verified, w1=Status.WEAK),
    }
    ended = run("check", "briefs")
    assert ended.err == (
        "2 briefs: no problems; 2 claims verified, 1 attested, 1 not\n"
    )
    stages.verdicts = {"trade": verdicts(t1=verified)}
    assert run("check", "briefs").err == "2 briefs: no problems; 1 claim verified\n"


def test_a_policy_is_asked_for_instead_of_the_briefs_own(run, stages):
    run("check", "briefs/trade.yaml", "--policy", "draft")
    run("check", "briefs/trade.yaml")
    assert stages.policies == ["draft", None]
    assert run("check", "briefs", "--policy", "strict").status == 2


def test_a_brief_given_twice_is_read_once(run):
    ended = run("check", "briefs/trade.yaml", "briefs", "./briefs/../briefs/trade.yaml")
    assert ended.err == "2 briefs: no problems\n"


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("briefs/trad.yaml", "did you mean `trade.yaml`?"),
        ("brief", "did you mean `briefs`?"),
        ("trade.yaml", "did you mean `briefs/trade.yaml`?"),
        ("trade", "did you mean `briefs/trade.yaml`?"),
        ("briefs/trade", "did you mean `briefs/trade.yaml`?"),
    ],
)
def test_a_path_that_is_not_there_is_wrong_usage_with_the_likely_one(run, given, hint):
    ended = run("check", "briefs/water.yaml", given)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        f"briefmaker: error: there is no file or folder `{given}`",
        f"  {hint}",
    ]


def test_a_path_unlike_any_other_is_wrong_usage_without_a_guess(run):
    for given in ("briefs/xyz.yaml", "nowhere/trade.yaml"):
        ended = run("check", given)
        assert ended.status == 2
        assert ended.err == f"briefmaker: error: there is no file or folder `{given}`\n"


def test_a_folder_without_briefs_is_wrong_usage(run, desk):
    (desk / "empty").mkdir()
    ended = run("check", "empty")
    assert ended.status == 2
    assert "there is no brief in `empty`" in ended.err


def test_an_error_of_our_own_is_a_sentence_and_the_other_briefs_go_on(run, stages):
    stages.failures = {"trade": KeyError("x")}
    stages.problems = {"water": [problem(file="briefs/water.yaml")]}
    ended = run("check", "briefs")
    assert ended.status == 3
    assert ended.err.splitlines()[:2] == [
        "briefmaker: error: briefmaker met an error of its own while checking "
        "`briefs/trade.yaml`: KeyError: 'x'",
        "  please report it with the output of the same command after "
        "`briefmaker --debug`",
    ]
    assert "briefs/water.yaml:3:1: error: " in ended.err
    assert "Traceback" not in ended.err


def test_debug_shows_the_traceback(run, stages, monkeypatch):
    stages.failures = {"trade": KeyError("x")}
    assert "Traceback (most recent" in run("--debug", "check", "briefs").err
    monkeypatch.setenv("BRIEFMAKER_DEBUG", "1")
    assert "Traceback (most recent" in run("check", "briefs").err


def test_a_stage_that_raises_its_problems_unasked_is_an_error_of_our_own(run, stages):
    stages.failures = {"trade": BriefError([problem()])}
    ended = run("check", "briefs/trade.yaml")
    assert ended.status == 3
    assert "BriefError: unknown key `titel`" in ended.err


def test_a_file_that_may_not_be_read_is_the_machines(run, stages):
    stages.failures = {"trade": PermissionError(13, "Permission denied", "a.csv")}
    ended = run("check", "briefs/trade.yaml")
    assert ended.status == 3
    assert ended.err.splitlines()[0] == (
        "briefmaker: error: `a.csv`: you have no permission, while checking "
        "`briefs/trade.yaml`"
    )
