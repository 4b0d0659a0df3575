"""What the engine complains of: it only logs, so its log becomes problems."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from briefmaker.problems import Problem, Severity

LOGGER = "weasyprint"
NO_GLYPH = "pdf.no-glyph"

KNOWN = (
    (".notdef glyph rendered", NO_GLYPH, "write it in other letters"),
    (
        "No anchor",
        "pdf.dead-link",
        "refer to something that is in this document",
    ),
    (
        "Content discarded: target points",
        "pdf.dead-link",
        "refer to something that is in this document",
    ),
    ("Anchor defined twice", "pdf.double-anchor", "give each part its own id"),
    ("Failed to load image", "pdf.picture", "save the picture again, as PNG or SVG"),
    ("Failed to render SVG", "pdf.picture", "save the picture again, as PNG or SVG"),
    ("Failed to load inline SVG", "pdf.picture", "save the picture again"),
    ("Image", "pdf.picture", "say what it shows: `![What it shows](picture.png)`"),
    ("Font-face", "pdf.font", "install briefmaker again, with its fonts"),
    ("Ignored", "pdf.style", "see which CSS the engine knows: weasyprint.org"),
    ("Invalid or unsupported", "pdf.style", "see weasyprint.org"),
)
"""How a message of the engine begins, the problem's code, and what to do."""

ALWAYS_STOP = (NO_GLYPH, "pdf.double-anchor", "pdf.font")
"""The engine only warns of these, but a reader would miss or misread something."""


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: dict[Problem, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.setdefault(_problem(record))


class Complaints:
    """The problems that the engine has logged so far, each once."""

    def __init__(self, listener: _Listener) -> None:
        self._listener = listener

    def taken(self) -> tuple[Problem, ...]:
        """Return the problems and forget them."""
        problems = tuple(self._listener.problems)
        self._listener.problems.clear()
        return problems


@contextmanager
def complaints() -> Iterator[Complaints]:
    """Listen to the engine's log while the block runs; nobody else hears it then."""
    logger = logging.getLogger(LOGGER)
    listener = _Listener()
    heard = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield Complaints(listener)
    finally:
        logger.propagate = heard
        logger.removeHandler(listener)


def _problem(record: logging.LogRecord) -> Problem:
    said = record.getMessage()
    code, hint = next(
        ((code, hint) for begin, code, hint in KNOWN if said.startswith(begin)),
        ("pdf.engine", ""),
    )
    stops = record.levelno >= logging.ERROR or code in ALWAYS_STOP
    return Problem(
        code,
        f"the typesetting engine says: {said}",
        severity=Severity.ERROR if stops else Severity.WARNING,
        hint=hint,
    )
