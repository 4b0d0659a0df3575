"""How a PDF of others is spoken of: why it cannot be placed, and what is lost."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefmaker.limits import Cause, Limits, StoppedError
from briefmaker.pdf.foreign.leaf import Leaf, Why
from briefmaker.pdf.foreign.room import largest
from briefmaker.pdf.foreign.sizes import called
from briefmaker.problems import Problem, Severity

AGAIN = "get it again from where it came from"
ANEW = "open it, print it to a new PDF, and place that one"
"""What to do where a file is beyond help."""

REASONS: Mapping[Why, tuple[str, str]] = {
    "fonts": (
        "its fonts are not wholly in the file, or do not say which letters they draw",
        "ask its sender for a PDF with all fonts embedded, such as PDF/A",
    ),
    "layers": ("layers on it can be switched on and off", ""),
    "form": ("the file is a form (XFA), which only one program can fill in", ""),
    "drawing": ("it is drawn in a way that cannot be carried over safely", ""),
}
"""Why pages become pictures, and what can be done about it."""

FORBIDDEN = {
    "extract": "copying from it",
    "modify_annotation": "remarks on it",
    "modify_assembly": "putting it together with other papers",
    "modify_form": "filling it in",
    "modify_other": "changing it",
    "print_highres": "printing it sharply",
    "print_lowres": "printing it",
}
"""What a protected file can forbid (ISO 32000-1, table 22)."""

SMALLEST = 0.7
"""How small pages may become; type of 10 points then has 7."""

FEW = 6
"""Pages that are named; of more, only the first are."""


def no_pdf(name: str, *, empty: bool) -> Problem:
    """Return that a file is none."""
    what = "is empty" if empty else "is no PDF, whatever its name says"
    return Problem("foreign.no-pdf", f"“{name}” {what}", hint=AGAIN)


def stopped(name: str, error: StoppedError, limits: Limits) -> Problem:
    """Return that a file could not be opened to its end."""
    if error.cause is Cause.TIME:
        what = f"could not be made ready in {limits.time}"
    elif error.cause is Cause.MEMORY:
        what = f"takes more than {limits.room} of memory"
    else:
        what = "ends whatever opens it: it is damaged, or made to do harm"
    return Problem("foreign.stopped", f"“{name}” {what}", hint=ANEW)


def too_large(name: str, size: int, most: int) -> Problem:
    """Return that a file has too many bytes."""
    return Problem(
        "foreign.too-large",
        f"“{name}” has {size / 1e6:.0f} MB; a paper of a pack may have at most "
        f"{most // 1_000_000}",
        hint="save it again with smaller pictures, or split it",
    )


def too_long(name: str, pages: int, most: int) -> Problem:
    """Return that a file has too many pages."""
    return Problem(
        "foreign.too-long",
        f"“{name}” has {pages:,} pages; a paper of a pack may have at most {most}",
        hint="place the pages that the meeting needs, as a PDF of their own",
    )


def damaged(name: str) -> Problem:
    """Return that a file cannot be read."""
    return Problem(
        "foreign.damaged",
        f"“{name}” is damaged beyond repair, or was not sent or downloaded to its end",
        hint=AGAIN,
    )


def mended(name: str) -> Problem:
    """Return that a file was damaged and could be read."""
    return Problem(
        "foreign.mended",
        f"“{name}” is damaged; it was repaired as far as it can be, and something on "
        "its pages may be missing",
        severity=Severity.WARNING,
        hint=f"look through its pages, or {AGAIN}",
    )


def locked(name: str) -> Problem:
    """Return that a file needs a password."""
    return Problem(
        "foreign.locked",
        f"“{name}” opens only with a password",
        hint="ask its sender for a copy that opens without one",
    )


def forbidden(name: str, what: Sequence[str]) -> Problem:
    """Return that a file forbids what a pack does with it."""
    said = _listed(list(dict.fromkeys(FORBIDDEN[each] for each in what)))
    return Problem(
        "foreign.forbidden",
        f"“{name}” is protected: it opens without a password, but forbids {said}",
        hint="ask its sender for a copy without protection",
    )


def protected(name: str) -> Problem:
    """Return that a file is protected and forbids nothing."""
    return Problem(
        "foreign.protected",
        f"“{name}” is protected, but opens without a password and forbids nothing; "
        "its pages in the pack are not protected",
        severity=Severity.NOTE,
    )


def no_pages(name: str) -> Problem:
    """Return that a file has no page."""
    return Problem("foreign.no-pages", f"“{name}” has no pages", hint=AGAIN)


def no_size(name: str, pages: Sequence[int]) -> Problem:
    """Return that pages are of no size, or of one that nobody could print."""
    return Problem(
        "foreign.no-size",
        f"{_pages(pages)} of “{name}” {'have' if pages[1:] else 'has'} no size that "
        "could be printed: between 1 mm and 5 m on each side",
        hint=ANEW,
    )


def too_heavy(name: str, page: int) -> Problem:
    """Return that a page is drawn so often that no program finishes."""
    return Problem(
        "foreign.too-heavy",
        f"page {page} of “{name}” draws the same things millions of times, as only a "
        "file does that is broken or made to do harm",
        hint="ask its sender for the document that it was made from",
    )


def only_a_form(name: str) -> Problem:
    """Return that a file shows nothing but a notice without its own program."""
    return Problem(
        "foreign.form",
        f"“{name}” is a form that only Adobe's program draws; all others show a notice "
        "in its place",
        hint=ANEW,
    )


def lost(name: str, what: Sequence[str]) -> Problem:
    """Return what a file has that no placed page keeps."""
    return Problem(
        "foreign.lost",
        f"“{name}” is placed as it looks, and loses {_listed(what)}",
        severity=Severity.NOTE,
        hint="send the file itself to whoever needs them",
    )


def sizes(name: str, leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Yield that pages are of several sizes."""
    found = Counter(called((leaf.width, leaf.height)) for leaf in leaves)
    if len(found) > 1:
        said = _listed([f"{count} × {size}" for size, count in found.most_common(FEW)])
        yield Problem(
            "foreign.mixed-sizes",
            f"the pages of “{name}” are of {len(found)} sizes: {said}; each is fitted "
            "to the sheets of the pack",
            severity=Severity.NOTE,
        )


