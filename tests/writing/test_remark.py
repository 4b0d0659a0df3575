"""Short texts without a brief: emphasis and links, everything else as typed."""

from pathlib import Path

import pytest

from briefmaker.writing.language import language_of
from briefmaker.writing.remark import remark

ASSETS = Path(__file__).parents[2] / "assets"
ENGLISH = language_of("en", ASSETS)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("as *agreed* in **spring**", "as <em>agreed</em> in <strong>spring</strong>"),
        ('the "open" question', "the “open” question"),
        ("two\nlines of text", "two lines of text"),
        (
            "from [the desk](https://desk.example)",
            'href="https://desk.example">the desk',
        ),
        ("less < more & <b>bold</b>", "less &lt; more &amp; &lt;b&gt;bold&lt;/b&gt;"),
        ("see [@s001, p. 2] there", "see [@s001, p."),
        ("a {fact}`share` here", "a {fact}`share` here"),
    ],
)
def test_a_remark_is_set_and_safe(typed: str, html: str) -> None:
    assert html in remark(typed, ENGLISH).replace("\xa0", " ")


def test_a_link_that_could_run_something_is_plain_words() -> None:
    assert remark("[here](javascript:alert)", ENGLISH) == "here"
