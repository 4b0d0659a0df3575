"""Alternative texts are drafted from the data; tables say everything."""

from typing import Any

import pytest

from briefmaker.charts.alt import alternative
from briefmaker.charts.conventions import Conventions
from briefmaker.values import replace
from charts.easel import REMITTANCES, Easel, rows

EXPORTS = {
    "kind": "bar",
    "unit": "%",
    "subtitle": "Growth in exports to Russia, %, 2021–2023",
    "data": {
        "rows": [
            {"label": "Kyrgyzstan", "value": "90"},
            {"label": "Uzbekistan", "value": "77"},
            {"label": "Kazakhstan", "value": "39", "qualifier": "about"},
            {"label": "Tajikistan"},
            {"label": "Turkmenistan", "note": "not given"},
        ]
    },
}


def line(name: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"label": "x", "series": name, "date": "2014", "value": str(start)},
        {"label": "x", "series": name, "date": "2026-03", "value": str(end)},
    ]


def test_a_draft_names_kind_subject_and_finding() -> None:
    assert Easel(EXPORTS).alt == (
        "Bar chart of “Growth in exports to Russia, %, 2021–2023”, where the highest "
        "value is 90% (Kyrgyzstan) and the lowest about 39% (Kazakhstan); no data for "
        "Tajikistan and Turkmenistan."
    )


def test_a_draft_says_what_each_source_gives() -> None:
    chart = {
        "kind": "range",
        "subtitle": "Share of GDP, %",
        "data": {"facts": ["remittances"]},
    }
    assert Easel(chart, REMITTANCES).alt == (
        "Range chart of “Share of GDP, %”, where sources give roughly 17% of GDP (from "
        "Russia, 2024) or nearly half of GDP (no year, no country named) for "
        "Remittances as a share of GDP."
    )


def test_a_draft_says_how_lines_change() -> None:
    chart = {"kind": "line", "unit": "%", "data": {"rows": line("Georgia", 30, 48)}}
    assert Easel(chart).alt.endswith(
        "where Georgia: from 30% (2014) to 48% (March\u00a02026)."
    )


def test_a_draft_says_what_is_our_arithmetic() -> None:
    chart = {
        "kind": "share",
        "subtitle": "Settlements",
        "rest": "Other currencies",
        "data": {"rows": [{"label": "National currencies", "value": "96"}]},
    }
    assert Easel(chart).alt == (
        "Share bar of “Settlements”, where the largest part is National currencies "
        "(96%); Other currencies (our arithmetic): 4%."
    )


def test_a_draft_says_where_a_timeline_begins_and_ends() -> None:
    events = [
        {"label": "Crash", "date": "2024-12"},
        {"label": "Talks", "date": "2025-10-09"},
        {"label": "Invasion", "date": "2022-02"},
    ]
    chart = {
        "kind": "timeline",
        "subtitle": "Events in the dispute of the two states over the crash",
        "data": {"rows": events},
    }
    assert Easel(chart).alt.replace("\u00a0", " ") == (
        "Timeline of “Events in the dispute of the two states over the crash”, where 3 "
        "events run from “Invasion” (February 2022) to “Talks” (9 October 2025)."
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5], "the value for A is 5%"),
        ([5, 5], "the value for A and B is 5%"),
        ([5, None], "the value for A is 5%; no data for B"),
    ],
)
def test_a_draft_fits_few_values_too(values: list[Any], expected: str) -> None:
    chart = {"kind": "bar", "unit": "%", "data": {"rows": rows(*values)}}
    assert (
        Easel(chart).alt
        == f"Bar chart of “Measure, unit, place, period”, where {expected}."
    )


def test_ranges_are_spoken_with_words() -> None:
    data = {"rows": [{"label": "Migrants", "low": "19", "high": "30"}]}
    assert Easel({"kind": "range", "unit": "%", "data": data}).alt.endswith(
        "Migrants: 19% to 30%."
    )


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_a_draft_is_neither_too_long_nor_without_a_figure(count: int) -> None:
    named = [
        {"label": f"The {n}th of all the states", "value": str(n)}
        for n in range(1, count + 1)
    ]
    subtitle = (
        "Growth in exports to the Russian Federation by country of origin, %, 2021–2023"
    )
    alt = Easel(
        {"kind": "bar", "unit": "%", "subtitle": subtitle, "data": {"rows": named}}
    ).alt
    assert 15 <= len(alt.split()) <= 40
    assert len(alt) <= 250
    assert any(letter.isdigit() for letter in alt)


