"""Prose is read in the order of the printed page, with every name resolved."""

import pytest
from PIL import Image

from briefmaker.writing.written import Exhibit, Html
from writing.desk import (
    CHART,
    TABLE,
    Desk,
    body_of,
    everything,
    placed,
    shown,
    text_of,
)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("*one* **two**", "<p><em>one</em> <strong>two</strong></p>"),
        ("`x<y`", "<p><code>x&lt;y</code></p>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ('"It\'s" -- so...', "<p>“It’s” – so…</p>"),
        ("one\\\ntwo", "<p>one<br>two</p>"),
        ("one\ntwo", "<p>one two</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("### A head", "<h3>A head</h3>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("> said", "<blockquote><p>said</p></blockquote>"),
        ("```\na <b\n```", "<pre><code>a &lt;b</code></pre>"),
        ("***", "<hr>"),
        (
            ":::{method} How *we* did it\nText.\n:::",
            '<aside class="callout method">'
            '<p class="callout-title">How <em>we</em> did it</p>'
            "<p>Text.</p></aside>",
        ),
        (
            ":::{note}\n:::{warning}\nIn.\n:::\nOut.\n:::",
            '<aside class="callout note"><aside class="callout warning"><p>In.</p>'
            "</aside><p>Out.</p></aside>",
        ),
        (
            "[x](https://e.org/?a=1&b=2)",
            '<p><a href="https://e.org/?a=1&amp;b=2">x</a></p>',
        ),
        ("<mailto:a@e.org>", '<p><a href="mailto:a@e.org">mailto:a@e.org</a></p>'),
        ("mail a@e.org or \\@you", "<p>mail a@e.org or @you</p>"),
        ("[x] and [z] are not links", "<p>[x] and [z] are not links</p>"),
        ("(c) and (a), 50 \\{fact}`x`", "<p>(c) and (a), 50 {fact}<code>x</code></p>"),
        ("[no key here; none]", "<p>[no key here; none]</p>"),
    ],
)
def test_the_dialect_is_commonmark_and_a_little_more(
    desk: Desk, typed: str, html: str
) -> None:
    assert shown(desk.html(typed)) == html


def test_a_picture_is_set_from_the_workspace(desk: Desk) -> None:
    Image.new("L", (4, 4)).save(desk.folder / "a map.png")
    html = desk.html('![The "map"](<a map.png> "By us")')
    address = (desk.folder / "a map.png").resolve().as_uri()
    assert html == (
        f'<figure class="picture"><img src="{address}" alt="The &quot;map&quot;">'
        "<figcaption>By us</figcaption></figure>"
    )


def test_exhibits_stand_where_placed_and_are_numbered_apart(
    desk: Desk,
) -> None:
    written = desk.write(
        "One @tbl-b.\n\n![](#fig-b)\n\nTwo @fig-a.\n\n![](#tbl-a)\n\n![](#fig-a)"
        "\n\n![](#tbl-b)",
        charts={"fig-a": CHART, "fig-b": CHART},
        tables={"tbl-b": TABLE, "tbl-a": TABLE},
    )
    assert placed(written) == ["text", "fig-b", "text", "tbl-a", "fig-a", "tbl-b"]
    assert written.numbers == {"fig-b": "1", "fig-a": "2", "tbl-a": "1", "tbl-b": "2"}
    assert '<a class="xref" href="#tbl-b">Table 2</a>' in shown(body_of(written))


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("as @fig-a shows", 'as <a class="xref" href="#fig-a">Figure 1</a> shows'),
        (
            "as Figure @fig-a shows",
            'as <a class="xref" href="#fig-a">Figure 1</a> shows',
        ),
        ("(Fig. @fig-a)", '(<a class="xref" href="#fig-a">Fig. 1</a>)'),
        ("see [@fig-a]", 'see <a class="xref" href="#fig-a">Figure 1</a>'),
        ("Figures [-@fig-a] on", 'Figures <a class="xref" href="#fig-a">1</a> on'),
        ("see [the bars](#fig-a)", 'see <a class="xref" href="#fig-a">the bars</a>'),
        (
            "see “@sec-know”",
            'see “<a class="xref" href="#sec-know">What “we” know</a>”',
        ),
    ],
)
def test_a_cross_reference_prints_words_and_leads_there(
    desk: Desk, typed: str, html: str
) -> None:
    section = {
        "id": "know",
        "heading": "What “we” know",
        "body": f"{typed}\n\n![](#fig-a)",
    }
    written = desk.write("", sections=[section], charts={"fig-a": CHART})
    assert shown(body_of(written)) == f"<p>{html}</p>"


