"""Sets a page with WeasyPrint and matplotlib, as somebody would by hand."""

import sys
from pathlib import Path

import plots
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def main(folder: Path, assets: Path) -> None:
    """Draw the charts, and write the page that shows them."""
    plots.main(folder)
    fonts = FontConfiguration()
    style = (folder / "style.css").read_text("utf-8")
    sheet = CSS(string=style, base_url=f"{assets.as_uri()}/", font_config=fonts)
    page = HTML(filename=folder / "page.html")
    page.write_pdf(folder / "bare.pdf", stylesheets=[sheet], font_config=fonts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
