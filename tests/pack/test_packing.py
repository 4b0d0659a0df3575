"""A meeting bound for real: each paper whole, one numbering, nothing for others."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from briefmaker.build import render
from briefmaker.look.look import Variant
from briefmaker.pack.facts import Copy
from briefmaker.pack.packing import Packing, packing
from briefmaker.pdf.carried import papers_carried
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.reading import read
from briefmaker.problems import Severity
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import tree
from starting import written

MEETING = """
meeting: Committee on water
place: Room 2
date: 2025-10-27
zone: Europe/Berlin
id: RC-14
from: Secretariat
marking: TLP:AMBER
attendees:
  - {name: Ines Halvorsen, chair: yes, audience: council}
  - {name: Tomas Berek, audience: press}
agenda:
  - {title: The wells, at: "09:30", purpose: Discussion, papers: [../fact-sheet.yaml]}
  - {title: The memo, at: "10:00", until: "10:30", purpose: Decision, note: Choose.,
     papers: [../memo.yaml]}
annexes:
  - {file: terms.pdf, title: Terms of reference, marking: none}
glossary:
  Weir: A low dam.
"""
SECRET = "Zanzibar"
FOR_THE_COUNCIL = f"""\
  - heading: For the council
    audience: [council]
    body: {SECRET} is dry.
"""
PACK_PAGE = re.compile(r"Pack page (\d+) of (\d+)")


@dataclass(frozen=True)
class House:
    workspace: Workspace
    meeting: Path


@pytest.fixture(scope="module")
def house(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("house")
    own = replace(workspace, root=folder)
    for kind in ("fact-sheet", "memo"):
        written(kind, own, folder, date(2025, 10, 13))
    memo = folder / "briefs" / "memo.yaml"
    first, found, rest = memo.read_text().partition("\nsections:\n")
    assert found
    memo.write_text(f"{first}{found}{FOR_THE_COUNCIL}{rest}")
    (folder / "briefs" / "meetings").mkdir()
    terms = page("<h1>Terms</h1><p>Foreign words.</p>", "@page { size: a4 }")
    foreign = folder / "briefs" / "meetings" / "terms.pdf"
    foreign.write_bytes(typeset(terms, workspace).data)
    meeting = foreign.with_name("water.yaml")
    meeting.write_text(MEETING)
    return House(own, meeting)


@pytest.fixture(scope="module")
def packed(house: House) -> Packing:
    made = packing(house.meeting, house.workspace)
    assert [p for p in made.problems if p.blocks] == []
    return made


@pytest.fixture(scope="module")
def whole(packed: Packing) -> Pdf:
    return packed.pdf()


@pytest.fixture(scope="module")
def for_press(packed: Packing) -> Pdf:
    return packed.pdf(Copy(2, 2, "Tomas Berek"), "press")


def texts(pdf: Pdf) -> list[str]:
    return [" ".join(text.split()) for text in read(pdf.data).pages]


def test_nothing_is_wrong_with_the_finished_pack(whole: Pdf) -> None:
    weighty = [p.code for p in whole.problems if p.severity is not Severity.NOTE]
    assert weighty == ["pack.unknown-audience"]  # no paper speaks of the press


def test_every_page_says_which_page_of_the_pack_it_is(whole: Pdf) -> None:
    for number, text in enumerate(texts(whole), 1):
        assert PACK_PAGE.findall(text) == [(str(number), str(whole.pages))]


def test_every_page_bears_the_pack_s_mark_or_its_paper_s_with_it(whole: Pdf) -> None:
    for text in texts(whole):
        assert text.count("TLP:AMBER") >= 1
        assert len(re.findall(r"TLP:\w+", text)) >= 2


def test_tabs_begin_on_right_hand_pages_and_the_contents_say_where(
    whole: Pdf,
) -> None:
    found = texts(whole)
    starts = [
        next(n for n, text in enumerate(found, 1) if words in text and n > 2)
        for words in ("Foreign words", "A low dam")
    ]
    assert all(start % 2 for start in starts)
    contents = found[0]
    for start in starts:
        assert f" {start}" in contents


def test_for_one_side_of_the_paper_no_page_is_left_blank(
    house: House, whole: Pdf
) -> None:
    wishes = Wishes(variants=frozenset({Variant.SIMPLEX}))
    simplex = packing(house.meeting, house.workspace, wishes).pdf()
    blank = "left blank on purpose"
    assert not any(blank in text for text in texts(simplex))
    assert simplex.pages == whole.pages - sum(blank in t for t in texts(whole))


def test_papers_are_the_same_words_as_alone(house: House, whole: Pdf) -> None:
    alone = render(house.meeting.parent.parent / "fact-sheet.yaml", house.workspace)
    assert alone.pdf is not None
    (first, *_) = read(alone.pdf.data).pages
    words = " ".join(first.split())
    assert any(words[:400] in text for text in texts(whole))


def test_the_structure_has_a_part_for_each_paper(whole: Pdf) -> None:
    parts = tree(whole.data).kids
    assert [part.kind for part in parts] == ["Part"] * 5  # front, three tabs, glossary
    (foreign,) = parts[3].all("Figure")
    assert "Foreign words" in str(foreign.said["/Alt"])


def test_bookmarks_name_the_tabs(whole: Pdf) -> None:
    marks = read(whole.data).bookmarks
    labels = [mark[:4] for mark in marks if " · " in mark]
    assert labels[0].startswith("1 · ")
    assert any(mark.startswith("2 · ") for mark in marks)
    assert "A · Terms of reference" in marks


def test_the_same_meeting_gives_the_same_bytes(house: House, whole: Pdf) -> None:
    assert packing(house.meeting, house.workspace).pdf().data == whole.data


def test_a_copy_says_on_every_page_whose_it_is(for_press: Pdf) -> None:
    assert all("Copy 2 of 2" in text for text in texts(for_press))
    assert all("Tomas Berek" in text for text in texts(for_press))


def streams(data: bytes) -> Iterator[bytes]:
    """Yield all that a file says, decompressed."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for part in pdf.objects:
            if isinstance(part, pikepdf.Stream):
                try:
                    yield part.read_bytes()
                except (pikepdf.PdfError, zlib.error):
                    yield part.read_raw_bytes()
            else:
                yield bytes(part.unparse()) if hasattr(part, "unparse") else b""


