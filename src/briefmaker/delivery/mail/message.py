"""A message as it goes over the wire (RFC 5322, MIME), or as a draft for a desk.

It is made of plain values alone and knows nothing of what it carries. The tree is that
which all mail programs read: the files beside a choice of plain text and HTML, and the
HTML's pictures with it. The same values give the same bytes: what a library would draw
by lot, boundaries and the Message-ID, is made of the content, and the clock is not
asked. A draft has no date and no Message-ID: the program that sends it gives both.

There is no `Auto-Submitted`: a person sends it, so that answers of absence are wanted
(RFC 3834, 5). Outside Latin letters a file has two names: its own (RFC 2231), and one
in ASCII for programs that read only `name` (Outlook's habit).
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.header import Header
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from pathlib import PurePath

from briefmaker.brief.mailbox import Mailbox
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct, field

POLICY = SMTP.clone(cte_type="7bit")

SENSITIVITY = "Company-Confidential"
SENSITIVE = frozenset(
    {"TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "OFFICIAL-SENSITIVE"}
)
"""Handling marks under which a message says so in a field that programs show (RFC
4021, 2.1.55); other marks have no word there."""

LONG = 60
"""Letters from which a word in a header is encoded, so that it can be folded."""

NAMELESS = "document"
"""What a file is called in ASCII if its name has no such letter."""

CONTROL = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of characters that could end a header line, or are no characters."""


class File(Struct, frozen=True):
    """A file that is attached.

    Attributes:
        kind: its media type.
    """

    name: str
    data: bytes
    kind: str = "application/pdf"


class Content(Struct, frozen=True):
    """What a message says.

    Attributes:
        pictures: PNG files by the names with which the HTML asks for them.
        language: the tag of its language (RFC 3282).
        marking: the handling mark; nothing if there is none.
    """

    subject: str
    text: str
    html: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    files: tuple[File, ...] = ()
    language: str = "en"
    marking: str = ""


class Heads(Struct, frozen=True):
    """Who sends a message to whom.

    Attributes:
        sender: nothing only in a draft: the program that sends it has its own.
        bcc: readers whom the others do not see; named in drafts alone.
        reply_to: where answers go, if not to the sender.
    """

    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    reply_to: Mailbox | None = None


def message(content: Content, heads: Heads, date: datetime, turn: int = 1) -> bytes:
    """Return a message that is ready to be sent, in lines that end with CR LF.

    Args:
        date: when it is sent, with its zone.
        turn: how many times these readers have got it by then, this time included.

    Raises:
        BriefError: it has no sender, no reader, or a header that holds a line break.
    """
    missing = tuple(_missing(heads))
    if missing:
        raise BriefError(missing)
    head = [
        *_head(content, heads),
        ("Date", format_datetime(date)),
        ("Message-ID", message_id(content, heads, turn)),
    ]
    return _written(head) + _body(content)


def draft(content: Content, heads: Heads) -> bytes:
    """Return a message that a mail program opens to be looked over and sent.

    Raises:
        BriefError: it has a header that holds a line break.
    """
    head = [
        *_head(content, heads),
        ("Bcc", _addresses(*heads.bcc)),
        # Outlook, Thunderbird and Apple Mail open a file with this field to be edited.
        ("X-Unsent", "1"),
    ]
    return _written(head) + _body(content)


def message_id(content: Content, heads: Heads, turn: int = 1) -> str:
    """Return the name of a message: of its content, its readers and its turn.

    A message that is tried again has the name that it had, so that a server that did
    get it can tell; one that is repeated on purpose has another.
    """
    readers = (*heads.to, *heads.cc, *heads.bcc)
    sender = (heads.sender,) if heads.sender else ()
    parts = [str(turn), *(box.address for box in (*sender, *readers))]
    named = hashlib.sha256("\0".join((_digest(content), *parts)).encode()).hexdigest()
    domain = heads.sender.domain if heads.sender else "briefmaker.invalid"
    return f"<{named[:40]}@{domain}>"


def _head(content: Content, heads: Heads) -> list[tuple[str, str]]:
    """Return the headers that messages and drafts share; those without a value too.

    Raises:
        BriefError: one holds a line break.
    """
    problems = tuple(_breaks(content, heads))
    if problems:
        raise BriefError(problems)
    sensitive = content.marking in SENSITIVE
    return [
        ("From", _addresses(heads.sender)),
        ("Reply-To", _addresses(heads.reply_to)),
        ("To", _addresses(*heads.to)),
        ("Cc", _addresses(*heads.cc)),
        ("Subject", _encoded(content.subject, "Subject")),
        ("Content-Language", content.language),
        ("Sensitivity", SENSITIVITY if sensitive else ""),
    ]


