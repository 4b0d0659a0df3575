"""The style sheet of a document: theme, house, grid, kind and print variants, in turn.

Later sheets win. The user's own files stand in for the shipped ones of the same name
(`templates/theme.css`, a kind's `page.css`), and `templates/house.css` is added to
them. What a house sets in `briefmaker.toml` reaches the page as custom properties and
fonts, which follow the theme that they change.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import atan2, degrees, hypot
from pathlib import Path
from urllib.parse import urljoin

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import GRIDS, Kind
from briefmaker.brief.model import Brief
from briefmaker.look.colour import lab
from briefmaker.look.look import Brand, Family, Look, Variant
from briefmaker.look.sheet import sheet_of
from briefmaker.look.variants import ONE_COLUMN
from briefmaker.problems import Problem, Severity
from briefmaker.reads import sought
from briefmaker.workspace import Workspace

THEME = "theme.css"
LEFTWARD = "rtl.css"
HOUSE = "house.css"
STYLE = "page.css"
GRID_STYLE = "grid.css"
VARIANTS = "variants"
ONE = "one-column"
"""The sheet of all variants that are set in one column."""

CUTS = {
    "regular": (400, "normal"),
    "italic": (400, "italic"),
    "semibold": (600, "normal"),
    "semibold_italic": (600, "italic"),
    "bold": (700, "normal"),
    "bold_italic": (700, "italic"),
}
"""Weight and slope of each cut, as style sheets name them."""

MOST_HUES = 2
CHROMA = 15.0
"""A colour with less (CIELAB C*) counts as a grey."""

APART = 30.0
"""Degrees between two hues that count as two."""

MARKS = ("mark-ink",)
"""Colours that the makers of handling marks have fixed."""

ADDRESS = re.compile(r"url\(\s*([\"']?)([^\"')]+)\1\s*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"(?P<selector>[^{};]*)\{(?P<rules>[^{}]*)\}")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b")
WORDS = re.compile(r"(?<![\w-])color:\s*(?:var\(--([\w-]+)\)|(#[0-9a-fA-F]{6})\b)")


def style_of(brief: Brief, kind: Kind, look: Look, workspace: Workspace) -> str:
    """Return the whole style sheet; addresses in it begin at the shipped assets."""
    widths = kind.widths[brief.paper]
    names = (f"{GRIDS}/{kind.grid}/{GRID_STYLE}", f"{kind.name}/{STYLE}")
    return sheets_of(brief.paper, widths, names, look, workspace)


def sheets_of(
    paper: str,
    widths: Mapping[Slot, float],
    names: Sequence[str],
    look: Look,
    workspace: Workspace,
) -> str:
    """Return the style sheet of a document that may be no brief.

    Args:
        widths: of its exhibits, in mm.
        names: its own sheets among the templates, in turn.
    """
    tokens = "".join(f"--{slot}:{width:g}mm;" for slot, width in widths.items())
    own = (first(name, workspace) for name in (*names, HOUSE))
    theme = first(THEME, workspace) or workspace.assets / THEME
    return "\n".join(
        [
            f":root{{{tokens}}}",
            _read(theme, workspace),
            _read(workspace.assets / LEFTWARD, workspace),
            sheet_of(paper, look).style,
            *_house(look.brand),
            *(_read(sheet, workspace) for sheet in own if sheet),
            *(_read(sheet, workspace) for sheet in _variants(look, workspace)),
        ]
    )


def first(name: str, workspace: Workspace) -> Path | None:
    """Return the file with this name in the templates, the user's own before ours."""
    files = (folder / name for folder in workspace.templates)
    return next((file for file in files if sought(file).is_file()), None)


def _variants(look: Look, workspace: Workspace) -> Iterator[Path]:
    """Yield the sheets of the variants; those of paper alone have none."""
    folder = workspace.assets / VARIANTS
    names = [ONE] if look.variants & ONE_COLUMN else []
    for name in (*names, *(each for each in Variant if each in look.variants)):
        sheet = folder / f"{name}.css"
        if sought(sheet).is_file():
            yield sheet


def _read(sheet: Path, workspace: Workspace) -> str:
    """Return a sheet; addresses in the user's own begin at its folder."""
    text = sheet.read_text(encoding="utf-8")
    if sheet.is_relative_to(workspace.assets):
        return text
    base = sheet.resolve().as_uri()
    return ADDRESS.sub(lambda found: f'url("{urljoin(base, found[2])}")', text)


def _house(brand: Brand) -> Iterator[str]:
    """Yield the house's colours and fonts as custom properties and faces."""
    tokens = {
        "navy": brand.primary,
        "crimson": brand.accent,
        "tint": brand.tint,
        "sand": brand.sand,
    }
    if brand.serif:
        tokens["serif"] = f'"{brand.serif.name}", "BM Serif", "BM Sans", "BM Arabic"'
    if brand.sans:
        tokens["sans"] = f'"{brand.sans.name}", "BM Sans", "BM Serif", "BM Arabic"'
    if brand != Brand():
        said = "".join(f"--{name}:{value};" for name, value in tokens.items())
        yield f":root{{{said}}}"
    for family in filter(None, (brand.serif, brand.sans)):
        yield from _faces(family)


def _faces(family: Family) -> Iterator[str]:
    for cut, (weight, slope) in CUTS.items():
        yield (
            f'@font-face{{font-family:"{family.name}";'
            f'src:url("{family.cut(cut).as_uri()}");'
            f"font-weight:{weight};font-style:{slope}}}"
        )


def hues(style: str) -> Iterator[Problem]:
    """Yield a warning where words have more than two hues (V-04)."""
    plain = COMMENT.sub("", style)
    tokens = dict(TOKEN.findall(plain))
    found: dict[str, float] = {}
    for rule in RULE.finditer(plain):
        for name, colour in WORDS.findall(rule["rules"]):
            value = colour or tokens.get(name, "")
            hue = _hue(value) if value and name not in MARKS else None
            if hue is not None and all(_apart(hue, other) for other in found.values()):
                found[value] = hue
    if len(found) > MOST_HUES:
        yield Problem(
            "look.hues",
            f"words are printed in {len(found)} colours ({', '.join(found)}); more "
            f"than {MOST_HUES} distract from what they say",
            severity=Severity.WARNING,
            hint="use the house's primary and accent colours alone, in your own "
            f"`{THEME}`, `{HOUSE}` or `{STYLE}`",
        )


def _hue(colour: str) -> float | None:
    """Return the hue of a colour in degrees; nothing for a grey."""
    _, a, b = lab(colour)
    return degrees(atan2(b, a)) % 360 if hypot(a, b) >= CHROMA else None


def _apart(hue: float, other: float) -> bool:
    return abs((hue - other + 180) % 360 - 180) >= APART
