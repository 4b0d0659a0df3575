"""A chart as plain values: what its title can be held against."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from briefmaker.problems import Address
from briefmaker.values import Struct


class Mark(Struct, frozen=True):
    """One value of a chart; where sources differ there is one for each source.

    Attributes:
        low: its lower end, or the value itself.
        high: its upper end, or the value itself.
        year: the year it is of, in a chart over time.
        when: where it stands in time, in days; nothing where time plays no part.
    """

    label: str
    series: str
    low: Decimal
    high: Decimal
    year: int | None = None
    when: float | None = None

    @property
    def words(self) -> str:
        """The value as a message gives it."""
        ends = f"{self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{ends} ({self.year})" if self.year else ends


class Depiction(Struct, frozen=True):
    """A chart as far as its title can be held against it.

    Attributes:
        address: of the title.
        kind: what it compares: points in `time`, `values`, or `parts` of a whole.
        percent: its values are percentages.
    """

    address: Address
    title: str
    language: str
    kind: Literal["time", "values", "parts"]
    marks: tuple[Mark, ...]
    percent: bool = False

    @property
    def named(self) -> set[str]:
        """The labels of its marks that the title names."""
        return named_in(self.title, {mark.label for mark in self.marks})

    @property
    def lines(self) -> tuple[tuple[Mark, ...], ...]:
        """The lines that the title names, or all of them, each in order of time."""
        dated = [mark for mark in self.marks if mark.when is not None]
        names = dict.fromkeys(mark.series or mark.label for mark in dated)
        wanted = named_in(self.title, names) or set(names)
        return tuple(
            tuple(
                sorted(
                    (mark for mark in dated if (mark.series or mark.label) == name),
                    key=lambda mark: mark.when or 0,
                )
            )
            for name in names
            if name in wanted
        )


def named_in(title: str, names: Iterable[str]) -> set[str]:
    """Return the labels that a title names, whatever their case ending."""
    found: set[str] = set()
    for name in names:
        stems = (re.escape(_stem(word)) for word in name.split())
        if re.search(r"(?<!\w)" + r"\w*\s+".join(stems), title, re.IGNORECASE):
            found.add(name)
    return found


def _stem(word: str) -> str:
    return word if len(word) < 5 else word[: max(4, len(word) - 2)]
