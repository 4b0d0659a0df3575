"""Word files: the text after all changes, and files made to do harm."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefmaker.evidence.texts import docx, packed
from briefmaker.evidence.texts.text import Text, Unreadable
from evidence import papers

STYLES = f"""<w:styles xmlns:w="{papers.W}">
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Own head"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def p(*runs: str, style: str = "") -> str:
    name = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{name}{''.join(runs)}</w:p>"


def r(words: str, *properties: str) -> str:
    given = "".join(f"<w:{each}/>" for each in properties)
    return f"<w:r><w:rPr>{given}</w:rPr><w:t>{words}</w:t></w:r>"


def read(body: str, **parts: str) -> Text:
    return docx.read(papers.docx(body, **parts))


def test_words_split_over_runs_are_whole_and_paragraphs_counted() -> None:
    text = read(p(r("Remit"), r("tances rose")) + p() + p(r("by 4.2 percent.")))
    assert text.content == "Remittances rose\nby 4.2 percent.\n"
    assert text.places(17, 20) == {"paragraph": "2"}
    assert text.extractor == "docx bm-text/1"


def test_deleted_words_are_dropped_and_inserted_ones_kept() -> None:
    body = p(
        r("Growth was "),
        "<w:del><w:r><w:delText>7</w:delText></w:r></w:del>",
        f"<w:del>{r('8')}</w:del>",
        f"<w:ins>{r('4')}</w:ins>",
        f"<w:moveFrom>{r(' and fell')}</w:moveFrom>",
        r(" percent."),
    )
    assert read(body).content == "Growth was 4 percent.\n"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        (r("secret", "vanish"), ""),
        (r("secret", 'vanish w:val="true"'), ""),
        (r("open", 'vanish w:val="0"'), "open"),
        (r("secret", 'rStyle w:val="Secret"'), ""),
        (r("open", 'rStyle w:val="Secret"', 'vanish w:val="false"'), "open"),
        (r("open", "rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange><w:b"), "open"),
    ],
)
def test_hidden_words_are_dropped(hidden: str, shown: str) -> None:
    assert read(p(r("A"), hidden, r("Z")), styles=STYLES).content == f"A{shown}Z\n"


def test_a_style_hides_the_words_of_its_paragraphs() -> None:
    body = p(r("Seen.")) + p(r("Not seen."), style="Secret")
    assert read(body, styles=STYLES).content == "Seen.\n"


def test_rows_stand_on_one_line_and_footnotes_at_the_end() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(p(r('Tajikistan')), p(r('49.1')))}</w:tbl>"
    notes = (
        f'<w:footnotes xmlns:w="{papers.W}">'
        f'<w:footnote w:type="separator">{p(r("x"))}</w:footnote>'
        f"<w:footnote>{p(r('In current prices.'))}</w:footnote></w:footnotes>"
    )
    text = read(p(r("Shares")) + table + p(r("After.")), footnotes=notes)
    assert text.content == "Shares\nTajikistan\t49.1\nAfter.\nIn current prices.\n"


def test_sections_are_named_by_headings_in_any_language_of_word() -> None:
    body = p(r("Economy"), style="1") + p(r("Growth.")) + p(r("Other"), style="Own")
    text = read(body, styles=STYLES)
    at = text.content.index("Growth")
    assert text.places(at, at + 6) == {"paragraph": "2", "section": "Economy"}
    at = text.content.index("Other")
    assert text.places(at, at + 5)["section"] == "Other"


def test_raised_words_tabs_and_hyphens_are_written_out() -> None:
    body = p(
        r("5 km"),
        r("2", 'vertAlign w:val="superscript"'),
        "<w:r><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>oil</w:t><w:br/></w:r>",
        r("next"),
    )
    assert read(body).content == "5 km^2 non\u2011oil\nnext\n"


def test_the_second_form_of_a_drawing_is_not_read_twice() -> None:
    box = (
        "<w:r><m:AlternateContent xmlns:m='x'>"
        "<m:Choice><w:txbxContent>{}</w:txbxContent></m:Choice>"
        "<m:Fallback>{}</m:Fallback></m:AlternateContent></w:r>"
    )
    body = p(r("Before."), box.format(p(r("In a box.")), p(r("In a box."))))
    assert read(body).content.count("In a box.") == 1


def test_the_main_part_may_have_another_name() -> None:
    data = papers.docx(p(r("Here.")), main="word/document2.xml")
    assert docx.read(data).content == "Here.\n"


def test_entities_are_refused_before_they_multiply() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(Unreadable, match="declares XML entities"):
        read(p(r("x")), styles=bomb)


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 1_000_000)
    with pytest.raises(Unreadable, match="unpacks to more than 1 MB"):
        read(p(r("a" * 2_000_000)))


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_truncated_file_is_refused(cut: float) -> None:
    data = papers.docx(p(r("Text." * 500)))
    with pytest.raises(Unreadable, match="not downloaded to its end"):
        docx.read(data[: int(len(data) * cut)])


def test_a_part_damaged_within_is_refused() -> None:
    data = bytearray(papers.docx(p(r("Text."))))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 10
    data[at : at + 30] = bytes(30)
    with pytest.raises(Unreadable, match="damaged"):
        docx.read(bytes(data))


def test_a_file_with_a_password_or_of_an_old_word_says_how_to_save_it() -> None:
    with pytest.raises(Unreadable) as refused:
        docx.read(packed.COMPOUND + bytes(512))
    assert "with a password, or of a version before 2007" in refused.value.reason
    assert "save it as .docx" in refused.value.hint


def test_a_zip_without_a_document_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("../../outside.txt", "words")
    with pytest.raises(Unreadable, match="holds no Word document"):
        docx.read(out.getvalue())


def test_titles_and_levels_of_an_outline_name_sections() -> None:
    styles = (
        f'<w:styles xmlns:w="{papers.W}">'
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="L"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/>'
        "</w:pPr></w:style></w:styles>"
    )
    third = (
        '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Wages</w:t></w:r></w:p>'
    )
    text = read(
        p(r("Report"), style="T")
        + p(r("Trade"), style="L")
        + third
        + p(r("It rose by a tenth.")),
        styles=styles,
    )
    sections = [
        (region.label, text.content[region.start : region.end].count("\n"))
        for region in text.regions
        if region.kind == "section"
    ]
    assert sections == [("Report", 3), ("Trade", 2), ("Wages", 1)]


def test_a_part_that_is_not_right_as_xml_is_refused() -> None:
    with pytest.raises(Unreadable, match="the Word file is damaged"):
        read("<w:p>")


def test_a_file_that_zip_keeps_behind_a_password_says_how_to_save_it() -> None:
    data = bytearray(papers.docx(p(r("Words."))))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(head)
        while start >= 0:
            data[start + at] |= 1  # its first flag: the file is encrypted
            start = data.find(head, start + 4)
    with pytest.raises(Unreadable, match="the Word file has a password"):
        docx.read(bytes(data))
