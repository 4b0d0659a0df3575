"""Whether a letter keeps the rules of letters, and says all that it has to.

A house may have a template of its own: whatever it looks like, the handling mark comes
first, then the bottom line, the decision and the points, and nothing is asked for from
the network.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.audit import SHOWN
from briefmaker.formats.mail.excerpt import MOST_WORDS
from briefmaker.formats.mail.said import Added, Said, unmarked
from briefmaker.formats.mail.subject import too_long
from briefmaker.formats.tree import words
from briefmaker.problems import Problem, Severity
from briefmaker.writing.tree import parse

LOADED = ("src", "srcset", "poster", "background", "data")
"""Attributes that make a mail program load something."""

LINKED = ("link", "script", "iframe", "object", "embed", "form")
"""Elements that mail programs cut out, or that load something."""

ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s]*)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
"""What no reader sees: it holds tables for Outlook."""

INSIDE = "cid:"
OURS = "mend `mail/letter.html` in your folder of templates"


def unfit(said: Said, added: Added, html: str) -> Iterator[Problem]:
    """Yield what is wrong with a letter."""
    yield from too_long(said.subject)
    if said.body > MOST_WORDS:
        yield Problem(
            "mail.long",
            f"the letter has {said.body} words to read; {MOST_WORDS} fit one screen",
            Severity.WARNING,
            ("bottom_line",),
            hint="shorten the bottom line, or the first sentence of judgement one",
        )
    root = parse(COMMENT.sub("", html))
    yield from _lost(said, added, root)
    known = {f"{INSIDE}{each.id}" for each in said.pictures}
    for address in _asked(root):
        if address not in known:
            yield Problem(
                "mail.remote",
                f"the letter asks for “{address}”, which does not travel with it",
                hint=f"{OURS}: mail programs block what comes from the network, or "
                "tell its owner who has read the letter",
            )


def _lost(said: Said, added: Added, root: Element) -> Iterator[Problem]:
    """Report the first line of a letter that it does not say in its place."""
    seen = " ".join(next(root.iter("body")).itertext())
    found = f" {_run(seen)} "
    at = 0
    for line in _needed(said, added):
        # The name of a file has the mark's letters, in another form.
        written = line != said.marking or line in seen
        at = found.find(f" {_run(line)} ", at)
        if at < 0 or not written:
            begun = " ".join(line.split()[:SHOWN])
            yield Problem(
                "mail.lost-words",
                f"the letter does not say “{begun}”, or not in its place: handling "
                "mark, bottom line, decision, points, what is attached",
                hint=OURS,
            )
            return


def _needed(said: Said, added: Added) -> Iterator[str]:
    """Yield what a letter says in any house, line by line in its order."""
    lines = (
        said.marking,
        said.band,
        *(unmarked(line.words) for line in said.lead),
        unmarked(said.ask),
        *(unmarked(line.words) for line in said.points),
        *(each.sha256 for each in added.enclosures),
    )
    return (line for line in lines if _run(line))


def _run(text: str) -> str:
    """Return words as they follow each other, but for numbers: marks are numbers."""
    return " ".join(word for word in words(text) if not word.isdigit())


def _asked(root: Element) -> Iterator[str]:
    """Yield the addresses of all that a letter makes a mail program load."""
    for element in root.iter():
        if element.tag in LINKED:
            yield f"<{element.tag}>"
        for name in LOADED:
            if name in element.attrib:
                yield element.attrib[name]
        style = element.get("style", "")
        if element.tag == "style":
            style = element.text or ""
        yield from ADDRESS.findall(style)
