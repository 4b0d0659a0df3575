"""The evidence of a document checked anew, and compared with what was found once.

Each claim is looked up in the copy of its source, if one with the recorded bytes is at
hand: in the user's folder, whatever it is called there, or carried by the document.
Where there is none the seal stands in for it.
"""

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefmaker.brief.library import Archive, Fact, Quote
from briefmaker.brief.load import Loaded, load, load_library, shelf
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.passages.seal import seal_path
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.evidence.verify import verify
from briefmaker.origin.opening import Origin
from briefmaker.problems import BriefError, Problem, Severity
from briefmaker.revisit.rebuilding import Desk
from briefmaker.values import Struct, field, replace
from briefmaker.workspace import Workspace

COPIES = "sources"
"""The folder in which a workspace keeps its copies."""

NOT_AT_HAND = frozenset({Status.SOURCE_MISSING, Status.UNREADABLE})

OF_THE_DAY = frozenset({Flag.LIVE_DIFFERS})
"""What a check says of pages on the network, which a document does not carry."""


class Rechecked(Struct, frozen=True):
    """What a new check of a document's evidence came to.

    Attributes:
        by: how many claims were checked by what: a `copy` or a `seal` of their source,
            the claims that their `sum` is made of, a `person`, or `nothing`.
        standing: how many of them hold.
    """

    by: Mapping[str, int] = field(default_factory=dict)
    standing: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims the document stands on."""
        return sum(self.by.values())


def recheck(origin: Origin, desk: Desk, user: Workspace) -> Rechecked:
    """Check the evidence of a document anew.

    Args:
        desk: where what it carries is; copies are brought there.
        user: where copies may be at hand.
    """
    loaded = _with_withheld(load(desk.brief, desk.workspace), user)
    changed = dict(_brought(loaded, desk, user))
    now = verify(loaded, desk.workspace)
    before = origin.evidence.verdicts
    problems = [
        problem
        for name, verdict in before.items()
        if (problem := _judged(verdict, now.verdicts[name], origin, now))
    ]
    return Rechecked(
        by=Counter(_by(name, now) for name in before),
        standing=sum(now.verdicts[name].status.holds for name in before),
        problems=(*_changed(changed, now), *problems),
    )


def _with_withheld(loaded: Loaded, user: Workspace) -> Loaded:
    """Return a document's library with the passages that it could not carry.

    They are those of sources that may not be handed on, if the user's own library has
    the same claims.
    """
    closed = {name for name, s in loaded.library.sources.items() if s.restricted}
    if not closed:
        return loaded
    try:
        own = load_library(user).library
    except BriefError:
        return loaded

    def whole(group: str) -> dict[str, Fact | Quote]:
        entries: Mapping[str, Fact | Quote] = getattr(loaded.library, group)
        return {
            name: getattr(own, group).get(name, entry)
            if entry.source in closed and _alike(entry, getattr(own, group).get(name))
            else entry
            for name, entry in entries.items()
        }

    groups = {group: whole(group) for group in ("facts", "quotes")}
    return replace(loaded, library=loaded.library.model_copy(update=groups))


def _alike(one: Fact | Quote, other: Fact | Quote | None) -> bool:
    """Whether two entries print the same of the same source."""
    if other is None or one.source != other.source:
        return False
    if isinstance(one, Fact) and isinstance(other, Fact):
        return one.display == other.display
    return type(one) is type(other)


def _brought(loaded: Loaded, desk: Desk, user: Workspace) -> Iterator[tuple[str, str]]:
    """Bring copies and seals to the desk; yield sources whose copy is another now.

    Yields:
        The name of the source, and where its copy is in the user's folder.
    """
    room = desk.workspace
    seals, own_seals = shelf(desk.brief, room), shelf(user.root / "x.yaml", user)
    for name, source in loaded.library.sources.items():
        _bring(seal_path(name, own_seals), seal_path(name, seals), room)
        if (archive := source.archive) is None:
            continue
        place, there = room.root / archive.path, user.root / archive.path
        at_hand = user.holds(there) and there.is_file()
        if found := _copy_of(archive, user):
            _bring(found, place, room)
        elif at_hand and there != place:
            _bring(there, place, room)
            yield name, archive.path


def _copy_of(archive: Archive, user: Workspace) -> Path | None:
    """Return a file of the user's with the bytes of a copy, if there is one."""
    named = user.root / archive.path
    kept = user.root / COPIES
    others = sorted(kept.rglob("*")) if kept.is_dir() else []
    for file in (named, *others):
        if user.holds(file) and file.is_file() and _hash(file) == archive.sha256:
            return file
    return None


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _bring(file: Path, place: Path, room: Workspace) -> None:
    """Copy a file to its place, unless something is there or it has none."""
    if file.is_file() and room.holds(place) and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def _by(name: str, now: Evidence) -> str:
    """Return what a claim was checked by this time."""
    verdict, entry = now.verdicts[name], now.entry(name)
    if verdict.status is Status.ATTESTED:
        return "person"
    if isinstance(entry, Fact) and entry.calc:
        return "sum"
    copy = now.copies.get(entry.source or "")
    match copy.standing if copy else Standing.MISSING:
        case Standing.KEPT:
            return "copy"
        case Standing.SEALED | Standing.CHANGED:
            return "seal"
    return "nothing"


