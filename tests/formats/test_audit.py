"""The audit of formats: what is lost is told, and where."""

from xml.etree.ElementTree import fromstring

from briefmaker.formats.audit import facts_lost, first_missing, lost
from briefmaker.formats.tree import heads_of, words, words_of

PAGE = fromstring(
    "<main><p>One fact<sup>1</sup><span class='note' id='note-a'>small print</span> "
    "and <b>more</b>.</p><table><thead><tr><th>Cost</th></tr></thead>"
    "<tbody><tr><td>low</td></tr></tbody></table></main>"
)


def test_words_of_a_page_stand_in_order_and_marks_stand_apart() -> None:
    said = ["one", "fact", "1", "and", "more", "cost", "low"]
    assert words_of(PAGE) == said
    assert words_of(PAGE, heads=False) == [*said[:5], "low"]
    assert list(heads_of(PAGE)) == [["cost"]]


def test_a_lost_word_is_told_with_those_after_it() -> None:
    [problem] = lost(
        words_of(PAGE), words("One fact 1 and Cost low"), "docx", "the text"
    )
    assert problem.code == "docx.lost-words"
    assert "“more cost low”" in problem.message


def test_words_in_another_order_are_lost_too() -> None:
    assert first_missing(["a", "b"], ["b", "a"]) is not None
    assert first_missing(["a", "b"], ["a", "x", "b"]) is None


def test_a_fact_must_stand_in_one_run() -> None:
    facts = [("share", "17% of GDP")]
    assert not list(facts_lost(facts, words("roughly 17% of GDP."), "md"))
    [problem] = facts_lost(facts, words("17% of the GDP"), "md")
    assert problem.address == ("facts", "share")
