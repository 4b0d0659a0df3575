"""JSON: records on lines, values named by their pointers."""

import pytest

from briefmaker.evidence.texts import records
from briefmaker.evidence.texts.text import Text, Unreadable

SERIES = b"""{"source": {"a/b~c": "Bureau"},
 "data": [{"country": {"name": "Tajikistan"}, "year": 2024, "share": 49.10,
           "final": true, "note": null},
          {"country": {"name": "Kyrgyzstan"}, "year": 2024, "share": 1e2,
           "months": [1, 2]}]}"""


def cells(text: Text) -> dict[str, str]:
    return {
        region.label: text.content[region.start : region.end]
        for region in text.regions
        if region.kind == "cell"
    }


def test_a_record_stands_on_one_line_with_the_digits_that_were_typed() -> None:
    assert records.read(SERIES).content.splitlines() == [
        "source a/b~c: Bureau",
        "country name: Tajikistan, year: 2024, share: 49.10, final: true, note: null",
        "country name: Kyrgyzstan, year: 2024, share: 1e2, months: 1, 2",
    ]


def test_values_and_records_are_named_by_their_pointers() -> None:
    text = records.read(SERIES)
    named = cells(text)
    assert named["/data/0/share"] == "share: 49.10"
    assert named["/source/a~1b~0c"] == "source a/b~c: Bureau"
    assert named["/data/1/months/1"] == "2"
    at = text.content.index("49.10")
    assert text.places(at, at + 5) == {"row": "/data/0", "cell": "/data/0/share"}


def test_a_list_of_lists_is_a_table() -> None:
    text = records.read(b'[["Tajikistan", 49.1], ["Kyrgyzstan", 24.5]]')
    assert text.content == "Tajikistan, 49.1\nKyrgyzstan, 24.5\n"
    assert cells(text)["/1/1"] == "24.5"


@pytest.mark.parametrize("depth", [records.DEEPEST + 2, 5_000, 100_000])
@pytest.mark.parametrize("bracket", [b"[", b'{"a":'])
def test_deep_nesting_is_refused_and_not_followed(bracket: bytes, depth: int) -> None:
    end = b"]" if bracket == b"[" else b"}"
    with pytest.raises(Unreadable, match="100 deep"):
        records.read(bracket * depth + b"1" + end * depth)


def test_what_is_not_json_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match="not right as JSON at line 2"):
        records.read(b'{"a": 1,\n b}')


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_VALUES", 3)
    with pytest.raises(Unreadable, match="more than 3 values"):
        records.read(b"[1, 2, 3, 4]")
