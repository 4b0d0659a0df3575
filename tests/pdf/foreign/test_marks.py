import pytest

from briefmaker.brief.model import Marking
from briefmaker.pdf.foreign.leaf import Foreign, Leaf
from briefmaker.pdf.foreign.marks import laxer, marks_in


def foreign(*pages: str) -> Foreign:
    leaves = tuple(Leaf(210, 297, words) for words in pages)
    return Foreign("tor.pdf", b"", leaves)


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("TLP:AMBER", [Marking.AMBER]),
        ("TLP: AMBER + STRICT", [Marking.AMBER_STRICT]),
        ("TLP-WHITE\nTLP:RED", [Marking.RED, Marking.CLEAR]),
        ("- OFFICIAL -", [Marking.OFFICIAL]),
        ("OFFICIAL-SENSITIVE: COMMERCIAL", [Marking.OFFICIAL_SENSITIVE]),
        ("The OFFICIAL journal says", []),
        ("tlp:red is a mark", []),
        ("TLP:REDUCED", []),
    ],
)
def test_marks_are_found_as_people_write_them(words: str, marks: list[Marking]) -> None:
    assert list(marks_in(foreign("A page", words))) == marks


def test_a_stricter_mark_than_is_said_is_told_with_its_page() -> None:
    (problem,) = laxer(foreign("A page", "TLP:RED"), Marking.GREEN)
    assert problem.code == "foreign.mark"
    assert problem.message.startswith("page 2 of “tor.pdf” says TLP:RED, and the ")
    assert problem.message.endswith("meeting's file says `TLP:GREEN` of it")
    assert not problem.blocks
    (problem,) = laxer(foreign("TLP:CLEAR"), None)
    assert "says no mark of it" in problem.message


def test_a_mark_that_does_not_compare_is_told() -> None:
    (problem,) = laxer(foreign("OFFICIAL"), Marking.RED)
    assert "says OFFICIAL" in problem.message


def test_a_laxer_mark_or_the_same_is_not_told() -> None:
    assert not list(laxer(foreign("TLP:GREEN"), Marking.GREEN))
    assert not list(laxer(foreign("TLP:GREEN"), Marking.RED))
    assert not list(laxer(foreign("No mark"), None))


@pytest.mark.parametrize(
    "mark",
    ["SECRET", "NATO RESTRICTED", "RESTREINT UE/EU RESTRICTED", "СЕКРЕТНО", "VS-NfD"],
)
def test_marks_of_other_schemes_are_told_where_they_stand_alone(mark: str) -> None:
    (problem,) = laxer(foreign("A page", f"Title\n{mark}\nWords"), Marking.RED)
    assert problem.code == "foreign.other-mark"
    assert f"page 2 of “tor.pdf” carries the mark “{mark}”" in problem.message
    assert not list(laxer(foreign(f"It is {mark} no more"), Marking.RED))
