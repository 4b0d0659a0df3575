"""Where the pages, paragraphs, sections, rows and cells of a text begin and end.

A table of a million cells has a million regions; they are kept as arrays of numbers
and become `Region`s when somebody looks at them.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, get_args, overload

from briefmaker.values import Struct, field

PlaceKind = Literal["page", "paragraph", "section", "line", "row", "cell"]
"""What a locator can name, in the keys of `brief.library.Locator`."""

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)

NUMBERS = "I"
"""Offsets as unsigned numbers of four bytes."""


class Region(Struct, frozen=True):
    """A named stretch of a source.

    Attributes:
        kind: what it is; a `cell` of JSON is named by its pointer (RFC 6901).
        label: its name as a locator gives it: `3`, `xiv`, `4,1`, `/data/3/value`.
        start: first code point.
        end: the code point after the last.
    """

    kind: PlaceKind
    label: str
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch lies in it, or at least begins in it."""
        return self.start <= start < max(self.end, self.start + 1) and start <= end


class Run(Struct, frozen=True):
    """All regions of one kind, by where they begin.

    Attributes:
        kind: what they are.
        starts: the first code point of each.
        ends: the code point after the last of each.
        labels: their names; without them they are counted from 1.
    """

    kind: PlaceKind
    starts: "array[int]" = field(default_factory=lambda: array(NUMBERS))
    ends: "array[int]" = field(default_factory=lambda: array(NUMBERS))
    labels: list[str] | None = None

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Region:
        label = self.labels[number] if self.labels else str(number + 1)
        return Region(self.kind, label, self.starts[number], self.ends[number])

    def around(self, start: int) -> Iterator[Region]:
        """Yield those that hold a code point, the outer ones first.

        Only sections lie in one another; of other kinds the last that begins
        before it is the only one that can hold it.
        """
        last = bisect_right(self.starts, start)
        first = 0 if self.kind == "section" else max(last - 1, 0)
        for number in range(first, last):
            if start < max(self.ends[number], self.starts[number] + 1):
                yield self[number]


class Regions(Sequence[Region]):
    """The regions of a text, by kind in the order of `KINDS`, each kind in order.

    Args:
        runs: the kinds that the text has.
    """

    __slots__ = ("runs",)

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(run for run in runs if len(run))

    def __len__(self) -> int:
        return sum(map(len, self.runs))

    def __iter__(self) -> Iterator[Region]:
        for run in self.runs:
            yield from (run[number] for number in range(len(run)))

    @overload
    def __getitem__(self, index: int) -> Region: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Region]: ...
    def __getitem__(self, index: int | slice) -> Region | Sequence[Region]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index + len(self) if index < 0 else index
        for run in self.runs:
            if 0 <= at < len(run):
                return run[at]
            at -= len(run)
        raise IndexError(index)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Regions):
            return self.runs == other.runs
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple((run.kind, len(run)) for run in self.runs))

    def __repr__(self) -> str:
        kinds = ", ".join(f"{len(run)} of kind {run.kind}" for run in self.runs)
        return f"Regions({kinds})"

    def of(self, kind: PlaceKind) -> Run:
        """Return all regions of a kind; an empty run if there are none."""
        return next((run for run in self.runs if run.kind == kind), Run(kind))

    def around(self, start: int) -> Iterator[Region]:
        """Yield the regions that hold a code point, by kind, outer ones first."""
        for run in self.runs:
            yield from run.around(start)


class Register:
    """Takes down the regions of a text while it is read, in any order of kinds.

    Regions of one kind are expected by where they begin.
    """

    __slots__ = ("_runs",)

    def __init__(self) -> None:
        self._runs: dict[PlaceKind, Run] = {}

    def count(self, kind: PlaceKind, start: int, end: int) -> None:
        """Add the next region of a kind whose regions are counted from 1."""
        run = self._runs.get(kind) or self._begun(Run(kind))
        run.starts.append(start)
        run.ends.append(end)

    def name(self, kind: PlaceKind, label: str, start: int, end: int) -> None:
        """Add a region of a kind whose regions have names."""
        run = self._runs.get(kind) or self._begun(Run(kind, labels=[]))
        run.starts.append(start)
        run.ends.append(end)
        assert run.labels is not None, "a kind is counted or named, not both"
        run.labels.append(label)

    def _begun(self, run: Run) -> Run:
        self._runs[run.kind] = run
        return run

    def regions(self) -> Regions:
        """Return all that was added."""
        return Regions([self._runs[kind] for kind in KINDS if kind in self._runs])
