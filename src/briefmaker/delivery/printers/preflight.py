"""Before anything is printed: does it fit this printer, and what will it cost?"""

from collections.abc import Iterator, Sequence
from math import ceil

from briefmaker.delivery.printers.queues import Queue, Sheet, Sides
from briefmaker.delivery.printers.troubles import stopped
from briefmaker.pdf.printable import Printable, Side
from briefmaker.problems import Problem, Severity
from briefmaker.values import Struct

SLACK = 0.6
"""Millimetres by which ink may seem to reach into a margin: the size of a dot."""

HIGHEST = 300.0
"""Millimetres; no paper that briefs are set for is higher."""

EDGES = ("top", "right", "bottom", "left")
SIDES = {
    Sides.ONE: "on one side",
    Sides.LONG: "on both sides, turned on the long edge",
    Sides.SHORT: "on both sides, turned on the short edge",
}


class Setting(Struct, frozen=True):
    """How a document is printed.

    Attributes:
        sides: nothing where the printer's own way is taken.
        colour: whether colours are printed; nothing for the printer's own way.
        pages: the numbers of the pages that are printed, from 1; nothing for all.
        fit: made smaller where it does not fit between the margins.
        hold: kept in the queue until somebody releases it.
    """

    sides: Sides | None = None
    colour: bool | None = None
    copies: int = 1
    pages: tuple[int, ...] = ()
    fit: bool = False
    hold: bool = False


class Plan(Struct, frozen=True):
    """What will come out of a printer.

    Attributes:
        sheet: the paper; nothing if the printer has none that fits.
        sheets: how many sheets of paper one copy takes.
    """

    setting: Setting
    sheet: Sheet | None
    sides: Sides
    colour: bool
    pages: tuple[int, ...]
    sheets: int
    problems: tuple[Problem, ...] = ()

    @property
    def said(self) -> str:
        """It in words: `3 pages on 2 sheets of A4, on both sides …, in grey`."""
        return self.of(_many(len(self.pages), "page"))

    def of(self, what: str) -> str:
        """Return it in words, with what is on the sheets: `8 pages as a booklet`."""
        copies, sheets = self.setting.copies, self.sheets
        paper = f" of {self.sheet.said}" if self.sheet else ""
        many = f", {copies} copies: {_many(copies * sheets, 'sheet')}"
        return (
            f"{what} on {_many(sheets, 'sheet')}{paper}, "
            f"{SIDES[self.sides]}, in {'colour' if self.colour else 'grey'}"
            f"{many if copies > 1 else ''}"
        )


def plan(document: Printable, queue: Queue, setting: Setting) -> Plan:
    """Return what would be printed, and everything that speaks against it."""
    pages = setting.pages or tuple(range(1, len(document.sides) + 1))
    printed = [
        document.sides[page - 1] for page in pages if page <= len(document.sides)
    ]
    sheet = _sheet(printed, queue)
    sides, refused = _sides(document, queue, setting)
    asked = queue.in_colour if setting.colour is None else setting.colour
    colour = asked and queue.colour
    problems = (
        *_halted(queue),
        *_beyond(pages, document),
        *_unfit(printed, queue, sheet),
        *_cut(pages, printed, sheet, setting),
        *refused,
        *_without_fonts(document),
        *_colours(pages, printed, queue, setting, colour=colour),
    )
    each = 1 if sides is Sides.ONE else 2
    sheets = ceil(len(printed) / each)
    return Plan(setting, sheet, sides, colour, pages, sheets, problems)


def _halted(queue: Queue) -> Iterator[Problem]:
    """A queue that takes nothing is an error; one that has stopped is a warning."""
    if not queue.accepting:
        yield Problem(
            "print.closed",
            f"the printer {queue.name} takes no jobs now",
            hint="somebody has closed its queue; `cupsaccept` opens it",
        )
    elif why := stopped(queue):
        yield Problem(
            "print.stopped",
            f"the printer {queue.name} prints nothing now: {why}",
            severity=Severity.WARNING,
            hint="what is sent waits in its queue until it goes on",
        )


def _beyond(pages: Sequence[int], document: Printable) -> Iterator[Problem]:
    last = len(document.sides)
    if any(page > last for page in pages):
        yield Problem(
            "print.no-page",
            f"there is no page {max(pages)}: the document has {_many(last, 'page')}",
            hint="say the pages as they are counted, from 1: `--pages 1-3,5`",
        )


