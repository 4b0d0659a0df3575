"""Looking for a printed figure in what stands behind it: claims first, then copies."""

from collections.abc import Iterable, Iterator

from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.figures import Figure, figures_in
from briefmaker.evidence.figures.containing import judged
from briefmaker.evidence.page.haystacks import Haystack
from briefmaker.evidence.page.statement import stretches
from briefmaker.evidence.texts.kept import Standing
from briefmaker.values import Struct, field

Words = tuple[str, str]
"""A phrase and the tag of its language."""


class Search(Struct, frozen=True):
    """Looks for figures in the claims and copies of one brief.

    Attributes:
        language: of the brief, in which facts are printed.
        haystacks: the copies that have been looked into, so that each is read once.
    """

    evidence: Evidence
    language: str
    haystacks: dict[str, Haystack] = field(default_factory=dict)

    def said(self, claim: str) -> Iterator[Words]:
        """Yield the passage of a fact or quotation, and its words as printed."""
        fact = self.evidence.facts.get(claim)
        entry = fact or self.evidence.quotes.get(claim)
        if entry is None:
            return
        if entry.selector:
            yield entry.selector.exact, self._language_of(entry.source)
        if fact and fact.display:
            yield fact.display, self.language
        if entry.translation:
            yield entry.translation.text, self.language

    def in_claims(self, claims: Iterable[str], figure: Figure) -> bool:
        """Whether a claim carries the figure, in its passage or its printed words."""
        return any(
            carries(words, language, figure)
            for claim in claims
            for words, language in self.said(claim)
        )

    def in_copy(self, source: str, figure: Figure) -> bool:
        """Whether the copy of a source has the figure, anywhere in its text."""
        copy = self.evidence.copies.get(source)
        if copy is None or copy.text is None:
            return False
        if not figure.read:
            return any(stretches(figure.words, copy.text.content))
        if source not in self.haystacks:
            language = self._language_of(source)
            self.haystacks[source] = Haystack(copy.text.content, language)
        found = self.haystacks[source].figures(figure)
        return any(_nearly_said(other, figure) for other in found)

    def readable(self, source: str) -> bool:
        """Whether the text of the source is at hand; a seal cannot be searched."""
        copy = self.evidence.copies.get(source)
        return copy is not None and bool(copy.text and copy.text.content)

    def sealed(self, source: str) -> bool:
        """Whether only the seal of the source is at hand."""
        copy = self.evidence.copies.get(source)
        return copy is not None and copy.standing is Standing.SEALED

    def _language_of(self, source: str | None) -> str:
        known = self.evidence.sources.get(source or "")
        return (known.language if known else None) or self.language


def carries(words: str, language: str, figure: Figure) -> bool:
    """Whether some figure of a phrase supports a printed one.

    A figure that cannot be read must stand there in the same characters.
    """
    if not figure.read:
        return any(stretches(figure.words, words))
    return any(
        _judged(other, figure) in ("supported", "weaker")
        for other in figures_in(words, language)
        if other.read
    )


def _nearly_said(source: Figure, printed: Figure) -> bool:
    """Whether a figure somewhere in a text may be the one that is printed.

    A mere bound, "more than two", is true of most numbers of a text; it must be close.
    """
    outcome = _judged(source, printed)
    close = abs(source.low - printed.low) * 10 <= abs(source.low)
    return outcome == "supported" or (outcome == "weaker" and close)


def _judged(source: Figure, printed: Figure) -> str:
    """Return the best outcome of all ways to read the two."""
    outcomes = {
        judged(one, other)[0] for one in source.readings for other in printed.readings
    }
    ranked = ("supported", "weaker", "mismatch")
    return next((each for each in ranked if each in outcomes), "mismatch")
