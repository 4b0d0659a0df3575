import csv
import io

import pytest

from briefmaker.pack.register import COLUMNS, Entry, Register, register_at
from briefmaker.problems import BriefError
from briefmaker.values import replace

ANNA = Entry(
    copy=1,
    of=2,
    name="Anna Petrova",
    role="Chair",
    body="Treasury",
    audience="cabinet",
    file="copy-1.pdf",
    pages=80,
    sha256="a" * 64,
    pack="RC-14",
    stamp="58b637e4",
    marking="TLP:AMBER",
    issued="2025-10-13",
)
BEN = replace(ANNA, copy=2, name="Ben Ode", role="", body="Water", sha256="b" * 64)
WHO = (ANNA.name, ANNA.role, ANNA.body)


def register(*entries: Entry) -> Register:
    found = Register()
    for entry in entries:
        found = found.with_entry(entry)
    return found


def kept(text: str | bytes, folder, workspace) -> Register:
    """Return the register of a file that holds this text."""
    file = folder / "register.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return register_at(file, replace(workspace, root=folder))


def problems(text, folder, workspace):
    with pytest.raises(BriefError) as raised:
        kept(text, folder, workspace)
    return raised.value.problems


def copies(found: Register) -> list[tuple[str, str, str]]:
    return [(row["copy"], row["name"], row["sha256"][0]) for row in found.rows]


class TestFile:
    def test_it_is_what_excel_and_rfc_4180_read(self):
        data = register(replace(ANNA, name='Anna "Anya" Petrova', body="A, B")).data()
        assert data == (
            b"\xef\xbb\xbfcopy,of,name,role,body,audience,file,pages,sha256,pack,stamp,"
            b"marking,issued\r\n"
            b'1,2,"Anna ""Anya"" Petrova",Chair,"A, B",cabinet,copy-1.pdf,80,'
            + b"a" * 64
            + b",RC-14,58b637e4,TLP:AMBER,2025-10-13\r\n"
        )

    def test_what_is_written_is_read_again(self, tmp_path, workspace):
        names = (
            "Ülkər Ə.",
            "Анна",
            "شریف",
            "a\nb",
            "=1+1",
            "'=x",
            "''",
            "@",
            "-5",
            "O'X",
        )
        whole = register(*(replace(ANNA, name=n, copy=k) for k, n in enumerate(names)))
        assert kept(whole.data(), tmp_path, workspace) == whole

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "'=", "'''@"])
    def test_no_cell_is_a_formula(self, begin):
        data = register(replace(ANNA, name=f"{begin}cmd|'/c calc'!A0")).data()
        cells = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert cells["name"] == f"'{begin}cmd|'/c calc'!A0"

    def test_without_a_file_it_is_empty(self, tmp_path, workspace):
        found = register_at(tmp_path / "register.csv", workspace)
        assert found == Register(COLUMNS, ())


class TestRows:
    def test_the_same_copy_is_brought_up_to_date_where_it_stands(self):
        found = register(ANNA, BEN, replace(ANNA, role="Vice-chair"))
        assert copies(found) == [("1", "Anna Petrova", "a"), ("2", "Ben Ode", "b")]
        assert found.rows[0]["role"] == "Vice-chair"

    def test_other_bytes_are_another_row_and_the_old_one_stays(self):
        found = register(ANNA, BEN, replace(ANNA, sha256="c" * 64, stamp="0a0b0c0d"))
        assert [row["sha256"][0] for row in found.rows] == ["a", "b", "c"]

    def test_a_copy_that_comes_back_after_another_is_the_last_again(self):
        other = replace(ANNA, copy=2, sha256="c" * 64)
        found = register(ANNA, other, ANNA)
        assert copies(found)[-1] == ("1", "Anna Petrova", "a")
        assert len(found.rows) == 2
        assert found.number_of("RC-14", WHO) == (1, 2)

    def test_what_somebody_wrote_beside_a_copy_stays(self, tmp_path, workspace):
        head, *rows = register(ANNA, BEN).data().decode("utf-8-sig").splitlines()
        notes = zip(rows, ("on the 14th", "by hand"), strict=True)
        text = "\n".join([f"{head},signed", *map(",".join, notes)])
        found = kept(text, tmp_path, workspace).with_entry(ANNA)
        assert found.columns == (*COLUMNS, "signed")
        assert [row["signed"] for row in found.rows] == ["on the 14th", "by hand"]
        grown = found.with_entry(replace(ANNA, sha256="d" * 64))
        assert kept(grown.data(), tmp_path, workspace).rows[2]["signed"] == ""

    def test_a_file_saved_with_semicolons_is_read_too(self, tmp_path, workspace):
        text = register(ANNA, BEN).data().decode("utf-8-sig").replace(",", ";")
        assert kept(text, tmp_path, workspace) == register(ANNA, BEN)


