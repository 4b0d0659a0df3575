"""What stands behind a brief: its facts as claims, and where its sources differ.

A name in the brief (`{fact}`, `[@…]`, a chart's row) is a fact or a quantity. A
quantity to which its sources give different values is *disputed*: it is never
printed as if it were settled, but by its declared position, with the "Sources
differ" box once in the document.
"""

from collections.abc import Mapping
from fractions import Fraction

from briefmaker.brief.library import Fact, Position, Quantity, Quote, Source
from briefmaker.brief.nearest import nearest
from briefmaker.evidence.texts.kept import Kept
from briefmaker.evidence.verdict import Verdict
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct, field


class Claim(Struct, frozen=True):
    """A fact with its name, ready to be printed or cited."""

    id: str
    fact: Fact


class Dispute(Struct, frozen=True):
    """A quantity to which sources give different values.

    Attributes:
        claims: its facts in the library's order, deprecated ones last.
        preferred: the claim to print under `position: prefer`.
        groups: the names of the facts that agree with each other, group by group;
            one group alone where values agree and the author still tells them
            apart, by the strength of their wording. Deprecated facts are in none.
        spread: the lowest and the highest value, written out in full (1,200,000, not
            1.2 million; 17 for 17%); nothing if any of them is no figure.
        independent: how many of its sources do not repeat one another.
    """

    id: str
    quantity: Quantity
    position: Position
    claims: tuple[Claim, ...]
    preferred: Claim | None
    groups: tuple[tuple[str, ...], ...] = ()
    spread: tuple[Fraction, Fraction] | None = None
    independent: int = 1


class Withheld(Struct, frozen=True):
    """Words that a public copy must not print.

    Attributes:
        address: the entry of the library that they belong to.
        what: what they are to it, for messages: `the title of “cable-12”`.
        telling: they give it away wherever they stand; a name may stand in a text for
            another reason.
    """

    address: Address
    what: str
    words: str
    telling: bool


class Evidence(Struct, frozen=True):
    """What stands behind a brief: sources, facts and disputes, all resolved.

    Attributes:
        sources: the library's, and one of the CSL type `personal_communication`
            for each fact that a person vouches for, under the fact's name.
        verdicts: what the check says of each fact and quotation, by name.
        copies: how the kept copy of each source stands, by the source's name.
        unsupported: how much of the text an earlier check found to stand on no
            ground; nothing where the text is still to be checked.
        unnamed: of a public copy, the sources and persons whom it does not name.
        withheld: of a public copy, what it must not say of them.
    """

    sources: Mapping[str, Source]
    quantities: Mapping[str, Quantity]
    facts: Mapping[str, Fact]
    quotes: Mapping[str, Quote]
    disputes: Mapping[str, Dispute]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    copies: Mapping[str, Kept] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unsupported: int | None = None
    unnamed: frozenset[str] = frozenset()
    withheld: tuple[Withheld, ...] = ()

    def claims(self, name: str) -> tuple[Claim, ...]:
        """Return the fact called `name`, or all facts of the quantity called so.

        Returns nothing for an unknown name: see `suggestion`.
        """
        if name in self.facts:
            return (Claim(name, self.facts[name]),)
        return tuple(
            Claim(id_, fact)
            for id_, fact in self.facts.items()
            if fact.quantity == name
        )

    def entry(self, name: str) -> Fact | Quote:
        """Return the fact or quotation of a verdict.

        Raises:
            KeyError: there is none of that name.
        """
        return self.facts[name] if name in self.facts else self.quotes[name]

    def bases(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims with a source that it stands on: itself, or its inputs.

        A calculation stands on what its inputs stand on, each once, in their order.
        """
        verdict = self.verdicts.get(claim.id)
        if not claim.fact.calc or verdict is None:
            return (claim,)
        found: dict[str, Claim] = {}
        for name in verdict.inputs:
            for base in self.bases(Claim(name, self.facts[name])):
                found.setdefault(base.id, base)
        return tuple(found.values())

    def dispute_of(self, name: str) -> Dispute | None:
        """Return the dispute that the fact or quantity `name` is part of."""
        fact = self.facts.get(name)
        return self.disputes.get((fact.quantity or "") if fact else name)

    def suggestion(self, name: str) -> str:
        """Return a hint that names the nearest fact, quantity, quote or source."""
        return nearest(
            name, [*self.facts, *self.quantities, *self.quotes, *self.sources]
        )
