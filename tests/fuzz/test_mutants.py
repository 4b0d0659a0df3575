"""A small run of `make fuzz`, and the means by which it judges."""

import random
import time
from pathlib import Path

import pytest

from fuzz import edits, families, judge, kept, readers, trial
from fuzz.families import mutant
from fuzz.running import tried
from fuzz.trial import Bench, Ended

COUNT = 300
READERS = readers.readers()


@pytest.fixture(scope="module")
def bench(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    trial.warm(good)
    return Bench(good, tmp_path_factory.mktemp("bench"))


def test_mutants_give_clean_results_or_problems_with_places(bench: Bench) -> None:
    names = families.names(seed=0, count=COUNT)
    assert {name.partition("/")[0] for name in names} == {*families.FAMILIES}
    done = [tried(mutant(name, bench.desks), bench) for name in names]
    assert [(each.mutant, each.fault) for each in done if each.fault] == []
    assert {each.status for each in done} >= {0, 1}


@pytest.mark.parametrize("family", families.FAMILIES)
def test_a_mutant_is_made_again_by_its_name(family: str, good: Path) -> None:
    assert mutant(f"{family}/9/9", good) == mutant(f"{family}/9/9", good)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_takes_any_bytes(name: str) -> None:
    reader, dice = READERS[name], random.Random(name)
    for _ in range(12):
        seed, other = dice.choice(reader.seeds), dice.choice(reader.seeds)
        reader.read(edits.in_bytes(seed, other, dice))


def ended(status: int = 0, out: str = "[]", err: str = "") -> Ended:
    return Ended(status, out.encode(), err.encode(), 0.1)


PROBLEM = (
    '[{"code": "a.b", "severity": "error", "file": "x.yaml", "line": %d, '
    '"column": %d, "message": "%s", "hint": ""}]'
)


@pytest.mark.parametrize(
    ("answer", "sort"),
    [
        (ended(), ""),
        (ended(1, PROBLEM % (1, 1, "a `None` is no date")), ""),
        (ended(1, PROBLEM % (9, 1, "no date")), "line is outside the file [a.b]"),
        (ended(1, PROBLEM % (1, 9, "no date")), "column is outside the line [a.b]"),
        (ended(1, PROBLEM % (1, 1, "None is no date")), "message says 'None' [a.b]"),
        (ended(1, PROBLEM % (1, 1, "no date.")), "message ends with a full stop [a.b]"),
        (ended(1, PROBLEM % (1, 1, " ")), "message is empty [a.b]"),
        (ended(0, PROBLEM % (1, 1, "no date")), "status 0 with 1 errors"),
        (ended(3), "status 3"),
        (ended(0, "[]\nmore"), "standard output is not JSON"),
        (ended(0, "[]", "\u202ehidden"), "hidden characters in what is said"),
        (ended(3, "", "briefmaker met an error of its own"), "traceback: ? in : "),
        (Ended(0, b"[]", b"", 0.1, ("x",)), "left temporary files"),
    ],
)
def test_an_answer_that_no_analyst_may_get_is_a_find(
    tmp_path: Path, answer: Ended, sort: str
) -> None:
    (tmp_path / "x.yaml").write_text("a: b\n", encoding="utf-8")
    check = ("check", "x.yaml", "--format", "json")
    fault = judge.fault_of(check, answer, tmp_path, {}, {})
    assert (fault.sort if fault else "") == sort


def test_a_check_that_writes_is_a_find(tmp_path: Path) -> None:
    fault = judge.fault_of(("check",), ended(), tmp_path, {}, {"x": (1, 1)})
    assert fault is not None
    assert fault.sort == "check wrote files"


def test_a_product_beside_errors_is_a_find(tmp_path: Path) -> None:
    fault = judge.fault_of(("render",), ended(1, ""), tmp_path, {}, {"x": (1, 1)})
    assert fault is not None
    assert fault.sort == "files were written though something stops them"


def test_what_does_not_end_is_stopped_and_told(tmp_path: Path) -> None:
    def endless() -> int:
        while True:
            pass

    done = trial.apart(endless, tmp_path, seconds=1)
    fault = judge.fault_of(("check",), done, tmp_path, {}, {})
    assert fault is not None
    assert fault.sort.startswith("hang: fuzz/test_mutants.py")


def test_what_is_raised_is_told_with_its_place(tmp_path: Path) -> None:
    def broken() -> int:
        raise KeyError("x")

    done = trial.apart(broken, tmp_path)
    fault = judge.fault_of(("check",), done, tmp_path, {}, {})
    assert fault is not None
    assert fault.sort.startswith("traceback: KeyError in fuzz/test_mutants.py")


def test_a_find_keeps_only_the_lines_that_it_needs() -> None:
    lines = [f"line {number}\n".encode() for number in range(50)]
    needed = {lines[7], lines[31]}
    left = kept.fewer(
        b"".join(lines),
        lambda data: needed <= {*data.splitlines(keepends=True)},
        time.monotonic() + 60,
    )
    assert left == lines[7] + lines[31]


def test_a_find_is_kept_with_what_makes_it_again(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.0)
    case = mutant("tree/0/0", bench.desks)
    fault = judge.Fault("traceback: KeyError in a/b.py:7 there", "")
    folder = kept.keep(case, fault, bench, tmp_path)
    assert folder.name == "b-py-7-there"
    again = kept._case(folder / kept.CASE)
    assert (again.desk, again.first, again.files) == (case.desk, case.first, case.files)
