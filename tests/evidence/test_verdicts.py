"""One status for each claim, the first that applies, and flags beside it."""

from typing import Any

import pytest

from briefmaker.brief.library import Fact, Quote, Selector, Source
from briefmaker.evidence.passages.passage import Level, MissReason
from briefmaker.evidence.passages.seal import seal_of
from briefmaker.evidence.texts import pdfium, plain
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.text import Text
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.evidence.verdicts import judge, vouched
from evidence.shelf import brief_of

SOURCE = """\
The harbour of Arden moved 61 thousand containers in the first quarter of the year.

Imports from the north rose by more than 17 percent, the customs service said.

Exports to the south rose by 12 percent in the same year. Sales rose by 12 percent.

Officials denied that the old pier of the harbour had lost 40 lorries to smugglers.

According to preliminary data the crop of wheat came to 4.2 million tonnes in autumn.
"""
HARBOUR = "harbour of Arden moved 61 thousand containers"
ALREADY = {"source": "s1"}


def text(content: str = SOURCE) -> Text:
    return plain.read(content.encode())


def copy(content: str = SOURCE, standing: Standing = Standing.KEPT) -> Kept:
    return Kept("s1", standing, text(content))


def fact(exact: str, display: str | None = None, **more: Any) -> Fact:
    selector = {"exact": exact, **more.pop("selector", {})}
    return Fact.model_validate(
        {**ALREADY, "selector": selector, "display": display, **more}
    )


def judged(
    entry: Fact | Quote,
    at: Kept | None = None,
    source: dict[str, Any] | None = None,
    **brief: Any,
) -> Verdict:
    known = Source.model_validate(source or {"title": "One"})
    return judge("claim", entry, known, at or copy(), brief_of(**brief))


def test_a_passage_that_stands_there_with_its_figure_is_verified() -> None:
    verdict = judged(fact(HARBOUR, "61 thousand containers"))
    assert verdict.status is Status.VERIFIED
    assert (verdict.reason, verdict.hint, verdict.flags) == ("", "", ())
    assert verdict.passage is not None
    assert verdict.passage.words == HARBOUR
    assert "61 thousand" in verdict.figure


@pytest.mark.parametrize("standing", [Standing.MISSING, Standing.UNREADABLE])
def test_without_a_text_the_copy_says_why(standing: Standing) -> None:
    gone = Kept("s1", standing, reason="the copy is a scan", hint="run OCR on it")
    verdict = judged(fact(HARBOUR, "99"), gone)
    wanted = {
        Standing.MISSING: Status.SOURCE_MISSING,
        Standing.UNREADABLE: Status.UNREADABLE,
    }
    assert verdict.status is wanted[standing]
    assert (verdict.reason, verdict.hint) == ("the copy is a scan", "run OCR on it")
    assert verdict.passage is None


@pytest.mark.parametrize(
    ("exact", "because", "said"),
    [
        ("harbour of Arden moved 62 thousand containers", MissReason.FIGURE, "“61”"),
        ("harbour of Arden shipped 61 thousand", MissReason.WORDS, "“moved”"),
        ("harbour of Arden moved 61 thousand contain", MissReason.CUT, "containers"),
        ("a bridge over the river to nowhere fell", MissReason.ABSENT, "not in the"),
    ],
)
def test_a_passage_that_is_not_there_says_what_is(
    exact: str, because: MissReason, said: str
) -> None:
    verdict = judged(fact(exact, "61 thousand"))
    assert verdict.status is Status.QUOTE_NOT_FOUND
    assert verdict.miss is not None
    assert verdict.miss.reason is because
    assert said in verdict.reason
    assert verdict.hint


def test_a_printed_figure_that_the_passage_does_not_carry_is_a_mismatch() -> None:
    verdict = judged(fact(HARBOUR, "16 thousand containers"))
    assert verdict.status is Status.FIGURE_MISMATCH
    assert "61 thousand" in verdict.reason
    assert "16 thousand" in verdict.reason
    assert verdict.passage is not None


def test_a_bound_right_before_the_passage_belongs_to_its_figure() -> None:
    cut = "17 percent, the customs service said"
    verdict = judged(fact(cut, "17%"))
    assert verdict.status is Status.QUOTE_NOT_FOUND
    assert "cuts “" in verdict.reason
    assert judged(fact(f"more than {cut}", "more than 17%")).status.holds
    dropped = judged(fact(f"more than {cut}", "17%"))
    assert dropped.status is Status.FIGURE_MISMATCH


