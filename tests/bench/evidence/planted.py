"""Made-up sentences with figures that need a source, and with what only looks like one.

Suite 7 of the benchmark: `planted(seed, count)` writes the sentences, `score(...)` runs
the check of uncited figures over them. A figure that is planted must be reported once
where it stands; a sentence of look-alikes (dates, articles, names, small counts in
words) must not be reported at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.page.statement import Statement
from briefmaker.evidence.page.uncited import uncited

Make = Callable[[Random], str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence, and the figure in it that needs a source; nothing for look-alikes.

    Attributes:
        what: the sort of figure or of look-alike.
    """

    text: str
    figure: str
    what: str
    language: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the check did: planted figures found, and sentences wrongly reported.

    Attributes:
        missed: planted figures that were not reported where they stand.
        alarms: sentences of look-alikes that were reported, with the words.
    """

    planted: int
    look_alikes: int
    missed: tuple[Planted, ...]
    alarms: tuple[tuple[Planted, str], ...]

    @property
    def recall(self) -> float:
        """The share of planted figures that were reported."""
        return 1 - len(self.missed) / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of reports that are right."""
        right = self.planted - len(self.missed)
        reports = right + len(self.alarms)
        return right / reports if reports else 1.0


def _number(least: int, most: int) -> Make:
    return lambda random: f"{random.randint(least, most):,}"


def _decimal(least: int, most: int, mark: str = ".") -> Make:
    return lambda random: f"{random.randint(least, most)}{mark}{random.randint(1, 9)}"


def _of(*choices: str) -> Make:
    return lambda random: random.choice(choices)


def _text(pattern: str, **slots: Make) -> Make:
    return lambda random: pattern.format(
        **{name: make(random) for name, make in slots.items()}
    )


BOUND = _of("", "", "", "about ", "more than ", "nearly ", "at least ", "up to ")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
MONTHS_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
    "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
MONTHS_AZ = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr",
    "oktyabr", "noyabr", "dekabr",
)  # fmt: skip
YEAR = _of(*(str(year) for year in range(1995, 2031)))
DAY = _of(*(str(day) for day in range(1, 29)))

FIGURES: Mapping[str, Mapping[str, tuple[Make, ...]]] = {
    "en": {
        "percentage": (
            _text("{b}{n}%", b=BOUND, n=_number(2, 99)),
            _text("{b}{n} per cent", b=BOUND, n=_decimal(2, 99)),
            _text("{n} percentage points", n=_decimal(1, 9)),
        ),
        "money": (
            _text("{b}US${n} billion", b=BOUND, n=_decimal(1, 90)),
            _text("{b}€{n} million", b=BOUND, n=_number(11, 900)),
            _text("{n} roubles", n=_number(1_500, 900_000)),
        ),
        "count": (
            _text("{b}{n} workers", b=BOUND, n=_number(11, 900_000)),
            _text("{b}{n} million people", b=BOUND, n=_decimal(1, 40)),
            _of("thirty-one villages", "two thousand farms", "four hundred trucks",
                "two million people"),
        ),
        "part": (
            _text("{b}half of the farms", b=_of("", "nearly ", "more than ")),
            _of("a third of all exports", "three quarters of the fleet",
                "two fifths of the budget"),
        ),
        "range": (
            _text("{n}–99%", n=_number(11, 60)),
            _text("between {n} and 97 tonnes", n=_number(11, 60)),
        ),
        "multiple": (_of("three times as many posts", "twice the budget"),),
        "measure": (
            _text("{b}{n} km", b=BOUND, n=_number(11, 900)),
            _text("{n} hectares", n=_number(1_100, 90_000)),
        ),
    },
    "ru": {
        "percentage": (
            _text("{b}{n}%", b=_of("", "около ", "более "), n=_decimal(2, 90, ",")),
            _text("{n} процентов", n=_number(11, 99)),
        ),
        "money": (_text("{n} млрд долларов", n=_decimal(1, 90, ",")),),
        "count": (_text("{n} млн человек", n=_decimal(1, 40, ",")),),
    },
    "az": {
        "percentage": (
            _text("{n} faiz", n=_decimal(2, 90, ",")),
            _text("{n}%", n=_number(11, 99)),
        ),
        "money": (_text("{n} milyard dollar", n=_decimal(1, 90, ",")),),
        "count": (_text("{n} milyon nəfər", n=_decimal(1, 40, ",")),),
    },
}  # fmt: skip
"""What needs a source, by language and sort."""

