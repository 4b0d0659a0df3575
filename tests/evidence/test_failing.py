"""Verdicts become problems of the brief that prints the claims."""

from collections.abc import Iterable
from typing import Any

import pytest

from briefmaker.brief.library import Warned
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Policy
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.failing import failing
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.texts import pdfium
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from evidence import papers
from evidence.shelf import fact, loaded

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
SENTENCE = "Nobody said that some words of it were true."
PASSAGE = Passage(
    0, 16, "some words of it", SENTENCE, Level.EXACT, {}, 1, 4, omitted="not"
)
GONE = Miss(MissReason.ABSENT)
QUOTE = {**fact("s2"), "speaker": "A minister"}


def verdict(name: str, status: Status = Status.VERIFIED, **more: Any) -> Verdict:
    passage = None if more.get("miss") else PASSAGE
    return Verdict(name, status, **{"passage": passage, **more})


def told(
    *verdicts: Verdict,
    used: Iterable[str] | None = None,
    policy: Policy = Policy.RELEASE,
    standing: Standing = Standing.KEPT,
    library: Loaded | None = None,
    **facts: dict[str, Any],
) -> list[Problem]:
    """Return the problems of verdicts on facts of `s1`, or on those given."""
    names = [each.claim for each in verdicts]
    library = library or loaded(
        facts={name: facts.get(name, fact("s1")) for name in names}
    )
    entries = library.library
    copy = Kept("s1", standing)
    if standing is not Standing.KEPT:
        copy = replace(copy, reason="the copy is not at hand", hint="keep one")
    evidence = Evidence(
        entries.sources,
        entries.quantities,
        entries.facts,
        entries.quotes,
        {},
        {each.claim: each for each in verdicts},
        {"s1": copy},
    )
    used = names if used is None else list(used)
    return failing(evidence, used, policy, library)


def test_a_copy_that_another_reader_reads_otherwise_is_noted_once() -> None:
    library = loaded(facts={"a": fact(), "b": fact()})
    entries = library.library
    copy = Kept("s1", Standing.KEPT, reason="read otherwise", hint="renew its seal")
    evidence = Evidence(
        entries.sources,
        entries.quantities,
        entries.facts,
        entries.quotes,
        {},
        {name: verdict(name) for name in ("a", "b")},
        {"s1": copy},
    )
    (problem,) = failing(evidence, ["a", "b"], Policy.RELEASE, library)
    assert problem.code == "evidence.extractor-changed"
    assert problem.severity is NOTE
    assert (problem.message, problem.hint) == ("read otherwise", "renew its seal")


def test_what_holds_is_no_problem() -> None:
    assert not told(verdict("a"), verdict("b", Status.ATTESTED))


@pytest.mark.parametrize(
    ("status", "draft", "review", "release", "key"),
    [
        (Status.QUOTE_NOT_FOUND, ERROR, ERROR, ERROR, "exact"),
        (Status.FIGURE_MISMATCH, ERROR, ERROR, ERROR, "display"),
        (Status.FIGURE_UNREAD, WARNING, ERROR, ERROR, "display"),
        (Status.AMBIGUOUS, WARNING, WARNING, ERROR, "exact"),
        (Status.WEAK, WARNING, WARNING, ERROR, "exact"),
        (Status.WRONG_PLACE, WARNING, WARNING, ERROR, "locator"),
        (Status.INPUT_FAILED, ERROR, ERROR, ERROR, "calc"),
        (Status.SOURCE_MISSING, WARNING, ERROR, ERROR, "archive"),
        (Status.UNREADABLE, WARNING, ERROR, ERROR, "archive"),
        (Status.SOURCE_CHANGED, WARNING, ERROR, ERROR, "archive"),
    ],
)
def test_a_status_weighs_by_the_policy_and_points_at_its_key(
    status: Status, draft: Severity, review: Severity, release: Severity, key: str
) -> None:
    weights = []
    for policy in (Policy.DRAFT, Policy.REVIEW, Policy.RELEASE):
        (problem,) = told(
            verdict("a", status, reason="why"),
            policy=policy,
            standing=Standing.CHANGED,
        )
        assert problem.code == f"evidence.{status}"
        assert problem.address[-1] == key
        weights.append(problem.severity)
    assert weights == [draft, review, release]


def test_a_claim_is_told_by_name_with_reason_hint_and_the_words_that_differ() -> None:
    miss = Miss(MissReason.WORDS, found="many", given="some")
    (problem,) = told(
        verdict(
            "a", Status.QUOTE_NOT_FOUND, reason="it has “many”", hint="copy", miss=miss
        )
    )
    assert problem.message == "“a”: it has “many”"
    assert problem.hint == "copy"
    assert problem.token == "some"
    assert problem.address == ("library", "facts", "a", "selector", "exact")


