"""What an author writes in a section: paragraphs, lists, boxes, and notes in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from sweep.words import Words

LONG_NOTE = 120
"""Sentences of a note that no page can hold."""


@dataclass
class Desk:
    """What a brief has to write with, and how far it has come.

    Attributes:
        facts: the names of what can be cited and printed.
        sources: the names of its sources.
        targets: anchors of exhibits and sections that a text may name.
        noted: how often a sentence is followed by a note.
        cited: how often it is followed by a citation.
    """

    dice: Random
    words: Words
    facts: Sequence[str]
    sources: Sequence[str]
    targets: Sequence[str] = ()
    noted: float = 0.08
    cited: float = 0.25
    used: list[str] = field(default_factory=list)

    def said(self, fewest: int = 5, most: int = 18) -> str:
        """Return a sentence with what may stand in and after one."""
        words = self.words.title(self.dice.randint(fewest, most)).split(" ")
        if self.words.chance(0.15):
            at = self.dice.randrange(len(words))
            words[at] = self.dice.choice((self._bold, self._link, self._fact))()
        if self.words.chance(0.02):
            words.append(self.words.word(self.dice.randint(20, 45)))
        if self.targets and self.words.chance(0.05):
            words.append(f"@{self.dice.choice(self.targets)}")
        return f"{' '.join(words)}{self.marks()}."

    def marks(self) -> str:
        """Return the marks after a sentence: mostly none, at times very many."""
        text = ""
        if self.words.chance(self.cited):
            text += f" {self.citation()}"
        if self.words.chance(self.noted):
            count = self.dice.choices((1, 2, 6), (8, 2, 1))[0]
            text += "".join(self.note() for _ in range(count))
        return text

    def citation(self) -> str:
        """Return a citation of one source or more."""
        chosen = self.dice.sample(
            (*self.facts, *self.sources), self.dice.choices((1, 2, 3), (7, 2, 1))[0]
        )
        return f"[{'; '.join(f'@{name}' for name in chosen)}]"

    def note(self) -> str:
        """Return a note, of a few words or of some lines."""
        length = self.dice.choices((1, 2, 5), (6, 3, 1))[0]
        said = [self.words.sentence() for _ in range(length)]
        if self.words.chance(0.3):
            said[0] = f"{said[0][:-1]} {self.citation()}."
        return f"^[{' '.join(said)}]"

    def _bold(self) -> str:
        mark = self.dice.choice(("*", "**"))
        return f"{mark}{self.words.words(self.dice.randint(1, 3))}{mark}"

    def _link(self) -> str:
        return f"[{self.words.words(self.dice.randint(1, 4))}]({self.words.address()})"

    def _fact(self) -> str:
        return f"{{fact}}`{self.dice.choice(self.facts)}`"

    def paragraph(self, most: int = 6) -> str:
        """Return a paragraph."""
        return " ".join(self.said() for _ in range(self.dice.randint(1, most)))

    def items(self, depth: int = 0) -> str:
        """Return a list, at times with lists in it."""
        numbered = self.words.chance(0.4)
        lines = []
        for number in range(1, self.dice.randint(2, 7)):
            mark = f"{number}." if numbered else "-"
            lines.append(f"{mark} {self.said(3, 14)}")
            if depth < 3 and self.words.chance(0.2):
                inner = self.items(depth + 1)
                lines += [f"   {line}" for line in inner.split("\n")]
        return "\n".join(lines)

    def quotation(self) -> str:
        """Return a quotation of a paragraph or two."""
        paragraphs = [self.paragraph(3) for _ in range(self.dice.randint(1, 2))]
        return "\n>\n".join(f"> {each}" for each in paragraphs)

    def box(self) -> str:
        """Return a box."""
        inside = self.dice.choice((self.paragraph, self.items))()
        return (
            f":::{{note}} {self.words.title(3)}\n{self.paragraph(3)}\n\n{inside}\n:::"
        )

    def subheading(self) -> str:
        """Return a heading within a section with the paragraph that it stands over."""
        note = self.note() if self.words.chance(0.2) else ""
        return f"### {self.words.title(4)}{note}\n\n{self.paragraph(3)}"

    def labelled(self) -> str:
        """Return a paragraph whose note stands below it."""
        self.used.append("label")
        label = f"n{len(self.used)}"
        said = self.words.sentences(2)
        return f"{self.words.sentence()}[^{label}]\n\n[^{label}]: {said}"

    def abbreviation(self) -> str:
        """Return a sentence with an abbreviation and what it is short for."""
        short = self.words.word()[:4].upper()
        return f"{self.words.title(4)} {{abbr}}`{short} ({self.words.title(3)})`."

    def lines(self) -> str:
        """Return a paragraph that an author broke by hand."""
        return "\\\n".join(self.words.sentence(3, 8) for _ in range(3))

    def body(self, blocks: int, placed: Sequence[str] = ()) -> str:
        """Return the text of a section with exhibits in it, each named before."""
        made: list[str] = [self._block()() for _ in range(max(blocks, len(placed)))]
        for name in placed:
            at = self.dice.randint(0, len(made) - 1)
            made[at] += f"\n\n{self.words.title(4)} @{name}.\n\n![](#{name})"
        if self.words.chance(0.012):
            text = self.words.sentences(LONG_NOTE)
            made.append(f"{self.words.sentence()}^[{text}]")
        return "\n\n".join(made)

    def _block(self) -> Callable[[], str]:
        makers = {
            self.paragraph: 12,
            self.items: 3,
            self.quotation: 1,
            self.box: 1,
            self.subheading: 2,
            self.labelled: 1,
            self.abbreviation: 1,
            self.lines: 1,
        }
        return self.dice.choices(list(makers), list(makers.values()))[0]
