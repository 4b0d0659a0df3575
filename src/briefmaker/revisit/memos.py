"""Which memo is meant of a brief that stands for several: by its values, or its id."""

from collections.abc import Collection, Mapping
from pathlib import Path

from briefmaker.brief.file import File, opened
from briefmaker.brief.folders import has_matrix
from briefmaker.brief.load import matrix_file
from briefmaker.brief.matrix import unchosen
from briefmaker.brief.merge import folded, merged
from briefmaker.brief.model import Brief
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.problems import BriefError, Place, Problem
from briefmaker.values import replace
from briefmaker.workspace import Workspace


def memo_of(
    path: Path, workspace: Workspace, wanted: Mapping[str, Collection[str]]
) -> Values:
    """Return the one memo with these values; none of a brief that is one itself.

    Raises:
        BriefError: the `matrix` is wrong, or no memo or several have them.
    """
    if not has_matrix(path):
        return NO_VALUES
    matrix = matrix_file(path, workspace)
    chosen = matrix.chosen(wanted)
    if len(chosen) == 1:
        return chosen[0]
    place = Place(workspace.shown(path))
    found = list(unchosen(matrix, place))
    if wanted and matrix.memos:
        said = ", ".join(f"{name} {' or '.join(some)}" for name, some in wanted.items())
        message = (
            f"{len(chosen) or 'none'} of its {len(matrix.memos):,} memos fit {said}"
        )
        found[-1] = replace(found[-1], message=f"{found[-1].message}: {message}")
    raise BriefError(found)


def memo_with_id(path: Path, workspace: Workspace, id_: str) -> Values:
    """Return the memo of a brief that has this id; none if there is no such memo."""
    if not has_matrix(path):
        return NO_VALUES
    file: File[Brief] = opened(path, workspace, "brief")
    raw = file.data.get("id") if isinstance(file.data, dict) else None
    if not isinstance(raw, str):
        return NO_VALUES
    for memo in matrix_file(path, workspace).memos:
        said = {folded(name): value for name, value in memo.items()}
        if merged(raw, said, prose=False).text.strip() == id_:
            return memo
    return NO_VALUES


def refuse_other(theirs: Values, ours: Values, path: Path) -> None:
    """Refuse an older edition that is of another memo than the new one.

    Raises:
        BriefError: it is.
    """
    if not (theirs and ours):
        return
    if any(folded(theirs.get(n, v)) != folded(v) for n, v in ours.told.items()):
        raise BriefError(
            [
                Problem(
                    "diff.other-memo",
                    f"the older edition is the memo “{theirs.label}”, and this one is "
                    f"“{ours.label}”",
                    place=Place(str(path)),
                    hint="choose the memo that it is an edition of with `--only`, or "
                    "give the older brief with its `matrix`",
                )
            ]
        )
