"""Messages and what became of them, as people read it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefmaker.cli.excerpt import shown
from briefmaker.cli.report import many

if TYPE_CHECKING:
    from briefmaker.delivery.mail.sending import Pause
    from briefmaker.delivery.mail.standing import Delivery
    from briefmaker.mailing.messages import Post, Written

DIGITS = 8
"""Of a message's key, which name it."""

STATES = (
    "sent",
    "waiting",
    "sending",
    "handing over",
    "unknown",
    "refused",
    "cancelled",
)

INDENT = " " * 4


def name_of(delivery: "Delivery") -> str:
    """Return the first digits of a copy's key, by which it can be named."""
    return delivery.key[:DIGITS]


def of_message(
    written: "Written",
    number: int,
    post: "Post",
    before: "Sequence[Delivery | None]",
    *,
    again: bool,
) -> str:
    """Return exactly what would go out in one message, and to whom.

    Args:
        number: of the message among all.
        before: how the copy of each of its readers stands, if there is one.
        again: what has come to an end is repeated.
    """
    item, heads = written.item, post.heads(written.item)
    done = item.rendition
    sender = str(heads.sender) if heads.sender else "you, in your mail program"
    lines = {
        "From": [sender],
        "Reply to": [str(heads.reply_to)] if heads.reply_to else [],
        "To": [str(each) for each in heads.to],
        "Cc": [str(each) for each in heads.cc],
        "Bcc": [str(each) for each in heads.bcc],
        "Subject": [written.subject],
        "Attached": [
            f"{done.name}, {_size(len(done.data))}, {many(done.pages, 'page')}, "
            f"SHA-256 {done.digest[:12]}…"
        ],
        "For": [_readers(done.reader.audience, done.reader.language)],
        "Weighs": [_size(len(written.data))],
        "Before": [f"{d.recipient}: {before_in_words(d)}" for d in before if d],
    }
    settled = bool(before) and all(each and each.state.settled for each in before)
    skipped = ", skipped" if settled and not again else ""
    said = [f"Message {number} of {len(post.items)}{skipped}"]
    for key, values in lines.items():
        for place, value in enumerate(filter(None, values)):
            said.append(f"  {key if not place else '':<10}{shown(value)}")
    return "\n".join(said)


def before_in_words(delivery: "Delivery") -> str:
    """Return why a copy would not go out now."""
    return (
        before(delivery) if delivery.state.settled else "is in the outbox, and goes on"
    )


def before(delivery: "Delivery") -> str:
    """Return how a copy stands that an earlier run brought to an end."""
    on = when(delivery.changed)
    if delivery.state == "sent":
        return f"has it since {on}; `--again` repeats it"
    if delivery.state == "unknown":
        return (
            f"may have it since {on} or not, and gets no second copy: ask, then "
            f"`briefmaker mail arrived {name_of(delivery)}`, or `briefmaker mail retry "
            f"{name_of(delivery)}`"
        )
    if delivery.state == "refused":
        return (
            f"the server refused it on {on} ({shown(_reason(delivery))}); `briefmaker "
            f"mail retry {name_of(delivery)}` tries once more"
        )
    return f"was {delivery.state} on {on}"


def of_deliveries(deliveries: "Sequence[Delivery]") -> str:
    """Return a table of copies: recipient, state, reason."""
    return _table(
        [(each.recipient, each.state.value, _reason(each)) for each in deliveries]
    )


def status_table(deliveries: "Sequence[Delivery]") -> str:
    """Return all that is in an outbox, brief by brief."""
    briefs: dict[str, list[Delivery]] = {}
    for each in deliveries:
        briefs.setdefault(f"{each.brief} v{each.version}", []).append(each)
    widths = _widths([_row(each) for each in deliveries])
    return "".join(
        f"{brief}\n{_table([_row(each) for each in copies], widths)}"
        for brief, copies in briefs.items()
    )


def _row(delivery: "Delivery") -> tuple[str, ...]:
    since = when(delivery.changed)
    state = delivery.state.value
    return (name_of(delivery), delivery.recipient, state, since, _reason(delivery))


def as_json(deliveries: "Sequence[Delivery]") -> str:
    """Return a JSON list with an object for each copy."""
    objects = [
        {
            "name": name_of(each),
            "brief": each.brief,
            "version": each.version,
            "content": each.content,
            "recipient": each.recipient,
            "state": each.state.value,
            "since": datetime.fromtimestamp(each.changed, UTC).isoformat(
                "T", "seconds"
            ),
            "attempts": each.attempts,
            "code": each.code,
            "answer": each.answer,
            "subject": each.subject,
            "message_id": each.message_id,
        }
        for each in deliveries
    ]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def advice(deliveries: "Sequence[Delivery]") -> Iterator[str]:
    """Yield what to do about copies that did not arrive."""
    states = Counter(each.state.value for each in deliveries)
    if states["waiting"] + states["sending"]:
        yield "  what waits goes on with `briefmaker mail retry`"
    if states["unknown"]:
        yield (
            "  unknown: the server may have taken it before its answer was lost. Ask "
            "the recipient;"
        )
        yield (
            "  then `briefmaker mail arrived NAME`, or `briefmaker mail retry NAME` to "
            "send it again"
        )
    if states["refused"]:
        yield (
            "  refused: set the address right; `briefmaker mail retry NAME` tries the "
            "same once more"
        )


def tally(deliveries: "Sequence[Delivery]", done: str, had: int) -> str:
    """Return how many copies came to what, in a line."""
    states = Counter(each.state.value for each in deliveries)
    words = {"sent": done}
    said = [
        f"{states[each]} {words.get(each, each)}" for each in STATES if states[each]
    ]
    if had:
        said.append(f"{had} dealt with before")
    return ", ".join(said) or "nothing to do"


def pause(asked: "Pause") -> str:
    """Return what is said while sending waits; nothing for the usual pace."""
    if asked.why == "rate" or asked.seconds < 1:
        return ""
    if asked.why == "server":
        said = "the server does not answer; it is called again"
    else:
        said = "the server takes no more for now; what waits is tried again"
    return f"{said} in {asked.seconds:.0f} seconds"


def when(moment: float) -> str:
    """Return a moment as the user's own clock shows it."""
    local = datetime.fromtimestamp(moment, UTC).astimezone()
    return local.strftime("%Y-%m-%d %H:%M")


def _reason(delivery: "Delivery") -> str:
    code = f"{delivery.code} " if delivery.code else ""
    text = delivery.answer.removeprefix(code)
    if delivery.state == "sent":
        return text if text.startswith("as ") else ""
    due = f"; next try {when(delivery.due)}" if delivery.due else ""
    return f"{code}{text}{due}" if text or code else due.removeprefix("; ")


def _readers(audience: str, language: str) -> str:
    parts = [f"“{audience}”" if audience else "", language]
    return ", ".join(filter(None, parts)) or "readers of everything in it"


def _size(octets: int) -> str:
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1_000))} kB"
    return f"{octets / 1_000_000:.1f} MB"


def _table(rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> str:
    """Return rows with their cells under one another; nothing is cut or folded."""
    widths = widths or _widths(rows)
    return "".join(
        "  " + "  ".join(map(_padded, row, widths)).rstrip() + "\n" for row in rows
    )


def _padded(cell: str, width: int) -> str:
    return shown(cell) + " " * (width - len(shown(cell)))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = zip(*rows, strict=True)
    return [max(len(shown(cell)) for cell in column) for column in columns]
