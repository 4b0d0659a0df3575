"""Reading a Word document that came back, with comments and tracked changes.

Nothing in it is run, fetched or unpacked to disk.
"""

import posixpath
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from briefmaker.evidence.texts.packed import MOST_BYTES, main_part, package, parse, part
from briefmaker.evidence.texts.text import Unreadable
from briefmaker.formats.docx.identity import made_from
from briefmaker.formats.docx.remarks import Review, Story
from briefmaker.formats.docx.stories import Reader
from briefmaker.formats.docx.threads import comments, threads
from briefmaker.formats.docx.tracked import changes_in
from briefmaker.problems import BriefError, Problem

ZIP, PDF = b"PK", b"%PDF"
COMPOUND = b"\xd0\xcf\x11\xe0"
"""How Word files before 2007 begin, and those with a password (MS-CFB, 2.2)."""

MACROS = "vbaproject.bin"
MOST_PARTS = 200
"""Related parts that are read; Word makes a dozen."""

STORIES: Mapping[str, Story] = {
    "footnotes": "footnote",
    "endnotes": "endnote",
    "header": "header",
    "footer": "footer",
}
"""How the type of the relationship to a story ends (ECMA-376, part 1, 11.3)."""

AGAIN = "ask for it again, saved by Word as .docx without a password"


def reviewed(data: bytes) -> Review:
    """Read the comments and tracked changes of a Word document.

    Raises:
        BriefError: it is no Word document, or damaged, protected or unsafe to read.
    """
    try:
        _refuse_others(data)
        with package(data) as file:
            _refuse_unsafe(file)
            return _review(file)
    except Unreadable as error:
        raise _refused(error.reason, AGAIN) from error


def _refuse_others(data: bytes) -> None:
    """Refuse what is no Word document by its first bytes.

    Raises:
        BriefError: with what it is instead.
    """
    if not data:
        raise _refused("it is empty", "ask for it again")
    if data.startswith(COMPOUND):
        what = "it has a password, or is of a Word before 2007 (.doc)"
        raise _refused(what, AGAIN)
    if data.startswith(PDF):
        what = "it is a PDF, and comments are read from Word files only"
        raise _refused(what, "ask for the .docx that the comments were made in")
    if not data.startswith(ZIP):
        raise _refused("it is no Word document (.docx)", AGAIN)


def _refuse_unsafe(file: ZipFile) -> None:
    """Refuse a file that no program for texts would write.

    Raises:
        BriefError: parts of it lead out of it, or it swells beyond all measure.
    """
    for name in file.namelist():
        steps = name.replace("\\", "/").split("/")
        if ".." in steps or name.startswith(("/", "\\")) or ":" in steps[0]:
            raise _refused(
                f"a part of it is called “{name}”, which leads out of the file",
                "no Word writes that: do not open it, and ask who sent it",
            )
    whole = sum(each.file_size for each in file.infolist() if _is_xml(each.filename))
    if whole > MOST_BYTES:
        raise _refused(
            f"its text unpacks to more than {MOST_BYTES // 1_000_000} MB",
            "no brief is as long: see whether it is the right file",
        )


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _refused(reason: str, hint: str) -> BriefError:
    return BriefError(
        [Problem("docx.unreadable", f"this file cannot be read: {reason}", hint=hint)]
    )


def _review(file: ZipFile) -> Review:
    """Return what an opened document holds.

    Raises:
        BriefError: it is no Word document.
        Unreadable: a part of it cannot be read safely.
    """
    name = main_part(file)
    main = Reader("text")
    if document := part(file, name):
        main.read(document)
    if main.root != "document":
        where = "see whether it is the right file"
        raise _refused("it holds no Word document", where)
    related = tuple(_related(file, name))[:MOST_PARTS]
    readers = [main]
    for kind, target in related:
        story = STORIES.get(kind)
        if story and (found := part(file, target)):
            reader = Reader(story)
            reader.read(found)
            readers.append(reader)
    known = dict(related)
    written = comments(
        part(file, known.get("comments", "word/comments.xml")),
        part(file, known.get("commentsExtended", "word/commentsExtended.xml")),
    )
    placed = [*threads(readers, written), *changes_in(readers)]
    placed.sort(key=lambda each: each.order)
    return Review(
        tuple(each.remark for each in placed),
        made_from(file, (target for kind, target in related if kind == "customXml")),
        any(each.lower().endswith(MACROS) for each in file.namelist()),
    )


def _related(file: ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Yield the parts that the main part names: the end of their type, and a path."""
    folder, _, own = name.rpartition("/")
    found: list[tuple[str, str]] = []

    def opened(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            kind = given.get("Type", "").rpartition("/")[2]
            found.append((kind, given.get("Target", "")))

    if data := part(file, f"{folder}/_rels/{own}.rels".lstrip("/")):
        parse(data, opened, lambda _: None, lambda _: None)
    for kind, target in found:
        joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        yield kind, posixpath.normpath(joined)
