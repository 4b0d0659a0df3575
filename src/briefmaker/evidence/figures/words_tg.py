"""The Tajik words of figures, with е for ё as `tokens.key_of` gives them."""

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

ENDINGS = ("", "и", "ро", "е", "у", "ву", "ю", "ҳо", "ҳои", "ҳоро", "иро", "аш", "то")
"""The izafet, the object, "a", "and", the plural, "its", the counting word."""

NUMBERS = {
    0: "сифр", 2: "ду", 3: "се", 4: "чор чаҳор", 5: "панҷ", 6: "шаш", 7: "ҳафт",
    8: "ҳашт", 9: "нуҳ", 10: "даҳ", 11: "ездаҳ", 12: "дувоздаҳ", 13: "сездаҳ",
    14: "чордаҳ чаҳордаҳ", 15: "понздаҳ", 16: "шонздаҳ", 17: "ҳабдаҳ ҳафдаҳ",
    18: "ҳаждаҳ ҳиждаҳ", 19: "нуздаҳ", 20: "бист", 30: "си", 40: "чил", 50: "панҷоҳ",
    60: "шаст", 70: "ҳафтод", 80: "ҳаштод", 90: "навад", 200: "дусад", 300: "сесад",
    400: "чорсад чаҳорсад", 500: "панҷсад", 600: "шашсад", 700: "ҳафтсад",
    800: "ҳаштсад", 900: "нуҳсад",
}  # fmt: skip
CARDINALS = {
    word + ending: number
    for number, words in NUMBERS.items()
    for word in words.split()
    for ending in ("", "у", "ву", "ю", "то", "ро", "и")
    # "даҳ" with an ending may be a noun of its own: "деҳу" is not, "даҳи" is.
    if number != 10 or ending in ("", "то")
}
ORDINAL_ROOTS = {
    1: "якум аввал", 2: "дуюм дувум", 3: "сеюм", 4: "чорум чаҳорум", 5: "панҷум",
    6: "шашум", 7: "ҳафтум", 8: "ҳаштум", 9: "нуҳум", 10: "даҳум", 20: "бистум",
    100: "садум",
}  # fmt: skip
SCALES = {
    "ҳазор": 1000, "ҳаз": 1000, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9,
    "млрд": 10**9, "триллион": 10**12, "трлн": 10**12,
}  # fmt: skip
UNITS = {
    "%": "фоиз,дарсад", "pp": "банди фоизӣ,пункти фоизӣ,нуқтаи фоизӣ",
    "bp": "банди базисӣ,пункти базисӣ", "people": "нафар,кас,одам,тан,аҳолӣ",
    "m": "метр", "km": "километр,км", "cm": "сантиметр,см", "mm": "миллиметр,мм",
    "sqm": "метри мураббаъ,м2", "sqkm": "километри мураббаъ,км мураббаъ",
    "hectare": "гектар,га", "cubic": "метри мукааб,метри кубӣ", "litre": "литр",
    "cukm": "километри мукааб", "barrel": "баррел,бочка", "t": "тонна,тн",
    "kg": "килограмм,кило,кг", "g": "грамм", "centner": "сентнер",
    "kw": "киловатт,квт", "mw": "мегаватт,мвт", "gw": "гигаватт",
    "kwh": "киловатт - соат,киловатт соат,квт соат,квт - соат",
    "celsius": "дараҷаи селсий", "degree": "дараҷа", "second": "сония",
    "minute": "дақиқа", "hour": "соат", "day": "рӯз,шабонарӯз", "week": "ҳафта",
    "month": "моҳ", "year": "сол", "decade": "даҳсола,даҳсолаи", "century": "аср",
    "quarter": "семоҳа", "point": "хол,банд", "$": "доллар",
    "USD": "доллари иелоти муттаҳида,доллари амрико,доллари америка,доллари има",
    "EUR": "евро,юро", "RUB": "рубл,рубли русӣ,рубли россия", "TJS": "сомонӣ,сомон",
    "KZT": "танга,тенге", "UZS": "сӯми ӯзбекистон", "CNY": "юан", "AFN": "афғонӣ",
    "AZN": "манат", "GBP": "фунт стерлинг",
}  # fmt: skip
UNIT_ENDINGS = ("", "и", "ро", "е", "аш", "ҳо", "ҳои", "у", "ю", "иро", "ву", "ӣ")
BEFORE = {
    Bound.ABOUT: "тақрибан,тахминан,дар ҳудуди,наздик ба,наздики,ба ҳисоби миена,~,≈",
    Bound.NEARLY: "қариб,каме камтар аз,андаке камтар аз",
    Bound.JUST_OVER: "каме зиед аз,каме бештар аз,каме зиедтар аз,андаке зиед аз,"
    "андаке бештар аз",
    Bound.MORE_THAN: "зиеда аз,зиед аз,беш аз,бештар аз,зиедтар аз,болотар аз,болои,>",
    Bound.AT_LEAST: "ҳадди ақал,ақаллан,камаш,на камтар аз,на кам аз,дасти кам,≥",
    Bound.LESS_THAN: "камтар аз,кам аз,поентар аз,пасттар аз,<",
    Bound.UP_TO: "то,на бештар аз,на зиеда аз,на зиед аз,ҳадди аксар,≤",
    Bound.ONLY: "танҳо,фақат,ҳамагӣ",
}
CHANGES = any_of(
    "афзуд афзоиш афзоиши афзудааст афзунӣ коҳиш кам зиед боло поин паст расид "
    "расидааст бардошта болоравии пастшавии рушди рушд"
)

