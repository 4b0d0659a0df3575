"""Paragraphs of a Word document, each with the bookmark that leads to the brief."""

from collections.abc import Sequence

from briefmaker.formats.blocks import Paragraph
from briefmaker.formats.docx.runs import Runs, anchor_name
from briefmaker.formats.docx.xml import on, properties, val
from briefmaker.formats.places import Place
from briefmaker.formats.runs import Flow
from briefmaker.values import Struct, field


class Paragraphs(Struct):
    """Sets paragraphs.

    Attributes:
        places: for each bookmark, the place in the brief that it leads to.
        opened: anchors of what begins with the next paragraph.
    """

    runs: Runs
    flow: Flow
    places: dict[str, Place] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    def of(
        self,
        block: Paragraph,
        style: str,
        more: Sequence[str] = (),
        anchors: Sequence[str] = (),
        before: str = "",
    ) -> str:
        """Return a paragraph.

        Args:
            more: further properties, each an element.
            anchors: that others lead to.
            before: runs that stand before its words.
        """
        said = before + self.runs.line(block.words, block.flow)
        return self._set(said, style, block.flow, more, block.place, anchors)

    def raw(
        self,
        inside: str,
        style: str,
        more: Sequence[str] = (),
        place: Place | None = None,
        flow: Flow | None = None,
    ) -> str:
        """Return a paragraph of runs."""
        return self._set(inside, style, flow or self.flow, more, place, ())

    def empty(self, style: str) -> str:
        """Return a paragraph without words."""
        return self._set("", style, self.flow, (), None, ())

    def _set(
        self,
        inside: str,
        style: str,
        flow: Flow,
        more: Sequence[str],
        place: Place | None,
        anchors: Sequence[str],
    ) -> str:
        turned = ""
        if flow.leftward != self.flow.leftward:
            turned = on("bidi") if flow.leftward else val("bidi", 0)
        for anchor in (*self.opened, *anchors):
            inside = self.runs.names.marked(anchor_name(anchor), inside)
        self.opened.clear()
        if place is not None:
            whole = "/".join(map(str, (*place.address, place.block)))
            name = self.runs.names.free(place.bookmark, whole)
            self.places[name] = place
            inside = self.runs.names.marked(name, inside)
        named = properties("pPr", (val("pStyle", style), turned, *more))
        return f"<w:p>{named}{inside}</w:p>"
