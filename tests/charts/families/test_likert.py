"""Answers on a scale: one bar for each question, in a fixed order, all numbered."""

from itertools import pairwise
from typing import Any

import pytest

from briefmaker.charts.canvas import Patch, Picture
from briefmaker.charts.palette import INK, WHITE
from charts.easel import PALETTE, Easel, drawn, lines_of, patches, texts

SCALE = ("Strongly oppose", "Oppose", "Neither", "Support", "Strongly support")
SURVEY = {
    "Military ties": (22, 18, 14, 26, 20),
    "Economic ties": (9, 15, 21, 33, 22),
}
FILLS = [tone.fill for tone in PALETTE.diverging]


def likert(
    survey: dict[str, tuple[Any, ...]] = SURVEY,
    scale: tuple[str, ...] = SCALE,
    **more: Any,
) -> Easel:
    rows = [
        {"label": answer, "series": topic}
        | ({} if share is None else {"value": str(share)})
        for topic, shares in survey.items()
        for answer, share in zip(scale, shares, strict=True)
    ]
    words = {"question": "How far do you support …?", "sample": "1,012 adults, 2024"}
    return Easel({"kind": "likert", "data": {"rows": rows}, **words, **more})


def parts(picture: Picture) -> list[Patch]:
    """Return the parts without the plates of numbers."""
    tall = max(patch.edges.bottom - patch.edges.top for patch in patches(picture))
    return [
        patch
        for patch in patches(picture)
        if patch.edges.bottom - patch.edges.top > tall - 0.1
    ]


def test_a_bar_is_a_hundred_per_cent_wide_and_to_scale() -> None:
    first = parts(likert().picture)[:5]
    starts = [patch.edges.left for patch in first]
    wide = first[-1].edges.right - starts[0]
    shares = [(start - starts[0]) / wide * 100 for start in starts]
    assert shares == pytest.approx([0, 22, 40, 54, 80], abs=0.4)


def test_parts_have_white_gaps_and_the_diverging_colours() -> None:
    first = parts(likert().picture)[:5]
    assert [patch.filling.fill for patch in first] == FILLS
    gaps = [after.edges.left - one.edges.right for one, after in pairwise(first)]
    assert gaps == pytest.approx([0.353] * 4, abs=0.001)


def test_the_far_class_against_is_hatched_and_its_number_stands_on_a_plain_ground() -> (
    None
):
    picture = likert().picture
    assert [bool(patch.filling.hatch) for patch in parts(picture)[:5]] == [
        True,
        *[False] * 4,
    ]
    plate = next(patch for patch in patches(picture) if patch not in parts(picture))
    assert (plate.filling.fill, plate.filling.hatch) == (WHITE, "")
    (number,) = [words for words in picture.words if words.text == "22%"]
    assert number.style.colour == INK
    assert plate.edges.left < number.edges.left < number.edges.right < plate.edges.right


def test_every_part_has_its_number_and_the_unit_stands_once() -> None:
    found = texts(likert().picture)
    assert found.count("22%") == 1
    for shares in SURVEY.values():
        assert {str(share) for share in shares[1:]} <= set(found)


def test_a_part_too_short_for_its_number_has_it_beneath() -> None:
    picture = likert({**SURVEY, "Visas": (1, 2, 1, 46, 50)}).picture
    low = max(patch.edges.bottom for patch in parts(picture))
    beneath = [words.text for words in picture.words if words.edges.top > low]
    assert beneath == ["1", "2", "1"]


def test_answers_keep_the_order_in_which_they_are_first_given() -> None:
    easel = likert()
    rows = [*easel.chart["data"]["rows"]]
    rows[5:] = reversed(rows[5:])
    picture = Easel({**easel.chart, "data": {"rows": rows}}).picture
    assert [patch.filling.fill for patch in parts(picture)[5:]] == FILLS


def test_answers_are_named_once_above_the_first_bar() -> None:
    picture = likert(slot="full").picture
    assert [texts(picture).count(answer) for answer in SCALE] == [1] * 5
    top = parts(picture)[0].edges.top
    names = [words for words in picture.words if words.text in SCALE]
    assert all(words.edges.bottom < top for words in names)


def test_only_a_centred_chart_has_a_middle_line_and_splits_the_neutral_answer() -> None:
    picture = likert(centred=True).picture
    neutral = [part for part in parts(picture) if part.filling.fill == FILLS[2]]
    middles = [(part.edges.left + part.edges.right) / 2 for part in neutral]
    assert middles[0] == pytest.approx(middles[1], abs=0.2)
    plain = [part for part in parts(likert().picture) if part.filling.fill == FILLS[2]]
    assert abs(plain[0].edges.left - plain[1].edges.left) > 5


