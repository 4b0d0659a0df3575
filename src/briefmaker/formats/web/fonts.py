"""Fonts inside the file: of each cut only the letters that the document uses.

WOFF2 (W3C Recommendation of 2024), as `@font-face` rules with `data:` addresses. What
one family lacks the next one gives, as on paper, so that the fonts of the reader's
machine are not needed.
"""

import base64
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from fontTools import subset
from fontTools.ttLib import TTFont

from briefmaker.formats.web.elements import every
from briefmaker.look.look import Brand, Family
from briefmaker.reads import sought
from briefmaker.values import Struct, field

SERIF, SANS, ARABIC = "BM Serif", "BM Sans", "BM Arabic"
SHIPPED = {SERIF: "SourceSerif4", SANS: "SourceSans3", ARABIC: "Vazirmatn-NL"}
WEIGHTS = {"regular": 400, "semibold": 600, "italic": 400, "semibold_italic": 600}
FILES = {
    "regular": "Regular",
    "semibold": "Semibold",
    "italic": "It",
    "semibold_italic": "SemiboldIt",
}
SLANTED = frozenset({"em", "i", "cite"})
"""Elements that the style sheet sets in italics."""

CAPITALS = frozenset({"kicker", "status"})
"""Classes that the style sheet sets in capitals."""

GENERATED = "•–×≠0123456789۰۱۲۳۴۵۶۷۸۹.,()/ "
"""What the style sheet itself writes: marks and numbers of lists, pages in print."""

INVISIBLE = frozenset(
    " \n\t\u00a0\u00ad\u2009\u200b\u200c\u200d\u200e\u200f\u202f\u2060"
)
"""Spaces, joiners and marks of direction: fonts need no letter for them."""

FEATURES = ("lnum", "tnum")
"""Beside those that every browser uses by itself: lining and even figures."""


class Letters(Struct, frozen=True):
    """The letters of a document that fonts must have.

    Attributes:
        slanted: those of them that stand in italics.
    """

    upright: frozenset[str]
    slanted: frozenset[str]


class Fonts(Struct, frozen=True):
    """The fonts of a document.

    Attributes:
        faces: `@font-face` rules.
        stacks: the families of running text and of the rest, for `font-family`.
        lacking: letters that none of them has.
    """

    faces: str
    stacks: Mapping[str, str]
    lacking: tuple[str, ...] = field(default=())


def letters_of(body: Element) -> Letters:
    """Return the letters that a document shows, in capitals where it shows those."""
    upright = {*GENERATED, *_letters(body)}
    slanted: set[str] = set()
    for element in body.iter():
        if element.tag in SLANTED:
            slanted |= _letters(element)
    for name in CAPITALS:
        for element in every(body, name):
            # Turkish and Azerbaijani capitals keep the dot of their i.
            upright |= {*"".join(_letters(element)).upper(), "İ", "I"}
    return Letters(frozenset(upright), frozenset(slanted))


def _letters(element: Element) -> set[str]:
    texts = (
        (each.text or "") + "".join(child.tail or "" for child in each)
        for each in element.iter()
        if each.tag not in ("script", "style")
    )
    return {letter for text in texts for letter in text} - INVISIBLE


def embedded(letters: Letters, brand: Brand, folder: Path) -> Fonts:
    """Return the fonts of a document, as far as it uses them.

    Args:
        folder: where the shipped fonts are.
    """
    shipped = {name: _shipped(name, folder) for name in SHIPPED}
    chains = {
        "serif": [brand.serif, shipped[SERIF], shipped[SANS], shipped[ARABIC]],
        "sans": [brand.sans, shipped[SANS], shipped[SERIF], shipped[ARABIC]],
    }
    stacks = {
        name: [family for family in chain if family] for name, chain in chains.items()
    }
    wanted: dict[str, Family] = {}
    needed: dict[str, set[str]] = {}
    lacking: set[str] = set()
    for chain in stacks.values():
        left = set(letters.upright)
        for family in chain:
            had = left & _had(family.cut("regular"))
            wanted[family.name] = family
            needed.setdefault(family.name, set()).update(had)
            left -= had
        lacking |= left
    faces = [
        face
        for name, family in wanted.items()
        for face in _faces(family, frozenset(needed[name]), letters.slanted)
    ]
    return Fonts(
        "\n".join(faces),
        {
            name: ", ".join(f'"{family.name}"' for family in chain)
            for name, chain in stacks.items()
        },
        tuple(sorted(lacking)),
    )


def _shipped(name: str, folder: Path) -> Family:
    files = {cut: folder / f"{SHIPPED[name]}-{file}.ttf" for cut, file in FILES.items()}
    there = {cut: file for cut, file in files.items() if sought(file).is_file()}
    return Family(name, there)


def _faces(
    family: Family, letters: frozenset[str], slanted: frozenset[str]
) -> Iterator[str]:
    """Yield the rules of a family; cuts of which no letter is used are left out."""
    for cut, weight in WEIGHTS.items():
        italic = cut.endswith("italic")
        if italic and cut not in family.cuts:
            continue
        wanted = letters & slanted if italic else letters
        if not wanted:
            continue
        data = base64.b64encode(_subset(family.cut(cut), wanted)).decode()
        style = "italic" if italic else "normal"
        yield (
            f'@font-face{{font-family:"{family.name}";font-weight:{weight};'
            f"font-style:{style};font-display:block;"
            f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
        )


@lru_cache(maxsize=64)
def _had(file: Path) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=64)
def _subset(file: Path, letters: frozenset[str]) -> bytes:
    """Return a font with these letters alone, as WOFF2: same letters, same bytes."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = [*options.layout_features, *FEATURES]
    options.name_IDs = [0, 1, 2, 13, 14]  # its maker's and its licence's names stay
    options.recalc_timestamp = False
    font = subset.load_font(str(file), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)) + " \u00a0")
    cutter.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    font.close()
    return written.getvalue()
