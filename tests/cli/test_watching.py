"""`render --watch` makes again what has changed, and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefmaker.cli.products import Product, planned
from briefmaker.cli.rendering import Outcome
from briefmaker.cli.watching import keep_rendering
from briefmaker.preview.following import Follower

Play = Callable[[Iterator[None]], list[str]]


@pytest.fixture
def play(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Watch the desk; each time that it waits, the next thing happens."""

    def watch(happenings: Iterator[None]) -> list[str]:
        made: list[str] = []

        def wait(_: Follower) -> None:
            try:
                next(happenings)
            except StopIteration:
                raise KeyboardInterrupt from None

        def make(product: Product) -> Outcome:
            product.brief.read_text()
            made.append(product.brief.stem)
            return Outcome(delivered="wrong" not in product.brief.read_text())

        def plan() -> list[Product]:
            return planned(sorted((desk / "briefs").glob("*.yaml")), None, None)

        monkeypatch.setattr(Follower, "wait", wait)
        keep_rendering(plan, [desk / "briefs"], make, lambda *_: None)
        return made

    return watch


def test_only_what_changed_is_made_again(desk: Path, play: Play) -> None:
    def happen() -> Iterator[None]:
        (desk / "briefs/water.yaml").write_text("title: other\n")
        yield
        (desk / "briefs/trade.yaml").touch()
        yield

    assert play(happen()) == ["trade", "water", "water"]


def test_a_new_brief_is_made_and_one_that_goes_is_let_go(
    desk: Path, play: Play
) -> None:
    def happen() -> Iterator[None]:
        (desk / "briefs/new.yaml").write_text("title: new\n")
        yield
        (desk / "briefs/new.yaml").unlink()
        yield

    assert play(happen()) == ["trade", "water", "new"]


def test_what_failed_is_told_and_waits_for_a_change(
    desk: Path, play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    def happen() -> Iterator[None]:
        (desk / "briefs/water.yaml").write_text("wrong\n")
        yield
        (desk / "briefs/water.yaml").write_text("title: right\n")
        yield

    assert play(happen()) == ["trade", "water", "water", "water"]
    said = capsys.readouterr().err
    assert "briefs/water.yaml: no problems; no file" in said
    assert said.endswith("watching has ended\n")
