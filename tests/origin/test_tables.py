"""The data behind a document, for whoever wants to reckon with it."""

from typing import Any

from briefmaker.brief.exhibits import Table
from briefmaker.origin.tables import chart_csv, table_csv
from charts.easel import REMITTANCES, Easel
from writing.desk import Desk


def lines(data: bytes) -> list[str]:
    text = data.decode()
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").split("\r\n")


def of_chart(
    *rows: dict[str, Any], entries: dict[str, Any] | None = None, **chart: Any
) -> list[str]:
    data = {"rows": list(rows)} if rows else chart.pop("data")
    easel = Easel({"kind": "bar", "data": data, **chart}, entries or {})
    return lines(chart_csv(easel.plot, facts=True))


def test_numbers_keep_their_digits_in_every_language() -> None:
    found = of_chart(
        {"label": "Farms, upper", "value": "1234567.50"},
        {"label": 'The "old" mill', "value": "-0.10"},
        unit="%",
    )
    assert found == [
        "label,value,unit",
        '"Farms, upper",1234567.50,%',
        '"The ""old"" mill",-0.10,%',
    ]


def test_dates_are_as_precise_as_they_were_given() -> None:
    found = of_chart(
        {"label": "A", "date": "2024", "value": "1"},
        {"label": "A", "date": "2024-03", "value": "2", "standing": "forecast"},
        kind="line",
    )
    assert found == ["label,date,value,standing", "A,2024,1,", "A,2024-03,2,forecast"]
    tasks = of_chart(
        {"label": "Build", "date": "2026-01-05", "end": "2026-03-20"},
        {"label": "Open", "date": "2026-04-01"},
        kind="gantt",
    )
    assert tasks == [
        "label,date,end",
        "Build,2026-01-05,2026-03-20",
        "Open,2026-04-01,",
    ]


def test_where_sources_differ_each_value_has_a_row_and_its_words() -> None:
    found = of_chart(
        data={"facts": ["remittances"]}, kind="range", unit="%", entries=REMITTANCES
    )
    head, *rows = found
    assert head.split(",")[0] == "label"
    assert head.split(",")[-1] == "facts"
    assert len(rows) == 2
    facts = REMITTANCES["facts"]
    for words in (fact["display"] for fact in facts.values()):
        assert any(words in row for row in rows)


def test_names_of_facts_may_be_left_out() -> None:
    easel = Easel({"kind": "range", "data": {"facts": ["remittances"]}}, REMITTANCES)
    head, *_ = lines(chart_csv(easel.plot, facts=False))
    assert "facts" not in head


def test_a_table_is_as_it_is_printed_without_marks(desk: Desk) -> None:
    table = {
        "title": "Options",
        "columns": ["*Course* [@bank]", "Cost, US$"],
        "rows": [["Wait, and see", "{fact}`trade`"], ["Act", "none [@news]"]],
    }
    written = desk.write("See @tbl-x.\n\n![](#tbl-x)", tables={"tbl-x": table})
    assert lines(table_csv("tbl-x", Table.model_validate(table), written)) == [
        'Course,"Cost, US$"',
        '"Wait, and see",more than 17%',
        "Act,none",
    ]
