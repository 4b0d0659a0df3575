"""Rules of length: sections, sentences, paragraphs, the bottom line (T-01 to T-04)."""

from collections.abc import Iterable, Iterator

from briefmaker.brief.sections import Role
from briefmaker.evidence.page.statement import Statement
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.measure import grade, passages, running, words_in
from briefmaker.rules.rule import Manuscript
from briefmaker.writing.headings import heading_of

TOO_FAR = 1.2
"""How many times its limit a text may have before that is an error."""

SENTENCE, LONGEST_SENTENCE = 25, 40
PARAGRAPH = 100
BOTTOM_LINE = 75
HARD_TO_READ = 14
ENOUGH_TO_JUDGE = 100
"""Words from which a reading grade says something."""

SHOWN = 8
"""Words of a sentence that a message quotes."""


def t_01(read: Manuscript) -> Iterator[Problem]:
    """Sections and the document keep to their kind's word limits."""
    limits: dict[Role, int] = {
        each.role: each.words for each in read.kind.sections if each.words
    }
    for number, section in enumerate(read.brief.sections):
        limit = limits.get(section.role) if section.role else None
        at: Address = ("sections", number)
        held = [each for each in running(read.said) if each.address[:2] == at]
        if limit and (words := _words(held)) > limit:
            name = heading_of(section, read.language)
            yield _over("T-01", f"the section “{name}”", words, limit, at)
    if read.kind.words and (words := _words(running(read.said))) > read.kind.words:
        yield _over("T-01", "the document", words, read.kind.words, ("kind",))


def t_02(read: Manuscript) -> Iterator[Problem]:
    """A sentence has at most 25 words."""
    for statement in running(read.said):
        words = words_in(statement.text)
        if words > SENTENCE:
            first = " ".join(statement.text.split()[:SHOWN])
            yield statement.problem(
                "rule.T-02",
                f"the sentence “{first} …” has {words} words; {SENTENCE} are the most "
                "that is easy to read",
                Severity.ERROR if words > LONGEST_SENTENCE else Severity.WARNING,
                _beginning(statement),
                "make two sentences of it",
            )


def t_03(read: Manuscript) -> Iterator[Problem]:
    """A paragraph has at most 100 words."""
    for passage in passages(read.said):
        if passage.words > PARAGRAPH:
            first = passage.sentences[0]
            yield first.problem(
                "rule.T-03",
                f"this paragraph has {passage.words} words; {PARAGRAPH} are the most",
                Severity.WARNING,
                _beginning(first),
                "begin another paragraph where the thought turns",
            )


def t_04(read: Manuscript) -> Iterator[Problem]:
    """The bottom line has at most 75 words."""
    at: Address = ("bottom_line",)
    words = _words(each for each in running(read.said) if each.address == at)
    if words > BOTTOM_LINE:
        yield Problem(
            "rule.T-04",
            f"the bottom line has {words} words; {BOTTOM_LINE} are the most",
            address=at,
            hint="keep the finding, the judgement and what is asked; move the rest "
            "into a section",
        )


def t_14(read: Manuscript) -> Iterator[Problem]:
    """The text reads at grade 14 or lower."""
    sentences = [each.text for each in running(read.said)]
    text = " ".join(sentences)
    found = grade(text, len(sentences))
    if words_in(text) >= ENOUGH_TO_JUDGE and found > HARD_TO_READ:
        yield Problem(
            "rule.T-14",
            f"the text reads at grade {found:.0f}; {HARD_TO_READ} is the most",
            Severity.NOTE,
            address=("sections",),
            hint="shorter sentences help most, then shorter words",
        )


def _words(said: Iterable[Statement]) -> int:
    return sum(words_in(statement.text) for statement in said)


def _over(rule: str, what: str, words: int, limit: int, at: Address) -> Problem:
    hard = words > limit * TOO_FAR
    return Problem(
        f"rule.{rule}",
        f"{what} has {words} words; its kind allows {limit}",
        Severity.ERROR if hard else Severity.WARNING,
        address=at,
        hint="cut it, or choose a longer kind: `briefmaker kinds`",
    )


def _beginning(statement: Statement) -> tuple[int, int]:
    """Return the stretch of the first word of a sentence that the author typed."""
    start = statement.origins[0][0] if statement.origins else 0
    rest = statement.text[start:].split(maxsplit=1)
    return start, start + len(rest[0]) if rest else start
