"""Exact results in words, for messages: `10.59 billion USD`, `8.46%`, `at least 9`."""

from fractions import Fraction

from briefmaker.evidence.amounts import Amount

SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))

DIGITS = 4
"""Significant digits of a result that does not come out even."""


def spoken(amount: Amount) -> str:
    """Return the values of an amount as one would say them."""
    low, high = amount.extent.low, amount.extent.high
    about = "about " if amount.about else ""
    if low is None and high is None:
        return "any amount"
    if low is None and high is not None:
        bound = "less than" if amount.extent.high_open else "at most"
        return f"{bound} {_counted(high, amount)}"
    if high is None and low is not None:
        bound = "more than" if amount.extent.low_open else "at least"
        return f"{bound} {_counted(low, amount)}"
    assert low is not None
    assert high is not None
    if low == high:
        return about + _counted(low, amount)
    return f"{about}{_counted(low, amount)} to {_counted(high, amount)}"


def _counted(value: Fraction, amount: Amount) -> str:
    if amount.kind == "share":
        return f"{number(value * 100)}%"
    if amount.kind == "points":
        return f"{number(value * 100)} percentage points"
    above = " ".join(unit for unit, power in amount.units if power > 0)
    below = " ".join(unit for unit, power in amount.units if power < 0)
    said = f"{number(value)} {above}".rstrip()
    return f"{said} for each of the {below}" if below else said


def number(value: Fraction) -> str:
    """Return a number with a scale word, to four significant digits if it has more."""
    size = abs(value)
    scale, word = next(((at, word) for at, word in SCALES if size >= at), (1, ""))
    return _rounded(value / scale) + word


def _rounded(value: Fraction) -> str:
    """Return a number below a trillion; half a unit is rounded to the even one."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    places, size = DIGITS - 1, abs(value)
    while size >= 10 and places:
        size, places = size / 10, places - 1
    while size < 1 and places < 12:
        size, places = size * 10, places + 1
    scaled = round(value * 10**places)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{sign}{whole:,}.{decimals}".rstrip(".")
