"""The files that a PDF carries, read as what a stranger sent.

They stand in the name tree of embedded files (ISO 32000-2, 7.9.6, 7.7.4), which a
hostile file may bend into a ring, and their names may be paths. Nothing is written
here, and nothing outside the PDF is read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream, String

from briefmaker.origin import record
from briefmaker.pdf import names
from briefmaker.pdf.opened import DAMAGED, MOST_BYTES, opened, unpacking_at_most
from briefmaker.problems import BriefError, Problem
from briefmaker.writing import record as evidence

MOST_FILES = 1001
"""What a record may name, and the record itself."""

WHOLE = ""
"""The name of a document that is no paper of a pack."""

OF_TAB = re.compile(rf"(tab-[a-z0-9]+)-{re.escape(record.FILE)}")
"""The record of a pack's paper: `tab-3-build.json`."""

MOST_TOGETHER = 256_000_000
"""The most that all files together may hold when they are unpacked, in bytes."""

MOST_NODES = 5000
"""Of the name tree: far more than a thousand files need."""

FAKED = "somebody has changed the PDF; ask for the file as briefmaker made it"


def carried(data: bytes) -> Mapping[str, bytes]:
    """Return the files that a PDF of ours carries, by their names.

    Raises:
        BriefError: it is no sound PDF, not one that carries what it was made from, or
            carries files that must not be written to a disk.
    """
    papers = papers_carried(data)
    if set(papers) != {WHOLE}:
        raise BriefError([_pack(len(papers))])
    return papers[WHOLE]


def papers_carried(data: bytes) -> Mapping[str, Mapping[str, bytes]]:
    """Return what a PDF of ours carries for each paper in it.

    Returns:
        The files by their names, under `tab-1`, `tab-2` … for the papers of a meeting
        pack; under `WHOLE` for a document by itself.

    Raises:
        BriefError: as for `carried`.
    """
    with opened(data) as pdf:
        found = tuple(_specifications(pdf))
        listed = {name for name, _ in found}
        tabs = {match[1] for name in listed if (match := OF_TAB.fullmatch(name))}
        if not tabs:
            _refuse_foreign(listed, len(found))
        problems = [*_unfit(found), *_repeated(found)]
        if problems:
            raise BriefError(problems)
        files = _unpacked(found)
    if not tabs:
        return {WHOLE: files}
    papers: dict[str, dict[str, bytes]] = {}
    for name, content in files.items():
        tab = next((each for each in tabs if name.startswith(f"{each}-")), None)
        if tab is not None:
            papers.setdefault(tab, {})[name.removeprefix(f"{tab}-")] = content
    return dict(sorted(papers.items(), key=lambda item: (len(item[0]), item[0])))


def tab_file(label: str, name: str) -> str:
    """Return what a file of a pack's paper is called among those of all."""
    return f"tab-{label.lower()}-{name}"


def _pack(papers: int) -> Problem:
    return Problem(
        "carried.pack",
        f"this PDF is a meeting pack with {papers} papers, which are bound together",
        hint="`briefmaker unpack` writes what each was made from into a folder of its "
        "own; render it there",
    )


Found = tuple[tuple[str, Any], ...]
"""Names of files, each with its file specification dictionary."""


