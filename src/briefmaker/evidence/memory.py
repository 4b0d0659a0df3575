"""Outcomes that were reached before, kept in the cache: safe to delete, never stale.

An outcome is named by all that it depends on: what is asked (`verdicts.Question`),
the copy or seal that is asked, and the rules: the bytes of our own modules, and the
versions of what they stand on. How old a source is, whether a claim is disputed and
what a person accepts is no part of it; that is added anew each time. Whether a passage
can be seen on the page of a PDF is looked at each time too, for a machine's own fonts
have a part in it.

What is not right in every part is not used.
"""

import json
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from briefmaker import shelf
from briefmaker.brief.library import Warned
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.passages.seal_file import to_json
from briefmaker.evidence.texts.extractors import PDFIUM
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.regions import Regions
from briefmaker.evidence.texts.text import Text
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.evidence.verdicts import Question, answer, seen
from briefmaker.values import Struct, field

FOLDER = "verdicts"
ENDING = ".json"

RULES = ("evidence", "brief", "problems.py", "values.py")
"""The modules of ours that decide an outcome, below the package."""

SPARE = 64
"""Outcomes that a file may hold beyond twice those of the last run: those of passages
that were changed since, and of other briefs' own entries."""


T = TypeVar("T")


class Memory:
    """The outcomes of earlier runs, for one run of the check.

    Args:
        cache: the cache's folder; where it cannot be read or written, or the rules
            cannot be told, every outcome is reached anew.
    """

    def __init__(self, cache: Path) -> None:
        self._folder = cache / FOLDER
        self._sheets: dict[tuple[str, str], _Sheet] = {}

    def answer(self, question: Question, copy: Kept) -> Verdict:
        """Return what `verdicts.answer` does, without the search if it was made."""
        if (copy.text is None and copy.seal is None) or not _rules():
            return answer(question, copy)
        name = copy.source, question.language
        sheet = self._sheets.get(name)
        if sheet is None:
            sheet = self._sheets[name] = _Sheet.of(self._folder, copy, name[1])
        return sheet.answer(question, copy)

    def keep(self) -> None:
        """Keep what was reached in this run, a file for each source and language."""
        for sheet in self._sheets.values():
            sheet.keep()


class _Sheet(Struct):
    """What is known of one copy, in briefs of one language.

    Attributes:
        path: its file.
        earlier: outcomes of earlier runs as they are written, by their questions.
        used: those of this run.
        grown: whether some are new.
    """

    path: Path
    earlier: dict[str, Any]
    used: dict[str, Any] = field(default_factory=dict)
    grown: bool = False

    @classmethod
    def of(cls, folder: Path, copy: Kept, language: str) -> "_Sheet":
        """Read the sheet of a copy; an empty one if there is none, or it is damaged."""
        parts = (_bytes(_rules()), _bytes(language), *_identity(copy))
        path = folder / f"{shelf.named(parts)}{ENDING}"
        return cls(path, _read(path))

    def answer(self, question: Question, copy: Kept) -> Verdict:
        """Return the outcome for a passage, the one that is known if it holds."""
        key = _key(question)
        written = self.earlier.get(key)
        verdict = None if written is None else _verdict(written, copy)
        if verdict is not None and _lasting(verdict, copy) and _still(verdict, copy):
            self.used[key] = written
            return verdict
        verdict = answer(question, copy)
        if _lasting(verdict, copy):
            self.used[key] = _written(verdict)
            self.grown = True
        return verdict

    def keep(self) -> None:
        """Write the sheet, if it has grown."""
        if not self.grown:
            return
        most = 2 * len(self.used) + SPARE
        known = {**self.used, **self.earlier, **self.used}
        few = dict(list(known.items())[:most])
        data = json.dumps(few, ensure_ascii=False, separators=(",", ":"))
        shelf.laid(self.path, [_bytes(data)])


@cache
def _rules() -> str:
    """Return a hash of the rules, read once; nothing if they are not at hand."""
    digest = sha256(f"{sys.version} {PDFIUM} {version('rapidfuzz')}".encode())
    try:
        digest.update(shelf.modules(RULES))
    except OSError:
        return ""
    return digest.hexdigest()


def _identity(copy: Kept) -> Iterator[bytes]:
    """Yield what tells a copy from every other."""
    told = (copy.source, copy.standing, copy.reason, copy.hint, bool(copy.data))
    yield _bytes(json.dumps(told))
    yield _bytes(to_json(copy.seal)) if copy.seal else b""
    if copy.text:
        yield from _words(copy.text)


