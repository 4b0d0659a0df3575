"""Where things are: the user's folder, what is shipped, and the cache.

The machine enters the house here, as one value. Nothing else reads the working
directory, the environment or the clock, so the same brief gives the same bytes
anywhere and on any day.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefmaker.values import Struct

SETTINGS = "briefmaker.toml"
BRIEFS = "briefs"
OUT = "out"
TEMPLATES = "templates"
LIBRARY = "library"
"""The folder of what briefs share, and what the addresses in it begin with."""


class Workspace(Struct, frozen=True):
    """A folder with briefs, and the machine as far as briefmaker sees it.

    Attributes:
        root: the user's folder; no file outside it is read for a brief.
        templates: folders searched for templates, the user's own first.
        assets: the shipped theme, fonts, citation styles, languages, schemas.
        cache: a folder for results that can be made again; safe to delete.
        today: the date on the wall, only for `new` and for access dates.
    """

    root: Path
    templates: tuple[Path, ...]
    assets: Path
    cache: Path
    today: date

    @property
    def out(self) -> Path:
        """Where products go unless the user says otherwise."""
        return self.root / OUT

    def holds(self, path: Path) -> bool:
        """Whether the path, links resolved, lies inside the user's folder.

        What leads nowhere does not: links in a circle, a name with a null character.
        """
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError, ValueError):
            return False

    def shown(self, path: Path) -> str:
        """Return the path as a user would type it from where they stand."""
        try:
            return str(path.resolve().relative_to(Path.cwd()))
        except ValueError:
            return str(path)


def shipped(name: str) -> Path:
    """Return the folder `templates` or `assets`, as installed or as checked out."""
    installed = Path(__file__).parent / "_data" / name
    return installed if installed.is_dir() else Path(__file__).parents[2] / name


def workspace_of(path: Path) -> Workspace:
    """Return the workspace that a brief or folder belongs to.

    The root is the nearest folder upwards that holds `briefmaker.toml` or a
    folder `briefs`; without one, the folder of the brief itself.
    """
    start = path.resolve()
    folder = start if start.is_dir() else start.parent
    root = next(
        (
            up
            for up in (folder, *folder.parents)
            if (up / SETTINGS).is_file() or (up / BRIEFS).is_dir()
        ),
        folder,
    )
    own = root / TEMPLATES
    stock = shipped(TEMPLATES)
    templates = (own, stock) if own.is_dir() and own != stock else (stock,)
    return Workspace(
        root=root,
        templates=templates,
        assets=shipped("assets"),
        cache=_cache_folder(),
        today=date.today(),
    )


def said_around(prefix: str = "BRIEFMAKER_") -> Mapping[str, str]:
    """Return the environment variables that are meant for briefmaker.

    They say nothing that changes a product's bytes: who signs in at a mail server.
    """
    return {
        name: value for name, value in os.environ.items() if name.startswith(prefix)
    }


def _cache_folder() -> Path:
    # XDG Base Directory Specification 0.8
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # a user without a home, whose results are made anew each time
        base = os.devnull
    return Path(base) / "briefmaker"
