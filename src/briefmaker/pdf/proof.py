"""The proof: what another program reads in the finished file, against the layout."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fontTools.ttLib import TTFont

from briefmaker.pdf.layout import Layout, folded
from briefmaker.pdf.reading import Reading, read
from briefmaker.problems import Problem
from briefmaker.writing.page import Page

INVISIBLE = frozenset(" \n\u00a0\u00ad\u2009\u200b\u200d\u202f\u2060")
"""Spaces and joiners: fonts need no letter for them."""

FACES = re.compile(r"@font-face\s*\{(?P<rules>[^}]*)\}")
FAMILY = re.compile(r"font-family:\s*[\"']([^\"']+)")
FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def proof(
    page: Page, laid: Layout, data: bytes, assets: Path, *, boxes: bool
) -> Iterator[Problem]:
    """Yield what the finished PDF lacks, or has from elsewhere.

    Args:
        boxes: the engine said that it set empty boxes for letters.
    """
    pdf = read(data)
    yield from _marks(page, laid, pdf)
    yield from _bands(page, laid, pdf)
    yield from _ink(page, laid, pdf)
    yield from _letters(page, laid, pdf, assets, boxes=boxes)


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


def _bands(page: Page, laid: Layout, pdf: Reading) -> Iterator[Problem]:
    """What fails is said at the top of every page, where nobody can miss it."""
    for number, text in enumerate(pdf.pages):
        above = "".join(
            scrap.words
            for scrap in laid.scraps
            if scrap.page == number
            and scrap.area == "margin"
            and scrap.frame.top < laid.live[number].top
        )
        band = folded(page.band)
        if not (band in folded(above) and band in folded(text)):
            yield Problem(
                "pdf.no-band",
                f"page {number + 1} does not say at its top that claims fail",
                hint="a template of your own must print `page.band` in the margin",
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


def _letters(
    page: Page, laid: Layout, pdf: Reading, assets: Path, *, boxes: bool
) -> Iterator[Problem]:
    """All letters come from the fonts of the style sheet, none from this machine."""
    faces = families(page.style, assets)
    own = tuple(name.replace(" ", "-") for name in faces)
    foreign = sorted(name for name in pdf.fonts if not name.startswith(own))
    if not foreign and not boxes:
        return
    had = {letter for files in faces.values() for letter in _letters_of(files)}
    instead = (
        f"this machine took it from {foreign[0]}, another would print something else"
        if foreign
        else "an empty box stands in its place"
    )
    lacking = False
    for scrap in laid.scraps:
        for letter in sorted({*scrap.words} - had - INVISIBLE):
            lacking = True
            anchor = laid.within(scrap.element, page.anchors)
            yield Problem(
                "pdf.no-glyph",
                f"the fonts have no “{letter}” (U+{ord(letter):04X}): {instead}",
                address=page.anchors.get(anchor, ()),
                token=letter,
                hint="write it in other letters (“AZN” for the sign of the manat)",
            )
    if foreign and not lacking:
        yield Problem(
            "pdf.foreign-font",
            f"the document uses a font that is not its own: {', '.join(foreign)}",
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


def _letters_of(files: tuple[Path, ...]) -> set[str]:
    """Return the letters that at least one of the fonts has."""
    letters: set[str] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    return letters
