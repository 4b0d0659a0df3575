"""The lock says what is installed, by its hashes, and nothing that is not needed."""

import re
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from supply.declared import read_declared
from supply.lock import (
    LockError,
    complaints,
    lock_of,
    needed_by,
    read_lock,
    runtime_of,
    text_of,
)

ROOT = Path(__file__).parents[2]
DECLARED = read_declared(ROOT)
LOCK = lock_of(ROOT)
ONE = f"""\
markupsafe==3.0.3 ; python_version >= '3.11' \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
    # via
    #   briefmaker (pyproject.toml)
    #   jinja2
"""


def test_the_lock_and_pyproject_agree() -> None:
    assert complaints(LOCK, DECLARED) == ()


def test_every_package_of_the_lock_has_hashes_of_its_files() -> None:
    assert len(LOCK) > len(DECLARED.runtime)
    assert [each.name for each in LOCK if not each.hashes] == []


def test_a_package_is_read_with_its_marker_hashes_and_reasons() -> None:
    (read,) = read_lock("# resolved\n" + ONE)
    assert (read.name, read.version) == ("markupsafe", "3.0.3")
    assert str(read.marker) == 'python_version >= "3.11"'
    assert read.hashes == ("a" * 64, "b" * 64)
    assert read.via == {"briefmaker", "jinja2"}


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--find-links wheels",
        "-e .",
        "markupsafe @ file:///tmp/markupsafe.whl",
        "markupsafe>=3 \\",
        "https://example.org/markupsafe.whl",
    ],
)
def test_a_lock_names_no_index_no_address_no_file_and_no_range(line: str) -> None:
    with pytest.raises(LockError):
        read_lock(f"{line}\n{ONE}")
    with pytest.raises(LockError):
        read_lock(f"{ONE}{line}\n")


def test_a_package_without_a_hash_or_without_a_reason_is_refused() -> None:
    bare = re.sub(r".*--hash.*\n", "", ONE)
    unreasoned = re.sub(r" +#.*\n", "", ONE)
    for damaged in (bare, unreasoned):
        with pytest.raises(LockError, match="markupsafe"):
            read_lock(damaged)


def test_a_new_dependency_or_bound_asks_for_a_new_lock() -> None:
    for added in ("brandnew>=1", "weasyprint>=999"):
        changed = replace(DECLARED, runtime=(*DECLARED.runtime, Requirement(added)))
        (found,) = complaints(LOCK, changed)
        assert f"“{added}”" in found
        assert "make lock" in found


def test_a_new_package_of_a_group_asks_for_a_new_lock() -> None:
    added = (*DECLARED.development, Requirement("brandnew>=1"))
    (found,) = complaints(LOCK, replace(DECLARED, development=added))
    assert "“brandnew>=1”" in found


def test_what_is_no_longer_asked_for_is_not_left_in_the_lock() -> None:
    fewer = tuple(each for each in DECLARED.runtime if each.name != "warcio")
    found = complaints(LOCK, replace(DECLARED, runtime=fewer))
    assert [each.partition(":")[0] for each in found] == [
        "the lock says that we ask for warcio; pyproject.toml does not",
        "nothing that we ask for needs warcio, and it is in the lock",
    ]


def test_each_reason_in_the_lock_is_one_that_the_package_itself_gives() -> None:
    """The graph that licences and the bill rest on is not taken on trust."""
    untrue = []
    for package in LOCK:
        for parent in sorted(package.via - {"briefmaker"}):
            try:
                asked = distribution(parent).requires or []
            except PackageNotFoundError:
                continue  # one for another system
            names = {canonicalize_name(Requirement(each).name) for each in asked}
            if package.name not in names:
                untrue.append(f"{parent} does not need {package.name}")
    assert untrue == []


def test_what_users_install_is_told_from_what_tests_need() -> None:
    runtime = runtime_of(LOCK, DECLARED)
    assert {"weasyprint", "tinycss2", "lxml", "h11"} <= runtime
    assert runtime.isdisjoint({"pytest", "mypy", "hatchling", "distributed"})
    assert needed_by(LOCK, ["pytest"]) >= {"pytest", "pluggy", "iniconfig"}


def test_a_part_of_the_lock_is_written_as_pip_reads_it() -> None:
    again = text_of(LOCK)
    assert again.count("--hash=sha256:") == sum(len(each.hashes) for each in LOCK)
    assert text_of(read_lock(ONE)) == (
        'markupsafe==3.0.3 ; python_version >= "3.11" \\\n'
        f"    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n"
    )
