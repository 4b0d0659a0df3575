"""What a language file says on the printed register of a pack's copies."""

from briefmaker.brief.base import Line, Part


class RollWords(Part):
    """The words of the register.

    Attributes:
        number: over the numbers of the copies.
        audience: over the names of audiences.
        whole: stands there for a copy from which nothing is left out.
        received: over the room for a date and a signature.
        legend: what the digits under a name are, and what they are good for.
    """

    title: Line
    number: Line
    audience: Line
    whole: Line
    received: Line
    legend: Line
