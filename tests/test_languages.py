"""Documents in the languages on offer, as they are printed and read back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from weasyprint import CSS, HTML

from briefmaker.build import Rendered, render
from briefmaker.values import replace
from briefmaker.workspace import Workspace

EDITIONS = Path(__file__).parent / "editions"

LONG = {
    "en": "internationalisation responsibilities administrations ",
    "ru": "международными ответственностями администрациями ",
    "de": "Verantwortungsbereiche Verwaltungsangelegenheiten ",
    "fr": "internationalisation responsabilités administrations ",
    "az": "beynəlmiləlləşdirilməsindən məsuliyyətlərimizdən ",
    "tg": "байналмилалигардонидашудагон масъулиятшиносонаи ",
    "tr": "uluslararasılaştırılmasından sorumluluklarımızdan ",
    "fa": "بین‌المللی‌سازی‌هایشان مسئولیت‌پذیری‌هایشان ",
}
"""Words that do not fit a narrow column one after the other."""


@pytest.fixture(scope="module")
def persian(workspace: Workspace) -> Rendered:
    """A memo in Persian with notes, a chart, a table and an English section."""
    return render(EDITIONS / "water-fa.yaml", replace(workspace, root=EDITIONS))


@pytest.fixture
def pages(persian: Rendered) -> Iterator[pypdfium2.PdfDocument]:
    assert persian.pdf is not None, persian.problems
    document = pypdfium2.PdfDocument(persian.pdf.data)
    yield document
    document.close()


def left_of(page: pypdfium2.PdfPage, words: str, nth: int = 0) -> float:
    """Return the left edge of the nth occurrence of words on a page, in pt."""
    text = page.get_textpage()
    search = text.search(words, match_case=True)
    for _ in range(nth):
        search.get_next()
    found = search.get_next()
    assert found, f"“{words}” is not on the page"
    index, count = found
    boxes = [text.get_charbox(at) for at in range(index, index + count)]
    return min(box[0] for box in boxes)


def test_a_persian_memo_is_printed_and_passes_its_own_audit(persian: Rendered) -> None:
    assert persian.pdf is not None
    assert [each.code for each in persian.problems if each.blocks] == []
    assert not [p for p in persian.problems if p.code.startswith("pdf.un")]


def test_a_persian_memo_says_its_language_and_brings_its_own_fonts(
    persian: Rendered, tmp_path: Path
) -> None:
    assert persian.pdf is not None
    file = tmp_path / "fa.pdf"
    file.write_bytes(persian.pdf.data)
    with pikepdf.open(file) as opened:
        assert str(opened.Root.Lang) == "fa"
        fonts = {
            str(thing.get("/BaseFont", "")).rpartition("+")[2]
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
        } - {""}
    assert all(name.startswith("BM-") for name in fonts), fonts
    assert any(name.startswith("BM-Arabic") for name in fonts)


def test_headings_stand_right_of_their_text_and_marks_stay_readable(
    pages: pypdfium2.PdfDocument,
) -> None:
    first = pages[0]
    assert left_of(first, "ارزیابی") > left_of(first, "نشده") + 100
    assert "TLP:AMBER+STRICT" in first.get_textpage().get_text_range()
    assert "BM-2025-014" in first.get_textpage().get_text_range()


def test_the_first_column_of_a_table_is_the_rightmost(
    pages: pypdfium2.PdfDocument,
) -> None:
    table = pages[1]
    heads = [left_of(table, word) for word in ("هزینه", "اثر", "خطر")]
    assert heads == sorted(heads, reverse=True)


def test_latin_names_with_elements_in_them_keep_their_order(
    pages: pypdfium2.PdfDocument,
) -> None:
    last = pages[1]
    edges = [left_of(last, word) for word in ("Jane", "Smith", "dry", "August")]
    assert edges == sorted(edges)
    assert left_of(last, "The Valley") > edges[-1]


def test_a_section_in_english_runs_to_the_right_and_keeps_its_place(
    pages: pypdfium2.PdfDocument,
) -> None:
    page = pages[1]
    words = [left_of(page, word) for word in ("ministry", "Qizil", "wrote", "gates")]
    assert words == sorted(words)
    assert left_of(page, "From the letter") > words[-1]


def test_numbers_of_a_persian_page_are_in_persian_digits(
    pages: pypdfium2.PdfDocument,
) -> None:
    text = pages[0].get_textpage().get_text_range()
    assert "۲۰۲۵" in text
    assert "2025" not in text.replace("BM-2025-014", "")
    assert "شکل" in text


def edition(folder: Path, workspace: Workspace, language: str, role: str) -> str:
    """Render the English memo with a section in another language; return its text."""
    for name in ("canal.yaml", "sources"):
        source = EDITIONS / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    file = folder / "canal.yaml"
    text = file.read_text(encoding="utf-8")
    said = f"  - role: {role}\n    language: {language}\n    body: |\n      "
    said += {"fa": "آنچه *The Times* دربارهٔ آب نوشت.", "ru": 'Он сказал "да".'}[
        language
    ]
    steps = (
        f"\n  - role: next-steps\n    language: {language}\n    steps:\n"
        "      - {do: OK, owner: AB, by: 2025-05-03}\n"
    )
    file.write_text(text.replace("\ncharts:", f"\n{said}\n{steps}\ncharts:", 1))
    rendered = render(file, replace(workspace, root=folder))
    assert rendered.pdf is not None, rendered.problems
    document = pypdfium2.PdfDocument(rendered.pdf.data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_section_has_headings_quotes_and_dates_of_its_own_language(
    tmp_path: Path, workspace: Workspace
) -> None:
    text = " ".join(edition(tmp_path, workspace, "ru", "unknown").split())
    assert "Что неизвестно" in text
    assert "Он сказал «да»." in text
    assert "Исполнитель" in text
    assert "3 мая 2025" in text
    assert "What we know" in text
    assert "10 April 2025" in text


def test_a_right_to_left_section_stands_in_an_english_memo(
    tmp_path: Path, workspace: Workspace
) -> None:
    text = edition(tmp_path, workspace, "fa", "unknown")
    assert "آنچه" in text
    assert "۲۰۲۵" in text
    assert "10 April 2025" in " ".join(text.split())


@pytest.mark.parametrize("language", LONG)
def test_words_are_parted_only_where_there_are_patterns_for_it(
    language: str, workspace: Workspace
) -> None:
    base = f"{workspace.assets.resolve().as_uri()}/"
    names = ("assets/theme.css", "assets/rtl.css", "templates/grids/columns/grid.css")
    sheets = [(workspace.root / name).read_text(encoding="utf-8") for name in names]
    html = (
        f'<html lang="{language}"><body><div class="columns" style="width:60mm">'
        f"<p>{LONG[language] * 12}</p></div></body></html>"
    )
    style = CSS(string="\n".join([":root{--gap:6mm}", *sheets]), base_url=base)
    data = HTML(string=html).write_pdf(stylesheets=[style])
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()
    # PDFium writes U+FFFE or U+0002 for a hyphen at the end of a line.
    parted = any(mark in text for mark in "-\u2010\ufffe\x02")
    assert parted == (language in ("en", "ru", "de", "fr"))
