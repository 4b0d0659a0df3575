"""What a seal holds, and how it is written: one JSON object, a line for each key.

The same seal gives the same file. What does not read as a seal, and a seal made by
other rules, is refused as a whole.
"""

import base64
import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from briefmaker.evidence.passages.context import Marks
from briefmaker.evidence.passages.cues import Cue
from briefmaker.evidence.passages.windows import SIZE, WIDTH, Windows
from briefmaker.evidence.texts.regions import KINDS, Regions, Register
from briefmaker.values import Struct

FORMAT = 1
"""The version of this form, and of the rules by which seals are made."""

SEALS = "seals"
"""The folder of seals, beside the library."""

SHA256 = re.compile(r"[0-9a-f]{64}")

T = TypeVar("T")


def seal_path(id_: str, folder: Path) -> Path:
    """Return where the seal of a source lies: beside the library in a folder."""
    return folder / SEALS / f"{id_}.json"


class Seal(Struct, frozen=True):
    """What is kept of a source in place of its words; places are counted in tokens.

    Attributes:
        sha256: of the source's bytes, as 64 hexadecimal digits.
        text_sha256: of the text that was read from them.
        extractor: what read it.
        windows: the hashes of its words.
        marks: what its words show beside themselves.
        seams: the tokens before which a passage may not begin or end.
        regions: its pages, paragraphs, sections, rows and cells.
    """

    sha256: str
    text_sha256: str
    extractor: str
    windows: Windows
    marks: Marks
    seams: Sequence[int]
    regions: Regions

    def whole(self, start: int, end: int) -> bool:
        """Whether a stretch of tokens begins and ends where the source may be cut."""
        return not any(
            edge in self.seams[bisect_left(self.seams, edge) :][:1]
            for edge in (start, end)
        )

    def places(self, start: int, end: int) -> dict[str, str]:
        """Return the label of each kind of region that a stretch begins in."""
        near = self.regions.around(start)
        return {str(each.kind): each.label for each in near if each.holds(start, end)}


def to_json(seal: Seal) -> str:
    """Write a seal."""
    places: dict[str, list[tuple[str, int, int]]] = {}
    for region in seal.regions:
        place = region.label, region.start, region.end
        places.setdefault(region.kind, []).append(place)
    keys = {
        "format": FORMAT,
        "sha256": seal.sha256,
        "text_sha256": seal.text_sha256,
        "extractor": seal.extractor,
        "windows": base64.b64encode(seal.windows.hashes).decode(),
        "cases": base64.b64encode(seal.windows.cases).decode(),
        "cues": seal.marks.cues,
        "sentences": list(seal.marks.sentences),
        "seams": list(seal.seams),
        "places": places,
    }
    lines = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in keys.items()
    )
    return f"{{\n{lines}\n}}\n"


def from_json(written: str) -> Seal:
    """Read a seal.

    Raises:
        ValueError: it is none, was changed by hand, or was made by other rules; the
            message says which.
    """
    try:
        data = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not right as JSON") from error
    if not isinstance(data, dict) or "windows" not in data:
        raise ValueError("it is not a seal")
    if data.get("format") != FORMAT:
        raise ValueError(
            f"it is a seal of format {data.get('format')}, and this version reads "
            f"format {FORMAT}"
        )
    try:
        seal = _seal(data)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ValueError("it is a seal with a part that is missing or wrong") from error
    if not _sound(seal):
        raise ValueError("it is a seal whose parts do not fit each other")
    return seal


def _seal(data: dict[str, Any]) -> Seal:
    register = Register()
    for kind in KINDS:
        for label, start, end in _is(dict, data["places"]).get(kind, ()):
            register.name(kind, _is(str, label), _is(int, start), _is(int, end))
    return Seal(
        sha256=_digest(data["sha256"]),
        text_sha256=_digest(data["text_sha256"]),
        extractor=_is(str, data["extractor"]),
        windows=Windows(
            base64.b64decode(_is(str, data["windows"]), validate=True),
            base64.b64decode(_is(str, data["cases"]), validate=True),
        ),
        marks=Marks(_is(str, data["cues"]), _numbers(data["sentences"])),
        seams=_numbers(data["seams"]),
        regions=register.regions(),
    )


def _is(kind: type[T], value: object) -> T:
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(value)
    return value


def _numbers(values: list[object]) -> tuple[int, ...]:
    return tuple(_is(int, value) for value in values)


def _digest(value: object) -> str:
    digits = _is(str, value)
    if not SHA256.fullmatch(digits):
        raise ValueError(digits)
    return digits


def _sound(seal: Seal) -> bool:
    """Whether all parts are of one text."""
    count = len(seal.marks.cues)
    windows = max(count - SIZE + 1, 0)
    places = [(each.start, each.end) for each in seal.regions]
    return (
        len(seal.windows.cases) == windows
        and len(seal.windows.hashes) == windows * WIDTH
        and set(seal.marks.cues) <= {cue.value for cue in Cue}
        and _rising(seal.marks.sentences, count)
        and _rising(seal.seams, count)
        and all(0 <= start < end <= count for start, end in places)
    )


def _rising(numbers: Sequence[int], count: int) -> bool:
    inside = not numbers or (numbers[0] >= 0 and numbers[-1] < count)
    return inside and all(one < next_ for one, next_ in pairwise(numbers))
