import json
import re

import pytest

from briefmaker.cli import offers


@pytest.fixture(autouse=True)
def schemas(tmp_path, monkeypatch):
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "brief.json").write_text('{"title": "Brief"}\n')
    (folder / "library.json").write_text('{"title": "Кыргызстан"}\n', encoding="utf-8")
    monkeypatch.setattr(offers, "schemas", lambda: folder)
    return folder


def test_schema_shows_a_briefs_schema_as_it_is_shipped(run, schemas):
    ended = run("schema")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (schemas / "brief.json").read_text()


def test_schema_of_a_library_file_can_be_written(run, desk):
    ended = run("schema", "library", "--out", "schema/library.json")
    assert (ended.status, ended.out) == (0, "schema/library.json\n")
    written = (desk / "schema" / "library.json").read_text(encoding="utf-8")
    assert json.loads(written) == {"title": "Кыргызстан"}


@pytest.mark.usefixtures("desk")
def test_a_place_that_cannot_be_written_is_the_machines(run):
    ended = run("schema", "--out", "briefs/trade.yaml/brief.json")
    assert ended.status == 3
    assert "could not write `briefs/trade.yaml/brief.json`: a part of its path is" in (
        ended.err
    )


def test_another_schema_is_wrong_usage(run):
    ended = run("schema", "memo")
    assert ended.status == 2
    assert "library" in ended.err
    assert "meeting" in ended.err


@pytest.mark.usefixtures("desk")
def test_kinds_are_listed_with_their_pages_and_what_they_are(run):
    ended = run("kinds")
    assert (ended.status, ended.err) == (0, "")
    lines = dict(line.split(maxsplit=1) for line in ended.out.splitlines())
    memo = re.split(r"\s{2,}", lines["memo"])
    assert memo[:3] == ["3 pages", "1,100 words", "side track"]
    assert memo[3].startswith("a policy memo of three pages")
    assert re.split(r"\s{2,}", lines["brief"])[2] == "two columns"


def test_kinds_of_the_users_own_are_listed_too(run, desk):
    own = desk / "templates" / "cable"
    own.mkdir(parents=True)
    (own / "kind.toml").write_text(
        'title = "Cable"\ninformation = "Cable"\nline = "one page"\npages = 1\n'
        'notes = "foot"\n[widths.A4]\nmain = 120\n[widths.Letter]\nmain = 125\n'
    )
    line = next(each for each in run("kinds").out.splitlines() if "cable" in each)
    assert re.split(r"\s{2,}", line) == ["cable", "1 page", "side track", "one page"]


@pytest.mark.parametrize("text", ["not toml", 'title = "Cable"\n'])
def test_a_kind_that_is_not_described_as_it_should_be_is_a_sentence(run, desk, text):
    own = desk / "templates" / "cable"
    own.mkdir(parents=True)
    (own / "kind.toml").write_text(text)
    ended = run("kinds")
    assert (ended.status, ended.out) == (3, "")
    assert "a kind of document is not described as it should be" in ended.err
