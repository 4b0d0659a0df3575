"""The list of sources, as a style prints it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefmaker.brief.library import Source
from briefmaker.problems import Problem
from briefmaker.values import Struct
from briefmaker.writing.csljson import DIVIDER
from briefmaker.writing.pandoc import Tree, find, inlines
from briefmaker.writing.pieces import Walker
from briefmaker.writing.styles import ADDRESS, Form

LEFT, RIGHT = "csl-left-margin", "csl-right-inline"


class Listed(Struct, frozen=True):
    """A source in the list: its number (numeric styles) and its entry as HTML."""

    source: str
    number: str
    html: str


def entries_of(
    block: Tree, form: Form, used: Mapping[str, Source], walker: Walker
) -> Iterator[Listed]:
    """Yield the entries of the list of sources, each with its source's note."""
    for number, entry in enumerate(block["c"][1], 1):
        source = entry["c"][0][0].removeprefix("ref-")
        if source == DIVIDER:
            continue
        spans = {
            name: span["c"][1]
            for span in find(entry["c"][1], "Span")
            for name in span["c"][0][1]
        }
        if RIGHT in spans:
            said = walker.html(spans[RIGHT])
            left = walker.html(spans.get(LEFT, []))
        else:
            said = " ".join(walker.html(part["c"]) for part in entry["c"][1])
            left = ""
        digits = re.search(r"\d+", left)
        own = digits[0] if digits else str(number)
        if form == "numeric" and RIGHT not in spans:
            said = re.sub(rf"^[\[(]?{own}[\]).]*\s+", "", said)
        said = _with_note(said.strip(), used[source].note or "", walker)
        yield Listed(source, own if form == "numeric" else "", said)


def _with_note(entry: str, note: str, walker: Walker) -> str:
    """Return an entry with its source's note, which many styles leave out."""
    text = walker.html(inlines(note)).removesuffix(".")
    if not text or text in entry:
        return entry
    stop = "" if entry.endswith((".", ".</a>", ".</em>")) else "."
    return f"{entry}{stop} {text[0].upper()}{text[1:]}."


def unlisted(
    used: Mapping[str, Source], entries: Sequence[Listed], style: str
) -> Iterator[Problem]:
    """Yield a problem for each cited source that the style does not list."""
    listed = {entry.source for entry in entries}
    for name in used:
        if name not in listed:
            yield Problem(
                "cite.not-listed",
                f"the style “{style}” leaves the cited source “{name}” out of its list",
                address=ADDRESS,
            )
