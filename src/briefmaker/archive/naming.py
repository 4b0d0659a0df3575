"""Names that people can read: of a source in the library, and of its copy on disk."""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

MOST_WORDS = 5
LONGEST = 40

SUFFIXES = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/warc": ".warc",
}
"""The suffix of a copy, by its media type."""

_GZIP = b"\x1f\x8b"


def suffix_of(media_type: str, data: bytes, name: str) -> str:
    """Return the suffix of a copy's name: what its media type says, else its own."""
    own = "".join(re.findall(r"\.[A-Za-z0-9]{1,5}", PurePosixPath(name).name)[-1:])
    suffix = SUFFIXES.get(media_type, own.lower())
    return f"{suffix}.gz" if suffix == ".warc" and data.startswith(_GZIP) else suffix


def name_in(url: str) -> str:
    """Return what a page is called in its address: the last part, or its site."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).name
    return last or (parts.hostname or "").removeprefix("www.")


def free_id(title: str, name: str, issued: str, taken: Container[str]) -> str:
    """Return a name for a new source: `water-in-the-lower-valley-2025`.

    Args:
        title: its first words are used, if they can be written in plain letters.
        name: the name of its file or its page, where they cannot.
        issued: its year comes last.
        taken: the names that other sources have.
    """
    stem = PurePosixPath(name).stem if "." in name[-6:] else name
    words = _slug(title) or _slug(stem) or "source"
    year = issued[:4]
    if year and not words.endswith(year):
        words = f"{words}-{year}"
    return free_name(words, taken)


def free_name(name: str, taken: Container[str]) -> str:
    """Return the name, with a number after it if it is taken."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _slug(text: str) -> str:
    """Return the first words in plain letters; nothing if too little is left of them.

    Accents fall away. Other alphabets are not turned into this one, where a name
    would depend on whose rules were followed.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").lower())
    letters = sum(letter.isalnum() for letter in text)
    if sum(map(len, words)) * 2 < letters:
        return ""
    slug = ""
    for word in words[:MOST_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    # The name of an entry begins with a letter.
    return slug if not slug or slug[0].isalpha() else f"s-{slug}"
