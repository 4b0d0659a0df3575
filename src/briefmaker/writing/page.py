"""Stage 4, compose: the page as HTML, from a Jinja2 template that decides only looks.

The template sees a `View` and nothing else: every word is chosen, every number is
formatted and every text is escaped before it gets there. The user's own folder of
templates is searched first, so one file of a kind can be changed alone.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from briefmaker.brief.kinds import GRIDS, Kind
from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.charts.draw import Drawing
from briefmaker.charts.ink import Ink
from briefmaker.evidence.claims import Evidence
from briefmaker.look.look import Look, Variant
from briefmaker.look.variants import UNLIMITED
from briefmaker.problems import Address, BriefError, Place, Problem
from briefmaker.reads import sought
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace
from briefmaker.writing import public
from briefmaker.writing.back import endnotes, sources
from briefmaker.writing.backing import Backing, backing
from briefmaker.writing.bidi import directed, with_own_marks
from briefmaker.writing.body import Body
from briefmaker.writing.drawn import by_address
from briefmaker.writing.faces import with_faces
from briefmaker.writing.header import RUNNING, header, kicker, line, plain, sentence
from briefmaker.writing.language import Language
from briefmaker.writing.record import Attached
from briefmaker.writing.spoken import spoken
from briefmaker.writing.strip import strip
from briefmaker.writing.style import first, hues, style_of
from briefmaker.writing.view import Logo, Metadata, View
from briefmaker.writing.written import Written

TEMPLATE = "page.html"
PLAIN = Look()
ROOM = {Variant.LARGE: 55, Variant.DRAFT: 68, Variant.BOOKLET: 50}
"""Letters of the running title, where its type is larger or its line shorter."""

ANNEX = "evidence"
"""The anchor of the first annex (`partials/annex.html`)."""


class Call(Struct, frozen=True):
    """A note at the foot and the place that calls it; they must share a page.

    Attributes:
        note: anchor of the note, `note-3`.
        call: anchor of its call, `ref-3`.
        mark: its number as printed.
    """

    note: str
    call: str
    mark: str


class Borrowed(Struct, frozen=True):
    """Pages of another PDF, which are drawn where their stand-ins were set.

    Attributes:
        data: that PDF, as `pdf.foreign` made it ready.
        places: for each stand-in, by the digest that it shows, the page from 0.
    """

    data: bytes
    places: Mapping[str, int]


class Page(Struct, frozen=True):
    """A document ready to be typeset, with what must be found in it afterwards.

    Attributes:
        html: the whole document; pictures are inside it or in `folders`.
        style: its style sheet; addresses in it are relative to the shipped assets.
        metadata: what the file says of itself.
        folders: what the document may read besides the shipped assets.
        limit: the most pages it may have, up to its annex; nothing for any number.
        limit_at: where the brief sets that limit; nothing if its kind does.
        notes: the notes at the foot of pages, in the order of their calls.
        facts: each printed fact and its words, which must be on paper.
        marking: the handling mark that stands twice on every page; maybe nothing.
        band: words that stand at the top of every page; maybe nothing.
        annex: the anchor with which the annexes begin, if there are any.
        attached: files that travel inside it.
        anchors: the field of the brief that each anchor stands for, for messages.
        look: how it is printed.
        stamp: the digest of what it is made from, at its foot; maybe nothing.
        elsewhere: anchors of other documents in its file that its links lead to.
        borrowed: pages of other PDFs that take the places of pictures in it.
        inks: its drawings for paper, by their addresses.
        problems: what was wrong with the composition.
    """

    html: str
    style: str
    metadata: Metadata
    folders: tuple[Path, ...]
    limit: int | None
    limit_at: Address = ()
    notes: tuple[Call, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    marking: str = ""
    band: str = ""
    annex: str = ""
    attached: tuple[Attached, ...] = ()
    anchors: Mapping[str, Address] = field(default_factory=dict)
    look: Look = PLAIN
    stamp: str = ""
    elsewhere: frozenset[str] = frozenset()
    borrowed: tuple[Borrowed, ...] = ()
    inks: Mapping[str, Ink] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def compose(
    brief: Brief,
    kind: Kind,
    evidence: Evidence,
    drawing: Drawing,
    written: Written,
    language: Language,
    workspace: Workspace,
    unpinned: int = 0,
    look: Look = PLAIN,
    stamp: str = "",
    attached: Sequence[Attached] = (),
) -> Page:
    """Set the brief into its kind's template.

    Args:
        unpinned: what the text says on no ground, and was let through.
        look: the house's colours and fonts, and the print variants.
        stamp: a short digest of all that the document is made from, for its foot.
        attached: what it was made from, to travel inside it.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    languages, _ = spoken(brief, language, workspace)
    marks = dict(zip(*language.typography.marks, strict=True))
    body = Body(brief, kind, evidence, drawing, written, language, languages)
    backed = backing(brief, evidence, written, language, unpinned)
    view = _view(body, backed, look, stamp)
    html = filled(_template(kind, workspace), workspace, page=view)
    inks = by_address(drawing.inks)
    style = _style(brief, kind, look, inks, workspace)
    html = directed(with_own_marks(html, marks))
    problems = tuple(hues(style))
    if brief.evidence is EvidencePages.PUBLIC:
        html = public.neutral(html, written)
        problems = (*problems, *public.told(brief, evidence, html))
    own = brief.limits.pages
    foot = kind.notes == "foot"
    return Page(
        html=html,
        style=style,
        metadata=_metadata(brief, kind),
        folders=(workspace.root,),
        limit=None if look.variants & UNLIMITED else own or kind.pages,
        limit_at=("limits", "pages") if own else (),
        notes=tuple(Call(n.id, n.back, n.mark) for n in written.notes if foot),
        facts=tuple(
            (name, with_own_marks(words, marks)) for name, words in written.facts
        ),
        marking=view.header.handling.label,
        band=backed.band.unescape(),
        annex=ANNEX if backed.annex else "",
        attached=(*backed.attached, *attached),
        anchors={**body.anchors(), **backed.anchors},
        look=look,
        stamp=stamp,
        inks=inks,
        problems=problems,
    )


