"""The structure written into the file, in place of what the engine wrote.

The engine's file is a list of numbered objects (pydyf), to which its tags were added
last; only the metadata come after them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.tags.artifacts import properties
from briefmaker.pdf.tags.links import Descriptions, Spots
from briefmaker.pdf.tags.painted import Piece, Sheet
from briefmaker.pdf.tags.structure import ROLES, Attributes, Node, Value
from briefmaker.values import Struct, replace

STRINGS = frozenset({"Headers"})
"""Attributes whose values are strings; those of all others are names or numbers."""

Marks = Mapping[Piece, int]


def renumbered(
    sheets: Sequence[Sheet], found: Sequence[Piece], tree: Node, laid: Layout
) -> Marks:
    """Number the pieces of each page anew, and make artifacts of those not read.

    Args:
        found: all that was painted; what the structure does not hold is no content.

    Returns:
        The numbers of the pieces that are content.
    """
    marks: dict[Piece, int] = {}
    read = frozenset(tree.pieces())
    painted: dict[int, dict[int, Piece]] = defaultdict(dict)
    for each in found:
        painted[each.scrap.page][each.mark] = each
    for number, sheet in enumerate(sheets):
        here = painted[number]
        content, count = sheet.stream.stream, 0
        for at, part in enumerate(content):
            if not isinstance(part, pydyf.Dictionary) or "MCID" not in part:
                continue
            piece = here.get(part["MCID"])
            if piece in read and piece is not None:
                content[at] = pydyf.Dictionary({"MCID": count})
                marks[piece] = count
                count += 1
                continue
            content[at - 1] = "/Artifact"
            said = properties(piece, laid) if piece is not None else {}
            content[at] = pydyf.Dictionary(
                {key: _attribute(key, value) for key, value in said.items()}
            )
    return marks


class Tagged(Struct, frozen=True, eq=False):
    """The structure of a part, and all that it refers to.

    Attributes:
        marks: the numbers of its pieces on their pages.
        pages: those of the file that it takes, from 0.
        prefix: what its names begin with in the file.
    """

    tree: Node
    marks: Marks
    spots: Spots
    said: Descriptions
    pages: range
    prefix: str = ""

    @property
    def first(self) -> int:
        """The page of the file on which it begins, from 0."""
        return self.pages.start


class Writer:
    """Writes a structure into the engine's file."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        """Make room for the structure: take the engine's own out of the file."""
        self._pdf = pdf
        self._pages = pdf.page_references
        self._names: dict[str, bytes] = {}
        self._parents: dict[int, dict[int, bytes]] = {}
        self._clicked: list[bytes] = []
        self._root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        _cleared(pdf)
        pdf.add_object(self._root)
        pdf.catalog["StructTreeRoot"] = self._root.reference

    def write(self, parts: Sequence[Tagged]) -> None:
        """Write the whole structure: that of the only part, or of all in one."""
        if len(parts) == 1:
            document = self._written(parts[0].tree, self._root.reference, parts[0])
        else:
            document = self._together(parts)
        numbers = pydyf.Array()
        for number in range(len(self._pages)):
            parents = self._parents.get(number, {})
            own = pydyf.Array([parents[mark] for mark in sorted(parents)])
            numbers.extend((number, self._object(own)))
        for number, parent in enumerate(self._clicked, len(self._pages)):
            numbers.extend((number, parent))
        self._root["K"] = pydyf.Array([document])
        self._root["ParentTree"] = self._object(pydyf.Dictionary({"Nums": numbers}))
        self._root["ParentTreeNextKey"] = len(self._pages) + len(self._clicked)
        self._root["RoleMap"] = pydyf.Dictionary(
            {kind: f"/{usual}" for kind, usual in ROLES.items()}
        )
        if self._names:
            self._root["IDTree"] = self._object(_name_tree(self._names))

    def _together(self, parts: Sequence[Tagged]) -> bytes:
        """Write several structures as the parts of one document."""
        whole = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/Document", "P": self._root.reference}
        )
        own = self._object(whole)
        whole["K"] = pydyf.Array(
            [
                self._written(replace(part.tree, kind="Part"), own, part)
                for part in parts
            ]
        )
        return own

    def _object(self, value: Any) -> bytes:
        self._pdf.add_object(value)
        reference: bytes = value.reference
        return reference

    def _written(self, node: Node, parent: bytes, part: Tagged) -> bytes:
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{node.kind}", "P": parent}
        )
        own = self._object(element)
        at = next((piece.scrap.page for piece in node.pieces()), None)
        page = None if at is None else part.first + at
        clicked = tuple(self._clickable(node, own, part))
        if page is not None:
            element["Pg"] = self._pages[page]
        for key, words in (
            ("Lang", node.language),
            ("Alt", node.alt),
            ("E", node.expansion),
        ):
            if words:
                element[key] = pydyf.String(words)
        if node.name:
            name = f"{part.prefix}{node.name}"
            element["ID"] = pydyf.String(name)
            self._names[name] = own
        if node.attributes:
            element["A"] = _attributes(node.attributes, part.prefix)
        kids: list[Any] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._written(kid, own, part))
            else:
                kids.append(self._marked(kid, own, page, part))
        kids.extend(clicked)
        if kids:
            element["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return own

    def _marked(
        self, piece: Piece, parent: bytes, page: int | None, part: Tagged
    ) -> Any:
        """Return how an element refers to a piece of a page."""
        mark, own = part.marks[piece], part.first + piece.scrap.page
        self._parents.setdefault(own, {})[mark] = parent
        if own == page:
            return mark
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[own], "MCID": mark})

    def _clickable(self, node: Node, parent: bytes, part: Tagged) -> Iterator[Any]:
        """Yield how a link refers to the places where it can be clicked."""
        if node.kind != "Link" or node.element is None:
            return
        for page, spot in part.spots.get(node.element, ()):
            spot["StructParent"] = len(self._pages) + len(self._clicked)
            spot["Contents"] = pydyf.String(part.said.of(node.element))
            self._clicked.append(parent)
            own = self._pages[part.first + page]
            yield pydyf.Dictionary({"Type": "/OBJR", "Obj": spot.reference, "Pg": own})


def _cleared(pdf: pydyf.PDF) -> None:
    """Take the engine's structure out of the file: the objects it added last."""
    root = _found(pdf, pdf.catalog["StructTreeRoot"])
    metadata = _found(pdf, pdf.catalog["Metadata"])
    del pdf.objects[_found(pdf, root["ParentTree"]).number :]
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference


