"""What the rules read of a brief: whose words they are, and what the text is for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from briefmaker.brief.sections import Role, Section
from briefmaker.evidence.page.statement import Span, Statement
from briefmaker.rules.measure import running
from briefmaker.rules.rule import Manuscript
from briefmaker.writing.language import Language

QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
"""Words between double quotation marks of any language."""

BLANK = "\ufffc"
"""Stands for a letter that is not the author's: neither a word nor a space."""

JUDGING = frozenset({Role.ASSESS, Role.OUTLOOK, Role.COMING, Role.MEANING})
"""What sections are for that hold judgements."""


def own_words(statement: Statement) -> str:
    """Return what the author says, in its place, the words of others left blank.

    Not the author's are the words of facts and quotations, likelihood terms, cross
    references, and whatever stands between quotation marks.
    """
    text = statement.text
    others = [*statement.covered, *(match.span() for match in QUOTED.finditer(text))]
    for start, end in others:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def found(
    pattern: re.Pattern[str], said: Iterable[Statement]
) -> Iterator[tuple[Statement, Span]]:
    """Yield where the author's own words match a pattern."""
    for statement in said:
        for match in pattern.finditer(own_words(statement)):
            yield statement, match.span()


def role_of(section: Section, language: Language) -> Role | None:
    """Return what a section is for: its role, or that of which it has the heading."""
    if section.role or not section.heading:
        return section.role
    heading = section.heading.casefold()
    usual = language.file.sections.items()
    return next((role for role, name in usual if name.casefold() == heading), None)


def roles(read: Manuscript) -> Mapping[int, Role]:
    """Return what the sections are for, by their position, as far as it is known."""
    found = (role_of(section, read.language) for section in read.brief.sections)
    return {number: role for number, role in enumerate(found) if role}


def in_sections(read: Manuscript, wanted: Collection[Role]) -> Iterator[Statement]:
    """Yield the running text of the sections with these roles."""
    numbers = {number for number, role in roles(read).items() if role in wanted}
    for statement in running(read.said):
        if statement.address[0] == "sections" and statement.address[1] in numbers:
            yield statement


def of_judgements(read: Manuscript) -> Iterator[Statement]:
    """Yield the sentences of the key judgements, the reasons left out."""
    for statement in read.said:
        if statement.address[0] == "judgements" and statement.address[-1] == "text":
            yield statement


def judging(read: Manuscript) -> Iterator[Statement]:
    """Yield the sentences that judge: key judgements, bottom line, what we assess."""
    for statement in running(read.said):
        if statement.address == ("bottom_line",):
            yield statement
    yield from of_judgements(read)
    yield from in_sections(read, JUDGING)
