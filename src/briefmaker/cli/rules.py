"""`briefmaker rules`: what a good brief keeps to, and who asks for it."""

import json
from collections.abc import Iterator
from enum import StrEnum
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import wrong_usage

if TYPE_CHECKING:
    from briefmaker.rules.rule import Rule

WIDTH = 80
"""Characters of a line, so that a table can be printed and mailed."""

INDENT = 15


class Listing(StrEnum):
    """How rules are written."""

    TEXT = "text"
    JSON = "json"


def rules(
    id_: Annotated[str, typer.Argument(metavar="[ID]", hidden=True)] = "",
    format_: Annotated[
        Listing,
        typer.Option(
            "--format", help="text: a table, or one rule in full; json: for programs."
        ),
    ] = Listing.TEXT,
) -> None:
    """List the rules of good briefs, how they weigh and why.

    With an [ID], show that rule in full, and how a brief accepts not to keep it.

    \b
    briefmaker rules
    briefmaker rules T-02
    """
    from briefmaker.rules.table import BY_ID, RULES

    if id_ and id_.upper() not in BY_ID:
        from briefmaker.brief.nearest import nearest

        hint = nearest(id_.upper(), BY_ID) or "`briefmaker rules` lists them"
        raise wrong_usage(f"there is no rule `{id_}`", hint)
    chosen = (BY_ID[id_.upper()],) if id_ else RULES
    if format_ is Listing.JSON:
        typer.echo(json.dumps([_object(rule) for rule in chosen], indent=2))
    elif id_:
        typer.echo("\n".join(_in_full(chosen[0])))
    else:
        typer.echo("\n".join(_table(chosen)))


def _table(listed: "tuple[Rule, ...]") -> Iterator[str]:
    """Yield the rules field by field, each with its sentence and its origin."""
    field = ""
    for rule in listed:
        if rule.where != field:
            if field:
                yield ""
            field = rule.where
            yield field.upper()
        yield _filled(f"{rule.says} ({rule.origin})", f"{rule.id}  {rule.level}")


def _filled(text: str, head: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=f"{head:<{INDENT}}",
        subsequent_indent=" " * INDENT,
        break_on_hyphens=False,
    )


def _in_full(rule: "Rule") -> Iterator[str]:
    """Yield a rule in full, and how a brief accepts not to keep it."""
    level = f"{rule.level}, an error {rule.harder}" if rule.harder else rule.level
    yield _filled(rule.says, rule.id)
    yield _filled(level, "Level")
    yield _filled(rule.origin, "Origin")
    if rule.languages:
        yield _filled(", ".join(rule.languages), "Languages")
    if rule.kept:
        yield _filled(f"{rule.kept}; no brief can break it", "Kept by")
        return
    codes = (rule.code, *rule.codes) if rule.check else rule.codes
    yield _filled(", ".join(codes), "Told as")
    if not rule.acceptable:
        yield _filled(
            "no; what is printed would be unsupported, untrue or lost", "Acceptable"
        )
        return
    yield _filled(
        "yes, in the brief, with a reason that stays in the report:", "Acceptable"
    )
    yield ""
    yield "    allow:"
    yield f"      - {{rule: {rule.id}, reason: why this brief does not keep it}}"
    if rule.firm:
        yield ""
        yield f"    It does not soften {' and '.join(rule.firm)}."


def _object(rule: "Rule") -> dict[str, object]:
    return {
        "id": rule.id,
        "field": rule.where.value,
        "level": rule.level.value,
        "harder": rule.harder,
        "says": rule.says,
        "origin": rule.origin,
        "languages": list(rule.languages),
        "codes": [rule.code, *rule.codes] if rule.check else list(rule.codes),
        "kept": rule.kept,
        "acceptable": rule.acceptable,
    }
