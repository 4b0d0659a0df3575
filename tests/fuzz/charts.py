"""Charts of every kind: good ones, and ones with hostile data."""

import random
from typing import Any

from fuzz import edits, hostile

Dice = random.Random

KINDS = (
    "bar", "column", "dot", "lollipop", "share", "grouped-bar", "stacked", "line",
    "area", "small-multiples", "slope", "range", "waterfall", "scatter", "timeline",
    "gantt", "likert", "histogram", "fan",
)  # fmt: skip
NEEDED: dict[str, dict[str, str]] = {
    "scatter": {"across": "Rain, mm", "up": "Yield, t"},
    "likert": {"question": "How far do you trust?", "sample": "1,012 adults"},
    "fan": {"interval": "80 % interval"},
}
VALUES = (
    "0", "-0", "0.0", "1", "1e308", "-1e308", "1e309", "1e-308", "5e-324", "1e-5000",
    "99999999999999999999", "0.1", "-5", "inf", "nan", "1e16", "1.0000000001", "33.3",
)  # fmt: skip


def good(dice: Dice, kind: str = "") -> dict[str, Any]:
    """Return a chart that can be drawn, of this kind or any."""
    kind = kind or dice.choice(KINDS)
    rows = [row for at in range(dice.randint(2, 6)) for row in _rows(kind, at, dice)]
    return _chart(kind, rows)


def hostile_chart(dice: Dice) -> dict[str, Any]:
    """Return a chart whose data, words or options nobody should write."""
    kind = dice.choice(KINDS)
    count = dice.choice((0, 1, 1, 2, 3, 6, 12, 40, 300, 2_000))
    rows = [row for at in range(count) for row in _rows(kind, at, dice)]
    match dice.randint(0, 5):
        case 0:
            same = dice.choice(VALUES)
            rows = [{**row, "value": same} if "value" in row else row for row in rows]
        case 1:
            for row in rows:
                for key in ("value", "low", "high", "across"):
                    if key in row and dice.random() < 0.4:
                        row[key] = dice.choice(VALUES)
        case 2:
            for row in rows[:20]:
                key = dice.choice([*row])
                row[key] = hostile.word(dice)
        case 3:
            for row in rows[:20]:
                row["label"] = dice.choice(hostile.WORDS)
        case 4:
            rows = edits.in_tree(rows, dice) if rows else rows
        case _:
            more = (
                "note",
                "standing",
                "qualifier",
                "total",
                "group",
                "end",
                "date",
                "fact",
            )
            for row in rows[:1]:
                row[dice.choice(more)] = hostile.word(dice)
    chart = _chart(kind, rows)
    options = {
        "unit": hostile.word(dice)[:60],
        "focus": [hostile.word(dice)],
        "height": dice.choice((*VALUES, "15", "200", "14.9")),
        "slot": dice.choice(("side", "column", "main", "full", "none")),
        "order": dice.choice(("value", "given", "x")),
        "from_zero": dice.choice(("yes", "no", "x")),
        "bin": dice.choice(VALUES),
        "rest": "Other",
        "kind": dice.choice(KINDS),
        "alt": hostile.word(dice),
        "note": hostile.markdown(dice),
        "interval": hostile.word(dice),
    }
    for key in dice.sample([*options], dice.choice((0, 0, 0, 1, 2))):
        chart[key] = options[key]
    return edits.in_tree(chart, dice, most=2) if dice.random() < 0.15 else chart


def odd(dice: Dice) -> dict[str, Any]:
    """Return a chart that is allowed as it stands, with odd numbers or names."""
    kind = dice.choice(KINDS)
    many = dice.choice((1, 2, 5, 9, 15))
    rows = [row for at in range(many) for row in _rows(kind, at, dice)]
    if dice.random() < 0.5 and kind not in ("likert", "share", "fan", "histogram"):
        factor = dice.choice((0, -1, 1e-9, 1e-300, 1e12, 1e300, 0.1, 1e5))
        for row in rows:
            for key in ("value", "low", "high", "across"):
                if key in row:
                    row[key] = repr(float(row[key]) * factor)
    if dice.random() < 0.4:
        for row in rows:
            row["label"] = f"{row['label']} {dice.choice(NAMES)}" if many > 1 else "x"
    return {
        **_chart(kind, rows),
        "slot": dice.choice(("side", "column", "main", "full")),
    }


NAMES = (
    "W" * 60,
    "Ҷумҳурии Тоҷикистон",
    "مبادلات",
    "a b " * 12,
    "e\u0301" * 9,
    "漢字",
    "",
)


def _chart(kind: str, rows: Any) -> dict[str, Any]:
    title = {"title": "Some places had less water", "subtitle": "Index, 2020"}
    data = {"data": {"rows": rows}, "source": "Own data."}
    return {"kind": kind, **title, **data, **NEEDED.get(kind, {})}


def _rows(kind: str, at: int, dice: Dice) -> list[dict[str, Any]]:
    """Return what one more thing adds to the data of a chart."""
    name = f"{chr(65 + at % 26)}{chr(97 + at // 26 % 26)}kol"
    value = str(10 + 7 * (at % 9))
    match kind:
        case "grouped-bar" | "stacked":
            return [
                {"label": name, "series": each, "value": value}
                for each in ("Old", "New")
            ]
        case "line" | "area" | "small-multiples":
            years = range(2000, 2000 + dice.choice((1, 2, 4)))
            return [
                {"label": "x", "series": name, "date": str(year), "value": value}
                for year in years
            ]
        case "slope":
            return [
                {"label": name, "date": day, "value": value} for day in ("2015", "2023")
            ]
        case "range":
            return [{"label": name, "low": value, "high": str(int(value) + 4)}]
        case "scatter":
            return [{"label": name, "value": value, "across": str(at)}]
        case "timeline" | "gantt":
            first, last = f"{2010 + at % 900}-05-05", f"{2011 + at % 900}-05-05"
            return [{"label": name, "date": first, "end": last}]
        case "likert":
            shares = (("Little", "30"), ("Some", "30"), ("Much", "40"))
            return [{"label": a, "series": name, "value": part} for a, part in shares]
        case "histogram":
            return [
                {"label": name, "low": str(at), "high": str(at + 1), "value": value}
            ]
        case "fan":
            row = {"label": "x", "date": str(2000 + at % 900), "value": value}
            return [{**row, "low": str(int(value) - 3), "high": str(int(value) + 3)}]
        case "waterfall":
            total = {"total": "yes"} if at == 0 else {}
            return [{"label": name, "value": value, **total}]
        case _:
            return [
                {"label": name, "value": value if kind != "share" else str(at % 9 + 1)}
            ]
