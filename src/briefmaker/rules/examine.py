"""Holds a brief against every rule that has a check of its own."""

from briefmaker.problems import Problem
from briefmaker.rules.rule import Manuscript, Rule
from briefmaker.rules.table import RULES
from briefmaker.values import replace


def examine(read: Manuscript) -> tuple[Problem, ...]:
    """Return every breach, in the order of the table, each once.

    A rule that lives on word lists is not asked about a brief in a language that it
    has no list for, nor about a section in such a language.
    """
    problems = (
        problem
        for rule in RULES
        if rule.check and rule.reads(read.language.tag)
        for problem in rule.check(_legible(read, rule))
    )
    return tuple(dict.fromkeys(problems))


def _legible(read: Manuscript, rule: Rule) -> Manuscript:
    """Return the brief without what the rule cannot read."""
    if not rule.languages:
        return read
    said = tuple(each for each in read.said if rule.reads(each.language))
    return replace(read, said=said)