def test_answers_off_the_scale_are_pale_and_stand_apart_when_centred() -> None:
    scale = (*SCALE, "Do not know")
    survey = {"A": (20, 20, 10, 30, 10, 10), "B": (5, 15, 20, 20, 20, 20)}
    easel = likert(survey, scale, neutral="Neither")
    assert parts(easel.picture)[5].filling.fill == PALETTE.tint
    picture = likert(survey, scale, neutral="Neither", centred=True).picture
    first, second = parts(picture)[5], parts(picture)[11]
    assert first.edges.left == pytest.approx(second.edges.left)
    furthest = max(parts(picture)[at].edges.right for at in (4, 10))
    assert first.edges.left > furthest + 2


@pytest.mark.parametrize(
    ("scale", "shares", "steps"),
    [
        (("No", "Yes"), (40, 60), (0, 4)),
        (("No", "Neither", "Yes"), (30, 10, 60), (0, 2, 4)),
        (SCALE[:2] + SCALE[3:], (10, 20, 30, 40), (0, 1, 3, 4)),
    ],
)
def test_shorter_scales_take_the_steps_that_fit(
    scale: tuple[str, ...], shares: tuple[int, ...], steps: tuple[int, ...]
) -> None:
    picture = likert({"A": shares}, scale).picture
    assert [part.filling.fill for part in parts(picture)] == [FILLS[at] for at in steps]


def test_a_question_without_answers_is_an_empty_slot() -> None:
    picture = likert({**SURVEY, "Culture": (None,) * 5}).picture
    assert texts(picture).count("no data") == 1


def test_answers_that_are_provisional_say_so_under_their_question() -> None:
    easel = likert()
    rows = [
        {**row, "standing": "provisional"} if row["series"] == "Economic ties" else row
        for row in easel.chart["data"]["rows"]
    ]
    picture = Easel({**easel.chart, "data": {"rows": rows}}).picture
    assert texts(picture).count("provisional") == 1


def test_question_and_sample_are_printed_under_the_figure() -> None:
    chart = drawn(fig=likert().chart).charts["fig"]
    assert chart.notes == (
        "Question: How far do you support …?",
        "Asked: 1,012 adults, 2024",
    )


def test_alternative_text_and_table_have_a_row_for_each_question() -> None:
    easel = likert()
    assert "the largest part of Military ties is Support (26%)" in easel.alt
    assert easel.table.head == ("Item", *SCALE)
    assert easel.table.rows[0] == ("Military ties", "22%", "18%", "14%", "26%", "20%")


def test_shares_that_are_rounded_still_fill_the_bar_and_no_more() -> None:
    picture = likert({"A": (20, 20, 20, 20, 21)}).picture
    assert parts(picture)[-1].edges.right < picture.width
    assert not lines_of(picture)


@pytest.mark.parametrize(
    ("easel", "said"),
    [
        (likert({"A": (-5, 25, 20, 30, 30)}), "a share of answers cannot be negative"),
        (likert({"A": (20, 20, 20, 20, 10)}), "add up to 90, not 100"),
        (likert({"A": (20, 20, None, 30, 30)}), "has no value"),
        (likert(neutral="Nither"), "no answer is called “Nither”"),
        (likert(neutral="Support"), "more than the colours of a scale"),
        (likert({"A": (100,)}, ("Yes",)), "0 before its middle and 0 after"),
        (
            likert({"A": (10,) * 6 + (40,)}, tuple("abcdefg")),
            "7 answers are more than the colours",
        ),
        (
            likert({f"Q{n}": SURVEY["Military ties"] for n in range(60)}),
            "60 bars are more",
        ),
    ],
)
def test_what_is_no_scale_is_refused_with_a_reason(easel: Easel, said: str) -> None:
    messages = [problem.message for problem in easel.problems if problem.blocks]
    assert any(said in message for message in messages)


def test_a_share_that_sources_dispute_is_not_drawn_as_settled() -> None:
    entries = {
        "quantities": {"no": {"label": "No", "position": "show-both"}},
        "facts": {
            "one": {"quantity": "no", "display": "40%", "value": "40"},
            "two": {"quantity": "no", "display": "55%", "value": "55", "source": "s2"},
        },
    }
    rows = [{"label": "No", "fact": "one"}, {"label": "Yes", "value": "60"}]
    chart = {**likert().chart, "data": {"rows": rows}}
    (problem,) = Easel(chart, entries).problems
    assert "shows one survey" in problem.message
    assert "kind: range" in problem.hint
