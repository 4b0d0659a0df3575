"""What stands under `matrix`: lists of values, or a CSV file, as combinations."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import product
from math import prod
from pathlib import Path

from briefmaker.brief.merge import folded
from briefmaker.brief.nearest import nearest
from briefmaker.brief.people import People, people
from briefmaker.brief.places import Places
from briefmaker.brief.rows import MOST_ROWS
from briefmaker.brief.text import refuse_outside
from briefmaker.brief.values import MATRIX, Values
from briefmaker.brief.yaml import Data
from briefmaker.problems import Address, BriefError, Place, Problem, Severity
from briefmaker.values import Struct, field, replace
from briefmaker.workspace import Workspace

FROM, NAMED_BY, EXCLUDE = "from", "named_by", "exclude"
"""Keys of a matrix that are no names of values."""

MOST_MEMOS = MOST_ROWS


class Combining(Struct):
    """A matrix while it is read.

    Attributes:
        names: of the values, as the author has them.
        listed: the rows of its CSV file, if it has one.
        memos: each row or combination, without those that are left out.
    """

    places: Places
    path: Path
    workspace: Workspace
    names: tuple[str, ...] = ()
    listed: People | None = None
    memos: tuple[Values, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def read(self, said: Data) -> None:
        """Take in what stands under `matrix`; what is wrong goes to `problems`."""
        rest: dict[str, Data] = {}
        if isinstance(said, dict):
            rest, said = said, said.get(FROM)
            if FROM not in rest:
                own = (NAMED_BY, EXCLUDE)
                lists = {name: it for name, it in rest.items() if name not in own}
                self._lists(lists, rest.get(NAMED_BY))
                self._leave_out(rest.get(EXCLUDE))
                return
            for key in rest:
                if key not in (FROM, NAMED_BY, EXCLUDE):
                    hint = nearest(key, (NAMED_BY, EXCLUDE))
                    hint = hint or "the columns of the file are the names"
                    message = f"`{key}` cannot stand beside `{FROM}`"
                    self.tell("key", message, (key,), hint, on_key=True)
        if isinstance(said, str) and said.strip():
            at: Address = (FROM,) if rest else ()
            if listed := self._file(said.strip(), at):
                self._rows(listed, rest.get(NAMED_BY))
                self._leave_out(rest.get(EXCLUDE))
            return
        self.tell(
            "form",
            f"`{MATRIX}` should be the path of a CSV file, or lists of values by their "
            "names",
            hint=f"write `{MATRIX}: data/countries.csv`, or `country: [Kenya, Peru]` "
            "under it",
        )

    def _lists(self, lists: Mapping[str, Data], named_by: Data) -> None:
        """Take every combination of lists, the last one changing fastest."""
        self.names = tuple(lists)
        if not lists:
            self.tell("form", f"`{MATRIX}` names no values")
        columns = [self._list(name, said) for name, said in lists.items()]
        self._refuse_names(self.names)
        count = prod(map(len, columns))
        if count > MOST_MEMOS:
            lengths = " × ".join(str(len(column)) for column in columns)
            self.tell(
                "too-many",
                f"these lists make {lengths} = {count:,} memos; {MOST_MEMOS:,} are the "
                "most",
                hint="shorten a list, or name the combinations in a CSV file",
            )
            return
        naming = self.names if named_by is None else self._naming(named_by)
        self.memos = tuple(
            Values(tuple(zip(self.names, each, strict=True)), naming)
            for each in product(*columns)
        )

    def _list(self, name: str, said: Data) -> list[str]:
        """Return the values of a name, each once."""
        entries = said if isinstance(said, list) else [said]
        found: dict[str, str] = {}
        if not entries:
            self.tell("form", f"`{name}` is an empty list", (name,))
        for number, entry in enumerate(entries):
            at: Address = (name, number) if isinstance(said, list) else (name,)
            value = " ".join(entry.split()) if isinstance(entry, str) else ""
            key = folded(value) or value
            if not value:
                message = f"entry {number + 1} of `{name}` should be a text or a number"
                self.tell("value", message, at)
            elif key not in found:
                found[key] = value
            elif found[key] != value:
                message = f"“{value}” is the same as “{found[key]}”"
                self.tell("alike", message, at, "write each value once, and one way")
            else:
                message = f"“{value}” stands twice in `{name}`, and counts once"
                self.tell("repeated", message, at, severity=Severity.WARNING)
        return list(found.values())

    def _file(self, named: str, at: Address) -> People | None:
        """Return the rows of a CSV file; what is wrong with its path is told here."""
        path = self.path.parent / named
        try:
            refuse_outside(path, named, self.workspace)
        except BriefError as error:
            self._tell_all(error.problems, at)
            return None
        listed = people(path, self.workspace, {}, what="CSV file")
        nowhere = Place(listed.sheet.text.shown)
        for problem in listed.problems:
            if problem.place == nowhere and problem.code.startswith("file."):
                self._tell_all([replace(problem, place=None)], at)
            else:
                self.problems.append(problem)
        self.names, self.listed = listed.columns, listed
        self._refuse_names(self.names)
        return listed

    def _rows(self, listed: People, named_by: Data) -> None:
        naming = self._naming(named_by)
        if not naming:
            return
        first: dict[tuple[str, ...], int] = {}
        memos = []
        for row in listed.rows:
            said = {
                name: " ".join(row.values.get(name, "").split()) for name in self.names
            }
            for name in naming:
                if not said[name]:
                    message = f"the row has nothing in “{name}”, which names its memo"
                    self.tell_at("empty", message, listed.place(row), "fill it in")
            key = tuple(folded(said[name]) for name in naming)
            line = first.setdefault(key, row.number)
            if line != row.number and all(key):
                two = ", ".join(self.names[:2])
                self.tell_at(
                    "alike",
                    f"this memo has the same name as that of line {line}: "
                    f"“{', '.join(said[name] for name in naming)}”",
                    listed.place(row, naming[0]),
                    "say by which columns they can be told apart: "
                    f"`{MATRIX}: {{{FROM}: …, {NAMED_BY}: [{two}]}}`",
                )
            memos.append(Values(tuple(said.items()), naming))
        self.memos = tuple(memos)

    def _naming(self, said: Data) -> tuple[str, ...]:
        """Return the columns that tell memos apart: the first, if nobody says."""
        if said is None:
            return self.names[:1]
        entries = said if isinstance(said, list) else [said]
        if not entries:
            self.tell("form", f"`{NAMED_BY}` is an empty list", (NAMED_BY,))
        known = {folded(name): name for name in self.names}
        naming = []
        for number, entry in enumerate(entries):
            at: Address = (NAMED_BY, number) if isinstance(said, list) else (NAMED_BY,)
            name = known.get(folded(entry)) if isinstance(entry, str) else None
            if name is None:
                self._tell_unknown(str(entry), at)
            else:
                naming.append(name)
        return tuple(dict.fromkeys(naming))

    def _leave_out(self, said: Data) -> None:
        """Leave out the combinations that the author excludes."""
        if said is None:
            return
        rest = dict.fromkeys(self.memos)
        alike = cache(partial(_alike, self.memos))
        for number, entry in enumerate(said if isinstance(said, list) else [said]):
            at: Address = (EXCLUDE, number) if isinstance(said, list) else (EXCLUDE,)
            out = self._excluded(entry, at)
            if not out:
                continue
            names = tuple(out)
            found = alike(names).get(tuple(out.values()), ())
            gone = [memo for memo in found if memo in rest]
            if not gone:
                message = "no combination has these values, so nothing is left out"
                self.tell("nothing-left-out", message, at, severity=Severity.WARNING)
            for memo in gone:
                del rest[memo]
        self.memos = tuple(rest)
        if not self.memos and not self._stopped:
            message = f"`{EXCLUDE}` leaves out every combination"
            self.tell("nothing-left", message, (EXCLUDE,))

    def _excluded(self, entry: Data, at: Address) -> dict[str, str]:
        """Return the values of what is left out; none if it cannot be read."""
        if not isinstance(entry, dict) or not entry:
            hint = f"write it so: `{EXCLUDE}: [{{country: Peru, year: 2025}}]`"
            message = f"`{EXCLUDE}` is a list of values to leave out"
            self.tell("form", message, at, hint)
            return {}
        known = {folded(name): name for name in self.names}
        told = len(self.problems)
        out = {}
        for name, value in entry.items():
            if folded(name) not in known:
                self._tell_unknown(name, (*at, name), on_key=True)
            elif not isinstance(value, str):
                hint = "write an entry for each combination that is left out"
                self.tell("value", f"`{name}` takes one value here", (*at, name), hint)
            else:
                out[known[folded(name)]] = folded(value)
        return out if len(self.problems) == told else {}

    @property
    def _stopped(self) -> bool:
        return any(problem.blocks for problem in self.problems)

    def _refuse_names(self, names: Sequence[str]) -> None:
        first: dict[str, str] = {}
        for name in names:
            if not folded(name) or set("{}`\n") & set(name):
                message = f"“{name}” is no name that can be used as a field"
                hint = "use letters and digits"
            elif (before := first.setdefault(folded(name), name)) != name:
                message = f"the names “{before}” and “{name}” are one and the same"
                hint = "rename one of them"
            else:
                continue
            if self.listed:
                text = self.listed.sheet.text
                at = text.content.find(name)
                self.tell_at("name", message, text.place(at, at + len(name)), hint)
            else:
                self.tell("name", message, (name,), hint, on_key=True)

    def _tell_unknown(self, name: str, at: Address, *, on_key: bool = False) -> None:
        hint = nearest(name, self.names) or f"there are {', '.join(self.names)}"
        message = f"`{MATRIX}` has no name “{name}”"
        self.tell("unknown", message, at, hint, on_key=on_key)

    def _tell_all(self, problems: Iterable[Problem], at: Address) -> None:
        for problem in problems:
            put = replace(problem, address=(MATRIX, *at))
            self.problems.append(self.places.locate(put))

    def tell(
        self,
        code: str,
        message: str,
        at: Address = (),
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        on_key: bool = False,
    ) -> None:
        """Add what is wrong at a place below `matrix`."""
        problem = Problem(
            f"{MATRIX}.{code}", message, severity, (MATRIX, *at), "", 0, on_key, hint
        )
        self.problems.append(self.places.locate(problem))

    def tell_at(self, code: str, message: str, place: Place, hint: str) -> None:
        """Add what is wrong at a place in the CSV file."""
        self.problems.append(
            Problem(f"{MATRIX}.{code}", message, hint=hint, place=place)
        )


def _alike(
    memos: Iterable[Values], names: tuple[str, ...]
) -> Mapping[tuple[str, ...], Sequence[Values]]:
    """Return memos by their values of these names; capitals and blanks are all one."""
    found: dict[tuple[str, ...], list[Values]] = {}
    for memo in memos:
        said = tuple(folded(memo[name]) for name in names)
        found.setdefault(said, []).append(memo)
    return found
