"""What a warm process does for a preview: check a brief, or set its pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefmaker import build
from briefmaker.brief.library import Fact
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.explaining import claim_rows
from briefmaker.evidence.summary import with_inputs
from briefmaker.look.look import Variant
from briefmaker.pdf.leaves import leaves
from briefmaker.preview.shown import (
    Card,
    Entry,
    Examined,
    Followed,
    Line,
    Pages,
    Pressed,
    Show,
    Told,
)
from briefmaker.problems import BriefError, Place, Problem
from briefmaker.reading import reading_of
from briefmaker.reads import Reads, traced
from briefmaker.stopwatch import Stopwatch
from briefmaker.values import replace

AROUND = 2
"""Lines of a file that are shown before and after the one in question."""

WITH_LINES = frozenset({".yaml", ".yml", ".csv", ".toml"})


def examined(show: Show) -> Examined:
    """Find what is wrong with a brief and what stands behind it: stages 1 and 2."""
    cards: tuple[Card, ...] = ()
    with traced(show.workspace.cache) as reads:
        try:
            reading = reading_of(show.brief, show.workspace, Stopwatch(), show.wishes)
            if show.wishes.allow_failing:
                reading = reading.allowed()
            used = with_inputs(reading.evidence, reading.prose.claims)
            order = dict.fromkeys((*reading.prose.claims, *used))
            cards = tuple(_cards(order, reading.evidence))
            problems = reading.problems
        except BriefError as error:
            problems = error.problems
        entries = tuple(_entries(problems, show))
    return Examined(problems, entries, cards, _followed(reads, show))


def pressed(show: Show) -> Pressed:
    """Set the pages of a brief: stages 1 to 5, and what stands where."""
    with traced(show.workspace.cache) as reads:
        made = build.render(show.brief, show.workspace, show.wishes)
        entries = tuple(_entries(made.problems, show))
    return Pressed(made.problems, entries, _pages(made), _followed(reads, show))


def saved(show: Show, data: bytes) -> None:
    """Write a document into its file, a booklet on its sheets.

    Raises:
        OSError: it could not be written; what was there is untouched.
    """
    from briefmaker.delivery.files import write

    if Variant.BOOKLET in show.wishes.variants:
        from briefmaker.delivery.imposition.booklets import impose

        data = impose(data)
    write(show.file, data)


def _pages(made: build.Rendered) -> Pages | None:
    if made.pdf is None or made.made is None:
        return None
    from briefmaker.pdf.standing import parts, spots

    layout, page = made.pdf.layout, made.made.page
    if layout is None:
        return Pages(made.pdf.data, leaves(made.pdf.data), (), ())
    return Pages(
        made.pdf.data,
        leaves(made.pdf.data),
        spots(layout, page.facts, made.made.written.uses),
        parts(layout, page.anchors),
    )


def _followed(reads: Reads, show: Show) -> Followed:
    brief = show.brief.absolute()
    return Followed(
        frozenset((brief, *reads.files, *reads.absent)), frozenset(reads.folders)
    )


def _cards(names: Iterable[str], evidence: Evidence) -> Iterator[Card]:
    for name in names:
        verdict = evidence.verdicts.get(name)
        if verdict is None:
            continue
        entry = evidence.entry(name)
        rows = tuple(claim_rows(name, evidence))[1:]
        if isinstance(entry, Fact):
            said = entry.display or entry.statement or name
            kind = "figure" if entry.display else "statement"
        else:
            said = entry.selector.exact
            kind = "quotation"
        yield Card(
            claim=name,
            kind=kind,
            said=said,
            status=verdict.status.value,
            holds=verdict.status.holds,
            disputed=isinstance(entry, Fact) and evidence.dispute_of(name) is not None,
            source=entry.source or "",
            rows=tuple(Told(row.label, row.words, row.marked) for row in rows),
        )


def _entries(problems: Iterable[Problem], show: Show) -> Iterator[Entry]:
    texts: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        place = problem.place or Place(show.workspace.shown(show.brief))
        if place.file not in texts:
            texts[place.file] = _lines_of(Path(place.file))
        yield _entry(problem, place, texts[place.file])


def _entry(problem: Problem, place: Place, text: tuple[str, ...]) -> Entry:
    address = problem.address
    library = address[:1] == ("library",) and len(address) > 2
    known = library and address[1] in ("facts", "quotes")
    entry = Entry(
        severity=problem.severity.value,
        code=problem.code,
        message=problem.message,
        hint=problem.hint,
        file=place.file,
        line=place.line,
        column=place.column,
        address=address,
        claim=str(address[2]) if known else "",
    )
    if not (place.line and place.excerpt.strip()):
        return entry
    first = max(1, place.line - AROUND)
    around = enumerate(text[first - 1 : place.line + AROUND], start=first)
    lines = [
        Line(number, place.excerpt if number == place.line else line)
        for number, line in around
    ]
    return replace(
        entry,
        lines=tuple(lines) or (Line(place.line, place.excerpt),),
        start=place.column - 1,
        width=place.width,
    )


def _lines_of(path: Path) -> tuple[str, ...]:
    """Return the lines of a file that people write; none if it cannot be read."""
    if path.suffix.lower() not in WITH_LINES:
        return ()
    try:
        return tuple(path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return ()
