import pytest

from archive.test_adding import put
from archive.test_pinning import WATER
from briefmaker.archive.adding import Details, add
from briefmaker.archive.library import library_of
from briefmaker.archive.listing import listed
from briefmaker.archive.refused import Refused
from briefmaker.archive.sealing import manifest_write, seal
from briefmaker.brief.library import Selector
from briefmaker.evidence.passages.seal import find_sealed
from briefmaker.evidence.passages.seal_file import from_json
from briefmaker.evidence.texts.kept import Standing


@pytest.fixture
def shelf(library, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(WATER, encoding="utf-8")
    put(add(str(report), Details(id="water", issued="2025-09"), library))
    return library_of(library.workspace)


def copy_of(shelf):
    return shelf.workspace.root / "sources" / "water.txt"


def test_every_source_with_a_copy_is_sealed_the_same_each_time(shelf):
    (outcome,) = seal((), shelf)
    assert outcome.id == "water"
    assert outcome.write
    assert not outcome.write.changes, "`source add` has sealed it"
    assert outcome.write.path == shelf.folder / "seals" / "water.json"


def test_a_seal_finds_the_passage_and_holds_none_of_its_words(shelf):
    (outcome,) = seal(("water",), shelf)
    assert outcome.write
    written = outcome.write.data.decode()
    assert "farms" not in written
    words = "62 per cent of the farms in the lower valley"
    found = find_sealed(Selector(exact=words), from_json(written), None)
    assert found.places["paragraph"] == "2"
    changed = Selector(exact=words.replace("62", "63"))
    assert not hasattr(find_sealed(changed, from_json(written), None), "places")


def test_a_copy_with_other_bytes_is_not_sealed(shelf):
    copy_of(shelf).write_text(WATER + "More.\n", encoding="utf-8")
    (outcome,) = seal((), shelf)
    assert outcome.write is None
    assert outcome.refusal
    assert "water" in outcome.refusal.message


def test_a_copy_that_is_not_here_keeps_its_seal(shelf):
    copy_of(shelf).unlink()
    (outcome,) = seal((), shelf)
    assert (outcome.write, outcome.refusal) == (None, None)
    assert outcome.note == "its copy is not here; the seal stays as it is"
    (outcome,) = seal(("water",), shelf)
    assert outcome.refusal
    assert "only its seal" in outcome.refusal.message


def test_a_source_without_a_copy_is_passed_over_unless_it_is_named(shelf):
    assert [outcome.id for outcome in seal((), shelf)] == ["water"]
    (outcome,) = seal(("yearbook",), shelf)
    assert outcome.refusal


def test_a_name_that_is_not_there_is_refused_before_anything(shelf):
    with pytest.raises(Refused, match="there is no source “rain”"):
        seal(("water", "rain"), shelf)


def test_the_manifest_is_written_where_it_is_not_as_it_should_be(shelf):
    assert list(manifest_write(shelf)) == []
    path = shelf.workspace.root / "sources" / "manifest-sha256.txt"
    path.unlink()
    (write,) = manifest_write(shelf)
    assert write.data.decode().endswith("  water.txt\n")


FACT = """\
facts:
  t1:
    source: water
    selector: {exact: had forecast it}
quotes:
  q1:
    source: water
    speaker: A clerk
    selector: {exact: Nobody had forecast it}
"""


def test_the_list_tells_copy_date_and_claims_of_each_source(shelf):
    (shelf.folder / "facts.yaml").write_text(FACT)
    yearbook, water = listed(library_of(shelf.workspace))
    assert (yearbook.id, yearbook.form, yearbook.standing) == (
        "yearbook",
        "",
        Standing.MISSING,
    )
    assert (water.form, water.standing) == ("text", Standing.KEPT)
    assert (water.title, water.claims) == ("Report", ("t1", "q1"))
    copy_of(shelf).write_text("Something else altogether stands here.\n")
    assert list(listed(shelf))[1].standing is Standing.CHANGED
    copy_of(shelf).unlink()
    assert list(listed(shelf))[1].standing is Standing.SEALED
    (shelf.folder / "seals" / "water.json").unlink()
    assert list(listed(shelf))[1].standing is Standing.MISSING