def test_a_draft_of_few_but_long_words_is_not_too_long_either() -> None:
    long = "Counter-terrorism-coordination-and-" + "information-exchange-" * 2
    named = [{"label": f"{long}-{n}", "value": str(n)} for n in range(1, 4)]
    alt = Easel({"kind": "bar", "slot": "full", "data": {"rows": named}}).alt
    assert len(alt) <= 250
    assert f"{long}-3" in alt


def test_a_subject_that_takes_all_room_gives_way_to_the_finding() -> None:
    alt = Easel({**EXPORTS, "subtitle": "Growth " * 38}).alt
    assert alt.startswith("Bar chart, where the highest value is 90%")


def test_labels_too_long_for_a_draft_ask_for_a_text() -> None:
    label = "The Ministry of Labour, Migration and Employment of the Population "
    data = {"rows": [{"label": label * 4, "value": "5"}]}
    found = alternative(Easel({"kind": "bar", "data": data}).plot, Conventions())
    (problem,) = found.problems
    assert problem.code == "chart.alt"
    assert not problem.blocks
    assert "5" in found.text


def test_what_the_author_wrote_wins() -> None:
    assert Easel({**EXPORTS, "alt": "What I see."}).alt == "What I see."


def test_the_draft_follows_the_language() -> None:
    alt = replace(
        Conventions().alt,
        kinds={"bar": "Balkendiagramm"},
        whole="{kind} „{subject}“: {finding}.",
    )
    say = Conventions(alt=alt, percent="{number}\u00a0%")
    assert Easel(EXPORTS, say=say).alt.startswith("Balkendiagramm „Growth in exports")
    assert "90\u00a0%" in Easel(EXPORTS, say=say).alt


def test_the_table_has_every_row_and_what_binds_its_value() -> None:
    found = Easel(EXPORTS).table
    assert found.head == ("Item", "Value", "Note")
    assert found.rows == (
        ("Kyrgyzstan", "90%", "–"),
        ("Uzbekistan", "77%", "–"),
        ("Kazakhstan", "about 39%", "–"),
        ("Tajikistan", "no data", "–"),
        ("Turkmenistan", "no data", "not given"),
    )


def test_the_table_has_a_row_for_each_source_of_a_disputed_value() -> None:
    chart = {"kind": "range", "unit": "%", "data": {"facts": ["remittances"]}}
    found = Easel(chart, REMITTANCES).table
    assert found.head == ("Item", "Value", "What it counts", "Note")
    assert [row[1:] for row in found.rows] == [
        ("about 17%", "from Russia, 2024", "sources differ"),
        ("nearly half of GDP", "no year, no country named", "sources differ"),
    ]


def test_the_table_of_lines_has_a_column_for_each() -> None:
    data = {"rows": [*line("Georgia", 30, 48), *line("Armenia", 9, 12)[:1]]}
    found = Easel({"kind": "line", "unit": "%", "data": data}).table
    assert found.head == ("Date", "Georgia", "Armenia")
    assert found.rows == (("2014", "30%", "9%"), ("March\u00a02026", "48%", "no data"))


def test_the_table_of_shares_says_what_is_our_arithmetic() -> None:
    data = {"rows": [{"label": "National", "value": "96"}]}
    found = Easel({"kind": "share", "rest": "Other", "data": data}).table
    assert found.rows[-1] == ("Other", "4%", "rest (our arithmetic)")


def test_the_table_says_how_firm_a_value_is() -> None:
    data = {
        "rows": [
            {
                "label": "A",
                "value": "5",
                "low": "4",
                "high": "6",
                "standing": "forecast",
            }
        ]
    }
    (row,) = Easel({"kind": "bar", "unit": "%", "data": data}).table.rows
    assert row == ("A", "5% (4–6%) (forecast)")


def test_no_cell_of_a_table_is_empty() -> None:
    for easel in (
        Easel(EXPORTS),
        Easel(
            {
                "kind": "timeline",
                "data": {
                    "rows": [
                        {"label": "A", "date": "2024", "series": "S", "note": "n"},
                        {"label": "B", "date": "2025"},
                    ]
                },
            }
        ),
    ):
        assert all(cell for row in easel.table.rows for cell in row)


def test_a_line_says_at_what_date_sources_differ() -> None:
    rows = line("Remittances", 30, 48)
    at = {"label": "Remittances", "series": "Remittances", "date": "2020"}
    data = {"rows": [rows[0], {**at, "fact": "about-17"}, rows[1]]}
    easel = Easel({"kind": "line", "unit": "%", "data": data}, REMITTANCES)
    assert "sources give roughly 17% of GDP" in easel.alt
    assert easel.alt.index("2020") < easel.alt.index("from 30%")
    disputed = [row for row in easel.table.rows if "sources differ" in row]
    assert len(disputed) == 2
