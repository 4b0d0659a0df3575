"""Merge fields: `{country}` in a text, and the value that is printed in its place.

A field is written as in the greeting and note of a mail: `{name}` stands for a value,
`{{` and `}}` are braces, and capitals, blanks and hyphens of a name are all one. What
is put in is words, never markup: in prose, what Markdown could read in it is escaped.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from briefmaker.values import Struct

FIELD = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
"""A field or a brace that is meant as one; group 1 is the field's name."""

_NAME = re.compile(r"[\w.-]*\w[\w.-]*")
_ADDRESS = re.compile(r"[\w.~%/#-]+")

_CODE = re.compile(r"(?:\{(?P<role>[A-Za-z][\w-]*)\})?(?P<ticks>`+).+?(?P=ticks)")
"""A role or words in code; what stands in them is no Markdown (MyST, CommonMark)."""

_OF_NAMES = ("fact", "quote")
"""Roles that hold the name of something."""

_BEFORE_KEY = re.compile(r"@[\w:.#$%&+?<>~/{-]*\Z|\[\^[^\]\s]*\Z")
_BEFORE_ADDRESS = re.compile(r"\]\([^()\s]*\Z|<[^<>\s]*\Z")
_LINE_START = re.compile(r"(?:\A|\n)(?:\s|>|[-*+]\s|\d+[.)]\s)*\Z")

_MARKUP = re.compile(r"[\\`*_\[\]<@]|&(?=#?\w+;)")
_LIST_NUMBER = re.compile(r"(\d+)([.)])")


class Piece(Struct, frozen=True):
    """A field and what stands in its place, as offsets in either text."""

    begin: int
    end: int
    raw_begin: int
    raw_end: int


class Unfit(Struct, frozen=True):
    """A field that cannot be filled in.

    Attributes:
        code: what is wrong: `unknown`, `empty`, `name`.
        name: the field's, as it is typed.
        value: what would be put in.
        token: the field as it is typed, and the `nth` of its like in the text.
    """

    code: str
    name: str
    value: str
    token: str
    nth: int


class Merged(Struct, frozen=True):
    """A text with its fields filled in.

    Attributes:
        raw: the text as it is typed.
        text: the same with values; where a field is unfit, with the field.
    """

    raw: str
    text: str
    pieces: tuple[Piece, ...] = ()
    unfit: tuple[Unfit, ...] = ()

    def typed(self, token: str, nth: int) -> tuple[str, int] | None:
        """Return the words as they are typed that became the nth such words here.

        Any white space may be a line break, as in `Places`.
        """
        pattern = spaced(token)
        found = [match.span() for match in pattern.finditer(self.text)]
        if nth >= len(found):
            return None
        begin, end = found[nth]
        begin, end = self._typed_at(begin), self._typed_at(end, last=True)
        words = self.raw[begin:end]
        before = sum(1 for m in spaced(words).finditer(self.raw) if m.start() < begin)
        return words, before

    def _typed_at(self, offset: int, *, last: bool = False) -> int:
        """Return where in the raw text a character stands; a field is never cut."""
        moved = 0
        for piece in self.pieces:
            if offset < piece.begin or (last and offset == piece.begin):
                break
            if offset < piece.end or (last and offset == piece.end):
                return piece.raw_end if last else piece.raw_begin
            moved = piece.raw_end - piece.end
        return offset + moved


def spaced(token: str) -> re.Pattern[str]:
    """Return a pattern for words between which any white space may stand."""
    return re.compile(r"\s+".join(map(re.escape, re.split(r"\s+", token))))


def folded(name: str) -> str:
    """Return the name of a field without capitals, blanks, dots and hyphens."""
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def fields(text: str) -> Iterator[str]:
    """Yield the names of the fields in a text, as typed; roles are none."""
    heads = {begin for (begin, _), role in _codes(text) if role}
    for match in FIELD.finditer(text):
        if match[1] is not None and not _is_other(text, match, heads):
            yield match[1].strip()


def merged(
    raw: str, values: Mapping[str, str], *, prose: bool, path: bool = False
) -> Merged:
    """Return a text with its fields filled in.

    Args:
        values: by the names of their fields, folded.
        prose: the text is in the Markdown dialect.
        path: the text is the path of a file.
    """
    if "{" not in raw and "}}" not in raw:
        return Merged(raw, raw)
    code = _codes(raw)
    heads = {begin for (begin, _), role in code if role}
    done, at = "", 0
    pieces: list[Piece] = []
    unfit: list[Unfit] = []
    for match in FIELD.finditer(raw):
        begin, end = match.span()
        if match[1] is None:
            said = match[0][0]
        elif _is_other(raw, match, heads):
            continue
        else:
            within = next((r for (a, b), r in code if a < begin < b), None)
            said, wrong = _said(raw, match, values, within, prose=prose, path=path)
            if wrong:
                nth = raw.count(match[0], 0, begin)
                name = match[1].strip()
                unfit.append(Unfit(wrong, name, said, match[0], nth))
                continue
        done += raw[at:begin]
        pieces.append(Piece(len(done), len(done) + len(said), begin, end))
        done, at = done + said, end
    return Merged(raw, done + raw[at:], tuple(pieces), tuple(unfit))


def _codes(raw: str) -> list[tuple[tuple[int, int], str]]:
    """Return where roles and words in code stand, each with the role's name."""
    found = _CODE.finditer(raw) if "`" in raw else ()
    return [(match.span(), match["role"] or "") for match in found]


def _is_other(raw: str, match: re.Match[str], heads: Collection[int]) -> bool:
    """Whether braces are those of a role, or of a callout."""
    return match.start() in heads or raw.endswith(":::", 0, match.start())


def _said(
    raw: str,
    match: re.Match[str],
    values: Mapping[str, str],
    within: str | None,
    *,
    prose: bool,
    path: bool,
) -> tuple[str, str]:
    """Return what is put in for a field, and what is wrong with that.

    Args:
        within: the role whose words it is one of; empty for words in code.
    """
    value = values.get(folded(match[1]))
    if value is None:
        return "", "unknown"
    if not value:
        return "", "empty"
    if path:
        return value, "" if _NAME.fullmatch(value) else "name"
    if not prose:
        return value, ""
    before = raw[: match.start()]
    if within is not None:
        fits = _NAME.fullmatch(value) if within in _OF_NAMES else "`" not in value
        return value, "" if fits else "name"
    if _BEFORE_KEY.search(before):
        return value, "" if _NAME.fullmatch(value) else "name"
    if _BEFORE_ADDRESS.search(before):
        fits = _ADDRESS.fullmatch(value) and ".." not in value
        return value, "" if fits else "name"
    return escaped(value, before), ""


def escaped(value: str, before: str = "") -> str:
    """Return words as Markdown in which they are nothing but words (CommonMark 2.4).

    Args:
        before: the text in front of them.
    """
    said = _MARKUP.sub(r"\\\g<0>", value)
    if _LINE_START.search(before):
        said = _LIST_NUMBER.sub(r"\1\\\2", said, count=1) if _numbered(said) else said
    elif before[-1:] not in ("]", "!", "^", ":"):
        return said
    first = said[:1]
    is_sign = first.isascii() and first.isprintable() and not first.isalnum()
    return f"\\{said}" if is_sign and first not in ("\\", " ") else said


def _numbered(said: str) -> bool:
    return _LIST_NUMBER.match(said) is not None
