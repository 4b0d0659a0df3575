"""What travels inside a document, and what never does."""

import getpass
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefmaker.build import compose
from briefmaker.origin import copies
from briefmaker.reading import Wishes
from origin.bundles import carried, house, made, origin_of, same, space

BEYOND = b"key of the upper"
"""Words of a copy, with an anchor's words that no page prints."""


def test_a_document_carries_what_it_was_made_from(tmp_path: Path) -> None:
    table = {
        "title": "Two",
        "columns": ["Farm", "Said"],
        "rows": [["A", "{fact}`losses`"]],
    }
    chart = {
        "kind": "bar",
        "title": "Farms",
        "subtitle": "Farms, 2025",
        "data": {"facts": [{"fact": "losses", "label": "Mill canal"}]},
    }
    body = "See @fig-x and @tbl-x.\n\n![](#fig-x)\n\n![](#tbl-x)"
    more = {
        "sections": [{"role": "know", "body": body}],
        "charts": {"fig-x": chart},
        "tables": {"tbl-x": table},
    }
    page = made(house(tmp_path, brief=more)).made
    assert page
    told = {
        file.name: (file.relation, file.media, " ".join(file.description.split()))
        for file in page.page.attached
    }
    document = "BM-2025-900 v1.0"
    source, data, beside = "Source", "Data", "Supplement"
    assert told == {
        "evidence.json": (
            data,
            "application/ld+json",
            f"What each figure and quotation of {document} stands on, for programs",
        ),
        "brief.yaml": (
            source,
            "application/yaml",
            f"The brief that {document} was made from",
        ),
        "fig-x.csv": (data, "text/csv", "The data behind “Farms”"),
        "tbl-x.csv": (data, "text/csv", "The table “Two”"),
        "library.yaml": (
            source,
            "application/yaml",
            f"The sources, facts and quotations that {document} uses",
        ),
        **{
            f"seal-{name}.json": (
                beside,
                "application/json",
                f"The seal of the source {name}: its passages can be checked against "
                "it",
            )
            for name in ("new", "old", "report", "union")
        },
        "verdicts.json": (
            beside,
            "application/json",
            "What the check of the evidence found, so that "
            f"{document} can be made again",
        ),
        "build.json": (
            beside,
            "application/json",
            f"What {document} was made with: versions, and digests of all its parts",
        ),
    }


def test_only_entries_that_the_document_stands_on_are_carried(tmp_path: Path) -> None:
    library = origin_of(house(tmp_path)).library
    assert set(library.facts) == {
        "farms-council",
        "farms-union",
        "losses",
        "kept-in",
        "gate",
    }
    # The union repeats the report, and a new one takes the place of the old one.
    assert set(library.sources) == {"report", "union", "old", "new"}
    assert set(library.quantities) == {"farms"}


def test_a_fact_on_which_sources_differ_brings_what_the_others_say(
    tmp_path: Path,
) -> None:
    vouched = {"by": "A. Clerk", "on": "2025-10-01", "why_no_copy": "said in passing"}
    old = {
        "quantity": "farms",
        "display": "70 farms",
        "attested": vouched,
        "rank": "deprecated",
        "rank_reason": "he took it back",
    }
    told = "Water was short [@farms-council; @gate]."
    brief = {"bottom_line": told, "policy": "review", "facts": {"farms-clerk": old}}
    origin = origin_of(house(tmp_path, brief=brief))
    said = {"farms-council", "farms-union", "farms-clerk"}
    assert said <= set(origin.library.facts)
    assert {each.id for each in origin.evidence.disputes["farms"].claims} == said


def test_entries_of_its_own_stay_in_the_brief(tmp_path: Path) -> None:
    own = {
        "farms-council": {
            "quantity": "farms",
            "display": "62 farms",
            "source": "report",
            "selector": {"exact": "The council counted 62 farms in August"},
        },
        "spare": {
            "display": "nobody",
            "attested": {
                "by": "A. Clerk",
                "on": "2025-10-01",
                "why_no_copy": "said in passing",
            },
        },
    }
    origin = origin_of(house(tmp_path, brief={"facts": own}))
    assert origin.brief
    assert list(origin.brief.facts) == ["farms-council"]
    assert b"farms-council" not in origin.files["library.yaml"]
    assert not any(b"A. Clerk" in data for data in origin.files.values())


