"""The Russian words of figures, with their cases; `ё` is written `е` throughout."""

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
from briefmaker.evidence.figures.units import inflected
from briefmaker.evidence.figures.units_ru import ADJECTIVE, HARD, UNITS, nouns

ORDINAL_STEMS = {
    "перв": 1, "втор": 2, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
    "девят": 9, "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13,
    "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17,
    "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сотн": 0,
}  # fmt: skip
CASES: dict[str, int] = {}
for _number, _forms in {
    0: "ноль нуль ноля нуля", 2: "два две двух двум двумя двое двоих двоим",
    3: "три трех трем тремя трое троих троим",
    4: "четыре четырех четырем четырьмя четверо четверых",
    5: "пять пяти пятью пятеро пятерых", 6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых", 8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью", 10: "десять десяти десятью десятеро",
    11: "одиннадцать одиннадцати одиннадцатью",
    12: "двенадцать двенадцати двенадцатью", 13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати пятнадцатью",
    16: "шестнадцать шестнадцати", 17: "семнадцать семнадцати",
    18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати",
    20: "двадцать двадцати двадцатью", 30: "тридцать тридцати тридцатью",
    40: "сорок сорока", 50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти", 90: "девяносто девяноста", 100: "сто ста",
    200: "двести двухсот двумстам", 300: "триста трехсот тремстам",
    400: "четыреста четырехсот", 500: "пятьсот пятисот", 600: "шестьсот шестисот",
    700: "семьсот семисот", 800: "восемьсот восьмисот", 900: "девятьсот девятисот",
}.items():  # fmt: skip
    CASES.update(dict.fromkeys(_forms.split(), _number))
SINGLES = words_of("один одна одно одного одной одному одним одном одну одни одних")
SCALES = (
    dict.fromkeys(inflected(["миллион"], HARD), 10**6)
    | dict.fromkeys(inflected(["миллиард"], HARD), 10**9)
    | dict.fromkeys(inflected(["триллион"], HARD), 10**12)
    | dict.fromkeys(words_of("тысяча тысячи тысяч тысячу тысячей тысячам"), 1000)
    | {"тыс": 1000, "млн": 10**6, "млрд": 10**9, "трлн": 10**12, "дюжина": 12}
    | {"дюжину": 12, "дюжины": 12, "тысячами": 1000, "тысячах": 1000}
)
HALVES = {"половина", "половины", "половине", "половину", "половиной"}
THIRDS = {"треть", "трети", "третью"}
QUARTERS = {"четверть", "четверти", "четвертью"}
TENTHS = {
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "сот": 100,
}


def _fractions() -> dict[str, tuple[Fraction, bool]]:
    """Return the phrases for shares, from "половина" to "девять десятых"."""
    found = {word: Fraction(1, 2) for word in HALVES}
    found |= {word: Fraction(1, 3) for word in THIRDS}
    found |= {word: Fraction(1, 4) for word in QUARTERS}
    for two in ("две", "двух", "двумя", "двум"):
        found |= {f"{two} трети": Fraction(2, 3), f"{two} третей": Fraction(2, 3)}
        found |= {f"{two} третями": Fraction(2, 3), f"{two} третям": Fraction(2, 3)}
    for three in ("три", "трех", "тремя"):
        found |= {f"{three} четверти": Fraction(3, 4)}
        found |= {f"{three} четвертей": Fraction(3, 4)}
    for one in ("одна", "одной", "одну"):
        found |= {f"{one} {word}": Fraction(1, 3) for word in THIRDS}
        found |= {f"{one} {word}": Fraction(1, 4) for word in QUARTERS}
        for stem, part in TENTHS.items():
            for ending in ("ая", "ой", "ую"):
                found[f"{one} {stem}{ending}"] = Fraction(1, part)
    for word, number in CASES.items():
        for stem, part in TENTHS.items():
            if 1 < number < min(part, 20):
                found[f"{word} {stem}ых"] = Fraction(number, part)
    return {words: (part, False) for words, part in found.items()}


def _compounds() -> dict[str, tuple[Fraction, str]]:
    """Return single words with a number and what it counts: `трехдневный`."""
    numbers = {
        "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6,
        "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12,
        "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
        "пятидесяти": 50,
    }  # fmt: skip
    stems = {
        "дневн": "day", "летн": "year", "годичн": "year", "месячн": "month",
        "недельн": "week", "часов": "hour", "минутн": "minute", "кратн": "×",
        "процентн": "%",
    }  # fmt: skip
    found = {
        f"{prefix}{stem}{ending}": (Fraction(number), unit)
        for prefix, number in numbers.items()
        for stem, unit in stems.items()
        for ending in [*ADJECTIVE, "о"]
    }
    found |= {f"{prefix}летие": (Fraction(n), "year") for prefix, n in numbers.items()}
    found |= {f"{prefix}летия": (Fraction(n), "year") for prefix, n in numbers.items()}
    half = Fraction(1, 2)
    found |= {"полгода": (half, "year"), "полугода": (half, "year")}
    found |= {"полчаса": (half, "hour"), "полвека": (half, "century")}
    found |= {"полмиллиона": (half * 10**6, ""), "полмиллиарда": (half * 10**9, "")}
    found |= {"полсотни": (Fraction(50), ""), "полтысячи": (Fraction(500), "")}
    return found


