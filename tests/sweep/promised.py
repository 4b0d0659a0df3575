"""What a composed page promises its reader, taken from its HTML and nothing else.

This is a second opinion on the audit of `briefmaker.pdf`, so nothing of it is used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import tinyhtml5

from sweep.letters import folded

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
HEADINGS = ("h1", "h2")
"""The headings that the outline has."""
LONG = 8
"""Letters that hardly stand anywhere else."""

NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Scrap:
    """A run of text that nothing interrupts, and where it stands.

    Attributes:
        flow: what runs on by itself: the anchor of a note or of an exhibit, which may
            be moved; nothing for the text.
        noted: it stands in a note.
        repeats: it stands in the head of a table, which each page says again.
    """

    text: str
    letters: str
    flow: str = ""
    noted: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link within the document or out of it, and the words that one clicks on."""

    target: str
    letters: str
    cites: bool


@dataclass(slots=True)
class Promise:
    """All that must be found in the finished document.

    Attributes:
        notes: the letters of each note, by its anchor.
        feet: the anchors of those that stand at the foot of the page that calls them.
        calls: the anchors of all notes that are called.
        tables: the letters of each cell, table by table.
        pictures: the words that stand for each picture.
        headings: the letters of each heading.
        anchors: letters of each element that has a name.
        furniture: the letters of what stands on every page.
        labels: the words beside the marks of its charts.
    """

    scraps: list[Scrap] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    feet: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)
    links: list[Anchor] = field(default_factory=list)
    tables: list[list[str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    furniture: str = ""
    labels: tuple[str, ...] = ()


def promised(html: str, data: Mapping[str, Any] = NOTHING) -> Promise:
    """Return what a document promises, composed of these data of a brief."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    main = root.find(".//main")
    assert main is not None, "a document without a main part"
    promise = Promise(labels=tuple(labels_of(data)))
    _read(main, promise, Scrap("", ""))
    body = root.find("body")
    around = [each for each in body if each is not main and isinstance(each.tag, str)]
    promise.furniture = folded(" ".join(" ".join(e.itertext()) for e in around))
    return promise


def _classes(element: Any) -> tuple[str, ...]:
    return tuple(element.get("class", "").split())


def _is_note(element: Any) -> bool:
    """Whether an element is a note at the foot of a page, or one at the end."""
    if element.tag == "span":
        return "note" in _classes(element)
    return element.tag == "li" and element.get("id", "").startswith("note-")


def _read(element: Any, promise: Promise, around: Scrap) -> None:
    """Enter an element and all in it, in the order of the text."""
    if not isinstance(element.tag, str):
        return
    name = element.get("id", "")
    if _is_note(element):
        around = replace(around, flow=name, noted=True)
        promise.notes[name] = folded(_said(element))
        if element.tag == "span":
            promise.feet.add(name)
    elif element.tag == "figure":
        around = replace(around, flow=name or "record")
    elif element.tag == "aside" and "dispute" in _classes(element):
        around = replace(around, flow=name or "dispute")
    elif element.tag == "thead":
        around = replace(around, repeats=True)
    _enter(element, promise, name)
    _scrap(element.text, promise, around)
    for child in element:
        _read(child, promise, around)
        _scrap(child.tail, promise, around)


def _enter(element: Any, promise: Promise, name: str) -> None:
    """Enter what an element is, besides the words in it."""
    match element.tag:
        case "a" if target := element.get("href", ""):
            said = folded("".join(element.itertext()))
            cites = "cite" in _classes(element)
            promise.links.append(Anchor(target, said, cites))
            if "ref" in _classes(element):
                promise.calls.append(target[1:])
        case "img":
            promise.pictures.append(element.get("alt", ""))
        case "table":
            cells = [_said(e) for e in element.iter() if e.tag in ("td", "th")]
            promise.tables.append([folded(cell) for cell in cells])
        case tag if tag in HEADINGS:
            promise.headings.append(folded(_said(element)))
    if name:
        said = (folded(text) for text in _parts(element))
        promise.anchors[name] = next((s for s in said if len(s) >= LONG), "")


def _scrap(text: str | None, promise: Promise, around: Scrap) -> None:
    if text and (letters := folded(text)):
        scrap = replace(around, text=" ".join(text.split()), letters=letters)
        promise.scraps.append(scrap)


def _said(element: Any) -> str:
    """Return the words of an element, without those of notes that it calls."""
    return "".join(_parts(element))


def _parts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_note(child):
            yield from _parts(child)
        yield child.tail or ""


def labels_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words beside the marks of a brief's charts."""
    for chart in data.get("charts", {}).values():
        for row in chart["data"].get("rows", ()):
            yield from str(row["label"]).split()
