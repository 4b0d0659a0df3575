"""What the words around a passage could do to its meaning, a letter for each token.

The letters are all that a seal keeps of a text beside its hashes, so that a warning is
the same with the copy at hand and without it. The words are those of English, Russian
and Azerbaijani together: none means in one language what it must not in another.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from briefmaker.evidence.passages import cue_words as words
from briefmaker.evidence.passages.tokens import MARK, NUMBER, Token


class Cue(StrEnum):
    """What a word or mark does in its sentence."""

    NOTHING = "."
    MARK = "m"
    """A bracket, quotation mark or the like."""
    FIGURE = "f"
    COMMA = ","
    BREAK = ";"
    """A semicolon, colon or dash: what is said before it does not reach over it."""
    CLAUSE = "r"
    """Opens a clause of its own: which, because, после."""
    OPENER = "t"
    """Hands on what is said before it, even over a comma: that, including, что."""
    SAID = "s"
    """Somebody says: what was denied before it is another matter."""
    AND = "+"
    OR = "|"
    AUXILIARY = "a"
    NEGATION = "n"
    LATE_NEGATION = "z"
    """Stands after what it negates: deyil, artmayıb."""
    DENIAL = "d"
    """Somebody says that it is not so: rejected, опроверг."""
    FALSE = "x"
    """False, untrue, unfounded: after what it is said of."""
    HEDGE = "h"
    ACCORDING = "p"
    """According to preliminary data: reaches over a comma, and may stand at the end."""
    CONDITION = "i"
    LIMIT = "l"
    """Except, unless, provided that."""
    BUT = "b"


NEGATING = frozenset({Cue.NEGATION, Cue.LATE_NEGATION, Cue.DENIAL})
"""What makes a sentence say the opposite."""


def cues_of(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> str:
    """Return a letter for each token: its `Cue`.

    Args:
        tokens: all of them, since a word is read among its neighbours.
        first: the first one whose letter is wanted.
        last: the one after the last; without it, to the end.
    """
    end = len(tokens) if last is None else last
    return "".join([_cue(tokens, at) for at in range(first, end)])


def _cue(tokens: Sequence[Token], at: int) -> Cue:
    token = tokens[at]
    if token.kind == NUMBER:
        return Cue.FIGURE
    if token.kind == MARK:
        if token.text == ",":
            return Cue.COMMA
        return Cue.BREAK if token.text in ";:-()[]" else Cue.MARK
    key = token.key
    if cue := LISTED.get(key):
        return _sure(cue, tokens, at)
    if key.endswith("n't"):
        return Cue.NEGATION
    if key.startswith(ALL_STEMS):
        cue = next(cue for cue, stems in STEMS if key.startswith(stems))
        return _sure(cue, tokens, at)
    if words.LATE_NEGATION.search(key) and key not in words.NOT_NEGATED:
        return Cue.LATE_NEGATION
    return Cue.NOTHING


LISTED = {
    word: cue
    for cue, said in reversed(
        (
            (Cue.NEGATION, words.NEGATIONS),
            (Cue.LATE_NEGATION, words.LATE_NEGATIONS),
            (Cue.DENIAL, words.DENIALS),
            (Cue.FALSE, words.FALSE),
            (Cue.HEDGE, words.HEDGES),
            (Cue.CONDITION, words.CONDITIONS),
            (Cue.LIMIT, words.LIMITS),
            (Cue.BUT, words.BUTS),
            (Cue.CLAUSE, words.CLAUSES),
            (Cue.OPENER, words.OPENERS),
            (Cue.SAID, words.SAID),
            (Cue.AND, words.ANDS),
            (Cue.OR, words.ORS),
            (Cue.AUXILIARY, words.AUXILIARIES),
        )
    )
    for word in said
}
"""What each word does; of two lists the first decides."""

STEMS = (
    (Cue.DENIAL, words.DENIAL_STEMS),
    (Cue.HEDGE, words.HEDGE_STEMS),
    (Cue.FALSE, words.FALSE_STEMS),
    (Cue.CLAUSE, words.CLAUSE_STEMS),
    (Cue.LIMIT, words.LIMIT_STEMS),
)

ALL_STEMS = tuple(stem for _, stems in STEMS for stem in stems)


def _sure(cue: Cue, tokens: Sequence[Token], at: int) -> Cue:
    """Return what a word does among its neighbours: `not only` negates nothing."""
    decide = DECISIONS.get(cue)
    return decide(tokens, at) if decide else cue


def _negation(tokens: Sequence[Token], at: int) -> Cue:
    key, after = tokens[at].key, _key(tokens, at + 1)
    harmless = words.HARMLESS_AFTER.get(key, frozenset())
    if after in harmless or (key == "no" and _number_of(tokens, at)):
        return Cue.NOTHING
    return Cue.NEGATION


def _number_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether `No` is short for number: `No. 5`."""
    following = tokens[at + 1 : at + 3]
    return any(token.kind == NUMBER for token in following) and (
        following[0].kind == NUMBER or following[0].text == "."
    )


