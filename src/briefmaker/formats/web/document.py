"""A document as one HTML file: for a phone in a corridor, a desk, and paper.

Everything is in it: style, fonts, drawings, pictures, the record of its evidence. It
asks for nothing from anywhere, and can be read without the script in it.
"""

from xml.etree.ElementTree import Element

from briefmaker.formats.export import Export
from briefmaker.formats.web.audit import audit
from briefmaker.formats.web.cards import dealt
from briefmaker.formats.web.drawn import sizes_of
from briefmaker.formats.web.elements import classes, made, parents
from briefmaker.formats.web.exhibits import filled, inlined, shown
from briefmaker.formats.web.fonts import Fonts, embedded, letters_of
from briefmaker.formats.web.frame import framed, furniture_of, headed
from briefmaker.formats.web.laid import laid_out
from briefmaker.formats.web.notes import beside, gathered
from briefmaker.formats.web.places import led_back
from briefmaker.formats.web.revealed import revealed_by
from briefmaker.formats.web.style import script_of, style_of
from briefmaker.look.look import Brand
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.tree import parse, serialised

BESIDE = "margin"
"""The class of a text that has something to set beside it."""


def html(composed: Composition, workspace: Workspace) -> Export:
    """Return a document as one self-contained HTML file, and what it lost."""
    root = parse(composed.page.html)
    head, body = _only(root, "head"), _only(root, "body")
    main, furniture = _only(root, "main"), furniture_of(root)
    words, screen = composed.language.words, composed.language.file.screen
    drawings = shown(main, sizes_of(composed, workspace), words, screen.data)
    led_back(main, words.here, screen.here, words.comma)
    laid_out(main)
    gathered(main, words.notes, words.back)
    revealed = revealed_by(composed, main)
    dealt(main, composed, revealed)
    _labelled(main)
    if _with_figures_beside(main) | beside(main):
        main.set("class", BESIDE)
    framed(body, main, furniture, composed.language)
    inlined(root)
    fonts = _fonts(body, composed.look.brand, workspace)
    style = style_of(
        composed.look.brand,
        fonts,
        classes(root),
        furniture.marking,
        furniture.document,
        workspace.assets,
    )
    script = script_of(workspace.assets)
    headed(head, style, script, revealed.record)
    _finished(root, body, script, composed.language.direction)
    data = filled(serialised(root), drawings).encode("utf-8")
    found = audit(composed.page, composed.language, data, fonts.lacking)
    return Export(data, tuple(found))


def _only(root: Element, tag: str) -> Element:
    """Return the one element of a kind that every document has."""
    return next(root.iter(tag))


def _fonts(body: Element, brand: Brand, workspace: Workspace) -> Fonts:
    return embedded(letters_of(body), brand, workspace.assets / "fonts")


def _labelled(main: Element) -> None:
    """Say aloud what a sign alone would not: ≠ is "sources differ"."""
    for link in main.iter("a"):
        if link.get("title") and "aria-label" not in link.attrib:
            link.set("aria-label", link.attrib["title"])


def _with_figures_beside(main: Element) -> bool:
    """Whether key figures stand in a track, which a wide screen has room for."""
    above = parents(main)
    return any(
        "key-figures" in classes(each) and "track" in classes(above[each])
        for each in main.iter("div")
        if each is not main
    )


def _finished(root: Element, body: Element, script: str, direction: str) -> None:
    """Say which way the document runs, and put its script at its end."""
    root.set("dir", direction)
    root.attrib.pop("data-digits", None)
    body.append(made("script", None, script))
