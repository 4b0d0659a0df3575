"""A copy of a process that gets ready to typeset while the page is being composed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from briefmaker.build import render
from briefmaker.pdf import ahead
from briefmaker.workspace import workspace_of

ROOT = Path(__file__).resolve().parents[2]

on_two_cores = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="on one core nothing is done meanwhile",
)

SCRIPT = """
import hashlib, json, os, sys
from pathlib import Path

from briefmaker import build
from briefmaker.pdf import ahead
from briefmaker.reads import traced
from briefmaker.values import replace
from briefmaker.workspace import workspace_of

path, how, cache = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
desk = replace(workspace_of(path), cache=cache)
if how == "ahead":
    ahead.begin(desk.assets / "fonts")
with traced() as reads:
    made = build.render(path, desk)
again = build.render(path, desk)
print(json.dumps({
    "begun": ahead.begun(),
    "loaded": sorted({"weasyprint", "pikepdf"} & set(sys.modules)),
    "problems": [[each.code, each.message] for each in made.problems if each.blocks],
    "digests": [
        hashlib.sha256(each.pdf.data).hexdigest() if each.pdf else ""
        for each in (made, again)
    ],
    "reads": sorted(
        str(each)
        for each in reads.files
        if each.is_relative_to(path.parents[1]) and not each.is_relative_to(cache)
    ),
}))
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the sample briefs."""
    copytree(ROOT / "briefs", tmp_path / "briefs")
    return tmp_path


def rendered(desk: Path, how: str, *around: str) -> dict[str, Any]:
    """Render a brief twice in a process of its own."""
    brief = desk / "briefs" / "trade.yaml"
    done = subprocess.run(
        [*around, sys.executable, "-c", SCRIPT, brief, how, desk / f"cache-{how}"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@on_two_cores
def test_it_sets_the_same_pages_and_the_engine_stays_out_of_this_process(
    desk: Path,
) -> None:
    usual, early = rendered(desk, "usual"), rendered(desk, "ahead")
    assert (usual["begun"], early["begun"]) == (False, True)
    assert (usual["loaded"], early["loaded"]) == (["pikepdf", "weasyprint"], [])
    assert usual["digests"] == early["digests"]
    assert all(early["digests"])
    assert usual["reads"] == early["reads"]


def test_on_one_core_none_gets_ready(desk: Path) -> None:
    told = rendered(desk, "ahead", "taskset", "--cpu-list", "0")
    assert (told["begun"], told["problems"]) == (False, [])
    assert all(told["digests"])


ONCE = """
import json, sys
from pathlib import Path

from briefmaker import build
from briefmaker.cli import unchanged
from briefmaker.cli.main import main

usual, made, based = build.render, [], []
build.render = lambda *given: made.append(usual(*given)) or made[-1]
keep = unchanged.record
unchanged.record = lambda product, done: based.append(done.basis) or keep(product, done)
try:
    main(["render", "--out", sys.argv[2], sys.argv[1]])
finally:
    print("LOOKED", len(made), *based[0].seen.looked, file=sys.stderr)
"""


@on_two_cores
def test_a_command_sets_its_brief_once_and_knows_what_the_engine_loaded(
    desk: Path,
) -> None:
    brief = desk / "briefs" / "trade.yaml"
    done = subprocess.run(
        [sys.executable, "-c", ONCE, brief, desk / "out"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=desk,
    )
    assert done.returncode == 0, done.stderr
    number, *looked = done.stderr.partition("LOOKED")[2].split()
    assert number == "1"
    assert any("libpango-1.0" in path for path in looked)
    assert not [path for path in looked if ".part/" in path]


def test_its_limits_are_those_of_the_workspace(desk: Path) -> None:
    (desk / "briefs" / "briefmaker.toml").write_text("[limits]\nminutes = 0.002\n")
    for how in ("usual", "ahead"):
        told = rendered(desk, how)
        ((code, message),) = told["problems"]
        assert code == "pdf.endless", how
        assert "did not come to an end in 0.12 seconds of computing" in message


def test_what_has_the_engine_already_needs_no_copy(desk: Path) -> None:
    brief = desk / "briefs" / "trade.yaml"
    assert render(brief, workspace_of(brief)).pdf
    ahead.begin(ROOT / "assets" / "fonts")
    assert not ahead.begun()
