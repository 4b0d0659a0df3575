"""The arithmetic of a derived figure: `(trade-2024 - trade-2023) / trade-2023`.

Only names of facts, numbers, + - * / and brackets; nothing is ever evaluated as
Python. A name may hold hyphens, so a subtraction needs a space on both sides of its
minus: `a - b` is a difference and `a-b` is one name. A number may carry a percent
sign: `100% - share` is what is left of the whole.
"""

import re
from fractions import Fraction
from typing import Literal

from briefmaker.values import Struct

Sign = Literal["+", "-", "*", "/"]

LONGEST = 500
"""Characters of a calculation."""

DEEPEST = 20
"""Brackets inside brackets."""

TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?%?)(?![\w.]|,[0-9])"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_.-]*)"
    r"|(?P<sign>[-+*/()−–×÷])"
    r"|(?P<other>\w[\w.,]*|\S)"
)

TYPED = {"−": "-", "–": "-", "×": "*", "÷": "/"}
"""Signs of print, for those that a keyboard has."""


class Number(Struct, frozen=True):
    """A number that stands in the calculation itself; `100%` is a share."""

    value: Fraction
    share: bool = False


class Named(Struct, frozen=True):
    """A fact of the library."""

    name: str


class Operation(Struct, frozen=True):
    """Two terms and what is done with them."""

    sign: Sign
    left: "Term"
    right: "Term"


Term = Number | Named | Operation


class CalcError(Exception):
    """A calculation cannot be read, has an input it cannot use, or has no result.

    Attributes:
        reason: one sentence without its full stop.
        hint: what to do about it.
    """

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


def read_calc(written: str) -> Term:
    """Return what a calculation says to do, multiplication before addition.

    Raises:
        CalcError: it is not arithmetic on names and numbers.
    """
    if len(written) > LONGEST:
        raise CalcError(
            f"the calculation has {len(written)} characters; {LONGEST} is the most",
            "calculate a part of it in a fact of its own",
        )
    reader = _Reader(_tokens(written))
    term = reader.sum(0)
    if reader.next is not None:
        raise reader.misplaced()
    return term


def names_in(term: Term) -> tuple[str, ...]:
    """Return the facts that a calculation names, each once, in their order."""
    if isinstance(term, Named):
        return (term.name,)
    if isinstance(term, Number):
        return ()
    both = (*names_in(term.left), *names_in(term.right))
    return tuple(dict.fromkeys(both))


def _tokens(written: str) -> list[str]:
    tokens: list[str] = []
    for match in TOKEN.finditer(written):
        token = match[0]
        if match["other"]:
            raise CalcError(
                f"“{token}” has no place in a calculation",
                "use names of facts, numbers such as 0.5 or 100%, + - * / and brackets",
            )
        tokens.append(TYPED.get(token, token))
    return tokens


class _Reader(Struct):
    """Reads tokens from left to right (recursive descent).

    Attributes:
        at: the number of the token to be read next.
    """

    tokens: list[str]
    at: int = 0

    @property
    def next(self) -> str | None:
        """The token to be read next; nothing at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        """Return the next token and go on to the one after it."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def sum(self, depth: int) -> Term:
        """Read terms between plus and minus."""
        term = self.product(depth)
        while self.next == "+" or self.next == "-":
            sign: Sign = "+" if self.take() == "+" else "-"
            term = Operation(sign, term, self.product(depth))
        return term

    def product(self, depth: int) -> Term:
        """Read terms between the signs of multiplication and division."""
        term = self.single(depth)
        while self.next == "*" or self.next == "/":
            sign: Sign = "*" if self.take() == "*" else "/"
            term = Operation(sign, term, self.single(depth))
        return term

    def single(self, depth: int) -> Term:
        """Read a number, a name, or what stands in brackets."""
        if self.next is None or self.next in "+-*/)":
            raise self.misplaced()
        token = self.take()
        if token == "(":
            if depth == DEEPEST:
                raise CalcError(
                    f"more than {DEEPEST} brackets stand inside one another",
                    "calculate a part of it in a fact of its own",
                )
            term = self.sum(depth + 1)
            if self.next != ")":
                raise CalcError("a bracket is not closed", "add the missing `)`")
            self.take()
            return term
        if token[0].isdigit():
            share = token.endswith("%")
            value = Fraction(token.rstrip("%"))
            return Number(value / 100 if share else value, share)
        return Named(token)

    def misplaced(self) -> CalcError:
        """Return what is wrong with the token to be read next."""
        if self.next is None:
            return CalcError(
                "the calculation ends where a name or a number was expected",
                "finish it, or take the last sign away",
            )
        before = self.tokens[self.at - 1] if self.at else ""
        if self.next == ")":
            reason = "a bracket is closed that was never opened"
            if before in ("(", "+", "-", "*", "/"):
                reason = f"after “{before}” a name or a number was expected, not “)”"
            return CalcError(reason)
        if self.next in "+-*/":
            where = f"after “{before}”" if before else "at its beginning"
            return CalcError(
                f"{where} a name or a number was expected, not “{self.next}”",
                "a negative number is written as a difference: `0 - 5`"
                if self.next == "-"
                else "",
            )
        return CalcError(
            f"between “{before}” and “{self.next}” a sign is missing",
            "put + - * or / between them, a minus with a space on both sides",
        )
