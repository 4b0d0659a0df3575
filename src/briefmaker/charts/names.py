"""Names beside points, each where nothing else is.

A name stands beside its point in one of eight places, the best first (Imhof, 1962).
Names that find none go first on the next try; what still finds none moves away from
its point and is tied to it with a thin line.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from briefmaker.charts.canvas import Align, Canvas, Edges, Line, Shape, Spot, Words
from briefmaker.charts.collisions import crosses, meets
from briefmaker.charts.conventions import typographic
from briefmaker.charts.palette import CONTEXT
from briefmaker.charts.styles import Style
from briefmaker.problems import Address
from briefmaker.values import Struct, replace

CLEAR = 0.5
"""Between a name and its mark, in mm."""

TRIES = 12
TINY = 0.01
AWAY, RINGS = 1.8, 12
"""From one try further out to the next, in mm, and how many there are."""

Side = tuple[float, float]
SIDES: tuple[Side, ...] = (
    (1, 0),
    (-1, 0),
    (0, -1),
    (0, 1),
    (1, -1),
    (1, 1),
    (-1, -1),
    (-1, 1),
)
"""To the right first, then left, above, below, and between those."""

AROUND: tuple[Side, ...] = tuple(
    (round(cos(turn * pi / 8), 3), round(sin(turn * pi / 8), 3)) for turn in range(16)
)
"""The ways that a name may move away from its point."""


class Name(Struct, frozen=True):
    """What a point is called.

    Attributes:
        at: where the point is.
        size: of its mark, in mm.
    """

    lines: tuple[str, ...]
    at: Spot
    size: float
    style: Style
    address: Address = ()


class Place(Struct, frozen=True):
    """Where a name may stand, and the line that ties it to its point."""

    edges: Edges
    align: Align
    tie: tuple[Spot, Spot] | None = None


def set_names(names: Sequence[Name], room: Edges, canvas: Canvas) -> None:
    """Set all names within a room; one that finds no place stands on what is there.

    The check for collisions reports those.
    """
    fixed = tuple(canvas.shapes)
    order = list(names)
    placed = _placed(order, room, fixed, canvas)
    for _ in range(TRIES):
        left_over = [name for name in order if name not in placed]
        if not left_over:
            break
        order = [*left_over, *(name for name in order if name not in left_over)]
        again = _placed(order, room, fixed, canvas)
        if len(again) > len(placed):
            placed = again
    for name, place in placed.items():
        canvas.shapes += _shapes(name, place, canvas)
    for name in names:
        if name not in placed:
            tied = _tied(name, room, canvas)
            place = next(tied, next(_beside(name, room, canvas)))
            canvas.shapes += _shapes(name, place, canvas)


def _placed(
    order: Sequence[Name], room: Edges, fixed: Sequence[Shape], canvas: Canvas
) -> dict[Name, Place]:
    """Place one name after the other where it is free; leave out those without."""
    taken = list(fixed)
    found: dict[Name, Place] = {}
    for name in order:
        for place in _beside(name, room, canvas):
            if _free(place, taken):
                found[name] = place
                taken += _shapes(name, place, canvas)
                break
    return found


def _beside(name: Name, room: Edges, canvas: Canvas) -> Iterator[Place]:
    """Yield the places right beside a point that lie within the room, or one."""
    places = [_place(name, side, 0.0, canvas) for side in SIDES]
    inside = [place for place in places if _within(place.edges, room)]
    yield from inside or places[:1]


def _tied(name: Name, room: Edges, canvas: Canvas) -> Iterator[Place]:
    """Yield free places away from a point, the nearest first.

    In a crowd a tie may cross marks, but never words.
    """
    rings = list(_ringed(name, room, canvas))
    yield from (place for place in rings if _free(place, canvas.shapes))
    for place in rings:
        bare = replace(place, tie=None)
        if _free(bare, canvas.shapes) and _between(place, canvas.shapes):
            yield place


def _between(place: Place, shapes: Sequence[Shape]) -> bool:
    """Whether the tie of a place passes between all words."""
    words = (shape for shape in shapes if isinstance(shape, Words))
    return not any(place.tie and meets(*place.tie, each.edges) for each in words)


def _ringed(name: Name, room: Edges, canvas: Canvas) -> Iterator[Place]:
    """Yield places further and further away from a point."""
    for ring in range(1, RINGS + 1):
        for side in AROUND:
            place = _place(name, side, ring * AWAY, canvas)
            if _within(place.edges, room):
                yield place


def _place(name: Name, side: Side, away: float, canvas: Canvas) -> Place:
    """Return the place on one side of a point, so far away from its mark."""
    (x, y), (right, down) = name.at, side
    wide = canvas.typeface.widest(name.lines, name.style)
    tall = name.style.height(len(name.lines))
    reach = name.size / 2 + CLEAR
    # between two sides, the corner of a mark leaves room
    reach = away + (reach if 0 in side else reach * 0.7)
    left = x + right * reach - (1 - right) / 2 * wide
    top = y + down * reach - (1 - down) / 2 * tall
    edges = Edges(left, top, left + wide, top + tall)
    align: Align = "left" if right > 0 else "right" if right < 0 else "centre"
    if not away:
        return Place(edges, align)
    near = (min(max(x, edges.left), edges.right), min(max(y, edges.top), edges.bottom))
    share = name.size / 2 / max(abs(near[0] - x), abs(near[1] - y), 0.01)
    start = (x + (near[0] - x) * share, y + (near[1] - y) * share)
    return Place(edges, align, (start, near))


def _shapes(name: Name, place: Place, canvas: Canvas) -> list[Shape]:
    """Return the words of a name at its place, and its tie."""
    edges, style = place.edges, name.style
    x = {"left": edges.left, "right": edges.right}.get(
        place.align, (edges.left + edges.right) / 2
    )
    found: list[Shape] = [Line(place.tie, CONTEXT, 0.5)] if place.tie else []
    for number, line in enumerate(name.lines):
        at = (x, edges.top + style.above + number * style.leading)
        text = typographic(line)
        wide = canvas.typeface.width(text, style)
        found.append(Words(text, at, style, place.align, wide, False, name.address))
    return found


def _within(edges: Edges, room: Edges) -> bool:
    across = room.left <= edges.left and edges.right <= room.right
    return across and room.top <= edges.top and edges.bottom <= room.bottom


def _holds(edges: Edges, spot: Spot) -> bool:
    x, y = spot
    near = edges.left - TINY <= x <= edges.right + TINY
    return near and edges.top - TINY <= y <= edges.bottom + TINY


def _free(place: Place, shapes: Sequence[Shape]) -> bool:
    """Whether neither a name nor its tie touches anything."""
    if place.tie and not _between(place, shapes):
        return False
    for shape in shapes:
        if isinstance(shape, Words):
            if place.edges.meets(shape.edges):
                return False
        elif crosses(shape, place.edges):
            return False
        elif place.tie and not isinstance(shape, Line):
            # it begins at the edge of its own mark, and of those in the same place
            own = _holds(shape.edges, place.tie[0])
            if not own and meets(*place.tie, shape.edges):
                return False
    return True
