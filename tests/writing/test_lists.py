"""Lists of sections: read as prose, checked as text, set in their own shapes."""

import re
from typing import Any

import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.charts.draw import Drawing
from briefmaker.writing.citations import cite
from briefmaker.writing.key_figures import big
from briefmaker.writing.markup import write
from briefmaker.writing.page import compose
from briefmaker.writing.prose import read
from briefmaker.writing.statements import statements
from writing.desk import Desk, text_of

STEPS = [
    {"do": "order {fact}`trade` of them [@news]", "owner": "Desk", "by": "2025-11-14"},
    {"do": "**ask** the bank", "within": "two weeks"},
]
POINTS = [
    {"topic": "Wages", "say": "We ask for one register [@bank]", "why": "it helps"},
    {"topic": "Fees 12%", "say": "None."},
]
QUESTIONS = [
    {"ask": "Who pays?", "answer": "The bank [@bank].", "beyond": "no date is set"},
    {"ask": "When?", "answer": "Soon."},
]
PEOPLE = [{"name": "Aziza Rahimova", "note": "deputy minister"}, {"name": "Tom Weber"}]
ASKED = [
    {"text": "approve the mandate [@bank]", "owner": "Legal unit"},
    {"text": "note the costs"},
]
KEYED = {"fact": "trade", "display": "17%", "label": "growth"}


def page_of(desk: Desk, kind: str = "memo", **more: Any) -> str:
    """Return the HTML of a brief of this kind."""
    brief = desk.brief(**{"kind": kind, **more})
    evidence, language = desk.evidence(brief), desk.language(brief.language)
    kind_ = kinds(desk.workspace)[kind]
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    written = write(
        prose, cite(prose, evidence, language, desk.workspace), brief, kind_, language
    )
    drawn = Drawing({})
    page = compose(brief, kind_, evidence, drawn, written, language, desk.workspace)
    return page.html


def part(html: str, opening: str, closing: str) -> str:
    begin = html.index(opening)
    return html[begin : html.index(closing, begin)]


def words(html: str) -> str:
    bare = text_of(re.sub(r"<", " <", html)).replace("\u2060", "").replace("\xa0", " ")
    return re.sub(r" ([.,;:?])", r"\1", " ".join(bare.split()))


def section(**held: Any) -> dict[str, Any]:
    return {"sections": [{"role": "next-steps", **held}]}


class TestReading:
    def test_lists_are_read_after_the_text_of_their_section(self, desk: Desk) -> None:
        prose = desk.read(**section(body="Text [@wire].", steps=STEPS))
        cited = [item.source for each in prose.clusters for item in each.items]
        assert cited == ["wire", "news", "news"]
        assert ("sections", 0, "steps", 0, "do") in prose.lines

    def test_a_fact_in_a_list_is_a_claim_of_the_page(self, desk: Desk) -> None:
        assert "trade" in desk.read(**section(steps=STEPS)).claims

    def test_a_section_of_a_list_alone_needs_no_text(self, desk: Desk) -> None:
        assert desk.read(**section(people=PEOPLE)).problems == ()

    def test_a_box_that_a_list_calls_for_stands_under_it(self, desk: Desk) -> None:
        asked = [{"ask": "How much?", "answer": "{fact}`share-wire`."}]
        prose = desk.read(**section(body="Text.", questions=asked))
        boxes = prose.blocks[("sections", 0, "questions")]
        assert [box.id for box in boxes] == ["share"]  # type: ignore[union-attr]
        assert len(prose.blocks[("sections", 0, "body")]) == 1

    def test_the_summary_of_sources_is_read_last(self, desk: Desk) -> None:
        prose = desk.read(
            "Text [@bank].",
            source_summary="Two texts [@news].",
            machine_use="A machine sorted them [@wire].",
        )
        cited = [item.source for each in prose.clusters for item in each.items]
        assert cited == ["bank", "news", "wire"]


class TestStatements:
    def said(self, desk: Desk, **more: Any) -> list[tuple[tuple[str | int, ...], str]]:
        brief = desk.brief(**more)
        evidence, language = desk.evidence(brief), desk.language()
        prose = read(brief, evidence, language, desk.workspace, desk.folder)
        found = statements(prose, brief, evidence, language)
        return [(each.address, each.text) for each in found]

    @pytest.mark.parametrize(
        ("held", "address", "text"),
        [
            ({"points": POINTS}, ("points", 1, "topic"), "Fees 12%"),
            ({"points": POINTS}, ("points", 0, "why"), "it helps"),
            ({"questions": QUESTIONS}, ("questions", 0, "ask"), "Who pays?"),
            ({"questions": QUESTIONS}, ("questions", 0, "beyond"), "no date is set"),
            ({"people": PEOPLE}, ("people", 0, "note"), "deputy minister"),
            ({"recommendations": ASKED}, ("recommendations", 1, "text"), "note the"),
            ({"steps": STEPS}, ("steps", 1, "do"), "ask the bank"),
        ],
    )
    def test_what_a_list_says_is_checked_like_any_text(
        self, desk: Desk, held: Any, address: tuple[Any, ...], text: str
    ) -> None:
        said = dict(self.said(desk, **section(**held)))
        assert said["sections", 0, *address].startswith(text)

    def test_names_and_deadlines_are_not(self, desk: Desk) -> None:
        every = " ".join(text for _, text in self.said(desk, **section(steps=STEPS)))
        assert "Desk" not in every
        assert "two weeks" not in every

    def test_the_trend_of_a_key_figure_is(self, desk: Desk) -> None:
        said = self.said(
            desk, **section(key_figures=[{**KEYED, "since": "up from 9% in 2020"}])
        )
        at = ("sections", 0, "key_figures", 0, "since")
        assert (at, "up from 9% in 2020") in said

    def test_sentences_on_sources_and_machines_are(self, desk: Desk) -> None:
        said = dict(self.said(desk, source_summary="Five texts.", machine_use="None."))
        assert said[("source_summary",)] == "Five texts."
        assert said[("machine_use",)] == "None."


