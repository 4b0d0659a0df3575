"""Whatever the data: words that touch nothing, or a problem that says why."""

from itertools import product
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from charts.easel import WIDTHS, Easel

WORDS = "trade corridor and customs reform of the northern transit route with partners"
COUNTS = (1, 2, 7, 24)
LENGTHS = (1, 14, 80)
PATTERNS = ("usual", "negative", "zero", "huge", "same")
CLEAR = {
    "chart.collision",
    "chart.few",
    "chart.no-forecast",
    "chart.no-value",
    "chart.negative-share",
    "chart.one-panel",
    "chart.one-point",
    "chart.shares",
    "chart.too-much",
    "chart.twice",
    "chart.unnamed",
}


def label(number: int, length: int) -> str:
    words = WORDS.split()
    turned = [*words[number % 7 :], *words]
    return f"{number} {' '.join(turned)}"[:length].strip()


def values(pattern: str, count: int) -> list[int]:
    random = Random(count)
    match pattern:
        case "negative":
            return [random.randint(-60, 60) for _ in range(count)]
        case "huge":
            return [random.randint(1, 9) * 10**14 for _ in range(count)]
        case "zero" | "same":
            return [0 if pattern == "zero" else 7] * count
        case _:
            return [random.randint(1, 90) for _ in range(count)]


def scatter(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = [
        {"label": name, "across": str(across), "value": str(value)}
        for name, across, value in zip(names, reversed(numbers), numbers, strict=True)
    ]
    titles = {"across": names[0], "up": names[-1], "focus": names[:3]}
    return {"kind": "scatter", "data": {"rows": rows}, **titles}


def gantt(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = [
        {"label": name, "date": f"2025-{at % 12 + 1:02}-05", "series": names[at // 5]}
        | ({"end": f"2026-{at % 12 + 1:02}-25"} if number % 3 else {})
        for at, (name, number) in enumerate(zip(names, numbers, strict=True))
    ]
    return {"kind": "gantt", "data": {"rows": rows}}


def fan(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [
        {"label": "x", "series": names[0], "date": str(2000 + at), "value": str(number)}
        for at, number in enumerate(numbers)
    ]
    for row, number in list(zip(rows, numbers, strict=True))[len(rows) // 2 :]:
        ends = {"low": str(number - 9), "high": str(number + abs(number) // 3 + 5)}
        row.update({"standing": "forecast", **ends})
    return {"kind": "fan", "interval": "80% interval", "data": {"rows": rows}}


def likert(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = []
    for name, number in zip(names, numbers, strict=True):
        first = abs(number) % 60
        shares = (first, 3, 60 - first, 36, 1)
        rows += [
            {"label": f"{at} {names[0]}", "series": name, "value": str(share)}
            for at, share in enumerate(shares)
        ]
    words = {"question": "How far …?", "sample": "1,012 adults"}
    return {"kind": "likert", "data": {"rows": rows}, **words}


def histogram(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = [
        {"label": name, "value": str(number)}
        for name, number in zip(names, numbers, strict=True)
    ]
    wide = max(1, (max(numbers) - min(numbers)) // 9)
    return {
        "kind": "histogram",
        "unit": "US$",
        "bin": str(wide),
        "data": {"rows": rows},
    }


def lines(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = [
        {"label": "x", "series": name, "date": str(2000 + at)}
        | ({} if at == 2 else {"value": str(number + at)})
        for name, number in zip(names, numbers, strict=True)
        for at in range(5)
    ]
    return {"kind": "small-multiples", "unit": "%", "data": {"rows": rows}}


def bars(names: list[str], numbers: list[int]) -> dict[str, Any]:
    rows = [
        {"label": names[at % len(names)] + str(at), "series": name}
        | {"value": str(number - at)}
        for name, number in zip(names, numbers, strict=True)
        for at in range(3)
    ]
    return {"kind": "small-multiples", "shape": "bar", "data": {"rows": rows}}


MAKERS = (scatter, gantt, fan, likert, histogram, lines, bars)


@pytest.mark.parametrize("slot", list(WIDTHS))
@pytest.mark.parametrize("make", MAKERS)
def test_no_words_touch_what_they_must_not_touch(make: Any, slot: str) -> None:
    drawn = 0
    cases = list(product(COUNTS, LENGTHS, PATTERNS))
    for count, length, pattern in cases[MAKERS.index(make) :: 11]:
        names = [label(at, length) for at in range(count)]
        chart = make(names, values(pattern, count))
        easel = Easel({**chart, "slot": slot})
        found = easel.problems
        if not any(problem.blocks for problem in found):
            work = easel.work
            found += work.problems
            drawn += work.svg != ""
        assert {problem.code for problem in found} <= CLEAR, (count, length, pattern)
        assert all(problem.hint or problem.address for problem in found)
    assert drawn


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("number", ["NaN", "inf", "a lot"])
def test_what_is_no_number_never_reaches_a_chart(make: Any, number: str) -> None:
    chart = make(["A", "B"], [1, 2])
    first, *others = chart["data"]["rows"]
    rows = [{**first, "value": number}, *others]
    with pytest.raises(ValidationError):
        _ = Easel({**chart, "data": {"rows": rows}}).plan


@pytest.mark.parametrize("make", MAKERS)
def test_names_in_letters_that_the_fonts_lack_are_refused(make: Any) -> None:
    work = Easel(make(["人口", "B"], [10, 20])).work
    assert work.picture is None
    assert {problem.code for problem in work.problems} == {"chart.glyph"}
