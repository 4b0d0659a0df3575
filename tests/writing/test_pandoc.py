"""The citation engine is a program: its answers are kept, its complaints are heard."""

import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefmaker import shelf
from briefmaker.writing import pandoc
from briefmaker.writing.csljson import plain_cite
from briefmaker.writing.pandoc import EngineError, citeproc, division, node

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>t</title><id>t</id><updated>2025-01-01T00:00:00Z</updated></info>"
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)
META = {"references": [{"id": "x", "type": "book", "title": "T"}], "lang": "en-GB"}
BLOCKS = [division([node("Para", [plain_cite("x")])])]


def test_an_answer_is_kept_and_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = citeproc(BLOCKS, META, STYLE, tmp_path)
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(pandoc, "_run", refuse)
    assert citeproc(BLOCKS, META, STYLE, tmp_path) == first


@pytest.mark.parametrize(
    ("meta", "style"),
    [
        ({**META, "lang": "ru-RU"}, STYLE),
        ({**META, "references": [{"id": "x", "type": "book", "title": "U"}]}, STYLE),
        (META, STYLE.replace("<title>t", "<title>u")),
    ],
)
def test_another_question_gets_an_answer_of_its_own(
    tmp_path: Path, meta: dict[str, object], style: str
) -> None:
    citeproc(BLOCKS, META, STYLE, tmp_path)
    citeproc(BLOCKS, meta, style, tmp_path)
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize("rest", [b"", b"{", b"[]", b'{"blocks": 1}', b"\xff\xfe"])
def test_a_broken_answer_is_made_again(tmp_path: Path, rest: bytes) -> None:
    first = citeproc(BLOCKS, META, STYLE, tmp_path)
    (file,) = kept(tmp_path)
    file.write_bytes(rest)
    assert citeproc(BLOCKS, META, STYLE, tmp_path) == first
    entry = shelf.lifted(file)
    assert entry is not None
    assert json.loads(bytes(entry))["blocks"] == first


def test_an_answer_of_another_version_is_made_again(tmp_path: Path) -> None:
    first = citeproc(BLOCKS, META, STYLE, tmp_path)
    (file,) = kept(tmp_path)
    shelf.laid(file, [b'{"blocks": 1}'])
    assert citeproc(BLOCKS, META, STYLE, tmp_path) == first


def test_briefs_made_at_the_same_time_share_the_cache(tmp_path: Path) -> None:
    def ask(_: int) -> list[pandoc.Tree]:
        return citeproc(BLOCKS, META, STYLE, tmp_path)

    with ThreadPoolExecutor(8) as pool:
        answers = [*pool.map(ask, range(8))]
    assert all(answer == answers[0] for answer in answers)
    assert len([*(tmp_path / "citations").iterdir()]) == 1, "a temporary file is left"


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "citations").write_text("a file where a folder should be")
    assert citeproc(BLOCKS, META, STYLE, tmp_path)


def test_a_complaint_of_the_engine_is_an_error(tmp_path: Path) -> None:
    unknown = [division([node("Para", [plain_cite("y")])])]
    with pytest.raises(EngineError, match="citation y not found"):
        citeproc(unknown, META, STYLE, tmp_path)
    assert kept(tmp_path) == []


def test_a_style_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError):
        citeproc(BLOCKS, META, "<style>", tmp_path)


def test_an_engine_that_hangs_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "_engine", engine(tmp_path, "exec sleep 60"))
    monkeypatch.setattr(pandoc, "SECONDS", 0.1)
    with pytest.raises(EngineError, match="timed out"):
        citeproc(BLOCKS, META, STYLE, tmp_path)


@pytest.mark.parametrize("said", ["echo nonsense", "exit 3"])
def test_an_engine_that_answers_nonsense_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(pandoc, "_engine", engine(tmp_path, f"cat >/dev/null; {said}"))
    with pytest.raises(EngineError, match=r"cannot be read|status 3"):
        citeproc(BLOCKS, META, STYLE, tmp_path)
    assert kept(tmp_path) == []


def test_an_engine_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match="install `pypandoc-binary`"):
        citeproc(BLOCKS, META, STYLE, tmp_path)


def test_the_engine_sees_nothing_of_the_surroundings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_USER", "1")
    out = tmp_path / "seen"
    monkeypatch.setattr(
        pandoc, "_engine", engine(tmp_path, f'env > {out}; echo "$@" >> {out}')
    )
    with pytest.raises(EngineError):
        citeproc(BLOCKS, META, STYLE, tmp_path)
    seen = out.read_text()
    assert "SECRET_OF_THE_USER" not in seen
    assert "--sandbox" in seen


def kept(cache: Path) -> list[Path]:
    folder = cache / "citations"
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


def refuse(*_: object) -> bytes:
    raise AssertionError("the engine was called")


def engine(folder: Path, script: str) -> Callable[[], Path]:
    """Return a stand-in for the engine that runs a script."""
    path = folder / "engine"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    os.utime(path, (0, 0))
    return lambda: path
