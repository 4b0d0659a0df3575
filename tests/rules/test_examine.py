"""All rules at once, and who is asked."""

from briefmaker.rules.examine import examine
from briefmaker.values import replace
from rules.manuscripts import Reader, words


def codes(reader: Reader, body: str, **more: object) -> set[str]:
    return {problem.code for problem in examine(reader.reads(body, **more))}


def test_rules_with_word_lists_are_not_asked_about_another_language(
    reader: Reader,
) -> None:
    said = "Experts believe that it reportedly failed."
    assert "rule.S-13" in codes(reader, said)
    assert "rule.S-13" in codes(reader, said, language="en-GB")
    assert "rule.S-13" not in codes(reader, said, language="de")


def test_rules_without_word_lists_are_asked_about_every_language(
    reader: Reader,
) -> None:
    assert "rule.T-02" in codes(reader, words(26), language="de")


def test_a_section_in_another_language_is_left_to_its_readers(reader: Reader) -> None:
    section = {"heading": "Notes", "body": "Experts believe that it failed."}
    assert "rule.S-13" in codes(reader, "", sections=[section])
    german = {**section, "language": "de"}
    assert "rule.S-13" not in codes(reader, "", sections=[german])


def test_a_brief_in_another_language_keeps_its_english_section_out_of_it(
    reader: Reader,
) -> None:
    section = {"heading": "Notes", "body": "Experts say it failed.", "language": "en"}
    assert "rule.S-13" not in codes(reader, "", sections=[section], language="de")


def test_a_breach_is_told_once(reader: Reader) -> None:
    read = reader.reads(words(26))
    twice = replace(read, said=(*read.said, *read.said))
    assert examine(twice).count(examine(read)[0]) == 1
