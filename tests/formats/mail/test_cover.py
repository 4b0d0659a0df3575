"""The letter that the papers of a meeting travel with."""

from datetime import date

import pytest

from briefmaker.brief.model import Marking
from briefmaker.formats.mail.cover import AgendaLine, Occasion, cover
from briefmaker.formats.mail.enclosure import enclosed
from briefmaker.look.look import Look
from briefmaker.workspace import Workspace, shipped
from briefmaker.writing.language import language_of, languages
from briefmaker.writing.tree import parse
from formats.mail.conftest import parts_of

ASSETS = shipped("assets")
PACK = enclosed("2025-10-20_rc-14_committee-on-the-region_TLP-AMBER.pdf", b"%PDF", 81)
AGENDA = tuple(
    AgendaLine(f"{hour}:30", f"Item {hour}", "Decision", f"page {hour}")
    for hour in range(9, 18)
)
MEETING = Occasion(
    title="Committee on the region",
    day=date(2025, 10, 20),
    issued=date(2025, 10, 13),
    when="Monday, 20 October 2025, 9:30–12:00 (Berlin)",
    place="Room 2.14",
    sender="Secretariat",
    document="RC-14 v1.0",
    marking=Marking.AMBER,
    agenda=AGENDA,
    note="Not for the press",
    copy="Copy 3 of 12 · Anna Aliyeva",
    contact="secretariat@example.org",
)


def test_the_letter_says_when_and_where_and_what_for(workspace: Workspace) -> None:
    language = language_of("en", ASSETS)
    letter = cover(MEETING, (PACK,), language, Look(), workspace, "Dear Anna,")
    assert (
        letter.subject
        == "[TLP:AMBER] MEETING 20 Oct: Committee on the region (RC-14 v1.0)"
    )
    parts = parts_of(letter.text)
    assert parts[:5] == [
        "TLP:AMBER Not for the press",
        "Dear Anna,",
        "Monday, 20 October 2025, 9:30–12:00 (Berlin)",
        "Place: Room 2.14",
        "Copy 3 of 12 · Anna Aliyeva",
    ]
    assert parts[5].startswith("Agenda - 9:30 Item 9 (Decision · page 9) - 10:30 Item")
    assert parts[6] == (
        "Attached: Meeting papers · Committee on the region "
        f"{PACK.name} 81 pages SHA-256 {PACK.sha256}"
    )
    assert parts[-1] == "Secretariat · RC-14 v1.0 · 13 October 2025"
    assert letter.problems == ()
    assert len(list(parse(letter.html).iter("li"))) == len(AGENDA)


def test_a_long_agenda_is_no_breach(workspace: Workspace) -> None:
    language = language_of("en", ASSETS)
    long = Occasion(
        "Assembly",
        date(2026, 1, 9),
        date(2025, 12, 20),
        "Friday",
        "Hall",
        "Secretariat",
        "AS-1 v1.0",
        Marking.NONE,
        AGENDA * 9,
    )
    letter = cover(long, (), language, Look(), workspace)
    assert letter.problems == ()
    assert letter.subject == "MEETING 9 Jan 2026: Assembly (AS-1 v1.0)"
    assert letter.marking == ""


@pytest.mark.parametrize("tag", languages(ASSETS))
def test_each_language_has_its_words(workspace: Workspace, tag: str) -> None:
    language = language_of(tag, ASSETS)
    letter = cover(MEETING, (PACK,), language, Look(), workspace)
    html = next(parse(letter.html).iter("html"))
    assert html.get("dir") == language.direction
    assert letter.language == tag
    assert language.file.mail.attached in letter.text
    assert language.file.pack.agenda in letter.text
    assert letter.problems == ()
