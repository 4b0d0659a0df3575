"""What is left out is in no byte of a product: not on the page, not anywhere in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefmaker.brief.load import load
from briefmaker.build import compose, export, render
from briefmaker.formats.export import Form
from briefmaker.problems import Problem, Severity
from briefmaker.reading import Wishes
from briefmaker.workspace import Workspace
from leaks import leaks
from secret_desk import CABINET, INTERNAL, OTHERS, PRESS, desk, workspace

PUBLIC = Wishes(evidence="public")
FOR_PRESS = Wishes(audience=PRESS)
BOTH = Wishes(audience=PRESS, evidence="public")

NOWHERE = {"YAML comment", "another YAML comment", "translator",
           "translation of a restricted source", "words inside a picture",
           "passage of a restricted source"}  # fmt: skip
"""Places that no product shows: the search for them is not tried on the whole brief."""

ONLY_IN_BRIEF = {
    "name of an audience", "name of a quantity", "label of a quantity",
    "label of a fact", "scope of a fact", "file name of a picture", "its reason",
    "path of a copy", "reason for accepting a warning",
    "another reason for accepting a warning", "reason for an allowance",
    "reason for a figure without source", "statement of a fact",
}  # fmt: skip
"""Places that are shown by no page, but carried in a PDF with its source."""

NAMES = {"name of a section", "name of a source", "name of a fact",
         "name of a restricted source", "name of a fact that a person vouches for",
         "name of a source of the brief's own"}  # fmt: skip
UNTOLD = {
    Form.DOCX: {"label of a row"},  # it is drawn
    Form.MD: NAMES,
    Form.TXT: NAMES,
}
"""What a format has no place for."""

Made = Callable[[Form, Wishes], bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("Xofolder")


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    """Make a product of the desk on which every place holds a word of its own."""
    path, place = desk(folder), workspace(folder)
    known: dict[tuple[Form, Wishes], bytes] = {}

    def product(form: Form, wishes: Wishes) -> bytes:
        if (form, wishes) not in known:
            known[form, wishes] = _made(path, place, form, wishes)
        return known[form, wishes]

    return product


def _made(path: Path, place: Workspace, form: Form, wishes: Wishes) -> bytes:
    if form is Form.PDF:
        rendered = render(path, place, wishes)
        assert rendered.pdf, [each for each in rendered.problems if each.blocks]
        return rendered.pdf.data
    exported = export(path, place, form, wishes)
    assert exported.data, [each for each in exported.problems if each.blocks]
    return exported.data


def held(data: bytes, words: dict[str, str]) -> dict[str, str]:
    """Return the places whose words a product holds, and where it holds them."""
    found = leaks(data, words.values())
    return {place: found[word] for place, word in words.items() if word in found}


@pytest.mark.parametrize("form", Form)
def test_a_whole_brief_holds_the_words_of_every_place(made: Made, form: Form) -> None:
    """So the search finds them, wherever they are: what it does not find is not there.

    A format without attachments shows only what stands on the page.
    """
    unseen = NOWHERE if form is Form.PDF else NOWHERE | ONLY_IN_BRIEF
    unseen |= UNTOLD.get(form, set())
    found = held(made(form, Wishes()), OTHERS | INTERNAL)
    assert (OTHERS | INTERNAL).keys() - found.keys() - unseen == set()


@pytest.mark.parametrize("form", Form)
def test_what_is_for_another_audience_is_nowhere(made: Made, form: Form) -> None:
    assert held(made(form, FOR_PRESS), OTHERS) == {}


@pytest.mark.parametrize("form", Form)
def test_a_public_copy_holds_nothing_internal(made: Made, form: Form) -> None:
    assert held(made(form, PUBLIC), INTERNAL) == {}


@pytest.mark.parametrize("form", Form)
def test_a_public_copy_for_one_audience_holds_neither(made: Made, form: Form) -> None:
    assert held(made(form, BOTH), OTHERS | INTERNAL) == {}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    "wishes", [Wishes(), FOR_PRESS, BOTH], ids=["whole", "press", "both"]
)
def test_no_product_names_its_audience_or_the_folder(
    made: Made, form: Form, wishes: Wishes, folder: Path
) -> None:
    names = {"audience": PRESS, "other": CABINET, "folder": folder.name}
    if wishes == Wishes():  # carried with the whole brief is what is for whom
        names = {"folder": folder.name}
    assert held(made(form, wishes), names) == {}


def test_a_public_copy_says_what_it_may(made: Made) -> None:
    words = {
        each: each
        for each in (
            "A source that may not be named",
            "A person whose name is withheld",
            "Counting the farms of the valley",
            "https://example.org/farms",
            "55% of farms",
            "Sources differ",
            "3 verified, 1 attested, 1 disputed",
        )
    }
    assert held(made(Form.PDF, BOTH), words).keys() == words.keys()


def problems(folder: Path, wishes: Wishes, **changes: str) -> list[Problem]:
    """Return what is said of the desk's brief, with other words in some places."""
    path = desk(folder)
    text = path.read_text()
    for place, words in changes.items():
        assert PLACES[place] in text
        text = text.replace(PLACES[place], words)
    path.write_text(text)
    composed = compose(path, workspace(folder), wishes)
    return [each for each in composed.problems if each.code.startswith("public.")]


