"""Files written into a folder: all or none, nothing lost, nothing outside."""

import os
from pathlib import Path

import pytest

from briefmaker.problems import BriefError, Problem
from briefmaker.revisit import unpacking
from briefmaker.revisit.unpacking import write

FILES = {
    "brief.yaml": b"title: Water\ndate: 2025-10-13\n",
    "library/library.yaml": b"facts: {}\n",
    "library/seals/s1.json": b"{}\n",
    "build.json": b"{}\n",
}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(folder: Path, *, force: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as caught:
        write(FILES, folder, force=force)
    return caught.value.problems


def test_files_go_to_their_places_in_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "handed" / "memo"
    unpacked = write(FILES, folder)
    assert tree(folder) == FILES
    assert unpacked.files == tuple(folder / name for name in FILES)
    assert unpacked.replaced == ()


def test_what_else_is_in_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write(FILES, tmp_path)
    assert tree(tmp_path) == {**FILES, "notes.txt": b"mine"}


def test_the_same_files_are_no_obstacle_and_are_left_alone(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write(FILES, tmp_path).files
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_other_content_is_kept_and_what_would_be_lost_is_said(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    (tmp_path / "brief.yaml").write_text("title: Wine\ndate: 2025-10-13\n# mine\n")
    (tmp_path / "build.json").write_bytes(b"\0" * 1500)
    before = tree(tmp_path)
    one, two = refused(tmp_path)
    assert "2 of its 3 lines would be lost" in one.message
    assert "its 1,500 bytes would be lost" in two.message
    assert "`--force`" in one.hint
    assert tree(tmp_path) == before
    unpacked = write(FILES, tmp_path, force=True)
    assert tree(tmp_path) == FILES
    assert unpacked.replaced == (tmp_path / "brief.yaml", tmp_path / "build.json")


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("place", ["brief.yaml", "library", "library/seals", "."])
def test_nothing_is_written_through_a_link(
    tmp_path: Path, place: str, force: bool
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "memo"
    link = folder / place
    link.parent.mkdir(parents=True, exist_ok=True)
    if place == ".":
        folder.symlink_to(outside)
    else:
        link.symlink_to(outside / "target" if place == "brief.yaml" else outside)
    (problem,) = refused(folder, force=force)
    assert problem.code == "unpack.link"
    assert tree(outside) == {}


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_place_of_a_file_and_the_reverse_are_told(
    tmp_path: Path, force: bool
) -> None:
    (tmp_path / "brief.yaml").mkdir()
    (tmp_path / "library").write_text("")
    codes = [(each.code, each.message) for each in refused(tmp_path, force=force)]
    assert [code for code, _ in codes] == ["unpack.in-the-way"] * 2
    assert "is a folder, and a file" in codes[0][1]
    assert "is a file, and a folder" in codes[1][1]
    assert tree(tmp_path) == {"library": b""}


@pytest.mark.parametrize("failing", range(1, 2 * len(FILES) + 1))
def test_a_failure_at_any_step_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    folder = tmp_path / "memo"
    folder.mkdir()
    (folder / "brief.yaml").write_text("title: Wine\n")
    (folder / "build.json").write_text("{1}")
    before = tree(tmp_path)
    steps = 0

    def failing_at_last(take: str) -> None:
        real = getattr(Path, take)

        def step(path: Path, *given: object) -> object:
            nonlocal steps
            steps += 1
            if steps == failing:
                raise OSError(28, os.strerror(28), str(path))
            return real(path, *given)

        monkeypatch.setattr(unpacking.Path, take, step)

    failing_at_last("replace")
    with pytest.raises(OSError, match="No space"):
        write(FILES, folder, force=True)
    assert tree(tmp_path) == before
    assert [path for path in tmp_path.rglob("*") if path.is_dir()] == [folder]


def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(unpacking.Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(FILES, tmp_path / "a" / "memo")
    assert list(tmp_path.iterdir()) == []
