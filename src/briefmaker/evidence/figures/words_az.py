"""The Azerbaijani words of figures, with their endings in all four harmonies."""

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

ABLATIVE = words_of("dan dən ndan ndən ından indən undan ündən")
LIMIT = ("dək", "dek", "adək", "ədək", "nadək", "nədək", "yadək", "yədək")
DATIVE = words_of("a ə ya yə na nə ına inə una ünə")
ENDINGS = (
    "", *ABLATIVE, *LIMIT, *DATIVE,
    *words_of("ı i u ü sı si su sü nı ni nu nü ın in un ün nın nin nun nün ını ini unu "
    "ünü da də nda ndə ında ində unda ündə dır dir dur dür lıq lik luq lük lar lər "
    "ları ləri ların lərin larda lərdə la lə ıdır idir udur üdür lığı liyi luğu "
    "lüyü lıqdan likdən lara lərə lardan lərdən dırsa"),
)  # fmt: skip
WITH = "ilə"
"""Between two numbers "and"; it could be "to the year" as well."""

NUMBERS = {
    0: "sıfır", 2: "iki", 3: "üç", 4: "dörd", 5: "beş", 6: "altı", 7: "yeddi",
    8: "səkkiz", 9: "doqquz", 10: "on", 20: "iyirmi", 30: "otuz", 40: "qırx",
    50: "əlli", 60: "altmış", 70: "yetmiş", 80: "səksən", 90: "doxsan",
}  # fmt: skip
CARDINALS = {
    word + ending: number
    for number, word in NUMBERS.items()
    for ending in ENDINGS
    # "ondan" is "from him", "onda" "then", "ona" "to him".
    if number != 10 or ending in ("", "dək", "u")
}
ORDINAL_ROOTS = {
    1: "birinci", 2: "ikinci", 3: "üçüncü", 4: "dördüncü", 5: "beşinci", 6: "altıncı",
    7: "yeddinci", 8: "səkkizinci", 9: "doqquzuncu", 10: "onuncu", 20: "iyirminci",
    30: "otuzuncu", 40: "qırxıncı", 50: "əllinci", 100: "yüzüncü",
}  # fmt: skip
LOCATIVES = {
    "ikidə": 2, "üçdə": 3, "dörddə": 4, "beşdə": 5, "altıda": 6, "yeddidə": 7,
    "səkkizdə": 8, "doqquzda": 9, "onda": 10, "yüzdə": 100,
}  # fmt: skip
MONTH_NAMES = words_of(
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
)


UNITS = {
    "%": ("faiz", "faizlik"), "pp": ("faiz bəndi", "faiz bənd", "faiz punktu"),
    "bp": ("bazis bəndi",), "people": ("nəfər", "adam", "insan"), "m": ("metr",),
    "km": ("kilometr",), "cm": ("santimetr",), "mm": ("millimetr",), "mile": ("mil",),
    "sqm": ("kvadrat metr", "kv metr", "kv . m", "kv m"),
    "sqkm": ("kvadrat kilometr", "kv km", "kv . km"), "hectare": ("hektar", "ha"),
    "cubic": ("kubmetr", "kub metr"), "litre": ("litr",),
    "barrel": ("barel", "barrel"), "t": ("ton", "tonluq"), "kg": ("kiloqram", "kq"),
    "g": ("qram",), "kw": ("kilovat", "kvt"), "mw": ("meqavat", "mvt"),
    "gw": ("qiqavat",), "kwh": ("kilovat saat", "kvt saat", "kvt - saat"),
    "celsius": ("dərəcə selsi",), "degree": ("dərəcə",), "second": ("saniyə",),
    "minute": ("dəqiqə",), "hour": ("saat",), "day": ("gün", "sutka"),
    "week": ("həftə",), "month": ("ay",), "year": ("il", "yaş"),
    "decade": ("onillik",), "century": ("əsr",), "quarter": ("rüb",),
    "point": ("bal", "bənd"), "$": ("dollar",), "USD": ("abş dollar", "amerika dollar"),
    "EUR": ("avro",), "RUB": ("rubl", "rus rublu"), "AZN": ("manat",),
    "TJS": ("somoni",), "KZT": ("tenge",), "UAH": ("qrivna",), "CNY": ("yuan",),
    "TRY": ("türk lirəsi", "lirə"), "GBP": ("funt sterlinq",), "GEL": ("lari",),
}  # fmt: skip
BEFORE = {
    Bound.ABOUT: "təxminən,təqribən,təxmini,təqribi olaraq,təxmini olaraq,~,≈,haradasa",
    Bound.NEARLY: "az qala,demək olar ki,demək olar",
    Bound.JUST_OVER: "bir qədər çox,azacıq çox,bir az çox",
    Bound.MORE_THAN: "artıq,>",
    Bound.AT_LEAST: "ən azı,azı,minimum,ən az,heç olmasa,≥",
    Bound.LESS_THAN: "<",
    Bound.UP_TO: "ən çoxu,maksimum,ən çox,≤",
    Bound.ONLY: "yalnız,cəmi,təkcə,sadəcə,vur - tut",
}
COMPARED = {
    (ABLATIVE, Bound.MORE_THAN): "çox,artıq,yuxarı,yüksək,çoxdur,artıqdır,çoxu,"
    "çoxunu,artığı,böyük,çoxdan,artıqdan",
    (ABLATIVE, Bound.JUST_OVER): "bir qədər çox,bir az çox,azacıq çox,bir qədər artıq,"
    "bir az artıq",
    (ABLATIVE, Bound.NEARLY): "bir qədər az,bir az az,azacıq az",
    (ABLATIVE, Bound.LESS_THAN): "az,aşağı,azdır,azı,kiçik,aşağıdır",
    (ABLATIVE, Bound.AT_LEAST): "az olmayaraq,az olmayan,az deyil,az olmamalıdır,"
    "az olmamaqla",
    (ABLATIVE, Bound.UP_TO): "çox olmayaraq,çox olmayan,çox deyil,artıq olmayan,"
    "çox olmamaqla,artıq deyil",
    (DATIVE, Bound.UP_TO): "qədər,kimi",
    (DATIVE, Bound.ABOUT): "yaxın",
    (("ı", "i", "u", "ü"), Bound.MORE_THAN): "keçib,ötüb,aşıb,keçdi,ötdü,aşdı,"
    "keçmişdir,ötmüşdür,üstələyib,keçir,ötür,aşır,keçmiş,ötmüş",
}  # fmt: skip
CHANGES = any_of(
    "artıb artdı artmışdır artıraraq artaraq yüksəlib yüksəldi azalıb azaldı azalaraq "
    "düşüb enib artım artımı azalma yüksəlmişdir azalmışdır artır azalır çoxalıb"
)

