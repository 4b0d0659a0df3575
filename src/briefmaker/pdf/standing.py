"""Where on the pages of a laid-out document claims and parts of the brief stand.

For who points at a page and asks what stands behind a figure; nothing here is written
into the file.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefmaker.pdf.laid import Frame, Layout, Scrap
from briefmaker.problems import Address
from briefmaker.values import Struct

BESIDE = frozenset({"b", "q"})
"""Words that the mark right after them is the citation of: key figures, quotations."""

JOINERS = " \u00a0\u2060\u202f"
"""What may stand between such words and their mark."""

PX = 4 / 3
"""CSS px in a pt."""

APART = 6.0
"""CSS px between words of one line behind which the same stands, and which are one."""


class Spot(Struct, frozen=True):
    """A rectangle on a page behind which claims stand.

    Attributes:
        page: from 0.
        claims: names of facts and quotations.
        box: left, top, width, height, as shares of the page.
        whole: it is a whole exhibit, not words in a line.
    """

    page: int
    claims: tuple[str, ...]
    box: tuple[float, float, float, float]
    whole: bool = False


class Part(Struct, frozen=True):
    """Where a part of the brief begins: its page from 0, and how far down, a share."""

    address: Address
    page: int
    top: float


Shares = tuple[float, float]
"""Width and height of the page, in CSS px."""


def spots(
    layout: Layout,
    facts: tuple[tuple[str, str], ...],
    uses: Mapping[str, tuple[str, ...]],
) -> tuple[Spot, ...]:
    """Return where claims stand, exhibits first, then words line by line.

    Args:
        facts: each printed fact and its words, in document order.
        uses: for each claim, the anchors of the marks and exhibits that use it.
    """
    named: dict[str, tuple[str, ...]] = {
        f"fact-{number}": (name,) for number, (name, _) in enumerate(facts, start=1)
    }
    for claim, anchors in uses.items():
        for anchor in anchors:
            named[anchor] = tuple(dict.fromkeys((*named.get(anchor, ()), claim)))
    behind = dict(_behind(layout, named))
    size = layout.sheet.right, layout.sheet.bottom
    exhibits = tuple(
        Spot(each.page, behind[each.element], _box(each.frame, size), whole=True)
        for each in layout.fragments
        if each.element in behind
    )
    return (*exhibits, *_worded(layout, behind, size))


def parts(layout: Layout, anchors: Mapping[str, Address]) -> tuple[Part, ...]:
    """Return where the parts of a brief begin.

    Args:
        anchors: the field of the brief that each anchor stands for.
    """
    first: dict[str, tuple[int, float]] = {}
    for each in layout.fragments:
        name = each.element.get("id", "")
        if name in anchors:
            first.setdefault(name, (each.page, each.frame.top))
    return tuple(
        Part(anchors[name], page, round(top / layout.sheet.bottom, 5))
        for name, (page, top) in first.items()
    )


def _behind(
    layout: Layout, named: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the elements that claims stand behind, with their names."""
    for element in layout.root.iter():
        claims = named.get(element.get("id", ""))
        if not claims:
            continue
        yield element, claims
        said = _said_before(layout, element)
        if said is not None:
            yield said, claims


def _said_before(layout: Layout, mark: Element) -> Element | None:
    """Return the words that a mark of a citation stands right after, if marked so."""
    line = layout.parents.get(mark)
    around = layout.parents.get(line) if line is not None else None
    if line is None or around is None or line.tag != "sup" or line[0] is not mark:
        return None
    siblings = list(around)
    at = siblings.index(line)
    said = siblings[at - 1] if at else None
    if said is None or said.tag not in BESIDE or (said.tail or "").strip(JOINERS):
        return None
    return said


def _worded(
    layout: Layout, behind: Mapping[Element, tuple[str, ...]], size: Shares
) -> Iterator[Spot]:
    blocks = {each.element for each in layout.fragments}
    inline = {element for element in behind if element not in blocks}
    inside: dict[Element, Element | None] = {}
    lines: dict[tuple[int, tuple[str, ...], Frame], list[Frame]] = {}
    for scrap in layout.scraps:
        element = scrap.element
        if element not in inside:
            above = layout.above(element)
            inside[element] = next((e for e in above if e in inline), None)
        about = inside[element]
        if about is not None and scrap.words.strip(JOINERS):
            here = lines.setdefault((scrap.page, behind[about], scrap.line), [])
            frame = _seen(scrap)
            if here and frame.left - here[-1].right < APART:
                frame = _around(here.pop(), frame)
            here.append(frame)
    for (page, claims, _), frames in lines.items():
        for frame in frames:
            yield Spot(page, claims, _box(frame, size))


def _seen(scrap: Scrap) -> Frame:
    """Return the box of words, at least as high as they are where lines have none."""
    frame, high = scrap.frame, scrap.size * PX
    if frame.bottom - frame.top >= high:
        return frame
    middle = (frame.top + frame.bottom) / 2
    return Frame(frame.left, middle - high / 2, frame.right, middle + high / 2)


def _around(one: Frame, other: Frame) -> Frame:
    return Frame(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _box(frame: Frame, size: Shares) -> tuple[float, float, float, float]:
    wide, high = size
    return (
        round(frame.left / wide, 5),
        round(frame.top / high, 5),
        round((frame.right - frame.left) / wide, 5),
        round((frame.bottom - frame.top) / high, 5),
    )
