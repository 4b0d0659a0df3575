"""Short texts that belong to no brief: emphasis and links, nothing that needs evidence.

Notes of an agenda, outstanding actions and the words of a glossary are written in the
dialect of briefs, but have no sources to cite and no facts to print.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from markupsafe import Markup, escape

from briefmaker.writing.dialect import inlines_of
from briefmaker.writing.inlines import SCHEMES
from briefmaker.writing.language import Language
from briefmaker.writing.ties import settled_line
from briefmaker.writing.typography import typeset

TAGS = {"em_open": "em", "strong_open": "strong"}


def remark(text: str, language: Language) -> Markup:
    """Return a short text as HTML that can stand in a line.

    What only a brief can resolve, such as a citation, stands as it was typed.
    """
    tokens = inlines_of(" ".join(text.split()), language.typography.quotes)
    return Markup(settled_line("".join(_set(tokens, language))))


def _set(tokens: Sequence[Token], language: Language) -> Iterator[str]:
    open_: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opening, closing = _pair(token)
            open_.append(closing)
            yield opening
        elif token.nesting == -1:
            yield open_.pop()
        else:
            words = token.meta.get("raw", token.content)
            yield str(escape(typeset(words, language)))


def _pair(token: Token) -> tuple[str, str]:
    """Return the tags of an element; nothing for a link that cannot be followed."""
    if token.type in TAGS:
        return f"<{TAGS[token.type]}>", f"</{TAGS[token.type]}>"
    href = str(token.attrs.get("href", ""))
    if href.lower().startswith(SCHEMES):
        return f'<a href="{escape(href)}">', "</a>"
    return "", ""
