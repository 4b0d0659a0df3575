"""A finished PDF of ours as a letter: what it carries says what the letter says.

The file itself is attached, as it is. The letter is composed again from the brief
inside it, so it can say nothing that the document does not.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefmaker import build
from briefmaker.delivery.imposition.pages import FOR_PAPER
from briefmaker.look.look import Variant
from briefmaker.mailing import guards
from briefmaker.mailing.planning import Planned, Terms, of_document, of_words, posted
from briefmaker.mailing.recipients import Recipient
from briefmaker.mailing.renditions import Reader, Rendition
from briefmaker.origin.opening import Origin, opened
from briefmaker.pdf.carried import carried
from briefmaker.pdf.opened import opened as opened_pdf
from briefmaker.problems import BriefError, Place, Problem, blocking
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.revisit.rebuilding import desk
from briefmaker.values import replace
from briefmaker.workspace import Workspace

_MADE_SO = "a finished PDF stays as it was made: mail its brief instead"


def finished(
    data: bytes,
    name: str,
    folder: Path,
    user: Workspace,
    recipients: tuple[Recipient, ...],
    terms: Terms,
) -> Planned:
    """Ask all guards about a PDF that briefmaker made, and compose its letter.

    Args:
        name: of the file, for messages.
        folder: an empty one, for what it carries.

    Raises:
        BriefError: it carries nothing of which a letter could be made, or is for
            paper alone.
    """
    with opened_pdf(data) as pdf:
        pages, subject = len(pdf.pages), str(pdf.docinfo.get("/Subject", ""))
    if FOR_PAPER in subject:
        raise BriefError([guards.BOOKLET])
    origin = _opened(data)
    brief = origin.brief
    assert brief, "refused before"
    problems = [
        *of_document(brief, recipients, terms),
        *of_words(recipients, terms),
        *_unwanted(recipients, terms),
    ]
    problems = [*_of_file(problems, name, folder)]
    if blocking(problems):
        return Planned(None, tuple(problems))
    room = desk(origin, folder, user)
    wishes = Wishes(
        found=origin.evidence,
        variants=origin.record.variants,
        allow_failing=origin.record.allow_failing,
        values=origin.record.values,
    )
    found = build.compose(room.brief, room.workspace, wishes)
    told = [each for each in found.problems if each.blocks]
    if found.made is not None:
        told += guards.of_evidence(brief, found.made.page.band)
    problems += _of_file(told, name, folder)
    if found.made is None or blocking(problems):
        return Planned(None, tuple(problems))
    done = Rendition.of(Reader(), found.made, data, pages, room.workspace)
    alike = tuple(replace(each, audience="", language="") for each in recipients)
    return posted({Reader(): done}, alike, user, terms, "", tuple(problems))


def _opened(data: bytes) -> Origin:
    """Return what a PDF carries.

    Raises:
        BriefError: it carries no brief, or its pages do not stand in order.
    """
    origin = opened(carried(data))
    if Variant.BOOKLET in origin.record.variants:
        raise BriefError([guards.BOOKLET])
    if not origin.record.whole or origin.brief is None:
        raise BriefError(
            [
                Problem(
                    "mail.withheld",
                    "this PDF was made without what it came from, so no letter can be "
                    "made of it",
                    hint="mail its brief, with the same options as it was rendered",
                )
            ]
        )
    return origin


def _unwanted(recipients: Iterable[Recipient], terms: Terms) -> Iterator[Problem]:
    """Yield what is asked for that a finished document cannot give."""
    if replace(terms.wishes, audience=None) != NO_WISHES:
        yield Problem(
            "mail.finished",
            "`--paper`, `--evidence`, `--variant` and `--allow-failing` are for "
            "rendering",
            hint=_MADE_SO,
        )
    for each in recipients:
        if each.audience or each.language:
            yield Problem(
                "mail.finished",
                f"{each.said} is to get what is for “{each.audience or each.language}”",
                hint=_MADE_SO,
                place=each.place,
            )


def _of_file(problems: Iterable[Problem], name: str, folder: Path) -> list[Problem]:
    """Return problems with their places: rows of a list keep theirs."""
    own = f"{folder}/"
    return [
        each.at(
            Place(name, line=0, column=0)
            if each.place is None
            else replace(each.place, file=each.place.file.replace(own, f"{name}: ", 1))
        )
        for each in problems
    ]
