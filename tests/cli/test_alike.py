"""What many memos have wrong is told once, with those that have it."""

from pathlib import Path

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.cli.alike import Alike
from briefmaker.problems import Place, Problem

BRIEF = Path("briefs/country.yaml")
SHOWN = "briefs/country.yaml"


def memo(label: str) -> Values:
    return Values((("country", label),), ("country",))


def problem(message: str, line: int = 3, file: str = SHOWN) -> Problem:
    return Problem("x.y", message, place=Place(file, line))


def told(found: dict[str, list[Problem]], expected: int | None = None) -> list[str]:
    wanted = [(BRIEF, memo(label)) for label in found]
    alike = Alike.of(wanted)
    said: list[Problem] = []
    for label, problems in list(found.items())[:expected]:
        said += alike.news(BRIEF, memo(label), SHOWN, problems)
    return [each.message for each in (*said, *alike.rest())]


def test_a_brief_that_is_one_memo_is_told_at_once_and_as_it_is() -> None:
    alike = Alike.of([(BRIEF, NO_VALUES)])
    assert alike.news(BRIEF, NO_VALUES, SHOWN, [problem("wrong")]) == (
        problem("wrong"),
    )


def test_what_all_memos_have_wrong_is_told_once() -> None:
    found = {label: [problem("wrong")] for label in "ABC"}
    assert told(found) == ["wrong (in all 3)"]


def test_what_the_library_has_wrong_is_of_no_memo() -> None:
    found = {label: [problem("wrong", file="library/facts.yaml")] for label in "AB"}
    assert told(found) == ["wrong"]


def test_what_some_have_wrong_names_them() -> None:
    found = {label: [problem("wrong")] if label < "C" else [] for label in "ABC"}
    assert told(found) == ["wrong (A; B)"]
    many = {str(n): [problem("wrong")] if n else [] for n in range(9)}
    assert told(many) == ["wrong (1; 2; 3 and 5 more of 9)"]


def test_a_sort_that_differs_from_memo_to_memo_is_cut_short() -> None:
    found = {str(n): [problem(f"“{n}” has no source")] for n in range(12)}
    said = told(found)
    assert said[:2] == ["“0” has no source (0)", "“1” has no source (1)"]
    assert said[5:] == ["the like here (5; 6; 7 and 4 more)"]


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = {"A": [problem("later", 9)], "B": [problem("first", 1)]}
    assert told(found) == ["first (B)", "later (A)"]


def test_nothing_is_lost_where_a_memo_never_comes() -> None:
    found = {label: [problem("wrong")] for label in "ABC"}
    assert told(found, 2) == ["wrong (in both)"]
