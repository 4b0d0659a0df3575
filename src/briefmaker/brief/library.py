"""The shared library of a workspace: sources, quantities, facts and quotations.

Sources carry CSL-JSON names (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html),
passages are W3C Web Annotation TextQuoteSelectors, observations carry SDMX status
codes (CL_OBS_STATUS) and Wikidata's ranks. A fact stands on exactly one thing: a
passage of a source, a calculation from other facts, or a person who vouches. Whether
a passage stands in the kept copy is for `evidence` to say; here the entries load and
resolve.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from briefmaker.brief.base import Day, Id, Line, Number, Part, PartialDate, short_form


class Name(Part):
    """A person (family, given) or an organisation (literal); CSL-JSON name."""

    family: Line | None = Field(None, examples=["Rahmonov"])
    given: Line | None = Field(None, examples=["Ghafur"])
    literal: Line | None = Field(None, examples=["World Bank"])

    @model_validator(mode="after")
    def _some_name(self) -> Self:
        if not (self.family or self.literal):
            raise ValueError("a name needs `family` or `literal`")
        return self


class Archive(Part):
    """The kept copy of a source: where it is, and what its bytes hash to."""

    path: Line = Field(
        description="The kept copy, under the workspace.",
        examples=["sources/customs-2024.pdf"],
    )
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the copy's bytes."
    )
    media_type: Line | None = Field(None, examples=["application/pdf"])
    version_url: Line | None = Field(None, description="A web archive's address.")
    version_date: Line | None = Field(
        None, description="When that archive copy was made."
    )
    share: bool = Field(False, description="Whether the copy may be attached to a PDF.")


class Source(Part):
    """A work that a brief may cite, in CSL-JSON's names.

    See https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    """

    type: Line = Field(
        "webpage",
        description="CSL item type.",
        examples=["report", "article-newspaper"],
    )
    title: Line | None = Field(None, examples=["Foreign trade in 2023"])
    author: tuple[Annotated[Name, short_form("literal")], ...] = ()
    editor: tuple[Annotated[Name, short_form("literal")], ...] = ()
    publisher: Line | None = Field(None, examples=["Statistics agency"])
    publisher_place: Line | None = Field(None, alias="publisher-place")
    container_title: Line | None = Field(
        None, alias="container-title", description="Newspaper, journal, site or book."
    )
    genre: Line | None = Field(None, examples=["Press release"])
    number: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    page: Line | None = None
    edition: Line | None = None
    issued: PartialDate | None = Field(None, examples=["2025-10-12"])
    accessed: PartialDate | None = Field(None, examples=["2025-10-13"])
    URL: Line | None = Field(None, examples=["https://example.org/report.pdf"])
    DOI: Line | None = None
    ISBN: Line | None = None
    language: Line | None = Field(None, examples=["ru"])
    note: Line | None = Field(
        None, description="Printed at the end of the entry in the source list."
    )
    archive: Archive | None = None
    descriptor: Line | None = Field(
        None,
        description="One line on what affects the source's quality (ICD 206).",
        examples=["The publisher is a party to the dispute."],
    )
    reliability: Annotated[str, StringConstraints(pattern=r"^[A-F][1-6]$")] | None = (
        Field(None, description="Admiralty code.", examples=["B2"])
    )
    derived_from: tuple[Id, ...] = Field(
        (), description="Sources whose figures this one repeats (PROV)."
    )
    review_after: Day | None = Field(
        None, description="After this day a claim from it counts as stale."
    )
    superseded_by: Id | None = Field(
        None, description="The newer edition; claims from this one count as stale."
    )
    restricted: bool = Field(
        False,
        description="It may not be handed on: no annex and no record shows its "
        "passages, and a public copy calls it by its `descriptor` alone.",
    )


class Position(StrEnum):
    """What the brief does where sources give different values."""

    SHOW_BOTH = "show-both"
    PREFER = "prefer"
    RANGE = "range"


class Reason(StrEnum):
    """Why two sources give different values (after SDMX and ICD 206 practice)."""

    DEFINITION = "definition"
    COVERAGE = "coverage"
    VALUATION = "valuation"
    DATE = "date"
    METHOD = "method"
    REVISION = "revision"
    STRENGTH = "strength"
    UNKNOWN = "unknown"


class Quantity(Part):
    """What facts must share to be comparable; two values of one quantity may differ."""

    label: Line = Field(examples=["Remittances as a share of Tajikistan's GDP"])
    unit: Line | None = Field(None, examples=["% of GDP"])
    time_period: Line | None = Field(None, examples=["2024"])
    ref_area: Line | None = Field(None, examples=["Tajikistan"])
    tolerance: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)? ?%$")] | None = (
        Field(
            None,
            description="Values that differ by no more than this agree.",
            examples=["1%"],
        )
    )
    position: Position | None = Field(
        None,
        description="How a disagreement is printed; required when facts differ.",
    )
    reason: Reason = Reason.UNKNOWN
    reason_source: Id | None = Field(None, description="The source that says why.")
    note: Line | None = Field(
        None, description="Why they differ and what that means, one or two sentences."
    )


class Qualifier(StrEnum):
    """How the source binds the number: part of the figure, never dropped."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    UP_TO = "up-to"


