"""Measures the evidence check: `make bench-evidence ARGS="--seed 7"`.

Suites 1 to 10 of the design, and what the cache saves, each on text that no rule was
tuned on: made from the seed, or the `.txt` files of a folder that is given. Prints a
table, writes the numbers as JSON, and ends with status 1 if a mark is missed.
"""

import argparse
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.evidence import (
    anchors,
    attacks,
    claims,
    differential,
    disputes,
    figures,
    memory,
    rendering,
    revisions,
    speed,
    uncited,
)
from bench.evidence.corpus import Document, given, made
from bench.evidence.result import Result, as_json, as_table

Suite = Callable[[tuple[Document, ...], random.Random, int], Result]

SUITES: Mapping[str, Suite] = {
    "anchors": anchors.run,
    "rendering": rendering.run,
    "figures": figures.run,
    "claims": claims.run,
    "revisions": revisions.run,
    "disputes": disputes.run,
    "uncited": uncited.run,
    "attacks": attacks.run,
    "speed": speed.run,
    "differential": differential.run,
    "memory": memory.run,
}
"""Each takes documents, dice and how many cases of a kind to try."""


def main() -> int:
    """Run the suites that were asked for."""
    options = _options()
    corpus = (
        given(options.corpus)
        if options.corpus
        else made(options.seed, options.documents, options.sentences)
    )
    results = []
    for name in options.suite or SUITES:
        dice = random.Random(f"{options.seed} {name}")
        results.append(SUITES[name](corpus, dice, options.size))
        said = "reached" if results[-1].reached else "MISSED"
        sys.stderr.write(f"{name}: {said}\n")
    settings = {
        "seed": options.seed,
        "size": options.size,
        "corpus": "given" if options.corpus else "made",
        "documents": len(corpus),
        "characters": sum(len(document.content) for document in corpus),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(as_json(results, settings), encoding="utf-8")
    sys.stdout.write(as_table(results) + "\n")
    return 0 if all(result.reached for result in results) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="bench.evidence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files to use")
    parser.add_argument("--documents", type=int, default=40, help="reports to make")
    parser.add_argument("--sentences", type=int, default=160, help="in each of them")
    parser.add_argument("--size", type=int, default=120, help="cases of each kind")
    parser.add_argument("--suite", action="append", choices=SUITES, help="only these")
    parser.add_argument("--out", type=Path, default=Path("out/bench-evidence.json"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
