"""Words that can turn, soften or limit what a passage says, in three languages.

English, Russian and Azerbaijani, in small letters and without loose accents.
"""

import re


def listed(*lines: str) -> frozenset[str]:
    """Return the words of some lines as a set."""
    return frozenset(" ".join(lines).split())


NEGATIONS = listed(
    "not no never none neither nor nobody nothing nowhere cannot without hardly barely",
    "scarcely rarely seldom unable lack lacks lacked lacking absence",
    "fail fails failed failing failure refuse refuses refused refusing refusal",
    "не нет ни нельзя никогда никто ничего ничто нигде без отсутствие отсутствия",
    "отсутствует невозможно heç",
)

LATE_NEGATIONS = listed("deyil deyildir deyildi yox yoxdur yoxdu olmadan")

LATE_NEGATION = re.compile(
    r"\w(?:mayıb|məyib|mamış|məmiş|madı|mədi|mayacaq|məyəcək|mırlar|mır\b|mür\b"
    r"|mayan|məyən)"
)
"""Azerbaijani verbs that carry their negation inside: artmayıb, ödənilmədi."""

NOT_NEGATED = listed("əmir dəmir ömür kömür")

HARMLESS_AFTER = {
    "not": listed("only just merely simply limited least surprisingly solely"),
    "no": listed("doubt less fewer later more earlier matter"),
    "nothing": listed("but less"),
    "не": listed("только менее более раньше позднее позже считая говоря раз меньше"),
}
"""After these words the negation negates nothing: not only, no less than."""

FALLING_APART = listed("notable notably notice noticed nevertheless nonetheless")
"""Words that a space in them turns into a negation; in Russian any with `не` may."""

DENIALS = listed(
    "deny denies denied denying denial denials reject rejects rejected rejecting",
    "rejection refute refutes refuted refuting dismiss dismisses dismissed dismissing",
    "dispute disputes disputed disputing rebut rebuts rebutted rebutting contradict",
    "contradicts contradicted debunk debunked disprove disproves disproved",
    "inkar təkzib rədd",
)
DENIAL_STEMS = ("опроверг", "опровер", "отриц", "отверг", "отказал", "опровергн")
DENIAL_NOUNS = ("denial", "rejection", "опров", "отриц", "отверг", "отказал")
LATE_DENIALS = listed("inkar təkzib rədd")
DENIAL_REACH = 5
"""Words after a verb of denial among which its object must stand."""

CLAIM_STEMS = (
    "claim", "report", "idea", "suggestion", "allegation", "assertion", "notion",
    "accusation", "rumour", "rumor", "statement", "proposal", "plan", "request",
    "possibilit", "figure", "estimate", "charge", "theor", "version", "argument",
)  # fmt: skip
THAT = listed("that")
ARTICLES = listed("the a an its their his her this these those our")
AFTER_VERB = listed(
    "by in at on for from with as when after before and or but said told minister"
)

FALSE = listed("false untrue unfounded baseless fabricated myth неправда ложь yalan")
FALSE_STEMS = ("неверн", "необоснованн", "əsassız", "yalandır")

HEDGES = listed(
    "preliminary provisional provisionally forecast forecasts forecasted forecasting",
    "predict predicts predicted prediction predictions projected projection",
    "projections expected expects expect expecting anticipated estimate estimates",
    "estimated",
    "reportedly allegedly alleged purported purportedly supposedly apparently",
    "may might could would will possibly perhaps probably likely unlikely presumably",
    "potentially unconfirmed rumoured rumored tentative tentatively draft",
    "suggest suggests suggested suggesting scheduled planned plans hopes",
    "может могут мог могла могло могли вероятно возможно якобы предположительно",
    "будет будут планирует планируют планируется ожидает ожидают ожидается ожидаются",
    "guya ehtimal ehtimalla bəlkə gözlənilir gözlənir planlaşdırılır ilkin təxmini",
    "yəqin mümkündür",
)
HEDGE_STEMS = ("предварительн", "прогноз", "оценк", "proqnoz", "ehtimal")
WILLS = listed("will draft plans")
REPORTEDLY = listed("reportedly allegedly apparently supposedly вероятно возможно")
ACCORDING = listed("according согласно по")
ACCORDING_AFTER = listed("görə əsasən")

CONDITIONS = listed("if whether если ли əgər")

LIMITS = listed(
    "unless except excepting excluding provided providing subject condition other",
    "apart exception only long",
    "кроме исключая исключением условии помимо",
    "istisna istisnadır savayı başqa şərtilə şərti",
)
LIMIT_STEMS = ("исключени",)
LIMIT_NEEDS = {
    "provided": listed("that"),
    "providing": listed("that"),
    "subject": listed("to"),
    "condition": listed("that on"),
    "other": listed("than"),
    "apart": listed("from"),
    "only": listed("if when"),
    "long": listed("as"),
    "başqa": listed("dan dən"),
}
"""Words that limit only beside another: provided that, subject to, only if."""

BUTS = listed(
    "but although though however albeit yet но однако хотя lakin amma ancaq fəqət"
)

CLAUSES = listed(
    "which who whose whom where when because since while whereas after before despite",
    "until где когда поскольку пока после çünki halbuki sonra əvvəl",
)
CLAUSE_STEMS = ("котор",)

OPENERS = listed(
    "that including such especially particularly namely",
    "что чтобы будто включая например ki o cümlədən",
)
SAID = listed(
    "say says said told tells announced stated added",
    "сказал сказала заявил заявила сообщил сообщила добавил добавила",
    "dedi deyib bildirdi bildirib bildirmişdir",
)
ANDS = listed("and и və həmçinin")
ORS = listed("or nor или либо ya")

AUXILIARIES = listed(
    "is are was were be been being has have had do does did should must can shall",
    "был была было были",
)
