"""Charts and tables of all shapes, with notes and facts where they may stand."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sweep.prose import Desk

SLOTS = ("side", "column", "main", "full")
WIDE = 9
LONG = 70
"""Rows of a table that runs over pages."""


def table(desk: Desk) -> Mapping[str, Any]:
    """Return a table: small, wide, long, of one row or of one column."""
    dice, words = desk.dice, desk.words
    columns = dice.choices((1, 2, 3, 5, WIDE), (1, 4, 6, 3, 1))[0]
    rows = dice.choices((1, 4, 12, LONG), (1, 8, 3, 1))[0]
    most = 3 if columns > 3 or rows > 12 else 8
    noted = words.chance(0.5)

    def cell() -> str:
        said = words.words(dice.randint(1, most))
        if noted and words.chance(0.08):
            said += desk.note()
        if words.chance(0.08):
            said += f" {desk.citation()}"
        if words.chance(0.03):
            said = f"{{fact}}`{dice.choice(desk.facts)}`"
        return said

    made: dict[str, Any] = {
        "title": words.title(dice.randint(2, 10)),
        "columns": [
            {"head": words.title(1), "align": dice.choice(("left", "right", "centre"))}
            for _ in range(columns)
        ],
        "rows": [[cell() for _ in range(columns)] for _ in range(rows)],
    }
    if noted and words.chance(0.3):
        made["columns"][0]["head"] += desk.note()
    if words.chance(0.3):
        made["subtitle"] = words.title(5)
    if words.chance(0.4):
        made["source"] = desk.citation()
    if words.chance(0.4):
        made["note"] = words.sentence() + (desk.note() if words.chance(0.4) else "")
    if words.chance(0.4):
        made["slot"] = dice.choice(SLOTS)
    if words.chance(0.2):
        made["chosen"] = [dice.randint(1, rows)]
    return made


def chart(desk: Desk, name: str, folder: Path) -> Mapping[str, Any]:
    """Return a chart of one of the kinds that differ in how they are set."""
    makers: tuple[Callable[[Desk], Mapping[str, Any]], ...] = (
        _bars,
        _bars,
        _lines,
        _columns,
        _ranges,
        _shares,
        _times,
    )
    made = dict(desk.dice.choice(makers)(desk))
    if made["kind"] == "bar" and desk.words.chance(0.3):
        made["data"] = _kept(made["data"]["rows"], name, folder)
    made |= {
        "title": desk.words.title(desk.dice.randint(3, 9)),
        "subtitle": desk.words.title(desk.dice.randint(3, 8)),
        "source": desk.citation(),
    }
    if desk.words.chance(0.3):
        made["note"] = desk.words.sentence()
    if desk.words.chance(0.3):
        made["slot"] = desk.dice.choice(SLOTS)
    if desk.words.chance(0.2):
        made["height"] = desk.dice.randint(30, 190)
    return made


def _kept(rows: list[Mapping[str, Any]], name: str, folder: Path) -> Mapping[str, Any]:
    """Write the rows of a chart as a CSV file, and return what names it."""
    lines = ["what,much", *(f"{row['label']},{row['value']}" for row in rows)]
    (folder / "data").mkdir(exist_ok=True)
    file = folder / "data" / f"{name}.csv"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return {"csv": {"path": f"data/{file.name}", "label": "what", "value": "much"}}


def _label(desk: Desk) -> str:
    return desk.words.title(desk.dice.choices((1, 2), (4, 1))[0])


def _bars(desk: Desk) -> Mapping[str, Any]:
    count = desk.dice.randint(2, 12)
    rows = [
        {"label": _label(desk), "value": desk.dice.randint(1, 900)}
        for _ in range(count)
    ]
    kind = desk.dice.choice(("bar", "dot", "lollipop"))
    return {"kind": kind, "data": {"rows": rows}}


def _lines(desk: Desk) -> Mapping[str, Any]:
    rows = [
        {
            "label": series,
            "series": series,
            "date": str(year),
            "value": desk.dice.randint(10, 90),
        }
        for series in (_label(desk) for _ in range(desk.dice.randint(1, 3)))
        for year in range(2015, 2025, 2)
    ]
    return {"kind": "line", "data": {"rows": rows}}


def _columns(desk: Desk) -> Mapping[str, Any]:
    rows = [
        {"label": str(year), "date": str(year), "value": desk.dice.randint(10, 90)}
        for year in range(2019, 2025)
    ]
    return {"kind": "column", "data": {"rows": rows}}


def _ranges(desk: Desk) -> Mapping[str, Any]:
    lows = [desk.dice.randint(1, 40) for _ in range(desk.dice.randint(2, 6))]
    rows = [
        {"label": _label(desk), "low": low, "high": low + desk.dice.randint(1, 40)}
        for low in lows
    ]
    return {"kind": "range", "data": {"rows": rows}, "interval": "80% interval"}


def _shares(desk: Desk) -> Mapping[str, Any]:
    part = desk.dice.randint(20, 40)
    whole = _label(desk)
    rows = [
        {"label": _label(desk), "series": whole, "value": value}
        for value in (part, 100 - part)
    ]
    return {"kind": "share", "data": {"rows": rows}, "unit": "%"}


def _times(desk: Desk) -> Mapping[str, Any]:
    rows = [
        {"label": desk.words.title(2), "date": f"20{year}-0{desk.dice.randint(1, 9)}"}
        for year in range(17, 17 + desk.dice.randint(3, 7))
    ]
    return {"kind": "timeline", "data": {"rows": rows}}