def test_nothing_tells_of_the_machine_its_user_or_its_folders(tmp_path: Path) -> None:
    folder = tmp_path / "secret-anna"
    path = house(folder)
    (folder / "sources").rename(folder / "papers")
    text = (folder / "briefs" / "library" / "water.yaml").read_text(encoding="utf-8")
    text = text.replace("path: sources/report", f"path: {folder}/papers/report")
    text = text.replace("path: sources/union", f"path: {folder.parent}/union")
    (folder / "briefs" / "library" / "water.yaml").write_text(text, encoding="utf-8")
    files = carried(path)
    strangers = {getpass.getuser(), socket.gethostname(), str(Path.home())}
    names = {
        "secret-anna",
        str(tmp_path),
        *(each for each in strangers if len(each) > 5),
    }
    for name, data in files.items():
        assert not [each for each in names if each.encode() in data], name
    kept = {
        name: source.archive.path
        for name, source in origin_of(path).library.sources.items()
        if source.archive
    }
    assert kept["report"] == "papers/report.txt"
    assert kept["union"] == "sources/union.txt"


def test_words_of_a_source_are_carried_only_where_a_page_prints_them(
    tmp_path: Path,
) -> None:
    facts = {
        "key": {
            "statement": "There is a key.",
            "source": "report",
            "selector": {"exact": "A clerk keeps the key"},
        }
    }
    more: dict[str, Any] = {
        "facts": facts,
        "bottom_line": "Water was short: {fact}`farms` had some [@key].",
    }
    for policy, pages, shown in (
        ("release", "list", False),
        ("release", "annex", False),
        ("draft", "list", False),
        ("draft", "annex", True),
    ):
        brief = {**more, "policy": policy, "evidence": pages}
        path = house(tmp_path / policy / pages, brief=brief)
        files = carried(path)
        assert any(BEYOND in data for data in files.values()) is shown, (policy, pages)
        assert (b'"words"' in files["verdicts.json"]) is (pages == "annex")


def test_an_audience_gets_no_word_that_is_for_others(tmp_path: Path) -> None:
    facts = {
        "harvest": {
            "display": "9,876 tons",
            "attested": {
                "by": "B. Miller",
                "on": "2025-10-01",
                "why_no_copy": "a quarrelsome meeting",
            },
        }
    }
    more = {
        "facts": facts,
        "sections": [
            {"role": "know", "body": "Kept: {fact}`kept-in`.", "audience": ["east"]},
            {
                "heading": "Westward",
                "body": "The west had {fact}`harvest` and 77 quarrels.",
                "audience": ["west"],
            },
        ],
        "uncited": [{"text": "77 quarrels", "reason": "everybody knows the Smiths"}],
        "allow": [{"rule": "T-02", "reason": "the Jones family reads slowly"}],
        "edition_of": "western.yaml",
    }
    path = house(tmp_path, brief=more)
    text = path.read_text(encoding="utf-8") + "language: de\n"
    (path.parent / "western.yaml").write_text(text, encoding="utf-8")
    files = carried(path, Wishes(audience="east", allow_failing=True))
    told = b"\n".join(files.values())
    for word in (
        *("Westward", "9,876", "B. Miller", "quarrel", "Smith", "Jones", "western"),
        *("audience", "east", "west"),
    ):
        assert word.encode() not in told, word
    brief = origin_of(path, Wishes(audience="east", allow_failing=True)).brief
    assert brief
    assert [(each.rule, each.reason) for each in brief.allow] == [
        ("T-02", "as in the whole brief")
    ]


def test_without_an_audience_the_brief_still_says_who_a_block_is_for(
    tmp_path: Path,
) -> None:
    known = {"role": "know", "body": "Kept: {fact}`kept-in`.", "audience": ["east"]}
    origin = origin_of(house(tmp_path, brief={"sections": [known]}))
    assert origin.brief
    assert origin.brief.sections[0].audience == ("east",)


