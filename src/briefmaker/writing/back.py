"""What stands after the text: endnotes, sources, distribution."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from briefmaker.evidence.claims import Evidence
from briefmaker.values import replace
from briefmaker.writing.checks import check, linked, published, quality
from briefmaker.writing.codes import codes_of
from briefmaker.writing.header import plain
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.view import Note, Source
from briefmaker.writing.written import SOURCE, Entry, Written


def endnotes(written: Written, language: Language) -> Iterator[Note]:
    """Yield the notes, each with the way back to its call."""
    for note in written.notes:
        mark = language.numerals(note.mark)
        yield Note(note.id, mark, Markup(note.html), note.back)


def sources(
    written: Written,
    evidence: Evidence,
    language: Language,
    *,
    checked: bool,
    public: bool = False,
) -> Iterator[Source]:
    """Yield the source list, each entry with the places cited in it.

    Args:
        checked: say of each source what the check made of it.
        public: say of it only what others can know too.
    """
    behind = tuple(codes_of(written, evidence))
    for entry in written.sources:
        name = entry.id.removeprefix(SOURCE)
        html = entry.html if public else linked(name, evidence, behind, entry.html)
        source = _source(entry, html, language)
        if checked:
            told = published if public else check
            source = replace(
                source,
                check=told(name, evidence, behind, html, language),
                quality=quality(evidence.sources[name], language),
            )
        yield source


def _source(entry: Entry, html: str, language: Language) -> Source:
    page, pages = language.file.locators["page"][:2]
    return Source(
        id=entry.id,
        number=language.numerals(entry.number),
        html=Markup(html),
        places=plain("; ".join(gathered(entry.locators, language)), language),
        calls=" ".join(entry.calls),
        page=page,
        pages=pages,
        check=Markup(),
        quality=Markup(),
    )


def gathered(places: Iterable[str], language: Language) -> Iterator[str]:
    """Yield places with each kind named once: `paras 3, 14` for `para. 3, para. 14`."""
    plurals = {forms[0]: forms[1] for forms in language.file.locators.values()}

    def kind(place: str) -> str:
        return place.partition(NBSP)[0]

    for name, group in groupby(places, kind):
        numbers = [place.partition(NBSP)[2] for place in group]
        if len(numbers) == 1 or name not in plurals or not all(numbers):
            yield from (f"{name}{NBSP}{number}".strip(NBSP) for number in numbers)
        else:
            yield f"{plurals[name]}{NBSP}{', '.join(numbers)}"
