"""Documents bound into one file: each whole, all under one numbering."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from briefmaker.pdf.binding.volume import Chapter, Volume, bound
from briefmaker.pdf.conform import Standard
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.galley import laid_out
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.reading import read
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page
from briefmaker.writing.record import Attached
from pdf.sheets import calls, note, page
from pdf.tags.tree import tree

OVER = """
@page { margin: 0 }
p { position: absolute; right: 5mm; bottom: 3mm; margin: 0; break-after: page }
div { break-after: page; height: 100mm }
div:last-child { break-after: auto }
"""
FIRST = '<h1 id="title">First</h1><p><a href="#two-top">On to the second</a></p>'


def paper(name: str, language: str = "en") -> Page:
    """Return a paper with names that another has too: a note, a table's heads."""
    made = page(
        f'<main><h1 id="title">{name}</h1><p id="here">{name} grew{note(1, name)}.</p>'
        '<table><thead><tr><th scope="col">Year</th></tr></thead>'
        "<tbody><tr><td>2024</td></tr></tbody></table>"
        f'<p><a href="#here">Back in {name}</a></p></main>',
        "h1 { bookmark-level: 1 }",
        notes=calls(1),
    )
    html = made.html.replace('lang="en"', f'lang="{language}"')
    metadata = replace(made.metadata, title=name, language=language)
    return replace(made, html=html, metadata=metadata)


def over(pages: int) -> Page:
    """Return what is printed over so many pages."""
    boxes = (f"<div><p>Page {n} of {pages}</p></div>" for n in range(1, pages + 1))
    return page("".join(boxes), OVER)


@pytest.fixture(scope="module")
def volume(workspace: Workspace) -> Volume:
    front = replace(
        page(FIRST, "h1 { bookmark-level: 1 }"), elsewhere=frozenset({"two-top"})
    )
    chapters = (
        Chapter(laid_out(front, workspace), prefix="front-"),
        Chapter(laid_out(paper("Trade"), workspace), 2, "one-", "1 · "),
        Chapter(laid_out(paper("Handel", "de"), workspace), 4, "two-", "2 · "),
    )
    return Volume(chapters, laid_out(over(5), workspace))


@pytest.fixture(scope="module")
def pdf(volume: Volume, workspace: Workspace) -> Pdf:
    return bound(volume, workspace)


@pytest.fixture
def file(pdf: Pdf) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf.data)) as opened:
        yield opened


def test_bound_documents_have_no_problem(pdf: Pdf) -> None:
    assert pdf.problems == ()
    assert pdf.chapters == ((), (), (), ())


def test_pages_that_no_chapter_takes_show_only_what_is_printed_over_all(
    pdf: Pdf,
) -> None:
    texts = [" ".join(text.split()) for text in read(pdf.data).pages]
    assert len(texts) == pdf.pages == 5
    for number, (text, words) in enumerate(
        zip(texts, ("First", "", "Trade", "", "Handel"), strict=True), 1
    ):
        assert f"Page {number} of 5" in text
        assert words in text
    assert texts[1] == "Page 2 of 5"


def test_each_document_is_a_part_with_its_own_words_in_its_own_language(
    pdf: Pdf,
) -> None:
    parts = tree(pdf.data).kids
    assert [part.kind for part in parts] == ["Part", "Part", "Part"]
    assert [str(part.said.get("/Lang")) for part in parts] == ["en", "en", "de"]
    assert [part.one("H1").text for part in parts] == ["First", "Trade", "Handel"]
    assert [part.pages for part in parts] == [[0], [2], [4]]


def test_what_is_printed_over_all_pages_is_no_content(pdf: Pdf) -> None:
    assert "of 5" not in tree(pdf.data).text


