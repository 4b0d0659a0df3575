"""Problems as SARIF 2.1.0, the form that editors and code hosts read.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the sections
below are its own.
"""

import json
from collections.abc import Container, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from briefmaker.cli.report import acceptable, dotted
from briefmaker.problems import Place, Problem

if TYPE_CHECKING:
    from briefmaker.rules.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
)

ROOT = "%SRCROOT%"
"""The folder that the command was run in: files are named as seen from there."""

STAGES = {
    "file": "A file that belongs to a brief cannot be read, or not as text.",
    "yaml": "The file is not the YAML that briefs are written in.",
    "brief": "A key or value of a brief or its library is not what it should be.",
    "csv": "A table of figures beside a brief is not what it should be.",
    "matrix": "The memos that a brief stands for cannot be made as it says.",
    "evidence": (
        "Every figure and quotation must stand in the kept copy of its source. "
        "`briefmaker explain CLAIM` shows a claim, its passage and the verdict."
    ),
    "chart": "A chart cannot be drawn as the brief asks, or would mislead.",
    "language": "The language of a brief is not on offer.",
    "style": "The citation style cannot be used.",
    "cite": "A citation does not lead to an entry of the list of sources.",
    "prose": "A sentence uses a name or a mark that cannot be printed as it stands.",
    "page": "The page cannot be composed from the template.",
    "edition": "A brief in another language lags behind the one that it follows.",
    "rule": "A brief does not keep to a rule; `briefmaker rules` lists them.",
    "allow": "A brief accepts a rule that it cannot accept, or need not.",
    "look": "The look of the house cannot be used, or not be read.",
    "settings": "The settings of the folder, `briefmaker.toml`, are not right.",
    "pdf": "The finished pages do not show all that the brief says.",
    "html": "The page for the screen does not show all that the brief says.",
    "docx": "The Word document does not show all that the brief says, or is none.",
    "public": "A public copy would give away what it leaves out.",
    "origin": "What a document was made from cannot be carried, or read again.",
    "foreign": "A PDF of others cannot be placed in a pack, or not as it came.",
    "carried": "The files inside a PDF are not as briefmaker put them there.",
    "unpack": "What a PDF carries cannot be written into a folder.",
    "verify": "A PDF is not what it was made from, or its evidence does not stand.",
    "diff": "Two editions cannot be compared.",
    "changes": "What has changed cannot be marked.",
    "mail": "A letter may not go out as it is, to these people or from here.",
    "pack": "A meeting, its papers and its people do not go together as they should.",
    "print": "A document does not fit the printer, or the printer is not ready.",
}
"""What a problem is about, by the first word of its code."""


def as_sarif(problems: Sequence[Problem], *, finished: bool) -> str:
    """Return a SARIF log of one run.

    Args:
        problems: each with its place.
        finished: whether every brief could be read to its end.
    """
    codes = list(dict.fromkeys(problem.code for problem in problems))
    softened = {problem.code for problem in problems if acceptable(problem)}
    run = {
        "tool": {"driver": _driver(codes, softened)},
        "invocations": [{"executionSuccessful": finished}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    # In ASCII: a terminal obeys some signs above it, and shows others backwards.
    return json.dumps(log, indent=2)


def _driver(codes: Sequence[str], softened: Container[str]) -> dict[str, Any]:
    """Return the tool and the rules that it found broken (3.19)."""
    driver: dict[str, Any] = {"name": "briefmaker"}
    with suppress(metadata.PackageNotFoundError):
        driver["semanticVersion"] = metadata.version("briefmaker")
    driver["rules"] = [_rule(code, accepts=code in softened) for code in codes]
    return driver


def _rule(code: str, *, accepts: bool) -> dict[str, Any]:
    """Return what a code stands for (3.49).

    Args:
        accepts: whether `allow` takes any of the problems that have it.
    """
    from briefmaker.rules.table import rule_of

    stage, _, what = code.partition(".")
    words = what.replace("-", " ") or stage
    said = f"{words[0].upper()}{words[1:]}."
    kept = rule_of(code)
    about = STAGES.get(stage, said)
    if kept:
        said = f"{kept.says}."
        about += f" Rule {kept.id}, after {kept.origin}. "
        about += _acceptance(kept, accepts=accepts)
    return {
        "id": code,
        "shortDescription": {"text": said},
        "help": {"text": about},
    }


def _acceptance(rule: "Rule", *, accepts: bool) -> str:
    if not rule.acceptable:
        return "No brief may break it."
    if not accepts:
        return "No brief can accept this breach of it."
    return f"A brief accepts it with `allow: [{{rule: {rule.id}, reason: …}}]`."


def _result(problem: Problem, codes: Sequence[str]) -> dict[str, Any]:
    """Return one problem (3.27)."""
    words = [problem.message, problem.hint]
    location: dict[str, Any] = {
        "physicalLocation": _physical(problem.place or Place(""))
    }
    if problem.address:
        name = {"fullyQualifiedName": dotted(problem.address)}
        location["logicalLocations"] = [name]
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity.value,
        "message": {"text": "\n".join(filter(None, words))},
        "locations": [location],
    }


def _physical(place: Place) -> dict[str, Any]:
    """Return where a problem is, in lines and code points from 1 (3.29, 3.30)."""
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    if place.excerpt:
        region["snippet"] = {"text": place.excerpt}
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(file: str) -> dict[str, str]:
    """Return a file by its address, as seen from where the command was run (3.4)."""
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": ROOT}
