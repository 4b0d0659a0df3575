"""What figures are called, where they are named, and how they are told apart."""

from typing import Any

import pytest

from briefmaker.rules.figures import c_02, c_16, c_17, c_20
from rules.manuscripts import Reader, messages
from writing.desk import CHART

BODY = "As @fig-x shows, it grew.\n\n![](#fig-x)"


def finds(reader: Reader, check: Any, body: str = BODY, **chart: Any) -> list[str]:
    return messages(reader.finds(check, body, charts={"fig-x": {**CHART, **chart}}))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Growth in farming", "has no verb"),
        ("What we know", "repeats the heading"),
        ("It grew " + "and grew " * 7, "has 16 words"),
    ],
)
def test_a_title_says_the_finding(reader: Reader, title: str, said: str) -> None:
    (found,) = finds(reader, c_02, title=title)
    assert said in found


def test_a_short_finding_is_a_good_title(reader: Reader) -> None:
    assert finds(reader, c_02, title="It grew and grew") == []


def test_a_figure_is_named_before_it_stands(reader: Reader) -> None:
    assert finds(reader, c_16) == []
    (late,) = finds(reader, c_16, "It grew.\n\n![](#fig-x)\n\n- *See @fig-x.*")
    assert "only after the figure" in late
    (never,) = finds(reader, c_16, "It grew.\n\n![](#fig-x)")
    assert "never names this figure" in never


def test_a_figure_may_be_named_in_the_bottom_line(reader: Reader) -> None:
    found = reader.finds(
        c_16,
        "It grew.\n\n![](#fig-x)",
        bottom_line="It grew (@fig-x).",
        charts={"fig-x": CHART},
    )
    assert found == []


GOOD = (
    "Bar chart of growth in trade, where the only value is more than 17% in all of 2024"
)


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("Bar chart of 17%", "has 4 words"),
        (f"Image of a {GOOD}", "a reader knows"),
        (GOOD.replace("17%", "a sixth").replace("2024", "the year"), "has no figure"),
    ],
)
def test_a_text_for_those_who_cannot_see_says_enough(
    reader: Reader, alt: str, said: str
) -> None:
    (found,) = finds(reader, c_17, alt=alt)
    assert said in found


def test_a_good_text_or_none_is_left_alone(reader: Reader) -> None:
    assert finds(reader, c_17, alt=GOOD) == []
    assert finds(reader, c_17) == []


def test_a_text_that_repeats_the_title_is_reported(reader: Reader) -> None:
    title = "It grew " + "and grew " * 6 + "by 5%"
    assert any("repeats" in one for one in finds(reader, c_17, title=title, alt=title))


def lines(*series: str) -> dict[str, Any]:
    rows = [
        {"label": name, "series": name, "date": str(year), "value": "1"}
        for name in series
        for year in (2023, 2024)
    ]
    return {**CHART, "kind": "line", "data": {"rows": rows}, "source": "[@bank]"}


def test_a_name_keeps_its_colour(reader: Reader) -> None:
    body = "See @fig-a and @fig-b.\n\n![](#fig-a)\n\n![](#fig-b)"
    same = {"fig-a": lines("North", "South"), "fig-b": lines("North", "East")}
    assert reader.finds(c_20, body, charts=same) == []
    moved = {"fig-a": lines("North", "South"), "fig-b": lines("South", "North")}
    found = messages(reader.finds(c_20, body, charts=moved))
    assert [one.split(" has ")[0] for one in found] == ["“South”", "“North”"]
