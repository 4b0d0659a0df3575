"""Raised marks in formats that cannot raise: numbers in brackets."""

from briefmaker.formats.runs import Inline, Inlines, Link, Mark, Words, plain

RAISED = frozenset({Mark.RAISED})
DIFFERS = "≠"


def bracketed(words: Inlines) -> Inlines:
    """Return a line with its raised marks in brackets: `[1, 2]`, `[2 ≠]`.

    They stay marked as raised, for a format that must not read them as links.
    """
    done: list[str] = []
    found: list[Inline] = []
    for part in (*words, None):
        if part is not None and is_raised(part):
            done.append(plain((part,)))
            continue
        if done:
            said = "".join(done).replace(DIFFERS, f" {DIFFERS}")
            open_ = "," if said.endswith(", ") else ""
            found.append(Words(f"[{said.strip(' ,')}]{open_}", RAISED))
            done = []
        if part is not None:
            found.append(part)
    return tuple(found)


def is_raised(part: Inline) -> bool:
    """Whether a part of a line is a raised mark, or a link with nothing else in it."""
    if isinstance(part, Link):
        return bool(part.words) and all(map(is_raised, part.words))
    return isinstance(part, Words) and Mark.RAISED in part.marks
