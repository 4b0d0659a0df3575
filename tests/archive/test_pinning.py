import pytest

from archive.conftest import FACTS
from archive.test_adding import put
from briefmaker.archive.adding import Details, add
from briefmaker.archive.anchoring import Wish
from briefmaker.archive.library import library_of
from briefmaker.archive.pinning import pin
from briefmaker.archive.refused import Blame, Refused
from briefmaker.evidence.verdict import Status
from briefmaker.values import replace

WATER = """\
Water in the valley.
In August 62 per cent of the farms in the lower valley had water, the council said.
In September imports of pumps rose by 17 per cent and exports of pumps by 12 per cent.
The council did not say that the upper valley had enough water for its own orchards.
Rain fell on the lower valley for eleven days. Nobody had forecast it.
In the east of the region the harvest of winter wheat was the best in years.
In the west of the region the harvest of winter wheat was the best in years.
Before that the channels of the irri\u00ad
gation system were clean\u00aded in spring.
The talks took place on the 9\u00a0October,   in the town hall – “behind doors”.
"""
HALL = "The talks took place on the 9 October, in the town hall – “behind doors”."


@pytest.fixture
def shelf(library, tmp_path):
    """The library with a source whose copy is kept."""
    report = tmp_path / "report.txt"
    report.write_text(WATER, encoding="utf-8")
    put(add(str(report), Details(id="water", language="en"), library))
    return library_of(library.workspace)


def pinned(shelf, **wish):
    """Pin a passage of the report."""
    asked = {"id": "t1", "source": "water"} | wish
    return pin(Wish(**asked), shelf, shelf.loaded.brief)


def refused(shelf, **wish) -> Refused:
    with pytest.raises(Refused) as found:
        pinned(shelf, **wish)
    return found.value


def facts(found) -> str:
    """Return what the library's file of facts would become."""
    assert found.write.path.name == "facts.yaml"
    return found.write.data.decode()


def test_a_passage_that_resolves_becomes_a_fact_at_the_end_of_the_file(shelf):
    found = pinned(
        shelf,
        quote="62 per cent of the farms in the lower valley had water",
        display="62% of farms",
        quantity="farms-with-water",
    )
    assert (found.new, found.verdict.status) == (True, Status.VERIFIED)
    assert facts(found) == FACTS + (
        "  t1:\n"
        "    quantity: farms-with-water\n"
        "    display: 62% of farms\n"
        "    source: water\n"
        "    selector:\n"
        "      exact: 62 per cent of the farms in the lower valley had water\n"
    )
    assert found.yaml == facts(found).removeprefix(FACTS)


def test_the_words_are_recorded_as_the_source_has_them_on_one_line(shelf):
    quote = HALL.replace("9 October", "9\u202fOctober").replace("“", '"').lower()
    found = pinned(shelf, quote=quote.replace("”", '"'))
    assert found.entry["selector"] == {"exact": HALL}


def test_a_word_that_a_line_breaks_is_recorded_whole(shelf):
    quote = "the channels of the irrigation system were cleaned in spring"
    assert pinned(shelf, quote=quote).entry["selector"] == {"exact": quote}
    found = pinned(shelf, opening="the channels of", closing="cleaned in spring")
    assert found.entry["selector"] == {"exact": quote}


def test_a_passage_can_be_given_by_its_first_and_last_words(shelf):
    found = pinned(shelf, opening="The talks took place", closing="behind doors”.")
    assert found.entry["selector"] == {"exact": HALL}


def test_last_words_are_sought_behind_the_first(shelf):
    why = refused(shelf, opening="In September imports", closing="the council said")
    assert why.message.startswith("after “In September imports”: ")


def test_a_passage_needs_both_ends_or_all_its_words(shelf):
    why = refused(shelf, opening="The talks took place")
    assert (why.message, why.blame) == ("the passage is missing", Blame.WORDING)


def test_what_is_not_in_the_copy_is_refused_with_what_is(shelf):
    why = refused(shelf, quote="63 per cent of the farms in the lower valley had water")
    assert why.message == "the source has “62” where the passage has “63”"
    why = refused(shelf, quote="Nothing like this stands anywhere in that report")
    assert "not in the source" in why.message


def test_a_passage_of_too_few_words_is_refused_with_advice(shelf):
    why = refused(shelf, quote="62 per cent of")
    assert why.message.startswith("the passage has ")
    assert (
        why.hint == "take more of the sentence, until it says what the figure is about"
    )


def test_a_figure_that_the_passage_does_not_carry_is_refused(shelf):
    quote = "62 per cent of the farms in the lower valley had water"
    why = refused(shelf, quote=quote, display="64% of farms")
    assert "62 per cent" in why.message
    assert "64%" in why.message


def test_which_of_several_figures_is_meant_has_to_be_said(shelf):
    quote = "imports of pumps rose by 17 per cent and exports of pumps by 12 per cent"
    why = refused(shelf, quote=quote, display="12%")
    assert "several figures that “12%” could be" in why.message
    assert why.hint == 'say which one with `--figure "…"`, as it stands in the passage'
    found = pinned(shelf, quote=quote, display="12%", figure="12 per cent")
    assert found.entry["selector"] == {"exact": quote, "figure": "12 per cent"}
    why = refused(shelf, quote=quote, display="17%", figure="12 per cent")
    assert "12 per cent" in why.message


REPEATED = "the harvest of winter wheat was the best in years"


