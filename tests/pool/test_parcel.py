"""A folder of briefs arrives elsewhere as it was, and nothing else does."""

import pytest

from briefmaker.pool import parcel
from briefmaker.pool.parcel import ParcelError, packed, unpack


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    for name in ("briefs/library", "out", ".git", "briefs/out", "empty"):
        (folder / name).mkdir(parents=True)
    for name in (
        "briefmaker.toml",
        "briefs/a.yaml",
        "briefs/library/facts.yaml",
        "briefs/out/b.yaml",
        "out/a.pdf",
        ".git/config",
        "briefs/.hidden",
    ):
        (folder / name).write_text(name)
    (folder / "here").symlink_to("briefs", target_is_directory=True)
    (folder / "briefs" / "secret").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


def test_what_briefs_are_made_of_arrives(desk, tmp_path):
    there = tmp_path / "there"
    there.mkdir()
    unpack(packed(desk), there)
    files = sorted(
        str(path.relative_to(there)) for path in there.rglob("*") if path.is_file()
    )
    assert files == [
        "briefmaker.toml",
        "briefs/a.yaml",
        "briefs/library/facts.yaml",
        "briefs/out/b.yaml",
    ]
    assert (there / "briefs" / "a.yaml").read_text() == "briefs/a.yaml"
    assert (there / "empty").is_dir()
    assert (there / "here").readlink().name == "briefs"


def test_what_a_link_leads_to_outside_is_not_sent(desk, tmp_path):
    assert b"secret" not in packed(desk)
    (tmp_path / "there").mkdir()
    unpack(packed(desk), tmp_path / "there")
    assert not (tmp_path / "there" / "briefs" / "secret").is_symlink()


def test_a_folder_that_holds_too_much_is_refused(desk, monkeypatch):
    monkeypatch.setattr(parcel, "MOST", 100)
    (desk / "briefs" / "large.bin").write_bytes(bytes(101))
    with pytest.raises(ParcelError):
        packed(desk)
