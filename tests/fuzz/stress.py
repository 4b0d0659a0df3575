"""Briefs that are allowed and that nobody would write: to be set, not to be refused."""

import random
from collections.abc import Callable
from functools import cache
from typing import Any

from fuzz import charts
from fuzz.desks import SMALL

Dice = random.Random
KINDS = (
    "memo", "assessment", "decision-memo", "fact-sheet", "four-page-brief",
    "information-memo", "options-paper", "questions", "situation-report",
    "talking-points",
)  # fmt: skip

WORDS = (
    "water", "a", "Verwaltungsvorschriften" * 6, "W" * 120, "i" * 300, "—", "(dry)",
    "مبادلات تجارية", "שלום abc", "ประเทศไทย" * 9, "한국어 漢字 かな", "Ҷумҳурии Тоҷикистон",  # noqa: E501
    "e" + "\u0301" * 40, "👩‍👩‍👧‍👦", "𝔘𝔫𝔦", "ﬁ", "zero\u200bwidth", "soft\u00adhyphen",
    "no\u00a0break\u00a0" * 30, "**bold**", "*italic **both***", "`code`", "~~gone~~",
    "[link](https://example.org/a)", "<https://example.org/" + "b" * 200 + ">", "H~2~O",
    "x^2^", "“quoted”", "5 May 2025", "17.5 %", "10–20 bn", "{likely}`likely`", "\\*",
    "&amp;", "1 < 2", "@sec-a", "{abbr}`CIS (Commonwealth of States)`", "a/b/c/d/e" * 20,  # noqa: E501
)  # fmt: skip


def _paragraph(dice: Dice) -> str:
    many = dice.choice((1, 5, 40, 400))
    return "So " + " ".join(dice.choice(WORDS) for _ in range(many)) + "."


def _list(dice: Dice) -> str:
    sign = dice.choice(("- ", "1. "))
    many = dice.choice((1, 3, 30, 150))
    inner = dice.random() < 0.3
    below = "\n\n  " + " " * (len(sign) - 2) + "More of it." if inner else ""
    return "\n".join(f"{sign}Point {dice.choice(WORDS)}{below}" for _ in range(many))


def _deep(dice: Dice) -> str:
    depth = dice.choice((2, 3, 6, 12))
    return "\n".join(f"{'  ' * level}- level" for level in range(depth))


def _quotation(dice: Dice) -> str:
    return "> " * dice.choice((1, 2, 5)) + _paragraph(dice)


def _callout(dice: Dice) -> str:
    name = dice.choice(("note", "warning"))
    return f":::{{{name}}} Mind\n{_paragraph(dice)}\n\n- one\n- two\n:::"


def _notes(dice: Dice, place: int) -> str:
    many = dice.choice((1, 2, 9, 40))
    at = range(place * 1000, place * 1000 + many)
    said = " ".join(f"word[^n{each}]" for each in at)
    notes = (f"[^n{each}]: {_paragraph(dice)[: dice.choice((40, 900))]}" for each in at)
    return f"So {said}.\n\n" + "\n\n".join(notes)


BLOCKS: tuple[Callable[[Dice], str], ...] = (
    _paragraph, _paragraph, _list, _deep, _quotation, _callout,
    lambda _: "### A heading within", lambda _: "***", lambda _: "```\ncode\n```",
)  # fmt: skip


def brief(dice: Dice) -> dict[str, Any]:
    """Return a brief of allowed parts in unlikely sizes and numbers."""
    exhibits = {
        f"fig-{at}": charts.odd(dice) for at in range(dice.choice((0, 1, 1, 2, 5)))
    }
    tables = {f"tbl-{at}": _wide(dice) for at in range(dice.choice((0, 0, 1, 2)))}
    placed = [f"See @{name}.\n\n![](#{name})" for name in (*exhibits, *tables)]
    sections = []
    for at in range(dice.choice((1, 2, 3, 12))):
        blocks = [dice.choice(BLOCKS)(dice) for _ in range(dice.choice((1, 2, 4)))]
        if dice.random() < 0.4:
            blocks.insert(dice.randint(0, len(blocks)), _notes(dice, at))
        while placed and (at == 0 or dice.random() < 0.5):
            blocks.insert(dice.randint(0, len(blocks)), placed.pop())
        heading = " ".join(dice.choice(WORDS) for _ in range(dice.choice((1, 3, 12))))
        sections.append({"heading": heading, "body": "\n\n".join(blocks)})
    sections[0]["id"] = "sec-a"
    keys: dict[str, Any] = {
        "kind": dice.choices(KINDS, (8, *[1] * (len(KINDS) - 1)))[0],
        "title": " ".join(dice.choice(WORDS) for _ in range(dice.choice((1, 6, 25)))),
        "to": ["Minister"] * dice.choice((1, 1, 30)),
        "paper": dice.choice(("A4", "A4", "Letter")),
        "bottom_line": _paragraph(dice),
        "sections": sections,
    }
    if dice.random() < 0.3:
        keys["language"] = dice.choice(("ru", "fr", "de", "tg", "fa", "tr", "az"))
    return {**SMALL, **keys, "charts": exhibits, "tables": tables, "allow": allowed()}


@cache
def allowed() -> list[dict[str, str]]:
    """Return leave from every rule from which there is any."""
    from briefmaker.rules.table import RULES

    return [{"rule": rule.id, "reason": "a trial"} for rule in RULES if rule.acceptable]


def _wide(dice: Dice) -> dict[str, Any]:
    wide, long = dice.choice(((1, 1), (2, 3), (7, 4), (12, 2), (3, 120)))
    return {
        "title": "Some fields were dry",
        "columns": [f"Col {chr(65 + at)}" for at in range(wide)],
        "rows": [[dice.choice(WORDS) for _ in range(wide)] for _ in range(long)],
    }
