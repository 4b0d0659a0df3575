"""Kinds of document: a folder of `templates/` with a `kind.toml`, a page and a starter.

What a kind promises (its page limit, its widths, where its notes go) is data that
a designer can change; nothing in the code knows a kind by name.
"""

import tomllib
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from briefmaker.brief.base import Line, Part
from briefmaker.brief.exhibits import Slot
from briefmaker.workspace import Workspace

KIND_FILE = "kind.toml"


class Kind(Part):
    """What `kind.toml` says of a kind of document.

    Attributes:
        name: its folder's name, what a brief gives as `kind`.
        title: what the kicker prints when a decision is asked.
        information: what the kicker prints when none is.
        line: one line for `briefmaker kinds`.
        pages: the hard page limit, unless the brief sets its own.
        notes: `foot` sets notes at the foot of the page that calls them,
            `end` in one block before the sources (two-column kinds).
        widths: for each paper, the width of each slot in mm.
        slot: the width of an exhibit that names none.
    """

    name: Line
    title: Line
    information: Line
    line: Line
    pages: int = Field(ge=1)
    notes: Literal["foot", "end"]
    widths: Mapping[Literal["A4", "Letter"], Mapping[Slot, float]]
    slot: Slot = Slot.MAIN


def kinds(workspace: Workspace) -> Mapping[str, Kind]:
    """Return the kinds on offer by name; the user's own folder wins.

    Raises:
        ValueError: a `kind.toml` is not what `Kind` describes.
    """
    found: dict[str, Kind] = {}
    for folder in reversed(workspace.templates):
        for file in sorted(folder.glob(f"*/{KIND_FILE}")):
            said = tomllib.loads(file.read_text(encoding="utf-8"))
            found[file.parent.name] = Kind.model_validate(
                {"name": file.parent.name, **said}
            )
    return dict(sorted(found.items()))
