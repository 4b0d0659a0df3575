"""Renders every kind of document and every chart, to be looked at: `make gallery`.

Writes `out/gallery/gallery.pdf`, with a bookmark for each document in colour, for mono
printers and large, and a contact sheet of each. The starters are the documents; the
charts stand in `briefs/charts.yaml` beside this file. All facts are invented.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from briefmaker.brief.kinds import kinds
from briefmaker.build import render
from briefmaker.cli.starters import STARTER, filled
from briefmaker.look.look import Variant
from briefmaker.problems import Severity
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace, shipped, workspace_of

HERE = Path(__file__).parent
LOOKS: tuple[tuple[str, tuple[Variant, ...]], ...] = (
    ("colour", ()),
    ("mono", (Variant.MONO,)),
    ("large", (Variant.LARGE,)),
)
TODAY = date(2026, 1, 15)
"""What day it is in the gallery, so that it is the same on any day."""

TITLE = "The lower valley needs meters before the season"
THUMB, GAP, ACROSS = 260, 12, 6
"""Width of a page on a contact sheet and the space around it, in px; pages in a row."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A rendered document and how it was made to look."""

    name: str
    look: str
    data: bytes

    @property
    def title(self) -> str:
        """What its bookmark says."""
        return f"{self.name}, {self.look}"


def main() -> int:
    """Render all, and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/gallery"))
    parser.add_argument("--only", nargs="*", help="names of kinds, or `charts`")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workspace = furnished(Path(folder))
        shown = list(documents(workspace, options.only or ()))
    bound(shown).save(options.out / "gallery.pdf", deterministic_id=True)
    for each in shown:
        file = options.out / f"{each.name}-{each.look}.png"
        contact_sheet(each.data).save(file)
    sys.stdout.write(f"{options.out / 'gallery.pdf'}\n")
    return 0


def furnished(folder: Path) -> Workspace:
    """Return a workspace with the charts and a starter of each kind."""
    briefs = shutil.copytree(HERE / "briefs", folder / "briefs")
    sources = shutil.copytree(HERE / "sources", folder / "sources")
    shutil.copytree(shipped("assets") / "examples", sources, dirs_exist_ok=True)
    workspace = replace(workspace_of(briefs), today=TODAY)
    for name in kinds(workspace):
        starter = shipped("templates") / name / STARTER
        text = filled(
            starter.read_text(encoding="utf-8"),
            name=name,
            title=TITLE,
            today=workspace.today,
            schema="brief.json",
        )
        (briefs / f"{name}.yaml").write_text(text, encoding="utf-8")
    return workspace


def documents(workspace: Workspace, only: Sequence[str] = ()) -> Iterator[Shown]:
    """Yield every brief of a workspace in every look.

    Raises:
        SystemExit: one of them cannot be rendered.
    """
    for path in sorted((workspace.root / "briefs").glob("*.yaml")):
        if only and path.stem not in only:
            continue
        for look, variants in LOOKS:
            done = render(path, workspace, Wishes(variants=variants))
            for problem in done.problems:
                if problem.severity is Severity.NOTE:
                    continue
                sys.stderr.write(f"{path.stem}, {look}: {problem.message}\n")
            if done.pdf is None:
                raise SystemExit(f"{path.stem} cannot be rendered: {look}")
            yield Shown(path.stem, look, done.pdf.data)


def bound(shown: Sequence[Shown]) -> pikepdf.Pdf:
    """Return all documents in one, each with a bookmark."""
    whole = pikepdf.new()
    with whole.open_outline() as outline:
        for each in shown:
            start = len(whole.pages)
            with pikepdf.open(BytesIO(each.data)) as part:
                whole.add_pages_from(part)
            outline.root.append(pikepdf.OutlineItem(each.title, start))
    return whole


def contact_sheet(data: bytes) -> Image.Image:
    """Return all pages of a document on one picture, a few in a row."""
    document = pypdfium2.PdfDocument(data)
    thumbs = []
    for page in document:
        scale = THUMB / page.get_width()
        thumbs.append(page.render(scale=scale).to_pil())
    document.close()
    rows = -(-len(thumbs) // ACROSS)
    wide = min(len(thumbs), ACROSS) * (THUMB + GAP) + GAP
    tall = max(thumb.height for thumb in thumbs) + GAP
    sheet = Image.new("RGB", (wide, rows * tall + GAP), "#969696")
    for number, thumb in enumerate(thumbs):
        row, column = divmod(number, ACROSS)
        sheet.paste(thumb, (GAP + column * (THUMB + GAP), GAP + row * tall))
    return sheet


if __name__ == "__main__":
    raise SystemExit(main())
