"""Plain text: bytes become characters, lines and paragraphs.

A paragraph is a line that is not empty, counted from 1, which is how a locator
`paragraph` counts in a text without other structure.
"""

import codecs
import re

from briefmaker.evidence.texts.extractors import PLAIN
from briefmaker.evidence.texts.regions import Register
from briefmaker.evidence.texts.text import Text, Unreadable

LINE_ENDS = re.compile(r"\r\n?")

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""The byte order marks of Unicode 17, 23.8."""

WORD = re.compile(rb"[A-Za-z\xa8\xb8\xc0-\xff]{2,}+")
"""Letters in windows-1251 and, but for two, in the Western sets too."""

PLAIN_LETTERS = bytes(range(128))
UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that windows-1252 gives no character."""

SAMPLE = 200_000
"""Bytes that are looked at to tell one character set from another."""


def read(data: bytes) -> Text:
    """Read a text file.

    Raises:
        Unreadable: it holds bytes that no text has.
    """
    content = decoded(data)
    register = Register()
    start = 0
    for line in content.removesuffix("\n").split("\n"):
        end = start + len(line)
        register.count("line", start, end)
        if line and not line.isspace():
            register.count("paragraph", start, end)
        start = end + 1
    return Text.of(content, register.regions(), PLAIN)


def decoded(data: bytes, declared: str = "") -> str:
    """Return the characters of a file, each line ended by a line feed.

    A byte order mark decides; then what is right as UTF-8 is UTF-8, which other
    character sets are not by chance; then the file's own declaration; then the look
    of its words.

    Args:
        data: the file.
        declared: the character set that it declares in itself, if any.

    Raises:
        Unreadable: it holds bytes that no text has.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            content = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        try:
            content = data.decode()
        except UnicodeDecodeError:
            content = data.decode(declared or likely_charset(data), "replace")
    if "\0" in content:
        raise Unreadable(
            "it holds bytes that no text has",
            "see whether it is the right file, or saved under the wrong ending",
        )
    return LINE_ENDS.sub("\n", content) if "\r" in content else content


def likely_charset(data: bytes) -> str:
    """Tell windows-1251 from the Western character sets.

    A Russian word in windows-1251 is made of high bytes only; in the Western sets
    an accented letter stands among plain ones. Whichever kind of word holds more
    high bytes decides. Between windows-1252 and ISO 8859-1 only bytes that the
    former leaves without a character can decide.
    """
    sample = data[:SAMPLE]
    cyrillic = latin = 0
    for word in WORD.findall(sample):
        high = len(word.translate(None, delete=PLAIN_LETTERS))
        if high == len(word):
            cyrillic += high
        else:
            latin += high
    if cyrillic > latin:
        return "windows-1251"
    return "iso-8859-1" if UNUSED.search(sample) else "windows-1252"
