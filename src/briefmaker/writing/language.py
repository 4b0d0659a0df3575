"""The language of a brief: its words, numbers, dates and quotation marks.

Words come from `assets/languages`, number and date forms from the Unicode Common
Locale Data Repository by way of Babel, except where that has gaps.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from pydantic import ValidationError

from briefmaker.brief.library import Qualifier
from briefmaker.brief.nearest import nearest
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import Struct
from briefmaker.writing.check_words import Plural
from briefmaker.writing.likelihood import Likelihood, steps
from briefmaker.writing.words import LATIN_DIGITS, LanguageFile, Typography, Words

NBSP = "\u00a0"
NARROW = "\u202f"
MINUS = "−"
LRM = "\u200e"
"""Left-to-right mark: without it a minus changes sides in a right-to-left line."""

FOLDER = "languages"

QUOTED = re.compile(
    r"(?:[“„«]|(?P<straight>\"))(?P<words>[^“”„«»\"]*)(?(straight)\"|[”“»])"
)
"""A quotation between double marks of any language."""


class Language(Struct, frozen=True):
    """One language, ready to print in.

    Attributes:
        tag: as the brief gives it, also the `lang` of the page: `ru`.
        file: everything its file says.
        decimal: decimal mark.
        group: mark between groups of three digits, no-break where it is a space.
        months: names of the months, alone or before a year.
        months_of: names of the months after a day.
        months_short: short names of the months, for the axes of charts.
        percentage: pattern of a percentage, `{number} %`.
    """

    tag: str
    file: LanguageFile
    decimal: str
    group: str
    months: tuple[str, ...]
    months_of: tuple[str, ...]
    months_short: tuple[str, ...]
    percentage: str

    @property
    def words(self) -> Words:
        """The words of the page."""
        return self.file.words

    @property
    def typography(self) -> Typography:
        """How text is set."""
        return self.file.typography

    @property
    def english(self) -> str:
        """Its name in English, for messages."""
        return Locale.parse(self.file.cldr).get_language_name("en") or self.tag

    @property
    def direction(self) -> str:
        """In which its lines run: `ltr` or `rtl`."""
        return self.typography.direction

    @property
    def minus(self) -> str:
        """The minus sign (U+2212), as wide as a plus; it stays left of its number."""
        return MINUS if self.direction == "ltr" else LRM + MINUS

    @property
    def own_digits(self) -> str:
        """Its digits from nought to nine; nothing where they are 0 to 9."""
        digits = self.typography.digits
        return "" if digits == LATIN_DIGITS else digits

    def numerals(self, text: str) -> str:
        """Return text with its digits in those of the language."""
        if not self.own_digits:
            return text
        return text.translate(str.maketrans(LATIN_DIGITS, self.own_digits))

    def number(self, value: Decimal) -> str:
        """Return a number with this language's marks and all digits it came with."""
        whole, _, part = f"{abs(value):f}".partition(".")
        # Four digits read well without a mark, where a space would be the mark.
        bare = len(whole) == 4 and self.group.isspace()
        grouped = whole if bare else f"{int(whole):,}".replace(",", self.group)
        tail = self.decimal + part if part else ""
        sign = self.minus if value < 0 else ""
        return f"{sign}{self.numerals(f'{grouped}{tail}')}"

    def percent(self, text: str) -> str:
        """Return a number, or a range of numbers, as a percentage."""
        return self.percentage.format(number=self.numerals(text))

    def qualified(self, qualifier: Qualifier, value: str) -> str:
        """Return a value with the words that bind it: `more than 17%`."""
        return self.file.qualifiers[qualifier].format(value=value)

    def date(self, day: datetime.date) -> str:
        """Return a whole date in full: `13 October 2025`, with no-break spaces."""
        pattern = self.file.dates.day
        if pattern:
            month = self.months_of[day.month - 1]
            text = pattern.format(day=day.day, month=month, year=day.year)
        else:
            text = format_date(day, format="long", locale=self.file.cldr)
        return self.numerals(text.replace(" ", NBSP))

    def weekday(self, day: datetime.date) -> str:
        """Return the name of the day of the week, as it stands before a date."""
        return format_date(day, format="EEEE", locale=self.file.cldr)

    def partial_date(self, text: str) -> str:
        """Return a date that may lack its day or month: `2024-03` is March 2024."""
        numbers = [int(number) for number in text.split("-")]
        if len(numbers) == 3:
            return self.date(datetime.date(*numbers))
        if len(numbers) == 1:
            return self.numerals(text)
        year, month = numbers
        return f"{self.months[month - 1]}{NBSP}{self.numerals(str(year))}"

    def count(self, forms: Plural, number: int, **more: str) -> str:
        """Return a number with its noun in the form that the number asks for.

        Args:
            more: what else the pattern has places for.
        """
        wanted = Locale.parse(self.file.cldr).plural_form(number)
        found = (form for category, form in forms.items() if category == wanted)
        pattern = next(found, forms["other"])
        # The number stays with the word after it.
        bound = pattern.replace("{count} ", f"{{count}}{NBSP}")
        return bound.format(count=self.number(Decimal(number)), **more)

    def scale(self, name: str) -> tuple[Likelihood, ...]:
        """Return the steps of a likelihood scale, `icd203` or `uk`."""
        return steps(name, self.file.likelihood[name])  # type: ignore[index]

    def quoted(self, text: str) -> str:
        """Return words between this language's quotation marks.

        Quotation marks inside them become the marks of the second level.
        """
        open_, close, *inner = self.typography.quotes
        return open_ + QUOTED.sub(rf"{inner[0]}\g<words>{inner[1]}", text) + close


