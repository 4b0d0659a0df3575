"""Key figures: big numbers with their marks, units, trends and other sides."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.brief.sections import Trend
from briefmaker.evidence.claims import Evidence
from briefmaker.writing.header import line, plain
from briefmaker.writing.language import Language
from briefmaker.writing.typography import typeset
from briefmaker.writing.view import KeyFigure
from briefmaker.writing.written import CLAIM, Written

ARROWS = {Trend.UP: "↑", Trend.DOWN: "↓", Trend.FLAT: "→"}
"""Never alone: words beside an arrow say what it says."""

LINK = Markup('<a href="#{}">{}</a>')
LESSER = Markup('<span class="lesser">{}</span>')
"""What is set smaller than the number."""

WHOLE = 9
"""Letters up to which words stand at full size beside the text: `US$1.8 bn`."""

NUMBER = re.compile(
    r"[^\s\d]{0,4}\d(?:[\d.,–−\u00a0\u202f]*\d)?(?:[\u00a0\u202f]?[%‰])?"
)
"""A number with a sign of money before it or of per cent behind it: `US$1.8`."""


def key_figures(
    brief: Brief,
    evidence: Evidence,
    written: Written,
    language: Language,
    number: int,
) -> Iterator[KeyFigure]:
    """Yield the key figures of a section.

    Args:
        number: of the section, counted from 0.
    """
    for index, figure in enumerate(brief.sections[number].key_figures):
        at = ("sections", number, "key_figures", index)
        claims = evidence.claims(figure.fact)
        words = figure.display or next((c.fact.display for c in claims), None)
        recorded = claims and brief.evidence is EvidencePages.ANNEX
        anchor = CLAIM + claims[0].id if recorded else ""
        shown = big(typeset(words or "", language), anchor)
        usual = figure.trend and language.file.trends[figure.trend]
        yield KeyFigure(
            words=shown,
            mark=line(written, *at),
            label=plain(figure.label, language),
            beside=line(written, *at, "beside"),
            arrow=ARROWS[figure.trend] if figure.trend else "",
            trend=plain(figure.since or usual or "", language),
        )


def big(words: str, anchor: str = "") -> Markup:
    """Return the words of a key figure, with all but the number set smaller.

    `1.2 million people` breaks badly at 20 pt in a column of 40 mm; its number alone
    does not. Words without a number are small as a whole.

    Args:
        anchor: where they lead. Each part is a link of its own: the engine gives a
            part of another size no place in the link around it (PDF/UA, 7.18.5).
    """
    found = NUMBER.search(words)
    if found and len(words) <= WHOLE:
        return _linked(words, anchor)
    if found is None:
        return LESSER.format(_linked(words, anchor))
    before, after = words[: found.start()], words[found.end() :]
    parts = [
        LESSER.format(_linked(before, anchor)) if before.strip() else Markup(),
        _linked(found[0], anchor),
        LESSER.format(_linked(after, anchor)) if after.strip() else Markup(),
    ]
    return Markup().join(parts)


def _linked(words: str, anchor: str) -> Markup:
    return LINK.format(anchor, words) if anchor else escape(words)
