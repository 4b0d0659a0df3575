"""Cards of evidence: each mark of a citation opens what stands behind it.

They are popovers of HTML (HTML Standard, 6.12), which open by tap and by keyboard
without a script; a browser that knows none shows them as a list at the end. What they
say is `revealed`, never more than the document says on paper.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from briefmaker.formats.web.elements import (
    Child,
    added,
    append,
    every,
    first,
    made,
    moved_into,
    parents,
    put_in_place,
    take_out,
    words,
)
from briefmaker.formats.web.revealed import Proof, Revealed
from briefmaker.writing.composition import Composition
from briefmaker.writing.language import Language
from briefmaker.writing.pieces import JOINER
from briefmaker.writing.words import ScreenWords
from briefmaker.writing.written import SOURCE

LIST_ONLY = ("number", "cited", "quality")
"""Parts of an entry of the source list that a card does not repeat."""

Dealt = tuple[str, tuple[str, ...]]
"""What a card is about: a source, and the claims that it is cited for."""


def dealt(main: Element, composed: Composition, revealed: Revealed) -> None:
    """Let the marks of citations open cards, which stand at the end."""
    if not revealed.record:
        return
    language = composed.language
    claims = _claims_at(composed, revealed)
    cards: dict[Dealt, Element] = {}
    for link in [each for each in every(main, "cite", "a") if each.get("id")]:
        source = link.get("href", "").removeprefix(f"#{SOURCE}")
        about = (source, claims.get(link.get("id", ""), ()))
        if about not in cards:
            proofs = [revealed.proofs[name] for name in about[1]]
            name = f"card-{len(cards) + 1}"
            cards[about] = _card(name, source, proofs, main, revealed, language)
        _open(link, cards[about], language.words.source, main)
    _noted(main, claims, revealed, language)
    _touched(main, composed, cards)
    if cards:
        main.append(added("div", {"class": "cards"}, *cards.values()))


def _claims_at(composed: Composition, revealed: Revealed) -> dict[str, tuple[str, ...]]:
    """Return the claims that stand behind each mark."""
    found: dict[str, tuple[str, ...]] = {}
    for claim, anchors in composed.written.uses.items():
        for anchor in anchors if claim in revealed.proofs else ():
            found[anchor] = (*found.get(anchor, ()), claim)
    return {anchor: tuple(dict.fromkeys(claims)) for anchor, claims in found.items()}


def _open(link: Element, card: Element, source: str, main: Element) -> None:
    """Let a mark open a card: a number is a button, the words of a text stay a link.

    A button cannot be broken over two lines as words have to be; a script opens the
    card of a link, which without it leads to the list of sources.
    """
    said = words(link)
    name = card.get("id", "")
    if not said.strip("[]").isdecimal():
        link.set("data-card", name)
        return
    given = {"type": "button", "class": "cite", "id": link.get("id", "")}
    given |= {"popovertarget": name, "aria-label": f"{source} {said}"}
    button = moved_into(link, made("button", given))
    line = parents(main)[link]
    put_in_place(line, link, button)
    _tie(line)


def _tie(line: Element) -> None:
    """Keep a mark on the line of its word: browsers break lines around buttons."""
    if line.tag == "sup":
        line.text = JOINER + (line.text or "").strip(JOINER)
        line[-1].tail = (line[-1].tail or "").strip(JOINER) + JOINER


def _card(
    name: str,
    source: str,
    proofs: Sequence[Proof],
    main: Element,
    revealed: Revealed,
    language: Language,
) -> Element:
    """Return the card of a source at one place of the text."""
    screen = language.file.screen
    entry = next((e for e in main.iter("li") if e.get("id") == SOURCE + source), None)
    number = first(entry, "number") if entry is not None else None
    title = language.words.source
    if number is not None:
        title = f"{title} {words(number).rstrip('.')}"
    head = made(
        "p",
        {"class": "card-head"},
        made("b", {"id": f"{name}-title"}, title),
        _close(name, screen),
    )
    given = {"class": "card", "id": name, "popover": "auto", "role": "dialog"}
    given["aria-labelledby"] = f"{name}-title"
    parts: list[Child] = [head]
    described = _described(entry) if entry is not None else None
    if described is not None:
        parts.append(described)
    copied = revealed.copied.get(source, "")
    if copied and (described is None or not _says(described, copied)):
        parts.append(made("p", {"class": "card-copy"}, copied))
    if proofs:
        parts.append(proved(proofs, language))
    if entry is not None:
        way = made("a", {"href": f"#{SOURCE}{source}"}, language.words.sources)
        parts.append(made("p", {"class": "card-way"}, way))
    return added("div", given, *parts)


def _says(element: Element, text: str) -> bool:
    """Whether an element says something; spaces of all kinds are one."""
    return " ".join(text.split()) in " ".join(words(element).split())


def _close(name: str, screen: ScreenWords) -> Element:
    given = {"type": "button", "class": "close", "aria-label": screen.close}
    given |= {"popovertarget": name, "popovertargetaction": "hide"}
    return made("button", given, "×")


def _described(entry: Element) -> Element:
    """Return a source as the list describes it, without what it says of its use."""
    copy = deepcopy(entry)
    for name in LIST_ONLY:
        for part in every(copy, name):
            take_out(parents(copy)[part], part)
    for element in copy.iter():
        element.attrib.pop("id", None)
    return moved_into(copy, made("p", {"class": "card-source"}))


def proved(proofs: Sequence[Proof], language: Language) -> Element:
    """Return what was checked of some claims, as a list."""
    items = (made("li", None, *_said(proof, language)) for proof in proofs)
    return made("ul", {"class": "proofs"}, *items)


def _said(proof: Proof, language: Language) -> Iterator[Child]:
    """Yield a claim with its place, passage and outcome."""
    if proof.said:
        yield made("b", {"class": "said"}, proof.said)
        yield " "
    outcome = made("span", {"class": "outcome"})
    if not proof.holds:
        outcome.set("class", "outcome stops")
    append(outcome, proof.status)
    if proof.row is not None:
        cells = list(proof.row)
        given = {"href": f"#{proof.row.get('id')}", "class": "code"}
        yield made("a", given, proof.code)
        passage = first(proof.row, "passage", "p")
        yield _passage(passage) if passage is not None else _copy(cells[1], "basis")
        yield _copy(cells[-1], "outcome-row")
        return
    yield outcome
    if proof.place:
        yield f" · {proof.place}"
    if proof.disputed:
        yield f" · ≠ {language.words.differs}"


def _passage(passage: Element) -> Element:
    """Return a passage as the evidence record prints it."""
    return _copy(passage, "card-passage", "blockquote")


def _copy(element: Element, name: str, tag: str = "div") -> Element:
    """Return a copy without the names that others lead to."""
    copy = deepcopy(element)
    given = {key: copy.get(key, "") for key in ("lang", "dir") if copy.get(key)}
    for each in copy.iter():
        each.attrib.pop("id", None)
        each.attrib.pop("role", None)
    made_ = made(tag, {"class": name, **given})
    copy.tail = None
    return moved_into(copy, made_)


def _noted(
    main: Element,
    claims: dict[str, tuple[str, ...]],
    revealed: Revealed,
    language: Language,
) -> None:
    """Say in a note what was checked of the claims that it is the citation of."""
    notes = {each.get("id", ""): each for each in main.iter("li")}
    for call in every(main, "ref", "a"):
        note = notes.get(call.get("href", "")[1:])
        behind = claims.get(call.get("id", ""), ())
        if note is not None and behind:
            proofs = proved([revealed.proofs[name] for name in behind], language)
            note.append(added("div", {"class": "noted"}, proofs))


def _touched(main: Element, composed: Composition, cards: dict[Dealt, Element]) -> None:
    """Let the words of a fact open the card of the mark after them."""
    names = {
        f"fact-{number}": name
        for number, (name, _) in enumerate(composed.page.facts, start=1)
    }
    for (_, claims), card in cards.items():
        for fact in every(main, "fact", "span"):
            if names.get(fact.get("id", "")) in claims:
                fact.attrib.setdefault("data-card", card.get("id", ""))
