"""Line ends: no block ends in one short word, no raised mark leaves its word.

The engine knows no `text-wrap: pretty`, and breaks lines before a raised mark. So
words that must not stand alone are tied to those before them with no-break spaces,
and marks with word joiners; nothing else about the text changes.
"""

import re

from briefmaker.writing.language import NBSP

SHORT = 12
"""Letters up to which a last word is kept with the one before it."""

TIED = 26
"""Letters up to which words may be tied; a longer tie would tear a hole."""

JOINER = "\u2060"
"""Word joiner, a character without width."""

TAGS = re.compile(r"(<[^>]*>)")
ENDS = re.compile(r"</(?:p|li|h3)>")
NOTE = re.compile(r'<span class="note"')
MARK = re.compile(r'<sup class="mark"')
SPACE = re.compile(r"[ \n]+(?=\S*$)")
INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|span|strong|sub|sup)[\s>]")


def settled(html: str) -> str:
    """Return HTML in which no block ends in one short word on a line of its own."""
    parts = TAGS.split(html)
    notes, marks = _inside(parts, NOTE), _inside(parts, MARK)
    for at, part in enumerate(parts):
        if ENDS.fullmatch(part):
            _tie(parts, at, notes, marks)
    return joined("".join(parts))


def joined(html: str) -> str:
    """Return HTML in which no line ends between a word and its raised mark."""
    return MARK.sub(rf"{JOINER}\g<0>", html)


def settled_line(html: str) -> str:
    """Return one line of inline HTML, tied at its end."""
    return settled(f"{html}</p>").removesuffix("</p>")


def balanced(text: str, line: int) -> str:
    """Return a title whose last line carries a good part of it.

    Args:
        text: plain text.
        line: letters that about fill a line; a shorter title stays as it is.
    """
    if len(text) <= line:
        return text
    lines = -(-len(text) // line)
    least = 0.6 * len(text) / lines
    words = text.split(" ")
    tail = words.pop()
    while words and len(tail) < least:
        tail = f"{words.pop()}{NBSP}{tail}"
    return " ".join([*words, tail])


def _inside(parts: list[str], opening: re.Pattern[str]) -> list[bool]:
    """Tell which parts lie inside an element that opens like this."""
    inside: list[bool] = []
    depth, tag = 0, ""
    for part in parts:
        if not depth and opening.match(part):
            tag = part[1:].partition(" ")[0]
        if (depth or opening.match(part)) and part.startswith(f"<{tag}"):
            depth += 1
        inside.append(depth > 0)
        if depth and part == f"</{tag}>":
            depth -= 1
    return inside


def _tie(parts: list[str], end: int, notes: list[bool], marks: list[bool]) -> None:
    """Tie the last word of the block that ends at `end` to the word before it.

    Notes stand elsewhere on the page; marks never part from their word.
    """
    last = ""
    for at in range(end - 1, -1, -1):
        part = parts[at]
        if notes[at]:
            continue
        if part.startswith("<"):
            if INLINE.match(part):
                continue
            return
        gap = None if marks[at] else SPACE.search(part)
        if gap is None:
            last = part + last
            continue
        before, after = part[: gap.start()], part[gap.end() :]
        last = after + last
        if not last:
            continue
        pair = len(before.rsplit(" ", 1)[-1]) + len(last)
        if len(last) <= SHORT and pair <= TIED:
            parts[at] = f"{before}{NBSP}{after}"
        return
