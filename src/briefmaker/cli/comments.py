"""`briefmaker import-comments`: what reviewers wrote in Word, beside the YAML lines."""

import datetime
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefmaker.cli.excerpt import shown
from briefmaker.cli.exits import ExitStatus, wrong_usage
from briefmaker.cli.report import many, tell
from briefmaker.problems import BriefError
from briefmaker.workspace import workspace_of

if TYPE_CHECKING:
    from briefmaker.formats.docx.remarks import Change, Comment, Said
    from briefmaker.problems import Place
    from briefmaker.revisit.commenting import Commented, Led

LEFT = "not led back to a line:"
MOST_WORDS = 160
"""Letters of changed or commented words that are shown on a line."""


class Format(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def import_comments(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", hidden=True)],
    brief: Annotated[Path | None, typer.Argument(metavar="BRIEF", hidden=True)] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="text, or json for programs.")
    ] = Format.TEXT,
) -> None:
    """List reviewers' comments beside lines of the brief.

    FILE.docx is a document that `render --format docx` made and somebody commented
    on, in Word, LibreOffice or Google Docs. BRIEF is the brief that it was made from;
    left out, the one with its id is meant. Nothing is written: the brief stays yours
    to change.

    \b
    briefmaker import-comments review/water.docx
    briefmaker import-comments water-AP.docx briefs/water.yaml
    """
    for path in filter(None, (file, brief)):
        if not path.is_file():
            raise wrong_usage(f"there is no file `{path}`")
    from briefmaker.revisit.commenting import commented

    # Reviewed documents lie anywhere; their brief is where the user stands.
    workspace = workspace_of(brief or Path())
    try:
        found = commented(file, brief, workspace)
    except BriefError as error:
        tell(error.problems)
        raise typer.Exit(ExitStatus.PROBLEMS) from error
    tell(found.problems)
    if format_ is Format.JSON:
        data = [_object(led) for led in found.remarks]
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        for line in _lines(found):
            typer.echo(line)
    typer.echo(_tally(found), err=True)
    raise typer.Exit(ExitStatus.CLEAN)


def _lines(found: "Commented") -> Iterator[str]:
    """Yield the list as text; what could not be led back stands at its end."""
    left = False
    for led in found.remarks:
        if led.place is None and not left:
            left = True
            yield LEFT
        place = led.place
        head = f"{shown(place.file)}:{place.line}: " if place else "  "
        first, *rest = _told(led)
        yield head + first
        yield from (f"    {line}" for line in rest)


def _told(led: "Led") -> Iterator[str]:
    from briefmaker.formats.docx.remarks import Change

    remark = led.remark
    if isinstance(remark, Change):
        yield f"{_who(remark.said)}: {_change(remark, led.moved_to)}"
        if led.place is None and remark.at.paragraph:
            yield f"in “{_short(remark.at.paragraph)}”"
        return
    state = " [resolved]" if remark.resolved else ""
    about = f" on “{_short(remark.on)}”" if remark.on else ""
    said = shown(" / ".join(remark.said.words.splitlines()))
    yield f"{_who(remark.said)}{state}: “{said}”{about}"
    for reply in remark.replies:
        words = shown(" / ".join(reply.words.splitlines()))
        yield f"{_who(reply)}: “{words}”"
    if led.place is None and remark.at.paragraph:
        yield f"in “{_short(remark.at.paragraph)}”"


def _who(said: "Said") -> str:
    """Return who said it and when, `Anna Petrova, 12 Oct 2025`."""
    name = shown(said.author) or "somebody"
    try:
        day = datetime.date.fromisoformat(said.day)
    except ValueError:
        return name
    return f"{name}, {day.day} {day:%b %Y}"


def _change(change: "Change", moved_to: "Place | None") -> str:
    """Return what was changed: `“water” → “wells”`."""
    old, new = f"“{_short(change.old)}”", f"“{_short(change.new)}”"
    if change.moved_to:
        to = f"{shown(moved_to.file)}:{moved_to.line}" if moved_to else "elsewhere"
        return f"moved {old} to {to}"
    if not change.new.strip():
        return f"deleted {old}"
    if change.old.strip():
        return f"{old} → {new}"
    before = change.at.paragraph[: change.at.before].split()[-5:]
    after = f" after “{shown(' '.join(before))}”" if before else ""
    return f"inserted {new}{after}"


def _short(words: str) -> str:
    """Return words on one line, what is too long with its middle left out."""
    line = shown(" ".join(words.split()))
    if len(line) <= MOST_WORDS:
        return line
    half = MOST_WORDS // 2
    return f"{line[:half].rstrip()} […] {line[-half:].lstrip()}"


def _tally(found: "Commented") -> str:
    """Return how much of each there is: `3 comments (1 resolved), 2 changes`."""
    from briefmaker.formats.docx.remarks import Comment

    remarks = [led.remark for led in found.remarks]
    comments = [each for each in remarks if isinstance(each, Comment)]
    resolved = sum(each.resolved for each in comments)
    said = many(len(comments), "comment") + (f" ({resolved} resolved)" * bool(resolved))
    changes = many(len(remarks) - len(comments), "tracked change")
    lost = sum(led.place is None for led in found.remarks)
    return f"{said}, {changes}" + (f"; {lost} not led back to a line" * bool(lost))


def _object(led: "Led") -> dict[str, Any]:
    """Return a remark as programs read it."""
    from briefmaker.formats.docx.remarks import Comment

    remark, place = led.remark, led.place
    common = {
        "file": place.file if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "author": remark.said.author,
        "date": remark.said.day,
        "story": remark.at.story,
        "paragraph": remark.at.paragraph,
    }
    if isinstance(remark, Comment):
        return {"kind": "comment", **common, **_of_comment(remark)}
    kind = "move" if remark.moved_to else "change"
    said: dict[str, Any] = {"kind": kind, **common}
    said |= {"old": remark.old, "new": remark.new}
    if remark.moved_to:
        to = led.moved_to
        said |= {"to_file": to.file if to else "", "to_line": to.line if to else 0}
    return said


def _of_comment(comment: "Comment") -> dict[str, Any]:
    return {
        "words": comment.said.words,
        "on": comment.on,
        "resolved": comment.resolved,
        "replies": list(_replies(comment.replies)),
    }


def _replies(replies: "Iterable[Said]") -> Iterator[dict[str, str]]:
    for each in replies:
        yield {"author": each.author, "date": each.day, "words": each.words}
