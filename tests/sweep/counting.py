"""What was promised, held against what was delivered: everything that is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sweep.delivered import Delivery
from sweep.letters import RIGHT_TO_LEFT, stands, words
from sweep.promised import Promise, Scrap

LONG = 8
"""Letters of a run that is looked for by itself; shorter ones stand between others."""
TELLING = 12
"""Letters that are hardly met twice."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was promised and not delivered, or not once, or elsewhere."""

    what: str
    said: str


def losses(promise: Promise, delivery: Delivery) -> tuple[Loss, ...]:
    """Return all that a finished document fails to keep."""
    flows: dict[str, list[Scrap]] = defaultdict(list)
    for scrap in promise.scraps:
        flows[scrap.flow].append(scrap)
    text = delivery.text + "".join(delivery.notes.values())
    found = (
        *(
            loss
            for name, flow in flows.items()
            for loss in _run_through(flow, _stream(name, promise, delivery))
        ),
        *_doubled(promise, text),
        *_notes(promise, delivery),
        *_links(promise, delivery),
        *_places(promise, delivery),
        *_cells(promise, delivery),
        *_others(promise, delivery),
    )
    return tuple(dict.fromkeys(found))


def _stream(name: str, promise: Promise, delivery: Delivery) -> str:
    """Return the letters in which those of a note, or of the text, must stand."""
    if name not in promise.notes:
        return delivery.text
    return delivery.notes.get(name, "")


def _run_through(scraps: Sequence[Scrap], text: str) -> Iterator[Loss]:
    """Look for every run in its order, word by word where it was broken up.

    Where some runs from right to left, each program has an order of its own.
    """
    at, pending = 0, list[Scrap]()
    either = any(RIGHT_TO_LEFT.search(scrap.text) for scrap in scraps)
    for scrap in scraps:
        if either:
            yield from _missing(scrap, text)
        elif len(scrap.letters) < LONG:
            pending.append(scrap)
        elif (place := _place(scrap, pending, text, at)) >= 0:
            yield from _between(pending, text, at, place)
            pending, at = [], place + len(scrap.letters)
        else:
            lost = tuple(_missing(scrap, text))
            yield from lost or [Loss("order", scrap.text[:60])]
    yield from _between(pending, text, at, len(text))


def _place(scrap: Scrap, pending: Sequence[Scrap], text: str, at: int) -> int:
    """Return where a run stands: after all that comes before it, if there are several.

    A source may be told in full under a figure, and again in the list.
    """
    first = place = text.find(scrap.letters, at)
    while place >= 0 and next(_between(pending, text, at, place), None):
        place = text.find(scrap.letters, place + 1)
    return first if place < 0 else place


def _between(
    pending: Sequence[Scrap], text: str, start: int, end: int
) -> Iterator[Loss]:
    """Look for short runs in order, between two long ones."""
    for scrap in pending:
        place = text.find(scrap.letters, start, end)
        if place < 0:
            what = "order" if scrap.letters in text else "word"
            yield Loss(what, scrap.text)
        else:
            start = place + len(scrap.letters)


def _missing(scrap: Scrap, text: str) -> Iterator[Loss]:
    for word in words(scrap.text):
        if not stands(word, text):
            yield Loss("word", word)


def _doubled(promise: Promise, text: str) -> Iterator[Loss]:
    """Yield stretches of text that stand more often than they should."""
    wanted = "".join(scrap.letters for scrap in promise.scraps) + promise.furniture
    repeated = "".join(s.letters for s in promise.scraps if s.repeats)
    for scrap in promise.scraps:
        if RIGHT_TO_LEFT.search(scrap.text):
            continue
        for at in range(0, len(scrap.letters) - TELLING + 1, TELLING):
            piece = scrap.letters[at : at + TELLING]
            if text.count(piece) > wanted.count(piece) and piece not in repeated:
                yield Loss("doubled", scrap.text[:60])
                break


