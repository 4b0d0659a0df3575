"""The colours of screens, by the numbers of WCAG 2.2."""

import pytest

from briefmaker.formats.web.colours import GROUNDS, WORDS, Tokens, dark, light
from briefmaker.formats.web.style import MARKS, UNMARKED, quoted
from briefmaker.look.colour import contrast
from briefmaker.look.look import Brand

BRANDS = {
    "own": Brand(),
    "green": Brand(primary="#0F4D2A", accent="#7A1F5C", tint="#EEF6F0"),
    "black": Brand(primary="#111111", accent="#444444"),
}


@pytest.fixture(params=[(b, s) for b in BRANDS for s in ("light", "dark")], ids=str)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    brand, scheme = request.param
    night = dark(BRANDS[brand]) if scheme == "dark" else {}
    return {**light(BRANDS[brand]), **night}


def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for word in WORDS:
        for ground in GROUNDS:
            assert contrast(tokens[word], tokens[ground]) >= 4.5, (word, ground)


def test_letters_in_a_step_of_the_scale_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens["ink"], tokens["light"]) >= 4.5
    assert contrast(tokens["ground"], tokens["navy"]) >= 4.5
    assert contrast(tokens["ground"], tokens["crimson"]) >= 4.5


def test_edges_that_must_be_seen_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens["rule"], tokens["ground"]) >= 3


def test_handling_marks_can_be_read() -> None:
    for ink, ground in (*MARKS.values(), UNMARKED):
        assert contrast(ink, ground) >= 4.5


def test_words_in_the_style_sheet_cannot_end_it() -> None:
    assert quoted('a</style>"\\b') == '"a\\3c /style\\3e \\22 \\5c b"'
