"""The commands by their names, each loaded only when it is called.

`--help`, completion and slips in typing need names and first lines, not the commands
themselves, which cost more to load than all of these take together.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand

from briefmaker.values import Struct


class Offer(Struct, frozen=True):
    """A command as the list of commands tells it, and where it is.

    Attributes:
        line: the first sentence of its help.
        module: the file in `cli` that holds it.
        name: what it is called in that file: a function, or a group of commands.
    """

    line: str
    module: str
    name: str

    def load(self, command: str) -> Any:
        """Return the command, called `command`, as typer runs it."""
        held = getattr(import_module(f"briefmaker.cli.{self.module}"), self.name)
        if isinstance(held, typer.Typer):
            return typer.main.get_group(held)
        alone = typer.Typer(
            rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
        )
        alone.command(command, cls=_Sparing)(held)
        return typer.main.get_command(alone)


class _Sparing(TyperCommand):
    """A command that reads only what it is given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and arguments."""
        spare(self.get_params(ctx))
        return super().parse_args(ctx, args)


def spare(parameters: Iterable[Any]) -> None:
    """Let what is not given be nothing, and words and paths be read as they stand.

    typer 0.29 loads pydantic to read any value, be it nothing.
    """
    for parameter in parameters:
        read = parameter.process_value
        if not isinstance(read, partial):
            parameter.process_value = partial(_value, parameter, read)


def _value(
    parameter: Any, read: Callable[[Any, Any], Any], context: Any, value: Any
) -> Any:
    several = parameter.multiple or parameter.nargs == -1
    if value is None and not parameter.required:
        plain: Any = () if several else None
    elif (plain := _plain(parameter, value)) is None:
        return read(context, value)
    call = parameter.callback
    return call(context, parameter, plain) if call else plain


def _plain(parameter: Any, value: Any) -> Any:
    """Return a value that is no more than words or paths; nothing for any other."""
    kind = parameter.type_descriptor.annotation
    if kind is str and type(value) is str:
        return value
    if kind is Path and _is_path(value):
        return Path(value)
    if kind == list[Path] and value and all(map(_is_path, value)):
        return [Path(each) for each in value]
    return None


def _is_path(value: Any) -> bool:
    """Whether a value is a path that typer has nothing to say of: it may be read."""
    there = isinstance(value, str) and os.path.lexists(value)
    return isinstance(value, str) and (not there or os.access(value, os.R_OK))


class Catalogue(Mapping[str, Any]):
    """Commands by name, in the order in which they are shown."""

    def __init__(self, offers: Mapping[str, Offer]) -> None:
        self._offers = offers
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a command, loaded now if it was not before.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._loaded:
            self._loaded[name] = self._offers[name].load(name)
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._offers

    def __iter__(self) -> Iterator[str]:
        return iter(self._offers)

    def __len__(self) -> int:
        return len(self._offers)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The names with a line on each."""
        return [(name, offer.line) for name, offer in self._offers.items()]


OFFERS: Mapping[str, Offer] = {
    "init": Offer(
        "Make a folder for briefs, with a first one in it.",
        "start",
        "init",
    ),
    "new": Offer(
        "Add a brief that is complete and valid, to be rewritten.",
        "start",
        "new",
    ),
    "check": Offer(
        "Say everything that is wrong with briefs, by its line.",
        "check",
        "check",
    ),
    "explain": Offer(
        "Show a claim, its passage, the verdict and why.",
        "explain",
        "explain",
    ),
    "render": Offer(
        "Set briefs into PDFs, or write them in other formats.",
        "render",
        "render",
    ),
    "preview": Offer(
        "Show briefs in the browser as they will print, while you write.",
        "preview",
        "preview",
    ),
    "rules": Offer(
        "List the rules of good briefs, how they weigh and why.",
        "rules",
        "rules",
    ),
    "schema": Offer(
        "Give the JSON Schema by which editors check briefs.",
        "offers",
        "schema",
    ),
    "kinds": Offer(
        "List the kinds of document, with their limits.",
        "offers",
        "kinds",
    ),
    "doctor": Offer(
        "Look whether this machine has what is needed.",
        "doctor",
        "doctor",
    ),
    "unpack": Offer(
        "Write what FILE.pdf was made from into a folder.",
        "unpack",
        "unpack",
    ),
    "verify": Offer(
        "Make PDFs again from what they carry, and compare.",
        "verify",
        "verify",
    ),
    "diff": Offer(
        "Tell what changed between two editions of a brief.",
        "diff",
        "diff",
    ),
    "import-comments": Offer(
        "List reviewers' comments beside lines of the brief.",
        "comments",
        "import_comments",
    ),
    "pack": Offer(
        "Bind a meeting's papers, once or for each attendee.",
        "pack",
        "pack",
    ),
    "print": Offer(
        "Print briefs, meetings and PDFs that fit the printer.",
        "print",
        "print_",
    ),
    "mail": Offer(
        "Mail briefs: drafts, or sent once to each of their readers.",
        "mail",
        "mail",
    ),
    "source": Offer(
        "Keep sources, seal them, pin their passages.",
        "source",
        "source",
    ),
}
"""All commands; a test holds each line against the command's own help."""