class TestNumbers:
    def test_the_last_number_of_a_person_is_known_in_their_pack_only(self):
        found = register(ANNA, replace(ANNA, copy=5, of=9, sha256="c" * 64))
        assert found.number_of("RC-14", WHO) == (5, 9)
        assert found.number_of("RC-15", WHO) is None
        assert found.number_of("RC-14", ("Anna Petrova", "", "Water")) is None

    def test_the_last_holder_of_a_number_is_known(self):
        found = register(ANNA, BEN, replace(BEN, copy=1))
        assert found.holder("RC-14", 1) == ("Ben Ode", "", "Water")
        assert found.holder("RC-14", 3) is None

    def test_a_number_that_is_none_any_more_is_passed_over(self, tmp_path, workspace):
        text = register(ANNA, BEN).data().replace(b"\n1,2,", b"\nfirst,2,")
        found = kept(text, tmp_path, workspace)
        assert found.number_of("RC-14", WHO) is None
        assert found.rows[0]["copy"] == "first"

    def test_what_everybody_has_now_is_listed_by_the_numbers_of_the_copies(self):
        old = replace(ANNA, stamp="00000000", sha256="0" * 64)
        found = register(old, BEN, ANNA, replace(ANNA, pack="RC-15"))
        now = [(row["copy"], row["stamp"]) for row in found.current("RC-14")]
        assert now == [("1", "58b637e4"), ("2", "58b637e4")]

    def test_who_has_no_newer_one_is_listed_with_the_old_one(self):
        new = replace(BEN, stamp="99999999", sha256="9" * 64)
        now = register(ANNA, BEN, new).current("RC-14")
        assert [row["stamp"] for row in now] == ["58b637e4", "99999999"]

    def test_two_copies_for_one_person_are_both_listed(self):
        now = register(ANNA, replace(ANNA, copy=2, sha256="c" * 64)).current("RC-14")
        assert [row["copy"] for row in now] == ["1", "2"]


class TestRefused:
    def test_a_file_of_something_else_is_never_written_over(self, tmp_path, workspace):
        (problem,) = problems("name,file\nAnna,x.pdf\n", tmp_path, workspace)
        assert problem.code == "pack.no-register"
        assert "it has no column “copy”, “of”, “role”" in problem.message
        assert "rename it" in problem.hint

    def test_two_columns_of_one_name_would_lose_one(self, tmp_path, workspace):
        text = ",".join((*COLUMNS, "signed", "signed"))
        (problem,) = problems(text, tmp_path, workspace)
        assert problem.message.endswith("has two columns of one name")

    def test_rows_with_cells_too_many_are_shown(self, tmp_path, workspace):
        text = register(ANNA, BEN).data() + b"x,y\r\n"
        (problem,) = problems(text, tmp_path, workspace)
        assert problem.place.line == 4
        assert problem.message == "row 3 should have 13 cells; found 2"

    def test_another_encoding_is_said_and_not_guessed(self, tmp_path, workspace):
        text = register(ANNA).data().decode("utf-8-sig").encode("utf-16")
        (problem,) = problems(text, tmp_path, workspace)
        assert problem.code == "file.not-utf8"
