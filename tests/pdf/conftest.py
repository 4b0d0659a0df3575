"""What the tests of the typesetting room share."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def font_folders_are_removed() -> Iterator[None]:
    """Let go of the engine's font folders inside the test that made them."""
    yield
    gc.collect()
