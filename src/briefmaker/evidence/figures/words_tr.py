"""The Turkish words of figures, with their endings in all four harmonies."""

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
from briefmaker.evidence.figures.units import inflected

ABLATIVE = words_of("dan den tan ten ndan nden ından inden undan ünden")
DATIVE = words_of("a e ya ye na ne ına ine una üne sına sine suna süne")
ACCUSATIVE = words_of("ı i u ü yı yi yu yü nı ni nu nü ını ini unu ünü")
GENITIVE = words_of("ın in un ün nın nin nun nün ının inin unun ünün")
ENDINGS = (
    "", *ABLATIVE, *DATIVE, *ACCUSATIVE, *GENITIVE,
    *words_of("sı si su sü sını sini sunu sünü sının sinin sunun sünün sından sinden "
    "sundan sünden da de ta te nda nde ında inde unda ünde sında sinde lar ler ları "
    "leri ların lerin lara lere larda lerde lardan lerden lık lik luk lük lığı liği "
    "luğu lüğü lığa liğe lığın liğin dır dir dur dür tır tir tur tür la le yla yle "
    "lı li lu lü sıdır sidir"),
)  # fmt: skip
WITH = "ile"
"""Between two numbers "and"."""

NUMBERS = {
    0: "sıfır", 2: "iki", 3: "üç", 4: "dört", 5: "beş", 6: "altı", 7: "yedi",
    8: "sekiz", 9: "dokuz", 10: "on", 20: "yirmi", 30: "otuz", 40: "kırk",
    50: "elli", 60: "altmış", 70: "yetmiş", 80: "seksen", 90: "doksan",
}  # fmt: skip
SOFTENED = {"dört": "dörd"}
"""Before a vowel the last letter of some words changes."""

