"""Data in JSON: read by record and by value.

A record is the whole document or an element of a list. It stands on one line, with
its objects laid flat: `country name: Tajikistan, year: 2024, share: 17.2`; records
within it follow it. Rows and cells are named by their JSON pointers (RFC 6901); a
cell covers its key and its value. Numbers keep the digits that were typed.
"""

import json
from collections.abc import Iterator
from typing import TypeAlias

from briefmaker.evidence.texts.extractors import RECORDS
from briefmaker.evidence.texts.plain import decoded
from briefmaker.evidence.texts.regions import Register
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.values import Struct, field

MOST_VALUES = 2_000_000
DEEPEST = 100

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"


class _Record(Struct):
    """A line in the making.

    Attributes:
        pointer: its place in the document.
        values: pointer, key and text of each of its values.
        within: the records in it.
    """

    pointer: str
    values: list[tuple[str, str, str]] = field(default_factory=list)
    within: list["_Record"] = field(default_factory=list)

    def all(self) -> Iterator["_Record"]:
        """Yield it and the records in it, as they follow one another."""
        yield self
        for record in self.within:
            yield from record.all()


def read(data: bytes) -> Text:
    """Read a JSON document.

    Raises:
        Unreadable: it is not JSON, or too large or too deep.
    """
    try:
        document: Value = json.loads(
            decoded(data), parse_float=str, parse_int=str, parse_constant=str
        )
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"it is not right as JSON at line {error.lineno}: {error.msg}",
            "download it again, or add the page or table that shows the figures",
        ) from error
    except RecursionError:
        raise _too_deep() from None
    root = _Record("")
    _Reading().value(document, root, "", "", 0)
    return _text(root)


def _too_deep() -> Unreadable:
    return Unreadable(
        f"its lists and objects lie in one another more than {DEEPEST} deep",
        "add the page or table that shows the figures",
    )


class _Reading:
    """Puts the values of a document into records, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def value(
        self, value: Value, record: _Record, pointer: str, key: str, depth: int
    ) -> None:
        """Add a value, with all that is in it, to a record."""
        if depth > DEEPEST:
            raise _too_deep()
        if isinstance(value, dict):
            for name, part in value.items():
                path = f"{pointer}/{_escaped(name)}"
                self.value(part, record, path, f"{key} {name}".strip(), depth + 1)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                path = f"{pointer}/{number}"
                if isinstance(part, dict | list):
                    record.within.append(inner := _Record(path))
                    self.value(part, inner, path, "", depth + 1)
                else:
                    self.value(part, record, path, key if not number else "", depth + 1)
        else:
            self.count += 1
            if self.count > MOST_VALUES:
                raise Unreadable(
                    f"it holds more than {MOST_VALUES:,} values",
                    "keep the part that you cite in a file of its own and add that",
                )
            record.values.append((pointer, key, _shown(value)))


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")  # RFC 6901, 3


def _shown(value: str | bool | None) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return json.dumps(value)


def _text(root: _Record) -> Text:
    register = Register()
    lines: list[str] = []
    at = 0
    for record in root.all():
        if not record.values:
            continue
        parts: list[str] = []
        start = at
        for pointer, key, shown in record.values:
            part = f"{key}: {shown}" if key else shown
            register.name("cell", pointer, at, at + len(part))
            parts.append(part)
            at += len(part) + len(", ")
        line = ", ".join(parts)
        at = start + len(line) + 1
        if record.pointer:
            register.name("row", record.pointer, start, start + len(line))
        lines.append(line)
    return Text.of("".join(f"{line}\n" for line in lines), register.regions(), RECORDS)
