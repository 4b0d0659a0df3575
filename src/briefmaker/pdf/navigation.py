"""Ways through the finished file: bookmarks and links, as another program sees them."""

from collections.abc import Iterator

from briefmaker.pdf.laid import Layout, folded
from briefmaker.pdf.reading import Reading
from briefmaker.pdf.telling import counted, shown
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

HEADINGS = frozenset({"h1", "h2"})
"""The title and the headings of sections."""


def navigation(page: Page, laid: Layout, pdf: Reading) -> Iterator[Problem]:
    """Yield headings without a bookmark, and links that were lost in writing."""
    marked = {folded(title) for title in pdf.bookmarks}
    for element in laid.main():
        words = "".join(element.itertext())
        if element.tag in HEADINGS and folded(words) not in {*marked, ""}:
            anchor = laid.within(element, page.anchors)
            yield Problem(
                "pdf.no-bookmark",
                f"the heading “{shown(words)}” is not among the bookmarks",
                severity=Severity.WARNING,
                address=page.anchors.get(anchor, ()),
                hint="a style sheet of your own must set `bookmark-level` on it",
            )
    links = sum(pdf.links)
    if links < len(laid.linked):
        yield Problem(
            "pdf.dead-link",
            f"{counted(len(laid.linked), 'link')} were set, and only {links} of "
            "them can be clicked in the file",
        )
    yield from leads_nowhere(pdf)


def leads_nowhere(pdf: Reading) -> Iterator[Problem]:
    """Yield links to places that the finished file does not have."""
    for name in pdf.lost:
        yield Problem(
            "pdf.dead-link",
            f"a link in the file leads to “{name}”, which is not there",
            token=name,
        )
