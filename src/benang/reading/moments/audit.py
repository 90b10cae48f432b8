"""Doubts: a printed day against its weekday, the calendar, the publication day and its siblings.

A doubted moment keeps its printed value; an impossible one takes its best repair. Repairs are ranked by how small the
slip would be (one day, one digit, one part of the date) and by who testifies for the day: another date of the page that
nothing contradicts, and publication, which comes on the day told of or the day after.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from benang.reading.moments import calendar as cal
from benang.reading.moments.calendar import Interval
from benang.reading.moments.shapes import Date, Dates
from benang.records import Repair, Why

_NEAR = 45
_MOST = 4
_GRACE = 2
_RECENT = 10
_FRESH = 4
_AGREED = 1.5
_YEAR = 300
_FAR_OFF = 6.0
_ONE_DIGIT = 9
_MONTHS = range(1, 13)


class Witnesses(NamedTuple):
    """Days that nothing on the page doubts, and the ``published`` day; ``firm`` if that was given or printed.

    ``hint`` is how many days from publication a word beside the date says it lies ("kemarin": -1); ``slip`` by how many
    days other dates of the page are off; ``told`` whether a cue of speech or relay stands before the date, ``ahead`` whether a
    future word does; ``late`` whether the page came out in the second half of its day, when it tells of that day.
    """

    printed: frozenset[date]
    published: date | None
    firm: bool = False
    hint: int | None = None
    slip: int = 0
    told: bool = True
    ahead: bool = False
    late: bool = False


class Doubt(NamedTuple):
    """A doubt's code (empty for none), the repairs best first, and the reason."""

    code: str
    repairs: tuple[Repair, ...]
    why: Why


class _Candidate(NamedTuple):
    cost: float
    day: date
    rule: str


# --- the four doubts -----------------------------------------------------------------------------


def weekday(shape: Date, printed: date, witnesses: Witnesses) -> Doubt:
    """Return the doubt of a date whose weekday is another."""
    repairs = weekday_repairs(shape, printed, witnesses)
    seen = (str(shape.weekday), str(printed.weekday()), printed.isoformat())
    return Doubt("weekday", repairs, Why("moment.weekday_against_date", seen))


def impossible(shape: Date, now: date, witnesses: Witnesses) -> Doubt:
    """Return the doubt of a date the calendar does not have."""
    seen = (str(shape.day), str(shape.month), shape.year_text)
    repairs = _impossible_repairs(shape, now, witnesses)
    return Doubt("impossible", repairs, Why("moment.impossible_date", seen))


def publication(shape: Date, printed: date, witnesses: Witnesses) -> Doubt:
    """Return the doubt of a day told as past that lies after publication, or years away on the very day of the year.

    Only a publication day that was given or printed can testify.
    """
    published = witnesses.published
    none = Doubt("", (), Why(""))
    if published is None or not witnesses.firm:
        return none
    late = (printed - published).days
    same_day = cal.make(published.year, printed.month, printed.day)
    other_year = (
        shape.weekday < 0
        and abs(late) > _YEAR
        and same_day is not None
        and 0 <= (published - same_day).days <= 1
    )
    if late < _GRACE and not other_year:
        return none
    tries = [c for c in _parts_off(shape, printed.year, witnesses) if c.day <= published]
    if shape.weekday >= 0:
        there = cal.weekday_near(published, shape.weekday, 0)
        tries.append(_Candidate(4.0, there, "moment.repair.day_off"))
    if other_year and same_day is not None:
        tries.append(_Candidate(0.5, same_day, "moment.repair.year"))
    near = [c for c in tries if (published - c.day).days <= _RECENT]
    repairs = _ranked(near, witnesses)
    seen = (printed.isoformat(), published.isoformat())
    return (
        Doubt("publication", repairs, Why("moment.against_publication", seen)) if repairs else none
    )


def sibling(printed: date, witnesses: Witnesses) -> Doubt:
    """Return the doubt of a relay's day whose day and month the page prints in another year as well.

    A relay is read on the day its page is written, so two years cannot both be right.
    """
    others = sorted(
        day
        for day in witnesses.printed
        if (day.month, day.day) == (printed.month, printed.day) and day.year != printed.year
    )
    if not others:
        return Doubt("", (), Why(""))
    tries = [_Candidate(1.0, day, "moment.repair.year") for day in others]
    seen = (printed.isoformat(), others[-1].isoformat())
    return Doubt("sibling", _ranked(tries, witnesses), Why("moment.against_sibling", seen))


