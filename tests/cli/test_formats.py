"""What `check` writes for programs: SARIF for editors, commands for GitHub."""

import json
import re
from importlib import metadata
from pathlib import Path

import jsonschema
import pytest

from briefmaker.cli.formats import as_github
from briefmaker.cli.report import as_json, as_short, as_text
from briefmaker.cli.sarif import STAGES, as_sarif
from briefmaker.problems import Place, Problem, Severity
from briefmaker.values import replace
from cli.stand_ins import problem

TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
COUNT = {"type": "integer", "minimum": 1}

# The part of the schema of SARIF 2.1.0 (appendix of the standard) that our logs use;
# what they do not use is not allowed, so that a new key has to be looked up there.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "invocations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["executionSuccessful"],
                        "additionalProperties": False,
                        "properties": {"executionSuccessful": {"type": "boolean"}},
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "semanticVersion": {"type": "string"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "additionalProperties": False,
                        "properties": {
                            "id": {"type": "string"},
                            "shortDescription": TEXT,
                            "help": TEXT,
                        },
                    },
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": TEXT,
                "locations": {
                    "type": "array",
                    "items": {"$ref": "#/$defs/location"},
                },
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "uri": {"type": "string", "format": "uri-reference"},
                                "uriBaseId": {"type": "string"},
                            },
                        },
                        "region": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                "startLine": COUNT,
                                "startColumn": COUNT,
                                "endColumn": COUNT,
                                "snippet": TEXT,
                            },
                        },
                    },
                },
                "logicalLocations": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"fullyQualifiedName": {"type": "string"}},
                    },
                },
            },
        },
    },
}


def sarif(*problems: Problem, finished: bool = True) -> dict:
    log = json.loads(as_sarif(problems, finished=finished))
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    return run


def test_a_log_of_no_problems_names_the_tool_and_its_version():
    run = sarif()
    version = metadata.version("briefmaker")
    driver = {"name": "briefmaker", "semanticVersion": version, "rules": []}
    assert run == {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [],
    }


def test_a_problem_is_a_result_at_its_place_with_what_to_do():
    (result,) = sarif(problem())["results"]
    assert result == {
        "ruleId": "brief.unknown-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "unknown key `titel`\ndid you mean `title`?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "briefs/trade.yaml",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                        "startLine": 3,
                        "startColumn": 1,
                        "endColumn": 6,
                        "snippet": {"text": "titel: Trade"},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "titel"}],
            }
        ],
    }


def test_a_rule_is_told_once_with_help_for_what_it_is_about():
    weak = Problem("evidence.quote-not-found", "x", place=Place("a.yaml"))
    run = sarif(problem(), weak, problem(line=9))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "brief.unknown-key",
        "evidence.quote-not-found",
    ]
    assert [each["ruleIndex"] for each in run["results"]] == [0, 1, 0]
    assert rules[0]["shortDescription"]["text"] == "Unknown key."
    said = rules[1]["shortDescription"]["text"]
    assert said.startswith("A passage stands in the kept copy of its source")
    assert "`briefmaker explain CLAIM`" in rules[1]["help"]["text"]
    assert "Rule S-05" in rules[1]["help"]["text"]
    assert "allow" not in rules[1]["help"]["text"]


def test_a_rule_that_may_be_accepted_says_how_in_every_format():
    long = Problem("pdf.too-long", "4 pages", place=Place("a.yaml"))
    (rule,) = sarif(long)["tool"]["driver"]["rules"]
    assert "`allow: [{rule: L-01, reason: …}]`" in rule["help"]["text"]
    assert "title=pdf.too-long L-01::" in as_github([long])
    assert as_short(long).endswith("[pdf.too-long] rule L-01")
    (found,) = json.loads(as_json([long]))
    assert found["rule"] == "L-01"


OVERFULL = Problem("chart.too-much", "9 lines are more", place=Place("a.yaml"))


@pytest.mark.parametrize(
    "refused",
    [
        pytest.param(OVERFULL, id="a chart that is not drawn"),
        pytest.param(replace(OVERFULL, code="prose.other-scale"), id="lost words"),
        pytest.param(replace(OVERFULL, code="pdf.lost-note"), id="a final rule"),
    ],
)
def test_no_format_offers_to_accept_what_cannot_be_accepted(refused):
    assert as_short(refused).endswith(f"[{refused.code}]")
    assert as_text(refused).endswith(f"[{refused.code}]")
    (found,) = json.loads(as_json([refused]))
    assert found["rule"] == ""
    assert f"title={refused.code}::" in as_github([refused])
    (rule,) = sarif(refused)["tool"]["driver"]["rules"]
    assert "`allow:" not in rule["help"]["text"]


