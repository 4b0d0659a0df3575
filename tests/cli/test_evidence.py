"""The check of a brief against its sources, from the command line to the copies."""

import pytest

REPORT = """\
In August 62 per cent of the farms in the lower valley had water, the council said.
"""
FACTS = """\
facts:
  farms:
    display: {printed} of farms
    source: water
    selector:
      exact: {words} the farms in the lower valley had water
"""
BRIEF = """\
kind: memo
title: Farms of the valley are short of water
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: none
from: Desk
to: [Minister]
bottom_line: Water reached {fact}`farms`.
sections:
- heading: What we know
  body: The council counted in August [@water].
"""


@pytest.fixture(autouse=True)
def brief(run, desk):
    """A desk with one source, one fact on it and one brief that prints it."""
    for name in ("trade", "water"):
        (desk / "briefs" / f"{name}.yaml").unlink()
    (desk / "report.txt").write_text(REPORT)
    (desk / "briefs" / "memo.yaml").write_text(BRIEF)
    added = run("source", "add", "report.txt", "--id", "water", "--language", "en")
    assert added.status == 0


@pytest.fixture
def fact(desk):
    """Write the fact: its anchor, and what is printed."""

    def write(words: str = "62 per cent of", printed: str = "62%") -> None:
        text = FACTS.format(words=words, printed=printed)
        (desk / "briefs" / "library" / "facts.yaml").write_text(text)

    return write


def test_a_claim_that_holds_is_counted_with_the_copy_and_with_the_seal(run, desk, fact):
    fact()
    ended = run("check", "briefs", "--format", "short")
    assert ended.status == 0
    assert ended.err.splitlines()[-1] == "1 brief: no problems; 1 claim verified"
    (desk / "sources" / "water.txt").unlink()
    ended = run("check", "briefs", "--format", "short")
    assert ended.status == 0
    assert ended.err.splitlines()[-1] == "1 brief: no problems; 1 claim verified"


@pytest.mark.parametrize("policy", ["draft", "review", "release"])
@pytest.mark.parametrize("sealed", [False, True])
def test_a_changed_digit_blocks_under_every_policy(run, desk, fact, policy, sealed):
    fact(words="64 per cent of")
    if sealed:
        (desk / "sources" / "water.txt").unlink()
    ended = run("check", "briefs", "--format", "short", "--policy", policy)
    assert ended.status == 1
    assert "facts.yaml:6:14: error: " in ended.err
    assert "[evidence.quote-not-found]" in ended.err
    assert ended.err.endswith("; 0 claims verified, 1 not\n")
    fact(printed="64%")
    ended = run("check", "briefs", "--format", "short", "--policy", policy)
    assert ended.status == 1
    assert "[evidence.figure-mismatch]" in ended.err


@pytest.mark.parametrize(
    ("policy", "status", "weight"),
    [("draft", 0, "warning"), ("review", 1, "error"), ("release", 1, "error")],
)
def test_a_policy_says_whether_a_missing_copy_blocks(
    run, desk, fact, policy, status, weight
):
    fact()
    (desk / "sources" / "water.txt").unlink()
    (desk / "briefs" / "library" / "seals" / "water.json").unlink()
    ended = run("check", "briefs", "--format", "github", "--policy", policy)
    assert ended.status == status
    assert ended.out.startswith(f"::{weight} file=briefs/library/sources.yaml,line=")
    assert "title=evidence.source-missing::" in ended.out


def test_the_list_of_sources_tells_the_briefs_that_cite_each(run, fact):
    fact()
    (line,) = run("source", "list").out.splitlines()[1:]
    assert line.split() == ["water", "text,", "kept", "1", "memo", "Report"]
