"""briefmaker: from a YAML brief to a memo that a minister can be handed.

From Python, `check` and `render` return values that carry their problems; nothing
is printed and nothing is written. The command line is a thin user of both.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefmaker.build import Checked, Rendered

__all__ = ["check", "render"]


def check(path: str | Path) -> "Checked":
    """Find everything wrong with the brief at `path`."""
    from briefmaker import build
    from briefmaker.workspace import workspace_of

    return build.check(Path(path), workspace_of(Path(path)))


def render(
    path: str | Path, *, paper: str | None = None, variants: Iterable[str] = ()
) -> "Rendered":
    """Take the brief at `path` to a finished PDF, held in memory.

    Args:
        paper: `A4` or `Letter`, instead of the brief's own.
        variants: print variants that go together: `mono`, `large` ...

    Raises:
        ValueError: there is no such variant.
    """
    from briefmaker import build
    from briefmaker.look.look import Variant
    from briefmaker.reading import Wishes
    from briefmaker.workspace import workspace_of

    wishes = Wishes(paper=paper, variants=frozenset(map(Variant, variants)))
    place = Path(path)
    return build.render(place, workspace_of(place), wishes)
