"""The style sheet of a screen document: its colours, fonts, own rules and marks."""

from collections.abc import Iterable
from pathlib import Path

from briefmaker.formats.web.colours import Tokens, dark, light
from briefmaker.formats.web.fonts import Fonts
from briefmaker.look.look import Brand

FOLDER = "web"
SHEET = "screen.css"
SCRIPT = "cards.js"

MARKS = {
    "tlp-red": ("#FF2B2B", "#000000"),
    "tlp-amber": ("#FFC000", "#000000"),
    "tlp-amber-strict": ("#FFC000", "#000000"),
    "tlp-green": ("#33FF00", "#000000"),
    "official": ("#000000", "#FFFFFF"),
    "official-sensitive": ("#000000", "#FFFFFF"),
}
"""Ink and ground of handling marks, as their makers fixed them (TLP 2.0)."""

UNMARKED = ("#FFFFFF", "#000000")


def style_of(
    brand: Brand,
    fonts: Fonts,
    names: Iterable[str],
    marking: str,
    document: str,
    assets: Path,
) -> str:
    """Return the whole style sheet.

    Args:
        names: the classes of the document, one of them that of its handling mark.
        marking: the handling mark, for the pages of a printed copy; maybe nothing.
        document: unit, id and date, for the foot of its pages.
    """
    ink, ground = next((MARKS[each] for each in names if each in MARKS), UNMARKED)
    stacks = "".join(
        f"--{name}:{stack},{name_of};"
        for (name, stack), name_of in zip(
            fonts.stacks.items(), ("serif", "sans-serif"), strict=True
        )
    )
    night = _tokens(dark(brand))
    return "\n".join(
        [
            fonts.faces,
            f":root{{{stacks}--mark-ink:{ink};--mark-ground:{ground}}}",
            f":root{{{_tokens(light(brand))}}}",
            f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}",
            (assets / FOLDER / SHEET).read_text(encoding="utf-8"),
            _pages(marking, document),
        ]
    )


def script_of(assets: Path) -> str:
    """Return the script that opens cards under a pointer."""
    return (assets / FOLDER / SCRIPT).read_text(encoding="utf-8")


def _tokens(tokens: Tokens) -> str:
    return "".join(f"--{name}:{value};" for name, value in sorted(tokens.items()))


def _pages(marking: str, document: str) -> str:
    """Return the furniture of printed pages (CSS Paged Media 3, 4.2)."""
    mark = f"{{content:{quoted(marking)};font:700 12pt var(--sans);color:#000}}"
    marks = f"@top-right{mark}@bottom-right{mark}" if marking else ""
    small = "font:8pt var(--sans);color:#3A434D"
    return (
        f"@page{{margin:20mm 18mm;{marks}"
        f"@bottom-left{{content:{quoted(document)};{small}}}"
        f'@bottom-center{{content:counter(page) " / " counter(pages);{small}}}}}'
    )


def quoted(text: str) -> str:
    """Return text as a CSS string (CSS Syntax 3, 4.3.5); it cannot end the sheet.

    Nor does it look like an address: what is quoted there are words.
    """
    escaped = "".join(
        letter if letter.isalnum() or letter in " .,:·+-/" else f"\\{ord(letter):x} "
        for letter in text
    )
    return f'"{escaped}"'
