"""How a language writes the numbers, dates and few words that stand in charts.

English is the default. The build fills it in for other languages, so that this room
needs no language files.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from briefmaker.brief.library import Qualifier
from briefmaker.charts.dates import Period, Precision
from briefmaker.charts.points import Firmness, Point, Reading
from briefmaker.values import Struct, field

NBSP = "\u00a0"
GLUED = frozenset({"bn", "m", "tn", "k"})
"""Units that stand at the number without a space (GOV.UK style)."""

MONEY = re.compile(r"(?P<sign>[A-Z]{0,3}[$€£¥])\s*(?P<scale>.*)")
"""A unit that begins with the sign of a currency: `US$ billion`."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS_SHORT = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "June",
    "July",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
)


def _qualifiers() -> Mapping[Qualifier, str]:
    return {
        Qualifier.EXACT: "{value}",
        Qualifier.ABOUT: "about {value}",
        Qualifier.NEARLY: "nearly {value}",
        Qualifier.MORE_THAN: "more than {value}",
        Qualifier.AT_LEAST: "at least {value}",
        Qualifier.UP_TO: "up to {value}",
    }


def _firmness() -> Mapping[Firmness, str]:
    return {firmness: firmness.value for firmness in Firmness}


class Alt(Struct, frozen=True):
    """The sentences that alternative texts are drafted from.

    No sentence has a verb that depends on a label: "Other states" and "Kazakhstan"
    both fit.

    Attributes:
        kinds: what each kind of chart is called.
        whole: how kind, subject and finding make a sentence.
        brief: the same without the subject, where that would be too long.
        extremes: the finding of a chart that compares.
        one: the finding of a chart with a single value.
        also: a further value.
        change: the finding of a chart over time, for one line.
        gap: the finding of a range.
        differ: what sources that disagree give.
        largest: the finding of a share bar.
        largest_of: the same for one of several bars.
        total: the finding of a chart that adds up, where totals are the same.
        totals: the same where they differ.
        sum: the finding of a waterfall.
        events: the finding of a timeline.
        single_event: the finding of a timeline with one event.
        event: a further event.
        pair: a point with two measures.
        steps: the finding of a plan of work.
        within: the interval around a projection.
        missing: what there are no data for.
        then: what stands between two findings.
    """

    kinds: Mapping[str, str] = field(
        default_factory=lambda: {
            "bar": "Bar chart",
            "column": "Column chart",
            "grouped-bar": "Grouped bar chart",
            "stacked": "Stacked bar chart",
            "share": "Share bar",
            "line": "Line chart",
            "area": "Area chart",
            "slope": "Slope chart",
            "range": "Range chart",
            "dot": "Dot plot",
            "lollipop": "Lollipop chart",
            "waterfall": "Waterfall chart",
            "scatter": "Scatter chart",
            "timeline": "Timeline",
            "gantt": "Gantt chart",
            "small-multiples": "Small multiples",
            "likert": "Chart of answers",
            "histogram": "Histogram",
            "fan": "Fan chart",
        }
    )
    whole: str = "{kind} of “{subject}”, where {finding}."
    brief: str = "{kind}, where {finding}."
    extremes: str = (
        "the highest value is {high} ({top}) and the lowest {low} ({bottom})"
    )
    one: str = "the value for {label} is {value}"
    also: str = "{label}: {value}"
    change: str = "{label}: from {first} ({start}) to {last} ({end})"
    gap: str = "{label}: {low} to {high}"
    differ: str = "sources give {values} for {label}"
    largest: str = "the largest part is {label} ({value})"
    largest_of: str = "the largest part of {series} is {label} ({value})"
    total: str = "the total for {label} is {value}"
    totals: str = "the highest total is {high} ({top}) and the lowest {low} ({bottom})"
    sum: str = "{first} ({start}) becomes {last} ({end})"
    events: str = "{count} events run from “{first}” ({start}) to “{last}” ({end})"
    single_event: str = "one event is marked: “{first}” ({start})"
    event: str = "{label} ({date})"
    pair: str = "{label}: {across} and {value}"
    steps: str = (
        "{count} steps run from {start} to {end}: {done} done, {current} under way, "
        "{planned} planned as of {date}"
    )
    within: str = "{interval} for {date}: {low} to {high}"
    missing: str = "no data for {labels}"
    then: str = "; "


