"""Suite 10: the same corrupted anchors, judged by us and by gtrex.

gtrex is another exact verifier of quotations, written by other people. Where it says
that a corrupted anchor is not in the source, so must we.
"""

import random

import gtrex

from bench.evidence.anchors import holds, really_there
from bench.evidence.corpus import Document
from bench.evidence.damage import CORRUPTIONS, DAMAGES
from bench.evidence.result import Measure, Result
from briefmaker.evidence.texts.text import Text


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Compare verdicts on corrupted anchors, and on damaged sources for the record."""
    same = cases = ours = theirs = damaged = 0
    slips = []
    for kind, corrupt in CORRUPTIONS.items():
        for _ in range(size):
            document = dice.choice(corpus)
            false = corrupt(dice.choice(document.sentences), dice)
            if not false or really_there(false, document):
                continue
            we = holds(Text.of(document.content, (), "bench"), false)
            they = gtrex.verify(false, document.content).grounded
            cases += 1
            same += we == they
            if we != they:
                slips.append(f"{kind}, {'we' if we else 'they'} accept: {false}")
    for damage in DAMAGES.values():
        for _ in range(size // 10):
            document = dice.choice(corpus)
            sentence = dice.choice(document.sentences)
            content = damage(document.content, dice)
            damaged += 1
            ours += holds(Text.of(content, (), "bench"), sentence)
            theirs += gtrex.verify(sentence, content).grounded
    return Result(
        "differential",
        (
            Measure("same verdict on corrupted anchors", same, cases, at_least=0.999),
            Measure("found in damaged sources by us", ours, damaged, at_least=0.99),
            Measure("found in damaged sources by gtrex", theirs, damaged),
        ),
        slips=tuple(slips[:40]),
    )
