"""Whether an answer is one that an analyst may get: if not, what is wrong with it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fuzz.trial import Ended

ALLOWED = (0, 1, 2)
"""Clean, problems that block, wrong usage; all else is the machine's, or a fault."""

OURS = re.compile(r'File "[^"]*?/(briefmaker/[^"]+|fuzz/[^"]+)", line (\d+),? in (\w+)')
RAISED = re.compile(
    r"^([A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Iteration)\b)", re.M
)
OWN_FAULT = "met an error of its own"

QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'[^']*'", re.DOTALL)
INSIDE = re.compile(
    r"Traceback|pydantic|Exception|\b\w+Error\b|NoneType|<class |object at 0x|\bNone\b"
    r"|\bstr\b|\bdict\b|\btuple\b|valid (?:string|integer|dictionary|number|list)"
    r"|Input should|Field required|\bUnicode\w+Error|codec can't|\\x[0-9a-f]{2}"
)
"""Words that only a programmer knows."""

HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
NO_LINES = (".pdf", ".png", ".docx")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer.

    Attributes:
        sort: the same for all finds of one cause, as far as can be told.
        said: all that is known.
    """

    sort: str
    said: str


def fault_of(
    arguments: Sequence[str], ended: Ended, root: Path, before: Any, after: Any
) -> Fault | None:
    """Return what is wrong with a command's answer, or nothing.

    Args:
        root: the workspace, in which the user stood.
        before: the files in it before the command, and `after` it.
    """
    err = ended.err.decode("utf-8", "replace")
    if ended.status < 0:
        sort = "hang" if ended.status in (-24, -14) else f"signal {-ended.status}"
        return Fault(f"{sort}: {_innermost(err)}", err[-4000:])
    if "Traceback (most recent call last)" in err or OWN_FAULT in err:
        return Fault(f"traceback: {_raised(err)}", err[-6000:])
    if ended.status not in ALLOWED:
        return Fault(f"status {ended.status}", err[-2000:])
    if ended.left:
        return Fault("left temporary files", "\n".join(ended.left))
    if HIDDEN.search(err.replace("\x1b[0m", "")):
        return Fault("hidden characters in what is said", err[:2000])
    judge = {
        "check": _of_check,
        "render": _of_product,
        "pack": _of_product,
        "mail": _of_product,
    }
    return judge[arguments[0]](arguments, ended, root, before, after)


def _of_check(
    arguments: Sequence[str], ended: Ended, root: Path, before: Any, after: Any
) -> Fault | None:
    if before != after:
        return Fault("check wrote files", str({*after} ^ {*before}))
    form = arguments[-1]
    out = ended.out.decode("utf-8", "replace")
    if form in ("text", "short"):
        return Fault("check wrote to standard output", out[:500]) if out else None
    if ended.status == 2 or form == "github":
        return None
    try:
        found = json.loads(out)
    except ValueError as error:
        return Fault("standard output is not JSON", f"{error}: {out[:500]}")
    if form == "sarif":
        return None
    errors = sum(problem["severity"] == "error" for problem in found)
    if bool(errors) != (ended.status == 1):
        return Fault(f"status {ended.status} with {errors} errors", out[:2000])
    for problem in found:
        if wrong := _wrong(problem, root):
            return Fault(f"{wrong} [{problem['code']}]", json.dumps(problem)[:3000])
    return None


def _wrong(problem: Any, root: Path) -> str:
    """Return what is wrong with one problem, as JSON has it."""
    for key in ("message", "hint"):
        own = QUOTED.sub("", problem[key])
        if found := INSIDE.search(own):
            return f"{key} says {found[0]!r}"
    if not problem["message"].strip():
        return "message is empty"
    if re.search(r"[a-z)]\.$", QUOTED.sub("", problem["message"])):
        return "message ends with a full stop"
    file = root / problem["file"]
    if not file.resolve().is_relative_to(root.resolve()):
        return "place is outside the workspace"
    if not file.is_file():
        return "" if file.is_dir() else "place is in no file"
    if problem["line"] == 0 and file.suffix in NO_LINES:
        return ""
    return _misplaced(file.read_bytes(), problem["line"], problem["column"])


def _misplaced(data: bytes, line: int, column: int) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "" if line >= 1 and column >= 1 else "place is before the file"
    lines = text.splitlines() or [""]
    if not 1 <= line <= len(lines) + 1:
        return "line is outside the file"
    there = lines[line - 1] if line <= len(lines) else ""
    if not 1 <= column <= len(there) + 1:
        return "column is outside the line"
    return ""


def _of_product(
    arguments: Sequence[str], ended: Ended, root: Path, before: Any, after: Any
) -> Fault | None:
    said = [line for line in ended.out.decode("utf-8", "replace").splitlines() if line]
    new = {name for name in after if after[name] != before.get(name)}
    if "--dry-run" in arguments:
        return Fault("a dry run wrote files", str(new)) if new else None
    if ended.status and new:
        return Fault("files were written though something stops them", str(new))
    if not ended.status and not new:
        return Fault("nothing was written and nothing was said", str(said))
    told = {str((root / line).resolve().relative_to(root.resolve())) for line in said}
    if not ended.status and told != new:
        return Fault("what is told is not what was written", f"{told} {new}")
    for name in new:
        if name.endswith(".pdf") and not _is_pdf((root / name).read_bytes()):
            return Fault("a PDF cannot be opened", name)
    return None


def _is_pdf(data: bytes) -> bool:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as file:
            return len(file) > 0
    except PdfiumError:
        return False


def _raised(err: str) -> str:
    names = RAISED.findall(err)
    last = OURS.findall(err)[-1:] or [("", "", "")]
    path, line, function = last[0]
    told = re.search(r"error of its own while [^:]+: (\w+)", err)
    name = names[-1] if names else told[1] if told else "?"
    return f"{name} in {path}:{line} {function}"


def _innermost(err: str) -> str:
    found = OURS.findall(err)
    return " ".join(found[0]) if found else err.strip()[-200:]
