"""What speaks against each date of a page, and which day it is to reckon with.

The dates of a page testify for each other: those whose weekday fits, or that have none, are witnesses of the rest.
"""

from collections.abc import Sequence
from datetime import date

from benang.languages.times import Times
from benang.reading.moments import audit
from benang.reading.moments.audit import Doubt, Witnesses
from benang.reading.moments.calendar import Interval, make, one
from benang.reading.moments.shapes import Date, Dates, Deictic, Weekday
from benang.reading.moments.spot import DAY_CHARACTERS, Spotted
from benang.reading.moments.values import Anchors, Value, resolve
from benang.records import Published, Why

NO_DOUBT = Doubt("", (), Why(""))
SOME_DAY = date(2000, 1, 1)
_AGREEING = 3
_LATE = "15"


class Doubting:
    """The dates of one page against each other, the calendar and the day of publication."""

    def __init__(
        self, spotted: Sequence[Spotted], published: Published | None, times: Times
    ) -> None:
        self.spotted = spotted
        self.times = times
        self.now = _day(published.last) if published else None
        self.firm = published is not None and published.basis in {"given", "printed"}
        self.instant = self.firm and published is not None and "T" in published.last
        self.late = self.instant and published is not None and published.last[11:13] >= _LATE
        self.doubted: dict[tuple[Date, int | None, bool, bool], Doubt] = {}
        self.year = self._agreed_year()
        self.witnesses = self._witnesses()

    def anchors(self, now: date) -> Anchors:
        """Return what a day counts from where nothing was told before it."""
        return Anchors(now, one(now), one(now), firm=self.firm, year=self.year)

    def best_day(self, index: int) -> date | None:
        """Return the day that a date or weekday stands for, repaired where it is doubted; None for anything else."""
        shape = self.spotted[index].found.shape
        dated = isinstance(shape, Date) and (shape.year or self.now)
        if not dated and not (isinstance(shape, Weekday) and self.now):
            return None
        value = resolve(shape, self.anchors(self.now or SOME_DAY))
        if not value.exists:
            return None
        day = value.days.first
        if isinstance(shape, Date) and _misfits(shape, day):
            return repaired(self._of_weekday(index, shape, day)).first
        return day

    def of(self, index: int, value: Value) -> Doubt:
        """Return what speaks against an expression that stands for the days of ``value``."""
        spotted = self.spotted[index]
        shape = spotted.found.shape
        if isinstance(shape, Dates):
            return audit.of_dates(shape, value.days, exists=value.exists)
        if not isinstance(shape, Date):
            return NO_DOUBT
        if not value.exists:
            return audit.impossible(shape, self.now or SOME_DAY, self.witnesses)
        day = value.days.first
        if _misfits(shape, day):
            return self._of_weekday(index, shape, day)
        return self._of_told(spotted, shape, day)

    def _of_weekday(self, index: int, shape: Date, day: date) -> Doubt:
        """Return the doubt of a date with another weekday; a page prints the same one often, so answers are kept."""
        spotted = self.spotted[index]
        key = (shape, self._hint(index), spotted.told, spotted.ahead)
        found = self.doubted.get(key)
        if found is None:
            _, hint, told, ahead = key
            seen = self.witnesses._replace(hint=hint, told=told, ahead=ahead)
            found = self.doubted[key] = audit.weekday(shape, day, seen)
        return found

    def _of_told(self, spotted: Spotted, shape: Date, day: date) -> Doubt:
        """Return the doubt of a full date that a cue of speech or relay tells of, where its siblings or time speak against it."""
        bare = shape.weekday < 0
        if not shape.year or spotted.quoted or not spotted.told or (bare and not spotted.relay):
            return NO_DOUBT
        doubt = audit.sibling(day, self.witnesses) if bare else NO_DOUBT
        if doubt.code or not self.instant or spotted.ahead:
            return doubt
        return audit.publication(shape, day, self.witnesses)

    def _hint(self, index: int) -> int | None:
        """Return how far from publication a word beside a date says it lies: "hari ini, Senin (…)", "Senin (…) kemarin"."""
        here = self.spotted[index]
        if index:
            before = self.spotted[index - 1]
            gap = here.found.first_token - before.found.last_token
            shape = before.found.shape
            if before.passage == here.passage and isinstance(shape, Deictic) and gap <= 1:
                return shape.days
        return self.times.days.get(here.passage.tokens[here.found.last_token - 1].low)

    def _witnesses(self) -> Witnesses:
        """Return the days of dates whose weekday fits or that have none, and by how much the others are off alike."""
        days: set[date] = set()
        off: list[tuple[Date, date]] = []
        for spotted in self.spotted:
            shape = spotted.found.shape
            if isinstance(shape, Date) and shape.month and (shape.year or self.now):
                value = resolve(shape, self.anchors(self.now or SOME_DAY))
                if value.exists and shape.weekday in {-1, value.days.first.weekday()}:
                    days.add(value.days.first)
                elif value.exists:
                    off.append((shape, value.days.first))
        slip = audit.common_slip(off)
        return Witnesses(frozenset(days), self.now, self.firm, slip=slip, late=self.late)

    def _agreed_year(self) -> int:
        """Return the year in which the dated weekdays of the page fit where none fits in the year of publication.

        It takes three different dates: two that slipped by one day each would agree on a wrong year too. A publication
        day given with its time is never overruled.
        """
        if self.now is None or self.instant:
            return 0
        dated = {
            shape._replace(year=0, year_text="")
            for s in self.spotted
            if isinstance(shape := s.found.shape, Date) and shape.weekday >= 0 and shape.month
        }
        if len(dated) < _AGREEING:
            return 0
        for year in (self.now.year, self.now.year + 1, self.now.year - 1):
            days = [make(year, shape.month, shape.day) for shape in dated]
            fits = sum(
                day is not None and day.weekday() == shape.weekday
                for day, shape in zip(days, dated, strict=True)
            )
            if year == self.now.year and fits:
                return 0
            if fits >= _AGREEING and 3 * fits >= 2 * len(dated):
                return year
        return 0


def _misfits(shape: Date, day: date) -> bool:
    return shape.weekday >= 0 and bool(shape.month) and day.weekday() != shape.weekday


def repaired(doubt: Doubt) -> Interval:
    """Return the days of the best repair of a doubt that has one."""
    best = doubt.repairs[0]
    return Interval(date.fromisoformat(best.first), date.fromisoformat(best.last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:DAY_CHARACTERS])
    except ValueError:
        return None
