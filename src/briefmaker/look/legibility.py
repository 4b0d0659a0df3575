"""Whether the house's colours can be read and told apart (design E.7, V-01 to V-03).

Words need a contrast of 4.5:1 on every ground that they stand on, marks 3:1 on white
(WCAG 2.2, 1.4.3 and 1.4.11). All coloured words are small somewhere, so none is let
through at the 3:1 of large type. Series have to differ for protan, deutan and tritan
readers (CIEDE2000 of 15), and in lightness on a printer without colours (L* of 10).

Every message says what was measured, what is needed, and the nearest colour that is
right with all others as they are.
"""

from collections.abc import Iterator, Mapping
from math import floor

from briefmaker.look.colour import MACHADO, contrast, distance, lightness, seen
from briefmaker.look.look import CONTEXT, INK, MUTE, WHITE, Brand, Ink
from briefmaker.look.search import nearest_passing
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct, replace

WORDS, MARKS = 4.5, 3.0
DISTANCE, GREY_GAP = 15.0, 10.0
BESIDE_CONTEXT = 3
"""The first series stand beside grey ones in charts with a focus; the fourth never."""

BRAND = "brand"
GIVEN = ("primary", "accent", "tint", "sand")
"""Colours that a house sets, by their keys."""

SHIPPED = "leave the line out for briefmaker's own colour"
READERS = {"protan": "red-blind", "deutan": "green-blind", "tritan": "blue-blind"}


class _Pair(Struct, frozen=True):
    """Words of one colour on a ground of another, by the keys that set them."""

    words: str
    ground: str
    words_key: str
    ground_key: str

    @property
    def ratio(self) -> float:
        return contrast(self.words, self.ground)


def unreadable(brand: Brand, given: frozenset[str]) -> Iterator[Problem]:
    """Yield the colours of words and grounds that leave something hard to read.

    Args:
        given: the keys that `briefmaker.toml` sets; others are not to blame.
    """
    colours = {key: str(getattr(brand, key)) for key in GIVEN}
    for key in GIVEN:

        def faults(own: str, key: str = key) -> list[_Pair]:
            pairs = _pairs({**colours, key: own})
            return [
                pair
                for pair in pairs
                if _blamed(pair, given) == key and pair.ratio < WORDS
            ]

        worst = min(faults(colours[key]), key=lambda p: p.ratio, default=None)
        if worst:
            better = nearest_passing(colours[key], lambda own: not faults(own))
            yield Problem(
                "look.contrast",
                f"words in {_named(worst.words_key, worst.words)} on "
                f"{_named(worst.ground_key, worst.ground)} have a contrast of "
                f"{_down(worst.ratio)}:1; they need {WORDS}:1",
                address=(BRAND, key),
                hint=_instead(better),
            )


def _pairs(colours: Mapping[str, str]) -> Iterator[_Pair]:
    """Yield all words and grounds that meet on a page."""
    grounds = {"white": WHITE, "tint": colours["tint"], "sand": colours["sand"]}
    words = {
        "primary": colours["primary"],
        "accent": colours["accent"],
        "small print": MUTE,
    }
    for words_key, colour in words.items():
        for ground_key, ground in grounds.items():
            yield _Pair(colour, ground, words_key, ground_key)


def _blamed(pair: _Pair, given: frozenset[str]) -> str:
    """Return the key to change: that of the words if the house sets them."""
    return pair.words_key if pair.words_key in given else pair.ground_key


def series_text(fill: str) -> str:
    """Return the colour of words about a series: its own, darkened if it must be."""
    return nearest_passing(fill, lambda colour: contrast(colour, WHITE) >= WORDS)


def confusing(brand: Brand) -> Iterator[Problem]:
    """Yield what is wrong with the colours of series, the worst for each colour."""
    fills = [ink.fill for ink in brand.series]
    kept: list[str] = []
    for at, ink in enumerate(brand.series):
        found = [*_unclear(ink, at), *_like_others(ink.fill, fills[:at], at)]
        faint = any(problem.token == ink.fill for problem in found)
        better = _better(ink.fill, kept, fills[at + 1 :]) if faint else ""
        for problem in found:
            yield replace(problem, hint=problem.hint or _instead(better))
        kept.append(better or ink.fill)


