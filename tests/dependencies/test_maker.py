"""What briefmaker is: the same while its bytes are, whatever their times."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefmaker.dependencies import maker as module
from briefmaker.dependencies.maker import PACKAGE, maker


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of two modules, and a folder of templates."""
    for name in ("package/a.py", "package/b/c.py", "templates/memo/page.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "package")
    yield tmp_path
    maker.cache_clear()


def told(folder: Path, cache: str = "cache") -> str:
    maker.cache_clear()
    return maker((folder / "templates",), folder / cache)


def test_it_is_the_same_each_time_and_for_files_that_were_touched(
    shipped: Path,
) -> None:
    first = told(shipped)
    assert len(first) == 64
    assert told(shipped) == first
    os.utime(shipped / "package" / "a.py")
    (shipped / "package" / "__pycache__").mkdir()
    (shipped / "package" / "__pycache__" / "a.pyc").write_text("compiled")
    (shipped / "templates" / ".#page.html").symlink_to("nowhere")
    assert told(shipped) == first
    assert told(shipped, "other cache") == first


@pytest.mark.parametrize(
    "name", ["package/b/c.py", "package/new.py", "templates/memo/page.html"]
)
def test_it_is_another_with_any_file(shipped: Path, name: str) -> None:
    first = told(shipped)
    (shipped / name).write_text(name.swapcase())
    assert told(shipped) != first


def test_it_is_another_with_another_version_of_a_library(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(shipped)
    packages = shipped / "site-packages"
    (packages / "weasyprint-0.1.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(packages)
    second = told(shipped)
    (packages / "weasyprint-0.1.dist-info").rename(packages / "w-0.2.dist-info")
    assert len({first, second, told(shipped)}) == 3


def test_what_cannot_be_read_has_no_name(shipped: Path) -> None:
    maker.cache_clear()
    assert maker((shipped / "none",), shipped / "cache") == ""


def test_without_a_cache_it_is_the_same(shipped: Path) -> None:
    first = told(shipped)
    (shipped / "file").write_text("in the way")
    assert told(shipped, "file") == first


def test_our_own_code_and_shipped_files_are_told_apart() -> None:
    assert (PACKAGE / "build.py").is_file()
