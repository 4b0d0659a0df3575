"""Editions compared as values: what is a change, and what is none."""

from typing import Any

import pytest

from briefmaker.changes.between import between
from briefmaker.changes.change import Changes
from briefmaker.evidence.verdict import Status
from briefmaker.writing.composition import Composition
from changes.conftest import Compose, Differ

SECOND = "  - id: sec-unknown"
THIRD = "  - id: sec-options"
KNOW = """\
      Losses in one canal came to {fact}`losses` [@courier]. The union wrote a letter
      about the gates and asked for a count of all farms [@letter].
"""
RESERVOIR = """\
      A second paragraph tells of the reservoir, which stood lower than in the year
      before and was closed in June.

"""


def redlined(changes: Changes) -> list[str]:
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return [
        " ".join(signs[run.kind].format(run.text) for run in change.runs)
        for change in changes.text.changes
    ]


def test_the_same_edition_has_not_changed(first: Composition) -> None:
    assert not between(first, first)


def test_another_version_of_the_same_words_differs_in_its_particulars_only(
    changes: Differ,
) -> None:
    found = changes(('version: "1.0"', 'version: "1.1"'), ("2025-04-10", "2025-04-11"))
    assert [each.key for each in found.particulars] == ["version", "date"]
    assert (found.particulars[1].old, found.particulars[1].new) == (
        "10 April 2025",
        "11 April 2025",
    )
    assert found.text.changes == ()


def test_what_stands_on_every_page_is_compared(changes: Differ) -> None:
    found = changes(
        ("TLP:GREEN", "TLP:AMBER"),
        ("status: draft", "status: clearance"),
        ("to: [Deputy minister]", "to: [Minister]"),
        ("cutoff: 2025-04-08", "cutoff: 2025-04-09"),
        ("by: 2025-04-20", "by: 2025-04-28"),
        ("approve meters on three canals", "approve meters on two canals"),
    )
    said = {each.key: (each.old, each.new) for each in found.particulars}
    assert said == {
        "marking": ("TLP:GREEN", "TLP:AMBER"),
        "status": ("Draft", "For clearance"),
        "to": ("Deputy minister", "Minister"),
        "cutoff": ("8 April 2025", "9 April 2025"),
        "decision_by": ("20 April 2025", "28 April 2025"),
        "asked": ("approve meters on three canals", "approve meters on two canals"),
    }


@pytest.mark.parametrize(
    ("term", "direction"), [("very likely", 1), ("unlikely", -1), ("likely", 0)]
)
def test_a_likelihood_moves_up_or_down_its_scale(
    changes: Differ, term: str, direction: int
) -> None:
    found = changes(("{likely}`likely` to be short", f"{{likely}}`{term}` to be short"))
    assert [change.likelier for change in found.judgements] == [direction][
        : bool(direction)
    ]
    assert all(change.moved and not change.surer for change in found.judgements)


def test_judgements_are_known_by_their_words_in_any_order(changes: Differ) -> None:
    one = """\
  - text: The valley is {likely}`likely` to be short of water by May 2026 [@courier].
    confidence: moderate
    because: one report carries it
"""
    other = """\
  - text: The union is {likely}`unlikely` to take meters before June 2026 [@letter].
    confidence: low
    because: only its letter says so
"""
    moved = other.replace("confidence: low", "confidence: high")
    found = changes((one + other, moved + one))
    (change,) = found.judgements
    assert (change.old and change.old.number, change.new and change.new.number) == (
        2,
        1,
    )
    assert change.surer == 1
    assert not change.moved


def test_judgements_are_added_and_dropped(changes: Differ) -> None:
    found = changes(
        (
            "The union is {likely}`unlikely` to take meters before June 2026",
            "A pipe through the hills is {likely}`almost certain` by 2027",
        )
    )
    fates = [(bool(each.old), bool(each.new)) for each in found.judgements]
    assert sorted(fates) == [(False, True), (True, False)]


