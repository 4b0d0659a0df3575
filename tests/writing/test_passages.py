"""Passages in the evidence record: verbatim, marked, and no more than may be shown."""

import pytest

from briefmaker.brief.library import Archive, Fact, Selector, Source
from briefmaker.brief.model import Policy
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.values import replace
from briefmaker.writing.passages import may_show, passage, with_figure
from writing.judged import HASH
from writing.judged import passage as found

ANCHOR = "rose to 4.2 million"
FACT = Fact(source="bank", selector=Selector(exact=ANCHOR))
COPY = "rose to 4.2 million"
VERDICT = Verdict(
    "rise",
    Status.VERIFIED,
    passage=found(COPY, sentence=f"Trade {COPY}, officials said."),
    figure="4.2 million",
)


@pytest.mark.parametrize(
    ("words", "figure", "marked"),
    [
        ("up 5% on 15%", "5%", "up <mark>5%</mark> on 15%"),
        ("on 15%, up 5%", "5%", "on 15%, up <mark>5%</mark>"),
        ("4.2\u00a0million left", "4.2 million", "<mark>4.2\u00a0million</mark> left"),
        ("A & <b>", "", "A &amp; &lt;b&gt;"),
        ("fifty <of> them", "50", "fifty &lt;of&gt; them"),
    ],
)
def test_the_figure_is_marked_where_it_stands_whole(
    words: str, figure: str, marked: str
) -> None:
    assert with_figure(words, figure) == marked


def test_without_leave_not_a_word_beyond_the_anchor_is_printed() -> None:
    assert passage(FACT, VERDICT, around=False) == "rose to <mark>4.2 million</mark>"


def test_with_leave_the_sentence_stands_around_the_passage() -> None:
    assert passage(FACT, VERDICT, around=True) == (
        '<span class="around">Trade </span>rose to <mark>4.2 million</mark>'
        '<span class="around">, officials said.</span>'
    )


def test_the_copys_own_typography_is_printed_not_the_anchors() -> None:
    verdict = replace(VERDICT, passage=found("the bank’s share"), figure="")
    fact = Fact(source="bank", selector=Selector(exact="the bank's share"))
    assert passage(fact, verdict, around=False) == "the bank’s share"


@pytest.mark.parametrize("around", [True, False])
def test_from_a_seal_the_anchor_is_printed(around: bool) -> None:
    sealed = found("", sentence="", sealed=True, start=-1, end=-1)
    verdict = replace(VERDICT, passage=sealed)
    assert passage(FACT, verdict, around=around) == "rose to <mark>4.2 million</mark>"


def test_a_passage_that_was_not_found_is_printed_as_the_author_gives_it() -> None:
    verdict = Verdict("rise", Status.QUOTE_NOT_FOUND)
    assert passage(FACT, verdict, around=True) == ANCHOR


@pytest.mark.parametrize(
    ("share", "policy", "shown"),
    [
        (False, Policy.RELEASE, False),
        (False, Policy.REVIEW, False),
        (False, Policy.DRAFT, True),
        (True, Policy.RELEASE, True),
    ],
)
def test_a_source_is_quoted_at_length_only_if_it_may_be_shared_or_in_a_draft(
    share: bool, policy: Policy, shown: bool
) -> None:
    archive = Archive(path="sources/a.txt", sha256=HASH, share=share)
    assert may_show(Source(archive=archive), policy) is shown


def test_a_source_without_a_copy_is_not_quoted_at_length() -> None:
    assert not may_show(Source(), Policy.RELEASE)
    assert not may_show(None, Policy.REVIEW)
