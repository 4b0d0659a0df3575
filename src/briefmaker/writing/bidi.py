"""Right to left and left to right on one page: which way each part of it runs.

WeasyPrint 70 orders letters by the Unicode bidirectional algorithm, but only inside
one run of text. In a line that runs to the left it sets all elements from right to
left, so that `abc <b>def</b> ghi` comes out as `ghi def abc`. What runs the other
way and has elements in it is therefore put into one of its own (UAX 9, isolates).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby
from typing import Literal

from briefmaker.values import Struct, field

Direction = Literal["ltr", "rtl"]

LEFTWARD = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose lines run from right to left."""

TAGS = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
LANGUAGE = re.compile(r'\slang="([a-zA-Z]+)')
GIVEN = re.compile(r'\sdir="(ltr|rtl)"')
CLASS = re.compile(r'\sclass="([^" ]*)')
LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
WORDS = re.compile(r"(\s+)")
OWN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
RLM = "\u200f"
"""Right-to-left mark, a character without width."""

OPENING, CLOSING = "([{«“‘", ")]}»”’"

VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})
INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "code", "del", "em", "i", "ins", "s", "strong"),
        *("sub", "sup"),
    }
)
SPANS = frozenset({"", "caps", "cite-inline", "cite-text", "fact", "likely", "range"})
"""Classes of spans that stand in a line of text; others are parts of the page."""

APART = frozenset({"back", "number"})
"""Classes of links before a line that do not belong to its words."""


class _Element(Struct):
    """An element with its tags as they are written."""

    opening: str = ""
    closing: str = ""
    children: list["_Element | str"] = field(default_factory=list)

    @property
    def name(self) -> str:
        found = NAME.match(self.opening)
        return found[1].lower() if found else ""

    @property
    def inline(self) -> bool:
        """Whether it stands in a line with the text around it."""
        if self.name == "span":
            return self._class in SPANS
        return self.name in INLINE and self._class not in APART

    @property
    def _class(self) -> str:
        own = CLASS.search(self.opening)
        return own[1] if own else ""

    @property
    def direction(self) -> Direction | None:
        """Which way it says that it runs, by itself or by its language."""
        if given := GIVEN.search(self.opening):
            return "rtl" if given[1] == "rtl" else "ltr"
        if language := LANGUAGE.search(self.opening):
            return "rtl" if language[1].lower() in LEFTWARD else "ltr"
        return None

    @property
    def text(self) -> str:
        """What it says in its line; notes and other parts of the page left out."""
        return "".join(
            child if isinstance(child, str) else child.text if child.inline else ""
            for child in self.children
        )


_Node = _Element | str


def directed(html: str) -> str:
    """Return a document in which every part says which way it runs, if it matters.

    A document without a letter of a right-to-left script stays as it is.
    """
    if not LETTERS.search(html):
        return html
    return "".join(_written(_parsed(html), "ltr"))


def with_own_marks(html: str, marks: Mapping[str, str]) -> str:
    """Return a document whose commas are those of the letters that they follow.

    Citation styles and lists of the tool have Latin ones, authors may type them.

    Args:
        marks: the script's own, by the Latin ones; `{",": "،"}`.
    """
    if not marks:
        return html
    parts = TAGS.split(html)
    before = ""
    for at, part in enumerate(parts):
        if part.startswith("<") or not part:
            continue
        letters = list(part)
        for place, letter in enumerate(letters):
            after = part[place + 1 : place + 2]
            if letter in marks and LETTERS.match(before) and not after.strip():
                letters[place] = marks[letter]
            if letter not in CLOSING:
                before = letter
        parts[at] = "".join(letters)
    return "".join(parts)


def _parsed(html: str) -> _Element:
    root = _Element()
    above = [root]
    for part in TAGS.split(html):
        name = NAME.match(part)
        if not name:
            above[-1].children.append(part)
        elif part.startswith("</"):
            above.pop().closing = part
        else:
            element = _Element(part)
            above[-1].children.append(element)
            if name[1].lower() not in VOID:
                above.append(element)
    return root


