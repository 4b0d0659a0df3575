"""What this machine has of what briefmaker needs, and how to get the rest."""

import ctypes
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes.util import find_library
from importlib import metadata, resources
from pathlib import Path
from tempfile import TemporaryFile

from briefmaker.cli.report import as_short, many
from briefmaker.problems import BriefError
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

THEME = "theme.css"
TRUETYPE = (b"\x00\x01\x00\x00", b"OTTO")
"""The first bytes of a TrueType or OpenType font."""

REINSTALL = "install briefmaker again, with all that it depends on"


class Need(Struct, frozen=True):
    """One thing that is needed: whether it is there, what it is, how to get it."""

    name: str
    met: bool
    found: str
    cure: str = ""


class Library(Struct, frozen=True):
    """A shared library, under the names that the systems give it.

    Attributes:
        name: as people call it.
        bare: as its linker calls it.
        files: its files on Linux, macOS and Windows.
        debian: the package that brings it.
        version: its function that returns its version as text.
    """

    name: str
    bare: str
    files: tuple[str, str, str]
    debian: str
    version: str = ""


# The libraries that WeasyPrint 70 opens (https://doc.courtbouillon.org/weasyprint/).
LIBRARIES = (
    Library(
        "GObject",
        "gobject-2.0",
        ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
        "libglib2.0-0",
    ),
    Library(
        "Pango",
        "pango-1.0",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
        "libpango-1.0-0",
        "pango_version_string",
    ),
    Library(
        "PangoFT2",
        "pangoft2-1.0",
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
        "libpangoft2-1.0-0",
    ),
    Library(
        "Fontconfig",
        "fontconfig",
        ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
        "libfontconfig1",
    ),
    Library(
        "HarfBuzz",
        "harfbuzz",
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
        "libharfbuzz0b",
        "hb_version_string",
    ),
    Library(
        "HarfBuzz subset",
        "harfbuzz-subset",
        (
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
        ),
        "libharfbuzz-subset0",
    ),
)


def needs(workspace: Workspace) -> Iterator[Need]:
    """Look for everything that the six stages need; nothing is changed."""
    yield _python()
    yield _engine()
    for library in LIBRARIES:
        yield _library(library)
    yield _fonts(workspace.assets)
    yield _kinds(workspace)
    yield _pandoc()
    yield _cache(workspace.cache)
    yield from _mail(workspace)


def _python() -> Need:
    # An older one would not have come this far.
    return Need("Python", True, ".".join(map(str, sys.version_info[:3])))


def _engine() -> Need:
    """Look at WeasyPrint's version: its output is audited for one version only."""
    try:
        found = metadata.version("weasyprint")
    except metadata.PackageNotFoundError:
        return Need("WeasyPrint", False, "not installed", REINSTALL)
    wanted = _pin("weasyprint") or found
    cure = f"python -m pip install weasyprint=={wanted}"
    return Need("WeasyPrint", found == wanted, found, cure)


def _pin(package: str) -> str:
    """Return the version that briefmaker asks for, if it is installed itself."""
    with suppress(metadata.PackageNotFoundError):
        for requirement in metadata.requires("briefmaker") or ():
            if pin := re.fullmatch(rf"{package} *\(?== *([\w.]+)\)?", requirement):
                return pin[1]
    return ""


def _library(library: Library) -> Need:
    opened = _open(library)
    if opened is None:
        return Need(library.name, False, "not found", _library_cure(library))
    if not library.version:
        return Need(library.name, True, "found")
    version = getattr(opened, library.version)
    version.restype = ctypes.c_char_p
    return Need(library.name, True, version().decode())


def _open(library: Library) -> ctypes.CDLL | None:
    for name in library.files:
        with suppress(OSError):
            return ctypes.CDLL(name)
    # Windows looks for a file's name in PATH, macOS for a library's in its folders.
    wanted = library.files[-1] if sys.platform == "win32" else library.bare
    if elsewhere := find_library(wanted):
        with suppress(OSError):
            return ctypes.CDLL(elsewhere)
    return None


def _library_cure(library: Library) -> str:
    if sys.platform == "darwin":
        return (
            "brew install pango; if it is installed, "
            "export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib"
        )
    if sys.platform == "win32":
        return (
            "install MSYS2, then: pacman -S mingw-w64-ucrt-x86_64-pango; "
            r"add C:\msys64\ucrt64\bin to PATH"
        )
    return (
        f"Debian and Ubuntu: apt install {library.debian}; "
        "Fedora: dnf install pango; Alpine: apk add pango"
    )


def _fonts(assets: Path) -> Need:
    """Look at the fonts that the theme names; a page is set in no others."""
    theme = (assets / THEME).read_text(encoding="utf-8")
    fonts = [assets / name for name in re.findall(r"url\((fonts/[^)]+)\)", theme)]
    broken = [font.name for font in fonts if not _is_font(font)]
    if broken:
        found = f"not there, or no fonts: {', '.join(broken)}"
        return Need("Fonts", False, found, REINSTALL)
    return Need("Fonts", True, many(len(fonts), "file"))


def _is_font(file: Path) -> bool:
    with suppress(OSError), file.open("rb") as opened:
        return opened.read(4) in TRUETYPE
    return False


def _kinds(workspace: Workspace) -> Need:
    from briefmaker.brief.kinds import kinds

    try:
        found = kinds(workspace)
    except BriefError as error:
        said = "; ".join(map(as_short, error.problems))
        return Need("Kinds", False, said, "correct the file")
    if not found:
        folders = ", ".join(map(str, workspace.templates))
        return Need("Kinds", False, f"none in {folders}", REINSTALL)
    return Need("Kinds", True, ", ".join(found))


def _pandoc() -> Need:
    """Run the pandoc that pypandoc-binary carries; another is not looked for."""
    cure = "python -m pip install --force-reinstall pypandoc-binary"
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    try:
        program = resources.files("pypandoc") / "files" / name
        said = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        ).stdout
    except ModuleNotFoundError:
        return Need("pandoc", False, "not installed", cure)
    except (OSError, subprocess.SubprocessError) as error:
        return Need("pandoc", False, f"does not run: {error}", cure)
    return Need("pandoc", True, said.split()[1])


def _cache(folder: Path) -> Need:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Need(
            "Cache",
            False,
            f"{folder} cannot be written: {error.strerror}",
            "set XDG_CACHE_HOME to a folder of yours",
        )
    return Need("Cache", True, str(folder))


def _mail(workspace: Workspace) -> Iterator[Need]:
    """Look at how the house sends mail, if it says so; nobody is called."""
    from briefmaker.look.settings import settings_of
    from briefmaker.mailing.guards import of_settings

    try:
        table = settings_of(workspace).mail
    except BriefError as error:
        said = "; ".join(map(as_short, error.problems))
        yield Need("Settings", False, said, "correct the file")
        return
    if table is None:
        return
    missing = [problem.message for problem in of_settings(table, by_server=True)]
    if table.ca_file and not (workspace.root / table.ca_file).is_file():
        missing.append(f"there is no file “{table.ca_file}”, which `ca_file` names")
    if missing:
        cure = "until then `briefmaker mail` writes drafts"
        yield Need("Mail", False, "; ".join(missing), cure)
    else:
        found = f"{table.server}:{table.listens_at}, {table.security}, {table.sender}"
        yield Need("Mail", True, found)
