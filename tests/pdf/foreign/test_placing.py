"""A PDF of others in a finished file: laid out, tagged, audited, and then placed."""

import datetime
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from briefmaker.look.look import Look, Variant
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.foreign.leaf import Foreign
from briefmaker.pdf.foreign.pages import page_of
from briefmaker.pdf.foreign.placing import placed
from briefmaker.pdf.reading import read as read_back
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of
from briefmaker.writing.page import Borrowed, Page
from pdf.foreign.documents import (
    A4,
    difference,
    in_helvetica,
    pdf_of,
    picture,
    read,
    set_by_us,
)

MM = 72 / 25.4


def paper(
    foreign: Foreign,
    workspace: Workspace,
    *,
    title: str = "Terms of reference",
    language: str = "en",
    paper: str = "A4",
    look: Look | None = None,
    label: str = "5",
) -> Page:
    """Return a PDF of others as a document of a pack."""
    return page_of(
        foreign,
        title=title,
        id="ToR-1",
        by="Legal unit",
        label=label,
        language=language_of(language, workspace.assets),
        paper=paper,
        look=look or Look(),
        issued=datetime.date(2025, 10, 13),
        workspace=workspace,
    )


def finished(page: Page, workspace: Workspace) -> bytes:
    """Return a document with its pages placed, and no problem found in it."""
    made = typeset(page, workspace)
    assert made.problems == ()
    return made.data


def standing(page: Page, workspace: Workspace) -> bytes:
    """Return a document with nothing but stand-ins."""
    return typeset(replace(page, borrowed=()), workspace).data


