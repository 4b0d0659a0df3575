"""The English words of figures."""

from fractions import Fraction

from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.lexicon import (
    Binding,
    Dates,
    Lexicon,
    Measures,
    Numerals,
    Shares,
    any_of,
    by_forms,
    by_words,
    words_of,
)
from briefmaker.evidence.figures.tokens import Phrases
from briefmaker.evidence.figures.units_en import UNITS

SMALL = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
CARDINALS = {word: number for number, word in enumerate(SMALL)} | {
    word: 10 * number for number, word in enumerate(TENS, start=2)
}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "mn": 10**6, "mln": 10**6, "mil": 10**6, "bn": 10**9,
    "bln": 10**9, "tn": 10**12, "trn": 10**12, "lakh": 10**5, "lakhs": 10**5,
    "crore": 10**7, "crores": 10**7, "dozen": 12,
}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        words_of(
            "first second third fourth fifth sixth seventh eighth ninth tenth "
            "eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
            "seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {
    f"{word[:-1]}ieth": 10 * number for number, word in enumerate(TENS, start=2)
} | {"hundredth": 100, "thousandth": 1000}  # fmt: skip


def _fractions() -> dict[str, Fraction]:
    """Return the phrases for shares, from "half" to "nine tenths"."""
    found = {
        words: Fraction(1, 2) for words in ("half", "a half", "one half", "one - half")
    }
    parts = {"quarter": 4} | {
        word: number for word, number in ORDINALS.items() if 2 < number <= 100
    }
    for word, part in parts.items():
        found[f"a {word}"] = found[f"one {word}"] = Fraction(1, part)
        for number in range(2, min(part, 20)):
            if word != "quarter" or number == 3:
                found[f"{SMALL[number]} {word}s"] = Fraction(number, part)
    return found


