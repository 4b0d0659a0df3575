import pytest

from briefmaker.archive.naming import free_id, name_in, suffix_of


@pytest.mark.parametrize(
    ("title", "name", "issued", "id_"),
    [
        (
            "Water in the lower valley",
            "a.pdf",
            "2025-03-14",
            "water-in-the-lower-valley-2025",
        ),
        (
            "Water in the lower valley, 2024",
            "a.pdf",
            "2024",
            "water-in-the-lower-valley-2024",
        ),
        ("Die Größe der Flüsse: ein Überblick", "a.pdf", "", "die-groe-der-flusse-ein"),
        ("Президент встретился с министром", "doklad_2024.pdf", "", "doklad-2024"),
        ("Prezident görüşdü", "a.html", "2025", "prezident-gorusdu-2025"),
        ("", "annual report (final).PDF", "", "annual-report-final"),
        ("", "вода.txt", "", "source"),
        ("2024 in numbers", "a.csv", "", "s-2024-in-numbers"),
        ("Tajikistan's trade", "a.csv", "", "tajikistans-trade"),
        ("", "example.org", "", "example"),
    ],
)
def test_a_name_is_made_of_the_first_words_and_the_year(title, name, issued, id_):
    assert free_id(title, name, issued, ()) == id_


def test_a_name_that_is_taken_gets_a_number():
    assert free_id("Water", "a.pdf", "", {"water", "water-2"}) == "water-3"


def test_a_long_title_is_cut_between_words():
    words = "Extraordinarily comprehensive intergovernmental documentation of water"
    assert free_id(words, "a.pdf", "", ()) == "extraordinarily-comprehensive"
    assert len(free_id("x" * 99, "a.pdf", "", ())) == 40


@pytest.mark.parametrize(
    ("media_type", "data", "name", "suffix"),
    [
        ("application/pdf", b"%PDF", "report", ".pdf"),
        ("text/html", b"<p>", "view.php", ".html"),
        ("text/plain", b"x", "notes.md", ".txt"),
        ("application/warc", b"WARC/1.1", "page.warc", ".warc"),
        ("application/warc", b"\x1f\x8b\x08", "page.warc.gz", ".warc.gz"),
        ("application/octet-stream", b"x", "table.ODS", ".ods"),
        ("application/octet-stream", b"x", "no suffix", ""),
        ("application/octet-stream", b"x", "../../etc/passwd", ""),
    ],
)
def test_a_copys_name_ends_as_its_type_says(media_type, data, name, suffix):
    assert suffix_of(media_type, data, name) == suffix


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a/water%20report.pdf?x=1", "water report.pdf"),
        ("https://www.example.org/", "example.org"),
        ("https://example.org", "example.org"),
        ("https://example.org/a/..%2f..%2fpasswd", "passwd"),
    ],
)
def test_a_page_is_called_by_the_end_of_its_address(url, name):
    assert name_in(url) == name
