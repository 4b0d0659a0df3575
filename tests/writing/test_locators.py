"""Places in a source are read as Pandoc reads them, and printed in any language."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.library import Locator
from briefmaker.workspace import shipped
from briefmaker.writing.csljson import written
from briefmaker.writing.language import NBSP, language_of, languages
from briefmaker.writing.locators import LABELS, Pinpoint, pinpoint_of, read_locator
from briefmaker.writing.pandoc import citeproc, division, find, inlines, node
from briefmaker.writing.styles import KNOWN_LABELS

ASSETS: Path = shipped("assets")
LANGUAGES = {tag: language_of(tag, ASSETS) for tag in languages(ASSETS)}
ENGLISH = LANGUAGES["en"]

FORMS = [
    (", p. 3", "page", "3", ""),
    (" p. 3", "page", "3", ""),
    (", p.3", "page", "3", ""),
    (", p 3", "page", "3", ""),
    (" 7", "page", "7", ""),
    (", pp. 33-35, 38", "page", "33-35, 38", ""),
    (", pp. 33-35, 38 and *passim*", "page", "33-35, 38", " and *passim*"),
    (", pages iv-vi, 9", "page", "iv-vi, 9", ""),
    (", pp. 22-33; 22-11", "page", "22-33; 22-11", ""),
    (", p. 591 [84]", "page", "591 [84]", ""),
    (", p. [17]-[18]", "page", "[17]-[18]", ""),
    (", 34(1)(i)(i)", "page", "34(1)(i)(i)", ""),
    (", p. 34A(A)", "page", "34A(A)", ""),
    (", C22", "page", "C22", ""),
    (", p. iv", "page", "iv", ""),
    (", p. 3. And", "page", "3", ". And"),
    (", pp. 2.3.4", "page", "2.3.4", ""),
    (", ch. IV", "chapter", "IV", ""),
    (", chapter 2 of it", "chapter", "2", " of it"),
    (", § 12(a)", "section", "12(a)", ""),
    (", §§ 3-5", "section", "3-5", ""),
    (", sec. 3", "section", "3", ""),
    (", ¶ 4", "paragraph", "4", ""),
    (", ¶¶ 4-6", "paragraph", "4-6", ""),
    (", para. 14, emphasis added", "paragraph", "14", ", emphasis added"),
    (", paragraphs 2, 4", "paragraph", "2, 4", ""),
    (", art. 5", "article", "5", ""),
    (", fig. 2", "figure", "2", ""),
    (", figs 3, 5 and more", "figure", "3, 5", " and more"),
    (", table 2", "table", "2", ""),
    (", l. 3", "line", "3", ""),
    (", ll. 3-4", "line", "3-4", ""),
    (", n. 12", "note", "12", ""),
    (", no. 3", "issue", "3", ""),
    (", vol. 2:33", "volume", "2:33", ""),
    (", col. 4", "column", "4", ""),
    (", v. 3", "verse", "3", ""),
    (", bk. 1", "book", "1", ""),
    (", book III, and on", "book", "III", ", and on"),
    (", pt. 2", "part", "2", ""),
    (", op. 40", "opus", "40", ""),
    (", folio 3", "folio", "3", ""),
    (", s.v. 3", "sub-verbo", "3", ""),
    (", timestamp 1:02:15", "timestamp", "1:02:15", ""),
    (", с. 5", "page", "5", ""),
    (", стр. 5-7", "page", "5-7", ""),
    (", абз. 3", "paragraph", "3", ""),
    (", гл. IV", "chapter", "IV", ""),
    (", ст. 12", "article", "12", ""),
    (", рис. 1", "figure", "1", ""),
    (", табл. 2", "table", "2", ""),
    (", т. 2", "volume", "2", ""),
    (", № 4", "issue", "4", ""),
    (", {pp. iv, vi-xi} with more", "page", "iv, vi-xi", " with more"),
    (", {p. A (b) c}, more", "page", "A (b) c", ", more"),
]

NONE = [
    ", with a suffix",
    ", see p. 3",
    ", p. (a)",
    ", page",
    ", xyz 3",
    ", iv",
    "",
    ", {fact}`trade`",
]


@pytest.mark.parametrize(("suffix", "label", "value", "rest"), FORMS)
def test_a_place_is_told_from_the_words_after_it(
    suffix: str, label: str, value: str, rest: str
) -> None:
    assert read_locator(suffix, ENGLISH) == (Pinpoint(((label, value),)), rest)


@pytest.mark.parametrize("suffix", NONE)
def test_words_are_not_taken_for_a_place(suffix: str) -> None:
    assert read_locator(suffix, ENGLISH) == (None, suffix)


def test_empty_braces_say_that_what_follows_is_no_place() -> None:
    assert read_locator("{}, 99 years later", ENGLISH) == (None, ", 99 years later")


def test_braces_without_a_label_hold_words_that_say_it_all() -> None:
    place, rest = read_locator(", {ii, A, D-Z}, more", ENGLISH)
    assert place == Pinpoint((("", "ii, A, D-Z"),))
    assert rest == ", more"


def test_several_labels_make_one_place() -> None:
    place, rest = read_locator(", table 2, row 14 and more", ENGLISH)
    assert place == Pinpoint((("table", "2"), ("row", "14")))
    assert rest == " and more"


def test_a_label_of_the_texts_own_language_is_read() -> None:
    assert read_locator(", səh. 7", ENGLISH)[0] is None
    assert read_locator(", səh. 7", LANGUAGES["az"])[0] == Pinpoint((("page", "7"),))
    assert read_locator(", Abb. 2", LANGUAGES["de"])[0] == Pinpoint((("figure", "2"),))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_reads_the_words_that_it_prints(tag: str) -> None:
    language = LANGUAGES[tag]
    for label in LABELS:
        if label in ("row", "cell", "line"):
            continue  # one word for both in some languages
        for value in ("3", "3-5"):
            words = Pinpoint(((label, value),)).words(language)
            place, _ = read_locator(f", {words}", language)
            assert place is not None, words
            assert place.parts[0][0] == label, words


PRINTED = {
    "en": "p. 3|pp. 3–5|para. 14|paras 3, 7|ch. IV|table 2, row 4",
    "ru": "с. 3|с. 3–5|абз. 14|абз. 3, 7|гл. IV|табл. 2, строка 4",
    "az": "səh. 3|səh. 3–5|abz. 14|abz. 3, 7|fəs. IV|cəd. 2, sətir 4",
    "tg": "с. 3|с. 3–5|банди 14|бандҳои 3, 7|боби IV|ҷадвали 2, сатри 4",
    "de": "S. 3|S. 3–5|Abs. 14|Abs. 3, 7|Kap. IV|Tab. 2, Zeile 4",
    "fr": "p. 3|p. 3–5|paragr. 14|paragr. 3, 7|chap. IV|tabl. 2, ligne 4",
    "tr": "s. 3|ss. 3–5|par. 14|par. 3, 7|böl. IV|tab. 2, satır 4",
}


@pytest.mark.parametrize(("tag", "words"), PRINTED.items())
def test_a_place_is_printed_in_the_words_of_the_language(tag: str, words: str) -> None:
    typed = ["p. 3", "p. 3-5", "¶ 14", "para. 3, 7", "ch. IV", "table 2, row 4"]
    places = [read_locator(f", {place}", ENGLISH)[0] for place in typed]
    said = [place.words(LANGUAGES[tag]) for place in places if place]
    assert [text.replace(NBSP, " ") for text in said] == words.split("|")


def test_a_fact_of_the_library_may_say_table_and_row() -> None:
    place = pinpoint_of(Locator(row="14", table="2"))
    assert place == Pinpoint((("table", "2"), ("row", "14")))
    assert pinpoint_of(Locator()) is None
    assert pinpoint_of(None) is None


def test_every_key_of_a_facts_locator_has_words() -> None:
    assert {*Locator.model_fields} <= {*LABELS}


def test_places_sort_as_they_stand_in_a_source() -> None:
    typed = ["p. 10", "para. 3", "p. 2", "p. ii", "p. 2-3"]
    places = [read_locator(f", {place}", ENGLISH)[0] for place in typed]
    ordered = sorted((place for place in places if place), key=Pinpoint.order)
    assert [place.parts[0][1] for place in ordered] == ["2", "2-3", "10", "ii", "3"]


@given(st.text(alphabet=st.sampled_from("p.c §(){}[]12iv,;- x"), max_size=20))
def test_no_word_is_lost_between_a_place_and_the_rest(text: str) -> None:
    place, rest = read_locator(text, ENGLISH)
    assert text.endswith(rest)
    if place is None and rest != text:
        assert text.strip(" ,").startswith("{")


def test_pandoc_reads_the_same_places(tmp_path: Path) -> None:
    """What we read from Pandoc's grammar, Pandoc itself reads too.

    Its British and American labels differ (`sect.`, `sec.`); we read both.
    """
    mine = [form for form in FORMS if form[1] in KNOWN_LABELS and form[0].isascii()]
    mine = [form for form in mine if form[0] != ", p 3"]  # ours: a label without stop
    british, american = (
        _read_by_pandoc([suffix for suffix, *_ in mine], lang, tmp_path)
        for lang in ("en-GB", "en-US")
    )
    for (_, label, value, rest), *said in zip(mine, british, american, strict=True):
        assert f"{label}={value}|{rest}".replace("*", "") in said


def _read_by_pandoc(suffixes: list[str], lang: str, cache: Path) -> list[str]:
    made = citeproc(
        [_paragraph(suffix) for suffix in suffixes],
        {"references": [{"id": "x", "type": "book"}], "lang": lang},
        LABELLING,
        cache,
    )
    words = ["".join(_words(block)) for block in made[: len(suffixes)]]
    return [text.replace("–", "-") for text in words]


LABELLING = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>t</title><id>t</id><updated>2025-01-01T00:00:00Z</updated></info>"
    "<citation><layout><choose>"
    + "".join(
        f'<{word} locator="{label}"><text value="{label}="/></{word}>'
        for word, label in zip(
            ["if", *["else-if"] * (len(KNOWN_LABELS) - 1)],
            sorted(KNOWN_LABELS),
            strict=True,
        )
    )
    + '</choose><text variable="locator" suffix="|"/></layout></citation>'
    '<bibliography><layout><text value="x"/></layout></bibliography></style>'
)


def _paragraph(suffix: str) -> dict[str, object]:
    plain = suffix.replace("*", "")
    citation = {
        "citationId": "x",
        "citationPrefix": [],
        "citationSuffix": inlines(plain),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return division([node("Para", [node("Cite", [[citation], []])])])


def _words(block: object) -> list[str]:
    cite = next(find(block, "Cite"))
    return [part.get("c", " ") for part in cite["c"][1]]


def test_a_label_that_the_engine_knows_is_written_in_its_own_spelling() -> None:
    assert written(Pinpoint((("page", "3"),)), ENGLISH) == "csl:page 3"
    assert written(Pinpoint((("sub-verbo", "3"),)), ENGLISH) == "csl:subverbo 3"
    assert written(Pinpoint((("table", "3"),)), ENGLISH) == f"\u2060table{NBSP}3"
    assert "}" not in written(Pinpoint((("page", "3}"),)), ENGLISH)
