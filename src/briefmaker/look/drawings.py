"""Drawings of the user's own: whether one can be set, told before it is.

A small SVG may ask for more than any page holds: copies of copies of a group, marks on
each corner of a line, a pattern in a pattern. It may also name other files and pages.
The typesetter would draw the one for hours and say nothing useful of the other, so the
work that a drawing asks for is counted here first, without drawing anything.
See SVG 1.1, 5.6 “The use element”, 11.6 “Markers” and 13 “Gradients and Patterns”.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefmaker.look.images import MOST_PIXELS, is_too_large, size_of
from briefmaker.values import Struct, field

MOST_BYTES = 5_000_000
"""Of a drawing's file; a detailed map of a country has two million."""

DEEPEST = 100
"""Groups inside each other; programs for drawing make about ten."""

MOST_MARKS = 50_000
"""Elements that are drawn, copies counted; more take longer than a memo is worth."""

LETTERS = 20
"""Characters of a path or a list of points that take as long as an element."""

CORNER = 4
"""Characters of a path or a list of points for each of its corners, at least."""

PICTURES = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_NAMED = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")


class Unfit(Struct, frozen=True):
    """Why a drawing cannot be set, as the end of a sentence, and what to do."""

    why: str
    cure: str


class _UnfitError(Exception):
    """A drawing cannot be set.

    Args:
        unfit: why.
    """

    def __init__(self, unfit: Unfit) -> None:
        self.unfit = unfit
        super().__init__(unfit.why)


class _Work(Struct, frozen=True):
    """What it takes to draw an element with all in it.

    Attributes:
        marks: elements, and stretches of path as long as one.
        drawn: elements alone, each of which is filled and outlined anew.
        corners: where markers may stand.
    """

    marks: float = 0
    drawn: float = 0
    corners: float = 0

    def __add__(self, other: "_Work") -> "_Work":
        return _Work(
            self.marks + other.marks,
            self.drawn + other.drawn,
            self.corners + other.corners,
        )


class _Counting(Struct):
    """Goes through a drawing once; what is used many times is counted once."""

    named: dict[str, Element]
    everywhere: tuple[str, ...]
    known: dict[str, _Work] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    def work(self, element: Element) -> _Work:
        """Return the work of an element.

        Raises:
            _UnfitError: it names what is elsewhere, or itself, or is too much.
        """
        name = element.tag.rpartition("}")[2]
        length = sum(map(len, element.attrib.values())) + len(element.text or "")
        points = len(element.get("d", "")) + len(element.get("points", ""))
        done = _Work(1 + length / LETTERS, 1, points / CORNER)
        for child in element:
            done += self.work(child)
        if name not in ("a", "image") and (at := _href(element)):
            done += self._named(_fragment(at))
        for key, at in _references(element):
            one = self._named(_fragment(at)).marks
            times = done.corners if key in _MARKERS else done.drawn
            done += _Work(one * times)
        if done.marks > MOST_MARKS:
            raise _UnfitError(_TOO_MUCH)
        return done

    def whole(self, root: Element) -> _Work:
        """Return the work of a drawing, with what its style names for any element."""
        done = self.work(root)
        for at in self.everywhere:
            done += _Work(self._named(_fragment(at)).marks * done.drawn)
        return done

    def _named(self, id_: str) -> _Work:
        if id_ in self.open:
            raise _UnfitError(_IN_ITSELF)
        if id_ not in self.known:
            self.open.add(id_)
            target = self.named.get(id_)
            self.known[id_] = _Work() if target is None else self.work(target)
            self.open.discard(id_)
        return self.known[id_]


def unfit_drawing(path: Path) -> Unfit | None:
    """Return why a drawing cannot be set; nothing if it can, or is no drawing.

    Args:
        path: an SVG file.
    """
    if path.stat().st_size > MOST_BYTES:
        why = f"is larger than {MOST_BYTES // 1_000_000} MB, too large to be set"
        return Unfit(why, _TOO_MUCH.cure)
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return None
    try:
        _refuse_depth(root)
        sheets = [*_sheets(root)]
        for element in root.iter():
            _refuse_elsewhere(element)
        named = {each.get("id", ""): each for each in root.iter()}
        everywhere = tuple(at for sheet in sheets for at in _NAMED.findall(sheet))
        if _Counting(named, everywhere).whole(root).marks > MOST_MARKS:
            return _TOO_MUCH
    except _UnfitError as error:
        return error.unfit
    except RecursionError:  # by a chain of things that name each other
        return _TOO_DEEP
    return None


