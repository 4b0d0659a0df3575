"""The register of a pack's copies on paper, to be signed for each copy."""

from collections.abc import Sequence

from markupsafe import Markup

from briefmaker.look.look import Look
from briefmaker.pack.frame import Setter
from briefmaker.pack.planning import Plan
from briefmaker.pack.points import DOT
from briefmaker.pack.register import Row
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.header import plain
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page

GROUP = 8
"""Digits of a digest that stand together, so that two people can compare them."""


class Line(Struct, frozen=True):
    """A copy on the register.

    Attributes:
        copy: “3 of 12”.
        stamp: of what it was made from, as it stands at the foot of its pages.
        office: role and body of its reader; maybe nothing.
        audience: whom it was cut for.
        digest: the groups of its digest, the first of which mostly tells it.
    """

    copy: Markup
    name: Markup
    office: Markup
    audience: Markup
    stamp: str
    pages: str
    file: str
    digest: tuple[str, ...]


def roll(
    rows: Sequence[Row],
    plan: Plan,
    language: Language,
    look: Look,
    workspace: Workspace,
) -> Page:
    """Return the register of a pack as a page.

    Args:
        rows: what each person has of it.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    meeting = plan.meeting
    setter = Setter(plan, language, look, workspace, numbered=True)
    words = language.file.pack.roll
    said = (setter.named(), language.date(meeting.date))
    return setter.page(
        "roll",
        f"{words.title}{DOT}{setter.named()}",
        about=plain(DOT.join(said), language),
        lines=tuple(_line(row, language) for row in rows),
    )


def _line(row: Row, language: Language) -> Line:
    words = language.file.pack
    copy = language.words.page_of.format(page=row["copy"], pages=row["of"])
    about = language.words.comma.join(filter(None, (row["role"], row["body"])))
    digits = row["sha256"]
    return Line(
        copy=plain(language.numerals(copy), language),
        name=plain(row["name"], language),
        office=plain(about, language),
        audience=plain(row["audience"] or words.roll.whole, language),
        stamp=row["stamp"],
        pages=language.numerals(row["pages"]),
        file=row["file"],
        digest=tuple(digits[at : at + GROUP] for at in range(0, len(digits), GROUP)),
    )
