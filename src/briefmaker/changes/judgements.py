"""Key judgements whose likelihood or confidence moved; new ones and dropped ones."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from briefmaker.brief.model import Confidence
from briefmaker.changes.pairing import Pair, paired
from briefmaker.changes.redline import likeness
from briefmaker.changes.side import Side
from briefmaker.changes.words import Token, said
from briefmaker.values import Struct
from briefmaker.writing.likelihood import Likelihood, typed

ALIKE = 0.45
"""Likeness from which two judgements are one judgement in two editions."""

LEVELS = tuple(Confidence)


class Held(Struct, frozen=True):
    """A judgement as one edition holds it.

    Attributes:
        number: as printed, from 1.
        steps: the likelihood terms in it.
        confidence: in the words of the model.
    """

    number: int
    words: tuple[Token, ...]
    steps: tuple[Likelihood, ...]
    confidence: Confidence

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return f"judgement-{self.number}"

    @property
    def text(self) -> str:
        """Its sentence, plain."""
        return said(self.words)

    @property
    def terms(self) -> str:
        """Its likelihood terms in the words of its language."""
        return ", ".join(step.term for step in self.steps)


class JudgementChange(Struct, frozen=True):
    """What became of a judgement; nothing on one side if it was added or dropped."""

    old: Held | None
    new: Held | None

    @property
    def moved(self) -> bool:
        """Whether its likelihood is another one."""
        return bool(self.old and self.new and _keys(self.old) != _keys(self.new))

    @property
    def likelier(self) -> int:
        """1 if it became more likely, -1 if less, 0 if neither can be said."""
        if not (self.old and self.new and self.old.steps and self.new.steps):
            return 0
        return _sign(_middle(self.new.steps) - _middle(self.old.steps))

    @property
    def surer(self) -> int:
        """1 if the confidence in it grew, -1 if it shrank, 0 if it is the same."""
        if not (self.old and self.new):
            return 0
        new, old = self.new.confidence, self.old.confidence
        return _sign(LEVELS.index(new) - LEVELS.index(old))


def judgement_pairs(old: Side, new: Side) -> tuple[Pair[Held], ...]:
    """Return which judgement is which, by their words and not by their numbers."""
    return paired(_held(old), _held(new), _same)


def judgement_changes(pairs: Sequence[Pair[Held]]) -> tuple[JudgementChange, ...]:
    """Return the judgements that were added, dropped, or that moved on their scales."""
    changes = (JudgementChange(old, new) for old, new in pairs)
    return tuple(
        change
        for change in changes
        if not (change.old and change.new) or change.moved or change.surer
    )


def _held(side: Side) -> tuple[Held, ...]:
    return tuple(_each(side))


def _each(side: Side) -> Iterator[Held]:
    brief = side.made.brief
    scale = side.made.language.scale(brief.likelihood_scale)
    for number, judgement in enumerate(brief.judgements, 1):
        steps = (step for _, step in typed(judgement.text, scale))
        words = side.words(f"judgement-{number}", "judgement")
        yield Held(number, words, tuple(filter(None, steps)), judgement.confidence)


def _same(old: Held, new: Held) -> float:
    """Return how alike two judgements are, likelihood apart."""
    alike = likeness(_without(old), _without(new))
    return alike if alike >= ALIKE else 0


def _without(held: Held) -> tuple[Token, ...]:
    """Return its words without its likelihood terms, which may have moved."""
    terms = {part for step in held.steps for part in step.term.split()}
    return tuple(word for word in held.words if word.key not in terms)


def _keys(held: Held) -> tuple[str, ...]:
    return tuple(step.key for step in held.steps)


def _middle(steps: Sequence[Likelihood]) -> float:
    return fmean(step.low + step.high for step in steps)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