def _refuse_depth(root: Element) -> None:
    row = [root]
    for _ in range(DEEPEST):
        row = [child for element in row for child in element]
        if not row:
            return
    raise _UnfitError(_TOO_DEEP)


def _sheets(root: Element) -> Iterator[str]:
    """Yield the style sheets of a drawing.

    Raises:
        _UnfitError: one of them asks for something that is elsewhere.
    """
    for element in root.iter():
        if element.tag.rpartition("}")[2] == "style":
            sheet = "".join(element.itertext())
            if "@import" in sheet.lower() or "\\" in sheet:
                raise _UnfitError(_elsewhere("a style sheet"))
            if "local(" in sheet.lower():
                raise _UnfitError(_elsewhere("a font of the machine"))
            for at in _NAMED.findall(sheet):
                if not at.startswith(("#", "data:")):
                    raise _UnfitError(_elsewhere(at))
            yield sheet


def _refuse_elsewhere(element: Element) -> None:
    """Refuse an element that shows something which is not in the drawing itself.

    Raises:
        _UnfitError: it does, or a picture in it is too large.
    """
    name = element.tag.rpartition("}")[2]
    at = _href(element)
    if at and name == "image":
        _refuse_picture(at)
    elif at and name != "a" and not at.startswith("#"):
        raise _UnfitError(_elsewhere(at))
    if name.endswith("Gradient") and element.get("spreadMethod", "pad") != "pad":
        raise _UnfitError(_REPEATS)
    for _, at in _references(element):
        if not at.startswith("#"):
            raise _UnfitError(_elsewhere(at))


def _refuse_picture(at: str) -> None:
    found = PICTURES.match(at)
    if not found:
        raise _UnfitError(_elsewhere(at))
    try:
        data = b64decode(at[found.end() :])
        if is_too_large(BytesIO(data)):
            raise _UnfitError(_TOO_MANY)
        size_of(data)
    except ValueError:
        raise _UnfitError(_BROKEN) from None


def _href(element: Element) -> str:
    """Return what an element refers to, in the older form or the newer one."""
    said = (
        value
        for key, value in element.attrib.items()
        if key.rpartition("}")[2] == "href"
    )
    return next(filter(None, map(str.strip, said)), "")


def _references(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the properties of an element that name another, with what they name."""
    for key, value in element.attrib.items():
        if "url(" not in value.lower():
            continue
        for part in value.split(";") if key == "style" else (value,):
            name = part.partition(":")[0].strip() if key == "style" else key
            for at in _NAMED.findall(part):
                yield name, at.strip()


def _fragment(at: str) -> str:
    return at.removeprefix("#")


def _elsewhere(at: str) -> Unfit:
    shown = at if len(at) <= 60 else f"{at[:59]}…"
    return Unfit(
        f"shows something that is not in it (“{shown}”), and nothing is fetched",
        "save the drawing with all that it shows inside, or as PNG",
    )


_TOO_MUCH = Unfit(
    f"asks for more than {MOST_MARKS:,} strokes and copies, too many to be set",
    "save it as PNG, 2,000 pixels across",
)
_TOO_DEEP = Unfit(
    f"has more than {DEEPEST} groups inside each other", "ungroup it, or save it as PNG"
)
_IN_ITSELF = Unfit("shows a part of itself inside that part", "save it as PNG")
_REPEATS = Unfit(
    "has a gradient that repeats itself (`spreadMethod`), which cannot be set",
    "give the gradient all of its colours, or save the drawing as PNG",
)
_BROKEN = Unfit("holds a picture that cannot be read", "save it as PNG")
_TOO_MANY = Unfit(
    f"holds a picture of more than {MOST_PIXELS // 1_000_000} million pixels",
    "save it as PNG, 2,000 pixels across",
)
