"""Lines that the page ends: one full stop each, in front of the mark."""

import pytest
from markupsafe import Markup

from briefmaker.writing.header import sentence
from briefmaker.writing.markup import finished
from briefmaker.writing.nodes import Cite, Inlines, Text

MARK = '<sup class="mark"><a class="cite" id="cite-1" href="#src-a">1</a></sup>'


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ((Text("left to the page"),), (Text("left to the page"),)),
        ((Text("so "), Cite(0)), (Text("so "), Cite(0), Text("."))),
        ((Text("so. "), Cite(0)), (Text("so. "), Cite(0))),
        ((Text("Is it so?"),), (Text("Is it so?"),)),
        ((Cite(0),), (Cite(0), Text("."))),
        ((), ()),
    ],
)
def test_a_line_is_finished_once(line: Inlines, after: Inlines) -> None:
    assert finished(line) == after


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("one text says so", "one text says so."),
        (f"one text says so.\u2060{MARK}", f"one text says so.\u2060{MARK}"),
        (f"one text says so\u2060{MARK}", f"one text says so\u2060{MARK}."),
        ("<em>Why?</em>", "<em>Why?</em>"),
        ("", ""),
    ],
)
def test_a_sentence_that_ends_before_its_mark_has_ended(html: str, after: str) -> None:
    assert sentence(Markup(html)) == after
