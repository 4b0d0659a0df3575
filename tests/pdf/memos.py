"""Memos made up by a seed: sections, exhibits, boxes, lists and notes of all sizes."""

from dataclasses import dataclass, field
from random import Random

from briefmaker.problems import Address
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page
from briefmaker.writing.ties import settled
from pdf.sheets import calls, note, page

WORDS = (
    "water", "canal", "board", "valley", "season", "report", "union", "council",
    "meter", "farmer", "district", "agreement", "border", "minister", "share",
    "price", "export", "import", "region", "summit", "plan", "pledge", "payment",
    "result", "measure", "figure", "the", "of", "and", "in", "to", "was", "were",
    "with", "from", "by", "for", "on", "that", "which", "no", "more", "than", "it",
    "had", "has", "been", "said", "between", "after", "before", "during", "under",
    "a", "an",
)  # fmt: skip
WIDTHS = {"A4": (40, 82, 124, 170), "Letter": (40, 84.95, 129.9, 175.9)}
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'/>"


def style(grid: str, paper: str, workspace: Workspace) -> str:
    """Return the shipped style sheet of a grid, without its furniture."""
    side, column, main, full = WIDTHS[paper]
    kept = {"track": main, "columns": column, "single": 140}[grid]
    slots = f"--side:{side}mm;--column:{column}mm;--main:{kept}mm;--full:{full}mm"
    sheet = (workspace.templates[-1] / f"grids/{grid}/grid.css").read_text("utf-8")
    theme = (workspace.assets / "theme.css").read_text("utf-8")
    return f"{theme}\n{sheet}\n@page{{size:{paper.lower()}}}:root{{{slots}}}"


@dataclass
class Memo:
    """Writes a memo; the same seed writes the same one."""

    seed: int
    grid: str = "track"
    notes: int = 0
    figures: int = 0
    tables: int = 0
    boxes: int = 0
    anchors: dict[str, Address] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def sentence(self, count: int) -> str:
        """Return so many words, the first with a capital."""
        words = self.random.choices(WORDS, k=count)
        return f"{' '.join(words).capitalize()}."

    def paragraph(self, more: str = "") -> str:
        """Return a paragraph, sometimes with a note at the foot."""
        lengths = self.random.choices(range(6, 24), k=self.random.randint(2, 5))
        called = ""
        # The other grids have their notes at the end: columns lose notes at the foot.
        if self.random.random() < 0.3 and self.grid == "track":
            self.notes += 1
            called = note(self.notes, self.sentence(self.random.randint(5, 30)))
        said = " ".join([*map(self.sentence, lengths), *([more] if more else [])])
        return settled(f"<p>{said}{called}</p>")

    def titles(self, label: str) -> str:
        """Return the words over an exhibit."""
        return (
            f'<span class="label">{label}</span>'
            f'<span class="exhibit-title">{self.sentence(8)}</span>'
        )

    def figure(self) -> str:
        """Return a paragraph that names a figure, and the figure."""
        self.figures += 1
        name = f"fig-{self.figures}"
        self.anchors[name] = ("charts", name)
        named = f'<a class="xref" href="#{name}">Figure {self.figures}</a> shows it.'
        return (
            f'{self.paragraph(named)}<figure id="{name}">'
            f"<figcaption>{self.titles(f'Figure {self.figures}')}</figcaption>"
            f'<img alt="A chart" src="data:image/svg+xml;utf8,{PICTURE}" '
            f'style="width:60mm;height:{self.random.randint(25, 80)}mm">'
            f'<p class="origin">{self.sentence(9)}</p></figure>'
        )

    def table(self) -> str:
        """Return a paragraph that names a table, and the table."""
        self.tables += 1
        name = f"tbl-{self.tables}"
        self.anchors[name] = ("tables", name)
        named = f'<a class="xref" href="#{name}">Table {self.tables}</a> lists them.'
        row = "<tr><th>Option</th><td>Cost</td><td>Risk</td></tr>"
        rows = row * self.random.randint(2, 9)
        return (
            f'{self.paragraph(named)}<figure id="{name}" class="tabular"><table>'
            f"<caption>{self.titles(f'Table {self.tables}')}</caption><thead>"
            f"<tr><th>A</th><th>B</th><th>C</th></tr></thead>{rows}</table></figure>"
        )

    def box(self) -> str:
        """Return a paragraph and a box on what sources say of it."""
        self.boxes += 1
        said = self.sentence(self.random.randint(20, 60))
        return (
            f'{self.paragraph()}<aside class="dispute" id="differs-{self.boxes}">'
            f'<p class="dispute-title">Sources differ</p><p>{said}</p></aside>'
        )

    def items(self) -> str:
        """Return a list."""
        items = (self.sentence(self.random.randint(4, 30)) for _ in range(3))
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"

    def section(self, number: int) -> str:
        """Return a section as the templates of a grid set it."""
        name = f"sec-{number}"
        self.anchors[name] = ("sections", number)
        heading = " ".join(self.random.choices(WORDS, k=3)).capitalize()
        makers = (self.paragraph, self.figure, self.table, self.box, self.items)
        chosen = self.random.choices(makers, (4, 2, 1, 2, 1), k=3)
        text = "".join(make() for make in (self.paragraph, *chosen))
        if self.grid == "track":
            return (
                f'<section class="band" id="{name}"><div class="track"><h2>{heading}'
                f'</h2></div><div class="text">{text}</div></section>'
            )
        return f'<h2 id="{name}">{heading}</h2>{text}'


def memo(
    seed: int, workspace: Workspace, grid: str = "track", paper: str = "A4"
) -> Page:
    """Return a memo of three to seven sections."""
    made = Memo(seed, grid)
    count = made.random.randint(3, 7)
    text = "".join(made.section(number) for number in range(count))
    if grid != "track":
        text = f'<div class="{"columns" if grid == "columns" else "flow"}">{text}</div>'
    title = "The valley lost a quarter of its water and nobody can say where it went"
    return page(
        f'<main><div class="title"><h1>{title}</h1></div>{text}</main>',
        style(grid, paper, workspace),
        notes=calls(made.notes),
        anchors=made.anchors,
    )
