"""One side of a dispute is not drawn alone, or it is said that it would be."""

from typing import Any

import pytest

from briefmaker.charts.plan import plan
from briefmaker.problems import Problem, Severity
from charts.easel import brief_of, evidence_of

ENTRIES: dict[str, Any] = {
    "quantities": {"share": {"label": "Share", "position": "show-both"}},
    "facts": {
        "low": {"quantity": "share", "display": "17%", "value": "17"},
        "high": {"quantity": "share", "display": "most of it", "source": "s2"},
    },
}
ROW = {"label": "Share", "fact": "high", "value": "60"}


def problems(policy: str = "release", **data: Any) -> tuple[Problem, ...]:
    brief = brief_of(fig={"kind": "bar", "data": data})
    brief = brief.model_copy(update={"policy": policy})
    return plan(brief, evidence_of(**ENTRIES)).problems


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("release", Severity.ERROR),
        ("review", Severity.WARNING),
        ("draft", Severity.NOTE),
    ],
)
def test_a_fact_whose_other_side_is_no_number_would_stand_alone(
    policy: str, severity: Severity
) -> None:
    (found,) = problems(policy, facts=["low"])
    assert (found.code, found.severity) == ("evidence.one-sided", severity)
    assert found.address == ("charts", "fig", "data", "facts", 0)
    assert "“Share”" in found.message
    assert "without “most of it”" in found.message
    assert "give high a `value`" in found.hint
    assert "{fact}`share`" in found.hint


def test_it_is_drawn_all_the_same_in_a_draft() -> None:
    brief = brief_of(fig={"kind": "bar", "data": {"facts": ["low"]}})
    brief = brief.model_copy(update={"policy": "draft"})
    plot = plan(brief, evidence_of(**ENTRIES)).plots["fig"]
    assert [point.ends for point in plot.points] == [(17, 17)]
    assert plot.drawable


def test_a_typed_number_does_not_settle_what_sources_say_in_words() -> None:
    worded = {**ENTRIES["facts"]["low"], "display": "a small part"}
    del worded["value"]
    entries = {**ENTRIES, "facts": {**ENTRIES["facts"], "low": worded}}
    brief = brief_of(fig={"kind": "bar", "data": {"rows": [ROW]}})
    (found,) = plan(brief, evidence_of(**entries)).problems
    assert found.code == "evidence.one-sided"
    assert found.address == ("charts", "fig", "data", "rows", 0, "fact")
    assert "without “a small part”" in found.message


def test_a_side_that_is_drawn_elsewhere_in_the_chart_is_not_lacking() -> None:
    typed = {"label": "Share", "fact": "low"}
    assert problems(rows=[typed], facts=["low"])[0].code == "evidence.one-sided"
    held = {**ENTRIES["facts"]["high"], "value": "60"}
    entries = {**ENTRIES, "facts": {**ENTRIES["facts"], "high": held}}
    data = {"facts": [{"fact": "low", "label": "A"}, {"fact": "high", "label": "B"}]}
    brief = brief_of(fig={"kind": "bar", "data": data})
    found = plan(brief, evidence_of(**entries))
    assert found.problems == ()
    assert [point.ends for point in found.plots["fig"].points] == [(17, 17), (60, 60)]