def _changed(changed: Mapping[str, str], now: Evidence) -> Iterator[Problem]:
    """Report copies that are not those that a document was checked against."""
    entries: list[Fact | Quote] = [*now.facts.values(), *now.quotes.values()]
    for name, path in changed.items():
        passages = [
            entry.selector
            for entry in entries
            if entry.source == name and entry.selector
        ]
        text = now.copies[name].text
        still = sum(isinstance(find(each, text), Passage) for each in passages if text)
        yield Problem(
            "verify.copy",
            f"the copy of “{name}” at “{path}” has other bytes than the one that the "
            f"document was checked against; {still} of the {len(passages)} passages "
            "still stand in it",
            hint="put the copy back that the document was made with, or see whether "
            "what it says still holds",
        )


def _judged(
    before: Verdict, verdict: Verdict, origin: Origin, now: Evidence
) -> Problem | None:
    """Return what differs between what was found of a claim once and now."""
    said = _said(before.claim, now)
    status = verdict.status
    if status is Status.SOURCE_CHANGED and before.status is not status:
        return None  # told of its source
    if status.holds:
        return _held(before, verdict, said)
    if status in NOT_AT_HAND and before.status is not status:
        return Problem(
            "verify.unchecked",
            f"{said} could not be checked again: {verdict.reason}",
            hint="run it in the folder where the copies are kept",
        )
    if before.status.holds:
        return Problem(
            "verify.claim",
            f"{said} was {before.status} when the document was made, and fails now: "
            f"{verdict.reason or status}",
            hint="either what the PDF carries was changed, or the check was: "
            "`briefmaker explain` shows why, in the folder of the brief",
        )
    assert origin.brief
    weight = status.severity(origin.brief.policy) or Severity.NOTE
    return Problem(
        "verify.failing",
        f"{said} fails the check ({status}), as the document itself says",
        weight,
    )


def _held(before: Verdict, verdict: Verdict, said: str) -> Problem | None:
    new = [flag for flag in verdict.flags if flag not in (*before.flags, *OF_THE_DAY)]
    if not before.status.holds:
        return Problem(
            "verify.holds-now",
            f"{said} is {verdict.status} now; when the document was made it was "
            f"{before.status}",
            Severity.NOTE,
        )
    if verdict.status is not before.status:
        return Problem(
            "verify.claim",
            f"{said} is {verdict.status} now, but the document says {before.status}",
        )
    if new:
        flags = ", ".join(new)
        return Problem(
            "verify.flags",
            f"the check says of {said} what the document leaves out: {flags}",
            hint="either what the PDF carries was changed, or the check was",
        )
    return None


def _said(name: str, now: Evidence) -> str:
    entry = now.entry(name)
    words = entry.display if isinstance(entry, Fact) else ""
    return f"claim “{name}” ({words})" if words else f"claim “{name}”"
