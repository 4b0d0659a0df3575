"""The proof: what another program reads in the finished file, against the layout."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fontTools.ttLib import TTFont

from briefmaker.pdf.layout import Layout, folded
from briefmaker.pdf.reading import Reading, read
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

FACES = re.compile(r"@font-face\s*\{(?P<rules>[^}]*)\}")
FAMILY = re.compile(r"font-family:\s*[\"']([^\"']+)")
FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def proof(page: Page, laid: Layout, data: bytes, assets: Path) -> Iterator[Problem]:
    """Yield what the finished PDF lacks, or has from elsewhere."""
    pdf = read(data)
    yield from _marks(page, laid, pdf)
    yield from _ink(page, laid, pdf)
    yield from _fonts(page, laid, pdf, assets)


def _marks(page: Page, laid: Layout, pdf: Reading) -> Iterator[Problem]:
    """The handling mark stands at the top and bottom of every page (TLP 2.0)."""
    if not page.marking:
        return
    for number, text in enumerate(pdf.pages):
        live = laid.live[number]
        heights = [
            scrap.frame.top
            for scrap in laid.scraps
            if scrap.page == number
            and scrap.area == "margin"
            and scrap.words.strip() == page.marking
        ]
        above = any(height < live.top for height in heights)
        below = any(height > live.bottom for height in heights)
        if not (above and below and text.count(page.marking) >= 2):
            yield Problem(
                "pdf.no-mark",
                f"page {number + 1} lacks the handling mark {page.marking} at its "
                f"{'bottom' if above else 'top'}",
                address=("marking",),
                hint="a template of your own must print it in both margins",
            )


def _ink(page: Page, laid: Layout, pdf: Reading) -> Iterator[Problem]:
    """Every word that was laid out can be read and copied from its page."""
    texts = [folded(text) for text in pdf.pages]
    for scrap in laid.scraps:
        if folded(scrap.words) not in texts[scrap.page]:
            anchor = laid.within(scrap.element, page.anchors)
            yield Problem(
                "pdf.unreadable",
                f"“{scrap.words.strip()}” is printed on page {scrap.page + 1} but "
                "cannot be searched or copied there",
                address=page.anchors.get(anchor, ()),
            )


def _fonts(page: Page, laid: Layout, pdf: Reading, assets: Path) -> Iterator[Problem]:
    """All letters come from the fonts of the style sheet, none from this machine."""
    faces = families(page.style, assets)
    own = tuple(name.replace(" ", "-") for name in faces)
    foreign = sorted(name for name in pdf.fonts if not name.startswith(own))
    if not foreign:
        return
    had = {letter for files in faces.values() for letter in _letters(files)}
    named = False
    for scrap in laid.scraps:
        for letter in sorted({*scrap.words} - had):
            if letter.isspace():
                continue
            named = True
            anchor = laid.within(scrap.element, page.anchors)
            yield Problem(
                "pdf.foreign-font",
                f"the fonts have no “{letter}” (U+{ord(letter):04X}); this machine "
                f"took it from {foreign[0]}, another would print something else",
                address=page.anchors.get(anchor, ()),
                token=letter,
                hint="write it in other letters (“AZN” for the manat sign)",
            )
    if not named:
        yield Problem(
            "pdf.foreign-font",
            f"the document uses a font that is not its own: {', '.join(foreign)}",
            severity=Severity.ERROR,
            hint="bring the font with an `@font-face` rule in the style sheet",
        )


def families(style: str, assets: Path) -> Mapping[str, tuple[Path, ...]]:
    """Return the families that a style sheet brings, with their files."""
    found: dict[str, tuple[Path, ...]] = {}
    for face in FACES.finditer(style):
        family, file = FAMILY.search(face["rules"]), FILE.search(face["rules"])
        if family and file:
            files = found.get(family[1], ())
            found[family[1]] = (*files, assets / file[1])
    return found


def _letters(files: tuple[Path, ...]) -> set[str]:
    """Return the letters that at least one of the fonts has."""
    letters: set[str] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    return letters
