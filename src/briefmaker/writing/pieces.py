"""From Pandoc's document tree to safe HTML, in pieces that know their source."""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from briefmaker.values import Struct
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.pandoc import Tree
from briefmaker.writing.typography import bind

REFERENCE = "#ref-"
SCHEMES = ("http://", "https://", "mailto:")
JOINER = "\u2060"
TAGS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "Strikeout": "s",
    "Underline": "u",
}


class Named(Struct, frozen=True):
    """HTML that names a source, and shall lead to its entry.

    Attributes:
        continues: an earlier piece names the same citation already.
    """

    source: str
    html: str
    continues: bool = False


Piece = str | Named
Pieces = tuple[Piece, ...]


class Walker(Struct, frozen=True):
    """Turns inline nodes of Pandoc into pieces of HTML."""

    language: Language

    def pieces(self, nodes: Iterable[Tree]) -> Pieces:
        """Return nodes as pieces; neighbouring HTML is joined."""
        made: list[Piece] = []
        text: list[str] = []
        for node in nodes:
            plain = _plain(node)
            if plain is not None:
                text.append(plain)
                continue
            made.extend(self._text(text))
            made.extend(self._node(node))
            text.clear()
        made.extend(self._text(text))
        return _joined(made)

    def html(self, nodes: Iterable[Tree]) -> str:
        """Return nodes as HTML that leads to no source of the list."""
        return "".join(
            piece if isinstance(piece, str) else piece.html
            for piece in self.pieces(nodes)
        )

    def _text(self, words: Sequence[str]) -> list[Piece]:
        text = "".join(words).replace(JOINER, "")
        if not text:
            return []
        text = _in_digits(_month_alone(text, self.language), self.language)
        text = bind(text, self.language)
        return [html.escape(text, quote=False)]

    def _node(self, node: Tree) -> Iterable[Piece]:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in TAGS:
            tag = TAGS[kind]
            return [f"<{tag}>", *self.pieces(content), f"</{tag}>"]
        match kind:
            case "SmallCaps":
                return ['<span class="caps">', *self.pieces(content), "</span>"]
            case "Quoted":
                open_, close = self._marks(content[0]["t"])
                return [open_, *self.pieces(content[1]), close]
            case "Cite" | "Span":
                return self.pieces(content[1])
            case "Link":
                return self._link(content)
            case "Code":
                return [f"<code>{html.escape(content[1], quote=False)}</code>"]
            case "LineBreak":
                return ["<br>"]
            case _:
                return []

    def _marks(self, kind: str) -> tuple[str, str]:
        quotes = self.language.typography.quotes
        return quotes[:2] if kind == "DoubleQuote" else quotes[2:]

    def _link(self, content: Sequence[Any]) -> Iterable[Piece]:
        _, children, (target, _) = content
        if target.startswith(REFERENCE):
            return self._named(target.removeprefix(REFERENCE), children)
        if not target.startswith(SCHEMES):
            return self.pieces(children)
        return [f'<a href="{html.escape(target)}">{self.html(children)}</a>']

    def _named(self, source: str, children: Sequence[Tree]) -> Iterable[Piece]:
        """Yield what names a source, its own links left outside: links do not nest."""
        first = True
        for outside, run in groupby(children, _has_link):
            if outside:
                yield from self.pieces(run)
            else:
                yield Named(source, self.html(run), continues=not first)
                first = False


def _month_alone(text: str, language: Language) -> str:
    """Return text in which a month without a day has its own form: октябрь 2025.

    CSL has one form for both.
    """
    for after_day, alone in zip(language.months_of, language.months, strict=True):
        if after_day != alone and after_day in text:
            # No day before it, a year after it.
            pattern = rf"(?<!\d)(?<!\d[ {NBSP}]){after_day}(?=[ {NBSP}]\d{{4}})"
            text = re.sub(pattern, alone, text)
    return text


def _in_digits(text: str, language: Language) -> str:
    """Return text whose dates have the language's digits; the engine knows no others.

    What else an entry numbers stays as its source has it: volumes, pages, addresses.
    """
    if language.numerals("0") == "0":
        return text
    months = "|".join(map(re.escape, {*language.months, *language.months_of}))
    dates = rf"(?:\d{{1,2}}[ {NBSP}])?(?:{months})[ {NBSP}]\d{{4}}"
    return re.sub(dates, lambda date: language.numerals(date[0]), text)


def _plain(node: Tree) -> str | None:
    """Return the text of a node that is only text."""
    match node["t"]:
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak":
            return " "
        case "Math" | "RawInline":
            return str(node["c"][1])
        case _:
            return None


def _has_link(value: object) -> bool:
    if isinstance(value, dict):
        return value.get("t") == "Link" or _has_link(value.get("c"))
    return isinstance(value, list) and any(_has_link(part) for part in value)


def _joined(pieces: Iterable[Piece]) -> Pieces:
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)