def _notes(promise: Promise, delivery: Delivery) -> Iterator[Loss]:
    """Every note stands once, on a page that calls it, and can be reached."""
    called: dict[str, set[int]] = defaultdict(set)
    for target, page in delivery.clicked:
        called[target].add(page)
    for name in promise.calls:
        if not called[f"#{name}"]:
            yield Loss("note", f"{name} is not called")
    for name, letters in promise.notes.items():
        place = delivery.places.get(name)
        if place is None:
            yield Loss("note", f"{name} is nowhere")
        elif name not in delivery.notes:
            yield Loss("note", f"{name} is not a note in the structure")
        elif name not in promise.feet:
            continue
        elif place not in called[f"#{name}"]:
            yield Loss("note", f"{name} stands on another page than its call")
        elif not _holds(delivery.pages[place], letters):
            yield Loss("note", f"{name} is not whole on its page")


def _holds(page: str, letters: str) -> bool:
    if RIGHT_TO_LEFT.search(letters):
        return not Counter(letters) - Counter(page)
    return letters in page or all(
        letters[at : at + LONG] in page for at in range(0, len(letters) - LONG, LONG)
    )


def _links(promise: Promise, delivery: Delivery) -> Iterator[Loss]:
    """Every link can be clicked, and all its words belong to it."""
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    cites = {link.target for link in promise.links if link.cites}
    count = Counter(link.target for link in promise.links)
    for link in promise.links:
        wanted[link.target].update(link.letters)
    for each in delivery.links:
        given[each.target].update(each.letters)
    clicked = Counter(target for target, _ in delivery.clicked)
    for target, letters in wanted.items():
        what = "citation" if target in cites else "link"
        if clicked[target] < count[target]:
            yield Loss(what, f"{target}: {clicked[target]} of {count[target]}")
        if missing := letters - given[target]:
            yield Loss(what, f"{target}: without {''.join(missing.elements())[:30]}")


def _places(promise: Promise, delivery: Delivery) -> Iterator[Loss]:
    """Every link within the document leads to the page where its words begin.

    Beside text from right to left, Latin words have no order that programs agree on.
    """
    for target in {link.target for link in promise.links}:
        if not target.startswith("#"):
            continue
        page = delivery.places.get(target[1:], -1)
        letters = promise.anchors.get(target[1:], "")
        if page < 0:
            yield Loss("target", target)
        elif (
            len(letters) >= LONG
            and not RIGHT_TO_LEFT.search(letters + delivery.pages[page])
            and letters[:LONG] not in delivery.pages[page]
        ):
            yield Loss("target", f"{target} is not on page {page + 1}")


def _cells(promise: Promise, delivery: Delivery) -> Iterator[Loss]:
    """Every cell of every table has its words, in the order of rows."""
    if len(promise.tables) != len(delivery.tables):
        said = f"{len(delivery.tables)} of {len(promise.tables)} tables"
        yield Loss("cell", said)
        return
    for number, (wanted, given) in enumerate(
        zip(promise.tables, delivery.tables, strict=True), 1
    ):
        if len(wanted) != len(given):
            yield Loss("cell", f"table {number}: {len(given)} of {len(wanted)} cells")
        elif any(Counter(w) - Counter(g) for w, g in zip(wanted, given, strict=True)):
            yield Loss("cell", f"table {number}: a cell without its words")


def _others(promise: Promise, delivery: Delivery) -> Iterator[Loss]:
    """Every picture has its words, those in it too, and every heading a bookmark."""
    for label in promise.labels:
        if not all(stands(word, delivery.drawn) for word in words(label)):
            yield Loss("label", label)
    missing = Counter(promise.pictures) - Counter(delivery.pictures)
    for alt in missing:
        yield Loss("picture", alt[:60])
    for letters in promise.headings:
        if letters and letters not in delivery.outline:
            yield Loss("heading", letters[:60])
