"""Documents written into one file: one set of tags, links and bookmarks for all.

Each was laid out by itself, so its notes, page numbers and audit are those it has
alone; only its names are given a prefix, as two documents may use the same ones. What
is printed over all pages (a pack's numbers, its mark, thumbs of tabs) is one more
document of one page for each, painted onto the others; what it says is no content but
pagination (ISO 14289-1, 7.8). So nothing is laid out twice.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any

from briefmaker.pdf.attachments import associate, attachments
from briefmaker.pdf.audit import audit
from briefmaker.pdf.complaints import NO_GLYPH, complaints
from briefmaker.pdf.conform import Standard, as_drawn, identify
from briefmaker.pdf.fetching import refused
from briefmaker.pdf.file import unfit
from briefmaker.pdf.finishing import finished
from briefmaker.pdf.foreign.placing import placed
from briefmaker.pdf.galley import Galley
from briefmaker.pdf.letters import own_fonts
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.navigation import leads_nowhere
from briefmaker.pdf.reading import Reading, read
from briefmaker.pdf.tags.painted import painting
from briefmaker.pdf.tags.tagging import Part, tag
from briefmaker.pdf.weasy import FatalURLFetchingError
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.record import Attached

TOP = "top"
"""The name of the place where a chapter begins, after its prefix."""

TITLE = 1
"""The level of bookmarks to titles."""


class Chapter(Struct, frozen=True, eq=False):
    """A document in a file.

    Attributes:
        first: the page of the file on which it begins, from 0.
        prefix: what its names begin with in the file.
        label: what stands before its title among the bookmarks.
    """

    galley: Galley
    first: int = 0
    prefix: str = ""
    label: str = ""

    @property
    def pages(self) -> range:
        """The pages of the file that it takes, from 0."""
        return range(self.first, self.first + self.galley.layout.pages)

    @property
    def anchor(self) -> str:
        """The name of its beginning, for links from other chapters."""
        return f"{self.prefix}{TOP}"

    @property
    def title(self) -> str:
        """Its title with its label."""
        return f"{self.label}{self.galley.page.metadata.title}"


class Volume(Struct, frozen=True, eq=False):
    """All that one file is made of.

    Attributes:
        chapters: in their order; the file's own description is that of the first.
        over: what is printed over all pages, a page for each; pages that no chapter
            takes show nothing else.
        attached: files that travel inside it.
        standard: what the file conforms to.
    """

    chapters: tuple[Chapter, ...]
    over: Galley | None = None
    attached: tuple[Attached, ...] = ()
    standard: Standard = Standard.ARCHIVAL

    @property
    def galleys(self) -> tuple[Galley, ...]:
        """All that is painted: the chapters, and what is printed over them."""
        over = (self.over,) if self.over else ()
        return (*(chapter.galley for chapter in self.chapters), *over)

    @property
    def pages(self) -> int:
        """How many pages the file will have."""
        if self.over:
            return self.over.layout.pages
        return max(chapter.pages.stop for chapter in self.chapters)

    @property
    def day(self) -> datetime.date:
        """The date that the file says of itself."""
        return self.chapters[0].galley.page.metadata.created


def bound(volume: Volume, workspace: Workspace) -> Pdf:
    """Write a volume, and audit each chapter of what came out.

    Pages of other files are drawn last, where their stand-ins passed the audit: what
    is in them is not ours.

    Raises:
        BriefError: a page wants a file to travel with it that it may not have.
    """
    with complaints() as log:
        try:
            written = _written(volume)
        except FatalURLFetchingError as error:
            raise BriefError([refused(error), *log.taken()]) from error
        logged = log.taken()
    documents = [(c.galley.page, c.galley.layout, c.first) for c in volume.chapters]
    data = finished(written, documents, workspace.assets)
    pdf = read(data)
    heard = (*logged, *(p for galley in volume.galleys for p in galley.problems))
    # The audit says the same of missing letters, and where they stand.
    said = tuple(problem for problem in heard if problem.code != NO_GLYPH)
    boxes = len(said) < len(heard)
    chapters = tuple(_audited(volume, pdf, workspace, boxes=boxes))
    first, alone = volume.galleys[0], len(volume.galleys) == 1
    found = (
        *said,
        *(p for each in chapters for p in each),
        *leads_nowhere(pdf),
        *unfit(first.page, first.layout, data, mailed=alone),
    )
    borrowed = [pages for each in volume.galleys for pages in each.page.borrowed]
    if borrowed:
        data = placed(data, borrowed)
    return Pdf(data, volume.pages, tuple(dict.fromkeys(found)), chapters)


def _audited(
    volume: Volume, pdf: Reading, workspace: Workspace, *, boxes: bool
) -> Iterator[tuple[Problem, ...]]:
    """Yield what is wrong with each chapter, then with what is printed over all.

    Pages share their resources, so a file does not say which page uses which font:
    those of a chapter are all that are not another's own.
    """
    spans = [chapter.pages for chapter in volume.chapters]
    labels = [chapter.label for chapter in volume.chapters]
    if volume.over:
        spans.append(range(volume.pages))
        labels.append("")
    own = [
        own_fonts(galley.page.style, pdf.fonts, workspace.assets)
        for galley in volume.galleys
    ]
    every = frozenset(font for fonts in own for font in fonts)
    for galley, pages, label, fonts in zip(
        volume.galleys, spans, labels, own, strict=True
    ):
        here = pdf.of(pages, fonts | (pdf.fonts - every), label)
        yield audit(galley.page, galley.layout, here, workspace.assets, boxes=boxes)


def _written(volume: Volume) -> bytes:
    """Write the file, with tags of our own and marked as what it conforms to."""
    titles = {chapter.anchor: chapter.title for chapter in volume.chapters}
    parts = [
        Part(c.galley.document, c.galley.layout, c.first, c.prefix, titles)
        for c in volume.chapters
    ]
    document = volume.chapters[0].galley.document.copy(list(_leaves(volume)))

    def finish(_: Any, pdf: Any) -> None:
        tag(pdf, parts, sheets)
        associate(pdf, volume.attached)
        identify(pdf, volume.standard)
        as_drawn(pdf)

    with painting(document) as sheets:
        data: bytes = document.write_pdf(
            pdf_variant=volume.standard.value,
            pdf_identifier=True,
            attachments=attachments(volume.attached, volume.day),
            finisher=finish,
        )
    return data


def _leaves(volume: Volume) -> Iterator[Any]:
    """Yield the engine's pages of the file, each ready to be written there."""
    own = {
        number: (chapter, page)
        for chapter in volume.chapters
        for number, page in zip(
            chapter.pages, chapter.galley.document.pages, strict=True
        )
    }
    over = volume.over.document.pages if volume.over else ()
    for number in range(volume.pages):
        if number in own:
            leaf = _leaf(*own[number], begins=own[number][0].first == number)
            if over:
                leaf.paint = _both(leaf.paint, over[number].paint)
            yield leaf
        else:
            yield copy(over[number])