def languages(assets: Path) -> tuple[str, ...]:
    """Return the tags of the languages on offer."""
    return tuple(sorted(file.stem for file in (assets / FOLDER).glob("*.toml")))


def language_of(tag: str, assets: Path, address: Address = ("language",)) -> Language:
    """Return the language with this tag; `en-GB` is read as `en`.

    Raises:
        BriefError: there is no such language, or its file has gaps; the problem
            carries `address`.
    """
    name = tag.replace("_", "-").split("-")[0].lower()
    file = assets / FOLDER / f"{name}.toml"
    known = languages(assets)
    if name not in known:
        raise BriefError(
            [
                Problem(
                    "language.unknown",
                    f"there are no words for the language “{tag}”; "
                    f"there are for {', '.join(known)}",
                    address=address,
                    hint=nearest(name, known),
                )
            ]
        )
    try:
        said = LanguageFile.model_validate(
            tomllib.loads(file.read_text(encoding="utf-8"))
        )
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise BriefError(
            [
                Problem(
                    "language.broken",
                    f"the language file “{file.name}” cannot be used: {error}",
                    address=address,
                )
            ]
        ) from error
    return _language(tag, said)


def _language(tag: str, said: LanguageFile) -> Language:
    locale = Locale.parse(said.cldr)
    latin = said.typography.digits == LATIN_DIGITS
    system = "latn" if latin else locale.default_numbering_system
    symbols = locale.number_symbols[system]
    percent = locale.percent_formats[None]
    after = percent.suffix[0].replace("%", symbols["percentSign"])
    months_of = said.dates.months_of or _months(locale, "wide")
    return Language(
        tag=tag,
        file=said,
        decimal=symbols["decimal"],
        group=symbols["group"],
        months=said.dates.months or months_of,
        months_of=months_of,
        months_short=said.dates.months_short or _months(locale, "abbreviated"),
        percentage=f"{percent.prefix[0]}{{number}}{after}",
    )


def _months(locale: Locale, width: str) -> tuple[str, ...]:
    # Never CLDR's `stand-alone`: Babel 2.18 keeps an inherited table that one locale
    # resolved for the next one too, so French months came out in Azerbaijani.
    names: Mapping[int, str] = locale.months["format"][width]
    return tuple(names[number] for number in range(1, 13))
