"""What nobody should write, from the file to the page: a clear word or a good page.

Each case ends in a problem at its place, or in a PDF in which the audit of the set
pages finds no error. What stands on no page at all is in `tests/bad`.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmaker.build import Rendered, render
from briefmaker.problems import Problem
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace

Rows = list[dict[str, Any]]
Value = Callable[[int], int]
Name = Callable[[int], str]

LONG = (
    "Trade corridor and customs reform of the northern transit route with all partners"
)
ARABIC = "مبادلات تجارية"
GEORGIAN = "საქართველოს ექსპორტი"
SENTENCE = "The council counted the farms again and found somewhat fewer."

BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "Water was short again in the lower valley",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "none",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "Water was short.",
    "sections": [{"heading": "What we know", "body": "Fields were dry."}],
    "limits": {"pages": 30},
}


def letters(number: int) -> str:
    """Return a name without digits, which would need a source."""
    return f"{chr(65 + number % 26)}{chr(97 + number // 26)}kol"


def long(number: int) -> str:
    return f"{letters(number)} {LONG}"[:80].strip()


def usual(number: int) -> int:
    return 10 + 7 * (number % 9)


def by_name(count: int, name: Name, value: Value) -> Rows:
    return [{"label": name(at), "value": value(at)} for at in range(count)]


def in_pairs(count: int, name: Name, value: Value) -> Rows:
    return [
        {"label": name(at), "series": series, "value": value(at)}
        for at in range(count)
        for series in ("Before", "After")
    ]


def in_years(count: int, name: Name, value: Value) -> Rows:
    return [
        {"label": "x", "series": name(at), "date": str(year), "value": value(at + year)}
        for at in range(count)
        for year in range(2000, 2004)
    ]


def at_two_dates(count: int, name: Name, value: Value) -> Rows:
    return [
        {"label": name(at), "date": year, "value": value(at)}
        for at in range(count)
        for year in ("2015", "2023")
    ]


def between(count: int, name: Name, value: Value) -> Rows:
    return [
        {"label": name(at), "low": value(at), "high": value(at) + 4}
        for at in range(count)
    ]


def steps(count: int, name: Name, value: Value) -> Rows:
    start = {"label": "Start", "value": 100, "total": True}
    return [start, *by_name(count, name, value)]


def across(count: int, name: Name, value: Value) -> Rows:
    return [
        row | {"across": value(at + 3)}
        for at, row in enumerate(by_name(count, name, value))
    ]


def events(count: int, name: Name, value: Value) -> Rows:  # noqa: ARG001, no values
    return [
        {"label": name(at), "date": f"{2010 + at}-05-05", "end": f"{2011 + at}-05-05"}
        for at in range(count)
    ]


def answers(count: int, name: Name, value: Value) -> Rows:  # noqa: ARG001, sum to 100
    return [
        {"label": answer, "series": name(at), "value": share}
        for at in range(count)
        for answer, share in (("Little", 30), ("Some", 30), ("Much", 40))
    ]


def bins(count: int, name: Name, value: Value) -> Rows:
    return [
        {"label": name(at), "low": at, "high": at + 1, "value": value(at)}
        for at in range(count)
    ]


CHARTS: dict[str, Callable[[int, Name, Value], Rows]] = {
    "bar": by_name,
    "column": by_name,
    "dot": by_name,
    "lollipop": by_name,
    "share": by_name,
    "grouped-bar": in_pairs,
    "stacked": in_pairs,
    "line": in_years,
    "area": in_years,
    "small-multiples": in_years,
    "slope": at_two_dates,
    "range": between,
    "waterfall": steps,
    "scatter": across,
    "timeline": events,
    "gantt": events,
    "likert": answers,
    "histogram": bins,
}
"""How rows of each kind are made; fans have one line, and `tests/charts` tries it."""

NEEDED: dict[str, dict[str, str]] = {
    "scatter": {"across": "Rain, mm", "up": "Yield, t"},
    "likert": {"question": "How far do you trust?", "sample": "1,012 adults, 2024"},
}


def chart(kind: str, rows: Rows) -> dict[str, Any]:
    title = {"title": "Some places had less water", "subtitle": "Index, 2020"}
    data = {"data": {"rows": rows}, "source": "Own data."}
    return {"kind": kind, **title, **data, **NEEDED.get(kind, {})}


def table(columns: int, rows: int, cell: str = "dry") -> dict[str, Any]:
    return {
        "title": "Some fields were dry",
        "columns": [letters(at) for at in range(columns)],
        "rows": [[cell] * columns for _ in range(rows)],
    }


def with_exhibits(group: str, exhibits: dict[str, Any]) -> dict[str, Any]:
    places = "\n\n".join(f"See @{name}.\n\n![](#{name})" for name in exhibits)
    return {group: exhibits, "sections": [{"heading": "What we know", "body": places}]}


@pytest.fixture
def made(workspace: Workspace, tmp_path: Path) -> Callable[..., Rendered]:
    """Render a brief with some keys of its own; bare figures only warn."""

    def make(**keys: Any) -> Rendered:
        path = tmp_path / "bad.yaml"
        path.write_text(
            yaml.safe_dump(BRIEF | keys, allow_unicode=True, sort_keys=False), "utf-8"
        )
        return render(
            path, replace(workspace, root=tmp_path), Wishes(allow_failing=True)
        )

    return make


def errors(rendered: Rendered) -> list[Problem]:
    found = [problem for problem in rendered.problems if problem.blocks]
    assert (rendered.pdf is None) == bool(found)
    for problem in found:
        assert problem.place, problem
        assert problem.place.file.endswith("bad.yaml")
    return found


def said(rendered: Rendered) -> Iterator[tuple[str, str, str]]:
    """Yield code, the last steps of the address, and the words of each error."""
    for problem in errors(rendered):
        end = ".".join(map(str, problem.address[2:] or problem.address))
        yield problem.code, end, problem.message


# Refused before anything is drawn


@pytest.mark.parametrize(
    "kind", sorted(set(CHARTS) - {"scatter", "share", "histogram"})
)
def test_sixty_of_anything_are_too_many(
    made: Callable[..., Rendered], kind: str
) -> None:
    rows = CHARTS[kind](60, letters, usual)
    found = errors(made(**with_exhibits("charts", {"fig-x": chart(kind, rows)})))
    problem = next(each for each in found if each.code == "chart.too-much")
    assert problem.address == ("charts", "fig-x")
    assert re.search(r"\bmost\b", problem.message)
    assert problem.hint


@pytest.mark.parametrize("kind", ["share", "stacked", "area", "histogram", "likert"])
def test_a_negative_part_of_a_whole_is_refused_at_its_row(
    made: Callable[..., Rendered], kind: str
) -> None:
    rows = CHARTS[kind](3, letters, usual)
    rows[1]["value"] = -5
    found = list(said(made(**with_exhibits("charts", {"fig-x": chart(kind, rows)}))))
    (words,) = [
        (end, words) for code, end, words in found if code == "chart.negative-share"
    ]
    assert words[0] == "data.rows.1"
    assert "-5" in words[1]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused_where_it_is_typed(
    made: Callable[..., Rendered], value: float
) -> None:
    rows = [*by_name(4, letters, usual), {"label": "Osh", "value": value}]
    found = said(made(**with_exhibits("charts", {"fig-x": chart("bar", rows)})))
    ((code, end, words),) = found
    assert (code, end) == ("brief.wrong-type", "data.rows.4.value")
    assert "should be a number" in words


@pytest.mark.parametrize("kind", sorted(set(CHARTS) - {"timeline", "gantt"}))
def test_a_chart_without_any_value_is_refused(
    made: Callable[..., Rendered], kind: str
) -> None:
    values = ("value", "low", "high", "across")
    rows = [
        {key: given for key, given in row.items() if key not in values}
        for row in CHARTS[kind](3, letters, usual)
    ]
    found = said(made(**with_exhibits("charts", {"fig-x": chart(kind, rows)})))
    assert "chart.no-data" in {code for code, _, _ in found}


@pytest.mark.parametrize("kind", ["bar", "dot", "lollipop", "grouped-bar", "line"])
def test_two_points_of_one_name_are_refused_at_a_row(
    made: Callable[..., Rendered], kind: str
) -> None:
    rows = CHARTS[kind](3, letters, usual)
    found = said(
        made(**with_exhibits("charts", {"fig-x": chart(kind, [*rows, dict(rows[1])])}))
    )
    ((code, end, _),) = found
    assert code == "chart.twice"
    assert end.startswith("data.rows.")


def test_letters_that_no_font_has_are_named(made: Callable[..., Rendered]) -> None:
    rows = by_name(4, lambda at: GEORGIAN if at == 2 else letters(at), usual)
    found = said(made(**with_exhibits("charts", {"fig-x": chart("bar", rows)})))
    ((code, end, words),) = found
    assert (code, end) == ("chart.glyph", "data.rows.2")
    assert "U+10E1" in words


def test_a_section_of_five_thousand_words_is_over_the_limit_of_its_kind(
    made: Callable[..., Rendered],
) -> None:
    body = "\n\n".join([" ".join([SENTENCE] * 5)] * 100)
    found = said(made(sections=[{"heading": "What we know", "body": body}]))
    ((code, end, words),) = found
    assert (code, end) == ("rule.T-01", "kind")
    assert "5003 words" in words
    assert "1100" in words


def test_a_picture_of_too_many_pixels_is_refused_unread(
    made: Callable[..., Rendered], tmp_path: Path
) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    (tmp_path / "map.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")
    )
    body = "The map.\n\n![A map](map.png)\n"
    found = said(made(sections=[{"heading": "What we know", "body": body}]))
    assert [code for code, _, _ in found] == ["prose.picture-large"]


# Set, and good to look at


@pytest.mark.parametrize(
    ("count", "name", "value"),
    [
        pytest.param(4, long, usual, id="labels of 80 characters"),
        pytest.param(4, lambda at: f"{ARABIC} {chr(0x628 + at)}", usual, id="Arabic"),
        pytest.param(4, letters, lambda _: 0, id="all zero"),
        pytest.param(3, letters, lambda at: (at + 1) * 10**14, id="huge"),
    ],
)
def test_charts_of_odd_data_are_drawn_without_a_collision(
    made: Callable[..., Rendered], count: int, name: Name, value: Value
) -> None:
    charts = {
        f"fig-{kind}": chart(kind, rows(count, name, value))
        for kind, rows in CHARTS.items()
        if kind not in ("share", "small-multiples")
    }
    thirds = [{"label": name(at), "value": at_} for at, at_ in enumerate((20, 30, 50))]
    charts["fig-share"] = chart("share", thirds)
    charts["fig-small"] = chart("small-multiples", in_years(2, name, value))
    assert errors(made(**with_exhibits("charts", charts))) == []


def test_one_point_is_drawn_and_the_author_told_that_a_sentence_says_as_much(
    made: Callable[..., Rendered],
) -> None:
    kinds = ("bar", "column", "dot", "lollipop", "grouped-bar", "line", "timeline")
    charts = {
        f"fig-{kind}": chart(kind, CHARTS[kind](1, letters, usual)[:1])
        for kind in kinds
    }
    rendered = made(**with_exhibits("charts", charts))
    assert errors(rendered) == []
    told = [each.address for each in rendered.problems if each.code == "chart.few"]
    assert told == [("charts", f"fig-{kind}") for kind in kinds[:-1]]


def test_a_title_of_many_lines_is_set_with_a_warning(
    made: Callable[..., Rendered],
) -> None:
    rendered = made(title=" and ".join([SENTENCE.rstrip(".").lower()] * 9))
    assert errors(rendered) == []
    (problem,) = [each for each in rendered.problems if each.code == "pdf.long-title"]
    assert problem.address == ("title",)
    assert "two are enough" in problem.message


def test_a_brief_of_forty_sections_is_set(made: Callable[..., Rendered]) -> None:
    sections = [{"heading": letters(at), "body": SENTENCE} for at in range(40)]
    assert errors(made(sections=sections)) == []


def test_russian_in_an_english_brief_and_english_in_a_persian_one_are_set(
    made: Callable[..., Rendered],
) -> None:
    body = "Промышленность внешнеторговых организаций растёт."
    russian = [{"heading": "Что известно", "body": body}]
    assert errors(made(sections=russian)) == []
    assert errors(made(language="fa", title="صادرات افزایش یافت")) == []


@pytest.mark.parametrize("kind", ["memo", "brief", "fact-sheet"])
@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(table(14, 4, "somewhat drier"), id="14 columns"),
        pytest.param(table(3, 4, "abcdefghij" * 6), id="a word of 60 letters"),
    ],
)
def test_a_table_wider_than_its_column_is_refused(
    made: Callable[..., Rendered], kind: str, odd: dict[str, Any]
) -> None:
    found = said(made(kind=kind, **with_exhibits("tables", {"tbl-x": odd})))
    ((code, end, words),) = found
    assert (code, end) == ("pdf.overflow", "tables.tbl-x")
    assert "runs over its edge" in words


def test_a_long_table_in_columns_takes_the_engine_no_minute(
    made: Callable[..., Rendered],
) -> None:
    rendered = made(kind="brief", **with_exhibits("tables", {"tbl-x": table(3, 25)}))
    assert errors(rendered) == []
    assert rendered.timings["typeset"] < 12_000
