"""The lists of a Word document: bullets, numbers, judgements, sources.

Each list that begins anew has an instance of its own, or Word would count on.
"""

from collections.abc import Iterator

from briefmaker.formats.docx.text_styles import NUMBER
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import attributes, colour, on, properties, twips, val
from briefmaker.values import Struct, field

BULLETS, NUMBERS, JUDGEMENTS, SOURCES = 1, 2, 3, 4
"""The kinds of lists, which are also the first instances of each."""

LEVELS = 3
IN = 5.0
"""Millimetres that each level stands in."""


class Numbering(Struct):
    """Hands out instances of lists.

    Attributes:
        instances: for each further instance, its kind and its first number.
    """

    theme: Theme
    instances: list[tuple[int, int]] = field(default_factory=list)
    begun: set[int] = field(default_factory=set)

    def instance(self, kind: int, start: int = 1) -> int:
        """Return the instance for a new list; bullets share one."""
        if kind == BULLETS or (kind not in self.begun and start == 1):
            self.begun.add(kind)
            return kind
        self.instances.append((kind, start))
        return SOURCES + len(self.instances)

    def content(self) -> str:
        """Return all lists as the content of `w:numbering`."""
        kinds = "".join(self._kind(kind) for kind in range(1, SOURCES + 1))
        first = "".join(_instance(kind, kind, 0) for kind in range(1, SOURCES + 1))
        more = "".join(
            _instance(SOURCES + number, kind, start)
            for number, (kind, start) in enumerate(self.instances, 1)
        )
        return kinds + first + more

    def _kind(self, kind: int) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{kind}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{"".join(self._levels(kind))}'
            "</w:abstractNum>"
        )

    def _levels(self, kind: int) -> Iterator[str]:
        theme = self.theme
        sans = theme.face("sans")
        weight = () if kind == BULLETS else (on("b"), on("bCs"))
        ink = theme.brand.primary if kind == SOURCES else theme.brand.accent
        run = properties(
            "rPr",
            (
                attributes("rFonts", ascii=sans, hAnsi=sans),
                *weight,
                val("i", 0),
                val("color", colour(ink)),
            ),
        )
        for level in range(LEVELS):
            left = self._indent(kind) + level * IN
            hang = NUMBER if kind == JUDGEMENTS else IN
            place = attributes("ind", left=twips(left), hanging=twips(hang))
            said = "•" if kind == BULLETS else f"%{level + 1}."
            if kind == JUDGEMENTS:
                said = f"%{level + 1}"
            form = "bullet" if kind == BULLETS else "decimal"
            yield (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>{val("numFmt", form)}'
                f'{val("lvlText", said)}<w:lvlJc w:val="left"/>'
                f"{properties('pPr', (place,))}{run}</w:lvl>"
            )

    def _indent(self, kind: int) -> float:
        """Return how far the words of a list stand in."""
        if kind == JUDGEMENTS:
            return max(self.theme.indent, NUMBER)
        return self.theme.indent + IN


def _instance(number: int, kind: int, start: int) -> str:
    anew = (
        f'<w:lvlOverride w:ilvl="0">{val("startOverride", start)}</w:lvlOverride>'
        if start
        else ""
    )
    return f'<w:num w:numId="{number}">{val("abstractNumId", kind)}{anew}</w:num>'
