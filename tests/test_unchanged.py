"""A real brief: every file that its render opens or looks for is in its record."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from briefmaker.cli.options import Asked
from briefmaker.cli.products import Product, planned
from briefmaker.cli.rendering import outcome_of
from briefmaker.cli.unchanged import unchanged
from briefmaker.reads import traced
from briefmaker.values import replace
from briefmaker.workspace import Workspace, shipped
from briefmaker.writing.page import filled
from canal_desk import BRIEF, desk

PLAIN = Asked(None, None, None, False)

OWN = [
    "brand/Bold.ttf",
    "brand/It.ttf",
    "brand/Regular.ttf",
    "brand/Semibold.ttf",
    "brand/logo.svg",
    "briefmaker.toml",
    "briefs/canal-ru.yaml",
    "briefs/canal.yaml",
    "briefs/data/losses.csv",
    "briefs/library/canal.yaml",
    "briefs/own.csl",
    "briefs/pictures/canal.png",
    "sources/courier-en.txt",
    "templates/house.css",
]
NEW = [
    "templates/theme.css",
    "templates/memo/style.css",
    "templates/memo/kind.toml",
    "templates/partials/title.html",
    "templates/grids/track/grid.toml",
    "briefs/library/more.yaml",
    "briefs/library/seals/courier.json",
    "briefs/library/live/courier.json",
]
"""Files that would take the place of others, or add to them."""

WATCH = """
import json, os, sys
log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
desk = os.getcwd()

def note(path):
    if isinstance(path, bytes | os.PathLike):
        path = os.fsdecode(path)
    if isinstance(path, str):
        os.write(log, json.dumps(os.path.join(desk, path)).encode() + b"\\n")

def heard(event, given):
    if event in ("open", "os.listdir", "os.scandir"):
        note(given[0])
    elif event == "subprocess.Popen":
        for each in given[1]:
            if os.fsdecode(each).startswith("/"):
                note(each)

sys.addaudithook(heard)
for name in ("stat", "lstat", "access"):
    def asked(path, *rest, real=getattr(os, name), **more):
        note(path)
        return real(path, *rest, **more)
    setattr(os, name, asked)
os.sched_getaffinity = lambda _: {0, 1}

from pathlib import Path
from briefmaker.cli.options import Asked
from briefmaker.cli.products import planned
from briefmaker.cli.rendering import outcome_of
product = planned([Path(sys.argv[2])], None, None)[0]
os.write(log, b'"begin"\\n')
outcome = outcome_of(product, Asked(None, None, None, False), debug=True)
os.write(log, b'"end"\\n')
print(outcome.delivered, "matplotlib" in sys.modules)
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The desk's brief, rendered once."""
    folder = desk(tmp_path_factory.mktemp("desk"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield planned([BRIEF], None, None)[0]


@pytest.fixture(scope="module")
def seen(product: Product, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a render by a process of its own asked the machine for, in the desk."""
    log = tmp_path_factory.mktemp("log") / "log"
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(log), str(BRIEF)],
        cwd=product.workspace.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "True False\n", (done.stdout, done.stderr)
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    between = lines[lines.index("begin") : lines.index("end")]
    root = f"{product.workspace.root}/"
    return {os.path.normpath(path) for path in between if path.startswith(root)}


def known(product: Product) -> bool:
    return unchanged(product, PLAIN) is not None


def test_all_that_a_render_opens_or_looks_for_is_in_the_record(
    product: Product, seen: set[str]
) -> None:
    assert known(product), "the charts were drawn in a copy, whose reads came back"
    outcome = unchanged(product, PLAIN)
    assert outcome is not None
    root = product.workspace.root
    assert [str(path.relative_to(root)) for path in outcome.reads] == OWN
    held = {str(path) for path in _recorded(product)}
    ways = {str(up) for path in held for up in Path(path).parents}
    written = {path for path in seen if Path(path).is_relative_to(root / "out")}
    assert seen - held - ways - written == set()
    assert {str(root / name) for name in OWN} <= seen, "the watch sees what is read"


def _recorded(product: Product) -> Iterator[Path]:
    from briefmaker.cli import unchanged as module
    from briefmaker.dependencies.record import standing

    place = module._place(product, PLAIN)
    record = standing(place, module._maker(product.workspace))
    assert record is not None
    yield from map(Path, (*record.files, *record.folders))


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("name", OWN)
def test_each_of_its_files_makes_it_anew_by_its_content_alone(
    product: Product, name: str
) -> None:
    file = product.workspace.root / name
    data, then = file.read_bytes(), file.stat()
    changed: Callable[[], object]
    for changed in (
        lambda: file.write_bytes(data + b"\n"),
        lambda: file.write_bytes(bytes([data[0] ^ 1]) + data[1:]),
        lambda: file.unlink(),
    ):
        changed()
        if file.exists():
            os.utime(file, ns=(then.st_atime_ns, then.st_mtime_ns))
        assert not known(product)
        file.write_bytes(data)
        assert known(product), "it is as it was"
    os.utime(file)
    assert known(product), "it was only touched"


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("name", NEW)
def test_a_file_that_would_count_makes_it_anew(product: Product, name: str) -> None:
    file = product.workspace.root / name
    missing = [up for up in file.parents if not up.exists()]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{}\n")
    try:
        assert not known(product)
    finally:
        file.unlink()
        for folder in missing:
            folder.rmdir()
    assert known(product)


@pytest.mark.usefixtures("seen")
def test_no_product_depends_on_the_day(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(_: Workspace) -> None:
        pytest.fail("the day was asked for")

    before = product.file.read_bytes()
    monkeypatch.setattr(Workspace, "today", property(asked))
    outcome = outcome_of(product, PLAIN, debug=True)
    assert outcome.delivered
    assert product.file.read_bytes() == before


@pytest.mark.usefixtures("seen")
def test_a_second_product_of_one_process_has_a_whole_record_too(
    product: Product,
) -> None:
    """What a process keeps in its memory is not opened a second time."""
    outcome_of(product, PLAIN, debug=True)
    again = outcome_of(product, PLAIN, debug=True)
    root = product.workspace.root
    assert [str(path.relative_to(root)) for path in again.reads] == OWN
    face = root / "brand" / "Regular.ttf"
    data = face.read_bytes()
    copyfile(shipped("assets") / "fonts" / "SourceSans3-Regular.ttf", face)
    assert not known(product)
    face.write_bytes(data)
    assert known(product)


def test_a_template_that_may_take_the_place_of_ours_some_day_is_looked_for(
    product: Product, tmp_path: Path
) -> None:
    (tmp_path / "x.html").write_text("{% include 'none.html' ignore missing %}ours")
    templates = (tmp_path / "own", tmp_path)
    with traced() as reads:
        assert filled("x.html", replace(product.workspace, templates=templates))
    assert reads.files == (tmp_path / "x.html",)
    wanted = ("none.html", "own/none.html", "own/x.html")
    assert reads.absent == tuple(tmp_path / name for name in wanted)


LOADED = """
import sys
from briefmaker.cli.main import main
try:
    main(["render", sys.argv[1], "--out", "out"])
finally:
    heavy = ("pydantic", "yaml", "jinja2", "matplotlib", "weasyprint", "rapidfuzz")
    print([name for name in heavy if name in sys.modules])
"""


@pytest.mark.usefixtures("seen")
def test_what_is_unchanged_is_known_without_any_heavy_library(
    product: Product,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(BRIEF)],
        cwd=product.workspace.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "out/canal-ru.pdf\n[]\n"
    assert "uncited-figure" in done.stderr
    assert "unchanged, so nothing was made again" in done.stderr
