import hashlib
from pathlib import Path

import pytest

from archive.conftest import SOURCES
from archive.site import Answer, Site
from briefmaker.archive.adding import Added, Details, add
from briefmaker.archive.changes import Write
from briefmaker.archive.library import Library, library_of
from briefmaker.archive.refused import Blame, Refused
from briefmaker.evidence.passages.seal_file import from_json

PAGE = """\
<!doctype html><html lang="en"><head><title>Dams leave farmers short</title>
<meta property="og:site_name" content="Valley News">
<meta property="article:published_time" content="2025-08-14T08:00:00Z"></head><body>
<h1>Dams leave farmers short</h1>
<p>In August 62 per cent of the farms had water, the council said in its report on the
lower valley, which it published on Thursday after a year of measuring at forty wells.
</p></body></html>
"""
TEXT = "In August 62 per cent of the farms in the lower valley had water.\n"


def put(added: Added) -> None:
    """Write what an addition asks for."""
    for write in added.writes:
        write.path.parent.mkdir(parents=True, exist_ok=True)
        write.path.write_bytes(write.data)


def names(added: Added, library: Library) -> list[str]:
    root = library.workspace.root
    return [write.path.relative_to(root).as_posix() for write in added.writes]


def sources_of(library: Library) -> str:
    return (library.folder / "sources.yaml").read_text("utf-8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_a_file_is_kept_sealed_entered_and_listed_in_this_order(library, report):
    added = add(str(report), Details(id="water", title="Water"), library)
    assert (added.id, added.known) == ("water", False)
    assert names(added, library) == [
        "sources/water.txt",
        "briefs/library/seals/water.json",
        "briefs/library/sources.yaml",
        "sources/manifest-sha256.txt",
    ]
    copy, seal, entry, manifest = added.writes
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert copy.data == TEXT.encode()
    assert from_json(seal.data.decode()).sha256 == digest
    assert manifest.data.decode() == f"{digest}  water.txt\n"
    assert entry.data.decode() == SOURCES + (
        "  water:\n"
        "    type: document\n"
        "    title: Water\n"
        "    archive:\n"
        "      path: sources/water.txt\n"
        f"      sha256: {digest}\n"
        "      media_type: text/plain\n"
        "      share: false\n"
    )


def test_what_was_added_is_the_librarys(library, report):
    put(add(str(report), Details(id="water"), library))
    again = library_of(library.workspace)
    assert again.source("water").title == "Report"
    assert sources_of(again).startswith(SOURCES)


def test_a_page_says_its_title_site_date_and_language(library, web: Site):
    web.answers["/dams"] = Answer(PAGE.encode(), headers={"Content-Type": "text/html"})
    added = add(web.url("/dams"), Details(), library)
    assert added.id == "dams-leave-farmers-short-2025"
    source = added.source
    assert (source.type, source.title) == ("webpage", "Dams leave farmers short")
    assert (source.container_title, source.issued) == ("Valley News", "2025-08-14")
    assert (source.language, source.URL) == ("en", web.url("/dams"))
    assert source.accessed == "2025-10-13", "the day on the wall"
    assert source.archive
    assert source.archive.path == "sources/dams-leave-farmers-short-2025.html"
    assert source.archive.media_type == "text/html"


def test_what_the_user_says_wins_over_the_page(library, web: Site):
    web.answers["/dams"] = Answer(PAGE.encode())
    details = Details(
        id="dams",
        title="Dams",
        publisher="Valley Council",
        issued="2025-08",
        language="ru",
        archive_url="https://web.example/web/20250815091200/http://x.org/dams",
        share=True,
    )
    source = add(web.url("/dams"), details, library).source
    assert (source.title, source.publisher) == ("Dams", "Valley Council")
    assert (source.issued, source.language) == ("2025-08", "ru")
    assert source.archive
    assert source.archive.version_url == details.archive_url
    assert source.archive.version_date == "2025-08-15T09:12:00Z"
    assert source.archive.share


def test_a_page_from_a_web_archive_is_known_as_that(library, web: Site):
    made = {"Memento-Datetime": "Thu, 14 Aug 2025 09:12:00 GMT"}
    web.answers["/web/dams"] = Answer(PAGE.encode(), headers=made)
    archive = add(web.url("/web/dams"), Details(), library).source.archive
    assert archive
    assert archive.version_url == web.url("/web/dams")
    assert archive.version_date == "2025-08-14T09:12:00Z"


def test_a_saved_page_remembers_where_it_came_from(library, tmp_path):
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE)
    source = add(str(saved), Details(url="https://x.org/dams"), library).source
    assert (source.URL, source.accessed) == ("https://x.org/dams", "2025-10-13")


def test_the_same_bytes_are_not_taken_twice(library, report, tmp_path):
    put(add(str(report), Details(id="water"), library))
    again = library_of(library.workspace)
    other = tmp_path / "other name.txt"
    other.write_text(TEXT)
    added = add(str(other), Details(id="rain"), again)
    assert (added.id, added.known, added.writes) == ("water", True, ())


def test_a_copy_that_is_gone_is_put_back_in_its_place(library, report):
    put(add(str(report), Details(id="water"), library))
    (library.workspace.root / "sources" / "water.txt").unlink()
    added = add(str(report), Details(), library_of(library.workspace))
    assert (added.id, added.known) == ("water", True)
    assert names(added, library) == ["sources/water.txt"]


