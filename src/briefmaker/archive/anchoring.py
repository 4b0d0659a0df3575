"""A passage of a copy as an anchor: its words, and what singles it out.

The words are recorded as the source has them, on one line. Where they repeat, the
user says which is meant; a locator, or the words around, then tells it from the
others.
"""

from collections.abc import Iterator

from briefmaker.archive.refused import Refused, misasked
from briefmaker.brief.library import Locator, Selector
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.folding import LINE_BREAK
from briefmaker.evidence.passages.glyphs import EMBEDDINGS, INVISIBLE
from briefmaker.evidence.passages.passage import Miss, Passage
from briefmaker.evidence.reasons import excerpt, missed
from briefmaker.evidence.texts.text import PlaceKind, Text
from briefmaker.values import Struct, replace

LONGEST = 2_000
"""Code points of a passage, as the library takes them."""

SINGLING: tuple[PlaceKind, ...] = ("page", "section", "paragraph", "row", "cell")
"""Kinds of places that a passage can be singled out by, the best known first."""

MOST_WORDS_AROUND = 12
"""Words before or after a passage that may be recorded to tell it from others."""

MOST_SHOWN = 8
"""Places of a passage that one message lists."""

ANEW = "copy the words from the source as they stand there, or name the right source"

_UNSEEN = dict.fromkeys(map(ord, INVISIBLE + EMBEDDINGS))


class Wish(Struct, frozen=True):
    """What the user asks to be pinned.

    Attributes:
        quote: the words of the passage; or else
        opening: its first words, and
        closing: its last words.
        figure: which figure of the passage is meant.
        which: which of several places is meant, from 1; 0 if that is not said.
    """

    id: str
    source: str = ""
    quote: str = ""
    opening: str = ""
    closing: str = ""
    display: str = ""
    quantity: str = ""
    figure: str = ""
    which: int = 0


class Anchor(Struct, frozen=True):
    """A passage that stands once in its source, as the library records it."""

    selector: Selector
    locator: Locator | None
    passage: Passage


def anchored(wish: Wish, text: Text, before: Locator | None) -> Anchor:
    """Find the words that are wished for and what singles them out.

    Args:
        before: the locator that the entry has already: its kinds of places are
            named again.

    Raises:
        Refused: the words are not there, too many, or stand in several places and
            nobody said which.
    """
    quote = wish.quote or _between(wish, text)
    if len(quote) > LONGEST:
        raise _too_long(len(quote))
    places = _occurrences(quote, text)
    here = _chosen(places, wish)
    exact = _recorded(quote, here, text)
    figure = {"figure": wish.figure} if wish.figure else {}
    kinds = _named(before)
    for around, locator in _ways(here, text, kinds, repeats=len(places) > 1):
        selector = Selector.model_validate({"exact": exact, **around, **figure})
        found = find(selector, text, locator)
        if isinstance(found, Passage) and found.occurrences == 1:
            return Anchor(selector, locator, found)
    raise Refused(
        f"nothing tells these words from the {len(places)} places that are like them",
        "take a longer passage, with words that stand only once",
    )


def _between(wish: Wish, text: Text) -> str:
    """Return the passage from its opening to its closing words.

    Raises:
        Refused: they are not there, or not in this order.
    """
    if not (wish.opening and wish.closing):
        raise misasked(
            "the passage is missing",
            'give its words with `--quote "…"`, or its first and last words with '
            '`--from "…" --to "…"`',
        )
    places = _occurrences(wish.opening, text)
    begin = _chosen(places, wish)
    rest = _from(text, begin.start)
    end = find(Selector(exact=wish.closing), rest, None)
    if isinstance(end, Miss):
        reason, _ = missed(end)
        raise Refused(f"after “{excerpt(wish.opening)}”: {reason}", ANEW)
    return _on_one_line(rest.content[: end.end])


