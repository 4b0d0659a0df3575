"""A hint is something to copy."""

import pytest

from briefmaker.brief.hints import choice_hint, date_hint, name_hint, number_hint


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        ("3,5", "write 3.5"),
        ("1 200 000", "write 1200000"),
        ("1\N{NARROW NO-BREAK SPACE}200", "write 1200"),
        ("−4", "write -4"),
        ("50%", "write 50 without “%”"),
        ("1.8 bn", "write 1.8 without “bn”"),
        ("1,200", "write 1.200 or 1200, whichever is meant"),
        ("1,200,000", "write one number in digits, with a point before the decimals"),
        ("about", "write digits, or leave it out where there is no number"),
        (["1"], "write one number in digits, with a point before the decimals"),
        ("2.5", ""),
    ],
)
def test_a_number_is_shown_as_a_brief_writes_it(found: object, hint: str) -> None:
    assert number_hint(found) == hint


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        ("13.10.2025", "write it as 2025-10-13"),
        ("13 October 2025", "write it as 2025-10-13"),
        ("October 3, 2025", "write it as 2025-10-03"),
        ("2025-1-3", "write it as 2025-01-03"),
        ("20251013", "write it as 2025-10-13"),
        ("3/4/2025", "write it like 2025-10-13"),
        ("2025-13-40", "write it like 2025-10-13"),
        (["2025"], "write it like 2025-10-13"),
    ],
)
def test_a_date_is_shown_in_iso_form_where_it_leaves_no_doubt(
    found: object, hint: str
) -> None:
    assert date_hint(found) == hint


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        ("figure 1", "write `figure-1`"),
        ("1-pager", "write `pager`"),
        ("a/b", "write `a-b`"),
        ("Экспорт", "begin with a letter: `fig-1`"),
    ],
)
def test_a_name_is_made_of_the_authors_own(found: str, hint: str) -> None:
    assert name_hint(found) == hint


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        ("GREEN", "did you mean `TLP:GREEN`?"),
        ("tlp:red", "did you mean `TLP:RED`?"),
        ("AMBER", ""),
        ("", ""),
    ],
)
def test_a_choice_is_found_by_nearness_or_by_its_part(found: str, hint: str) -> None:
    choices = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN")
    assert choice_hint(found, choices) == hint
