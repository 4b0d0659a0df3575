"""Suite 8: ways to make a false claim look supported, and what each must get.

One small source and one fact for each; the expected outcome stands beside it.
"""

import json
import random
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from weasyprint import HTML

from bench.evidence.corpus import Document
from bench.evidence.desk import BRIEF
from bench.evidence.result import Measure, Result
from briefmaker.brief.load import load
from briefmaker.evidence.passages.passage import MissReason
from briefmaker.evidence.verdict import Flag, Status
from briefmaker.evidence.verify import verify
from briefmaker.workspace import workspace_of

TEXT = """\
Imports from the north rose by 17 percent, the customs service said.
Exports to the south rose by 17 percent in the same year, with growth in grain.
Officials rejected the claim that the port of Arden lost 40 lorries a day to smugglers.
According to preliminary data, the crop of wheat came to 4.2 million tonnes in autumn.
The loan of $900 million will be paid out but only if the budget passes in November.
The bank puts growth at 13.42 percent and the balance of trade at −5.3 billion dollars.
The plan foresees five border posts and six depots along the river by next summer.
Output of the mine at Calder reached 2.7 million tonnes over the last full year.
The ministry counts 1.2 million³ workers abroad and 2½ million at home this spring.
"""


@dataclass(frozen=True, slots=True)
class Attack:
    """A source, a fact about it, and what the check must say.

    Attributes:
        because: why the passage must not be found, where that matters.
        flag: what must be said of it whatever its status.
    """

    name: str
    exact: str
    status: Status
    display: str | None = None
    data: bytes = TEXT.encode()
    suffix: str = "txt"
    because: MissReason | None = None
    flag: Flag | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    selector: Mapping[str, str] = field(default_factory=dict)


def _page(style: str) -> bytes:
    line = "The harbour moved 61 thousand containers in the first quarter."
    page = f"<html lang=en><p>A report of the port.</p><p style='{style}'>{line}</p>"
    return HTML(string=page).write_pdf()


HARBOUR = "The harbour moved 61 thousand containers in the first quarter"
HIDDEN = {
    "white text": "color: white",
    "tiny text": "font-size: 0.1pt",
    "text off the page": "position: absolute; left: -900pt",
    "transparent text": "opacity: 0",
}
NOT_FOUND = Status.QUOTE_NOT_FOUND
ATTACKS = (
    Attack("honest", "the crop of wheat came to 4.2 million tonnes",
           Status.VERIFIED, "4.2 million tonnes"),
    Attack("only a number", "4.2 million", Status.WEAK, "4.2 million"),
    Attack("said twice", "rose by 17 percent", Status.AMBIGUOUS, "17%"),
    Attack("said twice, singled out", "rose by 17 percent", Status.VERIFIED, "17%",
           selector={"prefix": "Imports from the north "}),
    Attack("cut out of a denial", "the port of Arden lost 40 lorries a day",
           Status.VERIFIED, "40 lorries", flag=Flag.NEGATION),
    Attack("preliminary left out", "the crop of wheat came to 4.2 million tonnes",
           Status.VERIFIED, "4.2 million tonnes", flag=Flag.HEDGE),
    Attack("condition left out", "The loan of $900 million will be paid out",
           Status.VERIFIED, "$900 million", flag=Flag.LIMITED),
    Attack("figure elsewhere in the source",
           "Exports to the south rose by 17 percent in the same year",
           Status.FIGURE_MISMATCH, "40%"),
    Attack("another figure of the passage",
           "The plan foresees five border posts and six depots",
           Status.FIGURE_MISMATCH, "12 depots"),
    Attack("number cut short", "The bank puts growth at 13.4", NOT_FOUND, "13.4",
           because=MissReason.CUT),
    Attack("number cut at its front", "3.42 percent and the balance of trade",
           NOT_FOUND, "3.42 percent", because=MissReason.CUT),
    Attack("sign dropped", "5.3 billion dollars. The plan foresees", NOT_FOUND,
           "5.3 billion dollars"),
    Attack("letter of another alphabet",
           "the crоp of wheat came to 4.2 million tonnes",
           NOT_FOUND, "4.2 million tonnes", because=MissReason.SCRIPT),
    Attack("zero-width characters",
           "the crop of wh\u200beat came to 4.2 million tonnes",
           Status.VERIFIED, "4.2 million tonnes"),
    Attack("footnote read as a digit",
           "The ministry counts 1.2 million3 workers abroad", NOT_FOUND, "1.2 million"),
    Attack("fraction read as digits", "workers abroad and 21/2 million at home",
           NOT_FOUND, "21/2 million"),
    Attack("splice of two sentences",
           "Imports from the north rose by 40 lorries a day to smugglers", NOT_FOUND),
    Attack("digit changed", "the crop of wheat came to 4.3 million tonnes", NOT_FOUND,
           "4.3 million tonnes", because=MissReason.FIGURE),
    Attack("“not” put in", "The loan of $900 million will not be paid out", NOT_FOUND,
           because=MissReason.NEGATION),
    Attack("percent for percentage points",
           "Exports to the south rose by 17 percent in the same year",
           Status.FIGURE_MISMATCH, "17 percentage points"),
    Attack("euro for dollar", "The loan of $900 million will be paid out",
           Status.FIGURE_MISMATCH, "€900 million"),
    Attack("billion for million", "The loan of $900 million will be paid out",
           Status.FIGURE_MISMATCH, "$900 billion"),
    Attack("rounded too far", "Output of the mine at Calder reached 2.7 million tonnes",
           Status.FIGURE_MISMATCH, "3 million tonnes"),
    Attack("too exact", "Imports from the north rose by 17 percent",
           Status.FIGURE_MISMATCH, "17.4 percent"),
    Attack("wrong place", "the crop of wheat came to 4.2 million tonnes",
           Status.WRONG_PLACE, "4.2 million tonnes",
           more={"locator": {"paragraph": 7}}),
    Attack("script text of a page", HARBOUR, NOT_FOUND, suffix="html",
           data=f"<p>Port.</p><script>var a='{HARBOUR}'</script><p>End.".encode()),
    Attack("hidden element of a page", HARBOUR, NOT_FOUND, suffix="html",
           data=f"<p>Port.</p><p style='display: none'>{HARBOUR}.</p>".encode()),
    Attack("empty copy", HARBOUR, Status.UNREADABLE, data=b""),
    Attack("damaged PDF", HARBOUR, Status.UNREADABLE, suffix="pdf",
           data=b"%PDF-1.7\n1 0 obj\n<< /Type /Catal"),
    *(Attack(f"PDF: {name}", HARBOUR, NOT_FOUND, data=_page(style), suffix="pdf")
      for name, style in HIDDEN.items()),
    Attack("PDF: honest", HARBOUR, Status.VERIFIED, data=_page(""), suffix="pdf"),
)  # fmt: skip


