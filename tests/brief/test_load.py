"""A brief is read with its library and its data, or refused with all its mistakes."""

import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefmaker.brief.load import Loaded, load, load_library
from briefmaker.problems import BriefError, Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

GOOD = """\
kind: memo
title: Exports grew fastest in Kyrgyzstan
date: 2025-10-13
cutoff: 2025-10-12
id: BM-2025-101
marking: TLP:GREEN
from: Central Asia desk
to: [Deputy minister]
bottom_line: Exports grew. [@s001]
sections:
  - heading: What we know
    body: Trade rose. [@s001]
"""

CHART = """\
charts:
  fig-exports:
    kind: bar
    title: Exports to Russia grew
    subtitle: Growth in exports, %, 2021–2023
    source: "[@s001]"
    data: {csv: {path: data/growth.csv, label: country, value: growth}}
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files into a workspace of their own; return the brief's path."""
    (tmp_path / "briefs").mkdir()

    def write(brief: str | bytes = GOOD, **files: str | bytes) -> Path:
        for name, content in {"briefs/x.yaml": brief, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "briefs" / "x.yaml"

    return write


def loaded(path: Path) -> Loaded:
    return load(path, workspace_of(path))


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(BriefError) as error:
        loaded(path)
    assert all(problem.place for problem in error.value.problems)
    return error.value.problems


def told(path: Path) -> list[tuple[str, str, int]]:
    return [
        (problem.code, Path(problem.place.file).name, problem.place.line)
        for problem in refused(path)
        if problem.place
    ]


def test_a_good_brief_is_read_as_it_was_typed(write: Write) -> None:
    path = write(GOOD.replace("id:", "version: 1.50\nlanguage: NO\nid:"))
    found = loaded(path)
    assert found.path == path
    assert found.brief.version == "1.50"
    assert found.brief.language == "NO"
    assert found.brief.sender == "Central Asia desk"
    assert found.kind.name == "memo"
    assert found.problems == ()


def test_a_byte_order_mark_is_no_part_of_the_brief(write: Write) -> None:
    assert loaded(write(GOOD.encode("utf-8-sig"))).brief.kind == "memo"


def test_the_library_beside_the_brief_goes_before_that_of_the_workspace(
    write: Write,
) -> None:
    path = write(**{"briefs/library/a.yaml": "sources: {s001: {title: Shared}}"})
    assert loaded(path).library.sources["s001"].title == "Shared"
    deeper = path.parent / "deeper" / "y.yaml"
    deeper.parent.mkdir()
    deeper.write_text(GOOD)
    assert loaded(deeper).library.sources["s001"].title == "Shared"
    write(**{"briefs/deeper/library/a.yaml": "sources: {s002: {title: Near}}"})
    assert list(loaded(deeper).library.sources) == ["s002"]


def test_all_files_of_the_library_are_read_together(write: Write) -> None:
    path = write(
        **{
            "briefs/library/b.yml": "sources: {s002: {title: B}}",
            "briefs/library/a.yaml": "sources: {s001: {title: A}}",
            "briefs/library/c.yaml": "# nothing yet\n",
            "briefs/library/notes.txt": "not: [yaml",
        }
    )
    assert list(loaded(path).library.sources) == ["s001", "s002"]


def test_the_briefs_own_entry_takes_the_place_of_the_librarys_and_says_so(
    write: Write,
) -> None:
    own = "sources: {s001: {title: Own}}\n"
    path = write(
        GOOD + own,
        **{"briefs/library/a.yaml": "sources: {s001: {title: A}, s002: {title: B}}"},
    )
    found = loaded(path)
    assert {id_: s.title for id_, s in found.library.sources.items()} == {
        "s001": "Own",
        "s002": "B",
    }
    assert found.address("sources", "s001") == ("sources", "s001")
    assert found.address("sources", "s002") == ("library", "sources", "s002")
    (note,) = found.problems
    assert (note.code, note.severity) == ("brief.own-entry", Severity.NOTE)
    place = found.places.locate(note).place
    assert place
    assert (place.line, place.column) == (13, 11)


def test_brief_and_library_are_told_their_mistakes_in_one_run(write: Write) -> None:
    path = write(
        GOOD.replace("2025-10-13", "soon").replace("to:", "too:"),
        **{
            "briefs/library/b.yaml": "facts: {f: {source: s1, selector: words}}",
            "briefs/library/a.yaml": "sources:\n  s1: {titel: A}\n  s2: {isued: x}\n",
            "briefs/library/c.yaml": "sources: [",
        },
    )
    assert told(path) == [
        ("brief.not-a-date", "x.yaml", 3),
        ("brief.unknown-key", "x.yaml", 8),
        ("brief.unknown-key", "a.yaml", 2),
        ("brief.unknown-key", "a.yaml", 3),
        ("brief.wrong-type", "b.yaml", 1),
        ("yaml.brackets", "c.yaml", 1),
    ]


def test_problems_of_the_library_carry_addresses_in_the_library(write: Write) -> None:
    path = write(**{"briefs/library/a.yaml": "sources: {s1: {titel: A}}"})
    (problem,) = refused(path)
    assert problem.address == ("library", "sources", "s1", "titel")


def test_an_entry_in_two_files_of_the_library_names_both_places(write: Write) -> None:
    path = write(
        **{
            "briefs/library/a.yaml": "sources:\n  s1: {title: A}\n",
            "briefs/library/b.yaml": "sources:\n  s2: {title: B}\n  s1: {title: A}\n",
        }
    )
    (problem,) = refused(path)
    assert problem.code == "brief.duplicate-entry"
    assert "a.yaml:2 and " in problem.message
    assert problem.message.endswith("b.yaml:3")
    assert problem.place
    assert (problem.place.line, problem.place.excerpt) == (3, "  s1: {title: A}")


def test_an_unknown_kind_is_told_with_the_mistakes_beside_it(write: Write) -> None:
    kind, date = refused(write(GOOD.replace("memo", "mmeo").replace("-13", "-32")))
    assert kind.code == "brief.unknown-kind"
    assert kind.hint == "did you mean `memo`?"
    assert date.code == "brief.not-a-date"


def test_a_workspace_without_kinds_says_that_there_are_none(
    write: Write, tmp_path: Path
) -> None:
    path = write()
    bare = replace(workspace_of(path), templates=(tmp_path / "templates",))
    with pytest.raises(BriefError, match="there are none"):
        load(path, bare)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("title = ", (1, 9)),
        ('title = "T"\nline = "l"\npages = "many"\n', (3, 9)),
        ('title = "T"\nline = "l"\npages = 1\ngrid = "nowhere"\n', (4, 8)),
    ],
)
def test_a_kind_that_a_designer_left_broken_is_a_problem_at_its_place(
    write: Write, tmp_path: Path, said: str, place: tuple[int, int]
) -> None:
    path = write(**{"templates/memo/kind.toml": said})
    (problem,) = refused(path)
    assert problem.code == "brief.broken-kind"
    assert problem.place
    assert problem.place.file == str(tmp_path / "templates/memo/kind.toml")
    assert (problem.place.line, problem.place.column) == place


