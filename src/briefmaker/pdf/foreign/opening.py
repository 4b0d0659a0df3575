"""A PDF of others, opened with care and made ready to be placed.

It may be damaged, or made to do harm. What a repair can save of a damaged one is
placed, and said to be repaired: its readers see the pages, and nobody checks bytes.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from briefmaker.pdf.foreign import telling
from briefmaker.pdf.foreign.content import UnfitError
from briefmaker.pdf.foreign.fitting import Fitter
from briefmaker.pdf.foreign.leaf import Foreign, Leaf, Why
from briefmaker.pdf.foreign.losses import losses
from briefmaker.pdf.foreign.ready import Ready
from briefmaker.pdf.foreign.seen import Seen, plain
from briefmaker.pdf.foreign.sizes import cut, size_of
from briefmaker.pdf.foreign.weighing import Scales
from briefmaker.pdf.opened import BROKEN, HEAD, MOST_BYTES, WITHIN, unpacking_at_most
from briefmaker.problems import BriefError, Problem
from briefmaker.values import replace

MOST_PAGES = 500
LARGEST = 100_000_000
"""Bytes."""

HARMED = (*BROKEN, ArithmeticError, RuntimeError)
"""What a file that is broken, or made to do harm, may make of the libraries."""

KEPT = frozenset({"/OCProperties", "/Pages", "/Type"})
"""Of a file's catalog, what changes how its pages look."""

FREELY = frozenset(
    {
        "extract",
        "modify_annotation",
        "modify_assembly",
        "modify_form",
        "modify_other",
        "print_highres",
        "print_lowres",
    }
)
"""What a protected file must not forbid, to be placed."""


def opened(
    data: bytes, name: str, *, pictures: bool = False, grey: bool = False
) -> Foreign:
    """Open a PDF of others and make it ready to be placed.

    Args:
        data: the file.
        name: of the file, for messages.
        pictures: place all pages as pictures, for packs that are kept in archives.
        grey: place all pages as pictures without colours.

    Raises:
        BriefError: it is no PDF; it is damaged beyond repair; it opens with a password
            or forbids what a pack does; it has no pages, or too many; a page has no
            size that could be printed.
    """
    if HEAD not in data[:WITHIN]:
        raise BriefError([telling.no_pdf(name, empty=not data)])
    if len(data) > LARGEST:
        raise BriefError([telling.too_large(name, len(data), LARGEST)])
    asked: Why = "asked" if pictures or grey else ""
    with unpacking_at_most(MOST_BYTES), _damage_told(name), _read(data) as pdf:
        return _Opening(pdf, name, asked, grey).made()


def _read(data: bytes) -> Pdf:
    """Read a file, repaired where that is needed (`telling.mended` says so)."""
    return pikepdf.open(BytesIO(data))


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Tell in words what a broken file makes of the libraries that read it.

    Raises:
        BriefError: it needs a password, or cannot be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `telling.mended` tells of them
            yield
    except pikepdf.PasswordError as error:
        raise BriefError([telling.locked(name)]) from error
    except HARMED as error:
        raise BriefError([telling.damaged(name)]) from error


