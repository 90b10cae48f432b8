"""From what an expression says to the days it stands for, given what it counts from.

The *anchor* is the publication day, or inside a quotation the day of speaking where the page prints it. *Inherited*
expressions count from the day named last. :class:`Anchors` carries both along the page; every resolver is a small pure
function of a shape and the anchors.
"""

from datetime import date
from typing import NamedTuple

from benang.reading.moments import calendar as cal
from benang.reading.moments.calendar import Interval
from benang.reading.moments.shapes import (
    Beside,
    Clock,
    Count,
    Date,
    Dates,
    Deictic,
    FastingMonth,
    Month,
    Nth,
    Same,
    Shape,
    Turn,
    Weekday,
    Weekend,
    Years,
)
from benang.records import Basis

_WRONG_SIDE = 90
_SEVERAL = 5
_SOON = 3
_MISFIT = 500
_MISFIT_NEAR, _FRESH = 240, 40
_SATURDAY = 5
_HALF_WEEK = 3
_YEAR = 366
_LONG = frozenset({"month", "year", "decade", "century"})
_SHORT = frozenset({"hour", "day", "week"})


class Anchors(NamedTuple):
    """What days are counted from: ``now``, the ``last`` day and the last ``wide`` stretch named before.

    ``ahead``: a future word stands before; ``opens``: the expression opens its sentence; ``firm``: ``now`` is given and
    not guessed; ``year``: the year that all dated weekdays of the page agree on against ``now``, or 0.
    """

    now: date
    last: Interval
    wide: Interval
    ahead: bool = False
    opens: bool = False
    firm: bool = True
    year: int = 0


class Value(NamedTuple):
    """Days with what they rest on; ``found`` is False for a printed day that does not exist."""

    days: Interval
    basis: Basis
    exists: bool = True


def resolve(shape: Shape, anchors: Anchors) -> Value:  # noqa: PLR0911 - one line a shape
    """Return the days a shape stands for; a printed day that does not exist comes back as the anchor, not existing."""
    if isinstance(shape, Date):
        return _date(shape, anchors)
    if isinstance(shape, Dates):
        last = _date(_on_from(shape), anchors)
        year = shape.first.year or last.days.last.year - (shape.first.month > shape.last.month)
        first = _date(shape.first._replace(year=year), anchors)
        days = Interval(min(first.days.first, last.days.last), last.days.last)
        return Value(days, last.basis, first.exists and last.exists)
    if isinstance(shape, Years):
        if shape.months != (1, 12):
            part = cal.month_span(shape.first, *shape.months)
            return Value(cal.part_of(part, shape.edge), "explicit")
        whole = Interval(date(shape.first, 1, 1), date(shape.last, 12, 31))
        return Value(cal.part_of(whole, shape.edge), "explicit")
    if isinstance(shape, Month):
        return _month(shape, anchors)
    if isinstance(shape, FastingMonth):
        return _fasting_month(shape, anchors)
    if isinstance(shape, Weekday):
        return Value(cal.one(_weekday(shape, anchors)), "weekday")
    if isinstance(shape, Beside | Same | Nth | Clock):
        return Value(_inherited(shape, anchors), "inherited")
    return Value(_relative(shape, anchors), "relative")


def _on_from(shape: Dates) -> Date:
    """Return the last day of a stretch, in the year its first day gives it; a year that is no year counts as none."""
    if shape.last.year or not shape.first.year:
        return shape.last._replace(year_text="" if not shape.last.year else shape.last.year_text)
    return shape.last._replace(year=shape.first.year + (shape.last.month < shape.first.month))


