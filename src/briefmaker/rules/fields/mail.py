"""Rules of letters that documents travel with (design A.5, E.7)."""

from briefmaker.problems import Severity
from briefmaker.rules.rule import Rule, Where

MAIL = (
    Rule(
        "N-01",
        Where.MAIL,
        Severity.WARNING,
        "The subject of a letter has handling mark, keyword, day and id, in 78 "
        "characters",
        "FIRST, Traffic Light Protocol 2.0; K. Sehgal, Harvard Business Review, 2016",
        codes=("mail.subject",),
    ),
    Rule(
        "N-02",
        Where.MAIL,
        Severity.WARNING,
        "A letter has at most 120 words to read, and begins with the bottom line",
        "K. Sehgal, Harvard Business Review, 2016",
        codes=("mail.long",),
    ),
    Rule(
        "N-03",
        Where.MAIL,
        Severity.ERROR,
        "A letter says its handling mark, then the bottom line, the decision, the "
        "points and the digest of what is attached",
        "FIRST, Traffic Light Protocol 2.0; our judgement",
        codes=("mail.lost-words",),
        final=True,
    ),
    Rule(
        "N-04",
        Where.MAIL,
        Severity.ERROR,
        "A letter carries all that it shows and asks for nothing from the network",
        "our judgement",
        codes=("mail.remote",),
        final=True,
    ),
)