def test_the_brief_that_it_follows_in_another_language_is_not_named(
    tmp_path: Path,
) -> None:
    path = house(tmp_path, brief={"edition_of": "other.yaml"})
    text = path.read_text(encoding="utf-8") + "language: de\n"
    (path.parent / "other.yaml").write_text(text, encoding="utf-8")
    assert b"edition_of" not in carried(path)["brief.yaml"]


@pytest.mark.parametrize("pages", ["none", "public"])
def test_where_no_evidence_is_shown_none_is_carried(pages: str, tmp_path: Path) -> None:
    files = carried(house(tmp_path), Wishes(evidence=pages))
    shown = {"none": "brief.yaml", "public": "evidence.json"}[pages]
    assert set(files) == {shown, "build.json"}
    told = b"\n".join(files.values())
    for word in ("selector", "council counted", "sources/", "seal", "sha256: "):
        assert word.encode() not in told, word
    record = json.loads(files["build.json"])
    assert record["whole"] is False
    assert [file["name"] for file in record["files"]] == [shown]


def test_what_may_not_be_handed_on_leaves_no_passage_and_no_seal(
    tmp_path: Path,
) -> None:
    source = {"restricted": True, "descriptor": "A report."}
    for pages in ("list", "annex"):
        path = house(tmp_path / pages, source=source, brief={"evidence": pages})
        files = carried(path)
        told = b"\n".join(files.values())
        assert b"The council counted" not in told
        assert b"came to 31%" not in told
        assert not [name for name in files if name.startswith(("seal", "kept"))]
        assert same(path, tmp_path / "again" / pages)


def test_a_copy_is_carried_only_where_its_entry_says_so(tmp_path: Path) -> None:
    path = house(tmp_path / "house")
    assert not [name for name in carried(path) if name.startswith("kept")]
    library = path.parent / "library" / "water.yaml"
    text = library.read_text(encoding="utf-8")
    text = text.replace(
        "path: sources/union.txt", "share: true\n      path: sources/union.txt"
    )
    library.write_text(text, encoding="utf-8")
    origin = origin_of(path)
    kept = [file for file in origin.record.files if file.name.startswith("kept")]
    assert [(file.name, file.path, file.media) for file in kept] == [
        ("kept-union.txt", "sources/union.txt", "text/plain")
    ]
    copy = (tmp_path / "house" / "sources" / "union.txt").read_bytes()
    assert origin.files["kept-union.txt"] == copy
    assert same(path, tmp_path / "again")
    (tmp_path / "house" / "sources" / "union.txt").unlink()
    assert "kept-union.txt" not in carried(path)


def test_the_seal_of_another_copy_is_left_out(tmp_path: Path) -> None:
    path = house(tmp_path)
    seals = path.parent / "library" / "seals"
    (seals / "union.json").write_bytes((seals / "report.json").read_bytes())
    assert "seal-union.json" not in carried(path)
    (seals / "union.json").write_bytes(b"\xff{")
    assert "seal-union.json" not in carried(path)


def test_what_is_too_large_to_be_mailed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "LARGEST_SEAL", 10)
    done = made(house(tmp_path))
    assert done.made
    assert not [f for f in done.made.page.attached if f.name.startswith("seal")]
    told = {each.message for each in done.problems if each.code == "origin.large"}
    assert told == {
        f"the seal of “{name}” is larger than 0 MB, so the PDF does not carry it"
        for name in ("new", "old", "report", "union")
    }


def test_a_path_that_only_this_computer_has_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "map.png"
    Image.new("L", (4, 4)).save(picture)
    body = f"Kept: {{fact}}`kept-in`.\n\n![A map]({picture})"
    path = house(tmp_path, brief={"sections": [{"role": "know", "body": body}]})
    done = compose(path, space(path))
    assert done.made is None
    (problem,) = [each for each in done.problems if each.code == "origin.path"]
    assert problem.address == ("sections", 0, "body")
    assert problem.message.startswith(f"“{picture}” is the place of a file on this")
