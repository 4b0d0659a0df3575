"""Commands killed at moments that a seed picks: what is in place is old or new, whole.

``python -m faults.kills --seed 1 --count 500`` ends commands of each trade, most of
them with a kill that nothing can catch: before one of the steps that others can see,
in the middle of a write, or at any time at all. Then it looks at what is there, lets
the same command run to its end, and compares that with a run that nobody disturbed.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from briefmaker.shelf import lifted
from briefmaker.unfinished import OURS
from faults.desks import TRADES, Trade
from faults.nursery import Life, Plan, as_line, session

TESTS = Path(__file__).parents[1]
PATIENCE = 30.0
"""Seconds in which all that a killed command started has to be gone."""
IN_A_ROW = 6
"""How often a desk sees its command killed before it is let through, at most."""
KEPT = "records"
"""The cache's folder whose entries name places, and so differ from desk to desk."""
ENDS = {signal.SIGKILL: 14, signal.SIGTERM: 2, signal.SIGINT: 2, signal.SIGHUP: 2}
"""What ends a life, with how often."""
TIDY = {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGHUP: 129}

Tree = Mapping[str, bytes]
UNDISTURBED = Plan()


class FaultError(AssertionError):
    """Something was found that must not be."""


class Nursery:
    """Starts lives, one after the other."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "faults.nursery"],
            cwd=TESTS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, life: Life) -> int:
        """Begin a life, and return the number of its process."""
        assert self.process.stdin
        self.process.stdin.write(as_line(life))
        self.process.stdin.flush()
        return self._heard()

    def end(self) -> int:
        """Return how the life ended that was begun last."""
        return self._heard()

    def _heard(self) -> int:
        assert self.process.stdout
        return int(self.process.stdout.readline())

    def close(self) -> None:
        """Start no more."""
        self.process.communicate(timeout=60)


@contextmanager
def nursery() -> Iterator[Nursery]:
    """Give a nursery for the block."""
    opened = Nursery()
    try:
        yield opened
    finally:
        opened.close()


@dataclass(frozen=True, slots=True)
class Home:
    """A folder in which a life has a desk, a cache and temporary files of its own."""

    root: Path

    @property
    def desk(self) -> Path:
        return self.root / "desk"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    def life(self, trade: Trade, plan: Plan = UNDISTURBED) -> Life:
        """Return a life of a trade here."""
        for folder in (self.cache, self.temporary):
            folder.mkdir(exist_ok=True)
        around = {
            "HOME": str(self.root),
            "XDG_CACHE_HOME": str(self.cache),
            "TMPDIR": str(self.temporary),
            "BRIEFMAKER_DEBUG": "1",
        }
        told = str(self.root / "told")
        return Life(trade.arguments, str(self.desk), told, around, plan)

    def told(self) -> str:
        """Return what the last life said."""
        return (self.root / "told").read_text("utf-8", "replace")

    def steps(self) -> int:
        """Return how many steps it took."""
        return int((self.root / "told.steps").read_text() or 0)

    def entries(self) -> Iterator[Path]:
        """Yield what is in the cache."""
        yield from (path for path in self.cache.rglob("*") if path.is_file())


def tree(folder: Path) -> Tree:
    """Return the files of a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not OURS.fullmatch(path.relative_to(folder).parts[-1])
        and not any(OURS.fullmatch(up) for up in path.relative_to(folder).parts)
    }


def unfinished(home: Home) -> list[str]:
    """Return what is there that nobody is to find: in desk, cache, temporary files."""
    places = [path for path in home.root.rglob("*") if OURS.fullmatch(path.name)]
    return [
        str(path.relative_to(home.root))
        for path in {*places, *home.temporary.iterdir()}
        if not _is_trial(path)
    ]


def _is_trial(path: Path) -> bool:
    """Whether Python itself tried there if the folder can be written (`tempfile`)."""
    return len(path.name) == 8 and path.is_file() and path.stat().st_size <= 4


@dataclass(frozen=True, slots=True)
class Model:
    """A trade as it goes when nobody disturbs it.

    Attributes:
        old: the desk before, `new`: after.
        cached: the names of what it leaves in the cache.
        steps: with a cache that is empty, and with one that is not.
        seconds: likewise.
        largest: bytes of the largest file it writes.
    """

    trade: Trade
    home: Home
    old: Tree
    new: Tree
    cached: frozenset[str]
    steps: tuple[int, int]
    seconds: tuple[float, float]
    largest: int

    def said(self) -> str:
        """Return how long it is."""
        cold, full = self.seconds
        return f"{self.trade.name}: {self.steps} steps, {cold:.1f} and {full:.1f} s"


def _run(nursery: Nursery, life: Life) -> int:
    nursery.begin(life)
    return nursery.end()


def _names(home: Home) -> frozenset[str]:
    found = (path.relative_to(home.cache).as_posix() for path in home.entries())
    return frozenset(name for name in found if f"/{KEPT}/" not in f"/{name}")


