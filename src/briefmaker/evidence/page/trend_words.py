"""How three languages say that figures rise, fall, stay, lead, multiply or divide.

Every entry is a pattern that is matched as whole words, without regard to case.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from briefmaker.values import Struct


class Trend(StrEnum):
    """What a word says of figures."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    MOST = "most"
    LEAST = "least"
    CHANGED = "changed"
    """It became a multiple or a part of what it was: "doubled"."""
    TIMES = "times"
    """One is a multiple of another: "three times"."""
    PART = "part"
    """It is a part of a whole: "half"."""


class Lexicon(Struct, frozen=True):
    """How one language says it.

    Attributes:
        trends: words for each trend that has no size.
        changed: verbs that say a multiple by themselves.
        times: a multiple, its number in the group `number`.
        fixed: multiples that are one word.
        parts: parts of a whole.
        numbers: the words for two to ten.
        bounds: words before a size, by what they make of it (see `trends.ROOM`).
        spoiling: words that deny, weigh up or rank lower, so that nothing is read.
        since: words before the year that a comparison begins with.
    """

    trends: Mapping[Trend, str]
    changed: Mapping[str, Fraction]
    times: str
    fixed: Mapping[str, Fraction]
    parts: Mapping[str, Fraction]
    numbers: tuple[str, ...]
    bounds: Mapping[str, str]
    spoiling: str
    since: str


PART_ENDS = (
    r"(?= (?:of (?!\d{4})|more|less|fewer|higher|lower|in|since|from|between|after|by)"
    r"|[,.;:]|$)"
)
"""What may follow a part: not "a third country", not "half of 2025"."""

ENGLISH = Lexicon(
    trends={
        Trend.LEVEL: r"unchanged|(?:remain(?:s|ed)?|stay(?:s|ed)?|held) "
        r"(?:flat|level|stable|steady)|stagnat(?:es?|ed)",
        Trend.UP: r"rose|ris(?:es|en|ing)|grew|gr(?:ow|ows|own|owing)|"
        r"(?:increas|surg)(?:es|ed|ing)|(?:climb|jump|soar)(?:s|ed|ing)|went up",
        Trend.DOWN: r"fell|fall(?:s|en|ing)|(?:declin|decreas|plung)(?:es|ed|ing)|"
        r"drop(?:s|ped|ping)|shr[aiu]nk(?:s|ing)?|slump(?:s|ed|ing)|lost|loses|"
        r"went down",
        Trend.MOST: r"highest|largest|biggest|greatest|fastest|most",
        Trend.LEAST: r"lowest|smallest|slowest|fewest|least",
    },
    changed={
        r"doubl(?:es|ed|ing)": Fraction(2),
        r"trebl(?:es|ed|ing)|tripl(?:es|ed|ing)": Fraction(3),
        r"quadrupl(?:es|ed|ing)": Fraction(4),
        r"halv(?:es|ed|ing)": Fraction(1, 2),
    },
    times=r"(?P<number>[a-z]+|\d+(?:\.\d+)?)[ -]?(?:times|fold)",
    fixed={"twice": Fraction(2), "thrice": Fraction(3)},
    parts={
        rf"(?<!first )half{PART_ENDS}": Fraction(1, 2),
        rf"(?:a|one) third{PART_ENDS}": Fraction(1, 3),
        rf"two[ -]thirds{PART_ENDS}": Fraction(2, 3),
        rf"(?:a|one) quarter{PART_ENDS}": Fraction(1, 4),
        rf"three[ -]quarters{PART_ENDS}": Fraction(3, 4),
        rf"(?:a|one) fifth{PART_ENDS}": Fraction(1, 5),
        rf"two[ -]fifths{PART_ENDS}": Fraction(2, 5),
        rf"three[ -]fifths{PART_ENDS}": Fraction(3, 5),
        rf"four[ -]fifths{PART_ENDS}": Fraction(4, 5),
        rf"(?:a|one) tenth{PART_ENDS}": Fraction(1, 10),
    },
    numbers=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    bounds={
        r"about|around|roughly|some|approximately": "about",
        r"nearly|almost|close to|just under": "nearly",
        r"more than|over|above|at least|just over": "over",
        r"less than|fewer than|under|below|at most|up to": "under",
    },
    spoiling=r"not|no|never|neither|nor|without|cannot|hardly|barely|whether|if|"
    r"second|third|fourth|one of|among|most of|at most|at least|most likely|"
    r"expected|forecast|planned|should|could|would|may|might|fast|faster|slower",
    since=r"since|after|from",
)

