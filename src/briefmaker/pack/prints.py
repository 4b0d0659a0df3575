"""Small prints for the room: the agenda on a card, and name plates to be folded."""

from collections.abc import Sequence

from briefmaker.brief.meeting import Attendee
from briefmaker.charts.styles import Style, Weight
from briefmaker.charts.typeface import Typeface
from briefmaker.look.look import Look, Variant
from briefmaker.pack.facts import Bound
from briefmaker.pack.frame import Setter
from briefmaker.pack.hours import when
from briefmaker.pack.planning import Plan
from briefmaker.pack.points import DOT, points
from briefmaker.pack.view import Plate
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.header import plain
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page

ROOMY, CLOSE = 9, 16
"""Items up to which a card is set large, and up to which it is not set small."""

BESIDE = 20.0
"""What stays empty at either side of a name plate, in mm."""

ONE_LINE = (84, 78, 72, 66, 60, 54, 48, 44)
TWO_LINES = (60, 54, 48, 44, 40, 36, 32, 28, 24)
"""Sizes of a name in pt, the largest first; a smaller one would not be read across a
table in one line, and is set in two."""

OFFICE = (24, 22, 20, 18, 16, 14)
"""Sizes of office and body in pt."""

MOST_LINES = 2


def card(
    plan: Plan,
    language: Language,
    look: Look,
    workspace: Workspace,
    bound: Sequence[Bound] = (),
) -> Page:
    """Return the agenda on one page.

    Args:
        bound: the tabs after layout, if the pack is at hand, for its page numbers.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    setter = Setter(plan, language, look, workspace)
    meeting = plan.meeting
    items = len(meeting.agenda)
    return setter.page(
        "card",
        DOT.join((language.file.pack.agenda, setter.named())),
        limit=1,
        limit_at=("agenda",),
        anchors={"agenda": ("agenda",)},
        called=plain(setter.named(), language),
        when=plain(when(meeting, language), language),
        place=plain(meeting.place, language),
        agenda=points(plan, bound, language),
        size="roomy" if items <= ROOMY else "close" if items <= CLOSE else "tight",
    )


def plates(
    plan: Plan, language: Language, look: Look, workspace: Workspace
) -> Page | None:
    """Return a name plate for each who attends; nothing if nobody is named.

    Each is a page that lies, folded along its middle: the name stands on both sides.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    come = [each for each in plan.meeting.attendees if each.attends]
    if not come:
        return None
    # Names are large by themselves; margins for holes or notes would move the fold.
    bare = replace(look, variants=look.variants & {Variant.MONO})
    setter = Setter(plan, language, bare, workspace)
    return setter.page(
        "plates",
        DOT.join((language.file.pack.plates, setter.named())),
        marked=False,
        plates=tuple(_plate(each, setter) for each in come),
    )


def _plate(person: Attendee, setter: Setter) -> Plate:
    face = Typeface(setter.workspace.assets / "fonts", setter.look.brand.sans)
    room = setter.paper.height - 2 * BESIDE
    size, lines = _fitted(person.name, face, room)
    said = tuple(filter(None, (person.role, person.body)))
    return Plate(
        name=tuple(plain(line, setter.language) for line in lines),
        size=size,
        office=tuple(plain(each, setter.language) for each in said),
        office_size=_office(said, face, room),
    )


def _fitted(name: str, face: Typeface, room: float) -> tuple[float, tuple[str, ...]]:
    """Return the size of a name in pt, and its one line or two."""
    for size in ONE_LINE:
        if face.width(name, Style(size, Weight.SEMIBOLD)) <= room:
            return size, (name,)
    lines: tuple[str, ...] = (name,)
    for size in TWO_LINES:
        style = Style(size, Weight.SEMIBOLD)
        lines = face.wrap(name, style, room)
        if len(lines) <= MOST_LINES and face.widest(lines, style) <= room:
            return size, lines
    return TWO_LINES[-1], lines


def _office(said: Sequence[str], face: Typeface, room: float) -> float:
    for size in OFFICE:
        style = Style(size)
        if all(len(face.wrap(each, style, room)) <= MOST_LINES for each in said):
            return size
    return OFFICE[-1]