def modelled(trade: Trade, folder: Path, nursery: Nursery) -> Model:
    """Let a trade run undisturbed, with an empty cache and with a full one.

    Raises:
        FaultError: even that fails.
    """
    home = Home(folder / trade.name)
    home.desk.mkdir(parents=True)
    trade.before(home.desk)
    if trade.twice:
        _ended(_run(nursery, home.life(trade)), home, "before")
        trade.between(home.desk)
    shutil.rmtree(home.cache, ignore_errors=True)
    shutil.copytree(home.desk, folder / f"{trade.name}-old")
    old, steps, seconds = tree(home.desk), [], []
    for _ in range(2):
        shutil.rmtree(home.desk)
        shutil.copytree(folder / f"{trade.name}-old", home.desk)
        trade.forgotten()
        # The record of a product would say that there is nothing to do.
        shutil.rmtree(home.cache / "briefmaker" / KEPT, ignore_errors=True)
        began = time.monotonic()
        _ended(_run(nursery, home.life(trade)), home, "undisturbed")
        seconds.append(time.monotonic() - began)
        steps.append(home.steps())
    new = tree(home.desk)
    if left := unfinished(home):
        raise FaultError(f"{trade.name}, undisturbed, leaves {left}")
    largest = max(map(len, new.values()))
    both = (steps[0], steps[1]), (seconds[0], seconds[1])
    return Model(trade, home, old, new, _names(home), *both, largest)


def _ended(code: int, home: Home, how: str) -> None:
    if code:
        raise FaultError(f"{how} it ends with {code}: {home.told()[-2000:]}")


@dataclass(slots=True)
class Tally:
    """What was done, and what was found."""

    lives: Counter[tuple[str, str]] = field(default_factory=Counter)
    landed: Counter[str] = field(default_factory=Counter)
    as_before: Counter[str] = field(default_factory=Counter)
    between: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def table(self) -> str:
        """Return it as a table, a row for each trade."""
        kinds = ["step", "byte", "time"]
        head = f"{'trade':<12}" + "".join(f"{kind:>7}" for kind in kinds)
        head += f"{'landed':>8}{'old':>6}{'some':>6}{'new':>6}{'litter':>8}"
        lines = [head]
        for trade in sorted({name for name, _ in self.lives}):
            lives = [self.lives[trade, kind] for kind in kinds]
            done = sum(lives) - self.as_before[trade] - self.between[trade]
            cells = "".join(f"{each:>7}" for each in lives)
            lines.append(
                f"{trade:<12}{cells}{self.landed[trade]:>8}{self.as_before[trade]:>6}"
                f"{self.between[trade]:>6}{done:>6}{self.left[trade]:>8}"
            )
        lines.append(
            f"{sum(self.lives.values())} lives, {sum(self.landed.values())} ended in "
            f"the middle, {len(self.faults)} faults"
        )
        return "\n".join(lines)


def planned(dice: random.Random, model: Model, warm: bool) -> tuple[str, Plan, float]:
    """Return how a life ends: the kind, the plan, and seconds till a kill from us."""
    end = dice.choices([*ENDS], [*ENDS.values()])[0]
    kind = dice.choices(["step", "byte", "time"], [6, 2, 2])[0]
    if kind == "step":
        return kind, Plan(dice.randint(1, model.steps[warm]), 0, end), 0.0
    if kind == "byte":
        return kind, Plan(0, int(model.largest ** dice.uniform(0.1, 1.0))), 0.0
    return kind, Plan(0, 0, end), dice.uniform(0.0, model.seconds[warm])


def live(seed: int, model: Model, nursery: Nursery, folder: Path, tally: Tally) -> None:
    """Let lives on one desk end as a seed says, and look at all that they leave.

    Raises:
        FaultError: something is there that must not be, or not there that must.
    """
    dice, trade = random.Random(seed), model.trade
    warm = bool(trade.warm and dice.random() < 0.5)
    home = Home(folder / f"life-{seed}")
    shutil.copytree(folder / f"{trade.name}-old", home.desk)
    trade.forgotten()
    if warm:
        shutil.copytree(model.home.cache, home.cache)
        shutil.rmtree(home.cache / "briefmaker" / KEPT, ignore_errors=True)
    for _ in range(IN_A_ROW):
        if _killed(dice, model, nursery, home, tally, warm=warm):
            break
    again = _run(nursery, home.life(trade))
    if again not in trade.ends:
        raise FaultError(f"the next run ends with {again}: {home.told()[-2000:]}")
    if left := unfinished(home):
        raise FaultError(f"the next run leaves {left}")
    trade.settled(home.desk, home.told())
    _same(trade.comparable(tree(home.desk)), trade.comparable(model.new))
    if extra := _names(home) - model.cached:
        raise FaultError(f"the cache has what no clean run makes: {sorted(extra)}")
    shutil.rmtree(home.root)


