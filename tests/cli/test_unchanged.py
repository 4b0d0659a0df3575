"""Briefs that would come out as they are: left alone, told alike, never by mistake."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from briefmaker import build
from briefmaker.build import Rendered
from briefmaker.cli import unchanged as module
from briefmaker.cli.options import Asked, EvidencePages, Form, Paper, Variant
from briefmaker.cli.products import Product, planned
from briefmaker.cli.rendering import Made
from briefmaker.cli.unchanged import made_steadily, record, unchanged
from briefmaker.pdf.made import Pdf
from briefmaker.problems import Problem, Severity, blocking
from briefmaker.values import fields, replace
from briefmaker.workspace import workspace_of
from cli.conftest import Run
from cli.stand_ins import problem

TRADE = "briefs/trade.yaml"
PLAIN = Asked(None, None, None, False)


@dataclass(slots=True)
class Press:
    """Stands in for the stages: a product is the bytes of its brief and library."""

    problems: tuple[Problem, ...] = ()
    made: list[str] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def render(self, path: Path, _: object, __: object) -> Rendered:
        self.made.append(path.stem)
        text = path.read_bytes()
        for file in sorted((path.parent / "library").iterdir()):
            text += file.read_bytes()
        self.meanwhile()
        if blocking(self.problems):
            return Rendered(path, None, self.problems)
        return Rendered(path, Pdf(data=text, pages=1), self.problems, {"load": 1.0})


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, desk: Path) -> Press:
    monkeypatch.setattr(build, "render", (made_up := Press()).render)
    (desk / "briefs" / "library" / "facts.yaml").write_text("facts: {}\n")
    return made_up


def product_of(desk: Path) -> Product:
    return planned([desk / TRADE], None, None)[0]


@pytest.mark.usefixtures("desk")
def test_a_second_run_makes_nothing_and_says_the_same(run: Run, press: Press) -> None:
    press.problems = (problem(severity=Severity.WARNING), Problem("chart.few", "few"))
    press.problems = tuple(
        replace(each, severity=Severity.WARNING) for each in press.problems
    )
    first, second = run("render", TRADE), run("render", TRADE)
    assert press.made == ["trade"]
    assert (second.status, second.out) == (first.status, first.out)
    assert first.out == "out/trade.pdf\n"
    assert "chart.few] rule C-18" in first.err
    said = "; unchanged, so nothing was made again (`--force` does)\n"
    assert second.err == first.err.removesuffix("\n") + said


@pytest.mark.usefixtures("desk")
def test_only_what_has_changed_is_made_and_the_others_are_counted(
    run: Run, press: Press
) -> None:
    run("render", "briefs")
    Path(TRADE).write_text("title: trade, edited\n")
    ended = run("render", "briefs", "--verbose")
    assert press.made == ["trade", "water", "trade"]
    assert Path("out/trade.pdf").read_bytes().startswith(b"title: trade, edited")
    assert sorted(ended.out.split()) == ["out/trade.pdf", "out/water.pdf"]
    assert "briefs/water.yaml: unchanged\n" in ended.err
    assert ended.err.endswith("no problems; 1 of 2 files unchanged, not made again\n")
    assert run("render", "briefs", "--quiet").err == ""


@pytest.mark.usefixtures("desk")
def test_on_request_it_is_made_all_the_same(run: Run, press: Press) -> None:
    run("render", TRADE)
    ended = run("render", TRADE, "--force")
    assert press.made == ["trade", "trade"]
    assert ended.err == "1 brief: no problems\n"


@pytest.mark.usefixtures("desk")
def test_what_it_depends_on_is_printed_instead_of_what_was_made(
    run: Run, press: Press
) -> None:
    wanted = "briefs/library/facts.yaml\nbriefs/trade.yaml\n"
    assert run("render", TRADE, "--deps").out == wanted
    assert run("render", TRADE, "--deps").out == wanted
    assert run("render", "briefs", "--deps", "-q").out == f"{wanted}briefs/water.yaml\n"
    assert press.made == ["trade", "water"]
    press.problems = (problem(),)
    ended = run("render", TRADE, "--deps", "--force")
    assert (ended.status, ended.out) == (1, "")


@pytest.mark.usefixtures("desk")
def test_a_brief_with_errors_is_read_anew_each_time(run: Run, press: Press) -> None:
    run("render", TRADE)
    Path(TRADE).write_text("title: trade, edited\n")
    press.problems = (problem(),)
    for _ in range(2):
        ended = run("render", TRADE)
        assert (ended.status, ended.out) == (1, "")
    assert len(press.made) == 3


@pytest.mark.parametrize("gone", ["deleted", "edited", "of another paper"])
@pytest.mark.usefixtures("desk")
def test_a_product_that_is_not_there_as_it_was_is_made(
    run: Run, press: Press, gone: str
) -> None:
    run("render", TRADE)
    if gone == "deleted":
        Path("out/trade.pdf").unlink()
    elif gone == "edited":
        Path("out/trade.pdf").write_bytes(b"%PDF")
    else:
        run("render", TRADE, "--paper", "Letter")
        Path("out/trade.pdf").write_bytes(b"as letter")
    press.made.clear()
    run("render", TRADE)
    assert press.made == ["trade"]
    assert Path("out/trade.pdf").read_bytes() == b"title: trade\nfacts: {}\n"


@pytest.mark.parametrize("name", ["records", "makers", ""])
@pytest.mark.usefixtures("press")
def test_a_cache_that_cannot_be_used_costs_only_time(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "cache"))
    blocked = desk / "cache" / "briefmaker" / name
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file where a folder should be")
    for _ in range(2):
        ended = run("render", TRADE)
        assert (ended.status, ended.out) == (0, "out/trade.pdf\n")
        assert "Traceback" not in ended.err


def test_records_that_are_damaged_are_made_again(
    run: Run, desk: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "cache"))
    run("render", TRADE)
    for file in (desk / "cache" / "briefmaker").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:100])
    run("render", TRADE)
    assert press.made == ["trade", "trade"]
    run("render", TRADE)
    assert press.made == ["trade", "trade"]


def test_a_file_that_changes_meanwhile_is_read_again(
    run: Run, desk: Path, press: Press
) -> None:
    facts = desk / "briefs" / "library" / "facts.yaml"

    def once() -> None:
        if len(press.made) == 1:
            os.truncate(facts, 6)  # as another process does, not as the work itself

    press.meanwhile = once
    ended = run("render", TRADE)
    assert press.made == ["trade", "trade"]
    assert Path("out/trade.pdf").read_bytes().endswith(b"facts:")
    assert ended.err == "1 brief: no problems\n"
    run("render", TRADE)
    assert len(press.made) == 2


def test_files_that_change_all_the_time_are_named_and_nothing_is_recorded(
    run: Run, desk: Path, press: Press
) -> None:
    facts = desk / "briefs" / "library" / "facts.yaml"

    def always() -> None:
        os.truncate(facts, 9 - len(press.made))

    press.meanwhile = always
    ended = run("render", TRADE)
    assert ended.out == "out/trade.pdf\n"
    assert "`briefs/library/facts.yaml`" in ended.err
    assert "render it again when the files are at rest" in ended.err
    assert "1 brief: 1 warning\n" in ended.err
    press.meanwhile = lambda: None
    assert run("render", TRADE).err == "1 brief: no problems\n"


def test_a_product_of_whose_brief_nothing_was_read_is_never_known(
    desk: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr(
        build, "render", lambda path, *_: Rendered(path, Pdf(data=b"", pages=1), ())
    )
    run("render", TRADE)
    assert unchanged(product_of(desk), PLAIN) is None


ASKED = [
    replace(PLAIN, paper=Paper.LETTER),
    replace(PLAIN, audience="cabinet"),
    replace(PLAIN, evidence=EvidencePages.LIST),
    replace(PLAIN, allow_failing=True),
    replace(PLAIN, variants=(Variant.LARGE,)),
    replace(PLAIN, since=Path("old.pdf")),
]


def test_every_option_and_every_field_of_a_product_has_a_record_of_its_own(
    desk: Path,
) -> None:
    product = product_of(desk)
    others = [
        replace(product, brief=desk / "briefs" / "water.yaml"),
        replace(product, file=desk / "other.pdf"),
        replace(product, form=Form.DOCX),
        replace(product, workspace=replace(product.workspace, root=desk / "other")),
    ]
    assert len(ASKED) == len(fields(Asked)), "each option has a case here"
    places = {module._place(product, asked) for asked in (PLAIN, *ASKED)}
    places |= {module._place(other, PLAIN) for other in others}
    assert len(places) == 1 + len(ASKED) + len(others)


def test_a_value_of_a_new_kind_is_refused_not_forgotten(desk: Path) -> None:
    strange = replace(product_of(desk), form={1, 2})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="set cannot be told"):
        module._place(strange, PLAIN)


def test_the_folder_where_the_user_stands_counts_and_the_day_does_not(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = product_of(desk)
    first = module._place(product, PLAIN)
    later = replace(product.workspace, today=date(2031, 1, 1))
    assert module._place(replace(product, workspace=later), PLAIN) == first
    monkeypatch.chdir(desk / "briefs")
    assert module._place(product, PLAIN) != first


def test_runs_at_once_leave_one_true_record(desk: Path) -> None:
    product = product_of(desk)
    product.file.parent.mkdir()

    def run_once(number: int) -> None:
        text = b"title: one\n" if number % 2 else b"title: two\n"
        (desk / TRADE).write_bytes(text)

        def make() -> Made:
            return Made((desk / TRADE).read_bytes(), (), {})

        made = made_steadily(product, PLAIN, make)
        part = product.file.with_name(f"{number}.part")
        part.write_bytes(made.data or b"")
        part.replace(product.file)
        record(product, made)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(run_once, range(64)))
    if unchanged(product, PLAIN):
        assert product.file.read_bytes() == (desk / TRADE).read_bytes()
    run_once(1)
    assert unchanged(product, PLAIN)


def test_a_record_from_before_holds_in_a_workspace_found_anew(
    desk: Path, press: Press, run: Run
) -> None:
    run("render", TRADE)
    assert workspace_of(desk / TRADE).root == desk
    os.utime(desk / TRADE)
    assert unchanged(product_of(desk), PLAIN)
    (desk / "templates").mkdir()  # the user's own from now on
    assert unchanged(product_of(desk), PLAIN) is None
    assert press.made == ["trade"]