LEXICON = Lexicon(
    tag="tg",
    numerals=Numerals(
        decimal=",",
        groups="",
        cardinals=CARDINALS,
        scales={
            word + ending: scale
            for word, scale in SCALES.items()
            for ending in ("", "у", "ву", "и", "ро")
        },
        singles=any_of("як яке якро якто"),
        hundreds=any_of("сад саду сади садро"),
        lone=any_of("сад ҳазор саду ҳазору"),
        halves=Phrases({"у ним": Fraction(1, 2), "ва ним": Fraction(1, 2),
                        "ним": Fraction(1, 2)}),
        leading=Phrases({"ним": Fraction(1, 2)}),
        minus=any_of("минус манфии"),
        endings=any_of("ум юм уми юми ро то"),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                form: (part, False)
                for part, forms in {
                    Fraction(1, 2): "нисф,нисфи,нисфаш,нисфро",
                    Fraction(1, 3): "сеяк,сеяки",
                    Fraction(2, 3): "ду сеяк,ду сеяки,аз се ду ҳисса,аз се ду ҳиссаи",
                    Fraction(1, 4): "чоряк,чоряки,чаҳоряк,аз чор як ҳисса,"
                    "аз чор як ҳиссаи",
                    Fraction(3, 4): "се чоряк,се чоряки,аз чор се ҳисса,"
                    "аз чор се ҳиссаи",
                    Fraction(1, 5): "панҷяк,панҷяки",
                    Fraction(1, 10): "даҳяк,даҳяки",
                }.items()
                for form in forms.split(",")
            }
        ),
        other=any_of("якуми дуюми аввали охири"),
        ordinals={
            root + ending: number
            for number, roots in ORDINAL_ROOTS.items()
            for root in roots.split()
            for ending in ("", "и", "ро", "ин")
        },
        ordinal_endings=any_of("ум юм уми юми умин юмин"),
        multiples=Phrases({"дучанд": Fraction(2), "ду баробар": Fraction(2),
                           "се баробар": Fraction(3), "сечанд": Fraction(3),
                           "чор баробар": Fraction(4), "панҷ баробар": Fraction(5)}),
        times=any_of("баробар маротиба маротибаи бор"),
        behind_times=CHANGES | any_of("бештар зиедтар камтар баландтар пасттар"),
        vague=Phrases(
            {
                "даҳҳо": (20, 100), "садҳо": (200, 1000), "ҳазорҳо": (2000, 10**6),
                "ҳазорон": (2000, 10**6), "даҳҳо ҳазор": (2 * 10**4, 10**5),
                "садҳо ҳазор": (2 * 10**5, 10**6), "миллионҳо": (2 * 10**6, 10**9),
                "миллиардҳо": (2 * 10**9, 10**12), "чандсад": (200, 1000),
                "якчанд ҳазор": (2000, 10**4), "чанд ҳазор": (2000, 10**4),
                "якчанд миллион": (2 * 10**6, 10**7),
            }
        ),
    ),
    binding=Binding(
        before=Phrases(by_words(BEFORE)),
        behind=Phrases(
            {"ва зиеда аз он": Bound.AT_LEAST, "ва бештар": Bound.AT_LEAST,
             "е бештар": Bound.AT_LEAST, "ва зиеда": Bound.AT_LEAST,
             "е камтар": Bound.UP_TO, "ва камтар": Bound.UP_TO}
        ),
        changes=CHANGES,
        towards=any_of("то"),
        openers={"байни": "ва"},
        movers={"аз": "то"},
        to=any_of("то"),
        either=any_of("е"),
        lists=any_of("ва е"),
    ),
    measures=Measures(
        units=Phrases(
            {
                word + ending: unit
                for unit, words in UNITS.items()
                for word in words.split(",")
                for ending in UNIT_ENDINGS
            }
        ),
        money=any_of("доллар доллари рубл рубли"),
        rates=any_of("дар"),
    ),
    dates=Dates(
        months={
            name + ending: number
            for number, names in enumerate(
                ("январ", "феврал", "март", "апрел", "май", "июн", "июл", "август",
                 "сентябр", "октябр", "ноябр", "декабр"), start=1)
            for name in words_of(names)
            for ending in ("", "и")
        },
        and_days=any_of("ва"),
        year_names=any_of("соли"),
        before_years=any_of("соли сол солҳои дар аз то баъди пеш"),
        decades=any_of("ум"),
    ),
    references=by_forms({
            "article": "моддаи модда", "page": "саҳифаи саҳ", "number": "№",
            "chapter": "боби", "table": "ҷадвали", "point": "банди",
        }),
    models=any_of("боинг эйрбас"),
)  # fmt: skip
