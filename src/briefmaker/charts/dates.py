"""Days, months and years as they stand on a time axis."""

from calendar import monthrange
from datetime import date
from typing import Literal, Self

from briefmaker.values import Struct

Precision = Literal["day", "month", "year"]
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


class Period(Struct, frozen=True, order=True):
    """From the first to the last day of what a date names.

    Attributes:
        precision: how exactly it is known; `2024-03` is a month, not 1 March.
    """

    first: date
    last: date
    precision: Precision

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the period of an ISO 8601 date: `2024`, `2024-03` or `2024-03-22`.

        Raises:
            ValueError: there is no such day.
        """
        year, *rest = (int(number) for number in text.split("-"))
        precision = PRECISIONS[len(rest)]
        if precision == "day":
            day = date(year, rest[0], rest[1])
            return cls(day, day, precision)
        if precision == "month":
            last = monthrange(year, rest[0])[1]
            return cls(date(year, rest[0], 1), date(year, rest[0], last), precision)
        return cls(date(year, 1, 1), date(year, 12, 31), precision)

    def until(self, other: "Period") -> "Period":
        """Return the period from this one's start to the end of another.

        It is as precise as the less precise of the two.
        """
        precision = min(self.precision, other.precision, key=PRECISIONS.index)
        first, last = min(self.first, other.first), max(self.last, other.last)
        return Period(first, last, precision)

    @property
    def start(self) -> float:
        """Where it begins, in days."""
        return float(self.first.toordinal())

    @property
    def end(self) -> float:
        """Where it is over, in days."""
        return float(self.last.toordinal() + 1)

    @property
    def middle(self) -> float:
        """Where a mark for it stands, in days."""
        return (self.start + self.end) / 2

    @property
    def single(self) -> bool:
        """Whether it is one day, one month or one year."""
        match self.precision:
            case "day":
                return self.first == self.last
            case "month":
                months = {(day.year, day.month) for day in (self.first, self.last)}
                return len(months) == 1
            case _:
                return self.first.year == self.last.year

    @property
    def next(self) -> "Period":
        """The day, month or year after it."""
        return self._unit_at(date.fromordinal(self.last.toordinal() + 1))

    @property
    def previous(self) -> "Period":
        """The day, month or year before it."""
        return self._unit_at(date.fromordinal(self.first.toordinal() - 1))

    def _unit_at(self, day: date) -> "Period":
        """Return the day, month or year that holds a day, as precise as this period."""
        parts = day.isoformat().split("-")
        return Period.of("-".join(parts[: PRECISIONS.index(self.precision) + 1]))

    @property
    def step(self) -> int:
        """The number of its first day, month or year, counted without gaps."""
        match self.precision:
            case "day":
                return self.first.toordinal()
            case "month":
                return self.first.year * 12 + self.first.month - 1
            case _:
                return self.first.year
