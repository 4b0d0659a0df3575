"""English words of judgement: how likely, how sure, who says so, until when.

After the annexes of ICD 203 and of the United Kingdom's probability yardstick, which
name both the words to use and those to avoid.
"""

import re

from briefmaker.rules.english import either

VAGUE = either(
    r"might|could|possible|possibly|perhaps|maybe|potentially|conceivably|arguably|"
    r"presumably|seemingly",
    r"may(?! (?:\d|19|20))",
    r"probably",
    r"(?:cannot|can not|can’t|can't) (?:be ruled out|rule out)",
    r"(?:risk|chance|possibility|danger) that",
    r"some possibility",
    r"seems?|appears? (?:to|that|likely)",
    r"(?:thought|believed|expected|set|poised) to(?= \w)",
)
"""Words for a likelihood that everybody reads differently (ICD 203, annex)."""

PERMITTED = re.compile(
    r"\b(?:as (?:soon|far|much|many|early) as|if|where|when) possible\b"
)
"""“Possible” as a way to say how, not how likely."""

MONTH = re.compile(r"\b[Mm]ay(?=[ \u00a0]\d)|(?<=\d[ \u00a0])May\b")

CONFIDENCE = either(
    r"(?:(?:very |fairly )?(?:low|moderate|medium|high|some|little|great|greater|full|"
    r"less|more|limited) )(?:degree of |level of )?confidence(?! (?:interval|building|"
    r"measures?|vote|trick)\b)(?!-)",
    r"(?:we|i) (?:are|am|remain|feel) (?:\w+ )?confident",
    r"confident (?:judg\w+|assess\w+)",
    r"confidence (?:in (?:this|these|the|our) (?:judg\w+|assess\w+|estimat\w+)|is "
    r"(?:low|moderate|medium|high|limited))",
)
"""Words for how good the basis of a judgement is, not for trust in somebody."""

REASON = either(
    r"because|since|as|based on|on the basis of|given|rests? on|stands? on|owing to|"
    r"due to|for|thanks to|reflects?|the reason|only|one source|no source"
)
"""Words by which the reason for a confidence is given."""

FACELESS = either(
    r"it (?:is|was|has been|can be|may be) (?:\w+ly )?(?:assessed|considered|believed|"
    r"judged|thought|felt|expected|anticipated|estimated|deemed|assumed|understood|"
    r"concluded)(?= (?:that|to|likely|unlikely|possible))",
    r"(?:is|are) (?:\w+ly )?(?:assessed|judged|believed|considered|deemed|thought) to",
)
"""A judgement without anybody who judges."""

CONDITION = re.compile(
    r"\b(?:if|should|were|unless|provided that)\b.*?\b(might|may|could)\b",
    re.IGNORECASE,
)

CERTAIN = either(
    r"certainly|inevitable|inevitably|impossible|guaranteed|undoubtedly|unavoidable|"
    r"doubtless|no doubt|without (?:a )?doubt",
    r"will(?! of\b)(?! be (?:out|published|issued|due) (?:on|in|by)\b)",
)
"""Words for what is sure, where nothing in the future is."""

HELD = re.compile(
    r"\b(?:whether|if|when|what|who|how|which|once|until|that|political|good|free|"
    r"ill|own|goodwill|we|I)\s+(?:\S+\s+){0,4}?$",
    re.IGNORECASE,
)
"""What before “will” makes it no forecast: a question, a condition, our own plan."""

TIME = re.compile(
    r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)|"
    r"\b(?:January|February|March|April|June|July|August|September|October|November|"
    r"December|May(?=[ \u00a0]\d))\b|"
    r"\b(?:this|next|coming|each|every|past|last|following)\s+(?:\w+\s+)?(?:day|week|month|"
    r"quarter|year|decade|season|spring|summer|autumn|winter|harvest|election|term|"
    r"session)s?\b|"
    r"\b(?:within|in|over|for|after)\s+(?:the\s+)?(?:next\s+|coming\s+)?(?:\w+\s+){0,2}"
    r"(?:days?|weeks?|months?|quarters?|years?|decades?)\b|"
    r"\b(?:by|before|until|till|through|during|after|as of)\s+(?:the\s+)?(?:end|start|"
    r"middle|beginning|mid|summer|spring|autumn|winter|\d)",
    re.IGNORECASE,
)
"""Words that say until when a judgement holds."""

BESIDE = re.compile(
    r"[ \u00a0]*(?:\(|,|–|—|:)?[ \u00a0]*(?:about |around |some |roughly |nearly )?"
    r"(?P<low>\d{1,3})(?:[ \u00a0]?(?:%|per cent|percent))?"
    r"(?:(?:[–-]|[ \u00a0]to[ \u00a0])(?P<high>\d{1,3}))?"
    r"[ \u00a0]?(?:%|per[ \u00a0]cent|percent)"
)
"""A percentage that follows a term at once, or the two ends of a range."""

CHANCE = re.compile(
    r"(?P<low>\d{1,3})[ \u00a0]?(?:%|per[ \u00a0]cent|percent)[ \u00a0]"
    r"(?:chance|probability|likelihood)\b"
)

ALIEN = {
    "icd203": either(
        r"highly (?:likely|unlikely)|(?:a )?realistic possibility|(?:a )?remote chance|"
        r"quite (?:likely|unlikely|possible)|(?:fairly|rather|somewhat|extremely) "
        r"(?:likely|unlikely|probable)|more likely than not|in all likelihood|"
        r"better than even|virtually certain"
    ),
    "uk": either(
        r"very (?:likely|unlikely)|almost no chance|(?:roughly )?even (?:chance|odds)|"
        r"highly (?:probable|improbable)|improbable|nearly certain|"
        r"quite (?:likely|unlikely|possible)|(?:fairly|rather|somewhat|extremely) "
        r"(?:likely|unlikely|probable)|more likely than not|in all likelihood|"
        r"better than even|virtually certain"
    ),
}
"""For each scale, terms that it does not have: the other's, and near ones."""

BARE = re.compile(
    r"(?<![\w-])(?<!more )(?<!most )(?<!less )(?<!least )(?<!as )(?<!how )(?<!quite )"
    r"(?<!fairly )(?<!rather )(?<!highly )(?<!very )(?<!somewhat )(?<!extremely )"
    r"(?P<term>(?:very |highly )?(?:un)?likely|almost certain|roughly even chance|"
    r"almost no chance|remote chance|realistic possibility|(?:im)?probable)(?![\w-])",
    re.IGNORECASE,
)
"""A term of a scale that is typed as a plain word."""
