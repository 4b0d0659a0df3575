"""What a page may read."""

import ast
import os
from pathlib import Path

import pytest

from briefmaker.pdf import fetching
from briefmaker.pdf.fetching import Confined, RefusedError

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a picture.png").write_bytes(b"picture")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path


def test_a_file_of_the_folder_is_read_and_noted(house: Path) -> None:
    fetcher = Confined(house / "in")
    path = house / "in" / "a picture.png"
    assert fetcher.fetch(path.as_uri()).read() == b"picture"
    fetcher.fetch(path.as_uri())
    assert fetcher.files == [path]


def test_a_data_address_is_read(house: Path) -> None:
    assert Confined(house).fetch("data:text/plain;base64,aGk=").read() == b"hi"


def test_a_data_address_without_measure_is_refused(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 27)
    assert Confined(house).fetch("data:text/plain;base64,aGk=").read() == b"hi"
    with pytest.raises(RefusedError, match="a picture of over"):
        Confined(house).fetch("data:text/plain;base64,aGkh=")


@pytest.mark.parametrize(
    "address",
    [
        "{house}/in/../secret.txt",
        "{house}/in/%2e%2e/secret.txt",
        "{house}/secret.txt",
        "FILE://{bare}/secret.txt",
        "file://localhost{bare}/secret.txt",
        "file://elsewhere{bare}/in/a%20picture.png",
        "http://example.org/a.png",
        "HTTPS://example.org/a.png",
        "ftp://example.org/a.png",
        "gopher:x",
        "{house}/in/%2E%2E/%2e%2e/etc/passwd",
        "{house}/in//../secret.txt",
        "fIlE:{bare}/secret.txt",
        "file:///etc/passwd",
        "file:///dev/zero",
        "file:///proc/self/environ",
        " file:///etc/passwd",
        "//example.org/a.png",
        "javascript:x",
        "",
    ],
)
def test_nothing_else_is_read(house: Path, address: str) -> None:
    url = address.format(house=house.as_uri(), bare=house)
    with pytest.raises(RefusedError):
        Confined(house / "in").fetch(url)


def test_a_link_out_of_the_folder_is_followed_and_refused(house: Path) -> None:
    (house / "in" / "link.png").symlink_to(house / "secret.txt")
    with pytest.raises(RefusedError, match=r"“secret\.txt” outside the workspace"):
        Confined(house / "in").fetch((house / "in" / "link.png").as_uri())


def test_a_device_and_a_pipe_are_not_waited_for(house: Path) -> None:
    (house / "in" / "zero.png").symlink_to("/dev/zero")
    os.mkfifo(house / "in" / "pipe.png")
    with pytest.raises(RefusedError, match="“zero” outside the workspace"):
        Confined(house / "in").fetch((house / "in" / "zero.png").as_uri())
    with pytest.raises(RefusedError, match=r"“pipe\.png”, which is not there"):
        Confined(house / "in").fetch((house / "in" / "pipe.png").as_uri())


def test_nothing_that_the_engine_reads_is_fetched_by_its_own_means() -> None:
    """Without a fetcher of ours it takes one that reads any file and the network."""
    calls = {
        (path.name, node.lineno): {each.arg for each in node.keywords}
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"CSS", "HTML", "Attachment"}
    }
    assert len(calls) >= 7
    assert [at for at, given in calls.items() if "url_fetcher" not in given] == []
    # Given a path or an address, it reads that past every fetcher.
    assert [at for at, given in calls.items() if "string" not in given] == []


def test_a_missing_file_and_a_folder_are_named(house: Path) -> None:
    with pytest.raises(RefusedError, match=r"“b\.png”, which is not there"):
        Confined(house / "in").fetch((house / "in" / "b.png").as_uri())
    with pytest.raises(RefusedError, match="“in”, which is not there"):
        Confined(house / "in").fetch((house / "in").as_uri())


def test_a_file_that_is_too_large_is_refused(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 3)
    with pytest.raises(RefusedError, match="larger than 0 MB"):
        Confined(house / "in").fetch((house / "in" / "a picture.png").as_uri())


def test_the_engine_cannot_swallow_a_refusal() -> None:
    assert not issubclass(RefusedError, Exception)