LEXICON = Lexicon(
    tag="az",
    dotless=True,
    numerals=Numerals(
        decimal=",",
        groups=".",
        cardinals=CARDINALS,
        scales={
            word + ending: scale
            for word, scale in {
                "min": 1000, "milyon": 10**6, "milyard": 10**9, "trilyon": 10**12,
                "mln": 10**6, "mlrd": 10**9, "trln": 10**12,
            }.items()
            for ending in ENDINGS
        },
        singles=any_of("bir biri birinin birini"),
        hundreds=frozenset("yüz" + ending for ending in ENDINGS if ending != "ü"),
        lone=any_of("yüz min milyon milyard yüzdən mindən"),
        halves=Phrases({"yarım": Fraction(1, 2)}),
        leading=Phrases({"yarım": Fraction(1, 2)}),
        minus=any_of("mənfi minus"),
        endings=frozenset(ending for ending in ENDINGS if ending),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                form: (Fraction(1, 2), False)
                for form in words_of(
                    "yarı yarısı yarısını yarısının yarısına yarısından yarıdan yarıya"
                )
            }
        ),
        other=any_of("ilk son"),
        locatives=LOCATIVES,
        ordinals={
            root + ending: number
            for number, root in ORDINAL_ROOTS.items()
            for ending in ENDINGS
        },
        ordinal_endings=any_of("cı ci cu cü ıncı inci uncu üncü"),
        multiples=Phrases({}),
        times=any_of("dəfə dəfədən dəfəyə qat qatdan"),
        behind_times=CHANGES
        | any_of("çox az artıq baha ucuz böyük kiçik yüksək yuxarı aşağı"),
        compounds={
            NUMBERS[number] + stem + ending: (Fraction(number), unit)
            for number in NUMBERS
            for stem, unit in {
                "günlük": "day", "illik": "year", "aylıq": "month", "həftəlik": "week",
                "saatlıq": "hour",
            }.items()
            if stem != "illik" or number != 10
            for ending in ("", "dir", "dür", "dır")
        },
        vague=Phrases(
            {
                "onlarla": (20, 100), "yüzlərlə": (200, 1000),
                "minlərlə": (2000, 10**6),
                "on minlərlə": (2 * 10**4, 10**5), "yüz minlərlə": (2 * 10**5, 10**6),
                "milyonlarla": (2 * 10**6, 10**9), "bir neçə yüz": (200, 1000),
                "bir neçə min": (2000, 10**4), "milyardlarla": (2 * 10**9, 10**12),
                "bir neçə milyon": (2 * 10**6, 10**7),
            }
        ),
    ),
    binding=Binding(
        before=Phrases(
            by_words(BEFORE)
        ),
        behind=Phrases(
            {"və daha çox": Bound.AT_LEAST, "və ya daha çox": Bound.AT_LEAST,
             "və daha az": Bound.UP_TO, "qədər": Bound.ABOUT}
        ),
        changes=CHANGES,
        ablatives=ABLATIVE,
        limits=LIMIT,
        compared=Phrases(
            {
                word: (endings, bound)
                for (endings, bound), words in COMPARED.items()
                for word in words.split(",")
            }
        ),
        fillers=any_of("daha"),
        to=frozenset({WITH}),
        either=any_of("ya"),
        lists=any_of("və"),
    ),
    measures=Measures(
        units=Phrases(
            {
                f"{word}{ending}": unit
                for unit, words in UNITS.items()
                for word in words
                for ending in ENDINGS
                if word + ending != WITH
            }
        ),
        money=any_of("dollar dollarlıq dolları lirə"),
    ),
    dates=Dates(
        months={
            name + ending: number
            for number, name in enumerate(MONTH_NAMES, start=1)
            for ending in ("", *words_of("ın in un ün da də dan dən ı i"))
        },
        and_days=any_of("və"),
        of=any_of("ayı ayının ayında ayından"),
        year_words=frozenset(f"il{ending}" for ending in ENDINGS) - {WITH},
        before_years=any_of("hələ"),
        decades=frozenset(),
    ),
    references=by_forms({
            "article": "maddə maddənin maddəsi", "point": "bənd bəndi",
            "page": "səhifə səh", "number": "№", "chapter": "fəsil", "table": "cədvəl",
        }),
    models=any_of("boeing boinq airbus reys"),
)  # fmt: skip
