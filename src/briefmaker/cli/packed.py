"""A meeting's pack as one more document to be printed."""

from pathlib import Path

from briefmaker.cli.options import Asked
from briefmaker.cli.rendering import Made
from briefmaker.problems import BriefError, blocking
from briefmaker.workspace import Workspace


def packed(meeting: Path, workspace: Workspace, asked: Asked) -> Made:
    """Return the pack of a meeting page by page, for nobody in particular."""
    from briefmaker.pack.packing import packing

    try:
        made = packing(meeting, workspace, asked.wishes())
        if blocking(made.problems):
            return Made(None, made.problems, {})
        pdf = made.pdf()
    except BriefError as error:
        return Made(None, error.problems, {})
    problems = tuple(dict.fromkeys((*made.problems, *pdf.problems)))
    return Made(None if blocking(problems) else pdf.data, problems, {})
