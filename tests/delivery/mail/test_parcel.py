"""What may be sent as it is, and what makes a message the same one."""

import pytest

from briefmaker.delivery.mail.parcel import key_of
from briefmaker.values import replace
from delivery.mail.post import parcel


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a b@x.org",
        "a@x.org\r\nRCPT TO:<b@x.org>",
        "<a@x.org>",
        "a@x.org\0",
        "a\x85b",
    ],
)
def test_an_address_holds_nothing_that_a_server_could_take_for_more(
    address: str,
) -> None:
    with pytest.raises(ValueError, match="address"):
        replace(parcel(), to=(address,))
    with pytest.raises(ValueError, match="address"):
        replace(parcel(), sender=address)


@pytest.mark.parametrize(
    "data", [b"", b"A: b", b"A: b\n", b"A: b\r", b"A\r\n\n.\r\n", b"A\r.\r\nB\r\n"]
)
def test_no_second_message_hides_behind_an_odd_end_of_line(data: bytes) -> None:
    with pytest.raises(ValueError, match="CR and LF"):
        replace(parcel(), data=data)


def test_a_line_is_not_longer_than_servers_take() -> None:
    replace(parcel(), data=b"x" * 998 + b"\r\n")
    with pytest.raises(ValueError, match="998"):
        replace(parcel(), data=b"x" * 999 + b"\r\n")


def test_a_message_has_a_recipient() -> None:
    with pytest.raises(ValueError, match="recipient"):
        replace(parcel(), to=())


def test_its_key_is_that_of_brief_version_content_and_recipient() -> None:
    one = parcel("Anna@x.org")
    assert one.key == key_of(one.brief, one.version, one.content, "anna@X.org")
    assert one.key == replace(one, data=b"Other: bytes\r\n").key
    assert parcel("a@x.org,b@x.org").key == parcel("b@x.org,a@x.org").key
    assert parcel("a@x.org,b@x.org").key not in parcel("a@x.org,b@x.org").keys


def test_keys_do_not_depend_on_where_one_part_ends_and_the_next_begins() -> None:
    assert key_of("ab", "c", "d", "e") != key_of("a", "bc", "d", "e")
