"""Which brief a Word document was made from, by what it says of itself.

A part of its own keeps the map from bookmarks to fields; the custom properties repeat
id and version, for programs that drop parts which they do not know.
"""

import json
from collections.abc import Iterable
from zipfile import ZipFile

from briefmaker.evidence.texts.packed import parse, part
from briefmaker.formats.docx.remarks import Made
from briefmaker.formats.places import Place
from briefmaker.problems import Address

BRIEF = "brief"
PROPERTY = "briefmaker-"
DIGITS = 6
"""Digits of the highest number of a block that is believed."""


def made_from(file: ZipFile, parts: Iterable[str]) -> Made | None:
    """Return what the document says of its brief; nothing if it says nothing.

    Args:
        parts: the names of its custom parts.

    Raises:
        Unreadable: a part is not right as XML, or has a document type declaration.
    """
    for name in parts:
        if found := _map(part(file, name)):
            return found
    return _from_properties(file)


def _map(data: bytes) -> Made | None:
    """Return the brief's own part, if this is it."""
    brief: dict[str, str] = {}
    places: dict[str, Place] = {}
    root = ""

    def opened(tag: str, given: dict[str, str]) -> None:
        nonlocal root
        root = root or tag
        if tag == root == BRIEF and given.get("id"):
            brief.update(given)
        elif brief and tag == "place":
            address = _address(given.get("address", ""))
            block = given.get("block", "")[:DIGITS]
            if address:
                number = int(block) if block.isascii() and block.isdecimal() else 0
                places[given.get("bookmark", "")] = Place(address, number)

    if data:
        parse(data, opened, _nothing, _nothing)
    if not brief:
        return None
    version, stamp = brief.get("version", ""), brief.get("stamp", "")
    return Made(brief["id"], version, stamp, brief.get("language", ""), places)


def _address(written: str) -> Address:
    """Return an address as JSON has it; nothing if it is none."""
    try:
        steps = json.loads(written)
    except (ValueError, RecursionError):
        return ()
    known = isinstance(steps, list) and all(type(s) in (str, int) for s in steps)
    return tuple(steps) if known else ()


def _from_properties(file: ZipFile) -> Made | None:
    """Return what the custom properties keep, where a program drops other parts."""
    found: dict[str, str] = {}
    here = ""

    def opened(tag: str, given: dict[str, str]) -> None:
        nonlocal here
        if tag == "property":
            here = given.get("name", "")

    def words(said: str) -> None:
        if here.startswith(PROPERTY):
            key = here.removeprefix(PROPERTY)
            found[key] = found.get(key, "") + said.strip()

    if data := part(file, "docProps/custom.xml"):
        parse(data, opened, _nothing, words)
    if not found.get("id"):
        return None
    return Made(found["id"], found.get("version", ""), found.get("stamp", ""))


def _nothing(_: str) -> None:
    """Take what nobody asks for."""
