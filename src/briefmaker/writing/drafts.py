"""Drafts: prose fields as tokens, before anything in them is resolved."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefmaker.values import Struct
from briefmaker.writing.dialect import blocks_of
from briefmaker.writing.language import Language
from briefmaker.writing.spots import Field


class Draft(Struct, frozen=True):
    """A prose field as tokens, its notes taken out.

    Attributes:
        notes: the tokens of each labelled note.
    """

    field: Field
    tokens: tuple[Token, ...]
    notes: dict[str, tuple[Token, ...]]


def draft(field: Field, language: Language) -> Draft:
    """Parse a prose field."""
    tokens: list[Token] = []
    notes: dict[str, tuple[Token, ...]] = {}
    note: list[Token] = []
    label = ""
    for token in blocks_of(field.text, language.typography.quotes):
        if token.type == "footnote_reference_open":
            label, note = token.meta["label"], []
        elif token.type == "footnote_reference_close":
            notes[label] = tuple(note)
            label = ""
        else:
            (note if label else tokens).append(token)
    return Draft(field, tuple(tokens), notes)


def lone_image(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the image that is all the paragraph at `at` holds, if it is so."""
    children = tokens[at + 1].children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def placed(draft: Draft) -> Iterator[str]:
    """Yield what a field places as exhibits (`![](#fig-x)`), in its order."""
    for at, token in enumerate(draft.tokens):
        if token.type == "paragraph_open":
            image = lone_image(draft.tokens, at)
            if image and str(image.attrs["src"]).startswith("#"):
                yield str(image.attrs["src"])[1:]