def small(name: str, leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Yield which pages become so small on the sheets of the pack that few can read."""
    pages = [at for at, leaf in enumerate(leaves, 1) if largest(leaf) < SMALLEST]
    if pages:
        least = min(largest(leaf) for leaf in leaves)
        yield Problem(
            "foreign.small",
            f"{_pages(pages)} of “{name}” {'are' if pages[1:] else 'is'} larger than a "
            f"sheet of the pack; type of 10 points comes out as {10 * least:.1f}",
            severity=Severity.WARNING,
            hint="place what the meeting needs of it on smaller pages, or hand it out "
            "by itself",
        )


def pictures(name: str, leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Yield which pages are placed as pictures, and why."""
    for why, (reason, hint) in REASONS.items():
        pages = [at for at, leaf in enumerate(leaves, 1) if leaf.why == why]
        if pages:
            yield Problem(
                "foreign.picture",
                f"{_pages(pages)} of “{name}” {'are' if pages[1:] else 'is'} placed as "
                f"{'pictures' if pages[1:] else 'a picture'} at 200 dots to the inch: "
                f"{reason}",
                severity=Severity.NOTE,
                hint=hint,
            )


def silent(
    name: str, leaves: Sequence[Leaf], blank: Sequence[bool]
) -> Iterator[Problem]:
    """Yield which pages have no words that could be searched or read aloud."""
    pages = [
        at
        for at, (leaf, nothing) in enumerate(zip(leaves, blank, strict=True), 1)
        if not leaf.words and not nothing
    ]
    if pages:
        yield Problem(
            "foreign.no-words",
            f"{_pages(pages)} of “{name}” {'have' if pages[1:] else 'has'} no words "
            "that can be searched or read aloud, as a scan has none",
            severity=Severity.WARNING,
            hint="run text recognition (OCR) on it, or place the document it was "
            "scanned from",
        )


def _pages(numbers: Sequence[int]) -> str:
    """Return `page 2`, `pages 1, 2 and 5`, `pages 1, 2, 3, 4, 5, 6 and 12 more`."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    said = [str(number) for number in numbers[:FEW]]
    if len(numbers) > FEW:
        said.append(f"{len(numbers) - FEW} more")
    return f"pages {_listed(said)}"


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