def _style(
    brief: Brief, kind: Kind, look: Look, inks: Mapping[str, Ink], workspace: Workspace
) -> str:
    """Return the style sheet, with the fonts of the drawings."""
    style = style_of(brief, kind, look, workspace)
    return with_faces(style, inks.values(), workspace.assets)


def _view(body: Body, backed: Backing, look: Look, stamp: str) -> View:
    brief, kind, written, language = body.brief, body.kind, body.written, body.language
    checked = backed.summary is not None
    outside = brief.evidence is EvidencePages.PUBLIC
    listed = sources(written, body.evidence, language, checked=checked, public=outside)
    return View(
        language=brief.language,
        digits=language.own_digits,
        kind=kind.name,
        metadata=_metadata(brief, kind),
        header=header(brief, kind, written, language, room(look)),
        words=language.words,
        bottom_line=body.bottom_line(),
        judgements=tuple(body.judgements()),
        bands=body.bands(),
        strip=strip(brief.likelihood_scale, written.likelihoods, language),
        notes=tuple(endnotes(written, language)) if kind.notes == "end" else (),
        sources=tuple(listed),
        source_summary=sentence(line(written, "source_summary")),
        distribution=plain("; ".join((*brief.to, *brief.copy_to)), language),
        contact=plain(brief.contact or "", language),
        cleared_by=plain("; ".join(() if outside else brief.cleared_by), language),
        machine_use=sentence(line(written, "machine_use")),
        summary=backed.summary,
        annex=backed.annex,
        band=backed.band,
        logo=_logo(look),
        stamp=stamp,
    )


def room(look: Look) -> int:
    """Return how many letters of the title stand in the head of a page."""
    return min((ROOM.get(each, RUNNING) for each in look.variants), default=RUNNING)


def _logo(look: Look) -> Logo | None:
    """Return the house's logo as the page shows it."""
    logo = look.brand.logo
    return Logo(logo.path.as_uri(), logo.alt, logo.height) if logo else None


def _metadata(brief: Brief, kind: Kind) -> Metadata:
    marking = "" if brief.marking == "none" else brief.marking.value
    said = kicker(brief, kind)
    return Metadata(
        title=brief.title,
        author=brief.sender,
        subject=" · ".join(part for part in (marking, said) if part),
        keywords=tuple(part for part in (brief.topic, said, brief.id) if part),
        language=brief.language,
        created=brief.date,
    )


def _template(kind: Kind, workspace: Workspace) -> str:
    """Return the template of a kind: its own, or else its grid's."""
    own = f"{kind.name}/{TEMPLATE}"
    return own if first(own, workspace) else f"{GRIDS}/{kind.grid}/{TEMPLATE}"


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this run, for letters to many readers.

    Every template is read each time, and compiled again only if it says another thing.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to, if it was."""
        if compiled := self._kept.get(bucket.key):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Templates(FileSystemLoader):
    """Files in folders, the user's own first, where there may be one some day."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and whether that is as it was."""
        for folder in self.searchpath:
            sought(Path(folder, template))
        return super().get_source(environment, template)


def filled(name: str, workspace: Workspace, **seen: object) -> str:
    """Fill the template with this name.

    Args:
        seen: what the template sees, by the names that it uses.

    Raises:
        BriefError: it is not there, or a mistake in it stops it.
    """
    templates = Environment(
        loader=_Templates(workspace.templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    try:
        return templates.get_template(name).render(**seen)
    except TemplateNotFound as error:
        raise BriefError([_missing(str(error.name), workspace)]) from error
    except TemplateSyntaxError as error:
        file = workspace.shown(Path(error.filename or name))
        raise BriefError(
            [
                Problem(
                    "page.template",
                    f"the template cannot be read: {error.message}",
                    place=Place(file, error.lineno),
                )
            ]
        ) from error
    except TemplateError as error:
        raise BriefError(
            [
                Problem(
                    "page.template",
                    f"the template “{name}” uses what is not there: {error.message}",
                    hint="`writing/view.py` lists what a template sees",
                )
            ]
        ) from error


def _missing(name: str, workspace: Workspace) -> Problem:
    searched = ", ".join(workspace.shown(folder) for folder in workspace.templates)
    return Problem(
        "page.no-template",
        f"there is no file “{name}” in {searched}",
        hint="every kind of document needs a `page.html`",
    )
