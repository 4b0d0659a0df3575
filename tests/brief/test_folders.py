"""Which files of a folder are briefs, and which are meetings."""

from pathlib import Path

import pytest

from briefmaker.brief.folders import briefs_in, is_meeting, meetings_in

MEETING = "kind: meeting\nagenda:\n  - {title: X}\n"
BRIEF = "kind: memo\nsections:\n  - heading: The agenda\n"


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    for name, text in {
        "water.yaml": BRIEF,
        "meetings/council.yaml": MEETING,
        "meetings/papers/annex.yaml": BRIEF,
        "library/facts.yaml": "facts: {}\n",
        ".old/meeting.yaml": MEETING,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def names(found: list[Path]) -> list[str]:
    return [path.name for path in found]


def test_a_folder_stands_for_its_briefs_and_its_meetings_apart(briefs: Path) -> None:
    assert names(briefs_in([briefs])) == ["annex.yaml", "water.yaml"]
    assert names(meetings_in([briefs])) == ["council.yaml"]


def test_a_file_that_is_named_is_meant(briefs: Path) -> None:
    meeting = briefs / "meetings" / "council.yaml"
    assert briefs_in([meeting]) == [meeting]
    assert meetings_in([meeting, briefs, briefs / "water.yaml"]) == [meeting]


@pytest.mark.parametrize(
    "text",
    [
        "kind: meeting\n",
        "# first\r\nkind: 'meeting' # yes\r\n",
        'meeting: X\nkind:   "meeting"\n',
        "meeting: Committee\nagenda: []\n",
        "kind: metting\nagenda:\n",
        "kind: meeting\ntitel: [broken\n",
    ],
)
def test_a_meeting_is_known_by_its_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, newline="")
    assert is_meeting(file)


@pytest.mark.parametrize(
    "text",
    ["", "kind: memo\n", "  kind: meeting\n", "# kind: meeting\n", "kinds: meeting\n"],
)
def test_anything_else_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text)
    assert not is_meeting(file)
    assert not is_meeting(tmp_path)
    assert not is_meeting(tmp_path / "missing.yaml")
