"""A queue: a printer with its paper, its settings and what state it is in."""

from collections.abc import Mapping
from enum import StrEnum

from briefmaker.brief.nearest import nearest
from briefmaker.delivery.printers.ipp import (
    CUPS_GET_DEFAULT,
    CUPS_GET_PRINTERS,
    GET_PRINTER_ATTRIBUTES,
    PRINTER,
    Attributes,
    question,
)
from briefmaker.delivery.printers.server import Server
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

HUNDREDTHS = 100.0
"""IPP counts paper in hundredths of a millimetre (PWG 5100.3)."""

CLOSE = 2.0
"""Millimetres by which two papers may differ and be the same to a printer."""

FALLBACK = 4.23
"""Margin in mm that is assumed where a printer names none: a sixth of an inch."""

STATES = {3: "idle", 4: "printing", 5: "stopped"}
COLOUR = frozenset({"auto", "color"})
WANTED = (
    "printer-name",
    "printer-info",
    "printer-location",
    "printer-state",
    "printer-state-message",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "sides-supported",
    "sides-default",
    "print-color-mode-supported",
    "print-color-mode-default",
    "copies-supported",
    "media-default",
    "media-ready",
    "media-supported",
    "media-col-database",
)
"""What is asked of a printer (RFC 8011, PWG 5100.7 and 5100.13)."""


class Sides(StrEnum):
    """Which sides of the paper are printed; values as IPP has them."""

    ONE = "one-sided"
    LONG = "two-sided-long-edge"
    SHORT = "two-sided-short-edge"


class Sheet(Struct, frozen=True):
    """A paper that a printer takes, in mm and upright.

    Attributes:
        name: as IPP has it, `iso_a4_210x297mm`.
        margins: what cannot be printed at the top, right, bottom and left.
        assumed: the printer does not say its margins.
    """

    name: str
    width: float
    height: float
    margins: tuple[float, float, float, float]
    assumed: bool = False

    @property
    def said(self) -> str:
        """Its name as people say it."""
        return PAPERS.get(self.name) or f"{self.width:.0f} × {self.height:.0f} mm"

    def takes(self, width: float, height: float) -> bool:
        """Whether a page of this size in mm is the same paper, turned or not."""
        sizes = sorted((width, height)), sorted((self.width, self.height))
        return all(abs(one - other) <= CLOSE for one, other in zip(*sizes, strict=True))


PAPERS = {
    "iso_a3_297x420mm": "A3",
    "iso_a4_210x297mm": "A4",
    "iso_a5_148x210mm": "A5",
    "na_letter_8.5x11in": "Letter",
    "na_legal_8.5x14in": "Legal",
    "na_ledger_11x17in": "Tabloid",
    "na_invoice_5.5x8.5in": "half Letter",
}


class Queue(Struct, frozen=True):
    """A printer as its server describes it.

    Attributes:
        info: its name for people.
        state: `idle`, `printing` or `stopped`.
        reasons: why it is in that state, as IPP keywords; `media-jam-error`.
        message: the same as its server puts it.
        sheets: the papers that it takes.
        ready: names of those that lie in it, if it says so.
        colour: whether it can print colours.
        in_colour: whether it does so if nobody says otherwise.
        most: the most copies of one job.
    """

    name: str
    info: str
    location: str
    state: str
    reasons: tuple[str, ...]
    message: str
    accepting: bool
    sheets: tuple[Sheet, ...]
    ready: frozenset[str]
    sheet: str
    sides: frozenset[Sides]
    default_sides: Sides
    colour: bool
    in_colour: bool

    def sheet_for(self, width: float, height: float) -> Sheet | None:
        """Return the paper for pages of this size in mm, if it takes one."""
        return next((each for each in self.sheets if each.takes(width, height)), None)


def queues(server: Server) -> tuple[Queue, ...]:
    """Return all printers of a server, by name.

    Raises:
        BriefError: the server does not answer.
    """
    answer = server.ask(question(CUPS_GET_PRINTERS, wanted=("printer-name",)))
    names = (_text(each, "printer-name") for each in answer.all(PRINTER))
    return tuple(_queue(server, name) for name in sorted(filter(None, names)))


