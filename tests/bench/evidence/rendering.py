"""Suite 2: the same text set as PDF in three layouts, and read back from it.

Every sentence must be found in the PDF that prints it, and none with a changed digit.
"""

import html
import random

from weasyprint import HTML

from bench.evidence.corpus import Document
from bench.evidence.result import Measure, Result
from briefmaker.brief.library import Selector
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.texts.reader import read_text

LAYOUTS = {
    "ragged": "text-align: left",
    "justified, hyphenated": "text-align: justify; hyphens: auto",
    "two columns, hyphenated": "text-align: justify; hyphens: auto; columns: 2",
}
PAGE = """
@page { size: A4; margin: 25mm;
        @top-center { content: 'Annual report of the bureau' }
        @bottom-center { content: 'Page ' counter(page) } }
body { font: 10pt/1.4 serif; %s }
"""
DOCUMENTS = 4
"""How many documents are set in each layout: setting takes most of the time."""


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Set some documents, read them, and look for their sentences."""
    chosen = dice.sample(corpus, min(DOCUMENTS, len(corpus)))
    kinds, slips, accepted, changed = {}, [], 0, 0
    for layout, style in LAYOUTS.items():
        found = of = 0
        for document in chosen:
            text = read_text(_pdf(document, PAGE % style), "application/pdf")
            for sentence in document.sentences[:size]:
                hit = isinstance(find(Selector(exact=sentence), text, None), Passage)
                found, of = found + hit, of + 1
                if not hit:
                    slips.append(f"{layout}: {sentence}")
                other = one_digit_off(sentence, dice)
                if other not in document.content:
                    again = find(Selector(exact=other), text, None)
                    accepted += isinstance(again, Passage)
                    changed += 1
        kinds[layout] = (found, of)
    hits, cases = (sum(column) for column in zip(*kinds.values(), strict=True))
    return Result(
        "rendering",
        (
            Measure("sentences found in the PDF", hits, cases, at_least=0.99),
            Measure("changed digit accepted", accepted, changed, at_most=0.0),
        ),
        kinds,
        slips=tuple(slips[:20]),
    )


def _pdf(document: Document, style: str) -> bytes:
    lines = document.content.splitlines()
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
    page = f"<html lang=en><style>{style}</style><body>{body}</body></html>"
    return HTML(string=page).write_pdf()


def one_digit_off(sentence: str, dice: random.Random) -> str:
    """Return the sentence with one of its digits changed."""
    at = dice.choice([n for n, letter in enumerate(sentence) if letter in "0123456789"])
    other = dice.choice([digit for digit in "0123456789" if digit != sentence[at]])
    return sentence[:at] + other + sentence[at + 1 :]
