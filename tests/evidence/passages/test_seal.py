"""A seal verifies what the copy does, and nothing that the copy does not."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.evidence.corpus import made
from bench.evidence.damage import CORRUPTIONS, DAMAGES, UNSEALED
from briefmaker.brief.library import Locator, Selector
from briefmaker.brief.load import load
from briefmaker.evidence.passages.anchors import LONGEST_GAP
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.passages.seal import (
    find_sealed,
    from_json,
    seal_of,
    seal_path,
    to_json,
)
from briefmaker.evidence.passages.windows import Windows
from briefmaker.evidence.texts.plain import read
from briefmaker.workspace import Workspace

DATA = """\
The ferry at Halden carried 1,204 lorries in May, 12.5% more than a year before.
“We did not plan for so many”, its owner said; he expects more in June.
The council will not pay for a second ferry, but a bank in Brevik may.

A ferry costs about US$4.2 million. The well-known yard at Dorn built this one.
A ferry costs about US$4.2 million, the yard at Dorn says, unless steel grows dear.
THE FERRY AT HALDEN CARRIED 1,204 LORRIES
""".encode()
TEXT = read(DATA)
SEAL = seal_of(DATA, TEXT)
LINES = DATA.decode().splitlines()
(REPORT,) = made(7, 1, 60)
SEALED_REPORT = seal_of(b"report", read(REPORT.content.encode()))
WORDS = [found.span() for found in re.finditer(r"\S+", DATA.decode())]


def sealed(exact: str, locator: Locator | None = None, **more: str) -> Passage | Miss:
    return find_sealed(Selector(exact=exact, **more), SEAL, locator)


def told(found: Passage | Miss) -> tuple[object, ...] | None:
    """Return what copy and seal must tell alike; nothing of a miss."""
    if isinstance(found, Miss):
        return None
    case = found.level is Level.CASE
    places, count = found.places, found.occurrences
    return places, count, found.words_beside, found.warned, found.invisible, case


def both(selector: Selector, locator: Locator | None = None) -> Passage | Miss:
    """Return what the seal says, which is what the copy says."""
    found = find_sealed(selector, SEAL, locator)
    assert told(found) == told(find(selector, TEXT, locator)), selector
    return found


def test_a_sealed_passage_has_its_place_and_no_words() -> None:
    passage = sealed("carried 1,204 lorries in May")
    assert isinstance(passage, Passage)
    assert (passage.sealed, passage.start, passage.end) == (True, -1, -1)
    assert (passage.words, passage.sentence, passage.omitted) == ("", "", "")
    assert passage.places["paragraph"] == "1"


@given(st.data())
def test_any_stretch_of_words_is_the_same_in_seal_and_copy(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(WORDS) - 5))
    last = data.draw(st.integers(first + 4, min(first + 16, len(WORDS) - 1)))
    exact = DATA.decode()[WORDS[first][0] : WORDS[last][1]]
    both(Selector(exact=exact))


@given(st.data())
def test_a_changed_character_is_found_by_neither(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([line for line in LINES if line]))
    letters = [at for at, each in enumerate(line) if each.isalnum()]
    at = data.draw(st.sampled_from(letters))
    other = data.draw(st.sampled_from("abcxyz0123456789"))
    changed = line[:at] + other + line[at + 1 :]
    if changed.lower() != line.lower():
        assert isinstance(both(Selector(exact=changed)), Miss)


@pytest.mark.parametrize("corruption", CORRUPTIONS)
def test_a_corrupted_anchor_is_never_found(corruption: str) -> None:
    dice = random.Random(corruption)
    anchors = [CORRUPTIONS[corruption](each, dice) for each in REPORT.sentences]
    for anchor in anchors:
        if anchor and (anchor not in REPORT.content or corruption.endswith("cut")):
            found = find_sealed(Selector(exact=anchor), SEALED_REPORT)
            assert isinstance(found, Miss), anchor


@pytest.mark.parametrize("damage", sorted(DAMAGES.keys() - UNSEALED))
def test_a_damaged_source_still_holds_its_passages(damage: str) -> None:
    damaged = DAMAGES[damage](LINES[0], random.Random(damage))
    data = DATA.decode().replace(LINES[0], damaged).encode()
    seal = seal_of(data, read(data))
    assert isinstance(find_sealed(Selector(exact=LINES[0]), seal), Passage)


@pytest.mark.parametrize(
    ("exact", "more", "locator"),
    [
        ("A ferry costs about US$4.2 million", {}, None),
        ("A ferry costs about US$4.2 million", {"suffix": ", the yard"}, None),
        ("A ferry costs about US$4.2 million", {"prefix": "but a bank"}, None),
        ("A ferry costs about US$4.2 million", {}, {"paragraph": "5"}),
        ("A ferry costs about US$4.2 million", {}, {"paragraph": "2"}),
        ("carried 1,204 lorries", {"prefix": "erry at Halden", "suffix": "in M"}, None),
        ("The ferry at Halden carried", {}, None),
        ("THE FERRY AT HALDEN CARRIED", {}, None),
        ("the FERRY at Halden carried", {}, None),
        ("A ferry costs about", {}, None),
        ("4.2 million, the yard at Dorn", {}, None),
        ("did not plan for so many", {}, None),
        ('plan for so many", its owner said', {}, None),
        ("the well known yard at Dorn", {}, None),
        ("the well-known yard at Dorn", {}, None),
        ("pay for a second ferry", {}, None),
        ("The ferry at Halden […] in May, 12.5% more", {}, None),
        ("The ferry at Halden […] did not plan for so many", {}, None),
        ("did not plan for so many […] The ferry at Halden", {}, None),
        ("the f\u0435rry at Halden carried", {}, None),
        ("the fer\u200bry at Halden carried", {}, None),
    ],
)
def test_what_is_told_of_a_passage_is_the_same_in_seal_and_copy(
    exact: str, more: dict[str, str], locator: dict[str, str] | None
) -> None:
    where = Locator.model_validate(locator) if locator else None
    both(Selector.model_validate({"exact": exact, **more}), where)


def test_a_hyphen_that_the_source_breaks_a_line_at_may_stand_in_the_anchor() -> None:
    data = b"It is a long-\nterm plan for the ferry at Halden."
    seal = seal_of(data, read(data))
    assert isinstance(
        find_sealed(Selector(exact="a long-term plan for"), seal), Passage
    )


def test_what_an_ellipsis_leaves_out_is_as_short_as_in_a_copy() -> None:
    ends = "The pier cost a lot of money. {}The road to it cost even more."
    selector = Selector(exact="The pier cost a lot […] The road to it cost even more")
    for count in (LONGEST_GAP - 4, LONGEST_GAP + 1):
        data = ends.format("So " * count).encode()
        text = read(data)
        found = find_sealed(selector, seal_of(data, text))
        assert told(found) == told(find(selector, text))
        assert isinstance(found, Passage) is (count < LONGEST_GAP)


def test_windows_are_found_only_where_a_hash_begins() -> None:
    windows = Windows(b"-abcdabc", b"..")
    assert list(windows.places_of(Windows(b"abcd", b"."))) == []
    assert list(windows.places_of(Windows(b"dabc", b"."))) == [1]


def test_fewer_than_four_words_are_too_short_unless_others_stand_beside_them() -> None:
    short = sealed("ferry at Halden")
    assert isinstance(short, Miss)
    assert short.reason is MissReason.SHORT
    assert isinstance(sealed("ferry at Halden", suffix="carried"), Passage)


def test_a_seal_is_read_as_it_was_written() -> None:
    written = to_json(SEAL)
    again = from_json(written)
    assert to_json(again) == written
    assert again.windows == SEAL.windows
    assert again.sha256 == SEAL.sha256
    assert again.text_sha256 == TEXT.digest
    assert again.extractor == TEXT.extractor
    assert told(find_sealed(Selector(exact=LINES[0]), again)) == told(sealed(LINES[0]))


def test_a_seal_is_the_same_each_time_and_has_a_line_for_each_key() -> None:
    assert to_json(seal_of(DATA, read(DATA))) == to_json(SEAL)
    assert to_json(SEAL).endswith("\n}\n")
    assert len(to_json(SEAL).splitlines()) == len(json.loads(to_json(SEAL))) + 2


def test_a_seal_holds_no_word_of_its_source() -> None:
    values = json.loads(to_json(SEAL))
    for key in ("windows", "cases", "cues"):
        assert not re.search(r"ferry|halden|lorries", values[key], re.IGNORECASE)
    assert "ferry" not in to_json(SEAL).lower()


def test_two_sources_with_the_same_words_have_other_hashes() -> None:
    other = DATA + b"\n"
    assert seal_of(other, read(other)).windows.hashes != SEAL.windows.hashes


def test_the_seal_of_an_empty_or_short_source_holds_nothing() -> None:
    for data in (b"", b"two words"):
        seal = from_json(to_json(seal_of(data, read(data))))
        found = find_sealed(Selector(exact="two words of it here"), seal)
        assert isinstance(found, Miss)
        assert found.reason is MissReason.ABSENT


def changed(**keys: object) -> str:
    return json.dumps({**json.loads(to_json(SEAL)), **keys})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "it is not right as JSON"),
        ("[]", "it is not a seal"),
        ("{}", "it is not a seal"),
        (
            changed(format=9),
            "it is a seal of format 9, and this version reads format 1",
        ),
        (changed(sha256="x"), "it is a seal with a part that is missing or wrong"),
        (changed(windows="%"), "it is a seal with a part that is missing or wrong"),
        (changed(seams=[True]), "it is a seal with a part that is missing or wrong"),
        (changed(places=7), "it is a seal with a part that is missing or wrong"),
        (changed(cues="..."), "it is a seal whose parts do not fit each other"),
        (changed(windows=""), "it is a seal whose parts do not fit each other"),
        (changed(seams=[5, 3]), "it is a seal whose parts do not fit each other"),
        (changed(sentences=[-1]), "it is a seal whose parts do not fit each other"),
        (
            changed(places={"page": [["1", 0, 10**9]]}),
            "it is a seal whose parts do not fit each other",
        ),
    ],
)
def test_what_is_no_seal_is_refused_in_a_sentence(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        from_json(written)


def test_a_seal_lies_beside_the_library() -> None:
    path = seal_path("s001", Path("briefs/library"))
    assert path == Path("briefs/library/seals/s001.json")


def test_every_passage_of_the_shipped_library_stands_in_its_seal(
    workspace: Workspace,
) -> None:
    briefs = workspace.root / "briefs"
    library = load(briefs / "migration.yaml", workspace).library
    seals = {
        name: from_json(seal_path(name, briefs / "library").read_text("utf-8"))
        for name in library.sources
    }
    found = 0
    for claim in (*library.facts.values(), *library.quotes.values()):
        if not claim.source or not claim.selector:
            continue
        passage = find_sealed(claim.selector, seals[claim.source], claim.locator)
        assert isinstance(passage, Passage), claim
        assert passage.occurrences == 1, claim
        assert claim.locator
        assert passage.places["paragraph"] == claim.locator.paragraph
        found += 1
    assert found > 280
