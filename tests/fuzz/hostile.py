"""Values that nobody should write, for every place in which a brief takes one."""

import random
from collections.abc import Callable
from typing import Any

Dice = random.Random

NUMBERS = (
    "0", "-0", "-0.0", "1", "-1", "1e308", "-1e308", "1e309", "1e-320", "5e-324",
    "9" * 400, "0." + "0" * 400 + "1", "NaN", ".nan", "inf", "-.inf", "Infinity",
    "1_000", "1,000", "1.000,5", "0x10", "0o17", "1e", "--1", "+5", "٣٤", "½", "²",
    "1/0", "12345678901234567890", "0.1", "100.00000000000001", "1e5000", "1e-5000",
)  # fmt: skip
DATES = (
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2025-02-29",
    "2025-13-01", "2025-1-1", "-2025-01-01", "2025", "2025-10", "2025-W41", "now",
    "2025-10-13T00:00:00Z", "13.10.2025", "٢٠٢٥-١٠-١٣", "1582-10-10", "9999", "0001",
    "2025-10-13/2025-10-20", "2025-12-31", "1900-01-01",
)  # fmt: skip
WORDS = (
    "", " ", "\u00a0", "\u3000", "\n", "~", "null", "yes", "NO", "-", "…", ".", "?",
    "a" * 10_000, "word " * 3_000, "W" * 400, "\u202e override", "\u2066\u2067\u2069",
    "\u200b" * 40, "zero\u200bwidth\u200djoin\ufeff", "a" + "\u0301" * 300,
    "\ud800", "\udfff lone", "\x00", "\x07\x1b[31mred", "\x85\u2028\u2029",
    "\ufffe\uffff", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "مبادلات تجارية ١٢٣", "שלום abc 12", "ประเทศไทย" * 20,
    "한국어 漢字 かな", "👩‍👩‍👧‍👦🏳️‍🌈🇹🇯", "🇹" * 31, "e\u0301é", "ﬁ ﬄ Ǆ", "ß ẞ İ ı",
    "\u00ad" * 50, "a\u2060b", "\U000e0041\U000e007f", "\ue000\uf8ff", "\U0010ffff",
    "../../../etc/passwd", "/dev/zero", "file:///etc/passwd", "con.txt", "a\\b",
    "%s%n{0}{{", "{{ 7 * 7 }}", "{% raw %}", "${x}", "`", "]]>", "<!--", "</script>",
    "'\"", "a: b", "- a", "# a", "&a *a", "!!python/object:os.system x", "@", "|", ">",
)  # fmt: skip
INLINE = (
    "**bold", "*a **b* c**", "_" * 60, "`" * 31, "[a](javascript:alert(1))",
    "[a](<>)", "[a](http://[::1", "<b onclick=x>b</b>", "&#x0;&#xD800;&nbsp;&amp",
    "![x](http://example.org/x.png)", "![](data:image/png;base64,AAAA)", "![](#fig-a)",
    "![](#none)", "![alt](pictures/none.png)", "<script>alert(1)</script>",
    "[@none]", "[@s001, p. " + "9" * 80 + "]", "[@s001; @s001; -@s001]", "[-@]",
    "[see @s001, para. 3-, and *passim*]", "@s001 [p. ]", "[[@s001]]", "[@s001",
    "{fact}`none`", "{fact}``", "{likely}`certain`", "{likely}`likely`",
    "{quote}`none`", "{abbr}`A (b)`", "{abbr}`(`", "{eval}`1+1`", "{fact}`a``b`",
    "[^1]", "[^1]: a note", "^[inline ^[nested]]", "\\", "\\\n", "a  \nb", "H~2~O",
    "x^2^", "$\\frac{1}{0}$", "https://example.org/" + "a" * 300, "a" * 300 + "@b.c",
    "~~gone~~", "==mark==", "@fig-a", "@tbl-a", "@sec-a", "@fig-" + "x" * 200,
    "12 %", "1,234.5 bn", "10–20", "€ 5m", "2025", "“quoted” words", "half of all",
    "[" * 120 + "a" + "]" * 120, "*" * 2_000, "![" * 200, "<" * 500, "&" * 500,
    "[a]: http://x 'y", "[a][a]", "a[^n]" * 60, "(((((", "--- -- -", "...", "«»",
)  # fmt: skip


