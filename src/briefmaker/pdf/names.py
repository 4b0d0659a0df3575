"""Names of files that come from elsewhere: which can be written, and are one file each.

A name is refused if any of the usual systems would read it as something else: a path,
a device, a hidden file, another file's name.
See https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file and
POSIX.1-2017, 3.170.
"""

import re
import unicodedata

LONGEST = 200
"""Bytes; file systems take 255, and a suffix may be added while a file is written."""

DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.I)
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
"""Categories of characters that nobody sees, or that turn a line round."""


def unfit(name: str) -> str:
    """Return why a name cannot be that of a file in any folder; nothing if it can."""
    if not name.strip(". "):
        return "it names no file"
    if any(unicodedata.category(letter) in UNSEEN for letter in name):
        return "it holds characters that cannot be seen"
    if FORBIDDEN.search(name):
        return "it reads as a path to another folder, or holds signs no name may have"
    if name.startswith((".", "-", "~", " ")) or name.endswith((".", " ")):
        return "it begins or ends with a sign that hides or changes it"
    if DEVICES.fullmatch(name.partition(".")[0].rstrip()):
        return "on some systems it is the name of a device"
    if len(name.encode()) > LONGEST:
        return "it is too long"
    return ""


def same(name: str) -> str:
    """Return what two names share that some systems take for one file's."""
    return unicodedata.normalize("NFC", name).casefold()


def shown(name: str) -> str:
    """Return a name so that a terminal can show it: short, without hidden signs."""
    seen = "".join(
        f"\\x{ord(letter):02x}" if unicodedata.category(letter) in UNSEEN else letter
        for letter in name
    )
    return seen if len(seen) <= 80 else f"{seen[:79]}…"
