"""Documents that no preview has to make."""

import datetime
from pathlib import Path

import pytest

from briefmaker.preview.shown import Show
from briefmaker.reading import NO_WISHES
from briefmaker.workspace import Workspace


@pytest.fixture
def show(tmp_path: Path) -> Show:
    brief = tmp_path / "brief.yaml"
    brief.write_text("title: a\n")
    day = datetime.date(2025, 10, 13)
    workspace = Workspace(tmp_path, (), tmp_path, tmp_path / "cache", day)
    return Show("brief.yaml", brief, workspace, NO_WISHES, tmp_path / "out/brief.pdf")
