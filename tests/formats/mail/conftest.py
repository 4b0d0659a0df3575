"""Letters of briefs, and of one brief changed in a few words."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmaker.build import compose
from briefmaker.formats.mail.enclosure import Enclosure, enclosed
from briefmaker.formats.mail.gathering import said_of
from briefmaker.formats.mail.letter import Letter, finished, letter
from briefmaker.formats.mail.said import Said
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from formats.composed import persian, real

EDITIONS = Path(__file__).parents[2] / "editions"
ENCLOSED = enclosed("2025-04-10_bm-2025-015_water_v1-0_TLP-GREEN.pdf", b"%PDF", 2)

Changed = Callable[..., Composition]


@pytest.fixture
def changed(workspace: Workspace, tmp_path: Path) -> Changed:
    """Return a function that composes `canal.yaml` with other values; `None` drops."""
    shutil.copytree(EDITIONS / "sources", tmp_path / "sources")
    own = replace(workspace, root=tmp_path)

    def composed(wishes: Wishes = NO_WISHES, **values: Any) -> Composition:
        text = (EDITIONS / "canal.yaml").read_text(encoding="utf-8")
        data = yaml.load(text, yaml.BaseLoader) | values
        kept = {key: value for key, value in data.items() if value is not None}
        path = tmp_path / "canal.yaml"
        path.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
        result = compose(path, own, wishes)
        assert result.made is not None, [str(each) for each in result.problems]
        return result.made

    return composed


PERSIAN = "persian"


def document(name: str, workspace: Workspace) -> Composition:
    """Return one of the four briefs, or the memo in Persian, composed once."""
    return persian(workspace) if name == PERSIAN else real(name, workspace)


@cache
def said_in(name: str, workspace: Workspace) -> Said:
    """Return what the letter of a document says, made once."""
    return said_of(document(name, workspace), workspace)


@cache
def sent(name: str, workspace: Workspace) -> Letter:
    """Return the letter of a document, made once."""
    language = document(name, workspace).language
    return finished(said_in(name, workspace), (ENCLOSED,), language, workspace)


def letter_of(
    made: Composition, workspace: Workspace, files: tuple[Enclosure, ...] = (ENCLOSED,)
) -> Letter:
    return letter(made, files, workspace)


def parts_of(text: str) -> list[str]:
    """Return the paragraphs of a plain text, each on one line."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]
