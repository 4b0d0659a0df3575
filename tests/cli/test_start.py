import json
import re
from datetime import date
from hashlib import sha256

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from briefmaker.brief.library import Entries
from briefmaker.cli import start, starters
from briefmaker.cli.exits import CommandError
from briefmaker.values import replace
from briefmaker.workspace import shipped

STARTER = """\
# yaml-language-server: $schema=../assets/schema/brief.json
kind: memo
title: "@@TITLE@@"
id: @@ID@@
date: @@DATE@@
"""


@pytest.fixture
def desk(desk, monkeypatch):
    """The desk, with a kind of its own, on a fixed day, with shipped schemas."""
    kind = desk / "templates" / "memo"
    kind.mkdir(parents=True)
    (kind / "kind.toml").write_text(
        'title = "Memo"\ninformation = "Memo"\nline = "one page"\npages = 1\n'
        'notes = "foot"\n[widths.A4]\nmain = 120\n[widths.Letter]\nmain = 125\n'
    )
    (kind / "starter.yaml").write_text(STARTER)
    schemas = desk.parent / "shipped" / "schema"
    schemas.mkdir(parents=True)
    for name in ("brief", "library"):
        (schemas / f"{name}.json").write_text('{"type": "object"}')
    monkeypatch.setattr(start, "schemas", lambda: schemas)
    found = start.workspace_of

    def workspace_of(path):
        day = date(2025, 10, 13)
        return replace(found(path), templates=(desk / "templates",), today=day)

    monkeypatch.setattr(start, "workspace_of", workspace_of)
    return desk


def test_new_fills_in_the_kinds_starter(run, desk):
    ended = run("new", "water-talks", "--kind", "memo", "--title", "Dams: who pays?")
    assert (ended.status, ended.out) == (0, "briefs/water-talks.yaml\n")
    text = (desk / "briefs" / "water-talks.yaml").read_text()
    assert yaml.load(text, yaml.BaseLoader) == {
        "kind": "memo",
        "title": "Dams: who pays?",
        "id": "2025-water-talks",
        "date": "2025-10-13",
    }


def test_without_a_title_the_name_stands_in(run, desk):
    run("new", "water-talks", "--kind", "memo")
    text = (desk / "briefs" / "water-talks.yaml").read_text()
    assert 'title: "Water talks"' in text


