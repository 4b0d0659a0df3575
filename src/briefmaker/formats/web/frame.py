"""The frame of a screen document: head, bar with the handling mark, contents, foot."""

import base64
import hashlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import (
    classes,
    every,
    first,
    made,
    parents,
    words,
)
from briefmaker.values import Struct
from briefmaker.writing.language import Language

TEXT, CONTENTS = "main-text", "contents"
MANY = 4
"""A document with more sections than these has a list of its contents."""

APART = frozenset({"folio", "mark-place", "mark-note"})


class Furniture(Struct, frozen=True):
    """What stands over and under the text, as the page has it.

    Attributes:
        marking: the handling mark; maybe nothing.
        beside: a restriction beside it; maybe nothing.
        status: a word such as "Draft"; nothing if the document is final.
        band: over everything where claims fail.
        document: unit, id and date, and what else stands at the foot of pages.
    """

    marking: str
    beside: str
    status: str
    band: str
    document: str


def furniture_of(root: Element) -> Furniture:
    """Return the furniture of a page."""
    head, foot = first(root, "head-first"), first(root, "foot")

    def said(name: str, place: Element | None = head) -> str:
        found = first(place, name) if place is not None else None
        return words(found) if found is not None else ""

    line = first(foot, "furniture") if foot is not None else None
    parts = [] if line is None else [e for e in line if not APART & {*classes(e)}]
    return Furniture(
        marking=said("handling"),
        beside=said("mark-note"),
        status=said("status"),
        band=said("failing-band"),
        document=" · ".join(filter(None, map(words, parts))),
    )


def framed(
    body: Element, main: Element, furniture: Furniture, language: Language
) -> None:
    """Set the text of a document between its bar and its foot."""
    screen = language.file.screen
    entries = list(_entries(main))
    listed = len(entries) > MANY
    body.clear()
    body.append(made("a", {"class": "skip", "href": f"#{TEXT}"}, screen.skip))
    bar = made("header", {"class": "bar"})
    if furniture.band:
        bar.append(made("p", {"class": "failing-band"}, furniture.band))
    line = made("div", {"class": "bar-line"})
    if listed:
        given = {"type": "button", "class": "menu", "popovertarget": CONTENTS}
        line.append(made("button", given, screen.contents))
    if furniture.status:
        line.append(made("p", {"class": "status"}, furniture.status))
    line.append(made("p", {"class": "document"}, furniture.document))
    line.extend(_mark(furniture))
    bar.append(line)
    page = made("div", {"class": "page listed" if listed else "page"})
    if listed:
        page.append(_contents(entries, screen.contents))
    main.set("id", TEXT)
    main.set("tabindex", "-1")
    main.tail = None
    page.append(main)
    foot = made("footer", {"class": "document-foot"})
    foot.append(made("p", {"class": "document"}, furniture.document))
    foot.extend(_mark(furniture))
    body.extend([bar, page, foot])


def _mark(furniture: Furniture) -> Iterator[Element]:
    if furniture.beside:
        yield made("p", {"class": "mark-note"}, furniture.beside)
    if furniture.marking:
        yield made("p", {"class": "handling", "dir": "ltr"}, furniture.marking)


def _entries(main: Element) -> Iterator[tuple[str, str]]:
    """Yield the anchor and words of each section, in their order.

    A heading without an anchor of its own has that of its section, or gets one.
    """
    above = parents(main)
    for number, heading in enumerate(every(main, tag="h2"), start=1):
        at: Element | None = heading
        while at is not None and at is not main and not at.get("id"):
            at = above.get(at)
            if at is not None and next(iter(at.iter("h2")), None) is not heading:
                at = None
        if at is None or at is main:
            heading.set("id", f"part-{number}")
            at = heading
        yield at.get("id", ""), words(heading)


def _contents(entries: list[tuple[str, str]], title: str) -> Element:
    links = (
        made("li", None, made("a", {"href": f"#{anchor}"}, said))
        for anchor, said in entries
    )
    given = {"id": CONTENTS, "class": "contents", "popover": "auto"}
    return made(
        "nav",
        {**given, "aria-labelledby": f"{CONTENTS}-title"},
        made("p", {"class": "contents-title", "id": f"{CONTENTS}-title"}, title),
        made("ol", None, *links),
    )


def headed(head: Element, style: str, script: str, record: str) -> None:
    """Complete the head of a document: what it may load, how it looks, its record.

    Args:
        record: the evidence for programs, as JSON; maybe nothing.
    """
    metas = [
        made("meta", {"charset": "utf-8"}),
        made(
            "meta",
            {"http-equiv": "Content-Security-Policy", "content": policy(script)},
        ),
        made(
            "meta",
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        ),
        made("meta", {"name": "color-scheme", "content": "light dark"}),
    ]
    kept = [each for each in head if not each.get("charset")]
    head.clear()
    head.extend([*metas, *kept])
    for each in head:
        each.tail = "\n"
    head.append(made("style", None, style))
    if record:
        # No "<" may stand in it: it would end the element (HTML Standard, 4.12.1).
        data = record.replace("<", "\\u003c")
        head.append(made("script", {"type": "application/ld+json"}, data))


def policy(script: str) -> str:
    """Return what the document may load: nothing but what is in it (CSP 3)."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"font-src data:; script-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
