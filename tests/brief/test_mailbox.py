"""Addresses as people type them: what is taken, and how slips are told."""

import pytest

from briefmaker.brief.mailbox import Mailbox, NoMailbox, mailbox

ANNA = Mailbox("anna@example.org")


def refusal(written: str, name: str = "") -> NoMailbox:
    with pytest.raises(NoMailbox) as caught:
        mailbox(written, name)
    return caught.value


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("anna@example.org", ANNA),
        (" anna@Example.ORG ", ANNA),
        ("Anna <anna@example.org>", Mailbox("anna@example.org", "Anna")),
        ('"Aliyeva, A." <a@example.org>', Mailbox("a@example.org", "Aliyeva, A.")),
        ("o'brien+list@example.org", Mailbox("o'brien+list@example.org")),
        ("anna@пример.рф", Mailbox("anna@xn--e1afmkfd.xn--p1ai")),
        ("Anna@Ministry.local", Mailbox("Anna@ministry.local")),
        ("root@localhost", Mailbox("root@localhost")),
    ],
)
def test_an_address_is_kept_as_servers_take_it(written: str, found: Mailbox) -> None:
    assert mailbox(written) == found


@pytest.mark.parametrize(
    ("written", "said", "meant"),
    [
        ("anna@example,org", "it has a comma after the @", "anna@example.org"),
        ("anna@@example.org", "it has 2 @", "anna@example.org"),
        ("anna@exa mple.org", "it has a space", "anna@example.org"),
        ("anna (at) example.org", "it has no @", "anna@example.org"),
        ("anna@example..org", "two periods in a row", "anna@example.org"),
        ("anna@example.org.", "end with a period", "anna@example.org"),
        ("anna@example.org>", "invalid characters: '>'", "anna@example.org"),
        ("mailto:anna@example.org", "invalid characters", "anna@example.org"),
        ("аnna@example.org", "has the letter “а” before the @", "anna@example.org"),
        ("anna\n@example.org", "holds a line break", "anna@example.org"),
    ],
)
def test_a_usual_slip_is_told_with_the_address_that_is_meant(
    written: str, said: str, meant: str
) -> None:
    error = refusal(written)
    assert said in error.message
    assert error.hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "there is no address"),
        ("anna", "it has no @"),
        ("anna@example", "it has no dot after the @"),
        ("@example.org", "something before the @"),
        ("anna@", "something after the @"),
        ("жанна@example.org", "has the letter “ж” before the @"),
        (f"{'a' * 250}@example.org", "too long"),
    ],
)
def test_what_cannot_be_guessed_has_no_hint(written: str, said: str) -> None:
    error = refusal(written)
    assert said in error.message
    assert error.hint == ""


def test_two_addresses_in_one_cell_are_no_slip_to_be_guessed() -> None:
    error = refusal("anna@example.org; bo@example.org")
    assert "is more than one address" in error.message
    assert "each address by itself" in error.hint


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x00", "\u2028", "\x85"])
def test_a_name_can_begin_no_line_of_the_head(end: str) -> None:
    for error in (
        refusal(f"Anna{end}Bcc: x@example.net <anna@example.org>"),
        refusal("anna@example.org", f"Anna{end}Subject: pay"),
    ):
        assert "line break" in error.message
        assert end not in error.message


def test_a_name_that_turns_the_direction_of_what_follows_is_refused() -> None:
    assert "cannot be seen" in refusal("anna@example.org", "Anna\u202e").message
