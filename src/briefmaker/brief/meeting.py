"""A meeting: what a `.yaml` file in `briefs/meetings/` holds, for `briefmaker pack`.

The agenda, who comes, what is still to be done, and the papers: briefs, or PDF files
of others. Design A.3, kind 6.
"""

import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from briefmaker.brief.base import Day, DocumentId, Line, Part, Prose, short_form
from briefmaker.brief.clock import clock_time, time_zone
from briefmaker.brief.model import Marking
from briefmaker.brief.values import Values

Clock = Annotated[
    datetime.time,
    BeforeValidator(clock_time),
    WithJsonSchema({"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d$"}),
]
"""A time of the day, to the minute: 09:30 (ISO 8601)."""

Zone = Annotated[str, AfterValidator(time_zone)]
"""A time zone of the IANA database, as “Europe/Berlin”."""


class Purpose(StrEnum):
    """What the meeting is to do with an item."""

    DECISION = "Decision"
    DISCUSSION = "Discussion"
    INFORMATION = "Information"


class Paper(Part):
    """A paper of the meeting: a brief, or a PDF of others, which is placed as it is."""

    file: Line = Field(
        description="The brief (`.yaml`) or PDF, as a path from this file.",
        examples=["../migration.yaml"],
    )
    title: Line | None = Field(
        None, description="Of a PDF: what the agenda calls it. A brief has its own."
    )
    id: Line | None = Field(None, description="Of a PDF: its number, if it has one.")
    by: Line | None = Field(None, description="Of a PDF: who wrote it.")
    marking: Marking | None = Field(
        None, description="Of a PDF: the handling mark that it carries, or `none`."
    )
    values: Annotated[
        dict[Line, Line],
        AfterValidator(Values.of),
        PlainSerializer(dict, return_type=dict[str, str]),
    ] = Field(
        default_factory=dict,
        validate_default=True,
        description="Of a brief with `matrix`: which of its memos.",
        examples=[{"country": "Tajikistan"}],
    )


PaperOrFile = Annotated[Paper, short_form("file")]


class Item(Part):
    """An item of the agenda."""

    title: Line
    at: Clock = Field(description="When it begins.", examples=["09:30"])
    until: Clock | None = Field(
        None,
        description="When it ends; the next item's beginning if not said.",
        examples=["10:00"],
    )
    purpose: Purpose
    owner: Line | None = Field(None, description="Who leads it.")
    note: Prose | None = Field(
        None,
        description="One or two lines under it. Of an item for decision: what is to "
        "be decided, if its paper does not say.",
    )
    papers: tuple[PaperOrFile, ...] = Field((), examples=[["../migration.yaml"]])

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.until and self.until <= self.at:
            raise ValueError("`until` is not after `at`")
        return self


class Attendee(Part):
    """Somebody who comes, or gets a copy."""

    name: Line
    role: Line | None = Field(None, description="Office or task.")
    body: Line | None = Field(None, description="Ministry, firm or country.")
    note: Line | None = Field(None, description="One line for the others.")
    chair: bool = Field(False, description="`yes` for whoever leads the meeting.")
    attends: bool = Field(True, description="`no` for one who only gets a copy.")
    copy_: bool = Field(
        True, alias="copy", description="`no` for one who gets no copy."
    )
    audience: Line | None = Field(
        None, description="Gets only what is for this audience; everything if not said."
    )


class Action(Part):
    """Something an earlier meeting asked for, still outstanding."""

    action: Prose
    owner: Line
    due: Day
    state: Line | None = Field(None, examples=["draft with the legal unit"])


class Meeting(Part):
    """A meeting and its papers."""

    kind: Literal["meeting"] = "meeting"
    meeting: Line = Field(
        description="What it is called.", examples=["Committee on the region"]
    )
    number: Line | None = Field(
        None, description="Of a meeting in a series.", examples=["14"]
    )
    place: Line = Field(examples=["Room 2.14"])
    date: Day = Field(examples=["2025-10-20"])
    zone: Zone = Field(
        description="Whose clocks the times are of: a time zone named after a city.",
        examples=["Europe/Berlin"],
    )
    issued: Day | None = Field(
        None, description="When the pack goes out; the day of its latest paper if not."
    )
    id: DocumentId = Field(description="Of the pack.", examples=["RC-14"])
    sender: Line = Field(
        alias="from", description="Who calls the meeting.", examples=["Secretariat"]
    )
    contact: Line | None = None
    marking: Marking | None = Field(
        None,
        description="Of the whole pack; the strictest of its papers if not said.",
    )
    marking_note: Line | None = Field(
        None, description="A restriction printed beside the mark."
    )
    language: Line = Field(
        "en", description="Of the cover, the agenda and the lists.", examples=["en"]
    )
    paper: Literal["A4", "Letter"] = "A4"
    attendees: tuple[Attendee, ...] = Field((), description="Who comes.")
    attendees_from: Line | None = Field(
        None,
        description="A CSV file instead, with columns of the same names: name, role …",
        examples=["attendees.csv"],
    )
    agenda: tuple[Item, ...] = Field(min_length=1)
    actions: tuple[Action, ...] = Field((), description="Those outstanding.")
    annexes: tuple[PaperOrFile, ...] = Field(
        (), description="Papers that no item is about, for reference."
    )
    glossary: dict[Line, Prose] = Field(
        default_factory=dict, description="Words, each with what it means."
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.attendees and self.attendees_from:
            raise ValueError("`attendees` and `attendees_from` exclude each other")
        if self.issued and self.issued > self.date:
            raise ValueError("`issued` is after `date`: the pack would come too late")
        return self
