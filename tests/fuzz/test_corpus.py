"""Everything that was ever found by feeding nonsense stays mended."""

from pathlib import Path

import pytest

from fuzz import kept, readers, trial
from fuzz.families import Mutant
from fuzz.trial import Bench

CASES = kept.cases()
READERS = readers.readers()
BYTES = sorted((kept.CORPUS / "readers").glob("*/*"))


@pytest.fixture(scope="module")
def bench(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    trial.warm(good)
    return Bench(good, tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_found_once_is_answered_as_it_should_be(
    case: Mutant, bench: Bench
) -> None:
    fault = kept.fault_in(case, bench)
    assert fault is None, fault


@pytest.mark.parametrize(
    "file", BYTES, ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_what_a_reader_could_not_take_once_it_takes(file: Path) -> None:
    READERS[file.parent.name].read(file.read_bytes())
