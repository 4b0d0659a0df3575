"""Files made to break a reader: a clear answer, in time, and no traceback."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefmaker.brief.load import load
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace, workspace_of

SECONDS = 6.0
"""Of the processor; measured for coverage, a run takes twice as long."""


@contextmanager
def in_time() -> Iterator[None]:
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[[bytes], tuple[Problem, ...]]:
    (tmp_path / "briefs").mkdir()
    path = tmp_path / "briefs" / "x.yaml"
    here = workspace_of(path.parent)

    def problems(content: bytes) -> tuple[Problem, ...]:
        path.write_bytes(content)
        with in_time(), pytest.raises(BriefError) as refused:
            load(path, here)
        assert all(problem.place for problem in refused.value.problems)
        return refused.value.problems

    return problems


def bomb() -> str:
    lines = ["a: &a [lol, lol]"]
    for one, two in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]")
    return "\n".join(lines)


def staircase(steps: int) -> str:
    # Indented any further, the file would be too large before it is too deep.
    return "".join(f"{' ' * step}a:\n" for step in range(60)) + "b: {" * (steps - 60)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        pytest.param("[" * 100_000, "yaml.too-deep", 1, id="brackets"),
        pytest.param("[\n" * 100_000, "yaml.too-deep", 41, id="brackets on lines"),
        pytest.param("{a: " * 100_000, "yaml.too-deep", 1, id="braces"),
        pytest.param("- " * 100_000, "yaml.too-deep", 1, id="dashes"),
        pytest.param("? " * 100_000, "yaml.key-not-text", 1, id="question marks"),
        pytest.param(staircase(10_000), "yaml.too-deep", 41, id="keys 10,000 deep"),
        pytest.param(
            "".join(f"{number}:\n" for number in range(190_000)),
            "yaml.too-many",
            30_000,
            id="190,000 keys",
        ),
        pytest.param(
            "{" + ",".join(map(str, range(600_000))) + "}",
            "yaml.too-many",
            1,
            id="600,000 keys on a line",
        ),
    ],
)
def test_what_grows_without_end_is_refused_where_it_passes_the_limit(
    problems_of: Callable[[bytes], tuple[Problem, ...]],
    content: str,
    code: str,
    line: int,
) -> None:
    (problem,) = problems_of(content.encode())
    assert problem.code == code
    assert problem.place
    assert problem.place.line == line


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a: " + b"x" * 50_000_000, id="a file of 50 MB"),
        pytest.param(
            b"".join(b"%d: 1\n" % number for number in range(1_000_000)),
            id="a million keys",
        ),
        pytest.param(b"\n" * 4_900_000, id="a million empty lines"),
        pytest.param(b"#\r" * 2_400_000, id="a million comments"),
    ],
)
def test_a_file_that_is_too_big_is_refused_before_it_is_parsed(
    problems_of: Callable[[bytes], tuple[Problem, ...]], content: bytes
) -> None:
    (problem,) = problems_of(content)
    assert problem.code == "file.too-big"


def test_of_a_file_that_is_too_big_on_the_disk_no_more_is_read_than_may_be(
    tmp_path: Path,
) -> None:
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(10**12)
    with in_time(), pytest.raises(BriefError, match="is larger than 5 MB"):
        load(tmp_path / "x.yaml", workspace_of(tmp_path))


def test_an_alias_bomb_goes_off_as_one_problem_for_each_name(
    problems_of: Callable[[bytes], tuple[Problem, ...]],
) -> None:
    problems = problems_of(bomb().encode())
    assert {problem.code for problem in problems} == {"yaml.anchor"}
    assert [problem.place.line for problem in problems if problem.place] == [
        *range(1, 10)
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("".join(f"k{n}: v\n" for n in range(29_000)), id="unknown keys"),
        pytest.param("sections:\n" + "- []\n" * 29_000, id="entries of a wrong type"),
        pytest.param("to:\n" + "- \n" * 29_000, id="entries without a value"),
        pytest.param("a: v\n" * 29_000, id="one key again and again"),
        pytest.param("".join(f"- &a{n} x\n" for n in range(29_000)), id="anchors"),
        pytest.param("- \x07\n" * 190_000, id="control characters"),
        pytest.param('a: ["' + '\\u202e", "' * 28_000 + '"]', id="hidden by escapes"),
        pytest.param("kind: memo\n" + "\n" * 190_000, id="empty lines"),
        pytest.param("#\n" * 190_000, id="comments"),
        pytest.param(f"kind: {'x' * 4_900_000}", id="a very long word"),
        pytest.param(f"{'x' * 4_900_000}: 1", id="a very long key"),
    ],
)
def test_of_endless_mistakes_a_hundred_are_told_in_time(
    problems_of: Callable[[bytes], tuple[Problem, ...]], content: str
) -> None:
    problems = problems_of(content.encode())
    assert 1 <= len(problems) <= 101
    assert all(len(problem.message) < 1_000 for problem in problems)
    if len(problems) == 101:
        assert problems[-1].code == "brief.more"


def test_a_long_csv_file_is_refused_in_time(
    tmp_path: Path, problems_of: Callable[[bytes], tuple[Problem, ...]]
) -> None:
    rows = "".join(f"r{number},{number}\n" for number in range(190_000))
    (tmp_path / "briefs" / "x.csv").write_text(f"label,value\n{rows}")
    chart = "charts: {c: {kind: bar, data: {csv: {path: x.csv, label: label}}}}"
    problems = problems_of(chart.encode())
    assert "csv.too-long" in {problem.code for problem in problems}


def test_a_named_pipe_is_no_brief(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    with in_time(), pytest.raises(BriefError, match="is not a file"):
        load(path, workspace)
