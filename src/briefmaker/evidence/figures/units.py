"""Units: what a figure counts, under one name a kind, whatever it is called.

Units of one kind share a name and differ by a factor: 1.2 km are 1,200 m, two weeks
fourteen days. Units between which a writer has to convert (miles and kilometres, tons
and tonnes, currencies) have different names, so that they never agree.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

from briefmaker.values import Struct

PEOPLE = "people"
PERCENT = "%"
POINTS = "pp"
TIMES = "×"
PER = "per"
"""The name for a number that something is counted by: "per 1,000 births"."""


class Unit(Struct, frozen=True):
    """A unit as it is written.

    Attributes:
        name: the unit that it is counted in.
        factor: how many of those it is.
        rate: what it is counted by, if that is part of it: `day` in `bpd`.
    """

    name: str
    factor: Fraction = Fraction(1)
    rate: str = ""


def _scaled(name: str, **factors: str) -> dict[str, Unit]:
    """Return units of one name by their symbols."""
    return {symbol: Unit(name, Fraction(factor)) for symbol, factor in factors.items()}


UNITS: Mapping[str, Unit] = {
    "%": Unit(PERCENT),
    "‰": Unit(PERCENT, Fraction(1, 10)),
    "pp": Unit(POINTS),
    "bp": Unit(POINTS, Fraction(1, 100)),
    "people": Unit(PEOPLE),
    "×": Unit(TIMES),
    **_scaled("m", mm="1/1000", cm="1/100", m="1", km="1000"),
    **_scaled("nautical mile", nmi="1"),
    **_scaled("mile", mile="1"),
    **_scaled("foot", foot="1", inch="1/12", yard="3"),
    **_scaled("m²", sqm="1", hectare="10000", sqkm="1000000"),
    **_scaled("acre", acre="1"),
    **_scaled("acre-foot", acrefoot="1"),
    **_scaled("square mile", sqmi="1"),
    **_scaled("square foot", sqft="1"),
    **_scaled("m³", litre="1/1000", cubic="1", mcm="1000000", bcm="1000000000"),
    **_scaled("cubic kilometre", cukm="1"),
    **_scaled("cubic foot", cuft="1", mmcf="1000000", bcf="1000000000"),
    **_scaled("cubic foot", tcf="1000000000000"),
    "mmcfd": Unit("cubic foot", Fraction(10**6), "day"),
    "bcfd": Unit("cubic foot", Fraction(10**9), "day"),
    **_scaled("gallon", gallon="1"),
    **_scaled("barrel", barrel="1"),
    "bpd": Unit("barrel", rate="day"),
    **_scaled(
        "tonne", centner="1/10", mg="1/1000000000", g="1/1000000", kg="1/1000", t="1"
    ),
    **_scaled("tonne", kt="1000", megatonne="1000000", gigatonne="1000000000"),
    **_scaled("ton", ton="1"),
    **_scaled("pound of weight", lb="1"),
    **_scaled("ounce", ounce="1"),
    **_scaled("watt", w="1", kw="1000", mw="1000000", gw="1000000000"),
    **_scaled("watt", tw="1000000000000"),
    **_scaled("watt-hour", wh="1", kwh="1000", mwh="1000000"),
    **_scaled("watt-hour", gwh="1000000000", twh="1000000000000"),
    **_scaled("tonne of oil", toe="1", mtoe="1000000"),
    **_scaled("BTU", btu="1", mmbtu="1000000"),
    **_scaled("joule", joule="1", mj="1000000", gj="1000000000"),
    **_scaled("volt", v="1", kv="1000"),
    **_scaled("hertz", hz="1", khz="1000", mhz="1000000", ghz="1000000000"),
    **_scaled("byte", byte="1", kb="1000", mb="1000000", gb="1000000000"),
    **_scaled("byte", tb="1000000000000"),
    **_scaled("°C", celsius="1"),
    **_scaled("°F", fahrenheit="1"),
    **_scaled("degree", degree="1"),
    "kmh": Unit("m", Fraction(1000), "hour"),
    "mph": Unit("mile", rate="hour"),
    **_scaled("hour", second="1/3600", minute="1/60", hour="1"),
    **_scaled("day", day="1", week="7"),
    **_scaled("year", month="1/12", year="1", decade="10", century="100"),
    **_scaled("quarter of a year", quarter="1"),
    **_scaled("point", point="1"),
    **_scaled("occasion", occasion="1"),
}
"""By the symbol that the tables of words use."""

SYMBOLS: Mapping[str, str] = {
    "%": "%", "‰": "‰", "pp": "pp", "p . p": "pp", "bps": "bp", "bp": "bp",
    "mm": "mm", "cm": "cm", "m": "m", "km": "km", "nmi": "nmi", "ft": "foot",
    "km ²": "sqkm", "km 2": "sqkm", "m ²": "sqm", "m 2": "sqm", "ha": "hectare",
    "sqkm": "sqkm", "sqm": "sqm", "m ³": "cubic", "m 3": "cubic", "km ³": "cukm",
    "bcm": "bcm", "mcm": "mcm", "mmcf": "mmcf", "bcf": "bcf", "tcf": "tcf",
    "mmcfd": "mmcfd", "bcfd": "bcfd", "bcf / d": "bcfd", "l": "litre",
    "mg": "mg", "g": "g",
    "kg": "kg", "t": "t", "kt": "kt", "lb": "lb", "lbs": "lb", "oz": "ounce",
    "bbl": "barrel", "bpd": "bpd", "b / d": "bpd", "w": "w", "kw": "kw", "mw": "mw",
    "gw": "gw", "tw": "tw", "wh": "wh", "kwh": "kwh", "mwh": "mwh", "gwh": "gwh",
    "twh": "twh", "toe": "toe", "mtoe": "mtoe", "btu": "btu", "mmbtu": "mmbtu",
    "mj": "mj", "gj": "gj", "kv": "kv", "hz": "hz", "khz": "khz", "mhz": "mhz",
    "ghz": "ghz", "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "° c": "celsius",
    "℃": "celsius", "° f": "fahrenheit", "℉": "fahrenheit", "°": "degree",
    "km / h": "kmh", "kph": "kmh", "mph": "mph", "min": "minute", "h": "hour",
}  # fmt: skip
"""What stands for a unit in every language, as tokens and in small letters."""

CURRENCY_SIGNS: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₼": "AZN", "₸": "KZT", "₴": "UAH",
    "₹": "INR", "₺": "TRY", "₾": "GEL", "₩": "KRW", "֏": "AMD", "₪": "ILS", "¥": "¥",
}  # fmt: skip
"""A sign is no promise: `$` is taken for US dollars, and `¥` is yen or yuan."""

DOLLARS: Mapping[str, str] = {
    "US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD",
    "NZ": "NZD", "HK": "HKD", "S": "SGD", "NT": "TWD", "R": "BRL", "CAN": "CAD",
}  # fmt: skip
"""What stands before `$` and says which dollar it is."""

CODES = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "RUB",
        "RUR",
        "AZN",
        "TJS",
        "KZT",
        "KGS",
        "UZS",
        "TMT",
        "UAH",
        "BYN",
        "GEL",
        "AMD",
        "MDL",
        "CNY",
        "JPY",
        "KES",
        "INR",
        "TRY",
        "CHF",
        "PLN",
        "CAD",
        "AUD",
        "NZD",
        "HKD",
        "SGD",
        "KRW",
        "ILS",
        "SEK",
        "NOK",
        "DKK",
        "CZK",
        "HUF",
        "RON",
        "BGN",
        "IRR",
        "AFN",
        "PKR",
        "AED",
        "SAR",
        "BRL",
        "MXN",
        "ZAR",
        "NGN",
        "EGP",
        "IDR",
        "MYR",
        "THB",
        "VND",
    ]
)
"""Codes of ISO 4217 that briefs meet; counted only in capitals."""


def inflected(stems: Iterable[str], endings: Iterable[str]) -> tuple[str, ...]:
    """Return every stem with every ending."""
    return tuple(stem + ending for stem, ending in product(stems, tuple(endings)))


GENERIC: Mapping[str, frozenset[str]] = {
    "¥": frozenset({"JPY", "CNY"}),
    "pound": frozenset({"GBP", "EGP", "pound of weight"}),
    "rupee": frozenset({"INR", "PKR", "LKR", "NPR"}),
    "shilling": frozenset({"KES", "UGX", "TZS"}),
    "franc": frozenset({"CHF", "XOF", "XAF"}),
    "lira": frozenset({"TRY"}),
    "som": frozenset({"KGS", "UZS"}),
    "sum": frozenset({"UZS"}),
    "dinar": frozenset({"IQD", "KWD", "RSD"}),
    "peso": frozenset({"MXN", "ARS", "PHP"}),
    "dirham": frozenset({"AED", "MAD"}),
    "crown": frozenset({"SEK", "NOK", "DKK", "CZK"}),
}
"""What a name that several units share may stand for: the special one implies it."""

ASSUMED_DOLLAR = "$"
"""The symbol of a dollar that does not say whose it is."""


def unit_of(symbol: str) -> Unit:
    """Return the unit that a table of words means by a symbol."""
    if symbol == ASSUMED_DOLLAR:
        return Unit("USD")
    return UNITS.get(symbol) or Unit(symbol)


def is_money(name: str) -> bool:
    """Whether a unit is some country's money."""
    return (name.isupper() and len(name) == 3) or name in GENERIC
