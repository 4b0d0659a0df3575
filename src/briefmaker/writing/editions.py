"""Editions in several languages: where one lags behind the brief that it follows.

Editions share ids: those of sections, charts and tables, and the names of facts and
sources. Words are never compared, only what must be the same in every language:
which facts and sources a part uses, likelihood and confidence, dates, the version.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from briefmaker.brief.load import Loaded, load
from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Section
from briefmaker.brief.values import Values
from briefmaker.problems import Address, BriefError, Place, Problem, Severity
from briefmaker.reads import there
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.language import Language, language_of
from briefmaker.writing.likelihood import typed
from briefmaker.writing.used import shape, used

HINT = "bring both to the same state, or say in the text why they differ"
KEY: Address = ("edition_of",)

DATES: tuple[tuple[str, Callable[[Brief], object]], ...] = (
    ("date of issue", lambda brief: brief.date),
    ("information cut-off", lambda brief: brief.cutoff),
    ("date of decision", lambda brief: brief.decision and brief.decision.by),
    ("date of the occasion", lambda brief: brief.occasion and brief.occasion.on),
    ("first day covered", lambda brief: brief.period and brief.period.first),
    ("last day covered", lambda brief: brief.period and brief.period.last),
    ("date of the next issue", lambda brief: brief.next_issue),
    ("handling mark", lambda brief: brief.marking),
    ("number", lambda brief: brief.number),
)
"""What is the same in all editions, and where it stands in a brief."""

WHERE: dict[str, Address] = {
    "date of issue": ("date",),
    "information cut-off": ("cutoff",),
    "date of decision": ("decision", "by"),
    "date of the occasion": ("occasion", "on"),
    "first day covered": ("period", "from"),
    "last day covered": ("period", "to"),
    "date of the next issue": ("next_issue",),
    "handling mark": ("marking",),
    "number": ("number",),
}


def lagging(ours: Loaded, workspace: Workspace) -> tuple[Problem, ...]:
    """Return where a brief lags behind the one it is an edition of.

    The problems are about our brief and name the place in the other one too. Without
    `edition_of` there are none.
    """
    if ours.brief.edition_of is None:
        return ()
    try:
        theirs = _followed(ours, workspace)
        pair = Editions(
            ours,
            theirs,
            language_of(ours.brief.language, workspace.assets),
            language_of(theirs.brief.language, workspace.assets, KEY),
        )
    except BriefError as error:
        return error.problems
    return tuple(pair.differences())


def _followed(ours: Loaded, workspace: Workspace) -> Loaded:
    """Return the brief that ours is an edition of.

    Raises:
        BriefError: it cannot be read, or in the end follows our own.
    """
    name = ours.brief.edition_of or ""
    path = ours.path.parent / name
    if not workspace.holds(path):
        raise _unusable("outside", f"“{name}” lies outside the workspace")
    if not there(path):
        hint = "a path begins at the folder of this brief: `migration.yaml`"
        raise _unusable("missing", f"there is no brief “{name}” to follow", hint)
    theirs = _loaded(path, name, workspace, ours.values)
    if ours.path.resolve() in (path.resolve(), *_above(theirs, workspace)):
        said = f"“{name}” in the end follows this brief, so neither comes first"
        hint = "take `edition_of` out of the edition that is written first"
        raise _unusable("circle", said, hint)
    if theirs.brief.language == ours.brief.language:
        said = f"“{name}” is in the same language as this edition"
        raise _unusable("same-language", said, "set `language` in one of them")
    return theirs


def _above(brief: Loaded, workspace: Workspace) -> list[Path]:
    """Return the files that a brief follows in turn; its own check judges them."""
    found: list[Path] = []
    while brief.brief.edition_of:
        path = brief.path.parent / brief.brief.edition_of
        if not workspace.holds(path) or path.resolve() in found:
            break
        found.append(path.resolve())
        try:
            brief = load(path, workspace, brief.values)
        except BriefError:
            break
    return found


def _loaded(path: Path, name: str, workspace: Workspace, values: Values) -> Loaded:
    try:
        return load(path, workspace, values)
    except BriefError as error:
        first = error.problems[0]
        place = f" ({first.place.file}, line {first.place.line})" if first.place else ""
        raise _unusable(
            "unreadable",
            f"“{name}”, which this edition follows, cannot be read{place}: "
            f"{first.message}",
            f"`briefmaker check {workspace.shown(path)}` lists everything",
        ) from error


def _unusable(what: str, message: str, hint: str = "") -> BriefError:
    return BriefError([Problem(f"edition.{what}", message, address=KEY, hint=hint)])


class Editions(Struct, frozen=True):
    """A brief in two languages; theirs is the one that ours follows."""

    ours: Loaded
    theirs: Loaded
    speaking: Language
    followed: Language

    def differences(self) -> Iterator[Problem]:
        """Yield what is not the same in both, in the order of the page."""
        yield from self._dates()
        yield from self._judgements()
        yield from self._sections()
        yield from self._exhibits()
        yield from self._uses()

    def _dates(self) -> Iterator[Problem]:
        mine, other = self.ours.brief, self.theirs.brief
        if mine.version != other.version:
            yield self._lag(
                "version",
                f"{{theirs}} is at version {other.version}, this one at {mine.version}",
                ("version",),
            )
        for name, of in DATES:
            if of(mine) != of(other):
                yield self._lag(
                    "date" if "date" in name or "day" in name else "key",
                    f"the {name} of {{theirs}} is {_said(of(other))}, here "
                    f"{_said(of(mine))}",
                    WHERE[name],
                )

    def _judgements(self) -> Iterator[Problem]:
        mine, other = self.ours.brief.judgements, self.theirs.brief.judgements
        if len(mine) != len(other):
            yield self._lag(
                "judgements",
                f"{{theirs}} has {_counted(len(other), 'key judgement')}, this one "
                f"{len(mine) or 'none'}",
                ("judgements",),
            )
        for number, (own, judgement) in enumerate(zip(mine, other, strict=False)):
            address: Address = ("judgements", number)
            if own.confidence != judgement.confidence:
                yield self._lag(
                    "confidence",
                    f"judgement {number + 1} of {{theirs}} has "
                    f"{judgement.confidence} confidence, here {own.confidence}",
                    (*address, "confidence"),
                )
            here = self._likely(own.text, self.speaking, self.ours.brief)
            there = self._likely(judgement.text, self.followed, self.theirs.brief)
            if here != there:
                yield self._lag(
                    "likelihood",
                    f"judgement {number + 1} of {{theirs}} says “{there}”, this one "
                    f"says what is “{here}” in English",
                    (*address, "text"),
                )

    def _likely(self, text: str, language: Language, brief: Brief) -> str:
        """Return the likelihood terms of a text in English, whatever its language."""
        steps = language.scale(brief.likelihood_scale)
        found = [step.key if step else term for term, step in typed(text, steps)]
        return ", ".join(found) or "nothing of likelihood"

    def _sections(self) -> Iterator[Problem]:
        mine, other = self.ours.brief.sections, self.theirs.brief.sections
        known = {section.id for section in mine if section.id}
        for number, section in enumerate(other):
            if section.id and section.id not in known:
                yield self._lag(
                    "section",
                    f"section “{section.id}” of {{theirs}} is not in this one",
                    ("sections",),
                    ("sections", number),
                )
        if len(mine) != len(other) and _ids(mine) == _ids(other):
            yield self._lag(
                "section",
                f"{{theirs}} has {_counted(len(other), 'section')}, this one "
                f"{len(mine)}",
                ("sections",),
            )

    def _exhibits(self) -> Iterator[Problem]:
        for group, noun in (("charts", "chart"), ("tables", "table")):
            mine = getattr(self.ours.brief, group)
            for name, exhibit in getattr(self.theirs.brief, group).items():
                if name not in mine:
                    said = f"{noun} “{name}” of {{theirs}} is not in this one"
                    address: Address = (group,) if mine else ()
                    yield self._lag(noun, said, address, (group, name))
                elif shape(exhibit) != shape(mine[name]):
                    said = f"{noun} “{name}” shows other data in {{theirs}} than here"
                    yield self._lag(noun, said, (group, name))

    def _uses(self) -> Iterator[Problem]:
        """Yield the parts that use other facts and sources than in the other one."""
        mine = {part.name: part for part in used(self.ours)}
        for part in used(self.theirs):
            own = mine.get(part.name)
            if own is None:
                continue
            more = [name for name in part.uses if name not in own.uses]
            fewer = [name for name in own.uses if name not in part.uses]
            if more:
                yield self._lag(
                    "uses",
                    f"{part.name} of {{theirs}} was given "
                    f"{part.listed(more, 'more ')}; this edition lags behind",
                    own.address,
                    part.address,
                )
            if fewer:
                yield self._lag(
                    "uses",
                    f"{own.name} uses {own.listed(fewer)} that {{theirs}} does not "
                    "use: one of them lags behind",
                    own.address,
                    part.address,
                )

    def _lag(
        self, what: str, message: str, address: Address, there: Address | None = None
    ) -> Problem:
        """Return a warning about a place of ours that names the place in the other."""
        about = Problem("", "", address=address if there is None else there)
        place = self.theirs.places.locate(about).place
        return Problem(
            f"edition.{what}",
            message.replace("{theirs}", self._name(place)),
            severity=Severity.WARNING,
            address=address,
            on_key=True,
            hint=HINT,
        )

    def _name(self, place: Place | None) -> str:
        where = f" ({place.file}, line {place.line})" if place else ""
        return f"the {self.followed.english} edition{where}"


def _ids(sections: tuple[Section, ...]) -> set[str]:
    return {section.id for section in sections if section.id}


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _said(value: object) -> str:
    return "not given" if value is None else str(value)
