"""Every figure on the page has its support, or is told."""

from typing import Any

import pytest

from briefmaker.brief.library import Entries
from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.page.statement import Statement, stretches
from briefmaker.evidence.page.uncited import idle, uncited
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.text import Text
from briefmaker.problems import Problem, Severity

BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "A title",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "TLP:GREEN",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "The point.",
    "sections": [{"heading": "What we know", "body": "Text."}],
}
LIBRARY: dict[str, Any] = {
    "sources": {
        "report": {"title": "Water in the valley"},
        "sealed": {"title": "A sealed one"},
        "gone": {"title": "A lost one"},
        "yearbook": {"title": "Ежегодник", "language": "ru"},
    },
    "facts": {
        "farms": {
            "source": "report",
            "selector": {"exact": "62 per cent of the farms had water in August"},
            "display": "62% of farms",
        },
        "trade": {
            "source": "report",
            "selector": {"exact": "trade grew by more than 17% in that year"},
        },
        "vouched": {
            "display": "45 boats",
            "attested": {"by": "A", "on": "2025-10-01", "why_no_copy": "a talk"},
        },
        "told": {
            "source": "yearbook",
            "selector": {"exact": "половина каналов течёт"},
            "translation": {"text": "half of the 80 canals leak", "by": "the desk"},
        },
        "odd": {
            "source": "gone",
            "selector": {"exact": "they gave 2 3/2 of it to the town"},
        },
        "locked": {
            "source": "sealed",
            "selector": {"exact": "losses came to 4.2 billion dollars by May"},
        },
    },
    "quotes": {
        "said": {
            "source": "report",
            "speaker": "A minister",
            "selector": {"exact": "We dug 40 wells"},
        }
    },
}
COPY = (
    "The council counted wells.\nIn all 1,240 wells were dug, and 300 are planned.\n"
    "Three quarters of the canals leak.\n"
)


def text(content: str) -> Text:
    return Text(content, (), "plain", "")


def evidence() -> Evidence:
    library = Entries.model_validate(LIBRARY)
    return Evidence(
        sources=library.sources,
        quantities=library.quantities,
        facts=library.facts,
        quotes=library.quotes,
        disputes={},
        copies={
            "report": Kept("report", Standing.KEPT, text(COPY)),
            "yearbook": Kept("yearbook", Standing.KEPT, text("Рост составил 4,2 %.")),
            "sealed": Kept("sealed", Standing.SEALED),
            "gone": Kept("gone", Standing.MISSING),
        },
    )


def told(
    words: str, policy: str = "release", entries: Any = (), **more: Any
) -> list[Problem]:
    brief = Brief.model_validate({**BRIEF, "policy": policy, "uncited": entries})
    said = {"kind": "sentence", "language": "en", "typed": words, **more}
    statement = Statement(("bottom_line",), words, origins=((0, 0),), **said)
    return uncited([statement], evidence(), brief)


def codes(words: str, **more: Any) -> list[str]:
    return [problem.code.removeprefix("evidence.") for problem in told(words, **more)]


def test_a_figure_without_a_citation_is_told_where_it_stands() -> None:
    (problem,) = told("It has 17 wells and lost 18% of them.", policy="release")[1:]
    assert problem.code == "evidence.uncited-figure"
    assert problem.message == "“18%” in this sentence has no source"
    assert problem.address == ("bottom_line",)
    assert problem.token == "18%"
    assert "`uncited`" in problem.hint


@pytest.mark.parametrize(
    ("policy", "without", "absent", "unsearched"),
    [
        ("draft", Severity.NOTE, Severity.WARNING, Severity.NOTE),
        ("review", Severity.WARNING, Severity.WARNING, Severity.WARNING),
        ("release", Severity.ERROR, Severity.ERROR, Severity.WARNING),
    ],
)
def test_the_policy_says_how_much_it_weighs(
    policy: str, without: Severity, absent: Severity, unsearched: Severity
) -> None:
    words = "It lost 18% of them."
    (bare,) = told(words, policy)
    (cited,) = told(words, policy, sources=("report",))
    (closed,) = told(words, policy, sources=("sealed",))
    assert [bare.severity, cited.severity, closed.severity] == [
        without,
        absent,
        unsearched,
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Some 1,240 wells were dug.",
        "About 1,200 wells were dug.",
        "More than 1,200 wells were dug.",
        "Three quarters of the canals leak.",
        "75% of the canals leak.",
        "Another 300 are planned.",
    ],
)
def test_a_figure_that_the_cited_source_holds_is_fine(words: str) -> None:
    assert codes(words, sources=("report",)) == []
    assert codes(words) == ["uncited-figure"]