def test_a_figure_is_printed_in_other_words(changes: Differ) -> None:
    found = changes(
        ("display: about one quarter of the water", "display: one quarter of the water")
    )
    (change,) = found.claims
    assert change.reworded
    assert change.old is not None
    assert change.new is not None
    assert change.old.words == "about one quarter of the water"
    assert change.new.words == "one quarter of the water"
    assert change.new.anchors


def test_a_verdict_changes_without_the_words(changes: Differ) -> None:
    found = changes(
        (
            "selector: {exact: about one quarter of the water}",
            "selector: {exact: about one third of the water}",
        )
    )
    (change,) = found.claims
    assert change.judged
    assert not change.reworded
    statuses = [each.status for each in (change.old, change.new) if each]
    assert statuses == [Status.VERIFIED, Status.QUOTE_NOT_FOUND]


def test_a_fact_that_only_got_another_name_has_not_changed(changes: Differ) -> None:
    text_edits = (
        ("One canal lost {fact}`losses`.", "One canal lost {fact}`lost`."),
        ("came to {fact}`losses` [@courier]", "came to {fact}`lost` [@courier]"),
        ("facts:\n  losses:", "facts:\n  lost:"),
    )
    assert not changes(*text_edits)


def test_numbers_that_only_move_on_are_no_changes(changes: Differ) -> None:
    """The union's letter is cited first now: both marks get another number."""
    found = changes(("One canal lost", "The union wrote [@letter]. One canal lost"))
    assert redlined(found) == [
        "{+The union wrote.+} One canal lost about one quarter of the water. Another "
        "dry August is likely."
    ]
    assert found.sources == ()


def test_figures_that_only_move_on_are_no_changes(changes: Differ) -> None:
    chart = """\
charts:
  fig-first:
    kind: bar
    title: The old gate leaks more than the new one
    subtitle: Share of the water lost, %, 2024
    unit: "%"
    source: Invented figures.
    data: {rows: [{label: Old gate, value: 9}, {label: New gate, value: 3}]}
"""
    found = changes(
        ("charts:\n", chart),
        (
            "      @fig-losses compares",
            "      ![](#fig-first)\n\n      @fig-losses compares",
        ),
    )
    assert [(each.old is None, each.either.label) for each in found.exhibits] == [
        (True, "Figure 1")
    ]
    assert all(change.old is None for change in found.text.changes)


def test_a_citation_of_another_source_is_a_change(changes: Differ) -> None:
    found = changes(("count of all farms [@letter]", "count of all farms [@gazette]"))
    (change,) = found.text.changes
    kinds = [(run.kind, [word.key for word in run.words]) for run in change.runs]
    assert ("old", ["#src-letter"]) in kinds
    assert ("new", ["#src-gazette"]) in kinds
    assert [each.new and each.new.name for each in found.sources] == ["gazette"]


def test_text_is_redlined_by_whole_words(changes: Differ) -> None:
    found = changes(("stood lower than", "stood much higher than"))
    assert redlined(found) == [
        "A second paragraph tells of the reservoir, which stood [-lower-] {+much "
        "higher+} than in the year before and was closed in June."
    ]


def test_paragraphs_are_added_and_dropped(changes: Differ) -> None:
    found = changes(
        (RESERVOIR, ""), (THIRD, "      - Who pays is not known.\n" + THIRD)
    )
    fates = [(bool(each.old), bool(each.new)) for each in found.text.changes]
    assert fates == [(True, False), (False, True)]
    dropped, _ = found.text.changes
    assert dropped.place == "What we know"
    assert dropped.after >= 0


def test_a_paragraph_that_moved_to_another_section_says_where_it_was(
    changes: Differ,
) -> None:
    moved = RESERVOIR.replace("lower", "higher")
    found = changes(
        (RESERVOIR, ""), ("      @tbl-options sets", moved + "      @tbl-options sets")
    )
    (change,) = found.text.changes
    assert change.moved
    assert (change.came, change.place) == ("What we know", "Options")
    assert [run.text for run in change.runs if run.kind == "new"] == ["higher"]


