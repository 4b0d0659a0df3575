"""Regions: where the pages, paragraphs, sections and cells of a text are."""

import pytest

from briefmaker.evidence.texts.manuscript import Manuscript
from briefmaker.evidence.texts.regions import Region, Regions, Register
from briefmaker.evidence.texts.text import Text


def outline() -> Regions:
    register = Register()
    for start in (0, 10, 20):
        register.count("paragraph", start, start + 9)
    register.name("section", "Chapter", 0, 29)
    register.name("section", "Part", 10, 29)
    register.name("page", "i", 0, 15)
    register.name("page", "blank", 15, 15)
    register.name("page", "ii", 15, 29)
    return register.regions()


def text(regions: object) -> Text:
    return Text.of("x" * 29, regions, "test")


def test_a_stretch_has_the_label_of_each_kind_that_it_begins_in() -> None:
    assert text(outline()).places(12, 14) == {
        "page": "i",
        "paragraph": "2",
        "section": "Part",
    }


def test_what_lies_between_paragraphs_is_in_none() -> None:
    assert text(outline()).places(9, 10) == {"page": "i", "section": "Chapter"}


def test_an_outer_section_holds_what_its_inner_ones_do_not() -> None:
    register = Register()
    register.name("section", "Chapter", 0, 29)
    register.name("section", "Part", 0, 5)
    assert text(register.regions()).places(8, 9) == {"section": "Chapter"}


def test_an_empty_page_does_not_take_the_first_words_of_the_next() -> None:
    assert text(outline()).places(15, 16)["page"] == "ii"


def test_regions_come_by_kind_and_look_like_a_tuple_of_them() -> None:
    regions = outline()
    expected = (
        Region("page", "i", 0, 15),
        Region("page", "blank", 15, 15),
        Region("page", "ii", 15, 29),
        Region("paragraph", "1", 0, 9),
        Region("paragraph", "2", 10, 19),
        Region("paragraph", "3", 20, 29),
        Region("section", "Chapter", 0, 29),
        Region("section", "Part", 10, 29),
    )
    assert regions == expected
    assert len(regions) == 8
    assert regions[3] == Region("paragraph", "1", 0, 9)
    assert regions[-1] == Region("section", "Part", 10, 29)
    assert regions[1:3] == expected[1:3]
    with pytest.raises(IndexError):
        regions[8]


def test_a_plain_tuple_of_regions_gives_the_same_places() -> None:
    plain = text(tuple(outline()))
    compact = text(outline())
    for at in range(29):
        assert plain.places(at, at + 1) == compact.places(at, at + 1), at


def test_half_a_surrogate_pair_becomes_a_sign_that_can_be_stored() -> None:
    assert Text.of("a\ud800b", (), "test").content == "a\ufffdb"


def test_regions_that_are_the_same_are_one_key_and_say_how_many_they_are() -> None:
    assert hash(outline()) == hash(outline())
    assert {outline(): 1}[outline()] == 1
    assert outline() != 3
    assert (
        repr(outline())
        == "Regions(3 of kind page, 3 of kind paragraph, 2 of kind section)"
    )


def test_spaces_of_two_pieces_of_words_become_one() -> None:
    manuscript = Manuscript()
    manuscript.words("One ")
    manuscript.words(" two")
    assert manuscript.text("x").content == "One two\n"
