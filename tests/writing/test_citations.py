"""One brief in three styles and seven languages: marks, notes, sources, links."""

import re
from pathlib import Path

import pytest

from briefmaker.writing.written import Written
from writing.desk import Desk, body_of, everything, text_of

HOUSE = ("briefmaker-numbers", "briefmaker-notes", "briefmaker-author-date")

BODY = """\
It grew [@news, p. 3]. It fell [@news, p. 5]; it stayed [@bank]. As @bank [p. 9] says,
it ended [see @news, pp. 33-35 and *passim*; @wire]. It is {fact}`trade`.

![](#fig-a)

Last [-@news].
"""
CHARTS = {
    "fig-a": {
        "kind": "bar",
        "title": "It grew",
        "subtitle": "Growth, %",
        "data": {"facts": ["trade", "settled"]},
    }
}


def listed(written: Written) -> dict[str, str]:
    """Return the entries of the list of sources, by source."""
    entries = {entry.id.removeprefix("src-"): entry for entry in written.sources}
    return {name: text_of(entry.html) for name, entry in entries.items()}


def notes(written: Written) -> list[str]:
    return [f"{note.mark} {text_of(note.html)}" for note in written.notes]


def test_numbers_one_source_keeps_one_number(desk: Desk) -> None:
    written = desk.write(BODY, charts=CHARTS)
    assert text_of(body_of(written)) == (
        "It grew.1 It fell;1 it stayed.2 As World Bank2 says, it ended.1, 3 "
        "It is more than 17%.1\nLast.1"
    )
    assert text_of(written.lines["charts", "fig-a", "source"]) == (
        "[1] table 2, row 14; [2]; [3]"
    )
    assert [(entry.id, entry.number) for entry in written.sources] == [
        ("src-news", "1"),
        ("src-bank", "2"),
        ("src-wire", "3"),
    ]
    assert listed(written) == {
        "news": "Ghafur Rahmonov, “Ministers talk ‘for hours’”, The Courier, "
        "12 October 2025.",
        "bank": "World Bank, Money sent home, March 2024, "
        "https://example.org/money?year=2024&page=1, accessed 13 October 2025.",
        "wire": "News report on the visit, no date, outlet not shown in the kept copy.",
    }
    assert written.notes == ()


def test_notes_are_full_then_short_with_ibid_for_the_note_before(desk: Desk) -> None:
    written = desk.write(BODY, style="briefmaker-notes", charts=CHARTS)
    assert text_of(body_of(written)) == (
        "It grew.1 It fell;2 it stayed.3 As World Bank4 says, it ended.5 "
        "It is more than 17%.6\nLast.7"
    )
    assert notes(written) == [
        "1 Ghafur Rahmonov, “Ministers talk ‘for hours’”, The Courier, "
        "12 October 2025, p. 3.",
        "2 Ibid., p. 5.",
        "3 World Bank, Money sent home, March 2024, "
        "https://example.org/money?year=2024&page=1, accessed 13 October 2025.",
        "4 Ibid., p. 9.",
        "5 See Rahmonov, “Ministers talk ‘for hours’”, pp. 33–35 and passim; "
        "News report on the visit, no date, outlet not shown in the kept copy.",
        "6 Rahmonov, “Ministers talk ‘for hours’”, table 2, row 14.",
        "7 “Ministers talk ‘for hours’”.",
    ]
    assert text_of(written.lines["charts", "fig-a", "source"]) == (
        "Rahmonov, “Ministers talk ‘for hours’”, table 2, row 14; "
        "World Bank, Money sent home; News report on the visit"
    )
    assert [*listed(written)] == ["wire", "news", "bank"]


def test_author_and_date_stand_in_the_text(desk: Desk) -> None:
    written = desk.write(BODY, style="briefmaker-author-date", charts=CHARTS)
    assert text_of(body_of(written)) == (
        "It grew (Rahmonov, 2025, p. 3). It fell (Rahmonov, 2025, p. 5); it stayed "
        "(World Bank, 2024). As World Bank (2024, p. 9) says, it ended (see Rahmonov, "
        "2025, pp. 33–35 and passim; News report on the visit, n.d.). It is more than "
        "17% (Rahmonov, 2025, table 2, row 14).\nLast (2025)."
    )
    assert text_of(written.lines["charts", "fig-a", "source"]) == (
        "Rahmonov, 2025, table 2, row 14; World Bank, 2024; "
        "News report on the visit, n.d."
    )
    assert listed(written)["news"] == (
        "Rahmonov, Ghafur (2025), “Ministers talk ‘for hours’”, The Courier, "
        "12 October 2025."
    )
    assert listed(written)["wire"] == (
        "News report on the visit (n.d.), outlet not shown in the kept copy."
    )


