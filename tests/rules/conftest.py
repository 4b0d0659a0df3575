"""What the tests of the rules share."""

from pathlib import Path

import pytest

from briefmaker.values import replace
from briefmaker.workspace import Workspace
from rules.manuscripts import Reader
from writing.desk import Desk


@pytest.fixture
def reader(workspace: Workspace, tmp_path: Path) -> Reader:
    """A reader whose briefs lie in an empty folder."""
    (tmp_path / "briefs").mkdir()
    return Reader(Desk(replace(workspace, root=tmp_path)))
