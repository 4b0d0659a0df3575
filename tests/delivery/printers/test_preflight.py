"""What is looked over before anything is printed, and what is said of it."""

import pytest

from briefmaker.delivery.printers.jobs import ranges
from briefmaker.delivery.printers.preflight import Plan, Setting, plan
from briefmaker.delivery.printers.queues import Queue, Sheet, Sides
from briefmaker.delivery.printers.troubles import in_words, stopped
from briefmaker.pdf.printable import Printable, Side
from briefmaker.problems import Severity
from briefmaker.values import replace

A4 = Sheet("iso_a4_210x297mm", 210, 297, (6.35, 3.4, 6.35, 3.4))
LETTER = Sheet("na_letter_8.5x11in", 215.9, 279.4, (6.35, 6.35, 6.35, 6.35))
OFFICE = Queue(
    name="office",
    info="Second floor",
    location="",
    state="idle",
    reasons=(),
    message="",
    accepting=True,
    sheets=(A4, LETTER),
    ready=frozenset({A4.name}),
    sheet=A4.name,
    sides=frozenset(Sides),
    default_sides=Sides.ONE,
    colour=True,
    in_colour=True,
)
PAGE = Side(210, 297, (9, 17, 9, 21))
MEMO = Printable((PAGE, PAGE, PAGE), "Memo")


def codes(found: Plan) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_memo_that_fits_costs_what_is_said() -> None:
    found = plan(MEMO, OFFICE, Setting(sides=Sides.LONG, copies=12))
    assert codes(found) == []
    assert found.sheets == 2
    assert found.said == (
        "3 pages on 2 sheets of A4, on both sides, turned on the long edge, in colour, "
        "12 copies: 24 sheets"
    )


def test_without_a_wish_the_printers_own_way_is_taken() -> None:
    own = replace(OFFICE, default_sides=Sides.LONG, in_colour=False)
    found = plan(MEMO, own, Setting())
    assert (found.sides, found.colour, found.sheets) == (Sides.LONG, False, 2)


def test_a_booklet_is_turned_on_the_short_edge() -> None:
    sheets = Printable((Side(297, 210, None),) * 2, "Memo", folded=True)
    assert plan(sheets, OFFICE, Setting()).sides is Sides.SHORT
    single = replace(OFFICE, sides=frozenset({Sides.ONE}))
    assert codes(plan(sheets, single, Setting())) == ["print.no-duplex"]


def test_a_printer_that_refuses_both_sides_stops_the_run() -> None:
    single = replace(OFFICE, sides=frozenset({Sides.ONE}))
    found = plan(MEMO, single, Setting(sides=Sides.LONG))
    assert codes(found) == ["print.no-duplex"]
    assert found.problems[0].blocks


@pytest.mark.parametrize(
    ("sides", "code"),
    [
        ((Side(148, 210, None),), "print.wrong-paper"),
        ((PAGE, Side(215.9, 279.4, None)), "print.mixed-paper"),
        ((Side(215.9, 279.4, None),), "print.not-loaded"),
    ],
)
def test_pages_that_are_not_of_its_paper_are_told(sides, code: str) -> None:
    found = plan(Printable(sides, "Memo"), OFFICE, Setting())
    assert codes(found) == [code]
    assert found.problems[0].blocks is (code != "print.not-loaded")


def test_a_page_that_is_turned_is_of_the_same_paper() -> None:
    turned = Printable((Side(297, 210, None),), "Slides")
    assert codes(plan(turned, OFFICE, Setting())) == []


def test_ink_that_would_be_cut_off_is_told_with_its_edges() -> None:
    cut = Printable((PAGE, Side(210, 297, (2, 17, 9, 1))), "Memo")
    problem = plan(cut, OFFICE, Setting()).problems[0]
    assert problem.message == (
        "page 2 has ink at its top and left edge where the printer cannot print"
    )
    assert problem.blocks
    assert codes(plan(cut, OFFICE, Setting(fit=True))) == []
    assert codes(plan(cut, OFFICE, Setting(pages=(1,)))) == []


def test_margins_that_are_only_assumed_are_a_warning() -> None:
    unsure = replace(OFFICE, sheets=(replace(A4, assumed=True),))
    cut = Printable((Side(210, 297, (2, 17, 9, 21)),), "Memo")
    problem = plan(cut, unsure, Setting()).problems[0]
    assert problem.severity is Severity.WARNING
    assert "may not print" in problem.message


def test_pages_that_are_not_there_are_told() -> None:
    found = plan(MEMO, OFFICE, Setting(pages=(2, 3, 7)))
    assert codes(found) == ["print.no-page"]
    assert found.problems[0].message == "there is no page 7: the document has 3 pages"


def test_colours_that_grey_makes_alike_are_told_only_in_grey() -> None:
    chart = Printable((PAGE, replace(PAGE, clashes=(("#AA0000", "#006600"),))), "Memo")
    assert codes(plan(chart, OFFICE, Setting())) == []
    problem = plan(chart, OFFICE, Setting(colour=False)).problems[0]
    assert problem.code == "print.alike-in-grey"
    assert problem.message.startswith("on page 2 two colours cannot be told apart")
    grey = replace(OFFICE, colour=False, in_colour=False)
    assert codes(plan(chart, grey, Setting(colour=True))) == [
        "print.no-colour",
        "print.alike-in-grey",
    ]


def test_a_font_that_stays_behind_is_told() -> None:
    found = plan(replace(MEMO, missing=("Times",)), OFFICE, Setting())
    assert codes(found) == ["print.no-font"]


def test_a_queue_that_has_stopped_is_told_in_words_and_takes_jobs_still() -> None:
    jammed = replace(OFFICE, reasons=("media-jam-error", "toner-low-warning"))
    problem = plan(MEMO, jammed, Setting()).problems[0]
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        "the printer office prints nothing now: paper is jammed in it"
    )
    closed = replace(OFFICE, accepting=False)
    assert plan(MEMO, closed, Setting()).problems[0].blocks


@pytest.mark.parametrize(
    ("state", "reasons", "message", "words"),
    [
        ("idle", (), "", ""),
        ("idle", ("toner-low-warning",), "", ""),
        ("printing", ("media-empty-error",), "", "it is out of paper"),
        ("stopped", ("paused",), "", "somebody has stopped its queue"),
        (
            "stopped",
            ("paused",),
            "Jam in tray 2.",
            "somebody has stopped its queue (Jam in tray 2)",
        ),
        ("stopped", ("vendor-47-error",), "", "somebody has stopped its queue"),
    ],
)
def test_why_nothing_is_printed(state: str, reasons, message: str, words: str) -> None:
    queue = replace(OFFICE, state=state, reasons=reasons, message=message)
    assert stopped(queue) == words


def test_reasons_without_words_are_told_as_the_server_puts_them() -> None:
    assert in_words(["vendor-47"], "Drum worn out.") == "Drum worn out"


def test_pages_are_written_as_ipp_has_them() -> None:
    assert ranges((5, 1, 2, 3, 9, 8)) == "1-3,5,8-9"
