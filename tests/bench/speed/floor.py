"""Takes a cold render apart: what each step of it costs, one after the other.

`python -m bench.speed.floor BRIEF` renders a brief once, in one process and without a
cache, and writes the seconds of processor time of each step as JSON. A step does not
count what another one inside of it takes. What the engine's steps take nobody renders
with WeasyPrint without.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PYTHON, PLOTS, ENGINE = "Python and the command line", "matplotlib", "engine: "
MODULES, TYPES, SHEET, PAGE, STYLES, BOXES, PAGES, WRITTEN = (
    f"{ENGINE}{what}"
    for what in (
        "its modules",
        "C types, fonts, its own style sheet",
        "the style sheet read",
        "the page read",
        "styles",
        "boxes",
        "pages",
        "the PDF written",
    )
)
AUDITED = "tags, conformity, the file read and audited"
CHARTS = "charts drawn"

ALONE = (
    MODULES,
    TYPES,
    SHEET,
    PAGE,
    STYLES,
    BOXES,
    PAGES,
    WRITTEN,
    PYTHON,
    PLOTS,
    CHARTS,
)
"""What nobody does without who draws charts and sets a page with the same libraries."""

STEPS: dict[str, float] = {}
_open: list[str] = []
_since = 0.0


def main(path: Path) -> None:
    """Render, and write what each step took."""
    with TemporaryDirectory() as folder:
        _render(path, Path(folder))
    sys.stdout.write(json.dumps(STEPS))


def _render(path: Path, folder: Path) -> None:
    with step(PYTHON):
        import briefmaker.cli.main
        import briefmaker.cli.render
        import briefmaker.cli.rendering
        import briefmaker.cli.unchanged
    with step("our modules, pydantic and Jinja2"):
        import briefmaker.build
        import briefmaker.origin.gathering
        import briefmaker.writing.citations
        import briefmaker.writing.markup
        import briefmaker.writing.page
    with step(PLOTS):
        import matplotlib.figure  # noqa: F401

        import briefmaker.charts.draw
        import briefmaker.charts.families
    with step(MODULES):
        import pydyf
        import weasyprint
        import weasyprint.css
        import weasyprint.formatting_structure.build
        import weasyprint.layout
        import weasyprint.pdf
    with step("pikepdf, PDFium and our modules of the PDF"):
        import briefmaker.pdf.engine
        import briefmaker.pdf.paging
        import briefmaker.writing.pandoc
    from briefmaker.pdf import ahead
    from briefmaker.values import replace
    from briefmaker.workspace import workspace_of

    desk = replace(workspace_of(path), cache=folder)
    with step(TYPES):
        ahead._get_ready(desk.assets / "fonts")
    counted(weasyprint.HTML, "__init__", PAGE)
    counted(weasyprint.CSS, "__init__", SHEET)
    styles = "get_all_computed_styles"
    counted(weasyprint.document, styles, STYLES)
    boxes = "build_formatting_structure"
    counted(weasyprint.document, boxes, BOXES)
    counted(briefmaker.pdf.paging, "remake_page", PAGES)
    counted(weasyprint.document, "generate_pdf", WRITTEN)
    counted(pydyf.PDF, "write", WRITTEN)
    counted(briefmaker.pdf.engine, "laid_out", "notes, headings, exhibits settled")
    counted(briefmaker.pdf.engine, "bound", AUDITED)
    counted(briefmaker.charts.draw, "begin", CHARTS)
    counted(briefmaker.charts.draw.Begun, "drawing", CHARTS)
    counted(briefmaker.writing.pandoc, "_run", "citations, by pandoc")
    with step("the brief read, checked and composed"):
        made = briefmaker.build.compose(path, desk)
    if made.made is None:
        raise SystemExit("\n".join(each.message for each in made.problems))
    with step(AUDITED):
        pdf = briefmaker.pdf.engine.typeset(made.made.page, desk)
    if any(each.blocks for each in pdf.problems):
        raise SystemExit("\n".join(each.message for each in pdf.problems))


@contextmanager
def step(name: str) -> Iterator[None]:
    """Count the block to a step, and not to the one that it stands in."""
    _turn()
    _open.append(name)
    try:
        yield
    finally:
        _turn()
        _open.pop()


def counted(holder: Any, name: str, as_step: str) -> None:
    """Count each call of a function to a step."""
    usual: Callable[..., Any] = getattr(holder, name)

    @wraps(usual)
    def timed(*given: Any, **named: Any) -> Any:
        with step(as_step):
            return usual(*given, **named)

    setattr(holder, name, timed)


def _turn() -> None:
    """Give the step that was going on the time that has gone by."""
    global _since
    times = os.times()
    now = times.user + times.system + times.children_user + times.children_system
    name = _open[-1] if _open else PYTHON
    STEPS[name] = STEPS.get(name, 0.0) + now - _since
    _since = now


if __name__ == "__main__":
    main(Path(sys.argv[1]))