def test_the_same_names_in_two_documents_are_two_names(file: pikepdf.Pdf) -> None:
    names = [str(name) for name in list(file.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == sorted({*names})
    assert {"one-note-1", "two-note-1", "one-table-1-1-1"} <= {*names}


def test_cells_name_the_heads_of_their_own_table(pdf: Pdf) -> None:
    for part, prefix in zip(tree(pdf.data).kids[1:], ("one-", "two-"), strict=True):
        heads = part.one("TD").attribute("/Headers")
        assert heads == [f"{prefix}table-1-1-1"]


def test_links_lead_into_their_own_document_and_across(file: pikepdf.Pdf) -> None:
    places = {str(k): v for k, v in _pairs(file.Root.Names.Dests.Names)}
    pages = [each.obj.objgen for each in file.pages]

    def leads(number: int) -> list[int]:
        notes: Any = file.pages[number].obj.get("/Annots", ())
        return [pages.index(places[str(a.Dest)][0].objgen) for a in notes]

    assert leads(0) == [4]
    assert set(leads(2)) == {2}
    assert set(leads(4)) == {4}


def test_a_link_says_what_it_leads_to_in_another_document(pdf: Pdf) -> None:
    (link,) = tree(pdf.data).kids[0].all("Link")
    assert link.links == ("On to the second: 2 · Handel",)


def test_bookmarks_are_one_tree_with_labels(pdf: Pdf) -> None:
    assert read(pdf.data).bookmarks == ("First", "1 · Trade", "2 · Handel")


def test_binding_again_gives_the_same_bytes(
    volume: Volume, pdf: Pdf, workspace: Workspace
) -> None:
    assert bound(volume, workspace).data == pdf.data


def test_a_document_keeps_what_it_has_alone(
    volume: Volume, pdf: Pdf, workspace: Workspace
) -> None:
    alone = read(typeset(volume.chapters[1].galley.page, workspace).data)
    together = read(pdf.data)
    words = alone.pages[0].split()
    assert together.pages[2].split()[: len(words)] == words
    assert together.links[2] == alone.links[0]


def test_a_chapter_that_loses_a_note_says_so_itself(
    volume: Volume, workspace: Workspace
) -> None:
    first, second, third = volume.chapters
    galley = second.galley
    lost = replace(galley.page, notes=calls(2))
    damaged = replace(second, galley=replace(galley, page=lost))
    found = bound(replace(volume, chapters=(first, damaged, third)), workspace)
    assert [[p.code for p in each] for each in found.chapters] == [
        [],
        ["pdf.lost-note"],
        [],
        [],
    ]


def test_words_over_all_pages_that_are_lost_are_told(
    volume: Volume, workspace: Workspace
) -> None:
    blank = Chapter(laid_out(over(5), workspace)).galley
    blank.document.pages[2].paint = lambda *_: None
    found = bound(replace(volume, over=blank), workspace)
    assert {problem.code for problem in found.problems} == {"pdf.unreadable"}


def test_a_link_to_a_chapter_that_is_not_there_is_told(
    volume: Volume, workspace: Workspace
) -> None:
    first, second, third = volume.chapters
    renamed = replace(third, prefix="three-")
    found = bound(replace(volume, chapters=(first, second, renamed)), workspace)
    assert "pdf.dead-link" in [problem.code for problem in found.problems]


@pytest.mark.parametrize("standard", Standard)
def test_the_file_says_what_it_conforms_to(
    volume: Volume, workspace: Workspace, standard: Standard
) -> None:
    data = bound(replace(volume, standard=standard), workspace).data
    with pikepdf.open(BytesIO(data)) as file, file.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert ("pdfaid:part" in said) is (standard is Standard.ARCHIVAL)


def test_files_travel_inside(volume: Volume, workspace: Workspace) -> None:
    file = Attached(
        b"kind: memo\n", "The brief", "tab-1-brief.yaml", "Source", "text/x"
    )
    data = bound(replace(volume, attached=(file,)), workspace).data
    with pikepdf.open(BytesIO(data)) as opened:
        assert list(opened.attachments) == ["tab-1-brief.yaml"]


def _pairs(flat: Any) -> Iterator[tuple[Any, Any]]:
    listed = list(flat)
    return zip(listed[::2], listed[1::2], strict=True)
