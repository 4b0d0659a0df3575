"""Briefs after stage 4, each composed once for all tests of formats."""

from functools import cache
from pathlib import Path

from briefmaker.build import compose
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from starting import written

ROOT = Path(__file__).resolve().parents[2]
REAL = ("azerbaijan", "migration", "security", "trade")
KINDS = (
    "assessment",
    "decision-memo",
    "fact-sheet",
    "four-page-brief",
    "information-memo",
    "options-paper",
    "questions",
    "situation-report",
    "talking-points",
)
PERSIAN = ROOT / "tests" / "editions" / "water-fa.yaml"


@cache
def real(name: str, workspace: Workspace) -> Composition:
    """Return one of the four briefs."""
    return composed(ROOT / "briefs" / f"{name}.yaml", workspace)


@cache
def persian(workspace: Workspace) -> Composition:
    """Return a memo in Persian, with a note, an annex and an English section."""
    return composed(PERSIAN, replace(workspace, root=PERSIAN.parent))


def starter(kind: str, workspace: Workspace, folder: Path) -> Composition:
    """Return the starter of a kind."""
    own = replace(workspace, root=folder)
    return composed(written(kind, own, folder), own)


def composed(
    path: Path, workspace: Workspace, wishes: Wishes | None = None
) -> Composition:
    """Return a brief after stage 4."""
    result = compose(path, workspace, wishes or Wishes())
    assert result.made is not None, [str(each) for each in result.problems]
    return result.made
