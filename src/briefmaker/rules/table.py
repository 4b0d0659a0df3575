"""All rules in one table: what `briefmaker rules` lists and `examine` goes through."""

from briefmaker.rules.fields.charts import CHARTS
from briefmaker.rules.fields.details import DETAILS
from briefmaker.rules.fields.evidence import EVIDENCE
from briefmaker.rules.fields.file import FILE, LOOK
from briefmaker.rules.fields.judgement import JUDGEMENT
from briefmaker.rules.fields.layout import LAYOUT
from briefmaker.rules.fields.mail import MAIL
from briefmaker.rules.fields.text import TEXT
from briefmaker.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *DETAILS,
    *EVIDENCE,
    *JUDGEMENT,
    *TEXT,
    *CHARTS,
    *LAYOUT,
    *LOOK,
    *FILE,
    *MAIL,
)

BY_ID = {rule.id: rule for rule in RULES}

_BY_CODE = {code: rule for rule in RULES for code in (rule.code, *rule.codes)}


def rule_of(code: str) -> Rule | None:
    """Return the rule that a problem with this code tells of, if there is one."""
    return _BY_CODE.get(code)
