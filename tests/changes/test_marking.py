"""A new edition with its changes marked on the page."""

from xml.etree.ElementTree import Element

import pytest

from briefmaker.brief.model import EvidencePages
from briefmaker.changes.marking import MARK, since
from briefmaker.problems import BriefError
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.tree import parse
from changes.conftest import Compose
from changes.pairs import Edit

EDITS: tuple[Edit, ...] = (
    ("{likely}`likely` to be short", "{likely}`very likely` to be short"),
    ("stood lower than", "stood much higher than"),
    ("label: North canal, value: 14", "label: North canal, value: 18"),
    ("- [Meter the canals, low]", "- [Meter the canals, low]\n      - [Wait, none]"),
    ("      - Why the two counts of farms differ is not known either.\n", ""),
)


@pytest.fixture(scope="module")
def root(
    first: Composition, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Element:
    from changes.pairs import edited, made, written

    path = written(tmp_path_factory.mktemp("second"), "second", edited(*EDITS))
    return parse(since(first, made(path, workspace), workspace).page.html)


def box(root: Element) -> Element:
    found = next(e for e in root.iter("section") if e.get("id") == "since")
    assert isinstance(found, Element)
    return found


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def marked(root: Element) -> dict[str, str]:
    return {
        words(element)[:30]: element.get(MARK, "")
        for element in root.iter()
        if element.get(MARK)
    }


def test_what_is_new_or_changed_is_marked_and_nothing_else(root: Element) -> None:
    assert marked(root) == {
        "The valley is very likely (80–": "changed",
        "A second paragraph tells of th": "changed",
        "Figure 1 Losses are largest in": "changed",
        "How much each canal loses is n": "gap",
        "Wait none": "new",
    }


def test_the_box_follows_the_bottom_line_and_names_the_older_edition(
    root: Element,
) -> None:
    sections = [each.get("id") for each in root.iter("section")]
    assert sections[:3] == ["bottom-line", "since", "judgements"]
    heading = box(root).find("h2")
    assert heading is not None
    assert words(heading) == "What changed since v1.0 of 10 April 2025"


def test_what_matters_most_comes_first_in_at_most_five_lines(root: Element) -> None:
    lines = [words(line) for line in box(root).iter("li")]
    assert lines[0].startswith("Judgement 1: very likely, was likely (“The valley")
    assert lines[1].startswith("Figure 1: 1 row has changed")
    assert lines[3].startswith("2 passages of the text are new, dropped or reworded")
    assert len(lines) <= 5


def test_each_line_leads_to_where_it_changed(root: Element) -> None:
    anchors = {element.get("id") for element in root.iter()}
    calls = [span.get("data-calls", "").split() for span in box(root).iter("span")]
    assert calls
    assert all(set(call) <= anchors for call in calls)


def test_a_sixth_change_is_counted(
    first: Composition, second: Compose, workspace: Workspace
) -> None:
    new = second(
        *EDITS,
        ("TLP:GREEN", "TLP:AMBER"),
        ("display: about one quarter", "display: one quarter"),
    )
    lines = [
        words(line)
        for line in box(parse(since(first, new, workspace).page.html)).iter("li")
    ]
    assert len(lines) == 5
    assert lines[0] == "Handling: TLP:AMBER, was TLP:GREEN"
    assert lines[4].startswith("4 more changes")


def test_a_judgement_in_other_words_is_told_with_the_text(
    first: Composition, second: Compose, workspace: Workspace
) -> None:
    new = second(("to take meters before", "to accept meters before"))
    page = since(first, new, workspace).page
    (line,) = box(parse(page.html)).iter("li")
    assert words(line).startswith("1 passage of the text is new, dropped or reworded")


def test_an_edition_without_changes_says_so(
    first: Composition, workspace: Workspace
) -> None:
    page = since(first, first, workspace).page
    assert [words(line) for line in box(parse(page.html)).iter("li")] == [
        "Nothing has changed."
    ]
    assert marked(parse(page.html)) == {}


def test_the_marked_edition_may_be_longer(
    first: Composition, workspace: Workspace
) -> None:
    assert first.page.limit is not None
    assert since(first, first, workspace).page.limit is None


def test_a_public_copy_is_not_marked_against_one_that_says_more(
    first: Composition, workspace: Workspace
) -> None:
    brief = first.brief.model_copy(update={"evidence": EvidencePages.PUBLIC})
    public = replace(first, brief=brief)
    with pytest.raises(BriefError) as told:
        since(first, public, workspace)
    assert told.value.problems[0].code == "changes.fuller"
    assert since(public, public, workspace).page.html