def _sheet(sides: Sequence[Side], queue: Queue) -> Sheet | None:
    """Return the paper that all pages fit, if the printer has it."""
    found = {queue.sheet_for(side.width, side.height) for side in sides}
    return found.pop() if len(found) == 1 else None


def _unfit(
    sides: Sequence[Side], queue: Queue, sheet: Sheet | None
) -> Iterator[Problem]:
    """Pages are of one paper, and the printer has it (issue: mixed paper sizes)."""
    sizes = dict.fromkeys(
        f"{min(side.width, side.height):.0f} × {max(side.width, side.height):.0f} mm"
        for side in sides
    )
    if len(sizes) > 1:
        yield Problem(
            "print.mixed-paper",
            f"its pages are of {len(sizes)} sizes: {', '.join(sizes)}",
            hint="print the pages of each size by themselves with `--pages`",
        )
    elif sheet is None and sides:
        usual = [each.said for each in queue.sheets if each.name in queue.ready]
        has = ", ".join(usual or [each.said for each in queue.sheets[:6]])
        yield Problem(
            "print.wrong-paper",
            f"its pages are {next(iter(sizes))}, and the printer {queue.name} has no "
            f"such paper; it has {has or 'none that it names'}",
            hint="choose a printer that has it"
            if max(sides[0].width, sides[0].height) > HIGHEST
            else "render the brief for its paper: `--paper A4` or `--paper Letter`",
        )
    elif sheet and queue.ready and sheet.name not in queue.ready:
        yield Problem(
            "print.not-loaded",
            f"no {sheet.said} lies in the printer {queue.name} now",
            severity=Severity.WARNING,
            hint="put some in, or it will wait for it",
        )


def _cut(
    pages: Sequence[int], sides: Sequence[Side], sheet: Sheet | None, setting: Setting
) -> Iterator[Problem]:
    """Ink lies inside what the printer can reach."""
    if sheet is None or setting.fit:
        return
    for page, side in zip(pages, sides, strict=False):
        if side.clear is None:
            continue
        turned = side.width > side.height
        margins = sheet.margins[-1:] + sheet.margins[:-1] if turned else sheet.margins
        over = [
            edge
            for edge, clear, margin in zip(EDGES, side.clear, margins, strict=True)
            if clear < margin - SLACK
        ]
        if over:
            assumed = "may not" if sheet.assumed else "cannot"
            yield Problem(
                "print.cut-off",
                f"page {page} has ink at its {' and '.join(over)} edge where the "
                f"printer {assumed} print",
                severity=Severity.WARNING if sheet.assumed else Severity.ERROR,
                hint="make it a little smaller: `--fit`",
            )


def _sides(
    document: Printable, queue: Queue, setting: Setting
) -> tuple[Sides, tuple[Problem, ...]]:
    """Return the sides that are printed, and what is wrong with that."""
    wanted = setting.sides or (Sides.SHORT if document.folded else None)
    if wanted is None:
        usual = queue.default_sides
        return (usual if usual in queue.sides else Sides.ONE), ()
    if wanted in queue.sides:
        return wanted, ()
    problem = Problem(
        "print.no-duplex",
        f"the printer {queue.name} does not print {SIDES[wanted]}",
        hint="print a booklet on another printer: one that turns the sheets"
        if document.folded
        else "print on one side with `--sides one`, or choose another printer",
    )
    return wanted, (problem,)


def _without_fonts(document: Printable) -> Iterator[Problem]:
    if document.missing:
        yield Problem(
            "print.no-font",
            f"the file does not bring its fonts along: {', '.join(document.missing)}",
            hint="ask its maker for a PDF with all fonts inside",
        )


def _colours(
    pages: Sequence[int],
    sides: Sequence[Side],
    queue: Queue,
    setting: Setting,
    *,
    colour: bool,
) -> Iterator[Problem]:
    """Fills that stand for different things stay different in grey (design C.6)."""
    if setting.colour and not queue.colour:
        yield Problem(
            "print.no-colour",
            f"the printer {queue.name} prints no colours",
            hint="leave out `--colour`, or choose another printer",
        )
    if colour:
        return
    alike = [page for page, side in zip(pages, sides, strict=False) if side.clashes]
    if alike:
        one, other = sides[pages.index(alike[0])].clashes[0]
        on = ", ".join(map(str, alike))
        yield Problem(
            "print.alike-in-grey",
            f"on page {on} two colours cannot be told apart in grey: {one} and {other}",
            severity=Severity.WARNING,
            hint="print the brief with patterns instead: `--variant mono`",
        )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
