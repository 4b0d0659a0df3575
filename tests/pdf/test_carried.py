"""Files inside PDFs from anywhere: sound ones come out, all others are refused."""

import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Stream, String

from briefmaker.pdf import carried as module
from briefmaker.pdf.carried import WHOLE, carried, papers_carried, tab_file
from briefmaker.pdf.names import unfit
from briefmaker.pdf.opened import unpacking_at_most
from briefmaker.problems import BriefError, Problem
from pdf.parcels import SOUND, parcel, specification


def refused(data: bytes) -> Problem:
    """Return why a file is refused, if it is for one reason."""
    with pytest.raises(BriefError) as caught:
        carried(data)
    (problem,) = caught.value.problems
    assert problem.message
    assert not problem.message.endswith(".")
    assert problem.hint
    return problem


def test_what_is_inside_comes_out_as_it_went_in() -> None:
    assert carried(parcel()) == SOUND
    assert carried(parcel(object_stream_mode=pikepdf.ObjectStreamMode.generate))
    many = {f"chart-{number}.csv": b"a,b\n" * number for number in range(400)} | SOUND
    assert carried(parcel(many)) == many


def test_a_pack_carries_the_files_of_each_paper_apart() -> None:
    labels = ("1", "2", "10", "A")
    files = {
        tab_file(label, name): data for label in labels for name, data in SOUND.items()
    }
    papers = papers_carried(parcel(files))
    assert list(papers) == ["tab-1", "tab-2", "tab-a", "tab-10"]
    assert all(paper == SOUND for paper in papers.values())
    assert papers_carried(parcel()) == {WHOLE: SOUND}
    told = refused(parcel(files))
    assert told.code == "carried.pack"
    assert "4 papers" in told.message


def test_only_whole_papers_of_a_pack_are_taken_out() -> None:
    files = {tab_file("1", name): data for name, data in SOUND.items()}
    files |= {"tab-2-brief.yaml": b"title: Wine", "notes.txt": b"mine"}
    assert papers_carried(parcel(files)) == {"tab-1": SOUND}
    with pytest.raises(BriefError):
        papers_carried(parcel({"tab-2-brief.yaml": b"title: Wine"}))


def test_files_in_the_branches_of_a_tree_are_found_in_order() -> None:
    def split(pdf: pikepdf.Pdf, tree: Any) -> None:
        pairs = list(tree.Names)
        leaves = [
            pdf.make_indirect(Dictionary(Names=Array(pairs[at : at + 2])))
            for at in range(0, len(pairs), 2)
        ]
        del tree.Names
        tree.Kids = Array([Dictionary(Kids=Array([leaf])) for leaf in leaves])

    files = {f"{letter}.csv": letter.encode() for letter in "dbca"} | SOUND
    assert list(carried(parcel(files, split))) == list(files)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "pdf.no-pdf"),
        (b"PK\x03\x04 a Word file", "pdf.no-pdf"),
        (b"kind: memo\n", "pdf.no-pdf"),
        (b"%PDF-1.7\nnothing else", "pdf.damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", "pdf.damaged"),
    ],
)
def test_what_is_no_sound_pdf_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_a_file_that_ends_anywhere_before_its_end_is_refused() -> None:
    data = parcel()
    for end in range(len(data) - 8, 1, -97):
        assert refused(data[:end]).code in ("pdf.damaged", "pdf.no-pdf")


def test_a_file_with_any_password_is_refused() -> None:
    def locked(**words: str) -> Problem:
        return refused(parcel(encryption=Encryption(**words)))

    with_both = locked(owner="one", user="two")
    with_one = locked(owner="one", user="")
    assert with_both.code == with_one.code == "pdf.locked"
    assert "password" in with_both.message
    assert "protected" in with_one.message


def test_files_that_carry_nothing_of_ours_are_told_apart() -> None:
    bare = refused(parcel({}))
    assert "nothing is attached" in bare.message
    assert (
        "2 attached files are not"
        in refused(parcel({"a.txt": b"", "b.txt": b""})).message
    )
    assert "1 attached file is not" in refused(parcel({"../a": b""})).message
    alone = refused(parcel({"evidence.json": b"{}"}))
    assert alone.code == "carried.evidence-only"


@pytest.mark.parametrize(
    "name",
    [
        "../brief.yaml",
        "/etc/passwd",
        "library/x.yaml",
        "..\\x.yaml",
        "C:x.yaml",
        "C:\\x.yaml",
        "\\\\server\\share",
        "..",
        ".",
        "",
        "   ",
        ".bashrc",
        "-rf",
        "~",
        "a\x00b.csv",
        "a\nb.csv",
        "a\x1b[2Jb.csv",
        "\u202efdp.exe",
        "a\u200bb.csv",
        "NUL",
        "con.csv",
        "Aux.tar.gz",
        "com1.csv",
        "LPT¹",
        "a.csv.",
        "a.csv ",
        "a|b",
        "x" * 201,
        "я" * 101,
    ],
)
def test_a_name_that_is_no_plain_name_of_a_file_is_refused(name: str) -> None:
    assert unfit(name)
    problem = refused(parcel({**SOUND, name: b""}))
    assert problem.code == "carried.name"
    assert all(sign.isprintable() for sign in problem.message)


@pytest.mark.parametrize(
    "name", ["brief.yaml", "fig-Ümid.csv", "s001.json", "a b (1).csv", "console.csv"]
)
def test_plain_names_pass(name: str) -> None:
    assert not unfit(name)
    assert name in carried(parcel({**SOUND, name: b"1"}))


