"""Lines from right to left that end in a space, as WeasyPrint 70 lays them out.

The engine takes the space off the last text and off the width of the line (CSS Text 3,
4.1.2). Where that text itself runs from left to right, the space stood between it and
what comes before it, and the engine leaves it there: all of the line before stands by a
space too far to the right, outside of its block.
"""

from collections.abc import Callable
from typing import Any


def closed_up(remove: Callable[..., None], context: Any, line: Any) -> None:
    """Take the last space off a line, and close the gap that it leaves.

    Args:
        remove: the engine's `remove_last_whitespace`.
        context: the layout that the line is a part of.
        line: its children have their places from left to right, in CSS px.
    """
    before = line.width
    remove(context, line)
    space = before - line.width
    if space <= 0 or line.style["direction"] != "rtl":
        return
    above, box = [], line
    while getattr(box, "children", ()):
        above.append(box)
        box = box.children[-1]
    if box.pango_layout.first_line_direction % 2:
        return  # the engine has moved it, with all before it
    for each in above:
        if each.style["direction"] == "rtl":
            for child in each.children[:-1]:
                child.translate(dx=-space, ignore_floats=True)