def of_dates(shape: Dates, days: Interval, *, exists: bool) -> Doubt:
    """Return the doubt of a stretch whose weekdays are others: repaired by moving it whole, by three days at most."""
    wanted = (shape.first.weekday, shape.last.weekday)
    none = Doubt("", (), Why(""))
    if not exists or all(w in {-1, d.weekday()} for w, d in zip(wanted, days, strict=True)):
        return none
    repairs = []
    for by in (-1, 1, -2, 2, -3, 3):
        moved = [cal.shifted(day, by) for day in days]
        if all(w in {-1, d.weekday()} for w, d in zip(wanted, moved, strict=True)):
            first, last = (day.isoformat() for day in moved)
            repairs.append(Repair(first, last, Why("moment.repair.day_off", (first,))))
    seen = (str(wanted[1]), str(days.last.weekday()), days.last.isoformat())
    return Doubt("weekday", tuple(repairs), Why("moment.weekday_against_date", seen))


# --- what else it may be -------------------------------------------------------------------------


def weekday_repairs(shape: Date, printed: date, witnesses: Witnesses) -> tuple[Repair, ...]:
    """Return the days a date with the wrong weekday may be, best first."""
    tries = [
        *_numeral_off(shape, printed, witnesses.slip),
        *_parts_off(shape, printed.year, witnesses),
        *_fits(shape, cal.make(printed.year, shape.day, shape.month), 2.5, "moment.repair.swapped"),
        *_month_and_weekday_off(shape, printed.year, witnesses),
        _Candidate(
            _weekday_cost(shape, printed, witnesses), printed, "moment.repair.weekday_wrong"
        ),
    ]
    return _ranked(tries, witnesses)


def _weekday_cost(shape: Date, printed: date, witnesses: Witnesses) -> float:
    """Return what it costs to take the date for right; less for yesterday's weekday on a page of this evening."""
    stale = witnesses.late and printed == witnesses.published
    return 1.7 if stale and shape.weekday == (printed.weekday() - 1) % 7 else 3.2


def _month_and_weekday_off(shape: Date, year: int, witnesses: Witnesses) -> Iterable[_Candidate]:
    """Yield the publication day where it has the number printed, another month and weekday, and a sibling names it too."""
    day = witnesses.published
    if day is None or day not in witnesses.printed:
        return
    if (day.day, day.year) == (shape.day, year) and day.month != shape.month:
        yield _Candidate(5.0, day, "moment.repair.month")


def _impossible_repairs(shape: Date, now: date, witnesses: Witnesses) -> tuple[Repair, ...]:
    tries: list[_Candidate] = []
    year = shape.year or now.year
    if shape.year_text and not shape.year:
        for other in (now.year - 1, now.year, now.year + 1):
            cost = 1.0 if _one_slip(shape.year_text, str(other)) else 3.0
            tries += _one_day(cal.make(other, shape.month, shape.day), cost, "moment.repair.year")
    elif shape.month in _MONTHS:
        end = cal.month_span(year, shape.month, shape.month).last
        over = shape.day - end.day
        tries.append(_Candidate(-1.0 if over <= _GRACE else 2.5, end, "moment.repair.month_end"))
    else:
        tries += _one_day(cal.make(year, shape.day, shape.month), 0.5, "moment.repair.swapped")
    if not (
        tries and shape.year_text and not shape.year
    ):  # where only the year is none, the rest is right
        tries += _parts_off(shape._replace(weekday=-1), year, witnesses)
    if shape.weekday >= 0:
        tries += _weekday_there(shape, year)
        tries = [c._replace(cost=c.cost + 3 * (c.day.weekday() != shape.weekday)) for c in tries]
    return _ranked(tries or [_Candidate(9.0, now, "moment.repair.publication")], witnesses)


def _weekday_there(shape: Date, year: int) -> Iterable[_Candidate]:
    """Yield the last day of the month printed that has the weekday printed: "Jumat (31/11)"."""
    if shape.month in _MONTHS:
        end = cal.month_span(year, shape.month, shape.month).last
        yield _Candidate(2.0, cal.weekday_near(end, shape.weekday, 0), "moment.repair.day_off")