def _denial(tokens: Sequence[Token], at: int) -> Cue:
    """Return whether a verb denies: not in `the disputed region` or `denied entry`."""
    if tokens[at].key.startswith(words.DENIAL_NOUNS):
        return Cue.DENIAL
    ahead = _keys(tokens, at + 1, at + 1 + words.DENIAL_REACH)
    if tokens[at].key in words.LATE_DENIALS:
        return Cue.LATE_NEGATION
    passive = any(key in words.AUXILIARIES for key in _keys(tokens, at - 2, at))
    attributive = _key(tokens, at - 1) in words.ARTICLES
    if attributive or not (passive or _claims(ahead) or _plain_object(tokens, at)):
        return Cue.NOTHING
    return Cue.DENIAL


def _claims(keys: Sequence[str]) -> bool:
    """Whether what is denied is something that was said, or said with `that`."""
    return any(key in words.THAT or key.startswith(words.CLAIM_STEMS) for key in keys)


def _plain_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb's object follows: `denied any wrongdoing`, `denied shelling`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind == MARK:
        return False
    return not after.text[:1].isupper() and after.key not in words.AFTER_VERB


def _hedge(tokens: Sequence[Token], at: int) -> Cue:
    key = tokens[at].key
    if key == "may" and not _modal(tokens, at):
        return Cue.NOTHING
    if key in words.WILLS and _key(tokens, at - 1) in words.ARTICLES:
        return Cue.NOTHING  # the will of the people
    before, after = _keys(tokens, at - 4, at), _keys(tokens, at + 1, at + 4)
    if any(each in words.ACCORDING for each in before) or any(
        each in words.ACCORDING_AFTER for each in after
    ):
        return Cue.ACCORDING
    if key in words.REPORTEDLY and (
        _key(tokens, at + 1) == "," or _key(tokens, at - 1) == ","
    ):
        return Cue.ACCORDING
    return Cue.HEDGE


def _modal(tokens: Sequence[Token], at: int) -> bool:
    """Whether `may` is the verb and not the month."""
    month = tokens[at].text == "May" and at > 0
    beside = [token.kind for token in (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])]
    return not (month or NUMBER in beside or _key(tokens, at + 1).startswith("ay"))


def _limit(tokens: Sequence[Token], at: int) -> Cue:
    """Return whether a word limits: `provided that`, not `provided support`."""
    needed = words.LIMIT_NEEDS.get(tokens[at].key)
    if (
        needed is None
        or _key(tokens, at + 1) in needed
        or _key(tokens, at - 1) in needed
    ):
        return Cue.LIMIT
    return Cue.NOTHING


def _but(tokens: Sequence[Token], at: int) -> Cue:
    """Return whether a word sets a limit: not in `but also` or `nothing but`."""
    also = _key(tokens, at + 1) in ("also", "even", "и", "также", "həm")
    only = _key(tokens, at - 1) in ("nothing", "anything", "all", "none")
    return Cue.NOTHING if also or only else Cue.BUT


def _opener(tokens: Sequence[Token], at: int) -> Cue:
    if tokens[at].key == "such" and _key(tokens, at + 1) != "as":
        return Cue.NOTHING
    return Cue.OPENER


def _clause(tokens: Sequence[Token], at: int) -> Cue:
    if tokens[at].key == "before" and _key(tokens, at - 1) == "never":
        return Cue.NOTHING
    return Cue.CLAUSE


Decision = Callable[[Sequence[Token], int], Cue]

DECISIONS: dict[Cue, Decision] = {
    Cue.NEGATION: _negation,
    Cue.DENIAL: _denial,
    Cue.HEDGE: _hedge,
    Cue.LIMIT: _limit,
    Cue.BUT: _but,
    Cue.OPENER: _opener,
    Cue.CLAUSE: _clause,
}


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _keys(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [token.key for token in tokens[max(start, 0) : end]]
