import json
import os
import pty
import subprocess
import sys

import pytest

from briefmaker.cli.exits import ExitStatus
from cli.stand_ins import command_line

REPORT = """\
In August 62 per cent of the farms in the lower valley had water, the council said.
It is not true that the upper valley had enough water for its own orchards last year.
Earlier in the year 50 per cent of the farms of the upper valley had lost their wells.
"""
UNION = """\
Our members found that 55 per cent of all the farms of the lower valley had water.
"""
FACTS = """\
quantities:
  share:
    label: Farms that had water
    unit: "%"
    position: show-both
facts:
  council:
    quantity: share
    display: 62% of farms
    source: report
    selector:
      exact: 62 per cent of the farms in the lower valley had water
  union:
    quantity: share
    display: 55% of farms
    source: union
    selector:
      exact: 55 per cent of all the farms of the lower valley had water
  orchards:
    source: report
    selector: {exact: the upper valley had enough water for its own orchards}
    acknowledge: {negation: we cite it as a denial}
  wrong:
    display: 51% of farms
    source: report
    selector:
      exact: 51 per cent of the farms of the upper valley had lost their wells
  gap:
    display: 7 percentage points
    calc: council - union
  seen:
    display: forty wells
    attested: {by: A. Analyst, on: 2025-10-02, why_no_copy: seen on the spot}
quotes:
  said:
    source: union
    speaker: A member
    selector: {exact: Our members found that 55 per cent of all the farms}
"""

DIFFER = "sources differ, 2 independent of each other; printed as “show-both”"
CARRIED = "verified: the passage is in our copy and carries what is printed."


@pytest.fixture(autouse=True)
def library(run, desk):
    """A desk with two sources, and claims of every kind on them."""
    for name, text in (("report", REPORT), ("union", UNION)):
        (desk / f"{name}.txt").write_text(text)
        added = run("source", "add", f"{name}.txt", "--id", name, "--language", "en")
        assert added.status == 0
    (desk / "briefs" / "library" / "facts.yaml").write_text(FACTS)


def lines(run, *arguments: str, status: int = 0) -> list[str]:
    ended = run("explain", *arguments)
    assert (ended.status, ended.err) == (status, "")
    assert max(map(len, ended.out.splitlines())) <= 80
    return ended.out.splitlines()


def test_a_fact_is_shown_with_its_sentence_its_verdict_and_its_other_sides(run):
    assert lines(run, "council") == [
        "council (fact): verified",
        "  prints     62% of farms",
        "  quantity   share: Farms that had water",
        f"  verdict    {CARRIED}",
        "             It does not mean that the source is right.",
        "  anchor     [[62 per cent]] of the farms in the lower valley had water",
        "  in copy    In August [[62 per cent of the farms in the lower valley had",
        "             water]], the council said.",
        "  found      word for word",
        "  place      paragraph 1",
        "  flag       disputed: sources give other values",
        "  source     report: Report",
        "  copy       its copy is here, with the recorded bytes",
        f"  dispute    {DIFFER}",
        "    value    council prints “62% of farms” [report]: verified",
        "    value    union prints “55% of farms” [union]: verified",
    ]


def test_a_miss_shows_what_the_source_has_instead_with_the_words_set_off(run):
    told = lines(run, "wrong", status=1)
    assert told[0] == "wrong (fact): quote-not-found"
    text = "\n".join(told)
    assert "the source has “50” where the passage has “51”" in text
    assert "  anchor     [[51]] per cent of the farms" in text
    assert "  copy has   " in text
    assert "[[50]] per cent of the farms of the upper valley" in text


def test_a_warning_says_what_it_is_and_why_it_is_accepted(run):
    text = " ".join(" ".join(lines(run, "orchards")).split())
    assert (
        "flag negation: a “not” or its like stands around the passage; accepted: we "
        "cite it as a denial"
    ) in text
    assert "It is not true that [[the upper valley had enough" in text


def test_without_the_copy_the_seal_is_what_it_stands_on(run, desk):
    (desk / "sources" / "report.txt").unlink()
    text = " ".join(" ".join(lines(run, "council")).split())
    assert "council (fact): verified" in text
    assert "by the hashes of its seal, which holds no words to show" in text
    assert "in copy" not in text


def test_a_calculation_shows_its_arithmetic_and_what_it_stands_on(run):
    text = "\n".join(lines(run, "gap"))
    assert text.startswith("gap (fact): verified\n")
    assert "  calc       council - union\n" in text
    assert "  input      council prints “62% of farms” [report]: verified\n" in text


def test_what_a_person_vouches_for_is_said_to_be_that(run):
    text = "\n".join(lines(run, "seen"))
    assert text.startswith("seen (fact): attested\n")
    assert "A. Analyst, 2025-10-02; no copy: seen on the spot" in text
    assert "attested: a person vouches; no copy was checked" in text


def test_a_quotation_shows_who_said_it(run):
    told = lines(run, "said")
    assert told[:2] == ["said (quotation): verified", "  speaker    A member"]


def test_a_quantity_shows_all_its_facts_and_how_they_differ(run):
    assert lines(run, "share") == [
        "share (quantity)",
        "  measures   Farms that had water",
        "  fact       council prints “62% of farms” [report]: verified",
        "  fact       union prints “55% of farms” [union]: verified",
        f"  dispute    {DIFFER}",
    ]


def test_json_has_it_all_for_programs(run):
    ended = run("explain", "wrong", "--format", "json")
    assert ended.status == 1
    found = json.loads(ended.out)
    assert (found["claim"], found["status"]) == ("wrong", "quote-not-found")
    assert (found["miss"]["reason"], found["miss"]["found"]) == ("figure", "50")
    assert (found["copy"], found["source"]) == ("kept", "report")
    council = json.loads(run("explain", "council", "--format", "json").out)
    assert council["passage"]["places"]["paragraph"] == "1"
    assert council["disputed_with"] == ["union"]
    share = json.loads(run("explain", "share", "--format", "json").out)
    assert [each["claim"] for each in share["claims"]] == ["council", "union"]


BRIEF = """\
kind: memo
title: Farms of the valley are short of water
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: none
from: Desk
to: [Minister]
bottom_line: Farms are short of water.
sections: [{heading: What we know, body: "It was {fact}`own`."}]
facts:
  own:
    display: 62% of farms
    source: report
    selector: {exact: In August 62 per cent of the farms}
"""


def test_a_claim_of_a_brief_is_found_there_with_or_without_its_name(run, desk):
    (desk / "briefs" / "memo.yaml").write_text(BRIEF)
    assert lines(run, "own")[0] == "own (fact): verified"
    assert lines(run, "own", "--in", "briefs/memo.yaml")[0] == "own (fact): verified"


def test_a_name_that_is_not_there_is_wrong_usage_with_the_nearest(run):
    ended = run("explain", "councl")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "briefmaker: error: there is no fact, quotation or quantity “councl”",
        "  did you mean `council`?",
    ]
    assert run("explain", "council", "--in", "briefs/nowhere.yaml").status == 2


def test_a_brief_with_mistakes_that_is_named_is_told_with_them(run):
    ended = run("explain", "council", "--in", "briefs/trade.yaml")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("briefs/trade.yaml:1:1: error: ")


def test_a_terminal_shows_the_words_in_question_in_bold(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    monkeypatch.setenv("TERM", "xterm-256color")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command_line("explain", "council"), stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    told = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert (done.returncode, done.stderr) == (ExitStatus.CLEAN, b"")
    assert "\x1b[1m[[62 per cent]]\x1b[0m of the farms" in told
