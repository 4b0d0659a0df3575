"""The four briefs of the house: real memos, held to the rules they were written by."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefmaker.brief.exhibits import Table
from briefmaker.brief.library import Entries
from briefmaker.brief.load import Loaded, load
from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Role, Section
from briefmaker.build import check
from briefmaker.problems import Severity
from briefmaker.rules.table import rule_of
from briefmaker.workspace import workspace_of

BRIEFS = Path(__file__).parents[1] / "briefs"
NAMES = ("security", "migration", "trade", "azerbaijan")

ROLE = re.compile(r"\{(\w+)\}`([^`]+)`")
CITATION = re.compile(r"\[[^\]]*@[^\]]*\]")
REFERENCE = re.compile(r"@[\w-]+")
DAY_OR_YEAR = re.compile(
    r"\b(?:\d{1,2} (?=(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b))|\b20[0-3]\d\b"
)

each = pytest.mark.parametrize("name", NAMES)


@cache
def loaded(name: str) -> Loaded:
    path = BRIEFS / f"{name}.yaml"
    return load(path, workspace_of(path))


def brief(name: str) -> Brief:
    return loaded(name).brief


def section(name: str, id_: str) -> Section:
    return next(part for part in brief(name).sections if part.id == id_)


def body(name: str, id_: str) -> str:
    return section(name, id_).body or ""


def library() -> Entries:
    return loaded("migration").library


def prose(memo: Brief) -> Iterator[str]:
    """Yield everything that the memo prints in its own words."""
    yield memo.title
    yield memo.standfirst or ""
    yield memo.bottom_line
    yield memo.decision.ask if memo.decision else ""
    for judgement in memo.judgements:
        yield from (judgement.text, judgement.because)
    yield memo.source_summary or ""
    for part in memo.sections:
        yield from (part.heading or "", part.body or "")
        yield from (step.do for step in part.steps)
    for chart in memo.charts.values():
        yield from (chart.title, chart.subtitle, chart.source or "", chart.note or "")
        yield chart.alt or ""
    for table in memo.tables.values():
        yield from (table.title, table.subtitle or "", table.note or "")
        yield from (column.head for column in table.columns)
        yield from (cell for row in table.rows for cell in row)


def plain(text: str) -> str:
    """Return the words of a text without its citations, with its roles as words."""

    def said(role: re.Match[str]) -> str:
        kind, name = role.groups()
        return "" if kind in ("fact", "quote") else name.split(" (")[0]

    return " ".join(CITATION.sub("", ROLE.sub(said, text)).split())


def printed_words(text: str) -> str:
    """Return a text as it is read aloud: facts and quotations in full."""
    entries = library()

    def said(role: re.Match[str]) -> str:
        kind, name = role.groups()
        if kind == "quote":
            return entries.quotes[name].selector.exact
        if kind != "fact":
            return name
        facts = (
            fact for id_, fact in entries.facts.items() if name in (id_, fact.quantity)
        )
        return " or ".join(dict.fromkeys(fact.display or "" for fact in facts))

    return " ".join(CITATION.sub("", ROLE.sub(said, text)).split())


@each
def test_a_shipped_brief_has_no_problems(name: str) -> None:
    path = BRIEFS / f"{name}.yaml"
    found = check(path, workspace_of(path)).problems
    accepted = {each.rule for each in brief(name).allow}
    notes = [each for each in found if each.severity is Severity.NOTE]
    assert [str(each) for each in found if each not in notes] == []
    assert {rule.id for each in notes if (rule := rule_of(each.code))} == accepted


@each
def test_a_memo_shows_at_least_two_exhibits_of_different_kinds(name: str) -> None:
    memo = brief(name)
    exhibits = [*memo.charts.values(), *memo.tables.values()]
    kinds = {"table" if isinstance(each, Table) else each.kind for each in exhibits}
    assert len(kinds) >= 2
    assert memo.charts


@each
def test_every_exhibit_is_named_in_the_text_before_it_stands_there(name: str) -> None:
    memo = brief(name)
    text = "\n".join(part.body or "" for part in memo.sections)
    for exhibit in (*memo.charts, *memo.tables):
        placed = text.index(f"![](#{exhibit})")
        assert 0 <= text.find(f"@{exhibit}") < placed, exhibit


@each
def test_judgements_are_few_and_each_has_a_term_or_a_basis(name: str) -> None:
    judgements = brief(name).judgements
    assert 3 <= len(judgements) <= 5
    scaled = [each for each in judgements if "{likely}" in each.text]
    assert len(scaled) * 2 >= len(judgements)
    assert all(each.text.count("{likely}") <= 1 for each in judgements)


@each
def test_judgements_have_a_time_limit_and_no_vague_word(name: str) -> None:
    vague = re.compile(r"\b(may|might|could|possibly|perhaps|potentially|will)\b")
    for judgement in brief(name).judgements:
        assert re.search(r"\b20\d\d\b", judgement.text), judgement.text
        assert not vague.search(judgement.text), judgement.text
        assert "confidence" not in judgement.text.casefold()
        assert "{likely}" not in judgement.because


@each
def test_the_bottom_line_can_be_read_in_half_a_minute(name: str) -> None:
    assert len(printed_words(brief(name).bottom_line).split()) <= 75


@each
def test_the_title_is_a_sentence_that_fits_two_lines(name: str) -> None:
    title = brief(name).title
    assert len(title) <= 90
    assert not title.endswith(".")


@each
def test_every_figure_is_a_fact_or_has_its_reason(name: str) -> None:
    memo = brief(name)
    for text in prose(memo):
        bare = plain(text)
        for entry in memo.uncited:
            bare = bare.replace(entry.text, "")
        bare = DAY_OR_YEAR.sub("", REFERENCE.sub("", bare))
        assert not re.search(r"\d", bare), bare


@each
def test_no_reason_is_given_for_a_figure_that_is_not_there(name: str) -> None:
    memo = brief(name)
    text = " ".join(map(plain, prose(memo))).casefold()
    stale = [each.text for each in memo.uncited if each.text.casefold() not in text]
    assert stale == []


@each
def test_the_options_share_their_criteria_and_include_doing_nothing(name: str) -> None:
    options = brief(name).tables["tbl-options"]
    assert 2 <= len(options.rows) <= 4
    assert "Do nothing" in options.rows[0][0]
    assert len(options.columns) >= 4
    assert options.chosen


@each
def test_every_next_step_has_an_owner_and_a_date(name: str) -> None:
    steps = section(name, "sec-next").steps
    assert len(steps) == 3
    assert all(step.owner and step.by for step in steps)


@each
def test_known_unknown_and_assessed_stand_apart(name: str) -> None:
    roles = {part.role for part in brief(name).sections}
    assert {Role.KNOW, Role.UNKNOWN, Role.OPTIONS, Role.RISKS} <= roles
    assert "{likely}" not in body(name, "sec-know")


@each
def test_the_strength_of_the_sources_is_told(name: str) -> None:
    assert "outlet" in plain(brief(name).source_summary or "")


@each
def test_no_memo_says_that_its_figures_were_checked(name: str) -> None:
    text = " ".join(prose(brief(name))).casefold()
    assert not re.search(r"\b(verified|checked|confirmed)\b", text)


def test_the_migration_memo_prints_both_ends_of_the_remittance_dispute() -> None:
    memo = brief("migration")
    assert "{fact}`remittances-share`" in memo.bottom_line
    assert memo.charts["fig-remittances"].kind == "range"
    drawn = [row.fact for row in memo.charts["fig-remittances"].data.facts]
    assert drawn == ["remittances-share"]


def test_the_azerbaijan_memo_gives_every_version_of_the_cause_and_adopts_none() -> None:
    know = body("azerbaijan", "sec-know")
    facts = library().facts.items()
    versions = [id_ for id_, fact in facts if fact.quantity == "crash-cause"]
    assert len(versions) == 3
    assert all(f"{{fact}}`{version}`" in know for version in versions)


def test_no_outlet_or_author_is_given_that_the_copy_does_not_show() -> None:
    sources = library().sources
    assert sorted(sources) == ["s000", "s001", "s002", "s003", "s004"]
    for source in sources.values():
        assert source.container_title is None
        assert source.publisher is None
        assert not source.author
    assert [id_ for id_, source in sources.items() if source.issued] == ["s003"]


def test_passages_are_fragments_and_not_the_sources_themselves() -> None:
    entries = library()
    said = {**entries.facts, **entries.quotes}.items()
    passages = {id_: each.selector.exact for id_, each in said if each.selector}
    assert len(passages) >= 286
    assert [id_ for id_, words in passages.items() if len(words.split()) > 10] == []


def test_every_fact_says_what_its_passage_says_and_where_it_stands() -> None:
    facts = library().facts
    assert len(facts) >= 201
    for id_, fact in facts.items():
        if fact.calc:
            continue
        assert fact.statement, id_
        assert fact.locator is not None, id_
        assert fact.locator.paragraph, id_


def test_a_disputed_quantity_explains_itself() -> None:
    entries = library()
    for id_, quantity in entries.quantities.items():
        said = {fact.display for fact in entries.facts.values() if fact.quantity == id_}
        if len(said - {None}) > 1:
            assert quantity.position, id_
            assert quantity.note, id_