def _occurrences(words: str, text: Text) -> list[Passage]:
    """Return every place of the words, in the order of the text; at least one.

    Raises:
        Refused: they are not there; with what is there instead.
    """
    if len(words) > LONGEST:
        raise _too_long(len(words))
    selector = Selector(exact=words)
    first = find(selector, text, None)
    if isinstance(first, Miss):
        reason, _ = missed(first)
        raise Refused(reason, ANEW)
    found, start = [first], first.end
    while len(found) < first.occurrences:
        after = find(selector, _from(text, start), None)
        if isinstance(after, Miss):
            break
        begin, end = after.start + start, after.end + start
        places = {str(kind): name for kind, name in text.places(begin, end).items()}
        found.append(replace(after, start=begin, end=end, places=places))
        start = end
    return found


def _from(text: Text, start: int) -> Text:
    """Return the rest of a text, without its places."""
    return Text.of(text.content[start:], (), text.extractor)


def _chosen(places: list[Passage], wish: Wish) -> Passage:
    """Return the place that is meant.

    Raises:
        Refused: there are several, and the user did not say which.
    """
    if wish.which > len(places):
        raise misasked(
            f"the words stand {_times(len(places))} in the source; there is no "
            f"number {wish.which}"
        )
    if wish.which or len(places) == 1:
        return places[max(wish.which, 1) - 1]
    lines = [
        f"{number}{_where(place)}: {excerpt(place.sentence or place.words)}"
        for number, place in enumerate(places[:MOST_SHOWN], start=1)
    ]
    more = len(places) - MOST_SHOWN
    if more > 0:
        lines.append(f"and {more} more")
    listed = "\n  ".join(lines)
    raise Refused(
        f"the words stand {_times(len(places))} in the source",
        f"take a longer passage, or say which one with `--which`:\n  {listed}",
    )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _where(place: Passage) -> str:
    named = [
        f"{kind} {place.places[kind]}" for kind in SINGLING if kind in place.places
    ]
    return f" ({', '.join(named)})" if named else ""


def _recorded(quote: str, here: Passage, text: Text) -> str:
    """Return the words to record: the source's own, if they lead to the same place.

    A passage with an omission keeps its mark, which the source does not have.
    """
    own = _on_one_line(text.content[here.start : here.end])
    if here.omitted or len(own) > LONGEST:
        return quote
    found = find(Selector(exact=own), text, None) if own else None
    return own if isinstance(found, Passage) else quote


def _on_one_line(words: str) -> str:
    """Return words of a source without the breaks of its lines and pages."""
    joined = LINE_BREAK.sub("", words).translate(_UNSEEN)
    return " ".join(joined.split())


def _named(before: Locator | None) -> set[str]:
    """Return the kinds of places that a locator names."""
    return set(before.model_dump(exclude_none=True)) if before else set()


def _ways(
    here: Passage, text: Text, kinds: set[str], *, repeats: bool
) -> Iterator[tuple[dict[str, str], Locator | None]]:
    """Yield ways to tell a place from others, the plainest first.

    A page is always named, as a reader with the paper in hand needs it.
    """
    always = {
        kind: label
        for kind, label in here.places.items()
        if kind == "page" or kind in kinds
    }
    yield {}, _located(always)
    if not repeats:
        return
    for kind in SINGLING:
        if kind in here.places:
            yield {}, _located({**always, kind: here.places[kind]})
    before = text.content[max(here.start - LONGEST, 0) : here.start].split()
    after = text.content[here.end :][:LONGEST].split()
    for number in range(1, MOST_WORDS_AROUND + 1):
        prefix = _on_one_line(" ".join(before[-number:]))
        suffix = _on_one_line(" ".join(after[:number]))
        yield {"prefix": prefix}, _located(always)
        yield {"suffix": suffix}, _located(always)
        yield {"prefix": prefix, "suffix": suffix}, _located(always)


def _located(places: dict[str, str]) -> Locator | None:
    return Locator.model_validate(places) if places else None


def _too_long(length: int) -> Refused:
    return misasked(
        f"the passage has {length:,} characters, more than the {LONGEST:,} that one "
        "may have",
        "pin the sentence that says it",
    )
