"""Audience variants: what is for others is left out before anything is read.

Left out here, it never reaches a later stage, so it is absent from the bytes of
the PDF and not painted over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefmaker.brief.model import Brief
from briefmaker.brief.nearest import nearest
from briefmaker.brief.sections import (
    Person,
    Question,
    Recommendation,
    Section,
    Step,
    TalkingPoint,
)
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import Struct, replace

Wanted = tuple[str, ...]
"""The audiences that a block is for; none for everybody."""

Entry = Recommendation | Step | TalkingPoint | Question | Person
"""An entry of a section's list."""


class Variant(Struct, frozen=True):
    """A brief as one audience gets it.

    Attributes:
        kept: for each list that may have lost entries, by its address here, the
            positions that those left had in the file.
    """

    brief: Brief
    kept: Mapping[Address, tuple[int, ...]]

    def original(self, problem: Problem) -> Problem:
        """Return the problem with its address as it is in the file."""
        address = problem.address
        moved = tuple(
            self.kept[address[:at]][key]
            if isinstance(key, int) and address[:at] in self.kept
            else key
            for at, key in enumerate(address)
        )
        return problem if moved == address else replace(problem, address=moved)


def everybody(brief: Brief) -> Variant:
    """Return the brief whole."""
    return Variant(brief, {})


def audiences(brief: Brief) -> tuple[str, ...]:
    """Return the audiences that blocks of the brief are for, in order."""
    return tuple(sorted({name for wanted in _wanted(brief) for name in wanted}))


def for_audience(
    brief: Brief, audience: str, *, named_elsewhere: bool = False
) -> Variant:
    """Return the brief without the blocks that are for other audiences.

    A block without `audience` is for everybody. A section that holds nothing more
    than a list for others goes with it.

    Args:
        named_elsewhere: another brief names this audience, so this one need not.

    Raises:
        BriefError: no block names this audience, so it is a slip of the pen.
    """
    named = audiences(brief)
    if audience not in named and not named_elsewhere:
        raise BriefError([_unknown(audience, named)])

    def kept(wanted: Iterable[Wanted]) -> tuple[int, ...]:
        return tuple(n for n, names in enumerate(wanted) if _meant(names, audience))

    judgements = kept(judgement.audience for judgement in brief.judgements)
    shown = [_thinned(section, audience) for section in brief.sections]
    sections = kept(section.audience for section in brief.sections)
    sections = tuple(n for n in sections if not _emptied(brief.sections[n], shown[n]))
    lists: dict[Address, tuple[int, ...]] = {
        ("sections", here, key): kept(each.audience for each in _entries(there, key))
        for here, there in enumerate(brief.sections[n] for n in sections)
        for key in there.lists
    }
    charts, tables = brief.charts.items(), brief.tables.items()
    return Variant(
        brief.model_copy(
            update={
                "judgements": tuple(brief.judgements[n] for n in judgements),
                "sections": tuple(shown[n] for n in sections),
                "charts": {k: v for k, v in charts if _meant(v.audience, audience)},
                "tables": {k: v for k, v in tables if _meant(v.audience, audience)},
            }
        ),
        {("judgements",): judgements, ("sections",): sections, **lists},
    )


def _meant(wanted: Wanted, audience: str) -> bool:
    return not wanted or audience in wanted


def _wanted(brief: Brief) -> Iterator[Wanted]:
    """Yield the audiences of every block that may have some."""
    for judgement in brief.judgements:
        yield judgement.audience
    for section in brief.sections:
        yield section.audience
        for key in section.lists:
            for entry in _entries(section, key):
                yield entry.audience
    for chart in brief.charts.values():
        yield chart.audience
    for table in brief.tables.values():
        yield table.audience


def _entries(section: Section, key: str) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = getattr(section, key)
    return entries


def _thinned(section: Section, audience: str) -> Section:
    """Return a section without the entries of its list that are for others."""
    return section.model_copy(
        update={
            key: tuple(
                entry
                for entry in _entries(section, key)
                if _meant(entry.audience, audience)
            )
            for key in section.lists
        }
    )


def _emptied(before: Section, after: Section) -> bool:
    """Whether all that a section held was for others."""
    held = after.body or after.key_figures or after.lists
    return bool(before.lists) and not held


def _unknown(audience: str, named: Sequence[str]) -> Problem:
    known = f"audiences in it: {', '.join(named)}" if named else "it names none"
    return Problem(
        "brief.unknown-audience",
        f"nothing in this brief is for the audience “{audience}”; {known}",
        hint=nearest(audience, named),
    )
