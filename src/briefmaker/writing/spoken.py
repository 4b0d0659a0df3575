"""The language of each section: the brief's, or its own."""

from briefmaker.brief.model import Brief
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.language import Language, language_of


def spoken(
    brief: Brief, language: Language, workspace: Workspace
) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Return the language of each section; an unknown one is reported.

    Args:
        language: the brief's.
    """
    found: list[Language] = []
    problems: list[Problem] = []
    for number, section in enumerate(brief.sections):
        own = language
        if section.language and section.language != brief.language:
            address = ("sections", number, "language")
            try:
                own = language_of(section.language, workspace.assets, address)
            except BriefError as error:
                problems.extend(error.problems)
        found.append(own)
    return tuple(found), tuple(problems)