def test_a_fact_prints_its_words_and_its_mark(desk: Desk) -> None:
    written = desk.write("It grew by {fact}`trade` a year.")
    assert body_of(written) == (
        '<p>It grew by <span class="fact" id="fact-1">more than 17%</span>'
        '<sup class="mark"><a class="cite" id="cite-1" href="#src-news">1</a></sup>'
        " a year.</p>"
    )
    assert written.facts == (("trade", "more than 17%"),)


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        ("share", "nearly half of GDP1 or about 17% of GDP2≠ now"),
        ("count", "between 1.2 million1 and 1.4 million2≠ now"),
        ("rate", "5%1 (other sources: 7%,2 9%3)≠ now"),
        ("settled", "twelve1, 2 now"),
        ("rate-good", "5%1 (other sources: 7%,2 9%3)≠ now"),
    ],
)
def test_a_quantity_is_printed_by_its_position(
    desk: Desk, quantity: str, said: str
) -> None:
    html = desk.html(f"{{fact}}`{quantity}` now")
    assert text_of(html) == said


def test_one_other_source_is_named_as_one(desk: Desk) -> None:
    library = {"facts": {"rate-third": {"display": "9%", "source": "news"}}}
    said = text_of(desk.html("{fact}`rate` now", library=library))
    assert said == "5%1 (another source: 7%2)≠ now"


def test_what_is_disputed_leads_to_its_box(desk: Desk) -> None:
    written = desk.write("One.\n\nIt is {fact}`share`.\n\nThree.")
    assert placed(written) == ["text", "share", "text"]
    assert 'href="#differs-share"' in body_of(written)
    second, first = written.disputes["share"]
    assert (first.claim, first.display, first.scope) == (
        "share-wire",
        "nearly half of GDP",
        "all remittances",
    )
    assert shown(first.mark) == (
        '<span class="cite-inline"><a class="cite" id="cite-4" href="#src-wire">[1]</a>'
        " para. 14</span>"
    )
    assert text_of(second.mark) == "[2] p. 3"


def test_a_box_is_placed_once_and_where_the_author_wants_it(desk: Desk) -> None:
    written = desk.write("{fact}`share`\n\n{fact}`share`\n\n![](#differs-share)")
    assert placed(written) == ["text", "share"]


def test_a_charted_dispute_is_boxed_after_its_chart(desk: Desk) -> None:
    chart = {**CHART, "data": {"facts": ["share"]}}
    written = desk.write("One.\n\n![](#fig-a)\n\nTwo.", charts={"fig-a": chart})
    assert placed(written) == ["text", "fig-a", "share", "text"]


def test_a_dispute_in_a_table_is_boxed_after_the_table(desk: Desk) -> None:
    table = {**TABLE, "rows": [["{fact}`share`"]]}
    written = desk.write("![](#tbl-a)\n\nTwo.", tables={"tbl-a": table})
    assert placed(written) == ["tbl-a", "share", "text"]


def test_a_dispute_of_the_bottom_line_is_boxed_at_the_end_unless_a_section_prints_it(
    desk: Desk,
) -> None:
    early = {"bottom_line": "It is {fact}`share`."}
    assert placed(desk.write("One.\n\nTwo.", **early)) == ["text", "share"]
    again = desk.write("One.\n\n{fact}`share`.\n\nThree.", **early)
    assert placed(again) == ["text", "share", "text"]


def test_a_quotation_is_printed_in_the_marks_of_the_language(desk: Desk) -> None:
    said = "{quote}`hours`, he said."
    assert text_of(desk.html(said)) == "“We talked ‘for hours’”,1 he said."
    assert (
        text_of(desk.html(said, language="ru")) == "«We talked „for hours“»1, he said."
    )


