"""Charts in a right-to-left language: lines of words end on one side, not begin there.

Axes and bars run to the right as in every language; only words change their places.
"""

from collections import defaultdict

from briefmaker.charts.canvas import Picture, Shape, Words
from briefmaker.charts.collisions import collisions
from briefmaker.values import replace

EDGE = 0.01
"""From the left edge in mm up to which words stand in the column of labels."""


def leftward(picture: Picture) -> Picture:
    """Return a picture whose labels and blocks of words are flush on the right.

    Labels at the left edge end where the longest of their style does, beside the
    marks. What would then touch anything stays where it is.
    """
    before = len(list(collisions(picture)))
    for group in _groups(picture.shapes):
        turned = replace(picture, shapes=_turned(picture.shapes, group))
        if len(list(collisions(turned))) <= before:
            picture = turned
    return picture


def _groups(shapes: tuple[Shape, ...]) -> list[tuple[int, ...]]:
    """Return the places of words that begin together: labels, or lines of a block."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    block = 0
    last: Words | None = None
    for at, shape in enumerate(shapes):
        words = shape if isinstance(shape, Words) else None
        if words is None or last is None or not _goes_on(words, last):
            block = at
        last = words
        if words is None or words.align != "left":
            continue
        edge = words.at[0] < EDGE
        found[(words.style, -1 if edge else block)].append(at)
    return [tuple(places) for places in found.values() if len(places) > 1]


def _goes_on(line: Words, before: Words) -> bool:
    """Whether a line of words is the next one of the same block."""
    down = line.at[1] - before.at[1]
    return (
        line.style == before.style
        and abs(line.at[0] - before.at[0]) < EDGE
        and abs(down - line.style.leading) < EDGE
    )


def _turned(shapes: tuple[Shape, ...], group: tuple[int, ...]) -> tuple[Shape, ...]:
    """Return the shapes with these words flush on the right."""
    turned = list(shapes)
    lines = [shape for at in group if isinstance(shape := shapes[at], Words)]
    end = max(line.at[0] + line.width for line in lines)
    for at, line in zip(group, lines, strict=True):
        turned[at] = replace(line, at=(end, line.at[1]), align="right")
    return tuple(turned)
