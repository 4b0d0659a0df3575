"""Where the keys of a TOML file stand: `tomllib` reads values and forgets places.

Keys are found line by line. That is enough for a file of settings; what stands inside
a list or an inline table is found by its words in the value of the key above it.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefmaker.brief.places import Sheet, Spot
from briefmaker.brief.text import Text
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import replace

_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_LINE = re.compile(
    rf"^[ \t]*(?:(?P<brackets>\[\[?)[ \t]*(?P<table>{_NAMES})[ \t]*\]\]?"
    rf"|(?P<key>{_NAMES})[ \t]*=[ \t]*)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


def read_toml(text: Text, code: str) -> tuple[dict[str, Any], Sheet]:
    """Return what a TOML file says, and where.

    Args:
        code: of the problem that it cannot be read.

    Raises:
        BriefError: it is not right as TOML; with the place.
    """
    try:
        data = tomllib.loads(text.content)
    except tomllib.TOMLDecodeError as error:
        raise BriefError([_broken(str(error), text, code)]) from error
    return data, Sheet(text, dict(_spots(text)))


def in_toml(problem: Problem, code: str) -> Problem:
    """Return a problem of what a file says, its hint written as TOML."""
    hint = _YAML.sub(_as_toml, problem.hint).removesuffix(_INDENTED)
    return replace(problem, code=code, hint=hint)


_YAML = re.compile(r"`(\w+): (\[?)([^`]*?)\]?`")
_INDENTED = "; is it indented as far as that needs?"


def _as_toml(written: re.Match[str]) -> str:
    key, is_list, value = written.groups()
    if not is_list:
        return f'`{key} = "{value}"`'
    entries = ", ".join(f'"{entry}"' for entry in value.split(", "))
    return f"`{key} = [{entries}]`"


def _broken(said: str, text: Text, code: str) -> Problem:
    found = _AT.search(said)
    end = len(text.content)
    start = text.starts[int(found[1]) - 1] + int(found[2]) - 1 if found else end
    return Problem(
        code,
        "this cannot be read as TOML",
        hint='write `key = "value"` on a line of its own, the value in quotes unless '
        "it is a number or a list",
        place=text.place(start, start + 1),
    )


def _spots(text: Text) -> Iterator[tuple[Address, Spot]]:
    table: Address = ()
    entries: Counter[Address] = Counter()
    lines = list(_LINE.finditer(text.content))
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        end = after.start() if after else len(text.content)
        if line["table"]:
            table = _address(line["table"])
            if line["brackets"] == "[[":
                entries[table] += 1
                table = (*table, entries[table] - 1)
            yield table, Spot(line.span("table"), line.span("table"))
        else:
            address = (*table, *_address(line["key"]))
            yield address, Spot(_value(text, line.end(), end), line.span("key"))


def _address(names: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, names))


def _value(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return where a value begins and ends, without a comment behind its quotes."""
    quoted = _QUOTED.match(text.content, start, end)
    if quoted:
        return quoted.span()
    return start, start + len(text.content[start:end].rstrip())
