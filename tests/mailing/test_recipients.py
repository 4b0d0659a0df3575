"""Who gets it: lists as offices keep them, and every way in which they are wrong."""

from pathlib import Path

import pytest

from briefmaker.mailing.recipients import Kind, named, together
from briefmaker.problems import Severity, blocking
from mailing.lists import addresses, kinds, read, said

HEAD = "email,name,audience,kind,language,office"


def test_a_list_says_who_gets_what(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD,
        "anna@example.org,Anna Aliyeva,cabinet,,az,Energy",
        "bo@example.net,,,CC,,",
    )
    assert found.problems == ()
    anna, bo = found.everybody
    assert (anna.audience, anna.kind, anna.language) == ("cabinet", Kind.TO, "az")
    assert str(anna.mailbox) == "Anna Aliyeva <anna@example.org>"
    assert anna.fields["office"] == "Energy"
    assert (bo.kind, bo.audience, bo.said) == (Kind.CC, "", "row 3 (bo@example.net)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_spreadsheets_of_all_countries_are_read(
    tmp_path: Path, encoding: str, between: str
) -> None:
    rows = ["E-Mail;Full name", "jo@example.org;José Muñoz", "bo@example.org;Bo"]
    found = read(tmp_path, *(r.replace(";", between) for r in rows), encoding=encoding)
    assert not blocking(found.problems)
    assert addresses(found) == ["jo@example.org", "bo@example.org"]
    assert found.everybody[0].mailbox.name == "José Muñoz"


def test_a_bad_address_in_row_17_of_40_is_told_at_its_row(tmp_path: Path) -> None:
    rows = [f"p{number}@example.org" for number in range(2, 42)]
    rows[15], rows[29] = '"p17@example,org"', "p31@@example.org"
    found = read(tmp_path, "email", *rows)
    assert said(found) == [
        (
            "mail.address",
            17,
            "row 17: “p17@example,org” is no address: it has a comma after the @",
        ),
        ("mail.address", 31, "row 31: “p31@@example.org” is no address: it has 2 @"),
    ]
    assert [each.hint for each in found.problems] == [
        "did you mean `p17@example.org`?",
        "did you mean `p31@example.org`?",
    ]
    assert len(found.everybody) == 38
    assert blocking(found.problems)


def test_a_row_without_an_address_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "email,name", "anna@example.org,Anna", ",Bo")
    assert said(found) == [("csv.no-value", 3, "the row has no email")]
    assert blocking(found.problems)


def test_a_list_without_the_column_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "adress,name", "anna@example.org,Anna")
    assert any(code == "csv.no-column" for code, _, _ in said(found))
    assert blocking(found.problems)


def test_equal_rows_and_equal_addresses_count_once_and_are_told(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "email,name",
        "anna@example.org,Anna",
        "bo@example.org,Bo",
        "anna@example.org,Anna",
        "ANNA@Example.org,A. Aliyeva",
    )
    assert addresses(found) == ["anna@example.org", "bo@example.org"]
    assert said(found) == [
        ("csv.repeated", 4, "the row says the same as line 2, and counts once"),
        (
            "mail.repeated",
            5,
            "ANNA@example.org stands in row 2 already, and gets one copy",
        ),
    ]
    assert {each.severity for each in found.problems} == {Severity.WARNING}


def test_nobody_can_be_meant_to_get_two_different_copies(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "email,audience",
        "anna@example.org,cabinet",
        "anna@example.org,press",
    )
    ((code, line, message),) = said(found)
    assert (code, line) == ("mail.two-copies", 3)
    assert "“cabinet”" in message
    assert "“press”" in message
    assert blocking(found.problems)


def test_an_unknown_kind_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = read(tmp_path, "email,kind", "anna@example.org,bbc")
    assert said(found) == [
        ("mail.kind", 2, "row 2: `kind` should be to, cc or bcc; found “bbc”")
    ]
    assert found.problems[0].hint == "did you mean `bcc`?"


def test_a_name_with_a_line_break_is_refused_at_its_row(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "email,name",
        'anna@example.org,"Anna\nBcc: all@example.net"',
        "bo@example.org,Bo",
    )
    ((code, line, message),) = said(found)
    assert (code, line) == ("mail.address", 2)
    assert "line break" in message
    assert addresses(found) == ["bo@example.org"]


def test_those_named_on_the_command_line_are_checked_alike() -> None:
    found = named(["anna@example,org", "Bo <bo@example.org>"], Kind.CC)
    assert kinds(found) == [Kind.CC]
    (problem,) = found.problems
    assert problem.message.startswith("`--cc`: “anna@example,org”")


def test_whoever_is_on_the_list_and_named_gets_one_copy_as_the_list_says(
    tmp_path: Path,
) -> None:
    on_list = read(tmp_path, "email,name,kind", "anna@example.org,Anna,cc")
    found = together([named(["Anna@example.org"], Kind.TO), on_list])
    assert addresses(found) == ["anna@example.org"]
    assert kinds(found) == [Kind.CC]
    assert [each.code for each in found.problems] == ["mail.repeated"]
