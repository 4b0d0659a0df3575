"""The papers of a pack as documents to be laid out: briefs, and PDFs of others."""

import hashlib
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefmaker import build
from briefmaker.formats.tree import classes, first, tree_of, unsaid
from briefmaker.look.look import Look
from briefmaker.pack.planning import Plan, Tab
from briefmaker.pdf.foreign.guarded import opened_apart
from briefmaker.pdf.foreign.leaf import Foreign, archivable
from briefmaker.pdf.foreign.marks import laxer
from briefmaker.pdf.foreign.pages import page_of
from briefmaker.problems import BriefError, Problem
from briefmaker.reading import Wishes
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.header import kicker
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page

MARKS = frozenset({"cite", "mark"})
"""Classes of what refers to sources, which the agenda does not have."""


class Contribution(Struct, frozen=True, eq=False):
    """A paper of the pack, ready to be laid out.

    Attributes:
        page: nothing if what was wrong with it stops the pack.
        document: its number, maybe nothing.
        author: who wrote it, maybe nothing.
        kind: “Decision memo”; nothing for a PDF of others.
        ask: the decision that it asks for, in plain words; maybe nothing.
        composed: the brief that it is made from; nothing for a PDF of others.
        foreign: the PDF that it is; nothing for a brief.
        problems: with their places.
    """

    tab: Tab
    page: Page | None
    document: str = ""
    author: str = ""
    kind: str = ""
    ask: str = ""
    composed: build.Composed | None = None
    foreign: Foreign | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def archivable(self) -> bool:
        """Whether an archive would take it (PDF/A-3a)."""
        return self.foreign is None or archivable(self.foreign)

    @property
    def digest(self) -> str:
        """What changes with anything that it is made from."""
        if self.foreign is not None:
            return hashlib.sha256(self.foreign.data).hexdigest()
        return self.page.stamp if self.page else ""

    def after(self, found: tuple[Problem, ...], *, whole: bool) -> tuple[Problem, ...]:
        """Return its problems with those found after it was typeset, all in place."""
        if self.composed:
            return self.composed.after(found, whole=whole)
        return (*self.problems, *found)


def contributions(
    plan: Plan, workspace: Workspace, wishes: Wishes, language: Language, look: Look
) -> Iterator[Contribution]:
    """Take each paper of a pack through stages 1 to 4.

    Args:
        wishes: what this run asks of all papers; paper and audience among them.
        language: of the pack, for what it says of a PDF of others.
    """
    for tab in plan.tabs:
        if tab.foreign:
            yield _foreign(tab, plan, workspace, language, look)
        else:
            yield _brief(tab, workspace, wishes)


def _brief(tab: Tab, workspace: Workspace, wishes: Wishes) -> Contribution:
    wanted = replace(wishes, values=tab.values)
    composed = build.compose(tab.file, workspace, wanted)
    made = composed.made
    if made is None:
        return Contribution(tab, None, composed=composed, problems=composed.problems)
    return Contribution(
        tab,
        made.page,
        made.brief.id,
        made.brief.sender,
        kicker(made.brief, made.kind),
        _ask(made),
        composed=replace(composed, made=None),  # it may be large, and is done with
        problems=composed.problems,
    )


def _ask(made: Composition) -> str:
    """Return the decision that a brief asks for, without its notes and marks."""
    if made.brief.decision is None:
        return ""
    line = first(tree_of(made.page), "decision")
    return " ".join("".join(_said(line)).split()) if line is not None else ""


def _said(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not (unsaid(child) or classes(child) & MARKS):
            yield from _said(child)
        yield child.tail or ""


def _foreign(
    tab: Tab, plan: Plan, workspace: Workspace, language: Language, look: Look
) -> Contribution:
    """Open a PDF of others, and set its pages as pictures on the pack's paper."""
    found, problems = pdf_of(tab, plan, grey=look.mono)
    if found is None:
        return Contribution(tab, None, problems=problems)
    said = tab.paper
    title = said.title or found.title or tab.file.stem
    page = page_of(
        found,
        title=title,
        id=said.id or "",
        by=said.by or "",
        label=tab.label,
        language=language,
        paper=plan.meeting.paper,
        look=look,
        issued=plan.issued,
        workspace=workspace,
    )
    return Contribution(
        tab,
        page,
        said.id or "",
        said.by or found.author,
        foreign=found,
        problems=problems,
    )


def pdf_of(
    tab: Tab, plan: Plan, *, grey: bool = False
) -> tuple[Foreign | None, tuple[Problem, ...]]:
    """Return a PDF of others, opened, and what is wrong with it where it is named.

    Args:
        grey: it is to be placed without colours.
    """
    try:
        found = opened_apart(tab.file, grey=grey)
    except OSError as error:
        what = f"“{tab.file.name}” cannot be read: {error.strerror}"
        return None, _at(plan, tab, [Problem("pack.unreadable", what)])
    except BriefError as error:
        return None, _at(plan, tab, error.problems)
    told = (*found.problems, *laxer(found, tab.paper.marking))
    return found, _at(plan, tab, told)


def _at(plan: Plan, tab: Tab, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems of a PDF with the place where the meeting names it."""
    return tuple(
        plan.places.locate(replace(problem, address=tab.address))
        for problem in problems
    )
