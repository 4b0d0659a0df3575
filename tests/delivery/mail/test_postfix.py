"""What we send, as Debian's Postfix takes it and puts it into boxes."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from briefmaker.delivery.mail.clock import MachineClock
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.sending import Pace, Summary, send
from briefmaker.delivery.mail.server import MailServerError, Server
from briefmaker.delivery.mail.standing import State
from delivery.mail.post import Certificates
from delivery.mail.postfix import Postfix, postfix

pytestmark = pytest.mark.real

TEXT = "Bottom line.\n.\n..two dots\nFrom here\n"
PDF = bytes(range(256)) * 100
AT_ONCE = Pace(per_minute=0, in_run=0)


@pytest.fixture(scope="module")
def running(certificates: Certificates) -> Iterator[Postfix]:
    with postfix(certificates.good, ["anna", "bob", "cleo", "many"]) as started:
        yield started


@pytest.fixture
def server(running: Postfix, certificates: Certificates) -> Server:
    return Server("localhost", running.port, authorities=certificates.authority)


def memo(*to: str, subject: str = "Память о мерах", pdf: bytes = PDF) -> Parcel:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Desk <desk@example.org>"
    message["To"] = ", ".join(to)
    message["Subject"] = subject
    message.set_content(TEXT, cte="quoted-printable")
    message.add_attachment(pdf, "application", "pdf", filename="memo.pdf")
    return Parcel("BM-1", "1.0", subject, "desk@example.org", to, bytes(message))


def test_a_message_comes_out_of_the_box_as_it_went_in(
    running: Postfix, server: Server, path: Path
) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([memo("anna@example.org")], 0.0)
        (sent,) = send(outbox, server, MachineClock(), pace=AT_ONCE)
    assert (sent.state, sent.code) == (State.SENT, 250)
    assert "queued as" in sent.answer
    (arrived,) = running.mail("anna", 1)
    assert arrived["Subject"] == "Память о мерах"
    assert arrived["Return-Path"] == "<desk@example.org>"
    text, attached = arrived.iter_parts()
    assert text.get_content() == TEXT
    assert attached.get_content() == PDF
    assert "[127.0.0.1]" in arrived["Received"]
    assert "with ESMTPS id" in arrived["Received"]


def test_each_recipient_has_an_answer_and_the_rest_goes_on(
    running: Postfix, server: Server, path: Path
) -> None:
    here = (f"{each}@example.org" for each in ("bob", "nobody", "cleo"))
    to = (*here, "x@elsewhere.org")
    with Outbox.opened(path) as outbox:
        outbox.enqueue([memo(*to)], 0.0)
        found = list(send(outbox, server, MachineClock(), pace=AT_ONCE))
    assert {each.recipient: each.state for each in found} == {
        "bob@example.org": State.SENT,
        "nobody@example.org": State.REFUSED,
        "cleo@example.org": State.SENT,
        "x@elsewhere.org": State.REFUSED,
    }
    answers = {each.recipient: (each.code, each.answer) for each in found}
    assert answers["nobody@example.org"][0] == 550
    assert "User unknown" in answers["nobody@example.org"][1]
    assert "Relay access denied" in answers["x@elsewhere.org"][1]
    assert [len(running.mail(each, 1)) for each in ("bob", "cleo")] == [1, 1]


def test_a_message_over_the_servers_limit_is_refused_before_it_is_sent(
    server: Server, path: Path
) -> None:
    with Outbox.opened(path) as outbox:
        large = memo("bob@example.org", subject="Large", pdf=PDF * 10)
        outbox.enqueue([large], 0.0)
        (found,) = send(outbox, server, MachineClock(), pace=AT_ONCE)
    assert (found.state, found.code) == (State.REFUSED, 0)
    assert found.answer.endswith("the server takes 0.2 MB at most")


def test_a_hundred_messages_are_a_hundred_in_the_box(
    running: Postfix, server: Server, path: Path
) -> None:
    names = [f"No {number}" for number in range(100)]
    with Outbox.opened(path) as outbox:
        parcels = [memo("many@example.org", subject=each) for each in names]
        outbox.enqueue(parcels, 0.0)
        pace = Pace(per_minute=0, reuse=30)
        found = list(send(outbox, server, MachineClock(), pace=pace))
        assert list(send(outbox, server, MachineClock(), pace=pace)) == []
    assert Summary.of(found) == Summary(sent=100)
    arrived = [each["Subject"] for each in running.mail("many", 100)]
    assert sorted(arrived) == sorted(names)


def test_a_certificate_of_nobody_we_know_keeps_all_mail_back(
    running: Postfix, path: Path
) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([memo("anna@example.org", subject="Untrusted")], 0.0)
        server = Server("localhost", running.port)
        with pytest.raises(MailServerError, match="nobody this computer trusts"):
            list(send(outbox, server, MachineClock(), pace=AT_ONCE))
        assert Summary.of(outbox.deliveries()) == Summary(waiting=1)
