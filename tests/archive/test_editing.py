import pytest

from briefmaker.archive.editing import with_entry, with_keys
from briefmaker.archive.refused import Refused
from briefmaker.brief.places import Sheet
from briefmaker.brief.text import Text
from briefmaker.brief.yaml import read

SOURCES = """\
# Our sources.
sources:
  # The first one we had.
  first:
    type: report   # as the cover says
    title: 'Water: the lower valley'
    descriptor: >-
      Written by a party
      to the dispute.
    # Ask for the second volume.

# What we compare.
quantities:
  share: {label: Farms with water}
"""


def sheet(content: str) -> Sheet:
    text = Text.of("sources.yaml", content)
    return Sheet(text, read(text).spots, ("library",))


def test_a_new_entry_comes_last_in_its_group_and_all_else_stays():
    entry = {"type": "webpage", "title": "Second"}
    new = with_entry(sheet(SOURCES), "sources", "second", entry)
    lines = "  second:\n    type: webpage\n    title: Second\n"
    mark = "    # Ask for the second volume.\n"
    assert new == SOURCES.replace(mark, mark + lines)


def test_entries_that_stand_apart_by_blank_lines_go_on_so():
    content = "facts:\n   a: {x: 1}\n\n   b: {x: 2}\n"
    new = with_entry(sheet(content), "facts", "c", {"x": "3", "y": "4"})
    assert new == content + "\n   c:\n     x: 3\n     y: 4\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  a: {x: 1}\n"),
        ("# Ours.\n", "# Ours.\n\nsources:\n  a: {x: 1}\n"),
        ("# Ours.", "# Ours.\n\nsources:\n  a: {x: 1}\n"),
        ("sources:\n", "sources:\n  a: {x: 1}\n"),
        ("sources:", "sources:\n  a: {x: 1}\n"),
        ("sources: {}\n", "sources:\n  a: {x: 1}\n"),
        ("sources: {}  # none yet\n", "sources:  # none yet\n  a: {x: 1}\n"),
        (
            "sources:  # none yet\nfacts:\n  b: {x: 2}\n",
            "sources:  # none yet\n  a: {x: 1}\nfacts:\n  b: {x: 2}\n",
        ),
        ("facts: {b: {x: 2}}\n", "facts: {b: {x: 2}}\n\nsources:\n  a: {x: 1}\n"),
        ("sources:\n  b: {x: 2}", "sources:\n  b: {x: 2}\n  a: {x: 1}\n"),
        (
            "sources:\r\n  b: {x: 2}\r\n",
            "sources:\r\n  b: {x: 2}\r\n  a: {x: 1}\r\n",
        ),
    ],
)
def test_a_group_may_be_missing_empty_or_without_its_last_line_end(before, after):
    assert with_entry(sheet(before), "sources", "a", {"x": "1"}) == after


@pytest.mark.parametrize(
    "content",
    [
        "sources: {b: {x: 2}}\n",
        "{sources: }\n",
        "sources: [b]\n",
        "- b\n",
        "---\n...\n",
    ],
)
def test_what_is_written_in_braces_is_left_to_the_author(content):
    with pytest.raises(Refused, match="in a way that lines cannot be put into") as no:
        with_entry(sheet(content), "sources", "a", {"x": "1"})
    assert "by hand" in no.value.hint


FACTS = """\
facts:
  t1:
    display: 17%
    # Found on the second reading.
    selector:
      exact: old words
      prefix: before
    # By the copy's own numbers.
    locator: {page: 3}
    source: first   # the yearbook
  t2:
    display: 18%
"""


def test_the_lines_of_some_keys_are_replaced_and_the_others_stay():
    new = with_keys(
        sheet(FACTS),
        ("facts", "t1"),
        {"selector": {"exact": "new words", "figure": "17"}, "locator": {"page": "4"}},
    )
    assert new == FACTS.replace(
        "exact: old words\n      prefix: before", "exact: new words\n      figure: 17"
    ).replace("{page: 3}", "{page: 4}")


def test_a_key_can_be_taken_away():
    new = with_keys(sheet(FACTS), ("facts", "t1"), {"locator": None})
    assert new == FACTS.replace("    locator: {page: 3}\n", "")


def test_a_new_key_comes_below_the_one_named_or_last():
    new = with_keys(sheet(FACTS), ("facts", "t2"), {"rank": "normal"})
    assert new == FACTS + "    rank: normal\n"
    bare = FACTS.replace("    locator: {page: 3}\n", "")
    new = with_keys(
        sheet(bare), ("facts", "t1"), {"locator": {"page": "4"}}, after="selector"
    )
    comment = "    # By the copy's own numbers.\n"
    assert new == bare.replace(comment, "    locator: {page: 4}\n" + comment)


def test_an_entry_in_braces_is_left_to_the_author():
    content = "facts:\n  t1: {display: 17%, source: a}\n"
    with pytest.raises(Refused, match=r"`t1` in “sources\.yaml” is written"):
        with_keys(sheet(content), ("facts", "t1"), {"source": "b"})
