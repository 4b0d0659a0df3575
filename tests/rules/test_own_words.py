"""Whose words they are, and what a section is for."""

import pytest

from briefmaker.brief.sections import Role
from briefmaker.rules.own_words import BLANK, own_words, roles
from rules.manuscripts import Reader


def test_words_of_others_are_left_blank_in_their_place(reader: Reader) -> None:
    read = reader.reads("He said “it may rain”, and {fact}`trade` is {likely}`likely`.")
    (said,) = [each for each in read.said if each.address[0] == "sections"][-1:]
    own = own_words(said)
    assert len(own) == len(said.text)
    assert own.replace(BLANK, "") == "He said , and  is ."


def test_likelihood_terms_are_known_by_their_place(reader: Reader) -> None:
    read = reader.reads("It is {likely}`likely`. It is {likely}`likely` again.")
    said = [each for each in read.said if each.scaled]
    words = [each.text[slice(*span)] for each in said for span in each.scaled]
    assert words == ["likely", "likely"]


@pytest.mark.parametrize(
    ("section", "role"),
    [
        ({"role": "know", "heading": "Facts first"}, Role.KNOW),
        ({"heading": "What we KNOW"}, Role.KNOW),
        ({"heading": "What the summit produced"}, None),
    ],
)
def test_a_usual_heading_says_what_a_section_is_for(
    reader: Reader, section: dict[str, str], role: Role | None
) -> None:
    read = reader.reads(sections=[{**section, "body": "Text."}])
    assert roles(read).get(0) is role