def _leaf(chapter: Chapter, page: Any, *, begins: bool) -> Any:
    """Return a copy of the engine's page with the names that it has in the file."""
    known, prefix = chapter.galley.layout.anchors, chapter.prefix
    leaf = copy(page)
    leaf.anchors = {f"{prefix}{name}": at for name, at in page.anchors.items()}
    leaf.links = [
        (kind, f"{prefix}{target}", *rest)
        if kind == "internal" and target in known
        else (kind, target, *rest)
        for kind, target, *rest in page.links
    ]
    if begins and prefix:
        leaf.anchors[chapter.anchor] = (0, 0, 0, 0)
        leaf.bookmarks = list(_labelled(page.bookmarks, chapter.label))
    return leaf


def _labelled(bookmarks: Sequence[Any], label: str) -> Iterator[Any]:
    """Yield the bookmarks of a page with the label before the first title."""
    for level, title, *rest in bookmarks:
        titled = level == TITLE
        yield (level, f"{label}{title}" if titled else title, *rest)
        label = "" if titled else label


def _both(paint: Callable[..., None], over: Callable[..., None]) -> Any:
    def painted(stream: Any, scale: float = 1) -> None:
        paint(stream, scale)
        own = frozenset(stream._tags)
        over(stream, scale)
        # The engine wants to find all that it has marked among the page's own boxes.
        for box in stream._tags.keys() - own:
            del stream._tags[box]

    return painted
