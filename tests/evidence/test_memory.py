"""Outcomes kept in the cache: as they are without it, and never those of another."""

import json
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefmaker import shelf
from briefmaker.brief.library import Locator, Selector
from briefmaker.brief.load import load
from briefmaker.evidence import memory, verdicts
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.memory import FOLDER, SPARE, Memory
from briefmaker.evidence.passages.passage import MissReason
from briefmaker.evidence.passages.seal import seal_of, to_json
from briefmaker.evidence.texts import pdfium, plain
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.regions import NUMBERS, Regions
from briefmaker.evidence.verdict import Flag, Status
from briefmaker.evidence.verdicts import Question, answer
from briefmaker.evidence.verify import verify
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from evidence.shelf import loaded, workspace

TEXT = """\
The harbour of Arden moved 61 thousand containers in the first quarter.

Its fees came to 1.234 million dollars in the same months, the port said.

Officials denied that the old pier of the harbour had lost 40 lorries to smugglers.
The crop of wheat was good. The crop of wheat was good. Доля составила 49,1 % ВВП.
"""
PASSAGES: dict[str, dict[str, Any]] = {
    "moved": {
        "display": "61 thousand containers",
        "selector": {"exact": "harbour of Arden moved 61 thousand containers"},
        "locator": {"paragraph": "1"},
    },
    "fees": {
        "display": "1.234 million dollars",
        "selector": {"exact": "Its fees came to 1.234 million dollars"},
    },
    "wrong": {
        "display": "62 thousand",
        "selector": {"exact": "harbour of Arden moved 61 thousand containers"},
    },
    "absent": {"selector": {"exact": "harbour of Arden moved 71 thousand lorries"}},
    "denied": {
        "selector": {"exact": "the old pier of the harbour had lost 40 lorries"}
    },
    "omitting": {"selector": {"exact": "The harbour of Arden moved […] in the first"}},
    "twice": {"selector": {"exact": "The crop of wheat was good"}},
    "short": {"selector": {"exact": "first quarter"}},
    "elsewhere": {
        "selector": {"exact": "in the same months, the port said"},
        "locator": {"paragraph": "1"},
    },
    "share": {"display": "49.1%", "selector": {"exact": "Доля составила 49,1 % ВВП"}},
}
FACTS = {name: {"source": "one", **entry} for name, entry in PASSAGES.items()}

Desk = Callable[..., Evidence]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return the evidence of a library, from a cache of the test's own or from none."""
    (tmp_path / "briefs" / "library" / "seals").mkdir(parents=True)
    (tmp_path / "sources").mkdir()

    def make(
        text: str = TEXT,
        *,
        recorded: str = TEXT,
        sealed: str = "",
        cache: str = "cache",
        source: dict[str, Any] | None = None,
        facts: dict[str, Any] | None = None,
        own: dict[str, Any] | None = None,
    ) -> Evidence:
        path = tmp_path / "sources" / "one.txt"
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
        digest = sha256(recorded.encode()).hexdigest()
        if sealed:
            data = sealed.encode()
            seal = replace(seal_of(data, plain.read(data)), sha256=digest)
            at = tmp_path / "briefs" / "library" / "seals" / "one.json"
            at.write_text(to_json(seal), encoding="utf-8")
        one = {"archive": {"path": "sources/one.txt", "sha256": digest}}
        told = loaded(
            tmp_path,
            own,
            sources={"one": {"title": "One", **one, **(source or {})}},
            facts=facts or FACTS,
        )
        here = replace(workspace(tmp_path), cache=tmp_path / cache)
        return verify(told, here)

    return make


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """Return what is looked for anew, as the test goes on."""
    asked: list[Question] = []

    def looked(question: Question, copy: Kept) -> verdicts.Verdict:
        asked.append(question)
        return answer(question, copy)

    monkeypatch.setattr(memory, "answer", looked)
    return asked


