"""The brief as an author writes it: one file, readable aloud."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from briefmaker.brief.base import Audience, Day, DocumentId, Id, Line, Part, Prose
from briefmaker.brief.charts import Charts
from briefmaker.brief.exhibits import Tables
from briefmaker.brief.library import Entries
from briefmaker.brief.sections import Section


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
    PUBLIC = "public"
    """The list without anything internal: for readers outside the house."""
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


class Uncited(Part):
    """A figure that needs no source, with the reason."""

    text: Line = Field(examples=["three options"])
    reason: Line = Field(examples=["structure of this brief"])


class Allowance(Part):
    """A rule that this brief knowingly does not keep, with the reason."""

    rule: Line = Field(description="`briefmaker rules` lists them.", examples=["T-02"])
    reason: Line = Field(examples=["the quotation is one long sentence"])


class Span(Part):
    """From one day to another, both included."""

    first: Day = Field(alias="from", examples=["2025-10-06"])
    last: Day = Field(alias="to", examples=["2025-10-12"])

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.last < self.first:
            raise ValueError("`to` is before `from`")
        return self


class Occasion(Part):
    """The meeting that the document is for."""

    name: Line = Field(examples=["Talks on seasonal permits"])
    on: Day = Field(examples=["2025-10-20"])


class MatrixLists(Part, extra="allow"):
    """Lists of values by their names, or a CSV file with one memo a row."""

    __pydantic_extra__: dict[str, Line | tuple[Line, ...]]

    from_: Line | None = Field(
        None,
        alias="from",
        description="A CSV file with one memo a row; its columns are the names.",
        examples=["data/countries.csv"],
    )
    named_by: Line | tuple[Line, ...] | None = Field(
        None,
        description="The columns that tell memos apart, in the names of their files; "
        "the first column if not said.",
        examples=[["country", "year"]],
    )
    exclude: tuple[dict[Line, Line], ...] | None = Field(
        None,
        description="Combinations that are left out.",
        examples=[[{"country": "Kyrgyzstan", "year": "2025"}]],
    )


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
    id: DocumentId = Field(description="Document id.", examples=["BM-2025-002"])
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
    occasion: Occasion | None = None
    cleared_by: tuple[Line, ...] = Field(
        (), description="Who has cleared it.", examples=[["Legal unit"]]
    )
    number: Line | None = Field(
        None, description="Of a report in a series.", examples=["7"]
    )
    period: Span | None = Field(None, description="What a situation report covers.")
    as_of: Line | None = Field(
        None,
        description="Hour of a situation report, with its zone.",
        examples=["18:00 UTC"],
    )
    next_issue: Day | None = Field(None, description="When the next report is due.")
    edition_of: Line | None = Field(
        None,
        description="The brief in another language that this one follows, as a path "
        "from here; what lags behind is reported.",
        examples=["migration.yaml"],
    )
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
        "(the sources with their check), `public` (the sources, and how many claims "
        "were checked, but nothing internal) or `none`.",
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
    source_summary: Prose | None = Field(
        None,
        description="Two or three sentences on the sources as a set: strength, gaps, "
        "bias, disagreement.",
    )
    machine_use: Prose | None = Field(
        None, description="Where a machine drafted or sorted anything."
    )
    chatham_house: bool = Field(
        False, description="The notes are of a meeting under the Chatham House Rule."
    )
    matrix: Line | MatrixLists | None = Field(
        None,
        description="One memo for each row of a CSV file, or for each combination of "
        "values; `{name}` is filled in wherever it stands.",
        examples=["data/countries.csv"],
    )
    charts: Charts = Field(default_factory=dict)
    tables: Tables = Field(default_factory=dict)
    uncited: tuple[Uncited, ...] = ()
    allow: tuple[Allowance, ...] = Field(
        (), description="Rules that this brief knowingly does not keep."
    )

    @model_validator(mode="after")
    def _dates(self) -> Self:
        if self.cutoff > self.date:
            raise ValueError("`cutoff` is after `date`: nothing later can be known")
        if self.decision and self.decision.by < self.date:
            raise ValueError("`decision.by` is before `date`")
        if self.occasion and self.occasion.on < self.date:
            raise ValueError("`occasion.on` is before `date`")
        if self.next_issue and self.next_issue <= self.date:
            raise ValueError("`next_issue` is not after `date`")
        if self.decision and self.for_information:
            raise ValueError("`decision` and `for_information` exclude each other")
        return self
