"""Audience variants: what is for others is left out before anything is read.

Left out here, it never reaches a later stage, so it is absent from the bytes of
the PDF and not painted over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefmaker.brief.model import Brief
from briefmaker.brief.nearest import nearest
from briefmaker.problems import BriefError, Problem


@dataclass(frozen=True, slots=True)
class Variant:
    """A brief as one audience gets it.

    Attributes:
        kept: for each list that lost entries, the positions that those left had
            in the file.
    """

    brief: Brief
    kept: Mapping[str, tuple[int, ...]]

    def original(self, problem: Problem) -> Problem:
        """Return the problem with its address as it is in the file."""
        head, number = (*problem.address, "", "")[:2]
        if head not in self.kept or not isinstance(number, int):
            return problem
        moved = self.kept[str(head)][number]
        return replace(problem, address=(head, moved, *problem.address[2:]))


def everybody(brief: Brief) -> Variant:
    """Return the brief whole."""
    return Variant(brief, {})


def for_audience(brief: Brief, audience: str) -> Variant:
    """Return the brief without the blocks that are for other audiences.

    A block without `audience` is for everybody.

    Raises:
        BriefError: no block names this audience, so it is a slip of the pen.
    """
    wanted = [
        *(judgement.audience for judgement in brief.judgements),
        *(section.audience for section in brief.sections),
        *(chart.audience for chart in brief.charts.values()),
        *(table.audience for table in brief.tables.values()),
    ]
    named = sorted({name for names in wanted for name in names})
    if audience not in named:
        known = f"audiences in it: {', '.join(named)}" if named else "it names none"
        raise BriefError(
            [
                Problem(
                    "brief.unknown-audience",
                    f"nothing in this brief is for the audience “{audience}”; {known}",
                    hint=nearest(audience, named),
                )
            ]
        )

    def meant(wanted: tuple[str, ...]) -> bool:
        return not wanted or audience in wanted

    def kept(wanted: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
        return tuple(number for number, names in enumerate(wanted) if meant(names))

    judgements = kept(judgement.audience for judgement in brief.judgements)
    sections = kept(section.audience for section in brief.sections)
    return Variant(
        brief.model_copy(
            update={
                "judgements": tuple(brief.judgements[n] for n in judgements),
                "sections": tuple(brief.sections[n] for n in sections),
                "charts": {k: v for k, v in brief.charts.items() if meant(v.audience)},
                "tables": {k: v for k, v in brief.tables.items() if meant(v.audience)},
            }
        ),
        {"judgements": judgements, "sections": sections},
    )
