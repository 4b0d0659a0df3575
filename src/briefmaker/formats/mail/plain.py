"""The plain text of a letter: the bottom line first, in lines of 72 columns.

Whoever reads mail as text alone, or has it read aloud, gets what the HTML says, in the
order of design A.5: mark, bottom line, decision, points, what is attached.
"""

from collections.abc import Iterator

from briefmaker.formats.mail.said import Added, Exhibit, Line, Said, marks_in
from briefmaker.formats.runs import Inlines
from briefmaker.formats.text.columns import filled
from briefmaker.formats.text.marks import DIFFERS
from briefmaker.formats.text.plain import line_of
from briefmaker.writing.language import Language

ENTRY, UNDER = "- ", "  "


def text_of(said: Said, added: Added, language: Language) -> str:
    """Return the whole text; paragraphs are parted by empty lines."""
    return "\n\n".join(filter(None, _parts(said, added, language))) + "\n"


def marks_explained(said: Said, language: Language) -> str:
    """Return what the marks in a letter lead to; nothing if it has none."""
    found = "".join(map(marks_in, said.lines))
    words = language.file.mail
    numbers = words.marks if any(map(str.isdigit, found)) else ""
    differs = words.differs if DIFFERS in found else ""
    return " ".join(filter(None, (numbers, differs)))


def _parts(said: Said, added: Added, language: Language) -> Iterator[str]:
    words = language.file.mail
    yield "\n".join(filter(None, (_mark(said), said.band, said.status)))
    yield filled(added.greeting)
    for line in said.lead:
        yield _line(line)
    yield filled(line_of(said.ask))
    if said.points:
        entries = "\n".join(_line(line) for line in said.points)
        yield "\n".join(filter(None, (filled(said.heading), entries)))
    if said.figures:
        yield "\n".join(
            _entry(f"{line_of(each.number)} {_joined(each.lines)}")
            for each in said.figures
        )
    if said.exhibit:
        yield _exhibit(said.exhibit)
    if added.note:
        yield "\n\n".join((filled(words.note), *map(filled, added.note)))
    yield "\n".join(map(filled, added.signature))
    yield from _attached(said, added, language)
    yield from (filled(line_of(line)) for line in said.grounds)
    yield filled(marks_explained(said, language))
    yield filled(said.terms)
    yield filled(said.contact)
    yield filled(said.document)


def _mark(said: Said) -> str:
    return "  ".join(filter(None, (said.marking, said.beside)))


def _line(line: Line) -> str:
    aside = f" ({line.aside})" if line.aside else ""
    text = f"{line_of(line.words)}{aside}"
    return _entry(text) if line.listed else filled(text)


def _entry(text: str) -> str:
    return filled(text, ENTRY, UNDER)


def _joined(lines: tuple[Inlines, ...]) -> str:
    return "; ".join(map(line_of, lines))


def _exhibit(exhibit: Exhibit) -> str:
    """Return the words around a chart, and what it shows for who cannot see it."""
    label, title = line_of(exhibit.label), line_of(exhibit.title)
    lines = (
        f"{label}. {title}" if label else title,
        line_of(exhibit.subtitle),
        f"[{exhibit.shown.alt}]",
        *map(line_of, exhibit.below),
    )
    return "\n".join(filled(line) for line in lines if line)


def _attached(said: Said, added: Added, language: Language) -> Iterator[str]:
    """Yield the files that travel with the letter, each with its digest."""
    words = language.file.mail
    if not added.enclosures:
        yield filled(line_of(said.title))
        return
    title = " · ".join(filter(None, (said.kicker, line_of(said.title))))
    lines = [filled(f"{words.attached}{language.words.colon} {title}")]
    for each in added.enclosures:
        lines.append(each.name)
        if each.pages:
            lines.append(language.count(words.pages, each.pages))
        lines += ["SHA-256", each.sha256]
    yield "\n".join(line.replace("\u00a0", " ") for line in lines)
