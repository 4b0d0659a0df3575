"""Meetings on the command line: begun, checked with their papers, never rendered."""

import re

import pytest
import yaml

from briefmaker.brief import folders
from briefmaker.pack import checking
from briefmaker.problems import Place, Problem
from cli.stand_ins import problem

BASE = yaml.BaseLoader
BRIEFS_IN = folders.briefs_in
"""The real one, before a stand-in takes its place."""

MEETING = "kind: meeting\nagenda:\n  - {title: Water}\n"


@pytest.fixture
def council(desk):
    """A meeting beside the two briefs of the desk."""
    path = desk / "briefs" / "meetings" / "council.yaml"
    path.parent.mkdir()
    path.write_text(MEETING)
    return path


@pytest.fixture
def told(request, desk, monkeypatch):
    """What the plan of the meeting tells; one of its papers lies elsewhere."""
    request.getfixturevalue("council")
    other = desk / "papers" / "dams.yaml"
    other.parent.mkdir()
    other.write_text("title: dams\n")
    problems = []

    def check(path, _):
        briefs = ((desk / "briefs" / "water.yaml").resolve(), other.resolve())
        return checking.Checked(path, briefs, tuple(problems))

    monkeypatch.setattr(checking, "check", check)
    return problems


class TestCheck:
    @pytest.mark.usefixtures("told")
    def test_a_meeting_is_checked_with_its_briefs(self, run, stages):
        stages.problems = {"dams": [problem(file="papers/dams.yaml")]}
        ended = run("check", "briefs/meetings/council.yaml", "--format", "short")
        assert ended.status == 1
        assert ended.err.splitlines() == [
            "papers/dams.yaml:3:1: error: unknown key `titel` [brief.unknown-key]",
            "1 meeting, 2 briefs: 1 error",
        ]

    def test_a_folder_stands_for_its_meetings_too_and_no_brief_is_read_twice(
        self, run, told, stages
    ):
        told.append(
            Problem(
                "pack.agenda-overlap",
                "“B” begins at 10:00, before “A” ends at 10:15",
                place=Place("briefs/meetings/council.yaml", 3, 5, 2, "  - x"),
            )
        )
        ended = run("check", "briefs", "--format", "short")
        assert ended.status == 1
        assert ended.err.splitlines() == [
            "briefs/meetings/council.yaml:3:5: error: “B” begins at 10:00, before “A” "
            "ends at 10:15 [pack.agenda-overlap]",
            "1 meeting, 3 briefs: 1 error",
        ]
        assert len(stages.policies) == 3

    @pytest.mark.usefixtures("told", "stages")
    def test_a_folder_of_meetings_alone_is_enough(self, run):
        ended = run("check", "briefs/meetings")
        assert (ended.status, ended.err) == (0, "1 meeting, 2 briefs: no problems\n")


class TestRender:
    @pytest.fixture(autouse=True)
    def _meeting(self, council, stages):
        """All here stand at the desk with a meeting, before stages that are made up."""

    def test_a_meeting_is_refused_and_pack_is_named(self, run):
        ended = run("render", "briefs/meetings/council.yaml")
        assert (ended.status, ended.out) == (2, "")
        assert "is a meeting, not a brief" in ended.err
        assert "`briefmaker pack briefs/meetings/council.yaml`" in ended.err

    def test_meetings_in_a_folder_are_passed_over(self, run, monkeypatch):
        monkeypatch.setattr(folders, "briefs_in", BRIEFS_IN)
        ended = run("render", "briefs")
        assert ended.status == 0
        assert ended.out.splitlines() == ["out/trade.pdf", "out/water.pdf"]
        assert "there is no brief in" in run("render", "briefs/meetings").err


class TestNew:
    @pytest.fixture(autouse=True)
    def house(self, run, tmp_path, monkeypatch):
        """All here stand in a new workspace with its first brief."""
        assert run("init", tmp_path / "house").status == 0
        monkeypatch.chdir(tmp_path / "house")
        return tmp_path / "house"

    def test_a_new_meeting_has_a_paper_and_passes_the_check(self, run, house):
        ended = run("new", "council", "--kind", "meeting", "--title", "Water: council")
        assert (ended.status, ended.out) == (0, "briefs/meetings/council.yaml\n")
        text = (house / "briefs" / "meetings" / "council.yaml").read_text()
        assert text.startswith(
            "# yaml-language-server: $schema=../../schema/meeting.json\n"
        )
        meeting = yaml.load(text, BASE)
        assert meeting["meeting"] == "Water: council"
        assert meeting["agenda"][0]["papers"] == ["../first-memo.yaml"]
        checked = run("check", "briefs")
        assert checked.status == 0
        assert checked.err.startswith("1 meeting, 1 brief: no problems")

    def test_without_a_brief_it_shows_how_to_name_one(self, run, house):
        (house / "briefs" / "first-memo.yaml").unlink()
        run("new", "council", "--kind", "meeting")
        file = house / "briefs" / "meetings" / "council.yaml"
        assert "    # papers:\n    #   - ../dams.yaml\n" in file.read_text()
        assert run("check", "briefs").status == 0
        shown = re.compile(r"^    # ( *\S)", re.MULTILINE)
        head, agenda = file.read_text().split("agenda:\n")
        meeting = yaml.load(head + "agenda:\n" + shown.sub(r"    \1", agenda), BASE)
        brief, pdf = meeting["agenda"][0]["papers"]
        assert (brief, pdf["file"]) == ("../dams.yaml", "papers/terms.pdf")
        assert {*pdf} == {"file", "title", "by", "marking"}

    def test_a_meeting_that_is_there_stays(self, run):
        run("new", "council", "--kind", "meeting")
        ended = run("new", "council", "--kind", "meeting")
        assert ended.status == 2
        assert "`briefs/meetings/council.yaml` is there already" in ended.err

    def test_a_kind_nearly_called_so_is_offered(self, run):
        ended = run("new", "council", "--kind", "meting")
        assert ended.status == 2
        assert "did you mean `meeting`?" in ended.err

    def test_the_schema_of_meetings_is_given(self, run):
        ended = run("schema", "meeting")
        assert '"$id": "urn:briefmaker:schema:meeting"' in ended.out