@pytest.mark.parametrize(
    "words",
    ["Some 1,420 wells were dug.", "80% of the canals leak.", "It cost 300 dollars."],
)
def test_a_figure_that_it_does_not_hold_is_told(words: str) -> None:
    assert codes(words, sources=("report",)) == ["figure-not-in-source"]


def test_a_cited_claim_is_looked_into_first() -> None:
    assert codes("So 62% had water.", claims=("farms",), sources=("report",)) == []
    assert codes("They dug 40 of them.", claims=("said",), sources=("report",)) == []


def test_the_message_says_what_a_cited_claim_has_instead() -> None:
    (problem,) = told("Trade grew by 17%.", claims=("trade",), sources=("report",))
    assert problem.message == (
        "“17%” is not in “report”, which stands behind this sentence; a cited passage "
        "says “more than 17%”"
    )
    assert problem.hint.startswith("correct it")


def test_a_seal_is_searched_by_its_claims_only() -> None:
    words = "Losses came to 4.2 billion dollars."
    assert codes(words, claims=("locked",), sources=("sealed",)) == []
    (problem,) = told(words, sources=("sealed",))
    assert problem.code == "evidence.figure-not-searched"
    assert problem.message.startswith("only the seal of “sealed” is at hand")
    (problem,) = told(words, sources=("gone", "report"))
    assert problem.message.startswith("no readable copy of “gone” is at hand")


def test_numbers_are_read_by_the_language_of_their_source() -> None:
    assert codes("It grew by 4.2%.", sources=("yearbook",)) == []
    assert codes("It grew by 42%.", sources=("yearbook",)) == ["figure-not-in-source"]


def test_words_of_facts_need_nothing_more() -> None:
    words = "So 62% of farms had water."
    assert codes(words, covered=((3, 15),), claims=("farms",)) == []


def test_a_word_before_a_fact_must_not_make_another_figure_of_it() -> None:
    words = "So more than 62% of farms had water."
    span = (words.index("62"), words.index(" had"))
    (problem,) = told(words, covered=(span,), claims=("farms",), sources=("report",))
    assert problem.code == "evidence.fact-bound"
    assert "it says “62% of farms”" in problem.message
    words = words.replace("more than", "about")
    span = (words.index("62"), words.index(" had"))
    assert codes(words, covered=(span,), claims=("farms",), sources=("report",)) == []


def test_an_entry_under_uncited_excuses_its_own_words_only() -> None:
    entry = [{"text": "17 wells", "reason": "our count"}]
    assert codes("It has 17 wells.", entries=entry) == []
    assert codes("17\u00a0Wells it has.", entries=entry) == []
    assert codes("It has 117 wells.", entries=entry) == ["uncited-figure"]
    assert codes("It has 17 dams.", entries=entry) == ["uncited-figure"]
    (problem,) = told("It has 17 wells and 18 dams.", entries=entry)
    assert problem.token == "18"


@pytest.mark.parametrize(
    ("words", "text", "count"),
    [
        ("5%", "5% of 15% and 2.5%, or 5%.", 2),
        ("2.5", "2.5 of 12.5 and 2.51", 1),
        ("Ten months", "In ten\u00a0months, ten monthses", 1),
    ],
)
def test_words_are_found_whole(words: str, text: str, count: int) -> None:
    assert len(list(stretches(words, text))) == count


def test_an_entry_that_is_printed_nowhere_is_told() -> None:
    entries = [
        {"text": "17 wells", "reason": "our count"},
        {"text": "18 wells", "reason": "our count"},
    ]
    brief = Brief.model_validate({**BRIEF, "uncited": entries})
    (problem,) = idle([Statement((), "It has 17 wells.", "sentence", "en")], brief)
    assert problem.code == "evidence.idle-uncited"
    assert problem.severity is Severity.WARNING
    assert problem.address == ("uncited", 1, "text")


