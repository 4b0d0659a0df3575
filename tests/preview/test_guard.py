"""Only the page that a preview opened may ask it."""

import pytest

from briefmaker.preview.guard import POLICY, Guard

PORT = 8123


async def _site(*_: object) -> None:
    raise AssertionError("nobody was to get through")


GUARD = Guard(_site, PORT)
OWN = (b"host", b"127.0.0.1:8123")
ORIGIN = (b"origin", b"http://127.0.0.1:8123")


@pytest.mark.parametrize("host", [b"127.0.0.1:8123", b"localhost:8123"])
def test_its_own_names_are_let_in(host: bytes) -> None:
    assert GUARD.lets_in("GET", [(b"host", host)])


@pytest.mark.parametrize(
    "host",
    [b"evil.example:8123", b"127.0.0.1", b"127.0.0.1:80", b"127.0.0.1.evil:8123", b""],
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(host: bytes) -> None:
    assert not GUARD.lets_in("GET", [(b"host", host)])


def test_one_host_is_needed() -> None:
    assert not GUARD.lets_in("GET", [])
    assert not GUARD.lets_in("GET", [OWN, OWN])


def test_who_writes_says_that_it_comes_from_the_page() -> None:
    assert GUARD.lets_in("POST", [OWN, ORIGIN])
    assert not GUARD.lets_in("POST", [OWN])
    assert not GUARD.lets_in("POST", [OWN, (b"origin", b"http://evil.example")])
    assert not GUARD.lets_in("POST", [OWN, (b"origin", b"null")])


def test_another_site_may_not_even_read() -> None:
    assert not GUARD.lets_in("GET", [OWN, (b"origin", b"https://evil.example")])
    assert not GUARD.lets_in("GET", [OWN, (b"sec-fetch-site", b"cross-site")])
    assert GUARD.lets_in("GET", [OWN, (b"sec-fetch-site", b"none")])


def test_the_page_may_load_nothing_from_elsewhere() -> None:
    parts = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert parts.pop("default-src") == "'none'"
    assert parts.pop("img-src") == "'self' data:"
    assert set(parts.values()) == {"'self'", "'none'"}
