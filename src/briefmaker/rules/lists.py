"""Rules of lists and tables: how many, whose, until when (T-09, T-10, T-18)."""

import re
from collections.abc import Iterator

from briefmaker.brief.sections import Role
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.rule import Manuscript
from briefmaker.writing.nodes import Blocks, Callout, Extract, Listing
from briefmaker.writing.written import Exhibit

RECOMMENDATIONS, JUDGEMENTS, ITEMS = 5, 5, 7
POINTS, MOST_POINTS = 4, 6
BASELINE = re.compile(
    r"nothing|baseline|status quo|no change|no action|as now|as it is|as before|"
    r"stay|keep|continue|wait",
    re.IGNORECASE,
)


def t_09(read: Manuscript) -> Iterator[Problem]:
    """Lists are short enough to be remembered."""
    brief = read.brief
    yield from _most(
        len(brief.judgements), JUDGEMENTS, "key judgements", ("judgements",)
    )
    for number, section in enumerate(brief.sections):
        at: Address = ("sections", number)
        count = len(section.recommendations)
        where: Address = (*at, "recommendations")
        yield from _most(count, RECOMMENDATIONS, "recommendations", where)
        where = (*at, "points")
        yield from _most(len(section.points), POINTS, "points", where, MOST_POINTS)
    for address, blocks in read.prose.blocks.items():
        for listing in _listings(blocks):
            yield from _most(len(listing.items), ITEMS, "items in one list", address)


def t_10(read: Manuscript) -> Iterator[Problem]:
    """A next step has an owner and a date."""
    hard = read.kind.decision == "needed"
    for number, section in enumerate(read.brief.sections):
        for index, step in enumerate(section.steps):
            lacking = [
                name
                for name, there in (
                    ("owner", step.owner),
                    ("date", step.by or step.within),
                )
                if not there
            ]
            if lacking:
                yield Problem(
                    "rule.T-10",
                    f"this step has no {' and no '.join(lacking)}",
                    Severity.ERROR if hard else Severity.WARNING,
                    ("sections", number, "steps", index),
                    hint="say who does it (`owner`) and until when (`by` or `within`)",
                )


def t_18(read: Manuscript) -> Iterator[Problem]:
    """A table of options has the option of doing nothing."""
    if not read.language.tag.startswith("en"):
        return
    for number, section in enumerate(read.brief.sections):
        if section.role not in (Role.OPTIONS, Role.COMPARISON):
            continue
        for block in read.prose.blocks.get(("sections", number, "body"), ()):
            name = block.id if isinstance(block, Exhibit) else ""
            table = read.brief.tables.get(name)
            if table and not any(BASELINE.search(" ".join(row)) for row in table.rows):
                yield Problem(
                    "rule.T-18",
                    f"the options in “{table.title}” have no baseline: what happens if "
                    "nothing is done",
                    Severity.WARNING,
                    ("tables", name, "rows"),
                    hint="add a row for doing nothing, held against the same criteria",
                )


def _most(
    count: int, most: int, what: str, at: Address, hard: int | None = None
) -> Iterator[Problem]:
    if count > most:
        yield Problem(
            "rule.T-09",
            f"{count} {what} are more than a reader keeps in mind; {most} are the most",
            Severity.ERROR if hard and count > hard else Severity.WARNING,
            at,
            hint="join those that say the same, and drop the least",
        )


def _listings(blocks: Blocks) -> Iterator[Listing]:
    for block in blocks:
        match block:
            case Listing(items):
                yield block
                for item in items:
                    yield from _listings(item)
            case Extract(inner) | Callout(_, _, inner):
                yield from _listings(inner)
            case _:
                pass
