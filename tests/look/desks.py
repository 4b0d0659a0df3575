"""A user's folder with a `briefmaker.toml`, and files for it to name."""

from pathlib import Path
from shutil import copyfile

from briefmaker.workspace import Workspace, shipped, workspace_of

FONTS = shipped("assets") / "fonts"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<rect width="60" height="20" fill="#0B5D3B"/></svg>'
)

GREEN = """\
[brand]
primary = "#0B5D3B"
accent = "#8A3324"
tint = "#EEF4F0"
series = ["#07402A", "#963166", "#2378A4", "#C2880A"]

[brand.logo]
path = "brand/logo.svg"
alt = "Ministry of Water"

[brand.fonts.reading]
name = "House face"
regular = "brand/Regular.ttf"
italic = "brand/It.ttf"
bold = "brand/Bold.ttf"

[brand.fonts.sans]
name = "House sans"
regular = "brand/Semibold.ttf"
italic = "brand/It.ttf"
bold = "brand/Bold.ttf"

[[names]]
use = "Nagorno-Karabakh"
instead_of = ["Artsakh"]
"""


def desk(folder: Path, settings: str) -> Workspace:
    """Return a workspace with these settings, a logo and four cuts of a font."""
    (folder / "briefs").mkdir(exist_ok=True)
    brand = folder / "brand"
    brand.mkdir(exist_ok=True)
    (brand / "logo.svg").write_text(LOGO, encoding="utf-8")
    for cut in ("Regular", "It", "Bold", "Semibold"):
        copyfile(FONTS / f"SourceSerif4-{cut}.ttf", brand / f"{cut}.ttf")
    (folder / "briefmaker.toml").write_text(settings, encoding="utf-8")
    return workspace_of(folder)
