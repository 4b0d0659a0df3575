"""Type 1 fonts: the names and widths of their letters, and nothing else of them.

A Type 1 font is a program; it is read here and not run (Adobe Type 1 Font Format).
"""

import re
from collections.abc import Mapping

from fontTools.misc.eexec import decrypt

from briefmaker.pdf.foreign.encodings import NONE, STANDARD
from briefmaker.pdf.foreign.faces import EM, Face, Width

KEY, LETTERS_KEY = 55665, 4330
"""With which the private part, and each letter in it, is hidden (chapter 7)."""

HIDDEN = b"eexec"
LEAD = 4
"""Bytes before what is hidden that mean nothing."""

LETTER = re.compile(rb"/([^\s/{}\[\]()<>]+)\s+(\d{1,6})\s+(?:RD|-\|)\s")
PLACED = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/{}\[\]()<>]+)\s+put")
MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([\d.eE+-]+)")
SKIPPED = re.compile(rb"/lenIV\s+(\d)\b")

BEARING, BEARING_BOTH, DIVIDE, ESCAPE = 13, 7, 12, 12
"""Operators: `hsbw`, `12 sbw`, `12 div`, and what begins those of two bytes."""


def type_1(data: bytes) -> Face:
    """Read a Type 1 font as it lies in a PDF.

    Raises:
        ValueError: it is none.
    """
    clear, found, hidden = data.partition(HIDDEN)
    matrix = MATRIX.search(clear)
    if not found or not matrix:
        raise ValueError("no Type 1 font")
    private, _ = decrypt(hidden.lstrip(b" \t\r\n"), KEY)
    if b"/FontName" not in clear or b"/Private" not in private:
        raise ValueError("no whole Type 1 font")
    widths = {
        name: width * float(matrix[1]) * EM
        for name, width in _letters(private[LEAD:])
        if name != NONE
    }
    return Face(by_name=widths.get, encoding=_encoding(clear))


def _encoding(clear: bytes) -> Mapping[int, str]:
    if b"StandardEncoding def" in clear:
        return STANDARD
    placed = PLACED.findall(clear)
    return {int(code): name.decode("latin-1") for code, name in placed}


def _letters(private: bytes) -> list[tuple[str, float]]:
    """Return the letters with their widths in units of the font."""
    skipped = SKIPPED.search(private)
    lead = int(skipped[1]) if skipped else LEAD
    found, at = [], private.find(b"/CharStrings")
    while match := LETTER.search(private, max(at, 0)):
        end = match.end() + int(match[2])
        program, _ = decrypt(private[match.end() : end], LETTERS_KEY)
        width = _width(program[lead:])
        if width is not None:
            found.append((match[1].decode("latin-1"), width))
        at = end
    return found


def _width(program: bytes) -> Width:
    """Return how wide a letter says it is, with which its program begins (6.4)."""
    numbers: list[float] = []
    at = 0
    while at < len(program):
        byte = program[at]
        if byte >= 32:
            size, number = _number(program, at)
            numbers.append(number)
            at += size
        elif byte == BEARING:
            return numbers[1]
        elif byte == ESCAPE and program[at + 1] == DIVIDE:
            divisor = numbers.pop()
            numbers.append(numbers.pop() / divisor)
            at += 2
        elif byte == ESCAPE and program[at + 1] == BEARING_BOTH:
            return numbers[2]
        else:
            return None
    return None


def _number(program: bytes, at: int) -> tuple[int, int]:
    """Return how many bytes a number has, and the number (6.2)."""
    first = program[at]
    if first <= 246:
        return 1, first - 139
    if first <= 250:
        return 2, (first - 247) * 256 + program[at + 1] + 108
    if first <= 254:
        return 2, -(first - 251) * 256 - program[at + 1] - 108
    return 5, int.from_bytes(program[at + 1 : at + 5], signed=True)
