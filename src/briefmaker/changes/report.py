"""The paper that tells what changed: what matters most first, then all of it redlined.

It has the look of the new edition, the stricter handling mark of the two, and charts
as they were beside charts as they are.
"""

from markupsafe import Markup, escape

from briefmaker.brief.model import Brief, Marking
from briefmaker.changes.change import Changes
from briefmaker.changes.headlines import headlines
from briefmaker.changes.setting import Setter
from briefmaker.changes.telling import since_line, told
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.bidi import directed, with_own_marks
from briefmaker.writing.composition import Composition
from briefmaker.writing.faces import with_faces
from briefmaker.writing.header import handling, header, name, plain
from briefmaker.writing.language import Language
from briefmaker.writing.page import Page, filled
from briefmaker.writing.style import style_of
from briefmaker.writing.view import Cell, Header, Metadata, Text, View

TEMPLATE = "changes/page.html"
KIND = "changes"
"""The folder of `templates/` whose style sheet is added to that of its grid."""

GRID = "single"
MOST = 8
"""Lines in the box on page one."""

ORDER = (
    Marking.NONE,
    Marking.CLEAR,
    Marking.GREEN,
    Marking.OFFICIAL,
    Marking.AMBER,
    Marking.OFFICIAL_SENSITIVE,
    Marking.AMBER_STRICT,
    Marking.RED,
)
"""Handling marks from the least to the most strict; two schemes seldom meet."""


def report(
    old: Composition, new: Composition, changes: Changes, workspace: Workspace
) -> Page:
    """Return the paper on what changed between two editions, ready to be typeset.

    Args:
        workspace: whose templates and fonts it is set with.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    language, brief = new.language, stricter(old.brief, new.brief)
    setter = Setter(old, new, workspace)
    groups = tuple(map(setter.part, told(changes, language)))
    items = (item for group in groups for item in group.items)
    inks = {one.address: one.ink for item in items for one in item.pictures}
    seen = filled(
        TEMPLATE,
        workspace,
        page=_view(old, new, changes, brief),
        groups=groups,
        legend=_legend(language),
    )
    marks = dict(zip(*language.typography.marks, strict=True))
    kind = new.kind.model_copy(update={"name": KIND, "grid": GRID})
    style = style_of(new.brief, kind, new.look, workspace)
    return Page(
        html=directed(with_own_marks(seen, marks)),
        style=with_faces(style, inks.values(), workspace.assets),
        metadata=_metadata(new, brief),
        folders=new.page.folders,
        limit=None,
        marking=handling(brief, language).label,
        band=new.page.band,
        look=new.look,
        inks=inks,
    )


def stricter(old: Brief, new: Brief) -> Brief:
    """Return the edition with the stricter handling mark, the new one of two alike."""
    return max(new, old, key=lambda brief: ORDER.index(brief.marking))


def _view(old: Composition, new: Composition, changes: Changes, marked: Brief) -> View:
    """Return what the frame of every document shows, filled for this one."""
    language = new.language
    return View(
        language=new.brief.language,
        digits=language.own_digits,
        kind=KIND,
        metadata=_metadata(new, marked),
        header=_header(old, new, marked),
        words=language.words,
        bottom_line=(Text(_box(changes, language)),),
        judgements=(),
        bands=(),
        strip=None,
        notes=(),
        sources=(),
        source_summary=Markup(),
        distribution=plain("; ".join((*marked.to, *marked.copy_to)), language),
        contact=plain(new.brief.contact or "", language),
        cleared_by=Markup(),
        machine_use=Markup(),
        summary=None,
        annex=None,
        band=Markup(escape(new.page.band)),
    )


def _header(old: Composition, new: Composition, marked: Brief) -> Header:
    words, language = new.language.file.changes, new.language
    own = header(new.brief, new.kind, new.written, language)
    editions = ((words.before, old), (words.after, new))
    return replace(
        own,
        handling=handling(marked, language),
        status="",
        title=plain(since_line(old.brief, language), language),
        standfirst=plain(new.brief.title, language),
        people=tuple(
            Cell(label, plain(_edition(made, language), language))
            for label, made in editions
        ),
        details=(),
        terms=Markup(),
        box=plain(words.first, language),
        decision=Markup(),
    )


def _edition(made: Composition, language: Language) -> str:
    """Return an edition by id, version and date, and the stamp of what it is from."""
    said = [name(made.brief), language.date(made.brief.date), made.page.stamp]
    return " · ".join(filter(None, said))


def _metadata(new: Composition, marked: Brief) -> Metadata:
    return replace(
        new.page.metadata,
        title=new.language.file.changes.title.format(title=new.brief.title),
        subject=" · ".join(filter(None, (handling(marked, new.language).label, KIND))),
    )


def _box(changes: Changes, language: Language) -> Markup:
    """Return the changes that matter most as a list."""
    colon = language.words.colon
    lines = Markup().join(
        Markup("<li><b>{}{}</b> {}</li>").format(
            each.label, colon if each.words else "", each.words
        )
        for each in headlines(changes, language, MOST)
    )
    if not lines:
        return Markup("<p>{}</p>").format(language.file.changes.nothing)
    return Markup("<ul>{}</ul>").format(lines)


def _legend(language: Language) -> Markup:
    words = language.file.changes
    return Markup(escape(words.legend)).format(
        struck=Markup("<del>{}</del>").format(words.struck),
        underlined=Markup("<ins>{}</ins>").format(words.underlined),
    )
