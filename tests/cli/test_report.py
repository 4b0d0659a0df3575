import json

import pytest

from briefmaker.cli.report import Report, as_json, as_short, as_text, many
from briefmaker.problems import Place, Problem, Severity
from cli.stand_ins import problem

WARNING, NOTE = Severity.WARNING, Severity.NOTE


def test_as_text_a_problem_shows_its_line_the_words_and_what_to_do():
    assert as_text(problem()).splitlines() == [
        "briefs/trade.yaml:3:1: error: unknown key `titel` [brief.unknown-key]",
        "    titel: Trade",
        "    ^~~~~",
        "  did you mean `title`?",
    ]


def test_as_text_a_problem_without_a_line_or_a_hint_is_one_line():
    bare = Problem("pdf.pages", "4 pages, and 3 are allowed", place=Place("a.yaml"))
    assert as_text(bare) == "a.yaml:1:1: error: 4 pages, and 3 are allowed [pdf.pages]"


def test_short_is_one_line_whatever_the_brief_holds():
    odd = problem("found `a\nb\x1b[31m`")
    assert as_short(odd) == (
        "briefs/trade.yaml:3:1: error: found `a b\N{REPLACEMENT CHARACTER}[31m` "
        "[brief.unknown-key]"
    )


def test_colours_mark_place_severity_and_words_and_change_no_letter():
    painted = as_text(problem(severity=WARNING), colour=True)
    assert "\x1b[33m\x1b[1mwarning:" in painted
    assert "\x1b[33m\x1b[1m^~~~~" in painted
    plain = painted
    for code in ("\x1b[33m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == as_text(problem(severity=WARNING))


def test_json_gives_programs_every_part():
    assert json.loads(as_json([problem()])) == [
        {
            "code": "brief.unknown-key",
            "rule": "",
            "severity": "error",
            "file": "briefs/trade.yaml",
            "line": 3,
            "column": 1,
            "path": "titel",
            "message": "unknown key `titel`",
            "hint": "did you mean `title`?",
        }
    ]


def test_json_of_nothing_is_an_empty_list():
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ((), ""),
        (("title",), "title"),
        (("sections", 2, "body"), "sections[2].body"),
        (
            ("charts", "fig-exports", "data", "facts", 0),
            "charts.fig-exports.data.facts[0]",
        ),
        (("library", "facts", "oil-1.2", "source"), 'library.facts["oil-1.2"].source'),
        (("sources", 'a"b'), 'sources["a\\"b"]'),
    ],
)
def test_json_writes_an_address_as_a_path(address, path):
    [found] = json.loads(as_json([Problem("a.b", "c", address=address)]))
    assert found["path"] == path


def test_a_problem_of_the_library_is_said_once_for_all_briefs():
    report = Report()
    shared = problem(file="briefs/library/facts.yaml")
    assert report.news("briefs/trade.yaml", [shared]) == [shared]
    assert report.news("briefs/water.yaml", [shared]) == []
    assert report.tally() == "1 error"


def test_the_same_words_at_two_places_are_two_problems():
    report = Report()
    twice = [problem(line=3), problem(line=9)]
    assert report.news("briefs/trade.yaml", twice) == twice


def test_a_problem_without_a_place_is_the_briefs():
    [found] = Report().news("briefs/trade.yaml", [Problem("pdf.pages", "too long")])
    assert found.place == Place("briefs/trade.yaml")


def test_the_tally_counts_each_severity():
    report = Report()
    assert report.tally() == "no problems"
    found = [problem(line=n, severity=WARNING) for n in (1, 2)]
    report.news("a.yaml", [*found, problem(line=3), problem(line=4, severity=NOTE)])
    assert report.tally() == "1 error, 2 warnings, 1 note"


def test_one_is_singular_and_all_else_plural():
    assert [many(n, "brief") for n in (0, 1, 2)] == ["0 briefs", "1 brief", "2 briefs"]
