"""Entries into a library file as text: what people wrote there stays as it is.

Comments, blank lines, quotation marks and the order of keys are theirs. So an entry
is put between their lines, and the file is read again to see that it now holds what
it should and nothing else; where that fails, nothing is written.
"""

import re
from collections.abc import Mapping

from briefmaker.archive.refused import Refused
from briefmaker.brief.places import Sheet, Span
from briefmaker.brief.text import Text
from briefmaker.brief.yaml import Data, emit, read
from briefmaker.problems import Address

STEP = 2
"""Spaces by which an entry is indented where there is none yet to go by."""


def with_entry(sheet: Sheet, group: str, id_: str, entry: Data) -> str:
    """Return the file's text with one more entry at the end of a group.

    Raises:
        Refused: the group is written in a way that no entry can be put into.
    """
    wanted = _data(sheet)
    wanted.setdefault(group, {})
    entries = wanted[group] or {}
    if not isinstance(entries, dict):
        raise _unfit(sheet, group)
    wanted[group] = {**entries, id_: entry}
    text = _appended(sheet, group, {id_: entry}, bool(entries))
    return _proved(text, wanted, sheet, group)


def with_keys(
    sheet: Sheet, address: Address, values: Mapping[str, Data], after: str = ""
) -> str:
    """Return the file's text with some keys of one entry replaced.

    Args:
        sheet: the file.
        address: the entry, in the file's own addresses: `("facts", "t1")`.
        values: the new values by their keys; None takes the key away.
        after: the key below which one that is new is put; else it comes last.

    Raises:
        Refused: the entry is written in a way that no line can be put into.
    """
    wanted = _data(sheet)
    entry = _entry(wanted, address, sheet)
    text = sheet.text.content
    changes: list[tuple[Span, str]] = []
    missing: dict[str, Data] = {}
    indent = _indent(sheet, address)
    for key, value in values.items():
        spot = sheet.spots.get((*address, key))
        if spot is None or spot.key is None:
            if value is not None:
                missing[key] = value
            continue
        span = _line_start(text, spot.key[0]), _end(sheet, (*address, key))
        changes.append((span, "" if value is None else emit({key: value}, indent)))
    if missing:
        beside = (*address, after)
        end = _end(sheet, beside if beside in sheet.spots else address)
        changes.append(((end, end), emit(missing, indent)))
    for (start, end), lines in sorted(changes, reverse=True):
        lines = _line_ends(lines, text)
        text = f"{_closed(text[:start], lines)}{lines}{text[end:]}"
    kept = {key: value for key, value in entry.items() if key not in values}
    new = {key: value for key, value in values.items() if value is not None}
    *_, id_ = address
    above = _entry(wanted, address[:-1], sheet)
    above[str(id_)] = {**kept, **new}
    return _proved(text, wanted, sheet, str(id_))


def _data(sheet: Sheet) -> dict[str, Data]:
    """Return the file's content anew, to be changed into what is wanted of it."""
    data = read(sheet.text).data or {}
    if not isinstance(data, dict):
        raise _unfit(sheet, "")
    return data


def _entry(data: dict[str, Data], address: Address, sheet: Sheet) -> dict[str, Data]:
    found: Data = data
    for step in address:
        found = found.get(str(step)) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise _unfit(sheet, str(address[-1]))
    return found


def _appended(sheet: Sheet, group: str, entry: Data, follows: bool) -> str:
    """Return the text with the lines of an entry behind those of its group."""
    text = sheet.text.content
    spot = sheet.spots.get((group,))
    if spot is None or spot.key is None:
        gap = "\n" if text.strip() else ""
        lines = gap + emit({group: entry})
        return f"{_closed(text, lines)}{_line_ends(lines, text)}"
    if follows:
        indent, end = _indent(sheet, (group,)), _end(sheet, (group,))
        gap = "\n" if _spaced(sheet, group) else ""
        lines = _line_ends(gap + emit(entry, indent), text)
        return f"{_closed(text[:end], lines)}{lines}{text[end:]}"
    # `sources:` alone, or `sources: {}`: what stands there is nothing but the key.
    key_end = text.index(":", spot.key[1]) + 1
    rest = text[max(key_end, spot.value[1]) :]
    comment, end_of_line, below = rest.partition("\n")
    lines = _line_ends(emit(entry, STEP), text)
    return f"{text[:key_end]}{comment.rstrip()}{end_of_line or chr(10)}{lines}{below}"


def _indent(sheet: Sheet, address: Address) -> int:
    """Return the column of the keys that stand directly below an address."""
    depth = len(address) + 1
    starts = (
        spot.key[0]
        for below, spot in sheet.spots.items()
        if len(below) == depth and below[:-1] == address and spot.key
    )
    text = sheet.text.content
    return min((start - _line_start(text, start) for start in starts), default=STEP)


def _end(sheet: Sheet, address: Address) -> int:
    """Return where the lines of a value end, with the comments that belong to it.

    Those are comments right below it that are indented as deep as its keys. The
    parser's own end of a block lies before the next key, behind all comments.
    """
    text = sheet.text.content
    within = {
        below: spot.value
        for below, spot in sheet.spots.items()
        if below[: len(address)] == address
    }
    parents = {below[:-1] for below in within}
    leaves = (
        end
        for below, (start, end) in within.items()
        if below not in parents or text[start] in "[{"
    )
    last = max(leaves, default=sheet.spots[address].value[1])
    last = len(text[:last].rstrip())
    end = _next_line(text, last)
    own = re.compile(f" {{{_indent(sheet, address)},}}#")
    while own.match(text, end):
        end = _next_line(text, end)
    return end


def _spaced(sheet: Sheet, group: str) -> bool:
    """Whether the entries of a group stand apart by blank lines."""
    keys = [
        spot.key[0]
        for below, spot in sheet.spots.items()
        if len(below) == STEP and below[0] == group and spot.key
    ]
    text = sheet.text.content
    last = _line_start(text, max(keys))
    return len(keys) > 1 and text[:last].endswith(("\n\n", "\r\n\r\n"))


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _next_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _closed(text: str, following: str) -> str:
    """Return the text with its last line ended, if lines follow."""
    return text + "\n" if text and following and not text.endswith("\n") else text


def _line_ends(lines: str, text: str) -> str:
    """Return new lines with the line ends of the file."""
    return lines.replace("\n", "\r\n") if "\r\n" in text else lines


def _proved(text: str, wanted: Data, sheet: Sheet, name: str) -> str:
    """Return the text if it reads as it should.

    Raises:
        Refused: it does not; what is there is written in an unusual way.
    """
    if read(Text.of(sheet.text.shown, text)).data != wanted:
        raise _unfit(sheet, name)
    return text


def _unfit(sheet: Sheet, name: str) -> Refused:
    what = f"`{name}` in “{sheet.text.shown}”" if name else f"“{sheet.text.shown}”"
    return Refused(
        f"{what} is written in a way that lines cannot be put into",
        "write each key on a line of its own, without { and }; or add it by hand",
    )
