import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from briefmaker.cli.app import app
from briefmaker.cli.catalogue import OFFERS
from briefmaker.cli.main import YOUNG

READING = ["pydantic", "importlib.metadata"]
"""What typer loads to read what is given."""

README = Path(__file__).resolve().parents[2] / "README.md"
GROUP = typer.main.get_group(app).commands
SOURCE = GROUP["source"].commands
MAIL = GROUP["mail"].commands
COMMANDS = {
    **GROUP,
    **{f"source {name}": each for name, each in SOURCE.items()},
    **{f"mail {name}": each for name, each in MAIL.items()},
}
HEAVY = (
    "weasyprint",
    "matplotlib",
    "pydantic",
    "markdown_it",
    "jinja2",
    "rich",
    "babel",
    "fontTools",
    "pypdfium2",
    "warcio",
    "rapidfuzz",
    "email_validator",
    "importlib.metadata",
)


def test_the_commands_are_these():
    assert " ".join(sorted(GROUP)) == (
        "check diff doctor explain import-comments init kinds mail new pack "
        "preview print render rules schema source unpack verify"
    )
    assert sorted(SOURCE) == ["add", "list", "pin", "refresh", "seal"]
    assert sorted(MAIL) == ["PATH", "arrived", "cancel", "retry", "status"]


@pytest.mark.parametrize("command", GROUP)
def test_every_command_is_in_the_readme(command):
    assert f"briefmaker {command}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", SOURCE)
def test_every_command_on_sources_is_in_the_readme(command):
    text = README.read_text(encoding="utf-8")
    assert f"source {command}" in text or f"`{command}`" in text


@pytest.mark.parametrize("command", MAIL)
def test_every_command_on_mail_is_in_the_readme(command):
    assert f"briefmaker mail {command}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "explain", "render", "mail PATH"])
def test_every_option_of_these_is_in_the_readme(command):
    text = README.read_text(encoding="utf-8")
    options = COMMANDS[command].params
    names = [name for option in options for name in option.opts if name[:2] == "--"]
    assert names
    assert [name for name in names if f"`{name}" not in text] == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_says_something_and_fits_80_columns(run, command):
    ended = run(*command.split(), "--help")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert len(lines) > 4
    assert max(map(len, lines)) <= 80
    assert "..." not in ended.out.partition("\n")[2], "a sentence was cut"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_help(command):
    for option in COMMANDS[command].params:
        if option.param_type_name == "option":
            assert option.help, option.name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_is_explained_in_the_text(command):
    said = COMMANDS[command]
    for argument in said.params:
        if argument.param_type_name == "argument":
            assert all(word in said.help for word in argument.metavar.split("|"))


def test_without_a_command_the_help_is_shown(run):
    ended = run()
    assert ended.status == 2
    assert "Commands:" in ended.out + ended.err


def test_a_misspelt_command_is_wrong_usage_with_the_nearest(run):
    ended = run("chek", "briefs")
    assert (ended.status, ended.out) == (2, "")
    assert "No such command 'chek'. Did you mean 'check'" in ended.err


def test_a_misspelt_option_is_wrong_usage_with_the_nearest(run):
    ended = run("render", "briefs", "--ouut", "x")
    assert (ended.status, ended.out) == (2, "")
    assert "--out" in ended.err


def test_a_missing_path_is_wrong_usage(run):
    assert run("check").status == 2
    assert run("render").status == 2


def test_version_is_said(run):
    ended = run("--version")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("briefmaker ")


def loaded_by(code: str) -> list[str]:
    """Return which heavy libraries a new process has loaded after the code."""
    ask = f"{code}; import sys; print(*(n for n in {HEAVY} if n in sys.modules))"
    return modules_after(ask)


