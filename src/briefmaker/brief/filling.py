"""A brief's data with the values of one memo in place of its merge fields.

Values go into what YAML was read as, text by text, so that none of them can become a
key, a list or markup. What the models say of a place decides how it is put in: in the
Markdown dialect it is escaped, in a path it must be the plain part of a name. Sources,
facts and quotations of a brief's own are left as they are: evidence is the same in all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from briefmaker.brief.base import Dialect, ShortForm
from briefmaker.brief.library import Entries
from briefmaker.brief.merge import Merged, Unfit, fields, folded, merged
from briefmaker.brief.model import Brief
from briefmaker.brief.nearest import nearest
from briefmaker.brief.shape import TAG
from briefmaker.brief.values import MATRIX
from briefmaker.brief.yaml import Data
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct, field

_LEFT = (MATRIX, *Entries.model_fields)
_PATHS = ("path", "edition_of", "citation_style")


class Filling(Struct, frozen=True):
    """A brief's data, filled in.

    Attributes:
        texts: the texts that had fields, by their addresses.
        problems: fields that could not be filled in, still without places.
    """

    data: Data
    texts: Mapping[Address, Merged]
    problems: tuple[Problem, ...] = ()


def filled(data: dict[str, Data], values: Mapping[str, str]) -> Filling:
    """Return a brief's data without its `matrix`, and with values for its fields."""
    done = _Filler({folded(name): value for name, value in values.items()}, values)
    rest: dict[str, Data] = {key: it for key, it in data.items() if key != MATRIX}
    for key, it in rest.items():
        if key not in _LEFT:
            rest[key] = done.fill(it, _kinds(Brief).get(key), (key,))
    return Filling(rest, done.texts, tuple(done.problems))


def used(data: dict[str, Data]) -> Iterator[tuple[Address, str]]:
    """Yield where fields stand in a brief, and their names as typed."""
    for key, it in data.items():
        if key not in _LEFT:
            yield from _used(it, (key,))


def _used(data: Data, address: Address) -> Iterator[tuple[Address, str]]:
    match data:
        case dict():
            for key, it in data.items():
                yield from _used(it, (*address, key))
        case list():
            for number, it in enumerate(data):
                yield from _used(it, (*address, number))
        case str():
            for name in fields(data):
                yield address, name


class _Filler(Struct):
    """Goes through data and the models side by side."""

    values: Mapping[str, str]
    names: Mapping[str, str]
    texts: dict[Address, Merged] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fill(self, data: Data, kind: Any, address: Address) -> Data:
        if isinstance(data, str):
            return self._text(data, _is_dialect(kind), address)
        bare = _bare(kind)
        if isinstance(data, list):
            inner = get_args(bare)[0] if get_args(bare) else None
            return [self.fill(it, inner, (*address, n)) for n, it in enumerate(data)]
        if isinstance(data, dict):
            if name := self._unquoted(data):
                self.problems.append(_quotes(name, address))
                return f"{{{name}}}"
            inside = _inside(bare, data)
            return {
                key: self.fill(it, inside.get(key, inside.get(None)), (*address, key))
                for key, it in data.items()
            }
        return data

    def _text(self, raw: str, prose: bool, address: Address) -> str:
        path = address[-1] in _PATHS
        done = merged(raw, self.values, prose=prose, path=path)
        if done.text != raw or done.unfit:
            self.texts[address] = done
        self.problems += (_unfit(each, self.names, address) for each in done.unfit)
        return done.text

    def _unquoted(self, data: dict[str, Data]) -> str:
        """Return the name of a field without quotation marks: to YAML, a group."""
        if len(data) != 1:
            return ""
        ((name, value),) = data.items()
        return name if value is None and folded(name) in self.values else ""


def _quotes(name: str, address: Address) -> Problem:
    return Problem(
        "matrix.quotes",
        f"a text that begins with `{{{name}}}` stands in quotation marks",
        address=address,
        hint=f'write it so: "{{{name}}}"',
    )


def _unfit(unfit: Unfit, names: Mapping[str, str], address: Address) -> Problem:
    """Return what is wrong with a field."""
    field_ = f"`{{{unfit.name}}}`"
    if unfit.code == "unknown":
        known = ", ".join(names)
        message = f"{field_} is used, and `{MATRIX}` has no such name"
        hint = nearest(unfit.name, names)
        hint = hint or f"there are {known}; for a brace itself, type it twice: {{{{"
    elif unfit.code == "empty":
        message = f"{field_} is used, and it has no value here"
        hint = "fill in the cell, or leave the field out"
    else:
        message = (
            f"“{unfit.value}” cannot be put in for {field_} here, where a part of a "
            "name, path or address stands: expected letters, digits, points and hyphens"
        )
        hint = "add a column with short codes, and use that one here"
    return Problem(
        f"{MATRIX}.{unfit.code}",
        message,
        address=address,
        token=unfit.token,
        nth=unfit.nth,
        hint=hint,
    )


def _inside(kind: Any, data: dict[str, Data]) -> Mapping[str | None, Any]:
    """Return what stands under the keys of a group; under None, for all of them."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _kinds(kind)
    if get_origin(kind) in (Union, UnionType):
        for each in map(_bare, get_args(kind)):
            tag = getattr(each, "model_fields", {}).get(TAG)
            if tag and data.get(TAG) in get_args(tag.annotation):
                return _kinds(each)
        return {}
    if isinstance(get_origin(kind), type) and issubclass(get_origin(kind), Mapping):
        return {None: get_args(kind)[1]}
    return {}


@cache
def _kinds(model: type[BaseModel]) -> dict[str | None, Any]:
    """Return the annotation of each key of a model, its metadata with it."""
    return {
        each.alias or name: Annotated[(each.annotation, *each.metadata, None)]
        for name, each in model.model_fields.items()
    }


def _bare(kind: Any) -> Any:
    """Return an annotation without `Annotated` and `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        members = [each for each in get_args(kind) if each is not type(None)]
        return _bare(members[0]) if len(members) == 1 else kind
    return kind


def _is_dialect(kind: Any) -> bool:
    """Whether a text here is in the Markdown dialect."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        for note in notes:
            if isinstance(note, Dialect):
                return True
            if isinstance(note, ShortForm):
                return _is_dialect(_kinds(_bare(inner)).get(note.key))
        return _is_dialect(inner)
    if get_origin(kind) in (Union, UnionType):
        return any(map(_is_dialect, get_args(kind)))
    return False
