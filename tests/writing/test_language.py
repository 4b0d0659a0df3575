"""Every language has every word, and writes numbers and dates in its own way."""

import re
import string
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from babel import Locale

from briefmaker.brief.library import Position, Qualifier, Reason
from briefmaker.brief.model import Confidence, Status
from briefmaker.problems import BriefError
from briefmaker.workspace import shipped
from briefmaker.writing.language import NBSP, Language, language_of, languages
from briefmaker.writing.likelihood import SCALES
from briefmaker.writing.locators import LABELS
from briefmaker.writing.typography import typeset

ASSETS: Path = shipped("assets")
TAGS = languages(ASSETS)
ENGLISH = language_of("en", ASSETS)
RUSSIAN = "".join(map(chr, range(ord("А"), ord("я") + 1)))


def places(pattern: object) -> list[str]:
    """Return the places to fill in of everything inside a value."""
    if isinstance(pattern, str):
        return sorted(part.split("}")[0] for part in pattern.split("{")[1:])
    return []


@pytest.fixture(params=TAGS)
def language(request: pytest.FixtureRequest) -> Language:
    return language_of(request.param, ASSETS)


def test_eight_languages_are_on_offer() -> None:
    assert TAGS == ("az", "de", "en", "fa", "fr", "ru", "tg", "tr")


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("confidence", Confidence),
        ("status", Status),
        ("qualifiers", Qualifier),
        ("positions", Position),
        ("reasons", Reason),
    ],
)
def test_a_language_has_a_word_for_each_choice_of_an_author(
    language: Language, group: str, names: type[StrEnum]
) -> None:
    assert set(getattr(language.file, group)) == set(names)


def test_a_language_has_every_term_of_both_scales_in_order(language: Language) -> None:
    assert {*language.file.likelihood} == {*language.file.scales} == {*SCALES}
    for scale, ranges in SCALES.items():
        steps = language.scale(scale)
        assert [(step.key, (step.low, step.high)) for step in steps] == [
            *ranges.items()
        ]
        words = [word for step in steps for word in step.words]
        assert len({*words}) == len(words), "one word, one range"


def test_a_language_has_every_locator_in_singular_and_plural(
    language: Language,
) -> None:
    assert {*language.file.locators} == {*LABELS}
    assert all(len(words) >= 2 for words in language.file.locators.values())


def test_patterns_have_the_same_places_in_every_language(language: Language) -> None:
    for name, pattern in ENGLISH.words.model_dump().items():
        assert places(getattr(language.words, name)) == places(pattern), name
    for group in ("qualifiers", "positions"):
        for name, pattern in getattr(ENGLISH.file, group).items():
            assert places(getattr(language.file, group)[name]) == places(pattern), name


def test_only_english_speaks_english(language: Language) -> None:
    if language.tag == "en":
        return
    same = {
        name
        for name, word in language.words.model_dump().items()
        if isinstance(word, str) and len(word) > 2 and places(word) == []
        if word == getattr(ENGLISH.words, name)
    }
    shared = {
        "figure",
        "page",
        "source",
        "sources",
        "note",
        "notes",
        "version",
        "contact",
    }
    shared |= {"distribution", "document", "issued", "signed_on"}
    assert same <= shared | {"signature", "occasion"}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a language file with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{number}")


SAME = ("words", "sections", "trends", "charts", "evidence", "status", "reasons")
"""Tables that have the same keys and places in every language."""


def test_every_pattern_of_every_table_has_the_places_of_the_english_one(
    language: Language,
) -> None:
    for table in SAME:
        ours = dict(leaves(language.file.model_dump()[table]))
        for path, english in leaves(ENGLISH.file.model_dump()[table]):
            # Spellings and forms of the plural are as many as a language has.
            if path.rsplit(".", 1)[-1] in ("one", "other") or path[-1].isdigit():
                continue
            assert places(ours[path]) == places(english), (table, path)


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_mixes_letters_of_two_scripts(tag: str) -> None:
    text = (ASSETS / f"languages/{tag}.toml").read_text(encoding="utf-8")
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = {unicodedata.name(letter).split()[0] for letter in word}
        assert len(scripts & {"LATIN", "CYRILLIC", "ARABIC"}) == 1, word


