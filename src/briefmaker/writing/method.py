"""Annex B: how the evidence was checked, and what the check does not mean."""

from importlib import metadata

from markupsafe import Markup

from briefmaker.brief.model import Brief
from briefmaker.writing.header import name, plain
from briefmaker.writing.language import Language

TOOL = "briefmaker"


def version() -> str:
    """Return the number of this version of the tool; nothing if it is not installed."""
    try:
        return metadata.version(TOOL)
    except metadata.PackageNotFoundError:
        return ""


def method(brief: Brief, language: Language) -> tuple[tuple[Markup, Markup], ...]:
    """Return the headings and short paragraphs of the method.

    The date is the brief's: the same brief gives the same bytes on any day.
    """
    words = language.file.evidence.method
    values = {
        "document": name(brief),
        "policy": words.policies[brief.policy],
        "version": version(),
        "date": language.date(brief.date),
    }
    return tuple(
        (plain(heading, language), plain(said.format_map(values), language))
        for heading, said in words.lines
    )
