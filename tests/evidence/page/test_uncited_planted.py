"""Planted figures are found, and look-alikes let pass, in sentences made by chance."""

from typing import Any

from bench.evidence.planted import planted, score
from briefmaker.brief.model import Brief

BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "A title",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "none",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "The point.",
    "sections": [{"heading": "What we know", "body": "Text."}],
}


def test_planted_figures_are_found_and_look_alikes_are_not() -> None:
    result = score(seed=20251013, count=200, brief=Brief.model_validate(BRIEF))
    assert (result.planted, result.look_alikes) == (200, 200)
    assert result.recall >= 0.98, result.missed
    assert result.precision >= 0.95, result.alarms


def test_the_same_seed_plants_the_same() -> None:
    assert planted(1, 20) == planted(1, 20)
    assert planted(1, 20) != planted(2, 20)


def test_half_of_the_sentences_hold_a_figure() -> None:
    made = planted(3, 50)
    assert len(made) == 100
    assert sum(bool(case.figure) for case in made) == 50
    assert all(case.figure in case.text for case in made)
    assert {case.language for case in planted(3, 200)} == {"en", "ru", "az"}
