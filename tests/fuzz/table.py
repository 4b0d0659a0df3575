"""What was tried, as a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fuzz.running import Tried

HEAD = (
    "family", "tried", "clean", "problems", "rendered", "set", "finds", "slowest s",
    "per s",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was tried of one family.

    Attributes:
        clean: passed the check.
        asked: were rendered, packed or mailed, too; `written`: came out.
        seconds: of computing for the slowest command; of whom.
        wall: seconds that all took.
        nets: how often an error of the engine was caught and told.
    """

    tried: int = 0
    clean: int = 0
    asked: int = 0
    written: int = 0
    finds: int = 0
    slowest: tuple[float, str] = (0.0, "")
    wall: float = 0.0
    nets: Counter[str] = field(default_factory=Counter)

    def take(self, tried: Tried, wall: float) -> None:
        """Count one more."""
        self.tried += 1
        self.clean += tried.status == 0
        self.asked += tried.product
        self.written += tried.written
        self.finds += tried.fault is not None
        self.wall += wall
        self.nets.update(tried.nets)
        self.slowest = max(self.slowest, (tried.seconds, tried.mutant))

    def row(self, name: str) -> tuple[str, ...]:
        """Return its line of the table."""
        blocked = self.tried - self.clean
        numbers = (
            self.tried,
            self.clean,
            blocked,
            self.asked,
            self.written,
            self.finds,
        )
        rate = self.tried / self.wall if self.wall else 0.0
        return (name, *map(str, numbers), f"{self.slowest[0]:.1f}", f"{rate:.1f}")


def as_table(tallies: Mapping[str, Tally], wanted: int) -> str:
    """Return the table of all families, with the slowest case and the nets."""
    every = _together(tallies.values())
    rows = [HEAD, *(tallies[name].row(name) for name in tallies), every.row("all")]
    lines = [
        f"{row[0]:<10}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in rows
    ]
    seconds, slowest = every.slowest
    lines.append(f"slowest: {slowest}, {seconds:.1f} s of computing")
    for net, times in every.nets.items():
        lines.append(f"told as [{net}]: {times}")
    if every.tried < wanted:
        lines.append(f"the time was over before {wanted - every.tried} of {wanted}")
    return "\n".join(lines) + "\n"


def _together(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        for name in ("tried", "clean", "asked", "written", "finds", "wall"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
        whole.slowest = max(whole.slowest, tally.slowest)
        whole.nets.update(tally.nets)
    return whole
