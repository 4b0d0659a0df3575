"""What the models want at a place in a brief: its keys, its choices, an example.

pydantic says where an error is by the path through its own schema. Here that path
is followed through the models, which gives the address in the file and everything
that a message needs to say what was expected.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefmaker.problems import Address
from briefmaker.values import Struct

KEY = "[key]"
"""The step that pydantic adds to a path when the key itself is wrong."""

TAG = "kind"
"""The key that tells the models of a union apart."""


class Wanted(Struct, frozen=True):
    """What is wanted at an address.

    Attributes:
        address: keys and positions as in the file, without pydantic's own steps.
        kind: the annotation there; None where the models know nothing.
        field: the field it is; none for an entry of a list or a mapping.
        owner: the model that the last key belongs to, if it is a model's.
        on_key: the key itself is meant.
    """

    address: Address
    kind: Any
    field: FieldInfo | None = None
    owner: type[BaseModel] | None = None
    on_key: bool = False

    @property
    def siblings(self) -> tuple[str, ...]:
        """The keys that may stand where the last key of the address stands."""
        return tuple(_fields(self.owner))

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that may stand here, if they are a list to choose from."""
        if get_origin(self.kind) is Literal:
            return tuple(str(value) for value in get_args(self.kind))
        if isinstance(self.kind, type) and issubclass(self.kind, Enum):
            return tuple(str(member.value) for member in self.kind)
        return tuple(_tagged(self.kind))

    @property
    def named_entries(self) -> bool:
        """Whether this holds entries by names that the author gives."""
        return _is(self.kind, Mapping)

    @property
    def sketch(self) -> str:
        """How a value looks here: an example, or the keys that it needs."""
        if not (self.field and self.field.examples):
            return _outline(self.kind)
        example = self.field.examples[0]
        if isinstance(example, list):
            return f"[{', '.join(map(str, example))}]"
        return str(example)


def wanted_at(model: type[BaseModel], path: Sequence[str | int]) -> Wanted:
    """Follow one of pydantic's error paths through a model."""
    here = Wanted((), model)
    for step in path:
        here = _step(here, step)
    return here


def homes_of(key: str, model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model under which, at any depth, `key` may stand."""
    return tuple(_homes(model).get(key, ()))


@cache
def _homes(model: type[BaseModel]) -> dict[str, dict[str, None]]:
    """Return for every key at any depth the keys under which it may stand."""
    homes: dict[str, dict[str, None]] = {}
    seen = {model}
    waiting = [model]
    while waiting:
        for name, field in _fields(waiting.pop(0)).items():
            for inner in _models(field.annotation):
                for key in _fields(inner):
                    homes.setdefault(key, {})[name] = None
                if inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)
    return homes


def _models(kind: Any) -> list[type[BaseModel]]:
    """Return the models that a value of this kind holds."""
    kind = _bare(kind)
    if _is(kind, BaseModel):
        return [kind]
    return [model for inner in get_args(kind) for model in _models(inner)]


def _step(here: Wanted, step: str | int) -> Wanted:
    kind, address = here.kind, (*here.address, step)
    if step == KEY:
        return Wanted(here.address, None, on_key=True)
    if isinstance(step, int):
        return Wanted(address, _bare(get_args(kind)[0]) if get_args(kind) else None)
    if tagged := _tagged(kind):
        return Wanted(here.address, tagged.get(step), here.field)
    if _is(kind, BaseModel):
        field = _fields(kind).get(step)
        return Wanted(address, _bare(field.annotation) if field else None, field, kind)
    if _is(kind, Mapping):
        return Wanted(address, _bare(get_args(kind)[1]))
    return Wanted(address, None)


def _bare(kind: Any) -> Any:
    """Return an annotation without `Annotated` and `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        members = [member for member in get_args(kind) if member is not type(None)]
        return _bare(members[0]) if len(members) == 1 else kind
    return kind


def _is(kind: Any, base: type) -> bool:
    plain = get_origin(kind) or kind
    return isinstance(plain, type) and issubclass(plain, base)


def _fields(model: type[BaseModel] | None) -> dict[str, FieldInfo]:
    """Return a model's fields by the key that an author writes."""
    fields = model.model_fields.items() if model else ()
    return {field.alias or name: field for name, field in fields}


def _tagged(kind: Any) -> dict[str, type[BaseModel]]:
    """Return the models of a union by their tags."""
    if get_origin(kind) not in (Union, UnionType):
        return {}
    return {
        tag: model
        for model in get_args(kind)
        if _is(model, BaseModel) and TAG in model.model_fields
        for tag in get_args(model.model_fields[TAG].annotation)
    }


def _outline(kind: Any) -> str:
    """Return the keys that a value needs or usually has, as one would type them."""
    if _is(kind, tuple):
        return f"[{_outline(_bare(get_args(kind)[0]))}]"
    if tagged := _tagged(kind):
        return _outline(next(iter(tagged.values())))
    fields = _fields(kind) if _is(kind, BaseModel) else {}
    needed = [name for name, field in fields.items() if field.is_required()]
    needed = needed or list(getattr(kind, "usual", ()))
    return f"{{{', '.join(f'{name}: …' for name in needed)}}}" if needed else "…"