@pytest.mark.parametrize("brief", ["migration", "trade", "security", "azerbaijan"])
def test_what_is_remembered_of_a_brief_is_what_was_found(
    brief: str, workspace: Workspace, tmp_path: Path, searched: list[Question]
) -> None:
    here = replace(workspace, cache=tmp_path)
    told = load(here.root / "briefs" / f"{brief}.yaml", here)
    first = verify(told, here)
    assert searched
    searched.clear()
    again = verify(told, here)
    assert not searched
    assert again == first
    assert repr(again.verdicts) == repr(first.verdicts)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"text": "", "sealed": TEXT},
        {"text": TEXT.replace("61", "67")},
        {"text": TEXT.replace("61", "67"), "sealed": TEXT},
    ],
    ids=["kept", "sealed", "changed", "changed and sealed"],
)
def test_every_kind_of_outcome_comes_back_as_it_was(
    desk: Desk, how: dict[str, str], searched: list[Question]
) -> None:
    first = desk(**how)
    searched.clear()
    again = desk(**how)
    assert not searched
    assert again.verdicts == first.verdicts
    assert repr(again.verdicts) == repr(first.verdicts)
    found = {verdict.status for verdict in first.verdicts.values()}
    assert len(found) > 2


def changed(name: str, **more: Any) -> dict[str, Any]:
    return {"facts": {**FACTS, name: {**FACTS[name], **more}}}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("moved", {"text": TEXT.replace("Arden", "Ardem")}),
        ("moved", {"text": TEXT.replace("61", "67"), "recorded": TEXT}),
        (
            "moved",
            {
                "text": TEXT.replace("61", "67"),
                "recorded": TEXT.replace("61", "67"),
            },
        ),
        ("moved", {"text": "", "sealed": TEXT.replace("61", "67")}),
        ("moved", {"text": "", "sealed": TEXT}),
        (
            "moved",
            changed("moved", selector={"exact": "harbour of Arden moved 61 thousamd"}),
        ),
        ("moved", changed("moved", display="62 thousand containers")),
        ("moved", changed("moved", locator={"paragraph": "2"})),
        (
            "moved",
            changed("moved", selector={**FACTS["moved"]["selector"], "prefix": "Thy "}),
        ),
        ("fees", {"own": {"language": "de"}}),
        ("fees", {"source": {"language": "de"}}),
        ("moved", {"source": {"issued": "2020"}, "own": {"max_age": "18 months"}}),
        ("moved", {"source": {"review_after": "2025-10-11"}}),
        ("moved", {"source": {"superseded_by": "one"}}),
        ("moved", changed("moved", obs_status="E")),
        ("denied", changed("denied", acknowledge={"negation": "it is told so"})),
    ],
)
def test_a_changed_letter_changes_the_verdict_as_without_memory(
    desk: Desk, name: str, change: dict[str, Any]
) -> None:
    before = desk()
    after = desk(**change)
    assert after.verdicts == desk(**change, cache="another").verdicts
    assert after.verdicts[name] != before.verdicts[name]
    assert desk().verdicts == before.verdicts


TWO = plain.read(TEXT.encode())
RUN = TWO.regions.of("paragraph")  # type: ignore[attr-defined]


def moved(**edges: Any) -> Kept:
    """Return a copy whose paragraphs begin or end elsewhere, or have other names."""
    regions = Regions([replace(RUN, **edges)])
    return Kept("one", Standing.KEPT, replace(TWO, regions=regions))


def seal(text: str) -> Kept:
    data = text.encode()
    return Kept("one", Standing.SEALED, seal=seal_of(data, plain.read(data)))


COPIES = (
    Kept("one", Standing.KEPT, TWO),
    Kept("one", Standing.CHANGED, TWO),
    Kept("one", Standing.CHANGED, TWO, reason="it has other bytes"),
    Kept("one", Standing.CHANGED, TWO, hint="put it back"),
    Kept("one", Standing.KEPT, replace(TWO, regions=())),
    moved(),
    moved(starts=array(NUMBERS, [5, *RUN.starts[1:]])),
    moved(ends=array(NUMBERS, [2, *RUN.ends[1:]])),
    moved(labels=["a", "b", "c"]),
    seal(TEXT),
    seal(TEXT.replace("61", "67")),
)


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_that_differs_in_one_thing_is_another_copy(
    tmp_path: Path, copy: Kept, searched: list[Question]
) -> None:
    asked = question("harbour of Arden moved 61 thousand")
    asked = replace(asked, locator=Locator(paragraph="1"))
    for other in COPIES:
        if other is not copy:
            remembered(tmp_path, asked, other)
    searched.clear()
    assert remembered(tmp_path, asked, copy) == answer(asked, copy)
    assert searched


