"""Which reader gets which memo of a brief that stands for several.

A memo and a row of the list belong together if they agree in every column that both
have: a list with a column `country` sends each reader the memo on theirs, and a list
that is the brief's own `matrix` sends each person the memo about them.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefmaker.brief.merge import folded
from briefmaker.brief.values import Values
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import Problem, Severity
from briefmaker.values import Struct, replace


class Shares(Struct, frozen=True):
    """Who gets which memo.

    Attributes:
        readers: of each memo that somebody gets, in the order of the memos.
        problems: readers without a memo, or with several; memos without a reader.
    """

    readers: Mapping[Values, tuple[Recipient, ...]]
    problems: tuple[Problem, ...]


def shares(
    recipients: Sequence[Recipient], chosen: Sequence[Values], every: Sequence[Values]
) -> Shares:
    """Share memos out among those who get them.

    Args:
        chosen: the memos that are to go out.
        every: all memos of the brief; who gets one that is not chosen gets nothing.
    """
    fields = {folded(key) for each in recipients for key in each.fields}
    names = [name for name in every[0] if folded(name) in fields]
    if not names:
        return Shares({}, (_no_column(recipients, every),))
    index: dict[tuple[str, ...], dict[tuple[str, ...], list[Values]]] = {}
    found: dict[Values, list[Recipient]] = {memo: [] for memo in chosen}
    problems: list[Problem] = []
    for each in recipients:
        said = {folded(key): value for key, value in each.fields.items() if value}
        own = tuple(name for name in names if folded(name) in said)
        if own not in index:
            index[own] = _by(own, every)
        key = tuple(_plain(said[folded(name)]) for name in own)
        memos = index[own].get(key, []) if own else []
        if len(memos) > 1:
            memos = [memo for memo in memos if memo in found] or memos
        if len(memos) != 1:
            problems.append(_unmatched(each, own or tuple(names), memos))
        elif memos[0] in found:
            found[memos[0]].append(_knowing(each, memos[0]))
    alone = [memo.label for memo, theirs in found.items() if not theirs]
    if alone and not problems:
        problems.append(_unread(alone))
    return Shares(
        {memo: tuple(some) for memo, some in found.items() if some}, (*problems,)
    )


def _by(
    names: Iterable[str], memos: Iterable[Values]
) -> dict[tuple[str, ...], list[Values]]:
    """Return memos by what they say under these names."""
    names = tuple(names)
    found: dict[tuple[str, ...], list[Values]] = {}
    for memo in memos:
        said = dict(memo.pairs)
        found.setdefault(tuple(_plain(said[name]) for name in names), []).append(memo)
    return found


def _plain(value: str) -> str:
    return " ".join(value.split()).casefold()


def _knowing(recipient: Recipient, memo: Values) -> Recipient:
    """Return somebody with the values of their memo, for greeting and note."""
    own = {folded(key) for key in recipient.fields}
    more = {name: memo[name] for name in memo if folded(name) not in own and memo[name]}
    return replace(recipient, fields={**recipient.fields, **more})


def _no_column(recipients: Sequence[Recipient], every: Sequence[Values]) -> Problem:
    name = every[0].naming[0]
    if any(each.row for each in recipients):
        return Problem(
            "mail.no-memo",
            f"this brief stands for {len(every):,} memos, and the list does not say "
            f"who gets which: it has none of the columns {', '.join(every[0])}",
            hint=f"give the list a column `{name}`, or send one memo to all: `--only "
            f"{name}={every[0][name]}`",
        )
    return Problem(
        "mail.no-memo",
        f"this brief stands for {len(every):,} memos, and nothing says who gets which",
        hint=f"choose one: `--only {name}={every[0][name]}`; or give each reader "
        f"theirs by `--list` and a column `{name}`",
    )


def _unmatched(
    recipient: Recipient, names: Sequence[str], memos: Sequence[Values]
) -> Problem:
    fields = {folded(key): value for key, value in recipient.fields.items() if value}
    said = " and ".join(
        f"“{fields[folded(name)]}” as {name}"
        for name in names
        if folded(name) in fields
    )
    if memos:
        message = f"{recipient.said} fits {len(memos)} memos of this brief"
        hint = "give the list another column of the `matrix`, or choose with `--only`"
    elif said:
        message = f"{recipient.said} fits no memo: none has {said}"
        hint = "write it as the `matrix` does, or delete the row"
    else:
        message = f"{recipient.said} says nothing in {' or '.join(names)}"
        hint = "fill in the cell: it decides which memo goes out"
    return Problem("mail.no-memo", message, hint=hint, place=recipient.place)


def _unread(labels: Sequence[str]) -> Problem:
    some = "; ".join(labels[:5]) + (f" and {len(labels) - 5} more" * (len(labels) > 5))
    return Problem(
        "mail.no-reader", f"nobody in the list gets these memos: {some}", Severity.NOTE
    )
