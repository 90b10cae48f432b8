"""Doubts: a printed day against its weekday, the calendar, the publication day and its siblings on the page.

A doubted moment keeps its printed value; an impossible one takes its best repair. Repairs are ranked by who testifies
for them: another expression of the page that names the same day without doubt, the publication day, and how small the
slip would be (one digit, one day).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from benang.reading.moments import calendar as cal
from benang.reading.moments.shapes import Date
from benang.records import Repair, Why

_NEAR = 45
_MOST = 4


class Witnesses(NamedTuple):
    """Days that nothing on the page doubts: ``printed`` ones with how often, and the ``published`` day."""

    printed: frozenset[date]
    published: date | None


class _Candidate(NamedTuple):
    cost: float
    day: date
    rule: str


def weekday_repairs(shape: Date, printed: date, witnesses: Witnesses) -> tuple[Repair, ...]:
    """Return the days a date with the wrong weekday may be, best first."""
    tries = [
        *_numeral_off(shape, printed),
        *_part_off(shape, printed.year, witnesses),
        _Candidate(3.0, printed, "moment.repair.weekday_wrong"),
    ]
    return _ranked(tries, witnesses)


def impossible_repairs(shape: Date, now: date, witnesses: Witnesses) -> tuple[Repair, ...]:
    """Return the days an impossible date may be, best first; there is always one."""
    years = (now.year - 1, now.year, now.year + 1)
    tries: list[_Candidate] = []
    if shape.year_text and not shape.year:
        tries += [
            _Candidate(
                1.0 + 2 * (not _is_slip(shape.year_text, str(year))), day, "moment.repair.year"
            )
            for year in years
            if (day := cal.make(year, shape.month, shape.day))
        ]
    year = shape.year or now.year
    swapped = cal.make(year, shape.day, shape.month)
    if swapped:
        tries.append(_Candidate(1.5, swapped, "moment.repair.swapped"))
    tries += _part_off(shape, year, witnesses)
    if 1 <= shape.month <= 12:  # noqa: PLR2004 - months
        tries.append(
            _Candidate(
                2.5, cal.month_span(year, shape.month, shape.month).last, "moment.repair.month_end"
            )
        )
    if shape.weekday >= 0:
        tries = [c._replace(cost=c.cost + 3 * (c.day.weekday() != shape.weekday)) for c in tries]
    if not tries:
        tries = [_Candidate(9.0, now, "moment.repair.publication")]
    return _ranked(tries, witnesses)


def _numeral_off(shape: Date, printed: date) -> Iterable[_Candidate]:
    """The weekday is right and the day of the month slipped: by one most often, or by one wrong digit."""
    for days in (-1, 1, -2, 2, -3, 3):
        there = cal.shifted(printed, days)
        if there.weekday() == shape.weekday:
            yield _Candidate(0.5 + abs(days), there, "moment.repair.day_off")


def _part_off(shape: Date, year: int, witnesses: Witnesses) -> Iterable[_Candidate]:
    """The weekday is right and the year, the month or one digit of the day is another."""
    for other in (year - 1, year + 1):
        yield from _fits(shape, cal.make(other, shape.month, shape.day), 3.5, "moment.repair.year")
    for month in range(1, 13):
        if month != shape.month:
            cost = 3.5 if abs(month - shape.month) == 1 else 4.5
            yield from _fits(shape, cal.make(year, month, shape.day), cost, "moment.repair.month")
    near = witnesses.published
    for day in range(1, 32):
        if day != shape.day and _one_digit(day, shape.day):
            there = cal.make(year, shape.month, day)
            if there and near and abs((there - near).days) <= _NEAR:
                yield from _fits(shape, there, 4.0, "moment.repair.digit")


def _fits(shape: Date, day: date | None, cost: float, rule: str) -> Iterable[_Candidate]:
    if day is not None and (shape.weekday < 0 or day.weekday() == shape.weekday):
        yield _Candidate(cost, day, rule)


def _one_digit(a: int, b: int) -> bool:
    left, right = f"{a:02}", f"{b:02}"
    return sum(x != y for x, y in zip(left, right, strict=True)) == 1


def _is_slip(printed: str, year: str) -> bool:
    """Whether the printed digits are the year with one left out, added or changed."""
    if len(printed) < len(year):
        return any(year[:i] + year[i + 1 :] == printed for i in range(len(year)))
    if len(printed) > len(year):
        return any(printed[:i] + printed[i + 1 :] == year for i in range(len(printed)))
    return sum(a != b for a, b in zip(printed, year, strict=True)) == 1


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
    """How much speaks for a day: a sibling that names it, and lying at or just before publication."""
    weight = 2.0 if day in witnesses.printed else 0.0
    if witnesses.published is not None:
        away = (witnesses.published - day).days
        if away in {0, 1}:
            weight += 2.0 - 0.5 * away
        elif away < 0:
            weight -= 1.0 + min(-away / 30, 3.0)
        else:
            weight -= min(away / 60, 3.0)
    return weight
