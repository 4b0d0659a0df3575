"""The sender's own words, filled in for each person."""

import pytest

from briefmaker.mailing.notes import Words, unfilled
from briefmaker.mailing.recipients import Recipient
from mailing.lists import person

ANNA = person("anna@example.org", name="Anna", Office="Energy & <Water>")
BO = person("bo@example.org", name="Bo")


def told(words: Words, *people: Recipient) -> list[tuple[str, str, str]]:
    return [(each.code, each.message, each.hint) for each in unfilled(words, people)]


def test_fields_are_filled_in_whatever_their_capitals() -> None:
    words = Words("Dear {Name},", "For { office }.\n\nPaid {{in}} full.")
    assert told(words, ANNA) == []
    assert words.filled(ANNA.fields) == Words(
        "Dear Anna,", "For Energy & <Water>.\n\nPaid {in} full."
    )


def test_what_a_field_says_is_not_read_for_fields() -> None:
    sly = person("x@example.org", name="{email}")
    assert Words("Dear {name},").filled(sly.fields).greeting == "Dear {email},"


def test_an_unknown_field_is_told_once_with_the_nearest() -> None:
    assert told(Words("Dear {nmae},"), ANNA, BO) == [
        (
            "mail.unknown-field",
            "`{nmae}` is used, and no column of the list has that name",
            "did you mean `name`?",
        )
    ]


def test_an_empty_field_is_told_for_each_person() -> None:
    ((code, message, _),) = told(Words(note="At {office}"), ANNA, BO)
    assert code == "mail.empty-field"
    assert message.startswith("bo@example.org has nothing in “Office”")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (Words("Dear {name,"), "mail.brace"),
        (Words(note="50 } 40"), "mail.brace"),
        (Words(note="{}"), "mail.brace"),
        (Words("Dear\nAnna,"), "mail.greeting"),
        (Words(note="a\u202eb"), "mail.hidden"),
        (Words(note="a" * 4_001), "mail.long-note"),
    ],
)
def test_words_that_cannot_stand_are_told(words: Words, code: str) -> None:
    assert [each[0] for each in told(words, ANNA)] == [code]


def test_a_note_without_fields_needs_nobody() -> None:
    assert told(Words("Dear all,", "See page 2.")) == []