def modules_after(code: str) -> list[str]:
    """Return the words that a new process prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_the_command_line_starts_without_heavy_libraries():
    assert loaded_by("import briefmaker.cli.main") == []
    assert "pydantic" in loaded_by("import briefmaker.brief.kinds"), "it can tell"


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--help"], []),
        (["--version"], ["importlib.metadata"]),
        (["chek"], []),
        (["schema"], []),
        (["render", "--help"], []),
        (["check", "--help"], []),
        (["schema", "library"], READING),
        (["render", "nowhere"], ["rapidfuzz"]),
    ],
)
def test_an_answer_at_once_loads_no_engine(arguments, loaded):
    assert loaded_by(calling(arguments)) == loaded


ELSEWHERE = (
    "briefmaker.cli.rendering",
    "briefmaker.pdf",
    "briefmaker.formats",
    "briefmaker.delivery",
    "briefmaker.charts.draw",
    "briefmaker.writing.page",
    "briefmaker.writing.citations",
    "briefmaker.evidence.passages.finding",
    "briefmaker.evidence.texts.html",
    "briefmaker.evidence.texts.docx",
    "briefmaker.evidence.texts.tables",
    "briefmaker.evidence.texts.records",
    "briefmaker.evidence.texts.pdfium",
    "briefmaker.evidence.texts.warc",
)
"""What draws, sets, writes and extracts."""


def test_a_check_loads_nothing_that_draws_sets_or_reads_other_files(
    tmp_path, monkeypatch
):
    """Whole folders of the code and libraries are for other commands alone."""
    shutil.copytree(README.parent / "briefs", tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    checked = calling(["check", "briefs/migration.yaml"])
    modules_after(checked)  # what it finds is kept from now on
    assert set(loaded_by(checked)) == {
        "pydantic",
        "markdown_it",
        "babel",
        "importlib.metadata",
    }
    ask = f"import sys; print(*(n for n in {ELSEWHERE} if n in sys.modules))"
    assert modules_after(f"{checked}; {ask}") == []
    assert modules_after(f"import {', '.join(ELSEWHERE)}; {ask}") == [*ELSEWHERE]


def test_models_are_built_when_they_are_used():
    """A start builds the few that a command reads, not all ninety."""
    ask = "print(LanguageFile.__pydantic_complete__, Brief.__pydantic_complete__)"
    code = (
        "from briefmaker.brief.model import Brief\n"
        "from briefmaker.writing.words import LanguageFile"
    )
    assert modules_after(f"{code}; {ask}") == ["False", "False"]


def test_cycles_are_looked_for_seldom_and_not_at_the_end():
    code = (
        "import atexit, gc, io, sys\n"
        "from briefmaker.cli.main import main\n"
        "atexit.register(lambda: print(gc.get_threshold()[0], file=sys.stderr))\n"
        "frozen = gc.freeze\n"
        "gc.freeze = lambda: (frozen(), print('frozen', file=sys.stderr))\n"
        "main(['--version'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stderr.split() == ["frozen", str(YOUNG)]


def test_a_command_loads_no_other():
    mine = "import sys; print(*(n for n in sys.modules if n.startswith('briefmaker')))"
    listed = modules_after(f"{calling(['--help'])}; {mine}")
    assert set(listed) == {
        "briefmaker",
        "briefmaker.cli",
        "briefmaker.cli.app",
        "briefmaker.cli.catalogue",
        "briefmaker.cli.exits",
        "briefmaker.values",
    }
    asked = modules_after(f"{calling(['check', '--help'])}; {mine}")
    assert "briefmaker.cli.check" in asked
    assert {
        "briefmaker.cli.render",
        "briefmaker.cli.pack",
        "briefmaker.build",
    }.isdisjoint(asked)


@pytest.mark.parametrize("name", GROUP)
def test_the_list_of_commands_says_what_each_says_of_itself(name):
    said = " ".join(GROUP[name].help.split("\n\n")[0].split())
    assert OFFERS[name].line == said


def calling(arguments: list[str]) -> str:
    """Return code that runs a command and writes nothing."""
    return (
        "import contextlib, io\n"
        "from briefmaker.cli.app import app\n"
        "away = contextlib.redirect_stdout(io.StringIO())\n"
        "with away, contextlib.suppress(SystemExit):\n"
        f"    app({arguments})\n"
        "pass"
    )


def complete(words: str, shell: str = "bash") -> list[str]:
    """Return what the shell offers after some words, the last one unfinished."""
    given = words.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "briefmaker"],
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": ":".join(sys.path),
            "_BRIEFMAKER_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(given) - 1),
            "_TYPER_COMPLETE_ARGS": words,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_shell_completes_commands_options_and_kinds():
    assert complete("briefmaker ren") == ["render"]
    assert complete("briefmaker render x --pap") == ["--paper"]
    assert complete("briefmaker check x --format sh") == ["short"]
    assert complete("briefmaker new x --kind me") == ["memo", "meeting"]


def test_the_shell_completes_paths_by_itself():
    assert complete("briefmaker render br") == []
    assert complete("briefmaker render br", "zsh") == ["_files"]
