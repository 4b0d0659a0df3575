"""What a PDF of others has that no placed page can keep, told before it is lost."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from briefmaker.pdf.foreign import telling
from briefmaker.pdf.telling import counted
from briefmaker.problems import Problem

REMARKS = frozenset(
    {"/Caret", "/Circle", "/FreeText", "/Highlight", "/Ink", "/Line", "/Polygon"}
    | {"/PolyLine", "/Square", "/Squiggly", "/Stamp", "/StrikeOut", "/Text"}
    | {"/Underline"}
)
FILMS = frozenset({"/3D", "/Movie", "/RichMedia", "/Screen", "/Sound"})
"""Kinds of annotations (ISO 32000-1, table 169)."""

MOST_FIELDS = 10_000
"""Fields of a form that are looked at."""


def losses(pdf: Pdf, name: str) -> Iterator[Problem]:
    """Yield what is lost of a file in placing it, all of it once."""
    kinds = Counter(
        str(note.get("/Subtype"))
        for page in pdf.pages
        for note in _list(page.obj.get("/Annots"))
        if isinstance(note, Dictionary)
    )
    root = pdf.Root
    names = _inside(root, "/Names")
    action = root.get("/OpenAction")
    scripted = isinstance(action, Dictionary) and action.get("/S") == Name.JavaScript
    counts = {
        "link": kinds["/Link"],
        "form field": kinds["/Widget"],
        "remark": sum(kinds[kind] for kind in REMARKS),
        "film or sound": sum(kinds[kind] for kind in FILMS),
        "attached file": kinds["/FileAttachment"] + _attached(names),
    }
    has = {
        "its bookmarks": "/Outlines" in root,
        "its tags for screen readers": "/StructTreeRoot" in root,
        "its scripts": scripted or "/JavaScript" in names or "/AA" in root,
        "its layers": "/OCProperties" in root,
        "its electronic signature": _signed(_inside(root, "/AcroForm")),
    }
    lost = [counted(count, what) for what, count in counts.items() if count]
    lost += [what for what, there in has.items() if there]
    if lost:
        yield telling.lost(name, lost)


def _attached(names: Any) -> int:
    """Return how many files are attached, those of a deep tree roughly."""
    tree = _inside(names, "/EmbeddedFiles")
    own = len(_list(tree.get("/Names"))) // 2
    return own or len(_list(tree.get("/Kids")))


def _signed(form: Any) -> bool:
    """Whether a field of a form holds an electronic signature."""
    waiting = list(_list(form.get("/Fields")))
    for count, field in enumerate(waiting):
        if not isinstance(field, Dictionary) or count > MOST_FIELDS:
            break
        if field.get("/FT") == Name.Sig and "/V" in field:
            return True
        if len(waiting) < MOST_FIELDS:
            waiting += _list(field.get("/Kids"))
    return False


def _inside(part: Any, key: str) -> Any:
    found = part.get(key)
    return found if isinstance(found, Dictionary) else Dictionary()


def _list(part: Any) -> Any:
    return part if isinstance(part, Array) else ()
