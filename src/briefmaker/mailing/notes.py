"""The sender's own words above the brief, filled in for each person.

`{name}` stands for the cell of that column; `{{` and `}}` are braces.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefmaker.brief.merge import FIELD, folded
from briefmaker.brief.nearest import nearest
from briefmaker.brief.text import HIDDEN
from briefmaker.mailing.recipients import Recipient
from briefmaker.problems import Problem
from briefmaker.values import Struct

LONGEST = 4_000
"""Characters of a note; a covering letter has 120 words (design A.5)."""

_FIELD = re.compile(rf"{FIELD.pattern}|[{{}}]")


class Words(Struct, frozen=True):
    """What the sender says.

    Attributes:
        greeting: one line, “Dear {name},”.
        note: paragraphs, with an empty line between.
    """

    greeting: str = ""
    note: str = ""

    def filled(self, fields: Mapping[str, str]) -> "Words":
        """Return the words to somebody with these fields; `unfilled` is asked before.

        Where one message goes to all there are no fields, only braces to be set.
        """
        return Words(_filled(self.greeting, fields), _filled(self.note, fields))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are used, in their order."""
        found = _FIELD.finditer(f"{self.greeting}\n{self.note}")
        names = ((match[1] or "").strip() for match in found)
        return tuple(dict.fromkeys(filter(None, names)))


NO_WORDS = Words()


def unfilled(words: Words, recipients: Iterable[Recipient]) -> Iterator[Problem]:
    """Yield what keeps the words from being filled in, for each person."""
    yield from _unfit("greeting", words.greeting)
    yield from _unfit("note", words.note)
    if not words.fields:
        return
    everybody = tuple(recipients)
    known = {folded(key): key for each in everybody for key in each.fields}
    for name in words.fields:
        if folded(name) not in known:
            hint = nearest(name, known.values())
            yield Problem(
                "mail.unknown-field",
                f"`{{{name}}}` is used, and no column of the list has that name",
                hint=hint or f"there are {', '.join(sorted(known.values()))}",
            )
            continue
        for each in everybody:
            if not _value(each.fields, name):
                yield Problem(
                    "mail.empty-field",
                    f"{each.said} has nothing in “{known[folded(name)]}”, and "
                    f"`{{{name}}}` is used",
                    hint="fill in the cell, or leave the field out",
                    place=each.place,
                )


def _unfit(what: str, text: str) -> Iterator[Problem]:
    """Yield what is wrong with the words as they are typed."""
    if len(text) > LONGEST:
        yield Problem(
            "mail.long-note",
            f"the {what} has {len(text):,} characters; it may have {LONGEST:,}",
            hint="what is longer belongs in the brief, or in a document of its own",
        )
    if what == "greeting" and "\n" in text.strip():
        yield Problem("mail.greeting", "the greeting has more than one line")
    for sign in dict.fromkeys(HIDDEN.findall(text)):
        yield Problem(
            "mail.hidden",
            f"the {what} holds the character U+{ord(sign):04X}, which nobody can see",
            hint="delete it, and type the words around it again",
        )
    for match in _FIELD.finditer(text):
        if match[0] in ("{", "}") or (match[1] is not None and not match[1].strip()):
            yield Problem(
                "mail.brace",
                f"the {what} has “{match[0]}” that belongs to no field",
                hint="a field is written `{name}`; for a brace itself, type it twice",
            )


def _filled(text: str, fields: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        return _value(fields, match[1])

    return _FIELD.sub(value, text)


def _value(fields: Mapping[str, str], name: str) -> str:
    wanted = folded(name)
    return next((said for key, said in fields.items() if folded(key) == wanted), "")