def _numeral_off(shape: Date, printed: date, slip: int) -> Iterable[_Candidate]:
    """Yield the days with the right weekday that lie a slip of the day's number away: one most often, three at most."""
    for days in (-1, 1, -2, 2, -3, 3):
        there = cal.shifted(printed, days)
        if there.weekday() == shape.weekday:
            cost = 0.5 + abs(days) - _AGREED * (days == slip)
            yield _Candidate(cost, there, "moment.repair.day_off")


def _parts_off(shape: Date, year: int, witnesses: Witnesses) -> Iterable[_Candidate]:
    """Yield the days that differ in year, month or one digit of the day alone and have the weekday printed."""
    near = witnesses.published
    years = {year - 1, year + 1} | ({near.year, near.year - 1} if near else set())
    for other in sorted(years - {year}):
        cost = 3.5 if abs(other - year) == 1 or _one_slip(str(year), str(other)) else 4.5
        yield from _fits(shape, cal.make(other, shape.month, shape.day), cost, "moment.repair.year")
    for month in _MONTHS:
        if month != shape.month:
            cost = 3.5 if abs(month - shape.month) == 1 else 4.5
            day = cal.make(year, month, shape.day)
            yield from _fits(shape, day, cost, "moment.repair.month")
    for number in range(1, 32):
        lost = number > _ONE_DIGIT and str(shape.day) in str(number)  # "2" for "20"
        if number != shape.day and (lost or _one_digit(number, shape.day)):
            day = cal.make(year, shape.month, number)
            if day and near and abs((day - near).days) <= _NEAR:
                yield from _fits(shape, day, 4.0, "moment.repair.digit")


def _fits(shape: Date, day: date | None, cost: float, rule: str) -> Iterable[_Candidate]:
    if day is not None and shape.weekday in {-1, day.weekday()}:
        yield _Candidate(cost, day, rule)


def _one_day(day: date | None, cost: float, rule: str) -> list[_Candidate]:
    return [_Candidate(cost, day, rule)] if day else []


def _one_digit(a: int, b: int) -> bool:
    return sum(x != y for x, y in zip(f"{a:02}", f"{b:02}", strict=True)) == 1


def _one_slip(printed: str, year: str) -> bool:
    """Return whether the printed digits are the year with one left out, added or changed."""
    if len(printed) < len(year):
        return any(year[:i] + year[i + 1 :] == printed for i in range(len(year)))
    if len(printed) > len(year):
        return any(printed[:i] + printed[i + 1 :] == year for i in range(len(printed)))
    return sum(a != b for a, b in zip(printed, year, strict=True)) == 1


# --- which of them -------------------------------------------------------------------------------


def common_slip(dated: Sequence[tuple[Date, date]]) -> int:
    """Return by how many days at least two wrong dates of a page are off alike, 0 where none agree."""
    slips = {
        (day, by)
        for shape, day in dated
        for by in (-1, 1, -2, 2)
        if day.weekday() != shape.weekday and cal.shifted(day, by).weekday() == shape.weekday
    }
    agreed = [by for by in (-1, 1, -2, 2) if sum(by == other for _, other in slips) > 1]
    return agreed[0] if len(agreed) == 1 else 0


def _ranked(tries: Sequence[_Candidate], witnesses: Witnesses) -> tuple[Repair, ...]:
    best: dict[date, _Candidate] = {}
    for candidate in tries:
        judged = candidate._replace(cost=candidate.cost - _testimony(candidate.day, witnesses))
        if candidate.day not in best or judged < best[candidate.day]:
            best[candidate.day] = judged
    ordered = sorted(best.values())[:_MOST]
    return tuple(
        Repair(c.day.isoformat(), c.day.isoformat(), Why(c.rule, (c.day.isoformat(),)))
        for c in ordered
    )


def _testimony(day: date, witnesses: Witnesses) -> float:
    """Return how much speaks for a day: a sibling that names it, and publication on it or a little after it."""
    weight = 2.0 if day in witnesses.printed else 0.0
    if witnesses.published is None:
        return weight
    away = (witnesses.published - day).days
    if witnesses.hint is not None:
        weight += 2.0 if away == -witnesses.hint else -2.0 if away <= 0 else 0.0
    if witnesses.ahead:
        away = -away if away else _FRESH  # what is announced lies a little after publication
    if 0 <= away <= _FRESH:
        return weight + 2.0 - 0.5 * away
    if away < 0:
        return weight - (1.0 if witnesses.told else 0.0) - min(-away / 30, _FAR_OFF)
    return weight - min(away / 60, 3.0)