def _found(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _attributes(given: Attributes, prefix: str) -> Any:
    """Return attributes as the file has them: one dictionary for each owner.

    Args:
        prefix: what names of elements begin with.
    """
    made = [
        pydyf.Dictionary(
            {"O": f"/{owner}"}
            | {key: _attribute(key, value, prefix) for key, value in said.items()}
        )
        for owner, said in given.items()
        if said
    ]
    return made[0] if len(made) == 1 else pydyf.Array(made)


def _attribute(key: str, value: Value, prefix: str = "") -> Any:
    if isinstance(value, str):
        return f"/{value}"
    if not isinstance(value, tuple):
        return value
    if key in STRINGS:
        return pydyf.Array([pydyf.String(f"{prefix}{each}") for each in value])
    return pydyf.Array(
        [f"/{each}" if isinstance(each, str) else round(each, 3) for each in value]
    )


def _name_tree(names: Mapping[str, bytes]) -> pydyf.Dictionary:
    """Return a tree of names, sorted as the file writes them (ISO 32000-1, 7.9.6)."""
    said = sorted((name.encode("utf-8"), name) for name in names)
    listed = pydyf.Array()
    for _, name in said:
        listed.extend((pydyf.String(name), names[name]))
    return pydyf.Dictionary({"Names": listed})
