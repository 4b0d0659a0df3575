"""Messages, read back by a reader that shares no code with what wrote them."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from email.utils import formataddr

import pytest
from fast_mail_parser import PyMimePart, parse_email, parse_email_tree
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.mailbox import Mailbox
from briefmaker.delivery.mail.message import (
    Content,
    File,
    Heads,
    ascii_name,
    draft,
    message,
    message_id,
)
from briefmaker.problems import BriefError

WHEN = datetime(2025, 10, 13, 9, 30, tzinfo=timezone(timedelta(hours=4)))
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 500
NAME = "2025-10-13_bm-2025-002_migration_v1-0_TLP-AMBER.pdf"
PERSIAN = "2025-04-10_bm-2025-014_آب-و-کانال-های-درهٔ-پایین_v1-0_TLP-AMBER.pdf"
CONTENT = Content(
    "[TLP:AMBER] DECISION by 20 Oct: Migration (BM-2025-002 v1.0)",
    "TLP:AMBER\n\nTajikistan leans on wages earned in Russia.\n",
    '<html lang="en"><body><img src="cid:fig.1@briefmaker.invalid"></body></html>',
    {"fig.1@briefmaker.invalid": PICTURE},
    (File(NAME, PDF),),
    "en",
    "TLP:AMBER",
)
DESK = Mailbox("desk@example.org", "Central Asia desk")
ANNA = Mailbox("anna@example.org", "Anna Aliyeva")
HEADS = Heads(DESK, (ANNA,), (Mailbox("bea@example.org"),))
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]),
    max_size=90,
)


def tree(data: bytes) -> PyMimePart:
    return parse_email_tree(data)


def kinds(part: PyMimePart) -> object:
    """Return the media types of a message, each with those inside it."""
    if not part.children:
        return part.content_type
    return (part.content_type, *map(kinds, part.children))


def leaf(part: PyMimePart, *path: int) -> PyMimePart:
    for number in path:
        part = part.children[number]
    return part


def test_a_message_is_the_tree_that_all_programs_read() -> None:
    assert kinds(tree(message(CONTENT, HEADS, WHEN))) == (
        "multipart/mixed",
        (
            "multipart/alternative",
            "text/plain",
            ("multipart/related", "text/html", "image/png"),
        ),
        "application/pdf",
    )


def test_without_pictures_and_files_it_is_a_choice_of_two() -> None:
    bare = Content("Subject", "text", "<p>text</p>")
    assert kinds(tree(message(bare, HEADS, WHEN))) == (
        "multipart/alternative",
        "text/plain",
        "text/html",
    )


def test_everything_comes_back_as_it_was_sent() -> None:
    data = message(CONTENT, HEADS, WHEN)
    read = parse_email(data)
    assert read.subject == CONTENT.subject
    assert read.date == "Mon, 13 Oct 2025 09:30:00 +0400"
    assert [text.replace("\r\n", "\n") for text in read.text_plain] == [CONTENT.text]
    assert [html.strip() for html in read.text_html] == [CONTENT.html]
    found = [(each.filename, each.mimetype, each.content) for each in read.attachments]
    assert found == [
        ("fig.png", "image/png", PICTURE),
        (NAME, "application/pdf", PDF),
    ]
    picture = leaf(tree(data), 0, 1, 1)
    assert (picture.content_id or "").strip("<>") == "fig.1@briefmaker.invalid"
    assert picture.disposition == "inline"
    assert leaf(tree(data), 1).disposition == "attachment"


def test_headers_say_who_when_and_how_confidential() -> None:
    head = parse_email(message(CONTENT, HEADS, WHEN)).headers
    assert head["From"] == ["Central Asia desk <desk@example.org>"]
    assert head["To"] == ["Anna Aliyeva <anna@example.org>"]
    assert head["Cc"] == ["bea@example.org"]
    assert head["Content-Language"] == ["en"]
    assert head["Sensitivity"] == ["Company-Confidential"]
    assert head["MIME-Version"] == ["1.0"]
    assert head["Message-ID"] == [message_id(CONTENT, HEADS)]
    assert {"Auto-Submitted", "Bcc", "X-Unsent", "Reply-To"}.isdisjoint(head)


@pytest.mark.parametrize("marking", ["", "TLP:GREEN", "TLP:CLEAR", "OFFICIAL"])
def test_a_mark_that_the_field_has_no_word_for_is_left_to_the_text(
    marking: str,
) -> None:
    content = Content("Subject", "text", "<p>text</p>", marking=marking)
    assert "Sensitivity" not in parse_email(message(content, HEADS, WHEN)).headers


def test_who_gets_it_unseen_is_named_in_drafts_alone() -> None:
    heads = Heads(DESK, (ANNA,), bcc=(Mailbox("carl@example.org", "Carl"),))
    assert b"carl" not in message(CONTENT, heads, WHEN)
    assert parse_email(draft(CONTENT, heads)).headers["Bcc"] == [
        "Carl <carl@example.org>"
    ]


def test_a_draft_opens_to_be_edited_and_has_neither_date_nor_name() -> None:
    data = draft(CONTENT, HEADS)
    head = parse_email(data).headers
    assert head["X-Unsent"] == ["1"]
    assert {"Date", "Message-ID"}.isdisjoint(head)
    assert kinds(tree(data)) == kinds(tree(message(CONTENT, HEADS, WHEN)))


def test_a_draft_needs_neither_sender_nor_reader() -> None:
    head = parse_email(draft(CONTENT, Heads(None, ()))).headers
    assert {"From", "To"}.isdisjoint(head)


def test_a_message_needs_both() -> None:
    with pytest.raises(BriefError) as caught:
        message(CONTENT, Heads(None, ()), WHEN)
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["mail.no-sender", "mail.no-recipient"]


def test_lines_are_short_ascii_and_end_as_on_the_wire() -> None:
    wide = Content("ə" * 300, "ə" * 5000, "<p>" + "x" * 5000, language="az")
    heads = Heads(Mailbox("a@example.org", "x" * 3000), (ANNA,) * 200)
    for content in (CONTENT, wide):
        data = message(content, heads, WHEN)
        assert data.isascii()
        lines = data.split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) <= 78 + 20  # an address is never broken
        assert parse_email(data).subject == content.subject


def test_the_same_values_are_the_same_bytes() -> None:
    assert message(CONTENT, HEADS, WHEN) == message(CONTENT, HEADS, WHEN)
    assert draft(CONTENT, HEADS) == draft(CONTENT, HEADS)


def test_the_bytes_do_not_depend_on_how_python_hashes() -> None:
    script = (
        "from delivery.mail.test_message import *; import hashlib;"
        "print(hashlib.sha256(message(CONTENT, HEADS, WHEN)).hexdigest())"
    )
    path = ":".join(sys.path)
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_message_has_the_name_of_its_content_and_its_readers() -> None:
    name = message_id(CONTENT, HEADS)
    assert name.endswith("@example.org>")
    assert name == message_id(CONTENT, HEADS)
    other = Heads(DESK, (Mailbox("bea@example.org"),))
    changed = Content(CONTENT.subject, CONTENT.text + "!", CONTENT.html)
    names = {
        name,
        message_id(CONTENT, other),
        message_id(changed, HEADS),
        message_id(CONTENT, HEADS, turn=2),
    }
    assert len(names) == 4


def test_the_name_does_not_depend_on_the_day() -> None:
    later = WHEN + timedelta(days=3)
    one, other = (parse_email(message(CONTENT, HEADS, day)) for day in (WHEN, later))
    assert one.headers["Message-ID"] == other.headers["Message-ID"]
    assert one.date != other.date


@pytest.mark.parametrize("name", [NAME, PERSIAN, "сводка.pdf", "ğ.pdf"])
def test_the_name_of_a_file_comes_back_in_any_alphabet(name: str) -> None:
    content = Content("Subject", "text", "<p>text</p>", files=(File(name, PDF),))
    data = message(content, HEADS, WHEN)
    (file,) = parse_email(data).attachments
    assert file.filename == name
    assert file.content == PDF


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (NAME, NAME),
        (PERSIAN, "2025-04-10_bm-2025-014_v1-0_TLP-AMBER.pdf"),
        ("2025_su-itkisi-böyükdür.pdf", "2025_su-itkisi-boyukdur.pdf"),
        ("сводка.pdf", "document.pdf"),
        ("سند.سند", "document"),
    ],
)
def test_programs_that_read_ascii_alone_get_a_name_too(name: str, said: str) -> None:
    assert ascii_name(name) == said
    content = Content("Subject", "text", "<p>text</p>", files=(File(name, PDF),))
    data = message(content, HEADS, WHEN)
    assert f'name="{said}"'.encode() in data.replace(b"\r\n ", b"")


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\0", "\x85", "\u2028", "\x7f"])
@pytest.mark.parametrize(
    "place", ["subject", "language", "name", "address", "file", "picture"]
)
def test_nothing_can_begin_a_header_of_its_own(place: str, sign: str) -> None:
    bad = f"x{sign}Bcc: eve@example.org"

    def said(here: str, good: str) -> str:
        return bad if place == here else good

    content = Content(
        said("subject", "Subject"),
        "text",
        "<p>text</p>",
        {said("picture", "a.1@example.org"): PICTURE},
        (File(said("file", NAME), PDF),),
        said("language", "en"),
    )
    heads = Heads(DESK, (Mailbox(said("address", "a@b.org"), said("name", "A")),))
    for written in (
        lambda: message(content, heads, WHEN),
        lambda: draft(content, heads),
    ):
        with pytest.raises(BriefError) as caught:
            written()
        (problem,) = caught.value.problems
        assert problem.code == "mail.control"
        assert sign not in problem.message
        assert "x Bcc: eve@example.org" in problem.message


@given(name=NAMES, subject=NAMES)
def test_any_name_and_subject_come_back(name: str, subject: str) -> None:
    content = Content(f"[TLP:RED] {subject}.", "text", "<p>text</p>")
    read = parse_email(message(content, Heads(DESK, (Mailbox("a@b.org", name),)), WHEN))
    assert read.subject == content.subject
    written = f"{name} <a@b.org>" if name else "a@b.org"
    plain = formataddr((name, "a@b.org")) if name.isascii() else written
    assert read.headers["To"] in ([written], [plain])


def test_a_name_between_words_keeps_its_single_spaces() -> None:
    name = "ministra spraw zagranicznych Łódź ministra " * 4 + "Łódź"
    read = parse_email(message(CONTENT, Heads(DESK, (Mailbox("a@b.org", name),)), WHEN))
    assert read.headers["To"] == [f"{name} <a@b.org>"]


def test_the_date_keeps_its_zone() -> None:
    data = message(CONTENT, HEADS, datetime(2025, 10, 13, 5, 30, tzinfo=UTC))
    assert parse_email(data).date == "Mon, 13 Oct 2025 05:30:00 +0000"
