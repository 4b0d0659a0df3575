"""What is kept together at line ends."""

import pytest

from briefmaker.writing.ties import JOINER, balanced, joined, settled, settled_line

MARK = '<sup class="mark"><a class="cite" id="cite-1" href="#src-a">1</a></sup>'


def plain(html: str) -> str:
    """Return HTML with a visible tie and without joiners."""
    return html.replace("\u00a0", "~").replace(JOINER, "")


@pytest.mark.parametrize(
    ("html", "tied"),
    [
        ("<p>agreed and left unreported.</p>", "<p>agreed and left~unreported.</p>"),
        ("<p>One <em>long</em> day</p>", "<p>One <em>long</em>~day</p>"),
        (
            "<p>One <strong>long day</strong></p>",
            "<p>One <strong>long~day</strong></p>",
        ),
        ("<ul><li>the first one</li></ul>", "<ul><li>the first~one</li></ul>"),
        ("<p>Single</p>", "<p>Single</p>"),
        ("<p></p>", "<p></p>"),
        ("<p>a b</p><p>c d</p>", "<p>a~b</p><p>c~d</p>"),
    ],
)
def test_the_last_word_of_a_block_is_tied_to_the_one_before(
    html: str, tied: str
) -> None:
    assert plain(settled(html)) == tied


def test_a_long_last_word_stands_well_alone() -> None:
    html = "<p>They sought internationalisation</p>"
    assert settled(html) == html


def test_two_long_words_are_not_tied_into_a_hole() -> None:
    html = "<p>of internationalisation efforts</p>"
    assert settled(html) == html


def test_a_mark_is_part_of_its_word_and_its_spaces_do_not_count() -> None:
    marks = MARK.replace("</sup>", ', <a class="cite">2</a></sup>')
    assert plain(settled(f"<p>reported as lifted.{marks}</p>")) == (
        f"<p>reported as~lifted.{marks}</p>"
    )


def test_a_note_at_the_foot_is_not_the_end_of_its_paragraph() -> None:
    note = '<span class="note" id="note-1"><a class="back">1.</a> Its own words</span>'
    html = f"<p>the last word.{MARK}{note}</p>"
    assert plain(settled(html)) == f"<p>the last~word.{MARK}{note}</p>"


def test_attributes_are_left_alone() -> None:
    html = '<p>word <a href="x" title="two words">link</a></p>'
    assert plain(settled(html)) == html.replace("word <a", "word~<a")


def test_a_line_is_settled_as_a_paragraph() -> None:
    assert plain(settled_line("the first one")) == "the first~one"


def test_a_mark_never_leaves_its_word() -> None:
    assert joined(f"lifted{MARK}{MARK}") == f"lifted{JOINER}{MARK}{JOINER}{MARK}"


@pytest.mark.parametrize("title", ["Short", "A title that just about fits in one line"])
def test_a_title_of_one_line_stays(title: str) -> None:
    assert balanced(title, 40) == title


def test_a_long_title_ends_in_a_good_part_of_a_line() -> None:
    title = balanced("The papers of Dushanbe offer workers control and no hope", 40)
    assert title.split(" ")[-1] == "control\u00a0and\u00a0no\u00a0hope"


def test_a_title_of_one_endless_word_ends() -> None:
    assert balanced("x" * 90, 40) == "x" * 90
