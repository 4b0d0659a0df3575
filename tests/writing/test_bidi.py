"""Which way each part of a page runs: directions given, what runs across isolated."""

import pytest

from briefmaker.writing.bidi import RLM, directed, with_own_marks


def page(text: str, language: str = "fa") -> str:
    return f'<html lang="{language}"><p>{text}</p></html>'


def body(html: str) -> str:
    return html.partition("<p>")[2].partition("</p>")[0]


@pytest.mark.parametrize("language", ["en", "ru", "tr"])
def test_a_document_without_right_to_left_letters_stays_as_it_is(language: str) -> None:
    html = page('a <b>b</b> c, d &lt; <i title="x">e</i><br>', language)
    assert directed(html) == html


def test_a_document_says_which_way_it_runs() -> None:
    assert directed(page("سلام")).startswith('<html dir="rtl" lang="fa">')


def test_a_part_in_another_language_says_which_way_it_runs() -> None:
    html = '<html lang="en"><p lang="fa">سلام</p><p lang="ru">да</p></html>'
    expected = (
        '<html lang="en"><p dir="rtl" lang="fa">سلام</p><p lang="ru">да</p></html>'
    )
    assert directed(html) == expected
    turned = '<html lang="fa"><section lang="en">Yes</section>سلام</html>'
    assert '<section dir="ltr" lang="en">' in directed(turned)


def test_a_direction_that_is_given_stays() -> None:
    assert '<p dir="ltr">سلام</p>' in directed('<html lang="fa"><p dir="ltr">سلام</p>')


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        (
            "متن abc <b>def</b> ghi متن",
            'متن <bdi dir="ltr">abc <b>def</b> ghi</bdi> متن',
        ),
        (
            "Smith, <i>The Times</i> (2024, <a>x.org</a>). متن",
            '<bdi dir="ltr">Smith, <i>The Times</i> (2024, <a>x.org</a>)</bdi>. متن',
        ),
        (
            "<i>The Times</i>, no. 12, متن",
            '<bdi dir="ltr"><i>The Times</i>, no. 12,</bdi> متن',
        ),
        (
            'abc<sup class="mark">۱</sup> def متن',
            '<bdi dir="ltr">abc<sup class="mark">۱</sup> def</bdi> متن',
        ),
    ],
)
def test_what_runs_the_other_way_with_elements_in_it_is_one_piece(
    text: str, set_: str
) -> None:
    assert body(directed(page(text))) == set_


@pytest.mark.parametrize(
    "text",
    [
        "متن abc def متن",
        "متن <b>abc def</b> متن",
        "متن <b>متن</b> abc",
        "<b>abc</b> متن <b>def</b>",
        'متن abc<sup class="mark">۱</sup> متن',
        "متن &amp; <b>متن</b> &nbsp;متن",
    ],
)
def test_what_the_engine_sets_right_is_left_alone(text: str) -> None:
    assert body(directed(page(text))) == text


def test_right_to_left_words_in_an_english_line_are_one_piece_too() -> None:
    html = directed(page("the word <b>قانون</b> اساسی ends", "en"))
    assert body(html) == 'the word <bdi dir="rtl"><b>قانون</b> اساسی</bdi> ends'


def test_a_persian_number_does_not_go_with_the_name_before_it() -> None:
    html = directed(page("میز آب · BM-2025 v1.0 · ۱۰ آوریل"))
    assert body(html) == f"میز آب · BM-2025 v1.0 · {RLM}۱۰ آوریل"


def test_notes_and_parts_of_the_page_are_not_drawn_into_a_line() -> None:
    text = 'abc <span class="note">متن <b>de</b> <i>fg</i></span> <b>hi</b> متن'
    expected = (
        'abc <span class="note">متن <bdi dir="ltr"><b>de</b> <i>fg</i></bdi></span>'
        " <b>hi</b> متن"
    )
    assert body(directed(page(text))) == expected


def test_an_address_that_may_break_runs_its_own_way() -> None:
    html = directed(page('متن <a href="x">https://x.org/</a> متن'))
    assert body(html) == 'متن <bdi dir="ltr"><a href="x">https://x.org/</a></bdi> متن'


def test_commas_after_persian_letters_are_persian() -> None:
    marks = {",": "،", ";": "؛"}
    html = '<p title="آب, x"><b>آب</b>, (۲), ۳; Smith, <i>Times</i>, ۱,۵ آب</p>'
    assert with_own_marks(html, marks) == (
        '<p title="آب, x"><b>آب</b>، (۲)، ۳؛ Smith, <i>Times</i>, ۱,۵ آب</p>'
    )
    assert with_own_marks(html, {}) == html


def test_the_number_of_an_entry_stays_outside_of_its_words() -> None:
    text = '<a class="number" href="#a">a.</a> Smith, <i>The Times</i>'
    assert body(directed(page(f"{text} متن"))) == (
        '<a class="number" href="#a">a.</a> '
        '<bdi dir="ltr">Smith, <i>The Times</i></bdi> متن'
    )