def test_words_without_a_figure_need_only_their_passage() -> None:
    pier = "the old pier of the harbour"
    assert judged(fact(pier, "an old pier")).status is Status.VERIFIED
    assert judged(fact(pier)).status is Status.VERIFIED


def test_a_passage_that_stands_twice_is_ambiguous_until_it_is_singled_out() -> None:
    verdict = judged(fact("rose by 12 percent", "12%"))
    assert verdict.status is Status.AMBIGUOUS
    assert "2 times" in verdict.reason
    alone = fact("rose by 12 percent", "12%", selector={"prefix": "to the south "})
    assert judged(alone).status is Status.VERIFIED


def test_too_few_words_are_weak_in_a_quotation_too() -> None:
    verdict = judged(fact("61 thousand containers", "61 thousand"))
    assert verdict.status is Status.WEAK
    assert "fewer than 4" in verdict.reason
    quote = Quote.model_validate(
        {**ALREADY, "selector": {"exact": "lost 40 lorries"}, "speaker": "Officials"}
    )
    assert judged(quote).status is Status.WEAK
    # Words before or after it single it out without being printed.
    more = {"exact": "lost 40 lorries", "prefix": "of the harbour had "}
    longer = quote.model_copy(update={"selector": Selector.model_validate(more)})
    assert judged(longer).status is Status.VERIFIED


def test_a_passage_in_another_place_than_its_locator_says() -> None:
    verdict = judged(fact(HARBOUR, locator={"paragraph": "4"}))
    assert verdict.status is Status.WRONG_PLACE
    assert verdict.reason == (
        "the passage begins in paragraph 1 of the source, the library says paragraph 4"
    )
    assert verdict.hint.startswith("write `paragraph: 1`")
    for there in ("1", "1, 4", "1–2"):
        assert judged(fact(HARBOUR, locator={"paragraph": there})).status.holds
    # A text file has no pages to compare with.
    assert judged(fact(HARBOUR, locator={"page": "9"})).status.holds


def test_the_first_status_that_applies_is_the_one() -> None:
    wrong_in_all = fact("rose by 12 percent", "13%", locator={"paragraph": "1"})
    assert judged(wrong_in_all).status is Status.FIGURE_MISMATCH
    twice = fact("rose by 12 percent", "12%", locator={"paragraph": "1"})
    assert judged(twice).status is Status.AMBIGUOUS


class TestAChangedCopy:
    """It has other bytes than the library records."""

    def changed(self, content: str, seal: bool = False) -> Kept:
        recorded = seal_of(SOURCE.encode(), text()) if seal else None
        return Kept(
            "s1", Standing.CHANGED, text(content), recorded, reason="other bytes"
        )

    def test_says_that_the_passage_is_still_there(self) -> None:
        verdict = judged(fact(HARBOUR, "61 thousand"), self.changed(SOURCE + "More."))
        assert verdict.status is Status.SOURCE_CHANGED
        assert verdict.reason == "other bytes; the passage is still in it"
        assert verdict.passage is not None

    def test_says_that_the_passage_is_gone(self) -> None:
        new = self.changed(SOURCE.replace("61", "64"))
        verdict = judged(fact(HARBOUR, "61 thousand"), new)
        assert verdict.status is Status.SOURCE_CHANGED
        assert verdict.reason == "other bytes; the passage is not in it"
        assert verdict.miss is not None

    def test_holds_against_the_seal_of_the_recorded_bytes(self) -> None:
        new = self.changed(SOURCE.replace("61", "64"), seal=True)
        assert judged(fact(HARBOUR), new).status is Status.SOURCE_CHANGED
        invented = fact(HARBOUR.replace("61", "64"))
        assert judged(invented, new).status is Status.QUOTE_NOT_FOUND

    def test_excuses_no_wrong_figure(self) -> None:
        verdict = judged(fact(HARBOUR, "16 thousand"), self.changed(SOURCE + "More."))
        assert verdict.status is Status.FIGURE_MISMATCH


def test_a_seal_gives_the_verdicts_of_the_copy() -> None:
    sealed = Kept("s1", Standing.SEALED, seal=seal_of(SOURCE.encode(), text()))
    for entry, status in [
        (fact(HARBOUR, "61 thousand"), Status.VERIFIED),
        (fact(HARBOUR, "16 thousand"), Status.FIGURE_MISMATCH),
        (fact(HARBOUR.replace("61", "62")), Status.QUOTE_NOT_FOUND),
        (fact("rose by 12 percent", "12%"), Status.AMBIGUOUS),
        (fact(HARBOUR, locator={"paragraph": "4"}), Status.WRONG_PLACE),
        (fact("61 thousand containers", "61 thousand"), Status.WEAK),
    ]:
        verdict = judged(entry, sealed)
        assert verdict.status is status
        assert verdict.status is judged(entry).status
        assert verdict.flags == judged(entry).flags


