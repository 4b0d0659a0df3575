"""What a language file says around the papers of a meeting, and on their pages."""

from collections.abc import Mapping

from briefmaker.brief.base import Line, Part
from briefmaker.brief.meeting import Purpose
from briefmaker.writing.check_words import Pattern, Plural
from briefmaker.writing.roll_words import RollWords


class PackWords(Part):
    """The words of a pack.

    Attributes:
        title: over the name of the meeting.
        number: which meeting of its series it is.
        day: a day of the week before, or after, its date.
        when: day, hours and time zone of the meeting.
        own_marks: of a pack whose papers carry handling marks.
        leads: over the names of those who lead an item.
        tab: what a paper is called by, and so is an annex.
        at_page: where a paper begins in the pack.
        foreign: what a PDF of others is called.
        office: over the offices and bodies of those who attend.
        copies: over the names of those who only get a copy.
        overdue: said of an action by how many days its owner is late.
        copy_of: which copy of the pack this is.
        pack_page: at the foot of every page.
        blank: all that a page says on which nothing is printed.
        plates: the title of the name plates.
    """

    title: Line
    number: Pattern
    day: Pattern
    when: Pattern
    place: Line
    papers: Line
    pages: Line
    own_marks: Line
    agenda: Line
    time: Line
    item: Line
    purpose: Line
    leads: Line
    tab: Pattern
    annex: Pattern
    at_page: Pattern
    foreign: Line
    attendees: Line
    name: Line
    office: Line
    note: Line
    chair: Line
    copies: Line
    actions: Line
    action: Line
    state: Line
    glossary: Line
    copy_of: Pattern
    pack_page: Pattern
    blank: Line
    plates: Line
    purposes: Mapping[Purpose, Line]
    overdue: Plural
    roll: RollWords
