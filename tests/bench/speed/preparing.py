"""What the peers are given: a brief's page, its text, its charts' data, as files.

The page is the composed one, the text that of `render --format md`. Charts are taken
out of both: whoever sets them draws them anew. In the text the marks of sources become
citations again, and the list of sources is left to citeproc.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefmaker import build
from briefmaker.brief.library import Source
from briefmaker.charts.plan import Plot, plan
from briefmaker.formats.export import Form
from briefmaker.workspace import workspace_of
from briefmaker.writing.composition import Composition
from briefmaker.writing.written import SOURCE

MARK = re.compile(r"\[(\d+(?:[,–]\s?\d+)*)(?:\s≠)?\]")
NUMBERED = re.compile(r"\n## Sources\n.*?(?=\n\d+\. )", re.DOTALL)
FIGURE = re.compile(r"(\*\*Figure (\d+)\.[^\n]*\n\n(?:[^\n|]+\n\n)?)(?:\|[^\n]*\n)+")
KEYS = ("type", "title", "publisher", "genre", "note", "issued", "URL", "author")


def main(path: Path, folder: Path) -> None:
    """Write the files, and what they hold on standard output.

    Raises:
        SystemExit: the brief has errors, or a chart is not where it should be.
    """
    workspace = workspace_of(path)
    made = build.compose(path, workspace).made
    text = build.export(path, workspace, Form.MD).data
    if made is None or text is None:
        raise SystemExit(f"{path.name} has errors")
    charts = made.drawing.charts
    html = page(made.page.html, list(charts))
    folder.mkdir(parents=True, exist_ok=True)
    plots = plan(made.brief, made.evidence).plots
    drawn = [
        {
            "id": each.id,
            "kind": plots[each.id].chart.kind,
            "width": each.width,
            "height": each.height,
            "points": list(points(plots[each.id])),
        }
        for each in charts.values()
    ]
    font = str(workspace.assets / "fonts" / "SourceSans3-Regular.ttf")
    _write(folder / "plots.json", json.dumps({"font": font, "charts": drawn}))
    _write(folder / "page.html", html)
    _write(folder / "style.css", made.page.style)
    used = cited(made)
    _write(folder / "references.json", json.dumps(list(references(used))))
    named = [(each.id, each.alt) for each in charts.values()]
    _write(folder / "text.md", prose(text.decode("utf-8"), list(used), named))
    style = made.prose.style
    _write(folder / "style.csl", style.xml if style else "")
    sys.stdout.write(json.dumps({"charts": len(drawn)}))


def page(html: str, charts: Sequence[str]) -> str:
    """Return the page with files in the places of its charts.

    Raises:
        SystemExit: a chart is not in it.
    """
    for id_ in charts:
        start = rf'(<figure\b[^>]*\bid="{re.escape(id_)}".*?<img\b[^>]*?\bsrc=")[^"]*'
        html, found = re.subn(start, rf"\g<1>{id_}.svg", html, count=1, flags=re.DOTALL)
        if not found:
            raise SystemExit(f"not on the page: {id_}")
    return html


def points(plot: Plot) -> Iterator[Mapping[str, Any]]:
    """Yield what a chart shows, as plain numbers."""
    for point in plot.points:
        low, high = point.ends or (0, 0)
        period = point.period or next((r.period for r in point.readings), None)
        yield {
            "label": point.label,
            "series": point.series,
            "low": float(low),
            "high": float(high),
            "when": float(period.start) if period else 0.0,
        }


def cited(made: Composition) -> Mapping[str, Source]:
    """Return the cited sources by name, in the order of their numbers."""
    order = [each.id.removeprefix(SOURCE) for each in made.written.sources]
    return {name: made.evidence.sources[name] for name in order}


def references(sources: Mapping[str, Source]) -> Iterator[Mapping[str, Any]]:
    """Yield sources as CSL-JSON."""
    for name, source in sources.items():
        said = source.model_dump(exclude_none=True, by_alias=False, mode="json")
        item = {key: said[key] for key in KEYS if said.get(key)}
        if "issued" in item:
            parts = [int(part) for part in str(item["issued"]).split("-")]
            item["issued"] = {"date-parts": [parts]}
        yield {"id": name, **item}


def prose(text: str, names: list[str], charts: list[tuple[str, str]]) -> str:
    """Return the text with citations, pictures and a place for the list of sources."""

    def cites(found: re.Match[str]) -> str:
        numbers: list[int] = []
        for part in re.split(r",\s?", found[1]):
            first, _, last = part.partition("–")
            numbers += range(int(first), int(last or first) + 1)
        return "[" + "; ".join(f"@{names[n - 1]}" for n in numbers) + "]"

    def picture(found: re.Match[str]) -> str:
        id_, alt = charts[int(found[2]) - 1]
        return f"{found[1]}![{alt}]({id_}.svg)\n"

    _, _, body = text.removeprefix("---\n").partition("\n---\n")
    if found := NUMBERED.search(body):
        listed = re.compile(r"\d+\. .*?\n(?=\n?[^\d])", re.DOTALL)
        end = listed.search(body, found.end())
        rest = body[end.end() :] if end else ""
        body = f"{body[: found.end()]}\n\n::: {{#refs}}\n:::\n\n{rest}"
    return FIGURE.sub(picture, MARK.sub(cites, body))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