def test_a_cutoff_that_moves_needs_no_new_search(
    desk: Desk, searched: list[Question]
) -> None:
    old: dict[str, Any] = {"source": {"review_after": "2025-10-11"}}
    desk()
    searched.clear()
    assert Flag.STALE in desk(**old).verdicts["moved"].flags
    assert not searched
    earlier = {"own": {"cutoff": "2025-10-10"}}
    assert Flag.STALE not in desk(**old, **earlier).verdicts["moved"].flags


def question(exact: str) -> Question:
    return Question(Selector(exact=exact), None, "", "en", "en")


def remembered(folder: Path, asked: Question, copy: Kept) -> verdicts.Verdict:
    """Return an outcome from a memory that has been put away once."""
    memory_ = Memory(folder)
    memory_.answer(asked, copy)
    memory_.keep()
    return Memory(folder).answer(asked, copy)


def sheet(folder: Path) -> Path:
    """Return the one file of a memory."""
    (path,) = (folder / FOLDER).iterdir()
    return path


def forged(path: Path, change: Callable[[Any], object]) -> None:
    """Change each outcome of a file, and its hash with it."""
    entry = shelf.lifted(path)
    assert entry is not None
    known = json.loads(bytes(entry))
    shelf.laid(
        path,
        [json.dumps({key: change(each) for key, each in known.items()}).encode()],
    )


def set_in(*place: int, to: Any) -> Callable[[Any], Any]:
    def change(written: Any) -> Any:
        part = written
        for at in place[:-1]:
            part = part[at]
            if part is None:
                return written
        part[place[-1]] = to
        return written

    return change


@pytest.mark.parametrize("place", [0, 40, 64, 70, 300, -1])
def test_a_damaged_file_is_made_again(desk: Desk, tmp_path: Path, place: int) -> None:
    first = desk()
    path = sheet(tmp_path / "cache")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert desk().verdicts == first.verdicts
    assert shelf.lifted(path) is not None


@pytest.mark.parametrize(
    "rest", [b"", b"[]", b"null", b"7" * 9000, b"[" * 200_000, b"\xff", b'{"a":1}']
)
def test_a_file_of_something_else_is_made_again(
    desk: Desk, tmp_path: Path, rest: bytes
) -> None:
    first = desk()
    path = sheet(tmp_path / "cache")
    shelf.laid(path, [rest])
    assert desk().verdicts == first.verdicts


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        lambda _: [],
        lambda _: {"status": "verified"},
        lambda written: written[:-1],
        lambda written: [*written, 1],
        set_in(0, to="proved"),
        set_in(0, to=[]),
        set_in(1, to=1),
        set_in(2, to=None),
        set_in(3, to="weaker"),
        set_in(3, to=["unheard-of"]),
        set_in(4, to=7),
        set_in(5, to=[]),
        set_in(5, 0, to=-1),
        set_in(5, 0, to=True),
        set_in(5, 0, to=10**9),
        set_in(5, 1, to=10**9),
        set_in(5, 1, to="9"),
        set_in(5, 2, to=None),
        set_in(5, 3, to=9),
        set_in(5, 4, to=["page"]),
        set_in(5, 4, to={"page": 3}),
        set_in(5, 5, to=1.5),
        set_in(5, 6, to=None),
        set_in(5, 7, to=["unheard-of"]),
        set_in(5, 8, to=0),
        set_in(5, 9, to=0),
        set_in(5, 10, to=None),
        set_in(6, to=["odd", "", "", ""]),
        set_in(6, to=["figure", "", ""]),
        set_in(6, to=["figure", "", "", 4]),
    ],
)
def test_an_outcome_that_is_not_right_in_every_part_is_not_used(
    desk: Desk, tmp_path: Path, change: Callable[[Any], object]
) -> None:
    first = desk()
    forged(sheet(tmp_path / "cache"), change)
    assert desk().verdicts == first.verdicts