def test_a_copy_is_not_put_back_outside_of_the_workspace(library, report):
    put(add(str(report), Details(id="water"), library))
    path = library.folder / "sources.yaml"
    path.write_text(path.read_text().replace("sources/water", "../water"))
    with pytest.raises(Refused, match="`path` of “water” leads out of the folder"):
        add(str(report), Details(), library_of(library.workspace))


def test_another_file_of_that_name_is_never_replaced(library, report):
    taken = library.workspace.root / "sources" / "water.txt"
    taken.parent.mkdir()
    taken.write_text("ours")
    added = add(str(report), Details(id="water"), library)
    assert names(added, library)[0] == "sources/water-2.txt"
    assert added.source.archive
    assert added.source.archive.path == "sources/water-2.txt"


def test_a_file_that_lies_among_the_copies_stays_where_it_is(library):
    file = library.workspace.root / "sources" / "2025" / "my report.txt"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT)
    added = add(str(file), Details(id="water"), library)
    assert added.source.archive
    assert added.source.archive.path == "sources/2025/my report.txt"
    assert "sources/water.txt" not in names(added, library)


def test_a_source_without_a_copy_gets_one_and_keeps_its_entry(library, report):
    added = add(str(report), Details(id="yearbook"), library)
    put(added)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert sources_of(library) == SOURCES + (
        "    archive:\n"
        "      path: sources/yearbook.txt\n"
        f"      sha256: {digest}\n"
        "      media_type: text/plain\n"
        "      share: false\n"
    )
    assert added.source.title == "Yearbook of the valley"


def test_a_source_with_a_copy_takes_no_other(library, report, tmp_path):
    put(add(str(report), Details(id="water"), library))
    new = tmp_path / "new.txt"
    new.write_text(TEXT.replace("62", "63"))
    with pytest.raises(Refused, match="“water” has a copy of other bytes") as refused:
        add(str(new), Details(id="water"), library_of(library.workspace))
    assert "superseded_by" in refused.value.hint


def test_a_library_that_has_no_sources_yet_gets_a_file(library, report):
    (library.folder / "sources.yaml").unlink()
    put(add(str(report), Details(id="water"), library_of(library.workspace)))
    assert sources_of(library).startswith("sources:\n  water:\n    type: document\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 broken", "cannot be read: "),
        (b"\x00\x01\x02\x03" * 9, "cannot be read: "),
        (b" \n \n", "cannot be read: "),
        (
            b"<html><body><p>Please log in to continue</p></body></html>",
            "is not the page itself: it asks the reader to log in",
        ),
    ],
)
def test_what_is_no_source_is_refused_and_nothing_is_written(
    library, tmp_path, content, said
):
    file = tmp_path / "given.html"
    file.write_bytes(content)
    with pytest.raises(Refused, match=said) as refused:
        add(str(file), Details(), library)
    assert refused.value.hint
    assert refused.value.blame is Blame.MATERIAL


@pytest.mark.parametrize(
    ("given", "said"),
    [("nowhere.pdf", "there is no file “nowhere.pdf”"), (".", "“.” is a folder")],
)
def test_a_path_that_leads_to_no_file_is_wrong_usage(library, given, said):
    with pytest.raises(Refused, match=said) as refused:
        add(given, Details(), library)
    assert refused.value.blame is Blame.WORDING


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (Details(id="1st"), "“1st” does not fit the library"),
        (Details(id="../../x"), "“../../x” does not fit the library"),
        (Details(id="a", issued="last year"), "“last year” is not a date"),
        (Details(id="a", title="Wa\u202eter"), "the hidden character U\\+202E"),
    ],
)
def test_a_detail_that_the_library_would_not_take_is_wrong_usage(
    library, report, details, said
):
    with pytest.raises(Refused, match=said) as refused:
        add(str(report), details, library)
    assert refused.value.blame is Blame.WORDING


def test_a_title_with_signs_of_yaml_and_hidden_letters_is_taken_in_right(
    library, tmp_path
):
    page = tmp_path / "page.html"
    title = "Dams: “why?” # it\u200e's {late} \u202e&amp; [new]"
    page.write_text(PAGE.replace("Dams leave farmers short", title), encoding="utf-8")
    put(add(str(page), Details(id="dams"), library))
    source = library_of(library.workspace).source("dams")
    assert source.title == "Dams: “why?” # it\u200e's {late} & [new]"


def test_a_file_of_300_megabytes_and_more_is_not_read(library, tmp_path):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(300_000_001)
    with pytest.raises(Refused, match="is larger than 300 MB"):
        add(str(large), Details(), library)


def test_a_byte_order_mark_stays(library, report):
    path = library.folder / "sources.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SOURCES.encode())
    added = add(str(report), Details(id="water"), library_of(library.workspace))
    (write,) = (write for write in added.writes if write.path == path)
    assert write.data.startswith(b"\xef\xbb\xbf# What we cite.")
    assert write.before == b"\xef\xbb\xbf" + SOURCES.encode()


def test_a_write_knows_whether_it_changes_anything(tmp_path):
    assert Write(tmp_path, b"new", b"old").changes
    assert Write(tmp_path, b"", None).changes
    assert not Write(tmp_path, b"old", b"old").changes
