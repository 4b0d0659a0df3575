"""Who gets which copy of a pack: one for each of the list, numbered in its order.

A number stays with its person. One copy made again has the number that the register
knows, and where a changed list moves numbers this is said.
"""

from collections.abc import Iterator, Sequence

from briefmaker.brief.meeting import Attendee
from briefmaker.brief.nearest import nearest
from briefmaker.pack.facts import Copy
from briefmaker.pack.naming import label
from briefmaker.pack.planning import Plan
from briefmaker.pack.register import Entry, Register
from briefmaker.problems import BriefError, Problem, Severity
from briefmaker.values import Struct, replace


class Recipient(Struct, frozen=True):
    """Somebody who gets a copy, and which one."""

    copy: Copy
    attendee: Attendee

    @property
    def who(self) -> tuple[str, str, str]:
        """Name, role and body: what tells people of one name apart."""
        person = self.attendee
        return person.name, person.role or "", person.body or ""

    @property
    def told(self) -> str:
        """The person as `--only` takes them where a name is not enough."""
        return ", ".join(filter(None, (self.who[0], self.who[2] or self.who[1])))


def recipients(attendees: Sequence[Attendee]) -> tuple[Recipient, ...]:
    """Return those who get a copy, numbered in the order of the list.

    Raises:
        BriefError: nobody on it gets one.
    """
    getting = [each for each in attendees if each.copy_]
    if not getting:
        raise BriefError([_NOBODY])
    return tuple(
        Recipient(Copy(number, len(getting), each.name), each)
        for number, each in enumerate(getting, start=1)
    )


def by_audience(
    people: Sequence[Recipient],
) -> Iterator[tuple[str | None, tuple[Recipient, ...]]]:
    """Yield each audience with its people, so that it need be laid out only once."""
    for audience in dict.fromkeys(each.attendee.audience for each in people):
        yield (
            audience,
            tuple(each for each in people if each.attendee.audience == audience),
        )


def only(
    names: Sequence[str], people: Sequence[Recipient], register: Register, pack: str
) -> tuple[Recipient, ...]:
    """Return the people of these names, each with the number of their first copy.

    Args:
        names: as on the list: a name, or with its body or role: `Ben Ode, Treasury`.
        people: all who get a copy.
        register: what went out before.
        pack: the id of the meeting.

    Raises:
        BriefError: a name is not on the list or stands there twice, or somebody else
            has the number by now.
    """
    found: dict[Recipient, None] = {}
    problems: list[Problem] = []
    for name in names:
        meant = [each for each in people if _folded(name) in _callings(each)]
        if len(meant) == 1:
            found.setdefault(meant[0])
        else:
            problems.append(_not_one(name, meant, people))
    numbered = [_as_before(each, people, register, pack) for each in found]
    problems += [each for each in numbered if isinstance(each, Problem)]
    if problems:
        raise BriefError(problems)
    chosen = [each for each in numbered if isinstance(each, Recipient)]
    return tuple(sorted(chosen, key=lambda each: each.copy.number))


def moved(
    people: Sequence[Recipient], register: Register, pack: str
) -> tuple[Problem, ...]:
    """Return the warning that some people get other numbers than they had."""
    changed = []
    for each in people:
        before = register.number_of(pack, each.who)
        if before and before[0] != each.copy.number and _single(each, people):
            changed.append((each, before[0]))
    if not changed:
        return ()
    first, number = changed[0]
    others = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    return (
        Problem(
            "pack.renumbered",
            f"“{first.told}” had copy {number} of this pack and gets copy "
            f"{first.copy.number} now{others}",
            Severity.WARNING,
            hint="the list has changed; new people at its end would leave the numbers "
            "as they are",
        ),
    )


def enrolled(
    person: Recipient, plan: Plan, stamp: str, file: str, pages: int, sha256: str
) -> Entry:
    """Return the row of a copy in the register.

    Args:
        stamp: the one that its pages bear.
        file: its name.
        sha256: of its bytes, 64 hexadecimal digits.
    """
    name, role, body = person.who
    return Entry(
        copy=person.copy.number,
        of=person.copy.of,
        name=name,
        role=role,
        body=body,
        audience=person.attendee.audience or "",
        file=file,
        pages=pages,
        sha256=sha256,
        pack=plan.meeting.id,
        stamp=stamp,
        marking=label(plan),
        issued=plan.issued.isoformat(),
    )


def _as_before(
    each: Recipient, people: Sequence[Recipient], register: Register, pack: str
) -> Recipient | Problem:
    """Return somebody with the number that they had, or that they would have."""
    before = register.number_of(pack, each.who)
    if before and _single(each, people):
        number, of = before
        return replace(each, copy=Copy(number, of, each.copy.name))
    holder = register.holder(pack, each.copy.number)
    if holder and holder != each.who:
        return Problem(
            "pack.number-taken",
            f"“{each.told}” would get copy {each.copy.number}, which went to "
            f"“{holder[0]}” before",
            hint="make all copies again without `--only`, or put new people at the end "
            "of the list",
        )
    return each


def _single(person: Recipient, people: Sequence[Recipient]) -> bool:
    return sum(each.who == person.who for each in people) == 1


def _callings(person: Recipient) -> set[str]:
    name, role, body = person.who
    said = (name, f"{name}, {role}", f"{name}, {body}")
    return {_folded(each) for each in said}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip(",")


def _not_one(
    name: str, meant: Sequence[Recipient], people: Sequence[Recipient]
) -> Problem:
    if meant:
        told = " or ".join(f"`{each.told}`" for each in meant)
        return Problem(
            "pack.two-of-a-name",
            f"{len(meant)} people on the list are called “{name}”",
            hint=f"say which: {told}",
        )
    return Problem(
        "pack.not-on-the-list",
        f"nobody called “{name}” gets a copy",
        hint=nearest(name, [each.copy.name for each in people]),
    )


_NOBODY = Problem(
    "pack.no-copies",
    "nobody on the list gets a copy",
    hint="add `attendees` to the meeting, or name a list: `--list people.csv`",
)