@pytest.fixture
def obstacle(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    cache = tmp_path / "cache"
    if request.param == "file in the way":
        cache.mkdir()
        (cache / FOLDER).write_text("here")
    elif request.param == "full":

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(shelf, "PACKAGE", tmp_path / "nowhere")
        memory._rules.cache_clear()
    yield
    monkeypatch.undo()
    memory._rules.cache_clear()


@pytest.mark.usefixtures("obstacle")
@pytest.mark.parametrize(
    "obstacle", ["file in the way", "full", "no rules"], indirect=True
)
def test_where_nothing_can_be_kept_everything_is_found_anew(
    desk: Desk, tmp_path: Path
) -> None:
    first, again = desk(), desk()
    assert first.verdicts == again.verdicts
    assert first.verdicts["moved"].status is Status.VERIFIED
    assert list((tmp_path / "cache").glob(f"{FOLDER}/*")) == []


def test_runs_at_the_same_time_leave_one_whole_file(desk: Desk, tmp_path: Path) -> None:
    first = desk(cache="another")
    copy = first.copies["one"]
    asked = question("harbour of Arden moved 61 thousand")
    folder = tmp_path / "shared"
    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(remembered, folder, asked, copy) for _ in range(40)]
        found = {repr(each.result()) for each in done}
    assert len(found) == 1
    assert shelf.lifted(sheet(folder)) is not None


def test_what_can_be_seen_on_a_page_is_looked_at_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, searched: list[Question]
) -> None:
    sight = {"clear": True}
    monkeypatch.setattr(pdfium, "visible", lambda *_: sight["clear"])
    copy = Kept("one", Standing.KEPT, plain.read(TEXT.encode()), data=b"%PDF-")
    asked = question("harbour of Arden moved 61 thousand")
    found = remembered(tmp_path, asked, copy)
    assert found.status is Status.VERIFIED
    assert len(searched) == 1
    sight["clear"] = False
    hidden = remembered(tmp_path, asked, copy)
    assert hidden.miss is not None
    assert hidden.miss.reason is MissReason.HIDDEN
    sight["clear"] = True
    assert remembered(tmp_path, asked, copy) == found


def test_changed_copies_with_pages_are_searched_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, searched: list[Question]
) -> None:
    monkeypatch.setattr(pdfium, "visible", lambda *_: True)
    copy = Kept("one", Standing.CHANGED, plain.read(TEXT.encode()), data=b"%PDF-")
    remembered(tmp_path, question("harbour of Arden moved 61 thousand"), copy)
    assert len(searched) == 2


def test_a_file_keeps_what_others_ask_and_does_not_grow_without_end(
    tmp_path: Path, searched: list[Question]
) -> None:
    copy = Kept("one", Standing.KEPT, plain.read(TEXT.encode()))
    for number in range(3 * SPARE):
        remembered(tmp_path, question(f"it moved {number} boats"), copy)
    entry = shelf.lifted(sheet(tmp_path))
    assert entry is not None
    assert len(json.loads(bytes(entry))) == SPARE + 2
    searched.clear()
    remembered(tmp_path, question(f"it moved {3 * SPARE - SPARE // 2} boats"), copy)
    assert not searched
    remembered(tmp_path, question("it moved 1 boats"), copy)
    assert searched


@pytest.mark.parametrize("module", ["evidence/texts/odd.py", "problems.py"])
def test_a_changed_letter_of_the_rules_makes_every_outcome_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    for name in (
        "evidence/texts/odd.py",
        "brief/library.py",
        "problems.py",
        "values.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("LEAST = 4\n")
    monkeypatch.setattr(shelf, "PACKAGE", tmp_path)
    rules = memory._rules.__wrapped__
    before = rules()
    assert before == rules() != ""
    (tmp_path / module).write_text("LEAST = 3\n")
    assert rules() != before


def test_the_rules_are_all_modules_of_ours_that_an_outcome_stands_on() -> None:
    code = "import sys, briefmaker.evidence.verdicts; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.split() if name.startswith("briefmaker.")}
    known = {str(Path(name).with_suffix("")) for name in memory.RULES}
    assert {name.split(".")[1] for name in ours} <= known
    files = {
        file.relative_to(shelf.PACKAGE).with_suffix("").as_posix()
        for name in memory.RULES
        for file in shelf.module_files(shelf.PACKAGE / name)
    }
    paths = {name.removeprefix("briefmaker.").replace(".", "/") for name in ours}
    packages = {path for path in paths if (shelf.PACKAGE / path).is_dir()}
    assert paths - packages <= files
    assert {f"{path}/__init__" for path in packages} <= files