FRACTIONS = _fractions()
BEFORE = {
    Bound.ABOUT: "about,around,approximately,approx,roughly,some,circa,ca,c .,"
    "an estimated,estimated,estimated at,~,≈,in the region of,in the order of,"
    "of the order of,somewhere around,in the neighbourhood of,more or less",
    Bound.NEARLY: "nearly,almost,close to,just under,just below,just short of,"
    "slightly under,slightly below,slightly less than,a little under,"
    "a little less than,just less than,little short of,not quite,approaching,"
    "nearing,close on,shy of,just shy of,a bit less than",
    Bound.JUST_OVER: "just over,just above,just more than,slightly over,"
    "slightly above,slightly more than,a little over,a little more than,"
    "a little above,marginally more than,a bit more than,a bit over,"
    "just exceeded,barely more than,only just over,narrowly exceeded",
    Bound.MORE_THAN: "more than,over,above,in excess of,exceeding,exceeded,exceeds,"
    "exceed,surpassed,surpassing,surpass,surpasses,topped,topping,tops,upwards of,"
    "upward of,greater than,higher than,larger than,bigger than,longer than,"
    "older than,well over,well above,well in excess of,far more than,far above,"
    "much more than,considerably more than,significantly more than,"
    "substantially more than,well more than,beyond,north of,>",
    Bound.AT_LEAST: "at least,no fewer than,no less than,not less than,"
    "not fewer than,a minimum of,minimum of,minimum,no lower than,≥,> =,"
    "at the very least,as few as,not under,no smaller than",
    Bound.LESS_THAN: "less than,fewer than,under,below,lower than,smaller than,"
    "younger than,well under,well below,far less than,far fewer than,"
    "shorter than,short of,much less than,far below,south of,<",
    Bound.UP_TO: "up to,at most,no more than,not more than,not exceeding,"
    "a maximum of,maximum of,as many as,as much as,as high as,not over,≤,< =,"
    "no higher than,no greater than,maximum,no longer than,capped at,"
    "not to exceed,at the most,as long as,no larger than",
    Bound.ONLY: "only,just,merely,a mere,barely,a meagre,a paltry,solely",
}
LATE = {
    Bound.AT_LEAST: "or more,or above,or over,or higher,and above,and over,plus,"
    "at least,or longer,or greater,and more,or older,and older,and up,upwards",
    Bound.UP_TO: "or less,or fewer,or below,or under,at most,or lower,at the most,"
    "or younger,maximum,and below,or smaller,tops",
    Bound.ABOUT: "or so,odd,or thereabouts,approximately,give or take",
}
CHANGES = any_of(
    "rose rise rises risen rising grew grow grows grown growing increased increase "
    "increases increasing climbed climb climbing jumped jump jumping went go going "
    "gone fell fall falls fallen falling dropped drop drops dropping declined decline "
    "declines declining decreased decrease decreases slipped slid dipped shrank "
    "shrunk shrinking cut cuts cutting reduced reduce reducing lowered lowering "
    "raised raise raising up down moved moving improved improving widened widening "
    "narrowed narrowing expanded expanding changed change changes surged surging "
    "soared soaring plunged plunging eased accelerated slowed doubled tripled "
    "upgraded revised lifted lifting extended boosted brought bringing quadrupled "
    "halved swelled plummeted tumbled advanced edged growth reduction"
)
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
VAGUE = {
    "dozens": (24, 100), "scores": (40, 200), "hundreds": (200, 1000),
    "several dozen": (24, 100), "a few dozen": (24, 100),
    "several hundred": (200, 1000), "a few hundred": (200, 1000),
    "few hundred": (200, 1000), "several hundreds": (200, 1000),
    "thousands": (2000, 10**6), "several thousand": (2000, 10**4),
    "a few thousand": (2000, 10**4), "several thousands": (2000, 10**4),
    "tens of thousands": (2 * 10**4, 10**5), "millions": (2 * 10**6, 10**9),
    "hundreds of thousands": (2 * 10**5, 10**6),
    "several million": (2 * 10**6, 10**7), "a few million": (2 * 10**6, 10**7),
    "tens of millions": (2 * 10**7, 10**8),
    "hundreds of millions": (2 * 10**8, 10**9), "billions": (2 * 10**9, 10**12),
    "several billion": (2 * 10**9, 10**10), "a few billion": (2 * 10**9, 10**10),
    "tens of billions": (2 * 10**10, 10**11),
    "hundreds of billions": (2 * 10**11, 10**12),
    "trillions": (2 * 10**12, 10**15),
}  # fmt: skip
MULTIPLES: dict[str, Fraction | int] = {
    "doubled": 2, "doubling": 2, "redoubled": 2, "tripled": 3, "tripling": 3,
    "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4,
    "quintupled": 5, "twice": 2, "thrice": 3, "twofold": 2, "two fold": 2,
    "threefold": 3, "three fold": 3, "fourfold": 4, "four fold": 4, "fivefold": 5,
    "five fold": 5, "sixfold": 6, "six fold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "ten fold": 10, "twentyfold": 20,
    "hundredfold": 100, "double the": 2, "double that": 2, "double its": 2,
    "double their": 2, "double what": 2, "triple the": 3, "triple that": 3,
    "to double": 2, "to triple": 3, "to treble": 3, "to halve": Fraction(1, 2),
    "halved": Fraction(1, 2), "halving": Fraction(1, 2), "doubles": 2, "triples": 3,
    }  # fmt: skip