def _written(element: _Element, around: Direction) -> Iterator[str]:
    """Yield the HTML of an element that stands in text running this way."""
    own = element.direction or around
    opening = element.opening
    if own != around and not GIVEN.search(opening):
        cut = NAME.match(opening)
        at = cut.end() if cut else 0
        opening = f'{opening[:at]} dir="{own}"{opening[at:]}'
    yield opening
    for inline, nodes in groupby(element.children, _in_line):
        if inline:
            yield from _line(list(nodes), own)
        else:
            for node in nodes:
                yield from _whole(node, own)
    yield element.closing


def _whole(node: _Node, around: Direction) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    else:
        yield from _written(node, around)


def _in_line(node: _Node) -> bool:
    return isinstance(node, str) or node.inline


def _line(nodes: Sequence[_Node], around: Direction) -> Iterator[str]:
    """Yield text and elements of a line, what runs the other way isolated."""
    other: Direction = "ltr" if around == "rtl" else "rtl"
    atoms = [atom for node in nodes for atom in _atoms(node)]
    ways = [_way(atom, other) for atom in atoms]
    if around == "rtl":
        _parted(atoms, ways)
    at = 0
    while at < len(atoms):
        end = _end(ways, at, other)
        if not _crossing(atoms[at:end], other):
            yield from _whole(atoms[at], around)
            at += 1
            continue
        inside = atoms[at:end]
        left = _unclosed(inside)
        after = atoms[end] if end < len(atoms) else ""
        if left and isinstance(after, str) and after[:1] in CLOSING and after:
            cut = len(after) - len(after.lstrip(CLOSING))
            inside, atoms[end] = [*inside, after[:cut]], after[cut:]
        yield f'<bdi dir="{other}">'
        for atom in inside:
            yield from _whole(atom, other)
        yield "</bdi>"
        at = end


def _parted(atoms: list[_Node], ways: Sequence[str]) -> None:
    """Keep Persian numbers from going with a Latin word before them (UAX 9, W7)."""
    last = ""
    for at, (atom, way) in enumerate(zip(atoms, ways, strict=True)):
        if isinstance(atom, str) and not way and last == "ltr" and OWN.search(atom):
            atoms[at] = RLM + atom
            last = ""
        last = way if way in ("ltr", "rtl", "both") else last


def _atoms(node: _Node) -> Iterator[_Node]:
    """Yield the words of a text, and the spaces between them, one by one."""
    if isinstance(node, str):
        yield from filter(None, WORDS.split(node))
    else:
        yield node


def _way(atom: _Node, other: Direction) -> str:
    """Return how a word runs: `ltr`, `rtl`, `both`, `on` (as before) or nothing."""
    text = unescape(atom if isinstance(atom, str) else atom.text)
    strong = {unicodedata.bidirectional(letter) for letter in text} & {"L", "R", "AL"}
    if strong:
        return "ltr" if strong == {"L"} else "both" if "L" in strong else "rtl"
    # A number goes with the words before it (UAX 9, W2 and W7).
    digits = any(
        letter.isdigit() and (other == "rtl" or letter.isascii()) for letter in text
    )
    return "on" if isinstance(atom, str) and digits else ""


def _end(ways: Sequence[str], start: int, other: Direction) -> int:
    """Return where the words end that run the other way from `start`."""
    if ways[start] != other:
        return start + 1
    end = start + 1
    for at in range(start + 1, len(ways)):
        if ways[at] in (other, "on"):
            end = at + 1
        elif ways[at]:
            break
    return end


def _crossing(atoms: Sequence[_Node], other: Direction) -> bool:
    """Whether the engine would set this wrong: elements in it, or an address.

    An address that is broken over lines would get its stroke at the wrong end.
    """
    elements = [atom for atom in atoms if isinstance(atom, _Element)]
    if len(atoms) > 1:
        return bool(elements)
    return any(e.name == "a" and _way(e, other) == other for e in elements)


def _unclosed(atoms: Sequence[_Node]) -> bool:
    """Whether a bracket or quotation mark is opened here and not closed."""
    text = "".join(atom if isinstance(atom, str) else atom.text for atom in atoms)
    return sum(map(text.count, OPENING)) > sum(map(text.count, CLOSING))
