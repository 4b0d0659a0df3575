"""The table: complete, in order, and true of the source."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from briefmaker.brief.library import Warned
from briefmaker.evidence.verdict import Status
from briefmaker.rules.rule import Rule
from briefmaker.rules.table import BY_ID, RULES, rule_of

SOURCE = Path(__file__).parents[2] / "src" / "briefmaker"
TEXTS = {
    file.relative_to(SOURCE).as_posix(): file.read_text(encoding="utf-8")
    for file in SOURCE.rglob("*.py")
    if "rules/fields" not in file.as_posix()
}
ALL = "\n".join(TEXTS.values())
LITERAL = re.compile(r'"((?:evidence|chart|pdf|look)\.[a-z-]+[a-z])"')
NO_FILES = {"evidence.json"}

WITHOUT_RULE = re.compile(
    r"evidence\.(shared-name|json|nothing-to-acknowledge|no-\w+|unused-failing|"
    r"extractor-changed|unused-\w+)|chart\.(mixed-units)|look\.(font|logo|variants)|"
    r"pdf\.(damaged|dead-link|double-anchor|ended|endless|engine|locked|memory|no-pdf|"
    r"picture|raster|refused|style|too-deep|too-large)"
)
"""What stops a page or its drawing, and is no rule of good briefs."""

each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_are_unique_and_in_order() -> None:
    assert len(BY_ID) == len(RULES)
    for letter, rules in groupby(RULES, key=lambda rule: rule.id[0]):
        numbers = [int(rule.id[2:]) for rule in rules]
        assert numbers == sorted(set(numbers)), letter
    letters = [letter for letter, _ in groupby(rule.id[0] for rule in RULES)]
    assert letters == ["M", "S", "Q", "T", "C", "L", "V", "P", "N"]


@each
def test_a_rule_is_one_sentence_with_an_origin(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]-\d\d", rule.id)
    assert rule.says[0].isupper()
    assert not rule.says.endswith(".")
    assert "[" not in rule.origin
    assert rule.origin


@each
def test_a_rule_is_checked_or_told_by_another_room_or_kept(rule: Rule) -> None:
    assert bool(rule.check or rule.codes) is not bool(rule.kept)
    assert set(rule.firm) <= set(rule.codes)


@each
def test_a_check_has_its_own_code(rule: Rule) -> None:
    if rule.check is None:
        return
    own = f'"{rule.code}"' in ALL or f'"{rule.id}"' in ALL
    assert own or rule.codes == ("chart.few",), "drawing knows how few are few"
    name = rule.id.lower().replace("-", "_")
    assert rule.check.__name__ == name


@each
def test_every_code_of_a_rule_is_one_that_the_source_tells(rule: Rule) -> None:
    for code in rule.codes:
        room, _, what = code.partition(".")
        claims = {f"evidence.{each}" for each in (*Status, *Warned)}
        pieces = "".join(text for name, text in TEXTS.items() if name.startswith(room))
        in_pieces = room == "chart" and f'"{what}"' in "".join(
            text for name, text in TEXTS.items() if name.startswith("charts/")
        )
        known = code in claims or f'"{code}"' in ALL or in_pieces
        made = f"{room}.unknown-{{what}}" in pieces or f"{room}.unused-" in pieces
        made = made or (room == "cite" and f'"{what}"' in ALL)
        assert known or made, code


def test_no_code_tells_of_two_rules() -> None:
    codes = [code for rule in RULES for code in (rule.code, *rule.codes)]
    assert len(codes) == len(set(codes))
    assert rule_of("pdf.too-long") is BY_ID["L-01"]
    assert rule_of("yaml.tag") is None


def test_every_code_of_evidence_charts_pages_and_looks_has_its_rule() -> None:
    told = set(LITERAL.findall(ALL)) | {f"evidence.{each}" for each in Warned}
    told |= {f"evidence.{each}" for each in Status if not each.holds}
    without = {code for code in told - NO_FILES if rule_of(code) is None}
    assert {code for code in without if not WITHOUT_RULE.fullmatch(code)} == set()


def test_what_would_make_print_untrue_or_lose_something_is_final() -> None:
    for code in (
        "pdf.lost-note",
        "pdf.overflow",
        "pdf.no-mark",
        "pdf.no-glyph",
        "cite.unknown",
        "evidence.figure-mismatch",
        "evidence.quote-not-found",
        "evidence.one-sided",
        "evidence.uncited-figure",
    ):
        rule = rule_of(code)
        assert rule
        assert not rule.acceptable, code
