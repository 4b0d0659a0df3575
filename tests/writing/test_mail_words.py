"""The words of letters: complete and of one meaning in every language."""

import re

import pytest
from babel import Locale

from briefmaker.workspace import shipped
from briefmaker.writing.language import language_of, languages
from briefmaker.writing.mail_words import MailWords

ASSETS = shipped("assets")
TAGS = languages(ASSETS)


def words(tag: str) -> MailWords:
    return language_of(tag, ASSETS).file.mail


def patterns(tag: str) -> dict[str, str]:
    said = words(tag).model_dump(mode="json")
    return {key: value for key, value in said.items() if isinstance(value, str)}


def places(pattern: str) -> list[str]:
    """Return what a pattern has places for; a month may be long or short."""
    found = re.findall(r"\{(\w+)\}", pattern)
    return sorted("month" if name == "short" else name for name in found)


@pytest.mark.parametrize("tag", TAGS)
def test_words_have_the_same_places_to_fill_in_every_language(tag: str) -> None:
    english, own = patterns("en"), patterns(tag)
    assert {key: places(said) for key, said in own.items()} == {
        key: places(said) for key, said in english.items()
    }


@pytest.mark.parametrize("tag", TAGS)
def test_pages_are_counted_in_every_form_of_the_language(tag: str) -> None:
    language = language_of(tag, ASSETS)
    tags = Locale.parse(language.file.cldr).plural_form.tags
    assert {*words(tag).pages} == {*tags, "other"}
    assert language.count(words(tag).pages, 2).startswith(language.numerals("2"))


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_no_language_speaks_english(tag: str) -> None:
    english = patterns("en")
    same = {key for key, said in patterns(tag).items() if said == english[key]}
    # "INFO" is French and German too; the others are places alone.
    assert same <= {"subject", "day", "day_of_year", "information"}


@pytest.mark.parametrize("tag", TAGS)
def test_keywords_of_a_language_differ(tag: str) -> None:
    said = words(tag)
    keywords = {said.decision, said.clearance, said.information, said.meeting}
    assert len(keywords) == 4
