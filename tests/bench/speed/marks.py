"""What must be reached, and whether it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.speed.child import Run
from bench.speed.spread import ratio, spread

Found = Mapping[str, Mapping[str, Sequence[Run]]]
"""The runs by what they are about and by their condition."""

GROWTH = 1.25
"""How much longer a page of 200 may take than one of 50, for time linear in pages."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of what must be reached.

    Attributes:
        found: the median, as it is compared; nothing where it was not measured.
        said: what was found, in words.
    """

    what: str
    found: float | None
    limit: float
    said: str
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether it was reached; nothing where it was not measured."""
        if self.found is None:
            return None
        if self.at_least:
            return self.found >= self.limit
        return self.found <= self.limit

    @property
    def verdict(self) -> str:
        """Return the answer in words."""
        return {True: "met", False: "NOT MET", None: "not measured"}[self.met]


def marks(found: Found) -> Iterator[Mark]:
    """Yield every line of what must be reached."""
    first = found.get("migration", {})
    for peer, words, limit in (
        ("chain", "the pandoc + Typst chain", 1.0),
        ("bare", "the bare script", 0.65),
    ):
        what = f"cold render of the migration brief, times {words}"
        if first.get("cold") and first.get(peer):
            ours, theirs = walls(first["cold"]), walls(first[peer])
            times = ratio(ours, theirs)
            busy = ratio(cpus(first["cold"]), cpus(first[peer]))
            yield Mark(what, times.median, limit, f"{times}; processor time {busy}")
        else:
            yield Mark(what, None, limit, "")
    yield _seconds("after an edit, warm, s", first.get("warm, edited"), 0.35)
    yield _seconds("unchanged, s", first.get("unchanged"), 0.2)
    yield from _many(found)
    yield from _long(found)


def _seconds(what: str, runs: Sequence[Run] | None, limit: float) -> Mark:
    if not runs:
        return Mark(what, None, limit, "")
    taken = spread(walls(runs))
    return Mark(what, taken.median, limit, str(taken))


def _many(found: Found) -> Iterator[Mark]:
    about = max((each for each in found if each.endswith(" copies")), default="")
    one = found.get(about, {}).get("batch, 1 job", ())
    two = found.get(about, {}).get("batch, 2 jobs", ())
    what = f"{about or 'copies'} on two cores, times the speed of one"
    if one and two:
        times = ratio(walls(one), walls(two))
        yield Mark(what, times.median, 1.8, str(times), at_least=True)
    else:
        yield Mark(what, None, 1.8, "", at_least=True)
    what = f"{about or 'copies'}: briefs a second"
    if two:
        count = int(about.split()[0])
        speed = spread([count / wall for wall in walls(two)])
        yield Mark(what, speed.median, 4.0, str(speed), at_least=True)
    else:
        yield Mark(what, None, 4.0, "", at_least=True)


def _long(found: Found) -> Iterator[Mark]:
    lengths = ("50 pages", "200 pages")
    short, long = (found.get(each, {}).get("cold", ()) for each in lengths)
    time = "a page of 200 takes, times one of 50"
    room = "memory for a page above that of 50, MB"
    if not (short and long):
        said = "only with FULL=1"
        yield Mark(time, None, GROWTH, said)
        yield Mark(room, None, 1.5, said)
        return
    grown = ratio([each / 4 for each in cpus(long)], cpus(short))
    yield Mark(time, grown.median, GROWTH, f"{grown}, processor time")
    more = spread([
        (many.megabytes - few.megabytes) / 150
        for few, many in zip(short, long, strict=False)
    ])  # fmt: skip
    yield Mark(room, more.median, 1.5, str(more))


def walls(runs: Sequence[Run]) -> list[float]:
    """Return the seconds that runs took."""
    return [each.wall for each in runs]


def cpus(runs: Sequence[Run]) -> list[float]:
    """Return the processor seconds that runs took."""
    return [each.cpu for each in runs]
