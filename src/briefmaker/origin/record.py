"""`build.json`: what made a document, of which files, and where each belongs.

With it a document can be made again, and where that gives other bytes one can say
what differs: a library, a style sheet, a font. It names files as they are called in a
workspace or among what is shipped, and says nothing of the machine, its folders, its
user or the day.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefmaker.brief.base import Part
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.look.look import Variant
from briefmaker.origin.faults import damaged, parsed, refusal
from briefmaker.values import Struct, asdict

FILE = "build.json"
FORMAT = 1
"""The version of this form, and of `verdicts.json`."""

BRIEF = "brief.yaml"
LIBRARY = "library.yaml"
VERDICTS = "verdicts.json"

MOST_FILES = 1_000
LONGEST = 200
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]$|^ ')
"""What the name of a file or folder cannot hold on every system."""


class Carried(Struct, frozen=True):
    """A file inside the PDF.

    Attributes:
        name: what it is called in the PDF; no folders.
        path: where it belongs when it is unpacked, from the folder: `library/x.yaml`.
        media: its media type.
        sha256: of its bytes, as 64 hexadecimal digits.
    """

    name: str
    path: str
    media: str
    sha256: str


class Record(Struct, frozen=True):
    """What made a document.

    Attributes:
        version: of briefmaker.
        libraries: versions of what shapes the bytes, by the libraries' names.
        materials: SHA-256 of each template, style sheet, font and other file that was
            in play and is not carried, by its name: `assets/theme.css`,
            `templates/memo/kind.toml`; the house's colours are `brand`.
        files: what the PDF carries besides this record, in its order.
        variants: the print variants.
        allow_failing: claims that fail the check were let through.
        stamp: the digest that stands at the foot of its pages.
        whole: it carries all that it takes to make it again; not so where its
            evidence was left out on purpose.
        since: the stamp of the older edition against which it is marked; maybe none.
        values: those by which the memo is told from the others of its brief; maybe
            none. The other columns of a list are not for its readers.
    """

    version: str
    libraries: Mapping[str, str]
    materials: Mapping[str, str]
    files: tuple[Carried, ...]
    variants: frozenset[Variant]
    allow_failing: bool
    stamp: str
    whole: bool = True
    since: str = ""
    values: Values = NO_VALUES

    def file(self, name: str) -> Carried | None:
        """Return the carried file of this name, if there is one."""
        return next((file for file in self.files if file.name == name), None)


def to_json(record: Record) -> bytes:
    """Return a record as JSON in UTF-8; the same record gives the same bytes."""
    said = {
        "format": FORMAT,
        "briefmaker": record.version,
        "stamp": record.stamp,
        "whole": record.whole,
        **({"since": record.since} if record.since else {}),
        **({"values": dict(record.values)} if record.values else {}),
        "variants": sorted(record.variants),
        "allow_failing": record.allow_failing,
        "files": [asdict(file) for file in record.files],
        "libraries": dict(sorted(record.libraries.items())),
        "materials": dict(sorted(record.materials.items())),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(data: bytes) -> Record:
    """Read a record.

    Raises:
        BriefError: it is not one, or a later version of briefmaker wrote it.
    """
    refuse_later(parsed(_Versioned, data, FILE).format)
    said = parsed(_Record, data, FILE)
    for file in said.files:
        if is_unsafe(file.name) or is_unsafe(file.path) or "/" in file.name:
            raise damaged(FILE, f"“{file.path}” is no place for a file in a folder")
    _refuse_twice(file.name for file in said.files)
    _refuse_twice((*(file.path for file in said.files), FILE))
    return Record(
        version=said.briefmaker,
        libraries=said.libraries,
        materials=said.materials,
        files=tuple(Carried(**file.model_dump()) for file in said.files),
        variants=frozenset(said.variants),
        allow_failing=said.allow_failing,
        stamp=said.stamp,
        whole=said.whole,
        since=said.since,
        values=Values.of(said.values),
    )


def is_unsafe(path: str) -> bool:
    """Whether a path does not stay in its folder, or is not one on every system."""
    steps = path.split("/")
    return len(path) > LONGEST or any(
        step in ("", ".", "..") or UNSAFE.search(step) for step in steps
    )


def refuse_later(form: int) -> None:
    """Refuse what a later version wrote.

    Raises:
        BriefError: it did.
    """
    if form > FORMAT:
        raise refusal(
            "later",
            f"this PDF was made by a later briefmaker: what it carries has form {form},"
            f" and this version reads form {FORMAT}",
            "install the current briefmaker",
        )


def _refuse_twice(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise damaged(FILE, f"it names “{name}” twice")


_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Stamp = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
_Word = Annotated[str, StringConstraints(max_length=LONGEST)]


class _Versioned(Part, extra="ignore"):
    """As much of a carried file as all versions of its form have."""

    format: int = Field(ge=1)


class _File(Part):
    """A carried file, as it is written."""

    name: _Word
    path: _Word
    media: _Word
    sha256: _Digest


class _Record(Part):
    """A record, as it is written."""

    format: int
    briefmaker: _Word
    stamp: _Stamp
    whole: bool
    since: _Stamp | Literal[""] = ""
    values: Mapping[str, str] = Field(default_factory=dict, max_length=MOST_FILES)
    variants: tuple[Variant, ...]
    allow_failing: bool
    files: tuple[_File, ...] = Field(max_length=MOST_FILES)
    libraries: Mapping[_Word, _Word]
    materials: Mapping[_Word, _Digest]