def test_words_that_are_not_in_the_passage_are_not_pointed_at() -> None:
    miss = Miss(MissReason.WORDS, found="many", given="Some (few)")
    (problem,) = told(verdict("a", Status.QUOTE_NOT_FOUND, miss=miss))
    assert problem.token == ""


def test_an_entry_of_the_brief_itself_is_addressed_there() -> None:
    library = loaded(own={"quotes": {"said": QUOTE}})
    (problem,) = told(verdict("said", Status.WEAK), library=library)
    assert problem.address == ("quotes", "said", "selector", "exact")


def test_a_missing_copy_is_told_once_with_the_claims_that_stand_on_it() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    problems = told(
        *(verdict(name, Status.SOURCE_MISSING) for name in names),
        standing=Standing.MISSING,
    )
    (problem,) = problems
    assert problem.message == (
        "the copy is not at hand; “a”, “b”, “c”, “d” and 2 more stand on it"
    )
    assert problem.hint == "keep one"
    assert problem.address == ("library", "sources", "s1", "archive")
    alone = verdict("a", Status.SOURCE_MISSING)
    (problem,) = told(alone, standing=Standing.MISSING)
    assert problem.message == "the copy is not at hand; “a” stands on it"


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ([], "“a” and “b” stand on it; all passages are still in it"),
        (["b"], "“a” and “b” stand on it; no longer in it: “b”"),
        (["a", "b"], "“a” and “b” stand on it; none of the passages is in it"),
    ],
)
def test_a_changed_copy_is_told_once_with_the_passages_that_are_gone(
    gone: list[str], words: str
) -> None:
    (problem,) = told(
        *(
            verdict(name, Status.SOURCE_CHANGED, miss=GONE if name in gone else None)
            for name in ("a", "b")
        ),
        standing=Standing.CHANGED,
    )
    assert problem.message == f"the copy is not at hand; {words}"


def test_a_claim_of_an_unknown_source_is_not_told_twice() -> None:
    assert not told(verdict("a", Status.SOURCE_MISSING), a=fact("nowhere"))


def test_what_a_used_calculation_stands_on_is_used_too() -> None:
    problems = told(
        verdict("a", Status.WEAK, reason="short"),
        verdict("sum", Status.VERIFIED, inputs=("a",), passage=None),
        used=["sum"],
        sum={"calc": "a + a", "display": "2"},
    )
    assert [problem.message for problem in problems] == ["“a”: short"]


@pytest.mark.parametrize(
    ("warned", "draft", "review", "release"),
    [
        (Warned.NEGATION, NOTE, WARNING, ERROR),
        (Warned.LIMITED, NOTE, WARNING, ERROR),
        (Warned.OMISSION, NOTE, WARNING, ERROR),
        (Warned.STALE, NOTE, WARNING, ERROR),
        (Warned.HEDGE, NOTE, WARNING, WARNING),
        (Warned.WEAKER, NOTE, WARNING, WARNING),
    ],
)
def test_what_may_turn_the_meaning_stops_a_release_until_it_is_accepted(
    warned: Warned, draft: Severity, review: Severity, release: Severity
) -> None:
    flags = (Flag(warned.value),)
    weights = []
    for policy in (Policy.DRAFT, Policy.REVIEW, Policy.RELEASE):
        (problem,) = told(verdict("a", flags=flags), policy=policy)
        assert problem.code == f"evidence.{warned}"
        assert f"`acknowledge: {{{warned}: …}}`" in problem.hint
        weights.append(problem.severity)
    assert weights == [draft, review, release]
    accepted = fact("s1", acknowledge={warned.value: "read and right"})
    assert not told(
        verdict("a", flags=flags, accepted={warned: "read and right"}), a=accepted
    )


def test_flags_that_are_no_warnings_are_no_problems() -> None:
    quiet = (Flag.DISPUTED, Flag.PROVISIONAL, Flag.TRANSLATED, Flag.REPEATS, Flag.CASE)
    assert not told(verdict("a", flags=(*quiet, Flag.LIVE_DIFFERS)))


def test_a_warning_quotes_the_sentence_of_the_source() -> None:
    (problem,) = told(verdict("a", flags=(Flag.NEGATION,)))
    assert problem.message == (
        f"“a”: a “not” or its like stands around the passage: “{SENTENCE}”"
    )


