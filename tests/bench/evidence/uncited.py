"""Suite 7: figures without a source, among words that only look like figures."""

import random

from bench.evidence.corpus import Document
from bench.evidence.desk import BRIEF
from bench.evidence.planted import score
from bench.evidence.result import Measure, Result
from briefmaker.brief.model import Brief


def run(_corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Check made-up sentences, a quarter of them with nothing to find."""
    found = score(dice.randrange(10**6), 4 * size, Brief.model_validate(BRIEF))
    return Result(
        "uncited",
        (
            Measure(
                "planted figures reported",
                found.planted - len(found.missed),
                found.planted,
                at_least=0.98,
            ),
            Measure(
                "look-alikes reported",
                len(found.alarms),
                found.look_alikes,
                at_most=0.02,
            ),
        ),
        slips=tuple(
            [f"missed: {each.text}" for each in found.missed][:20]
            + [f"alarm at “{words}”: {each.text}" for each, words in found.alarms][:20]
        ),
    )
