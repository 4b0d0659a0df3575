"""Drawings as JSON, and back: what the cache holds of them.

Fonts are named by their places among those of the desk.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from briefmaker.charts.ink import Disc, Glyph, Ink, Line, Mark, Trace, Weave
from briefmaker.charts.made import Made
from briefmaker.charts.rangebar import Strips
from briefmaker.problems import Problem, Severity
from briefmaker.values import astuple, fields

KINDS: tuple[type[Mark], ...] = (Trace, Disc, Weave, Line)


Fonts = Sequence[Path]


def made_said(made: Made, fonts: Fonts) -> Any:
    """Return a drawn chart as JSON has it."""
    ink = made.ink and _written(made.ink, fonts)
    return [_told(made.problems), ink, made.svg]


def made_of(said: Any, fonts: Fonts) -> Made:
    """Return a chart that was drawn.

    Raises:
        ValueError: it is not as it is written; so with the other errors.
        TypeError: likewise.
        LookupError: likewise.
    """
    problems, ink, svg = said
    return Made(_heard(problems), ink and _read(ink, fonts), svg)


def strips_said(strips: Strips, fonts: Fonts) -> Any:
    """Return a range bar as JSON has it."""
    inks = {svg: _written(ink, fonts) for svg, ink in strips.inks.items()}
    return [
        strips.width,
        dict(strips.rows),
        strips.row_height,
        strips.grid,
        strips.axis,
        strips.axis_height,
        strips.spread,
        strips.alt,
        inks,
    ]


def strips_of(said: Any, fonts: Fonts) -> Strips:
    """Return a range bar that was drawn.

    Raises:
        ValueError: it is not as it is written; so with the other errors.
        TypeError: likewise.
        LookupError: likewise.
    """
    width, rows, row_height, grid, axis, axis_height, spread, alt, inks = said
    read = {svg: _read(ink, fonts) for svg, ink in inks.items()}
    return Strips(width, rows, row_height, grid, axis, axis_height, spread, alt, read)


def _written(ink: Ink, fonts: Fonts) -> list[Any]:
    marks = [[KINDS.index(type(mark)), *_parts_of(mark)] for mark in ink.marks]
    own = [fonts.index(font) for font in ink.fonts]
    return [ink.width, ink.height, ink.size, marks, own]


def _read(said: Any, fonts: Fonts) -> Ink:
    width, height, size, marks, own = said
    return Ink(
        width,
        height,
        _tuple(size),
        tuple(KINDS[kind](*_parts(kind, rest)) for kind, *rest in marks),
        tuple(fonts[number] for number in own),
    )


def _told(problems: Iterable[Problem]) -> list[Any]:
    """Return problems, which have no place in a file yet."""
    return [
        [
            one.code,
            one.message,
            one.severity,
            one.address,
            one.token,
            one.nth,
            one.on_key,
            one.hint,
        ]
        for one in problems
    ]


def _heard(said: Any) -> tuple[Problem, ...]:
    return tuple(
        Problem(code, message, Severity(severity), tuple(address), *rest)
        for code, message, severity, address, *rest in said
    )


def _parts_of(mark: Mark) -> Iterator[Any]:
    """Yield what a mark is made of; glyphs as lists."""
    for each in fields(mark):
        value = getattr(mark, each.name)
        yield [astuple(one) for one in value] if each.name == "glyphs" else value


def _parts(kind: int, rest: list[Any]) -> list[Any]:
    if KINDS[kind] is Line:
        at, size, colour, glyphs = rest
        return [tuple(at), size, colour, tuple(Glyph(*one) for one in glyphs)]
    return [_tuple(part) for part in rest]


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
