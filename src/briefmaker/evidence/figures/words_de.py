"""The German words of figures: number formats, scales, units and common bounds."""

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
    numbered,
    words_of,
)
from briefmaker.evidence.figures.tokens import Phrases

ONES = words_of("null ein zwei drei vier fünf sechs sieben acht neun")
TEENS = words_of(
    "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
TENS = words_of("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
CARDINALS = {word: number for number, word in enumerate(ONES) if number != 1}
CARDINALS |= {word: number for number, word in enumerate(TEENS, start=10)}
CARDINALS |= {word: 10 * number for number, word in enumerate(TENS, start=2)}
CARDINALS |= {
    f"{one}und{ten}": ONES.index(one) + 10 * number
    for number, ten in enumerate(TENS, start=2)
    for one in ONES[1:]
}
UNITS = {
    "%": "prozent", "pp": "prozentpunkte,prozentpunkten,prozentpunkt",
    "people": "personen,menschen,person", "m": "meter,metern", "km": "kilometer,"
    "kilometern", "sqkm": "quadratkilometer", "hectare": "hektar", "litre": "liter",
    "cubic": "kubikmeter", "barrel": "barrel,fass", "t": "tonnen,tonne",
    "kg": "kilogramm,kilo", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt",
    "kwh": "kilowattstunden", "celsius": "grad celsius", "degree": "grad",
    "second": "sekunden,sekunde", "minute": "minuten,minute",
    "hour": "stunden,stunde", "day": "tage,tagen,tag", "week": "wochen,woche",
    "month": "monate,monaten,monat", "year": "jahre,jahren,jahr",
    "decade": "jahrzehnte,jahrzehnten", "century": "jahrhunderte",
    "$": "dollar", "USD": "us - dollar,us dollar", "EUR": "euro", "RUB": "rubel",
    "GBP": "pfund sterling", "pound": "pfund", "CHF": "franken,schweizer franken",
    "CNY": "yuan", "TRY": "türkische lira", "AZN": "manat", "×": "mal,fache",
}  # fmt: skip
BEFORE = {
    Bound.ABOUT: "etwa,rund,ungefähr,circa,ca,zirka,schätzungsweise,um die,~",
    Bound.NEARLY: "fast,knapp,beinahe,nahezu,annähernd",
    Bound.JUST_OVER: "gut,etwas mehr als,etwas über,knapp über",
    Bound.MORE_THAN: "mehr als,über,mehr denn,>,übersteigt,überstieg,jenseits von",
    Bound.AT_LEAST: "mindestens,wenigstens,nicht weniger als,zumindest,≥",
    Bound.LESS_THAN: "weniger als,unter,<",
    Bound.UP_TO: "bis zu,höchstens,maximal,nicht mehr als,≤",
    Bound.ONLY: "nur,lediglich,bloß,gerade einmal",
}

LEXICON = Lexicon(
    tag="de",
    numerals=Numerals(
        decimal=",",
        groups=".",
        cardinals=CARDINALS,
        scales={
            "tausend": 1000, "tsd": 1000, "million": 10**6, "millionen": 10**6,
            "mio": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9,
            "billion": 10**12, "billionen": 10**12, "bio": 10**12, "dutzend": 12,
        },
        singles=any_of("ein eine einer einem einen"),
        hundreds=any_of("hundert"),
        lone=any_of("hundert tausend"),
        leading=Phrases(
            {"eine halbe": Fraction(1, 2), "einer halben": Fraction(1, 2),
             "eineinhalb": Fraction(3, 2), "anderthalb": Fraction(3, 2)}
        ),
        minus=any_of("minus"),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                words: (part, False)
                for words, part in by_words(
                    {
                        Fraction(1, 2): "die hälfte,hälfte",
                        Fraction(1, 3): "ein drittel",
                        Fraction(2, 3): "zwei drittel",
                        Fraction(1, 4): "ein viertel",
                        Fraction(3, 4): "drei viertel,dreiviertel",
                        Fraction(1, 5): "ein fünftel",
                        Fraction(1, 10): "ein zehntel",
                    }
                ).items()
            }
        ),
        other=any_of("ersten zweiten erste zweite"),
        ordinals={
            stem + ending: number
            for number, stem in enumerate(
                words_of("erst zweit dritt viert fünft sechst siebt acht neunt zehnt"),
                start=1,
            )
            for ending in ("e", "er", "es", "en", "em")
        },
        multiples=Phrases(
            {"verdoppelt": Fraction(2), "verdreifacht": Fraction(3),
             "verdoppelte": Fraction(2), "halbiert": Fraction(1, 2),
             "doppelt so": Fraction(2)}
        ),
        times=any_of("mal"),
        behind_times=any_of("so mehr höher größer"),
        vague=Phrases(
            {"dutzende": (24, 100), "hunderte": (200, 1000),
             "tausende": (2000, 10**6), "zehntausende": (2 * 10**4, 10**5),
             "hunderttausende": (2 * 10**5, 10**6), "mehrere hundert": (200, 1000),
             "mehrere tausend": (2000, 10**4), "einige hundert": (200, 1000)}
        ),
    ),
    binding=Binding(
        before=Phrases(
            by_words(BEFORE)
        ),
        behind=Phrases({"oder mehr": Bound.AT_LEAST, "und mehr": Bound.AT_LEAST,
                        "oder weniger": Bound.UP_TO}),
        changes=any_of("stieg stiegen sank sanken fiel fielen wuchs gestiegen "
                          "gesunken gefallen gewachsen erhöhte anstieg rückgang"),
        fillers=any_of("eine einen einem einer die der den weitere weiteren"),
        openers={"zwischen": "und"},
        movers={"von": "auf"},
        to=any_of("bis"),
        either=any_of("oder"),
        lists=any_of("und oder"),
    ),
    measures=Measures(
        units=Phrases(
            by_words(UNITS)
        ),
        money=any_of("dollar kronen pfund lira"),
        rates=any_of("pro je"),
        each=any_of("pro je"),
    ),
    dates=Dates(
        months=numbered("januar jan,februar feb,märz,april apr,mai,juni jun,juli jul,"
                "august aug,september sep,oktober okt,november nov,dezember dez"),
        capitals=True,
        of=frozenset(),
        before_years=any_of("in im seit bis von ab vor nach jahr jahre"),
        decades=any_of("er"),
    ),
    references=by_forms({
            "article": "artikel art", "paragraph": "absatz abs", "page": "seite s",
            "chapter": "kapitel", "number": "nr", "section": "§ abschnitt",
        }),
    models=any_of("boeing airbus flug linie"),
)  # fmt: skip
