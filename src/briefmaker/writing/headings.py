"""The headings of sections: the author's own, or the usual one of their role."""

from briefmaker.brief.sections import Section
from briefmaker.writing.language import Language


def heading_of(section: Section, language: Language) -> str:
    """Return what stands over a section, as plain text."""
    usual = language.file.sections[section.role] if section.role else ""
    return section.heading or usual
