"""Names of files that leave the house: day, number, words, handling mark.

Design A.5: the day first, so that a folder sorts by it; letters, digits and hyphens;
under 80 characters. Letters are those of the words themselves, in any alphabet:
turned into another one, a name would depend on whose rules were followed.
"""

import re
import unicodedata
from collections.abc import Sequence

MOST_CHARACTERS = 79
"""Of a name with its suffix."""

_BETWEEN = "_"
_DOT_ABOVE = "\u0307"


def file_name(
    before: Sequence[str],
    words: str,
    after: Sequence[str] = (),
    *,
    marking: str = "",
    suffix: str = ".pdf",
) -> str:
    """Return `2026-11-21_bm-2026-041_transport-mandate_v01-0_TLP-AMBER.pdf`.

    Args:
        before: what stands first, whole.
        words: a title or a name; where the file's would grow too long, its last words
            are left out.
        after: what stands behind it, whole.
        marking: the handling mark as printed, if there is one: it keeps its capitals.
        suffix: the file's.
    """
    mark = "-".join(re.findall(r"\w+", marking))
    parts = [*map(slug, before), "", *map(slug, after), mark]
    fixed = _BETWEEN.join(filter(None, parts))
    room = MOST_CHARACTERS - len(fixed) - len(_BETWEEN) - len(suffix)
    parts[len(before)] = _shortened(slug(words), room)
    return f"{_BETWEEN.join(filter(None, parts))}{suffix}"


def slug(text: str) -> str:
    """Return small letters and digits, other signs as single hyphens."""
    small = unicodedata.normalize("NFC", text).lower()
    # A Turkish and Azerbaijani capital, whose small letter Python parts in two.
    small = small.replace(f"i{_DOT_ABOVE}", "i").replace("'", "").replace("’", "")
    plain = "".join(sign if _stays(sign) else " " for sign in small)
    return "-".join(plain.split())


def _stays(sign: str) -> bool:
    """Whether a sign is a letter, a digit or a vowel sign over or under one."""
    return unicodedata.category(sign)[0] in "LMN"


def _shortened(words: str, room: int) -> str:
    """Return as many first words as there is room for, at least a part of one."""
    if len(words) <= room:
        return words
    cut = words[: max(room, 1) + 1].rpartition("-")[0]
    return cut or words[: max(room, 1)]