def _better(fill: str, before: list[str], after: list[str]) -> str:
    """Return the nearest colour that goes with the others, or with those before it.

    What stands before it has been bettered already, so that a house that takes all
    that is proposed has a set that passes.
    """
    at = len(before)

    def goes(colour: str) -> bool:
        return _fits(colour, before, at)

    def goes_with_all(colour: str) -> bool:
        return goes(colour) and not any(_like_others(colour, after, at))

    return nearest_passing(fill, goes_with_all) or nearest_passing(fill, goes)


def _unclear(ink: Ink, at: int) -> Iterator[Problem]:
    """Yield what makes the marks of a series, or words about or in them, faint."""
    name = f"{_ordinal(at)} colour of series {ink.fill}"
    if (ratio := contrast(ink.fill, WHITE)) < MARKS:
        yield _of_series(
            "look.contrast",
            at,
            ink.fill,
            f"marks in the {name} have a contrast of {_down(ratio)}:1 on white; they "
            f"need {MARKS:.0f}:1",
        )
    elif (ratio := _inside(ink.fill)) < WORDS:
        yield _of_series(
            "look.contrast",
            at,
            ink.fill,
            f"numbers inside marks in the {name} have a contrast of "
            f"{_down(ratio)}:1 at best, in white or in black; they need {WORDS}:1",
        )
    if (ratio := contrast(ink.text, WHITE)) < WORDS:
        yield replace(
            _of_series(
                "look.contrast",
                at,
                ink.text,
                f"words in {ink.text}, the text of the {name}, have a contrast of "
                f"{_down(ratio)}:1 on white; they need {WORDS}:1",
            ),
            hint=_instead(series_text(ink.text)),
        )


def _like_others(fill: str, others: list[str], at: int) -> Iterator[Problem]:
    """Yield that a colour is taken for another, in grey or by some readers."""
    name = f"the {_ordinal(at)} colour of series {fill}"
    gaps = [(abs(lightness(fill) - lightness(other)), other) for other in others]
    if at < BESIDE_CONTEXT:
        gaps.append((abs(lightness(fill) - lightness(CONTEXT)), CONTEXT))
    gap, other = min(gaps, default=(GREY_GAP, ""))
    if gap < GREY_GAP:
        what = "the grey of what is not in focus" if other == CONTEXT else other
        yield _of_series(
            "look.grey",
            at,
            fill,
            f"without colours {name} prints like {what}: their lightness differs by "
            f"{_down(gap)}; it should differ by {GREY_GAP:.0f}",
        )
    seen_by = [
        (distance(seen(fill, reader), seen(other, reader)), other, reader)
        for other in others
        for reader in MACHADO
    ]
    nearest, other, reader = min(seen_by, default=(DISTANCE, "", ""))
    if nearest < DISTANCE:
        yield _of_series(
            "look.separation",
            at,
            fill,
            f"{READERS[reader]} readers take {name} for {other}: the two are "
            f"{_down(nearest)} apart (CIEDE2000); they should be {DISTANCE:.0f} apart",
        )


def _fits(fill: str, others: list[str], at: int) -> bool:
    """Whether a colour can stand at this place of the series, after these others."""
    return (
        contrast(fill, WHITE) >= MARKS
        and _inside(fill) >= WORDS
        and not any(_like_others(fill, others, at))
    )


def _inside(fill: str) -> float:
    return max(contrast(fill, WHITE), contrast(fill, INK))


def _down(value: float) -> str:
    """Return a number rounded down: what falls short never looks as if it did not."""
    return f"{floor(value * 10) / 10:.1f}"


def _of_series(code: str, at: int, token: str, message: str) -> Problem:
    address: Address = (BRAND, "series", at)
    return Problem(code, message, address=address, token=token)


def _named(key: str, colour: str) -> str:
    return key if key in ("white", "small print") else f"`{key}` {colour}"


def _ordinal(at: int) -> str:
    return ("first", "second", "third", "fourth")[at]


def _instead(colour: str) -> str:
    if not colour:
        return f"no single colour is right beside the others; {SHIPPED}"
    return f"the nearest colour that passes is {colour}"