LEXICON = Lexicon(
    tag="en",
    numerals=Numerals(
        decimal=".",
        groups=",",
        cardinals=CARDINALS,
        singles=any_of("one"),
        hundreds=any_of("hundred"),
        lone=any_of("hundred"),
        scales=SCALES,
        glued={"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12},
        articles=any_of("a"),
        joins=any_of("and"),
        halves=Phrases(
            {
                "and a half": Fraction(1, 2),
                "and one half": Fraction(1, 2),
                "and a quarter": Fraction(1, 4),
                "and three quarters": Fraction(3, 4),
            }
        ),
        leading=Phrases(
            {
                "half a": Fraction(1, 2),
                "half an": Fraction(1, 2),
                "half of a": Fraction(1, 2),
                "half of one": Fraction(1, 2),
                "half -": Fraction(1, 2),
            }
            | {
                f"{words} of {article}": part
                for words, part in FRACTIONS.items()
                for article in ("a", "an", "one")
            }
        ),
        minus=any_of("minus"),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                words: (part, words.startswith("a ") and words != "a half")
                for words, part in FRACTIONS.items()
            }
        ),
        behind_unsure=any_of(
            "of by in to from and or since over higher lower more less smaller larger "
            "fewer as compared were was is are on at the during last this between "
            "while if than with for but live lived work worked said say had have has "
            "each every after before"
        ),
        other=any_of("latter other last past better"),
        out_of=Phrases({"in": True, "in every": True, "out of": True,
                        "out of every": True, "of every": True}),
        ordinals=ORDINALS,
        ordinal_endings=any_of("st nd rd th"),
        multiples=Phrases({word: Fraction(part) for word, part in MULTIPLES.items()}),
        times=any_of("times x"),
        behind_times=any_of(
            "as more higher larger bigger greater the that its what faster less lower "
            "smaller their fewer longer over cheaper likelier stronger increase "
            "growth rise"
        ),
        vague=Phrases(VAGUE),
    ),
    binding=Binding(
        before=Phrases(
            by_words(BEFORE)
        ),
        behind=Phrases(
            by_words(LATE)
        ),
        changes=CHANGES,
        fillers=any_of(
            "a an the another further additional total of full record whopping "
            "staggering"
        ),
        openers={"between": "and"},
        movers={"from": "to"},
        to=any_of("to"),
        either=any_of("or"),
        lists=any_of("and or"),
    ),
    measures=Measures(
        units=Phrases(UNITS),
        currencies=Phrases(
            {"ksh": "KES", "kshs": "KES", "rs": "rupee", "rs .": "rupee",
             "tsh": "TZS", "ush": "UGX", "rmb": "CNY", "sfr": "CHF"}
        ),
        money=any_of(
            "dollars dollar pounds rupees shillings francs dinars pesos liras lira "
            "dirhams crowns kroner kronor soms sums"
        ),
        rates=any_of("per a an each every"),
        between=any_of("more additional further extra full consecutive straight"),
        each=any_of("per"),
    ),
    dates=Dates(
        months=MONTHS,
        capitals=True,
        and_days=any_of("to and"),
        of=any_of("of"),
        before_years=any_of(
            "in since by until till through from of during after before between to "
            "late early mid spring summer autumn fall winter year fiscal fy circa the "
            "and for as"
        ) | frozenset(MONTHS),
        decades=any_of("s 's"),
        halves_of_day={"am": False, "pm": True},
    ),
    references=by_forms({
            "article": "article articles art arts", "section": "section sections § sec",
            "paragraph": "paragraph paragraphs para paras", "page": "page pages p pp",
            "chapter": "chapter chapters ch", "number": "no nos number № # nr",
            "figure": "figure figures fig figs", "table": "table tables",
            "annex": "annex annexes appendix", "option": "option options",
            "resolution": "resolution resolutions unsc unscr",
            "scenario": "scenario scenarios", "version": "version versions",
            "room": "room rooms", "track": "track tracks",
            "rule": "rule rules regulation regulations protocol decree directive order",
            "point": "clause item items", "volume": "vol volume issue",
            "part": "part parts", "column": "column row", "note": "footnote note",
        }),
    models=any_of(
        "boeing airbus embraer flight route highway channel room falcon gate apollo "
        "version phase category level tier grade group class zone formula windows "
        "type mark unit iphone battalion brigade regiment division fleet line "
        "platform pier terminal stage step day"
    ),
    openings=any_of("mid pre post sub non early late ex under over"),
)  # fmt: skip