def test_a_renamed_section_keeps_its_paragraphs(changes: Differ) -> None:
    found = changes(
        ("id: sec-unknown\n    role: unknown", "id: sec-open\n    heading: Open")
    )
    (heading,) = found.text.changes
    assert [run.text for run in heading.runs] == ["What we do not know", "Open"]
    assert not heading.moved


def test_a_section_that_moved_is_told_and_its_words_are_not(changes: Differ) -> None:
    text = SECTIONS[0] + SECTIONS[1]
    found = changes((text, SECTIONS[1] + SECTIONS[0]))
    assert found.text.changes == ()
    assert len(found.text.moved) == 1


SECTIONS = (
    """\
  - id: sec-unknown
    role: unknown
    body: |
      - How much each canal loses is not known, because only one of them was measured.
      - Why the two counts of farms differ is not known either.
""",
    """\
  - id: sec-options
    role: options
    body: |
      @tbl-options sets two courses side by side.

      ![](#tbl-options)

""",
)


def test_rows_of_charts_and_tables_are_compared(changes: Differ) -> None:
    found = changes(
        ("label: North canal, value: 14", "label: North canal, value: 18"),
        ("        - {label: New canal, value: 6}\n", ""),
        (
            "- [Meter the canals, low]",
            "- [Meter the canals, low]\n      - [Wait, none]",
        ),
    )
    chart, table = found.exhibits
    assert [(row.old, row.new) for row in chart.rows] == [
        (("North canal", "14%"), ("North canal", "18%")),
        (("New canal", "6%"), None),
    ]
    assert [(row.old, row.new) for row in table.rows] == [(None, ("Wait", "none"))]


def test_another_kind_of_chart_is_a_change(changes: Differ) -> None:
    found = changes(("kind: bar", "kind: lollipop"))
    (chart,) = found.exhibits
    assert chart.redrawn
    assert chart.rows == ()


def test_a_copy_that_was_replaced_is_told(changes: Differ) -> None:
    found = changes(("sha256: 2ed4", "sha256: 3ed4"))
    (source,) = found.sources
    assert source.replaced
    assert not source.reworded


def test_an_entry_that_says_something_else_is_told(changes: Differ) -> None:
    found = changes(("genre: Letter of the union", "genre: Open letter of the union"))
    (source,) = found.sources
    assert source.reworded
    assert not source.replaced


def test_the_other_way_round_all_that_was_added_was_dropped(
    first: Composition, second: Compose
) -> None:
    new = second(
        ("{likely}`likely` to be short", "{likely}`very likely` to be short"),
        ("stood lower than", "stood much higher than"),
        ("label: North canal, value: 14", "label: South canal, value: 18"),
        (
            "- [Meter the canals, low]",
            "- [Meter the canals, low]\n      - [Wait, none]",
        ),
        (SECTIONS[0] + SECTIONS[1], SECTIONS[1] + SECTIONS[0]),
        ("display: about one quarter", "display: one quarter"),
        ("genre: Letter of the union", "genre: Open letter of the union"),
    )
    there, back = between(first, new), between(new, first)

    def turned(found: Any) -> list[tuple[str, str]]:
        return sorted((repr(each.new), repr(each.old)) for each in found)

    def straight(found: Any) -> list[tuple[str, str]]:
        return sorted((repr(each.old), repr(each.new)) for each in found)

    assert straight(there.claims) == turned(back.claims)
    assert straight(there.judgements) == turned(back.judgements)
    assert straight(there.sources) == turned(back.sources)
    assert straight(there.text.changes) == turned(back.text.changes)
    assert straight(there.particulars) == turned(back.particulars)
    assert [each.likelier for each in there.judgements] == [1]
    assert [each.likelier for each in back.judgements] == [-1]
    for one, other in zip(there.exhibits, back.exhibits, strict=True):
        assert straight(one.rows) == turned(other.rows)
    assert there.text.moved == back.text.moved