def test_two_works_of_one_author_and_year_get_letters(desk: Desk) -> None:
    same = {"author": ["World Bank"], "issued": "2024"}
    library = {"sources": {"x": {**same, "title": "A"}, "y": {**same, "title": "B"}}}
    body = "One [@y]. Two [@x]. Three [@bank]."
    written = desk.write(body, style="briefmaker-author-date", library=library)
    years = re.findall(r"World Bank, (2024.)", text_of(body_of(written)))
    assert sorted(years) == ["2024a", "2024b", "2024c"]
    for name, title in (("x", "“A”"), ("y", "“B”")):
        assert re.search(rf"\(2024[abc]\), {title}", listed(written)[name])


@pytest.mark.parametrize("style", HOUSE)
@pytest.mark.parametrize("place", ["foot", "end"])
def test_every_link_leads_somewhere_and_back(
    desk: Desk, style: str, place: str
) -> None:
    body = (
        BODY + "\nA note^[see @bank [p. 1]] and {fact}`share`.[^n]\n\n[^n]: N [@wire]."
    )
    written = desk.write(body, style=style, notes=place, charts=CHARTS)
    html = everything(written)
    if place == "end":
        html += "".join(
            f'<p id="{note.id}"><a href="#{note.back}"></a>{note.html}</p>'
            for note in written.notes
        )
    anchors = re.findall(r'\bid="([^"]+)"', html)
    assert len({*anchors}) == len(anchors), "an anchor stands twice"
    known = {*anchors, *(entry.id for entry in written.sources), "differs-share"}
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets <= known
    calls = {call for entry in written.sources for call in entry.calls}
    assert calls <= known
    assert {f"src-{name}" for name in ("news", "bank", "wire")} <= targets
    assert {note.back for note in written.notes} <= known
    cites = {anchor for anchor in anchors if anchor.startswith("cite-")}
    assert cites <= calls, "a mark to which its source does not lead back"


def test_a_mark_stands_in_its_note_and_the_note_at_its_call(desk: Desk) -> None:
    written = desk.write("It grew [@office].", style="briefmaker-notes")
    assert body_of(written) == (
        '<p>It grew.<sup class="mark"><a class="ref" id="ref-1" href="#note-1" '
        'role="doc-noteref">1</a></sup><span class="note" id="note-1" '
        'role="doc-footnote"><a class="back" href="#ref-1">1.</a> '
        '<a class="cite" href="#src-office">Statistics Office, “Yearbook”, no date'
        "</a>.</span></p>"
    )
    (note,) = written.notes
    assert (note.id, note.back) == ("note-1", "ref-1")
    (entry,) = written.sources
    assert entry.calls == ("ref-1",)
    elsewhere = desk.write("It grew [@office].", style="briefmaker-notes", notes="end")
    assert "doc-footnote" not in body_of(elsewhere)
    assert elsewhere.notes == written.notes


def test_notes_of_authors_and_of_citations_share_one_numbering(desk: Desk) -> None:
    written = desk.write(
        "A [@bank]. B^[Mine.] C [@bank, p. 2]. D^[See @news [p. 1], not [@bank].] "
        "E [@bank].",
        style="briefmaker-notes",
    )
    assert notes(written) == [
        "1 World Bank, Money sent home, March 2024, "
        "https://example.org/money?year=2024&page=1, accessed 13 October 2025.",
        "2 Mine.",
        "3 World Bank, Money sent home, p. 2.",
        "4 See Ghafur Rahmonov, “Ministers talk ‘for hours’”, The Courier, "
        "12 October 2025, p. 1, not (World Bank, Money sent home).",
        "5 World Bank, Money sent home.",
    ]


