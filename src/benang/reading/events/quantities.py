"""Numbers of something: a figure with its unit, as printed, and as low and high.

Indonesian writes "1.500,5" for fifteen hundred and a half and says "5 juta dolar AS", "dua belas orang", "puluhan rumah",
"5 hingga 7 jam". A figure without a unit is left alone: it is a date, an age in brackets or a model's name.
"""

import re
from typing import NamedTuple

from benang.languages.happening import HappeningWords
from benang.languages.happening_file import Numbers
from benang.reading.events.lines import Line, match
from benang.records import Quantity

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_DECIMAL = re.compile(r"\d+(?:,\d+)?$")
_POINT = re.compile(r"[1-9]\d*\.\d{1,2}$")
_TEN = 10


class Found(NamedTuple):
    """A quantity and the tokens it stands at."""

    first: int
    last: int
    quantity: Quantity


class _Figure(NamedTuple):
    low: float
    high: float
    stop: int


def figure(text: str) -> float | None:
    """Return the value of a printed figure in Indonesian style, or None when it is a date, a clock or no number."""
    if _THOUSANDS.match(text):
        return float(text.replace(".", "").replace(",", "."))
    if _DECIMAL.match(text):
        return float(text.replace(",", "."))
    return float(text) if _POINT.match(text) else None


def find_quantities(line: Line) -> list[Found]:
    """Return the quantities of a sentence in order, none inside an expression of time."""
    found: list[Found] = []
    behind = 0
    for at in [at for at, low in enumerate(line.lows) if may_count(low, line.words)]:
        hit = None if at < behind or at in line.timed else _quantity(line, at)
        if hit:
            found.append(hit)
            behind = hit.last + 1
    return found


def may_count(low: str, words: HappeningWords) -> bool:
    """Return whether a quantity may begin with a word: the quick question asked of every word."""
    return low in words.figures or low[0].isdigit()


def _quantity(line: Line, at: int) -> Found | None:
    numbers = line.words.file.numbers
    money = _money(line, at, numbers)
    begin = at + money[0] if money else at
    value = _range(line, begin, numbers)
    if value is None or _named(line, at, numbers):
        return None
    unit = match(line.words.units, line.lows, value.stop) if value.stop < len(line.lows) else None
    last = value.stop - 1
    code = money[1] if money else ""
    if not money:
        if line.lows[at] == "seorang":
            code = "person"
        elif unit:
            code, last = unit[1], value.stop + unit[0] - 1
        else:
            return None
    return Found(at, last, Quantity(value.low, value.high, code, line.span(at, last)))


def _named(line: Line, at: int, numbers: Numbers) -> bool:
    """Return whether a figure only numbers something ("Pasal 5", "No. 19") or tells an age."""
    before = at - 2 if at > 1 and line.lows[at - 1] == "." else at - 1
    return before >= 0 and line.lows[before] in numbers.numbered


def _money(line: Line, at: int, numbers: Numbers) -> tuple[int, str] | None:
    low = line.lows[at]
    if low in numbers.before:
        return 1, numbers.before[low]
    pair = "".join(line.lows[at : at + 2])
    if pair in numbers.before:
        return 2, numbers.before[pair]
    return None


def _range(line: Line, at: int, numbers: Numbers) -> _Figure | None:
    left = _figure(line, at, numbers)
    if left is None:
        return None
    if left.stop + 1 < len(line.lows) and line.lows[left.stop] in numbers.to:
        right = _figure(line, left.stop + 1, numbers)
        if right and right.low >= left.low:
            return _Figure(left.low, right.high, right.stop)
    return left


def _figure(line: Line, at: int, numbers: Numbers) -> _Figure | None:
    if at >= len(line.lows):
        return None
    low = line.lows[at]
    if low in numbers.vague:
        value = _Figure(*numbers.vague[low], at + 1)
    elif low in numbers.ones:
        value = _Figure(numbers.ones[low], numbers.ones[low], at + 1)
        value = _teens(line, value, numbers)
    else:
        printed = figure(low)
        if printed is None:
            return None
        value = _Figure(printed, printed, at + 1)
    return _powers(line, value, numbers)


def _teens(line: Line, value: _Figure, numbers: Numbers) -> _Figure:
    """Return number words read on: "dua belas", "dua puluh lima"."""
    at = value.stop
    if at < len(line.lows) and line.lows[at] == "belas":
        return _Figure(value.low + _TEN, value.high + _TEN, at + 1)
    if at + 1 < len(line.lows) and line.lows[at] == "puluh" and line.lows[at + 1] in numbers.ones:
        total = value.low * _TEN + numbers.ones[line.lows[at + 1]]
        return _Figure(total, total, at + 2)
    return value


def _powers(line: Line, value: _Figure, numbers: Numbers) -> _Figure:
    while value.stop < len(line.lows) and line.lows[value.stop] in numbers.powers:
        by = numbers.powers[line.lows[value.stop]]
        value = _Figure(value.low * by, value.high * by, value.stop + 1)
    return value