class TestPages:
    def test_steps_are_a_table_of_what_who_and_when(self, desk: Desk) -> None:
        html = page_of(desk, **section(steps=STEPS))
        table = words(part(html, '<table class="steps">', "</table>"))
        assert table == (
            "Step Owner By Order more than 17% 1 of them 1 Desk 14 November 2025 "
            "Ask the bank – within two weeks"
        )

    def test_points_are_numbered_with_their_topic_in_bold(self, desk: Desk) -> None:
        html = page_of(desk, **section(points=POINTS))
        points = part(html, '<ol class="points">', "</ol>")
        assert '<b class="topic">Wages.</b>' in points
        assert words(points) == (
            "Wages. We ask for one register. 1 It helps. Fees 12%. None."
        )

    def test_a_question_says_what_its_answer_may_not_go_beyond(
        self, desk: Desk
    ) -> None:
        html = page_of(desk, **section(questions=QUESTIONS))
        first, second = html.split('<div class="question">')[1:]
        assert "<h3>Who\xa0pays?</h3>" in first
        assert "Do not go beyond: no date is set." in words(first)
        assert "beyond" not in second

    def test_people_stand_with_a_line_about_them(self, desk: Desk) -> None:
        people = part(page_of(desk, **section(people=PEOPLE)), '"people">', "</ul>")
        assert "<b>Aziza\xa0Rahimova</b>, deputy\xa0minister." in people
        assert "<b>Tom\xa0Weber</b></li>" in people

    def test_recommendations_say_whose_they_are(self, desk: Desk) -> None:
        html = page_of(desk, **section(recommendations=ASKED))
        listed = words(part(html, '<ol class="recommendations">', "</ol>"))
        assert listed == (
            "Approve the mandate 1. Recommended by Legal unit Note the costs."
        )
        assert 'class="tick"' not in html
        assert 'class="sign"' not in html

    def test_a_decision_memo_has_boxes_to_tick_and_one_line_to_sign(
        self, desk: Desk
    ) -> None:
        sections = [
            {"role": "recommendation", "recommendations": ASKED},
            {"role": "timing", "body": "Now."},
            {"heading": "Further", "recommendations": ASKED[1:]},
        ]
        html = page_of(desk, "decision-memo", sections=sections)
        assert html.count('class="tick"') == 3 * 3
        assert words(part(html, '<p class="answers">', "</p>")) == (
            "Approve Disapprove Discuss"
        )
        assert html.count('class="sign"') == 1
        assert html.index("Further") < html.index('class="sign"')

    def test_a_fact_at_the_beginning_keeps_its_own_case(self, desk: Desk) -> None:
        steps = [{"do": "{fact}`settled-1` to go"}, {"do": "*iron* it out"}]
        html = page_of(desk, **section(steps=steps))
        listed = part(html, "<tbody>", "</tbody>")
        assert "twelve" in listed
        assert "<em>Iron</em>" in listed

    def test_the_capital_of_a_turkish_i_keeps_its_dot(self, desk: Desk) -> None:
        steps = [{"do": "izin iste"}]
        html = page_of(desk, language="tr", **section(steps=steps))
        assert "İzin" in part(html, "<tbody>", "</tbody>")

    @pytest.mark.parametrize("grid_kind", ["memo", "brief", "talking-points"])
    def test_every_grid_sets_every_list_once(self, desk: Desk, grid_kind: str) -> None:
        sections = [
            {"heading": "A", "body": "Text.", "recommendations": ASKED},
            {"heading": "B", "steps": STEPS},
            {"heading": "C", "points": POINTS},
            {"heading": "D", "questions": QUESTIONS},
            {"heading": "E", "people": PEOPLE},
            {"heading": "F", "key_figures": [KEYED]},
        ]
        html = page_of(desk, grid_kind, sections=sections)
        for opening in (
            '<ol class="recommendations">', '<table class="steps">',
            '<ol class="points">', '<ul class="people">', '<div class="key-figures',
            *(f'id="section-{number}"' for number in range(1, 7)),
        ):  # fmt: skip
            assert html.count(opening) == 1, opening