def test_all_names_that_are_wrong_are_told_at_once() -> None:
    with pytest.raises(BriefError) as caught:
        carried(parcel({**SOUND, "../a": b"", "nul": b""}))
    assert len(caught.value.problems) == 2


def test_two_files_of_one_name_are_refused() -> None:
    def again(pdf: pikepdf.Pdf, tree: Any) -> None:
        other = specification(pdf, "brief.yaml", b"title: Wine\n")
        tree.Names.extend([String("other"), other])

    assert refused(parcel(bend=again)).code == "carried.twice"
    problem = refused(parcel({**SOUND, "Brief.YAML": b""}))
    assert problem.code == "carried.twice"
    assert "“brief.yaml” and “Brief.YAML”" in problem.message


def test_one_name_with_two_contents_is_refused() -> None:
    def doubled(pdf: pikepdf.Pdf, tree: Any) -> None:
        tree.Names[1].EF.UF = pdf.make_stream(b"title: Wine\n")

    assert refused(parcel(bend=doubled)).code == "carried.two-contents"

    def shared(_: pikepdf.Pdf, tree: Any) -> None:
        tree.Names[1].EF.UF = tree.Names[1].EF.F

    assert carried(parcel(bend=shared)) == SOUND


def test_a_tree_without_an_end_is_refused() -> None:
    def ring(_: pikepdf.Pdf, tree: Any) -> None:
        tree.Kids = Array([tree])

    def rings(_: pikepdf.Pdf, tree: Any) -> None:
        del tree.Names
        tree.Kids = Array([tree, tree, tree])

    def deep(pdf: pikepdf.Pdf, tree: Any) -> None:
        leaf = pdf.make_indirect(Dictionary(Names=tree.Names))
        for _ in range(20_000):
            leaf = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
        pdf.Root.Names.EmbeddedFiles = leaf

    for bend in (ring, rings, deep):
        assert refused(parcel(bend=bend)).code == "carried.too-many"
    crowd = {f"{number}.csv": b"" for number in range(1200)}
    assert refused(parcel(crowd)).code == "carried.too-many"


def test_a_tree_that_is_no_tree_is_damage() -> None:
    def put(part: Any) -> bytes:
        def bend(_: pikepdf.Pdf, tree: Any) -> None:
            tree.Names = part

        return parcel(bend=bend)

    for part in (
        3,
        String("x"),
        Array([String("x"), 3]),
        Array([String("x"), Array()]),
    ):
        assert refused(put(part)).code == "pdf.damaged"

    def nameless(_: pikepdf.Pdf, tree: Any) -> None:
        del tree.Names[1].UF
        tree.Names[1].F = Dictionary()

    assert refused(parcel(bend=nameless)).code == "pdf.damaged"


def test_a_file_that_is_not_inside_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")

    def elsewhere(_: pikepdf.Pdf, tree: Any) -> None:
        tree.Names[1].EF.F.F = String(str(secret))

    def unattached(_: pikepdf.Pdf, tree: Any) -> None:
        del tree.Names[1].EF

    def online(_: pikepdf.Pdf, tree: Any) -> None:
        tree.Names[1].FS = Name.URL

    def no_stream(_: pikepdf.Pdf, tree: Any) -> None:
        tree.Names[1].EF.F = String("secret.txt")

    for bend in (elsewhere, unattached, online, no_stream):
        assert refused(parcel(bend=bend)).code == "carried.outside"


@cache
def bomb(layers: int) -> bytes:
    """Return a PDF with a file that swells to 100 MB after so many unpackings."""
    data = zlib.compress(bytes(100_000_000), 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)

    def bend(pdf: pikepdf.Pdf, tree: Any) -> None:
        stream = Stream(pdf, data)
        stream.Filter = Array([Name.FlateDecode] * layers)
        tree.Names[1].EF.F = pdf.make_indirect(stream)

    return parcel(bend=bend)


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_file_that_swells_without_measure_is_refused(layers: int) -> None:
    data = bomb(layers)
    assert len(data) < 200_000
    assert refused(data).code == "carried.too-large"


def test_files_that_swell_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}.csv": bytes(1000) for number in range(10)} | SOUND
    assert carried(parcel(files))
    monkeypatch.setattr(module, "MOST_TOGETHER", 5000)
    assert refused(parcel(files)).code == "carried.too-large"


def test_a_bomb_does_not_leave_its_limits_behind() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    refused(bomb(1))
    assert pikepdf.settings.get_qpdf_limits() == before


def test_a_file_that_cannot_be_unpacked_is_refused() -> None:
    def garbled(pdf: pikepdf.Pdf, tree: Any) -> None:
        stream = Stream(pdf, b"no deflated data at all")
        stream.Filter = Name.FlateDecode
        tree.Names[1].EF.F = pdf.make_indirect(stream)

    def unknown(pdf: pikepdf.Pdf, tree: Any) -> None:
        stream = Stream(pdf, b"x")
        stream.Filter = Name("/OwnDecode")
        tree.Names[1].EF.F = pdf.make_indirect(stream)

    for bend in (garbled, unknown):
        problem = refused(parcel(bend=bend))
        assert problem.code == "carried.broken"
        assert "brief.yaml" in problem.message


def test_a_list_of_objects_that_swells_is_damage() -> None:
    """Objects may themselves be packed (ISO 32000-2, 7.5.7): a bomb before any file."""
    data = parcel(object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert carried(data) == SOUND
    with unpacking_at_most(50), pytest.raises(pikepdf.PdfError):
        pikepdf.open(BytesIO(data), attempt_recovery=False)