def year_of(day: Date, anchors: Anchors) -> int:
    """Return the year a yearless date lies in: where its weekday fits, nearest to the anchor; else the nearest past."""
    month = day.month or anchors.now.month
    if anchors.year:
        return anchors.year
    fitting: list[tuple[int, int]] = []
    misfits = _MISFIT if anchors.firm else 10 * _MISFIT
    for year in range(anchors.now.year - 3, anchors.now.year + (2 if anchors.firm else 4)):
        there = cal.make(year, month, day.day)
        if there is None:
            continue
        away = (there - anchors.now).days
        wrong_side = away < 0 if anchors.ahead else away > 0
        misfit = day.weekday >= 0 and there.weekday() != day.weekday
        # A wrong weekday in the right year is more likely than a right weekday years away, or a year from publication.
        cost = _MISFIT_NEAR if anchors.firm and abs(away) <= _FRESH else misfits
        fitting.append((abs(away) + _WRONG_SIDE * wrong_side + cost * misfit, year))
    return min(fitting)[1] if fitting else anchors.now.year


def _year_told(shape: Date, anchors: Anchors) -> int:
    """Return the year a date has that is told from now: "24 Februari tahun lalu"."""
    return anchors.now.year + (shape.years or 0)


def _date(shape: Date, anchors: Anchors) -> Value:
    if not shape.month:
        return _day_of_month(shape, anchors)
    if shape.year_text and not shape.year:
        return Value(cal.one(anchors.now), "explicit", exists=False)
    year = shape.year or (
        year_of(shape, anchors) if shape.years is None else _year_told(shape, anchors)
    )
    day = cal.make(year, shape.month, shape.day)
    if day is None:
        return Value(cal.one(anchors.now), "explicit", exists=False)
    return Value(cal.one(day), "explicit")


def _day_of_month(shape: Date, anchors: Anchors) -> Value:
    """Return the day of a number without its month, in the month where its weekday fits nearest to the anchor."""
    tries: list[tuple[int, date]] = []
    for months in (0, -1, 1) if shape.months is None else (shape.months,):
        there = cal.months_on(anchors.now.replace(day=1), months)
        day = cal.make(there.year, there.month, shape.day)
        if day is not None:
            late = not anchors.ahead and day > anchors.now
            misfit = shape.weekday >= 0 and day.weekday() != shape.weekday
            tries.append((abs((day - anchors.now).days) + 40 * late + 90 * misfit, day))
    return Value(cal.one(min(tries)[1]) if tries else cal.one(anchors.now), "explicit")


def _month(shape: Month, anchors: Anchors) -> Value:
    if shape.year:
        return Value(_in_month(shape, shape.year), "explicit")
    now = anchors.now
    year = now.year
    if anchors.year and shape.shift is None and shape.years is None:
        return Value(_in_month(shape, anchors.year), "relative")
    if shape.years is not None:
        return Value(_in_month(shape, year + shape.years), "relative")
    if shape.shift is not None and shape.shift < 0:
        year -= max(shape.first, shape.last) >= now.month
    elif shape.shift is not None and shape.shift > 0:
        year += shape.last < now.month
    elif shape.shift is None and not anchors.ahead and shape.first > now.month + _SOON:
        year -= 1
    elif anchors.ahead and max(shape.first, shape.last) < now.month - _SOON:
        year += 1
    return Value(_in_month(shape, year), "relative")


def _in_month(shape: Month, year: int) -> Interval:
    whole = cal.month_span(year, shape.first, shape.last)
    if not shape.week:
        return cal.part_of(whole, shape.edge)
    first = cal.shifted(whole.first, 7 * (min(shape.week, 4) - 1))
    return Interval(first, cal.shifted(first, 6))


def _fasting_month(shape: FastingMonth, anchors: Anchors) -> Value:
    """Return the month nearest to now, or on the side that is said; not existing where its days are not known."""
    now, wide = anchors.now, anchors.wide.first
    if shape.shift is None and shape.years is None and abs(wide.year - now.year) > 1:
        now = wide  # a story of another year
    stretches = [Interval(*days) for days in shape.stretches]
    if shape.years is not None:
        stretches = [s for s in stretches if s.first.year == now.year + shape.years]
    elif shape.shift is not None and shape.shift < 0:
        stretches = [s for s in stretches if s.last < now]
    elif anchors.ahead or (shape.shift or 0) > 0:
        stretches = [s for s in stretches if s.last >= now]
    near = min(stretches, key=lambda s: abs((s.first - now).days), default=cal.one(now))
    named = len(shape.stretches) == 1 or shape.years is not None
    known = bool(stretches) and (named or abs((near.first - now).days) < _YEAR)
    return Value(near, "relative", exists=known)


