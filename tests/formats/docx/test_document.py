"""What a Word file holds, read back with python-docx and as XML."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import docx as word
import pytest

from briefmaker.formats.docx.document import docx
from briefmaker.workspace import Workspace
from formats.composed import KINDS, REAL, persian, real, starter
from formats.docx.schema import misplaced

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ORIGIN = "{urn:briefmaker:brief}"


@pytest.fixture(scope="module")
def migration(workspace: Workspace) -> bytes:
    return docx(real("migration", workspace), workspace).data


@pytest.fixture(scope="module")
def memo(workspace: Workspace) -> bytes:
    """The memo in Persian."""
    return docx(persian(workspace), workspace).data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def xml(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(parts(data)[name])


def said(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def bookmarked(root: ElementTree.Element) -> dict[str, str]:
    """Return for each bookmark the words of the paragraph that it stands in."""
    return {
        mark.get(f"{W}name", ""): said(paragraph)
        for paragraph in root.iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }


@pytest.mark.parametrize("name", REAL)
def test_the_four_briefs_lose_nothing_on_the_way_to_word(
    name: str, workspace: Workspace
) -> None:
    assert docx(real(name, workspace), workspace).problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_word_file_whose_elements_stand_in_the_order_of_the_schema(
    kind: str, workspace: Workspace, tmp_path: Path
) -> None:
    made = docx(starter(kind, workspace, tmp_path), workspace)
    assert made.problems == ()
    for name, part in parts(made.data).items():
        if name.endswith((".xml", ".rels")):
            assert list(misplaced(ElementTree.fromstring(part))) == [], name
    assert word.Document(BytesIO(made.data)).paragraphs


def test_the_persian_memo_is_in_the_order_of_the_schema_too(memo: bytes) -> None:
    for name, part in parts(memo).items():
        if name.endswith((".xml", ".rels")):
            assert list(misplaced(ElementTree.fromstring(part))) == [], name


def test_the_same_brief_gives_the_same_bytes(
    migration: bytes, workspace: Workspace
) -> None:
    assert docx(real("migration", workspace), workspace).data == migration


def test_headings_and_title_are_words_own_styles_in_order(migration: bytes) -> None:
    file = word.Document(BytesIO(migration))
    styled = [
        (each.style.name, each.text.replace("\u00a0", " "))
        for each in file.paragraphs
        if each.style
    ]
    [title] = [text for name, text in styled if name == "Title"]
    assert title.endswith("offer Tajik workers control and no protection")
    headings = [text for name, text in styled if name == "Heading 1"]
    assert headings == [
        *("Key judgements", "What we know", "What the summit produced"),
        *("What we do not know", "What the range means", "Options", "Next steps"),
        *("Risks, and how we would know", "Sources"),
    ]
    box = next(each for each in file.paragraphs if each.text == "Bottom line")
    assert box.style is not None
    assert box.style.base_style.name == "Heading 1"


def test_nothing_is_set_by_hand_that_a_style_could_set(migration: bytes) -> None:
    for run in xml(migration).iter(f"{W}rPr"):
        assert {each.tag.removeprefix(W) for each in run} <= {
            *("rStyle", "b", "bCs", "i", "iCs", "strike", "sz", "szCs", "rtl", "lang"),
            "rFonts",  # of the box to tick
        }


def test_a_mark_leads_to_its_source_and_a_reference_to_its_figure(
    migration: bytes,
) -> None:
    root = xml(migration)
    names = set(bookmarked(root))
    led = {each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")} - {None}
    assert led
    assert led <= names
    assert bookmarked(root)["src_s001"].startswith("Untitled news analysis")
    codes = [each.text or "" for each in root.iter(f"{W}instrText")]
    assert " REF _Ref_fig_remittances \\h " in codes
    assert "Figure 1" in bookmarked(root)["_Ref_fig_remittances"].replace("\u00a0", " ")
    assert sum("SEQ Figure" in code for code in codes) == 1
    assert sum("SEQ Table" in code for code in codes) == 2


def test_every_bookmark_is_named_once_and_leads_to_the_brief(
    migration: bytes, workspace: Workspace
) -> None:
    root = xml(migration)
    names = [each.get(f"{W}name", "") for each in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    about = xml(migration, "customXml/item1.xml")
    assert (about.get("id"), about.get("version")) == ("BM-2025-002", "1.0")
    places = {
        each.get("bookmark"): json.loads(each.get("address", ""))
        for each in about.iter(f"{ORIGIN}place")
    }
    assert set(places) == {name for name in names if name.startswith("bm_")}
    assert places["bm_sections_2_body_2"] == ["sections", 2, "body"]
    brief = real("migration", workspace).brief
    paragraphs = bookmarked(root)
    assert paragraphs["bm_judgements_2_because"].endswith(
        f"{brief.judgements[2].because}."
    )
    for number, row in enumerate(brief.tables["tbl-fields"].rows):
        assert paragraphs[f"bm_tables_tbl_fields_rows_{number}_0"] == row[0]


def test_each_chart_is_a_picture_with_words_for_those_who_cannot_see_it(
    migration: bytes, workspace: Workspace
) -> None:
    chart = real("migration", workspace).drawing.charts["fig-remittances"]
    [told] = list(xml(migration).iter(f"{WP}docPr"))
    assert told.get("descr") == chart.alt
    [extent] = list(xml(migration).iter(f"{WP}extent"))
    assert int(extent.get("cx", "")) == round(chart.width * 36_000)
    [picture] = [name for name in parts(migration) if name.endswith(".png")]
    assert b"pHYs" in parts(migration)[picture][:200]


def test_the_handling_mark_stands_in_every_header_and_footer(migration: bytes) -> None:
    file = word.Document(BytesIO(migration))
    section = file.sections[0]
    assert section.different_first_page_header_footer
    edges = (
        *(section.header, section.first_page_header),
        *(section.footer, section.first_page_footer),
    )
    for edge in edges:
        assert "TLP:GREEN" in said(ElementTree.fromstring(edge.part.blob))
    assert "offer Tajik workers" in said(xml(migration, "word/header1.xml"))
    foot = xml(migration, "word/footer1.xml")
    fields = [each.text for each in foot.iter(f"{W}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_file_says_what_the_brief_says_and_nothing_of_a_person(
    migration: bytes,
) -> None:
    core = word.Document(BytesIO(migration)).core_properties
    assert core.title.startswith("The Dushanbe papers")
    assert core.author == core.last_modified_by == "Central Asia desk"
    assert core.subject == "TLP:GREEN · Policy memo"
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date().isoformat() == "2025-10-13"
    settings = xml(migration, "word/settings.xml")
    [mode] = list(settings.iter(f"{W}compatSetting"))
    assert mode.get(f"{W}val") == "15"
    assert not list(settings.iter(f"{W}rsid"))
    assert b"python" not in b"".join(parts(migration).values()).lower()


def test_the_paper_and_its_margins_are_those_of_the_print(migration: bytes) -> None:
    section = word.Document(BytesIO(migration)).sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert round(section.page_width.mm) == 210
    assert round(section.left_margin.mm) == 22


def test_a_note_is_a_footnote_with_its_link(memo: bytes) -> None:
    [call] = list(xml(memo).iter(f"{W}footnoteReference"))
    notes = xml(memo, "word/footnotes.xml")
    types = [each.get(f"{W}type") for each in notes]
    assert types == ["separator", "continuationSeparator", None]
    assert notes[2].get(f"{W}id") == call.get(f"{W}id")
    assert said(notes[2]).startswith("اندازه‌گیری از دریچه")
    assert list(notes[2].iter(f"{W}footnoteRef"))
    assert list(notes[2].iter(f"{W}hyperlink"))
    assert (
        "https://example.org/courier"
        in parts(memo)["word/_rels/footnotes.xml.rels"].decode()
    )
    [form] = list(xml(memo).iter(f"{W}numFmt"))
    assert form.get(f"{W}val") == "lowerLetter"


def test_persian_runs_to_the_left_and_an_english_section_to_the_right(
    memo: bytes,
) -> None:
    root, styles = xml(memo), xml(memo, "word/styles.xml")
    normal = next(each for each in styles if each.get(f"{W}styleId") == "Normal")
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    assert all(
        table.find(f"{W}tblPr/{W}bidiVisual") is not None
        for table in root.iter(f"{W}tbl")
    )
    [english] = [
        each for each in root.iter(f"{W}p") if said(each).startswith("The ministry of")
    ]
    turned = english.find(f"{W}pPr/{W}bidi")
    assert turned is not None
    assert turned.get(f"{W}val") == "0"
    spoken = {each.get(f"{W}val") for each in english.iter(f"{W}lang")}
    assert "en-GB" in spoken
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    assert default.get(f"{W}bidi") == "fa-IR"


def test_a_number_after_latin_letters_stays_in_the_persian_line(memo: bytes) -> None:
    """Else `t1 ۶۲` would be read as one run to the right (UAX 9, W7)."""
    rows = [each for each in xml(memo).iter(f"{W}p") if said(each).startswith("t1")]
    assert rows
    for row in rows:
        runs = [each for each in row.iter(f"{W}r") if said(each).strip()]
        assert runs[0].find(f"{W}rPr/{W}rtl") is None
        assert said(runs[0]).strip().isascii()
        assert runs[-1].find(f"{W}rPr/{W}rtl") is not None
        assert said(runs[-1]).lstrip().startswith("\u200f")


def test_a_table_says_its_head_again_and_keeps_its_rows_whole(migration: bytes) -> None:
    tables = [
        each
        for each in xml(migration).iter(f"{W}tbl")
        if each.find(f"{W}tblPr/{W}tblStyle[@{W}val='BriefTable']") is not None
    ]
    assert len(tables) == 3
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(each.find(f"{W}trPr/{W}tblHeader") is None for each in others)
        grid = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
        whole = table.find(f"{W}tblPr/{W}tblW")
        assert whole is not None
        assert int(whole.get(f"{W}w", "")) == sum(grid)


def test_a_decision_has_boxes_that_a_click_ticks(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = docx(starter("decision-memo", workspace, tmp_path), workspace).data
    assert len(list(xml(data).iter(f"{W}sdt"))) == 6
    assert "Signature" in said(xml(data))


def test_each_list_counts_from_one(workspace: Workspace, tmp_path: Path) -> None:
    data = docx(starter("options-paper", workspace, tmp_path), workspace).data
    used = [
        each.get(f"{W}val")
        for paragraph in xml(data).iter(f"{W}p")
        if (each := paragraph.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
    ]
    lists = list(dict.fromkeys(used))
    numbering = xml(data, "word/numbering.xml")
    defined = {each.get(f"{W}numId") for each in numbering.findall(f"{W}num")}
    assert len(lists) >= 3
    assert set(lists) <= defined


def test_fonts_travel_in_the_file_in_disguise(migration: bytes) -> None:
    fonts = {n: d for n, d in parts(migration).items() if n.endswith(".odttf")}
    assert len(fonts) == 8
    assert not any(data.startswith(b"\x00\x01\x00\x00") for data in fonts.values())
    assert "Vazirmatn" not in parts(migration)["word/fontTable.xml"].decode()
