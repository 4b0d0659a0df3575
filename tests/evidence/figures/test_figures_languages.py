"""Quantities in six languages beside English, and in languages that we lack."""

import pytest

from briefmaker.evidence.figures import figures_in
from evidence.telling import read

RUSSIAN = {
    "17,4 процента": ["17.4 %"],
    "12 500,5 рубля": ["12500.5 RUB"],
    "4,02 млрд долл. США": ["4020000000 USD"],
    "4.02 млрд рублей": ["4020000000 RUB"],
    "1.200 рублей": ["?"],
    "454 тыс. человек": ["454000 people"],
    "3 млн 200 тыс. рублей": ["3200000 RUB"],
    "двести пять тысяч": ["205000"],
    "двое рабочих": ["2"],
    "две трети": ["200/3 %"],
    "девять десятых": ["90 %"],
    "каждый пятый": ["20 %"],
    "половина": ["50 %"],
    "вторая половина года": ["ordinal 2"],
    "полтора года": ["1.5 year"],
    "полмиллиона": ["500000"],
    "четверть века": ["25 year"],
    "два с половиной миллиона": ["2500000"],
    "вдвое": ["2 ×"],
    "в два раза": ["2 ×"],
    "более чем в 2,5 раза": ["more than 2.5 ×"],
    "встретились три раза": ["3 occasion"],
    "пятикратный рост": ["5 ×"],
    "трёхдневный визит": ["3 day"],
    "30-летний": ["30 year"],
    "2 процентных пункта": ["2 pp"],
    "11,8 п. п.": ["11.8 pp"],
    "более 17 %": ["more than 17 %"],
    "не менее 38": ["at least 38"],
    "не более 38": ["up to 38"],
    "до 300 человек": ["up to 300 people"],
    "вырос до 300 человек": ["300 people"],
    "чуть более 30 лет": ["just over 30 year"],
    "30 с лишним лет": ["more than 30 year"],
    "почти половина": ["nearly 50 %"],
    "лишь 15 %": ["only 15 %"],
    "больше на 3,2 процента": ["3.2 %"],
    "на 6,1 % — до 98,6 млн": ["6.1 %", "98600000"],
    "1 млн 543 гражданина": ["?"],
    "33,7 центнера с гектара": ["3.37 tonne/10000 m²"],
    "превысила 17 %": ["more than 17 %"],
    "от 10 до 12 процентов": ["10..12 %"],
    "между 10 и 12": ["10..12"],
    "с 12 % до 10 %": ["12 %", "10 %"],
    "два-три министра": ["2..3"],
    "десятки тысяч": ["several 20000..100000"],
    "пять тысяч": ["5000"],
    "4155 миллионов и 3831 миллион долларов": ["4155000000 USD", "3831000000 USD"],
    "один из них": [],
}
AZERBAIJANI = {
    "17,4 faiz": ["17.4 %"],
    "12.500 manat": ["12500 AZN"],
    "12 500 manat": ["12500 AZN"],
    "5 milyon 333 min ABŞ dolları": ["5333000 USD"],
    "1,2 mln nəfər": ["1200000 people"],
    "iyirmi beş nazir": ["25"],
    "yüz min": ["100000"],
    "üçdə iki": ["200/3 %"],
    "dörddə üçü": ["75 %"],
    "yarısı": ["50 %"],
    "iki il yarım": ["2.5 year"],
    "10 milyon 127 min 127 nəfər": ["10127127 people"],
    "iki dəfə artıb": ["2 ×"],
    "iki dəfə görüşüb": ["2 occasion"],
    "17 faizdən çox": ["more than 17 %"],
    "17%-dən çox": ["more than 17 %"],
    "30 ildən çox": ["more than 30 year"],
    "17 faizdən az": ["less than 17 %"],
    "38 nəfərdən az olmayaraq": ["at least 38 people"],
    "altı milyard dolları ötüb": ["more than 6000000000 USD"],
    "300 nəfərə qədər": ["up to 300 people"],
    "100-ə yaxın": ["about 100"],
    "12-dək": ["up to 12"],
    "10-dan 12-dək": ["10..12"],
    "10 ilə 12 arasında": ["10..12"],
    "266,9 milyard dollardan 269,4 milyard dollara yüksəlib": [
        "266900000000 USD",
        "269400000000 USD",
    ],
    "təxminən 40": ["about 40"],
    "ən azı 38": ["at least 38"],
    "yalnız 15 faiz": ["only 15 %"],
    "0,5 faiz bəndi": ["0.5 pp"],
    "üçgünlük": ["3 day"],
    "%17": ["17 %"],
    "İYİRMİ": ["20"],
    "ondan sonra": [],
    "bir daha": [],
}
GERMAN = {
    "17,4 Prozent": ["17.4 %"],
    "1.200.000 Euro": ["1200000 EUR"],
    "4,02 Mrd. Euro": ["4020000000 EUR"],
    "mehr als 30 Jahre": ["more than 30 year"],
    "rund 40": ["about 40"],
    "zwischen 10 und 12": ["10..12"],
    "zwei Drittel": ["200/3 %"],
    "fünfundzwanzig": ["25"],
    "Dutzende": ["several 24..100"],
}
TURKISH = {
    "yüzde 17,4": ["17.4 %"],
    "%17": ["17 %"],
    "%17,4'ü": ["17.4 %"],
    "12.500 lira": ["12500 TRY"],
    "12 500 TL": ["12500 TRY"],
    "5 milyon 333 bin ABD doları": ["5333000 USD"],
    "1,2 milyon kişi": ["1200000 people"],
    "yirmi beş bakan": ["25"],
    "yüz bin": ["100000"],
    "üçte iki": ["200/3 %"],
    "dörtte üçü": ["75 %"],
    "yarısı": ["50 %"],
    "iki buçuk yıl": ["2.5 year"],
    "iki kat arttı": ["2 ×"],
    "iki kez görüştü": ["2 occasion"],
    "yüzde 17'den fazla": ["more than 17 %"],
    "%17'den az": ["less than 17 %"],
    "30 yıldan fazla": ["more than 30 year"],
    "38 kişiden az olmamak üzere": ["at least 38 people"],
    "300 kişiye kadar": ["up to 300 people"],
    "100'e yakın": ["about 100"],
    "300'ü aşkın": ["more than 300"],
    "yüzde 20'nin üzerinde": ["more than 20 %"],
    "10 ila 12": ["10..12"],
    "10 ile 12 arasında": ["10..12"],
    "yüzde 10 ila 12": ["10..12 %"],
    "yaklaşık 40": ["about 40"],
    "en az 38": ["at least 38"],
    "sadece 15 lira": ["only 15 TRY"],
    "0,5 puan": ["0.5 point"],
    "2024 yılında": ["year 2024"],
    "2024'te": ["year 2024"],
    "12 Ekim 2025": ["date y2025 m10 d12"],
    "1990'lı yıllarda": ["year 1990..1999"],
    "YİRMİ": ["20"],
    "ondan sonra": [],
    "bir daha": [],
    "binlerce": ["several 2000..1000000"],
    "266,9 milyar dolardan 269,4 milyar dolara yükseldi": [
        "266900000000 USD",
        "269400000000 USD",
    ],
    "yüzde 17 arttı": ["17 %"],
    "40 kadar": ["about 40"],
    "üç günlük": ["3 day"],
    "altı milyar doları aştı": ["more than 6000000000 USD"],
    "yılın ikinci yarısı": ["ordinal 2"],
}
TAJIK = {
    "17,4 фоиз": ["17.4 %"],
    "17,4 фоизи": ["17.4 %"],
    "12 500 сомонӣ": ["12500 TJS"],
    "12500 сомониро": ["12500 TJS"],
    "5 миллион 333 ҳазор доллари ИМА": ["5333000 USD"],
    "1,2 млн нафар": ["1200000 people"],
    "бисту панҷ вазир": ["25"],
    "сад ҳазор": ["100000"],
    "дусаду панҷ ҳазор": ["205000"],
    "ду сеяк": ["200/3 %"],
    "нисфи аҳолӣ": ["50 %"],
    "зиёда аз 17 фоиз": ["more than 17 %"],
    "беш аз 30 сол": ["more than 30 year"],
    "на камтар аз 38 нафар": ["at least 38 people"],
    "то 300 нафар": ["up to 300 people"],
    "тақрибан 40": ["about 40"],
    "ҳадди ақал 38": ["at least 38"],
    "танҳо 15 фоиз": ["only 15 %"],
    "аз 10 то 12 фоиз": ["10..12 %"],
    "байни 10 ва 12": ["10..12"],
    "аз 12 фоиз то 10 фоиз": ["12 %", "10 %"],
    "0,5 банди фоизӣ": ["0.5 pp"],
    "соли 2024": ["year 2024"],
    "12 октябри соли 2025": ["date y2025 m10 d12"],
    "12 октябри 2025": ["date y2025 m10 d12"],
    "ҳазорҳо": ["several 2000..1000000"],
    "ду маротиба зиёд шуд": ["2 ×"],
    "се маротиба вохӯрданд": ["3 occasion"],
    "17-уми октябр": ["date m10 d17"],
    "дар асри бисту якум": ["ordinal 21"],
    "як бор": ["1 occasion"],
    "ду баробар афзуд": ["2 ×"],
    "қариб нисфи": ["nearly 50 %"],
    "каме бештар аз 30": ["just over 30"],
    "4,02 млрд доллар": ["4020000000 USD"],
    "се ҳазору панҷсад нафар": ["3500 people"],
    "1 миллиону 543 ҳазор нафар": ["1543000 people"],
    "1 миллиону 543 нафар": ["?"],
    "панҷ ҳазор": ["5000"],
    "аз соли 1992 то соли 2024": ["year 1992", "year 2024"],
    "дар солҳои 2021–2023": ["year 2021..2023"],
    "моддаи 12": ["reference article 12"],
}
FRENCH = {
    "17,4 pour cent": ["17.4 %"],
    "12 500 personnes": ["12500 people"],
    "4,02 milliards d’euros": ["4020000000 EUR"],
    "plus de 30 ans": ["more than 30 year"],
    "environ 40": ["about 40"],
    "entre 10 et 12": ["10..12"],
    "deux tiers": ["200/3 %"],
    "2 millions et demi": ["2500000"],
}