def figures(data: bytes) -> list[tuple[str, list[float]]]:
    """Return the words for each figure of a file and its place in pt."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            (str(part.Alt), [float(at) for at in part.A.BBox])
            for part in pdf.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/S") == Name.Figure
        ]


def test_the_placed_page_is_the_page_itself(workspace: Workspace) -> None:
    given_file = set_by_us(
        "The committee meets.", workspace, "@page{size:a4} p{font-size:30pt}"
    )
    data = finished(paper(read(given_file), workspace), workspace)
    scale = 186 / 210
    left, top = 12, 17 + (263 - 297 * scale) / 2
    dots = 4
    whole = picture(data, scale=dots)
    box = [round(at * MM * dots) for at in (left, top, left + 186, top + 297 * scale)]
    shown = whole.crop(tuple(box))
    wanted = picture(given_file, scale=dots * scale).resize(shown.size)
    inner = (20, 20, shown.width - 20, shown.height - 20)  # without the frame
    assert difference(shown.crop(inner), wanted.crop(inner)) < 2.5
    assert (
        difference(shown.crop(inner), picture(pdf_of()).resize(shown.size).crop(inner))
        > 5
    )


def test_a_page_is_made_smaller_to_fit_and_never_larger(workspace: Workspace) -> None:
    def mix(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=(A4[1], A4[0]))
        pdf.add_blank_page(page_size=(200, 100))
        pdf.add_blank_page(page_size=(841.89, 1190.55))

    data = finished(paper(read(pdf_of(change=mix)), workspace), workspace)
    with pikepdf.open(BytesIO(data)) as pdf:
        sheets = [tuple(round(float(at)) for at in page.mediabox) for page in pdf.pages]
    assert sheets == [
        (0, 0, 595, 842),
        (0, 0, 842, 595),
        (0, 0, 842, 595),
        (0, 0, 595, 842),
    ]
    boxes = [box for _, box in figures(data)]
    widths = [box[2] - box[0] for box in boxes]
    assert widths[0] == pytest.approx(186 * MM, abs=0.5)
    assert widths[1] == pytest.approx(176 * MM * 297 / 210, abs=0.5)
    assert widths[2] == pytest.approx(200, abs=0.1)
    assert widths[3] == pytest.approx(186 * MM, abs=0.5)
    for (_, _, width, height), (left, bottom, right, top) in zip(
        sheets, boxes, strict=True
    ):
        assert left + right == pytest.approx(width, abs=1)
        assert bottom >= 17 * MM - 0.1
        assert top <= height - 17 * MM + 1
        assert bottom - 17 * MM == pytest.approx(height - 17 * MM - top, abs=1)


def test_its_title_is_a_heading_and_a_bookmark(workspace: Workspace) -> None:
    page = paper(read(pdf_of(pages=2)), workspace, title="Terms & conditions <draft>")
    back = read_back(finished(page, workspace))
    assert back.bookmarks == ("Terms & conditions <draft>",)
    over = " ".join(back.pages[0].split())
    assert (
        "Tab 5 · Terms & conditions <draft> · page 1 of 2 · as it came, at 89%" in over
    )
    assert "page 2 of 2" in back.pages[1]


def test_who_cannot_see_a_page_hears_its_words(workspace: Workspace) -> None:
    said = "The committee meets twice a year, says page. " * 60
    foreign = read(set_by_us(said, workspace, "@page{size:a4}"))
    words, _ = figures(finished(paper(foreign, workspace), workspace))[0]
    assert words.startswith(
        "Terms of reference, page 1 of 1: a page of a PDF from elsewhere, shown as it "
        "came. Its words: A paper The committee meets twice a year, says"
    )
    assert words.endswith("…")
    assert len(words) < 2200


def test_a_path_that_a_browser_printed_is_not_read_aloud(workspace: Workspace) -> None:
    foreign = read(in_helvetica("Minutes file:///Z:/minutes.html"))
    words, _ = figures(finished(paper(foreign, workspace), workspace))[0]
    assert words.endswith("Its words: Minutes …")


def test_a_page_without_words_says_so(workspace: Workspace) -> None:
    words, _ = figures(finished(paper(read(pdf_of()), workspace), workspace))[0]
    assert words.endswith("It has no words that can be read aloud.")


def test_words_on_a_placed_page_can_be_searched(workspace: Workspace) -> None:
    foreign = read(set_by_us("Kayrakkum reservoir", workspace))
    document = pypdfium2.PdfDocument(finished(paper(foreign, workspace), workspace))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Kayrakkum reservoir" in text


def test_a_placed_page_is_one_piece_of_marked_content(workspace: Workspace) -> None:
    foreign = read(set_by_us("Words with tags of their own.", workspace))
    data = finished(paper(foreign, workspace), workspace)
    with pikepdf.open(BytesIO(data)) as pdf:
        parts = [part for _, part in pdf.pages[0].Resources.XObject.items()]
        (form,) = (part for part in parts if part.Subtype == Name.Form)
        said = {str(each.operator) for each in pikepdf.parse_content_stream(form)}
        keys = set(form.keys())
    assert not said & {"BMC", "BDC", "EMC", "DP", "MP"}
    assert not keys & {"/StructParents", "/StructParent", "/OC", "/Metadata"}


def test_pictures_are_placed_as_well(workspace: Workspace) -> None:
    given_file = in_helvetica()
    data = finished(paper(read(given_file), workspace), workspace)
    assert difference(picture(data), picture(pdf_of(b""))) > 0.1
    assert len(figures(data)) == 1
    assert "Terms of reference" in figures(data)[0][0]


def test_many_files_are_placed_at_once_each_page_in_its_place(
    workspace: Workspace,
) -> None:
    red = read(pdf_of(b"1 0 0 rg 0 0 600 850 re f", pages=2))
    page = paper(red, workspace)
    blue = read(pdf_of(b"0 0 1 rg 0 0 600 850 re f"))
    other = paper(blue, workspace, label="B")
    file = standing(page, workspace)
    # Nothing stands in for the blue one here.
    with pytest.raises(LookupError, match="nothing stands in for page 1"):
        placed(file, (*page.borrowed, *other.borrowed))
    swapped = Borrowed(
        red.data, {key: 1 - at for key, at in page.borrowed[0].places.items()}
    )
    for borrowed in (page.borrowed, (swapped,)):
        data = placed(file, borrowed)
        assert picture(data, 1).getpixel((300, 400)) == (255, 0, 0)


def test_the_same_paper_gives_the_same_bytes_and_nothing_borrowed_changes_none(
    workspace: Workspace,
) -> None:
    page = paper(read(pdf_of()), workspace)
    assert finished(page, workspace) == finished(page, workspace)
    assert placed(b"as it is", ()) == b"as it is"


@pytest.mark.parametrize("language", ["az", "de", "en", "fa", "fr", "ru", "tg", "tr"])
def test_the_line_over_a_page_is_set_in_every_language(
    workspace: Workspace, language: str
) -> None:
    page = paper(read(pdf_of(pages=2)), workspace, language=language, title="ToR 1")
    assert typeset(page, workspace).problems == ()


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
@pytest.mark.parametrize(
    "variant", [Variant.LARGE, Variant.BINDER, Variant.DRAFT, Variant.MONO]
)
def test_variants_and_papers_leave_it_sound(
    workspace: Workspace, sheet: str, variant: Variant
) -> None:
    look = Look(variants=frozenset({variant}))
    long_title = (
        "Terms of reference of the joint committee on the water of the Syr Darya"
    )
    page = paper(
        read(pdf_of(pages=2)), workspace, paper=sheet, look=look, title=long_title
    )
    made = typeset(page, workspace)
    assert [problem for problem in made.problems if problem.blocks] == []
    assert made.pages == 2
    with pikepdf.open(BytesIO(made.data)) as pdf:
        forms = [p for p in pdf.objects if isinstance(p, pikepdf.Stream)]
        assert sum(form.get("/Subtype") == Name.Form for form in forms) >= 2
