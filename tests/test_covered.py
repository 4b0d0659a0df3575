"""What no test runs is named, and is an error where there may be none of it."""

import json
from pathlib import Path
from typing import Any

import pytest

import covered

FULL: dict[str, Any] = {"missing_lines": [], "missing_branches": []}


def report(branches: float = 97.5, **files: dict[str, Any]) -> dict[str, Any]:
    return {
        "totals": {
            "percent_branches_covered": branches,
            "percent_statements_covered": 98.0,
        },
        "files": {f"src/briefmaker/{name}.py": file for name, file in files.items()},
    }


def test_where_all_is_run_nothing_is_told() -> None:
    assert list(covered.gaps(report(**{"brief/load": FULL, "problems": FULL}))) == []


def test_too_few_branches_are_told_with_the_least() -> None:
    assert list(covered.gaps(report(94.994))) == [
        "the tests take 94.99% of all branches; 95% is the least"
    ]
    assert list(covered.gaps(report(95.0))) == []


@pytest.mark.parametrize("name", ["brief/load", "evidence/texts/html", "problems"])
def test_in_the_rooms_without_a_gap_lines_and_ways_are_told(name: str) -> None:
    file = {
        "missing_lines": [7, 9, 10, 11],
        "missing_branches": [[6, 7], [8, 12], [20, -18]],
    }
    path = f"src/briefmaker/{name}.py"
    assert list(covered.gaps(report(**{name: file}))) == [
        f"{path}: no test runs lines 7, 9–11",
        f"{path}: no test goes from line 8 to line 12",
        f"{path}: no test goes from line 20 out of its function",
    ]


def test_elsewhere_a_gap_is_listed_and_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = {"missing_lines": [7], "missing_branches": [[6, 7]]}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report(**{"pdf/engine": file, "brief/load": FULL})))
    assert covered.main(str(path)) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  src/briefmaker/pdf/engine.py: 1"
    ]


def test_a_gap_where_none_may_be_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = {"missing_lines": [7], "missing_branches": [[6, 7]]}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report(**{"brief/load": file})))
    assert covered.main(str(path)) == 1
    assert "error: src/briefmaker/brief/load.py: no test runs line 7\n" in (
        capsys.readouterr().out
    )
