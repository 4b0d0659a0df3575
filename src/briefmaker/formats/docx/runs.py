"""Lines of words as runs: marks, links, calls of notes, boxes to tick."""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from briefmaker.formats.docx.xml import attributes, on, properties, quoted, text, val
from briefmaker.formats.places import LONGEST, NO_LETTER, told_apart
from briefmaker.formats.runs import (
    Break,
    Call,
    Flow,
    Inlines,
    Link,
    Mark,
    Tick,
    Words,
    plain,
)
from briefmaker.values import Struct, field, replace
from briefmaker.writing.bidi import RLM

STYLES = {
    Mark.RAISED: "CitationMark",
    Mark.LIKELY: "Likelihood",
    Mark.STRONG: "Strong",
    Mark.EMPHASIS: "Emphasis",
    Mark.CODE: "Verbatim",
    Mark.LESSER: "BigUnit",
    Mark.ASIDE: "Aside",
}
"""The style of words that are set off; of two the first holds."""

BESIDE = {
    Mark.STRONG: (on("b"), on("bCs")),
    Mark.EMPHASIS: (on("i"), on("iCs")),
    Mark.STRUCK: (on("strike"),),
}
"""What a mark adds where the style of another one holds."""

REGIONS = {
    "az": "az-Latn-AZ",
    "de": "de-DE",
    "en": "en-GB",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "tg": "tg-Cyrl-TJ",
    "tr": "tr-TR",
}
"""Languages as Word's spelling knows them; it has none without a region."""

LATIN = re.compile(
    r"([A-Za-z\u00c0-\u024f\u0400-\u04ff](?:[^\u0590-\u08ff\ufb1d-\ufefc]*"
    r"[A-Za-z\u00c0-\u024f\u0400-\u04ff0-9/)\]])?)"
)
"""A stretch of letters that run to the right, with what stands between them."""

NUMBER = re.compile("^(\\s*)([\u06f0-\u06f9\u0660-\u0669])")
"""A number that would join what runs to the right before it (UAX 9, rule W7)."""

TIE = re.compile("(?<=[^\\W\\d_])\u00a0(?=[^\\W\\d_])")
"""A space between words that does not break, for the looks of the printed page."""

FIRST_NOTE = 2
"""The numbers before it are those of the lines over the notes."""


class Names(Struct):
    """Names of bookmarks in the file, each once.

    Attributes:
        targets: what links in the document may lead to.
        places: for each bookmark of a block, its place in the brief.
    """

    targets: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def marked(self, name: str, inside: str) -> str:
        """Return runs with a bookmark around them."""
        number = next(self.numbers)
        self.taken.add(name)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name={quoted(name)}/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def free(self, name: str, whole: str) -> str:
        """Return a name, or one like it if it is taken."""
        while name in self.taken:
            whole += "'"
            name = told_apart(name, whole)
        return name


def anchor_name(anchor: str) -> str:
    """Return the name of the bookmark that links to an anchor lead to."""
    name = NO_LETTER.sub("_", anchor)
    return name if len(name) <= LONGEST else told_apart(name, anchor)


