"""Days as intervals: the little arithmetic moments need, over ``datetime.date`` and without a clock.

An interval is a pair of days, both included. Weeks run from Monday to Sunday.
"""

from datetime import date, timedelta
from typing import NamedTuple

from benang.languages.times import Edge, Unit

_WEEK = 7
_MONTHS = 12
_EDGE_MONTHS: dict[Edge, tuple[int, int]] = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}
_MONTHS_OF: dict[str, int] = {"month": 1, "year": 12, "decade": 120, "century": 1200}


class Interval(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


def one(day: date) -> Interval:
    """Return the interval that is one day."""
    return Interval(day, day)


def shifted(day: date, days: int) -> date:
    """Return the day so many days on; the ends of the calendar are never passed."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def make(year: int, month: int, day: int) -> date | None:
    """Return the day if there is one, else None."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, first: int, last: int) -> Interval:
    """Return the interval from one month of a year to another, into the next year if it comes earlier."""
    year = min(max(year, 1), 9998)
    last_year = year + (last < first)
    after = date(last_year + last // _MONTHS, last % _MONTHS + 1, 1)
    return Interval(date(year, first, 1), after - timedelta(days=1))


def months_on(day: date, months: int) -> date:
    """Return the day so many months on, or the last of that month where it has no such day."""
    total = min(max(day.year * _MONTHS + day.month - 1 + months, _MONTHS), 9998 * _MONTHS)
    span = month_span(total // _MONTHS, total % _MONTHS + 1, total % _MONTHS + 1)
    return span.first.replace(day=min(day.day, span.last.day))


def moved(day: date, unit: Unit, count: int) -> date:
    """Return the day so many units on."""
    if unit in _MONTHS_OF:
        return months_on(day, max(min(count, 9999), -9999) * _MONTHS_OF[unit])
    if unit == "hour":
        return shifted(day, -(-abs(count) // 24) * (1 if count > 0 else -1))
    return shifted(day, count * (_WEEK if unit == "week" else 1))


def turn(day: date, unit: Unit, shift: int) -> Interval:
    """Return the whole week, month, year, decade or century that lies ``shift`` of them from the one of ``day``."""
    if unit == "week":
        monday = shifted(day, _WEEK * shift - day.weekday())
        return Interval(monday, shifted(monday, _WEEK - 1))
    there = moved(day, unit, shift)
    if unit == "month":
        return month_span(there.year, there.month, there.month)
    if unit == "year":
        return month_span(there.year, 1, 12)
    if unit in {"decade", "century"}:
        length = 10 if unit == "decade" else 100
        start = max(there.year // length * length, 1)
        return Interval(date(start, 1, 1), date(start + length - 1, 12, 31))
    return one(there)


def part_of(span: Interval, edge: Edge | None) -> Interval:
    """Return the start, middle or end of a week, month, quarter or year; a vague thing made definite in one place."""
    days = (span.last - span.first).days + 1
    if edge is None:
        return span
    if days <= _WEEK:
        first, last = {"start": (0, 1), "middle": (2, 3), "end": (4, 6)}[edge]
    elif days <= 31:  # noqa: PLR2004 - days of a month
        first, last = {"start": (0, 9), "middle": (10, 19), "end": (20, days - 1)}[edge]
    elif 365 <= days <= 366:  # noqa: PLR2004 - days of a year
        low, high = _EDGE_MONTHS[edge]
        return month_span(span.first.year, low, high)
    elif days > 366:  # noqa: PLR2004 - years are parted in years
        return _years_of(span, edge)
    else:
        third = days // 3
        first, last = {
            "start": (0, third),
            "middle": (third, 2 * third),
            "end": (2 * third, days - 1),
        }[edge]
    return Interval(shifted(span.first, first), min(shifted(span.first, last), span.last))


def _years_of(span: Interval, edge: Edge) -> Interval:
    """Return the first, middle or last third of some years, in whole years: "akhir 1990-an" is 1996 to 1999."""
    first, last = span.first.year, span.last.year
    third = (last - first + 1) // 3
    low, high = {
        "start": (first, first + third),
        "middle": (first + third, last - third),
        "end": (last - third, last),
    }[edge]
    return Interval(span.first.replace(year=low), span.last.replace(year=high))


def weekday_near(anchor: date, weekday: int, way: int) -> date:
    """Return the day of that weekday at or before the anchor (way 0), strictly before (-1) or strictly after (1)."""
    if way > 0:
        return shifted(anchor, (weekday - anchor.weekday() - 1) % _WEEK + 1)
    behind = (anchor.weekday() - weekday) % _WEEK
    return shifted(anchor, -(behind or (_WEEK if way < 0 else 0)))
