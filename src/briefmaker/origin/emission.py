"""A brief and its library as YAML again, the way somebody would type them.

What is written is what this run prints: without comments, and without anything that
was left out for an audience. Prose stands in blocks, so that it reads like a page, and
many rows of a chart in a CSV file of their own.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from briefmaker.brief.base import Part
from briefmaker.brief.data import Csv
from briefmaker.brief.library import Entries
from briefmaker.brief.load import GROUPS
from briefmaker.brief.model import Brief
from briefmaker.brief.yaml import Data, emit
from briefmaker.values import Struct

AUDIENCE = "audience"

MANY = 100
"""Rows of a chart that stand in the brief itself."""

FOLDER = "data"
"""Where data lie beside a brief."""

COLUMNS = tuple(name for name in Csv.model_fields if name not in ("path", "only"))


class Emitted(Struct, frozen=True):
    """A brief as the text of its file.

    Attributes:
        rows: the CSV files that it takes rows from, by their names in `data/`. They
            begin with a digit, as no name of a chart does.
    """

    text: bytes
    rows: Mapping[str, bytes]


def brief_yaml(brief: Brief, *, named: bool) -> Emitted:
    """Return a brief as the text of its file.

    Args:
        named: say of each block who it is for, as the author did.
    """
    data = _data(brief)
    rows: dict[str, bytes] = {}
    charts = data.get("charts")
    if isinstance(charts, dict):
        charts |= {name: _apart(it, rows) for name, it in charts.items()}
    # A brief begins with what it is, and ends with its entries.
    entries = {key: data.pop(key) for key in GROUPS if key in data}
    whole = {**data, **entries}
    return Emitted(emit(whole if named else _unnamed(whole)).encode(), rows)


def _apart(chart: Data, files: dict[str, bytes]) -> Data:
    """Return a chart with many rows in a file of their own, if one can hold them."""
    data = chart.get("data") if isinstance(chart, dict) else None
    rows = data.get("rows") if isinstance(data, dict) else None
    if not (isinstance(chart, dict) and isinstance(data, dict) and len(data) == 1):
        return chart
    if not isinstance(rows, list) or len(rows) <= MANY:
        return chart
    cells = [row for row in rows if isinstance(row, dict)]
    used = [name for name in COLUMNS if any(name in row for row in cells)]
    if any(row.keys() - set(used) for row in cells):
        return chart
    name = f"{len(files) + 1}-rows.csv"
    files[name] = written(
        [used, *([str(row.get(n, "")) for n in used] for row in cells)]
    )
    columns: dict[str, Data] = {name: name for name in used}
    return {**chart, "data": {"csv": {"path": f"{FOLDER}/{name}", **columns}}}


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8 (RFC 4180)."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def library_yaml(library: Entries) -> bytes:
    """Return the entries of a library as the text of its file."""
    return emit(_data(library)).encode()


def _data(part: Part) -> dict[str, Data]:
    """Return what was set in a model, by its keys, as text."""
    said = part.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True
    )
    return {key: value for key, it in said.items() if (value := _typed(it))}


def _typed(value: Any) -> Data:
    """Return a value as one would type it; what is empty is left out of it."""
    if isinstance(value, Mapping):
        pairs = {str(key): _typed(it) for key, it in value.items()}
        return {key: it for key, it in pairs.items() if it not in (None, {}, [])}
    if isinstance(value, list):
        return [_typed(it) for it in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def _unnamed(data: Data) -> Data:
    """Return data without the lists that name audiences."""
    if isinstance(data, dict):
        return {
            key: _unnamed(it)
            for key, it in data.items()
            if not (key == AUDIENCE and isinstance(it, list))
        }
    if isinstance(data, list):
        return [_unnamed(it) for it in data]
    return data
