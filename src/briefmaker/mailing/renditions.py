"""A brief as some of its readers get it: one audience, one language, one PDF."""

import hashlib
from pathlib import Path

from briefmaker import build
from briefmaker.brief.model import Brief
from briefmaker.delivery.naming import file_name
from briefmaker.formats.mail.gathering import said_of
from briefmaker.formats.mail.said import Said
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import BriefError, Problem
from briefmaker.reading import Wishes
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition


class Reader(Struct, frozen=True, order=True):
    """Those who get the same pages.

    Attributes:
        language: of their edition; nothing for the brief itself.
        audience: they get only what is for it; nothing for everything.
    """

    language: str = ""
    audience: str = ""

    @classmethod
    def of(cls, recipient: Recipient, own: str) -> "Reader":
        """Return which pages somebody gets of a brief in its `own` language."""
        language = "" if recipient.language == own else recipient.language
        return cls(language, recipient.audience)


class Rendition(Struct, frozen=True):
    """A finished PDF, and what it came of.

    Attributes:
        said: what a letter says of it, to whomever.
        name: under which it travels (design A.5).
        digest: SHA-256 of the file, by which a second copy is known.
    """

    reader: Reader
    made: Composition
    said: Said
    data: bytes
    pages: int
    name: str
    digest: str

    @classmethod
    def of(
        cls,
        reader: Reader,
        made: Composition,
        data: bytes,
        pages: int,
        workspace: Workspace,
    ) -> "Rendition":
        """Return a PDF with its name, its digest, and what a letter says of it.

        Raises:
            BriefError: a picture for the letter could not be drawn.
        """
        digest = hashlib.sha256(data).hexdigest()
        said, name = said_of(made, workspace), attached_name(made.brief)
        return cls(reader, made, said, data, pages, name, digest)

    @property
    def brief(self) -> Brief:
        """The brief as its readers get it."""
        return self.made.brief


def attached_name(brief: Brief, suffix: str = ".pdf", to: str = "") -> str:
    """Return the house's name for a file that goes out.

    Args:
        to: whose copy it is, where each has one.
    """
    marking = "" if brief.marking == "none" else brief.marking.value
    number, dot, rest = brief.version.partition(".")
    after = [f"v{number:0>2}{dot}{rest}", *filter(None, [to])]
    before = (brief.date.isoformat(), brief.id)
    words = brief.topic or brief.title
    return file_name(before, words, after, marking=marking, suffix=suffix)


def rendition(
    path: Path, reader: Reader, workspace: Workspace, wishes: Wishes
) -> tuple[Rendition | None, tuple[Problem, ...]]:
    """Take a brief through the stages for some of its readers."""
    wanted = replace(wishes, audience=reader.audience or None, named_elsewhere=True)
    found = build.render(path, workspace, wanted)
    if found.pdf is None or found.made is None:
        return None, found.problems
    try:
        pdf = found.pdf
        done = Rendition.of(reader, found.made, pdf.data, pdf.pages, workspace)
    except BriefError as error:
        return None, (*found.problems, *error.problems)
    return done, found.problems
