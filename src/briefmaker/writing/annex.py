"""Annex A, the evidence record: what every claim stands on, and what the check says.

Rows stand in document order. Failing claims are printed like the others, so that a
draft shows what has to be mended.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from markupsafe import Markup, escape

from briefmaker.brief.library import Fact, Quote
from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.verdict import Flag, Verdict
from briefmaker.values import Struct
from briefmaker.writing.check_words import Matched, RecordWords
from briefmaker.writing.differences import differences
from briefmaker.writing.evidence_view import Annex, ClaimRow
from briefmaker.writing.header import plain
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.locators import LABELS, Pinpoint, pinpoint_of
from briefmaker.writing.method import method
from briefmaker.writing.passages import may_show, passage
from briefmaker.writing.sources import author_words
from briefmaker.writing.summary import open_warnings
from briefmaker.writing.written import CLAIM, SOURCE, Written

LEVELS: tuple[Matched, ...] = ("exact", "typography", "layout", "spacing", "case")
OPERATORS = {"*": "×", "-": "−", "/": "∕"}


class Record(Struct, frozen=True):
    """Sets the claims of a document as rows.

    Attributes:
        codes: the code of each claim, in document order.
        failing: the claims that the policy does not let through.
    """

    brief: Brief
    evidence: Evidence
    written: Written
    codes: Mapping[str, str]
    failing: Collection[str]
    language: Language

    @property
    def words(self) -> RecordWords:
        """The words of the record."""
        return self.language.file.evidence.record

    def annex(self) -> Annex:
        """Return both annexes."""
        page, pages = self.language.file.locators["page"][:2]
        said = self.language.file.evidence.method
        return Annex(
            title=self._plain(self.words.title),
            lead=self._plain(self.words.lead),
            words=self.words,
            rows=tuple(self._row(name) for name in self.codes),
            differences=tuple(
                differences(self.evidence, self.codes, self.source_link, self.language)
            ),
            method_title=self._plain(said.title),
            method=method(self.brief, self.language),
            page=page,
            pages=pages,
        )

    def source_link(self, name: str) -> Markup:
        """Return a source as its number, or as it is called, leading to the list."""
        entry = next((e for e in self.written.sources if e.id == SOURCE + name), None)
        source = self.evidence.sources.get(name)
        if source is None:
            return escape(name)
        if entry is None:
            return escape(author_words(source, self.language))
        called = (
            f"[{self.language.numerals(entry.number)}]"
            if entry.number
            else author_words(source, self.language) or name
        )
        return Markup('<a href="#{}">{}</a>').format(entry.id, called)

    def _row(self, name: str) -> ClaimRow:
        verdict, entry = self.evidence.verdicts[name], self.evidence.entry(name)
        source = self.evidence.sources.get(entry.source or "")
        spoken = (source.language if source else None) or self.brief.language
        found = verdict.passage
        return ClaimRow(
            id=f"{CLAIM}{name}",
            code=self.codes[name],
            words=self._printed(entry),
            calls=" ".join(self.written.uses.get(name, ())),
            passage=self._basis(entry, verdict),
            language=spoken if spoken != self.brief.language else "",
            place=self._place(entry, verdict),
            asides=tuple(self._asides(entry, verdict)),
            status=self._plain(self.words.statuses[verdict.status]),
            fails=name in self.failing,
            stands=verdict.status.holds,
            quoted=bool(entry.selector) and not self._restricted(entry),
            matched=self._plain(self._matched(verdict)) if found else Markup(),
            remarks=tuple(self._remarks(entry, verdict)),
        )

    def _printed(self, entry: Fact | Quote) -> Markup:
        """Return what the page prints of a claim, or what the claim says."""
        if isinstance(entry, Quote):
            if self._restricted(entry):
                return self._plain(entry.speaker)
            said = self.language.quoted(entry.selector.exact)
            return self._plain(f"{entry.speaker}: {said}")
        quantity = self.evidence.quantities.get(entry.quantity or "")
        label = quantity.label if quantity else ""
        return self._plain(entry.display or entry.statement or entry.label or label)

    def _basis(self, entry: Fact | Quote, verdict: Verdict) -> Markup:
        """Return the passage, the calculation or the person that a claim stands on."""
        if isinstance(entry, Fact) and entry.calc:
            calc = self._calculation(entry.calc, verdict)
            return Markup(escape(self.words.calculated)).format(calc=calc)
        if isinstance(entry, Fact) and entry.attested:
            said = entry.attested
            return self._plain(
                self.words.attested.format(
                    name=said.by,
                    date=self.language.date(said.on),
                    reason=said.why_no_copy,
                )
            )
        if self._restricted(entry):
            return self._plain(self.language.file.evidence.public.passage)
        around = self._may_show(entry)
        return passage(entry, verdict, around=around)

    def _calculation(self, calc: str, verdict: Verdict) -> Markup:
        """Return arithmetic with the codes of its inputs, then what each input is."""
        names = sorted(verdict.inputs, key=len, reverse=True)
        pattern = "|".join(re.escape(name) for name in names) or r"(?!)"
        parts = re.split(rf"(?<![\w-])({pattern})(?![\w-])", calc)
        formula = Markup().join(
            self._link(part) if number % 2 else _signs(part)
            for number, part in enumerate(parts)
        )
        inputs = Markup("; ").join(
            self._link(name) + ":" + NBSP + self._printed(self.evidence.entry(name))
            for name in dict.fromkeys(verdict.inputs)
        )
        return formula + "; " + inputs if inputs else formula

    def _link(self, name: str) -> Markup:
        code = self.codes.get(name, name)
        return Markup('<a href="#{}">{}</a>').format(f"{CLAIM}{name}", code)

    def _place(self, entry: Fact | Quote, verdict: Verdict) -> Markup:
        """Return the source and the place in it: as given, or else as found."""
        if not entry.source:
            return Markup()
        pinpoint = pinpoint_of(entry.locator)
        if pinpoint is None and verdict.passage:
            places = verdict.passage.places
            found = tuple((k, places[k]) for k in LABELS if k in places)
            pinpoint = Pinpoint(found) if found else None
        link = self.source_link(entry.source)
        if pinpoint is None:
            return link
        return link + NBSP + self._plain(pinpoint.words(self.language))

    def _asides(self, entry: Fact | Quote, verdict: Verdict) -> Iterator[Markup]:
        if self._restricted(entry):
            return
        if entry.translation:
            said = self.words.translated.format(
                name=entry.translation.by, words=entry.translation.text
            )
            yield self._plain(said)
        found = verdict.passage
        if found and found.omitted and self._may_show(entry):
            omitted = found.omitted.strip(" ,;")
            yield self._plain(self.words.left_out.format(words=omitted))

    def _may_show(self, entry: Fact | Quote) -> bool:
        source = self.evidence.sources.get(entry.source or "")
        return may_show(source, self.brief.policy)

    def _restricted(self, entry: Fact | Quote) -> bool:
        """Whether nothing that its source says may be shown."""
        source = self.evidence.sources.get(entry.source or "")
        return bool(source and source.restricted)

    def _matched(self, verdict: Verdict) -> str:
        found = verdict.passage
        if found is None or found.sealed:
            return self.words.matched["sealed"]
        return self.words.matched[LEVELS[found.level]]

    def _remarks(self, entry: Fact | Quote, verdict: Verdict) -> Iterator[Markup]:
        """Yield the flags, then what a person accepts, then why a claim fails."""
        accepted = {Flag(warned.value) for warned in verdict.accepted}
        stops = open_warnings(verdict, self.brief.policy)
        settled = {*accepted, *(Flag(warned.value) for warned in stops)}
        flags = [self.words.flags[f] for f in verdict.flags if f not in settled]
        if flags:
            said = self.language.words.comma.join(dict.fromkeys(flags))
            yield self._plain(said)
        for warned in stops:
            said = self.words.open.format(flag=self.words.flags[Flag(warned.value)])
            yield Markup('<span class="stops">{}</span>').format(self._plain(said))
        for warned, reason in verdict.accepted.items():
            flag = self.words.flags[Flag(warned.value)]
            yield self._plain(self.words.accepted.format(flag=flag, reason=reason))
        hidden = self._restricted(entry)
        if not verdict.status.holds and verdict.reason and not hidden:
            # What the tool says to authors it says in English.
            yield Markup('<span lang="en">{}</span>').format(verdict.reason)

    def _plain(self, text: str) -> Markup:
        return plain(text, self.language)


def _signs(calc: str) -> Markup:
    """Return the signs of arithmetic as they are printed: a minus, a times."""
    return escape("".join(OPERATORS.get(letter, letter) for letter in calc))