def _killed(
    dice: random.Random,
    model: Model,
    nursery: Nursery,
    home: Home,
    tally: Tally,
    *,
    warm: bool,
) -> bool:
    """Begin a life and end it; whether it had come to its own end."""
    trade = model.trade
    kind, plan, wait = planned(dice, model, warm)
    before = unfinished(home) if home.temporary.exists() else []
    pid = nursery.begin(home.life(trade, plan))
    if kind == "time":
        time.sleep(wait)
        with suppress(ProcessLookupError):
            os.kill(pid, plan.signal)
    code = nursery.end()
    tally.lives[trade.name, kind] += 1
    tally.landed[trade.name] += code not in (0, 1)
    _all_gone(pid)
    _seemly(code, plan, kind, home)
    _old_or_new(model, home, tally)
    _no_torn_entry(home)
    litter = {*unfinished(home)} - {*before}
    tally.left[trade.name] += bool(litter)
    if code not in (-signal.SIGKILL, -signal.SIGXFSZ, -plan.signal) and litter:
        raise FaultError(f"a life that could put its things away left {litter}")
    return code in (0, 1)


def _all_gone(pid: int) -> None:
    end = time.monotonic() + PATIENCE
    while left := session(pid):
        if time.monotonic() > end:
            said = [Path(f"/proc/{each}/cmdline").read_bytes() for each in left]
            raise FaultError(f"processes outlive it: {said}")
        time.sleep(0.02)


def _seemly(code: int, plan: Plan, kind: str, home: Home) -> None:
    """Look at how a life ended, and at what it said."""
    said = home.told()
    if "Traceback" in said:
        raise FaultError(f"a traceback: {said[-3000:]}")
    usual = {0, 1, -signal.SIGXFSZ} if kind == "byte" else {0, 1, -plan.signal}
    # A process that is only beginning has no handlers yet.
    if kind != "byte" and plan.signal in TIDY:
        usual |= {TIDY[plan.signal]}
    if code not in usual:
        raise FaultError(f"it ends with {code}: {said[-2000:]}")
    if code in (129, 143) and "ended early" not in said:
        raise FaultError(f"it does not say why it ended: {said!r}")


def _old_or_new(model: Model, home: Home, tally: Tally) -> None:
    """Hold each file against the two that it may be."""
    now = model.trade.comparable(tree(home.desk))
    old = model.trade.comparable(model.old)
    new = model.trade.comparable(model.new)
    for name in {*now, *old, *new}:
        found = now.get(name)
        if found not in (old.get(name), new.get(name)) and not model.trade.allows(
            name, found, old.get(name), new.get(name)
        ):
            raise FaultError(f"{name} is neither the old one nor the new one")
    same = "as_before" if now == old else "" if now == new else "between"
    if same:
        getattr(tally, same)[model.trade.name] += 1


def _no_torn_entry(home: Home) -> None:
    for path in home.entries():
        if not OURS.fullmatch(path.name) and lifted(path) is None:
            raise FaultError(f"{path.relative_to(home.root)} is torn")


def _same(found: Tree, wanted: Tree) -> None:
    if found != wanted:
        names = {n for n in {*found, *wanted} if found.get(n) != wanted.get(n)}
        raise FaultError(f"not as after a clean run: {sorted(names)}")


def kills(
    seed: int,
    count: int,
    told: Callable[[str], None] = print,
    only: Collection[str] = (),
) -> Tally:
    """Let so many lives end as seeds say; faults are told, and counted."""
    tally = Tally()
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else None
    models: dict[str, Model] = {}
    with ExitStack() as rooms:
        room = Path(rooms.enter_context(TemporaryDirectory(dir=place)))
        keep = rooms.enter_context(nursery())
        trades = [rooms.enter_context(trade()) for trade in TRADES]
        chosen = [each for each in trades if not only or each.name in only]
        weights = [each.weight for each in chosen]
        while tally.lives.total() < count:
            (trade,) = random.Random(seed).choices(chosen, weights)
            try:
                if trade.name not in models:
                    models[trade.name] = modelled(trade, room, keep)
                    told(models[trade.name].said())
                live(seed, models[trade.name], keep, room, tally)
            except (FaultError, AssertionError) as fault:
                tally.faults.append(f"seed {seed}, {trade.name}: {fault}")
                told(tally.faults[-1])
                shutil.rmtree(room / f"life-{seed}", ignore_errors=True)
            seed += 1
            told(f"{tally.lives.total()} lives after seed {seed - 1}")
    return tally


def main() -> None:
    """Kill, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=500)
    asked.add_argument("--only", default="", help='trades: "render mail"')
    given = asked.parse_args()
    told = partial(print, flush=True)
    tally = kills(given.seed, given.count, told, given.only.split())
    print(tally.table())
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
