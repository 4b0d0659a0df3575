"""Whole documents are read in the order of their HTML, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from briefmaker import apart, build
from briefmaker.pdf.binding import volume
from briefmaker.pdf.laid import folded
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of
from pdf.tags.tree import Part, tree
from starting import written

CHECKOUT = Path(__file__).resolve().parents[3]
BRIEFS = ("azerbaijan", "migration", "security", "trade")
DOCUMENTS = (*BRIEFS, "brief", "four-page-brief", "water-fa")
HEADINGS = ("h1", "h2", "H1", "H2")
HEADING = "\0"
FURNITURE = {"head", "foot"}
LABELS = {"back", "number"}


@dataclass(frozen=True)
class Document:
    """A document's HTML as it was laid out at last, and the tags of its file."""

    root: Element
    tags: Part


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> Document:
    path, own = placed(request.param, workspace, tmp_path_factory.mktemp("brief"))
    roots: list[Element] = []
    usual = volume.tag

    def seen(pdf: Any, parts: Any, sheets: Any) -> None:
        roots.append(parts[0].layout.root)
        usual(pdf, parts, sheets)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volume, "tag", seen)
        patch.setattr(apart, "_is_copy", True)  # set here, where we can see it
        rendered = build.render(path, own, Wishes())
    assert rendered.pdf is not None, rendered.problems
    return Document(roots[-1], tree(rendered.pdf.data))


def placed(name: str, workspace: Workspace, folder: Path) -> tuple[Path, Workspace]:
    if name in BRIEFS:
        path = CHECKOUT / "briefs" / f"{name}.yaml"
        return path, workspace_of(path)
    if name.startswith("water"):
        editions = CHECKOUT / "tests" / "editions"
        return editions / f"{name}.yaml", replace(workspace, root=editions)
    own = replace(workspace, root=folder)
    return written(name, own, folder, date(2025, 10, 13)), own


def texts(element: Element) -> Iterator[str]:
    """Yield the words of an element, without furniture and what numbers entries."""
    names = set(element.get("class", "").split())
    labels = LABELS if element.tag in ("a", "span") else set()
    if not names & (FURNITURE | labels):
        yield HEADING if element.tag in HEADINGS else ""
        yield element.text or ""
        for child in element:
            yield from texts(child)
            yield child.tail or ""


def words(part: Part) -> Iterator[str]:
    """Yield the words of a part of the tree, without labels and those in pictures.

    A picture is read by its alternative text.
    """
    yield HEADING if part.kind in HEADINGS else ""
    yield part.words
    for kid in part.kids:
        painted = part.kind == "Figure" and not kid.kind
        if kid.kind != "Lbl" and not painted:
            yield from words(kid)


def letters(said: Iterator[str]) -> list[str]:
    """Return the letters and digits under each heading; style sheets write marks."""
    return [
        "".join(letter for letter in folded(part) if letter.isalnum())
        for part in "".join(said).split(HEADING)
    ]


def test_the_tags_say_every_word_in_the_order_of_the_html(document: Document) -> None:
    body = document.root.find("body")
    assert body is not None
    said, wanted = letters(words(document.tags)), letters(texts(body))
    assert len("".join(wanted)) > 1000
    if document.root.get("dir") == "rtl":
        # PDFium sorts the letters of such a line anew, each in its own way.
        said = ["".join(sorted(part)) for part in said]
        wanted = ["".join(sorted(part)) for part in wanted]
    assert said == wanted


def test_no_heading_leaves_a_level_out_and_the_first_is_the_title(
    document: Document,
) -> None:
    levels = [
        int(part.kind[1]) for part in document.tags.all("H1", "H2", "H3", "H4", "H5")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(low <= high + 1 for high, low in pairwise(levels))


def test_nothing_is_empty_and_nothing_is_doubled(document: Document) -> None:
    every = list(document.tags.all(*KINDS))
    assert len(every) > 100
    empty = [part for part in every if not part.kids and part.kind not in ("TD", "TH")]
    doubled = [part for part in every if [kid.kind for kid in part.kids] == [part.kind]]
    assert (empty, doubled) == ([], [])


def test_every_kind_stands_where_it_may(document: Document) -> None:
    for parent in document.tags.all(*KINDS):
        for kid in parent.kids:
            allowed = INSIDE.get(kid.kind)
            assert allowed is None or parent.kind in allowed, (parent, kid)


KINDS = (
    *("Document", "Sect", "Aside", "Div", "BlockQuote", "H1", "H2", "H3", "P"),
    *("L", "LI", "Lbl", "LBody", "BibEntry", "Note", "Reference", "Link", "Span"),
    *("Em", "Strong", "Code", "Quote", "Figure", "Caption"),
    *("Table", "THead", "TBody", "TR", "TH", "TD"),
)
BLOCKS = {"Document", "Sect", "Aside", "Div", "BlockQuote"}
INSIDE = {
    "Sect": BLOCKS,
    "P": {*BLOCKS, "LBody", "TD", "TH", "Note"},
    "L": {*BLOCKS, "LBody"},
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "Caption": {"Figure", "Table"},
    "Table": BLOCKS,
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Note": {*BLOCKS, "LBody", "TD"},
}
"""Where a kind may stand (ISO 32000-1, 14.8.4)."""