class Runs(Struct):
    """Sets lines in one part of the file: its text, or its notes.

    Attributes:
        flow: of the document.
        labels: what each figure and table is called, by its anchor.
        notes: the names of the notes called so far, in the order of their numbers.
    """

    part: Part
    names: Names
    flow: Flow
    labels: Mapping[str, str]
    notes: list[str]
    size: int | None = None

    def line(self, words: Inlines, flow: Flow, base: str = "") -> str:
        """Return a line as runs.

        Args:
            base: the style of words that have none of their own.
        """
        return "".join(self._part(part, flow, base) for part in words)

    def _part(
        self, part: Words | Call | Tick | Break | Link, flow: Flow, base: str
    ) -> str:
        match part:
            case Words():
                return "".join(self._words(part, flow, base))
            case Link():
                return self._link(part, flow, base)
            case Call():
                return self._call(part)
            case Tick():
                return _TICK
            case Break():
                return "<w:r><w:br/></w:r>"

    def _words(self, words: Words, flow: Flow, base: str) -> Iterator[str]:
        own = words.flow or flow
        for said, leftward in directed(TIE.sub(" ", words.text), own):
            yield run(said, self._properties(words, own, base, leftward=leftward))

    def _properties(
        self, words: Words, flow: Flow, base: str, *, leftward: bool
    ) -> tuple[str, ...]:
        named = [mark for mark in STYLES if mark in words.marks]
        style = STYLES[named[0]] if named else base
        more = tuple(
            each
            for mark in BESIDE
            if mark in words.marks and mark not in named[:1]
            for each in BESIDE[mark]
        )
        size: tuple[str, ...] = ()
        if self.size and Mark.RAISED in words.marks:
            size = (val("sz", self.size), val("szCs", self.size))
        return (
            val("rStyle", style) if style else "",
            *more,
            *size,
            on("rtl", so=leftward),
            "" if flow == self.flow else language(flow),
        )

    def _link(self, link: Link, flow: Flow, base: str) -> str:
        inside = self.line(link.words, flow, base)
        if not link.target.startswith("#"):
            inside = self.line(link.words, flow, base or "Hyperlink")
            number = self.part.relate_to(link.target, RT.HYPERLINK, is_external=True)
            return f'<w:hyperlink r:id="{number}" w:history="1">{inside}</w:hyperlink>'
        anchor = link.target[1:]
        if anchor not in self.names.targets:
            return inside
        if self.labels.get(anchor) == plain(link.words):
            inside = self.line(link.words, flow, "Hyperlink")
            look = (val("rStyle", "Hyperlink"), on("rtl", so=flow.leftward))
            return reference(f"REF {label_name(anchor)} \\h", inside, look)
        if not any(isinstance(each, Words) and each.marks for each in link.words):
            inside = self.line(link.words, flow, base or "Hyperlink")
        name = quoted(anchor_name(anchor))
        return f'<w:hyperlink w:anchor={name} w:history="1">{inside}</w:hyperlink>'

    def _call(self, call: Call) -> str:
        named = (val("rStyle", "FootnoteReference"),)
        if call.again:
            code = f"NOTEREF {anchor_name(call.note)} \\f \\h"
            return reference(code, run(call.mark, named), named)
        style = properties("rPr", named)
        number = FIRST_NOTE + len(self.notes)
        self.notes.append(call.note)
        said = f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'
        return self.names.marked(anchor_name(call.note), said)

    def sized(self, half_points: int) -> "Runs":
        """Return the same for a line whose marks have a size of their own."""
        return replace(self, size=half_points)


def run(said: str, more: tuple[str, ...] = ()) -> str:
    """Return words as a run."""
    return (
        f'<w:r>{properties("rPr", more)}<w:t xml:space="preserve">{text(said)}</w:t>'
        "</w:r>"
    )


def reference(code: str, shown: str, more: tuple[str, ...] = ()) -> str:
    """Return a field, with what it shows until Word works it out.

    Args:
        more: properties of all its runs; programs differ in whose they take.
    """
    look = properties("rPr", more)
    begin, between, end = (
        f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    )
    said = f'<w:instrText xml:space="preserve"> {code} </w:instrText>'
    return f"{begin}<w:r>{look}{said}</w:r>{between}{shown}{end}"


def label_name(anchor: str) -> str:
    """Return the name of the bookmark around the number of a figure or table."""
    name = f"_Ref_{NO_LETTER.sub('_', anchor)}"
    return name if len(name) <= LONGEST else told_apart(name, anchor)


def directed(said: str, flow: Flow) -> Iterator[tuple[str, bool]]:
    """Yield stretches of words, and whether they run to the left.

    Word takes the direction of marks and digits from their run, not from their place.
    """
    if not flow.leftward:
        yield said, False
        return
    for number, part in enumerate(LATIN.split(said)):
        if part:
            leftward = number % 2 == 0
            yield (NUMBER.sub(rf"\1{RLM}\2", part) if leftward else part), leftward


def tag(language_: str) -> str:
    """Return a language as Word's spelling knows it."""
    return REGIONS.get(language_, language_)


def language(flow: Flow) -> str:
    """Return the language of some words as an element."""
    key = "bidi" if flow.leftward else "val"
    return attributes("lang", **{key: tag(flow.language)})


_TICK = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    "</w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>'
    "</w:rPr><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
)
"""A box that a click ticks."""