def test_what_is_for_others_is_nowhere_in_a_copy(whole: Pdf, for_press: Pdf) -> None:
    assert any(SECRET in text for text in texts(whole))
    assert any(SECRET.encode() in stream for stream in streams(whole.data))
    assert not any(SECRET in text for text in texts(for_press))
    assert not any(SECRET.encode() in stream for stream in streams(for_press.data))


def test_each_paper_carries_what_it_was_made_from(whole: Pdf) -> None:
    papers = papers_carried(whole.data)
    assert list(papers) == ["tab-1", "tab-2"]
    assert b"fact-sheet" in papers["tab-1"]["brief.yaml"]


def test_a_pack_with_pages_of_others_claims_no_archive(whole: Pdf) -> None:
    with pikepdf.open(BytesIO(whole.data)) as pdf, pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in said


def test_every_mistake_of_every_paper_is_told_in_its_own_file(
    house: House,
) -> None:
    folder = house.meeting.parent
    broken = folder.parent / "broken.yaml"
    memo = (folder.parent / "memo.yaml").read_text()
    broken.write_text(memo.replace("title:", "titel:", 1))
    meeting = folder / "broken-meeting.yaml"
    meeting.write_text(
        MEETING.replace("../fact-sheet.yaml", "../broken.yaml").replace(
            "terms.pdf", "empty.pdf"
        )
    )
    (folder / "empty.pdf").write_bytes(b"")
    try:
        found = {
            Path(problem.place.file).name
            for problem in packing(meeting, house.workspace).problems
            if problem.place and problem.blocks
        }
    finally:
        for path in (broken, meeting, folder / "empty.pdf"):
            path.unlink()
    assert found == {"broken.yaml", "broken-meeting.yaml"}
