"""Suite 4: claims end to end, from a YAML library to the verdict.

Each claim cites a sentence of a document and prints one of its figures anew: truly (in
digits, in another scale, rounded, as "about") or falsely. The figures are taken from
the sentences by the few plain patterns below, not by the reader that is measured.
"""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from bench.evidence.corpus import Document
from bench.evidence.desk import desk
from bench.evidence.result import Measure, Result
from briefmaker.evidence.verdict import Status
from briefmaker.evidence.verify import verify

FIGURE = re.compile(
    r"(?<![\w.,$€£¥−-])(?P<sign>US\$|\$|€)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<scale> (?:million|billion|trillion))?(?P<unit>%| percent| tonnes| people)?"
    r"(?![\w%,.]*\d)(?=[ .,;])"
)
SCALES = {" million": 10**6, " billion": 10**9, " trillion": 10**12}
BINDING = re.compile(
    r"(?:\b(?:about|almost|nearly|some|over|under|than|around|roughly|approximately|"
    r"least|most|to|and|between|from|or|only|just|up|estimated|circa|early|mid|late|"
    r"(?:high|low|many|much|few|little) as|exceed\w*|above|below|beyond|within|"
    r"near\w*|pass\w*|surpass\w*|until)"
    r"(?: the| a)?|[≥≤<>~≈±+$€£¥/–-])\s*$",
    re.IGNORECASE,
)
"""What may stand before a figure and bind it: those are left aside."""

RANGED = re.compile(r"\s?[-–—/]\s?\S")
ENDED = re.compile(r"[.,;]|\s(?:in|by|and|from|at|last|this|for|on|or|with|who)\b")
"""What shows that no unit of another kind follows a figure."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of a sentence, taken apart."""

    sign: str
    number: Decimal
    scale: str
    unit: str
    places: int

    def said(self, number: Decimal | None = None, **other: str) -> str:
        """Return it in words again, with something changed."""
        value = self.number if number is None else number
        sign, scale = other.get("sign", self.sign), other.get("scale", self.scale)
        return f"{sign}{value:,f}{scale}{other.get('unit', self.unit)}"


Rewriting = Callable[[Given], str | None]


def _digits(given: Given) -> str | None:
    if not given.scale:
        return None
    value = given.number * SCALES[given.scale]
    return given.said(value.quantize(Decimal(1)), scale="")


def _smaller_scale(given: Given) -> str | None:
    if given.scale not in (" billion", " trillion"):
        return None
    lower = {" billion": " million", " trillion": " billion"}[given.scale]
    number = (given.number * 1000).normalize()
    return given.said(Decimal(f"{number:f}"), scale=lower)


def _rounded(given: Given) -> str | None:
    whole = given.number.quantize(Decimal(1), ROUND_HALF_UP)
    near = given.places and whole and abs(whole / given.number - 1) <= Decimal("0.04")
    return given.said(whole) if near else None


def _nudged(given: Given) -> Decimal:
    step = Decimal(1).scaleb(-given.places)
    return given.number + 3 * step


def _other_unit(given: Given) -> str | None:
    units = {"%": " percentage points", " percent": " tonnes", " tonnes": " percent"}
    other = units.get(given.unit)
    return given.said(unit=other) if other else None


