"""A chart's title must not say what its data plainly contradict."""

from decimal import Decimal
from typing import Literal

import pytest

from briefmaker.evidence.page.depiction import Depiction, Mark
from briefmaker.evidence.page.directions import borne_out, directions
from briefmaker.problems import Severity

Kind = Literal["time", "values", "parts"]


def line(*values: float, start: int = 2019, series: str = "Exports") -> list[Mark]:
    return [
        Mark(series, series, Decimal(str(v)), Decimal(str(v)), year, float(year))
        for year, v in enumerate(values, start)
    ]


def bars(**values: float) -> list[Mark]:
    return [
        Mark(name.replace("_", " "), "", Decimal(str(v)), Decimal(str(v)))
        for name, v in values.items()
    ]


def found(
    title: str, marks: list[Mark], kind: Kind = "time", language: str = "en"
) -> list[str]:
    address = ("charts", "fig-x", "title")
    depiction = Depiction(address, title, language, kind, tuple(marks), percent=True)
    problems = directions([depiction])
    assert all(problem.severity is Severity.ERROR for problem in problems)
    assert all(problem.address == address for problem in problems)
    return [problem.token for problem in problems]


RISING, FALLING = line(40, 55, 70), line(70, 60, 35)
DIP = line(50, 20, 40)


@pytest.mark.parametrize(
    ("title", "marks", "token"),
    [
        ("Exports rose", FALLING, "rose"),
        ("Exports have grown since 2020", FALLING, "grown"),
        ("Exports fell", RISING, "fell"),
        ("Exports declined from 2019 to 2021", RISING, "declined"),
        ("Exports remained flat", FALLING, "remained flat"),
        ("Exports are unchanged", RISING, "unchanged"),
        ("Exports doubled", line(40, 42, 45), "doubled"),
        ("Exports nearly tripled", line(40, 45, 60), "nearly tripled"),
        ("Exports halved", FALLING[:2], "halved"),
        ("Exports more than doubled", line(40, 50, 70), "more than doubled"),
        ("Exports fell by a third", line(60, 58, 55), "a third"),
        ("Exports lost a quarter of their value", line(60, 58, 57), "a quarter"),
        ("Exports were highest in 2020", RISING, "highest"),
        ("Exports are at their lowest since 2019", DIP, "lowest"),
    ],
)
def test_a_line_that_goes_the_other_way_is_told(
    title: str, marks: list[Mark], token: str
) -> None:
    assert found(title, marks) == [token]


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Exports rose", RISING),
        ("Exports rose again", DIP),
        ("Exports fell", DIP),
        ("Exports fell after 2019", line(50, 40, 60)),
        ("Exports did not rise", FALLING),
        ("Exports rose while imports fell", FALLING),
        ("Exports stayed level", line(50, 52, 48)),
        ("Exports doubled", line(40, 60, 82)),
        ("Exports nearly tripled", line(17, 30, 47)),
        ("Exports halved", line(80, 60, 41)),
        ("Exports fell by half", line(80, 60, 41)),
        ("Exports rose by a third", line(60, 70, 80)),
        ("Exports rose to half of output", line(30, 40, 51)),
        ("Exports rose in the first half of 2021", RISING),
        ("A third country buys the exports", line(50, 50, 50)),
        ("Exports were highest in 2021", RISING),
        ("Exports are at their highest since 2019", line(90, 40, 70)),
        ("Exports rose three times as fast as imports", RISING),
        ("Whether exports rose is open", FALLING),
    ],
)
def test_what_may_be_said_of_a_line_is_not_told(title: str, marks: list[Mark]) -> None:
    assert found(title, marks) == []


def test_a_line_named_in_the_title_is_held_against_it_alone() -> None:
    both = [*line(10, 20, series="Kazakhstan"), *line(20, 10, series="Uzbekistan")]
    assert found("Trade rose", both) == []
    assert found("Uzbekistan’s trade rose", both) == ["rose"]


SHARES = bars(Upper_valley=91, Middle_valley=78, Lower_valley=62)


@pytest.mark.parametrize(
    ("title", "token"),
    [
        ("The lower valley had most water", "most"),
        ("The upper valley had the lowest share", "lowest"),
        ("The middle valley has the highest share", "highest"),
        ("The shares are three times apart", "three times"),
        ("The upper valley has twice the share of the lower valley", "twice"),
        ("Less than half of the lower valley had water", "Less than half"),
        ("A quarter of the lower valley’s farms had water", "A quarter"),
    ],
)
def test_bars_that_say_otherwise_are_told(title: str, token: str) -> None:
    assert found(title, SHARES, "values") == [token]


@pytest.mark.parametrize(
    "title",
    [
        "The lower valley had least water",
        "The upper valley had the highest share",
        "The upper valley is not the highest",
        "The middle valley has the second-highest share",
        "The lower valley is among the highest",
        "More than half of the lower valley had water",
        "About three fifths of the lower valley had water",
        "The upper valley has half more than the lower valley",
        "More than half had water",
        "Water rose",
    ],
)
def test_what_may_be_said_of_bars_is_not_told(title: str) -> None:
    assert found(title, SHARES, "values") == []


def test_a_multiple_is_held_against_every_source_of_a_disputed_value() -> None:
    share = [
        Mark("Share", "", Decimal(45), Decimal(50)),
        Mark("Share", "", Decimal(17), Decimal(17)),
    ]
    assert found("The two shares are nearly three times apart", share, "values") == []
    assert found("The two shares are five times apart", share, "values") == [
        "five times"
    ]


