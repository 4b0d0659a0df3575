"""Gathers what a letter says of a composed document."""

from briefmaker.formats.blocks import Document, Role
from briefmaker.formats.mail.excerpt import (
    MOST_WORDS,
    bottom_line,
    charts,
    every,
    figures,
    first,
    points,
)
from briefmaker.formats.mail.pictures import exhibit_of, logo_of
from briefmaker.formats.mail.said import Said
from briefmaker.formats.mail.subject import subject_of
from briefmaker.formats.reading import read
from briefmaker.formats.runs import Inlines, Words, plain
from briefmaker.formats.text.columns import TIE
from briefmaker.formats.tree import tree_of
from briefmaker.look.look import Variant
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.header import handling


def said_of(made: Composition, workspace: Workspace) -> Said:
    """Return what the letter says that a document travels with.

    For many letters of the same document this is done once: charts are drawn anew.

    Raises:
        BriefError: a picture could not be drawn.
    """
    document = read(made, tree_of(made.page))
    blocks, furniture = document.blocks, document.furniture
    heading, lead, ask = bottom_line(document)
    exhibit = exhibit_of(charts(document), made, workspace)
    said = Said(
        flow=document.flow,
        look=made.look,
        subject=subject_of(
            made.brief, made.language, draft=Variant.DRAFT in made.look.variants
        ),
        mark_name=handling(made.brief, made.language).name,
        marking=furniture.marking,
        title=_loosened(first(blocks, Role.TITLE)),
        lead=lead,
        document=furniture.document,
        kicker=plain(first(blocks, Role.KICKER)),
        beside=furniture.beside,
        band=furniture.band,
        status=furniture.status,
        terms=plain(first(blocks, Role.TERMS)),
        box=heading,
        ask=ask,
        exhibit=exhibit,
        figures=() if exhibit else figures(document),
        grounds=tuple(_grounds(document)),
        contact=_contact(made, document),
        logo=logo_of(made.look.brand.logo),
    )
    room = MOST_WORDS - said.body
    over, chosen = points(document, made.language, room)
    return replace(said, heading=over, points=chosen)


def _loosened(title: Inlines) -> Inlines:
    """Return a title without the ties that part it evenly over lines of paper."""
    return tuple(
        replace(part, text=TIE.sub(" ", part.text)) if isinstance(part, Words) else part
        for part in title
    )


def _grounds(document: Document) -> list[Inlines]:
    """Return what the check of the evidence found; the author's summary has a place."""
    return [
        line.words
        for line in every(document.blocks, Role.SUMMARY)
        if line.place is None
    ]


def _contact(made: Composition, document: Document) -> str:
    """Return whom to ask, as the end of the page has it."""
    label = f"{made.language.words.contact}{made.language.words.colon}"
    said = (plain(line.words) for line in every(document.blocks, Role.END))
    return next((each for each in said if each.startswith(label)), "")
