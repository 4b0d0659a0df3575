"""What the tests of the drawing room share: small briefs, and pictures as shapes."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.brief.library import Entries
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Brief
from briefmaker.brief.places import Places
from briefmaker.charts.alt import alternative
from briefmaker.charts.canvas import Dot, Line, Patch, Picture
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.draw import Drawing, draw
from briefmaker.charts.palette import palette_of
from briefmaker.charts.plan import Plan, Plot, plan
from briefmaker.charts.points import Point
from briefmaker.charts.tables import DataTable, table
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.verify import verify
from briefmaker.look.look import Look
from briefmaker.problems import Problem
from briefmaker.workspace import Workspace, shipped

if TYPE_CHECKING:
    from briefmaker.charts.pictures import Work

FONTS: Path = shipped("assets") / "fonts"
PALETTE = palette_of(Look())
NAVY, CRIMSON, TEAL, OCHRE = (tone.fill for tone in PALETTE.identity)
WIDTHS = {Slot.SIDE: 40.0, Slot.COLUMN: 82.0, Slot.MAIN: 124.0, Slot.FULL: 170.0}
MEMO = Kind(
    name="memo",
    title="Decision memo",
    information="Information memo",
    line="a memo",
    pages=3,
    notes="foot",
    widths={"A4": WIDTHS, "Letter": {**WIDTHS, Slot.MAIN: 129.9}},
)


def brief_of(**charts: dict[str, Any]) -> Brief:
    """Return a brief with these charts; what they lack to be valid is filled in."""
    words = {"title": "It rose", "subtitle": "Measure, unit, place, period"}
    return Brief.model_validate(
        {
            "kind": "memo",
            "title": "Trade rose",
            "date": "2025-10-13",
            "cutoff": "2025-10-12",
            "id": "BM-1",
            "marking": "TLP:CLEAR",
            "from": "A desk",
            "to": ["A minister"],
            "bottom_line": "Trade rose.",
            "sections": [{"heading": "What we know", "body": "Trade rose."}],
            "charts": {
                id_: {**words, "source": "[@s1]", **chart}
                for id_, chart in charts.items()
            },
        }
    )


def evidence_of(**entries: dict[str, Any]) -> Evidence:
    """Return a library's evidence; its facts need no source or passage here."""
    facts = {
        id_: {"source": "s1", "selector": {"exact": "some words"}, **fact}
        for id_, fact in entries.pop("facts", {}).items()
    }
    sources = {"s1": {"title": "One"}, "s2": {"title": "Two"}}
    whole = {"sources": sources, "facts": facts, **entries}
    root = Path("desk")
    library = Entries.model_validate(whole)
    loaded = Loaded(root / "x.yaml", brief_of(), library, MEMO, Places(()))
    return verify(loaded, Workspace(root, (), root, root, date(2025, 10, 13)))


@dataclass(frozen=True)
class Easel:
    """One chart on its way through the stage."""

    chart: dict[str, Any]
    entries: dict[str, Any] = field(default_factory=dict)
    say: Conventions = field(default_factory=Conventions)

    @property
    def plan(self) -> Plan:
        return plan(brief_of(fig=self.chart), evidence_of(**self.entries))

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.plan.problems

    @property
    def plot(self) -> Plot:
        found = self.plan
        assert not [problem for problem in found.problems if problem.blocks]
        return found.plots["fig"]

    @property
    def points(self) -> tuple[Point, ...]:
        return self.plan.plots["fig"].points

    @property
    def work(self) -> "Work":
        from briefmaker.charts.pictures import Studio

        studio = Studio(WIDTHS, Slot.MAIN, self.say, FONTS, PALETTE)
        return studio.work(self.plot)

    @property
    def picture(self) -> Picture:
        """The picture; it must be without fault."""
        work = self.work
        assert not work.problems
        assert work.picture is not None
        return work.picture

    @property
    def drawing(self) -> Drawing:
        return drawn(self.entries, self.say, fig=self.chart)

    @property
    def alt(self) -> str:
        return alternative(self.plot, self.say).text

    @property
    def table(self) -> DataTable:
        return table(self.plot, self.say)


def drawn(
    entries: dict[str, Any] | None = None,
    say: Conventions | None = None,
    **charts: dict[str, Any],
) -> Drawing:
    evidence = evidence_of(**(entries or {}))
    return draw(brief_of(**charts), evidence, MEMO, say or Conventions(), FONTS)


def rows(*values: Any, **more: Any) -> list[dict[str, Any]]:
    """Return rows called A, B, C … with these values; nothing for no data."""
    return [
        {"label": chr(65 + number), **more}
        | ({} if value is None else {"value": str(value)})
        for number, value in enumerate(values)
    ]


def texts(picture: Picture) -> list[str]:
    return [words.text for words in picture.words]


def patches(picture: Picture) -> list[Patch]:
    found = (shape for shape in picture.shapes if isinstance(shape, Patch))
    return [shape for shape in found if shape.mark]


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def lines_of(picture: Picture) -> list[Line]:
    found = (shape for shape in picture.shapes if isinstance(shape, Line))
    return [shape for shape in found if shape.mark]


# Two texts on one figure: what the memo on migration turns on.
REMITTANCES: dict[str, Any] = {
    "quantities": {
        "remittances": {
            "label": "Remittances as a share of GDP",
            "unit": "% of GDP",
            "position": "show-both",
        }
    },
    "facts": {
        "half": {
            "source": "s1",
            "quantity": "remittances",
            "display": "nearly half of GDP",
            "low": "45",
            "high": "50",
            "scope": "no year, no country named",
        },
        "about-17": {
            "source": "s2",
            "quantity": "remittances",
            "display": "roughly 17% of GDP",
            "value": "17",
            "qualifier": "about",
            "scope": "from Russia, 2024",
        },
    },
}

# Enough for whoever needs any pictures: dots, words, hatches.
CHARTS: dict[str, dict[str, Any]] = {
    "remittances": {"kind": "range", "unit": "%", "data": {"facts": ["remittances"]}},
    "forecast": {
        "kind": "bar",
        "data": {
            "rows": [{"label": "A & B <i>", "value": "5", "standing": "forecast"}]
        },
    },
}
