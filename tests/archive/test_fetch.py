import socket
import ssl
from contextlib import suppress
from importlib import metadata

import pytest

from archive.site import Answer, Site
from briefmaker.archive import fetch as door
from briefmaker.archive.fetch import fetch, is_address
from briefmaker.archive.refused import Blame, Refused


def refused(url: str) -> Refused:
    with pytest.raises(Refused) as found:
        fetch(url)
    return found.value


def test_a_page_is_read_with_its_bytes_and_its_type(web: Site):
    page = Answer(b"\x00water\r\n", headers={"Content-Type": "text/html; charset=x"})
    web.answers["/water"] = page
    found = fetch(web.url("/water"))
    assert (found.url, found.data) == (web.url("/water"), b"\x00water\r\n")
    assert (found.media_type, found.version_date) == ("text/html", "")


def test_the_request_says_who_asks_and_asks_for_nothing_packed(web: Site):
    web.answers["/"] = Answer(b"x")
    fetch(web.address)
    (asked,) = web.asked
    assert asked["User-Agent"] == f"briefmaker/{metadata.version('briefmaker')}"
    assert asked["Accept-Encoding"] == "identity"
    assert "Cookie" not in asked


def test_letters_of_any_alphabet_in_an_address_are_encoded_and_fragments_are_not_sent(
    web: Site,
):
    web.answers["/%D0%B2%D0%BE%D0%B4%D0%B0?q=%C3%A9&x=%20y"] = Answer(b"x")
    assert fetch(web.url("/вода?q=é&x=%20y#part")).data == b"x"


def test_a_redirect_is_followed_and_its_end_is_the_address(web: Site, monkeypatch):
    monkeypatch.setattr(door, "_is_private", lambda _: False)
    web.answers["/old"] = Answer(status=301, headers={"Location": "/new"})
    web.answers["/new"] = Answer(b"new")
    found = fetch(web.url("/old"))
    assert (found.url, found.data) == (web.url("/new"), b"new")


def test_a_redirect_into_a_private_network_is_not_followed(web: Site):
    web.answers["/old"] = Answer(status=302, headers={"Location": "/new"})
    web.answers["/new"] = Answer(b"secret")
    why = refused(web.url("/old"))
    assert "leads to “127.0.0.1”, an address inside a private network" in why.message
    assert [asked["path"] for asked in web.asked] == ["/old"]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "localhost"]
)
def test_private_addresses_are_known(host):
    assert door._is_private(host)


@pytest.mark.parametrize("host", ["9.9.9.9", "2620:fe::fe"])
def test_public_addresses_are_not_private(host):
    assert not door._is_private(host)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x"]
)
def test_a_redirect_to_anything_but_a_page_is_not_followed(web: Site, target):
    web.answers["/old"] = Answer(status=302, headers={"Location": target})
    why = refused(web.url("/old"))
    assert f"leads on to something that is not a page: “{target}”" in why.message


def test_redirects_without_end_are_given_up(web: Site, monkeypatch):
    monkeypatch.setattr(door, "_is_private", lambda _: False)
    for number in range(9):
        headers = {"Location": f"/{number + 1}"}
        web.answers[f"/{number}"] = Answer(status=307, headers=headers)
    assert "from page to page without an end" in refused(web.url("/0")).message
    assert len(web.asked) == door.MOST_REDIRECTS + 1
    web.answers["/self"] = Answer(status=302, headers={"Location": "/self"})
    assert "leads only to itself" in refused(web.url("/self")).message


@pytest.mark.parametrize(
    ("status", "said", "blame"),
    [
        (404, "there is no page at “{url}” (404)", Blame.MATERIAL),
        (410, "there is no page at “{url}” (410)", Blame.MATERIAL),
        (403, "the site does not let programs read “{url}” (403)", Blame.MATERIAL),
        (401, "the site does not let programs read “{url}” (401)", Blame.MATERIAL),
        (503, "the site failed and did not send “{url}” (503)", Blame.MACHINE),
        (418, "the site answered 418 and did not send “{url}”", Blame.MATERIAL),
        (304, "the site answered 304 and did not send “{url}”", Blame.MATERIAL),
    ],
)
def test_what_a_site_refuses_is_a_sentence_with_a_hint(web: Site, status, said, blame):
    web.answers["/x"] = Answer(status=status)
    why = refused(web.url("/x"))
    assert (why.message, why.blame) == (said.format(url=web.url("/x")), blame)
    assert why.hint