@pytest.mark.parametrize(
    ("tag", "alphabet"),
    [("az", "əƏçÇğĞıİöÖşŞüÜ"), ("tr", "çÇğĞıİöÖşŞüÜâî"), ("tg", "ғҒӣқҚӯҳҲҷҶёЁ")],
)
def test_a_language_is_written_in_its_own_letters(tag: str, alphabet: str) -> None:
    text = (ASSETS / f"languages/{tag}.toml").read_text(encoding="utf-8")
    plain = set(string.ascii_letters) if tag != "tg" else set(RUSSIAN)
    spelled = {letter for _, said in leaves(tomllib.loads(text)) for letter in said}
    latin = {letter for letter in spelled if letter.isalpha()} - plain - set(alphabet)
    known = set(string.ascii_letters) if tag == "tg" else set()
    assert latin - known == set()


def test_persian_is_written_with_persian_letters_and_digits() -> None:
    text = (ASSETS / "languages/fa.toml").read_text(encoding="utf-8")
    # Arabic yeh, kaf and digits look alike, and are found by nobody who searches.
    assert set(text) & set("يىكة٠١٢٣٤٥٦٧٨٩") == set()


def test_french_has_a_narrow_space_before_high_marks() -> None:
    french = language_of("fr", ASSETS)
    for path, said in leaves(french.file.model_dump(exclude={"citations", "locators"})):
        assert not re.search(r"(?<=[\w)}])[;:!?»](?=\s|$)", said), (path, said)
        assert not re.search(r"(?<=\w) [;:!?»]", typeset(said, french)), (path, said)


def test_languages_without_a_csl_locale_bring_the_terms_that_styles_use() -> None:
    bare = [tag for tag in TAGS if not language_of(tag, ASSETS).file.citations.name]
    assert bare == ["az", "fa", "tg"]
    needed = {"and", "et-al", "ibid", "no date", "no date.short", "in", "edition.short"}
    for tag in bare:
        assert needed <= {*language_of(tag, ASSETS).file.citations.terms}


@pytest.mark.parametrize(
    ("tag", "number", "year"),
    [
        ("en", "−1,234,567.50", "1,234"),
        ("ru", "−1\u00a0234\u00a0567,50", "1234"),
        ("az", "−1.234.567,50", "1.234"),
        ("tg", "−1\u00a0234\u00a0567,50", "1234"),
        ("de", "−1.234.567,50", "1.234"),
        ("fr", "−1\u202f234\u202f567,50", "1234"),
        ("tr", "−1.234.567,50", "1.234"),
        ("fa", "\u200e−۱٬۲۳۴٬۵۶۷٫۵۰", "۱٬۲۳۴"),
    ],
)
def test_a_number_keeps_its_digits_and_gets_the_marks_of_the_language(
    tag: str, number: str, year: str
) -> None:
    language = language_of(tag, ASSETS)
    assert language.number(Decimal("-1234567.50")) == number
    assert language.number(Decimal("1234")) == year
    small = language.numerals("0") + language.decimal + language.numerals("05")
    assert language.number(Decimal("0.05")) == small


@pytest.mark.parametrize(
    ("tag", "day", "month"),
    [
        ("en", "3 March 2025", "March 2024"),
        ("ru", "3 марта 2025\u202fг.", "март 2024"),
        ("az", "3 mart 2025", "mart 2024"),
        ("tg", "3 марти 2025", "март 2024"),
        ("de", "3. März 2025", "März 2024"),
        ("fr", "3 mars 2025", "mars 2024"),
        ("tr", "3 Mart 2025", "Mart 2024"),
        ("fa", "۳ مارس ۲۰۲۵", "مارس ۲۰۲۴"),
    ],
)
def test_a_date_is_written_day_first_and_cannot_be_parted(
    tag: str, day: str, month: str
) -> None:
    language = language_of(tag, ASSETS)
    assert language.date(date(2025, 3, 3)) == day.replace(" ", NBSP)
    assert language.partial_date("2025-03-03") == day.replace(" ", NBSP)
    assert language.partial_date("2024-03") == month.replace(" ", NBSP)
    assert language.partial_date("2024") == language.numerals("2024")