def test_the_schema_line_leads_to_the_workspaces_own_schema(run, desk):
    (desk / "schema").mkdir()
    (desk / "schema" / "brief.json").write_text("{}")
    run("new", "water-talks", "--kind", "memo")
    first = (desk / "briefs" / "water-talks.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/brief.json"


def test_the_schema_line_leads_to_the_shipped_schema_where_there_is_no_own(run, desk):
    run("new", "water-talks", "--kind", "memo")
    first = (desk / "briefs" / "water-talks.yaml").read_text().splitlines()[0]
    shipped = desk.parent / "shipped" / "schema" / "brief.json"
    assert first == f"# yaml-language-server: $schema={shipped}"


def test_in_a_checkout_the_schema_line_is_relative(run, desk, monkeypatch):
    schemas = desk / "assets" / "schema"
    schemas.mkdir(parents=True)
    (schemas / "brief.json").write_text("{}")
    monkeypatch.setattr(start, "schemas", lambda: schemas)
    run("new", "water-talks", "--kind", "memo")
    first = (desk / "briefs" / "water-talks.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../assets/schema/brief.json"


def test_new_works_from_a_folder_inside_the_workspace(run, desk, monkeypatch):
    monkeypatch.chdir(desk / "briefs" / "library")
    assert run("new", "dams", "--kind", "memo").status == 0
    assert (desk / "briefs" / "dams.yaml").is_file()


def test_new_replaces_nothing(run, desk):
    ended = run("new", "trade", "--kind", "memo")
    assert (ended.status, ended.out) == (2, "")
    assert "`briefs/trade.yaml` is there already" in ended.err
    assert (desk / "briefs" / "trade.yaml").read_text() == "title: trade\n"


def test_new_does_not_write_through_a_link_that_leads_nowhere(run, desk):
    (desk / "briefs" / "dams.yaml").symlink_to(desk / "elsewhere.yaml")
    assert run("new", "dams", "--kind", "memo").status == 2
    assert not (desk / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("../dams", "dams"),
        ("dams.yaml", "dams"),
        ("upper dams", "upper-dams"),
        ("-dams", "dams"),
        ("вода", "water-talks"),
        ("", "water-talks"),
    ],
)
def test_a_name_of_other_letters_is_wrong_usage_with_one_that_would_do(
    run, desk, name, hint
):
    ended = run("new", "--kind", "memo", "--", name)
    assert ended.status == 2
    assert f"`{name}` cannot be the name of a brief" in ended.err
    assert f"for example `{hint}`" in ended.err
    assert sorted(path.name for path in (desk / "briefs").glob("*.yaml")) == [
        "trade.yaml",
        "water.yaml",
    ]


def test_an_unknown_kind_is_wrong_usage_with_the_nearest(run, desk):
    assert "did you mean `memo`?" in run("new", "dams", "--kind", "memmo").err
    ended = run("new", "dams", "--kind", "novel")
    assert ended.status == 2
    assert "there is no kind of document `novel`" in ended.err
    assert "there are: memo" in ended.err
    assert not (desk / "briefs" / "dams.yaml").exists()


def test_a_kind_of_the_users_without_a_starter_says_so(run, desk):
    (desk / "templates" / "note").mkdir()
    kind = (desk / "templates" / "memo" / "kind.toml").read_text()
    (desk / "templates" / "note" / "kind.toml").write_text(kind)
    ended = run("new", "dams", "--kind", "note")
    assert ended.status == 2
    assert "the kind `note` has no `starter.yaml`" in ended.err


@pytest.mark.parametrize(
    "title", ["", "  ", "a\x07b", "a\u202eb", "a\ue000b", "a\udcffb", "a\uffffb"]
)
def test_a_title_that_is_none_is_wrong_usage(run, desk, title):
    assert run("new", "dams", "--kind", "memo", "--title", title).status == 2
    assert not (desk / "briefs" / "dams.yaml").exists()


def test_outside_a_workspace_new_says_how_to_make_one(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = run("new", "dams", "--kind", "memo")
    assert ended.status == 2
    assert "there is no folder `briefs` here or above" in ended.err
    assert "briefmaker init ." in ended.err


LETTERS = st.characters(exclude_categories=["Cc", "Cn", "Co", "Cs", "Zl", "Zp"])


@given(st.text(LETTERS, min_size=1))
def test_any_title_comes_out_of_the_yaml_as_it_went_in(title):
    try:
        title = starters.checked_title(title)
    except CommandError:
        assume(False)
    text = starters.filled(
        STARTER, name="x", title=title, today=date(2025, 1, 2), schema="s.json"
    )
    assert yaml.load(text, yaml.BaseLoader)["title"] == title


@pytest.mark.parametrize(
    "title", ["Обещания Москвы", "می‌رود", 'He said "no"', "#1: {x} & *y", "a\\b", "@x"]
)
def test_titles_of_any_script_are_taken(title):
    assert starters.checked_title(title) == title


def test_a_title_over_two_lines_becomes_one():
    assert starters.checked_title(" Dams\n leave\tfarmers  short ") == (
        "Dams leave farmers short"
    )


def test_a_token_need_not_stand_in_quotes():
    text = starters.filled(
        "title: @@TITLE@@\n",
        name="x",
        title='a "b"',
        today=date(2025, 1, 2),
        schema="s",
    )
    assert text == '# yaml-language-server: $schema=s\ntitle: "a \\"b\\""\n'


class TestInit:
    def test_it_makes_a_workspace_and_names_its_files(self, run, desk):
        ended = run("init", "new desk")
        assert ended.status == 0
        assert ended.out.splitlines() == [
            "new desk/briefmaker.toml",
            "new desk/schema/brief.json",
            "new desk/schema/library.json",
            "new desk/sources/example-water-report.txt",
            "new desk/briefs/library/sources.yaml",
            "new desk/briefs/library/facts.yaml",
            "new desk/briefs/first-memo.yaml",
        ]
        assert (desk / "new desk" / "out").is_dir()
        assert "Next: cd 'new desk'; briefmaker render briefs" in ended.err

    def test_the_copies_that_its_files_name_are_there_and_as_recorded(self, run, desk):
        run("init", "new")
        library = yaml.safe_load(starters.SOURCES_TEXT)["sources"]
        archive = library["example-report"]["archive"]
        kept = (desk / "new" / archive["path"]).read_bytes()
        assert sha256(kept).hexdigest() == archive["sha256"]

    def test_the_schema_lines_lead_to_the_schemas(self, run, desk):
        run("init", "new")
        briefs = [
            *(desk / "new" / "briefs").glob("*.yaml"),
            *(desk / "new" / "briefs" / "library").glob("*.yaml"),
        ]
        assert len(briefs) == 3
        for file in briefs:
            first = file.read_text().splitlines()[0]
            found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
            assert json.loads((file.parent / found[1]).read_text()) == {
                "type": "object"
            }

    def test_a_second_time_it_keeps_everything_and_says_so(self, run, desk):
        run("init", "new")
        before = contents(desk / "new")
        ended = run("init", "new")
        assert (ended.status, ended.out) == (0, "")
        assert "kept new/briefs/library/facts.yaml, which was there" in ended.err
        assert contents(desk / "new") == before

    def test_where_there_are_briefs_it_adds_only_what_is_missing(self, run, desk):
        sources = desk / "briefs" / "library" / "sources.yaml"
        sources.write_text("sources: {}\n")
        ended = run("init", ".")
        assert ended.status == 0
        assert sources.read_text() == "sources: {}\n"
        assert (desk / "briefs" / "library" / "facts.yaml").is_file()
        assert not (desk / "briefs" / "first-memo.yaml").exists()

    def test_it_does_not_write_through_a_link_that_leads_nowhere(self, run, desk):
        facts = desk / "briefs" / "library" / "facts.yaml"
        facts.symlink_to(desk / "elsewhere.yaml")
        assert "kept briefs/library/facts.yaml" in run("init", ".").err
        assert not (desk / "elsewhere.yaml").exists()

    def test_new_adds_the_copies_that_its_starter_names_once(self, run, desk):
        starter = desk / "templates" / "memo" / "starter.yaml"
        starter.write_text(STARTER + "# sources/example-union-letter.txt\n")
        assert run("new", "dams", "--kind", "memo").out.splitlines() == [
            "sources/example-union-letter.txt",
            "briefs/dams.yaml",
        ]
        ended = run("new", "canals", "--kind", "memo")
        assert (ended.out, ended.err) == ("briefs/canals.yaml\n", "")

    @pytest.mark.usefixtures("desk")
    def test_a_file_is_not_a_folder(self, run):
        ended = run("init", "briefs/trade.yaml")
        assert ended.status == 2
        assert "`briefs/trade.yaml` is a file, not a folder" in ended.err

    def test_the_example_library_is_valid(self):
        entries = {}
        for text in (starters.SOURCES_TEXT, starters.FACTS_TEXT):
            entries |= yaml.load(text, yaml.BaseLoader)
        library = Entries.model_validate(entries)
        fact = library.facts["example-share-2024"]
        assert fact.source in library.sources
        assert fact.quantity in library.quantities


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("@@DATE@@", "2024-12-31"),
        ("@@DATE+14@@", "2025-01-14"),
        ("@@DATE-31@@", "2024-11-30"),
        ("@@YEAR@@", "2024"),
        ("@@YEAR+1@@", "2025"),
    ],
)
def test_a_token_of_a_day_counts_from_today(token, said):
    text = starters.filled(
        f"by: {token}\n", name="x", title="t", today=date(2024, 12, 31), schema="s"
    )
    assert text.splitlines()[1] == f"by: {said}"


def test_every_token_of_the_shipped_starters_is_filled_in():
    found = sorted(shipped("templates").glob("*/starter.yaml"))
    assert len(found) == 12
    for starter in found:
        text = starters.filled(
            starter.read_text("utf-8"),
            name="x",
            title="t",
            today=date(2025, 1, 2),
            schema="s",
        )
        assert "@@" not in text, starter
