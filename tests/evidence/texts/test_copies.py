"""How the kept copy of a source stands, with the sentence that says so."""

import os
import shutil
import time
from hashlib import sha256
from pathlib import Path

import pytest

from briefmaker.brief.library import Archive, Source
from briefmaker.evidence.passages.seal import seal_of, seal_path, to_json
from briefmaker.evidence.texts import copies, guarded, shelf
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.pdfium import visible
from briefmaker.evidence.texts.plain import read
from briefmaker.evidence.texts.text import Text
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of
from evidence import papers

WORDS = (
    b"Remittances rose by 4.2 percent in 2024.\n"
    b"The bureau counts what workers abroad send home to their families.\n"
)


class Desk:
    """A workspace with one source.

    Attributes:
        workspace: its folder, and a cache of its own.
    """

    def __init__(self, root: Path) -> None:
        (root / "briefs" / "library").mkdir(parents=True)
        (root / "sources").mkdir()
        workspace = workspace_of(root / "briefs")
        self.workspace: Workspace = replace(workspace, cache=root / "cache")
        self.folder = root / "briefs" / "library"
        self.url = ""

    def write(self, data: bytes, name: str = "bureau.txt") -> Path:
        path = self.workspace.root / "sources" / name
        path.write_bytes(data)
        return path

    def seal(self, data: bytes, text: Text) -> None:
        path = seal_path("bureau", self.folder)
        path.parent.mkdir(exist_ok=True)
        path.write_text(to_json(seal_of(data, text)), "utf-8")

    def source(
        self, data: bytes, path: str = "sources/bureau.txt", media_type: str = ""
    ) -> Source:
        digest = sha256(data).hexdigest()
        archive = Archive(path=path, sha256=digest, media_type=media_type or None)
        return Source(archive=archive, URL=self.url or None)

    def kept(
        self, data: bytes, path: str = "sources/bureau.txt", media_type: str = ""
    ) -> Kept:
        """Return how the copy stands if the library records these bytes."""
        source = self.source(data, path, media_type)
        return kept("bureau", source, self.folder, self.workspace)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def test_a_copy_with_the_recorded_bytes_is_kept_and_read(desk: Desk) -> None:
    desk.write(WORDS)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.KEPT
    assert copy.text == read(WORDS)
    assert (copy.data, copy.reason, copy.hint) == (b"", "", "")


def test_a_source_without_a_copy_is_missing(desk: Desk) -> None:
    copy = kept("bureau", Source(), desk.folder, desk.workspace)
    assert copy.standing is Standing.MISSING
    assert copy.reason == "the library records no copy of “bureau”"
    assert copy.hint == "`briefmaker source add FILE` keeps one"


def test_a_copy_that_is_gone_is_missing_or_sealed(desk: Desk) -> None:
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.MISSING
    assert copy.reason == (
        "the copy of “bureau” is missing: “sources/bureau.txt” is not at hand, "
        "and it has no seal"
    )
    assert copy.hint.startswith("put it back")
    desk.seal(WORDS, read(WORDS))
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.SEALED
    assert copy.text is None
    assert copy.seal is not None
    assert copy.seal.text_sha256 == read(WORDS).digest
    assert copy.reason == (
        "only the seal of “bureau” is here: “sources/bureau.txt” is not at hand"
    )


def test_a_seal_of_another_copy_does_not_count(desk: Desk) -> None:
    desk.seal(b"Other words.", read(b"Other words."))
    copy = desk.kept(WORDS)
    assert (copy.standing, copy.seal) == (Standing.MISSING, None)
    assert copy.reason.endswith("and its seal is that of another copy")


def test_a_seal_in_another_encoding_does_not_count(desk: Desk) -> None:
    desk.seal(WORDS, read(WORDS))
    seal_path("bureau", desk.folder).write_bytes('{"où"'.encode("latin-1"))
    copy = desk.kept(WORDS)
    assert (copy.standing, copy.seal) == (Standing.MISSING, None)
    assert "its seal cannot be used: it is not UTF-8 text" in copy.reason


def test_a_broken_seal_does_not_count(desk: Desk) -> None:
    desk.seal(WORDS, read(WORDS))
    seal_path("bureau", desk.folder).write_text('{"windows"')
    copy = desk.kept(WORDS)
    assert (copy.standing, copy.seal) == (Standing.MISSING, None)
    assert "its seal cannot be used: it is not right as JSON" in copy.reason


