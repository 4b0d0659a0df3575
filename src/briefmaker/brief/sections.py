"""The sections of a brief, and the lists that some of them hold.

A section is prose, or one of a few lists with a fixed shape: steps have an owner and
a date, questions an answer. What has a shape can be set well, and checked.
"""

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from briefmaker.brief.base import Audience, Id, Line, Part, PartialDate, Prose


class Role(StrEnum):
    """What a part of the document is for (design A.3); its kind expects some."""

    BOTTOM_LINE = "bottom-line"
    OBJECTIVE = "objective"
    HIGHLIGHTS = "highlights"
    IN_SHORT = "in-short"
    LINE_TO_TAKE = "line-to-take"
    RECOMMENDATION = "recommendation"
    TIMING = "timing"
    BACKGROUND = "background"
    OPTIONS = "options"
    ARGUMENT = "argument"
    RISKS = "risks"
    VIEWS = "views"
    NEXT_STEPS = "next-steps"
    ANNEXES = "annexes"
    KNOW = "know"
    UNKNOWN = "unknown"
    ASSESS = "assess"
    HAPPENED = "happened"
    MEANING = "meaning"
    COMING = "coming"
    RESPONSE = "response"
    METHOD = "method"
    TIMELINE = "timeline"
    POINTS = "points"
    ASKED = "if-asked"
    CAUTION = "caution"
    FACTS = "facts"
    PEOPLE = "people"
    FIGURES = "figures"
    OVERVIEW = "overview"
    CHANGES = "changes"
    OUTLOOK = "outlook"
    GAPS = "gaps"
    WATCHING = "watching"
    SCOPE = "scope"
    EVIDENCE = "evidence"
    ASSUMPTIONS = "assumptions"
    ALTERNATIVES = "alternatives"
    INDICATORS = "indicators"
    CRITERIA = "criteria"
    COMPARISON = "comparison"
    FIRST_DAYS = "first-days"
    QUESTIONS = "questions"


class Trend(StrEnum):
    """Which way a number has gone; printed as an arrow with words."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class KeyFigure(Part):
    """A big number beside the text; the number itself is a fact."""

    fact: Id = Field(examples=["mig-tajik-workers"])
    display: Line | None = Field(
        None, description="A shorter form of the fact's words.", examples=["1.2 m"]
    )
    label: Line = Field(examples=["Tajik workers in Russia"])
    trend: Trend | None = None
    since: Line | None = Field(
        None,
        description="The trend in words; a figure in it needs a source, as any does.",
        examples=["up from 1.0 m in 2020"],
    )


class Recommendation(Part):
    """One thing to approve; a decision memo prints boxes to tick beside it."""

    text: Prose = Field(examples=["approve the mandate for the talks"])
    owner: Line | None = Field(
        None, description="Who recommends it, where offices differ."
    )
    audience: Audience = ()


class Step(Part):
    """A next step: a verb, an owner, a date."""

    do: Prose = Field(examples=["order meters for three canals"])
    owner: Line | None = Field(None, examples=["Water desk"])
    by: PartialDate | None = Field(None, examples=["2025-11-14"])
    within: Line | None = Field(
        None, description="Instead of `by`.", examples=["two weeks of approval"]
    )
    audience: Audience = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        if self.by and self.within:
            raise ValueError("`by` and `within` exclude each other")
        return self


class TalkingPoint(Part):
    """A point to be spoken: a bold topic and one sentence."""

    topic: Line = Field(examples=["Wages"])
    say: Prose = Field(examples=["We ask for one register of permits."])
    why: Prose | None = Field(None, description="Why it matters, in a few words.")
    audience: Audience = ()


class Question(Part):
    """A question and what to answer; `beyond` is what not to go beyond."""

    ask: Prose = Field(examples=["Will the permits be extended?"])
    answer: Prose
    beyond: Prose | None = Field(
        None,
        description="Do not go beyond this.",
        examples=["no date has been agreed"],
    )
    audience: Audience = ()


class Person(Part):
    """Somebody across the table, with a line about them."""

    name: Line
    note: Prose | None = Field(None, examples=["deputy minister; led the 2024 round"])
    audience: Audience = ()


LISTS = ("recommendations", "steps", "points", "questions", "people")
"""The keys of a section that hold a list with a fixed shape."""


class Section(Part):
    """A section: a heading of its own or its role's, and what it holds.

    Attributes:
        usual: the keys that a message shows as an example; none of them is needed.
    """

    usual: ClassVar[tuple[str, ...]] = ("heading", "body")

    id: Id | None = Field(None, description="To refer to it: `@sec-know`.")
    role: Role | None = Field(
        None,
        description="What it is for; its kind has limits and a heading for it.",
        examples=["know"],
    )
    heading: Line | None = Field(
        None,
        description="Left out, the usual heading of its `role` is printed.",
        examples=["What we know"],
    )
    body: Prose | None = None
    key_figures: tuple[KeyFigure, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    steps: tuple[Step, ...] = ()
    points: tuple[TalkingPoint, ...] = ()
    questions: tuple[Question, ...] = ()
    people: tuple[Person, ...] = ()
    language: Line | None = Field(None, description="If it differs from the brief's.")
    audience: Audience = ()

    @model_validator(mode="after")
    def _filled(self) -> Self:
        if not (self.heading or self.role):
            raise ValueError("a section needs a `heading`, or a `role` that has one")
        if not (self.body or self.key_figures or self.lists):
            held = ", ".join(f"`{key}`" for key in ("key_figures", *LISTS))
            raise ValueError(f"a section needs a `body`, or one of {held}")
        if len(self.lists) > 1:
            held = " and ".join(f"`{key}`" for key in self.lists)
            raise ValueError(f"a section holds one list, but this has {held}")
        return self

    @property
    def lists(self) -> tuple[str, ...]:
        """The keys of the lists that it holds: one or none."""
        return tuple(key for key in LISTS if getattr(self, key))