def test_a_note_of_a_source_line_is_a_note_like_any_other(desk: Desk) -> None:
    chart = {**CHARTS["fig-a"], "source": "Own sums^[After [@bank, p. 2].]"}
    written = desk.write(
        "A [@bank].\n\n![](#fig-a)", style="briefmaker-notes", charts={"fig-a": chart}
    )
    assert 'href="#note-2"' in written.lines["charts", "fig-a", "source"]
    assert notes(written)[1] == "2 After (World Bank, Money sent home, p. 2)."


def test_authors_notes_have_letters_beside_numbered_sources(desk: Desk) -> None:
    written = desk.write("One [@bank].^[Mine.] Two.")
    assert text_of(body_of(written)) == "One.1, a Two."
    assert [note.mark for note in written.notes] == ["a"]


def test_the_places_cited_are_listed_once_and_in_order(desk: Desk) -> None:
    written = desk.write(
        "A [@bank, p. 10]. B [@bank, para. 2]. C [@bank, pp. 9, 10]. D [@bank, p. 9]. "
        "E [@bank, pp. 2-3]. F [@share-bank]."
    )
    (bank,) = [entry for entry in written.sources if entry.id == "src-bank"]
    places = [place.replace("\u00a0", " ") for place in bank.locators]
    assert places == ["pp. 2–3", "p. 3", "p. 9", "p. 10", "para. 2"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("A [@bank; @bank].", "A.1"),
        ("A [@bank, p. 3; @bank, p. 7].", "A.1"),
        ("A [@news; @bank]. B [@bank; @news].", "A.1, 2 B.1, 2"),
        ("A [@share].", "A.1, 2"),
        ("A [@share-wire] [@share-bank].", "A.1, 2"),
        ("A. [@bank] B", "A.1 B"),
        ("*A* [@bank]: b", "A:1 b"),
        ("“A” [@bank], b", "“A”,1 b"),
        ("A [@bank]!", "A!1"),
        ("[@bank] A", "1 A"),
        ("[@bank]: a", ":1 a"),
        ("A [@silent] b", "A1 b"),
        ("A [@hours] b", "A1 b"),
    ],
)
def test_a_mark_stands_close_to_its_word_and_after_the_stop(
    desk: Desk, body: str, said: str
) -> None:
    assert text_of(desk.html(body)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A.1 B,2 c"),
        ("de", "A.1 B,2 c"),
        ("ru", "A1. B2, c"),
        ("fr", "A1. B2, c"),
    ],
)
def test_a_mark_stands_where_the_language_wants_it(
    desk: Desk, language: str, said: str
) -> None:
    assert text_of(desk.html("A [@bank]. B [@news], c", language=language)) == said


def test_two_places_in_one_source_make_one_citation(desk: Desk) -> None:
    written = desk.write(
        "A [@bank, p. 3; @bank, p. 7].", style="briefmaker-author-date"
    )
    assert text_of(body_of(written)) == "A (World Bank, 2024, pp. 3, 7)."


def test_an_authors_place_replaces_that_of_the_fact(desk: Desk) -> None:
    written = desk.write("A [@share-bank, p. 8].", style="briefmaker-author-date")
    assert text_of(body_of(written)) == "A (World Bank, 2024, p. 8)."


@pytest.mark.parametrize(
    ("author", "said"),
    [
        (["World Bank", {"family": "Ali", "given": "A."}], "World Bank and Ali"),
        (["A", "B", "C"], "A, B and C"),
        ([], "Statistics Office"),
    ],
)
def test_an_author_in_the_sentence_is_named_before_the_number(
    desk: Desk, author: list[object], said: str
) -> None:
    source = {"title": "T", "publisher": "Statistics Office", "author": author}
    html = desk.html("As @x says.", library={"sources": {"x": source}})
    assert text_of(html) == f"As {said}1 says."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Ibid., para. 3|Ibid., pp. 3–5|ch. IV"),
        ("ru", "Там же, абз. 3|Там же, с. 3–5|гл. IV"),
        ("az", "Yenə orada, abz. 3|Yenə orada, səh. 3–5|fəs. IV"),
        ("tg", "Ҳамон ҷо, банди 3|Ҳамон ҷо, с. 3–5|боби IV"),
        ("de", "Ebd., Abs. 3|Ebd., S. 3–5|Kap. IV"),
        ("fr", "Ibid., paragr. 3|Ibid., p. 3–5|chap. IV"),
    ],
)
def test_notes_speak_the_language_of_the_brief(
    desk: Desk, language: str, said: str
) -> None:
    body = (
        "A [@bank]. B [@bank, para. 3]. C [@bank, pp. 3-5]. D [@news]. "
        "E [@bank, ch. IV]."
    )
    written = desk.write(body, style="briefmaker-notes", language=language)
    found = [text_of(note.html).removesuffix(".") for note in written.notes]
    first, second, later = said.split("|")
    assert found[1:3] == [first, second]
    assert found[4] == f"World Bank, Money sent home, {later}"


