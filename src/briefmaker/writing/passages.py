"""A passage as the evidence record prints it: verbatim, with its figure marked.

Where the copy may be shown, or the document is a draft for its makers, the sentence
around the passage is printed too; otherwise not a word beyond the anchor is.
"""

import re

from markupsafe import Markup, escape

from briefmaker.brief.library import Fact, Quote, Source
from briefmaker.brief.model import Policy
from briefmaker.evidence.verdict import Verdict


def may_show(source: Source | None, policy: Policy) -> bool:
    """Whether words of a source may be printed beyond the anchor."""
    shared = bool(source and source.archive and source.archive.share)
    return shared or policy is Policy.DRAFT


def passage(entry: Fact | Quote, verdict: Verdict, *, around: bool) -> Markup:
    """Return the words that a claim stands on, as the source has them.

    From a seal, and where the passage was not found, the words are the anchor's.

    Args:
        around: print the sentence around the passage too.
    """
    found = verdict.passage
    anchor = entry.selector.exact if entry.selector else ""
    words = _on_one_line((found.words if found else "") or anchor)
    marked = with_figure(words, verdict.figure)
    sentence = _on_one_line(found.sentence if found and around else "")
    before, match, after = sentence.partition(words)
    if not match:
        return marked
    context = Markup('<span class="around">{}</span>')
    return (
        (context.format(before) if before else Markup())
        + marked
        + (context.format(after) if after else Markup())
    )


def _on_one_line(words: str) -> str:
    """Return words without the line ends and no-break spaces of their copy."""
    return " ".join(words.split())


def with_figure(words: str, figure: str) -> Markup:
    """Return words with the first place marked where the figure stands, whole."""
    if figure:
        spelled = r"\s+".join(re.escape(part) for part in figure.split())
        match = re.search(rf"(?<![\w]){spelled}(?!\w)", words)
        if match:
            before, after = words[: match.start()], words[match.end() :]
            inside = Markup("<mark>{}</mark>").format(match[0])
            return escape(before) + inside + escape(after)
    return escape(words)