PLACES = {
    "ask": "Who counts?",
    "answer": "The council does.",
    "do": "Count the farms again",
    "why": "it rained",
    "note": "has counted",
    "mark": "TLP:CLEAR",
}
TITLE = f"Notes of {INTERNAL['title of a restricted source']} on the farms"
AUTHOR = INTERNAL["author of a restricted source"]
PERSON = INTERNAL["person who vouches"]
PASSAGE = (
    "55 per cent of all the farms of the lower valley had "
    f"{INTERNAL['passage of a restricted source']} water"
)
TELLING = {
    "do": f"Read {TITLE.upper().replace(' ', '  ')} again",
    "ask": f"Who counts as {AUTHOR} did?",
    "answer": f"{PASSAGE}, they say.",
    "why": f"{PERSON} told us",
    "note": "serves the Valley Council",
    "mark": "TLP:AMBER",
}


def test_a_text_that_gives_a_source_away_is_told_at_its_place(tmp_path: Path) -> None:
    found = problems(tmp_path, BOTH, **TELLING)
    assert [(each.code, each.severity, each.address[-1]) for each in found] == [
        ("public.marking", Severity.WARNING, "marking"),
        ("public.names-source", Severity.ERROR, "do"),
        ("public.names-source", Severity.WARNING, "ask"),
        ("public.names-source", Severity.ERROR, "answer"),
        ("public.names-source", Severity.WARNING, "why"),
    ]
    for each in found[1:]:
        assert each.place is not None
        start = each.place.column - 1
        words = each.place.excerpt[start : start + each.place.width]
        assert " ".join(words.split()).casefold() in each.message.casefold()


def test_the_same_text_may_stand_where_it_is_not_for_the_public(tmp_path: Path) -> None:
    assert problems(tmp_path, FOR_PRESS, **TELLING) == []


def test_passages_of_a_restricted_source_are_in_no_annex_either(made: Made) -> None:
    closed = ("passage of a restricted source", "translation of a restricted source")
    words = {place: INTERNAL[place] for place in closed}
    assert held(made(Form.PDF, Wishes()), words) == {}
    said = {"why": "Not shown: the source may not be handed on."}
    assert held(made(Form.PDF, Wishes()), said)


def test_the_desk_is_a_brief_that_can_be_read(tmp_path: Path) -> None:
    assert load(desk(tmp_path), workspace(tmp_path)).problems == ()


def test_the_search_finds_words_however_they_are_written() -> None:
    written = (
        "Xocrimson".encode("utf-16-be"),
        b"<" + "Xocrimson".encode("utf-16-be").hex().encode() + b">",
        b"<586F6372696D736F6E>",
        b"(\\130ocrimson)",
        b"%58ocrimson",
        b"Xo&#99;rimson",
        b"Xo<b>crim</b>son",
        "Xocrim\u00adson".encode(),
        b'<img src="data:text/plain;base64,WG9jcmltc29u">',
        b'{"a": "\\u0058ocrimson"}',
    )
    assert [data for data in written if not leaks(data, ["Xocrimson"])] == []
    assert leaks(b"Xocrimso n", ["Xocrimsonn"]) == {}
