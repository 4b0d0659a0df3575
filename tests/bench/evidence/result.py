"""What a suite measured, as numbers with the mark they must reach."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a suite.

    Attributes:
        hits: how often it happened.
        of: how often it could have.
        at_least: the share that must be reached; nothing if none must.
        at_most: the share that must not be passed.
    """

    name: str
    hits: int
    of: int
    at_least: float | None = None
    at_most: float | None = None

    @property
    def share(self) -> float:
        """Return hits over cases; 0 where there was none."""
        return self.hits / self.of if self.of else 0.0

    @property
    def reached(self) -> bool:
        """Whether it is as it must be; a measure without cases is not."""
        if self.at_least is not None and (not self.of or self.share < self.at_least):
            return False
        return self.at_most is None or (bool(self.of) and self.share <= self.at_most)


@dataclass(frozen=True, slots=True)
class Result:
    """What one suite found.

    Attributes:
        kinds: hits and cases by kind of damage, corruption or attack.
        seconds: how long parts of it took; never a mark, machines differ.
        slips: some cases that went wrong, in words, for the one who mends them.
    """

    suite: str
    measures: tuple[Measure, ...]
    kinds: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    slips: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether every measure is as it must be."""
        return all(measure.reached for measure in self.measures)


def as_json(results: Sequence[Result], settings: Mapping[str, object]) -> str:
    """Return all results, with what they were measured on, as a JSON document."""
    suites = [
        {
            **asdict(result),
            "reached": result.reached,
            "shares": {measure.name: measure.share for measure in result.measures},
        }
        for result in results
    ]
    document = {"settings": dict(settings), "suites": suites}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_table(results: Sequence[Result]) -> str:
    """Return a Markdown table: a row for each measure."""
    rows = [
        "| suite | measure | share | cases | must be | |",
        "| --- | --- | ---: | ---: | --- | --- |",
    ]
    for result in results:
        for measure in result.measures:
            mark = "yes" if measure.reached else "**NO**"
            rows.append(
                f"| {result.suite} | {measure.name} | {measure.share:.2%} "
                f"| {measure.of} | {_target(measure)} | {mark} |"
            )
        for part, seconds in result.seconds.items():
            rows.append(f"| {result.suite} | {part} | {seconds:.2f} s | | | |")
    return "\n".join(rows)


def _target(measure: Measure) -> str:
    if measure.at_least is not None:
        return f"≥ {measure.at_least:.1%}"
    return f"≤ {measure.at_most:.1%}" if measure.at_most is not None else ""