RUSSIAN = Lexicon(
    trends={
        Trend.LEVEL: r"не изменил\w+|не меняется|без изменений|"
        r"остал(?:ся|ась|ось|ись) на (?:том же|прежнем) уровне",
        Trend.UP: r"вырос(?:ла|ло|ли)?|раст[её]т|растут|увеличил(?:ся|ась|ось|ись)|"
        r"возрос(?:ла|ло|ли)?|повысил(?:ся|ась|ось|ись)|подорожал[аои]?",
        Trend.DOWN: r"упал[аои]?|пада[ею]т|снизил(?:ся|ась|ось|ись)|снижа[ею]тся|"
        r"сократил(?:ся|ась|ось|ись)|уменьшил(?:ся|ась|ось|ись)|подешевел[аои]?",
        Trend.MOST: r"(?:самы[йе]|самая|самое) (?:высок\w+|больш\w+|быстр\w+)|"
        r"наибольш\w+|крупнейш\w+|(?:больше|выше|быстрее) вс(?:его|ех)",
        Trend.LEAST: r"(?:самы[йе]|самая|самое) (?:низк\w+|мал\w+|маленьк\w+)|"
        r"наименьш\w+|(?:меньше|ниже|медленнее) вс(?:его|ех)",
    },
    changed={
        r"удвоил(?:ся|ась|ось|ись)": Fraction(2),
        r"утроил(?:ся|ась|ось|ись)": Fraction(3),
    },
    times=r"(?:в )?(?P<number>[а-яё]+|\d+(?:,\d+)?) раза?",
    fixed={"вдвое": Fraction(2), "втрое": Fraction(3), "вчетверо": Fraction(4)},
    parts={
        r"(?<!первую )(?<!первая )половин[аыу]": Fraction(1, 2),
        r"треть|трети": Fraction(1, 3),
        r"дв(?:е|ух) трет(?:и|ей)": Fraction(2, 3),
        r"четверть|четверти": Fraction(1, 4),
        r"тр(?:и|[её]х) четверт(?:и|ей)": Fraction(3, 4),
        r"десят(?:ая|ую|ой)(?: часть| доли)?": Fraction(1, 10),
    },
    numbers=(
        *("два", "три", "четыре", "пять", "шесть"),
        *("семь", "восемь", "девять", "десять"),
    ),
    bounds={
        r"около|примерно|приблизительно": "about",
        r"почти|чуть меньше,? чем": "nearly",
        r"более,? чем|более|больше,? чем|свыше|не менее": "over",
        r"менее,? чем|менее|меньше,? чем|не более|до": "under",
    },
    spoiling=r"не|ни|нет|без|если|ли|второ\w+|третьи\w+|один из|одна из|одно из|"
    r"среди|большинств\w+|может|могут|будет|будут|ожида\w+|прогноз\w*",
    since=r"с|со|после",
)

AZERBAIJANI = Lexicon(
    trends={
        Trend.LEVEL: r"dəyişmədi|dəyişməyib|dəyişməz qal(?:dı|ıb)|sabit qal(?:dı|ıb)",
        Trend.UP: r"artdı|artıb|artır|yüksəldi|yüksəlib|böyüdü|böyüyüb|çoxaldı",
        Trend.DOWN: r"azaldı|azalıb|azalır|düşdü|düşüb|endi|enib|geriləd[iı]",
        Trend.MOST: r"ən (?:yüksək|böyük|çox|sürətli|iri)",
        Trend.LEAST: r"ən (?:aşağı|kiçik|az|zəif)",
    },
    changed={
        r"(?:iki qat|ikiqat) (?:artdı|artıb)": Fraction(2),
        r"(?:üç qat|üçqat) (?:artdı|artıb)": Fraction(3),
        r"yarıya (?:endi|düşdü|enib|düşüb)": Fraction(1, 2),
    },
    times=r"(?P<number>[a-zçəğıöşü]+|\d+(?:,\d+)?) dəfə",
    fixed={},
    parts={
        r"(?<!birinci )(?<!ilk )yarısı(?:nı|ndan)?": Fraction(1, 2),
        r"üçdə biri?\w*": Fraction(1, 3),
        r"üçdə ikisi?\w*": Fraction(2, 3),
        r"dörddə biri?\w*": Fraction(1, 4),
        r"dörddə üçü?\w*": Fraction(3, 4),
        r"onda biri?\w*": Fraction(1, 10),
    },
    numbers=("iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on"),
    bounds={
        r"təxminən|təqribən": "about",
        r"az qala|demək olar ki,?": "nearly",
        r"ən azı": "over",
        r"ən çoxu": "under",
    },
    spoiling=r"deyil|yox|heç|əgər|ikinci|üçüncü|biri|gözlənilir|ola bilər|çoxu|"
    r"\w+dan çox|\w+dən çox|\w+dan az|\w+dən az",
    since=r"bəri|sonra",
)

LEXICONS: Mapping[str, Lexicon] = {
    "en": ENGLISH,
    "ru": RUSSIAN,
    "az": AZERBAIJANI,
}
"""By the language's tag."""
