"""The French words of figures: number formats, scales, units and common bounds."""

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

SMALL = words_of(
    "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize"
)
CARDINALS = {word: number for number, word in enumerate(SMALL) if word != "-"}
CARDINALS |= {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
}
UNITS = {
    "%": "pour cent,pourcent", "pp": "points de pourcentage,point de pourcentage",
    "people": "personnes,personne", "m": "mètres,mètre", "km": "kilomètres,kilomètre",
    "sqkm": "kilomètres carrés", "hectare": "hectares,hectare", "litre": "litres,litre",
    "cubic": "mètres cubes", "barrel": "barils,baril", "t": "tonnes,tonne",
    "kg": "kilogrammes,kilos,kilo", "mw": "mégawatts", "gw": "gigawatts",
    "celsius": "degrés celsius", "degree": "degrés,degré", "second": "secondes",
    "minute": "minutes,minute", "hour": "heures,heure", "day": "jours,jour",
    "week": "semaines,semaine", "month": "mois", "year": "ans,an,années,année",
    "decade": "décennies,décennie", "century": "siècles,siècle",
    "$": "dollars,dollar", "USD": "dollars américains", "EUR": "euros,euro",
    "RUB": "roubles,rouble", "GBP": "livres sterling", "CHF": "francs suisses",
    "CNY": "yuans", "franc": "francs", "AZN": "manats", "×": "fois",
}  # fmt: skip
BEFORE = {
    Bound.ABOUT: "environ,autour de,à peu près,quelque,approximativement,"
    "aux alentours de,de l'ordre de,~",
    Bound.NEARLY: "près de,presque,un peu moins de,quasiment,pas loin de",
    Bound.JUST_OVER: "un peu plus de,à peine plus de",
    Bound.MORE_THAN: "plus de,dépassé,dépasse,dépassent,au - delà de,supérieur à,"
    "supérieure à,excède,>",
    Bound.AT_LEAST: "au moins,pas moins de,au minimum,≥",
    Bound.LESS_THAN: "moins de,inférieur à,inférieure à,en dessous de,<",
    Bound.UP_TO: "jusqu'à,au plus,pas plus de,au maximum,≤",
    Bound.ONLY: "seulement,à peine,uniquement,seuls,seules",
}

LEXICON = Lexicon(
    tag="fr",
    numerals=Numerals(
        decimal=",",
        groups="",
        cardinals=CARDINALS,
        scales={
            "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
            "milliards": 10**9, "billion": 10**12, "billions": 10**12,
            "md": 10**9, "mds": 10**9, "mrd": 10**9, "mio": 10**6, "douzaine": 12,
            "douzaines": 12, "centaine": 100,
        },
        singles=any_of("un une"),
        hundreds=any_of("cent cents"),
        lone=any_of("cent mille"),
        halves=Phrases({"et demi": Fraction(1, 2), "et demie": Fraction(1, 2)}),
        leading=Phrases({"un demi": Fraction(1, 2), "une demi": Fraction(1, 2)}),
        minus=any_of("moins"),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                words: (part, False)
                for words, part in by_words(
                    {
                        Fraction(1, 2): "la moitié,moitié",
                        Fraction(1, 3): "un tiers,le tiers",
                        Fraction(2, 3): "deux tiers",
                        Fraction(1, 4): "un quart,le quart",
                        Fraction(3, 4): "trois quarts",
                        Fraction(1, 5): "un cinquième",
                        Fraction(1, 10): "un dixième",
                    }
                ).items()
            }
        ),
        out_of=Phrases({"sur": True}),
        ordinals={"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2,
                  "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6,
                  "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10},
        ordinal_endings=any_of("er ère re e ème eme"),
        multiples=Phrases({"doublé": Fraction(2), "triplé": Fraction(3),
                           "quadruplé": Fraction(4)}),
        times=any_of("fois"),
        behind_times=any_of("plus moins supérieur supérieure le la"),
        vague=Phrases({"des dizaines": (20, 100), "des centaines": (200, 1000),
                       "des milliers": (2000, 10**6), "dizaines": (20, 100),
                       "centaines": (200, 1000), "milliers": (2000, 10**6),
                       "dizaines de milliers": (2 * 10**4, 10**5),
                       "centaines de milliers": (2 * 10**5, 10**6)}),
    ),
    binding=Binding(
        before=Phrases(
            by_words(BEFORE)
        ),
        behind=Phrases({"ou plus": Bound.AT_LEAST, "et plus": Bound.AT_LEAST,
                        "ou moins": Bound.UP_TO}),
        changes=any_of("augmenté progressé baissé reculé passé passée diminué "
                          "hausse baisse"),
        fillers=any_of("un une la le les d'un d'une"),
        openers={"entre": "et"},
        movers={"de": "à"},
        to=any_of("à"),
        either=any_of("ou"),
        lists=any_of("et ou"),
    ),
    measures=Measures(
        units=Phrases(
            by_words(UNITS)
            | {f"d'{word}": unit for unit, words in UNITS.items()
               for word in words.split(",")}
            | {f"de {word}": unit for unit, words in UNITS.items()
               for word in words.split(",")}
        ),
        money=any_of("dollars francs couronnes"),
        rates=any_of("par"),
        each=any_of("par"),
    ),
    dates=Dates(
        months=numbered("janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,"
                "novembre,décembre"),
        before_years=any_of("en depuis avant après dès vers jusqu'en de"),
    ),
    references=by_forms({
            "article": "article articles art", "page": "page p", "chapter": "chapitre",
            "section": "section §", "number": "n° no n",
        }),
    models=any_of("boeing airbus vol ligne"),
)  # fmt: skip
