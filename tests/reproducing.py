"""A brief in some prints and formats, in a process of its own: the digest of each.

Usage: reproducing.py BRIEF SECONDS NAME… The clock is put forward by so many seconds.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefmaker.workspace import Workspace

PRINTS: dict[str, tuple[str, ...]] = {
    "pdf": (),
    "pdf of a mono draft": ("mono", "draft"),
}
"""PDFs, by the variants that they are printed in; other formats have none."""

ON_SHEETS = ", on sheets"
"""What the name of a PDF ends in whose pages are put on the sheets of a booklet."""


def put_forward(seconds: float) -> None:
    """Let Python's clocks run ahead; what libraries in C ask the system, they get."""
    now, now_ns, local, utc = time.time, time.time_ns, time.localtime, time.gmtime
    time.time = lambda: now() + seconds
    time.time_ns = lambda: now_ns() + int(seconds * 1e9)
    time.localtime = lambda at=None: local(time.time() if at is None else at)
    time.gmtime = lambda at=None: utc(time.time() if at is None else at)


def digests(path: Path, today: date, names: Sequence[str]) -> dict[str, str]:
    """Return the digest of each print and format of a brief, made in this order."""
    from briefmaker.values import replace
    from briefmaker.workspace import workspace_of

    workspace = replace(workspace_of(path), today=today)
    return {
        each: sha256(data).hexdigest()
        for name in names
        for each, data in _made(path, workspace, name)
    }


def _made(path: Path, workspace: "Workspace", name: str) -> Iterator[tuple[str, bytes]]:
    from briefmaker.build import export, render
    from briefmaker.delivery.imposition.booklets import impose
    from briefmaker.formats.export import Form
    from briefmaker.look.look import Variant
    from briefmaker.reading import Wishes

    if name not in PRINTS:
        exported = export(path, workspace, Form(name))
        assert exported.data is not None, exported.problems
        yield name, exported.data
        return
    variants = frozenset(map(Variant, PRINTS[name]))
    rendered = render(path, workspace, Wishes(variants=variants))
    assert rendered.pdf, rendered.problems
    yield name, rendered.pdf.data
    yield name + ON_SHEETS, impose(rendered.pdf.data)


def main() -> None:
    """Write the digests as JSON."""
    brief, seconds, names = Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
    put_forward(seconds)
    today = date(2025, 10, 13) + timedelta(seconds=seconds)
    json.dump(digests(brief, today, names), sys.stdout)


if __name__ == "__main__":
    main()
