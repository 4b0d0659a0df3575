"""What every format gives back: a file's bytes, and what was wrong."""

from enum import StrEnum

from briefmaker.problems import Problem
from briefmaker.values import Struct


class Form(StrEnum):
    """A format that a document is written in; its value is the file's suffix."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MD = "md"
    TXT = "txt"


class Export(Struct, frozen=True):
    """A document in another format than PDF.

    Attributes:
        data: the file's bytes; the same composition always gives the same.
        problems: what was found; with errors it must not be used.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
