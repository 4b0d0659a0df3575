"""Sets a text with pandoc, its citeproc and Typst, and charts by matplotlib."""

import subprocess
import sys
from pathlib import Path

import plots
import typst


def main(folder: Path, assets: Path, pandoc: str) -> None:
    """Draw the charts, turn the text into Typst's language, and compile it."""
    plots.main(folder)
    asked = [pandoc, "text.md", "--from", "markdown", "--to", "typst", "--standalone"]
    asked += ["--citeproc", "--bibliography", "references.json", "--csl", "style.csl"]
    asked += ["--metadata", "link-citations=true", "--output", "text.typ"]
    asked += ["--variable", "papersize=a4", "--variable", "fontsize=10pt"]
    asked += ["--variable", "mainfont=Source Serif 4"]
    subprocess.run(asked, check=True, cwd=folder)
    typst.compile(
        folder / "text.typ",
        output=folder / "chain.pdf",
        font_paths=[assets / "fonts"],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