def _words(text: Text) -> Iterator[bytes]:
    """Yield what tells a text, with its places, from every other."""
    yield _bytes(f"{text.digest} {text.extractor}")
    if not isinstance(text.regions, Regions):
        yield _bytes(repr(tuple(text.regions)))
        return
    for run in text.regions.runs:
        yield _bytes(f"{run.kind} {sys.byteorder} {json.dumps(run.labels)}")
        yield run.starts.tobytes()
        yield run.ends.tobytes()


def _key(question: Question) -> str:
    """Return the name of a question."""
    asked = (
        question.selector.model_dump(),
        question.locator and question.locator.model_dump(),
        question.display,
        question.source_language,
        question.language,
    )
    return sha256(_bytes(json.dumps(asked))).hexdigest()


def _bytes(words: str) -> bytes:
    """Return words that may hold half a surrogate pair, as a YAML file can."""
    return words.encode("utf-8", "surrogatepass")


def _lasting(verdict: Verdict, copy: Kept) -> bool:
    """Whether an outcome is the same on every machine.

    What can be seen on a page may not be: a passage that was seen is looked at again,
    and one that was not is looked for again.
    """
    if not copy.data:
        return True
    hidden = verdict.miss is not None and verdict.miss.reason is MissReason.HIDDEN
    return copy.standing is Standing.KEPT and not hidden


def _still(verdict: Verdict, copy: Kept) -> bool:
    """Whether a passage that was found can be seen here too."""
    return verdict.passage is None or seen(verdict.passage, copy)


def _read(path: Path) -> dict[str, Any]:
    entry = shelf.lifted(path)
    if entry is None:
        return {}
    try:
        known = json.loads(str(entry, "utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _written(verdict: Verdict) -> list[Any]:
    """Return an outcome as it is written; its passage's words stand in the text."""
    passage, miss = verdict.passage, verdict.miss
    return [
        verdict.status,
        verdict.reason,
        verdict.hint,
        verdict.flags,
        verdict.figure,
        passage
        and [
            passage.start,
            passage.end,
            passage.sentence,
            passage.level,
            passage.places,
            passage.occurrences,
            passage.words_beside,
            passage.warned,
            passage.omitted,
            passage.invisible,
            passage.sealed,
        ],
        miss and [miss.reason, miss.nearest, miss.found, miss.given],
    ]


def _verdict(written: Any, copy: Kept) -> Verdict | None:
    """Return an outcome that was written; nothing if it is not right in every part."""
    try:
        status, reason, hint, flags, figure, passage, miss = _is(list, written)
        return Verdict(
            "",
            Status(status),
            _is(str, reason),
            _is(str, hint),
            tuple(map(Flag, _is(list, flags))),
            None if passage is None else _passage(_is(list, passage), copy),
            None if miss is None else _miss(_is(list, miss)),
            _is(str, figure),
        )
    except (ValueError, TypeError):
        return None


def _passage(written: list[Any], copy: Kept) -> Passage:
    start, end, sentence, level, places, times, beside, *rest = written
    warned, omitted, invisible, sealed = rest
    words = ""
    if not _is(bool, sealed):
        content = copy.text.content if copy.text else ""
        if not 0 <= _is(int, start) < _is(int, end) <= len(content):
            raise ValueError("not a place of the text")
        words = content[start:end]
    return Passage(
        start=_is(int, start),
        end=_is(int, end),
        words=words,
        sentence=_is(str, sentence),
        level=Level(_is(int, level)),
        places={key: _is(str, each) for key, each in _is(dict, places).items()},
        occurrences=_is(int, times),
        words_beside=_is(int, beside),
        warned=tuple(map(Warned, _is(list, warned))),
        omitted=_is(str, omitted),
        invisible=_is(bool, invisible),
        sealed=sealed,
    )


def _miss(written: list[Any]) -> Miss:
    reason, nearest, found, given = written
    return Miss(MissReason(reason), _is(str, nearest), _is(str, found), _is(str, given))


def _is(kind: type[T], value: Any) -> T:
    """Return a value that is of a kind, and no number that is a truth value.

    Raises:
        ValueError: it is of another.
    """
    if type(value) is not kind:
        raise ValueError(f"not a {kind.__name__}")
    return value
