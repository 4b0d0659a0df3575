"""The file itself: described, readable, with its fonts, and giving nothing away."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from briefmaker.pdf import file as of_file
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.file import unfit
from briefmaker.pdf.laid import Layout
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import codes, page


class Pages:
    """Stands in for a layout of so many pages."""

    def __init__(self, pages: int = 1, html: str = "<html><main/></html>") -> None:
        from xml.etree.ElementTree import fromstring

        self.pages, self.root = pages, fromstring(html)


def found(change: Any, workspace: Workspace, pages: int = 1) -> list[Problem]:
    """Return what is said of a good file after a change to it."""
    sheet = page("<h1>A finding</h1><p>Words.</p>")
    data = typeset(sheet, workspace).data
    with pikepdf.open(BytesIO(data)) as file:
        change(file)
        out = BytesIO()
        file.save(out)
    laid: Layout = Pages(pages, "<html><main><h1/></main></html>")  # type: ignore[assignment]
    return list(unfit(sheet, laid, out.getvalue()))


def test_a_good_file_is_fit(workspace: Workspace) -> None:
    assert found(lambda _: None, workspace) == []


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("/Lang", "its language"),
        ("/MarkInfo", "tags"),
        ("/ViewerPreferences", "a display of its title"),
    ],
)
def test_what_screen_readers_need_is_missed(
    workspace: Workspace, key: str, what: str
) -> None:
    def change(file: pikepdf.Pdf) -> None:
        del file.Root[key]

    (problem,) = found(change, workspace)
    assert problem.code == "pdf.undescribed"
    assert what in problem.message


def test_a_document_without_its_first_heading_is_refused(workspace: Workspace) -> None:
    pdf = typeset(page("<main><p>No heading.</p></main>"), workspace)
    assert codes(pdf) == ["pdf.undescribed"]


def test_a_table_without_heads_is_refused(workspace: Workspace) -> None:
    pdf = typeset(page("<table><tr><td>1</td></tr></table>"), workspace)
    assert codes(pdf) == ["pdf.no-table-head"]


def test_a_picture_that_lost_its_words_is_found(
    workspace: Workspace, tmp_path: Path
) -> None:
    Image.new("L", (300, 300)).save(tmp_path / "a.png")
    address = (tmp_path / "a.png").as_uri()
    sheet = page(
        f'<p><img alt="A" style="width:20mm" src="{address}"></p>', folders=[tmp_path]
    )
    data = typeset(sheet, workspace).data
    with pikepdf.open(BytesIO(data)) as file:
        for part in file.objects:
            if isinstance(part, pikepdf.Dictionary) and "/Alt" in part:
                del part["/Alt"]
        out = BytesIO()
        file.save(out)
    laid: Layout = Pages()  # type: ignore[assignment]
    said = [problem.code for problem in unfit(sheet, laid, out.getvalue())]
    assert "pdf.no-alt" in said


def test_a_long_document_without_bookmarks_is_a_warning(workspace: Workspace) -> None:
    def change(file: pikepdf.Pdf) -> None:
        if "/Outlines" in file.Root:
            del file.Root["/Outlines"]

    assert found(change, workspace, pages=4) == []
    (problem,) = found(change, workspace, pages=5)
    assert (problem.code, problem.severity) == ("pdf.no-bookmarks", Severity.WARNING)


def test_a_font_that_is_not_in_the_file_is_found(workspace: Workspace) -> None:
    def change(file: pikepdf.Pdf) -> None:
        for part in file.objects:
            if isinstance(part, pikepdf.Dictionary):
                for key in {"/FontFile2", "/FontFile3"} & set(part.keys()):
                    del part[key]

    assert {problem.code for problem in found(change, workspace)} == {
        "pdf.font-missing"
    }


@pytest.mark.parametrize(
    "words",
    [
        "made in /" + "home/anna/desk/briefs",
        r"C:\\"[:3] + r"Users\Anna\trade.yaml",
        "file:///srv/briefs/trade.yaml",
    ],
)
def test_a_path_in_the_details_is_a_trace(workspace: Workspace, words: str) -> None:
    def change(file: pikepdf.Pdf) -> None:
        file.docinfo["/Subject"] = words

    (problem,) = found(change, workspace)
    assert problem.code == "pdf.trace"


def test_a_link_into_this_machine_is_a_trace(
    workspace: Workspace, tmp_path: Path
) -> None:
    body = f'<h1>A</h1><p><a href="{tmp_path.as_uri()}/x.txt">a copy</a></p>'
    pdf = typeset(page(body, folders=[tmp_path]), workspace)
    assert "pdf.trace" in codes(pdf)


def test_an_address_of_the_web_is_none(workspace: Workspace) -> None:
    body = '<h1>A</h1><p><a href="https://example.org/home/a">a page</a></p>'
    assert typeset(page(body), workspace).problems == ()


def test_a_remark_that_is_not_printed_is_found(workspace: Workspace) -> None:
    def change(file: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            Contents=pikepdf.String("delete this"),
        )
        file.pages[0].Annots = file.make_indirect(pikepdf.Array([note]))

    assert [problem.code for problem in found(change, workspace)] == ["pdf.trace"]


def test_a_photograph_does_not_say_with_which_camera_it_was_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    photo = Image.new("RGB", (600, 400), "#888888")
    record = photo.getexif()
    record[0x0110] = "A camera of Anna"
    photo.save(tmp_path / "told.jpg", exif=record)
    address = (tmp_path / "told.jpg").as_uri()
    body = f'<p><img alt="A dam" style="width: 40mm" src="{address}"></p>'
    data = typeset(page(body, folders=[tmp_path]), workspace).data
    with pikepdf.open(BytesIO(data)) as file:
        raw = [
            p.read_raw_bytes() for p in file.objects if isinstance(p, pikepdf.Stream)
        ]
    assert b"Anna" in (tmp_path / "told.jpg").read_bytes()
    assert not any(b"Anna" in stream for stream in raw)


def test_a_picture_with_too_few_pixels_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    Image.new("L", (200, 200)).save(tmp_path / "a.png")
    address = (tmp_path / "a.png").as_uri()

    def said(width: str) -> list[str]:
        body = f'<p><img alt="A" style="width: {width}" src="{address}"></p>'
        return codes(typeset(page(body, folders=[tmp_path]), workspace))

    assert said("1in") == []
    assert said("2in") == ["pdf.coarse"]


def test_a_file_too_large_for_mail_is_a_warning_then_an_error(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = page("<h1>A</h1>")
    monkeypatch.setattr(of_file, "LARGE", 1000)
    (problem,) = typeset(sheet, workspace).problems
    assert (problem.code, problem.severity) == ("pdf.size", Severity.WARNING)
    monkeypatch.setattr(of_file, "TOO_LARGE", 2000)
    (problem,) = typeset(replace(sheet), workspace).problems
    assert (problem.code, problem.severity) == ("pdf.size", Severity.ERROR)