def test_a_copy_with_other_bytes_is_changed_and_still_read(desk: Desk) -> None:
    desk.seal(WORDS, read(WORDS))
    desk.write(WORDS.replace(b"4.2", b"4.7"))
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.CHANGED
    assert copy.text is not None
    assert "4.7 percent" in copy.text.content
    assert copy.seal is not None
    assert copy.reason == (
        "the copy of “bureau” at “sources/bureau.txt” has other bytes than the "
        "library records"
    )
    assert copy.hint.startswith("put the recorded copy back")


def test_a_change_is_seen_within_one_run(desk: Desk) -> None:
    path = desk.write(WORDS)
    assert desk.kept(WORDS).standing is Standing.KEPT
    path.write_bytes(WORDS.replace(b"4.2", b"4.7"))
    os.utime(path, ns=(1, 1))
    assert desk.kept(WORDS).standing is Standing.CHANGED


def test_a_seal_made_by_another_reader_is_told_of(desk: Desk) -> None:
    desk.write(WORDS)
    other = Text.of("Remittances rose by 4.2 percent in", (), "text/0")
    desk.seal(WORDS, other)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.KEPT
    assert copy.reason == (
        "text/0 bm-text/1 read another text from the same bytes of “bureau” than "
        "text bm-text/1 does now"
    )
    assert copy.hint == "`briefmaker source seal bureau` makes its seal anew"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "it is empty"),
        (b" \n", "a.txt", "there is not a word in it"),
        (b"\0\1\2", "a.txt", "it holds bytes that no text has"),
        (papers.locked_pdf(), "a.pdf", "the PDF is encrypted"),
        (papers.pdf(papers.SCAN), "a.pdf", "it is a scan"),
        (papers.pdf(papers.column("Words."))[:700], "a.pdf", "the PDF ends in the"),
        (b"PK\x03\x04", "a.docx", "the Word file is damaged"),
        (b"PK\x03\x04", "a.xlsx", "it is a spreadsheet"),
    ],
    ids=["empty", "blank", "binary", "locked", "scan", "cut", "damaged", "sheet"],
)
def test_a_copy_without_a_text_is_unreadable(
    desk: Desk, data: bytes, name: str, reason: str
) -> None:
    desk.write(data, name)
    copy = desk.kept(data, f"sources/{name}")
    assert (copy.standing, copy.text) == (Standing.UNREADABLE, None)
    assert copy.reason.startswith(f"the copy of “bureau” cannot be read: {reason}")
    assert copy.hint
    assert not copy.reason.endswith(".")


def test_an_unreadable_copy_with_other_bytes_is_told_to_be_another(desk: Desk) -> None:
    whole = papers.pdf(papers.column("Words of a report."))
    desk.write(whole[:700], "a.pdf")
    copy = desk.kept(whole, "sources/a.pdf")
    assert copy.reason.endswith(
        "the PDF ends in the middle, and its bytes are not those that the library "
        "records"
    )


def test_a_path_out_of_the_workspace_is_not_followed(desk: Desk) -> None:
    outside = desk.workspace.root.parent / "outside.txt"
    outside.write_bytes(WORDS)
    link = desk.workspace.root / "sources" / "link.txt"
    link.symlink_to(outside)
    for path in ("../outside.txt", str(outside), "sources/link.txt"):
        copy = desk.kept(WORDS, path)
        assert (copy.standing, copy.text) == (Standing.MISSING, None)
        assert f"“{path}” leads out of the folder of your briefs" in copy.reason
        assert copy.hint == "put the copy under `sources/` and correct `path`"


def test_a_link_within_the_workspace_is_followed(desk: Desk) -> None:
    target = desk.write(WORDS, "target.txt")
    (target.parent / "bureau.txt").symlink_to(target)
    assert desk.kept(WORDS).standing is Standing.KEPT


@pytest.mark.parametrize(
    "path", ["sources/loop.txt", "sources/\0", "sources/" + "a" * 999]
)
def test_a_path_that_cannot_be_one_is_missing(desk: Desk, path: str) -> None:
    loop = desk.workspace.root / "sources" / "loop.txt"
    loop.symlink_to(loop)
    assert desk.kept(WORDS, path).standing is Standing.MISSING


def test_a_folder_or_a_pipe_is_no_copy(desk: Desk) -> None:
    os.mkfifo(desk.workspace.root / "sources" / "pipe")
    for path in ("sources", "sources/pipe"):
        copy = desk.kept(WORDS, path)
        assert copy.standing is Standing.UNREADABLE
        assert f"“{path}” is not a file" in copy.reason


def test_a_copy_too_large_is_not_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_BYTES", 20)
    desk.write(WORDS)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.UNREADABLE
    assert "it is larger than" in copy.reason
    assert "keep the part that you cite" in copy.hint


