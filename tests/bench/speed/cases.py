"""What is measured: each case is a set of runs that are made in turn."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile, copytree, rmtree

from bench.speed.child import Run, run
from bench.speed.generated import brief

ROOT = Path(__file__).parents[3]
PEERS = Path(__file__).parent / "peers"
STEPS = "step by step"
SPOTS = {"migration": "Conditions worsened"}
"""Where a word more changes no claim."""

Made = Callable[[], Mapping[str, Run]]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is measured, by one runner.

    Attributes:
        about: the brief, or how many.
        made: makes each of its runs once, and returns them by their condition: ours
            cold, warm or unchanged, or a peer's.
    """

    about: str
    made: Made


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder to work in: the four briefs, generated ones, what peers are given.

    Attributes:
        pandoc: the program.
        offered: the options that `render` has here.
    """

    folder: Path
    pandoc: str
    offered: str

    @property
    def room(self) -> Mapping[str, str]:
        """Caches of its own, and our modules from where they lie."""
        cache = str(self.folder / "cache")
        fonts = str(self.folder / "matplotlib")
        return {
            "XDG_CACHE_HOME": cache,
            "MPLCONFIGDIR": fonts,
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "",
        }

    @property
    def forced(self) -> Sequence[str]:
        """What makes `render` do again what is unchanged."""
        return ["--force"] if "--force" in self.offered else []

    def desk(self) -> Path:
        """Copy the four briefs, and return their folder."""
        desk = self.folder / "desk"
        copytree(ROOT / "briefs", desk / "briefs")
        if (ROOT / "sources").is_dir():
            (desk / "sources").symlink_to(ROOT / "sources", target_is_directory=True)
        return desk / "briefs"

    def python(self, *words: str | Path) -> Run:
        """Run Python, and return what it took."""
        return run([sys.executable, *words], self.room)[0]

    def rendered(
        self, *paths: Path, forget: bool = False, more: Sequence[str] = ()
    ) -> Run:
        """Run `render` as a process of its own.

        Args:
            forget: with nothing kept from earlier runs.
            more: options.
        """
        out = self.folder / "out"
        if forget:
            rmtree(self.folder / "cache" / "briefmaker", ignore_errors=True)
            rmtree(out, ignore_errors=True)
        asked = [sys.executable, "-m", "briefmaker", "render", "--timings", *more]
        found, told = run([*asked, "--out", out, *paths], self.room)
        return replace(found, stages=stages(told))

    def given(self, path: Path) -> Path:
        """Return the folder with what the peers are given, made if it is not there."""
        folder = self.folder / "given" / path.stem
        if not folder.is_dir():
            self.python("-m", "bench.speed.preparing", path, folder)
            for script in PEERS.glob("*.py"):
                copyfile(script, folder / script.name)
        return folder

    def bare(self, path: Path) -> Run:
        """Run the bare script."""
        folder = self.given(path)
        return self.python(folder / "bare.py", folder, ROOT / "assets")

    def chain(self, path: Path) -> Run:
        """Run the chain of pandoc and Typst."""
        folder = self.given(path)
        return self.python(folder / "chain.py", folder, ROOT / "assets", self.pandoc)


def stages(told: str) -> Mapping[str, float]:
    """Return the seconds by stage that `--timings` wrote, of all briefs together."""
    line = next((each for each in told.splitlines() if each.startswith("{")), "{}")
    found: dict[str, float] = {}
    for times in json.loads(line).values():
        for stage, taken in times.items():
            found[stage] = found.get(stage, 0.0) + taken / 1000
    return found


def starts(bench: Bench, path: Path) -> Case:
    """Return how soon commands answer that set nothing."""

    def made() -> Mapping[str, Run]:
        ours = ("-m", "briefmaker")
        return {
            "--help": bench.python(*ours, "--help"),
            "schema": bench.python(*ours, "schema", "brief"),
            "check": bench.python(*ours, "check", path),
        }

    return Case("start", made)


def colds(bench: Bench, path: Path, about: str) -> Case:
    """Return one brief, each time by a new process: ours and the peers' in turn."""

    def made() -> Mapping[str, Run]:
        found = {"cold": bench.rendered(path, forget=True, more=bench.forced)}
        found["bare"] = bench.bare(path)
        found["chain"] = bench.chain(path)
        if bench.forced:
            found["cached"] = bench.rendered(path, more=bench.forced)
        found["unchanged"] = bench.rendered(path)
        return found

    return Case(about, made)


def steps(bench: Bench, path: Path) -> Case:
    """Return what each step of a cold render costs, one after the other."""

    def made() -> Mapping[str, Run]:
        done = bench.python("-m", "bench.speed.floor", path)
        return {STEPS: replace(done, stages=json.loads(done.said))}

    return Case(path.stem, made)


def warms(bench: Bench, path: Path, edits: int) -> Case:
    """Return one brief in a process that goes on, after edits and unchanged."""

    def made() -> Mapping[str, Run]:
        asked = ("-m", "bench.speed.warm", path, SPOTS[path.stem], str(edits))
        done = bench.python(*asked)
        told = json.loads(done.said)
        return {
            f"warm, {condition}": _one(times, done) for condition, times in told.items()
        }

    return Case(path.stem, made)


def _one(times: Sequence[tuple[float, float, Mapping[str, float]]], whole: Run) -> Run:
    """Return the middle one of a process's renders; its memory is the process's."""
    middle = sorted(times, key=lambda each: each[0])[len(times) // 2]
    wall, cpu, taken = middle
    return Run(wall, cpu, 0.0, whole.megabytes, taken)


def batches(bench: Bench, count: int, copies: Path | None = None) -> Case:
    """Return many briefs in one run: generated ones, or copies of one."""
    folder = bench.folder / f"many-{count}{'-copies' if copies else ''}"
    about = f"{count} {'copies' if copies else 'briefs' if count > 1 else 'brief'}"
    if copies:
        copytree(copies.parent.parent, folder, symlinks=True)
        for number in range(count):
            copyfile(copies, folder / "briefs" / f"copy-{number:04}.yaml")
        paths = sorted((folder / "briefs").glob("copy-*.yaml"))
    else:
        paths = [brief(folder, f"paper-{number:04}", 1) for number in range(count)]

    def made() -> Mapping[str, Run]:
        asked = ("--jobs", "1"), ("--jobs", "2")
        return {
            f"batch, {jobs} job{'s' * (jobs != '1')}": bench.rendered(
                *paths, forget=True, more=[*bench.forced, option, jobs]
            )
            for option, jobs in asked
        }

    return Case(about, made)


def planned(bench: Bench, *, full: bool, copies: int = 0) -> Iterator[Case]:
    """Yield the cases, those first that must be reached.

    Args:
        copies: of the first brief in a batch, if another number is wanted.
    """
    bench.python("-m", "compileall", "-q", ROOT / "src")  # as `make` installs it
    desk = bench.desk()
    first = desk / "migration.yaml"
    bench.bare(first)  # lists of fonts and the peers' files are made here
    yield colds(bench, first, "migration")
    yield warms(bench, first, 3)
    yield steps(bench, first)
    yield batches(bench, copies or (200 if full else 3), first)
    yield starts(bench, first)
    for pages in (1, 5, 50, 200) if full else (5,):
        path = brief(bench.folder / f"long-{pages}", f"long-{pages}", pages)
        yield colds(bench, path, f"{pages} page{'s' * (pages != 1)}")
    for count in (1, 100, 1000) if full else (1,):
        yield batches(bench, count)
    for name in ("trade", "security", "azerbaijan"):
        yield colds(bench, desk / f"{name}.yaml", name)
