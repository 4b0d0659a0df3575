"""A short sweep with every test run, and proof that a sweep finds what is lost."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefmaker.pdf import weasy
from briefmaker.workspace import Workspace
from sweep import canaries
from sweep.__main__ import workspace_in
from sweep.briefs import Case, case
from sweep.counting import losses
from sweep.delivered import Delivery, delivered
from sweep.promised import Promise, promised
from sweep.report import report
from sweep.running import ALARM, LOST, REFUSED, REPORTED, WHOLE, Outcome, run
from sweep.versions import SUPPORTED

ROOT = Path(__file__).parents[2]
SEED = 5
BRIEFS = 8
KNOWN = {
    "floats longer than a page are cut": True,
    "links in flex rows cannot be clicked": True,
}
"""What WeasyPrint 70.0 does wrong."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace_in(tmp_path_factory.mktemp("sweep"))


@pytest.mark.parametrize("number", range(BRIEFS))
def test_nothing_is_lost_from_a_brief_at_random(number: int, desk: Workspace) -> None:
    outcome = run(case(SEED, number, desk.root), desk)
    assert outcome.verdict in (WHOLE, REPORTED), outcome.found[:5]
    assert outcome.counts["words"] > 20


def test_the_same_seed_writes_the_same_brief(tmp_path: Path) -> None:
    texts = [
        case(3, 8, tmp_path / folder).path.read_bytes() for folder in ("one", "two")
    ]
    assert texts[0] == texts[1]
    assert texts[0] != case(4, 8, tmp_path / "one").path.read_bytes()


NOTED = {
    "kind": "memo",
    "title": "Wells in the lower valley",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "LV-1",
    "marking": "none",
    "from": "Water desk",
    "to": ["Water board"],
    "policy": "draft",
    "bottom_line": "Vatoke rimuso pelaba.",
    "sections": [
        {
            "heading": "Zumiro gatela",
            "body": "Bokepu dazimo lenora^[Tepifo marugo selaka.] and "
            "[gufeka sobira](https://example.org/kelamo).\n\n![](#tbl-one)\n\n"
            "Fodime kaputa @tbl-one [@report].",
        }
    ],
    "tables": {
        "tbl-one": {
            "title": "Rolepi",
            "columns": ["Nadeso", "Pimoga"],
            "rows": [["vekula", "dorize"], ["sutapo", "lamefi"]],
        }
    },
    "sources": {"report": {"title": "Movaru of the valley", "author": ["Kelito"]}},
}

NOTE = "note-a"
"""Its note: where sources have numbers, notes have letters."""


@pytest.fixture(scope="module")
def made(desk: Workspace) -> tuple[Promise, bytes, Case]:
    file = desk.root / "briefs" / "noted.yaml"
    file.write_text(yaml.safe_dump(NOTED, sort_keys=False), encoding="utf-8")
    known = replace(case(SEED, 0, desk.root), number=900, path=file, data=NOTED)
    kept = desk.root / "kept"
    kept.mkdir(exist_ok=True)
    outcome = run(known, desk, keep=kept)
    assert outcome.verdict == WHOLE, (outcome.codes, outcome.told, outcome.found)
    html = (kept / "900.html").read_text("utf-8")
    return promised(html), (kept / "900.pdf").read_bytes(), known


Boxes = list[Any]


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child)


def _word_lost(boxes: Boxes) -> None:
    text = next(b for b in boxes if "dazimo" in getattr(b, "text", ""))
    text.pango_layout.text = text.text = text.text.replace("dazimo", "")


def _out(boxes: Boxes, holds: Callable[[Any], bool]) -> None:
    """Take a box out of those that it stands in."""
    for box in boxes:
        if hasattr(box, "children"):
            box.children = [child for child in box.children if not holds(child)]


def _named(tag: str, name: str) -> Callable[[Any], bool]:
    def holds(box: Any) -> bool:
        element = box.element
        if element is None or box.element_tag != tag:
            return False
        return name in (element.get("id", ""), "".join(element.itertext()).strip())

    return holds


