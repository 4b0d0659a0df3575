"""Charts at two sizes: one for phones, one for desks; no picture shrinks its type.

A chart is drawn anew for the width that it was not printed at, and has to come out
without a problem of its own; otherwise the printed one stands for both.
"""

import re
from collections.abc import Mapping

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.charts.draw import Chart, draw
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.conventions import conventions_of

PHONE, DESK = 82.0, 124.0
"""Widths in mm: a column of print fits a phone, the text of a memo a desk."""

BETWEEN = 100.0
"""A chart that is printed wider than this is one for desks."""

SMALL = 60.0
"""A chart as narrow as a side column stays as it is."""

SIZE = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')


class Sizes(Struct, frozen=True):
    """A chart as a screen shows it; one of both may be missing."""

    phone: Chart | None
    desk: Chart | None

    @property
    def both(self) -> bool:
        """Whether there is one for each width of screen."""
        return self.phone is not None and self.desk is not None

    @property
    def any(self) -> Chart:
        """Either of them, for what does not depend on the width."""
        chart = self.desk or self.phone
        assert chart is not None
        return chart


def sizes_of(made: Composition, workspace: Workspace) -> Mapping[str, Sizes]:
    """Return all charts of a document in the sizes of screens."""
    printed = made.drawing.charts
    if not printed:
        return {}
    phone = _redrawn(made, workspace, PHONE)
    desk = _redrawn(made, workspace, DESK)
    return {id_: _sizes(chart, phone, desk) for id_, chart in printed.items()}


def _sizes(
    chart: Chart, phone: Mapping[str, Chart], desk: Mapping[str, Chart]
) -> Sizes:
    if chart.width <= SMALL:
        return Sizes(chart, None)
    if chart.width > BETWEEN:
        return Sizes(phone.get(chart.id), chart)
    return Sizes(chart, desk.get(chart.id))


def _redrawn(
    made: Composition, workspace: Workspace, width: float
) -> Mapping[str, Chart]:
    """Return the charts that can be drawn this wide without a problem."""
    drawing = draw(
        made.brief,
        made.evidence,
        _as_wide(made.kind, width / made.look.enlarged),
        conventions_of(made.language),
        workspace.assets / "fonts",
        look=made.look,
    )
    told = {problem.address for problem in made.drawing.problems}
    wrong = {
        str(problem.address[1])
        for problem in drawing.problems
        if problem.address not in told and problem.address[:1] == ("charts",)
    }
    return {id_: one for id_, one in drawing.charts.items() if id_ not in wrong}


def _as_wide(kind: Kind, width: float) -> Kind:
    """Return the kind with all slots of one width."""
    slots = dict.fromkeys(Slot, width)
    return kind.model_copy(update={"widths": dict.fromkeys(kind.widths, slots)})


def inline(chart: Chart, label: str, suffix: str = "") -> str:
    """Return a chart as an `<svg>` element for HTML that says what it shows.

    Args:
        label: its name, "Figure 1".
        suffix: goes into all its ids, where the same chart stands there twice.
    """
    name = f"{chart.id}{suffix}"
    svg = chart.svg.replace(f'"{chart.id}--', f'"{name}--')
    svg = svg.replace(f"#{chart.id}--", f"#{name}--")
    svg = SIZE.sub(
        f'role="img" aria-labelledby="{name}--title {name}--desc"', svg, count=1
    )
    at = svg.index(">") + 1
    return (
        f'{svg[:at]}<title id="{name}--title">{_escaped(label)}</title>'
        f'<desc id="{name}--desc">{_escaped(chart.alt)}</desc>{svg[at:]}'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
