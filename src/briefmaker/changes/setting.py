"""Changes as the template of their paper sees them: redlined words, charts, rows."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from briefmaker.brief.exhibits import Slot
from briefmaker.changes.exhibits import Cells, ExhibitChange
from briefmaker.changes.redline import Run, redline
from briefmaker.changes.telling import Group, Item
from briefmaker.changes.words import Token, tokens
from briefmaker.charts.draw import Chart, draw
from briefmaker.charts.ink import Ink
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.conventions import conventions_of
from briefmaker.writing.drawn import address_of
from briefmaker.writing.header import plain


class Picture(Struct, frozen=True):
    """A chart as one edition has it.

    Attributes:
        address: that of its drawing in the page.
        ink: the drawing for paper.
    """

    heading: str
    address: str
    alt: str
    ink: Ink

    @property
    def width(self) -> float:
        """How wide it is printed, in mm."""
        return self.ink.width

    @property
    def height(self) -> float:
        """How high it is printed, in mm."""
        return self.ink.height


class Told(Struct, frozen=True):
    """One change, as the template sees it.

    Attributes:
        words: HTML with `del` and `ins`.
        pictures: of a chart: before and after.
        side_by_side: they are narrow enough to stand beside each other.
        head: of the table of rows that have changed; maybe nothing.
    """

    label: Markup
    words: Markup
    remark: Markup
    language: str = ""
    pictures: tuple[Picture, ...] = ()
    side_by_side: bool = False
    head: tuple[Markup, ...] = ()
    rows: tuple[tuple[Markup, ...], ...] = ()


class Part(Struct, frozen=True):
    """Changes of one sort under their heading."""

    key: str
    heading: Markup
    items: tuple[Told, ...]


class Setter(Struct, frozen=True):
    """Sets changes for the template.

    Attributes:
        workspace: whose fonts charts are drawn with.
    """

    old: Composition
    new: Composition
    workspace: Workspace

    def part(self, group: Group) -> Part:
        """Return a group of changes; a label that goes on is said once."""
        language = self.new.language
        items: list[Told] = []
        last = ""
        for item in group.items:
            label = "" if item.label == last and not item.exhibit else item.label
            last = item.label
            items.append(self._told(replace(item, label=label)))
        return Part(group.key, plain(group.heading, language), tuple(items))

    def _told(self, item: Item) -> Told:
        made = Told(
            Markup(escape(item.label)),
            redlined(item.runs),
            Markup(escape(item.remark)),
            item.language,
        )
        if item.exhibit is None:
            return made
        pictures, beside = self._pictures(item.exhibit)
        rows = tuple(_row(row.old, row.new) for row in item.exhibit.rows)
        head = tuple(Markup(escape(cell)) for cell in item.exhibit.head) if rows else ()
        return replace(
            made, pictures=pictures, side_by_side=beside, head=head, rows=rows
        )

    def _pictures(self, change: ExhibitChange) -> tuple[tuple[Picture, ...], bool]:
        """Return a chart before and after, drawn to stand side by side if they can."""
        words = self.new.language.file.changes
        sides = [
            (words.before, self.old, change.old),
            (words.after, self.new, change.new),
        ]
        shown = [(word, made, one.id) for word, made, one in sides if one and one.form]
        narrow = [self._narrow(made, id_) for _, made, id_ in shown]
        beside = all(narrow) and len(narrow) > 1
        charts = narrow if beside else [made.drawing.charts[i] for _, made, i in shown]
        return tuple(
            Picture(word, address_of(chart.svg), chart.alt, chart.ink)
            for (word, *_), chart in zip(shown, charts, strict=True)
            if chart
        ), beside

    def _narrow(self, made: Composition, name: str) -> Chart | None:
        """Return a chart drawn half as wide as the page; nothing if it has no room."""
        brief, paper = made.brief, made.brief.paper
        half = made.kind.widths[paper][Slot.COLUMN]
        kind = made.kind.model_copy(
            update={"widths": {paper: dict.fromkeys(Slot, half)}}
        )
        only = brief.model_copy(update={"charts": {name: brief.charts[name]}})
        fonts = self.workspace.assets / "fonts"
        drawing = draw(
            only,
            made.evidence,
            kind,
            conventions_of(made.language),
            fonts,
            look=made.look,
        )
        return None if drawing.problems else drawing.charts.get(name)


def _row(old: Cells | None, new: Cells | None) -> tuple[Markup, ...]:
    """Return the cells of a row, redlined one by one."""
    size = max(len(old or ()), len(new or ()))
    before, after = old or ("",) * size, new or ("",) * size
    pairs = zip(before, after, strict=True)
    return tuple(
        redlined(redline(tuple(tokens(a)), tuple(tokens(b)))) for a, b in pairs
    )


def redlined(runs: Sequence[Run]) -> Markup:
    """Return runs as HTML; marks of sources and notes are raised."""
    return Markup().join(_parts(runs))


def _parts(runs: Sequence[Run]) -> Iterator[Markup]:
    first = True
    for run in runs:
        space = "" if first or not run.words[0].apart else " "
        first = False
        words = Markup().join(_set(run.words, at) for at in range(len(run.words)))
        tag = {"old": "<del>{}</del>", "new": "<ins>{}</ins>", "same": "{}"}[run.kind]
        yield Markup(escape(space)) + Markup(tag).format(words)


def _set(words: Sequence[Token], at: int) -> Markup:
    """Return one of some words; a comma parts two marks, or 1 and 2 would be 12."""
    word = words[at]
    if word.raised:
        comma = ", " if at and words[at - 1].raised else ""
        return Markup('<sup class="mark">{}{}</sup>').format(comma, word.shown)
    return Markup(escape(f"{' ' if word.apart and at else ''}{word.shown}"))
