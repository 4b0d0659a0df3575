"""What is wrong is kept as data: counted once, in order, in whatever process."""

import pickle

import pytest

from briefmaker.problems import (
    BriefError,
    Place,
    Problem,
    Severity,
    blocking,
    in_order,
)


def at(file: str, line: int, column: int) -> Place:
    return Place(file=file, line=line, column=column, excerpt="x")


FIRST = Problem("x.a", "one is wrong", place=at("a.yaml", 2, 1))
SECOND = Problem("x.b", "two is wrong", place=at("a.yaml", 10, 3))
THIRD = Problem("x.c", "three is wrong", place=at("b.yaml", 1, 1))
NOWHERE = Problem("x.d", "all is wrong")


def test_an_error_that_comes_from_another_process_says_all_that_it_said() -> None:
    error = pickle.loads(pickle.dumps(BriefError([FIRST, NOWHERE])))
    assert type(error) is BriefError
    assert error.problems == (FIRST, NOWHERE)
    assert str(error) == "one is wrong; all is wrong"


def test_problems_are_told_once_by_file_line_and_column() -> None:
    told = in_order([THIRD, SECOND, FIRST, NOWHERE, SECOND])
    assert told == (NOWHERE, FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("severity", "blocks"),
    [(Severity.ERROR, True), (Severity.WARNING, False), (Severity.NOTE, False)],
)
def test_only_an_error_stops_a_render(severity: Severity, blocks: bool) -> None:
    problem = Problem("x.a", "one is wrong", severity)
    assert problem.blocks is blocks
    assert blocking([problem]) is blocks
    assert blocking([problem, FIRST])


def test_a_problem_is_put_in_its_place_without_a_change_to_itself() -> None:
    put = NOWHERE.at(at("a.yaml", 3, 4))
    assert NOWHERE.place is None
    assert put.place == at("a.yaml", 3, 4)
    assert put.message == NOWHERE.message
