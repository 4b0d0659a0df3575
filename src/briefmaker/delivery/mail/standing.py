"""How a recipient's copy of a message stands, from entering the outbox to its end.

::

    waiting ──► sending ──► handing over ──► sent
       ▲           │             │  │ └────► refused
       └───────────┴─ temporary ─┘  └──────► unknown

`handing over` is written before the dot that ends a message goes out, and what the
server answers right after. Whatever ends a run in between, it is known of each message
whether the server may have it.
"""

from enum import StrEnum

from briefmaker.values import Struct


class State(StrEnum):
    """What became of a recipient's copy so far."""

    WAITING = "waiting"
    SENDING = "sending"
    HANDING = "handing over"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"

    @property
    def settled(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self not in (State.WAITING, State.SENDING, State.HANDING)


class Answer(Struct, frozen=True):
    """What came of one attempt.

    Attributes:
        state: `SENT`; `REFUSED`, which another try would not change; `WAITING`, which
            a later try may; `UNKNOWN`, where the server may have the message.
        code: the server's (RFC 5321, 4.2); 0 where it gave none.
        text: what the server said, or what happened, as one line.
    """

    state: State
    code: int
    text: str


class Delivery(Struct, frozen=True):
    """One recipient's copy of a message.

    Attributes:
        key: of brief, version, content and recipient: what it is remembered by.
        generation: 1, and one more for each time that it was repeated on purpose.
        attempts: how many times a server was asked to take it.
        due: when it is tried again, as seconds since 1970; None: at once, or never.
        changed: when its state became what it is, likewise.
        code: the server's last answer; 0 for none.
        answer: the text of it, or what happened, as one line.
    """

    key: str
    generation: int
    brief: str
    version: str
    content: str
    recipient: str
    state: State
    attempts: int
    due: float | None
    changed: float
    code: int
    answer: str
    subject: str
    message_id: str


class Enqueued(Struct, frozen=True):
    """What came of putting a recipient's copy into the outbox.

    Attributes:
        delivery: how it stands.
        fresh: it was put there now; otherwise it had been, and `delivery` says what
            became of it.
    """

    delivery: Delivery
    fresh: bool
