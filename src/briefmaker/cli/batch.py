"""The products that are asked for of a meeting: what each is, and its file's name."""

import io
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.cli.orders import Order
from briefmaker.cli.packs import Finished, Product, Works
from briefmaker.cli.progress import Progress
from briefmaker.problems import BriefError
from briefmaker.stopwatch import Stopwatch
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.brief.meeting import Attendee
    from briefmaker.pack.copies import Recipient
    from briefmaker.pack.handouts import Handouts
    from briefmaker.pack.naming import Names
    from briefmaker.pack.packing import Packing
    from briefmaker.pack.planning import Plan
    from briefmaker.pack.register import Entry, Register


class Batch(Struct, frozen=True):
    """A meeting with what is to be made of it.

    Attributes:
        packing: its papers, if they are wanted.
        people: who gets a copy of those asked for, each with its number.
        register: what went out before, where copies go.
    """

    order: Order
    workspace: Workspace
    plan: "Plan"
    packing: "Packing | None"
    people: "tuple[Recipient, ...]"
    register: "Register"

    def products(self) -> Iterator[Product]:
        """Yield what is to be made; copies for one audience behind one another."""
        audience = self.order.asked.audience
        if self.packing and self.order.itself:
            file = self._file(self._names().of(*filter(None, [audience])))
            yield Product("the pack", file, self.packing.pdf, ("pack", audience), True)
        if self.order.card:
            file = self._file(self._names(small=True).of("agenda"))
            make = self._handouts().card
            yield Product("the agenda", file, make, ("card", None))
        if self.order.plates:
            file = self._file(self._names(small=True).of("name plates"))
            make = self._handouts().plates
            yield Product("name plates", file, make, ("plates", None))
        if self.packing:
            yield from self._copies(self.packing)

    def _copies(self, packing: "Packing") -> Iterator[Product]:
        from briefmaker.pack.copies import by_audience

        for audience, people in by_audience(self.people):
            for person in people:
                copy = person.copy
                file = self._file(self._names().of_copy(copy))
                yield Product(
                    f"copy {copy.number} of {copy.of}, {copy.name}",
                    file,
                    partial(packing.pdf, copy, audience),
                    ("copy", audience),
                    folded=True,
                    entry=partial(_entry, person, packing, file.name),
                )

    def roll(self, entries: "Sequence[Entry]") -> Product:
        """Return the register on paper, with the copies that are about to go out."""
        register = self.register
        for entry in entries:
            register = register.with_entry(entry)
        rows = register.current(self.plan.meeting.id)
        file = self._file(self._names(small=True).of("register"))
        make = partial(self._handouts().register, rows)
        return Product("the register", file, make, ("register", None))

    def _handouts(self) -> "Handouts":
        from briefmaker.pack.handouts import Handouts

        variants = self.order.asked.wishes().variants
        return Handouts(self.plan, self.workspace, variants)

    def _names(self, *, small: bool = False) -> "Names":
        """Return the names of files.

        Args:
            small: of the small prints, which are not set in all print variants.
        """
        from briefmaker.pack.naming import Names

        variants: Sequence[str] = self.order.asked.variants
        if small:
            from briefmaker.pack.handouts import VARIANTS

            variants = [each for each in variants if each in VARIANTS]
        return Names(self.plan, variants)

    def _file(self, name: str) -> Path:
        return self.order.file or self.order.folder(self.workspace) / name


def finished(
    order: Order, workspace: Workspace, works: Works, watch: Stopwatch
) -> list[Finished]:
    """Make all that is asked for; what is wrong with any of it is told.

    Returns:
        the products in the order in which they are put in place, copies by number.
    """
    with Progress(1, wanted=not works.teller.quiet) as progress:
        progress.at(works.name, 0)
        # Standard output is for products: what a library prints is none.
        with redirect_stdout(io.StringIO()), watch.stage("compose"):
            batch = _batch(order, workspace, works)
    if batch is None or works.teller.blocked:
        return []
    with watch.stage("typeset"):
        made = works.finished(list(batch.products()))
        made.sort(key=lambda each: each.entry.copy if each.entry else 0)
        entries = [each.entry for each in made if each.entry]
        if entries and not works.teller.blocked:
            made += works.finished([batch.roll(entries)])
    return made


def _batch(order: Order, workspace: Workspace, works: Works) -> Batch | None:
    """Read the meeting and compose its papers; nothing if that is not possible.

    What is wrong with the meeting, its papers, the list of people and the register is
    told at once.
    """
    from briefmaker.pack.packing import Packing
    from briefmaker.pack.planning import plan

    try:
        planned = plan(order.meeting, workspace)
    except BriefError as error:
        works.teller.tell(works.name, error.problems)
        _attendees(order, (), workspace, works)
        return None
    meeting = planned.meeting
    attendees = _attendees(order, meeting.attendees, workspace, works)
    wishes = order.asked.wishes()
    changed = {"paper": wishes.paper or meeting.paper}
    planned = replace(planned, meeting=meeting.model_copy(update=changed))
    packing = None
    found = planned.problems
    try:
        if order.itself or order.copies:
            packing = Packing(planned, workspace, wishes)
            found = packing.problems
    except BriefError as error:
        found = (*found, *error.problems)
    works.teller.tell(works.name, found)
    register, people = _people(order, meeting.id, attendees, workspace, works)
    if order.people:
        seated = planned.meeting.model_copy(update={"attendees": attendees})
        planned = replace(planned, meeting=seated)
    return Batch(order, workspace, planned, packing, people, register)


def _attendees(
    order: Order,
    attendees: "tuple[Attendee, ...]",
    workspace: Workspace,
    works: Works,
) -> "tuple[Attendee, ...]":
    """Return the people meant: those of the list that is given, else the attendees."""
    if order.people is None:
        return attendees
    from briefmaker.brief.meetings import attendees_of

    listed = attendees_of(order.people, workspace)
    works.teller.tell(workspace.shown(order.people), listed.problems)
    return listed.attendees


def _people(
    order: Order,
    pack: str,
    attendees: "tuple[Attendee, ...]",
    workspace: Workspace,
    works: Works,
) -> "tuple[Register, tuple[Recipient, ...]]":
    """Return the register, and who gets a copy of those asked for."""
    from briefmaker.pack.copies import moved, only, recipients
    from briefmaker.pack.register import FILE, Register, register_at

    if not order.copies:
        return Register(), ()
    name = workspace.shown(order.people) if order.people else works.name
    try:
        register = register_at(order.folder(workspace) / FILE, workspace)
        everybody = recipients(attendees)
        if order.only:
            return register, only(order.only, everybody, register, pack)
    except BriefError as error:
        works.teller.tell(name, error.problems)
        return Register(), ()
    works.teller.tell(name, moved(everybody, register, pack))
    return register, everybody


def _entry(
    person: "Recipient", packing: "Packing", file: str, pages: int, sha256: str
) -> "Entry":
    """Return the row of a copy that was just made in the register."""
    from briefmaker.pack.copies import enrolled

    return enrolled(person, packing.plan, packing.stamp, file, pages, sha256)
