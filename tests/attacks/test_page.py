"""The page on threats names tests that are there, for every one of its rows."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "threats.md"


def rows() -> list[str]:
    lines = PAGE.read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("| ") and "---" not in line]


def test_each_guard_and_each_forgery_has_its_test() -> None:
    held = [row for row in rows() if "tests/" in row]
    others = [row.split("|")[1].strip() for row in rows() if "tests/" not in row]
    assert len(held) > 35
    # The table of who may do what, and the heads of the two others.
    assert others[-2:] == ["threat", "attack"]
    assert len(others) == 12


def test_each_test_that_the_page_names_is_there() -> None:
    for row in rows():
        files = re.findall(r"tests/[\w/]+\.py", row)
        said = "".join((CHECKOUT / file).read_text("utf-8") for file in files)
        assert all(f"def {name}(" in said for name in re.findall(r"`(test_\w+)`", row))


def test_the_readme_leads_to_the_page() -> None:
    assert "(docs/threats.md)" in (CHECKOUT / "README.md").read_text("utf-8")
