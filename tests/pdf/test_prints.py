"""Print variants of a whole document: each keeps every promise of the page."""

from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from briefmaker.build import Rendered, render
from briefmaker.cli.starters import STARTER, filled
from briefmaker.look.look import Variant
from briefmaker.pdf.reading import read
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace

MM = 72 / 25.4
SAFE = 6.0
"""No office printer prints closer to the edge, in mm."""

PRINTS = [
    ("memo", "A4", "mono"),
    ("brief", "Letter", "mono"),
    ("memo", "A4", "large"),
    ("brief", "Letter", "large"),
    ("memo", "A4", "draft"),
    ("brief", "A4", "simplex"),
    ("memo", "Letter", "binder"),
    ("memo", "A4", "booklet"),
    ("brief", "Letter", "booklet"),
]


def written(kind: str, workspace: Workspace, folder: Path) -> Path:
    """Write a kind's starter as a brief in a workspace of its own."""
    starter = workspace.templates[-1] / kind / STARTER
    text = filled(
        starter.read_text(encoding="utf-8"),
        name=kind,
        title="Water was short again in all of the lower valley",
        today=date(2025, 10, 13),
        schema="brief.json",
    )
    path = folder / "briefs" / f"{kind}.yaml"
    path.parent.mkdir()
    path.write_text(text.replace("status: draft", "status: final"), encoding="utf-8")
    copytree(workspace.assets / "examples", folder / "sources")
    return path


@pytest.fixture(scope="module", params=PRINTS, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def made(
    asked: tuple[str, str, str],
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> Rendered:
    """A starter, printed in a variant."""
    kind, paper, variant = asked
    path = written(kind, workspace, tmp_path_factory.mktemp("print"))
    own = replace(workspace, root=path.parents[1])
    return render(path, own, Wishes(paper=paper, variants=frozenset({variant})))


@pytest.fixture(scope="module")
def data(made: Rendered) -> bytes:
    assert made.pdf is not None, made.problems
    return made.pdf.data


def pages(data: bytes) -> list[Any]:
    return list(pypdfium2.PdfDocument(data))


def test_it_is_printed_and_nothing_stops_it(made: Rendered) -> None:
    assert [problem for problem in made.problems if problem.blocks] == []
    assert made.pdf is not None


def test_every_page_has_its_mark_twice_and_its_number(data: bytes) -> None:
    texts = read(data).pages
    for number, text in enumerate(texts, 1):
        assert text.count("TLP:") >= 2
        assert f"{number} of {len(texts)}" in text.replace("\xa0", " ")


def test_all_ink_stays_six_millimetres_from_the_edge(data: bytes) -> None:
    for page in pages(data):
        drawn = page.render(scale=2, grayscale=True).to_numpy().squeeze()
        rows, columns = np.where(drawn < 250)
        height, width = drawn.shape
        edges = (columns.min(), width - columns.max(), rows.min(), height - rows.max())
        assert min(edges) / 2 / MM >= SAFE - 0.1


def colours(data: bytes) -> set[str]:
    """Return the operators of the pages, drawings and patterns that set colours."""
    found: set[str] = set()
    with pikepdf.open(BytesIO(data)) as file:
        streams: list[Any] = list(file.pages)
        for part in file.objects:
            if isinstance(part, pikepdf.Stream):
                if part.get("/Subtype") == "/Form" or "/PatternType" in part:
                    streams.append(part)
                elif part.get("/Subtype") == "/Image":
                    found.add(str(part.get("/ColorSpace")))
        for stream in streams:
            for instruction in pikepdf.parse_content_stream(stream):
                operator, count = str(instruction.operator), len(instruction.operands)
                if operator.lower() in ("rg", "k") or (
                    operator.lower() in ("sc", "scn") and count > 1
                ):
                    found.add(operator)
    return found


def test_without_colours_means_none_in_any_drawing_or_pattern(
    data: bytes, asked: tuple[str, str, str]
) -> None:
    if asked[2] == "mono":
        assert colours(data) <= {"/DeviceGray"}
    else:
        assert {"rg", "RG"} <= colours(data)


def sizes(data: bytes) -> set[float]:
    """Return the sizes of all letters in pt, as they come out on the page."""
    found = set()
    for page in pages(data):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if not raw.FPDFText_IsGenerated(text.raw, at):
                size = raw.FPDFText_GetFontSize(text.raw, at)
                placed = raw.FS_MATRIX()
                raw.FPDFText_GetMatrix(text.raw, at, placed)
                found.add(round(size * abs(placed.d), 1))
    return found


def test_large_print_has_no_letter_under_twelve_points_and_no_italics(
    data: bytes, asked: tuple[str, str, str]
) -> None:
    small = {size for size in sizes(data) if 0 < size < 12}
    assert bool(small) is (asked[2] != "large")
    if asked[2] == "large":
        assert all(font.startswith("BM-Sans") for font in read(data).fonts)
        assert not any("Italic" in font for font in read(data).fonts)


def test_large_marks_stand_in_brackets_because_they_are_as_large_as_numbers(
    data: bytes, asked: tuple[str, str, str]
) -> None:
    text = " ".join(read(data).pages[0].replace("\u2060", "").split())
    assert ("62% of farms [1]" in text) is (asked[2] == "large")
    assert ("62% of farms1" in text) is (asked[2] != "large")


def test_a_draft_says_so_on_every_page(
    data: bytes, asked: tuple[str, str, str]
) -> None:
    said = [text.lower().count("draft") for text in read(data).pages]
    assert all(said) is (asked[2] == "draft")


def test_a_booklet_has_half_pages_in_fours(
    data: bytes, asked: tuple[str, str, str]
) -> None:
    width, height = pages(data)[0].get_size()
    folded = asked[2] == "booklet"
    whole = {"A4": (210, 297), "Letter": (215.9, 279.4)}[asked[1]]
    wanted = (whole[1] / 2, whole[0]) if folded else whole
    assert (width / MM, height / MM) == pytest.approx(wanted, abs=0.1)
    if folded:
        assert len(pages(data)) % 4 == 0


def test_all_variants_are_printed_here() -> None:
    assert {variant for _, _, variant in PRINTS} == {each.value for each in Variant}