def test_a_copy_may_not_be_larger_than_the_most(web: Site, monkeypatch):
    monkeypatch.setattr(door, "MOST_BYTES", 10_000_000)
    web.answers["/declared"] = Answer(b"x", declared=10_000_001)
    assert "larger than 10 MB" in refused(web.url("/declared")).message

    def undeclared(handler):
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):  # it hangs up on us
            for _ in range(20):
                handler.wfile.write(bytes(1 << 20))
        handler.close_connection = True

    web.answers["/undeclared"] = undeclared
    assert "larger than 10 MB" in refused(web.url("/undeclared")).message


def test_bytes_that_break_off_are_not_a_copy(web: Site):
    web.answers["/x"] = Answer(b"half", declared=8)
    why = refused(web.url("/x"))
    assert why.message.endswith("broke off after 4 of 8 bytes")
    assert why.blame is Blame.MACHINE


def test_an_empty_page_and_a_packed_one_are_not_copies(web: Site):
    web.answers["/empty"] = Answer()
    assert "is empty: the site sent no bytes" in refused(web.url("/empty")).message
    web.answers["/br"] = Answer(b"\x0b", headers={"Content-Encoding": "br"})
    assert "comes packed (br)" in refused(web.url("/br")).message


def test_a_web_archives_copy_tells_when_it_was_made(web: Site):
    made = {"Memento-Datetime": "Thu, 14 Mar 2024 09:12:00 GMT"}
    web.answers["/x"] = Answer(b"x", headers=made)
    assert fetch(web.url("/x")).version_date == "2024-03-14T09:12:00Z"


@pytest.mark.usefixtures("web")
def test_a_site_that_says_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(door, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        why = refused(f"http://127.0.0.1:{port}/")
    assert "“127.0.0.1” sent nothing for" in why.message
    assert why.blame is Blame.MACHINE


@pytest.mark.usefixtures("web")
def test_a_site_that_is_not_there_is_a_sentence(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "does not take connections" in refused(f"http://127.0.0.1:{port}/").message

    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    why = refused("https://nowhere.invalid/page")
    assert (
        why.message == "there is no site “nowhere.invalid”, or this machine is offline"
    )


def test_an_answer_that_is_not_http_is_a_sentence(web: Site):
    web.answers["/x"] = lambda handler: handler.wfile.write(b"220 ftp ready\r\n")
    assert "answered in a way that is not the web's" in refused(web.url("/x")).message


def test_a_certificate_that_proves_nothing_is_not_taken():
    error = ssl.SSLCertVerificationError(1, "self-signed certificate")
    error.verify_message = "self-signed certificate"
    with pytest.raises(Refused) as found:
        door._refuse_failure("https://example.org/x", error)
    assert found.value.message == (
        "“example.org” could not prove that it is that site: self-signed certificate"
    )


def test_https_does_not_speak_to_a_site_without_it(web: Site):
    why = refused(web.url("/").replace("http:", "https:"))
    assert why.message.startswith("no secure connection to “127.0.0.1” could be made")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/x", "https://", "https://[x", "x://y"],
)
def test_only_addresses_of_pages_are_asked_for(url):
    why = refused(url)
    assert (why.message, why.blame) == (
        f"“{url}” is not an address of a page",
        Blame.WORDING,
    )


def test_a_password_does_not_get_into_the_library():
    assert (
        "with a user name or password" in refused("https://me:pw@example.org/").message
    )


@pytest.mark.parametrize(
    ("given", "address"),
    [("https://x.org", True), ("HTTP:x", True), ("report.pdf", False), ("a/b", False)],
)
def test_an_address_is_told_from_a_file(given, address):
    assert is_address(given) is address
