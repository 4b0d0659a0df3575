"""The files of the page: fixed names, each with what it holds. No name is a path."""

from pathlib import Path

from briefmaker.formats.web.colours import dark, light
from briefmaker.look.look import Brand

FOLDER = "preview"
FONTS = {
    "serif": ("BM Serif", 400, "SourceSerif4-Regular.ttf"),
    "serif-600": ("BM Serif", 600, "SourceSerif4-Semibold.ttf"),
    "sans": ("BM Sans", 400, "SourceSans3-Regular.ttf"),
    "sans-600": ("BM Sans", 600, "SourceSans3-Semibold.ttf"),
    "arabic": ("BM Arabic", 400, "Vazirmatn-NL-Regular.ttf"),
}
HTML, CSS, SCRIPT, FONT = (
    "text/html; charset=utf-8",
    "text/css; charset=utf-8",
    "text/javascript; charset=utf-8",
    "font/ttf",
)

File = tuple[str, bytes]
"""What a file is, by its media type, and its bytes."""


def files(assets: Path, brand: Brand) -> dict[str, File]:
    """Return the files of the page by the names that they are asked for."""
    own = assets / FOLDER
    sheet = (own / "preview.css").read_text(encoding="utf-8")
    style = "\n".join([*_faces(), *_colours(brand), sheet])
    found = {
        "": (HTML, (own / "index.html").read_bytes()),
        "preview.css": (CSS, style.encode()),
        "preview.js": (SCRIPT, (own / "preview.js").read_bytes()),
        "pages.js": (SCRIPT, (own / "pages.js").read_bytes()),
        "panel.js": (SCRIPT, (own / "panel.js").read_bytes()),
    }
    for name, (_, _, file) in FONTS.items():
        found[f"{name}.ttf"] = (FONT, (assets / "fonts" / file).read_bytes())
    return found


def _faces() -> list[str]:
    return [
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"font-display:swap;src:url({name}.ttf)}}"
        for name, (family, weight, _) in FONTS.items()
    ]


def _colours(brand: Brand) -> list[str]:
    def tokens(scheme: dict[str, str]) -> str:
        return "".join(f"--{name}:{value};" for name, value in sorted(scheme.items()))

    return [
        f":root{{{tokens(dict(light(brand)))}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{tokens(dict(dark(brand)))}}}}}",
    ]
