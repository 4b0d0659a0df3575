"""Exhibits on a screen: charts as drawings with their data, tables that can be moved.

A table that is wider than a phone moves sideways in a region of its own, which the
keyboard reaches too, so that the page around it does not (WCAG 2.2, 1.4.10, 2.1.1).
"""

import base64
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element

from briefmaker.charts.draw import DataTable
from briefmaker.formats.web.drawn import Sizes, inline
from briefmaker.formats.web.elements import (
    added,
    classes,
    every,
    first,
    made,
    moved_into,
    parents,
    put_in_place,
    take_out,
    words,
)
from briefmaker.look.bare import bare
from briefmaker.writing.words import Words

SLOT = "svg-slot"
"""Stands for a drawing in the tree; `filled` puts the drawing itself there."""

SIZE = re.compile(r"width:([\d.]+)mm;height:([\d.]+)mm;?")
NUMBER = re.compile(r"^[^\w\s]{0,3}(?:[A-Z]{0,3}[$€£]?\s?)\d")
ROLES = {"table": "table", "tr": "row", "td": "cell"}
MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""Media types of pictures that may stand in a brief, by their suffix."""

RECORD, FEW = "record", 3
"""Tables of sentences in few columns, whose rows stand as blocks on a phone."""


def shown(
    main: Element, sizes: Mapping[str, Sizes], words_: Words, data: str
) -> Mapping[str, str]:
    """Put drawings in the place of pictures of charts; return them by their slots.

    Args:
        data: what the table of a chart's data is called, "the data as a table".
    """
    drawings: dict[str, str] = {}
    for figure in every(main, tag="figure"):
        chart = sizes.get(figure.get("id", ""))
        image = figure.find("img")
        if chart is not None and image is not None:
            label = _label(figure)
            put_in_place(figure, image, *_pictures(chart, label, drawings))
            figure.append(_data(chart.any.table, f"{label}{words_.colon} {data}"))
            figure.set("class", f"{figure.get('class', '')} chart".strip())
    for table in every(main, tag="table"):
        _movable(table, main)
    for element in main.iter():
        _sized(element)
    return drawings


def filled(html: str, drawings: Mapping[str, str]) -> str:
    """Return a document with the drawings in their slots."""
    for name, drawing in drawings.items():
        html = html.replace(f'<{SLOT} name="{name}"></{SLOT}>', drawing)
    return html


def _label(figure: Element) -> str:
    label = first(figure, "label")
    return words(label) if label is not None else ""


def _pictures(
    sizes: Sizes, label: str, drawings: dict[str, str]
) -> tuple[Element, ...]:
    """Return the places of a chart, for a phone and a desk, or one that moves."""
    found: list[Element] = []
    for name, chart in (("desk", sizes.desk), ("phone", sizes.phone)):
        if chart is None:
            continue
        slot = f"{chart.id}-{name}"
        drawings[slot] = inline(chart, label, f"-{name}")
        given = {"class": f"picture {name if sizes.both else 'only'}"}
        given["style"] = f"--w:{chart.width:g}"
        if not sizes.both:
            given |= {"role": "region", "tabindex": "0", "aria-label": label}
        found.append(made("div", given, made(SLOT, {"name": slot})))
    return tuple(found)


def _data(table: DataTable, title: str) -> Element:
    """Return a chart's data as a table that opens under it."""
    numbers = [
        at > 0 and all(NUMBER.match(row[at]) for row in table.rows if row[at] != "–")
        for at in range(len(table.head))
    ]

    def cell(tag: str, at: int, text: str, scope: str = "") -> Element:
        given = {"class": "right"} if numbers[at] else {}
        return made(tag, {**given, **({"scope": scope} if scope else {})}, text)

    head = (cell("th", at, text, "col") for at, text in enumerate(table.head))
    rows = (
        made(
            "tr",
            None,
            cell("th", 0, row[0], "row"),
            *(cell("td", at, text) for at, text in enumerate(row[1:], start=1)),
        )
        for row in table.rows
    )
    whole = made(
        "table",
        {"aria-label": title},
        made("thead", None, made("tr", None, *head)),
        made("tbody", None, *rows),
    )
    return added("details", {"class": "data"}, made("summary", None, title), whole)


def _movable(table: Element, main: Element) -> None:
    """Set a table in a region that moves sideways, its title above and at rest."""
    above = parents(main)
    parent = above[table]
    columns = max((len(row) for row in table.iter("tr")), default=1)
    given = {"class": "scroll", "role": "region", "tabindex": "0"}
    given["style"] = f"--columns:{columns}"
    caption = table.find("caption")
    before: tuple[Element, ...] = ()
    if caption is not None:
        take_out(table, caption)
        name = parent.get("id") or f"table-{_number(table, main)}"
        title = moved_into(caption, made("figcaption", {"id": f"{name}-title"}))
        given["aria-labelledby"] = f"{name}-title"
        table.set("aria-labelledby", f"{name}-title")
        before = (title,)
    else:
        said = table.attrib.get("aria-label") or _heading(table, main)
        given["aria-label"] = said
        table.set("aria-label", said)
    if RECORD in classes(table) and columns <= FEW:
        _with_roles(table)
        given["class"] += " stacked"
    region = made("div", given)
    put_in_place(parent, table, *before, region)
    region.append(table)


def _number(table: Element, main: Element) -> int:
    return list(main.iter("table")).index(table) + 1


def _heading(table: Element, main: Element) -> str:
    """Return the heading that a table without a title stands under."""
    heading = ""
    for element in main.iter():
        if element is table:
            break
        if element.tag in ("h1", "h2", "h3"):
            heading = words(element)
    return heading


def _with_roles(table: Element) -> None:
    """Say what is a row and a cell, because on a phone they are set as blocks."""
    for element in table.iter():
        role = ROLES.get(element.tag)
        if element.tag == "th":
            role = "rowheader" if element.get("scope") == "row" else "columnheader"
        elif element.tag in ("thead", "tbody"):
            role = "rowgroup"
        if role:
            element.set("role", role)


def _sized(element: Element) -> None:
    """Turn a size on paper into one that a screen may scale."""
    size = SIZE.search(element.get("style", ""))
    if size:
        rest = SIZE.sub("", element.get("style", ""))
        element.set("style", f"--w:{size[1]};--h:{size[2]};{rest}".rstrip(";"))


def inlined(root: Element) -> None:
    """Put pictures of the user's own into the document itself."""
    for image in every(root, tag="img"):
        address = urlsplit(image.get("src", ""))
        if address.scheme == "file":
            path = Path(url2pathname(address.path))
            image.set("src", _as_data(path))
        if not image.get("alt"):
            image.set("alt", "")


def _as_data(path: Path) -> str:
    data = base64.b64encode(bare(path.read_bytes())).decode()
    return f"data:{MEDIA[path.suffix.lower()]};base64,{data}"
