"""What belongs together is not parted, and dashes are dashes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.workspace import shipped
from briefmaker.writing.language import NARROW, NBSP, language_of, languages
from briefmaker.writing.typography import bind, typeset

ASSETS: Path = shipped("assets")
LANGUAGES = {tag: language_of(tag, ASSETS) for tag in languages(ASSETS)}


def shown(text: str) -> str:
    """Return text with its no-break spaces made visible."""
    return text.replace(NBSP, "~").replace(NARROW, "_")


@pytest.mark.parametrize(
    ("tag", "typed", "set_"),
    [
        ("en", "see p. 7 and pp. 3-5", "see p.~7 and pp.~3-5"),
        ("en", "Figure 1 and Table 2", "Figure~1 and Table~2"),
        ("en", "on 12 March 2024", "on 12~March 2024"),
        ("en", "1.2 million workers", "1.2~million workers"),
        ("en", "USD 4m and US$ 5bn", "USD~4m and US$~5bn"),
        ("en", "17 % or 17 per cent of it", "17~% or 17~per~cent of it"),
        ("en", "10 000 000 people", "10~000~000 people"),
        ("en", "V. Putin met E. Rahmon", "V.~Putin met E.~Rahmon"),
        ("en", "Mr Putin said", "Mr~Putin said"),
        ("en", "one -- two --- three", "one~– two~— three"),
        ("en", "2021--2023 and so on...", "2021–2023 and so on…"),
        ("en", "(a), (b), (c)", "(a), (b), (c)"),
        ("en", "the March figure of the table", "the March figure of the table"),
        (
            "en",
            "in no case, n. b., a section of it",
            "in no case, n. b., a section of it",
        ),
        ("en", "millions of 3 men", "millions of 3 men"),
        ("en", "a 5 metre wall", "a 5 metre wall"),
        ("ru", "12 марта на с. 7", "12~марта на~с.~7"),
        ("ru", "1,2 млн человек в России", "1,2~млн человек в~России"),
        ("ru", "см. рис. 1 и табл. 2", "см. рис.~1 и~табл.~2"),
        ("de", "am 3. März auf S. 7", "am 3.~März auf S.~7"),
        ("de", "4 Mio. Euro", "4~Mio. Euro"),
        ("fr", "le mot : oui ; non ! « ainsi »", "le mot_: oui_; non_! «_ainsi_»"),
        ("fr", "mot: oui! à 10:30", "mot_: oui_! à~10:30"),
        ("fr", "10 000 euros", "10~000~euros"),
        ("az", "12 mart, 5 milyon manat", "12~mart, 5~milyon manat"),
        ("tg", "12 марти соли 2024", "12~марти соли 2024"),
        ("tr", "yüzde 5, 12 Mart", "yüzde~5, 12~Mart"),
    ],
)
def test_words_that_belong_together_are_kept_together(
    tag: str, typed: str, set_: str
) -> None:
    assert shown(typeset(typed, LANGUAGES[tag])) == set_


@pytest.mark.parametrize("tag", ["en", "ru", "de", "az"])
@given(text=st.text(alphabet=st.sampled_from("p.12 3%млн–«»Ш mMarch\n"), max_size=40))
def test_binding_changes_no_letter(tag: str, text: str) -> None:
    bound = bind(text, LANGUAGES[tag])
    assert bound.replace(NBSP, " ") == text.replace(NBSP, " ")


@pytest.mark.parametrize("tag", ["en", "ru", "fr"])
@given(text=st.text(alphabet=st.sampled_from("p.12 3:;!«»Ш mMarch"), max_size=40))
def test_text_that_is_set_stays_as_it_is(tag: str, text: str) -> None:
    language = LANGUAGES[tag]
    once = typeset(text, language)
    assert typeset(once, language) == once
