"""Suite 6: groups of values of which it is known whether they agree.

Values agree by rounding, within a bound, within the quantity's tolerance; they differ
by more than that. Repeats of one origin count once.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.evidence.corpus import Document
from bench.evidence.desk import desk
from bench.evidence.result import Measure, Result
from briefmaker.evidence.verify import verify

CENT = Decimal("0.01")
TENTH = Decimal("0.1")
UNIT = "billion dollars"

Values = Callable[[Decimal], list[str]]
AGREEING: Mapping[str, Values] = {
    "the same": lambda value: [f"{value} {UNIT}"] * 2,
    "rounded": lambda value: [f"{value} {UNIT}", f"{value.quantize(TENTH)} {UNIT}"],
    "another scale": lambda value: [
        f"{value} {UNIT}",
        f"{value * 1000:,.0f} million dollars",
    ],
    "a lower bound that holds": lambda value: [
        f"{value} {UNIT}",
        f"more than {value.quantize(TENTH) - 1} {UNIT}",
    ],
    "a range that holds it": lambda value: [
        f"{value} {UNIT}",
        f"between {value - 2} and {value + 2} {UNIT}",
    ],
    "about": lambda value: [
        f"{value} {UNIT}",
        f"about {value * Decimal('1.04'):.2f} {UNIT}",
    ],
}
DIFFERING: Mapping[str, Values] = {
    "a tenth apart": lambda value: [
        f"{value} {UNIT}",
        f"{value * Decimal('1.1'):.2f} {UNIT}",
    ],
    "last digit": lambda value: [f"{value} {UNIT}", f"{value + 3 * CENT} {UNIT}"],
    "a bound that excludes it": lambda value: [
        f"{value} {UNIT}",
        f"more than {value + 2} {UNIT}",
    ],
    "ranges apart": lambda value: [
        f"between {value} and {value + 1} {UNIT}",
        f"between {value + 2} and {value + 3} {UNIT}",
    ],
    "three, two of them agree": lambda value: [
        f"{value} {UNIT}",
        f"{value.quantize(TENTH)} {UNIT}",
        f"{value * 2} {UNIT}",
    ],
}
TOLERATED: Mapping[str, Values] = {
    "within the tolerance": lambda value: [
        f"{value} {UNIT}",
        f"{value * Decimal('1.02'):.2f} {UNIT}",
    ],
}
MOST = 3
"""Sources in a group."""


def run(_corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Judge groups of two or three values each."""
    quantities: dict[str, dict[str, Any]] = {}
    facts: dict[str, dict[str, Any]] = {}
    kinds: dict[str, str] = {}
    lines: list[list[str]] = [[] for _ in range(MOST)]
    for number in range(size):
        for kind, values in (*AGREEING.items(), *DIFFERING.items(), *TOLERATED.items()):
            value = Decimal(dice.randint(1100, 9899)).scaleb(-2)
            name = f"q{len(quantities)}"
            quantities[name] = {"label": f"{kind} {number}"}
            if kind in TOLERATED:
                quantities[name]["tolerance"] = "3%"
            kinds[name] = kind
            for source, display in enumerate(values(value)):
                sentence = f"The sum of case {name} was put at {display} by the office."
                lines[source].append(sentence)
                facts[f"{name}-d{source}"] = {
                    "quantity": name,
                    "source": f"d{source}",
                    "display": display,
                    "selector": {"exact": sentence.removesuffix(" by the office.")},
                }
    documents = tuple(
        Document(f"Report {number}", "\n".join(said) + "\n", tuple(said))
        for number, said in enumerate(lines)
    )
    with tempfile.TemporaryDirectory() as folder:
        loaded, workspace = desk(
            Path(folder), documents, facts, quantities, {"d1": ["d0"]}
        )
        evidence = verify(loaded, workspace)
    found = {
        problem.address[-1]
        for problem in evidence.problems
        if problem.code == "evidence.no-position"
    }
    right, of = Counter[str](), Counter[str]()
    for name, kind in kinds.items():
        of[kind] += 1
        right[kind] += (name in found) == (kind in DIFFERING)
    return Result(
        "disputes",
        (Measure("groups judged right", right.total(), of.total(), at_least=1.0),),
        {kind: (right[kind], of[kind]) for kind in of},
    )