def test_a_range_may_reach_what_a_single_value_does_not() -> None:
    marks = [
        Mark("Kazakhstan", "", Decimal(40), Decimal(60)),
        Mark("Uzbekistan", "", Decimal(50), Decimal(55)),
    ]
    assert found("Kazakhstan has the largest share", marks, "values") == []
    assert found("Uzbekistan has the largest share", marks, "values") == []


def test_the_first_of_a_group_must_be_so_in_some_group() -> None:
    marks = [
        *(
            Mark("Kazakhstan", s, Decimal(v), Decimal(v))
            for s, v in (("a", 3), ("b", 9))
        ),
        *(
            Mark("Uzbekistan", s, Decimal(v), Decimal(v))
            for s, v in (("a", 5), ("b", 7))
        ),
    ]
    assert found("Kazakhstan has the most", marks, "values") == []
    assert found("Kazakhstan has the most", [marks[0], marks[2]], "values") == ["most"]


@pytest.mark.parametrize(
    ("language", "title", "marks", "kind", "token"),
    [
        ("ru", "Экспорт вырос", FALLING, "time", "вырос"),
        ("ru", "Экспорт снизился", RISING, "time", "снизился"),
        ("ru", "Экспорт вырос вдвое", line(40, 42, 45), "time", "вдвое"),
        ("ru", "Экспорт вырос в три раза", line(40, 60, 80), "time", "в три раза"),
        ("ru", "Экспорт не изменился", FALLING, "time", "не изменился"),
        (
            "ru",
            "У Киргизии самая высокая доля",
            bars(Киргизия=10, Казахстан=40),
            "values",
            "самая высокая",
        ),
        ("az", "İxrac artdı", FALLING, "time", "artdı"),
        ("az", "İxrac azaldı", RISING, "time", "azaldı"),
        ("az", "İxrac üç dəfə artdı", line(40, 42, 50), "time", "üç dəfə"),
        (
            "az",
            "Ən yüksək pay Qırğızıstanındır",
            bars(Qırğızıstan=10, Qazaxıstan=40),
            "values",
            "Ən yüksək",
        ),
    ],
)
def test_titles_are_read_in_three_languages(
    language: str, title: str, marks: list[Mark], kind: Kind, token: str
) -> None:
    assert found(title, marks, kind, language) == [token]


@pytest.mark.parametrize(
    ("language", "title", "marks"),
    [
        ("ru", "Экспорт вырос вдвое", line(40, 60, 80)),
        ("ru", "Экспорт не вырос", FALLING),
        ("az", "İxrac artdı", RISING),
        ("az", "İxrac sabit qaldı", line(50, 51, 49)),
        ("de", "Die Ausfuhren stiegen", FALLING),
    ],
)
def test_what_is_right_or_cannot_be_read_is_not_told(
    language: str, title: str, marks: list[Mark]
) -> None:
    assert found(title, marks, "time", language) == []


@pytest.mark.parametrize(
    ("title", "marks", "kind", "words"),
    [
        ("Exports doubled", line(40, 60, 82), "time", "doubled"),
        ("Exports lost a quarter of their value", line(84, 62), "time", "a quarter"),
        ("The upper valley has twice as much", SHARES[:1], "values", ""),
        (
            "About three fifths of the lower valley had water",
            SHARES,
            "values",
            "About three fifths",
        ),
        ("The shares are about a third of 7", SHARES, "values", ""),
        ("Exports are a quarter of output", line(84, 62), "time", ""),
        ("Exports tripled", line(40, 60, 82), "time", ""),
        (
            "The two are twice apart",
            bars(one=40, two=81),
            "values",
            "twice",
        ),
        ("Some are twice apart", bars(a=40, b=81, c=50, d=60), "values", ""),
    ],
)
def test_a_multiple_or_part_that_the_data_show_is_known(
    title: str, marks: list[Mark], kind: Kind, words: str
) -> None:
    depiction = Depiction(
        ("charts", "x", "title"), title, "en", kind, tuple(marks), True
    )
    assert borne_out([depiction]) == ({depiction.address: words} if words else {})


def test_the_message_says_what_the_data_show() -> None:
    depiction = Depiction(("charts", "x", "title"), "Exports rose", "en", "time",
                          tuple(FALLING))  # fmt: skip
    (problem,) = directions([depiction])
    assert problem.code == "evidence.direction"
    assert problem.message == (
        "the title says “rose”, but in the data "
        "Exports goes from 70 (2019) to 35 (2021)"
    )


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("Exports rose", line(40)),
        ("Exports were highest in 2030", FALLING),
        ("Exports doubled", line(-5, 10)),
        ("A third of all exports went there", RISING),
        ("Exports grew many times", RISING),
    ],
)
def test_what_the_values_cannot_answer_is_not_told(
    title: str, marks: list[Mark]
) -> None:
    assert found(title, marks) == []


def test_a_multiple_is_read_in_words_and_in_digits() -> None:
    assert found("Exports grew 3 times", line(10, 30)) == []
    assert found("Exports grew 3 times", line(10, 18)) == ["3 times"]
    assert found("Exports grew three times", line(10, 18)) == ["three times"]
    said = "Экспорт вырос в 2,5 раза"
    assert found(said, line(10, 25), language="ru") == []
    assert found(said, line(10, 15), language="ru") == ["в 2,5 раза"]
