"""One of pydantic's errors, seen from the file: what was found, what was wanted."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from briefmaker.brief.shape import Wanted
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct

LONGEST_QUOTATION = 40


class Fault(Struct, frozen=True):
    """One of pydantic's errors, with what was wanted at its place.

    Attributes:
        model: what the file as a whole was meant to be.
    """

    error: ErrorDetails
    wanted: Wanted
    model: type[BaseModel]

    @property
    def type(self) -> str:
        """pydantic's name for what is wrong."""
        return self.error["type"]

    @property
    def found(self) -> Any:
        """The value as it was read."""
        return self.error["input"]

    @property
    def context(self) -> Mapping[str, Any]:
        """What pydantic knows besides, such as the limit that was passed."""
        return self.error.get("ctx", {})

    @property
    def key(self) -> str:
        """The last step of the address."""
        return str(self.wanted.address[-1])

    @property
    def lead(self) -> str:
        """What stands before the value as one would type it: its key, or a dash."""
        last = self.wanted.address[-1]
        return "- " if isinstance(last, int) else f"{last}: "

    @property
    def parent(self) -> Address:
        """The address without its last step."""
        return self.wanted.address[:-1]

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """Return the problem that this error is told as."""
        address, on_key = self.wanted.address, self.wanted.on_key
        return Problem(
            f"brief.{code}", message, address=address, on_key=on_key, hint=hint
        )

    def should(self, code: str, what: str, hint: str = "") -> Problem:
        """Say what the value should be or have, and what was found."""
        name, found = named(self.wanted.address), quoted(self.found)
        return self.problem(code, f"{name} should {what}; found {found}", hint)


def named(address: Address) -> str:
    """Return what a value is called: `pages`, or entry 2 of `to`."""
    if not address:
        return "the file"
    *rest, last = address
    if isinstance(last, int):
        return f"entry {last + 1} of {named(tuple(rest))}"
    return f"`{last}`"


def quoted(value: object) -> str:
    """Return the author's words in quotation marks, or what kind of thing it is."""
    match value:
        case list():
            return "a list"
        case dict():
            return "a group of keys"
        case _:
            words = " ".join(str(value).split())
            if len(words) > LONGEST_QUOTATION:
                words = f"{words[:LONGEST_QUOTATION].rstrip()}…"
            return f"“{words}”"


def one_of(choices: tuple[str, ...]) -> str:
    """Return a choice in words: a, b or c."""
    *others, last = choices
    return f"{', '.join(others)} or {last}" if others else last