def test_a_broken_kind_leaves_briefs_of_other_kinds_alone(write: Write) -> None:
    path = write(**{"templates/cable/kind.toml": "title = "})
    assert loaded(path).kind.name == "memo"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_come_from_a_csv_file_of_any_country(
    write: Write, separator: str, end: str
) -> None:
    rows = ["country|note, if any|growth", '"Kyrgyzstan"| |1.50', "", "Tajikistan|x|"]
    table = end.join(rows).replace("|", separator if separator != "," else ";")
    path = write(GOOD + CHART, **{"briefs/data/growth.csv": table})
    data = loaded(path).brief.charts["fig-exports"].data
    assert data.csv is None
    assert [(row.label, row.value) for row in data.rows] == [
        ("Kyrgyzstan", Decimal("1.50")),
        ("Tajikistan", None),
    ]


def test_a_row_of_a_csv_file_has_its_place_there(write: Write) -> None:
    path = write(
        GOOD + CHART, **{"briefs/data/growth.csv": "country,growth\nA,1\nB,2\n"}
    )
    address = ("charts", "fig-exports", "data", "rows", 1, "value")
    place = loaded(path).places.locate(Problem("x", "x", address=address)).place
    assert place
    assert place.file.endswith("growth.csv")
    assert (place.line, place.column, place.excerpt) == (3, 3, "B,2")


def test_csv_files_and_the_rest_of_the_brief_are_told_in_one_run(write: Write) -> None:
    path = write(
        GOOD.replace("2025-10-13", "soon") + CHART,
        **{"briefs/data/growth.csv": "country,growth\nA,many\n"},
    )
    assert told(path) == [
        ("brief.not-a-date", "x.yaml", 3),
        ("brief.wrong-type", "growth.csv", 2),
    ]


