"""Commands on a brief that stands for several memos, with the real stages."""

import io
import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from briefmaker.origin import record
from briefmaker.pdf.carried import carried

CHECKOUT = Path(__file__).resolve().parents[2]

BRIEF = """\
matrix: data/countries.csv
kind: memo
title: Exports from {country} rose and nobody knows how much is its own
date: 2025-10-13
cutoff: 2025-10-12
id: BM-{code}
marking: TLP:GREEN
from: Central Asia desk
to: ["{contact}"]
bottom_line: |
  Exports of {country} to Russia grew by {fact}`trd-{code}-exports-growth`
  [@trd-{code}-exports-growth]. We wait.
sections:
  - role: know
    body: |
      Part of the rise is rerouted goods [@trd-rerouting-cause].
"""

ROWS = (
    "country,code,contact,salary\n"
    "Kazakhstan,kz,Customs committee,secret-one\n"
    "Kyrgyzstan,kg,State customs service,secret-two\n"
    "Ўзбекистон,uz,Customs committee,secret-three\n"
)


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    """A workspace with one brief for three countries, in which the user stands."""
    folder = tmp_path / "office"
    shutil.copytree(CHECKOUT / "briefs" / "library", folder / "briefs" / "library")
    (folder / "briefs" / "data").mkdir()
    (folder / "briefs" / "data" / "countries.csv").write_text(ROWS, encoding="utf-8")
    (folder / "briefs" / "exports.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def changed(office, *pairs, file="exports.yaml"):
    path = office / "briefs" / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_each_memo_is_checked_and_counted(run):
    ended = run("check", "briefs")
    assert (ended.status, ended.err) == (
        0,
        "1 brief, 3 memos: no problems; 4 claims verified\n",
    )


def test_each_memo_is_a_file_named_after_its_values(run, office):
    ended = run("render", "briefs", "--format", "md")
    assert ended.out.splitlines() == [
        "out/exports-kazakhstan.md",
        "out/exports-kyrgyzstan.md",
        "out/exports-ўзбекистон.md",
    ]
    assert ended.err == "1 brief, 3 memos: no problems\n"
    said = (office / "out" / "exports-kyrgyzstan.md").read_text(encoding="utf-8")
    assert "Exports of Kyrgyzstan to Russia grew by 90%" in said
    assert "State customs service" in said
    assert "Kazakhstan" not in said


def test_only_some_memos_are_made_if_that_is_asked(run):
    asked = ("--only", "code=KZ", "--only", "code=kg", "--format", "txt")
    assert run("render", "briefs", *asked).out.splitlines() == [
        "out/exports-kazakhstan.txt",
        "out/exports-kyrgyzstan.txt",
    ]


@pytest.mark.parametrize(
    ("only", "said", "hint"),
    [
        ("country=Kazahstan", "no memo has “Kazahstan” as `country`", "`Kazakhstan`"),
        ("land=x", "no `matrix` has the name `land`", "there are country, code"),
        ("country", "should be a name and a value", "country=Tajikistan"),
    ],
)
@pytest.mark.parametrize("command", ["render", "check"])
def test_a_choice_that_leaves_nothing_is_wrong_usage(run, command, only, said, hint):
    ended = run(command, "briefs", "--only", only)
    assert ended.status == 2
    assert said in ended.err
    assert hint in ended.err


def test_a_figure_from_a_list_needs_a_source_as_if_it_were_typed(run, office):
    changed(office, ("We wait.", "It lost {contact}."))
    rows = ROWS.replace("Customs committee", "12%", 1)
    (office / "briefs" / "data" / "countries.csv").write_text(rows, encoding="utf-8")
    ended = run("check", "briefs", "--format", "short")
    assert ended.status == 1
    (line,) = [line for line in ended.err.splitlines() if "uncited-figure" in line]
    assert line == (
        "briefs/exports.yaml:12:41: error: “12%” in this sentence has no source "
        "(Kazakhstan) [evidence.uncited-figure]"
    )


def test_each_memo_cites_its_own_fact_and_a_missing_one_is_told(run, office):
    rows = ROWS.replace(",kg,", ",tm,")
    (office / "briefs" / "data" / "countries.csv").write_text(rows, encoding="utf-8")
    ended = run("check", "briefs", "--format", "json")
    found = [(p["code"], p["line"], p["column"]) for p in json.loads(ended.out)]
    assert found == [("prose.unknown-fact", 11, 49), ("cite.unknown", 12, 4)]
    assert "trd-tm-exports-growth" in ended.out
    assert "(Kyrgyzstan)" in ended.out


def test_names_of_files_that_would_be_one_are_refused(run, office):
    lists = "{country: ['+', '-'], code: kz, contact: c}"
    changed(office, ("data/countries.csv", lists))
    ended = run("render", "briefs")
    assert ended.status == 2
    assert "(+, kz, c)` and `briefs/exports.yaml (-, kz, c)` would both" in ended.err
    changed(office, ("'+', '-'", "'+'"), ("kz, contact: c", "'++', contact: '-'"))
    ended = run("render", "briefs")
    assert "nothing in “+, ++, -” can stand in the name of a file" in ended.err
    assert not (office / "out").exists()


def test_one_file_is_no_place_for_several_memos(run):
    ended = run("render", "briefs/exports.yaml", "--out", "x.pdf")
    assert ended.status == 2
    assert "`--out x.pdf` is one file, but there are 3 memos" in ended.err


def test_a_memo_carries_itself_and_nothing_of_the_other_rows(run, office):
    run("render", "briefs", "--only", "code=kg")
    pdf = office / "out" / "exports-kyrgyzstan.pdf"
    files = carried(pdf.read_bytes())
    told = record.from_json(files[record.FILE])
    assert dict(told.values) == {"country": "Kyrgyzstan"}
    everything = b"".join(files.values())
    assert b"secret" not in everything
    assert b"matrix" not in files[record.BRIEF]
    verified = run("verify", pdf)
    assert (verified.status, "the same, byte for byte" in verified.out) == (0, True)


def test_a_pdf_is_compared_with_its_own_memo(run, office):
    run("render", "briefs", "--only", "code=kg")
    changed(office, ("We wait.", "We wait and see."))
    ended = run("diff", "out/exports-kyrgyzstan.pdf", "briefs/exports.yaml")
    assert ended.status == 0
    assert "Kazakhstan" not in ended.out
    assert "and see" in ended.out
    both = ("briefs/exports.yaml", "briefs/exports.yaml")
    unsaid = run("diff", *both)
    assert (unsaid.status, "stands for 3 memos" in unsaid.err) == (1, True)
    assert run("diff", *both, "--only", "code=kz").status == 0


def test_changes_are_marked_since_the_edition_of_the_same_memo(run):
    run("render", "briefs", "--only", "code=kg")
    since = ("--since", "out/exports-kyrgyzstan.pdf", "--only")
    assert run("render", "briefs", *since, "code=kg").status == 0
    other = run("render", "briefs", *since, "code=kz")
    assert other.status == 1
    assert "the older edition is the memo “Kyrgyzstan”" in other.err


def test_a_paper_of_a_meeting_is_one_memo(run, office):
    meeting = office / "briefs" / "m.yaml"
    text = (
        "kind: meeting\nmeeting: Committee\nplace: Room 1\ndate: 2025-10-20\n"
        "zone: Europe/Berlin\nid: RC-1\nfrom: Secretariat\n"
        "attendees: [{name: I. Halvorsen, chair: yes}]\n"
        "agenda:\n  - title: Trade\n    at: 09:30\n    until: 10:00\n"
        "    purpose: Information\n    papers:\n"
        "      - {file: exports.yaml, values: {country: Kyrgyzstan}}\n"
        "      - {file: exports.yaml, values: {code: kz}}\n"
    )
    meeting.write_text(text, encoding="utf-8")
    ended = run("pack", meeting)
    assert ended.status == 0
    with pikepdf.open(io.BytesIO((office / ended.out.strip()).read_bytes())) as pdf:
        assert len(pdf.pages) >= 3
    wrong = text.replace("values: {code: kz}", "values: {code: zz}")
    meeting.write_text(wrong.replace(", values: {country: Kyrgyzstan}", ""), "utf-8")
    ended = run("check", meeting, "--format", "short")
    assert "m.yaml:15:16: error: “exports.yaml” stands for 3 memos" in ended.err
    assert "m.yaml:16:38: error: “exports.yaml” stands for 3 memos" in ended.err


def test_letters_go_to_the_readers_of_each_memo(run, office):
    people = office / "people.csv"
    people.write_text(
        "email,country\na@example.org,Kyrgyzstan\nb@example.org,Kazakhstan\n",
        encoding="utf-8",
    )
    listed = ("mail", "briefs/exports.yaml", "--list", people, "--dry-run")
    ended = run(*listed)
    assert ended.status == 0
    found = [line.split()[-1] for line in ended.out.splitlines() if "To  " in line]
    assert sorted(found) == ["a@example.org", "b@example.org"]
    assert "(BM-kg v1.0)" in ended.out
    assert "(BM-kz v1.0)" in ended.out
    assert "nobody in the list gets these memos: Ўзбекистон" in ended.err
    unsaid = run("mail", "briefs/exports.yaml", "--to", "a@example.org", "--dry-run")
    assert (unsaid.status, "nothing says who gets which" in unsaid.err) == (1, True)


def test_comments_come_back_to_the_lines_of_the_brief(run):
    run("render", "briefs", "--only", "code=kg", "--format", "docx")
    ended = run("import-comments", "out/exports-kyrgyzstan.docx")
    assert ended.status == 0
    assert "changed since" not in ended.err
