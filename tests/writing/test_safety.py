"""Nothing that an author types becomes HTML that this house did not write."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.values import replace
from briefmaker.writing.citations import cite
from briefmaker.writing.markup import write
from briefmaker.writing.pieces import Named, Walker
from briefmaker.writing.prose import read
from writing.desk import CHART, Desk, everything, kind

ALLOWED = {
    "a": {"class", "id", "href", "role", "title"},
    "abbr": {"title"},
    "aside": {"class"},
    "blockquote": set(),
    "br": set(),
    "code": set(),
    "em": set(),
    "h3": set(),
    "hr": set(),
    "li": set(),
    "ol": {"start"},
    "p": {"class"},
    "pre": set(),
    "span": {"class", "id", "role"},
    "strong": set(),
    "sup": {"class"},
    "ul": set(),
}
VOID = {"br", "hr"}

PARTS = [
    "<b>", "</p>", "<script>alert(1)</script>", "<img src=x onerror=y>", "<!-- x -->",
    "&lt;", "&#60;b&#62;", "&amp;", '"', "'", "\"' onclick=z ", "`<i>`", "\\<",
    "[a](javascript:x)", "[a](https://e.org/\"><b>)", "[<b>](https://e.org)",
    "<https://e.org/<b>>", "![<b>](#fig-a)", "![x](y.png \"<b>\")", "[@bank]",
    "[see <b> @bank, p. <i>3</i> and *<u>*]", "@news [<b>]", "[@<b>]", "{fact}`trade`",
    "{fact}`<b>`", "{quote}`hours`", "{likely}`likely`", "{likely}`<b> <likely>`",
    "{abbr}`A (\"<b>\")`", "{abbr}`<b> (x)`", "^[<b> [@bank]]", "[^n]",
    "\n\n[^n]: <b>\n",
    "@fig-a", "[x](#fig-a)", "\n\n", "\n- ", "\n> ", "\n### ", "\n:::{note} <b>\n",
    "\n:::\n", "\n```\n", "*", "**", "_", "[", "]", "(", ")", "{", "}", "<", ">", "&",
    "\u2028", "\x00", "ə", "text ",
]  # fmt: skip


class Tags(HTMLParser):
    """Collects tags, and fails on any that is not ours or not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= ALLOWED[tag], (tag, attrs)
        for name, value in attrs:
            if name == "href":
                assert value
                assert re.match(r"#|https?:|mailto:", value), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def check(html: str) -> None:
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []


@pytest.fixture(scope="module")
def evidence(workspace_desk: Desk) -> Evidence:
    return workspace_desk.evidence(workspace_desk.brief())


@pytest.fixture(scope="module")
def workspace_desk(workspace: object, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("safe")
    (root / "briefs").mkdir()
    return Desk(replace(workspace, root=root))  # type: ignore[type-var]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example(" ".join(PARTS))
@example("\n\n".join(PARTS))
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=12).map("".join))
def test_no_text_of_an_author_becomes_a_tag(
    workspace_desk: Desk, evidence: Evidence, text: str
) -> None:
    desk = workspace_desk
    if not text.strip():
        return
    chart = {**CHART, "source": text, "note": text}
    judgement = {"text": text, "confidence": "low", "because": text}
    brief = desk.brief(
        text + "\n\n![](#fig-a)", charts={"fig-a": chart}, judgements=[judgement]
    )
    language = desk.language()
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    assert_located(prose.problems, brief)
    # Without an engine the words around citations are checked by the test below.
    citations = cite(replace(prose, style=None), evidence, language, desk.workspace)
    written = write(prose, citations, brief, kind(), language)
    check(everything(written))
    for note in written.notes:
        check(note.html)


def assert_located(problems: object, brief: Brief) -> None:
    """Every problem's words stand in its field, as often as it says."""
    for problem in problems:  # type: ignore[attr-defined]
        value: object = brief
        for step in problem.address:
            if isinstance(step, int) or isinstance(value, dict):
                value = value[step]  # type: ignore[index]
            else:
                value = getattr(value, step)
        if not problem.token:
            continue
        words = r"\s+".join(re.escape(w) for w in re.split(r"\s+", problem.token))
        found = [*re.finditer(words, str(value))]
        assert len(found) > problem.nth, problem


@pytest.mark.parametrize(
    "style", ["briefmaker-numbers", "briefmaker-notes", "briefmaker-author-date"]
)
def test_no_text_of_a_source_becomes_a_tag(desk: Desk, style: str) -> None:
    nasty = "<b>x</b> & \"y\" <script> {:title: z} $x$ *a* [l](javascript:x) 'q' “"
    source = {
        "title": nasty,
        "author": [nasty, {"family": nasty, "given": nasty}],
        "publisher": nasty,
        "container-title": nasty,
        "note": nasty,
        "genre": nasty,
        "URL": 'javascript:alert("1")',
        "number": nasty,
    }
    body = f"A [see {nasty} @x, p. <b>3 and {nasty}]. As @x [p. 2] says. [-@x]"
    library = {"sources": {"x": source}, "facts": {}}
    brief = desk.brief(body, citation_style=style)
    evidence = desk.evidence(brief, **library)
    language = desk.language()
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    citations = cite(prose, evidence, language, desk.workspace)
    assert citations.problems == ()
    written = write(prose, citations, brief, kind(), language)
    check(everything(written))
    for entry in written.sources:
        check(entry.html)
        assert "&lt;script&gt;" in entry.html
    for note in written.notes:
        check(note.html)


def test_a_fact_is_text(desk: Desk) -> None:
    fact = {
        "quantity": "share",
        "display": "<b>1</b>",
        "scope": "a & b",
        "source": "bank",
    }
    written = desk.write("{fact}`share`", library={"facts": {"share-bank": fact}})
    check(everything(written))
    assert "&lt;b&gt;1&lt;/b&gt;" in everything(written)
    assert written.disputes["share"][1].display == "<b>1</b>"


def test_an_address_stays_inside_its_attribute(desk: Desk) -> None:
    written = desk.write('[x](https://e.org/?a="b"&c=<d>)')
    check(everything(written))
    assert "%22b%22&amp;c=%3Cd%3E" in everything(written)


def test_a_link_from_the_engine_keeps_a_harmless_address_only(desk: Desk) -> None:
    def link(target: str) -> dict[str, object]:
        words = [{"t": "Str", "c": "x"}]
        return {"t": "Link", "c": [["", [], []], words, [target, ""]]}

    walker = Walker(desk.language())
    assert walker.html([link("javascript:x")]) == "x"
    assert walker.html([link('https://e.org/"x')]) == (
        '<a href="https://e.org/&quot;x">x</a>'
    )


def test_links_from_the_engine_do_not_nest(desk: Desk) -> None:
    inner = [["", [], []], [{"t": "Str", "c": "url"}], ["https://e.org", ""]]
    words = [{"t": "Str", "c": "a"}, {"t": "Link", "c": inner}, {"t": "Str", "c": "b"}]
    outer = {"t": "Link", "c": [["", [], []], words, ["#ref-x", ""]]}
    assert Walker(desk.language()).pieces([outer]) == (
        Named("x", "a"),
        '<a href="https://e.org">url</a>',
        Named("x", "b", continues=True),
    )
