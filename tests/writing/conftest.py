"""What the tests of the writing room share."""

from pathlib import Path

import pytest

from briefmaker.values import replace
from briefmaker.workspace import Workspace
from writing.desk import Desk


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Desk:
    """A desk whose briefs lie in an empty folder; its cache serves all tests."""
    (tmp_path / "briefs").mkdir()
    return Desk(replace(workspace, root=tmp_path))