def queue_of(server: Server, name: str | None) -> Queue:
    """Return the printer of that name, or the usual one.

    Raises:
        BriefError: there is none, or the server does not answer.
    """
    if name is None:
        usual = server.ask(question(CUPS_GET_DEFAULT, wanted=("printer-name",)))
        name = _text(usual.group(PRINTER), "printer-name")
    known = tuple(each.name for each in queues(server))
    if name in known:
        return _queue(server, name)
    listed = f"there are {', '.join(known)}" if known else "there is none"
    if name:
        raise BriefError(
            [
                Problem(
                    "print.unknown-printer",
                    f"this computer knows no printer “{name}”; {listed}",
                    hint=nearest(name, known) or "`lpstat -e` lists printers nearby",
                )
            ]
        )
    hint = (
        f"name one: `--printer {known[0]}`"
        if known
        else ("add one in the settings of this computer")
    )
    raise BriefError(
        [
            Problem(
                "print.no-printer", f"no printer is the usual one; {listed}", hint=hint
            )
        ]
    )


def _queue(server: Server, name: str) -> Queue:
    """Ask a printer what it is and can do."""
    asked = question(GET_PRINTER_ATTRIBUTES, server.uri(name), wanted=WANTED)
    said = server.ask(asked).group(PRINTER)
    modes = frozenset(_texts(said, "print-color-mode-supported"))
    default_mode = _text(said, "print-color-mode-default")
    colour = bool(modes & COLOUR)
    state = said.get("printer-state", ())
    accepting = said.get("printer-is-accepting-jobs", (True,))
    return Queue(
        name=name,
        info=_text(said, "printer-info") or name,
        location=_text(said, "printer-location"),
        state=STATES.get(_whole(state[0]) if state else 0, "unknown"),
        reasons=tuple(
            each for each in _texts(said, "printer-state-reasons") if each != "none"
        ),
        message=_text(said, "printer-state-message"),
        accepting=accepting != (False,),
        sheets=_sheets(said),
        ready=frozenset(_texts(said, "media-ready")),
        sheet=_text(said, "media-default"),
        sides=frozenset(
            each for each in Sides if each in _texts(said, "sides-supported")
        )
        or frozenset({Sides.ONE}),
        default_sides=_default_sides(_text(said, "sides-default")),
        colour=colour,
        in_colour=colour and default_mode in ("", *COLOUR),
    )


def _default_sides(said: str) -> Sides:
    return Sides(said) if said in tuple(Sides) else Sides.ONE


def _sheets(said: Attributes) -> tuple[Sheet, ...]:
    """Return the papers with their margins; one paper may have several trays."""
    found: dict[tuple[float, float], Sheet] = {}
    names = {
        (round(sheet.width), round(sheet.height)): sheet
        for sheet in map(_named, _texts(said, "media-supported"))
        if sheet
    }
    for column in said.get("media-col-database", ()):
        if not isinstance(column, Mapping):
            continue
        for size in column.get("media-size", ()):
            if isinstance(size, Mapping) and (sheet := _measured(column, size)):
                key = round(sheet.width), round(sheet.height)
                named = names.get(key)
                kept = found.get(key)
                if kept is None or sum(sheet.margins) > sum(kept.margins):
                    name = named.name if named else ""
                    found[key] = Sheet(name, sheet.width, sheet.height, sheet.margins)
    for key, sheet in names.items():
        found.setdefault(key, sheet)
    return tuple(found.values())


def _measured(column: Attributes, size: Attributes) -> Sheet | None:
    """Return a paper by its measures; nothing for one of any size."""
    across, down = size.get("x-dimension", ()), size.get("y-dimension", ())
    if not (across and down):
        return None
    if not isinstance(across[0], int) or not isinstance(down[0], int):
        return None
    top, right, bottom, left = (
        _whole(column.get(f"media-{edge}-margin", (0,))[0]) / HUNDREDTHS
        for edge in ("top", "right", "bottom", "left")
    )
    width, height = across[0] / HUNDREDTHS, down[0] / HUNDREDTHS
    return Sheet("", width, height, (top, right, bottom, left))


def _named(name: str) -> Sheet | None:
    """Return a paper by its self-describing name (PWG 5101.1): `…_210x297mm`."""
    if name.startswith(("custom_min", "custom_max")):
        return None  # how small and how large paper may be, and no paper
    size = name.rpartition("_")[2]
    unit = 25.4 if size.endswith("in") else 1.0
    width, _, height = size.removesuffix("in").removesuffix("mm").partition("x")
    try:
        across, down = float(width) * unit, float(height) * unit
    except ValueError:
        return None
    return Sheet(name, across, down, (FALLBACK,) * 4, assumed=True)


def _texts(said: Attributes, name: str) -> tuple[str, ...]:
    return tuple(each for each in said.get(name, ()) if isinstance(each, str))


def _text(said: Attributes, name: str) -> str:
    return next(iter(_texts(said, name)), "")


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
