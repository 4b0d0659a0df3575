"""What is printed over every page of a pack: its number, mark, thumb, and whose it is.

One light document with a page for each page of the pack, and nothing in its flow: all
stands at the edges, where the papers have left room. It is laid out once for each copy,
so a page is a few lines of text at fixed places, and nothing else.
"""

from collections.abc import Iterator, Sequence

from briefmaker.charts.styles import Style, Weight
from briefmaker.charts.typeface import Typeface
from briefmaker.look.look import Look, Variant
from briefmaker.pack.facts import Copy, Sheet
from briefmaker.pack.frame import Setter
from briefmaker.pack.planning import Plan
from briefmaker.pack.points import DOT
from briefmaker.pack.view import Leaf, Thumb
from briefmaker.workspace import Workspace
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.page import Page

ABOVE = 20.0
"""Where the first thumb begins, from the upper edge in mm: the margin of the papers."""

BELOW = 22.0
"""What is left under the last thumb, in mm: the foot of the papers and the strip."""

STEP, LEAST_STEP = 14.0, 5.6
"""From thumb to thumb, in mm, where there are few tabs, and where there are many."""

GAP = 0.8
"""Between two thumbs, in mm."""

BETWEEN = 5.0
"""What stays empty between the two sides of the strip, and beside a mark, in mm."""

MARK = Style(12, Weight.BOLD)
PADDING = 5.0
"""What a mark's ground is wider than its words, in mm."""

LARGE = 12.0
"""Type size of everything in large print, in pt."""


class _Strip:
    """What stands at the reading start of every page, as far as there is room."""

    def __init__(
        self, setter: Setter, copy: Copy | None, stamp: str, last: str
    ) -> None:
        """Measure what stands at the other end.

        Args:
            last: the last page's number, the longest.
        """
        self.setter = setter
        self._copy = copy
        self._pack = DOT.join(filter(None, (setter.plan.meeting.id, stamp)))
        self._type = Typeface(setter.workspace.assets / "fonts", setter.look.brand.sans)
        self._words = Style(LARGE if setter.look.large else 8)
        number = Style(LARGE if setter.look.large else 8.5, Weight.SEMIBOLD)
        mark = self._type.width(setter.handling.label, MARK) + PADDING
        self._taken = self._type.width(last, number) + BETWEEN, mark + BETWEEN
        self._known: dict[tuple[bool, bool], str] = {}

    def start(self, *, wide: bool, marked: bool) -> str:
        """Return pack and copy; a name that is too long is cut.

        Args:
            marked: the pack's mark stands at the other end of the strip.
        """
        key = (wide, marked)
        if key not in self._known:
            paper = self.setter.paper
            room = paper.live + (paper.height - paper.width if wide else 0)
            room -= self._taken[0] + (self._taken[1] if marked else 0)
            self._known[key] = self._cut(room)
        return self._known[key]

    def _cut(self, room: float) -> str:
        if self._copy is None:
            return self._pack
        copy, language = self._copy, self.setter.language
        said = language.file.pack.copy_of.format(number=copy.number, of=copy.of)
        whose = language.numerals(said).replace(" ", NBSP)
        # In large print, what pack it is of stands on the cover alone.
        before = (whose,) if self.setter.look.large else (self._pack, whose)
        for name in _shorter(copy.name):
            start = DOT.join((*before, name))
            if self._type.width(start, self._words) <= room:
                return start
        return DOT.join(before)


def overlay(
    plan: Plan,
    sheets: Sequence[Sheet],
    copy: Copy | None,
    language: Language,
    look: Look,
    workspace: Workspace,
    *,
    stamp: str = "",
) -> Page:
    """Return a document of one page for each sheet, to be printed over the pack.

    Args:
        sheets: the pages of the pack in their order.
        copy: whose copy this is; nothing if there are no others.
        stamp: a short digest of what the pack is made from; maybe nothing.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    setter = Setter(plan, language, look, workspace)
    strip = _Strip(setter, copy, stamp, _folio(sheets[-1], language))
    return setter.page(
        "overlay",
        setter.named(),
        marked=False,
        leaves=tuple(_leaf(sheet, strip) for sheet in sheets),
    )


def _leaf(sheet: Sheet, strip: _Strip) -> Leaf:
    setter = strip.setter
    mark = setter.handling.label
    marked = bool(mark) and not sheet.bare and sheet.marking != mark
    return Leaf(
        classes=f"outside-{_side(sheet, setter)}{' wide' if sheet.wide else ''}",
        start=strip.start(wide=sheet.wide, marked=marked),
        folio=_folio(sheet, setter.language),
        strip=marked,
        full=bool(mark) and sheet.bare,
        blank=sheet.blank,
        thumb=_thumb(sheet, setter) if sheet.tab else None,
    )


def _side(sheet: Sheet, setter: Setter) -> str:
    """Return where the outer edge of a page is: away from the binding.

    Books that run from right to left begin on a left-hand page.
    """
    first, second = "right", "left"
    if setter.language.direction == "rtl":
        first, second = second, first
    one_sided = Variant.SIMPLEX in setter.look.variants
    return first if one_sided or sheet.number % 2 else second


def _folio(sheet: Sheet, language: Language) -> str:
    said = language.file.pack.pack_page.format(page=sheet.number, pages=sheet.of)
    return language.numerals(said).replace(" ", NBSP)


def _shorter(name: str) -> Iterator[str]:
    """Yield a name whole, then with less and less of its end."""
    yield name
    for end in range(len(name) - 2, 2, -1):
        yield f"{name[:end].rstrip(' -')}…"


def _thumb(sheet: Sheet, setter: Setter) -> Thumb:
    """Return the thumb of a tab; where they are too many, they begin at the top again.

    Thumbs of wide pages stand at the same edge, which is as high as the paper is wide.
    """
    paper = setter.paper
    edge = (paper.width if sheet.wide else paper.height) - ABOVE - BELOW
    most = int(edge / LEAST_STEP)
    step = min(STEP, edge / min(sheet.thumbs, most))
    top = ABOVE + step * (sheet.thumb % most)
    label = setter.language.numerals(sheet.tab)
    return Thumb(label, round(top, 2), round(min(step - GAP, STEP - 2), 2))
