"""The lists of a section, field by field, in the order in which they are printed.

What is prose in them is read, checked and set as prose is everywhere. Names and
deadlines are plain words that say nothing of the world.
"""

from collections.abc import Iterator

from briefmaker.brief.sections import Section
from briefmaker.problems import Address

TOPIC = "topic"
"""The bold word before a talking point: the one plain field that says something."""

SAID = {
    "recommendations": ("text",),
    "steps": ("do",),
    "points": (TOPIC, "say", "why"),
    "questions": ("ask", "answer", "beyond"),
    "people": ("note",),
}
"""For each list, what an entry says, field by field; all but `TOPIC` is prose."""


def said_in(section: Section, address: Address) -> Iterator[tuple[Address, str]]:
    """Yield what the lists of a section say, each field with its address.

    Args:
        address: of the section.
    """
    for key in section.lists:
        for number, entry in enumerate(getattr(section, key)):
            for name in SAID[key]:
                if text := getattr(entry, name):
                    yield (*address, key, number, name), text