def test_a_text_is_read_once_and_then_taken_from_the_cache(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(WORDS)
    first = desk.kept(WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(guarded, "read_guarded", None)
        assert desk.kept(WORDS) == first
    for entry in (desk.workspace.cache / shelf.FOLDER).iterdir():
        entry.write_bytes(b"damaged")
    assert desk.kept(WORDS) == first


def test_the_page_that_is_meant_of_an_archive_is_part_of_the_cache(desk: Desk) -> None:
    data = papers.archive(
        ("https://example.org/a", "200 OK", "text/html", b"<p>Remittances rose."),
        ("https://example.org/b", "200 OK", "text/html", b"<p>Another page."),
    )
    desk.write(data, "a.warc.gz")
    found = []
    for desk.url in ("https://example.org/a", "https://example.org/b"):
        text = desk.kept(data, "sources/a.warc.gz").text
        found.append(text.content.split()[0] if text else "")
    assert found == ["Remittances", "Another"]


def test_the_pages_of_a_pdf_can_be_looked_at_also_from_an_archive(desk: Desk) -> None:
    white = papers.words(50, 400, "Nobody sees this.", before="1 g")
    page = papers.pdf(papers.column("Everybody sees this.") + white)
    packed = papers.archive(
        ("https://example.org/r", "200 OK", "application/pdf", page)
    )
    for data, name in ((page, "r.pdf"), (packed, "r.warc.gz")):
        desk.write(data, name)
        for _ in range(2):  # read, then taken from the cache
            copy = desk.kept(data, f"sources/{name}")
            assert copy.text is not None
            assert copy.data == page
            for words, seen in (("Everybody sees", True), ("Nobody sees", False)):
                start = copy.text.content.index(words)
                there = (copy.data, copy.text, start, start + len(words))
                assert visible(*there) is seen


def test_the_recorded_media_type_decides_how_a_copy_is_read(desk: Desk) -> None:
    desk.write(b"<p>Output <b>rose</b>.")
    copy = desk.kept(b"<p>Output <b>rose</b>.", media_type="text/html")
    assert copy.text is not None
    assert copy.text.content == "Output rose.\n"


@pytest.mark.no_cover  # it is held against the clock
def test_a_hundred_looks_at_ten_megabytes_take_less_than_a_second(desk: Desk) -> None:
    lines = [f"Line {number} of a long report.\n" for number in range(330_000)]
    data = "".join(lines).encode()
    desk.write(data)
    desk.kept(data)
    begun = time.process_time()
    copy = desk.kept(data)
    assert copy.text is not None
    for number in range(100):
        start = copy.text.content.index(lines[3000 * number])
        places = copy.text.places(start, start + 10)
        assert places == {
            "paragraph": f"{3000 * number + 1}",
            "line": f"{3000 * number + 1}",
        }
    assert time.process_time() - begun < 1


def test_a_seal_that_is_a_folder_cannot_be_read(desk: Desk) -> None:
    seal_path("bureau", desk.folder).mkdir(parents=True)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.MISSING
    assert copy.reason.endswith("its seal cannot be read: it is not a file")


def test_a_seal_that_is_a_pipe_is_not_waited_for(desk: Desk) -> None:
    path = seal_path("bureau", desk.folder)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.MISSING
    assert copy.reason.endswith("its seal cannot be read: it is not a file")
    desk.write(WORDS)
    assert desk.kept(WORDS).standing is Standing.KEPT


def test_a_seal_of_another_copy_tells_nothing_of_its_reader(desk: Desk) -> None:
    desk.write(WORDS)
    desk.seal(WORDS + b"!", read(b"Another text, by another reader, of other bytes."))
    copy = desk.kept(WORDS)
    assert (copy.standing, copy.reason) == (Standing.KEPT, "")


def test_a_copy_that_is_being_written_is_told_so(desk: Desk) -> None:
    path = desk.write(WORDS)
    moment = path.stat().st_mtime_ns
    assert desk.kept(WORDS).standing is Standing.KEPT
    shutil.rmtree(desk.workspace.cache)
    path.write_bytes(WORDS.replace(b"4.2", b"2.4"))
    os.utime(path, ns=(moment, moment))
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.UNREADABLE
    assert copy.reason == (
        "the copy of “bureau” cannot be read: it is being written at this moment"
    )


def test_a_disk_that_fails_is_told_in_its_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(WORDS)

    def failing(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", failing)
    copy = desk.kept(WORDS)
    assert copy.standing is Standing.UNREADABLE
    assert copy.reason == "the copy of “bureau” cannot be read: Input/output error"
    assert copy.hint == "see who may read the file"
