"""A plan has every paper behind one tab, the strictest mark, and all that is odd."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmaker.brief.model import Marking
from briefmaker.pack.planning import Plan, plan
from briefmaker.problems import BriefError, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace

BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "Water was short again",
    "date": "2025-10-10",
    "cutoff": "2025-10-09",
    "id": "BM-1",
    "marking": "TLP:GREEN",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "Water was short.",
    "sections": [{"heading": "What we know", "body": "Fields were dry."}],
}
MEETING: dict[str, Any] = {
    "kind": "meeting",
    "meeting": "Committee on the region",
    "place": "Room 2",
    "date": "2025-10-20",
    "zone": "Europe/Berlin",
    "id": "RC-14",
    "from": "Secretariat",
    "attendees": [{"name": "Anna Petrova", "chair": "yes"}],
}

Make = Callable[..., Plan]


@pytest.fixture
def desk(tmp_path: Path, workspace: Workspace) -> Workspace:
    """A workspace of its own with three briefs and two PDFs."""
    briefs = tmp_path / "briefs"
    (briefs / "meetings").mkdir(parents=True)
    for name in ("water", "trade", "dams"):
        dump(briefs / f"{name}.yaml", {**BRIEF, "id": name})
    for name in ("terms", "map"):
        (briefs / "meetings" / f"{name}.pdf").write_bytes(b"%PDF-1.7\n")
    return replace(workspace, root=tmp_path)


def dump(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


@pytest.fixture
def planned(desk: Workspace) -> Make:
    """Plan a meeting whose items have these papers, with some keys of its own."""

    def make(*papers: list[Any], **keys: Any) -> Plan:
        agenda = [
            {"title": f"Item {n}", "at": f"{9 + n}:00", "purpose": "Discussion"}
            | {"papers": named}
            for n, named in enumerate(papers or ([],))
        ]
        path = desk.root / "briefs" / "meetings" / "rc.yaml"
        dump(path, {**MEETING, "agenda": agenda, **keys})
        return plan(path, desk)

    return make


@pytest.fixture
def brief(desk: Workspace) -> Callable[..., None]:
    """Write a brief with some keys of its own."""

    def write(name: str, **keys: Any) -> None:
        dump(desk.root / "briefs" / f"{name}.yaml", {**BRIEF, **keys})

    return write


def codes(found: Plan) -> list[str]:
    return [problem.code for problem in found.problems]


def pdf(name: str, **keys: str) -> dict[str, str]:
    return {"file": f"{name}.pdf", "title": name.title(), "marking": "none", **keys}


WATER, TRADE, DAMS = "../water.yaml", "../trade.yaml", "../dams.yaml"


# Tabs


def test_tabs_are_numbered_by_the_agenda_and_annexes_have_letters(
    planned: Make,
) -> None:
    found = planned([TRADE, pdf("terms")], [WATER], annexes=[pdf("map"), DAMS])
    assert [(tab.label, tab.file.name, tab.item) for tab in found.tabs] == [
        ("1", "trade.yaml", 0),
        ("2", "terms.pdf", 0),
        ("3", "water.yaml", 1),
        ("A", "map.pdf", None),
        ("B", "dams.yaml", None),
    ]
    assert [tab.foreign for tab in found.tabs] == [False, True, False, True, False]
    assert found.tabs[1].address == ("agenda", 0, "papers", 1)
    assert found.tabs[4].address == ("annexes", 1)
    assert found.problems == ()


def test_a_paper_of_two_items_is_one_tab_that_both_refer_to(planned: Make) -> None:
    found = planned([WATER], [TRADE, "../../briefs/water.yaml"], [WATER])
    assert [tab.label for tab in found.tabs] == ["1", "2"]
    assert (found.tabs[0].item, found.tabs[0].also) == (0, (1, 2))
    assert [[t.label for t in found.papers_of(n)] for n in range(3)] == [
        ["1"],
        ["1", "2"],
        ["1"],
    ]
    assert found.problems == ()


def test_what_is_said_of_a_pdf_in_either_place_holds(planned: Make) -> None:
    bare = {"file": "terms.pdf"}
    found = planned([pdf("terms")], [bare], [{**bare, "by": "Treasury"}])
    (tab,) = found.tabs
    assert (tab.paper.title, tab.paper.by) == ("Terms", "Treasury")
    assert tab.paper.marking is Marking.NONE


def test_annexes_go_on_after_z(planned: Make, desk: Workspace) -> None:
    names = [f"paper{number}" for number in range(28)]
    for name in names:
        (desk.root / "briefs" / "meetings" / f"{name}.pdf").write_bytes(b"%PDF-1.7\n")
    labels = [tab.label for tab in planned(annexes=[*map(pdf, names)]).tabs]
    assert labels[:2] + labels[25:] == ["A", "B", "Z", "AA", "AB"]


def test_a_link_to_a_brief_is_the_brief(planned: Make, desk: Workspace) -> None:
    (desk.root / "briefs" / "link.yaml").symlink_to("water.yaml")
    assert len(planned([WATER], ["../link.yaml"]).tabs) == 1


def test_a_paper_outside_the_folder_of_briefs_is_refused(
    planned: Make, desk: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.pdf"
    outside.write_bytes(b"%PDF-1.7\n")
    (desk.root / "briefs" / "meetings" / "link.pdf").symlink_to(outside)
    found = planned([pdf("link"), {**pdf("x"), "file": str(outside)}])
    assert codes(found) == ["file.outside", "file.outside"]
    assert found.tabs == ()


def test_what_is_wrong_with_a_brief_is_told_in_its_own_file(
    planned: Make, brief: Callable[..., None]
) -> None:
    brief("water", titel="X", marking="secret")
    found = planned([WATER, TRADE])
    files = [
        problem.place and Path(problem.place.file).name for problem in found.problems
    ]
    assert files == ["water.yaml", "water.yaml"]
    assert [tab.label for tab in found.tabs] == ["1", "2"]


def test_a_meeting_that_is_wrong_has_no_plan(planned: Make) -> None:
    with pytest.raises(BriefError):
        planned([WATER], zone="Berlin")


# The handling mark (M-08)


@pytest.mark.parametrize(
    ("marks", "strictest"),
    [
        (("none", "none"), Marking.NONE),
        (("TLP:GREEN", "none"), Marking.GREEN),
        (("TLP:RED", "TLP:AMBER+STRICT"), Marking.RED),
        (("TLP:AMBER", "TLP:AMBER+STRICT"), Marking.AMBER_STRICT),
        (("OFFICIAL", "OFFICIAL-SENSITIVE"), Marking.OFFICIAL_SENSITIVE),
    ],
)
def test_a_pack_has_the_strictest_mark_of_its_papers(
    planned: Make,
    brief: Callable[..., None],
    marks: tuple[str, str],
    strictest: Marking,
) -> None:
    brief("water", marking=marks[0])
    found = planned([WATER, pdf("terms", marking=marks[1])])
    assert found.marking is strictest
    assert found.problems == ()


def test_a_pack_may_be_stricter_than_its_papers(planned: Make) -> None:
    found = planned([WATER], marking="TLP:RED")
    assert (found.marking, found.problems) == (Marking.RED, ())


@pytest.mark.parametrize("mark", ["none", "TLP:CLEAR", "TLP:GREEN"])
def test_a_laxer_mark_stops_the_pack_and_names_the_strictest_paper(
    planned: Make, brief: Callable[..., None], mark: str
) -> None:
    brief("water", marking="TLP:AMBER")
    brief("trade", marking="TLP:RED")
    found = planned([WATER], annexes=[TRADE], marking=mark)
    (problem,) = found.problems
    assert (problem.code, problem.blocks) == ("pack.lax-marking", True)
    assert problem.address == ("marking",)
    assert problem.message == (
        f"the pack is marked `{mark}`, and “trade.yaml” in it `TLP:RED` (1 more is "
        "stricter)"
    )
    assert problem.hint.startswith("write `marking: TLP:RED`, or take the line out")


def test_marks_of_two_schemes_need_a_word_of_the_author(
    planned: Make, brief: Callable[..., None]
) -> None:
    brief("water", marking="OFFICIAL")
    (problem,) = planned([WATER], [TRADE]).problems
    assert (problem.code, problem.blocks) == ("pack.mixed-markings", True)
    assert problem.hint == "say which mark the whole pack has: `marking: …`"
    found = planned([WATER], [TRADE], marking="TLP:AMBER")
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("pack.unlike-marking", Severity.WARNING)
    assert found.marking is Marking.AMBER


def test_a_pdf_must_say_its_mark_where_others_have_one(planned: Make) -> None:
    terms = {"file": "terms.pdf", "title": "Terms"}
    (problem,) = planned([WATER, terms]).problems
    assert (problem.code, problem.blocks) == ("pack.no-marking", True)
    assert "`marking: none` if it has none" in problem.hint
    assert codes(planned([terms])) == []
    assert codes(planned([terms], marking="TLP:GREEN")) == ["pack.no-marking"]


# Days, papers, people


def test_the_pack_is_issued_on_the_day_of_its_latest_paper(
    planned: Make, brief: Callable[..., None]
) -> None:
    brief("trade", date="2025-10-13")
    assert planned([WATER, TRADE]).issued == date(2025, 10, 13)
    assert planned([WATER], issued="2025-10-12").issued == date(2025, 10, 12)
    assert planned([pdf("terms")]).issued == date(2025, 10, 20)


@pytest.mark.parametrize(
    ("issued", "told"),
    [("2025-10-13", []), ("2025-10-14", ["pack.late"]), ("2025-10-20", ["pack.late"])],
)
def test_five_working_days_are_noted_when_they_are_missed(
    planned: Make, issued: str, told: list[str]
) -> None:
    found = planned([WATER], issued=issued)
    assert codes(found) == told
    assert not any(problem.blocks for problem in found.problems)


def test_a_brief_for_other_paper_is_set_on_the_packs(
    planned: Make, brief: Callable[..., None]
) -> None:
    brief("water", paper="Letter")
    (problem,) = planned([WATER]).problems
    assert (problem.code, problem.severity) == ("pack.paper-size", Severity.NOTE)
    assert planned([WATER], paper="Letter").problems == ()


def test_an_attendees_audience_is_one_of_the_briefs(
    planned: Make, brief: Callable[..., None]
) -> None:
    block = {"heading": "For the Treasury", "audience": ["treasury"], "body": "Money."}
    brief("water", sections=[*BRIEF["sections"], block])
    chair = MEETING["attendees"][0]
    named = [chair, {"name": "Ben", "audience": "treasury"}]
    assert planned([WATER, TRADE], attendees=named).problems == ()
    found = planned(
        [WATER, TRADE], attendees=[chair, {**named[1], "audience": "tresury"}]
    )
    (problem,) = found.problems
    assert (problem.code, problem.severity) == (
        "pack.unknown-audience",
        Severity.WARNING,
    )
    assert problem.hint == "did you mean `treasury`?"


def test_namesakes_of_two_bodies_are_two_people(planned: Make) -> None:
    anna = {"name": "Anna Petrova", "chair": "yes", "body": "Treasury"}
    others = [{"name": "Anna Petrova", "body": "Council"}, {"name": "ANNA  PETROVA"}]
    assert planned([WATER], attendees=[anna, others[0]]).problems == ()
    assert codes(planned([WATER], attendees=[anna, others[1]])) == [
        "pack.attendee-twice"
    ]


def test_a_gap_in_the_day_is_no_problem(planned: Make) -> None:
    agenda = [
        {"title": "A", "at": "9:00", "until": "9:30", "purpose": "Discussion"},
        {"title": "B", "at": "9:30", "until": "10:00", "purpose": "Discussion"},
        {"title": "C", "at": "14:00", "purpose": "Discussion"},
    ]
    assert planned(agenda=agenda).problems == ()


def test_an_item_for_decision_needs_something_to_decide(
    planned: Make, brief: Callable[..., None]
) -> None:
    item = {"title": "A", "at": "9:00", "purpose": "Decision", "papers": [WATER]}
    assert codes(planned(agenda=[item])) == ["pack.nothing-to-decide"]
    assert codes(planned(agenda=[{**item, "note": "To choose one."}])) == []
    brief("water", decision={"ask": "approve it", "by": "2025-10-20"})
    assert codes(planned(agenda=[item])) == []
    brief("water", decision={"ask": "approve it", "by": "2025-10-17"})
    (problem,) = planned(agenda=[item]).problems
    assert (problem.code, problem.severity) == (
        "pack.decision-too-early",
        Severity.WARNING,
    )
    assert problem.address == ("agenda", 0, "papers", 0)


def test_problems_have_places_and_come_in_their_order(planned: Make) -> None:
    found = planned(["../nix.yaml", {"file": "terms.pdf"}], marking="TLP:GREEN")
    lines = [problem.place.line for problem in found.problems if problem.place]
    assert len(lines) == len(found.problems) == 3
    assert lines == sorted(lines)
