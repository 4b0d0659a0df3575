"""What the drawing room needs of a language: its numbers, dates and chart words."""

from briefmaker.charts.conventions import Alt, Conventions
from briefmaker.writing.language import Language

DAY = "{day} {month} {year}"


def conventions_of(language: Language) -> Conventions:
    """Return the language as charts write it."""
    words, charts = language.words, language.file.charts
    return Conventions(
        decimal=language.decimal,
        group=language.group,
        minus=language.minus,
        digits=language.own_digits,
        direction=language.typography.direction,
        percent=language.percentage,
        months=language.months,
        months_of=language.months_of,
        months_short=language.months_short,
        day=language.file.dates.day or DAY,
        qualifiers=language.file.qualifiers,
        firmness=charts.firmness,
        no_data=words.no_data,
        either=charts.either,
        interval=charts.interval,
        comma=words.comma,
        conjunction=charts.addition,
        sources_differ=words.differs,
        rest=charts.rest,
        arithmetic=charts.arithmetic,
        new_method=charts.new_method,
        total=charts.total,
        cropped=charts.cropped,
        ahead=charts.ahead,
        as_of=charts.as_of,
        done=charts.done,
        under_way=charts.under_way,
        bar_width=charts.bar_width,
        around=charts.around,
        question=charts.question,
        asked=charts.asked,
        between_sources=charts.between_sources,
        item=charts.item,
        series=charts.series,
        when=charts.when,
        value=words.value,
        scope=words.scope,
        note=words.note,
        alt=Alt(**dict(charts.alt)),
    )
