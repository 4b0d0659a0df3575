"""A meeting through all stages: its papers composed, laid out and bound into one file.

Every paper is laid out once for each audience. A copy costs a cover, the page numbers
and the writing: the rest is kept for the next copy of the same audience.
"""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefmaker.apart import Apart
from briefmaker.limits import StoppedError
from briefmaker.look.look import Look, Variant
from briefmaker.look.settings import look_of
from briefmaker.pack.bundle import (
    FRONT,
    TAIL,
    Bundle,
    Spread,
    carried,
    label,
    mark,
    prefix,
    stamp_of,
    standard,
)
from briefmaker.pack.facts import Bound, Copy, Sheet
from briefmaker.pack.front import front, tail
from briefmaker.pack.overlay import overlay
from briefmaker.pack.papers import Contribution, contributions
from briefmaker.pack.planning import Plan, plan
from briefmaker.pdf.binding.volume import TOP, Chapter, Volume, bound
from briefmaker.pdf.galley import Galley, laid_out
from briefmaker.pdf.made import Pdf, Whereabouts
from briefmaker.pdf.watched import limits_for, stopped
from briefmaker.pdf.whereabouts import whereabouts
from briefmaker.problems import BriefError, Problem, blocking, in_order
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import Language, language_of
from briefmaker.writing.page import Page

ROUNDS = 4
"""Layouts of the front matter after which its page numbers must have settled."""


