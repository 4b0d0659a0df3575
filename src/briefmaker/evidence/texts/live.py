"""What a source's page on the web was found to be, when it was last compared.

`source refresh` writes this record beside the seals, `live/SOURCE.json`; the check
reads it. It never stands in for the copy: a claim whose passage is gone from the live
page is still verified against the copy, and carries the flag `live-differs`.
"""

import json
from pathlib import Path

from briefmaker.brief.library import Source
from briefmaker.values import Struct, asdict

FOLDER = "live"
"""The folder of a library in which these records are kept."""


class Live(Struct, frozen=True):
    """One comparison of a page with the copy.

    Attributes:
        copy: SHA-256 of the copy that the page was compared with.
        seen: the day of the comparison (ISO 8601).
        sha256: SHA-256 of the bytes that the page had that day.
        gone: names of the claims whose passages were not on it.
    """

    copy: str
    seen: str
    sha256: str
    gone: tuple[str, ...] = ()


def live_path(id_: str, folder: Path) -> Path:
    """Return where the record of a source is, in the library's folder."""
    return folder / FOLDER / f"{id_}.json"


def live_of(id_: str, source: Source, folder: Path) -> Live | None:
    """Return the last comparison of a source's page with the copy it has now.

    A record that cannot be read, or is of an earlier copy, says nothing.
    """
    try:
        live = from_json(live_path(id_, folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    same = source.archive is not None and source.archive.sha256 == live.copy
    return live if same else None


def to_json(live: Live) -> str:
    """Return the record as it is kept."""
    return json.dumps(asdict(live), indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Live:
    """Return a record that was kept.

    Raises:
        ValueError: it is not one.
    """
    try:
        data = json.loads(text)
        words = {key: data[key] for key in ("copy", "seen", "sha256")}
        gone = tuple(data["gone"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a record of a live page") from error
    if not all(isinstance(word, str) for word in (*words.values(), *gone)):
        raise ValueError("not a record of a live page")
    return Live(**words, gone=gone)
