"""A desk with a small library, and a site on this machine to fetch from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.site import Site, site
from briefmaker.archive.library import Library, library_of
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

SOURCES = """\
# What we cite.
sources:
  yearbook:
    type: report   # as its cover says
    title: Yearbook of the valley
"""

FACTS = """\
quantities:
  farms-with-water: {label: Farms that had water}
facts:
  # Counted in August.
  farms-2023:
    quantity: farms-with-water
    attested: {by: A. Analyst, on: 2025-01-02, why_no_copy: seen at the archive}
    display: 58% of farms
"""


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """A workspace with two library files, on 13 October 2025."""
    library = tmp_path / "briefs" / "library"
    library.mkdir(parents=True)
    (library / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (library / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return replace(
        workspace_of(tmp_path), cache=tmp_path / "cache", today=date(2025, 10, 13)
    )


@pytest.fixture
def library(desk: Workspace) -> Library:
    return library_of(desk)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that is up, reached without the proxies of this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with site() as up:
        yield up