class Packing:
    """A meeting's pack, from which its copies are made.

    Attributes:
        plan: what the meeting's file says.
        look: how it is printed.
        problems: all that was found before layout, with places; with errors among
            them there is no pack.
    """

    def __init__(self, plan: Plan, workspace: Workspace, wishes: Wishes) -> None:
        """Compose the papers of a plan as they are for the audience that is wished.

        Args:
            wishes: what this run asks for; its paper is instead of the meeting's.

        Raises:
            BriefError: the house's settings or the meeting's language are not right.
        """
        self.look: Look = look_of(workspace, wishes.variants)
        paper = wishes.paper or plan.meeting.paper
        meeting = plan.meeting.model_copy(update={"paper": paper})
        self.plan = replace(plan, meeting=meeting)
        self._workspace = workspace
        self._wishes = replace(wishes, paper=paper)
        self._language: Language = language_of(meeting.language, workspace.assets)
        self._composed = self._contributions(wishes.audience)
        found = (p for each in self._composed for p in each.problems)
        self.problems = in_order((*plan.problems, *found))
        self._bundle: Bundle | None = None
        self._before_tabs = 1
        self._stamp = ""
        pages = [each.page for each in self._composed if each.page]
        self._limits = limits_for(pages, workspace)
        self._press = Apart(self._pressed, self._limits, whereabouts)

    @property
    def stamp(self) -> str:
        """A short digest of all that it is made from; of the last copy, if any."""
        return self._stamp or stamp_of(self.plan, self._composed, self.look)

    def pdf(self, copy: Copy | None = None, audience: str | None = None) -> Pdf:
        """Return the pack, or one copy of it.

        Args:
            copy: which one, and whose.
            audience: leave out what is for others, instead of what this run asks for
                of all copies.

        Raises:
            BriefError: with everything that stops a paper, each in its place.
        """
        try:
            pdf, self._stamp = self._press(copy, audience)
        except StoppedError as error:
            raise BriefError(self._stopped(error)) from error
        return pdf

    def _pressed(self, copy: Copy | None, audience: str | None) -> tuple[Pdf, str]:
        """Return the pack and its stamp: the work of a process of its own.

        What it lays out is kept there for the next copy.
        """
        bundle = self._bundled(audience or self._wishes.audience)
        begin, spread = self._begun(bundle, copy)
        sheets = list(self._sheets(bundle, begin, spread))
        over = laid_out(self._overlay(sheets, bundle, copy), self._workspace)
        volume = Volume(
            tuple(self._chapters(bundle, begin, spread)),
            over,
            tuple(carried(bundle)),
            standard(bundle),
        )
        made = self._placed(bound(volume, self._workspace), bundle)
        return made, bundle.stamp

    def _stopped(self, error: StoppedError) -> Sequence[Problem]:
        """Return why the work was stopped, where the paper that it was at says it."""
        problem = stopped(error, self._limits)
        title = error.at.title if isinstance(error.at, Whereabouts) else ""
        for paper in self._composed:
            if paper.page and paper.page.metadata.title == title:
                if not paper.tab.foreign:
                    return paper.after((problem,), whole=False)
                problem = replace(problem, address=paper.tab.address)
        return (self.plan.places.locate(problem),)

    def _overlay(self, sheets: list[Sheet], bundle: Bundle, copy: Copy | None) -> Page:
        return overlay(
            self.plan,
            sheets,
            copy,
            self._language,
            self.look,
            self._workspace,
            stamp=bundle.stamp,
        )

    def _contributions(self, audience: str | None) -> tuple[Contribution, ...]:
        wishes = replace(self._wishes, audience=audience, named_elsewhere=True)
        return tuple(
            contributions(self.plan, self._workspace, wishes, self._language, self.look)
        )

    def _bundled(self, audience: str | None) -> Bundle:
        """Return the papers laid out for an audience; those of the last one are kept.

        Raises:
            BriefError: with everything that stops a paper.
        """
        if self._bundle and self._bundle.audience == audience:
            return self._bundle
        self._bundle = None  # it may be large: let go of it before the next is made
        usual = audience == self._wishes.audience
        found = self._composed if usual else self._contributions(audience)
        problems = [p for each in found for p in each.problems]
        papers: list[tuple[Contribution, Galley]] = []
        for each in found:
            if each.page is None:
                continue
            try:
                papers.append((each, laid_out(each.page, self._workspace)))
            except BriefError as error:
                problems += each.after(error.problems, whole=False)
            gc.collect()  # a layout leaves a tree behind that holds itself
        if blocking(problems):
            raise BriefError(in_order(problems))
        last = tail(self.plan, self._language, self.look, self._workspace)
        self._bundle = Bundle(
            audience,
            tuple(papers),
            laid_out(last, self._workspace) if last else None,
            stamp_of(self.plan, found, self.look),
        )
        return self._bundle

    def _begun(self, bundle: Bundle, copy: Copy | None) -> tuple[Galley, Spread]:
        """Return the front matter with the page numbers that it moves itself.

        The first guess is how long it was in the copy before.
        """
        pages = self._before_tabs
        for _ in range(ROUNDS):
            spread = self._spread(bundle, pages)
            page = front(
                self.plan,
                self._bound(bundle, spread),
                spread.pages,
                copy,
                self._language,
                self.look,
                self._workspace,
                glossary=spread.firsts[-1] + 1 if bundle.tail else 0,
                stamp=bundle.stamp,
            )
            anchors = {f"{prefix(paper)}{TOP}" for paper, _ in bundle.papers}
            page = replace(page, elsewhere=frozenset({*anchors, f"{TAIL}{TOP}"}))
            begin = laid_out(page, self._workspace)
            if begin.layout.pages == pages:
                break
            pages = begin.layout.pages
        self._before_tabs = begin.layout.pages
        return begin, self._spread(bundle, self._before_tabs)

    def _spread(self, bundle: Bundle, front: int) -> Spread:
        """Return where chapters begin: on right-hand pages if both sides are printed.

        Args:
            front: how many pages come before the tabs.
        """
        lengths = [galley.layout.pages for _, galley in bundle.papers]
        if bundle.tail:
            lengths.append(bundle.tail.layout.pages)
        firsts: list[int] = []
        at = front
        for length in lengths:
            if Variant.SIMPLEX not in self.look.variants:
                at += at % 2
            firsts.append(at)
            at += length
        return Spread((0, *firsts), at)

    def _bound(self, bundle: Bundle, spread: Spread) -> list[Bound]:
        return [
            Bound(
                tab=paper.tab,
                title=galley.page.metadata.title,
                document=paper.document,
                author=paper.author,
                kind=paper.kind,
                marking=mark(paper),
                ask=paper.ask,
                pages=galley.layout.pages,
                first=first + 1,
                anchor=f"{prefix(paper)}{TOP}",
            )
            for (paper, galley), first in zip(
                bundle.papers, spread.firsts[1:], strict=False
            )
        ]

    def _chapters(
        self, bundle: Bundle, begin: Galley, spread: Spread
    ) -> Iterator[Chapter]:
        yield Chapter(begin, prefix=FRONT)
        for (paper, galley), first in zip(
            bundle.papers, spread.firsts[1:], strict=False
        ):
            yield Chapter(galley, first, prefix(paper), f"{paper.tab.label} · ")
        if bundle.tail:
            yield Chapter(bundle.tail, spread.firsts[-1], TAIL)

    def _sheets(self, bundle: Bundle, begin: Galley, spread: Spread) -> Iterator[Sheet]:
        """Yield what each page of the pack is, in its order."""
        own = label(self.plan.marking)
        known: dict[int, Sheet] = {}
        tabs = enumerate(bundle.papers)
        for chapter in self._chapters(bundle, begin, spread):
            here = Sheet(0, spread.pages, marking=own)
            if chapter.prefix not in (FRONT, TAIL):
                thumb, (paper, _) = next(tabs)
                here = Sheet(
                    number=0,
                    of=spread.pages,
                    tab=paper.tab.label,
                    thumb=thumb,
                    thumbs=len(bundle.papers),
                    bare=paper.tab.foreign,
                    marking=mark(paper),
                )
            for number, page in zip(
                chapter.pages, chapter.galley.document.pages, strict=True
            ):
                wide = page.width > page.height
                known[number] = replace(here, number=number + 1, wide=wide)
        for number in range(spread.pages):
            blank = Sheet(number + 1, spread.pages, bare=True, blank=True)
            yield known.get(number, blank)

    def _placed(self, pdf: Pdf, bundle: Bundle) -> Pdf:
        """Return the file with all that was found of it, each in its place.

        Of what is ours around the papers, only errors count: nobody could mend a
        hole in an agenda.
        """
        papers = len(bundle.papers)
        begin, *chapters = pdf.chapters
        own = (p for found in (begin, *chapters[papers:]) for p in found if p.blocks)
        known = {p for found in pdf.chapters for p in found}
        problems = (
            *self.plan.problems,
            *map(self.plan.places.locate, own),
            *(p for p in pdf.problems if p not in known),
            *(
                p
                for (paper, _), found in zip(bundle.papers, chapters, strict=False)
                for p in paper.after(found, whole=True)
            ),
        )
        return pdf.told(in_order(problems))


def packing(path: Path, workspace: Workspace, wishes: Wishes = NO_WISHES) -> Packing:
    """Read a meeting's file and compose its papers.

    Raises:
        BriefError: with all mistakes in the file, each with its place.
    """
    return Packing(plan(path, workspace), workspace, wishes)