@pytest.mark.parametrize(
    ("language", "bank"),
    [
        ("ru", "март 2024 г., https://example.org/money?year=2024&page=1, "
               "дата обращения: 13 октября 2025 г."),
        ("az", "mart 2024, https://example.org/money?year=2024&page=1, "
               "müraciət tarixi: 13 oktyabr 2025."),
        ("tg", "март 2024, https://example.org/money?year=2024&page=1, "
               "санаи муроҷиат: 13 октябри 2025."),
        ("de", "März 2024, https://example.org/money?year=2024&page=1, "
               "abgerufen am 13. Oktober 2025."),
    ],
)  # fmt: skip
def test_dates_of_sources_are_written_as_those_of_the_page(
    desk: Desk, language: str, bank: str
) -> None:
    written = desk.write("A [@bank].", language=language)
    assert listed(written)["bank"] == f"World Bank, Money sent home, {bank}"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "“Ministers talk ‘for hours’”,"),
        ("ru", "«Ministers talk „for hours“»,"),
        ("az", "“Ministers talk ‘for hours’”,"),
        ("tg", "«Ministers talk „for hours“»,"),
        ("fr", "«\u202fMinisters talk “for hours”\u202f»,"),
    ],
)
def test_titles_stand_between_the_marks_of_the_text_with_the_comma_outside(
    desk: Desk, language: str, title: str
) -> None:
    written = desk.write("A [@news].", language=language)
    assert title in listed(written)["news"]


@pytest.mark.parametrize("style", HOUSE)
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ({"genre": "News report"}, "News report"),
        ({"title": "T"}, "“T”"),
        ({"author": ["A"]}, "A"),
        ({"publisher": "P"}, "P"),
        ({"URL": "https://example.org"}, "https://example.org"),
        ({"container-title": "C"}, "C"),
        ({"title": "T", "issued": "2024", "type": "report"}, "T"),
        ({"title": "<b>T</b> & 'x's"}, "“<b>T</b> & ‘x’s”"),
    ],
)
def test_a_source_is_listed_with_what_it_has(
    desk: Desk, style: str, source: dict[str, object], said: str
) -> None:
    library = {"sources": {"x": source}}
    written = desk.write("A [@x].", style=style, library=library)
    entry = listed(written)["x"]
    assert said in entry
    assert entry.endswith(".")
    assert not re.search(r",\s*,|\(\)|\.\.|^\W*,|“”", entry)
    assert text_of(body_of(written)).startswith("A")


def test_a_note_that_looks_like_a_field_is_printed_as_a_note(desk: Desk) -> None:
    source = {"title": "T", "note": "publisher: not shown"}
    written = desk.write("A [@x].", library={"sources": {"x": source}})
    assert listed(written)["x"] == "“T”, no date, publisher: not shown."


def test_only_cited_sources_are_listed(desk: Desk) -> None:
    assert [*listed(desk.write("A [@bank]."))] == ["bank"]
    assert desk.write("No citation.").sources == ()


@pytest.mark.no_cover  # it is held against the clock
def test_a_hundred_clusters_take_one_short_call(desk: Desk, tmp_path: Path) -> None:
    from time import perf_counter

    from briefmaker.values import replace

    cold = Desk(replace(desk.workspace, cache=tmp_path / "cold"))
    body = "\n\n".join(f"A [@bank, p. {page}; @news]." for page in range(1, 101))
    start = perf_counter()
    written = cold.write(body, style="briefmaker-notes")
    assert len(written.notes) == 100
    assert perf_counter() - start < 5
    assert len([*(tmp_path / "cold/citations").iterdir()]) == 1