class _Opening:
    """The opening of one file."""

    def __init__(self, pdf: Pdf, name: str, asked: Why, grey: bool) -> None:
        self._pdf = pdf
        self._name = name
        self._asked: Why = asked
        self._grey = grey
        self._form = "/XFA" in _inside(pdf.Root, "/AcroForm")

    def made(self) -> Foreign:
        """Return the file, ready to be placed."""
        self._refuse_locked()
        leaves = self._leaves()
        info = self._pdf.docinfo
        said = [plain(str(info.get(key, ""))) for key in ("/Title", "/Author")]
        language = str(self._pdf.Root.get("/Lang", ""))
        notes = [*self._protection(), *losses(self._pdf, self._name)]
        flat = self._flattened()
        self._refuse_heavy()
        with Seen(flat, grey=self._grey) as seen:
            leaves = [
                replace(leaf, words=seen.words(at)) for at, leaf in enumerate(leaves)
            ]
            blank = [seen.is_blank(at) for at in range(len(leaves))]
            ready, leaves = self._placed(leaves, seen)
        problems = (
            *self._mended(),
            *notes,
            *telling.sizes(self._name, leaves),
            *telling.small(self._name, leaves),
            *telling.pictures(self._name, leaves),
            *telling.silent(self._name, leaves, blank),
        )
        title, author = said
        return Foreign(
            self._name, ready, tuple(leaves), title, author, language, problems
        )

    def _refuse_locked(self) -> None:
        if not self._pdf.is_encrypted:
            return
        allowed = self._pdf.allow
        forbidden = [each for each in sorted(FREELY) if not getattr(allowed, each)]
        if forbidden:
            raise BriefError([telling.forbidden(self._name, forbidden)])

    def _refuse_heavy(self) -> None:
        scales = Scales()
        for at, page in enumerate(self._pdf.pages, 1):
            if scales.too_heavy(page):
                raise BriefError([telling.too_heavy(self._name, at)])

    def _protection(self) -> Iterator[Problem]:
        if self._pdf.is_encrypted:
            yield telling.protected(self._name)

    def _mended(self) -> Iterator[Problem]:
        if self._pdf.get_warnings():
            yield telling.mended(self._name)

    def _leaves(self) -> list[Leaf]:
        """Return the pages with their sizes."""
        pages = self._pdf.pages
        if not len(pages):
            raise BriefError([telling.no_pages(self._name)])
        if len(pages) > MOST_PAGES:
            raise BriefError([telling.too_long(self._name, len(pages), MOST_PAGES)])
        if self._form and self._pdf.Root.get("/NeedsRendering", False):
            raise BriefError([telling.only_a_form(self._name)])
        sizes = [size_of(page) for page in pages]
        lacking = [at for at, size in enumerate(sizes, 1) if size is None]
        if lacking:
            raise BriefError([telling.no_size(self._name, lacking)])
        return [Leaf(*size) for size in sizes if size is not None]

    def _flattened(self) -> bytes:
        """Draw forms and remarks into the pages, and return the file without the rest.

        What has no look in print is left out, as it is by a printer.
        """
        if _inside(self._pdf.Root, "/AcroForm").get("/NeedAppearances", False):
            self._pdf.generate_appearance_streams()
        self._pdf.flatten_annotations("print")
        for page in self._pdf.pages:
            for key in ("/AA", "/Annots", "/B", "/Metadata", "/PieceInfo", "/Thumb"):
                if key in page.obj:
                    del page.obj[key]
        for key in set(self._pdf.Root.keys()) - KEPT:
            del self._pdf.Root[key]
        flat = BytesIO()
        self._pdf.save(flat, encryption=False, deterministic_id=True)
        return flat.getvalue()

    def _placed(self, leaves: list[Leaf], seen: Seen) -> tuple[bytes, list[Leaf]]:
        """Return the file that is placed, and the pages with how each is in it."""
        fitter = Fitter(self._pdf)
        found = []
        with Ready() as ready:
            for at, leaf in enumerate(leaves):
                why = self._asked or ("form" if self._form else "")
                why = why or self._drawn(at, leaf, fitter, ready)
                if why:
                    ready.add_picture(leaf, seen.picture(at, leaf))
                found.append(replace(leaf, why=why))
            return ready.written(), found

    def _drawn(self, at: int, leaf: Leaf, fitter: Fitter, ready: Ready) -> Why:
        """Place a page as it was drawn, or return why it cannot be."""
        try:
            form = _form(self._pdf.pages[at])
            fitter.fit(form)
            ready.add_drawing(leaf, form)
        except UnfitError as unfit:
            return unfit.why
        except HARMED:
            return "drawing"
        return ""


def _form(page: pikepdf.Page) -> Any:
    """Return a page as a form, cut and turned as it is read."""
    box = cut(page)
    page.obj.TrimBox = Array(box or ())  # qpdf cuts the form to this box
    return page.as_form_xobject()


def _inside(part: Any, key: str) -> Any:
    found = part.get(key)
    return found if isinstance(found, Dictionary) else Dictionary()
