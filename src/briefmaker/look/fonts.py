"""Fonts and logos of the house's own: what can be printed, and why the rest cannot.

Pages are typeset and charts are drawn from the same files, so a file has to suit
both: one static cut each, with outlines that either engine reads.
"""

from collections.abc import Iterator
from pathlib import Path

from briefmaker.brief.text import shown
from briefmaker.look.brand import Face, LogoFile
from briefmaker.look.images import MOST_PIXELS, is_broken, is_too_large
from briefmaker.look.look import Family, Logo
from briefmaker.problems import Address, Problem
from briefmaker.reads import sought
from briefmaker.workspace import Workspace

FONTS = (".ttf", ".otf")
WEB_FONTS = (".woff", ".woff2", ".eot")
PICTURES = (".svg", ".png", ".jpg", ".jpeg")

RESTRICTED = 0x0002
"""The bit of `OS/2.fsType` by which a font forbids to be embedded (OpenType 1.9)."""

LETTERS = "AZaz09.,–’"
"""Without these no page can be set."""

OWN = "House"
"""What the names of the house's families begin with in style sheets and PDFs."""


def family_of(face: Face, name: str, workspace: Workspace) -> Family:
    """Return a family with its files as paths.

    Args:
        name: `Serif` or `Sans`, what it is used as.
    """
    files = face.model_dump(exclude={"name"}, exclude_none=True)
    cuts = {cut: (workspace.root / file).resolve() for cut, file in files.items()}
    return Family(f"{OWN} {name}", cuts)


def logo_of(logo: LogoFile, workspace: Workspace) -> Logo:
    """Return the logo with its file as a path."""
    path = (workspace.root / logo.path).resolve()
    return Logo(path, logo.alt, float(logo.height))


def unfit_fonts(
    family: Family, address: Address, workspace: Workspace
) -> Iterator[Problem]:
    """Yield what is wrong with the files of a family, each at its key."""
    for cut, path in family.cuts.items():
        wrong = _not_there(path, workspace) or _unfit(path, shown(path, workspace))
        if wrong:
            message, hint = wrong
            yield Problem("look.font", message, address=(*address, cut), hint=hint)


def unfit_logo(logo: Logo, address: Address, workspace: Workspace) -> Iterator[Problem]:
    """Yield what is wrong with the file of a logo."""
    wrong = _not_there(logo.path, workspace)
    if not wrong and logo.path.suffix.lower() not in PICTURES:
        wrong = (
            f"“{shown(logo.path, workspace)}” is not a picture that can be printed",
            "save the logo as SVG, or as PNG of 600 pixels or more",
        )
    if not wrong and is_too_large(logo.path):
        wrong = (
            f"“{shown(logo.path, workspace)}” has more than "
            f"{MOST_PIXELS // 1_000_000} million pixels, too many to be set",
            "save the logo as SVG, or as PNG of 600 pixels or more",
        )
    if not wrong and is_broken(logo.path):
        wrong = (
            f"“{shown(logo.path, workspace)}” cannot be read: it is broken, or in "
            "another format than its name says",
            "open it in a program for pictures, and save it again",
        )
    if wrong:
        message, hint = wrong
        yield Problem("look.logo", message, address=(*address, "path"), hint=hint)


def _not_there(path: Path, workspace: Workspace) -> tuple[str, str] | None:
    name = shown(path, workspace)
    if not workspace.holds(path):
        return (
            f"“{name}” lies outside the folder of your briefs",
            "put a copy of it beside `briefmaker.toml`",
        )
    if not sought(path).is_file():
        return (
            f"there is no file “{name}”",
            "its path begins at the folder of `briefmaker.toml`",
        )
    return None


def _unfit(path: Path, name: str) -> tuple[str, str] | None:
    """Return why a file is no font for pages and charts, and what to do."""
    from fontTools.ttLib import TTFont, TTLibError

    bring = "bring the static TTF or OTF files of the family"
    if path.suffix.lower() in WEB_FONTS:
        return f"“{name}” is a web font, which charts cannot be drawn with", bring
    if path.suffix.lower() not in FONTS:
        return f"“{name}” is not a TTF or OTF file", bring
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            if font.flavor:  # WOFF or WOFF2 under another name
                return f"“{name}” is a web font, whatever its name says", bring
            if "fvar" in font:
                return (
                    f"“{name}” is a variable font, and every cut needs a file of its "
                    "own",
                    bring,
                )
            if font["OS/2"].fsType & RESTRICTED:
                return (
                    f"the maker of “{name}” forbids it to be put into PDFs",
                    "choose another font, or ask its maker for a licence to embed",
                )
            lacking = [sign for sign in LETTERS if ord(sign) not in font.getBestCmap()]
    except (TTLibError, KeyError, AttributeError, TypeError, OSError):
        return f"“{name}” cannot be read as a font", bring
    if lacking:
        return (
            f"“{name}” has no “{lacking[0]}”, so it cannot set a page",
            "choose a text font with the full Latin alphabet",
        )
    return None
