"""What a document is set with and does not carry: templates, sheets, fonts, styles.

Each goes by a name that is the same on every machine, with the digest of its bytes. A
file of the user's own goes by the name of the shipped one that it stands in for.
"""

import ctypes
import hashlib
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from briefmaker.brief.kinds import GRID_FILE, GRIDS, KIND_FILE, Kind
from briefmaker.brief.model import Brief
from briefmaker.look.look import Brand, Look
from briefmaker.look.variants import ONE_COLUMN
from briefmaker.reads import sought
from briefmaker.values import replace, to_builtins
from briefmaker.workspace import TEMPLATES, Workspace
from briefmaker.writing.language import FOLDER
from briefmaker.writing.page import TEMPLATE
from briefmaker.writing.style import (
    GRID_STYLE,
    HOUSE,
    LEFTWARD,
    ONE,
    STYLE,
    THEME,
    VARIANTS,
    first,
)
from briefmaker.writing.styles import Style

ASSETS = "assets"
BRAND = "brand"
FONTS = "fonts"
FONT_FILES = ("*.ttf", "*.otf")
PARTIALS = "partials"

LIBRARIES = (
    "babel",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "matplotlib",
    "mdit-py-plugins",
    "numpy",
    "pikepdf",
    "pillow",
    "pydyf",
    "pypandoc_binary",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)
"""The packages that shape the bytes of a PDF; `pypandoc_binary` carries pandoc."""

NATIVE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "harfbuzz": (
        "hb_version_string",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ),
    "pango": (
        "pango_version_string",
        ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    ),
}
"""What shapes lines and letters: who tells its version, and its files by system."""


@lru_cache(maxsize=1)
def versions() -> Mapping[str, str]:
    """Return the versions of what shapes the bytes, as far as they can be told."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    for name in LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    for name, (function, files) in NATIVE.items():
        if version := _native(function, files):
            found[name] = version
    return found


def _native(function: str, files: tuple[str, ...]) -> str:
    """Return what a library says of itself; nothing where it is called otherwise."""
    for file in files:
        with suppress(OSError, AttributeError):
            say = getattr(ctypes.CDLL(file), function)
            say.restype = ctypes.c_char_p
            said: bytes = say()
            return said.decode()
    return ""


def materials(
    brief: Brief, kind: Kind, style: Style | None, look: Look, workspace: Workspace
) -> dict[str, str]:
    """Return the digest of each file that was in play, by its name."""
    found = {
        name: digest(file.read_bytes())
        for name, file in _files(brief, kind, look, workspace)
    }
    found[BRAND] = digest(_brand(look.brand))
    if style and not is_path(style.name):
        found[f"{ASSETS}/csl/{style.name}.csl"] = digest(style.xml.encode())
    return dict(sorted(found.items()))


def is_path(style: str) -> bool:
    """Whether a brief names its citation style by the path of a file."""
    return style.endswith(".csl") or "/" in style or "\\" in style


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _files(
    brief: Brief, kind: Kind, look: Look, workspace: Workspace
) -> Iterator[tuple[str, Path]]:
    """Yield what is read to set a document, by name."""
    for name in _names(kind, workspace):
        if file := first(name, workspace):
            yield f"{TEMPLATES}/{name}", file
    theme = first(THEME, workspace)
    varied = [ONE] if look.variants & ONE_COLUMN else []
    sheets = [LEFTWARD, *(f"{VARIANTS}/{n}.css" for n in (*varied, *look.variants))]
    yield f"{ASSETS}/{THEME}", theme or workspace.assets / THEME
    tags = [brief.language, *(each.language or "" for each in brief.sections)]
    words = {tag.replace("_", "-").split("-")[0].lower() for tag in tags if tag}
    for name in (*sheets, *(f"{FOLDER}/{each}.toml" for each in sorted(words))):
        if (file := workspace.assets / name).is_file():
            yield f"{ASSETS}/{name}", file
    for pattern in FONT_FILES:
        for file in sorted((workspace.assets / FONTS).glob(pattern)):
            yield f"{ASSETS}/{FONTS}/{file.name}", file
    for family in filter(None, (look.brand.serif, look.brand.sans)):
        for cut, file in family.cuts.items():
            yield f"{BRAND}/{family.name}/{cut}", file
    if look.brand.logo:
        yield f"{BRAND}/logo", look.brand.logo.path


def _names(kind: Kind, workspace: Workspace) -> Iterator[str]:
    """Yield the files of templates that a kind is set with, where there are such."""
    for folder, files in (
        (kind.name, (KIND_FILE, TEMPLATE, STYLE)),
        (f"{GRIDS}/{kind.grid}", (GRID_FILE, TEMPLATE, GRID_STYLE)),
    ):
        yield from (f"{folder}/{file}" for file in files)
    shared = {
        file.name
        for folder in workspace.templates
        for file in sought(folder / PARTIALS).glob("*.html")
    }
    yield from (f"{PARTIALS}/{name}" for name in sorted(shared))
    yield HOUSE


def _brand(brand: Brand) -> bytes:
    """Return the house's colours and names as text; its files are told apart."""
    said = to_builtins(replace(brand, logo=None, serif=None, sans=None))
    logo = brand.logo
    said["logo"] = [logo.alt, logo.height] if logo else None
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
