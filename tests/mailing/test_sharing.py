"""Each reader gets the memo that agrees with their row of the list."""

import pytest

from briefmaker.brief.mailbox import mailbox
from briefmaker.brief.values import Values
from briefmaker.mailing.recipients import Recipient
from briefmaker.mailing.sharing import Shares, shares

KENYA, PERU = (
    Values((("country", name), ("code", code), ("year", "2025")), ("country",))
    for name, code in (("Kenya", "ke"), ("Peru", "pe"))
)
BOTH = (KENYA, PERU)


def reader(name: str, row: int = 2, **fields: str) -> Recipient:
    whose = mailbox(f"{name}@example.org")
    return Recipient(whose, fields={"email": whose.address, **fields}, row=row)


def names(shared: Shares) -> dict[str, list[str]]:
    return {
        memo.label: [each.mailbox.address for each in theirs]
        for memo, theirs in shared.readers.items()
    }


def messages(shared: Shares) -> list[str]:
    return [problem.message for problem in shared.problems]


def test_readers_get_the_memo_of_their_country() -> None:
    everybody = [
        reader("a", Country="peru"),
        reader("b", Country="Kenya"),
        reader("c", Country=" Peru "),
    ]
    shared = shares(everybody, BOTH, BOTH)
    assert names(shared) == {
        "Kenya": ["b@example.org"],
        "Peru": ["a@example.org", "c@example.org"],
    }
    assert not shared.problems


def test_greeting_and_note_may_use_the_values_of_the_memo() -> None:
    shared = shares([reader("a", country="Peru")], [PERU], BOTH)
    assert shared.readers[PERU][0].fields["code"] == "pe"


def test_who_reads_a_memo_that_is_not_chosen_gets_nothing() -> None:
    everybody = [reader("a", country="Peru"), reader("b", country="Kenya")]
    shared = shares(everybody, [PERU], BOTH)
    assert names(shared) == {"Peru": ["a@example.org"]}
    assert not shared.problems


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"country": "Chad"}, "fits no memo: none has “Chad” as country"),
        ({"country": "Kenya", "code": "pe"}, "“Kenya” as country and “pe” as code"),
        ({"year": "2025"}, "fits 2 memos of this brief"),
        ({"country": ""}, "says nothing in country"),
        ({"office": "x"}, "the list does not say who gets which"),
    ],
)
def test_a_row_without_one_memo_stops_the_letters(
    fields: dict[str, str], said: str
) -> None:
    (message,) = messages(shares([reader("a", **fields)], BOTH, BOTH))
    assert said in message


def test_nobody_is_guessed_for_those_named_on_the_command_line() -> None:
    (problem,) = shares([reader("a", row=0)], BOTH, BOTH).problems
    assert "nothing says who gets which" in problem.message
    assert "--only country=Kenya" in problem.hint


def test_a_memo_without_a_reader_is_noted() -> None:
    shared = shares([reader("a", country="Peru")], BOTH, BOTH)
    (problem,) = shared.problems
    assert (problem.message, problem.blocks) == (
        "nobody in the list gets these memos: Kenya",
        False,
    )