def _note_lost(boxes: Boxes) -> None:
    _out(boxes, _named("span", NOTE))


def _cell_lost(boxes: Boxes) -> None:
    _out(boxes, _named("td", "dorize"))


def _citation_lost(boxes: Boxes) -> None:
    _out(boxes, _named("a", "cite-1"))


def _link_dead(boxes: Boxes) -> None:
    for box in boxes:
        if box.element_tag == "a" and "kelamo" in box.element.get("href", ""):
            box.style["link"] = None
            box.element = None


@pytest.mark.parametrize(
    ("mutate", "kind"),
    [
        (_word_lost, "word"),
        (_note_lost, "note"),
        (_cell_lost, "cell"),
        (_citation_lost, "citation"),
        (_link_dead, "link"),
    ],
)
def test_a_sweep_finds_what_an_engine_drops(
    mutate: Callable[[Boxes], None],
    kind: str,
    made: tuple[Promise, bytes, Case],
    desk: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = weasy.Document.write_pdf

    def broken(document: Any, *args: Any, **named: Any) -> Any:
        mutate([box for page in document.pages for box in _all(page._page_box)])
        return write(document, *args, **named)

    monkeypatch.setattr(weasy.Document, "write_pdf", broken)
    outcome = run(made[2], desk)
    assert kind in {what for what, _ in outcome.found}, (outcome.found, outcome.told)
    assert outcome.verdict in (LOST, REPORTED)


def _delivery(made: tuple[Promise, bytes, Case]) -> Delivery:
    return delivered(made[1])


def test_a_sweep_finds_what_stands_twice_or_in_another_order(
    made: tuple[Promise, bytes, Case],
) -> None:
    delivery = _delivery(made)
    assert losses(made[0], delivery) == ()
    delivery.text += "bokepudazimolenora"
    assert {loss.what for loss in losses(made[0], delivery)} == {"doubled"}
    delivery = _delivery(made)
    delivery.text = delivery.text.replace("bokepudazimolenora", "") + (
        "bokepudazimolenora"
    )
    assert "order" in {loss.what for loss in losses(made[0], delivery)}


def test_a_sweep_finds_a_note_on_another_page_than_its_call(
    made: tuple[Promise, bytes, Case],
) -> None:
    delivery = _delivery(made)
    delivery.places[NOTE] = 7
    delivery.pages += [""] * 8
    assert "note" in {loss.what for loss in losses(made[0], delivery)}


def test_a_sweep_finds_a_link_that_leads_nowhere(
    made: tuple[Promise, bytes, Case],
) -> None:
    delivery = _delivery(made)
    del delivery.places["tbl-one"]
    assert "target" in {loss.what for loss in losses(made[0], delivery)}


def test_a_sweep_finds_a_heading_without_a_bookmark(
    made: tuple[Promise, bytes, Case],
) -> None:
    delivery = _delivery(made)
    delivery.outline = []
    assert {loss.what for loss in losses(made[0], delivery)} == {"heading"}


def test_the_report_names_what_was_lost_and_how_to_see_it_again() -> None:
    lost = Outcome(7, LOST, (), (("word", "dazimo"),), {"pages": 2}, 1.0)
    alarm = Outcome(8, ALARM, ("pdf.lost-text",), (), {"pages": 1}, 2.0)
    said = report(1, [lost, alarm])
    assert "1  SOMETHING LOST AND NOT REPORTED" in said
    assert "--only 7: word dazimo" in said
    assert "alarm: pdf.lost-text" in said
    assert REFUSED in said


def test_the_pin_is_a_version_that_the_sweep_supports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = [d for d in project["project"]["dependencies"] if "weasyprint" in d]
    assert pins == [f"weasyprint=={SUPPORTED[-1]}"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert f"\nweasyprint=={SUPPORTED[-1]} " in lock


@pytest.mark.parametrize("fault", KNOWN)
def test_the_engine_has_the_faults_that_we_go_round(fault: str) -> None:
    assert canaries.CANARIES[fault]() == KNOWN[fault]