class Rank(StrEnum):
    """Wikidata's ranks: a deprecated value stays visible."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class ObsStatus(StrEnum):
    """SDMX observation status (CL_OBS_STATUS)."""

    NORMAL = "A"
    PROVISIONAL = "P"
    ESTIMATE = "E"
    FORECAST = "F"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"


class Selector(Part):
    """A passage, as a W3C Web Annotation TextQuoteSelector."""

    exact: Annotated[str, StringConstraints(min_length=1, max_length=2000)] = Field(
        description="The words as they stand in the source.",
        examples=["remittances amount to nearly half"],
    )
    prefix: str = Field("", description="The words before it, if it occurs twice.")
    suffix: str = Field("", description="The words after it, if it occurs twice.")
    figure: Line | None = Field(
        None, description="Which figure of the passage, if it has several."
    )


class Locator(Part):
    """Where in the source: one of these, in CSL's locator terms."""

    page: Line | None = None
    paragraph: Line | None = None
    section: Line | None = None
    chapter: Line | None = None
    table: Line | None = None
    figure: Line | None = None
    line: Line | None = None
    row: Line | None = None
    cell: Line | None = Field(
        None,
        description="Row and column of a table (RFC 7111), or a pointer into JSON "
        "(RFC 6901).",
        examples=["4,1", "/data/3/value"],
    )
    timestamp: Line | None = None


class Warned(StrEnum):
    """What a check may warn of around a passage, and a person may accept."""

    NEGATION = "negation"
    HEDGE = "hedge"
    LIMITED = "limited"
    OMISSION = "omission"
    STALE = "stale"
    WEAKER = "weaker"


class Translation(Part):
    """The passage in the brief's language; the original is what is checked."""

    text: Line
    by: Line = Field(examples=["A. Analyst"])
    date: Day | None = None


class Attested(Part):
    """A person vouches where no copy can be kept; never printed as verified."""

    by: Line = Field(examples=["A. Analyst"])
    on: Day
    why_no_copy: Line = Field(examples=["interview, notes held by the author"])


class Fact(Part):
    """One thing that one source says, with the passage that says it.

    Instead of a source it may have a `calc` over other facts, or a person who
    vouches for it (`attested`).
    """

    source: Id | None = Field(None, examples=["s001"])
    selector: Selector | None = None
    calc: Line | None = Field(
        None,
        description="Arithmetic on other facts: + - * / and brackets.",
        examples=["(trade-2024 - trade-2023) / trade-2023"],
    )
    attested: Attested | None = None
    display: Line | None = Field(
        None,
        description="Exactly what is printed. Without it the fact can be cited "
        "but not printed.",
        examples=["nearly half of GDP"],
    )
    quantity: Id | None = Field(None, examples=["remittances-share"])
    statement: Line | None = Field(None, description="What it says, in our words.")
    label: Line | None = Field(
        None, description="Its name in charts and tables.", examples=["Kyrgyzstan"]
    )
    scope: Line | None = Field(
        None,
        description="What this value counts, where others count something else.",
        examples=["from Russia, 2024"],
    )
    value: Number | None = Field(
        None, description="The number, for charts, in the quantity's unit."
    )
    low: Number | None = Field(None, description="Lower end, if it is a range.")
    high: Number | None = Field(None, description="Upper end, if it is a range.")
    qualifier: Qualifier = Qualifier.EXACT
    date: PartialDate | None = Field(
        None, description="When it happened, for timelines."
    )
    speaker: Line | None = Field(None, examples=["Vladimir Putin"])
    locator: Locator | None = None
    translation: Translation | None = None
    obs_status: ObsStatus = ObsStatus.NORMAL
    rank: Rank = Rank.NORMAL
    rank_reason: Line | None = None
    unit: Line | None = None
    acknowledge: Mapping[Warned, Line] = Field(
        default_factory=dict,
        description="Warnings of the check that a person accepts, each with a reason.",
        examples=[{"negation": "the sentence denies another claim"}],
    )

    @model_validator(mode="after")
    def _based(self) -> Self:
        passage = self.source is not None or self.selector is not None
        if passage and not (self.source and self.selector):
            raise ValueError("a passage needs both `source` and `selector`")
        if [passage, bool(self.calc), bool(self.attested)].count(True) != 1:
            raise ValueError(
                "a fact stands on one thing: `source` with `selector`, `calc`, or "
                "`attested`"
            )
        if self.calc and not self.display:
            raise ValueError("a calculated fact needs a `display`: what is printed")
        return self

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range needs both `low` and `high`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("`low` is above `high`")
        if self.rank is Rank.DEPRECATED and not self.rank_reason:
            raise ValueError("a deprecated fact needs a `rank_reason`")
        return self


class Quote(Part):
    """Words that somebody said, printed between quotation marks."""

    source: Id
    selector: Selector
    speaker: Line
    date: PartialDate | None = None
    locator: Locator | None = None
    translation: Translation | None = None
    acknowledge: Mapping[Warned, Line] = Field(
        default_factory=dict,
        description="Warnings of the check that a person accepts, each with a reason.",
    )


class Entries(Part):
    """What a library file holds; a brief may hold the same keys for itself."""

    sources: Mapping[Id, Source] = Field(default_factory=dict)
    quantities: Mapping[Id, Quantity] = Field(default_factory=dict)
    facts: Mapping[Id, Fact] = Field(default_factory=dict)
    quotes: Mapping[Id, Quote] = Field(default_factory=dict)
