"""HTML as a stream of tags and text, in one pass whatever is wrong with it.

The tokens are those of HTML 13.2.5 as far as text needs them. The parser of the
standard library takes minutes over a small page of tags that never end; this one
looks at each character a bounded number of times.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

RAW = frozenset({
    "iframe", "noembed", "noframes", "noscript", "script", "style", "xmp",
})  # fmt: skip
"""Elements in which tags and character references are not read (HTML 13.1.2)."""

ESCAPED = frozenset({"textarea", "title"})
"""Elements in which only character references are read."""

TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)(?P<end>\"?)|'(?P<single>[^']*+)(?P<stop>'?)"
    r"|(?P<bare>[^\s>\"'][^\s>]*+)|))?+"
)
TAG_END = re.compile(r"[\s/]*+>")
COMMENT_END = re.compile(r"--!?>")


NOTHING: Mapping[str, str] = MappingProxyType({})


class Tag(NamedTuple):
    """An opening or closing tag.

    Attributes:
        name: in small letters.
        closing: it begins with `</`.
        given: its attributes; of one that stands twice the first counts.
    """

    name: str
    closing: bool = False
    given: Mapping[str, str] = NOTHING


def tokens(source: str) -> Iterator[Tag | str]:
    """Yield the tags of a page and the text between them.

    A tag, a comment or a script that does not end takes the rest of the page with
    it, as it does in a browser. Tags that close themselves do so in XHTML only.
    """
    strict = source.lstrip().startswith("<?xml")
    given: Mapping[str, str]
    at = 0
    while (opening := source.find("<", at)) >= 0:
        if opening > at:
            yield unescape(source[at:opening])
        match = TAG.match(source, opening)
        if not match:
            at = _beyond(source, opening)
            if at == opening + 1:
                yield "<"
            continue
        name = match[1].lower()
        at = match.end()
        if source.startswith(">", at):
            given, at = NOTHING, at + 1
        else:
            given, at = _attributes(source, at)
        if at < 0:
            return
        closing = source[opening + 1] == "/"
        yield Tag(name, closing, given)
        if strict and not closing and source[at - 2] == "/":
            yield Tag(name, closing=True)
        elif not closing and name in RAW | ESCAPED:
            end = _raw_end(source, at, name)
            raw = source[at:end]
            yield raw if name in RAW else unescape(raw)
            at = end
    if at < len(source):
        yield unescape(source[at:])


def _beyond(source: str, at: int) -> int:
    """Return where a comment, a declaration or a lone `<` ends."""
    if source.startswith("<!--", at):
        if source.startswith((">", "->"), at + 4):
            return source.index(">", at) + 1
        end = COMMENT_END.search(source, at + 4)
        return end.end() if end else len(source)
    if source.startswith(("<!", "<?", "</"), at):
        return source.find(">", at) + 1 or len(source)
    return at + 1


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag and where it ends; -1 if it does not."""
    given: dict[str, str] = {}
    while not (end := TAG_END.match(source, at)):
        match = ATTRIBUTE.match(source, at)
        if not match or match["end"] == "" or match["stop"] == "":
            return given, -1
        value = match["double"] or match["single"] or match["bare"] or ""
        given.setdefault(match["name"].lower(), unescape(value))
        at = match.end()
    return given, end.end()


def _raw_end(source: str, at: int, name: str) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return end.start() if end else len(source)
