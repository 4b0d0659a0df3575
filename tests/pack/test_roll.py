"""The register on paper: who got which copy, by the digits of its file."""

import re
from pathlib import Path

import pytest

from briefmaker.look.look import Look, Variant
from briefmaker.pack.handouts import Handouts
from briefmaker.pack.planning import Plan
from briefmaker.pack.register import Entry, Register, Row
from briefmaker.pack.roll import roll
from briefmaker.pdf.reading import read
from briefmaker.problems import BriefError
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of, languages
from briefmaker.writing.tree import parse
from pack.committees import committee, named, said
from pdf.tags.tree import tree

ASSETS = Path(__file__).parents[2] / "assets"
ALL = languages(ASSETS)
DIGITS = "0123456789abcdef" * 4
ANNA = Entry(
    copy=1,
    of=2,
    name="Anna Petrova-Constantinescu",
    role="Deputy minister",
    body="Ministry of Water",
    audience="cabinet",
    file="2025-10-20_rc-14_copy-1-of-2_anna-petrova-constantinescu_TLP-AMBER.pdf",
    pages=84,
    sha256=DIGITS,
    pack="RC-14",
    stamp="58b637e4",
    marking="TLP:AMBER",
    issued="2025-10-13",
)


def rows(number: int = 2) -> tuple[Row, ...]:
    register = Register()
    for copy in range(1, number + 1):
        name = ANNA.name if copy == 1 else f"Ben Ode {copy}"
        audience = "cabinet" if copy == 1 else ""
        entry = replace(ANNA, copy=copy, of=number, name=name, audience=audience)
        register = register.with_entry(entry)
    return register.current("RC-14")


@pytest.fixture(scope="module")
def handouts(workspace: Workspace) -> Handouts:
    return Handouts(committee(), workspace, frozenset({Variant.BOOKLET}))


def test_each_copy_is_a_row_with_its_reader_its_file_and_all_digits(
    workspace: Workspace,
) -> None:
    english = language_of("en", ASSETS)
    plan = committee()
    page = roll(rows(), plan, english, Look(), workspace)
    first, second = list(parse(page.html).iter("tbody"))
    assert said(first) == (
        "1 of 2 58b637e4 Anna Petrova-Constantinescu Deputy minister, Ministry of "
        "Water cabinet 84 2025-10-20_rc-14_copy-1-of-2_anna-petrova-constantinescu_"
        "TLP-AMBER.pdf 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 "
        "89abcdef"
    )
    assert said(second).startswith("2 of 2 58b637e4 Ben Ode 2")
    assert "everything 84" in said(second)
    (about,) = named(parse(page.html), "standfirst")
    assert said(about) == "Committee on Water · Meeting 14 · 20 October 2025"


def test_twelve_copies_go_on_one_page_with_the_mark_and_a_number(
    handouts: Handouts,
) -> None:
    pdf = handouts.register(rows(12))
    assert (pdf.pages, pdf.problems) == (1, ())
    (words,) = read(pdf.data).pages
    rest = re.sub(r"copy-\S+", "", words)  # names of files bear the mark too
    assert (rest.count("TLP:AMBER"), "1 of 1" in rest) == (2, True)


def test_a_long_register_repeats_its_head_and_warns_of_nothing(
    handouts: Handouts,
) -> None:
    pdf = handouts.register(rows(30))
    assert pdf.pages > 1
    assert pdf.problems == ()
    pages = read(pdf.data).pages
    assert all("Received: date, signature" in words for words in pages)


def test_rows_of_two_lines_are_tagged_as_one_table(handouts: Handouts) -> None:
    (table,) = tree(handouts.register(rows()).data).all("Table")
    heads = [each.said["/A"] for each in table.all("TH")]
    assert [each["/Scope"] for each in heads] == ["/Column"] * 5 + ["/Row"] * 2
    assert [each.get("/RowSpan", 1) for each in heads] == [1] * 5 + [2] * 2


@pytest.mark.parametrize("tag", sorted(ALL))
def test_it_has_room_in_every_language(tag: str, workspace: Workspace) -> None:
    plan: Plan = committee(language=tag)
    pdf = Handouts(plan, workspace, frozenset()).register(rows())
    assert (pdf.pages, pdf.problems) == (1, ())


def test_without_anybody_who_attends_there_are_no_plates(workspace: Workspace) -> None:
    nobody = [{"name": "Yuna Ferreby", "attends": False}]
    handouts = Handouts(committee(attendees=nobody), workspace, frozenset())
    with pytest.raises(BriefError, match="nobody on the list attends"):
        handouts.plates()
