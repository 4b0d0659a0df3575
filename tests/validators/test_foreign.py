"""PDFs of others in a file of ours: it is PDF/UA-1 still, whatever they hold."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefmaker.pdf.foreign.opening import opened
from briefmaker.workspace import Workspace
from pdf.foreign.documents import in_helvetica, pdf_of, set_by_us
from pdf.foreign.test_fonts import compact, one, written
from pdf.foreign.test_placing import finished, paper
from validators.verapdf import verdicts

Maker = Callable[[Workspace], bytes]
MADE: Mapping[str, Maker] = {
    "a tagged file": lambda workspace: set_by_us("Water, 12 % of it.", workspace),
    "a file without its fonts": lambda _: in_helvetica(),
    "foreign marked content": lambda _: pdf_of(b"/P << /MCID 0 >> BDC 0 0 9 9 re f"),
    "a TrueType font": lambda _: written(),
    "a compact font": lambda _: written(file="FontFile3", data=compact()),
    "a Type 1 font": lambda _: written(b"A", file="FontFile", data=one()),
    "a missing letter": lambda _: written(b"AC"),
    "another width": lambda _: written(widths=(600, 750)),
    "symbols": lambda _: written(flags=4),
}


def test_verapdf_finds_no_fault_in_files_with_placed_pages(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = []
    for name, maker in MADE.items():
        foreign = opened(maker(workspace), f"{name}.pdf")
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(finished(paper(foreign, workspace), workspace))
    found = dict(zip(files, verdicts(files, "ua1"), strict=True))
    assert {f.name: v.failures for f, v in found.items() if not v.compliant} == {}


def test_pages_as_pictures_keep_the_file_fit_for_archives(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "pictures.pdf"
    given_file = set_by_us("Water.", workspace)
    foreign = opened(given_file, "tor.pdf", pictures=True)
    file.write_bytes(finished(paper(foreign, workspace), workspace))
    (verdict,) = verdicts([file], "3a")
    assert verdict.failures == ()


PAPER = (
    '<html lang="en"><body style="font-family: DejaVu Sans, sans-serif">'
    "<h1>Terms of reference</h1><p>The “committee” meets <a href='https://example.org'>"
    "twice</a> a year – 12 %. Таджикистан, Azərbaycan.</p>"
    "<table border='1'><tr><td>Fee</td><td>€ 3</td></tr></table></body></html>"
)


@pytest.mark.real
@pytest.mark.parametrize("program", ["soffice", "chromium"])
def test_what_office_programs_make_is_placed_as_drawn(
    workspace: Workspace, tmp_path: Path, program: str
) -> None:
    command = shutil.which(program)
    assert command, f"{program} is not installed"
    source, file = tmp_path / "paper.html", tmp_path / "paper.pdf"
    source.write_text(PAPER, encoding="utf-8")
    how = {
        "soffice": ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)],
        "chromium": ["--headless", "--no-sandbox", f"--print-to-pdf={file}"],
    }[program]
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        [command, *how, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
        env=home,
    )
    foreign = opened(file.read_bytes(), "paper.pdf")
    assert [leaf.why for leaf in foreign.leaves if leaf.words] == [""]
    made = tmp_path / "made.pdf"
    made.write_bytes(finished(paper(foreign, workspace), workspace))
    (verdict,) = verdicts([made], "ua1")
    assert verdict.failures == ()
