"""English words that rules look for: precise rather than many.

A word is here only if it is nearly always what the rule means. Other languages have no
lists yet, so their texts are not held against these rules.
"""

import re
from collections.abc import Mapping


def either(*words: str) -> re.Pattern[str]:
    """Return a pattern for whole words or phrases, whatever their case and spaces."""
    spelled = "|".join(word.replace(" ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE)


def among(text: str) -> re.Pattern[str]:
    """Return a pattern for any word of a list that is written as one text."""
    return either(*text.split())


FILLER: Mapping[str, str] = {
    "in order to": "to",
    "with regard to": "on",
    "with respect to": "on",
    "in respect of": "on",
    "it is important to note that": "leave it out",
    "it should be noted that": "leave it out",
    "it is worth noting that": "leave it out",
    "it is clear that": "leave it out",
    "the fact that": "that",
    "due to the fact that": "because",
    "in spite of the fact that": "although",
    "for the purpose of": "to",
    "at this point in time": "now",
    "in the event that": "if",
    "on a regular basis": "regularly",
    "in terms of": "in, by or for",
    "a number of": "how many?",
    "going forward": "leave it out, or give the date",
}
"""Phrases that carry nothing, and what to write instead."""

VAGUE_SIZE = either("significant", "significantly", "substantial", "substantially")

LOADED: Mapping[str, str] = {
    "regime": "government",
    "regimes": "governments",
    "so-called": "leave it out, or quote who calls it so",
    "puppet": "name whom it depends on",
    "terrorist": "name the group",
    "terrorists": "name the group",
    "liberate": "take, retake",
    "liberated": "taken, retaken",
    "liberation": "taking, retaking",
    "hordes": "give the number",
    "flood of": "give the number",
    "waves of migrants": "give the number",
    "illegals": "people without papers",
    "crackdown": "say what was done",
    "notorious": "leave it out",
    "infamous": "leave it out",
}
"""Words that take a side, with the neutral form."""

RELATIVE = either(
    "yesterday",
    "tomorrow",
    "last week",
    "last month",
    "last year",
    "next week",
    "next month",
    "next year",
    "this week",
    "this month",
    "recently",
    "nowadays",
    "in recent years",
    "the other day",
    "a few days ago",
)
"""Times that only the day of writing explains."""

DATED = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")

KNOWN_SHORT = among(
    """
    EU UN US UK USA NATO GDP OSCE IMF WHO UNESCO UNICEF UNHCR OECD AIDS HIV PDF TV ID
    AI IT HQ VAT CEO USD EUR RUB GBP AZN TJS KGS KZT UZS GEL AMD TRY CNY AD BC AM PM
    UTC GMT OK II III IV VI VII VIII IX XI XII TLP OFFICIAL
    """
)
"""Acronyms that every reader of a brief knows, codes of currencies, Roman numbers."""

PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|not\s+)?"
    r"(?:\w{3,}ed|been|begun|born|bought|brought|built|caught|chosen|done|drawn|driven|"
    r"felt|found|given|held|hit|kept|known|laid|led|left|lost|made|meant|met|paid|put|"
    r"read|said|seen|sent|set|shown|shut|sold|spent|spoken|struck|taken|taught|thought|"
    r"told|understood|won|worn|written)\b",
    re.IGNORECASE,
)

FINITE = among(
    """
    is are was were be has have had do does did will would can could may might must
    should shall need needs
    began became bought brought built came chose cost cut drew fell felt found gave
    got grew held hit hurt kept knew led left lent let lost made meant met paid put
    ran rose said saw sold sent set shrank shut spent spoke spread stood struck taught
    thought told took went won wrote
    agree ask count depend differ earn employ face fall give go grow hold keep lag
    lead lose make meet move offer open pay reach reduce remain require run save say
    see seem sell send serve show spend stand start stay stop support take tell think
    trade turn use want win work
    """
)
"""Verbs that can make a title a sentence; others are known by -s or -ed."""

FINITE_ENDING = re.compile(r"(?<![\w-])[a-z][\w’-]*(?:ed|es|s)(?![\w-])")