def _nested(sign: str) -> Callable[[Dice], str]:
    def made(dice: Dice) -> str:
        depth = dice.choice((2, 7, 20, 60))
        step = "" if sign == "> " else "  "
        return "\n".join(
            (sign * level if sign == "> " else step * level + sign) + f"level {level}"
            for level in range(1, depth + 1)
        )

    return made


def _table(dice: Dice) -> str:
    wide, long = dice.choice(((1, 1), (1, 60), (40, 1), (2, 3), (12, 12)))
    row = "|" + " a |" * wide
    return "\n".join((row, "|" + "---|" * wide, *[row] * long))


def _notes(dice: Dice) -> str:
    count = dice.choice((3, 30, 120))
    calls = " ".join(f"word[^n{at}]" for at in range(count))
    said = dice.choice(("short", "a longer note " * 30, "of[^n0] another", "- list"))
    return calls + "\n\n" + "\n\n".join(f"[^n{at}]: {said}" for at in range(count))


def _callout(dice: Dice) -> str:
    depth = dice.choice((1, 3, 30))
    name = dice.choice(("note", "warning", "none", ""))
    opened = [f"{':' * (3 + depth - at)}{{{name}}} Title" for at in range(depth)]
    closed = [":" * (3 + at) for at in range(1, depth + 1)]
    return "\n".join((*opened, "inside", *closed[: dice.randint(0, depth)]))


BLOCKS: tuple[Callable[[Dice], str], ...] = (
    _nested("- "),
    _nested("1. "),
    _nested("> "),
    _table,
    _notes,
    _callout,
    lambda dice: "#" * dice.randint(1, 8) + " Heading",
    lambda dice: "```" + dice.choice(("", "python", "{raw}")) + "\ncode\n```" * 2,
    lambda dice: "Title\n" + dice.choice("=-") * dice.choice((1, 3, 500)),
    lambda _: "***\n\n---\n\n___",
    lambda _: "    indented code\n\n\ttab",
    lambda _: "Term\n: definition\n\n: another",
    lambda dice: "A paragraph of words. " * dice.choice((1, 10, 200)),
    lambda dice: "- item\n" * dice.choice((1, 40, 300)),
    lambda _: "<div>\n<p>html</p>\n</div>",
    lambda _: "![](#fig-a)\n\n![](#fig-a)",
    lambda _: "[a]: <b> 'c'\n[a]: d",
    lambda dice: dice.choice(WORDS),
)


def markdown(dice: Dice) -> str:
    """Return a text of fragments, good and bad, in one to twelve blocks."""
    blocks = []
    for _ in range(dice.randint(1, 12)):
        if dice.random() < 0.4:
            blocks.append(dice.choice(BLOCKS)(dice))
        else:
            count = dice.randint(1, 8)
            words = (dice.choice((*INLINE, "some words", "and")) for _ in range(count))
            blocks.append(" ".join(words))
    return dice.choice(("\n\n", "\n\n", "\n")).join(blocks)


def word(dice: Dice) -> str:
    """Return a hostile scalar of any sort."""
    return dice.choice(dice.choice((NUMBERS, DATES, WORDS, WORDS, INLINE)))


def value(dice: Dice) -> Any:
    """Return something that may stand in the place of any value of a brief."""
    match dice.randint(0, 9):
        case 0:
            return None
        case 1:
            return dice.choice(([], {}, [[]], [{}], [None], {"": ""}, {"a": None}))
        case 2:
            return [word(dice) for _ in range(dice.choice((1, 2, 50)))]
        case 3:
            return {word(dice)[:40]: word(dice) for _ in range(dice.randint(1, 4))}
        case 4:
            deep: Any = word(dice)
            for _ in range(dice.choice((3, 30, 60))):
                deep = [deep] if dice.random() < 0.5 else {"a": deep}
            return deep
        case 5 | 6:
            return markdown(dice)
        case _:
            return word(dice)
