"""The engine: what goes in, what comes out, and what it may not do."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefmaker.pdf import galley
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.reading import read
from briefmaker.problems import BriefError, Problem, Severity
from briefmaker.workspace import Workspace
from pdf.sheets import codes, page

PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    "<rect width='9' height='9'/></svg>"
)


def images(data: bytes) -> list[bytes]:
    """Return the pages as pixels."""
    with pypdfium2.PdfDocument(data) as document:
        return [bytes(leaf.render(scale=1).buffer) for leaf in document]


def refused(body: str, workspace: Workspace, *folders: Path) -> tuple[Problem, ...]:
    """Return the errors with which a page is refused, or its PDF made useless."""
    try:
        found = typeset(page(body, folders=folders), workspace).problems
    except BriefError as error:
        found = error.problems
    return tuple(problem for problem in found if problem.blocks)


def test_a_page_becomes_a_tagged_pdf_in_its_own_fonts(workspace: Workspace) -> None:
    pdf = typeset(page("<h1>A finding</h1><p>Two words.</p>"), workspace)
    assert (pdf.pages, pdf.problems) == (1, ())
    back = read(pdf.data)
    assert back.pages == ("A finding\r\nTwo words.",)
    assert back.fonts == {"BM-Serif-Bold"} | {"BM-Serif"}
    with pikepdf.open(BytesIO(pdf.data)) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert "pdfuaid:part" in file.open_metadata()
        assert len(file.trailer.ID) == 2


def test_a_picture_of_the_workspace_is_printed(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "map.svg").write_text(PICTURE)
    body = f'<p><img alt="A map" src="{(tmp_path / "map.svg").as_uri()}"></p>'
    assert typeset(page(body, folders=[tmp_path]), workspace).problems == ()


def test_a_picture_from_elsewhere_stops_the_render(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "map.svg").write_text(PICTURE)
    body = f'<p><img alt="A map" src="{(tmp_path / "map.svg").as_uri()}"></p>'
    (problem,) = refused(body, workspace, tmp_path / "in")
    assert problem.code == "pdf.refused"
    assert problem.message == "the page asks for “map.svg” outside the workspace"


@pytest.mark.parametrize(
    "body",
    [
        '<p><img alt="x" src="https://example.org/a.png"></p>',
        '<link rel="stylesheet" href="https://example.org/a.css"><p>A</p>',
        "<style>@import url(http://example.org/a.css);</style><p>A</p>",
        "<p style='background: url(ftp://example.org/a.png)'>A</p>",
        '<p><object data="https://example.org/a.png" type="image/png"></object></p>',
        '<p><embed src="https://example.org/a.png" type="image/png"></p>',
        '<link rel="attachment" href="https://example.org/a.pdf"><p>A</p>',
        '<p><a rel="attachment" href="https://example.org/a.pdf">A</a></p>',
    ],
)
def test_nothing_is_fetched_from_the_network(workspace: Workspace, body: str) -> None:
    (problem,) = refused(body, workspace)
    assert problem.message.endswith("but nothing is fetched from elsewhere")


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="attachment" href="{0}"><p>A</p>',
        '<p><a rel="attachment" href="{0}">A</a></p>',
        '<link rel="stylesheet" href="{0}"><p>A</p>',
        "<style>@import url({0});</style><p>A</p>",
        "<p style='list-style: url({0}); display: list-item'>A</p>",
        "<style>p::before {{ content: url({0}) }}</style><p>A</p>",
        "<style>@page {{ background: url({0}) }}</style><p>A</p>",
        "<style>@font-face {{ font-family: X; src: url({0}) }}</style><p>A</p>",
    ],
)
@pytest.mark.parametrize("scheme", ["file", "FILE", "File"])
def test_no_part_of_a_page_reads_a_file_from_elsewhere(
    workspace: Workspace, tmp_path: Path, body: str, scheme: str
) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p { color: red }")
    address = secret.as_uri().replace("file", scheme, 1)
    problems = refused(body.format(address), workspace)
    assert [problem.code for problem in problems] == ["pdf.refused"]
    assert "“secret.css” outside the workspace" in problems[0].message


def test_a_font_of_the_machine_is_not_taken(workspace: Workspace) -> None:
    """The engine finds it by itself and asks for its file."""
    style = '@font-face { font-family: "X"; src: local("DejaVu Sans") }'
    with pytest.raises(BriefError, match=r"“DejaVuSans\.ttf” outside the workspace"):
        typeset(page("<p>A</p>", style), workspace)


@pytest.mark.parametrize("sheet", ["GUARD", "TIGHT"])
def test_the_sheets_of_the_house_are_confined_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    style = "@import url(file:///etc/passwd);"
    monkeypatch.setattr(galley, sheet, style)
    (problem,) = refused("<p>A</p>", workspace)
    assert problem.message == "the page asks for “passwd” outside the workspace"


@pytest.mark.parametrize(
    ("plain", "hinted"),
    [
        ("<p>A</p>", '<p align="right">A</p>'),
        ("<p>A</p>", '<p hspace="9" bgcolor="red" background="file:///a.png">A</p>'),
        ("<p><b>A</b></p>", "<p><b color=red size=7>A</b></p>"),
        ("<ul><li>A</li></ul>", '<ul type="square" start="7"><li>A</li></ul>'),
        (
            "<table><tr><th>A</th></tr><tr><td>B</td></tr></table>",
            '<table border="9" bgcolor="red;} * {display:none" width="9" cellpadding=9>'
            '<tr height="90"><th>A</th></tr><tr><td nowrap>B</td></tr></table>',
        ),
    ],
)
def test_looks_that_html_asks_for_by_itself_are_not_taken(
    workspace: Workspace, plain: str, hinted: str
) -> None:
    one, other = (typeset(page(body), workspace) for body in (plain, hinted))
    assert images(one.data) == images(other.data)


def test_a_picture_inside_a_picture_is_refused_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The engine swallows this refusal and logs it; the log is listened to."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    svg = PICTURE.replace("</svg>", f"<image href='{secret.as_uri()}'/></svg>")
    body = f'<p><img alt="x" src="data:image/svg+xml;utf8,{svg}"></p>'
    assert {problem.code for problem in refused(body, workspace)} == {"pdf.picture"}


def test_a_broken_picture_stops_the_render(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "map.png").write_bytes(b"not a picture")
    body = f'<p><img alt="A map" src="{(tmp_path / "map.png").as_uri()}"></p>'
    (problem,) = refused(body, workspace, tmp_path)
    assert problem.code == "pdf.picture"
    assert "Failed to load image" in problem.message


def test_a_dead_link_stops_the_render(workspace: Workspace) -> None:
    problems = refused('<p><a href="#nowhere">x</a></p>', workspace)
    assert {problem.code for problem in problems} == {"pdf.dead-link"}
    assert "the link “x” leads nowhere" in [problem.message for problem in problems]


def test_the_same_anchor_twice_stops_the_render(workspace: Workspace) -> None:
    problems = refused('<p id="a">1</p><p id="a">2</p>', workspace)
    assert {problem.code for problem in problems} == {"pdf.double-anchor"}


def test_a_mistake_in_a_style_sheet_is_a_warning(workspace: Workspace) -> None:
    pdf = typeset(page("<p>A</p>", "p { colour: red }"), workspace)
    (problem,) = pdf.problems
    assert problem.code == "pdf.style"
    assert problem.severity is Severity.WARNING
    assert "colour: red" in problem.message


def test_a_missing_font_stops_the_render(workspace: Workspace) -> None:
    style = '@font-face { font-family: "X"; src: url(fonts/none.ttf) }'
    with pytest.raises(BriefError, match=r"“none\.ttf”, which is not there"):
        typeset(page("<p>A</p>", style), workspace)


def test_text_nested_too_deeply_is_said_in_a_sentence(workspace: Workspace) -> None:
    (problem,) = refused("<div>" * 3000 + "x", workspace)
    assert problem.code == "pdf.too-deep"


def test_what_the_engine_stumbles_over_is_said_in_a_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("briefmaker.pdf.galley.fit", stumble)
    (problem,) = refused("<p>A</p>", workspace)
    assert problem.code == "pdf.engine"
    assert problem.hint


def test_a_letter_that_the_fonts_lack_is_named_with_its_place(
    workspace: Workspace,
) -> None:
    body = '<section id="sec-a"><h2>Money</h2><p>It costs 5 ₼.</p></section>'
    sheet = page(body, anchors={"sec-a": ("sections", 0)})
    (problem,) = typeset(sheet, workspace).problems
    assert problem.code == "pdf.no-glyph"
    assert problem.message.startswith("the fonts have no “₼” (U+20BC): ")
    assert (problem.address, problem.token) == (("sections", 0), "₼")


def test_all_letters_that_a_paragraph_lacks_are_one_problem(
    workspace: Workspace,
) -> None:
    body = (
        '<section id="sec-a"><h2>Money</h2>'
        "<p>It costs 5 ₼, or <b>7 ⃀</b> and\u00a05 ₼ again.</p><p>Or 9 ₼.</p></section>"
    )
    sheet = page(body, anchors={"sec-a": ("sections", 0)})
    first, second = typeset(sheet, workspace).problems
    assert first.message.startswith("the fonts have no “₼” (U+20BC) and “⃀” (U+20C0): ")
    assert (first.token, first.nth) == ("₼", 0)
    assert second.message.startswith("the fonts have no “₼” (U+20BC): ")
    assert (second.address, second.token, second.nth) == (("sections", 0), "₼", 2)


def test_many_letters_are_named_without_their_code_points(
    workspace: Workspace,
) -> None:
    (problem,) = typeset(page("<p>თბილისი</p>"), workspace).problems
    assert problem.message.startswith("the fonts have no “ბ თ ი ლ ს”, 5 letters: ")


def test_a_letter_that_no_font_has_at_all_is_named_too(workspace: Workspace) -> None:
    (problem,) = typeset(page("<p>A \U0010fffd.</p>"), workspace).problems
    assert problem.code == "pdf.no-glyph"
    assert problem.message == (
        "the fonts have no “\U0010fffd” (U+10FFFD): an empty box stands in its place"
    )


def test_a_font_that_nobody_brought_is_named(workspace: Workspace) -> None:
    pdf = typeset(page("<p>A</p>", "p { font-family: monospace }"), workspace)
    assert codes(pdf) == ["pdf.foreign-font"]
    assert "not its own" in pdf.problems[0].message


RENDER = """
import sys
from briefmaker.values import replace
from hashlib import sha256
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from briefmaker.workspace import workspace_of
from briefmaker.pdf.engine import typeset
from pdf.sheets import calls, note, page
body = "<h1>A</h1>" + "".join(
    f"<p>Text and more text{note(n, 'Words.')} to fill a line.</p>" for n in range(1, 9)
)
pdf = typeset(page(body, notes=calls(8)), workspace_of(Path(sys.argv[1])))
print(sha256(pdf.data).hexdigest(), *[problem.code for problem in pdf.problems])
"""


def test_the_same_page_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    (tmp_path / "elsewhere").mkdir()
    digests = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RENDER, str(tests)],
            cwd=folder,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone, folder in (
            ("1", "UTC", tmp_path),
            ("2", "Asia/Dushanbe", tmp_path / "elsewhere"),
        )
    ]
    assert digests[0] == digests[1]
    assert len(digests[0].split()) == 1
