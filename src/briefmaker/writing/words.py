"""What a language file says (`assets/languages/*.toml`): every word the tool prints.

The models have no defaults, so a language with a gap does not load: nothing falls
back to English without a word.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from briefmaker.brief.base import Line, Part
from briefmaker.brief.library import Position, Qualifier, Reason
from briefmaker.brief.model import Confidence, Status
from briefmaker.brief.sections import Role, Trend
from briefmaker.charts.points import Firmness
from briefmaker.writing.change_words import ChangeWords
from briefmaker.writing.check_words import EvidenceWords
from briefmaker.writing.foreign_words import ForeignWords
from briefmaker.writing.mail_words import MailWords
from briefmaker.writing.pack_words import PackWords

Pattern = Line
"""Words with places to fill: `Decision requested by {date}`."""

Scale = Literal["icd203", "uk"]

LATIN_DIGITS = "0123456789"


class Words(Part):
    """The words of the page.

    Attributes:
        answers: beside the boxes of a recommendation: approve, disapprove, discuss.
        as_of: before the hour at which a situation report was closed.
        within: instead of a date, how long a step may take.
        beyond: before what an answer must not go beyond.
        figures: words before a cross reference that it takes in: `Figures`, `Fig.`
        differs: read aloud in place of the mark ≠.
        back: read aloud in place of the way back from a note to its call.
        beside_one: what stands under a key figure that another source disputes.
        counted: how many sources a "Sources differ" box has, and how many of them
            do not repeat another one.
        repeats: said there of a source that repeats another one.
        set_aside: said there of a value that is not used any more, and why.
    """

    bottom_line: Line
    judgements: Line
    confidence: Line
    confidence_because: Pattern
    likelihood: Line
    decision_by: Pattern
    for_information: Line
    answers: tuple[Line, Line, Line]
    recommended_by: Pattern
    signature: Line
    signed_on: Line
    to: Line
    sender: Line
    copy_to: Line
    occasion: Line
    issued: Line
    cutoff: Line
    as_of: Line
    period: Line
    next_issue: Line
    document: Line
    version: Line
    topic: Line
    contact: Line
    distribution: Line
    cleared_by: Line
    machine_use: Line
    chatham_house: Line
    handling: Line
    page: Line
    page_of: Pattern
    sources: Line
    source: Line
    notes: Line
    note: Line
    figure: Line
    table: Line
    figures: tuple[Line, ...]
    tables: tuple[Line, ...]
    data: Line
    no_data: Line
    cited_at: Line
    here: Line
    accessed: Line
    sources_differ: Line
    what: Line
    value: Line
    scope: Line
    our_position: Line
    why: Line
    step: Line
    owner: Line
    due: Line
    within: Pattern
    beyond: Line
    differs: Line
    back: Line
    between: Pattern
    preferred_one: Pattern
    preferred_many: Pattern
    beside_one: Pattern
    beside_many: Pattern
    counted: Pattern
    repeats: Pattern
    set_aside: Pattern
    colon: str
    comma: str
    conjunction: str
    addition: str


class ScreenWords(Part):
    """What a document says on a screen alone.

    Attributes:
        skip: the way past what stands over the text, for the keyboard.
        data: after the name of a chart, over the table of its data.
        here: before the places that use a source; `Words.here` stands before pages.
    """

    contents: Line
    skip: Line
    close: Line
    data: Line
    here: Line


class Typography(Part):
    """How text is set in a language.

    Attributes:
        quotes: outer opening and closing mark, then the inner ones, spaces included.
        marks_after_punctuation: a note's mark follows the full stop.
        bind_before: words that stay with the number after them: `p.`, `Figure`.
        bind_after: words that stay with the number before them: `million`, `%`.
        bind_words: short words that stay with the next word, whatever it is.
        space_before: marks with a narrow no-break space before them.
        direction: in which its lines run.
        digits: its digits, from nought to nine.
        marks: Latin marks, and what stands in their place after its own letters.
    """

    quotes: tuple[str, str, str, str]
    marks_after_punctuation: bool
    bind_before: tuple[Line, ...]
    bind_after: tuple[Line, ...]
    bind_words: tuple[Line, ...]
    space_before: str
    direction: Literal["ltr", "rtl"] = "ltr"
    digits: Annotated[str, Field(min_length=10, max_length=10)] = LATIN_DIGITS
    marks: tuple[str, str] = ("", "")


Months = Annotated[tuple[Line, ...], Field(min_length=12, max_length=12)]


class Dates(Part):
    """Dates, where the forms after a day (CLDR `format`) are not right everywhere.

    Attributes:
        months: alone or before a year: `март 2024`.
        months_of: after a day: `22 марта 2024`.
        months_short: for the axes of charts.
        day: pattern of a whole date, `{day} {month} {year}`.
    """

    months: Months | None = None
    months_of: Months | None = None
    months_short: Months | None = None
    day: Pattern | None = None


class CitationLocale(Part):
    """The locale of the citations (CSL 1.0.2).

    Attributes:
        name: a locale that the citation engine knows; nothing means that `terms`
            and `dates` of this file are all there is.
        terms: CSL terms, `name` or `name.form`; one word, or singular and plural.
    """

    name: Line | None = None
    terms: Mapping[str, str | tuple[str, str]] = Field(default_factory=dict)


class AltWords(Part):
    """The sentences of alternative texts; see `charts.conventions.Alt`."""

    kinds: Mapping[str, Line]
    whole: Pattern
    brief: Pattern
    extremes: Pattern
    one: Pattern
    also: Pattern
    change: Pattern
    gap: Pattern
    differ: Pattern
    largest: Pattern
    largest_of: Pattern
    total: Pattern
    totals: Pattern
    sum: Pattern
    events: Pattern
    single_event: Pattern
    event: Pattern
    pair: Pattern
    steps: Pattern
    within: Pattern
    missing: Pattern
    then: str


class ChartWords(Part):
    """The few words that stand in charts and their data tables."""

    either: Pattern
    interval: Pattern
    addition: str
    rest: Line
    arithmetic: Line
    new_method: Pattern
    total: Line
    cropped: Pattern
    ahead: Pattern
    as_of: Pattern
    done: Line
    under_way: Line
    bar_width: Pattern
    around: Pattern
    question: Pattern
    asked: Pattern
    between_sources: Line
    item: Line
    series: Line
    when: Line
    firmness: Mapping[Firmness, Line]
    alt: AltWords


class CarriedWords(Part):
    """What each file inside a PDF is, for whoever lists them."""

    brief: Pattern
    rows: Pattern
    library: Pattern
    chart: Pattern
    table: Pattern
    picture: Pattern
    style: Pattern
    seal: Pattern
    kept: Pattern
    verdicts: Pattern
    build: Pattern


class LanguageFile(Part):
    """A language, as its file tells it.

    Attributes:
        name: in itself: `Deutsch`.
        cldr: its locale in the Unicode Common Locale Data Repository.
        locators: for each place in a source (CSL locator terms), singular, plural,
            and further spellings that an author may use.
        sections: the usual heading of each role.
        trends: beside the arrow of a key figure that has no words of its own.
        likelihood: for each term of a scale (in English), what is printed, then
            what else an author may write.
    """

    name: Line
    cldr: Line
    typography: Typography
    words: Words
    screen: ScreenWords
    sections: Mapping[Role, Line]
    trends: Mapping[Trend, Line]
    confidence: Mapping[Confidence, Line]
    status: Mapping[Status, Line]
    qualifiers: Mapping[Qualifier, Pattern]
    positions: Mapping[Position, Pattern]
    reasons: Mapping[Reason, Line]
    scales: Mapping[Scale, Line]
    likelihood: Mapping[Scale, Mapping[str, tuple[Line, ...]]]
    locators: Mapping[str, tuple[Line, ...]]
    charts: ChartWords
    evidence: EvidenceWords
    changes: ChangeWords
    carried: CarriedWords
    pack: PackWords
    foreign: ForeignWords
    mail: MailWords
    citations: CitationLocale
    dates: Dates = Dates()