@pytest.mark.parametrize(
    "words",
    [
        "They met on 9 October 2025 and again in March.",
        "Trade rose from 2021 to 2023 and in the 1990s.",
        "Article 5 and Resolution 2231 apply, says page 12.",
        "Flight J2-8243 was a Boeing 737.",
        "At the third meeting two ministers spoke of three texts.",
        "In the 21st century the G7 met at 10:30.",
    ],
)
def test_what_only_looks_like_a_figure_needs_no_source(words: str) -> None:
    assert codes(words) == []


def test_a_title_may_print_what_a_claim_of_the_text_holds() -> None:
    assert codes("Farms: 62% had water", kind="title", claims=("farms",)) == []
    (problem,) = told("Farms: 63% had water", kind="title", claims=("farms",))
    assert problem.code == "evidence.uncited-figure"
    assert problem.message == (
        "“63%” in this title is in no claim that the text cites or prints"
    )


def test_a_title_may_print_what_its_chart_draws() -> None:
    assert codes("It fell to 62%", kind="title", shown=("84%", "62%")) == []
    assert codes("It fell to 63%", kind="title", shown=("84%", "62%")) == [
        "uncited-figure"
    ]


def test_what_the_data_of_a_chart_bear_out_needs_no_source() -> None:
    words = "Exports doubled"
    title = Statement(("charts", "x", "title"), words, "title", "en")
    brief = Brief.model_validate(BRIEF)
    shown = {("charts", "x", "title"): "doubled"}
    assert uncited([title], evidence(), brief, shown) == []
    shown = {("charts", "y", "title"): "doubled"}
    assert len(uncited([title], evidence(), brief, shown)) == 1


@pytest.mark.parametrize(
    "beside", ["Our arithmetic from", "Наши расчёты по данным", "Öz hesablamamız"]
)
def test_a_drawn_number_may_be_said_to_be_our_own_work(beside: str) -> None:
    cited = {"sources": ("report",), "kind": "value"}
    assert codes("38%", **cited) == ["figure-not-in-source"]
    assert codes("38%", beside=beside, **cited) == []
    assert codes("It is 38%.", beside=beside, sources=("report",)) == [
        "figure-not-in-source"
    ]


@pytest.mark.parametrize(
    ("short", "fine"),
    [("62%", True), ("62 %", True), ("26%", False), ("62", True), ("62 tonnes", False)],
)
def test_a_big_figure_is_a_short_form_of_its_fact(short: str, fine: bool) -> None:
    found = codes(short, kind="key figure", claims=("farms",), sources=("report",))
    assert found == ([] if fine else ["key-figure"])


def test_what_a_person_vouches_for_and_a_translation_carry_a_figure() -> None:
    assert codes("In all 45 boats came.", claims=("vouched",)) == []
    assert codes("In all 80 canals leak.", claims=("told",)) == []
    assert codes("In all 46 boats came.", claims=("vouched",)) == ["uncited-figure"]
    assert codes("In all 45 boats came.", claims=("nobody",)) == ["uncited-figure"]


def test_a_figure_that_cannot_be_read_must_stand_there_in_its_characters() -> None:
    words = "It has 2 3/2 wells."
    assert codes(words, claims=("odd",)) == []
    assert codes(words, claims=("trade",)) == ["uncited-figure"]
    assert codes(words, sources=("report",)) == ["figure-not-in-source"]


def test_each_figure_of_a_sentence_is_looked_for_in_the_same_copy() -> None:
    words = "Some 1,240 wells were dug, 300 are planned and 7,000 are dry."
    (problem,) = told(words, sources=("report",))
    assert problem.token == "7,000"


def test_what_a_cited_claim_has_instead_is_told_only_of_the_same_unit() -> None:
    (problem,) = told("It lost 18 km.", sources=("report",), claims=("farms", "locked"))
    assert problem.message == (
        "“18 km” is not in “report”, which stands behind this sentence"
    )


def test_a_big_figure_of_a_claim_without_words_is_not_held_against_any() -> None:
    assert codes("17%", kind="key figure", claims=("trade", "nobody")) == []


def test_a_stretch_is_covered_where_all_of_it_is() -> None:
    said = Statement((), "17% of it", "sentence", "en", covered=((2, 6),))
    assert said.covers(2, 6)
    assert not said.covers(1, 6)
    assert not said.covers(2, 7)