@pytest.mark.parametrize("policy", Policy)
def test_characters_that_nobody_sees_in_a_passage_are_noted(policy: Policy) -> None:
    selector = {"exact": "some wo\u00adrds \u200bof \u200bit"}
    (problem,) = told(verdict("a"), policy=policy, a=fact("s1", selector=selector))
    assert (problem.code, problem.severity) == ("evidence.invisible", NOTE)
    assert "“a”: its passage holds characters that nobody sees (U+00AD, U+200B)" in (
        problem.message
    )
    assert problem.address == ("library", "facts", "a", "selector", "exact")


def test_joiners_that_persian_words_need_are_not_noted() -> None:
    selector = {"exact": "می\u200cشود از این آب"}
    assert not told(verdict("a"), a=fact("s1", selector=selector))


def test_a_stale_source_is_told_once() -> None:
    library = loaded(
        sources={"s1": {"title": "One", "superseded_by": "s2"}, "s2": {"title": "Two"}},
        facts={"a": fact(), "b": fact()},
    )
    old = [verdict(name, flags=(Flag.STALE,)) for name in ("a", "b")]
    (problem,) = told(*old, library=library)
    assert problem.message == (
        "the source “s1” is out of date: “s2” takes its place; “a” and “b” stand on it"
    )
    assert problem.address == ("library", "sources", "s1")
    assert problem.on_key


def test_accepting_a_warning_that_does_not_come_is_noted() -> None:
    accepts = fact("s1", acknowledge={"negation": "it is fine"})
    (problem,) = told(verdict("a"), a=accepts)
    assert problem.code == "evidence.nothing-to-acknowledge"
    assert problem.severity is NOTE
    assert problem.address == ("library", "facts", "a", "acknowledge", "negation")
    # Where the passage was not found, nothing is known of what stands around it.
    missed = verdict("a", Status.QUOTE_NOT_FOUND, miss=GONE)
    assert "evidence.nothing-to-acknowledge" not in [
        problem.code for problem in told(missed, a=accepts)
    ]


def test_claims_that_fail_and_are_not_used_are_noted_once_a_source() -> None:
    problems = told(
        verdict("a", Status.WEAK),
        verdict("b", Status.QUOTE_NOT_FOUND),
        verdict("c"),
        used=[],
    )
    (problem,) = problems
    assert problem.code == "evidence.unused-failing"
    assert problem.severity is NOTE
    assert problem.message == (
        "“a” and “b” of “s1”, not used in this brief, do not hold"
    )


def test_entries_that_the_brief_itself_defines_and_does_not_use_are_noted() -> None:
    library = loaded(
        own={"facts": {"mine": fact()}, "quotes": {"said": QUOTE}},
        facts={"theirs": fact()},
    )
    verdicts = [verdict(name) for name in ("mine", "theirs", "said")]
    problems = told(*verdicts, used=[], library=library)
    assert [(problem.code, problem.address) for problem in problems] == [
        ("evidence.unused-fact", ("facts", "mine")),
        ("evidence.unused-quote", ("quotes", "said")),
    ]
    assert not told(*verdicts, used=["mine", "said"], library=library)


def test_pages_of_a_copy_that_are_pictures_with_text_over_them_are_noted_once() -> None:
    library = loaded(facts={"a": fact(), "b": fact()})
    data = papers.pdf(
        papers.column("A page of text."),
        papers.SCAN + papers.words(50, 300, "A recognised line.", before="3 Tr"),
    )
    entries = library.library
    evidence = Evidence(
        entries.sources,
        entries.quantities,
        entries.facts,
        entries.quotes,
        {},
        {name: verdict(name) for name in ("a", "b")},
        {"s1": Kept("s1", Standing.KEPT, pdfium.read(data), data=data)},
    )
    (problem,) = failing(evidence, ["a", "b"], Policy.RELEASE, library)
    assert problem.code == "evidence.text-over-picture"
    assert "the copy of “s1” has pictures with text laid over them, on page 2;" in (
        problem.message
    )
    assert problem.severity is Severity.NOTE


def test_a_copy_whose_pages_are_all_text_is_not_noted() -> None:
    library = loaded(facts={"a": fact()})
    data = papers.pdf(papers.column("A page of text."))
    entries = library.library
    evidence = Evidence(
        entries.sources,
        entries.quantities,
        entries.facts,
        entries.quotes,
        {},
        {"a": verdict("a")},
        {"s1": Kept("s1", Standing.KEPT, pdfium.read(data), data=data)},
    )
    assert failing(evidence, ["a"], Policy.RELEASE, library) == []