def test_words_that_nobody_can_see_on_the_page_are_not_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[bytes, int, int]] = []

    def unseen(data: bytes, _text: Text, start: int, end: int) -> bool:
        asked.append((data, start, end))
        return False

    monkeypatch.setattr(pdfium, "visible", unseen)
    page = Kept("s1", Standing.KEPT, text(), data=b"%PDF")
    verdict = judged(fact(HARBOUR, "61 thousand"), page)
    assert verdict.status is Status.QUOTE_NOT_FOUND
    assert verdict.miss is not None
    assert verdict.miss.reason is MissReason.HIDDEN
    assert "nobody can see" in verdict.reason
    start = SOURCE.index(HARBOUR)
    assert asked == [(b"%PDF", start, start + len(HARBOUR))]
    # Without a page there is nothing to look at.
    assert judged(fact(HARBOUR)).status is Status.VERIFIED


class TestFlags:
    """They stand apart from the status."""

    def test_words_around_the_passage_that_turn_or_soften_it(self) -> None:
        denied = judged(fact("the old pier of the harbour had lost 40 lorries", "40"))
        assert Flag.NEGATION in denied.flags
        hedged = judged(fact("the crop of wheat came to 4.2 million tonnes"))
        assert Flag.HEDGE in hedged.flags
        assert denied.status is hedged.status is Status.VERIFIED

    def test_an_accepted_warning_is_recorded_with_its_reason(self) -> None:
        entry = fact(
            "the old pier of the harbour had lost 40 lorries",
            acknowledge={"negation": "we report the denial", "stale": "no matter"},
        )
        verdict = judged(entry)
        assert verdict.accepted == {"negation": "we report the denial"}
        assert Flag.NEGATION in verdict.flags

    def test_a_weaker_figure_holds_and_says_so(self) -> None:
        verdict = judged(fact(HARBOUR, "more than 60 thousand containers"))
        assert verdict.status is Status.VERIFIED
        assert verdict.flags == (Flag.WEAKER,)

    def test_other_capitals_are_told(self) -> None:
        verdict = judged(fact("HARBOUR OF ARDEN MOVED 61 THOUSAND CONTAINERS"))
        assert verdict.status is Status.VERIFIED
        assert verdict.flags == (Flag.CASE,)
        assert verdict.passage is not None
        assert verdict.passage.level is Level.CASE

    def test_what_the_library_says_of_fact_and_source(self) -> None:
        entry = fact(
            HARBOUR,
            obs_status="P",
            translation={"text": "the port moved 61 thousand", "by": "A. Analyst"},
        )
        source = {"title": "One", "issued": "2020", "derived_from": ["s2"]}
        verdict = judged(entry, source=source, max_age="1 year")
        assert verdict.status is Status.VERIFIED
        assert verdict.flags == (
            Flag.STALE,
            Flag.PROVISIONAL,
            Flag.TRANSLATED,
            Flag.REPEATS,
        )
        assert judged(entry, source=source).flags[0] is Flag.PROVISIONAL

    @pytest.mark.parametrize("status", ["A", "B", "D"])
    def test_a_final_value_is_not_provisional(self, status: str) -> None:
        assert judged(fact(HARBOUR, obs_status=status)).flags == ()

    def test_a_claim_that_fails_keeps_what_the_library_says(self) -> None:
        verdict = judged(fact("nothing of the kind was said there", obs_status="F"))
        assert verdict.flags == (Flag.PROVISIONAL,)


def test_a_person_who_vouches_is_not_the_same_as_a_passage() -> None:
    attested = {"by": "A", "on": "2025-10-01", "why_no_copy": "talk"}
    entry = Fact.model_validate({"attested": attested, "obs_status": "E"})
    assert vouched("word", entry) == Verdict(
        "word", Status.ATTESTED, flags=(Flag.PROVISIONAL,)
    )
    assert Status.ATTESTED.holds
    assert Status.ATTESTED is not Status.VERIFIED


def test_figures_are_compared_in_the_languages_of_source_and_brief() -> None:
    russian = "Оборот торговли за прошлый год вырос на 17,5 процента по данным службы."
    entry = fact("за прошлый год вырос на 17,5 процента", "17.5%")
    verdict = judged(entry, copy(russian), {"title": "One", "language": "ru"})
    assert verdict.status is Status.VERIFIED
