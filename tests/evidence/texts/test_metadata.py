"""What copies say of themselves, in CSL's names."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from weasyprint import HTML

from briefmaker.brief.library import Source
from briefmaker.evidence.texts.metadata import day_of, metadata_of
from briefmaker.evidence.texts.reader import DOCX, WARC
from evidence import papers

NEWS = """<html lang="ru-RU"><head><title>Wages | The Desk</title>
<meta property="og:title" content="Wages  and
 workers"><meta property="og:site_name" content="The Desk">
<meta name="author" content="By Jane Doe; John Roe">
<link rel="canonical" href="https://example.org/wages">
<meta property="article:published_time" content="2025-10-12T23:02:03+05:00">
%s</head><body><script>var author = 1</script>"""

LINKED = """<script type="application/ld+json">{"@graph": [
  {"@type": "WebSite", "name": "x", "url": "https://example.org"},
  {"@type": ["NewsArticle"], "headline": "Workers &amp; wages",
   "author": [{"@type": "Person", "name": "A. Bell"}, {"name": "A. Bell"}],
   "publisher": {"name": "Desk Ltd"}, "datePublished": "2025-10-11"}]}</script>"""


def test_a_page_gives_its_fields_from_the_tags_in_its_head() -> None:
    assert metadata_of((NEWS % "").encode(), "text/html; charset=utf-8") == {
        "title": "Wages and workers",
        "author": ["Jane Doe", "John Roe"],
        "container-title": "The Desk",
        "issued": "2025-10-12",
        "language": "ru",
        "URL": "https://example.org/wages",
    }


def test_linked_data_of_an_article_goes_before_tags_for_sharing() -> None:
    assert metadata_of((NEWS % LINKED).encode(), "text/html") == {
        "type": "article-newspaper",
        "title": "Workers &amp; wages",
        "author": ["A. Bell"],
        "container-title": "The Desk",
        "publisher": "Desk Ltd",
        "issued": "2025-10-11",
        "language": "ru",
        "URL": "https://example.org/wages",
    }


def test_a_paper_gives_what_catalogues_read() -> None:
    page = """<meta name="citation_title" content="Rivers"><meta
    name="citation_author" content="Bell, A."><meta name="citation_author"
    content="Roe, J."><meta name="citation_journal_title" content="Water"><meta
    name="citation_publication_date" content="2024/03"><meta name="citation_doi"
    content="10.1000/182"><meta name="citation_volume" content="7"><meta
    name="DC.publisher" content="Water Society"><title>x</title>"""
    assert metadata_of(page.encode(), "text/html") == {
        "title": "Rivers",
        "author": ["Bell, A.", "Roe, J."],
        "container-title": "Water",
        "publisher": "Water Society",
        "issued": "2024-03",
        "DOI": "10.1000/182",
        "volume": "7",
    }


def test_what_is_found_makes_a_source_of_the_library() -> None:
    found = metadata_of((NEWS % LINKED).encode(), "text/html")
    source = Source.model_validate(found)
    assert [name.literal for name in source.author] == ["A. Bell"]


def test_links_and_nonsense_are_not_taken() -> None:
    page = """<html lang="x"><title>T</title><meta property="article:author"
    content="https://example.org/people/doe"><meta name="date" content="soon"><link
    rel="canonical" href="/wages"><meta name="dc.date" content="2024-02-30">
    <script type="application/ld+json">{"@type": "NewsArticle", </script>"""
    assert metadata_of(page.encode(), "text/html") == {"title": "T"}


def test_a_pdf_gives_its_title_author_and_language_but_no_day_of_issue() -> None:
    page = (
        "<html lang=az><title>Water report</title><meta name=author content='A. Bell'>"
    )
    page += "<meta name=dcterms.created content=2024-03-01><p>Words."
    data = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    assert metadata_of(data, "application/pdf") == {
        "title": "Water report",
        "author": ["A. Bell"],
        "language": "az",
    }


@pytest.mark.parametrize("title", ["Microsoft Word - final2.doc", "report.docx"])
def test_the_name_of_a_file_is_not_its_title(title: str) -> None:
    data = HTML(string=f"<title>{title}</title><p>Words.").write_pdf()
    assert metadata_of(data, "application/pdf") == {}


def test_a_word_file_gives_its_core_properties() -> None:
    out = BytesIO(papers.docx("<w:p/>"))
    with ZipFile(out, "a") as file:
        file.writestr(
            "docProps/core.xml",
            '<p xmlns:dc="d"><dc:title>Water &amp; land</dc:title>\n'
            "<dc:creator>A. Bell;J. Roe</dc:creator></p>",
        )
    assert metadata_of(out.getvalue(), DOCX) == {
        "title": "Water & land",
        "author": ["A. Bell", "J. Roe"],
    }


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 cut", "application/pdf"),
        (b"PK cut", DOCX),
        (b"Words.", "text/plain"),
        (b"cut", "application/warc"),
        (b"<html>\0", "text/html"),
    ],
)
def test_a_copy_that_says_nothing_gives_nothing(data: bytes, media_type: str) -> None:
    assert metadata_of(data, media_type) == {}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-14T09:12:00Z", "2024-03-14"),
        ("2024-03-14 09:12", "2024-03-14"),
        ("2024/3/4", "2024-03-04"),
        ("20240314", "2024-03-14"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("14.03.2024", "2024-03-14"),
        ("2024-13-01", ""),
        ("March 2024", ""),
        ("", ""),
    ],
)
def test_days_are_written_as_iso_8601_does(written: str, day: str) -> None:
    assert day_of(written) == day


def test_an_archive_gives_its_address_and_day_with_what_its_page_says() -> None:
    page = ("https://example.org/a", "200 OK", "text/html", (NEWS % "").encode())
    found = metadata_of(papers.archive(page), WARC)
    assert found["accessed"] == "2024-03-14"
    assert found["title"] == "Wages and workers"
    assert found["URL"] == "https://example.org/wages"
    bare = ("https://example.org/a", "200 OK", "text/html", b"<p>Words.")
    assert metadata_of(papers.archive(bare), WARC) == {
        "URL": "https://example.org/a",
        "accessed": "2024-03-14",
    }


def test_linked_data_that_is_no_name_or_lies_too_deep_is_passed_over() -> None:
    thing = (
        '{"@type": "Article", "headline": "Wages", "author": [7, {"name": "A. B."}]}'
    )
    script = '<script type="application/ld+json">%s</script>'
    shallow = NEWS % (script % thing)
    assert metadata_of(shallow.encode(), "text/html")["author"] == ["A. B."]
    deep = NEWS % (script % ("[" * 40 + thing + "]" * 40))
    assert metadata_of(deep.encode(), "text/html")["author"] == ["Jane Doe", "John Roe"]


def test_a_word_file_without_core_properties_gives_nothing() -> None:
    assert metadata_of(papers.docx("<w:p/>"), DOCX) == {}
