"""A brief whose drawings are kept, and all that may change about it."""

from pathlib import Path
from typing import Any

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.draw import Begun, Drawing, begin
from briefmaker.charts.points import Firmness
from briefmaker.charts.portfolio import ENDING, FOLDER
from briefmaker.look.look import Brand, Family, Look, Variant
from briefmaker.values import Struct, field, replace
from charts.easel import CHARTS, FONTS, MEMO, REMITTANCES, brief_of, evidence_of

NARROW = MEMO.model_copy(
    update={"widths": {"A4": {**MEMO.widths["A4"], Slot.MAIN: 123.0}}}
)
SIMPLE: dict[str, Any] = {
    "kind": "bar",
    "unit": "%",
    "slot": "main",
    "height": "40",
    "focus": ["North"],
    "data": {
        "rows": [
            {"label": "North", "value": "5", "standing": "forecast"},
            {"label": "South", "value": "3", "note": "a part"},
        ]
    },
}


class Given(Struct, frozen=True, dict=True):
    """All that decides the drawings of a brief."""

    charts: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {"fig": SIMPLE, **CHARTS}
    )
    entries: dict[str, Any] = field(default_factory=lambda: REMITTANCES)
    kind: Kind = MEMO
    say: Conventions = field(default_factory=Conventions)
    fonts: Path = FONTS
    look: Look = field(default_factory=Look)
    noted: tuple[str, ...] = ("remittances",)

    def begun(self, cache: Path | None) -> Begun:
        return begin(
            brief_of(**self.charts),
            evidence_of(**self.entries),
            self.kind,
            self.say,
            self.fonts,
            self.noted,
            self.look,
            cache,
        )

    def drawing(self, cache: Path | None = None) -> Drawing:
        return self.begun(cache).drawing()

    def changed(self, **values: Any) -> "Given":
        """Return this with another chart `fig`."""
        return replace(self, charts={**self.charts, "fig": {**SIMPLE, **values}})


GIVEN = Given()


def entries(cache: Path) -> list[Path]:
    return sorted((cache / FOLDER).rglob(f"*{ENDING}"))


def house(*cuts: str) -> Look:
    files = dict.fromkeys(("regular", *cuts), FONTS / "SourceSerif4-Regular.ttf")
    return Look(Brand(sans=Family("House Sans", files)))


CHANGES: dict[str, Given] = {
    "a value": GIVEN.changed(
        data={"rows": [{"label": "North", "value": "5.0"}, SIMPLE["data"]["rows"][1]]}
    ),
    "a label": GIVEN.changed(
        data={"rows": [{"label": "Nord", "value": "5"}, SIMPLE["data"]["rows"][1]]},
        focus=["Nord"],
    ),
    "its kind": GIVEN.changed(kind="lollipop"),
    "its unit": GIVEN.changed(unit="m"),
    "its slot": GIVEN.changed(slot="full"),
    "its height": GIVEN.changed(height="41"),
    "its focus": GIVEN.changed(focus=["South"]),
    "its interval": GIVEN.changed(interval="80% interval"),
    "its id": replace(GIVEN, charts={"fig-2": SIMPLE, **CHARTS}),
    "a fact": replace(
        GIVEN,
        entries={
            **REMITTANCES,
            "facts": {
                **REMITTANCES["facts"],
                "half": {**REMITTANCES["facts"]["half"], "low": "46"},
            },
        },
    ),
    "the width": replace(GIVEN, kind=NARROW),
    "the decimal mark": replace(GIVEN, say=Conventions(decimal=",")),
    "a word": replace(GIVEN, say=Conventions(no_data="keine Angabe")),
    "a word of a mapping": replace(
        GIVEN, say=Conventions(firmness=dict.fromkeys(Firmness, "x"))
    ),
    "the direction": replace(GIVEN, say=Conventions(direction="rtl")),
    "the ground": replace(GIVEN, look=Look(Brand(sand="#F7F4EF"))),
    "the primary colour": replace(GIVEN, look=Look(Brand(primary="#0B3767"))),
    "no colours": replace(GIVEN, look=Look(variants=frozenset({Variant.MONO}))),
    "large print": replace(GIVEN, look=Look(variants=frozenset({Variant.LARGE}))),
    "the house's fonts": replace(GIVEN, look=house("bold", "italic")),
}