def test_words_that_repeat_are_shown_in_their_places_and_one_has_to_be_chosen(shelf):
    why = refused(shelf, quote=REPEATED)
    assert why.message == "the words stand 2 times in the source"
    first, second = why.hint.splitlines()[1:]
    assert "1 (paragraph 6): In the east of the region" in first
    assert "2 (paragraph 7): In the west of the region" in second
    why = refused(shelf, quote=REPEATED, which=3)
    assert "there is no number 3" in why.message


@pytest.mark.parametrize(("which", "paragraph"), [(1, "6"), (2, "7")])
def test_a_paragraph_tells_words_from_others_like_them(shelf, which, paragraph):
    found = pinned(shelf, quote=REPEATED, which=which)
    assert found.entry["selector"] == {"exact": REPEATED}
    assert found.entry["locator"] == {"paragraph": paragraph}
    assert found.verdict.status is Status.VERIFIED


def test_words_around_tell_a_passage_from_others_of_one_paragraph(shelf, tmp_path):
    twice = "In the north farms had water for ten days, in the south farms had water "
    other = tmp_path / "other.txt"
    other.write_text(f"{twice}for ten days.\n")
    put(add(str(other), Details(id="other"), shelf))
    again = library_of(shelf.workspace)
    found = pinned(again, source="other", quote="farms had water for ten days", which=2)
    selector = {"exact": "farms had water for ten days", "prefix": "south"}
    assert found.entry["selector"] == selector
    assert "locator" not in found.entry


def test_an_anchor_that_was_pinned_is_found_again_by_the_check(shelf):
    for wish in ({"quote": REPEATED, "which": 2}, {"quote": HALL}):
        found = pinned(shelf, **wish)
        assert found.passage.occurrences == 1


ACCEPTED = """\
facts:
  old:
    # As the council puts it.
    display: 62% of farms
    source: water
    selector:
      exact: 62 per cent of the farms
      prefix: In August
    locator: {paragraph: 1}
    obs_status: P   # final in spring
"""


@pytest.fixture
def with_old(shelf):
    (shelf.folder / "facts.yaml").write_text(ACCEPTED)
    return library_of(shelf.workspace)


def test_an_entry_of_that_name_gets_the_passage_and_keeps_all_else(with_old):
    quote = "In August 62 per cent of the farms in the lower valley had water"
    found = pin(Wish("old", quote=quote), with_old, with_old.loaded.brief)
    assert not found.new
    assert facts(found) == ACCEPTED.replace(
        "exact: 62 per cent of the farms\n      prefix: In August", f"exact: {quote}"
    ).replace("{paragraph: 1}", "{paragraph: 2}")


def test_an_entry_keeps_what_is_printed_and_where_it_is_from(with_old):
    quote = "In August 62 per cent of the farms in the lower valley had water"
    brief = with_old.loaded.brief
    for wish, said in (
        (Wish("old", "yearbook", quote), "stands on the source “water”"),
        (Wish("old", quote=quote, display="60%"), "is in the library already"),
    ):
        with pytest.raises(Refused, match=said) as why:
            pin(wish, with_old, brief)
        assert why.value.blame is Blame.WORDING


def test_a_quotation_of_the_library_can_be_pinned_anew(shelf):
    quotes = "quotes:\n  q1: \n    source: water\n    speaker: Clerk\n    selector:\n"
    old = f"{quotes}      exact: rain\n"
    (shelf.folder / "quotes.yaml").write_text(old)
    again = library_of(shelf.workspace)
    quote = "Nobody had forecast it"
    found = pin(Wish("q1", quote=quote), again, again.loaded.brief)
    assert found.group == "quotes"
    assert found.write.data.decode() == f"{quotes}      exact: {quote}\n"


def test_what_is_calculated_or_vouched_for_has_no_passage(shelf):
    why = refused(shelf, id="farms-2023", source="", quote=HALL)
    assert "stands on no passage" in why.message


def test_a_new_fact_needs_a_source_that_is_there_and_has_a_copy(shelf):
    assert "needs a source" in refused(shelf, source="", quote=HALL).message
    why = refused(shelf, source="watre", quote=HALL)
    assert (why.message, why.hint) == (
        "there is no source “watre” in the library",
        "did you mean `water`?",
    )
    why = refused(shelf, source="yearbook", quote=HALL)
    assert "yearbook" in why.message
    (shelf.workspace.root / "sources" / "water.txt").write_text(WATER + "More.\n")
    why = refused(shelf, quote="These words stand nowhere at all")
    assert "has other bytes than the library records" in why.message
    (shelf.workspace.root / "sources" / "water.txt").unlink()
    assert refused(shelf, quote=HALL).hint


def test_a_passage_that_is_too_long_is_wrong_usage(shelf):
    why = refused(shelf, quote="water " * 400)
    assert "2,400 characters, more than the 2,000" in why.message


def test_a_denial_around_the_passage_is_a_warning_until_it_is_accepted(shelf):
    quote = "the upper valley had enough water for its own orchards"
    assert pinned(shelf, quote=quote).warnings == ["negation"]
    assert pinned(shelf, quote=HALL).warnings == []


def test_figures_are_read_in_the_language_of_the_brief_that_prints_them(shelf):
    quote = "In August 62 per cent of the farms in the lower valley had water"
    brief = shelf.loaded.brief
    russian = brief.model_copy(update={"language": "ru"})
    wish = Wish("t1", "water", quote, display="62,0001 %")
    with pytest.raises(Refused):
        pin(wish, shelf, russian)
    assert pin(replace(wish, display="62 %"), shelf, russian).verdict.status.holds
