"""The file that pages are placed from: each page is one form in a square of one unit.

So a page takes the place of a picture, which fills such a square too (ISO 32000-1,
8.9.4), and nothing else of its file can come along.
"""

from io import BytesIO
from typing import Any, Self

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefmaker.pdf.foreign.leaf import Leaf
from briefmaker.pdf.foreign.seen import Picture
from briefmaker.pdf.foreign.sizes import MM

LEAF = Name("/Leaf")
PRECISE = 10
"""Decimals of a matrix: to a thousandth of a point on the largest page."""


class Ready:
    """A file in the making."""

    def __init__(self) -> None:
        self._pdf = pikepdf.new()

    def __enter__(self) -> Self:
        """Begin with no page."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of all that was taken in."""
        self._pdf.close()

    def add_drawing(self, leaf: Leaf, form: Any) -> None:
        """Add a page as it was drawn.

        Args:
            form: of another file, with a matrix that turns it as it is read.
        """
        kept: Any = self._pdf.copy_foreign(form)
        kept.Matrix = _to_unit(kept)
        self._add(leaf, kept)

    def add_picture(self, leaf: Leaf, picture: Picture) -> None:
        """Add a page as a picture of it."""
        image = self._pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
        image.Width, image.Height = picture.width, picture.height
        image.ColorSpace = Name.DeviceGray if picture.grey else Name.DeviceRGB
        image.BitsPerComponent = 8
        image.write(picture.data, filter=Name(picture.packed))
        form: Any = self._pdf.make_stream(
            b"/Picture Do",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 1, 1]),
            Resources=Dictionary(XObject=Dictionary(Picture=image)),
        )
        self._add(leaf, form)

    def _add(self, leaf: Leaf, form: Any) -> None:
        size = (leaf.width / MM, leaf.height / MM)
        page = self._pdf.add_blank_page(page_size=size)
        page.Resources = Dictionary(XObject=Dictionary())
        page.Resources.XObject[str(LEAF)] = form
        drawn = f"q {size[0]:.4f} 0 0 {size[1]:.4f} 0 0 cm {LEAF} Do Q"
        page.Contents = self._pdf.make_stream(drawn.encode())

    def written(self) -> bytes:
        """Return the file; the same pages give the same bytes."""
        out = BytesIO()
        self._pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _to_unit(form: Any) -> Array:
    """Return the matrix by which a form fills the unit square."""
    matrix = pikepdf.Matrix(form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    box = matrix.transform(pikepdf.Rectangle(form.BBox))
    width, height = box.urx - box.llx, box.ury - box.lly
    a, b, c, d, e, f = matrix.shorthand
    return Array(
        [
            pikepdf.Object.parse(f"{number:.{PRECISE}f}".encode())
            for number in (
                a / width,
                b / height,
                c / width,
                d / height,
                (e - box.llx) / width,
                (f - box.lly) / height,
            )
        ]
    )
