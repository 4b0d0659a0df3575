"""Cards of evidence: what opens them, what they say, and what they must not say."""

from xml.etree.ElementTree import Element

from briefmaker.build import export
from briefmaker.formats.export import Form
from briefmaker.reading import Wishes
from briefmaker.workspace import Workspace
from formats.web.conftest import CHECKOUT, Screen, screen_of


def said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def card_of(screen: Screen, anchor: str) -> Element:
    mark = screen.at(anchor)
    assert mark.tag == "button"
    return screen.at(mark.get("popovertarget"))


def test_a_mark_opens_the_card_of_its_source(migration: Screen) -> None:
    mark = migration.at("cite-2")
    assert mark.get("aria-label") == "Source 2"
    card = card_of(migration, "cite-2")
    assert card.get("popover") == "auto"
    text = said(card)
    assert "Untitled news report on Russia’s turn to Central Asia" in text
    assert "roughly 17% of GDP" in text
    assert "Verified" in text
    assert "para. 11" in text
    assert "sources differ" in text


def test_a_card_prints_a_figure_as_the_text_does_not_as_it_is_abridged(
    migration: Screen,
) -> None:
    assert "approximately 1.2 million" in said(card_of(migration, "cite-13"))


def test_marks_that_stand_on_the_same_share_a_card(migration: Screen) -> None:
    cards = [e for e in migration.root.iter("div") if e.get("class") == "card"]
    marks = [e for e in migration.root.iter("button") if e.get("class") == "cite"]
    assert len({said(card) + card.get("id", "") for card in cards}) == len(cards)
    assert len(cards) < len(marks)


def test_the_words_of_a_fact_open_a_card_too(migration: Screen) -> None:
    fact = migration.at("fact-2")
    assert "roughly 17% of GDP" in said(migration.at(fact.get("data-card")))


def test_a_card_shows_a_passage_only_where_the_document_does(
    migration: Screen, persian: Screen
) -> None:
    assert not [
        e for e in migration.root.iter("blockquote") if e.get("class") == "card-passage"
    ]
    quoted = next(
        e
        for e in card_of(persian, "cite-2").iter("blockquote")
        if e.get("class") == "card-passage"
    )
    assert "fewer than half of its members had water" in said(quoted)
    assert quoted.get("lang") == "en"


def test_a_document_without_its_evidence_has_links_and_no_cards(
    workspace: Workspace,
) -> None:
    path = workspace.root / "briefs/migration.yaml"
    found = export(path, workspace, Form.HTML, Wishes(evidence="none"))
    assert found.data is not None
    text = found.data.decode("utf-8")
    assert 'popover="auto" role="dialog"' not in text
    assert "ld+json" not in text
    assert "Verified" not in text
    assert '<a class="cite" id="cite-1" href="#src-s001">' in text


def test_a_public_copy_has_cards_without_places_in_sources(
    workspace: Workspace,
) -> None:
    path = CHECKOUT / "briefs/migration.yaml"
    public = screen_of(path, workspace, Wishes(evidence="public"))
    assert public.export.problems == ()
    cards = [e for e in public.root.iter("div") if e.get("class") == "card"]
    assert cards
    for card in cards:
        assert "para." not in said(card)
        assert "copy" not in said(card).replace("kept copy", "")