CARDINALS = {
    word + ending: number
    for number, stem in NUMBERS.items()
    for word in (stem, SOFTENED.get(stem, stem))
    for ending in ENDINGS
    # "ondan" is "from him", "onda" "in it", "ona" "to him", "onlar" "they".
    if number != 10 or ending == ""
}
ORDINAL_ROOTS = {
    1: "birinci", 2: "ikinci", 3: "üçüncü", 4: "dördüncü", 5: "beşinci", 6: "altıncı",
    7: "yedinci", 8: "sekizinci", 9: "dokuzuncu", 10: "onuncu", 20: "yirminci",
    30: "otuzuncu", 40: "kırkıncı", 50: "ellinci", 100: "yüzüncü",
}  # fmt: skip
LOCATIVES = {
    "ikide": 2, "üçte": 3, "dörtte": 4, "beşte": 5, "altıda": 6, "yedide": 7,
    "sekizde": 8, "dokuzda": 9, "onda": 10,
}  # fmt: skip
MONTH_NAMES = words_of(
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
)
UNITS = {
    "pp": ("yüzde puan", "yüzdelik puan"), "bp": ("baz puan",),
    "people": ("kişi", "insan", "nüfus"), "m": ("metre",), "km": ("kilometre",),
    "cm": ("santimetre", "santim"), "mm": ("milimetre",), "mile": ("mil",),
    "sqm": ("metrekare", "metre kare"), "sqkm": ("kilometrekare", "kilometre kare"),
    "hectare": ("hektar",), "cubic": ("metreküp", "metre küp"), "litre": ("litre",),
    "barrel": ("varil",), "t": ("ton",), "kg": ("kilogram", "kilo"), "g": ("gram",),
    "kw": ("kilovat",), "mw": ("megavat",), "gw": ("gigavat",),
    "kwh": ("kilovatsaat", "kilovat saat"), "celsius": ("santigrat derece",),
    "degree": ("derece",), "second": ("saniye",), "minute": ("dakika",),
    "hour": ("saat",), "day": ("gün",), "week": ("hafta",), "month": ("ay",),
    "year": ("yıl", "sene", "yaş"), "decade": ("onyıl",), "century": ("yüzyıl",),
    "point": ("puan",), "$": ("dolar",), "USD": ("abd dolar", "amerikan dolar"),
    "EUR": ("euro", "avro"), "RUB": ("ruble", "rus ruble"), "AZN": ("manat",),
    "TJS": ("somoni",), "KZT": ("tenge",), "UAH": ("grivna",), "CNY": ("yuan",),
    "TRY": ("lira", "türk lira", "tl"), "GBP": ("sterlin",), "GEL": ("lari",),
}  # fmt: skip
BEFORE = {
    Bound.ABOUT: "yaklaşık,yaklaşık olarak,takriben,aşağı yukarı,kabaca,ortalama,~,≈",
    Bound.NEARLY: "neredeyse,hemen hemen,nerdeyse",
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: "en az,asgari,en azından,minimum,≥",
    Bound.LESS_THAN: "<",
    Bound.UP_TO: "en çok,en fazla,azami,maksimum,≤",
    Bound.ONLY: "yalnızca,sadece,yalnız,ancak,topu topu",
}
COMPARED = {
    (ABLATIVE, Bound.MORE_THAN): "fazla,çok,yüksek,fazladır,fazlası,fazlasını,"
    "fazlasının,fazlasına,daha fazla,daha çok,daha yüksek,büyük",
    (ABLATIVE, Bound.JUST_OVER): "biraz fazla,biraz daha fazla,biraz çok",
    (ABLATIVE, Bound.NEARLY): "biraz az,biraz daha az",
    (ABLATIVE, Bound.LESS_THAN): "az,düşük,daha az,daha düşük,azdır,azı,küçük",
    (ABLATIVE, Bound.AT_LEAST): "az olmamak üzere,az olmayan,az değil,aşağı olmayan",
    (ABLATIVE, Bound.UP_TO): "fazla olmayan,fazla olmamak üzere,fazla değil,"
    "çok olmayan",
    (DATIVE, Bound.UP_TO): "kadar,dek,değin,varan",
    (DATIVE, Bound.ABOUT): "yakın,yaklaşan",
    (ACCUSATIVE, Bound.MORE_THAN): "aşkın,aştı,aşan,aşmış,aşıyor,geçti,geçen,geçiyor,"
    "geçmiş,aşmıştır",
    (GENITIVE, Bound.MORE_THAN): "üzerinde,üzerine,üstünde,üstüne",
    (GENITIVE, Bound.LESS_THAN): "altında,altına",
}  # fmt: skip
CHANGES = any_of(
    "arttı artmış artarak artış artışı artışla yükseldi yükselmiş yükselerek azaldı "
    "azalmış azalarak azalış düştü düşmüş düşerek düşüş geriledi gerilemiş gerileyerek "
    "çıktı indi büyüdü büyüme küçüldü çoğaldı artıyor azalıyor artmıştır azalmıştır"
)

