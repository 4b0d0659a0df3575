"""What the gallery looks like, as text: `make golden` writes it anew.

A picture is a line for each of its shapes, a page the words on it in reading order. A
change of the looks then shows as changed lines, which a person can read and judge.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from bench.charts.__main__ import plots, studio
from briefmaker.brief.kinds import kinds
from briefmaker.build import render
from briefmaker.charts.canvas import Dot, Line, Patch, Picture, Shape, Words
from gallery.__main__ import furnished

FOLDER = Path(__file__).parents[1] / "golden"
SMALL = ("memo", "brief", "talking-points", "fact-sheet")
"""Kinds whose first page is kept as a small picture too: one of each grid, or more."""

DPI = 36
STAMP = re.compile(r" · [0-9a-f]{8}\b")
"""What the foot of a page says of its making: any change to the tool changes it."""


def main() -> int:
    """Write all golden files anew."""
    for kept in ("charts", "pages", "pictures"):
        shutil.rmtree(FOLDER / kept, ignore_errors=True)
        (FOLDER / kept).mkdir(parents=True)
    for name, text in charts():
        (FOLDER / "charts" / f"{name}.txt").write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in starters(Path(folder)):
            text = "\n\n".join(words_of(data)) + "\n"
            (FOLDER / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
            if name in SMALL:
                small(data).save(FOLDER / "pictures" / f"{name}.png", optimize=True)
    sys.stdout.write(f"{FOLDER}\n")
    return 0


def starters(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the starter of each kind of document as a PDF.

    Raises:
        SystemExit: one of them cannot be rendered.
    """
    workspace = furnished(folder)
    for name in kinds(workspace):
        done = render(workspace.root / "briefs" / f"{name}.yaml", workspace)
        if done.pdf is None:
            raise SystemExit(f"{name}: {done.problems}")
        yield name, done.pdf.data


def small(data: bytes) -> Image.Image:
    """Return the first page of a PDF as a small grey picture."""
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    return picture


def charts() -> Iterator[tuple[str, str]]:
    """Yield the name of each chart of the gallery and its picture as text."""
    drawn = studio()
    for plot in plots():
        work = drawn.work(plot)
        found = "\n".join(problem.message for problem in work.problems)
        shapes = described(work.picture) if work.picture else ()
        yield plot.id, "\n".join((found, *shapes)).strip() + "\n"


def described(picture: Picture) -> Iterator[str]:
    """Yield a line for each shape of a picture; places are in mm."""
    yield f"picture {picture.width:.1f} x {picture.height:.1f}"
    for shape in picture.shapes:
        yield _line(shape)


def _line(shape: Shape) -> str:
    match shape:
        case Words(text, (x, y), style, align):
            kind = f"{style.size:g} {style.weight.name.lower()} {style.colour}"
            return f"words {x:.1f} {y:.1f} {align} {kind} | {text}"
        case Patch(points, filling):
            edges = shape.edges
            box = (edges.left, edges.top, edges.right, edges.bottom)
            where = " ".join(f"{each:.1f}" for each in box)
            look = " ".join(filter(None, (filling.fill, filling.edge, filling.hatch)))
            return f"patch {where} of {len(points)} | {look}"
        case Line(points, colour, width, dashes):
            ends = " ".join(f"{x:.1f},{y:.1f}" for x, y in (points[0], points[-1]))
            dashed = " dashed" if dashes else ""
            return f"line {ends} of {len(points)} | {colour} {width:g}{dashed}"
        case Dot((x, y), size, fill, edge, form):
            return f"dot {x:.1f} {y:.1f} {size:g} | {fill} {edge} {form}"


def words_of(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, its lines trimmed, without its stamp."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage().get_text_bounded()
        lines = (STAMP.sub("", " ".join(line.split())) for line in text.splitlines())
        found.append("\n".join(filter(None, lines)))
    document.close()
    return found


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two grey pictures of one size are apart, from 0 to 1."""
    pairs = zip(one.convert("L").tobytes(), other.convert("L").tobytes(), strict=True)
    total = sum(abs(a - b) for a, b in pairs)
    return total / (255 * one.width * one.height)


if __name__ == "__main__":
    raise SystemExit(main())
