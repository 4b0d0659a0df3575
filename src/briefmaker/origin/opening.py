"""What a PDF carries, read again: all of it strictly, before any of it is used."""

import posixpath
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import ValidationError

from briefmaker.brief.base import Part
from briefmaker.brief.data import Csv
from briefmaker.brief.library import Entries
from briefmaker.brief.load import GROUPS
from briefmaker.brief.messages import explained
from briefmaker.brief.model import Brief
from briefmaker.brief.places import Places, Sheet
from briefmaker.brief.rows import filled
from briefmaker.brief.text import MOST_BYTES, Text
from briefmaker.brief.yaml import read
from briefmaker.evidence.claims import Evidence
from briefmaker.origin import record, verdicts
from briefmaker.origin.faults import CURE, damaged, refusal
from briefmaker.origin.materials import digest
from briefmaker.origin.record import BRIEF, LIBRARY, VERDICTS, Record
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

NOTHING = Evidence({}, {}, {}, {}, {})

P = TypeVar("P", bound=Part)


class Origin(Struct, frozen=True):
    """What a document was made from.

    Attributes:
        brief: as its readers got it; nothing of a public copy.
        library: all entries that it uses, its own among them.
        evidence: what the check found, to be replayed instead of another check.
        record: what made it, and where each file belongs.
        files: the bytes of each carried file by its name, the record's too.
    """

    brief: Brief | None
    library: Entries
    evidence: Evidence
    record: Record
    files: Mapping[str, bytes]


def opened(files: Mapping[str, bytes]) -> Origin:
    """Read what a PDF carries.

    Args:
        files: the bytes of what is attached, by name; what the record does not name
            is left out.

    Raises:
        BriefError: the PDF carries nothing of ours, files are missing or were altered,
            or a later version of briefmaker wrote them.
    """
    if record.FILE not in files:
        raise refusal(
            "none",
            f"this PDF carries no “{record.FILE}”, so it does not say what it was made "
            "from",
            "is it one that briefmaker made, and the file itself, not a print of it?",
        )
    told = record.from_json(files[record.FILE])
    if found := tuple(_unlike(told, files)):
        raise BriefError(found)
    names = (record.FILE, *(file.name for file in told.files))
    kept = {name: files[name] for name in names}
    brief = _read(Brief, kept, told, BRIEF) if BRIEF in kept else None
    if brief is None or not told.whole:
        return Origin(brief, Entries(), NOTHING, told, kept)
    for name in (LIBRARY, VERDICTS):
        if name not in kept:
            raise damaged(record.FILE, f"it names no “{name}”")
    library = _merged([_read(Entries, kept, told, LIBRARY), brief])
    evidence = verdicts.from_json(kept[VERDICTS], library)
    return Origin(brief, library, evidence, told, kept)


def _unlike(told: Record, files: Mapping[str, bytes]) -> Iterable[Problem]:
    """Yield what is not there, or not as the record names it."""
    for file in told.files:
        if file.name not in files:
            message = f"“{file.name}” is missing: it was taken out of this PDF"
            yield Problem("origin.missing", message, hint=CURE)
        elif digest(files[file.name]) != file.sha256:
            message = f"“{file.name}” was altered after this PDF was made"
            yield Problem("origin.altered", message, hint=CURE)


def _read(model: type[P], files: Mapping[str, bytes], told: Record, name: str) -> P:
    """Return a carried YAML file as its model, its rows taken from the CSV files.

    Raises:
        BriefError: it is not as this version of briefmaker reads it; each problem has
            its place in the file.
    """
    text = _text(files, name)
    document = read(text)
    if document.problems:
        raise BriefError(document.problems)
    filled_up = filled(document.data, lambda csv, _: _rows(csv, files, told))
    places = Places((Sheet(text, document.spots), *filled_up.sheets))
    if filled_up.problems:
        raise BriefError(map(places.locate, filled_up.problems))
    try:
        return model.model_validate(filled_up.data or {})
    except ValidationError as error:
        found = explained(error, model, filled_up.data)
        raise BriefError(map(places.locate, found)) from error


def _rows(csv: Csv, files: Mapping[str, bytes], told: Record) -> Text:
    """Return the carried file that a chart takes its rows from."""
    name = posixpath.basename(csv.path)
    if told.file(name) is None:
        raise damaged(BRIEF, f"it takes rows from “{csv.path}”, which is not carried")
    return _text(files, name)


def _text(files: Mapping[str, bytes], name: str) -> Text:
    data = files[name]
    if len(data) > MOST_BYTES:
        raise damaged(name, f"it is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        return Text.of(name, data.decode())
    except UnicodeDecodeError as error:
        raise damaged(name, "it is not text in UTF-8") from error


def _merged(parts: Iterable[Entries]) -> Entries:
    """Return the entries of all; those of a later one win."""
    together: dict[str, dict[str, object]] = {group: {} for group in GROUPS}
    for part in parts:
        for group, entries in together.items():
            entries |= getattr(part, group)
    return Entries.model_validate(together)