def _written(head: Iterable[tuple[str, str]]) -> bytes:
    """Return headers as they stand in a file; those without a value are left out."""
    lines = (f"{name}: {value}\r\n" for name, value in head if value)
    return "".join(lines).encode("ascii")


def _addresses(*boxes: Mailbox | None) -> str:
    """Return addresses one on a line, their names encoded whole.

    The library's own folding breaks names between their words and doubles the spaces.
    """
    return ",\r\n ".join(_address(box) for box in boxes if box)


def _address(box: Mailbox) -> str:
    if box.name.isascii() and len(box.name) < LONG:
        return formataddr((box.name, box.address))
    name = Header(box.name, "utf-8", header_name="Reply-To").encode(linesep="\r\n")
    return f"{name}\r\n <{box.address}>"


def _encoded(text: str, name: str) -> str:
    """Return words as a header can hold them (RFC 2047), folded."""
    plain = text.isascii() and max(map(len, text.split(" "))) < LONG
    charset = "us-ascii" if plain else "utf-8"
    return Header(text, charset, header_name=name).encode(linesep="\r\n")


def _body(content: Content) -> bytes:
    """Return the parts of a message with their own headers, as bytes."""
    html = EmailMessage(POLICY)
    html.set_content(content.html, subtype="html", cte=_encoding(content.html))
    for name, data in content.pictures.items():
        html.add_related(
            data,
            "image",
            "png",
            cid=f"<{name}>",
            disposition="inline",
            filename=f"{name.partition('.')[0]}.png",
        )
    made = EmailMessage(POLICY)
    made.set_content(content.text, cte=_encoding(content.text))
    made.make_alternative()
    made.attach(html)
    for each in content.files:
        main, _, sub = each.kind.partition("/")
        made.add_attachment(
            each.data,
            main,
            sub,
            filename=each.name,
            params={"name": ascii_name(each.name)},
        )
    _bound(made, _digest(content))
    return made.as_bytes()


def ascii_name(name: str) -> str:
    """Return the name of a file in ASCII, for programs that read no other.

    Letters with accents lose them; words in other letters are left out.
    """
    path = PurePath(name)
    parts = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    words = (word.strip("-") for word in parts.split("_"))
    suffix = path.suffix if path.suffix.isascii() else ""
    return ("_".join(filter(None, words)) or NAMELESS) + suffix


def _encoding(text: str) -> str:
    """Return how a text is written in ASCII: readable where most of it is."""
    foreign = sum(not letter.isascii() for letter in text)
    return "base64" if foreign * 6 > len(text) else "quoted-printable"


def _bound(made: Message, digest: str) -> None:
    """Give each part that holds others a boundary, made of the content."""
    for number, part in enumerate(made.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{number}_{digest[:32]}")


def _digest(content: Content) -> str:
    """Return the digest of all that a message says and carries."""
    found = hashlib.sha256()
    texts = (content.subject, content.text, content.html, content.language)
    pictures = (part for pair in content.pictures.items() for part in pair)
    files = (part for each in content.files for part in (each.name, each.data))
    for part in (*texts, *pictures, *files):
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8))
        found.update(data)
    return found.hexdigest()


def _missing(heads: Heads) -> Iterator[Problem]:
    if heads.sender is None:
        yield Problem(
            "mail.no-sender",
            "nobody is named as the sender of the message",
            hint="give `[mail] from` in `briefmaker.toml`",
        )
    if not (heads.to or heads.cc or heads.bcc):
        yield Problem(
            "mail.no-recipient",
            "nobody is named as a reader of the message",
            hint="name somebody with `--to`, or a list with `--list`",
        )


def _breaks(content: Content, heads: Heads) -> Iterator[Problem]:
    """Report each header that holds what could begin another header."""
    boxes = [*heads.to, *heads.cc, *heads.bcc]
    boxes += [box for box in (heads.sender, heads.reply_to) if box]
    told = [("subject", content.subject), ("language", content.language)]
    told += [("name of a reader or of the sender", box.name) for box in boxes]
    told += [("address", box.address) for box in boxes]
    told += [("name of a file", each.name) for each in content.files]
    told += [("name of a picture", name) for name in content.pictures]
    for what, said in told:
        found = [sign for sign in said if unicodedata.category(sign) in CONTROL]
        if found:
            shown = "".join(" " if sign in found else sign for sign in said)
            yield Problem(
                "mail.control",
                f"the {what} “{' '.join(shown.split())}” holds a line break or another "
                f"character that is no letter (U+{ord(found[0]):04X})",
                hint="type it again on one line",
            )