def test_a_chart_that_is_only_full_can_be_accepted_beside_one_that_is_refused():
    full = replace(OVERFULL, severity=Severity.WARNING)
    assert as_text(full).endswith("[chart.too-much] rule C-07")
    assert [each["rule"] for each in json.loads(as_json([OVERFULL, full]))] == [
        "",
        "C-07",
    ]
    (rule,) = sarif(OVERFULL, full)["tool"]["driver"]["rules"]
    assert "`allow: [{rule: C-07, reason: …}]`" in rule["help"]["text"]


def test_levels_are_those_of_the_problems():
    problems = [problem(severity=severity) for severity in Severity]
    levels = [result["level"] for result in sarif(*problems)["results"]]
    assert levels == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("briefs/вода.yaml", {"uri": "briefs/%D0%B2%D0%BE%D0%B4%D0%B0.yaml"}),
        ("briefs/a b#1%.yaml", {"uri": "briefs/a%20b%231%25.yaml"}),
        ("/desk/a b.yaml", {"uri": "file:///desk/a%20b.yaml"}),
    ],
)
def test_files_are_addresses_as_seen_from_where_one_stands(file, artifact):
    (result,) = sarif(problem(file=file))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    base = {} if file.startswith("/") else {"uriBaseId": "%SRCROOT%"}
    assert location == {**artifact, **base}


def test_columns_count_letters_and_not_units_of_an_encoding():
    line = "title: 𝔇 titel"
    place = Place("a.yaml", 1, line.index("titel") + 1, 5, line)
    (result,) = sarif(Problem("x.y", "m", place=place))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    start, end = region["startColumn"] - 1, region["endColumn"] - 1
    assert line[start:end] == "titel"


def test_a_run_that_could_not_be_finished_says_so():
    assert sarif(finished=False)["invocations"] == [{"executionSuccessful": False}]


def test_every_code_of_ours_belongs_to_a_stage_that_has_help():
    source = Path(__file__).parents[2] / "src" / "briefmaker"
    text = "".join(file.read_text("utf-8") for file in source.rglob("*.py"))
    codes = set(re.findall(r'Problem\(\s*f?"([a-z]+)\.', text))
    assert len(codes) > 5
    assert codes - set(STAGES) == set()


def test_github_gets_a_command_at_the_line_with_what_to_do():
    assert as_github([problem()]) == (
        "::error file=briefs/trade.yaml,line=3,col=1,title=brief.unknown-key::"
        "unknown key `titel`%0Adid you mean `title`?"
    )


def test_github_knows_three_weights():
    text = as_github([problem(severity=severity) for severity in Severity])
    words = [line.split(" ")[0] for line in text.splitlines()]
    assert words == ["::error", "::warning", "::notice"]


def test_what_would_end_a_command_or_a_property_is_escaped():
    odd = Problem(
        "x.y",
        "100%: a,\r\nb",
        place=Place("a:b,c%\n.yaml"),
    )
    assert as_github([odd]) == (
        "::error file=a%3Ab%2Cc%25%0A.yaml,line=1,col=1,title=x.y::100%25: a,%0D%0Ab"
    )


@pytest.mark.usefixtures("desk")
def test_both_go_to_standard_output_and_the_tally_beside(run, stages):
    stages.problems = {"trade": [problem()], "water": [problem(line=4)]}
    ended = run("check", "briefs", "--format", "github")
    assert (ended.status, ended.err) == (1, "2 briefs: 2 errors\n")
    assert [line[:8] for line in ended.out.splitlines()] == ["::error ", "::error "]
    ended = run("check", "briefs", "--format", "sarif")
    assert (ended.status, ended.err) == (1, "2 briefs: 2 errors\n")
    jsonschema.validate(log := json.loads(ended.out), SARIF)
    lines = [
        result["locations"][0]["physicalLocation"]["region"]["startLine"]
        for result in log["runs"][0]["results"]
    ]
    assert lines == [3, 4]


@pytest.mark.usefixtures("desk", "stages")
def test_github_is_told_nothing_of_clean_briefs(run):
    ended = run("check", "briefs", "--format", "github")
    assert (ended.status, ended.out) == (0, "")
