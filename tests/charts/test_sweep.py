"""Whatever the data, a chart is a picture without fault or a clear problem.

Generated charts of every kind that stands on labels, at every width: names of 1 to 80
characters, 1 to 24 values, negatives, zeros and huge numbers. No words may touch each
other or leave the picture (C-05); where there is no room, one problem says so.
"""

import random
import re
from decimal import Decimal
from typing import Any

import pytest

from briefmaker.brief.exhibits import Slot
from briefmaker.charts.collisions import collisions
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.pictures import Studio
from briefmaker.charts.plan import plan
from briefmaker.problems import blocking
from charts.easel import FONTS, PALETTE, WIDTHS, brief_of, evidence_of

WORDS = re.findall(
    r"\w+",
    "Tajikistan Kyrgyz Republic remittances of labour migrants from Russia exports "
    "gas oil EU trade turnover with China 2024 Commonwealth Independent States other",
)
STANDINGS = ["measured"] * 5 + ["provisional", "forecast", "planned"]
QUALIFIERS = ["exact"] * 5 + ["more-than", "about"]
LENGTHS = (1, 5, 12, 25, 40, 80)
COUNTS = (1, 2, 3, 5, 8, 12, 24)
KINDS = (
    "bar",
    "grouped-bar",
    "column",
    "stacked",
    "share",
    "line",
    "area",
    "slope",
    "range",
    "dot",
    "lollipop",
    "waterfall",
    "timeline",
)
ROUNDS = 8


class Maker:
    """Makes up the rows of one chart."""

    def __init__(self, kind: str, seed: int) -> None:
        self.kind = kind
        self.random = random.Random(f"{kind} {seed}")
        self.range = self.random.choice(
            [(0, 100), (0, 100), (-50, 100), (0, 0), (7, 7), (10**8, 10**12)]
        )
        length = self.random.choice(LENGTHS)
        count = self.random.choice(COUNTS)
        self.names = [f"{self.name(length)} {at}" for at in range(count)]
        self.series = [
            f"{self.name(min(length, 20))}{at}"
            for at in range(self.random.choice([1, 2, 3]))
        ]

    def name(self, length: int) -> str:
        words = ""
        while len(words) < length:
            words += (" " if words else "") + self.random.choice(WORDS)
        return words[:length].strip()

    def value(self) -> Decimal:
        low, high = self.range
        number = self.random.randint(low * 10, high * 10)
        if self.kind in ("stacked", "area"):
            number = abs(number)
        return Decimal(number) / (10 if high <= 100 else 1)

    def row(self, label: str, **more: Any) -> dict[str, Any]:
        made = {"label": label, "value": str(self.value()), **more}
        made["standing"] = self.random.choice(STANDINGS)
        made["qualifier"] = self.random.choice(QUALIFIERS)
        if self.random.random() < 0.1:
            made["note"] = "a note"
        if self.random.random() < 0.1 and self.kind not in ("area", "waterfall"):
            del made["value"]
        return made

    def rows(self) -> list[dict[str, Any]]:
        match self.kind:
            case "grouped-bar" | "column" | "stacked" | "dot":
                return [self.row(n, series=s) for n in self.names for s in self.series]
            case "line" | "area":
                return [row for name in self.series for row in self.course(name)]
            case "slope":
                dates = ["2014", "2024"]
                return [self.row(n, date=date) for n in self.names for date in dates]
            case "share":
                return [
                    {"label": n, "series": s, "value": str(self.random.randint(0, 19))}
                    for s in self.series
                    for n in self.names[:5]
                ]
            case "waterfall":
                return self.steps()
            case "timeline":
                return [
                    {"label": n, "date": f"{self.random.randint(2000, 2024)}-03"}
                    for n in self.names
                ]
            case _:
                return [self.row(n) for n in self.names]

    def course(self, series: str) -> list[dict[str, Any]]:
        """Return a value a year; only the last may be a forecast or have a note."""
        made = [
            {
                "label": "x",
                "series": series,
                "date": str(2000 + at),
                "value": str(self.value()),
            }
            for at in range(len(self.names))
        ]
        made[-1]["standing"] = self.random.choice(STANDINGS)
        if self.kind == "line" and len(made) > 4:
            del made[3]["value"]
        return made

    def steps(self) -> list[dict[str, Any]]:
        first, *rest = [self.row(name) for name in self.names]
        first["total"] = "true"
        total = sum((Decimal(row["value"]) for row in (first, *rest)), Decimal(0))
        return [first, *rest, {"label": "End", "value": str(total), "total": "true"}]

    def chart(self, slot: str) -> dict[str, Any]:
        made = {"kind": self.kind, "slot": slot, "data": {"rows": self.rows()}}
        made["unit"] = self.random.choice(["%", "bn", "people", "US$ million"])
        if self.kind == "share":
            made["rest"] = "Other"
        return made


EVIDENCE = evidence_of()
GIVES_UP_AS_ONE = {*KINDS} - {"line", "timeline"}
"""Kinds that say once that there is no room; the others name the words that clash."""


@pytest.mark.parametrize("slot", ["side", "column", "main", "full"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_words_touch_or_leave_the_picture(
    kind: str, slot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefmaker.charts.pictures.svg_of", lambda *_: "<svg>")
    studio = Studio(WIDTHS, Slot.MAIN, Conventions(), FONTS, PALETTE)
    drawn = 0
    for seed in range(ROUNDS):
        chart = Maker(kind, seed).chart(slot)
        planned = plan(brief_of(fig=chart), EVIDENCE)
        if blocking(planned.problems):
            assert all(one.message and one.address for one in planned.problems)
            continue
        work = studio.work(planned.plots["fig"])
        for problem in work.problems:
            assert problem.code == "chart.collision"
            assert problem.hint
            if slot != "side" and kind in GIVES_UP_AS_ONE:
                assert "leave no room" in problem.message, (problem.message, seed)
        if not work.problems and work.picture:
            assert not list(collisions(work.picture))
            assert min(words.style.size for words in work.picture.words) >= 7.5
            drawn += 1
    assert drawn or slot == "side"
