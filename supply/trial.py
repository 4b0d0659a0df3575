"""A first hour with briefmaker, as it is installed: every command, in a new folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300
"""Seconds that one command may take, on a machine that has much else to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command and what must come of it.

    Attributes:
        words: what stands after `briefmaker`.
        makes: the file that it must write, below its folder.
        says: what its output must hold.
        ends: the exit statuses that will do.
    """

    words: tuple[str, ...]
    makes: str = ""
    says: str = ""
    ends: tuple[int, ...] = (0,)


FIRST_HOUR = (
    Step(("--help",), says="Usage: briefmaker"),
    Step(("init", "."), makes="briefmaker.toml"),
    Step(
        ("new", "water", "--kind", "brief", "--title", "Dams leave farms dry"),
        makes="briefs/water.yaml",
    ),
    Step(("new", "board", "--kind", "meeting"), makes="briefs/meetings/board.yaml"),
    Step(("check", "briefs"), says="no problems"),
    Step(("source", "list"), says="example-report"),
    Step(("render", "briefs/water.yaml"), makes="out/water.pdf"),
    Step(
        ("render", "briefs/water.yaml", "--format", "html", "--format", "docx"),
        makes="out/water.docx",
    ),
    Step(
        ("render", "briefs/water.yaml", "--format", "md", "--format", "txt"),
        makes="out/water.txt",
    ),
    Step(("pack", "briefs/meetings/board.yaml"), says=".pdf"),
    Step(
        ("mail", "briefs/water.yaml", "--to", "a@example.org", "--draft-ok"),
        says=".eml",
    ),
    Step(("unpack", "out/water.pdf", "--out", "unpacked"), makes="unpacked/brief.yaml"),
    Step(("verify", "out/water.pdf"), says="the same, byte for byte"),
    Step(("diff", "out/water.pdf", "briefs/water.yaml")),
    # Where nobody prints, that is what it says.
    Step(("print", "out/water.pdf", "--dry-run"), ends=(0, 1, 3)),
    Step(("import-comments", "out/water.docx"), says="0 comments"),
    Step(("schema",), says='"$schema"'),
    Step(("rules",), says="M-01"),
    Step(("explain", "example-share-2024"), says="verified"),
    Step(("kinds",), says="decision-memo"),
    Step(("doctor",), says="WeasyPrint"),
)

FIRST_MINUTES = tuple(
    step
    for step in FIRST_HOUR
    if step.words[0] in ("init", "new", "check", "verify")
    or step.makes == "out/water.pdf"
)
"""Enough where the files are the same as those that were tried for the hour."""

_PAGES = """
import sys, pypdfium2
print(len(pypdfium2.PdfDocument(sys.argv[1])))
"""

_CHECKED = """
import briefmaker
problems = briefmaker.check("briefs/water.yaml").problems
assert not problems, problems
print(briefmaker.__file__)
"""


def complaints(
    python: Path, folder: Path, version: str, steps: Sequence[Step] = FIRST_HOUR
) -> Iterator[str]:
    """Yield what went wrong, a sentence each, while all of it was tried in a folder.

    Args:
        python: of the environment that briefmaker is installed in.
        folder: is made, outside any checkout.
        version: what it must say of itself.
        steps: what is tried; a PDF of `water` must be among what it makes.
    """
    folder.mkdir()
    program = python.with_name("briefmaker")
    for step in (Step(("--version",), says=f"briefmaker {version}\n"), *steps):
        yield from _tried(program, step, folder)
    yield from _opened(python, folder / "out/water.pdf")
    found = run([python, "-c", _CHECKED], folder)
    if found.returncode:
        yield f"`briefmaker.check` from Python: {found.stderr.strip()[-200:]}"
    elif not Path(found.stdout.strip()).is_relative_to(python.parents[1]):
        yield "Python found another briefmaker than the one that is installed"


def _tried(program: Path, step: Step, folder: Path) -> Iterator[str]:
    command = f"briefmaker {' '.join(step.words)}"
    call: list[str | Path] = [program, *step.words]
    ended = run(call, folder)
    said = ended.stdout + ended.stderr
    if ended.returncode not in step.ends:
        yield f"`{command}` ended with {ended.returncode}: {said.strip()[-300:]}"
    elif "Traceback" in said:
        yield f"`{command}` showed a traceback"
    elif step.says not in said:
        yield f"`{command}` did not say “{step.says.strip()}”: {said.strip()[-300:]}"
    elif step.makes and not (folder / step.makes).is_file():
        yield f"`{command}` did not make {step.makes}"


def _opened(python: Path, pdf: Path) -> Iterator[str]:
    if not pdf.is_file() or not pdf.read_bytes().startswith(b"%PDF-"):
        yield f"{pdf.name} is no PDF"
        return
    pages = run([python, "-c", _PAGES, str(pdf)], pdf.parent)
    if pages.returncode or int(pages.stdout) < 1:
        yield f"{pdf.name} cannot be opened, or has no page"


def memo(python: Path, root: Path, folder: Path) -> bytes:
    """Return the migration memo, made from nothing but the folder `briefs`.

    Raises:
        subprocess.CalledProcessError: it was not made.
    """
    folder.mkdir()
    shutil.copytree(root / "briefs", folder / "briefs")
    program = python.with_name("briefmaker")
    command: list[str | Path] = [program, "render", "briefs/migration.yaml", "--quiet"]
    run(command, folder).check_returncode()
    return (folder / "out/migration.pdf").read_bytes()


def run(
    command: Sequence[str | Path], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run a command where nothing of this checkout or of its user can be found."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        cwd=folder,
        env={
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PATH": os.environ.get("PATH", os.defpath),
            "XDG_CACHE_HOME": str(home / "cache"),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE,
    )
