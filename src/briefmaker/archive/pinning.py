"""`source pin`: a passage that was looked up in the copy becomes a fact's anchor.

What does not resolve is refused, and what resolves is judged as the check judges it,
so that nothing is written that would fail. The words are recorded as the source has
them; where they repeat, the shortest of a locator or the words around singles one out.
"""

from collections.abc import Mapping

from briefmaker.archive.anchoring import Wish, anchored
from briefmaker.archive.changes import Write
from briefmaker.archive.library import Library
from briefmaker.archive.refused import Refused, misasked
from briefmaker.brief.library import Fact, Locator, Quote, Selector, Warned
from briefmaker.brief.model import Brief
from briefmaker.brief.yaml import Data, emit
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.evidence.verdicts import judge
from briefmaker.values import Struct

FACTS_FILE = "facts.yaml"


class Pinned(Struct, frozen=True):
    """An anchor that resolves.

    Attributes:
        group: `facts`, or `quotes` for a quotation of the library.
        new: the library had no entry of this name.
        entry: what is written, in the keys of the library.
        verdict: what the check says of it.
    """

    id: str
    group: str
    new: bool
    entry: dict[str, Data]
    passage: Passage
    verdict: Verdict
    write: Write

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where the passage stands, as the locator names it."""
        locator = self.entry.get("locator")
        named = locator if isinstance(locator, dict) else {}
        return [(kind, str(name)) for kind, name in named.items()]

    @property
    def warnings(self) -> list[str]:
        """What stands in or around the passage and a person has to accept."""
        open_ = {warned.value for warned in Warned} - {"stale"}
        accepted = {warned.value for warned in self.verdict.accepted}
        return [flag for flag in self.verdict.flags if flag in open_ - accepted]

    @property
    def yaml(self) -> str:
        """The entry as it would be typed under its group."""
        return emit({self.id: self.entry}, indent=2)


def pin(wish: Wish, library: Library, printing: Brief) -> Pinned:
    """Look a passage up in the copy of its source and prepare it as an anchor.

    Args:
        printing: the brief in whose language the figure is printed.

    Raises:
        Refused: it is not in the copy, not singled out, too short to mean anything,
            or does not carry the figure that is printed.
    """
    group, before = _entry(wish, library)
    source_id = wish.source or (before.source if before else "") or ""
    if not source_id:
        raise misasked(
            f"“{wish.id}” is new, so it needs a source",
            "give one with `--source`; `briefmaker source list` lists them",
        )
    source = library.source(source_id)
    copy = kept(source_id, source, library.folder, library.workspace)
    if copy.standing is not Standing.KEPT or copy.text is None:
        raise Refused(
            copy.reason or f"the copy of “{source_id}” is not here",
            copy.hint or "`briefmaker source add FILE` puts it back",
        )
    anchor = anchored(wish, copy.text, before.locator if before else None)
    changed: dict[str, Data] = {
        "selector": _selector(anchor.selector),
        "locator": _typed(anchor.locator),
    }
    if before:
        write = library.with_keys(group, wish.id, changed, after="selector")
        old = before.model_dump(mode="json", by_alias=True, exclude_unset=True)
        entry = {**old, **changed}
    else:
        entry = _new_entry(wish, source_id, changed)
        write = library.with_entry(FACTS_FILE, "facts", wish.id, entry)
    entry = {key: value for key, value in entry.items() if value}
    claim = (Quote if group == "quotes" else Fact).model_validate(entry)
    verdict = judge(wish.id, claim, source, copy, printing)
    if not verdict.status.holds:
        raise Refused(verdict.reason, _hint(verdict))
    return Pinned(wish.id, group, not before, entry, anchor.passage, verdict, write)


def _entry(wish: Wish, library: Library) -> tuple[str, Fact | Quote | None]:
    """Return the entry that has the name already, and its group.

    Raises:
        Refused: it cannot stand on a passage of that source.
    """
    entries = library.entries
    group = "quotes" if wish.id in entries.quotes else "facts"
    before = entries.quotes.get(wish.id) or entries.facts.get(wish.id)
    if before is None:
        return group, None
    if before.selector is None:
        raise misasked(
            f"“{wish.id}” stands on no passage: it is calculated, or somebody vouches "
            "for it",
            "give the passage a name of its own",
        )
    if wish.source and wish.source != before.source:
        raise misasked(
            f"“{wish.id}” stands on the source “{before.source}”",
            f"give what “{wish.source}” says a name of its own",
        )
    if wish.display or wish.quantity:
        raise misasked(
            f"“{wish.id}” is in the library already; only its passage is pinned anew",
            "change `display` and `quantity` in the library",
        )
    return group, before


def _new_entry(
    wish: Wish, source_id: str, changed: Mapping[str, Data]
) -> dict[str, Data]:
    said: dict[str, Data] = {
        "quantity": wish.quantity,
        "display": wish.display,
        "source": source_id,
        **changed,
    }
    return {key: value for key, value in said.items() if value}


def _selector(selector: Selector) -> Data:
    return {
        key: value
        for key, value in selector.model_dump(exclude_unset=True).items()
        if value
    }


def _typed(locator: Locator | None) -> Data:
    return locator.model_dump(exclude_none=True) if locator else None


def _hint(verdict: Verdict) -> str:
    """Return what to do, by options of the command and not by keys of a file."""
    if verdict.status is Status.WEAK:
        return "take more of the sentence, until it says what the figure is about"
    if verdict.status is Status.FIGURE_MISMATCH and "`figure`" in verdict.hint:
        return 'say which one with `--figure "…"`, as it stands in the passage'
    return verdict.hint
