"""Change bars: strokes beside what is not as it was in an older edition.

They are drawn after layout, so that no word moves for them, and as artifacts (ISO
32000-2, 14.8.2.2): they print, and are not read aloud.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf

from briefmaker.pdf.laid import Frame, Layout
from briefmaker.values import Struct

MARK = "data-changed"
"""The attribute of what is marked; `gap` where something was dropped after it."""

GAP = "gap"
AWAY = 8.0
"""From the text to the bar, in CSS px: inside the gap of columns and the margin."""

WIDE = 1.6
"""Of a bar, in CSS px."""

TICK = 6.0
"""Of the stroke where something was dropped, in CSS px."""

APART = 75.0
"""CSS px from the edge of the text at which a column of its own begins; what is
nearer is indented."""

JOINED = 12.0
"""CSS px between two bars of one column that become one."""

PT = 0.75
"""One CSS px in pt."""


class Bar(Struct, frozen=True):
    """A stroke on a page, in CSS px: upright, or the tick of a gap."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def is_marked(laid: Layout) -> bool:
    """Whether anything in the document is marked."""
    return any(element.get(MARK) for element in laid.root.iter())


def bars(laid: Layout) -> tuple[Bar, ...]:
    """Return the strokes of a document, those of neighbours joined."""
    columns: dict[tuple[int, float], list[tuple[float, float]]] = defaultdict(list)
    found: list[Bar] = []
    for element in laid.root.iter():
        mark = element.get(MARK)
        if not mark:
            continue
        frames = list(_frames(laid, element))
        if mark == GAP:
            found += [_tick(laid, element, *frames[-1])] if frames else []
            continue
        for page, frame in frames:
            x = _beside(laid, element, page, frame)
            columns[page, round(x, 1)].append((frame.top, frame.bottom))
    for (page, x), spans in columns.items():
        for top, bottom in _joined(spans):
            found.append(Bar(page, x - WIDE / 2, top, x + WIDE / 2, bottom))
    return tuple(sorted(found, key=lambda bar: (bar.page, bar.left, bar.top)))


def draw_bars(pdf: pikepdf.Pdf, laid: Layout, first: int = 0) -> None:
    """Draw the strokes on the pages of a file.

    Args:
        first: the page of the file on which the document begins, from 0.
    """
    drawn: dict[int, list[Bar]] = defaultdict(list)
    for bar in bars(laid):
        drawn[bar.page].append(bar)
    for number, found in drawn.items():
        page: Any = pdf.pages[first + number]
        height = float(page.mediabox[3])
        strokes = "".join(
            f"{bar.left * PT:.2f} {height - bar.bottom * PT:.2f} "
            f"{(bar.right - bar.left) * PT:.2f} {(bar.bottom - bar.top) * PT:.2f} re "
            for bar in found
        )
        # The engine leaves the page turned upside down, as CSS counts from the top.
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q /Artifact BMC q 0 g {strokes}f Q EMC".encode())


def _frames(laid: Layout, element: Element) -> Iterator[tuple[int, Frame]]:
    """Yield where an element stands, page by page and column by column."""
    whole = [part for part in laid.fragments if part.element is element]
    if whole:
        yield from ((part.page, part.frame) for part in whole)
        return
    inside = set(element.iter())
    lines: dict[int, list[Frame]] = defaultdict(list)
    for scrap in laid.scraps:
        if scrap.element in inside and scrap.area != "margin" and scrap.words.strip():
            lines[scrap.page].append(scrap.line)
    for page, frames in lines.items():
        yield (
            page,
            Frame(
                min(frame.left for frame in frames),
                min(frame.top for frame in frames),
                max(frame.right for frame in frames),
                max(frame.bottom for frame in frames),
            ),
        )


def _beside(laid: Layout, element: Element, page: int, frame: Frame) -> float:
    """Return where the bar of a frame stands: at the start edge of its column.

    The column is the widest block around it that begins well inside the text.
    """
    live = laid.live[page]
    leftward = laid.root.get("dir") == "rtl"
    above = set(laid.above(element))
    blocks = [
        part.frame
        for part in laid.fragments
        if part.page == page
        and part.element in above
        and part.frame.top <= frame.bottom
        and part.frame.bottom >= frame.top
    ]
    edges = [
        live.right - block.right if leftward else block.left - live.left
        for block in [*blocks, frame]
    ]
    start = min((edge for edge in edges if edge > APART), default=0.0)
    return live.right - start + AWAY if leftward else live.left + start - AWAY


def _tick(laid: Layout, element: Element, page: int, frame: Frame) -> Bar:
    """Return the stroke that lies where something followed and does no more."""
    x = _beside(laid, element, page, frame)
    return Bar(page, x - TICK / 2, frame.bottom, x + TICK / 2, frame.bottom + WIDE)


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans from the top, those that nearly touch as one."""
    found: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if found and top - found[-1][1] < JOINED:
            found[-1] = (found[-1][0], max(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found
