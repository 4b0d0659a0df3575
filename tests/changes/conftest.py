"""What the tests of changes share: an edition, and another with some edits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefmaker.changes.between import between
from briefmaker.changes.change import Changes
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from changes.pairs import FIRST, Edit, edited, made, written

Compose = Callable[..., Composition]
Differ = Callable[..., Changes]


@pytest.fixture(scope="session")
def first(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Composition:
    """The first edition."""
    folder = tmp_path_factory.mktemp("first")
    return made(written(folder, "first", FIRST), workspace)


@pytest.fixture
def second(workspace: Workspace, tmp_path: Path) -> Compose:
    """Compose the first edition with some edits."""

    def composed(*edits: Edit) -> Composition:
        return made(written(tmp_path, "second", edited(*edits)), workspace)

    return composed


@pytest.fixture
def changes(first: Composition, second: Compose) -> Differ:
    """Compare the first edition with the same after some edits."""

    def differ(*edits: Edit) -> Changes:
        return between(first, second(*edits))

    return differ
