"""Whether letters leave ink: a page looked at as a picture.

Text may be in a file and not on the page: white on white, a tenth of a point high,
off the sheet, transparent, under a box. A reader does not see it, so it is no
evidence. A picture of the page shows all of these alike.
"""

from collections.abc import Iterable

from briefmaker.values import Struct

CONTRAST = 40
"""How far, of 255, the darkest and the lightest point of a letter must be apart; a
grey of #D7D7D7 on white is as faint as that."""

LEAST_HEIGHT = 3.0
"""Points: below this nobody reads."""

SCALE = 4
"""Points of the picture for each point of the page."""

LONGEST_SIDE = 8000
"""Points of the picture that the longer side of a page has at most."""


class Box(Struct, frozen=True):
    """Where a letter stands, in points of the picture from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    def inner(self) -> "Box":
        """Return the box without its sides, into which the neighbours may reach."""
        side = 1 if self.right - self.left >= 6 else 0
        return Box(self.left + side, self.top, self.right - side, self.bottom)


class Picture(Struct, frozen=True):
    """A picture in grey.

    Attributes:
        points: its rows, a byte a point: 0 is black.
        stride: bytes from one row to the next.
        left: where on the page it begins, in points of the picture.
        top: likewise from above.
    """

    points: bytes
    stride: int
    left: int
    top: int

    def inked(self, box: Box) -> bool:
        """Whether anything can be made out in a box."""
        inner = box.inner()
        darkest, lightest = 255, 0
        for row in range(inner.top - self.top, inner.bottom - self.top):
            begin = row * self.stride - self.left
            points = self.points[begin + inner.left : begin + inner.right]
            if points:
                darkest = min(darkest, min(points))
                lightest = max(lightest, max(points))
            if lightest - darkest >= CONTRAST:
                return True
        return False


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of them."""
    all_ = list(boxes)
    return Box(
        min(box.left for box in all_),
        min(box.top for box in all_),
        max(box.right for box in all_),
        max(box.bottom for box in all_),
    )