LOOK_ALIKES: Mapping[str, Mapping[str, tuple[Make, ...]]] = {
    "en": {
        "date": (
            _text("on {d} {m} {y}", d=DAY, m=_of(*MONTHS), y=YEAR),
            _text("on {m} {d}, {y}", d=DAY, m=_of(*MONTHS), y=YEAR),
            _text("in {m} {y}", m=_of(*MONTHS), y=YEAR),
            _text("by {y}-{m}-{d}", y=YEAR, m=_of("03", "11"), d=_of("07", "19")),
            _text("on {d} {m}", d=DAY, m=_of(*MONTHS)),
        ),
        "year": (
            _text("in {y}", y=YEAR),
            _of("from 2021 to 2023", "in 2019–2024", "in the 1990s", "since 2015/16"),
        ),
        "ordinal": (
            _of("at the third meeting", "in the 21st century", "in the 5th round",
                "at its second reading", "in the first half of 2025"),
        ),
        "reference": (
            _text("under Article {n}", n=_number(1, 120)),
            _text("under section {n} of the law", n=_number(1, 40)),
            _text("in para. {n} of the paper", n=_number(1, 40)),
            _text("on page {n} of it", n=_number(1, 300)),
            _text("in Annex {n}", n=_number(1, 9)),
            _text("under Resolution {n}", n=_of("1540", "2231", "2593")),
        ),
        "name": (
            _of("with flight J2-8243", "in paper BM-2025-002", "at the G7",
                "after COVID-19", "in a Boeing 737", "at the C5+1",
                "on the M41 highway", "with S-300 systems", "under Option 2",
                "at the Group of 20"),
        ),
        "small count": (
            _of("with two ministers", "in three texts", "with four neighbours",
                "after five rounds of talks", "with both sides and one observer"),
        ),
        "time": (_of("at 10:30", "at 7 p.m.", "at 18:05"),),
    },
    "ru": {
        "date": (
            _text("{d} {m} {y} года", d=DAY, m=_of(*MONTHS_RU), y=YEAR),
            _text("в {y} году", y=YEAR),
        ),
        "reference": (_text("по статье {n}", n=_number(1, 120)),),
        "small count": (_of("с двумя министрами", "в трёх текстах"),),
    },
    "az": {
        "date": (
            _text("{d} {m} {y}", d=DAY, m=_of(*MONTHS_AZ), y=YEAR),
            _text("{y}-ci ildə", y=_of("2004", "2013", "2014", "2023")),
        ),
        "small count": (_of("iki nazirlə", "üç mətndə"),),
    },
}  # fmt: skip
"""What needs none, by language and sort."""

WITH_FIGURE = {
    "en": ("The ministry put it at {}.", "The new road cost {}, officials said.",
           "By our desk’s notes the loss came to {}.", "It lost {} and said nothing."),
    "ru": ("Министерство назвало {}.", "Потери составили {}, говорят чиновники."),
    "az": ("Nazirlik {} göstərdi.", "İtki {} oldu."),
}  # fmt: skip
WITHOUT = {
    "en": ("The sides met again {}.", "The ministry said so {}.",
           "{}, the border was closed.", "A paper was agreed {}, and nothing else."),
    "ru": ("Стороны встретились {}.", "Об этом сказано {}."),
    "az": ("Tərəflər {} görüşdü.",),
}  # fmt: skip
SHARE = (("en", 8), ("ru", 1), ("az", 1))
"""How often each language comes."""


def planted(seed: int, count: int) -> list[Planted]:
    """Return as many sentences with a figure as without one, `count` of each."""
    random = Random(seed)
    tags = [tag for tag, weight in SHARE for _ in range(weight)]
    made: list[Planted] = []
    for _ in range(count):
        made.append(_made(random, random.choice(tags), FIGURES, WITH_FIGURE, True))
        made.append(_made(random, random.choice(tags), LOOK_ALIKES, WITHOUT, False))
    return made


def _made(
    random: Random,
    tag: str,
    sorts: Mapping[str, Mapping[str, tuple[Make, ...]]],
    frames: Mapping[str, tuple[str, ...]],
    needs: bool,
) -> Planted:
    what = random.choice(sorted(sorts[tag]))
    words = random.choice(sorts[tag][what])(random)
    text = random.choice(frames[tag]).format(words)
    return Planted(text[0].upper() + text[1:], words if needs else "", what, tag)


def score(seed: int, count: int, brief: Brief) -> Score:
    """Run the check over planted sentences without a citation.

    Args:
        brief: any brief without entries under `uncited`.
    """
    missed: list[Planted] = []
    alarms: list[tuple[Planted, str]] = []
    nothing = Evidence({}, {}, {}, {}, {})
    cases = planted(seed, count)
    for case in cases:
        statement = Statement(("title",), case.text, "sentence", case.language)
        told = [problem.token for problem in uncited([statement], nothing, brief)]
        if not case.figure:
            alarms += [(case, token) for token in told]
        elif not any(token in case.figure or case.figure in token for token in told):
            missed.append(case)
    return Score(count, count, tuple(missed), tuple(alarms))
