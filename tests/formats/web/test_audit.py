"""Each promise of the audit is broken once, and found."""

from collections.abc import Callable

import pytest

from briefmaker.formats.web.audit import audit
from briefmaker.problems import Severity
from formats.web.conftest import Screen

Damage = Callable[[str], str]


def codes(screen: Screen, damage: Damage) -> set[str]:
    text = damage(screen.text)
    assert text != screen.text
    made = screen.made
    return {p.code for p in audit(made.page, made.language, text.encode(), ())}


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("html.lost-text", lambda t: t.replace("Plan on both measures", "", 1)),
        ("html.lost-text", lambda t: t.replace("Options</h2>", "Choices</h2>", 1)),
        ("html.lost-fact", lambda t: t.replace("nearly half of GDP", "half")),
        ("html.marking", lambda t: t.replace(">TLP:GREEN<", "><", 1)),
        ("html.double-id", lambda t: t.replace('id="cite-2"', 'id="cite-1"', 1)),
        ("html.dead-link", lambda t: t.replace('id="tbl-options"', "", 1)),
        ("html.dead-link", lambda t: t.replace('id="card-1"', "", 1)),
        (
            "html.asks",
            lambda t: t.replace("<main", '<img src="http://example.org/a.png"><main'),
        ),
        ("html.asks", lambda t: t.replace("</style>", "a{b:url(x.png)}</style>", 1)),
        ("html.asks", lambda t: t.replace("</style>", '@import "x.css";</style>', 1)),
    ],
)
def test_damage_is_found(migration: Screen, code: str, damage: Damage) -> None:
    assert code in codes(migration, damage)


def test_a_lost_note_is_found(persian: Screen) -> None:
    found = codes(persian, lambda text: text.replace('id="note-a"', "", 1))
    assert "html.lost-note" in found


def test_what_a_screen_adds_is_no_text_of_the_page(migration: Screen) -> None:
    added = '<p data-screen="">Something more</p></main>'
    assert codes(migration, lambda text: text.replace("</main>", added)) == set()


def test_letters_without_a_font_are_told_and_stop_nothing(migration: Screen) -> None:
    made = migration.made
    data = migration.export.data
    (problem,) = audit(made.page, made.language, data, ("₼",))
    assert problem.code == "html.no-glyph"
    assert problem.severity is Severity.WARNING
    assert "U+20BC" in problem.message