def _weekday(shape: Weekday, anchors: Anchors) -> date:
    now = anchors.now
    if shape.told:
        return cal.weekday_near(cal.shifted(anchors.last.first, _HALF_WEEK), shape.weekday, 0)
    if shape.week is not None:
        monday = cal.turn(now, "week", shape.week).first
        return cal.shifted(monday, shape.weekday)
    if shape.shift == 0:
        return cal.shifted(now, shape.weekday - now.weekday())
    if shape.shift is not None:
        today = shape.today and shape.weekday == now.weekday()
        return now if today else cal.weekday_near(now, shape.weekday, shape.shift)
    if anchors.ahead and shape.weekday != now.weekday():
        return cal.weekday_near(now, shape.weekday, 1)
    return cal.weekday_near(now, shape.weekday, 0)


def _relative(shape: Shape, anchors: Anchors) -> Interval:
    now = anchors.now
    if isinstance(shape, Turn) and shape.months != (1, 12):
        part = cal.month_span(now.year + shape.shift, *shape.months)
        return cal.part_of(part, shape.edge)
    if isinstance(shape, Turn):
        return cal.part_of(cal.turn(now, shape.unit, shape.shift), shape.edge)
    if isinstance(shape, Deictic):
        day = cal.shifted(now, shape.days)
        return Interval(cal.shifted(day, -1), day) if shape.night else cal.one(day)
    if isinstance(shape, Weekend):
        return _weekend(shape, anchors)
    assert isinstance(shape, Count)  # noqa: S101 - every other shape was handled above
    return _count(shape, now)


def _weekend(shape: Weekend, anchors: Anchors) -> Interval:
    now = anchors.now
    weeks = shape.shift or 0
    if shape.shift is None and now.weekday() < _SATURDAY and not anchors.ahead:
        weeks = -1
    if shape.shift == -1 and now.weekday() >= _SATURDAY:
        weeks = -1
    monday = cal.turn(now, "week", weeks).first
    return Interval(cal.shifted(monday, 5), cal.shifted(monday, 6))


def _count(shape: Count, now: date) -> Interval:
    if shape.way == "last":
        # "tiga hari terakhir" counts today as one of the three; longer units reach back whole.
        back = cal.moved(now, shape.unit, -shape.much)
        return Interval(cal.shifted(back, 1) if shape.unit == "day" else back, now)
    if shape.way == "next":
        return Interval(now, cal.moved(now, shape.unit, shape.much))
    if shape.vague and shape.way == "ago":
        return Interval(cal.moved(now, shape.unit, -_SEVERAL), cal.moved(now, shape.unit, -2))
    there = cal.moved(now, shape.unit, -shape.much if shape.way == "ago" else shape.much)
    return _as_wide(there, shape.unit)


def _as_wide(day: date, unit: str) -> Interval:
    """Return a point as wide as the unit it was counted in: a year for years, a week for weeks, else a day."""
    if unit in _SHORT - {"week"}:
        return cal.one(day)
    return cal.turn(day, "year" if unit in {"decade", "century"} else unit, 0)  # type: ignore[arg-type]


def _beside(shape: Beside, anchors: Anchors) -> Interval:
    """Return the days beside the ones named last; never beyond today where nothing looks ahead."""
    last = anchors.wide if shape.unit in _LONG else anchors.last
    if shape.whole or shape.unit in _LONG - {"month"}:
        there = cal.turn(last.first, shape.unit, shape.much)
    else:
        there = Interval(*(cal.moved(day, shape.unit, shape.much) for day in last))
    return there if anchors.ahead or there.first <= anchors.now else last


def _inherited(shape: Shape, anchors: Anchors) -> Interval:
    last = anchors.last
    if isinstance(shape, Beside):
        if shape.clause and not anchors.opens:
            return last
        return _beside(shape, anchors)
    if isinstance(shape, Same) and shape.unit != "day":
        return cal.turn(anchors.wide.first, shape.unit, 0)
    return last
