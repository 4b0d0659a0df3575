"""Printed lines put together: hyphens, paragraphs, running heads."""

import pytest

from briefmaker.evidence.texts.lines import Line, over, together, without_running_heads


def set_(*lines: str, right: float = 200, left: float = 0) -> list[Line]:
    """Return lines one under another, each as wide as its column."""
    return [
        Line(words, at, left, right, 500 - 12 * at, 510 - 12 * at, first=20)
        for at, words in enumerate(lines)
    ]


@pytest.mark.parametrize(
    ("words", "after", "joined"),
    [
        ("remit\ufffe", "tances rose", "remittances rose"),
        ("remit\x02", "tances rose", "remittances rose"),
        ("remit\u2010", "tances rose", "remittances rose"),
        ("remit\u00ad", "tances rose", "remittances rose"),
        ("Russia\ufffe", "Asia summit", "Russia-Asia summit"),
        ("2023\ufffe", "2024 budget", "2023-2024 budget"),
        ("a 5\ufffe", "star hotel", "a 5-star hotel"),
        ("2023-", "2024 budget", "2023-2024 budget"),
        ("2023–", "2024 budget", "2023–2024 budget"),
        ("state-", "owned firms", "state-owned firms"),
        ("it rose –", "and fell", "it rose – and fell"),
        ("a word—", "“another”", "a word— “another”"),
        ("rose", "again", "rose again"),
        ("-", "5 percent", "- 5 percent"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(
    words: str, after: str, joined: str
) -> None:
    kept, joint = over(words, after)
    assert kept + joint + after == joined


def test_a_figure_is_never_joined_with_the_next() -> None:
    assert over("grew by 4", "2 percent") == ("grew by 4", " ")
    assert over("from 3\ufffe", "4 percent") == ("from 3-", "")


def test_lines_of_a_paragraph_are_one_and_a_short_line_ends_it() -> None:
    lines = set_("The bureau said that", "prices fell.", "Output rose by", "4 percent.")
    lines[1] = Line("prices fell.", 1, 0, 90, 488, 498, first=20)
    assert together(lines)[0] == (
        "The bureau said that prices fell.\nOutput rose by 4 percent."
    )


def test_a_heading_in_larger_letters_stands_apart() -> None:
    heading = Line("Prices", 0, 0, 200, 515, 535, first=60)
    assert together([heading, *set_("The bureau", "said so.")])[0] == (
        "Prices\nThe bureau said so."
    )


def test_a_wider_gap_ends_a_paragraph() -> None:
    lines = set_("One line", "and another", "and a third.", "Apart from it.")
    low = lines[3]
    lines[3] = Line(low.words, 3, 0, 200, low.bottom - 12, low.top - 12, first=20)
    assert together(lines)[0].endswith("and a third.\nApart from it.")


def test_a_first_line_set_in_begins_a_paragraph_after_a_full_stop_only() -> None:
    lines = set_("Prices fell.", "Output rose", "by 4 percent.")
    lines[1] = Line("Output rose", 1, 12, 200, 488, 498, first=20)
    assert together(lines)[0] == "Prices fell.\nOutput rose by 4 percent."
    lines[0] = Line("Prices fell and", 0, 0, 200, 500, 510, first=20)
    assert "\n" not in together(lines)[0]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = set_("The first column", "ends within a")
    right = set_("sentence, and", "goes on.", left=220, right=420)
    assert together([*left, *right])[0] == (
        "The first column ends within a sentence, and goes on."
    )


def test_each_line_is_found_where_it_stands_in_the_text() -> None:
    content, written = together(set_("remit\u2010", "tances rose", "by 4 percent."))
    assert [content[each.start :][: len(each.words)] for each in written] == [
        "remit",
        "tances rose",
        "by 4 percent.",
    ]


MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def book(pages: int) -> list[list[Line]]:
    """Return pages with a head on each side of a spread and a folio."""
    return [
        set_(
            f"{number} Annual report" if number % 2 else f"The economy {number}",
            f"In {month} prices",
            "rose as they",
            f"had before {month}.",
            f"– {number} –",
        )
        for number, month in enumerate(MONTHS[:pages], start=1)
    ]


def test_heads_and_feet_are_left_out_on_both_sides_of_a_spread() -> None:
    kept = without_running_heads(book(7))
    assert [[line.words for line in page] for page in kept] == [
        [f"In {month} prices", "rose as they", f"had before {month}."]
        for month in MONTHS
    ]


def test_two_pages_have_no_running_heads() -> None:
    assert without_running_heads(book(2)) == book(2)


def test_lines_within_a_page_stay_even_where_they_repeat() -> None:
    pages = [set_(*"abc", "The same words", *"def") for _ in range(5)]
    kept = without_running_heads(pages)
    assert [[line.words for line in page] for page in kept] == [
        ["c", "The same words", "d"]
    ] * 5


def test_parts_of_one_line_are_read_as_one_whatever_their_size() -> None:
    small = Line("2", 1, 60, 66, 504, 510, first=6)
    lines = [Line("an area of 5 km", 0, 0, 60, 500, 510, first=20), small]
    beside = [*lines, Line("Cells", 2, 90, 200, 500, 510, first=30)]
    small_below = Line("2", 1, 60, 66, 499, 505, first=6)
    assert together([lines[0], small_below, beside[2]])[0] == "an area of 5 km 2 Cells"
