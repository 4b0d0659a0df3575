"""Ways back: where a source or claim is used, by the names of those places.

On paper they are numbers of pages, which a screen has not.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import (
    Child,
    added,
    append,
    classes,
    first,
    parents,
    words,
)

CALLS = "data-calls"


def led_back(main: Element, before: str, here: str, between: str) -> None:
    """Put links to the places of use where a page has the numbers of its pages.

    Args:
        before: what the page says before those numbers, "here on".
        here: what stands in its place.
        between: what parts two links.
    """
    above = parents(main)
    names = _names(main, above)
    for element in [each for each in main.iter() if CALLS in each.attrib]:
        calls = element.attrib.pop(CALLS).split()
        for attribute in ("data-page", "data-pages"):
            element.attrib.pop(attribute, None)
        found: dict[str, str] = {}
        for call in calls:
            if call in names:
                found.setdefault(names[call], call)
        lead = here if without_lead(above[element], element, before) else ""
        element.append(added("span", None, *_links(found, lead, between)))


def without_lead(parent: Element, element: Element, lead: str) -> bool:
    """Take these words away where they stand before an element; say if they did."""
    at = list(parent).index(element)
    said = (parent[at - 1].tail if at else parent.text) or ""
    text = said.rstrip()
    if not text.endswith(lead):
        return False
    shorter = text.removesuffix(lead)
    if at:
        parent[at - 1].tail = shorter
    else:
        parent.text = shorter
    return True


def _links(found: Mapping[str, str], lead: str, between: str) -> Iterator[Child]:
    if lead:
        yield f"{lead} "
    for number, (name, call) in enumerate(found.items()):
        if number:
            yield between
        link = Element("a", {"href": f"#{call}", "class": "place-of-use"})
        append(link, name)
        yield link


def _names(main: Element, above: Mapping[Element, Element]) -> dict[str, str]:
    """Return what the place of each anchor is called: its exhibit, or its section."""
    found: dict[str, str] = {}
    heading = ""
    for element in main.iter():
        if element.tag in ("h1", "h2"):
            heading = words(element)
        anchor = element.get("id")
        if anchor:
            found[anchor] = _exhibit(element, above) or heading
    return found


def _exhibit(element: Element, above: Mapping[Element, Element]) -> str:
    """Return the name of the figure, table or box that an element is in or is."""
    at: Element | None = element
    while at is not None:
        if at.tag == "figure":
            label = first(at, "label")
            return words(label) if label is not None else ""
        if "dispute" in classes(at):
            title = first(at, "dispute-title")
            name = next(title.iter("span"), title) if title is not None else None
            return words(name) if name is not None else ""
        at = above.get(at)
    return ""
