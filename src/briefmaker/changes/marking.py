"""A new edition marked: what changed is told in a box on page one, and marked beside.

The marks are attributes; `pdf/bars.py` draws them beside the laid-out text, where they
take no room and are no part of what is read aloud. The box is text like any other.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.changes.between import between
from briefmaker.changes.change import Changes
from briefmaker.changes.headlines import Headline, headlines
from briefmaker.changes.passages import passages
from briefmaker.changes.telling import since_line
from briefmaker.origin import record
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.bidi import directed
from briefmaker.writing.composition import Composition
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page, filled
from briefmaker.writing.record import Attached
from briefmaker.writing.tree import parse, serialised
from briefmaker.writing.written import SOURCE

TEMPLATE = "changes/since.html"
MARK = "data-changed"
"""On an element that is not as it was: `new`, `changed`, or `gap` where something
that followed it was dropped."""

ANCHOR = "changed-"
"""What the anchors begin with that changed passages are given."""


class Line(Struct, frozen=True):
    """A line of the box, as its template sees it."""

    label: str
    words: str
    calls: str


def since(old: Composition, new: Composition, workspace: Workspace) -> Composition:
    """Return a new edition with what has changed since an old one marked on its page.

    Raises:
        BriefError: the template of the box is missing or broken, or the older edition
            says what readers of the new one must not get.
    """
    public = EvidencePages.PUBLIC
    if new.brief.evidence is public and old.brief.evidence is not public:
        raise BriefError([_FULLER])
    changes = between(old, new)
    page = marked(new.page, changes, old.brief, new.language, workspace)
    carried = tuple(_recorded(file, old.page.stamp) for file in page.attached)
    return replace(new, page=replace(page, attached=carried))


_FULLER = Problem(
    "changes.fuller",
    "this is a public copy, and the older edition is none: what changed would show "
    "what a public copy leaves out",
    hint="give the older brief and ask for `--evidence public`",
)


def _recorded(file: Attached, stamp: str) -> Attached:
    """Return a carried file; the record of the build names the older edition."""
    if file.name != record.FILE or not stamp:
        return file
    known = replace(record.from_json(file.data), since=stamp)
    return replace(file, data=record.to_json(known))


def marked(
    page: Page,
    changes: Changes,
    old: Brief,
    language: Language,
    workspace: Workspace,
) -> Page:
    """Return the page of a new edition with its changes marked.

    It may be longer than the page was, so that a limit of pages no longer holds.

    Args:
        old: the edition that it follows.
        language: of the new edition.

    Raises:
        BriefError: the template of the box is missing or broken.
    """
    root = parse(page.html)
    elements = [element for _, element in passages(root)]
    _mark(root, elements, changes)
    lines = [
        Line(line.label, line.words, " ".join(_calls(line, elements)))
        for line in headlines(changes, language)
    ]
    words, places = language.file.changes, language.file.locators["page"]
    html = filled(
        TEMPLATE,
        workspace,
        language=language.tag,
        heading=since_line(old, language),
        lines=lines or [Line(words.nothing, "", "")],
        colon=language.words.colon,
        page=places[0],
        pages=places[1],
    )
    _insert(root, directed(html))
    return replace(page, html=serialised(root), limit=None, limit_at=())


def _mark(root: Element, elements: Sequence[Element], changes: Changes) -> None:
    """Mark what is new, what changed, and where something was dropped."""
    for text in changes.text.changes:
        if text.new:
            elements[text.new.at].set(MARK, "changed" if text.old else "new")
        elif text.after >= 0 and not elements[text.after].get(MARK):
            elements[text.after].set(MARK, "gap")
    named = {element.get("id"): element for element in root.iter()}
    for part in changes.text.moved:
        heading = _heading(named.get(part.anchor))
        if heading is not None and not heading.get(MARK):
            heading.set(MARK, "changed")
    for exhibit in changes.exhibits:
        if exhibit.new and exhibit.new.group == "chart" and exhibit.new.id in named:
            named[exhibit.new.id].set(MARK, "changed" if exhibit.old else "new")
    for source in changes.sources:
        entry = named.get(f"{SOURCE}{source.new.name}") if source.new else None
        if entry is not None:
            entry.set(MARK, "changed" if source.old else "new")


def _heading(part: Element | None) -> Element | None:
    """Return the heading of a part, which may be that part's only element."""
    return next((e for e in part.iter("h2")), None) if part is not None else None


def _calls(line: Headline, elements: Sequence[Element]) -> list[str]:
    """Return the anchors that a line leads to; a passage without one is given it."""
    calls = list(line.anchors)
    for at in line.passages:
        if not elements[at].get("id"):
            elements[at].set("id", f"{ANCHOR}{at}")
        calls.append(elements[at].get("id", ""))
    return calls


def _insert(root: Element, html: str) -> None:
    """Put the box after the bottom line, where the next band begins."""
    box = parse(html).find(".//section")
    parents = {child: parent for parent in root.iter() for child in parent}
    line = next(e for e in root.iter("section") if e.get("id") == "bottom-line")
    if box is not None:
        parents[line].insert(list(parents[line]).index(line) + 1, box)
