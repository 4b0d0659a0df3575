"""A finished letter: subject, plain text, HTML and its pictures.

`letter` makes one of a composed document; for many readers of the same document,
`said_of` is asked once and `finished` for each of them.
"""

from collections.abc import Mapping, Sequence

from briefmaker.formats.mail.audit import unfit
from briefmaker.formats.mail.enclosure import Enclosure
from briefmaker.formats.mail.gathering import said_of
from briefmaker.formats.mail.page import html_of
from briefmaker.formats.mail.plain import text_of
from briefmaker.formats.mail.said import Added, Said
from briefmaker.problems import Problem
from briefmaker.rules.allowing import allowed
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.language import Language


class Letter(Struct, frozen=True):
    """What a message says, before it has a sender, readers and files.

    Attributes:
        pictures: PNG files by the names with which the HTML asks for them (`cid:`).
        language: the tag of its language.
        marking: the handling mark of what it says; nothing if there is none.
        problems: what was found; with errors it must not be sent.
    """

    subject: str
    text: str
    html: str
    pictures: Mapping[str, bytes]
    language: str
    marking: str
    problems: tuple[Problem, ...] = ()


def letter(
    made: Composition,
    enclosures: Sequence[Enclosure],
    workspace: Workspace,
    greeting: str = "",
    note: str = "",
    signature: str = "",
) -> Letter:
    """Return the letter that a composed document travels with.

    Args:
        enclosures: what travels with it: the document itself first.
        greeting: a line of the sender's own before all else, as plain text.
        note: paragraphs of the sender's own, parted by empty lines, as plain text.
        signature: lines of the sender's own under the letter, as plain text.

    Raises:
        BriefError: a picture could not be drawn, or a template is missing or broken.
    """
    said = said_of(made, workspace)
    done = finished(
        said, enclosures, made.language, workspace, greeting, note, signature
    )
    return replace(done, problems=allowed(done.problems, made.brief))


def finished(
    said: Said,
    enclosures: Sequence[Enclosure],
    language: Language,
    workspace: Workspace,
    greeting: str = "",
    note: str = "",
    signature: str = "",
) -> Letter:
    """Return the letter that says this to one reader.

    What the brief accepts (`rules.allowing.allowed`) is told as a problem here.

    Raises:
        BriefError: a template is missing or broken.
    """
    added = Added(
        greeting.strip(),
        _paragraphs(note),
        tuple(filter(None, map(str.strip, signature.splitlines()))),
        tuple(enclosures),
    )
    text = text_of(said, added, language)
    html = html_of(said, added, language, workspace)
    pictures = {each.id: each.data for each in said.pictures}
    problems = tuple(unfit(said, added, html))
    return Letter(
        said.subject,
        text,
        html,
        pictures,
        said.flow.language,
        said.marking,
        problems,
    )


def _paragraphs(note: str) -> tuple[str, ...]:
    """Return the sender's words in paragraphs, each without white space around it."""
    parts = "\n".join(line.strip() for line in note.splitlines()).split("\n\n")
    return tuple(part.strip() for part in parts if part.strip())
