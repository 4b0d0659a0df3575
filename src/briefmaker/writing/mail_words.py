"""What a language file says of letters that a document travels with."""

from briefmaker.brief.base import Line, Part
from briefmaker.writing.check_words import Pattern, Plural


class MailWords(Part):
    """The few words of a letter that the document itself does not have.

    Attributes:
        subject: its pattern; the handling mark is put before it.
        decision: the keyword where the reader has to decide, with the day.
        clearance: where the reader has to clear or comment.
        information: where nothing is asked; the day is that of the issue.
        meeting: of a meeting's papers; the day is that of the meeting.
        day: a day of the same year: `{month}` is the full name, `{short}` the short.
        day_of_year: a day of another year.
        judgements: over some of the key judgements, where not all are in the letter.
        marks: what the numbers in brackets after figures are.
        differs: what the sign ≠ after figures is.
        note: over what the sender has added.
    """

    subject: Pattern
    decision: Pattern
    clearance: Pattern
    information: Pattern
    meeting: Pattern
    day: Pattern
    day_of_year: Pattern
    judgements: Line
    attached: Line
    pages: Plural
    marks: Line
    differs: Line
    note: Line
