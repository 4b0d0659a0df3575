"""What a page or a form is drawn with, and its operators without foreign structure.

Marked content of another file would be numbered anew by chance: its numbers are those
of tags that do not come along (ISO 32000-1, 14.6 and 14.7.4).
"""

import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from briefmaker.pdf.foreign.leaf import Why
from briefmaker.values import Struct, field

MARKED = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
"""Operators of marked content."""

SHOWING = {"Tj": 0, "TJ": 0, "'": 0, '"': 2}
"""Operators that show text, and which operand is that text."""

NAMING = {
    "Do": "/XObject",
    "gs": "/ExtGState",
    "Tf": "/Font",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "sh": "/Shading",
    "scn": "/Pattern",
    "SCN": "/Pattern",
}
"""Operators that name a resource, and of which kind (ISO 32000-1, table 33)."""

BUILT_IN = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})
"""Colour spaces that need no resource."""

LONGEST = 4_000_000
"""Bytes of operators that are read; more of them take too long, and too much memory."""


class UnfitError(Exception):
    """A page cannot be placed as it was drawn.

    Args:
        why: as `leaf.Why` names it.
    """

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why)


class Content(Struct, frozen=True):
    """A content stream, read.

    Attributes:
        data: its operators as they may be placed; nothing if they may stay as they are.
        named: by kind, the resources that it names.
        shown: for each font, by its name, what is written with it.
        layered: whether a part of it can be switched on and off.
    """

    data: bytes | None
    named: Mapping[str, frozenset[str]]
    shown: Mapping[str, frozenset[bytes]]
    layered: bool


def content_of(stream: Any) -> Content:
    """Read the operators of a form, a pattern or a letter that is a drawing.

    Raises:
        UnfitError: there are too many of them, or they cannot be understood.
    """
    reader = _Reader()
    try:
        for instruction in _instructions(stream):
            reader.take(instruction)
    except (pikepdf.PdfError, UserWarning) as error:
        raise UnfitError("drawing") from error
    return reader.read()


def _instructions(stream: Any) -> Sequence[Any]:
    if len(stream.read_bytes()) > LONGEST:
        raise UnfitError("drawing")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # pikepdf only warns of what it cannot read
        return pikepdf.parse_content_stream(stream)


class _Reader(Struct):
    """Follows the operators of a stream, one by one."""

    kept: list[Any] = field(default_factory=list)
    named: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: defaultdict[str, set[bytes]] = field(
        default_factory=lambda: defaultdict(set)
    )
    font: str = ""
    saved: list[str] = field(default_factory=list)
    changed: bool = False
    layered: bool = False

    def take(self, instruction: Any) -> None:
        """Take in the next operator."""
        operator = str(instruction.operator)
        if operator == "INLINE IMAGE":
            self._picture(instruction)
        elif operator in MARKED:
            self.layered |= operator == "BDC" and instruction.operands[0] == Name.OC
            self.changed = True
            return
        elif operator == "q":
            self.saved.append(self.font)
        elif operator == "Q":
            if not self.saved:  # one too many would end what is around the page
                self.changed = True
                return
            self.font = self.saved.pop()
        elif operator in SHOWING:
            self._text(instruction.operands[SHOWING[operator]])
        elif operator in NAMING:
            self._resource(operator, instruction.operands)
        self.kept.append(instruction)

    def _resource(self, operator: str, operands: Any) -> None:
        named = [str(each) for each in operands if isinstance(each, Name)]
        if operator == "Tf":
            self.font = named[0]
        for name in named:
            if not (NAMING[operator] == "/ColorSpace" and name in BUILT_IN):
                self.named[NAMING[operator]].add(name)

    def _text(self, operand: Any) -> None:
        parts = operand if isinstance(operand, pikepdf.Array) else [operand]
        for part in parts:
            if isinstance(part, pikepdf.String):
                self.shown[self.font].add(bytes(part))

    def _picture(self, instruction: Any) -> None:
        """Take in a picture that stands among the operators; its colours have names."""
        space = instruction.iimage.obj.get("/ColorSpace")
        if isinstance(space, Name) and not str(space).startswith("/Device"):
            self.named["/ColorSpace"].add(str(space))

    def read(self) -> Content:
        """Return what was found, with every saved state restored at the end."""
        self.kept.extend(
            pikepdf.ContentStreamInstruction([], Operator("Q")) for _ in self.saved
        )
        changed = self.changed or bool(self.saved)
        data = pikepdf.unparse_content_stream(self.kept) if changed else None
        return Content(
            data,
            {kind: frozenset(names) for kind, names in self.named.items()},
            {font: frozenset(strings) for font, strings in self.shown.items()},
            self.layered,
        )
