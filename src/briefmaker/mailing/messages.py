"""One message for each person, or one for all who get the same pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from briefmaker.brief.mail import MailTable
from briefmaker.brief.mailbox import Mailbox
from briefmaker.delivery.mail.message import Content, File, Heads, draft, message
from briefmaker.delivery.mail.parcel import Parcel, key_of
from briefmaker.formats.mail.enclosure import enclosed
from briefmaker.formats.mail.letter import Letter, finished
from briefmaker.mailing.guards import of_size
from briefmaker.mailing.notes import Words
from briefmaker.mailing.recipients import Kind, Recipient
from briefmaker.mailing.renditions import Reader, Rendition
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.rules.allowing import allowed
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

Seen = Callable[[Sequence[Problem]], None]
"""Is told what is found in a message while it is made."""


class Item(Struct, frozen=True):
    """A message that is to be made.

    Attributes:
        everybody: those who get it; nobody for a draft that is addressed later.
        alone: it goes to one person, whatever line of the head they stand in.
    """

    rendition: Rendition
    everybody: tuple[Recipient, ...]
    alone: bool = False

    def in_line(self, kind: Kind) -> tuple[Mailbox, ...]:
        """Return who stands in a line of its head."""
        if self.alone:
            return self._all() if kind is Kind.TO else ()
        return tuple(each.mailbox for each in self.everybody if each.kind is kind)

    def _all(self) -> tuple[Mailbox, ...]:
        return tuple(each.mailbox for each in self.everybody)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where it goes."""
        return tuple(each.address for each in self._all())

    @property
    def keys(self) -> tuple[str, ...]:
        """What the outbox remembers each copy of it by."""
        brief, digest = self.rendition.brief, self.rendition.digest
        return tuple(
            key_of(brief.id, brief.version, digest, each) for each in self.addresses
        )


class Post(Struct, frozen=True):
    """All that is to go out, and in whose words."""

    items: tuple[Item, ...]
    words: Words
    table: MailTable
    workspace: Workspace

    def letter(self, item: Item) -> Letter:
        """Return the letter of a message, its words filled in."""
        done, whole = item.rendition, self.words
        words = whole.filled(item.everybody[0].fields if item.alone else {})
        letter = finished(
            done.said,
            (enclosed(done.name, done.data, done.pages),),
            done.made.language,
            self.workspace,
            greeting=words.greeting,
            note=words.note,
            signature=self.table.signature.strip(),
        )
        return replace(letter, problems=allowed(letter.problems, done.brief))

    def content(self, item: Item, said: Letter) -> Content:
        """Return what the message holds."""
        done = item.rendition
        return Content(
            said.subject,
            said.text,
            said.html,
            said.pictures,
            (File(done.name, done.data),),
            said.language,
            said.marking,
        )

    def heads(self, item: Item) -> Heads:
        """Return who sends it to whom."""
        return Heads(
            self.table.sender,
            item.in_line(Kind.TO),
            item.in_line(Kind.CC),
            item.in_line(Kind.BCC),
            self.table.reply_to,
        )

    def written(self, item: Item, on: datetime, turn: int = 1) -> "Written":
        """Return a finished message, and what is wrong with it."""
        said = self.letter(item)
        data = message(self.content(item, said), self.heads(item), on, turn)
        return self._weighed(item, said, data)

    def drafted(self, item: Item) -> "Written":
        """Return a draft, which the sender's own program sends."""
        said = self.letter(item)
        data = draft(self.content(item, said), self.heads(item))
        return self._weighed(item, said, data)

    def _weighed(self, item: Item, said: Letter, data: bytes) -> "Written":
        size = of_size(len(data), item.rendition.name, self.table)
        return Written(item, said.subject, data, (*said.problems, *size))


class Written(Struct, frozen=True):
    """A finished message or draft, its lines ended as mail has them."""

    item: Item
    subject: str
    data: bytes
    problems: tuple[Problem, ...]


def items(
    recipients: Sequence[Recipient],
    renditions: Mapping[Reader, Rendition],
    own: str,
    *,
    each: bool,
) -> tuple[Item, ...]:
    """Return the messages: one for each person, or for all who get the same pages.

    Args:
        own: the language of the brief itself.
    """
    if not recipients:
        return tuple(Item(done, ()) for done in renditions.values())
    readers = {one.mailbox.key: Reader.of(one, own) for one in recipients}
    if each:
        return tuple(
            Item(renditions[readers[one.mailbox.key]], (one,), alone=True)
            for one in recipients
        )
    return tuple(
        Item(done, tuple(one for one in recipients if readers[one.mailbox.key] == who))
        for who, done in renditions.items()
    )


def parcels(
    post: Post, on: datetime, turns: Mapping[str, int], seen: Seen
) -> Iterator[Parcel]:
    """Yield the messages as the outbox takes them, each made when it is asked for.

    Args:
        turns: how often a copy has gone out before, by its key.
        seen: is told what is found in each.

    Raises:
        BriefError: with what is wrong in a message; nothing may go out then.
    """
    sender = post.table.sender
    assert sender, "asked for before anything is sent"
    for item in post.items:
        turn = 1 + max((turns.get(key, 0) for key in item.keys), default=0)
        done = post.written(item, on, turn)
        seen(done.problems)
        if blocking(done.problems):
            raise BriefError(done.problems)
        brief, digest = item.rendition.brief, item.rendition.digest
        yield Parcel(
            brief.id, brief.version, digest, sender.address, item.addresses, done.data
        )


def of_one_for_all(words: Words, *, each: bool) -> Iterable[Problem]:
    """Yield the fields that cannot be filled in where one message goes to all."""
    if not each and words.fields:
        yield Problem(
            "mail.field-for-all",
            f"`{{{words.fields[0]}}}` differs from person to person, and one message "
            "goes to all",
            hint="`--each` writes one for each of them",
        )
