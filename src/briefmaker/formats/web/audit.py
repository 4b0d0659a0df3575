"""The audit of a screen document: nothing lost, nothing led nowhere, nothing asked for.

It reads the finished file again, as a browser would, and holds it against the page.
What the screen adds (`data-screen`) is set aside; the rest has to be the page's words
in the page's order.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import ADDED, every, parents
from briefmaker.formats.web.places import CALLS, without_lead
from briefmaker.problems import Problem, Severity
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page
from briefmaker.writing.pieces import JOINER
from briefmaker.writing.tree import parse

LARGE = 5_000_000
"""Bytes; mail and phones take more only with trouble (design E.7, P-04)."""

SHOWN, BEFORE = 60, 20
"""Letters of a text in a message, and those before the place that it is about."""

ASKING = ("src", "srcset", "poster", "data", "action", "formaction", "background")
"""Attributes that make a browser load something."""

ADDRESS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?(?!data:|#)([^\"')\s]+)")
DRAWN = frozenset({"svg", "style", "script"})


def audit(
    page: Page, language: Language, data: bytes, lacking: Sequence[str]
) -> Iterator[Problem]:
    """Yield everything that the finished file fails to keep of its page.

    Args:
        lacking: letters that no font of the file has.
    """
    html = data.decode("utf-8")
    root, paper = parse(html), parse(page.html)
    yield from _words(paper, root, language)
    yield from _furniture(page, root)
    yield from _facts(page, root)
    yield from _names(root)
    yield from _asking(root)
    for letter in lacking:
        yield Problem(
            "html.no-glyph",
            f"the fonts in the file have no “{letter}” (U+{ord(letter):04X}); each "
            "reader's machine shows its own letter, or an empty box",
            severity=Severity.WARNING,
            token=letter,
            hint="write it in other letters (“AZN” for the sign of the manat)",
        )
    if len(data) > LARGE:
        yield Problem(
            "html.large",
            f"the file has {len(data) / 1_000_000:.1f} million bytes; phones and mail "
            f"take {LARGE // 1_000_000} million without trouble",
            severity=Severity.WARNING,
            hint="save the pictures of the brief at 2,000 pixels across",
        )


def _words(paper: Element, root: Element, language: Language) -> Iterator[Problem]:
    """Every word of the page stands in the file, in its order; notes at the end."""
    source, text = next(paper.iter("main")), next(root.iter("main"))
    above = parents(source)
    for element in [each for each in source.iter() if CALLS in each.attrib]:
        without_lead(above[element], element, language.words.here)
    own = {each.get("id", ""): each for each in every(source, "note", "span")}
    notes = {name: note for name, note in own.items() if name}
    entries = {each.get("id", ""): each for each in text.iter("li")}
    for name, note in notes.items():
        if name not in entries or _told(entries[name]) != _told(note):
            yield Problem(
                "html.lost-note",
                f"a note of the page is not in the file: “{_told(note)[:SHOWN]}”",
                hint="see whether a template of your own sets it in an unusual way",
            )
    # They stand elsewhere than on paper, so the text is compared without them.
    wanted, got = _told(source, notes), _told(text, notes)
    if got == wanted:
        return
    at = _parting(wanted, got)
    yield Problem(
        "html.lost-text",
        "text of the page is missing from the file, or stands in another place: "
        f"“{wanted[max(at - BEFORE, 0) : at + SHOWN]}”",
        hint="see whether a template of your own sets it in an unusual way",
    )


def _parting(wanted: str, got: str) -> int:
    """Return the place from which two texts differ."""
    pairs = enumerate(zip(wanted, got, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(wanted), len(got)))


def _told(element: Element, apart: Container[str] = ()) -> str:
    """Return the text of an element, without additions and some elements by id.

    White space and joiners do not count: they part or bind lines, and say nothing.
    """
    parts: list[str] = []

    def walk(each: Element) -> None:
        if (
            ADDED in each.attrib
            or CALLS in each.attrib
            or each.get("id", "") in apart
            or _tag(each) in DRAWN
        ):
            return
        parts.append(each.text or "")
        for child in each:
            walk(child)
            parts.append(child.tail or "")

    walk(element)
    return "".join("".join(parts).replace(JOINER, "").split())


def _furniture(page: Page, root: Element) -> Iterator[Problem]:
    """The handling mark stands over and under the text, the band over it."""
    marks = ["".join(each.itertext()) for each in every(root, "handling")]
    if page.marking and marks.count(page.marking) < 2:
        yield Problem(
            "html.marking",
            f"the handling mark “{page.marking}” does not stand at the top and the "
            "foot of the file",
            hint="keep `partials/furniture.html` in templates of your own",
        )
    bands = ["".join(each.itertext()) for each in every(root, "failing-band")]
    if page.band and page.band not in bands:
        yield Problem(
            "html.band",
            f"the file does not say at its top: “{page.band}”",
            hint="keep `partials/furniture.html` in templates of your own",
        )


def _facts(page: Page, root: Element) -> Iterator[Problem]:
    """Every printed fact stands in the file in the words that its evidence allows."""
    text = _told(next(root.iter("main")))
    for name, words in page.facts:
        if "".join(words.replace(JOINER, "").split()) not in text:
            yield Problem(
                "html.lost-fact",
                f"the fact “{name}” is not in the file: “{words[:SHOWN]}”",
                hint="see whether the template prints the field that it stands in",
            )


def _names(root: Element) -> Iterator[Problem]:
    """Every anchor stands once, and every link and button leads to one."""
    count = Counter(each.get("id") for each in root.iter() if each.get("id"))
    for name, times in count.items():
        if times > 1:
            yield Problem("html.double-id", f"the anchor “{name}” stands {times} times")
    for element in root.iter():
        leads = [element.get(name, "") for name in ("popovertarget", "data-card")]
        leads += element.get("aria-labelledby", "").split()
        href = element.get("href", "")
        if element.tag == "a" and href.startswith("#"):
            leads.append(href[1:])
        for name in filter(None, leads):
            if name not in count:
                words = "".join(element.itertext())
                yield Problem(
                    "html.dead-link",
                    f"“{words[:SHOWN]}” leads to “{name}”, which is not in the file",
                    token=name,
                )


def _asking(root: Element) -> Iterator[Problem]:
    """Nothing in the file makes a browser load anything from anywhere."""
    for element in root.iter():
        wanted = [element.get(name, "") for name in ASKING]
        if _tag(element) in ("link", "use", "image"):
            wanted += [v for k, v in element.attrib.items() if k.endswith("href")]
        sheets = [element.get("style", "")]
        if element.tag == "style":
            sheets.append(element.text or "")
        wanted += [found for sheet in sheets for found in ADDRESS.findall(sheet)]
        for address in filter(None, wanted):
            if not address.startswith(("data:", "#")):
                yield Problem(
                    "html.asks",
                    f"the file would ask for “{address[:SHOWN]}”, which is not in it",
                    hint="give the picture or style as a file of your workspace",
                )


def _tag(element: Element) -> str:
    """Return the name of an element; those of drawings come with a namespace."""
    return str(element.tag).rpartition("}")[2]
