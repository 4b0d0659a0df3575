"""The hand-written pairs: a passage, a printed phrase, and what an editor would say."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from briefmaker.evidence.figures import supports

PAIRS = Path(__file__).parents[2] / "bench" / "evidence" / "hand" / "pairs.tsv"
OUTCOMES = {"supported": "yes", "mismatch": "no"}
Row = dict[str, str]


def rows() -> list[Row]:
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()


def outcome(row: Row) -> str:
    found = supports(
        row["anchor"],
        row["printed"],
        anchor_language=row["anchor_language"],
        printed_language=row["printed_language"],
        figure=row["figure"] or None,
    )
    return OUTCOMES.get(found.outcome, found.outcome)


def test_there_are_enough_pairs_of_every_language_and_outcome() -> None:
    assert len(ROWS) >= 300
    languages = Counter(row["anchor_language"] for row in ROWS)
    assert min(languages[each] for each in ("ru", "az")) >= 40
    outcomes = Counter(row["expected"] for row in ROWS)
    assert outcomes["no"] >= 100
    assert outcomes["unread"] >= 5
    assert set(outcomes) == {"yes", "weaker", "no", "unread", "none"}


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{row['anchor'][:40]}|{row['printed']}" for row in ROWS]
)
def test_the_comparison_says_what_an_editor_would(row: Row) -> None:
    assert outcome(row) == row["expected"], row["note"]