def test_a_likelihood_term_gives_its_range_once(desk: Desk) -> None:
    written = desk.write(
        "It is {likely}`very likely`, {likely}`Likely` and {likely}`probable`.",
        bottom_line="It is {likely}`likely`.",
    )
    first = written.blocks["bottom_line",][0]
    assert isinstance(first, Html)
    assert shown(first.html) == (
        '<p>It is <span class="likely">likely <span class="range">(55–80%)</span>'
        "</span>.</p>"
    )
    assert shown(body_of(written)) == (
        '<p>It is <span class="likely">very likely <span class="range">(80–95%)</span>'
        '</span>, <span class="likely">Likely</span> and '
        '<span class="likely">probable</span>.</p>'
    )
    assert written.likelihoods == ("likely", "very likely")


def test_the_uk_yardstick_has_its_own_ranges(desk: Desk) -> None:
    written = desk.write(
        "{likely}`likely` {likely}`highly likely`", likelihood_scale="uk"
    )
    assert text_of(body_of(written)) == "likely (55–75%) highly likely (80–90%)"
    assert written.likelihoods == ("likely or probable", "highly likely")


def test_an_english_term_is_printed_in_the_language_of_the_brief(desk: Desk) -> None:
    typed = "{likely}`unlikely`, {likely}`Вероятно`, {likely}`вероятным <вероятно>`"
    written = desk.write(typed, language="ru")
    assert text_of(body_of(written)) == (
        "маловероятно (20–45 %), Вероятно (55–80 %), вероятным"
    )
    assert written.likelihoods == ("маловероятно", "вероятно")


def test_an_abbreviation_is_written_out_once_and_marked_up_always(desk: Desk) -> None:
    html = desk.html("{abbr}`CSTO (Treaty “A”)` and {abbr}`CSTO`")
    tag = '<abbr title="Treaty “A”">CSTO</abbr>'
    assert html == f"<p>Treaty “A” ({tag}) and {tag}</p>"


def test_a_section_may_speak_another_language(desk: Desk) -> None:
    sections = [
        {"heading": "A", "body": '"Here" {fact}`share`', "language": "ru"},
        {"heading": "B", "body": '"There"'},
    ]
    written = desk.write("", sections=sections)
    said = text_of(body_of(written))
    assert said == "«Here» nearly half of GDP1 или about 17% of GDP2≠"
    assert text_of(body_of(written, 1)) == "“There”"


def test_notes_of_both_kinds_are_read(desk: Desk) -> None:
    written = desk.write(
        "One^[Said *here*.] two[^x] three[^x].\n\n[^x]: First.\n\n    Second [@bank].",
        style="briefmaker-author-date",
    )
    assert [(note.mark, text_of(note.html)) for note in written.notes] == [
        ("1", "Said here."),
        ("2", "First.Second (World Bank, 2024)."),
    ]
    assert '<a class="ref" id="ref-2-2" href="#note-2" role="doc-noteref">2</a>' in (
        body_of(written)
    )


def test_fields_are_read_in_the_order_of_the_printed_page(desk: Desk) -> None:
    table = {
        **TABLE,
        "columns": ["Head^[table head]"],
        "rows": [["Cell^[table cell]"]],
        "source": "S^[table source]",
        "note": "N^[table note]",
    }
    chart = {**CHART, "source": "S^[chart source]", "note": "N^[chart note]"}
    written = desk.write(
        "",
        standfirst="A^[standfirst]",
        bottom_line="A^[bottom line]",
        decision={"ask": "A^[decision]", "by": "2025-10-20"},
        judgements=[{"text": "A^[text]", "confidence": "low", "because": "A^[why]"}],
        sections=[
            {
                "heading": "H",
                "body": "A^[before]\n\n![](#fig-a)\n\nB^[between]\n\n![](#tbl-a)",
            },
            {"heading": "H", "body": "C^[after]"},
        ],
        charts={"fig-a": chart},
        tables={"tbl-a": table},
    )
    assert [note.html for note in written.notes] == [
        "standfirst",
        "bottom line",
        "decision",
        "text",
        "why",
        "before",
        "chart source",
        "chart note",
        "between",
        "table head",
        "table cell",
        "table source",
        "table note",
        "after",
    ]
    assert [note.mark for note in written.notes] == list("abcdefghijklmn")


