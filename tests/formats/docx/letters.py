"""Word documents as reviewers' programs write them, put together by hand."""

import io
import zipfile
from collections.abc import Mapping

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
BY_ANNA = 'w:author="Anna Petrova" w:date="2025-10-12T14:05:00Z"'
BY_BEN = 'w:author="Ben Ode" w:date="2025-10-13T09:00:00Z"'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inside: str, bookmark: str = "", number: int = 0) -> str:
    """Return a paragraph; text is a run of words, elements stand as they are."""
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    if bookmark:
        begin = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>'
        runs = f'{begin}{runs}<w:bookmarkEnd w:id="{number}"/>'
    return f"<w:p><w:pPr/>{runs}</w:p>"


def inserted(words: str, by: str = BY_ANNA) -> str:
    return f'<w:ins w:id="900" {by}>{run(words)}</w:ins>'


def deleted(words: str, by: str = BY_ANNA) -> str:
    gone = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    return f'<w:del w:id="901" {by}>{gone}</w:del>'


def begun(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def ended(number: int) -> str:
    called = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{called}'


def about(number: int, words: str) -> str:
    """Return words with a comment on them."""
    return f"{begun(number)}{run(words)}{ended(number)}"


def comment(number: int, *lines: str, by: str = BY_ANNA, ends: str = "") -> str:
    """Return an entry of `comments.xml`; `ends` is the id of its last paragraph."""
    last = f' w14:paraId="{ends}"' if ends else ""
    said = "".join(
        f"<w:p{last if place == len(lines) else ''}>{run(line)}</w:p>"
        for place, line in enumerate(lines, start=1)
    )
    return f'<w:comment w:id="{number}" {by} w:initials="x">{said}</w:comment>'


def thread(*entries: str) -> str:
    """Return `commentsExtended.xml`, of entries by `entry`."""
    return f"{HEAD}<w15:commentsEx {W}>{''.join(entries)}</w15:commentsEx>"


def entry(ends: str, parent: str = "", *, done: bool = False) -> str:
    above = f' w15:paraIdParent="{parent}"' if parent else ""
    said = f' w15:done="{int(done)}"'
    return f'<w15:commentEx w15:paraId="{ends}"{above}{said}/>'


def letter(
    *body: str,
    comments: str = "",
    more: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, str] | None = None,
) -> bytes:
    """Return a document.

    Args:
        body: its paragraphs and tables.
        comments: the entries of `comments.xml`.
        more: other parts by their names.
        related: the end of the type of a relationship to each of these.
    """
    links = {"comments.xml": "comments", **(related or {})}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": story("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/_rels/document.xml.rels": relations(links),
        "word/comments.xml": story("comments", comments),
        **(more or {}),
    }
    return packed(parts)


def story(root: str, inside: str) -> str:
    return f"{HEAD}<w:{root} {W}>{inside}</w:{root}>"


def relations(links: Mapping[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(links.items())
    )
    return f'{HEAD}<Relationships xmlns="{RELATED}">{made}</Relationships>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()
