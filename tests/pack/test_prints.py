"""Small prints: the agenda on one page, and name plates that fold in the middle."""

from pathlib import Path

import pytest

from briefmaker.look.look import Look, Variant
from briefmaker.pack.prints import card, plates
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.galley import laid_out
from briefmaker.problems import Severity
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of
from briefmaker.writing.tree import parse
from pack.committees import committee, crowded, laid, named, said, within

ASSETS = Path(__file__).parents[2] / "assets"
ENGLISH = language_of("en", ASSETS)
MM = 96 / 25.4
"""CSS px in a mm."""

LONG = "Dr Alexandra-Katharina von Hohenstein-Waldburg"


def test_the_card_lists_items_with_tabs_and_pages(workspace: Workspace) -> None:
    plan = committee()
    page = card(plan, ENGLISH, Look(), workspace, laid(plan))
    rows = [said(row) for row in within(page, "agenda").iter("tr")][1:]
    assert rows == [
        "09:30–10:00 The canalTab 1 · page 5 Decision Tomas Berek",
        "10:00–10:20 The damsTab 1 · page 5; Tab 2 · page 9 Discussion",
        "10:30–10:45 Dates Information",
    ]


def test_without_the_pack_the_card_names_tabs_alone(workspace: Workspace) -> None:
    page = card(committee(), ENGLISH, Look(), workspace)
    first = next(named(within(page, "agenda"), "reference"))
    assert said(first) == "Tab 1"


@pytest.mark.parametrize("items", [3, 12, 20])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_card_is_one_page(workspace: Workspace, items: int, paper: str) -> None:
    plan = crowded(items)
    meeting = plan.meeting.model_copy(update={"paper": paper})
    plan = type(plan)(
        plan.path, meeting, plan.tabs, plan.marking, plan.issued, plan.places, ()
    )
    page = card(plan, ENGLISH, Look(), workspace, laid(plan, 105, 10))
    assert laid_out(page, workspace).layout.pages == 1


def test_an_agenda_that_no_page_holds_is_an_error_at_the_agenda(
    workspace: Workspace,
) -> None:
    pdf = typeset(card(crowded(40), ENGLISH, Look(), workspace), workspace)
    (problem,) = [p for p in pdf.problems if p.code == "pdf.too-long"]
    assert problem.severity is Severity.ERROR
    assert problem.address == ("agenda",)


def test_each_who_attends_has_a_plate_with_the_name_on_both_sides(
    workspace: Workspace,
) -> None:
    page = plates(committee(), ENGLISH, Look(), workspace)
    assert page is not None
    names = [said(each) for each in named(parse(page.html), "name")]
    assert names == ["Tomas Berek", "Tomas Berek", "Ines Halvorsen", "Ines Halvorsen"]
    layout = laid_out(page, workspace).layout
    assert layout.pages == 2
    assert layout.sheet.right / MM == pytest.approx(297, abs=0.1)
    assert layout.sheet.bottom / MM == pytest.approx(210, abs=0.1)


def test_one_half_stands_on_its_head_and_neither_crosses_the_fold(
    workspace: Workspace,
) -> None:
    page = plates(committee(), ENGLISH, Look(), workspace)
    assert page is not None
    turned = [e.get("class") for e in named(parse(page.html), "half")]
    assert turned == ["half turned", "half"] * 2
    layout = laid_out(page, workspace).layout
    frames = [s.frame for s in layout.scraps if "Berek" in s.words]
    above, below = sorted(frames, key=lambda frame: frame.top)
    assert above.bottom < layout.sheet.bottom / 2 < below.top


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Ann Li", 1), ("Ines Halvorsen", 1), (LONG, 2), (f"{LONG} zu Oberstdorf", 2)],
)
def test_a_name_is_as_large_as_its_plate_allows(
    workspace: Workspace, name: str, lines: int
) -> None:
    plan = committee(attendees=[{"name": name, "role": "Adviser", "body": "Desk"}])
    page = plates(plan, ENGLISH, Look(), workspace)
    assert page is not None
    layout = laid_out(page, workspace).layout
    words = {" ".join(name.split()).split()[0]}
    big = [s for s in layout.scraps if s.size >= 28]
    assert any(words & set(s.words.split()) for s in big)
    assert len({round(s.frame.top) for s in big}) == 2 * lines
    room = (20 * MM, layout.sheet.right - 20 * MM)
    assert all(room[0] <= s.frame.left < s.frame.right <= room[1] for s in big)


def test_plates_pass_the_audit_of_every_document(workspace: Workspace) -> None:
    page = plates(committee(), ENGLISH, Look(), workspace)
    assert page is not None
    assert [p.code for p in typeset(page, workspace).problems] == []


def test_large_print_does_not_make_names_small(workspace: Workspace) -> None:
    look = Look(variants=frozenset({Variant.LARGE}))
    page = plates(committee(), ENGLISH, look, workspace)
    assert page is not None
    sizes = [s.size for s in laid_out(page, workspace).layout.scraps]
    assert max(sizes) > 60


def test_where_nobody_comes_there_are_no_plates(workspace: Workspace) -> None:
    plan = committee(attendees=[{"name": "A", "attends": False}])
    assert plates(plan, ENGLISH, Look(), workspace) is None
