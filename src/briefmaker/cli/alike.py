"""What is wrong with many memos of one brief, told once, with those that have it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from briefmaker.brief.values import Values
from briefmaker.problems import Place, Problem, in_order
from briefmaker.values import Struct, field, replace

MOST_NAMED = 3
"""So many memos are named beside a problem that not all of them have."""

MOST_ALIKE = 5
"""So many problems of a sort are told at one place; of the rest, how many."""

Same = tuple[str, Place | None]
"""What problems of a sort have in common: code and place."""

Waiting = tuple[str, list[tuple[str, tuple[Problem, ...]]]]
"""A brief as places name it, and its memos so far, each with its problems."""


class Alike(Struct):
    """Waits until all memos of a brief are done, then tells what they have in common.

    Attributes:
        expected: how many memos each brief still has to come; a brief without `matrix`
            has none.
    """

    expected: dict[Path, int]
    _waiting: dict[Path, "Waiting"] = field(default_factory=dict)

    @classmethod
    def of(cls, wanted: Iterable[tuple[Path, Values]]) -> "Alike":
        """Return what waits for these memos, in whatever order they come."""
        expected: dict[Path, int] = {}
        for brief, values in wanted:
            expected[brief] = expected.get(brief, 0) + bool(values)
        return cls(expected)

    def news(
        self, brief: Path, values: Values, shown: str, problems: Iterable[Problem]
    ) -> tuple[Problem, ...]:
        """Return what can be told now that a memo is done.

        Args:
            shown: the brief's file, as places name it.
        """
        if not values:
            return tuple(problems)
        _, waiting = self._waiting.setdefault(brief, (shown, []))
        waiting.append((values.label, tuple(problems)))
        if len(waiting) < self.expected[brief]:
            return ()
        del self._waiting[brief]
        return tuple(together(waiting, shown))

    def rest(self) -> Iterator[Problem]:
        """Yield what is left to be told where some memos never came."""
        for shown, waiting in self._waiting.values():
            yield from together(waiting, shown)
        self._waiting.clear()


def together(
    memos: Sequence[tuple[str, tuple[Problem, ...]]], shown: str
) -> Iterator[Problem]:
    """Yield the problems of memos, in order, each once, with the memos that have it."""
    which: dict[Problem, dict[str, None]] = {}
    for label, problems in memos:
        for problem in problems:
            which.setdefault(problem, {})[label] = None
    count = len({label for label, _ in memos})
    sorts: dict[Same, list[Problem]] = {}
    for problem in in_order(which):
        sorts.setdefault((problem.code, problem.place), []).append(problem)
    for alike in sorts.values():
        for problem in alike[:MOST_ALIKE]:
            yield _saying(problem, [*which[problem]], count, shown)
        if rest := alike[MOST_ALIKE:]:
            yield _like(rest, which)


def _saying(problem: Problem, labels: Sequence[str], count: int, shown: str) -> Problem:
    if len(labels) < count or count == 1:
        more = len(labels) - MOST_NAMED
        named = "; ".join(labels[:MOST_NAMED])
        who = f"{named} and {more} more of {count}" if more > 0 else named
    elif problem.place and problem.place.file != shown:
        return problem  # of the library, say, and not of any memo
    else:
        who = f"in all {count}" if count > 2 else "in both"
    return replace(problem, message=f"{problem.message} ({who})")


def _like(rest: Sequence[Problem], which: Mapping[Problem, Iterable[str]]) -> Problem:
    """Return how many memos have something like it at the same place."""
    labels = list(dict.fromkeys(label for each in rest for label in which[each]))
    named = "; ".join(labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    who = f"{named} and {more} more" if more > 0 else named
    return replace(rest[0], message=f"the like here ({who})", hint="")
