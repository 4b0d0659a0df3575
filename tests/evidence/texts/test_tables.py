"""CSV: rows as they are, and every cell with the heads of its row and column."""

import pytest

from briefmaker.evidence.texts import tables
from briefmaker.evidence.texts.text import Text, Unreadable

REMITTANCES = b"""Country,2023,2024
Tajikistan,38.4,49.1
"Kyrgyz Republic","21.1",24.5
"""


def at(text: Text, words: str) -> dict[str, str]:
    start = text.content.index(words)
    return text.places(start, start + len(words))


def test_rows_stand_first_and_then_cells_with_their_heads() -> None:
    assert tables.read(REMITTANCES).content.splitlines() == [
        "Country\t2023\t2024",
        "Tajikistan\t38.4\t49.1",
        "Kyrgyz Republic\t21.1\t24.5",
        "Country",
        "2023",
        "2024",
        "Country: Tajikistan",
        "Tajikistan, 2023: 38.4",
        "Tajikistan, 2024: 49.1",
        "Country: Kyrgyz Republic",
        "Kyrgyz Republic, 2023: 21.1",
        "Kyrgyz Republic, 2024: 24.5",
    ]


def test_rows_and_cells_are_counted_from_1_with_the_head_as_in_rfc_7111() -> None:
    text = tables.read(REMITTANCES)
    assert at(text, "Tajikistan\t38.4") == {"row": "2"}
    assert at(text, "Tajikistan, 2024: 49.1") == {"cell": "2,3"}


def test_a_cells_own_text_stands_once_in_the_region_of_the_cell() -> None:
    text = tables.read(REMITTANCES)
    cells = {
        region.label: text.content[region.start : region.end]
        for region in text.regions
        if region.kind == "cell"
    }
    assert cells["3,2"].count("21.1") == 1
    assert len(cells) == 9


@pytest.mark.parametrize(
    ("data", "cell"),
    [
        ("Страна;Доля, %\nТаджикистан;49,1\n", "Таджикистан, Доля, %: 49,1"),
        ("Country\tShare\nTajikistan\t49.1\n", "Tajikistan, Share: 49.1"),
        ("Country,Share\nTajikistan,49.1\n", "Tajikistan, Share: 49.1"),
    ],
)
def test_the_separator_is_the_one_that_splits_the_rows_alike(
    data: str, cell: str
) -> None:
    assert tables.read(data.encode()).content.splitlines()[-1] == cell


def test_a_comma_in_numbers_does_not_separate_where_a_semicolon_does() -> None:
    assert tables.separator_of("a;1,2\nb;3,4\n") == ";"


def test_tab_separated_values_are_taken_by_their_word() -> None:
    text = tables.read(b"a,b\tc\n1,2\t3\n", "text/tab-separated-values")
    assert text.content.startswith("a,b\tc\n")


def test_titles_above_a_table_are_not_its_head() -> None:
    data = b"Remittances;;\n\nCountry;2023;2024\nTajikistan;38.4;49.1\n"
    text = tables.read(data)
    assert text.content.endswith("Tajikistan, 2023: 38.4\nTajikistan, 2024: 49.1\n")
    assert at(text, "Tajikistan, 2024") == {"cell": "4,3"}


def test_empty_cells_have_no_line_and_breaks_within_cells_are_spaces() -> None:
    text = tables.read(b'Country,Note\nTajikistan,\nKyrgyzstan,"two\nlines"\n')
    assert "Tajikistan, Note" not in text.content
    assert "Kyrgyzstan, Note: two lines" in text.content


def test_a_cell_without_end_is_refused() -> None:
    endless = b'a,b\n1,"' + b"x" * 200_000
    with pytest.raises(Unreadable) as refused:
        tables.read(endless)
    assert "a cell of the table cannot be read" in refused.value.reason
    assert "close its quotation marks" in refused.value.hint


def test_a_table_too_large_to_write_out_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MOST_CELLS", 8)
    with pytest.raises(Unreadable, match="more than 8 cells"):
        tables.read(REMITTANCES)
