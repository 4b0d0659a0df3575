"""What a mail server may do, and what each recipient's answer is then."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefmaker.delivery.mail.clock import MachineClock
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.server import Login, MailServerError, Security, Server
from briefmaker.delivery.mail.standing import Answer, State
from briefmaker.delivery.mail.transport import line
from delivery.mail.post import (
    BRISK,
    DROP,
    HANG,
    HASTY,
    HASTY_AT_THE_END,
    HOST,
    Certificates,
    Office,
    office,
    parcel,
    rude,
    subject_of,
)

CLOCK = MachineClock()
ANNA = Login("anna", "пароль")


def deliver(server: Server, *parcels: Parcel) -> list[dict[str, Answer]]:
    """Send messages over one connection, and return what came of each."""
    open_line = line(server, CLOCK)
    try:
        return [
            open_line.deliver(each.sender, each.to, each.data, lambda _to: None)
            for each in parcels
        ]
    finally:
        open_line.close()


def fate(server: Server, sent: Parcel | None = None) -> tuple[State, int, str]:
    """Return the one answer that a message to one recipient gets."""
    ((answer,),) = (each.values() for each in deliver(server, sent or parcel()))
    return answer.state, answer.code, answer.text


def refusal(server: Server) -> tuple[str, str, bool]:
    """Return code and message of what keeps all mail back, and whether it passes."""
    with pytest.raises(MailServerError) as caught:
        deliver(server, parcel())
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message, caught.value.passing


@pytest.fixture
def starttls(certificates: Certificates) -> Iterator[Office]:
    with office(certificates.good) as running:
        yield running


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS, Security.NONE])
def test_a_message_arrives_as_it_was_given(
    security: Security, certificates: Certificates
) -> None:
    tls = None if security is Security.NONE else certificates.good
    with office(tls, tls=security is Security.TLS) as running:
        server = running.server(security, authorities=certificates.authority)
        ((answer,),) = (each.values() for each in deliver(server, parcel()))
    assert answer == Answer(State.SENT, 250, "2.0.0 Taken")
    (arrived,) = running.arrived
    assert arrived.original_content == parcel().data
    assert (arrived.mail_from, arrived.rcpt_tos) == (
        "desk@example.org",
        ["anna@example.org"],
    )


def test_nothing_of_the_machine_is_told(
    starttls: Office, certificates: Certificates
) -> None:
    deliver(starttls.server(authorities=certificates.authority), parcel())
    assert set(starttls.names) == {"[127.0.0.1]"}


def test_many_messages_go_over_one_connection(
    starttls: Office, certificates: Certificates
) -> None:
    server = starttls.server(authorities=certificates.authority)
    deliver(server, *(parcel(subject=f"No {n}") for n in range(5)))
    assert starttls.connections == 1
    assert [subject_of(each) for each in starttls.arrived] == [
        f"No {n}" for n in range(5)
    ]


def test_each_recipient_of_one_message_has_an_answer(
    starttls: Office, certificates: Certificates
) -> None:
    said = {"bob@x.org": "550 5.1.1 No such user", "cleo@x.org": "450 4.2.0 Greylisted"}
    starttls.answer = lambda _verb, about: said.get(about)
    server = starttls.server(authorities=certificates.authority)
    (answers,) = deliver(server, parcel("anna@x.org,bob@x.org,cleo@x.org"))
    assert answers == {
        "anna@x.org": Answer(State.SENT, 250, "2.0.0 Taken"),
        "bob@x.org": Answer(State.REFUSED, 550, "5.1.1 No such user"),
        "cleo@x.org": Answer(State.WAITING, 450, "4.2.0 Greylisted"),
    }
    assert [each.rcpt_tos for each in starttls.arrived] == [["anna@x.org"]]


def test_a_message_that_nobody_may_have_is_not_sent(
    starttls: Office, certificates: Certificates
) -> None:
    starttls.answer = lambda verb, _about: "550 No" if verb == "RCPT" else None
    server = starttls.server(authorities=certificates.authority)
    handed: list[tuple[str, ...]] = []
    open_line = line(server, CLOCK)
    open_line.deliver("a@x.org", ["b@x.org"], parcel().data, handed.append)
    starttls.answer = lambda _verb, _about: None
    assert open_line.ready()
    answers = open_line.deliver("a@x.org", ["b@x.org"], parcel().data, handed.append)
    open_line.close()
    assert answers["b@x.org"].state is State.SENT
    assert handed == [("b@x.org",)]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"MAIL": b"421 Closing\r\n"}, (State.WAITING, 421, "Closing")),
        ({"MAIL": b"450 Later\r\n"}, (State.WAITING, 450, "Later")),
        ({"MAIL": b"550 Not you\r\n"}, (State.REFUSED, 550, "Not you")),
        ({"RCPT": b"421 Closing\r\n"}, (State.WAITING, 421, "Closing")),
        ({"RCPT": b"450 Later\r\n"}, (State.WAITING, 450, "Later")),
        ({"RCPT": b"550-No\r\n550 user\r\n"}, (State.REFUSED, 550, "No user")),
        ({"RCPT": b"251 Elsewhere\r\n"}, (State.SENT, 250, "OK")),
        ({"DATA": b"451 Later\r\n"}, (State.WAITING, 451, "Later")),
        ({"DATA": b"554 No\r\n"}, (State.REFUSED, 554, "No")),
        ({"DATA": b"250 What?\r\n"}, (State.WAITING, 250, "What?")),
        ({"DOT": b"421 Closing\r\n"}, (State.WAITING, 421, "Closing")),
        ({"DOT": b"452 Disk full\r\n"}, (State.WAITING, 452, "Disk full")),
        ({"DOT": b"554 Spam\r\n"}, (State.REFUSED, 554, "Spam")),
        ({"DOT": b"354 What?\r\n"}, (State.UNKNOWN, 354, "What?")),
        ({"MAIL": DROP}, (State.WAITING, 0, "the server closed the connection")),
        ({"DATA": DROP}, (State.WAITING, 0, "the server closed the connection")),
        ({"DOT": DROP}, (State.UNKNOWN, 0, "the server closed the connection")),
        ({"MAIL": HANG}, (State.WAITING, 0, "the server did not answer in time")),
        ({"RCPT": HANG}, (State.WAITING, 0, "the server did not answer in time")),
        ({"DATA": HANG}, (State.WAITING, 0, "the server did not answer in time")),
        ({"DOT": HANG}, (State.UNKNOWN, 0, "the server did not answer in time")),
        (
            {"MAIL": b"250-x\r\n" * 9999},
            (State.WAITING, 0, "the server's answer has no end"),
        ),
        (
            {"DOT": b"2" * 99999},
            (State.UNKNOWN, 0, "the server's answer has no end"),
        ),
        (
            {"RCPT": b"HTTP/1.1 400 Bad\r\n"},
            (
                State.WAITING,
                0,
                "the server said what no mail server says: HTTP/1.1 400 Bad",
            ),
        ),
        ({"RCPT": b"550 \x1b[2J\x07red\r\n"}, (State.REFUSED, 550, "[2J red")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_server_says_or_does_decides_what_becomes_of_a_message(
    said: dict[str, object], state: tuple[State, int, str]
) -> None:
    patience = BRISK
    if HANG in said.values():  # as little as the step needs that the test is about
        patience = HASTY_AT_THE_END if "DOT" in said else HASTY
    with rude(**said) as running:
        assert fate(running.server(patience=patience)) == state


def test_an_answer_that_drips_has_no_more_time_than_one_that_comes_at_once() -> None:
    with rude(MAIL=b"250 " + b"x" * 3000 + b"\r\n") as running:
        running.drip = 0.003
        text = fate(running.server(patience=HASTY))[2]
    assert text == "the server did not answer in time"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"GREETING": b"421 Busy\r\n"}, ("mail.server-refuses", "421 Busy", True)),
        ({"GREETING": b"554 Not you\r\n"}, ("mail.server-refuses", "Not you", False)),
        ({"GREETING": HANG}, ("mail.server-refuses", "did not answer in time", True)),
        ({"GREETING": DROP}, ("mail.server-refuses", "closed the connection", True)),
        ({"EHLO": b"502 No\r\n"}, ("mail.server-refuses", "502 No", False)),
        ({"MAIL": b"530 Sign in\r\n"}, ("mail.sign-in", "530 Sign in", False)),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_server_that_takes_nobody_in_stops_the_run(
    said: dict[str, object], expected: tuple[str, str, bool]
) -> None:
    with rude(**said) as running:
        patience = HASTY if HANG in said.values() else BRISK
        code, message, passing = refusal(running.server(patience=patience))
    assert (code, passing) == (expected[0], expected[2])
    assert expected[1] in message


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    server = Server("127.0.0.1", port, Security.NONE, patience=HASTY)
    assert refusal(server) == (
        "mail.unreachable",
        f"the mail server 127.0.0.1:{port} cannot be reached: nothing listens at that "
        "port",
        True,
    )


@pytest.mark.parametrize("host", ["mail.invalid", "a" * 64 + ".example.org"])
def test_a_server_that_nobody_knows(host: str) -> None:
    code, message, _ = refusal(Server(host, patience=HASTY))
    assert code == "mail.unreachable"
    assert message.endswith("no computer of that name is known")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "it does not offer STARTTLS"),
        (
            {"EHLO": b"250-x\r\n250 STARTTLS\r\n", "STARTTLS": b"502 No\r\n"},
            "it offers STARTTLS, and then says 502 No",
        ),
    ],
)
def test_without_tls_no_message_and_no_password_go_out(
    said: dict[str, object], why: str
) -> None:
    with rude(**said) as running:
        found = refusal(running.server(Security.STARTTLS, login=ANNA))
    assert found == (
        "mail.no-tls",
        f"the connection to 127.0.0.1:{running.port} cannot be kept from others: {why}",
        False,
    )
    verbs = {each.partition(b" ")[0].strip().upper() for each in running.heard}
    assert verbs <= {b"EHLO", b"STARTTLS", b""}


def test_starttls_that_is_only_said_comes_to_nothing() -> None:
    said = {"EHLO": b"250-x\r\n250 STARTTLS\r\n", "STARTTLS": b"220 Go\r\n"}
    with rude(**said) as running:  # no certificate: it talks on in the open
        server = running.server(Security.STARTTLS, login=ANNA, patience=HASTY)
        code, _, passing = refusal(server)
    assert (code, passing) == ("mail.no-tls", False)
    assert not any(b"AUTH" in each or b"MAIL" in each for each in running.heard)


def test_words_put_in_front_of_tls_are_noticed(certificates: Certificates) -> None:
    said = {
        "EHLO": b"250-x\r\n250 STARTTLS\r\n",
        "STARTTLS": b"220 Go\r\n250-mx.evil.org\r\n250 AUTH PLAIN\r\n",
    }
    with rude(certificates.good, **said) as running:
        server = running.server(
            Security.STARTTLS, authorities=certificates.authority, login=ANNA
        )
        _, message, _ = refusal(server)
    assert "somebody puts words between us and the server" in message


def test_what_a_server_could_do_in_the_open_does_not_count_under_tls(
    certificates: Certificates,
) -> None:
    said = {
        "EHLO": [
            b"250-x\r\n250-SIZE 9\r\n250 STARTTLS\r\n",
            b"250-x\r\n250 SIZE 99999\r\n",
        ],
        "STARTTLS": b"220 Go\r\n",
    }
    with rude(certificates.good, **said) as running:
        server = running.server(Security.STARTTLS, authorities=certificates.authority)
        assert fate(server) == (State.SENT, 250, "OK")


@pytest.mark.parametrize(
    ("which", "why"),
    [
        ("expired", "its certificate has expired"),
        ("of_another", "its certificate is not for localhost"),
        ("good", "nobody this computer trusts has signed its certificate"),
    ],
)
@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_server_has_to_prove_who_it_is(
    which: str, why: str, security: Security, certificates: Certificates
) -> None:
    trusted = None if which == "good" else certificates.authority
    certificate: Path = getattr(certificates, which)
    with office(certificate, tls=security is Security.TLS) as running:
        code, message, passing = refusal(
            running.server(security, authorities=trusted, login=ANNA)
        )
    assert (code, passing) == ("mail.certificate", False)
    assert message == (
        f"the mail server localhost:{running.port} does not prove that it is "
        f"localhost: {why}"
    )
    assert running.logins == []


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_authorities_that_are_none(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content, "ascii")
    code, message, _ = refusal(Server(HOST, authorities=path))
    assert code == "mail.authorities"
    assert str(path) in message


def test_tls_with_a_server_that_speaks_none() -> None:
    with rude() as running:
        code, message, _ = refusal(running.server(Security.TLS, patience=HASTY))
    assert code == "mail.no-tls"
    assert "\n" not in message


@pytest.mark.parametrize("ways", [b"PLAIN LOGIN", b"LOGIN"])
def test_signing_in_takes_letters_of_any_alphabet(
    ways: bytes, certificates: Certificates
) -> None:
    hidden = ["PLAIN"] if ways == b"LOGIN" else []
    with office(
        certificates.good, auth_required=True, auth_exclude_mechanism=hidden
    ) as running:
        server = running.server(authorities=certificates.authority, login=ANNA)
        assert fate(server)[0] is State.SENT
    assert running.logins == [("anna", "пароль")]


def test_a_wrong_password_stops_the_run_and_is_shown_nowhere(
    certificates: Certificates,
) -> None:
    wrong = Login("anna", "hunter2")
    with office(certificates.good, auth_required=True) as running:
        server = running.server(authorities=certificates.authority, login=wrong)
        code, message, passing = refusal(server)
    assert (code, passing) == ("mail.sign-in", False)
    assert "anna" in message
    assert "hunter2" not in message + repr(server) + str(wrong)


def test_a_server_that_repeats_the_password_is_not_quoted(
    certificates: Certificates,
) -> None:
    said = {
        "EHLO": [b"250-x\r\n250 STARTTLS\r\n", b"250-x\r\n250 AUTH PLAIN\r\n"],
        "STARTTLS": b"220 Go\r\n",
        "AUTH": b"535 hunter2 is wrong\r\n",
    }
    with rude(certificates.good, **said) as running:
        server = running.server(
            Security.STARTTLS,
            authorities=certificates.authority,
            login=Login("anna", "hunter2"),
        )
        _, message, _ = refusal(server)
    assert message.endswith("535 … is wrong")


def test_a_password_that_was_asked_for_is_missing(certificates: Certificates) -> None:
    with office(certificates.good, auth_required=True) as running:
        server = running.server(authorities=certificates.authority)
        assert refusal(server)[0] == "mail.sign-in"


def test_a_way_to_sign_in_that_is_not_ours(certificates: Certificates) -> None:
    ways = ["PLAIN", "LOGIN"]
    with office(certificates.good, auth_exclude_mechanism=ways) as running:
        server = running.server(authorities=certificates.authority, login=ANNA)
        code, message, _ = refusal(server)
    assert code == "mail.sign-in"
    assert "in no way" in message


def test_a_message_too_large_for_the_server_is_not_sent(
    certificates: Certificates,
) -> None:
    with office(certificates.good, data_size_limit=1_000_000) as running:
        server = running.server(authorities=certificates.authority)
        large = parcel(text="0123456789\r\n" * 100_000)
        fits = parcel(text="0123456789\r\n" * 80_000)
        assert [
            (each.state, each.text)
            for answers in deliver(server, large, fits)
            for each in answers.values()
        ] == [
            (
                State.REFUSED,
                "the message has 1.2 MB, the server takes 1.0 MB at most",
            ),
            (State.SENT, "2.0.0 Taken"),
        ]
    assert len(running.arrived) == 1


def test_addresses_with_other_letters_need_a_server_that_takes_them(
    certificates: Certificates,
) -> None:
    to = "анна@example.org"
    with office(certificates.good, enable_SMTPUTF8=True) as running:
        server = running.server(authorities=certificates.authority)
        assert fate(server, parcel(to))[0] is State.SENT
        assert running.arrived[0].rcpt_tos == [to]
    with office(certificates.good) as running:
        server = running.server(authorities=certificates.authority)
        state, _, text = fate(server, parcel(to))
    assert (state, text) == (
        State.REFUSED,
        "the server takes no addresses with such letters",
    )


def test_eight_bit_mail_needs_a_server_that_takes_it() -> None:
    with rude(EHLO=b"250 mx\r\n") as running:
        assert fate(running.server(), parcel(text="Привет\r\n")) == (
            State.REFUSED,
            0,
            "the server takes only plain 7-bit mail",
        )
    with rude() as running:
        assert fate(running.server(), parcel(text="Привет\r\n"))[0] is State.SENT
    assert b"MAIL FROM:<desk@example.org> BODY=8BITMIME\r\n" in running.heard


def test_the_end_of_a_message_goes_out_only_after_it_was_noted() -> None:
    with rude() as running:
        open_line = line(running.server(), CLOCK)

        def full(_to: tuple[str, ...]) -> None:
            raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            open_line.deliver("a@x.org", ["b@x.org"], parcel().data, full)
        assert not open_line.ready()
    assert not any(each.endswith(b"\r\n.\r\n") for each in running.heard)


def test_an_idle_line_that_the_server_closed_is_not_ready() -> None:
    with rude(RSET=[b"250 OK\r\n", b"421 Idle\r\n"]) as running:
        open_line = line(running.server(), CLOCK)
        assert open_line.ready()
        assert not open_line.ready()
        assert not open_line.ready()
        open_line.close()


def test_a_server_elsewhere_needs_tls_and_a_password_needs_it_everywhere() -> None:
    def wrong(server: Server) -> list[str]:
        return [each.code for each in server.problems()]

    assert wrong(Server("smtp.example.org")) == []
    assert wrong(Server("smtp.example.org", security=Security.NONE)) == ["mail.no-tls"]
    for host in ("localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1", "[::1]"):
        assert wrong(Server(host, security=Security.NONE)) == []
    assert wrong(Server("localhost", security=Security.NONE, login=ANNA)) == [
        "mail.no-tls"
    ]
    for host in ("", "smtp example", "https://smtp.example.org", "a@b", "a\nb"):
        assert wrong(Server(host)) == ["mail.server"]
    assert wrong(Server("smtp.example.org", 70000)) == ["mail.server"]


def test_a_name_that_only_seems_to_be_this_computer_gets_no_open_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with rude() as running:
        monkeypatch.setattr(
            "briefmaker.delivery.mail.dialogue.is_loopback", lambda _address: False
        )
        code, message, _ = refusal(running.server())
    assert (code, message) == (
        "mail.no-tls",
        "127.0.0.1 is not on this computer, and `security` is `none`",
    )
    assert b"".join(running.heard) == b""


def test_usual_ports() -> None:
    ports = {each: Server("x", security=each).number for each in Security}
    assert ports == {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
