import pytest

from briefmaker.brief.library import Source
from briefmaker.evidence.texts.live import Live, from_json, live_of, live_path, to_json

LIVE = Live(copy="a" * 64, seen="2025-10-13", sha256="b" * 64, gone=("t1", "вода"))
SOURCE = Source.model_validate({"archive": {"path": "x", "sha256": "a" * 64}})


def keep(text: str, folder) -> None:
    path = live_path("s1", folder)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")


def test_a_record_comes_back_as_it_was_kept(tmp_path):
    keep(to_json(LIVE), tmp_path)
    assert live_of("s1", SOURCE, tmp_path) == LIVE


def test_a_record_of_an_earlier_copy_says_nothing(tmp_path):
    keep(to_json(LIVE).replace("aaaa", "cccc"), tmp_path)
    assert live_of("s1", SOURCE, tmp_path) is None
    assert live_of("s1", Source(), tmp_path) is None


def test_a_source_that_was_not_compared_has_no_record(tmp_path):
    assert live_of("s1", SOURCE, tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"copy": 1, "seen": "", "sha256": "", "gone": []}', "\x00"],
)
def test_what_is_no_record_says_nothing(tmp_path, text):
    with pytest.raises(ValueError):  # noqa: PT011, JSON has one of its own
        from_json(text)
    keep(text, tmp_path)
    assert live_of("s1", SOURCE, tmp_path) is None
