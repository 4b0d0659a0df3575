"""Documents as HTML, made once: one with a chart and disputes, one that runs left."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from briefmaker.build import compose
from briefmaker.formats.export import Export
from briefmaker.formats.web.document import html
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.workspace import Workspace, workspace_of
from briefmaker.writing.composition import Composition
from briefmaker.writing.tree import parse

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Screen:
    """A document as it was composed, and as a file for screens."""

    made: Composition
    export: Export
    root: Element

    @property
    def text(self) -> str:
        return self.export.data.decode("utf-8")

    @property
    def main(self) -> Element:
        return next(self.root.iter("main"))

    def at(self, anchor: str) -> Element:
        return next(each for each in self.root.iter() if each.get("id") == anchor)


def screen_of(path: Path, workspace: Workspace, wishes: Wishes = NO_WISHES) -> Screen:
    """Return a brief of the repository as a screen shows it."""
    made = compose(path, workspace, wishes).made
    assert made is not None
    export = html(made, workspace)
    return Screen(made, export, parse(export.data.decode("utf-8")))


@pytest.fixture(scope="session")
def migration(workspace: Workspace) -> Screen:
    """A memo with a chart, tables, disputes and a list of sources with their check."""
    return screen_of(CHECKOUT / "briefs/migration.yaml", workspace)


@pytest.fixture(scope="session")
def persian(surroundings: None) -> Screen:  # noqa: ARG001, it sets the cache
    """A memo from right to left, with a note, and with the evidence annexed."""
    path = CHECKOUT / "tests/editions/water-fa.yaml"
    return screen_of(path, workspace_of(path))