def test_every_field_has_its_address(desk: Desk) -> None:
    figures = [{"fact": "trade", "label": "Growth"}]
    written = desk.write(
        "",
        standfirst="A",
        for_information="B",
        judgements=[{"text": "C", "confidence": "low", "because": "D"}],
        sections=[{"heading": "H", "body": "![](#tbl-a)", "key_figures": figures}],
        tables={"tbl-a": {**TABLE, "source": "E", "note": "F"}},
    )
    key_figure = ("sections", 0, "key_figures", 0)
    marks = written.lines[key_figure]
    assert marks == (
        '<sup class="mark"><a class="cite" id="cite-1" href="#src-news">1</a></sup>'
    )
    assert {key: text for key, text in written.lines.items() if key != key_figure} == {
        ("standfirst",): "A",
        ("for_information",): "B",
        ("judgements", 0, "text"): "C",
        ("judgements", 0, "because"): "D",
        ("tables", "tbl-a", "columns", 0, "head"): "A",
        ("tables", "tbl-a", "rows", 0, 0): "x",
        ("tables", "tbl-a", "source"): "E",
        ("tables", "tbl-a", "note"): "F",
    }
    assert [*written.blocks] == [("bottom_line",), ("sections", 0, "body")]
    assert written.blocks["sections", 0, "body"] == (Exhibit("tbl-a", "table"),)


def test_a_key_figure_is_a_printed_fact(desk: Desk) -> None:
    figures = [
        {"fact": "trade", "label": "G", "display": "17%+"},
        {"fact": "settled-1", "label": "S"},
    ]
    section = {"heading": "H", "body": "Text.", "key_figures": figures}
    written = desk.write("", sections=[section])
    assert written.facts == (("trade", "17%+"), ("settled-1", "twelve"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, "[1] table 2, row 14; [2] p. 3; [3] para. 14"),
        ("Own sums.", "Own sums; [1] table 2, row 14; [2] p. 3; [3] para. 14"),
        ("[@bank, p. 3]", "[1] p. 3; [2] table 2, row 14; [3] para. 14"),
        ("Sums of [@bank].", "Sums of [1]; [2] table 2, row 14; [3] para. 14"),
    ],
)
def test_a_source_line_names_the_sources_of_all_facts_drawn(
    desk: Desk, source: str | None, said: str
) -> None:
    data = {"facts": ["trade", "share-bank", "share-wire"]}
    chart = {**CHART, "data": data, **({"source": source} if source else {})}
    written = desk.write("![](#fig-a)", charts={"fig-a": chart})
    assert text_of(written.lines["charts", "fig-a", "source"]) == said


def test_a_source_line_names_a_source_once_with_all_its_places(desk: Desk) -> None:
    more = {"source": "bank", "display": "9", "locator": {"page": "7"}}
    chart = {**CHART, "data": {"facts": ["share-bank", "trade", "more"]}}
    written = desk.write(
        "![](#fig-a)", charts={"fig-a": chart}, library={"facts": {"more": more}}
    )
    line = text_of(written.lines["charts", "fig-a", "source"])
    assert line == "[1] pp. 3, 7; [2] table 2, row 14"


def test_the_same_brief_is_written_the_same_every_time(desk: Desk) -> None:
    body = "{fact}`share` [@news, p. 3] {likely}`likely` ^[A note.]"
    assert desk.write(body) == desk.write(body)
    assert everything(desk.write(body)) == everything(desk.write(body))


def test_a_box_names_the_source_of_its_reason(desk: Desk) -> None:
    share = {"label": "S", "position": "show-both", "reason_source": "office"}
    written = desk.write("{fact}`share`", library={"quantities": {"share": share}})
    mark = written.lines["quantities", "share", "reason_source"]
    assert text_of(mark) == "[3]"
    assert "src-office" in mark
