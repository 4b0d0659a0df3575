"""Text as spreadsheets save it: UTF-8 or UTF-16, or one byte for each letter.

A file of one byte a letter does not say which letters those are. Western ones are
told from Cyrillic ones by how they stand together; whoever reads the file says so,
with a word to look at, because a name is printed as it was read.
"""

import codecs
import re

from briefmaker.values import Struct

WESTERN = "Windows-1252"
CYRILLIC = "Windows-1251"
WIDE = "UTF-16"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MANY = 0.3
"""So many of every other byte are zero where most letters are Latin, in UTF-16."""

_HIGH = re.compile(rb"[\x80-\xff]+")
_IN_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_IN_CYRILLIC = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")
"""Three letters in a row that ASCII lacks: common in Russian, rare in French."""


class Decoded(Struct, frozen=True):
    """What a file says.

    Attributes:
        content: its text, without a byte order mark.
        guessed: the encoding that it was taken for, where nothing in it says so.
    """

    content: str
    guessed: str = ""


def decoded(data: bytes) -> Decoded | None:
    """Return the text of a file; nothing if it cannot be told what its letters are."""
    try:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return Decoded(data.decode(encoding))
        if encoding := _wide(data):
            return Decoded(data.decode(encoding), WIDE)
    except UnicodeDecodeError:
        return None
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _of_one_byte(data)


def misread(words: str) -> str:
    """Return what UTF-8 text was before it was read by another encoding, or nothing.

    “MÃ¼ller” was “Müller”.
    """
    try:
        meant = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return meant if meant != words else ""


def _wide(data: bytes) -> str:
    """Return how two bytes stand for each letter, if they do."""
    pairs = len(data) // 2 or 1
    if data[1::2].count(0) / pairs > _MANY:
        return "utf-16-le"
    return "utf-16-be" if data[0::2].count(0) / pairs > _MANY else ""


def _of_one_byte(data: bytes) -> Decoded | None:
    letters = sum(map(len, _HIGH.findall(data)))
    if 2 * sum(map(len, _IN_UTF8.findall(data))) > letters:
        return None  # UTF-8 with some bytes broken: as anything else, all is wrong
    cyrillic = 2 * sum(map(len, _IN_CYRILLIC.findall(data))) > letters
    name, codec = (CYRILLIC, "cp1251") if cyrillic else (WESTERN, "cp1252")
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        return None
