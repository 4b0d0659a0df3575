import pytest

from briefmaker.delivery.naming import MOST_CHARACTERS, file_name, slug

DAY, NUMBER = "2025-10-20", "RC-14"


def test_day_number_words_and_mark_stand_in_this_order():
    name = file_name((DAY, NUMBER), "Committee on the region", marking="TLP:AMBER")
    assert name == "2025-10-20_rc-14_committee-on-the-region_TLP-AMBER.pdf"


def test_what_comes_after_the_words_stands_before_the_mark():
    name = file_name((DAY,), "Pack", ("mono", "large"), marking="TLP:AMBER+STRICT")
    assert name == "2025-10-20_pack_mono_large_TLP-AMBER-STRICT.pdf"


def test_without_a_mark_there_is_no_gap():
    assert file_name((DAY, ""), "Pack", ("",)) == "2025-10-20_pack.pdf"
    assert file_name((DAY,), "!", suffix=".csv") == "2025-10-20.csv"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ülkər İsmayılova", "ülkər-ismayılova"),
        ("Анна Ёлкина", "анна-ёлкина"),
        ("Шарифзода Ҷамшед", "шарифзода-ҷамшед"),
        ("Conor O’Brien", "conor-obrien"),
        ("a/../b\\c:d|e", "a-b-c-d-e"),
        ("..", ""),
        ("snake_case  and\ttabs", "snake-case-and-tabs"),
        ("e\u0301tat", "état"),
        ("हिन्दी", "हिन्दी"),
        ("No 7½, №3", "no-7½-3"),
    ],
)
def test_letters_of_any_alphabet_stay_and_other_signs_part_words(words, shown):
    assert slug(words) == shown


def test_a_long_title_loses_its_last_words_and_nothing_else():
    title = "Committee on " + "the water of the lower valley " * 5
    name = file_name((DAY, NUMBER), title, ("large",), marking="TLP:GREEN")
    words = "committee-on-the-water-of-the-lower-valley"
    assert name == f"2025-10-20_rc-14_{words}_large_TLP-GREEN.pdf"
    assert len(name) <= MOST_CHARACTERS < len(name) + len("-the")


def test_a_title_of_one_long_word_is_cut_within_it():
    name = file_name((DAY,), "W" * 200)
    assert name == f"2025-10-20_{'w' * (MOST_CHARACTERS - 15)}.pdf"