class TestKeyFigures:
    def test_an_arrow_never_stands_without_words(self, desk: Desk) -> None:
        figures = [
            {**KEYED, "trend": "up", "since": "up from 9%"},
            {**KEYED, "trend": "down"},
            KEYED,
        ]
        html = page_of(desk, **section(body="Text.", key_figures=figures))
        trends = re.findall(r'<span class="trend">.*?</span></p>|"trend">[^\n]*', html)
        assert [words(f"<i {trend}") for trend in trends] == ["↑ up from 9%", "↓ down"]

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("US$1.8\xa0bn", "US$1.8\xa0bn"),
            ("31% of capacity", "31%[ of capacity]"),
            ("over 1.2\xa0million", "[over ]1.2[\xa0million]"),
            ("17,4\xa0% des recettes", "17,4\xa0%[ des recettes]"),
            ("nearly half", "[nearly half]"),
            ("more & more of 5", "[more &amp; more of ]5"),
        ],
    )
    def test_all_but_a_short_number_is_set_smaller(
        self, typed: str, shown: str
    ) -> None:
        lesser = re.compile(r'<span class="lesser">(.*?)</span>')
        assert lesser.sub(r"[\1]", str(big(typed))) == shown

    def test_few_stand_beside_the_text_and_more_in_rows(self, desk: Desk) -> None:
        few = page_of(desk, **section(body="Text.", key_figures=[KEYED] * 3))
        assert "key-figures rows" not in few
        more = page_of(desk, **section(body="Text.", key_figures=[KEYED] * 4))
        rows = part(more, "key-figures rows", "</section>")
        # Four in rows of at most three are two and two, not three and one.
        assert [row.count("<b>") for row in rows.split("<div>")[1:]] == [2, 2]

    def test_alone_they_stand_across_the_columns(self, desk: Desk) -> None:
        html = page_of(desk, "brief", **section(key_figures=[KEYED] * 5))
        across = part(html, '<section class="figures"', "</section>")
        rows = [row.count("<b>") for row in across.split("<div>")[1:]]
        assert rows == [3, 2]
        assert '<div class="columns">' not in html


class TestFurniture:
    def test_the_box_is_called_what_its_kind_calls_it(self, desk: Desk) -> None:
        html = page_of(desk, "situation-report", number="7")
        box = part(html, '<section class="bottom-line"', "</section>")
        assert "<h2>Highlights</h2>" in box
        assert 'class="decision"' not in box
        assert "Situation report\xa07" in part(html, "kicker", "</p>")

    def test_what_the_author_asks_is_printed_whatever_the_kind(
        self, desk: Desk
    ) -> None:
        html = page_of(
            desk,
            "situation-report",
            decision={"ask": "approve it", "by": "2025-10-20"},
        )
        assert "approve\xa0it." in part(html, 'class="decision"', "</p>")

    def test_occasion_period_hour_and_next_issue_stand_in_the_head(
        self, desk: Desk
    ) -> None:
        html = page_of(
            desk,
            occasion={"name": "Talks", "on": "2025-10-20"},
            period={"from": "2025-10-06", "to": "2025-10-12"},
            as_of="18:00 UTC",
            next_issue="2025-10-19",
        )
        assert words(part(html, '<div class="cells">', "<section")) == (
            "For Minister From Desk Occasion Talks, 20 October 2025 "
            "Date 13 October 2025 As of 12 October 2025, 18:00 UTC "
            "Period 6–12 October 2025 Next issue 19 October 2025 Document BM-1 v1.0"
        )

    @pytest.mark.parametrize(
        ("first", "last", "shown"),
        [
            ("2025-10-06", "2025-10-06", "6 October 2025"),
            ("2025-09-28", "2025-10-04", "28 September – 4 October 2025"),
            ("2024-12-30", "2025-01-05", "30 December 2024 – 5 January 2025"),
        ],
    )
    def test_a_period_says_once_what_its_days_share(
        self, desk: Desk, first: str, last: str, shown: str
    ) -> None:
        html = page_of(desk, period={"from": first, "to": last})
        cells = words(part(html, '<div class="cells">', "<section"))
        assert f"Period {shown} Document" in cells

    def test_the_chatham_house_rule_is_a_sentence_on_page_one(self, desk: Desk) -> None:
        html = page_of(desk, chatham_house="yes")
        assert "Chatham House Rule" in part(html, '<p class="terms">', "</p>")
        assert "Chatham" not in page_of(desk)

    def test_clearance_and_machine_use_stand_in_the_end_block(self, desk: Desk) -> None:
        html = page_of(
            desk, cleared_by=["Legal unit", "Budget unit"], machine_use="It sorted."
        )
        end = words(part(html, '<div class="end">', "</div>"))
        assert end == (
            "Cleared by: Legal unit; Budget unit Distribution: Minister "
            "Machine use: It sorted."
        )

    @pytest.mark.parametrize("kind", ["memo", "brief", "talking-points"])
    def test_what_the_author_says_of_the_sources_stands_with_them(
        self, desk: Desk, kind: str
    ) -> None:
        html = page_of(desk, kind, source_summary="All are press reports.")
        assert "All are press" in part(html, 'id="sources"', "</section>")
        assert 'id="sources"' not in page_of(desk, kind)
