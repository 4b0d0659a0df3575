"""What paper sets side by side, one after the other; forms as lists of terms."""

import re
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import (
    classes,
    every,
    made,
    moved_into,
    parents,
    put_in_place,
    take_out,
)
from briefmaker.writing.language import NBSP

BOUND = re.compile(rf"[^\s]+(?:{NBSP}[^\s]+){{2,}}")
"""Three words or more that do not part."""


def laid_out(main: Element) -> None:
    """Restructure the text of a page for a screen."""
    _loosened(main)
    _joined(main)
    _listed(main)
    _named(main)
    _emptied(main)


def _loosened(main: Element) -> None:
    """Let a long title break where paper binds its end; a screen balances its lines."""
    for title in every(main, tag="h1"):
        for element in title.iter():
            element.text = BOUND.sub(_spaced, element.text or "")
            if element is not title:
                element.tail = BOUND.sub(_spaced, element.tail or "")


def _spaced(found: re.Match[str]) -> str:
    return found[0].replace(NBSP, " ")


def _joined(main: Element) -> None:
    """Join lists that paper sets in two halves."""
    for halves in every(main, "halves", "div"):
        lists = [each for half in halves for each in half]
        if not lists:
            continue
        whole, *rest = lists
        for more in rest:
            if more.tag == whole.tag:
                whole.extend(list(more))
        apart = [more for more in rest if more.tag != whole.tag]
        put_in_place(parents(main)[halves], halves, whole, *apart)


def _listed(main: Element) -> None:
    """Make the form under the title a list of terms (HTML Standard, 4.4.9)."""
    for form in every(main, "cells", "div"):
        terms = made("dl", {"class": "cells"})
        for column in form:
            group = made("div", {"class": "column"})
            for pair in column.iter("p"):
                label, *value = list(pair)
                term = moved_into(label, made("dt"))
                said = made("dd")
                for each in value:
                    moved_into(each, said)
                group.append(made("div", None, term, said))
            # A list of terms may hold groups, but no groups of groups.
            terms.extend(list(group))
        put_in_place(parents(main)[form], form, terms)


def _named(main: Element) -> None:
    """Make boxes notes to the text: `aside` would be a landmark inside another."""
    for box in every(main, tag="aside"):
        box.tag = "div"
        box.set("role", "note")
        title = next(
            (
                each
                for each in box.iter("p")
                if {"dispute-title", "callout-title"} & {*classes(each)}
            ),
            None,
        )
        if title is not None and box.get("id"):
            title.set("id", f"{box.get('id')}-title")
            box.set("aria-labelledby", f"{box.get('id')}-title")


def _emptied(main: Element) -> None:
    """Take out what only fills a row or stands for a line of nothing."""
    for name in ("p", "span"):
        for element in every(main, tag=name):
            bare = not len(element) and not (element.text or "").strip()
            if bare and not {"strip", "tick"} & {*classes(element)}:
                if "data-calls" in element.attrib or element.get("id"):
                    continue
                take_out(parents(main)[element], element)