def run(_corpus: tuple[Document, ...], _dice: random.Random, _size: int) -> Result:
    """Try every attack once."""
    kinds, slips = {}, []
    for attack in ATTACKS:
        said = outcome(attack)
        kinds[attack.name] = (int(not said), 1)
        if said:
            slips.append(f"{attack.name}: {said}")
    right = sum(hit for hit, _ in kinds.values())
    measure = Measure("attacks answered as they must be", right, len(kinds), 1.0)
    return Result("attacks", (measure,), kinds, slips=tuple(slips))


def outcome(attack: Attack) -> str:
    """Return what was not as it must be, in words; nothing if all was."""
    with tempfile.TemporaryDirectory() as folder:
        verdict = _verdict(attack, Path(folder))
    if verdict.status is not attack.status:
        return f"{verdict.status}, not {attack.status} ({verdict.reason})"
    if attack.flag and attack.flag not in verdict.flags:
        return f"no flag {attack.flag}"
    if attack.because and (not verdict.miss or verdict.miss.reason != attack.because):
        return f"{verdict.miss and verdict.miss.reason}, not {attack.because}"
    return ""


def _verdict(attack: Attack, folder: Path) -> Any:
    library = folder / "briefs" / "library"
    library.mkdir(parents=True)
    copy = f"copy.{attack.suffix}"
    (folder / copy).write_bytes(attack.data)
    archive = {"path": copy, "sha256": sha256(attack.data).hexdigest()}
    fact: dict[str, Any] = {
        "source": "one",
        "selector": {"exact": attack.exact, **attack.selector},
        **attack.more,
    }
    if attack.display:
        fact["display"] = attack.display
    entries = {
        "sources": {"one": {"title": "Report", "archive": archive}},
        "facts": {"claim": fact},
    }
    (library / "entries.yaml").write_text(json.dumps(entries), encoding="utf-8")
    brief = folder / "briefs" / "brief.yaml"
    brief.write_text(json.dumps(BRIEF), encoding="utf-8")
    workspace = workspace_of(brief)
    return verify(load(brief, workspace), workspace).verdicts["claim"]
