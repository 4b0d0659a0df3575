"""A text file as it was read: small enough, UTF-8, without hidden characters.

Briefs, library files and CSV files all come in by this door, so that each of them
is refused in the same words, and any place in them can be shown.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

from briefmaker.brief.nearest import nearest
from briefmaker.problems import BriefError, Place, Problem
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

MOST_BYTES = 5_000_000
MOST_LINES = 200_000
LONGEST_EXCERPT = 2_000

MOST_PROBLEMS = 100
"""As many mistakes of one file are told at once."""

_LINE_ENDS = "\r\n\x85\u2028\u2029"
"""libyaml ends a line at these (YAML 1.1, 4.2 "Line break characters")."""

# Control characters (what YAML 1.2.2, 5.1 "Character set" leaves out), a byte order
# mark that is not the first character, and changes of direction, by which one reads
# what is not there (Unicode UAX #9, 2.1 to 2.5; https://trojansource.codes).
HIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Text(Struct, frozen=True):
    """The text of a file, and where its lines begin.

    Attributes:
        shown: the file's name as the user would type it.
        content: all of it, without a byte order mark.
        starts: the offset of each line's first character.
    """

    shown: str
    content: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, shown: str, content: str) -> "Text":
        """Return the text with its lines found.

        `str.splitlines` ends lines where libyaml does, and at characters that are
        refused as hidden.
        """
        lines = content.splitlines(keepends=True)
        return cls(shown, content, (0, *accumulate(map(len, lines[:-1]))))

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, that holds a character."""
        return bisect_right(self.starts, offset)

    def span(self, line: int) -> tuple[int, int]:
        """Return where a line begins and where its line end begins."""
        begin = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.content)
        while end > begin and self.content[end - 1] in _LINE_ENDS:
            end -= 1
        return begin, end

    def place(self, start: int, end: int) -> Place:
        """Return where the characters from `start` to `end` stand, on one line."""
        start = min(max(start, 0), len(self.content))
        line = self.line(start)
        begin, close = self.span(line)
        start = min(start, close)
        reach = begin + LONGEST_EXCERPT
        return Place(
            file=self.shown,
            line=line,
            column=start - begin + 1,
            width=max(1, min(end, close) - start),
            excerpt=self.content[begin : min(close, reach)] if start < reach else "",
        )


def shown(path: Path, workspace: Workspace) -> str:
    """Return a file's name as the user would type it, printable anywhere."""
    name = workspace.shown(path)
    return name.encode(errors="surrogateescape").decode(errors="replace")


def read_text(path: Path, workspace: Workspace, what: str) -> Text:
    """Return the text of a file.

    Args:
        path: where the file is.
        workspace: knows how to show the path.
        what: what the file should be, for messages: `brief`.

    Raises:
        BriefError: there is no such file, or it is too big; or, with the place in
            the file, it is not UTF-8 or holds characters that cannot be seen.
    """
    name = shown(path, workspace)
    return plain_text(name, _decoded(read_bytes(path, workspace, what), name))


def read_bytes(path: Path, workspace: Workspace, what: str) -> bytes:
    """Return the bytes of a file of text.

    Raises:
        BriefError: there is no such file, or it is too big.
    """
    name = shown(path, workspace)
    _refuse_name(path, name)
    try:
        require_file(path, name, what)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"“{name}” cannot be read: {error.strerror or error}"
        raise _refusal("file.unreadable", message) from error
    if len(data) > MOST_BYTES:
        raise _too_big(name, what)
    return data


def plain_text(name: str, content: str) -> Text:
    """Return the content of a file as its text.

    Raises:
        BriefError: it has too many lines, or characters that cannot be seen.
    """
    if sum(map(content.count, _LINE_ENDS)) > MOST_LINES:
        raise _refusal("file.too-big", f"“{name}” has more than {MOST_LINES:,} lines")
    text = Text.of(name, content)
    if hidden := tuple(islice(_hidden(text), MOST_PROBLEMS)):
        raise BriefError(hidden)
    return text


def refuse_outside(path: Path, name: str, workspace: Workspace) -> None:
    """Refuse a file that lies outside the user's folder, links resolved.

    Args:
        path: where the file is.
        name: what to call it.
        workspace: knows the user's folder.

    Raises:
        BriefError: it does.
    """
    if not workspace.holds(path):
        message = f"“{name}” lies outside the folder of your briefs"
        raise _refusal("file.outside", message, "put a copy of it beside the brief")


def _refusal(code: str, message: str, hint: str = "") -> BriefError:
    return BriefError([Problem(code, message, hint=hint)])


def _refuse_name(path: Path, name: str) -> None:
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        message = f"the name of “{name}” is not written in UTF-8"
        hint = "rename the file, for example with plain letters and digits"
        raise _refusal("file.name", message, hint) from error


def require_file(path: Path, name: str, what: str) -> None:
    """Make sure that there is a file, before any of it is read.

    Args:
        path: where it should be.
        name: what to call it.
        what: what the file should be, for messages.

    Raises:
        BriefError: there is none, with the nearest name beside it; or it is a folder.
    """
    if path.is_dir():
        message = f"“{name}” is a folder, not a {what}"
        raise _refusal("file.folder", message, "name a file in it")
    if not path.exists():
        raise _missing(path, name)
    if not path.is_file():
        raise _refusal("file.unreadable", f"“{name}” is not a file")


def _missing(path: Path, name: str) -> BriefError:
    folder = path.parent
    if not folder.is_dir():
        message = f"there is no file “{name}”: its folder does not exist"
        return _refusal("file.missing", message)
    others = [file.name for file in folder.iterdir() if file.suffix == path.suffix]
    hint = nearest(path.name, sorted(others))
    return _refusal("file.missing", f"there is no file “{name}”", hint)


def _too_big(name: str, what: str) -> BriefError:
    most = f"{MOST_BYTES // 1_000_000} MB"
    message = f"“{name}” is larger than {most}, the most a {what} may be"
    hint = "is it the right file? Pictures and copies of sources stay apart"
    return _refusal("file.too-big", message, hint)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = f"“{name}” is saved as UTF-16, not as UTF-8"
        raise _refusal("file.not-utf8", message, _SAVE_AS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        before = data[start : error.start].decode(errors="replace")
        rest = data[error.start : error.start + LONGEST_EXCERPT].partition(b"\n")[0]
        place = Place(
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
            column=len(before) + 1,
            excerpt=(before + rest.decode(errors="replace")).rstrip("\r"),
        )
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8 text"
        problem = Problem("file.not-utf8", message, hint=_SAVE_AS, place=place)
        raise BriefError([problem]) from error


_SAVE_AS = "save the file as UTF-8: “Save as”, then choose the encoding UTF-8"


def _hidden(text: Text) -> Iterator[Problem]:
    """Report characters that nobody sees, the first of each line."""
    line = 0
    for match in HIDDEN.finditer(text.content):
        place = text.place(*match.span())
        if place.line > line:
            line = place.line
            yield hidden_character(match[0], place)


def hidden_character(sign: str, place: Place) -> Problem:
    """Return the problem of a control character or a change of direction."""
    does = "turns the direction of the text" if sign in _TURNS else "cannot be printed"
    return Problem(
        "file.hidden-character",
        f"the hidden character U+{ord(sign):04X} {does}",
        hint="delete it and type the words around it again",
        place=place,
    )
