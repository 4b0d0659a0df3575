"""Reviewers' comments and changes, beside the lines of the brief that they are on."""

import re
from collections.abc import Iterator
from pathlib import Path

from briefmaker.brief.folders import briefs_in
from briefmaker.brief.load import load
from briefmaker.brief.model import Brief
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.build import compose
from briefmaker.formats.docx.remarks import Change, Comment, Made
from briefmaker.formats.docx.returned import reviewed
from briefmaker.problems import BriefError, Place, Problem, Severity
from briefmaker.reading import Wishes
from briefmaker.revisit.leading import Guide
from briefmaker.revisit.memos import memo_with_id
from briefmaker.values import Struct
from briefmaker.workspace import BRIEFS, Workspace

LARGEST = 200_000_000
"""Bytes of the largest file that is opened; a memo with pictures has one million."""


class Led(Struct, frozen=True):
    """A remark with the line that it belongs to.

    Attributes:
        place: nothing if it could not be led back.
        moved_to: where the words of a move stand now; maybe nothing.
    """

    remark: Comment | Change
    place: Place | None
    moved_to: Place | None = None


class Commented(Struct, frozen=True):
    """What came back with a document.

    Attributes:
        brief: the file that it was made from.
        remarks: in the order of the document; those that could not be led back last.
        problems: what a reader of the list should know; nothing of it stops one.
    """

    brief: Path
    remarks: tuple[Led, ...]
    problems: tuple[Problem, ...] = ()


def commented(file: Path, brief: Path | None, workspace: Workspace) -> Commented:
    """Read the comments and tracked changes of a Word document.

    Args:
        brief: the brief that it was made from; found by its id if not given.
        workspace: where that brief is looked for.

    Raises:
        BriefError: the document cannot be read, or its brief.
        OSError: the file cannot be opened.
    """
    shown = workspace.shown(file)
    if file.stat().st_size > LARGEST:
        said = f"“{shown}” has more than {LARGEST // 1_000_000} MB"
        raise BriefError([Problem("docx.large", said, place=Place(shown))])
    try:
        review = reviewed(file.read_bytes())
    except BriefError as error:
        told = (problem.at(Place(shown)) for problem in error.problems)
        raise BriefError(told) from error
    path = brief or _found(review.made, shown, workspace)
    values = memo_with_id(path, workspace, review.made.id) if review.made else NO_VALUES
    loaded = load(path, workspace, values)
    guide = Guide(loaded, review.made)
    led = tuple(_led(remark, guide) for remark in review.remarks)
    stamp = _stamp(path, workspace, values) if review.made and review.made.stamp else ""
    problems = [*_changed(review.made, loaded.brief, workspace.shown(path), stamp)]
    if review.macros:
        problems.append(
            Problem(
                "docx.macros",
                "the document holds macros; its text was read and nothing was run",
                severity=Severity.WARNING,
                hint="no brief needs them: ask who put them in before you open it",
            )
        )
    return Commented(
        path,
        (*(each for each in led if each.place), *(e for e in led if not e.place)),
        tuple(problem.at(Place(shown)) for problem in problems),
    )


def _led(remark: Comment | Change, guide: Guide) -> Led:
    if isinstance(remark, Comment):
        return Led(remark, guide.place(remark.at, remark.on))
    place = guide.place(remark.at, remark.old)
    moved = remark.moved_to
    return Led(remark, place, guide.place(moved, "") if moved else None)


def _found(made: Made | None, shown: str, workspace: Workspace) -> Path:
    """Return the brief of the workspace that a document says it was made from.

    Raises:
        BriefError: it does not say it, or there is none or more than one such brief.
    """
    found = [*_with_id(made.id, workspace)] if made else []
    if len(found) == 1:
        return found[0]
    if made is None:
        said = "it does not say which brief it was made from"
    elif found:
        names = ", ".join(workspace.shown(path) for path in found)
        said = f"several briefs have the id “{made.id}” that it names: {names}"
    else:
        said = f"it was made from the brief “{made.id}”, and none here has this id"
    give = f"name the brief: `briefmaker import-comments {shown} briefs/NAME.yaml`"
    raise BriefError([Problem("docx.no-brief", said, hint=give, place=Place(shown))])


def _with_id(id_: str, workspace: Workspace) -> Iterator[Path]:
    """Yield the briefs with an id; those that cannot be read are passed over."""
    line = re.compile(rf"^id:\s*([\"']?){re.escape(id_)}\1\s*(?:#.*)?$", re.MULTILINE)
    folder = workspace.root / BRIEFS
    for path in briefs_in([folder if folder.is_dir() else workspace.root]):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
        if line.search(text) or memo_with_id(path, workspace, id_):
            yield path


def _stamp(path: Path, workspace: Workspace, values: Values) -> str:
    """Return the digest of what a brief would be made from now; maybe nothing."""
    made = compose(path, workspace, Wishes(values=values)).made
    return made.page.stamp if made else ""


def _changed(
    made: Made | None, brief: Brief, shown: str, stamp: str
) -> Iterator[Problem]:
    """Yield that the brief is not the one that the document was made from any more."""
    if made is None:
        return
    if made.id != brief.id:
        yield Problem(
            "docx.other-brief",
            f"the document was made from the brief “{made.id}”, and `{shown}` is "
            f"“{brief.id}”",
            severity=Severity.WARNING,
            hint="lines are found by their words alone; check that it is the right one",
        )
    elif made.version != brief.version:
        yield Problem(
            "docx.changed",
            f"the document was made from version {made.version}, and `{shown}` is "
            f"version {brief.version} by now",
            severity=Severity.WARNING,
            hint="lines of what has changed since are found by their words",
        )
    elif made.stamp and stamp and made.stamp != stamp:
        yield Problem(
            "docx.changed",
            f"`{shown}`, its library or its look is not as it was when the document "
            "was made, or that was made for one audience or otherwise than by default",
            severity=Severity.NOTE,
            hint="lines of what has changed since are found by their words",
        )
