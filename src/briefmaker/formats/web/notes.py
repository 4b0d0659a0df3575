"""Notes: together at the end, with ways there and back, and beside their lines.

Beside the text stands a copy for the eye alone, which style sheets show where a
screen is wide; readers who listen, and paper, have the notes at the end.
"""

from collections.abc import Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import (
    ADDED,
    added,
    append,
    classes,
    every,
    made,
    moved_into,
    parents,
    put_in_place,
    take_out,
)

BACK = "doc-backlink"
SECTION = "notes"
APART = ("again", "noted")
"""Parts of a note that its copy beside the text does not repeat."""


def gathered(main: Element, title: str, back: str) -> None:
    """Bring the notes of a document together before its sources.

    Args:
        title: the heading over them, where the page has none.
        back: what the way back from a note is called aloud.
    """
    own = [each for each in every(main, "note", "span") if each.get("id")]
    if own:
        _at_the_end(main, own, title)
    for anchor in every(main, tag="a"):
        if "ref" in classes(anchor):
            anchor.set("role", "doc-noteref")
        elif {"back", "number"} & {*classes(anchor)}:
            anchor.set("role", BACK)
            anchor.set("aria-label", f"{''.join(anchor.itertext())} {back}")
    section = next((each for each in main.iter() if each.get("id") == SECTION), None)
    if section is not None:
        section.set("role", "doc-endnotes")
        _all_ways_back(main, section)


def _at_the_end(main: Element, own: list[Element], title: str) -> None:
    """Move notes from the lines that call them into a list of their own."""
    entries = made("ol", {"class": "entries"})
    above = parents(main)
    for note in own:
        take_out(above[note], note)
        entry = moved_into(note, made("li", {"id": note.get("id", "")}))
        for way in every(entry, "back", "a"):
            way.set("class", "number")
        entries.append(entry)
    section = made(
        "section",
        {"class": "band apparatus", "id": SECTION},
        added("h2", None, title),
        entries,
    )
    sources = next((each for each in main.iter() if each.get("id") == "sources"), None)
    if sources is None:
        main.append(section)
    else:
        put_in_place(above[sources], sources, section, sources)


def _all_ways_back(main: Element, section: Element) -> None:
    """Give a note that is called again a way back to each of its calls."""
    calls: dict[str, list[str]] = {}
    for call in every(main, "ref", "a"):
        calls.setdefault(call.get("href", "")[1:], []).append(call.get("id", ""))
    for entry in section.iter("li"):
        for again in calls.get(entry.get("id", ""), [])[1:]:
            append(entry, " ")
            given = {"href": f"#{again}", "role": BACK, "class": "again"}
            entry.append(added("a", given, "↑"))


def beside(main: Element) -> bool:
    """Set copies of notes beside the paragraphs that call them; say if there are any.

    A note called from a table, a box or a caption has no room beside it.
    """
    notes = _bodies(main)
    above = parents(main)
    found = False
    for call in every(main, "ref", "a"):
        note = notes.get(call.get("href", "")[1:])
        line = above[call]
        if note is None or "-" in call.get("id", "").removeprefix("ref-"):
            continue
        while line.tag in ("sup", "bdi", "em", "strong", "b"):
            call, line = line, above[line]
        if line.tag != "p" or not _in_the_text(line, above):
            continue
        copy = _copied(note)
        copy.tail, call.tail = call.tail, None
        line.insert(list(line).index(call) + 1, copy)
        found = True
    return found


def _bodies(main: Element) -> Mapping[str, Element]:
    section = next((each for each in main.iter() if each.get("id") == SECTION), None)
    if section is None:
        return {}
    return {entry.get("id", ""): entry for entry in section.iter("li")}


def _in_the_text(line: Element, above: Mapping[Element, Element]) -> bool:
    """Whether a paragraph stands in running text, as wide as the column."""
    return {"text", "flow", "columns"} & {*classes(above[line])} != set()


def _copied(note: Element) -> Element:
    """Return a note for the eye alone: nothing in it can be reached or led to."""
    copy = deepcopy(note)
    for element in copy.iter():
        if element.tag == "a":
            element.tag = "span"
        kept = {name: element.get(name) for name in ("class", "lang", "dir")}
        element.attrib.clear()
        element.attrib.update({name: value for name, value in kept.items() if value})
    for name in APART:
        for part in list(every(copy, name)):
            take_out(parents(copy)[part], part)
    side = made("span", {"class": "side", "aria-hidden": "true", ADDED: ""})
    return moved_into(copy, side)