BEFORE = {
    Bound.EXACT: "больше на,меньше на,выше на,ниже на,более на,менее на",
    Bound.ABOUT: "около,примерно,приблизительно,порядка,приблизительно в,примерно в,"
    "ориентировочно,приближается к,~,≈,где - то,более или менее,в районе",
    Bound.NEARLY: "почти,почти в,практически,без малого,чуть менее,чуть меньше,"
    "немногим менее,немногим меньше,чуть ниже,немного меньше,чуть менее чем",
    Bound.JUST_OVER: "чуть более,чуть больше,немногим более,немногим больше,"
    "чуть выше,немного больше,чуть более чем,чуть свыше,немногим выше,"
    "немногим более чем",
    Bound.MORE_THAN: "более,больше,свыше,более чем,больше чем,выше,превысил,"
    "превысила,превысило,превысили,превышает,превышают,превышающий,превышающую,"
    "превышающая,превысит,превысив,превышал,превышала,сверх,более чем на,"
    "более чем в,больше чем в,больше чем на,более чем до,старше,значительно более,>",
    Bound.AT_LEAST: "не менее,не меньше,как минимум,минимум,по меньшей мере,"
    "по крайней мере,не ниже,не менее чем,не меньше чем,≥,от",
    Bound.LESS_THAN: "менее,меньше,менее чем,меньше чем,ниже,моложе,<,"
    "менее чем на,менее чем в,не достигает,не достигла,не достиг",
    Bound.UP_TO: "до,не более,не больше,максимум,не свыше,не выше,не превышает,"
    "не превысит,не превышают,не превысила,не превысил,не превышал,не более чем,"
    "не больше чем,самое большее,≤,вплоть до",
    Bound.ONLY: "лишь,только,всего,всего лишь,всего на,лишь на,только на",
}
LATE = {
    Bound.AT_LEAST: "и более,или более,и больше,или больше,и выше,и старше",
    Bound.MORE_THAN: "с лишним,с небольшим",
    Bound.UP_TO: "и менее,или менее,и меньше,или меньше,и ниже,и моложе",
    Bound.ABOUT: "или около того,плюс - минус",
}
MONTHS = numbered(
    "январь января январе янв,февраль февраля феврале фев,март марта марте мар,"
    "апрель апреля апреле апр,май мая мае,июнь июня июне,июль июля июле,"
    "август августа августе авг,сентябрь сентября сентябре сен сент,"
    "октябрь октября октябре окт,ноябрь ноября ноябре ноя,"
    "декабрь декабря декабре дек"
)
VAGUE = {
    **dict.fromkeys(words_of("десятки десятков десяткам"), (20, 100)),
    **dict.fromkeys(words_of("сотни сотен сотням"), (200, 1000)),
    **dict.fromkeys(words_of("тысячи тысяч тысячам"), (2000, 10**6)),
    **dict.fromkeys(words_of("миллионы миллионов миллионам"), (2 * 10**6, 10**9)),
    **dict.fromkeys(words_of("миллиарды миллиардов"), (2 * 10**9, 10**12)),
    **dict.fromkeys(
        ("десятки тысяч", "десятков тысяч", "несколько десятков тысяч"),
        (2 * 10**4, 10**5),
    ),
    **dict.fromkeys(
        ("сотни тысяч", "сотен тысяч", "несколько сотен тысяч"), (2 * 10**5, 10**6)
    ),
    **dict.fromkeys(("десятки миллионов", "десятков миллионов"), (2 * 10**7, 10**8)),
    **dict.fromkeys(("сотни миллионов", "сотен миллионов"), (2 * 10**8, 10**9)),
    **dict.fromkeys(
        ("десятки миллиардов", "десятков миллиардов"), (2 * 10**10, 10**11)
    ),
    **dict.fromkeys(("сотни миллиардов", "сотен миллиардов"), (2 * 10**11, 10**12)),
    "несколько десятков": (20, 100), "несколько сотен": (200, 1000),
    "несколько тысяч": (2000, 10**4), "несколько миллионов": (2 * 10**6, 10**7),
    "несколько миллиардов": (2 * 10**9, 10**10),
}  # fmt: skip
MULTIPLES = {
    "вдвое": 2, "втрое": 3, "вчетверо": 4, "впятеро": 5, "вшестеро": 6,
    "вдесятеро": 10, "дважды": 2, "трижды": 3,
    **dict.fromkeys(nouns("удвоил", ["", "а", "о", "и", "ся", "ась", "ось", "ись"]), 2),
    **dict.fromkeys(nouns("утроил", ["", "а", "о", "и", "ся", "ась", "ось", "ись"]), 3),
}  # fmt: skip
CHANGES = frozenset(
    nouns("вырос", ["", "ла", "ло", "ли", "ший", "шая", "ши"])
    + nouns(
        "увеличил увеличен снизил сократил уменьшил повысил поднял опустил "
        "снижен сокращен повышен доведен довел расширил",
        ["", "а", "о", "и", "ся", "ась", "ось", "ись"],
    )
    + nouns("упал", ["", "а", "о", "и"])
    + words_of(
        "рост роста ростом росте падение снижение снижения увеличение увеличения "
        "сокращение сокращения повышение повышения увеличится снизится сократится "
        "вырастет вырастут увеличить снизить сократить повысить довести растет "
        "снижается увеличивается сокращается замедлилась ускорилась подорожал "
        "подешевел подорожала просел просела достигает достиг вырасти упасть"
    )
)

