import hashlib
import shutil
import subprocess

import pytest

from briefmaker.archive.manifest import manifest
from briefmaker.brief.library import Source
from briefmaker.values import replace


def source(path: str, data: bytes) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source.model_validate({"archive": {"path": path, "sha256": digest}})


@pytest.fixture
def desk(tmp_path, workspace):
    (tmp_path / "sources" / "old").mkdir(parents=True)
    return replace(workspace, root=tmp_path)


def test_the_manifest_lists_every_copy_sorted_and_as_seen_from_its_folder(desk):
    sources = {
        "b": source("sources/b.pdf", b"b"),
        "bare": Source(),
        "a": source("sources/old/a.txt", b"a"),
        "c": source("copies/c.txt", b"c"),
    }
    write = manifest(sources, desk)
    assert write.path == desk.root / "sources" / "manifest-sha256.txt"
    assert write.before is None
    names = [line[66:] for line in write.data.decode().splitlines()]
    assert names == ["../copies/c.txt", "b.pdf", "old/a.txt"]
    write.path.write_bytes(write.data)
    assert not manifest(sources, desk).changes


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs GNU coreutils")
def test_sha256sum_accepts_it_and_finds_a_changed_copy(desk):
    odd = "sources/a \\ name.txt"
    sources = {"a": source(odd, b"a"), "b": source("sources/вода.txt", b"b")}
    (desk.root / odd).write_bytes(b"a")
    (desk.root / "sources" / "вода.txt").write_bytes(b"b")
    write = manifest(sources, desk)
    write.path.write_bytes(write.data)

    def checked() -> int:
        return subprocess.run(
            ["sha256sum", "--strict", "-c", "manifest-sha256.txt"],
            cwd=desk.root / "sources",
            capture_output=True,
            check=False,
        ).returncode

    assert checked() == 0
    (desk.root / odd).write_bytes(b"b")
    assert checked() == 1
