"""What the tests of sending share: certificates, made once."""

from pathlib import Path

import pytest

from delivery.mail.post import Certificates
from delivery.mail.post import certificates as made


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates of an authority of the tests' own."""
    return made(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where an outbox is to be."""
    return tmp_path / "out" / ".outbox.sqlite3"
