"""What a warm process finds and sets of one of our briefs."""

from pathlib import Path

import pypdfium2
import pytest

from briefmaker import apart
from briefmaker.preview.press import examined, pressed, saved
from briefmaker.preview.shown import Examined, Pages, Pressed, Show
from briefmaker.reading import NO_WISHES
from briefmaker.workspace import workspace_of
from preview.running import desk

BRIEF = "migration"


def of(folder: Path) -> Show:
    brief = folder / f"briefs/{BRIEF}.yaml"
    return Show(BRIEF, brief, workspace_of(brief), NO_WISHES, folder / "out/a.pdf")


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Show:
    return of(desk(tmp_path_factory.mktemp("desk"), BRIEF))


@pytest.fixture(scope="module")
def found(there: Show) -> Examined:
    return examined(there)


@pytest.fixture(scope="module")
def made(there: Show) -> Pressed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_is_copy", True)  # as in a worker of the preview
        return pressed(there)


@pytest.fixture(scope="module")
def pages(made: Pressed) -> Pages:
    assert made.pages
    return made.pages


def test_each_claim_has_a_card_that_says_what_explain_says(found: Examined) -> None:
    cards = {card.claim: card for card in found.cards}
    card = cards["mig-remit-share-17"]
    assert (card.said, card.status, card.holds) == (
        "roughly 17% of GDP",
        "verified",
        True,
    )
    assert card.disputed
    rows = {row.label: row for row in card.rows}
    start, end = rows["anchor"].marked or (0, 0)
    assert rows["anchor"].words[start:end] == "roughly 17%"


def test_the_words_of_figures_stand_where_the_pages_say(
    found: Examined, pages: Pages
) -> None:
    said = {card.claim: card.said for card in found.cards if card.kind == "figure"}
    document = pypdfium2.PdfDocument(pages.data)
    read = []
    for spot in pages.spots:
        if spot.whole or len(spot.claims) > 1 or spot.claims[0] not in said:
            continue
        wide, high = document[spot.page].get_size()
        left, top, width, height = spot.box
        words = (
            document[spot.page]
            .get_textpage()
            .get_text_bounded(
                left * wide - 1,
                (1 - top - height) * high - 1,
                (left + width) * wide + 1,
                (1 - top) * high + 1,
            )
        )
        read.append((spot.claims[0], " ".join(words.split())))
    document.close()
    assert any(
        words.startswith("nearly half of GDP")
        for claim, words in read
        if claim == "mig-remit-share-nearly-half"
    )
    big = [words for claim, words in read if claim == "mig-remit-usd-2024"]
    assert any(words.startswith("US$1.8 bn") for words in big)
    assert all(words for _, words in read)


def test_a_chart_stands_for_all_claims_that_it_draws(pages: Pages) -> None:
    whole = [spot for spot in pages.spots if spot.whole]
    assert {"mig-remit-share-nearly-half", "mig-remit-share-17"} <= {
        claim for spot in whole for claim in spot.claims
    }
    assert all(spot.box[3] > 0.05 for spot in whole)


def test_parts_of_the_brief_stand_in_the_order_of_the_pages(pages: Pages) -> None:
    places = {part.address: (part.page, part.top) for part in pages.parts}
    sections = [places["sections", number] for number in range(3)]
    assert sections == sorted(sections)
    assert places[("bottom_line",)] < sections[0]


def test_all_that_was_read_is_followed(there: Show, made: Pressed) -> None:
    names = {path.name for path in made.followed.files}
    assert {"migration.yaml", "facts.yaml", "sources.yaml", "theme.css"} <= names
    assert there.workspace.root / "briefmaker.toml" in made.followed.files


def test_a_page_that_looks_the_same_keeps_its_name(
    there: Show, pages: Pages, tmp_path: Path
) -> None:
    first = [leaf.name for leaf in pages.leaves]
    assert len(set(first)) == len(first) == 3
    again = pressed(there).pages
    assert again
    assert [leaf.name for leaf in again.leaves] == first
    edited = of(desk(tmp_path / "desk", BRIEF))
    text, spot = edited.brief.read_text("utf-8"), "Migration was on the agenda"
    assert spot in text
    edited.brief.write_text(
        text.replace(spot, "Migration is on the agenda", 1), "utf-8"
    )
    other = pressed(edited).pages
    assert other
    assert other.leaves[0].name != first[0]


def test_a_mistake_comes_with_its_line_and_those_around_it(tmp_path: Path) -> None:
    show = of(desk(tmp_path / "desk", BRIEF))
    text = show.brief.read_text("utf-8")
    wrong = "{fact}`remittances-sharex`"
    show.brief.write_text(text.replace("{fact}`remittances-share`", wrong, 1), "utf-8")
    (entry,) = (e for e in examined(show).entries if e.severity == "error")
    (line,) = (line for line in entry.lines if line.number == entry.line)
    assert line.text[entry.start : entry.start + entry.width] == "remittances-sharex"
    assert [each.number for each in entry.lines] == list(
        range(entry.line - 2, entry.line + 3)
    )
    assert pressed(show).pages is None


def test_a_brief_that_is_gone_is_a_problem_and_still_followed(tmp_path: Path) -> None:
    show = of(desk(tmp_path / "desk", BRIEF))
    show.brief.unlink()
    found = examined(show)
    assert [entry.severity for entry in found.entries] == ["error"]
    assert show.brief in found.followed.files


def test_saving_writes_the_file_of_render(there: Show, pages: Pages) -> None:
    saved(there, pages.data)
    assert there.file.read_bytes() == pages.data
