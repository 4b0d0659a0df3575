"""Letters: all come from fonts of the style sheet, and one word from one font."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element

from fontTools.ttLib import TTFont

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.telling import inside
from briefmaker.problems import Address, Problem, Severity
from briefmaker.reads import sought
from briefmaker.writing.page import Page

INVISIBLE = frozenset(" \n\u00a0\u00ad\u2009\u200b\u200c\u200d\u200e\u200f\u202f\u2060")
"""Spaces, joiners and marks of direction: fonts need no letter for them."""

FACES = re.compile(r"@font-face\s*\{(?P<rules>[^}]*)\}")
FAMILY = re.compile(r"font-family:\s*[\"']([^\"']+)")
FILE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
WORD = re.compile(r"[^\W\d_]{2,}")
CODED = 4
"""More letters than these are named without their code points."""

PLAIN = 0x7F
"""Letters below this one are in every font for text."""


def letters(
    page: Page, laid: Layout, fonts: frozenset[str], assets: Path, *, boxes: bool
) -> Iterator[Problem]:
    """Yield letters that no font of the page has, and fonts not its own (L-14).

    Args:
        fonts: names of those in the finished file.
        boxes: the engine said that it set empty boxes for letters.
    """
    faces = families(page.style, assets)
    yield from _mixed(page, laid, faces)
    foreign = sorted(fonts - own_fonts(page.style, fonts, assets))
    if not foreign and not boxes:
        return
    had = {letter for files in faces.values() for letter in _letters_of(files)}
    lacking = tuple(_lacking(laid, had))
    before = Counter[tuple[Address, str]]()
    for block, missing in lacking:
        address = page.anchors.get(laid.within(block, page.anchors), ())
        token = missing[0]
        yield Problem(
            "pdf.no-glyph",
            _no_glyph(sorted({*missing}), foreign),
            address=address,
            token=token,
            nth=before[address, token],
            hint="write it in other letters (“AZN” for the sign of the manat), or "
            "bring a font that has them",
        )
        before.update((address, letter) for letter in missing)
    if foreign and not lacking:
        yield Problem(
            "pdf.foreign-font",
            f"the document uses a font that is not its own: {', '.join(foreign)}",
            hint="bring the font with an `@font-face` rule in the style sheet",
        )


def _lacking(laid: Layout, had: Set[str]) -> Iterator[tuple[Element, list[str]]]:
    """Yield each paragraph with the letters in it that no font has, as they follow."""
    known = had | INVISIBLE
    found: dict[Element, list[str]] = {}
    for scrap in laid.scraps:
        missing = [each for each in scrap.words if each not in known]
        if missing:
            found.setdefault(laid.block(scrap.element), []).extend(missing)
    yield from found.items()


def _no_glyph(letters: Sequence[str], foreign: Sequence[str]) -> str:
    """Return what is said of the letters of one paragraph: all of them at once."""
    many = len(letters) > 1
    coded = [f"“{letter}” (U+{ord(letter):04X})" for letter in letters]
    named = (
        f"“{' '.join(letters)}”, {len(letters)} letters"
        if len(letters) > CODED
        else " and ".join(each for each in (", ".join(coded[:-1]), coded[-1]) if each)
    )
    them, places = ("them", "their places") if many else ("it", "its place")
    instead = (
        f"this machine took {them} from {', '.join(foreign)}, another would print "
        "something else"
        if foreign
        else f"{'empty boxes stand' if many else 'an empty box stands'} in {places}"
    )
    return f"the fonts have no {named}: {instead}"


def _mixed(
    page: Page, laid: Layout, faces: Mapping[str, tuple[Path, ...]]
) -> Iterator[Problem]:
    """Yield words that take some letters from another font than the rest."""
    for scrap in laid.scraps:
        if max(scrap.words, default="") < chr(PLAIN):
            continue
        first = next((name for name in scrap.families if name in faces), None)
        had = _letters_of(faces[first]) if first else frozenset[str]()
        for word in WORD.findall(scrap.words):
            odd = sorted({*word} - had)
            if odd and {*word} & had:
                anchor = laid.within(scrap.element, page.anchors)
                yield Problem(
                    "pdf.fallback-font",
                    f"“{word}”{inside(laid, anchor)} is set in two fonts: {first} "
                    f"has no “{odd[0]}” (U+{ord(odd[0]):04X})",
                    severity=Severity.WARNING,
                    address=page.anchors.get(anchor, ()),
                    token=word,
                    hint="bring a font that has all letters of this language",
                )


def own_fonts(style: str, fonts: frozenset[str], assets: Path) -> frozenset[str]:
    """Return those of a file's fonts that a style sheet brings."""
    own = tuple(name.replace(" ", "-") for name in families(style, assets))
    return frozenset(name for name in fonts if name.startswith(own))


def families(style: str, assets: Path) -> Mapping[str, tuple[Path, ...]]:
    """Return the families that a style sheet brings, with their files."""
    found: dict[str, tuple[Path, ...]] = {}
    for face in FACES.finditer(style):
        family, file = FAMILY.search(face["rules"]), FILE.search(face["rules"])
        if family and file:
            files = found.get(family[1], ())
            found[family[1]] = (*files, _path(file[1], assets))
    return found


def _path(address: str, assets: Path) -> Path:
    """Return the file of an address in a style sheet; a house's own are whole ones."""
    parts = urlsplit(address)
    file = Path(url2pathname(parts.path)) if parts.scheme else assets / address
    return sought(file)


@cache
def _letters_of(files: tuple[Path, ...]) -> frozenset[str]:
    """Return the letters that at least one of the fonts has."""
    found: set[str] = set()
    for file in files:
        with TTFont(file, lazy=True) as font:
            # Numbers will do for names of glyphs: reading those takes as long again.
            font.setGlyphOrder([*map(str, range(font["maxp"].numGlyphs))])
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)
