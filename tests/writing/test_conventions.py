"""Charts speak the language of the page."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefmaker.brief.model import Brief
from briefmaker.charts.conventions import Conventions
from briefmaker.values import fields
from briefmaker.workspace import shipped
from briefmaker.writing.conventions import conventions_of
from briefmaker.writing.language import language_of, languages

ASSETS: Path = shipped("assets")


@pytest.mark.parametrize("tag", languages(ASSETS))
def test_every_language_names_every_chart_and_firmness(tag: str) -> None:
    conventions = conventions_of(language_of(tag, ASSETS))
    kinds = Brief.model_json_schema()["$defs"]
    known = {
        kind["properties"]["kind"]["const"]
        for name, kind in kinds.items()
        if name.endswith("Chart")
    }
    assert set(conventions.alt.kinds) == known
    assert set(conventions.firmness) == set(Conventions().firmness)


@pytest.mark.parametrize("tag", languages(ASSETS))
def test_patterns_of_alternative_texts_have_the_same_places_in_every_language(
    tag: str,
) -> None:
    def places(pattern: str) -> set[str]:
        return {part.split("}")[0] for part in pattern.split("{")[1:]}

    english, other = Conventions().alt, conventions_of(language_of(tag, ASSETS)).alt
    for field in fields(english):
        mine = getattr(english, field.name)
        if isinstance(mine, str):
            assert places(getattr(other, field.name)) == places(mine), field.name


def test_english_of_the_language_file_is_the_charts_default() -> None:
    assert conventions_of(language_of("en", ASSETS)).alt == Conventions().alt


def test_numbers_are_written_as_the_language_writes_them() -> None:
    russian = conventions_of(language_of("ru", ASSETS))
    assert russian.number(Decimal("-1234567.5")) == "−1\xa0234\xa0567,5"
