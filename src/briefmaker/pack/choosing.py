"""Which memo a meeting wants of a brief that stands for several."""

from pathlib import Path

from briefmaker.brief.folders import has_matrix
from briefmaker.brief.load import matrix_file
from briefmaker.brief.matrix import Matrix
from briefmaker.brief.meeting import Paper
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.workspace import Workspace


def which(paper: Paper, file: Path, workspace: Workspace) -> Values:
    """Return the values of the memo that a paper is; none of a brief that is one.

    Raises:
        BriefError: the paper does not say which, or none or several are as it says.
    """
    if not has_matrix(file):
        if paper.values:
            raise _refusal(
                "no-matrix",
                f"“{file.name}” has no `matrix`, so there is no memo to choose",
                "take `values` out",
            )
        return NO_VALUES
    matrix = matrix_file(file, workspace)
    if blocking(matrix.problems):
        raise BriefError(matrix.problems)
    if unknown := [name for name in paper.values if not matrix.knows([name])]:
        raise _refusal(
            "unknown-value",
            f"the `matrix` of “{file.name}” has no name “{unknown[0]}”",
            f"there are {', '.join(matrix.names)}",
        )
    chosen = matrix.chosen({name: [said] for name, said in paper.values.items()})
    if len(chosen) != 1:
        raise _not_one(len(chosen), matrix, paper)
    return chosen[0]


def _not_one(count: int, matrix: Matrix, paper: Paper) -> BriefError:
    """Return what is said of a paper that is not one memo."""
    they = "them are" if count else "them is"
    fits = f"{count or 'none'} of {they} as this paper says; one is expected"
    memo = matrix.memos[0]
    said = ", ".join(f"{key}: {memo[key]}" for key in memo.naming)
    return _refusal(
        "which-memo",
        f"“{Path(paper.file).name}” stands for {len(matrix.memos):,} memos, and "
        f"{fits if paper.values else 'this paper does not say which it is'}",
        f"say which: `{{file: {paper.file}, values: {{{said}}}}}`",
        said=bool(paper.values),
    )


def _refusal(code: str, message: str, hint: str, *, said: bool = True) -> BriefError:
    """Return a refusal with its address in the paper."""
    address = ("values",) if said else ("file",)
    return BriefError([Problem(f"pack.{code}", message, address=address, hint=hint)])