@pytest.mark.parametrize(
    ("words", "language", "figures"),
    [
        (words, language, figures)
        for language, table in {
            "ru": RUSSIAN,
            "az": AZERBAIJANI,
            "de": GERMAN,
            "fr": FRENCH,
            "tr": TURKISH,
            "tg": TAJIK,
        }.items()
        for words, figures in table.items()
    ],
)
def test_a_phrase_is_read_by_the_conventions_of_its_language(
    words: str, language: str, figures: list[str]
) -> None:
    assert read(words, language) == figures


@pytest.mark.parametrize(
    ("language", "figures"),
    [("en", ["1.2"]), ("de", ["1200"]), ("az", ["1200"]), ("ru", ["?"]), ("fr", ["?"])],
)
def test_what_a_point_means_is_settled_by_the_language(
    language: str, figures: list[str]
) -> None:
    assert read("1.200", language) == figures


def test_a_tag_with_a_region_is_read_as_its_language() -> None:
    assert read("1,2 млн", "ru-RU") == read("1,2 млн", "ru") == ["1200000"]


@pytest.mark.parametrize("language", ["fa", "zz"])
def test_of_a_language_without_words_figures_are_found_but_not_read(
    language: str,
) -> None:
    figures = figures_in("İhracat yüzde 17 arttı, COVID-19", language)
    assert [(each.words, each.read) for each in figures] == [
        ("17", False),
        ("COVID-19", True),
    ]
