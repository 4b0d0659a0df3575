"""Suite 3: pairs of phrases judged by hand, and how much of a corpus can be read.

`hand/pairs.tsv` says of each pair whether the first phrase supports the second. What
cannot be read is an outcome of its own, counted beside the wrong answers.
"""

import csv
import random
import re
from collections import Counter
from pathlib import Path

from bench.evidence.corpus import Document
from bench.evidence.result import Measure, Result
from briefmaker.evidence.figures import figures_in, supports

PAIRS = Path(__file__).parent / "hand" / "pairs.tsv"
SAYS = {
    "supported": "yes",
    "weaker": "weaker",
    "mismatch": "no",
    "unread": "unread",
    "none": "none",
}
SUPPORTED = ("yes", "weaker")


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Compare the pairs, then read sentences of the corpus."""
    right, of, slips = Counter[str](), Counter[str](), []
    accepted = rejected = 0
    for row in pairs():
        support = supports(
            row["anchor"],
            row["printed"],
            anchor_language=row["anchor_language"],
            printed_language=row["printed_language"],
            figure=row["figure"] or None,
        )
        said, expected = SAYS[support.outcome], row["expected"]
        of[expected] += 1
        right[expected] += said == expected
        accepted += said in SUPPORTED and expected not in SUPPORTED
        rejected += said not in SUPPORTED and expected in SUPPORTED
        if said != expected:
            slips.append(f"{said}, not {expected}: {row['anchor']} / {row['printed']}")
    read, figures, covered, runs = _coverage(corpus, dice, 20 * size)
    true = sum(of[each] for each in SUPPORTED)
    return Result(
        "figures",
        (
            Measure(
                "pairs wrongly accepted", accepted, of.total() - true, at_most=0.01
            ),
            Measure("pairs wrongly rejected", rejected, true, at_most=0.05),
            Measure("figures read fully", read, figures, at_least=0.92),
            Measure("digits that lie in a figure", covered, runs, at_least=0.99),
        ),
        {kind: (right[kind], of[kind]) for kind in of},
        slips=tuple(slips[:40]),
    )


def pairs() -> list[dict[str, str]]:
    """Return the pairs that people judged, a dictionary each."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _coverage(
    corpus: tuple[Document, ...], dice: random.Random, sentences: int
) -> tuple[int, int, int, int]:
    """Return figures read, figures found, runs of digits in one, runs of digits."""
    pool = [sentence for document in corpus for sentence in document.sentences]
    read = found = covered = runs = 0
    for sentence in dice.sample(pool, min(sentences, len(pool))):
        figures = figures_in(sentence, "en")
        found += len(figures)
        read += sum(figure.read for figure in figures)
        for digits in re.finditer(r"\d+", sentence):
            runs += 1
            covered += any(
                figure.start <= digits.start() and digits.end() <= figure.end
                for figure in figures
            )
    return read, found, covered, runs
