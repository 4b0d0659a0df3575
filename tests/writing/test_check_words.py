"""The words of the evidence: complete and of one meaning in every language."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel import Locale

from briefmaker.brief.library import ObsStatus, Rank
from briefmaker.brief.model import Policy
from briefmaker.evidence.verdict import Flag, Status
from briefmaker.workspace import shipped
from briefmaker.writing.language import NBSP, Language, language_of, languages

ASSETS: Path = shipped("assets")
TAGS = languages(ASSETS)
PLURALS = ("summary.figures", "summary.quotes", "summary.statements")
PLURALS += ("source.in_copy", "source.in_seal")


def flat(said: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string of nested tables with its path."""
    if isinstance(said, str):
        yield path, said
    elif isinstance(said, Mapping):
        for key, value in said.items():
            yield from flat(value, f"{path}.{key}".strip("."))
    elif isinstance(said, list | tuple):
        for number, value in enumerate(said):
            yield from flat(value, f"{path}.{number}")


def words(tag: str) -> dict[str, str]:
    evidence = language_of(tag, ASSETS).file.evidence
    return dict(flat(evidence.model_dump(mode="json")))


def singular(path: str) -> str:
    """Return the path of words without its plural category."""
    return re.sub(r"\.(zero|one|two|few|many|other)$", ".other", path)


@pytest.fixture(params=TAGS)
def language(request: pytest.FixtureRequest) -> Language:
    return language_of(request.param, ASSETS)


def test_there_is_a_word_for_every_outcome(language: Language) -> None:
    record = language.file.evidence.record
    assert {*record.statuses} == {*Status}
    assert {*record.flags} == {*Flag}
    assert {*record.observed} == {*ObsStatus}
    assert {*record.ranks} == {*Rank}
    assert {*language.file.evidence.method.policies} == {*Policy}
    assert len({*record.matched}) == 6
    assert len({*language.file.evidence.source.unchecked}) == 4


def test_different_outcomes_have_different_words(language: Language) -> None:
    record = language.file.evidence.record
    for group in (record.statuses, record.flags, record.matched, record.ranks):
        assert len({*group.values()}) == len(group)


@pytest.mark.parametrize("path", PLURALS)
def test_a_plural_has_a_form_for_each_category_of_the_language(
    language: Language, path: str
) -> None:
    group, name = path.split(".")
    forms = getattr(getattr(language.file.evidence, group), name)
    tags = Locale.parse(language.file.cldr).plural_form.tags
    assert {*forms} == {*tags, "other"}


@pytest.mark.parametrize("tag", TAGS)
def test_words_have_the_same_places_to_fill_in_every_language(tag: str) -> None:
    english, own = words("en"), words(tag)
    assert {singular(path) for path in own} == {singular(path) for path in english}
    for path, pattern in own.items():
        places = sorted(re.findall(r"\{(\w+)\}", pattern))
        assert places == sorted(re.findall(r"\{(\w+)\}", english[singular(path)])), path


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_no_language_speaks_english(tag: str) -> None:
    english = words("en")
    same = {
        path
        for path, said in words(tag).items()
        if said == english.get(path) and re.search(r"[a-z]{3}", said)
    }
    # Words that French, German or Azerbaijani share with English, and bare places.
    assert same <= {
        "record.status",
        "record.date",
        "record.passage",
        "summary.dated",
        "method.lines.1.0",
        "method.lines.2.0",
        "method.lines.5.1",
    }


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("en", 1, "1 figure"),
        ("en", 41, "41 figures"),
        ("ru", 1, "1 цифра"),
        ("ru", 3, "3 цифры"),
        ("ru", 11, "11 цифр"),
        ("ru", 21, "21 цифра"),
        ("fr", 0, "0 chiffre"),
        ("fr", 2, "2 chiffres"),
        ("de", 1234, "1.234 Zahlen"),
        ("tg", 1, "1 рақам"),
    ],
)
def test_a_number_takes_its_noun_in_the_form_it_asks_for(
    tag: str, number: int, said: str
) -> None:
    language = language_of(tag, ASSETS)
    forms = language.file.evidence.summary.figures
    assert language.count(forms, number) == said.replace(" ", NBSP)