LEXICON = Lexicon(
    tag="tr",
    dotless=True,
    numerals=Numerals(
        decimal=",",
        groups=".",
        cardinals=CARDINALS,
        scales={
            word + ending: scale
            for word, scale in {
                "bin": 1000, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12,
                "mn": 10**6, "mlr": 10**9, "mlyr": 10**9, "trln": 10**12,
            }.items()
            for ending in ENDINGS
        },
        singles=any_of("bir biri birini birinin"),
        hundreds=frozenset("yüz" + ending for ending in ENDINGS if ending != "de"),
        lone=any_of("yüz bin milyon milyar"),
        halves=Phrases({"buçuk": Fraction(1, 2)}),
        leading=Phrases({"yarım": Fraction(1, 2)}),
        minus=any_of("eksi"),
        endings=frozenset(ending for ending in ENDINGS if ending),
    ),
    shares=Shares(
        fractions=Phrases(
            {
                form: (Fraction(1, 2), False)
                for form in words_of("yarı yarısı yarısını yarısının yarısına "
                                     "yarısından yarıya yarıdan")
            }
            | {
                "çeyrek": (Fraction(1, 4), True),
                "çeyreği": (Fraction(1, 4), False),
            }
        ),
        behind_unsure=any_of("oranında oran"),
        other=any_of("ilk son ikinci birinci"),
        locatives=LOCATIVES,
        ordinals={
            root + ending: number
            for number, root in ORDINAL_ROOTS.items()
            for ending in ENDINGS
        },
        ordinal_endings=any_of("ıncı inci uncu üncü ncı nci ncu ncü"),
        multiples=Phrases({}),
        times=any_of("kat katı katına katından katını kez kere defa"),
        behind_times=CHANGES
        | any_of("fazla çok az daha pahalı ucuz büyük küçük yüksek düşük artarak"),
        compounds={
            NUMBERS[number] + stem: (Fraction(number), unit)
            for number in NUMBERS
            for stem, unit in {
                "günlük": "day", "yıllık": "year", "aylık": "month",
                "haftalık": "week", "saatlik": "hour",
            }.items()
            if number != 10
        },
        vague=Phrases(
            {
                "onlarca": (20, 100), "yüzlerce": (200, 1000),
                "binlerce": (2000, 10**6), "on binlerce": (2 * 10**4, 10**5),
                "yüz binlerce": (2 * 10**5, 10**6),
                "milyonlarca": (2 * 10**6, 10**9),
                "milyarlarca": (2 * 10**9, 10**12), "birkaç yüz": (200, 1000),
                "birkaç bin": (2000, 10**4), "birkaç milyon": (2 * 10**6, 10**7),
            }
        ),
    ),
    binding=Binding(
        before=Phrases(by_words(BEFORE)),
        behind=Phrases(
            {"ve üzeri": Bound.AT_LEAST, "ve üstü": Bound.AT_LEAST,
             "veya daha fazla": Bound.AT_LEAST, "ya da daha fazla": Bound.AT_LEAST,
             "ve altı": Bound.UP_TO, "veya daha az": Bound.UP_TO,
             "kadar": Bound.ABOUT, "civarı": Bound.ABOUT, "civarında": Bound.ABOUT,
             "dolayında": Bound.ABOUT, "dolaylarında": Bound.ABOUT}
        ),
        changes=CHANGES,
        ablatives=ABLATIVE,
        compared=Phrases(
            {
                word: (endings, bound)
                for (endings, bound), words in COMPARED.items()
                for word in words.split(",")
            }
        ),
        fillers=any_of("daha"),
        to=any_of("ile ila"),
        either=any_of("veya ya"),
        lists=any_of("ve"),
    ),
    measures=Measures(
        units=Phrases(
            {
                word + ending: unit
                for unit, words in UNITS.items()
                for word in words
                for ending in ENDINGS
            }
            | dict.fromkeys(inflected(("yıllık", "yaşında"), ("",)), "year")
        ),
        currencies=Phrases({"yüzde": "%"}),
        money=any_of("dolar doları lira lirası"),
    ),
    dates=Dates(
        months={
            name + ending: number
            for number, name in enumerate(MONTH_NAMES, start=1)
            for ending in ("", *words_of("ın in un ün ta te da de tan ten dan den ı i "
                                         "a e ağa"))
        },
        and_days=any_of("ve"),
        of=any_of("ayı ayının ayında ayından"),
        year_words=frozenset(
            f"yıl{ending}"
            for ending in words_of("ı ının ında ından ına ları larda sonu sonunda")
        ) | {"yıl", "yılı", "yılında"},
        before_years=any_of("henüz"),
        decades=any_of("lar lı larda ların lardan ler li lerde lerin lerden"),
    ),
    references=by_forms({
            "article": "madde maddesi maddenin", "page": "sayfa s", "number": "no №",
            "chapter": "bölüm", "table": "tablo", "section": "fıkra",
        }),
    models=any_of("boeing airbus"),
)  # fmt: skip
