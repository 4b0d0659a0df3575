"""No version that we use, or let in, is open to an advisory that is written down."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from supply import advisories
from supply.advisories import (
    admitted_faults,
    locked_faults,
    main,
    read_advisories,
)
from supply.declared import read_declared
from supply.lock import lock_of

ROOT = Path(__file__).parents[2]
LOCK = lock_of(ROOT)
PINNED, ADVISORIES = read_advisories()


def test_the_lock_is_open_to_no_known_advisory() -> None:
    assert list(locked_faults(ADVISORIES, LOCK)) == []


def test_no_lower_bound_lets_in_a_version_that_is_open_to_one() -> None:
    asked = read_declared(ROOT).everything()
    assert list(admitted_faults(ADVISORIES, asked)) == []


def test_the_list_is_about_packages_of_the_lock_and_dated() -> None:
    assert {each.package for each in ADVISORIES} <= {each.name for each in LOCK}
    assert isinstance(PINNED, date)
    numbers = [each.id for each in ADVISORIES]
    assert len(set(numbers)) == len(numbers)
    known = r"CVE-\d{4}-\d{4,}|GHSA(-[2-9cfghjmpqrvwx]{4}){3}"
    assert [each for each in numbers if not re.fullmatch(known, each)] == []


def test_what_the_engine_let_past_its_fetcher_is_on_the_list() -> None:
    of_the_engine = {each.id for each in ADVISORIES if each.package == "weasyprint"}
    assert of_the_engine == {
        "CVE-2024-28184",
        "CVE-2025-68616",
        "CVE-2026-49452",
        "CVE-2026-55073",
        "GHSA-r543-q48m-4c9j",
    }


def test_a_vulnerable_version_in_the_lock_is_told_with_its_cure() -> None:
    (engine,) = (each for each in LOCK if each.name == "weasyprint")
    told = list(locked_faults(ADVISORIES, [replace(engine, version="69.0")]))
    assert [re.findall(r"open to (\S+)", each)[0] for each in told] == [
        "CVE-2026-55073",
        "GHSA-r543-q48m-4c9j",
    ]
    assert all("make lock" in each for each in told)


@pytest.mark.parametrize(
    ("bound", "numbers"),
    [
        ("jinja2>=3.1.6", []),
        ("jinja2>=3.1.5", ["CVE-2025-27516"]),
        ("Jinja2>=3.1.5,<3.1.6", ["CVE-2025-27516"]),
        ("jinja2==3.1.5", ["CVE-2025-27516"]),
        ("fonttools[woff]>=4.60.2", []),
        ("fonttools[woff]<4.50,>=4.43", ["CVE-2025-66034"]),
        ("h11", ["CVE-2025-43859"]),
        ("pikepdf<1.3", []),
        ("pikepdf>=1.2", ["CVE-2021-29421"]),
        ("weasyprint>=68", ["CVE-2026-49452", "CVE-2026-55073", "GHSA-r543-q48m-4c9j"]),
    ],
)
def test_a_bound_is_told_if_some_version_in_it_is_affected(
    bound: str, numbers: list[str]
) -> None:
    told = admitted_faults(ADVISORIES, [Requirement(bound)])
    found = [re.findall(r"open to (\S+)", each)[0] for each in told]
    assert found == numbers


def test_the_audit_says_how_old_its_list_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert f"{len(LOCK)} packages held against {len(ADVISORIES)} advisories" in said
    assert f"of {PINNED}" in said
    assert "knows nothing newer" in said


def test_the_audit_fails_on_what_it_finds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "advisories.toml"
    table.write_text(
        "pinned = 2026-01-01\n[packages]\n"
        'rich = [{ id = "CVE-2026-0001", affected = "<999", about = "a test" }]\n'
    )
    monkeypatch.setattr(advisories, "read_advisories", lambda: read_advisories(table))
    assert main([]) == 1
    said = capsys.readouterr().err
    assert "audit: the lock holds rich" in said
    assert "audit: “rich>=15” in pyproject.toml lets in" in said
