"""IPP as bytes: what is asked, and what is understood of an answer."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.delivery.printers import ipp
from briefmaker.problems import BriefError


def value(tag: int, name: str, data: bytes) -> bytes:
    called = name.encode()
    head = struct.pack(">BH", tag, len(called)) + called
    return head + struct.pack(">H", len(data)) + data


def message(*parts: bytes, status: int = 0) -> bytes:
    return struct.pack(">HHI", 0x0200, status, 1) + b"".join(parts) + bytes([ipp.END])


def test_a_question_names_its_printer_its_job_and_what_it_wants_to_know() -> None:
    asked = ipp.question(
        ipp.GET_JOB_ATTRIBUTES,
        "ipp://localhost/printers/hall",
        wanted=("job-state", "job-name"),
        job=12,
    )
    read = ipp.answer(asked)
    assert asked[:8] == b"\x02\x00\x00\x09\x00\x00\x00\x01"
    assert read.group(ipp.OPERATION) == {
        "attributes-charset": ("utf-8",),
        "attributes-natural-language": ("en",),
        "printer-uri": ("ipp://localhost/printers/hall",),
        "job-id": (12,),
        "requested-attributes": ("job-state", "job-name"),
    }


def test_values_of_every_kind_are_understood() -> None:
    words = "бумага".encode()
    foreign = b"\x00\x02ru" + struct.pack(">H", len(words)) + words
    read = ipp.answer(
        message(
            bytes([ipp.PRINTER]),
            value(ipp.INTEGER, "copies", struct.pack(">i", -3)),
            value(ipp.ENUM, "printer-state", struct.pack(">i", 5)),
            value(ipp.BOOLEAN, "accepting", b"\x01"),
            value(ipp.RANGE, "copies-supported", struct.pack(">ii", 1, 99)),
            value(ipp.KEYWORD, "sides", b"one-sided"),
            value(ipp.KEYWORD, "", b"two-sided-long-edge"),
            value(0x35, "printer-info", foreign),
            value(0x13, "nothing", b""),
            value(0x30, "octets", b"\xff"),
        )
    )
    assert read.done
    assert read.group(ipp.PRINTER) == {
        "copies": (-3,),
        "printer-state": (5,),
        "accepting": (True,),
        "copies-supported": ((1, 99),),
        "sides": ("one-sided", "two-sided-long-edge"),
        "printer-info": ("бумага",),
        "nothing": (),
        "octets": (b"\xff",),
    }


def test_collections_may_hold_collections() -> None:
    read = ipp.answer(
        message(
            bytes([ipp.PRINTER]),
            value(ipp.COLLECTION, "media-col", b""),
            value(ipp.MEMBER, "", b"media-size"),
            value(ipp.COLLECTION, "", b""),
            value(ipp.MEMBER, "", b"x-dimension"),
            value(ipp.INTEGER, "", struct.pack(">i", 21000)),
            value(ipp.END_COLLECTION, "", b""),
            value(ipp.MEMBER, "", b"media-top-margin"),
            value(ipp.INTEGER, "", struct.pack(">i", 635)),
            value(ipp.END_COLLECTION, "", b""),
        )
    )
    size = {"x-dimension": (21000,)}
    wanted = {"media-size": (size,), "media-top-margin": (635,)}
    assert read.group(ipp.PRINTER) == {"media-col": (wanted,)}


def test_several_groups_of_a_kind_are_kept_apart() -> None:
    named = [value(ipp.KEYWORD, "printer-name", name) for name in (b"a", b"b")]
    group = bytes([ipp.PRINTER])
    read = ipp.answer(message(group, named[0], group, named[1]))
    assert [each["printer-name"] for each in read.all(ipp.PRINTER)] == [("a",), ("b",)]


def test_a_refusal_is_one() -> None:
    assert not ipp.answer(message(status=ipp.NOT_FOUND)).done


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>no printer here</html>",
        message()[:-1],
        message(value(ipp.INTEGER, "before-any-group", b"\x00\x00\x00\x01")),
        message(bytes([ipp.PRINTER]), value(ipp.INTEGER, "short", b"\x00")),
        message(bytes([ipp.PRINTER]), value(ipp.KEYWORD, "no-text", b"\xff\xfe")),
        message(
            bytes([ipp.PRINTER]),
            *(
                part
                for _ in range(200)
                for part in (
                    value(ipp.COLLECTION, "deep", b""),
                    value(ipp.MEMBER, "", b"m"),
                )
            ),
        ),
    ],
)
def test_what_is_no_answer_is_told_and_never_taken_for_one(data: bytes) -> None:
    with pytest.raises(BriefError) as told:
        ipp.answer(data)
    assert told.value.problems[0].code == "print.garbled"


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_told(data: bytes) -> None:
    with suppress(BriefError):
        assert isinstance(ipp.answer(data), ipp.Answer)
