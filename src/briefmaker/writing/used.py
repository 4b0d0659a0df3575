"""Which facts, quotations and sources each part of a brief uses, by their names.

Read from the words as they are typed, without setting them: that is enough to hold
two editions against each other, and needs no library to be right.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from briefmaker.brief.base import Part
from briefmaker.brief.load import Loaded
from briefmaker.problems import Address
from briefmaker.values import Struct
from briefmaker.writing.dialect import KEY, ROLE, key_of

NAMED = ("fact", "quote")
"""Roles whose words are the name of an entry."""


class Used(Struct, frozen=True):
    """What one part of a brief uses.

    Attributes:
        name: what the part is called in a message: `section “sec-know”`.
        uses: names of facts and quotations, then of sources, each once.
        sources: which of these are sources.
    """

    name: str
    address: Address
    uses: tuple[str, ...]
    sources: frozenset[str]

    def listed(self, names: Iterable[str], more: str = "") -> str:
        """Return some of the names in words: `2 more facts (“a”, “b”)`."""
        chosen = tuple(names)
        kinds = (
            ("fact", [name for name in chosen if name not in self.sources]),
            ("source", [name for name in chosen if name in self.sources]),
        )
        return " and ".join(
            f"{len(found)} {more}{noun}{'s' if len(found) > 1 else ''} "
            f"({', '.join(f'“{name}”' for name in found)})"
            for noun, found in kinds
            if found
        )


def used(loaded: Loaded) -> Iterator[Used]:
    """Yield the parts of a brief in the order of the page, charts and tables last.

    Sections without an id are left out: nothing says which of another edition is the
    same.
    """
    brief = loaded.brief
    yield _part("the standfirst", ("standfirst",), brief.standfirst, loaded)
    yield _part("the bottom line", ("bottom_line",), brief.bottom_line, loaded)
    for number, judgement in enumerate(brief.judgements):
        name = f"judgement {number + 1}"
        yield _part(name, ("judgements", number), judgement, loaded)
    for number, section in enumerate(brief.sections):
        if section.id:
            name = f"section “{section.id}”"
            yield _part(name, ("sections", number), section, loaded)
    for group, noun in (("charts", "chart"), ("tables", "table")):
        for id_, exhibit in getattr(brief, group).items():
            yield _part(f"{noun} “{id_}”", (group, id_), exhibit, loaded)


def _part(name: str, address: Address, said: object, loaded: Loaded) -> Used:
    library = loaded.library
    found = dict.fromkeys(_names(said))
    claims = [
        each
        for each in found
        if any(each in group for group in (library.facts, library.quotes))
        or each in library.quantities
    ]
    sources = [each for each in found if each in library.sources]
    return Used(name, address, (*claims, *sources), frozenset(sources))


def _names(said: object) -> Iterator[str]:
    """Yield the names that stand in texts, and those of the facts of a chart."""
    match said:
        case str():
            yield from _in_text(said)
        case Part():
            for key in type(said).model_fields:
                value = getattr(said, key)
                if key == "fact" and isinstance(value, str):
                    yield value
                else:
                    yield from _names(value)
        case Mapping():
            for value in said.values():
                yield from _names(value)
        case tuple() | list():
            for value in said:
                yield from _names(value)


def _in_text(text: str) -> Iterator[str]:
    for role in ROLE.finditer(text):
        if role["role"] in NAMED:
            yield role["body"].strip()
    for key in KEY.finditer(text):
        yield key_of(key)


def shape(exhibit: BaseModel) -> Any:
    """Return what a chart or a table shows, without a word: the same in all languages.

    Of a chart its kind, facts and typed values, of a table rows and columns.
    """
    data = getattr(exhibit, "data", None)
    if data is None:
        rows, columns = getattr(exhibit, "rows", ()), getattr(exhibit, "columns", ())
        return len(rows), len(columns), getattr(exhibit, "chosen", ())
    values = tuple(
        (row.fact, row.date, row.end, row.value, row.low, row.high, row.across)
        for row in data.rows
    )
    facts = tuple(row.fact for row in data.facts)
    return getattr(exhibit, "kind", ""), facts, values
