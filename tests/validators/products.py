"""Documents for the validators: all briefs, kinds and variants, each set once."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from briefmaker import build
from briefmaker.brief.load import load
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.verify import verify
from briefmaker.look.look import Variant
from briefmaker.pack.facts import Copy
from briefmaker.pack.packing import packing
from briefmaker.pdf.made import Pdf
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of
from starting import written

CHECKOUT = Path(__file__).resolve().parents[2]
BRIEFS = sorted(path.stem for path in (CHECKOUT / "briefs").glob("*.yaml"))
PAPERS = ("A4", "Letter")
KINDS = sorted(path.parent.name for path in CHECKOUT.glob("templates/*/kind.toml"))
VARIANTS: Mapping[str, frozenset[Variant]] = {
    **{variant.value: frozenset({variant}) for variant in Variant},
    "mono booklet": frozenset({Variant.MONO, Variant.BOOKLET}),
}

Product = Callable[[Workspace, Path], Pdf]
"""Sets a document; works in a folder of its own."""


def products() -> Mapping[str, Product]:
    """Return how each document is set, by what it is."""
    return {
        **{f"{b} on {p}": _brief(b, Wishes(paper=p)) for b in BRIEFS for p in PAPERS},
        **{f"kind {kind}": _starter(kind, Wishes()) for kind in KINDS},
        **{
            f"variant {name}": _starter("memo", Wishes(variants=variants))
            for name, variants in VARIANTS.items()
        },
        "with an annex": _brief("migration", Wishes(evidence="annex")),
        "with failing claims": _failing,
        "from right to left": _persian,
        "a copy of a meeting pack": _pack,
    }


def _set(path: Path, workspace: Workspace, wishes: Wishes) -> Pdf:
    rendered = build.render(path, workspace, wishes)
    assert rendered.pdf is not None, rendered.problems
    return rendered.pdf


def _brief(name: str, wishes: Wishes) -> Product:
    path = CHECKOUT / "briefs" / f"{name}.yaml"

    def product(_workspace: Workspace, _folder: Path) -> Pdf:
        found = replace(wishes, found=_evidence(path))
        return _set(path, workspace_of(path), found)

    return product


@cache
def _evidence(path: Path) -> Evidence:
    """Return what the check of a brief finds: the same on any paper."""
    workspace = workspace_of(path)
    return verify(load(path, workspace), workspace)


def _starter(kind: str, wishes: Wishes) -> Product:
    def product(workspace: Workspace, folder: Path) -> Pdf:
        own = replace(workspace, root=folder)
        path = written(kind, own, folder, date(2025, 10, 13))
        return _set(path, own, wishes)

    return product


def _failing(_workspace: Workspace, folder: Path) -> Pdf:
    """Set a memo of which one source was changed."""
    briefs = folder / "briefs"
    shutil.copytree(CHECKOUT / "briefs", briefs)
    facts = briefs / "library" / "facts.yaml"
    said = facts.read_text(encoding="utf-8")
    assert "accounted for roughly 17%" in said
    wrong = said.replace("accounted for roughly 17%", "accounted for roughly 19%")
    facts.write_text(wrong, encoding="utf-8")
    wishes = Wishes(evidence="annex", allow_failing=True)
    return _set(briefs / "migration.yaml", workspace_of(briefs), wishes)


MEETING = """
meeting: Committee on water
place: Room 2
date: 2025-10-27
zone: Europe/Berlin
id: RC-14
from: Secretariat
attendees: [{name: Ines Halvorsen, chair: yes}]
agenda:
  - {title: The wells, at: 09:30, purpose: Discussion, papers: [fact-sheet.yaml]}
  - {title: The memo, at: 10:00, purpose: Decision, papers: [memo.yaml]}
actions: [{action: Count the farms, owner: Desk, due: 2025-10-06}]
glossary: {Weir: A low dam.}
"""


def _pack(workspace: Workspace, folder: Path) -> Pdf:
    own = replace(workspace, root=folder)
    for kind in ("fact-sheet", "memo"):
        written(kind, own, folder, date(2025, 10, 13))
    meeting = folder / "briefs" / "meeting.yaml"
    meeting.write_text(MEETING, encoding="utf-8")
    pdf = packing(meeting, own).pdf(Copy(3, 12, "Ines Halvorsen"))
    assert [problem for problem in pdf.problems if problem.blocks] == []
    return pdf


def _persian(workspace: Workspace, _folder: Path) -> Pdf:
    editions = CHECKOUT / "tests" / "editions"
    own = replace(workspace, root=editions)
    return _set(editions / "water-fa.yaml", own, Wishes())