LEXICON = Lexicon(
    tag="ru",
    numerals=Numerals(
        decimal=",",
        groups="",
        cardinals=CASES,
        scales=SCALES,
        singles=frozenset(SINGLES),
        lone=any_of("тысяча тысячу миллион миллиард триллион дюжина дюжину"),
        halves=Phrases({"с половиной": Fraction(1, 2), "с четвертью": Fraction(1, 4)}),
        leading=Phrases(
            dict.fromkeys(words_of("полтора полторы полутора"), Fraction(3, 2))
            | dict.fromkeys(HALVES, Fraction(1, 2))
            | dict.fromkeys(QUARTERS, Fraction(1, 4))
            | dict.fromkeys(THIRDS, Fraction(1, 3))
        ),
        minus=any_of("минус"),
        endings=any_of("ти и ю х м мя го му"),
    ),
    shares=Shares(
        fractions=Phrases(_fractions()),
        other=any_of("эту этой прошлой последней"),
        out_of=Phrases({"из": True}),
        every=any_of("каждый каждая каждое каждого каждой каждую"),
        ordinals={
            stem + ending: number
            for stem, number in ORDINAL_STEMS.items()
            if number
            for ending in ADJECTIVE
        }
        | {
            f"трет{ending}": 3
            for ending in (
                words_of("ий ья ье ьего ьей ьему ьим ьем ью ьи ьих ьими")
            )
        },
        ordinal_endings=any_of("й я е го му ю м х ый ая ое ого ом ой ую ый"),
        multiples=Phrases({word: Fraction(part) for word, part in MULTIPLES.items()}),
        times=any_of("раз раза разу"),
        behind_times=any_of(
            "больше меньше выше ниже дороже дешевле быстрее чаще превышает"
        ),
        before_times=any_of("в во"),
        compounds=_compounds(),
        vague=Phrases(VAGUE),
    ),
    binding=Binding(
        before=Phrases(
            by_words(BEFORE)
        ),
        behind=Phrases(
            by_words(LATE)
        ),
        towards=any_of("до от"),
        changes=CHANGES,
        fillers=any_of("в на еще чем"),
        openers={"от": "до", "между": "и"},
        movers={"с": "до", "со": "до"},
        to=any_of("до"),
        either=any_of("или"),
        lists=any_of("и или"),
    ),
    measures=Measures(
        units=Phrases({word: unit for unit, words in UNITS.items() for word in words}),
        money=frozenset(nouns("доллар")) | {"рупий", "шиллингов", "крон", "франков"},
        rates=any_of("в за на с"),
    ),
    dates=Dates(
        months=MONTHS,
        and_days=any_of("и по до"),
        year_words=any_of("год года году годом годы годов годах г гг"),
        before_years=any_of("в с до к от после за на между по во и"),
        decades=any_of("х е ые ых"),
        halves_of_day={"утра": False, "вечера": True, "дня": True, "ночи": False},
    ),
    references=by_forms({
            "article": "статья статьи статье статью статей статьей ст",
            "point": "пункт пункта пункте пунктом п", "chapter": "глава главы главе гл",
            "section": "раздел раздела разделе", "page": "стр страница странице с",
            "number": "№ номер номером", "annex": "приложение приложения приложении",
            "table": "таблица таблице табл", "figure": "рис рисунок",
            "resolution": "резолюция резолюции", "rule": "указ указа постановление "
            "постановления протокол протокола", "part": "часть части ч",
        }),
    models=any_of("боинг аэробус рейс школа школы боинга рейса"),
    openings=any_of("свыше более около"),
)  # fmt: skip