@pytest.mark.parametrize(
    ("tag", "percent"),
    [
        ("en", "17%"),
        ("ru", "17\u00a0%"),
        ("tr", "%17"),
        ("de", "17\u00a0%"),
        ("fa", "۱۷٪"),
    ],
)
def test_the_percent_sign_stands_where_the_language_puts_it(
    tag: str, percent: str
) -> None:
    assert language_of(tag, ASSETS).percent("17") == percent


@pytest.mark.parametrize(
    ("tag", "quoted"),
    [
        ("en", "“He said ‘yes’ and ‘no’”"),
        ("ru", "«He said „yes“ and „no“»"),
        ("de", "„He said ‚yes‘ and ‚no‘“"),
        ("fr", "«\u202fHe said “yes” and “no”\u202f»"),
        ("fa", "«He said ‹yes› and ‹no›»"),
    ],
)
def test_a_quotation_inside_a_quotation_gets_the_inner_marks(
    tag: str, quoted: str
) -> None:
    language = language_of(tag, ASSETS)
    assert language.quoted('He said "yes" and “no”') == quoted
    assert language.quoted("He said «yes» and „no“") == quoted


def test_a_qualifier_is_never_lost() -> None:
    assert ENGLISH.qualified(Qualifier.MORE_THAN, "17%") == "more than 17%"
    assert ENGLISH.qualified(Qualifier.EXACT, "17%") == "17%"


def test_months_do_not_depend_on_the_language_that_was_loaded_first() -> None:
    # Babel resolves CLDR's aliases into a table that all locales share.
    code = (
        "import sys; from pathlib import Path\n"
        "from briefmaker.writing.language import language_of\n"
        "assets = Path(sys.argv[1])\n"
        "for tag in sys.argv[2].split():\n"
        "    language = language_of(tag, assets)\n"
        "    print(tag, language.months, language.months_short, language.months_of)\n"
    )

    def said(order: str) -> list[str]:
        command = [sys.executable, "-c", code, str(ASSETS), order]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return sorted(done.stdout.splitlines())

    assert said("az fr fa ru tr de tg en") == said("en tg de tr ru fa fr az")


def test_a_regional_tag_means_its_language() -> None:
    assert language_of("en-GB", ASSETS).words == ENGLISH.words


@pytest.mark.parametrize(("tag", "hint"), [("eng", "did you mean `en`?"), ("xx", "")])
def test_an_unknown_language_is_reported_with_those_on_offer(
    tag: str, hint: str
) -> None:
    with pytest.raises(BriefError) as caught:
        language_of(tag, ASSETS, ("sections", 1, "language"))
    (problem,) = caught.value.problems
    assert problem.code == "language.unknown"
    assert problem.address == ("sections", 1, "language")
    assert "az, de, en, fa, fr, ru, tg, tr" in problem.message
    assert problem.hint == hint


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "languages"
    folder.mkdir()
    text = (ASSETS / "languages/en.toml").read_text(encoding="utf-8")
    (folder / "en.toml").write_text(text.replace("figure = ", "figur = ", 1))
    (folder / "xx.toml").write_text("name =")
    return tmp_path


@pytest.mark.parametrize(("tag", "said"), [("en", "figur"), ("xx", "Invalid value")])
def test_a_language_file_with_a_gap_does_not_load(
    broken: Path, tag: str, said: str
) -> None:
    with pytest.raises(BriefError) as caught:
        language_of(tag, broken)
    (problem,) = caught.value.problems
    assert problem.code == "language.broken"
    assert said in problem.message


def test_own_dates_are_given_only_where_the_repository_has_gaps() -> None:
    tajik = Locale.parse("tg").months["format"]["wide"][10]
    assert tajik == "Октябр", "CLDR has learnt Tajik: drop the table in tg.toml"