TRUE: Mapping[str, Rewriting] = {
    "as it stands": lambda given: given.said(),
    "in digits": _digits,
    "in a smaller scale": _smaller_scale,
    "rounded": _rounded,
    "as “about”": lambda given: f"about {given.said()}",
    "as “at least” a tenth less": lambda given: (
        f"at least {given.said((given.number * Decimal('0.9')).quantize(given.number))}"
        if given.number >= 10
        else None
    ),
}
FALSE: Mapping[str, Rewriting] = {
    "last digit": lambda given: given.said(_nudged(given)),
    "ten times": lambda given: given.said(given.number * 10),
    "half": lambda given: given.said(given.number / 2) if given.number > 3 else None,
    "false precision": lambda given: given.said(
        given.number + Decimal(4).scaleb(-given.places - 1)
    ),
    "more than": lambda given: f"more than {given.said()}",
    "less than": lambda given: f"less than {given.said()}",
    "larger scale": lambda given: (
        given.said(scale=" billion") if given.scale == " million" else None
    ),
    "scale dropped": lambda given: given.said(scale="") if given.scale else None,
    "another currency": lambda given: (
        given.said(sign="€" if "$" in given.sign else "$") if given.sign else None
    ),
    "another unit": _other_unit,
    "unit dropped": lambda given: given.said(unit="") if given.unit == "%" else None,
    "negative": lambda given: f"−{given.said()}" if not given.sign else None,
    "a range above": lambda given: (
        f"{given.said(given.number * 2)} to {given.said(given.number * 3)}"
    ),
    "about a third more": lambda given: (
        f"about {given.said((given.number * Decimal('1.34')).quantize(given.number))}"
        if given.number > 9
        else None
    ),
}


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Judge true and false claims about the sentences of a corpus."""
    facts, kinds = _facts(corpus, dice, size)
    with tempfile.TemporaryDirectory() as folder:
        loaded, workspace = desk(Path(folder), corpus, facts)
        verdicts = verify(loaded, workspace).verdicts
    passed, of, slips = Counter[str](), Counter[str](), []
    unread = 0
    for name, kind in kinds.items():
        status = verdicts[name].status
        right = (status is Status.VERIFIED) == (kind in TRUE)
        of[kind] += 1
        passed[kind] += right
        unread += status is Status.FIGURE_UNREAD
        if not right:
            fact = facts[name]
            figure = fact["selector"]["figure"]
            slips.append(f"{kind}: “{figure}” printed as “{fact['display']}” {status}")
    true, false = (sum(of[kind] for kind in group) for group in (TRUE, FALSE))
    alarms = true - sum(passed[kind] for kind in TRUE)
    caught = sum(passed[kind] for kind in FALSE)
    return Result(
        "claims",
        (
            Measure("corrupted claims flagged", caught, false, at_least=0.995),
            Measure("false alarms", alarms, true, at_most=0.005),
            Measure("figure-unread among all", unread, len(kinds)),
        ),
        {kind: (passed[kind], of[kind]) for kind in of},
        slips=tuple(slips[:40]),
    )


def _facts(
    corpus: tuple[Document, ...], dice: random.Random, size: int
) -> tuple[dict[str, dict[str, object]], dict[str, str]]:
    """Return facts for a library, and what kind of rewriting each is."""
    facts: dict[str, dict[str, object]] = {}
    kinds: dict[str, str] = {}
    pool = [
        (f"d{number}", sentence)
        for number, document in enumerate(corpus)
        for sentence in document.sentences
    ]
    dice.shuffle(pool)
    wanted = Counter(dict.fromkeys((*TRUE, *FALSE), size))
    for source, sentence in pool:
        for words, given in figures_of(sentence):
            for kind, rewritten in _rewritten(given, wanted):
                name = f"c{len(facts)}"
                selector = {"exact": sentence, "figure": words}
                facts[name] = {
                    "source": source,
                    "selector": selector,
                    "display": rewritten,
                    "acknowledge": dict.fromkeys(
                        ("negation", "hedge", "limited"), "not what is measured"
                    ),
                }
                kinds[name] = kind
                wanted[kind] -= 1
            break
    return facts, kinds


def _rewritten(given: Given, wanted: Counter[str]) -> Iterator[tuple[str, str]]:
    for kind, rewrite in (*TRUE.items(), *FALSE.items()):
        said = rewrite(given) if wanted[kind] > 0 else None
        if said:
            yield kind, said


def figures_of(sentence: str) -> Iterator[tuple[str, Given]]:
    """Yield the plain figures of a sentence whose words occur in it once."""
    for match in FIGURE.finditer(sentence):
        number, scale, unit = match["number"], match["scale"] or "", match["unit"] or ""
        bare = not (match["sign"] or scale or unit)
        bound = BINDING.search(sentence[: match.start()])
        bound = bound or RANGED.match(sentence, match.end())
        open_ended = not (match["sign"] or unit or ENDED.match(sentence, match.end()))
        if (
            bare
            or bound
            or open_ended
            or sentence.count(match[0]) > 1
            or len(sentence) > 2000
        ):
            continue
        _, _, decimals = number.partition(".")
        value = Decimal(number.replace(",", ""))
        if value:
            yield (
                match[0],
                Given(match["sign"] or "", value, scale, unit, len(decimals)),
            )
