"""Rules of the details of a brief, and of a pack (design E.1, A.3)."""

from briefmaker.problems import Severity
from briefmaker.rules import details
from briefmaker.rules.rule import Rule, Where

FORM = "the form of the file: a brief without it is not read"

DETAILS = (
    Rule(
        "M-01",
        Where.DETAILS,
        Severity.ERROR,
        "A brief has a title, a kind, an author, a reader, a date of issue, an "
        "information cut-off, an id and a handling mark",
        "US State Department, forms of memoranda",
        kept=FORM,
    ),
    Rule(
        "M-02",
        Where.DETAILS,
        Severity.ERROR,
        "The handling mark is one of the list, in its exact form: `TLP:AMBER`",
        "FIRST, Traffic Light Protocol 2.0",
        kept=FORM,
    ),
    Rule(
        "M-03",
        Where.DETAILS,
        Severity.ERROR,
        "The cut-off is not after the issue, and nothing is asked for before it",
        "our judgement",
        kept="the form of the file: dates that cannot all be meant are refused",
    ),
    Rule(
        "M-04",
        Where.DETAILS,
        Severity.WARNING,
        "A decision is asked for at least five working days after the issue",
        "US State Department, action memoranda",
        details.m_04,
    ),
    Rule(
        "M-05",
        Where.DETAILS,
        Severity.ERROR,
        "A document asks for a decision if its kind does, and for none if it does not",
        "US State Department, action memoranda; cabinet submissions",
        details.m_05,
    ),
    Rule(
        "M-06",
        Where.DETAILS,
        Severity.WARNING,
        "Who gets the document is named on it",
        "our judgement",
        kept="the form of the file: `to` names at least one reader, and is printed",
    ),
    Rule(
        "M-07",
        Where.DETAILS,
        Severity.WARNING,
        "Under the Chatham House Rule no speaker is named beside what was said",
        "Chatham House; FIRST, Traffic Light Protocol 2.0",
        details.m_07,
        languages=("en",),
    ),
    Rule(
        "M-08",
        Where.DETAILS,
        Severity.ERROR,
        "The handling mark of a meeting's pack is not laxer than that of a paper in it",
        "FIRST, Traffic Light Protocol 2.0; our judgement",
        codes=("pack.lax-marking", "pack.mixed-markings", "pack.no-marking"),
        final=True,
    ),
    Rule(
        "M-09",
        Where.DETAILS,
        Severity.WARNING,
        "Names that are in dispute are written as the house has agreed",
        "United Nations, ST/AI/189; our judgement",
        details.m_09,
    ),
    Rule(
        "M-10",
        Where.DETAILS,
        Severity.WARNING,
        "A document is issued at most 30 days after its information cut-off",
        "our judgement",
        details.m_10,
    ),
    Rule(
        "M-11",
        Where.DETAILS,
        Severity.WARNING,
        "A document has the sections that its kind cannot do without",
        "the forms that each kind follows; our judgement",
        details.m_11,
    ),
    Rule(
        "M-12",
        Where.DETAILS,
        Severity.WARNING,
        "Sections stand in the order of their kind",
        "the forms that each kind follows; our judgement",
        details.m_12,
    ),
)
