"""What the tests of this folder share: the good workspaces."""

from pathlib import Path

import pytest

from fuzz import desks


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspaces that mutants are made of."""
    return desks.made(tmp_path_factory.mktemp("good"))
