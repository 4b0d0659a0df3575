"""Web pages: what a reader sees, and nothing of what is hidden."""

import time

import pytest

from briefmaker.evidence.texts import html
from briefmaker.evidence.texts.text import Text


def read(page: str) -> Text:
    return html.read(page.encode())


def lines(page: str) -> list[str]:
    return read(page).content.splitlines()


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var growth = '42 percent'</script>",
        "<style>p::after { content: '42 percent' }</style>",
        "<template><p>42 percent</template>",
        "<noscript>42 percent</noscript>",
        "<p hidden>42 percent</p>",
        "<p hidden=until-found>42 percent</p>",
        "<span aria-hidden='TRUE'>42 percent</span>",
        "<p style='display:none'>42 percent</p>",
        "<p style='color: red; DISPLAY : None !important'>42 percent</p>",
        "<p style='display:/* x */none'>42 percent</p>",
        r"<p style='d\69splay:none'>42 percent</p>",
        "<p style='visibility: hidden'>42 percent</p>",
        "<p style='font-size:0'>42 percent</p>",
        "<p style='font-size: 0.0px;color:red'>42 percent</p>",
        "<p style='opacity:0;'>42 percent</p>",
        "<p style='position:absolute; left:-9999px'>42 percent</p>",
        "<p style='text-indent: -10000px'>42 percent</p>",
        "<div style='display:none'><p>42</p><b>percent</b></div>",
        "<!-- 42 percent --><!-- <b>42 --> <!-->",
        "<p style='display:none' style='display:block'>42 percent</p>",
        "<iframe>42 percent</iframe><title>42 percent</title>",
    ],
)
def test_what_a_page_hides_is_not_its_text(hidden: str) -> None:
    assert lines(f"<p>Output rose.</p>{hidden}<p>Prices fell.") == [
        "Output rose.",
        "Prices fell.",
    ]


@pytest.mark.parametrize(
    "seen",
    [
        "<p style='font-size:0.9em'>42 percent</p>",
        "<p style='opacity: 0.5'>42 percent</p>",
        "<p style='opacity:1'>42 percent</p>",
        "<p style='left:-20px'>42 percent</p>",
        "<p aria-hidden=false>42 percent</p>",
        "<p title='hidden' data-hidden>42 percent</p>",
        "<details><summary>42</summary> percent</details>",
        "<main>42 <em>per</em>cent</main>",
    ],
)
def test_what_a_page_shows_is_its_text(seen: str) -> None:
    assert "42 percent" in " ".join(lines(seen))


def test_an_item_that_is_hidden_hides_no_other() -> None:
    page = "<ul><li>one<li hidden>two<li>three</ul><p hidden>four<p>five"
    assert lines(page) == ["one", "three", "five"]
    page = "<table><tr><td>1<td hidden>2<td>3<tr hidden><td>4<tr><td>5</table>"
    assert lines(page) == ["1\t3", "5"]


def test_the_mark_of_a_footnote_is_dropped_and_other_raised_words_keep_apart() -> None:
    page = (
        "<p>12 million<sup><a href='#n3'>3</a></sup> on 5 km<sup>2</sup>, "
        "10<sup>6</sup> tonnes<a href='#n4'><sup>4</sup></a>, the 1<sup>st</sup> "
        "<a href='/x'>area of 7 km<sup>2</sup></a>, CO<sub>2</sub><sup></sup>."
    )
    assert lines(page) == [
        "12 million on 5 km^2, 10^6 tonnes, the 1st area of 7 km^2, CO2."
    ]


def test_blocks_end_lines_and_spaces_are_one() -> None:
    page = "<h1>Trade\n  report</h1>Text\t of<br>two lines<div>A <div>B</div> C</div>"
    assert lines(page) == ["Trade report", "Text of", "two lines", "A", "B", "C"]
    assert read("<p>5\u00a0% &nbsp; &eacute;&#8239;x</p>").content == (
        "5\u00a0% \u00a0 é\u202fx\n"
    )


