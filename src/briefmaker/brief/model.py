"""The brief as an author writes it: one file, readable aloud."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from briefmaker.brief.base import Audience, Day, Id, Line, Part, Prose
from briefmaker.brief.exhibits import Charts, Tables
from briefmaker.brief.library import Entries


class Status(StrEnum):
    """Where the document stands on its way."""

    DRAFT = "draft"
    CLEARANCE = "clearance"
    FINAL = "final"
    SUPERSEDED = "superseded"


class Marking(StrEnum):
    """Handling marks: TLP 2.0 (https://www.first.org/tlp), exact in case and form."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
    NONE = "none"


class Policy(StrEnum):
    """Which evidence failures stop a render."""

    DRAFT = "draft"
    REVIEW = "review"
    RELEASE = "release"


class Confidence(StrEnum):
    """How good the basis of a judgement is (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class EvidencePages(StrEnum):
    """What a reader gets of the evidence, beside the marks in the text."""

    ANNEX = "annex"
    LIST = "list"
    NONE = "none"


AGE = r"^[1-9]\d{0,3} (days?|months?|years?)$"


class Limits(Part):
    """Hard limits of this document."""

    pages: Annotated[int, Field(ge=1)] | None = Field(None, examples=[2])


class Decision(Part):
    """What the reader is asked to decide, and by when."""

    ask: Prose = Field(examples=["approve the negotiating mandate"])
    by: Day = Field(examples=["2025-10-20"])


class Judgement(Part):
    """One claim with one likelihood term; its confidence stands apart (ICD 203)."""

    text: Prose = Field(examples=["Moscow is {likely}`unlikely` to … [@s001]"])
    confidence: Confidence
    because: Prose = Field(
        description="The reason for that confidence.",
        examples=["one source carries the forecast"],
    )
    audience: Audience = ()


class KeyFigure(Part):
    """A big number beside the text; the number itself is a fact."""

    fact: Id = Field(examples=["mig-tajik-workers"])
    display: Line | None = Field(
        None, description="A shorter form of the fact's words.", examples=["1.2 m"]
    )
    label: Line = Field(examples=["Tajik workers in Russia"])


class Section(Part):
    """A section: a heading from the kind's list or a finding, and its text."""

    id: Id | None = Field(None, description="To refer to it: `@sec-know`.")
    heading: Line = Field(examples=["What we know"])
    body: Prose
    key_figures: tuple[KeyFigure, ...] = ()
    language: Line | None = Field(None, description="If it differs from the brief's.")
    audience: Audience = ()


class Uncited(Part):
    """A figure that needs no source, with the reason."""

    text: Line = Field(examples=["three options"])
    reason: Line = Field(examples=["structure of this brief"])


class Brief(Entries):
    """A brief: what a `.yaml` file in `briefs/` holds."""

    kind: Id = Field(
        description="The kind of document; `briefmaker kinds` lists them.",
        examples=["memo"],
    )
    title: Line = Field(
        description="A sentence with the finding or the ask.",
        examples=["Moscow promised workers nothing that is on paper"],
    )
    standfirst: Prose | None = Field(
        None, description="One or two lines under the title."
    )
    topic: Line | None = Field(None, examples=["Migration"])
    date: Day = Field(description="Date of issue.", examples=["2025-10-13"])
    cutoff: Day = Field(
        description="Information cut-off: what came later is not in it.",
        examples=["2025-10-12"],
    )
    id: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][\w./-]*$")
    ] = Field(description="Document id.", examples=["BM-2025-002"])
    version: Line = Field("1.0", examples=["1.0"])
    status: Status = Status.FINAL
    marking: Marking = Field(
        description="Handling mark, printed on every page.", examples=["TLP:GREEN"]
    )
    marking_note: Line | None = Field(
        None, description="A restriction printed beside the mark."
    )
    sender: Line = Field(alias="from", examples=["Central Asia desk"])
    to: tuple[Line, ...] = Field(min_length=1, examples=[["Deputy minister"]])
    copy_to: tuple[Line, ...] = Field((), alias="copy")
    contact: Line | None = None
    language: Line = Field("en", examples=["en"])
    paper: Literal["A4", "Letter"] = "A4"
    citation_style: Line = Field(
        "briefmaker-numbers",
        description="A house style, the path of a CSL file, or a published style.",
        examples=["briefmaker-notes"],
    )
    likelihood_scale: Literal["icd203", "uk"] = "icd203"
    policy: Policy = Field(
        Policy.RELEASE,
        description="How strict the evidence check is; `release` prints no claim "
        "that fails.",
    )
    evidence: EvidencePages = Field(
        EvidencePages.LIST,
        description="What the reader gets of it: `annex` (every passage), `list` "
        "(the sources with their check) or `none`.",
    )
    max_age: Annotated[str, StringConstraints(pattern=AGE)] | None = Field(
        None,
        description="A source that is older than this at `cutoff` counts as stale.",
        examples=["18 months"],
    )
    limits: Limits = Limits()
    bottom_line: Prose
    decision: Decision | None = None
    for_information: Prose | None = Field(
        None,
        description="Printed where no decision is asked, instead of the usual words.",
    )
    judgements: tuple[Judgement, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
    charts: Charts = Field(default_factory=dict)
    tables: Tables = Field(default_factory=dict)
    uncited: tuple[Uncited, ...] = ()

    @model_validator(mode="after")
    def _dates(self) -> Self:
        if self.cutoff > self.date:
            raise ValueError("`cutoff` is after `date`: nothing later can be known")
        if self.decision and self.decision.by < self.date:
            raise ValueError("`decision.by` is before `date`")
        if self.decision and self.for_information:
            raise ValueError("`decision` and `for_information` exclude each other")
        return self
