import pytest

from archive.site import Answer
from archive.test_adding import PAGE, put
from briefmaker.archive.adding import Details, add
from briefmaker.archive.library import library_of
from briefmaker.archive.refreshing import refresh
from briefmaker.archive.refused import Blame, Refused
from briefmaker.evidence.passages.passage import MissReason
from briefmaker.evidence.texts.live import live_of

FACTS = """\
facts:
  t1:
    source: dams
    selector: {exact: In August 62 per cent of the farms had water}
  t2:
    source: dams
    selector: {exact: after a year of measuring at forty wells}
"""
CHANGED = PAGE.replace("62 per cent", "64 per cent")


@pytest.fixture
def shelf(library, web):
    """A library with a source that was fetched, and two facts on it."""
    web.answers["/dams"] = Answer(PAGE.encode())
    put(add(web.url("/dams"), Details(id="dams"), library))
    (library.folder / "facts.yaml").write_text(FACTS)
    return library_of(library.workspace)


def refreshed(shelf, *ids: str, keep: bool = False):
    found = list(refresh(ids, shelf, keep=keep))
    for each in found:
        put(each)
    return found


def record(shelf):
    return live_of("dams", shelf.source("dams"), shelf.folder)


def test_a_page_with_the_same_bytes_is_unchanged(shelf):
    (found,) = refreshed(shelf)
    assert (found.id, found.same, found.gone) == ("dams", True, ())
    assert record(shelf).gone == ()
    assert record(shelf).seen == "2025-10-13"


def test_a_page_with_the_same_words_is_unchanged(shelf, web):
    web.answers["/dams"] = Answer(PAGE.replace("<h1>", '<h1 class="big">').encode())
    (found,) = refreshed(shelf)
    assert found.same


def test_a_changed_page_tells_which_passages_are_still_there(shelf, web):
    web.answers["/dams"] = Answer(CHANGED.encode())
    (found,) = refreshed(shelf, "dams")
    assert (found.same, found.there) == (False, ("t2",))
    ((name, miss),) = found.gone
    assert (name, miss.reason) == ("t1", MissReason.FIGURE)
    assert (miss.found, miss.given) == ("64", "62")
    assert record(shelf).gone == ("t1",)


def test_the_copy_and_the_library_stay_whatever_the_page_says(shelf, web):
    kept = shelf.workspace.root / "sources" / "dams.html"
    entry = shelf.folder / "sources.yaml"
    before = kept.read_bytes(), entry.read_bytes()
    web.answers["/dams"] = Answer(CHANGED.encode())
    (found,) = refreshed(shelf)
    assert (kept.read_bytes(), entry.read_bytes()) == before
    assert [write.path.parent.name for write in found.writes] == ["live"]


def test_a_page_can_be_kept_as_a_source_of_its_own(shelf, web):
    web.answers["/dams"] = Answer(CHANGED.encode())
    before = (shelf.folder / "sources.yaml").read_text()
    (found,) = refreshed(shelf, keep=True)
    assert found.new_id == "dams-2025-10-13"
    again = library_of(shelf.workspace)
    old, new = again.source("dams"), again.source("dams-2025-10-13")
    assert old.superseded_by == "dams-2025-10-13"
    assert old.archive == shelf.source("dams").archive
    assert (new.title, new.URL, new.issued) == (old.title, old.URL, old.issued)
    assert (new.accessed, new.superseded_by) == ("2025-10-13", None)
    root = shelf.workspace.root
    assert (root / new.archive.path).read_text() == CHANGED
    assert (root / old.archive.path).read_text() == PAGE
    after = (shelf.folder / "sources.yaml").read_text()
    assert after.startswith(f"{before}    superseded_by: dams-2025-10-13\n")
    manifest = (root / "sources" / "manifest-sha256.txt").read_text()
    assert [line[66:] for line in manifest.splitlines()] == [
        "dams-2025-10-13.html",
        "dams.html",
    ]


def test_a_page_is_kept_only_once(shelf, web):
    web.answers["/dams"] = Answer(CHANGED.encode())
    refreshed(shelf, keep=True)
    text = (shelf.folder / "sources.yaml").read_text()
    (found,) = list(refresh(("dams",), library_of(shelf.workspace), keep=True))
    assert found.new_id == "dams-2025-10-13"
    put(found)
    assert (shelf.folder / "sources.yaml").read_text() == text


def test_an_unchanged_page_is_not_kept(shelf):
    (found,) = refreshed(shelf, keep=True)
    assert found.new_id == ""


def test_a_page_that_is_gone_is_a_refusal_and_the_record_stays(shelf, web):
    web.answers["/dams"] = Answer(CHANGED.encode())
    refreshed(shelf)
    del web.answers["/dams"]
    (found,) = refreshed(shelf)
    assert found.refusal
    assert "there is no page at" in found.refusal.message
    assert record(shelf).gone == ("t1",)


def test_a_login_page_is_not_taken_for_the_source(shelf, web):
    web.answers["/dams"] = Answer(b"<html><body><p>Please log in</p></body></html>")
    (found,) = refreshed(shelf)
    assert found.refusal
    assert "is not the page itself" in found.refusal.message


def test_sources_without_an_address_are_passed_over_unless_named(shelf):
    assert [found.id for found in refreshed(shelf)] == ["dams"]
    (found,) = refreshed(shelf, "yearbook")
    assert found.refusal
    assert found.refusal.blame is Blame.WORDING
    with pytest.raises(Refused, match="there is no source “rain”"):
        refreshed(shelf, "rain")


def test_a_copy_that_is_not_here_is_compared_by_its_seal(shelf):
    (shelf.workspace.root / "sources" / "dams.html").unlink()
    (found,) = refreshed(shelf)
    assert found.same