def test_rows_of_a_table_stand_on_one_line() -> None:
    page = (
        "<table><caption>Shares</caption><thead><tr><th>Country<th>Share</thead>"
        "<tbody><tr><td><p>Tajikistan</p></td><td><div>49.1</div></td></tr>"
        "<tr><td></td><td>24.5</td></tr></tbody></table>"
    )
    assert lines(page) == ["Shares", "Country\tShare", "Tajikistan\t49.1", "24.5"]


def test_a_table_that_arranges_a_page_keeps_its_paragraphs_apart() -> None:
    page = (
        "<table><tr><td><h2>News</h2><p>One.</p><p>Two.</p><ul><li>Three</ul></table>"
    )
    assert lines(page) == ["News", "One.", "Two.", "Three"]


def test_paragraphs_are_counted_and_sections_named_by_their_headings() -> None:
    page = (
        "<p>Lead.<h1>Report</h1><p>Text.<h2 id=eco>The <i>economy</i></h2><p>Growth."
        "<h2><span id=s2>Society</span></h2><p>People.<h1>Annex</h1><p>End."
    )
    text = read(page)

    def at(words: str) -> dict[str, str]:
        start = text.content.index(words)
        return text.places(start, start + len(words))

    assert at("Lead") == {"paragraph": "1"}
    assert at("Growth") == {"paragraph": "5", "section": "The economy"}
    assert at("People") == {"paragraph": "7", "section": "Society"}
    assert at("End") == {"paragraph": "9", "section": "Annex"}
    named = {
        region.label: text.content[region.start : region.end]
        for region in text.regions
        if region.kind == "section"
    }
    assert named["eco"] == named["The economy"] == "The economy\nGrowth."
    assert named["s2"] == "Society\nPeople."
    assert named["Report"].endswith("People.")


def test_source_in_a_pre_keeps_its_lines() -> None:
    assert lines("<pre>a 1\nb 2</pre>") == ["a 1", "b 2"]


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("utf-8", "windows-1251"),
        ("windows-1251", "utf-8"),
        ("windows-1251", "no-such-set"),
    ],
)
def test_the_character_set_is_found(data: str, declared: str) -> None:
    page = f"<meta http-equiv=x content='text/html; charset={declared}'><p>Доля цен"
    assert html.read(page.encode(data)).content == "Доля цен\n"


def test_latin_1_on_the_web_means_windows_1252() -> None:
    page = "<meta charset='iso-8859-1'><p>Budget – 5 €".encode("windows-1252")
    assert html.read(page).content == "Budget – 5 €\n"


def test_a_tag_that_closes_itself_does_so_in_xhtml_only() -> None:
    page = (
        "<html><head><script src='x'/><title/></head><p hidden=''/><p>Text</p></html>"
    )
    assert lines(f"<?xml version='1.0'?>{page}") == ["Text"]
    assert lines("<p>One<div hidden />two") == ["One"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<p>x" + "</div>" * 100_000,
        "<b>" * 30_000 + "</i>" * 30_000,
        "<p>" * 30_000,
        "<table><tr><td>" * 10_000,
        "<sup>" * 10_000 + "<a>" * 20_000,
        "<!" * 100_000,
        "<a " * 30_000,
        "<a b='" * 30_000,
        "<!--" * 100_000,
        "</" * 100_000,
        "<" * 30_000,
        "&" * 100_000,
        "<script>" * 100_000,
        "<h1>x<b>" * 10_000,
    ],
    ids=lambda page: page[:8],
)
def test_a_page_made_to_hold_us_up_does_not(page: str) -> None:
    begun = time.process_time()
    read(page)
    assert time.process_time() - begun < 10


def test_a_rule_between_words_parts_them_and_a_hidden_break_does_not() -> None:
    assert lines("<div>One<hr>Two</div>") == ["One", "Two"]
    assert lines("<div>One<span hidden>x<br>y<hr></span>Two</div>") == ["OneTwo"]


def test_a_block_ends_a_paragraph_but_not_through_a_button() -> None:
    page = "<p>One <button>a<div>b</div>c</button> two"
    assert read(page).places(0, 1)["paragraph"] == "1"
    assert lines("<p>One <b>two<div>Three</div>") == ["One two", "Three"]
    assert lines(page) == ["One a", "b", "c two"]