def _specifications(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the file specifications of the name tree, in its order."""
    tree = _inside(_inside(pdf.Root, "/Names"), "/EmbeddedFiles")
    if tree is None:
        return
    waiting, seen, count = [tree], 0, 0
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > MOST_NODES or count > MOST_FILES:
            raise BriefError([_TOO_MANY])
        if not isinstance(node, Dictionary):
            raise BriefError([DAMAGED])
        pairs = list(_array(node.get("/Names")))
        for specification in pairs[1::2]:
            count += 1
            yield _name(specification), specification
        waiting += reversed(list(_array(node.get("/Kids"))))


def _inside(part: Any, key: str) -> Any:
    found = part.get(key) if isinstance(part, Dictionary) else None
    return found if isinstance(found, Dictionary) else None


def _array(part: Any) -> Array:
    if part is None:
        return Array()
    if not isinstance(part, Array) or len(part) > 2 * MOST_FILES:
        raise BriefError([DAMAGED if not isinstance(part, Array) else _TOO_MANY])
    return part


def _name(specification: Any) -> str:
    """Return the name of a file as readers show it (ISO 32000-2, table 43)."""
    if not isinstance(specification, Dictionary):
        raise BriefError([DAMAGED])
    said = specification.get("/UF", specification.get("/F"))
    if not isinstance(said, String):
        raise BriefError([DAMAGED])
    return str(said)


def _refuse_foreign(found: set[str], count: int) -> None:
    """Refuse files that do not carry what they were made from.

    Raises:
        BriefError: it carries nothing, or what some other program attached.
    """
    if record.FILE in found:
        return
    if found == {evidence.FILE}:
        raise BriefError(
            [
                Problem(
                    "carried.evidence-only",
                    "this PDF carries its evidence, but not the brief that it was made "
                    "from",
                    hint="it was made by an older version, or taken apart since; "
                    "render the brief again",
                )
            ]
        )
    what = (
        f"the {count} attached file{'s are' if count > 1 else ' is'} not briefmaker's"
        if count
        else "nothing is attached to it"
    )
    raise BriefError(
        [
            Problem(
                "carried.foreign",
                f"this PDF does not carry what it was made from: {what}",
                hint="only PDFs that `briefmaker render` made can be read back, and "
                "only as they were made: another program may drop what they carry",
            )
        ]
    )


def _unfit(found: Found) -> Iterator[Problem]:
    for name, specification in found:
        shown = names.shown(name)
        if why := names.unfit(name):
            yield Problem(
                "carried.name",
                f"an attached file is called “{shown}”, which cannot be written: {why}",
                hint=FAKED,
            )
        elif _outside(specification):
            yield Problem(
                "carried.outside",
                f"the attached file “{shown}” is not in the PDF: it points to a file "
                "elsewhere, which is not read",
                hint=FAKED,
            )
        elif not _one_stream(specification.EF):
            yield Problem(
                "carried.two-contents",
                f"the attached file “{shown}” has two contents, so programs would "
                "show different ones",
                hint=FAKED,
            )


def _outside(specification: Any) -> bool:
    """Whether a specification names a file that is not embedded (7.11.4, 7.3.8.2)."""
    files = specification.get("/EF")
    if "/FS" in specification or not isinstance(files, Dictionary) or not len(files):
        return True
    return any(
        not isinstance(file, Stream) or "/F" in file for _, file in files.items()
    )


def _one_stream(files: Any) -> bool:
    return len({file.objgen for _, file in files.items()}) == 1


def _repeated(found: Found) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for name, _ in found:
        if (key := names.same(name)) not in taken:
            taken[key] = name
            continue
        both = dict.fromkeys((taken[key], name))
        called = " and ".join(f"“{names.shown(each)}”" for each in both)
        yield Problem(
            "carried.twice",
            f"two attached files would be one on a disk: both are called {called}"
            if len(both) == 1
            else f"two attached files would be one on many a disk: {called}",
            hint=FAKED,
        )


def _unpacked(found: Found) -> Mapping[str, bytes]:
    """Return the contents of the files.

    Raises:
        BriefError: one of them, or all together, would fill the memory; or one is
            packed in a way that cannot be read.
    """
    files: dict[str, bytes] = {}
    left = MOST_TOGETHER
    for name, specification in found:
        _, stream = next(iter(specification.EF.items()))
        with unpacking_at_most(max(1, min(MOST_BYTES, left))):
            files[name] = _content(name, stream)
        left -= len(files[name])
        if left < 0 or len(files[name]) > MOST_BYTES:
            raise BriefError([_too_large(name)])
    return files


def _content(name: str, stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.DataDecodingError as error:
        if "limit" in str(error):
            raise BriefError([_too_large(name)]) from error
        raise BriefError([_broken(name)]) from error
    except pikepdf.PdfError as error:
        raise BriefError([_broken(name)]) from error


def _too_large(name: str) -> Problem:
    return Problem(
        "carried.too-large",
        f"the attached file “{names.shown(name)}” swells beyond "
        f"{MOST_BYTES // 1_000_000} MB, or all of them beyond "
        f"{MOST_TOGETHER // 1_000_000} MB, when unpacked",
        hint=FAKED,
    )


def _broken(name: str) -> Problem:
    return Problem(
        "carried.broken",
        f"the attached file “{names.shown(name)}” is damaged",
        hint="get the PDF again from where it came from",
    )


_TOO_MANY = Problem(
    "carried.too-many",
    f"the list of attached files has no end, or more than {MOST_FILES} entries",
    hint=FAKED,
)