def test_a_link_that_leads_out_of_the_workspace_is_not_followed(
    write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.csv"
    secret.write_text("country,growth\nA,1\n")
    path = write(GOOD + CHART)
    (path.parent / "data").mkdir()
    (path.parent / "data" / "growth.csv").symlink_to(secret)
    assert told(path) == [("file.outside", "x.yaml", 19)]


def test_a_library_file_that_leads_out_of_the_workspace_is_not_read(
    write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text("password: x")
    path = write()
    (path.parent / "library").mkdir()
    (path.parent / "library" / "a.yaml").symlink_to(secret)
    (problem,) = refused(path)
    assert problem.code == "file.outside"
    assert "password" not in repr(problem)


def test_a_file_that_is_not_there_is_told_with_the_nearest_name(write: Write) -> None:
    path = write()
    (problem,) = refused(path.with_name("xx.yaml"))
    assert problem.code == "file.missing"
    assert problem.hint == "did you mean `x.yaml`?"
    (problem,) = refused(path.parent / "nowhere" / "x.yaml")
    assert "its folder does not exist" in problem.message


def test_a_folder_is_not_a_brief(write: Write) -> None:
    assert told(write().parent) == [("file.folder", "briefs", 1)]


def test_a_file_that_may_not_be_read_is_told_in_words(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write()

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    (problem,) = refused(path)
    assert problem.code == "file.unreadable"
    assert problem.message.endswith("cannot be read: Permission denied")


def test_a_name_too_long_for_the_disk_is_told_in_words(
    write: Write, workspace: Workspace
) -> None:
    path = write(GOOD + CHART.replace("growth.csv", "x" * 5_000))
    assert told(path) == [("file.unreadable", "x.yaml", 19)]
    with pytest.raises(BriefError, match="cannot be read: File name too long"):
        load(path.with_name("x" * 5_000), workspace)


def test_a_file_whose_name_is_not_utf8_is_told_so_in_printable_words(
    tmp_path: Path,
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    path.write_text(GOOD)
    (problem,) = refused(path)
    assert problem.code == "file.name"
    assert problem.place
    for text in (problem.message, problem.place.file):
        assert "caf\N{REPLACEMENT CHARACTER}.yaml" in text


def test_an_error_holds_every_problem_once_and_in_the_order_of_the_file(
    write: Write,
) -> None:
    path = write(re.sub(r"(?m)^(\w+):", r"\1x:", GOOD))
    problems = refused(path)
    lines = [problem.place.line for problem in problems if problem.place]
    assert lines == sorted(lines)
    assert len(set(problems)) == len(problems)


def test_a_wrong_brief_is_not_changed_by_reading_it(write: Write) -> None:
    path = write(GOOD + "colour: red\n")
    before = path.read_bytes()
    refused(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == [path]


@given(content=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_problems_with_places(
    tmp_path: Path, workspace: Workspace, content: bytes
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(BriefError) as error:
        load(path, replace(workspace, root=tmp_path))
    assert error.value.problems
    assert all(problem.place for problem in error.value.problems)


def test_a_library_alone_is_read_as_that_of_a_brief_that_says_nothing(
    write: Write,
) -> None:
    library = "sources: {s001: {title: Trade}}\n"
    path = write(**{"briefs/library/sources.yaml": library})
    found = load_library(workspace_of(path))
    assert found.library.sources["s001"].title == "Trade"
    assert found.brief.sources == {}
    assert found.address("sources", "s001") == ("library", "sources", "s001")
    place = found.places.locate(
        Problem("x", "x", address=("library", "sources", "s001"))
    ).place
    assert place is not None
    assert place.file.endswith("/briefs/library/sources.yaml")


def test_a_library_alone_is_refused_with_all_its_mistakes(write: Write) -> None:
    path = write(
        **{
            "briefs/library/a.yaml": "sources: {s001: {titel: Trade}}\n",
            "briefs/library/b.yaml": "sources: {s001: {title: Trade}}\n",
        }
    )
    with pytest.raises(BriefError) as error:
        load_library(workspace_of(path))
    assert {problem.code for problem in error.value.problems} == {
        "brief.unknown-key",
        "brief.duplicate-entry",
    }


def test_a_csv_that_is_not_right_in_itself_is_told_at_its_key(write: Write) -> None:
    path = write(GOOD + CHART.replace("path: data/growth.csv, ", ""))
    assert told(path) == [("brief.missing-key", "x.yaml", 19)]


def test_of_two_hidden_characters_on_a_line_the_first_is_told(write: Write) -> None:
    path = write(GOOD.replace("Trade rose.", "Trade\u202e rose\u202c.\n      \u202d"))
    found = [(p.code, p.place.line, p.place.column) for p in refused(path) if p.place]
    assert found == [
        ("file.hidden-character", 12, 16),
        ("file.hidden-character", 13, 7),
    ]