class Conventions(Struct, frozen=True):
    """How one language writes what stands in charts, alternative texts and tables.

    Attributes:
        decimal: decimal mark.
        group: mark between groups of three digits.
        minus: the minus sign.
        digits: from nought to nine, where they are not 0 to 9.
        direction: in which lines of text run.
        percent: pattern of a percentage.
        months: names of the months, alone or before a year.
        months_of: names of the months after a day, if they differ.
        months_short: short names, for axes.
        day: pattern of a whole date; spaces become no-break spaces.
        qualifiers: for each qualifier, the words around the value.
        firmness: what values that are not measured are called.
        either: what two sources give: one or the other.
        interval: from a value to another, as words.
        comma: what separates the members of a list.
        conjunction: what stands before the last member.
        between_sources: legend of the bar from the lowest source to the highest.
        rest: the part that is missing to the whole, where it has no name.
        arithmetic: said of a number that no source gives.
        new_method: said where a series breaks.
        total: head over the totals of stacked bars.
        cropped: said where an axis does not begin at zero.
        ahead: said where a projection begins.
        as_of: said where a plan meets the information cut-off.
        done: a step of a plan that is over then.
        under_way: a step that has begun and is not over.
        bar_width: how much one bar of a histogram covers.
        around: what intervals around values are.
        question: what people were asked in a survey.
        asked: who they were.
        item: head of a table's first column; the next ones are heads too.
        alt: the sentences of alternative texts.
    """

    decimal: str = "."
    group: str = ","
    minus: str = "−"
    digits: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    percent: str = "{number}%"
    months: tuple[str, ...] = MONTHS
    months_of: tuple[str, ...] = ()
    months_short: tuple[str, ...] = MONTHS_SHORT
    day: str = "{day} {month} {year}"
    qualifiers: Mapping[Qualifier, str] = field(default_factory=_qualifiers)
    firmness: Mapping[Firmness, str] = field(default_factory=_firmness)
    no_data: str = "no data"
    either: str = "{first} or {second}"
    interval: str = "{low} to {high}"
    comma: str = ", "
    conjunction: str = " and "
    sources_differ: str = "sources differ"
    between_sources: str = "range between sources"
    rest: str = "rest"
    arithmetic: str = "our arithmetic"
    new_method: str = "new method from {date}"
    total: str = "total"
    cropped: str = "axis from {value}"
    ahead: str = "{firmness} from {date}"
    as_of: str = "as of {date}"
    done: str = "done"
    under_way: str = "under way"
    bar_width: str = "Width of a bar: {width}"
    around: str = "Around the values: {intervals}"
    question: str = "Question: {question}"
    asked: str = "Asked: {sample}"
    item: str = "Item"
    series: str = "Series"
    when: str = "Date"
    value: str = "Value"
    scope: str = "What it counts"
    note: str = "Note"
    alt: Alt = field(default_factory=Alt)

    def number(self, value: Decimal) -> str:
        """Return a number with this language's marks and all digits it came with."""
        whole, _, part = f"{abs(value):f}".partition(".")
        # Four digits read well without a mark, where a space would be the mark.
        bare = len(whole) == 4 and self.group.isspace()
        grouped = whole if bare else f"{int(whole):,}".replace(",", self.group)
        tail = self.decimal + part if part else ""
        sign = self.minus if value < 0 else ""
        return f"{sign}{self.numerals(f'{grouped}{tail}')}"

    def numerals(self, text: str) -> str:
        """Return text with its digits in those of the language."""
        if not self.digits:
            return text
        return text.translate(str.maketrans("0123456789", self.digits))

    def measure(self, value: Decimal, unit: str = "") -> str:
        """Return a number with its unit: `45bn`, `17%`, `US$45 billion`."""
        return self.with_unit(self.number(value), unit)

    def with_unit(self, number: str, unit: str) -> str:
        """Return a number, already written, with its unit."""
        if not unit:
            return number
        if unit.startswith("%"):
            return self.percent.format(number=number) + unit[1:]
        if money := MONEY.fullmatch(unit):
            minus = self.minus if number.startswith(self.minus) else ""
            scale = self.with_unit(number.removeprefix(minus), money["scale"])
            return f"{minus}{money['sign']}{scale}"
        return f"{number}{unit if unit in GLUED else NBSP + unit}"

    def reading(self, reading: Reading, unit: str = "", spoken: bool = False) -> str:
        """Return a value with what binds it: `more than 45bn`, `20–30%`.

        An interval that a source put in words keeps the words. Where it is spoken
        it reads `20 to 30%`.
        """
        if reading.value is not None:
            value = self.measure(reading.value, unit)
        elif reading.low is None or reading.high is None:
            return self.no_data
        elif reading.display:
            return reading.display
        else:
            pattern = self.interval if spoken else "{low}–{high}"
            low, high = self.number(reading.low), self.number(reading.high)
            value = self.with_unit(pattern.format(low=low, high=high), unit)
        return self.qualifiers[reading.qualifier].format(value=value)

    def point(self, point: Point, unit: str = "", spoken: bool = False) -> str:
        """Return what a point says, all its sources included."""
        texts = [self.reading(one, unit, spoken) for one in point.readings]
        return self.any_of(list(dict.fromkeys(texts))) or self.no_data

    def any_of(self, texts: list[str]) -> str:
        """Return alternatives as words: `17 or 48`, `17, 30 or 48`."""
        if len(texts) < 2:
            return "".join(texts)
        first = self.comma.join(texts[:-1])
        return self.either.format(first=first, second=texts[-1])

    def listed(self, texts: Iterable[str]) -> str:
        """Return members of a list as words: `Tajikistan and Turkmenistan`."""
        *first, last = texts
        return self.conjunction.join(
            [self.comma.join(first), last] if first else [last]
        )

    def period(self, period: Period, short: bool = False) -> str:
        """Return a date as precisely as it is known: `2024`, `6–9 October 2025`."""
        return self.numerals(self._period(period, short))

    def _period(self, period: Period, short: bool) -> str:
        first, last = period.first, period.last
        if period.precision == "year":
            century = first.year // 100 == last.year // 100
            if short and century and first.year < last.year:
                return f"{first.year}–{last.year % 100:02}"
            years = dict.fromkeys((str(first.year), str(last.year)))
            return "–".join(years)
        starts = self._month(first, period.precision, short)
        ends = self._month(last, period.precision, short)
        if period.precision == "month" and first.year == last.year:
            months = "–".join(dict.fromkeys((starts, ends)))
            return f"{months}{NBSP}{last.year}"
        if period.precision == "month":
            return f"{starts}{NBSP}{first.year}{NBSP}– {ends}{NBSP}{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            days = "–".join(dict.fromkeys((str(first.day), str(last.day))))
            return self._day(days, ends, last.year)
        start = self._day(str(first.day), starts, first.year)
        return f"{start}{NBSP}– {self._day(str(last.day), ends, last.year)}"

    def _month(self, day: date, precision: Precision, short: bool) -> str:
        after_day = self.months_of if precision == "day" else ()
        months = self.months_short if short else after_day or self.months
        return months[day.month - 1]

    def _day(self, day: str, month: str, year: int) -> str:
        text = self.day.format(day=day, month=month, year=year)
        return text.replace(" ", NBSP)


def typographic(text: str) -> str:
    """Return a text with real apostrophes."""
    return re.sub(r"(?<=\w)'(?=\w|\s|$)", "’", text)
