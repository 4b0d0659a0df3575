"""Letters: what they say, in which order, and nothing that the page does not say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefmaker.formats.mail.excerpt import MOST_WORDS
from briefmaker.formats.mail.gathering import said_of
from briefmaker.formats.mail.letter import Letter, finished, letter
from briefmaker.formats.mail.said import Said, unmarked
from briefmaker.formats.text.columns import WIDTH, width
from briefmaker.formats.tree import tree_of, words
from briefmaker.look.settings import look_of
from briefmaker.reading import Wishes
from briefmaker.rules.allowing import unneeded
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition
from briefmaker.writing.tree import parse
from formats.composed import KINDS, REAL, persian, real, starter
from formats.mail.conftest import (
    ENCLOSED,
    PERSIAN,
    Changed,
    letter_of,
    parts_of,
    said_in,
    sent,
)

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    '<rect width="40" height="10" fill="#0B3766"/></svg>'
)
LONG = "The canal was dry in August and the council counted the farms. " * 11
WORDY = {"rule": "T-04", "reason": "the minister asked for all of it"}
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DIGITS = re.compile(r"\d[\d.,]*\d|\d")


def plain_spaces(said: str) -> str:
    return " ".join(said.split())


def words_of_page(made: Composition) -> list[str]:
    root = tree_of(made.page)
    return words(" ".join(next(root.iter("body")).itertext()))


def lines_of(said: Said) -> Iterator[str]:
    """Yield each line that a letter has from the document."""
    yield from (unmarked(line.words) for line in (*said.lead, *said.points))
    yield from (unmarked(said.ask), unmarked(said.title))
    for figure in said.figures:
        yield from map(unmarked, (figure.number, *figure.lines))
    if said.exhibit:
        exhibit = said.exhibit
        lines = (exhibit.label, exhibit.title, exhibit.subtitle, *exhibit.below)
        yield from map(unmarked, lines)
        yield exhibit.shown.alt
    yield from map(unmarked, said.grounds)
    yield from (said.band, said.status, said.box, said.kicker, said.terms)
    yield from (said.contact, said.document, said.marking, said.beside)
    yield from (line.aside for line in said.points)


def assert_on_the_page(made: Composition, said: Said) -> None:
    """Every line stands on the page in one run, but for marks between its words."""
    page = words_of_page(made)
    page += [word for alt in _alts(made) for word in words(alt)]
    run = f" {_without_numbers(page)} "
    for line in lines_of(said):
        wanted = _without_numbers(words(line))
        assert not wanted or f" {wanted} " in run, line


def _without_numbers(said: list[str]) -> str:
    """Return words but for numbers: the marks of sources are numbers too."""
    return " ".join(word for word in said if not word.isdigit())


def _alts(made: Composition) -> Iterator[str]:
    for image in tree_of(made.page).iter("img"):
        yield image.get("alt", "")


def words_in_html(letter: Letter) -> list[str]:
    seen = parse(COMMENT.sub("", letter.html))
    return words(" ".join(next(seen.iter("body")).itertext()))


@pytest.mark.parametrize("name", REAL)
def test_a_letter_of_a_brief_is_short_and_without_a_problem(
    name: str, workspace: Workspace
) -> None:
    said = said_in(name, workspace)
    assert sent(name, workspace).problems == ()
    assert 80 <= said.body <= MOST_WORDS
    assert len(said.points) == 3


def test_the_plain_text_of_a_memo(workspace: Workspace) -> None:
    parts = parts_of(sent("migration", workspace).text)
    assert parts[0] == "TLP:GREEN"
    assert parts[1].startswith("Tajikistan leans on wages earned in Russia.")
    assert "nearly half of GDP[1] or roughly 17% of GDP,[2 ≠] cannot" in parts[1]
    assert parts[2] == (
        "Decision requested by 20 October 2025: approve planning on both measures and "
        "asking for the papers."
    )
    assert parts[3].startswith(
        "From the key judgements - Moscow and Dushanbe are unlikely to publish binding "
        "safeguards for Tajik workers before July 2026. (Confidence moderate) - "
    )
    assert parts[4].startswith("Figure 1. The two published shares are nearly three")
    assert parts[5] == (
        "Attached: Policy memo · Migration · The Dushanbe papers, as reported, offer "
        "Tajik workers control and no protection "
        f"{ENCLOSED.name} 2 pages SHA-256 {ENCLOSED.sha256}"
    )
    assert parts[-2].endswith("≠ stands where sources differ.")
    assert parts[-1].startswith("Central Asia desk · BM-2025-002 v1.0 · 13 October")


@pytest.mark.parametrize("name", REAL)
def test_no_line_is_longer_than_mail_can_quote(name: str, workspace: Workspace) -> None:
    text = sent(name, workspace).text
    assert max(map(width, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("name", REAL)
def test_a_letter_says_nothing_that_the_page_does_not(
    name: str, workspace: Workspace
) -> None:
    assert_on_the_page(real(name, workspace), said_in(name, workspace))


@pytest.mark.parametrize("name", REAL)
def test_every_figure_of_a_letter_stands_on_the_page(
    name: str, workspace: Workspace
) -> None:
    made = real(name, workspace)
    root = tree_of(made.page)
    page = " ".join(next(root.iter("body")).itertext()) + " ".join(_alts(made))
    there = set(DIGITS.findall(page))
    bare = finished(said_in(name, workspace), (), made.language, workspace)
    found = set(DIGITS.findall(bare.text.replace("\u2060", "")))
    assert len(found) > 5
    assert found <= there


def test_the_words_of_each_fact_are_kept_in_one_piece(workspace: Workspace) -> None:
    text = plain_spaces(sent("migration", workspace).text)
    printed = dict(real("migration", workspace).page.facts)
    for name in ("mig-remit-share-nearly-half", "mig-remit-share-17"):
        assert printed[name].replace("\u00a0", " ") in text


def test_a_persian_letter_runs_to_the_left(workspace: Workspace) -> None:
    made = persian(workspace)
    posted = sent(PERSIAN, workspace)
    assert posted.problems == ()
    assert_on_the_page(made, said_in(PERSIAN, workspace))
    assert posted.text.splitlines()[0] == "TLP:AMBER+STRICT"
    html = next(parse(posted.html).iter("html"))
    assert (html.get("lang"), html.get("dir")) == ("fa", "rtl")
    assert 'align="right"' in posted.html
    assert "border-right: 4px solid" in posted.html
    assert "border-left" not in posted.html
    assert "۲\u00a0صفحه" in posted.html.replace("&nbsp;", "\u00a0")


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_of_every_kind_is_from_its_page(
    kind: str, workspace: Workspace, tmp_path: Path
) -> None:
    made = starter(kind, workspace, tmp_path)
    said = said_of(made, workspace)
    assert_on_the_page(made, said)
    posted = finished(said, (ENCLOSED,), made.language, workspace)
    assert [problem.code for problem in posted.problems if problem.blocks] == []
    assert said.points or said.figures or said.exhibit or kind == "questions"


@pytest.mark.parametrize("name", REAL)
def test_text_and_html_say_the_same(name: str, workspace: Workspace) -> None:
    made = sent(name, workspace)
    alts = (image.get("alt", "") for image in parse(made.html).iter("img"))
    shown = {*words_in_html(made), *words(" ".join(alts))}
    assert set(words(f"{made.text} Bottom line")) == shown


def test_without_judgements_the_first_list_stands_in(
    changed: Changed, workspace: Workspace
) -> None:
    body = "Two things are open:\n\n- Who pays. It matters.\n- Who meters."
    sections = [{"heading": "What is open", "body": body}]
    made = changed(judgements=None, charts=None, tables=None, sections=sections)
    said = said_of(made, workspace)
    assert said.heading == "What is open"
    taken = [plain_spaces(unmarked(line.words)) for line in said.points]
    assert taken == ["Who pays.", "Who meters."]
    assert said.exhibit is None


def test_without_a_decision_a_letter_says_so(
    changed: Changed, workspace: Workspace
) -> None:
    posted = letter_of(changed(decision=None), workspace)
    assert posted.subject == "[TLP:GREEN] Draft · INFO 10 Apr: Water (BM-2025-015 v1.0)"
    assert "For information: no decision needed." in parts_of(posted.text)


def test_a_draft_says_so_before_all_else(
    changed: Changed, workspace: Workspace
) -> None:
    posted = letter_of(changed(), workspace)
    assert parts_of(posted.text)[0] == "TLP:GREEN Draft"
    assert words_in_html(posted)[:3] == ["tlp", "green", "draft"]


def test_a_document_that_fails_its_check_says_so_before_all_else(
    changed: Changed, workspace: Workspace
) -> None:
    made = changed(Wishes(allow_failing=True), policy="release", status="final")
    assert made.page.band
    posted = letter_of(made, workspace)
    assert parts_of(posted.text)[0] == f"TLP:GREEN {plain_spaces(made.page.band)}"
    before = words(f"TLP:GREEN {made.page.band}")
    assert words_in_html(posted)[: len(before)] == before
    assert posted.problems == ()


def test_a_letter_for_one_audience_has_nothing_for_others(
    changed: Changed, workspace: Workspace
) -> None:
    judged = {"confidence": "low", "because": "nobody has counted"}
    judgements = [
        {"text": "Meters are {likely}`likely` to pay for themselves.", **judged},
        {
            "text": "The council is {likely}`unlikely` to agree.",
            "audience": ["cabinet"],
            **judged,
        },
        {
            "text": "Farmers are {likely}`likely` to agree.",
            "audience": ["press"],
            **judged,
        },
    ]
    posted = letter_of(
        changed(Wishes(audience="press"), judgements=judgements), workspace
    )
    assert "Farmers are likely" in posted.text
    assert "council" not in posted.text + posted.html


def test_a_long_bottom_line_leaves_one_point_and_is_told(
    changed: Changed, workspace: Workspace
) -> None:
    judged = {"confidence": "low", "because": "nobody has counted"}
    judgements = [
        {
            "text": f"It is {{likely}}`likely` that canal {number} is dry again.",
            **judged,
        }
        for number in ("one", "two")
    ]
    made = changed(bottom_line=LONG, judgements=judgements, allow=[WORDY])
    posted = letter_of(made, workspace)
    assert [problem.code for problem in posted.problems] == ["mail.long"]
    assert "canal one" in posted.text
    assert "canal two" not in posted.text
    assert "From the key judgements" in posted.text


def test_an_accepted_rule_is_a_note_and_no_render_calls_it_idle(
    changed: Changed, workspace: Workspace
) -> None:
    allow = [WORDY, {"rule": "N-02", "reason": "the minister asked for all of it"}]
    made = changed(bottom_line=LONG, allow=allow)
    (problem,) = letter_of(made, workspace).problems
    assert problem.severity == "note"
    assert problem.hint == "accepted, N-02: the minister asked for all of it"
    idle = [problem.token for problem in unneeded((), made.brief, whole=True)]
    assert idle == ["T-04"]


def test_what_the_sender_adds_is_text_and_never_markup(
    changed: Changed, workspace: Workspace
) -> None:
    said = "Rain & <b>wind</b>\nfrom the north\n\n\n  second paragraph  "
    posted = letter(
        changed(),
        (ENCLOSED,),
        workspace,
        "Dear <Anna>,",
        said,
        "A. Aliyeva\nWater desk",
    )
    assert "Dear &lt;Anna&gt;," in posted.html
    assert "Rain &amp; &lt;b&gt;wind&lt;/b&gt;<br>from the north" in posted.html
    assert "A. Aliyeva<br>Water desk" in posted.html
    parts = parts_of(posted.text)
    assert parts[1] == "Dear <Anna>,"
    note = parts.index("Note from the sender")
    assert parts[note + 1 : note + 4] == [
        "Rain & <b>wind</b> from the north",
        "second paragraph",
        "A. Aliyeva Water desk",
    ]


def test_azerbaijani_letters_and_a_title_of_two_hundred_letters(
    changed: Changed, workspace: Workspace
) -> None:
    title = "Qışlaqda su itkisi böyükdür, ölçü cihazları gərəkdir " * 4
    posted = letter_of(
        changed(title=title, topic=None, language="az", marking="TLP:AMBER+STRICT"),
        workspace,
    )
    assert posted.subject == (
        "[TLP:AMBER+STRICT] Layihə · QƏRAR, son gün 20 apr (BM-2025-015 v1.0)"
    )
    assert " ".join(title.split()) in " ".join(posted.text.split())
    assert [p.code for p in posted.problems] == []


def test_the_same_letter_is_the_same_in_each_byte(
    changed: Changed, workspace: Workspace
) -> None:
    made = changed()
    assert letter_of(made, workspace) == letter_of(made, workspace)


def test_many_letters_of_one_document_share_their_pictures(
    workspace: Workspace,
) -> None:
    made = real("migration", workspace)
    said = said_in("migration", workspace)
    one, other = (
        finished(said, (ENCLOSED,), made.language, workspace, f"Dear {name},")
        for name in ("Anna", "Bea")
    )
    assert one.pictures == other.pictures
    assert one.html.replace("Anna", "Bea") == other.html
    assert one.html != other.html


def test_the_logo_travels_with_the_letter(
    changed: Changed, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    (tmp_path / "briefmaker.toml").write_text(
        '[brand]\nprimary = "#1B4D3E"\n'
        '[brand.logo]\npath = "logo.svg"\nalt = "Ministry of Water"\n',
        encoding="utf-8",
    )
    own = replace(workspace, root=tmp_path)
    made = replace(changed(), look=look_of(own))
    posted = letter_of(made, workspace)
    names = [name.partition(".")[0] for name in posted.pictures]
    assert names == ["logo", "fig-losses"]
    assert all(data.startswith(b"\x89PNG") for data in posted.pictures.values())
    logo = next(each for each in parse(posted.html).iter("img"))
    assert logo.get("alt") == "Ministry of Water"
    assert (logo.get("width"), logo.get("height")) == ("148", "46")
    assert "#1B4D3E" in posted.html
    assert "#0B3766" not in posted.html
