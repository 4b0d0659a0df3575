"""The options of `render`, in the words of its users."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import wrong_usage
from briefmaker.problems import BriefError
from briefmaker.values import Struct

if TYPE_CHECKING:
    from briefmaker.reading import Wishes


class Paper(StrEnum):
    """The papers that a brief can be set for."""

    A4 = "A4"
    LETTER = "Letter"


class Variant(StrEnum):
    """The ways to print a brief."""

    MONO = "mono"
    LARGE = "large"
    DRAFT = "draft"
    SIMPLEX = "simplex"
    BINDER = "binder"
    BOOKLET = "booklet"


class EvidencePages(StrEnum):
    """What a reader may get of the evidence."""

    ANNEX = "annex"
    LIST = "list"
    PUBLIC = "public"
    NONE = "none"


class Form(StrEnum):
    """The formats in which a brief can be written; each is a file's suffix."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MD = "md"
    TXT = "txt"


Out = Annotated[
    str | None,
    typer.Option(
        metavar="DIR|FILE",
        help="Where the files go; the folder `out` beside `briefs` if not said.",
    ),
]
Forms = Annotated[
    list[Form] | None,
    typer.Option(
        "--format",
        metavar="NAME",
        case_sensitive=False,
        help="Another format than `pdf`: `html` for the screen, `docx` for Word, `md` "
        "for Markdown, `txt` for plain text. May be given more than once.",
    ),
]
OnPaper = Annotated[
    Paper | None,
    typer.Option(
        metavar="A4|Letter",
        case_sensitive=False,
        help="Another paper than the brief's own.",
    ),
]
ForAudience = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Leave out what is for other audiences: `--audience cabinet`.",
    ),
]
Evidence = Annotated[
    EvidencePages | None,
    typer.Option(
        metavar="annex|list|public|none",
        case_sensitive=False,
        help="What the reader gets of the evidence, instead of what the brief says: "
        "an annex with every passage, the list of sources with their checks, a public "
        "copy with nothing internal, or nothing.",
    ),
]
Variants = Annotated[
    list[Variant] | None,
    typer.Option(
        "--variant",
        metavar="NAME",
        case_sensitive=False,
        help="Print it another way: `mono` without colours, `large` in large type, "
        "`draft` with numbered lines, `simplex` for one side of the paper, `binder` "
        "with room for holes, `booklet` on folded sheets. May be given more than "
        "once.",
    ),
]
Since = Annotated[
    Path | None,
    typer.Option(
        metavar="OLD.pdf|OLD.yaml",
        help="Mark what has changed since an older edition: bars beside the text and a "
        "box on page one.",
    ),
]
AllowFailing = Annotated[
    bool,
    typer.Option(
        "--allow-failing",
        help="Print claims that fail the evidence check, with a red band on every "
        "page.",
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help="Render everything again, briefs too of which nothing has changed.",
    ),
]
Deps = Annotated[
    bool,
    typer.Option(
        "--deps",
        help="Print the files that the briefs depend on, a line each, instead of the "
        "paths of what was made of them.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say how long each stage took.")
]
Timings = Annotated[
    bool,
    typer.Option(
        "--timings",
        help="Write milliseconds per stage as one line of JSON to standard error.",
    ),
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Go on: render each again when a file that it is made from changes. "
        "Ctrl-C ends it.",
    ),
]


class Asked(Struct, frozen=True):
    """What this run asks for instead of what the briefs say."""

    paper: Paper | None
    audience: str | None
    evidence: EvidencePages | None
    allow_failing: bool
    variants: tuple[Variant, ...] = ()
    since: Path | None = None

    def wishes(self) -> "Wishes":
        """Return the same as the stages take it."""
        from briefmaker.look import look
        from briefmaker.reading import Wishes

        return Wishes(
            paper=self.paper.value if self.paper else None,
            audience=self.audience,
            evidence=self.evidence.value if self.evidence else None,
            allow_failing=self.allow_failing,
            variants=frozenset(map(look.Variant, self.variants)),
        )


def together(asked: Sequence[Variant]) -> tuple[Variant, ...]:
    """Return the print variants in their own order, each once.

    Raises:
        CommandError: two of them exclude each other.
    """
    from briefmaker.look import look
    from briefmaker.look.together import together as fitting

    chosen = tuple(each for each in Variant if each in asked)
    try:
        fitting(look.Variant(each) for each in chosen)
    except BriefError as error:
        problem = error.problems[0]
        raise wrong_usage(problem.message, problem.hint) from error
    return chosen


MARKED = "marked"
"""What the name of a file says in which changes are marked."""


def marked_since(
    asked: Asked, briefs: Sequence[Path], forms: Sequence[Form]
) -> tuple[str, ...]:
    """Return what names of files say if changes since an older edition are marked.

    Raises:
        CommandError: there is no such edition, or it goes with another brief, format
            or readership.
    """
    old = asked.since
    if old is None:
        return ()
    if not old.is_file():
        raise wrong_usage(f"there is no file `{old}`")
    if len(briefs) > 1:
        raise wrong_usage(
            f"`--since {old}` is one edition, but there are {len(briefs)} briefs",
            "render them one by one, each with its own older edition",
        )
    if set(forms) - {Form.PDF}:
        raise wrong_usage(
            "`--since` marks what is printed, so it goes with PDF alone",
            "render the other formats in a run of their own",
        )
    narrowed = asked.audience or asked.evidence is EvidencePages.PUBLIC
    if narrowed and old.suffix.lower() == ".pdf":
        raise wrong_usage(
            "an older PDF cannot be cut down to an audience or a public copy, so the "
            "box might tell what these readers may not know",
            "give the older brief instead: `--since old.yaml`",
        )
    return (MARKED,)
