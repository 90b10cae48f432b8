"""What each expression of a page counts from, and the moments that come of it.

The anchor is the publication day; in a quotation the day of speaking, where the page prints it beside the cue; for
"kemarin, Rabu (…)" the date it is explained by. What is inherited comes from the day named last as the day of something
told, and only where there is none from the day of a cue ("kata X, Senin").
"""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from benang.languages.times import Times
from benang.reading.moments.audit import Doubt
from benang.reading.moments.calendar import Interval, one, shifted, weekday_near
from benang.reading.moments.doubting import NO_DOUBT, SOME_DAY, Doubting, repaired
from benang.reading.moments.reasons import Anchor, reason
from benang.reading.moments.shapes import (
    Beside,
    Clock,
    Date,
    Dates,
    Deictic,
    FastingMonth,
    Month,
    Nth,
    Same,
    Shape,
    Weekday,
    Years,
)
from benang.reading.moments.spot import Spotted
from benang.reading.moments.values import Anchors, Value, resolve
from benang.reading.scan import Scan
from benang.reading.tokens import Token
from benang.records import Moment, Published, Span, Why

_APPOSITION = 2
_AROUND = 12
_CLOSE = 40
_NEAR = 60


class Settling:
    """The expressions of one page on their way to days; it is used once."""

    def __init__(
        self,
        scan: Scan,
        spotted: Sequence[Spotted],
        published: Published | None,
        times: Times,
    ) -> None:
        self.scan = scan
        self.spotted = spotted
        self.times = times
        self.doubting = Doubting(spotted, published, times)
        self.now = self.doubting.now
        self.event: Interval | None = None
        self.happened: Interval | None = None
        self.cued: Interval | None = None
        self.stretch: Interval | None = None
        self.before: tuple[Value, Doubt] | None = None

    def moments(self) -> tuple[Moment, ...]:
        """Return the moments of the page in text order."""
        made = (self._moment(index) for index in range(len(self.spotted)))
        return tuple(moment for moment in made if moment is not None)

    def _anchors(self, now: date, spotted: Spotted) -> Anchors:
        last = self.happened or self.cued or one(now)
        if self.happened is None and isinstance(spotted.found.shape, Clock):
            self.event = self.event or self._first_happened() or last
            last = self.event
        opens = spotted.found.first_token == 0
        wide = self.stretch or last
        firm, year = self.doubting.firm, self.doubting.year
        return Anchors(now, last, wide, spotted.ahead, opens, firm, year)

    def _moment(self, index: int) -> Moment | None:
        spotted = self.spotted[index]
        shape = spotted.found.shape
        anchor = self._anchor(index)
        if anchor is None:
            if not isinstance(shape, Years) and not _has_year(shape):
                return None
            anchor = Anchor(SOME_DAY)
        anchors = self._anchors(anchor.day, spotted)
        value = self._value(index, anchors)
        if isinstance(shape, FastingMonth) and not value.exists:
            return None
        doubt = self.doubting.of(index, value)
        if isinstance(shape, Clock):
            value, doubt = self._doubted_day(index, value)
        if not value.exists and doubt.repairs:
            value = value._replace(days=repaired(doubt))
        why = doubt.why if doubt.code else self._why(spotted, value, anchor, anchors)
        if not _echoes(shape):
            self._remember(spotted, repaired(doubt) if doubt.repairs else value.days)
        self.before = value, doubt
        return self._as_moment(spotted, value, doubt, why)

    def _value(self, index: int, anchors: Anchors) -> Value:
        """Return the days of an expression, with the year its list or its story gives it and not before its stretch begins."""
        spotted = self.spotted[index]
        shape = spotted.found.shape
        value = resolve(shape, anchors)
        off = (value.days.first - anchors.now).days
        unlikely = abs(off) > _NEAR or (off > 0 and not spotted.ahead)
        if unlikely and (year := self._year_of_list(index)):
            value = resolve(shape, anchors._replace(year=year))
        if late := self._year_of_story(spotted, value, anchors.now):
            value = resolve(shape, anchors._replace(year=late))
        if self._ends_stretch(index) and value.days.first < self._day_before():
            value = resolve(shape, anchors._replace(now=self._day_before(), ahead=True))
        if isinstance(shape, Nth) and (there := self._named_next(index)):
            value = value._replace(days=one(there))
        return value

    def _remember(self, spotted: Spotted, days: Interval) -> None:
        if spotted.relay:
            return
        if not spotted.told:
            self.stretch = days
        if days.first != days.last:
            return
        if spotted.told:
            self.cued = days
        else:
            self.happened = days

    def _first_happened(self) -> Interval | None:
        """Return the first day of something told: what a clock counts from that stands before any day."""
        for index, spotted in enumerate(self.spotted):
            if not (spotted.told or spotted.quoted or spotted.ahead):
                day = self.doubting.best_day(index)
                if day is not None and (self.now is None or day <= self.now):
                    return one(day)
        return None

    # --- what an expression counts from ------------------------------------------------------------

    def _anchor(self, index: int) -> Anchor | None:
        spotted = self.spotted[index]
        explained = self._explained(index)
        if explained is not None:
            return Anchor(explained, "beside")
        spoken = self._day_of_speaking(index) if spotted.quoted else None
        if spoken is not None:
            return Anchor(spoken, "speaking")
        return Anchor(self.now) if self.now else None

    def _why(self, spotted: Spotted, value: Value, anchor: Anchor, anchors: Anchors) -> Why:
        """Return the rule that gave a moment its days, with what it saw."""
        found = spotted.found
        said = self.scan.text[found.start : max(found.stop, found.whole)]
        named = self.happened or self.cued or self.event
        last = anchors.last.first if named else None
        return reason(said, found.shape, value, anchor, last)

    def _explained(self, index: int) -> date | None:
        """Return the anchor that makes "kemarin" the date right behind it: "kemarin, Rabu (…)"."""
        shape = self.spotted[index].found.shape
        if not isinstance(shape, Deictic) or index + 1 >= len(self.spotted):
            return None
        here, there = self.spotted[index], self.spotted[index + 1]
        gap = there.found.first_token - here.found.last_token
        between = here.passage.tokens[here.found.last_token : there.found.first_token]
        if here.passage != there.passage or gap > _APPOSITION or not self._in_apposition(between):
            return None
        if isinstance(there.found.shape, Weekday) and self.now:
            return _told_by(shape.days, there.found.shape.weekday, self.now)
        day = self.doubting.best_day(index + 1)
        return shifted(day, -shape.days) if day else None

    def _year_of_list(self, index: int) -> int:
        """Return the year that days or months without one share with the end of their list: "2 Mei, ..., 7 Juni 2025"; or 0."""
        here = self.spotted[index]
        month = _yearless_month(here.found.shape)
        if not month or self.now is None:
            return 0
        for other in islice(self.spotted, index + 1, index + _AROUND):
            shape = other.found.shape
            last = shape.last if isinstance(shape, Dates) else shape
            if other.passage != here.passage or not isinstance(last, Date | Month):
                return 0
            if last.year:
                in_order = (last.month if isinstance(last, Date) else last.first) >= month
                return last.year if in_order and abs(last.year - self.now.year) <= 1 else 0
        return 0

    def _year_of_story(self, spotted: Spotted, value: Value, now: date) -> int:
        """Return the year of what was told last where a bare date would lie ahead and falls close to it in that year; or 0."""
        shape, told = spotted.found.shape, self.happened
        bare = isinstance(shape, Date) and shape.month and _yearless_month(shape)
        if told is None or spotted.ahead or not bare or value.days.first <= now:
            return 0
        there = resolve(shape, Anchors(told.last, told, told, year=told.last.year))
        away = abs((there.days.first - told.last).days)
        near = there.exists and 0 < away <= _NEAR  # the same day again is its anniversary
        return told.last.year if near else 0

    def _day_before(self) -> date:
        """Return the last day of the expression settled before, the earliest there is where there was none."""
        return self.before[0].days.last if self.before else date.min

    def _ends_stretch(self, index: int) -> bool:
        """Return whether a bare weekday is where a stretch ends that the expression before it began: "hari ini sampai Kamis"."""
        here, there = self.spotted[index], self.spotted[index - 1]
        shape = here.found.shape
        if not isinstance(shape, Weekday) or shape.shift is not None or shape.week is not None:
            return False
        between = here.passage.tokens[there.found.last_token : here.found.first_token]
        words = self.times.words
        to = any(token.low in words.until for token in between)
        joined = all(t.low in words.until or t.low in words.through for t in between)
        return index > 0 and there.passage == here.passage and to and joined

    def _doubted_day(self, index: int, value: Value) -> tuple[Value, Doubt]:
        """Return a clock's day as printed and doubted right before it, else as it is: both are one day."""
        here, there = self.spotted[index], self.spotted[index - 1]
        near = 0 <= here.found.first_token - there.found.last_token <= _APPOSITION
        if self.before is None or there.passage != here.passage or not near:
            return value, NO_DOUBT
        day, doubt = self.before
        if not doubt.repairs or not day.exists or repaired(doubt) != value.days:
            return value, NO_DOUBT
        return value._replace(days=day.days), doubt

    def _in_apposition(self, between: Sequence[Token]) -> bool:
        """Return whether the words between two days let the second explain the first: "hari ini sampai Kamis" does not."""
        apposed = self.times.words.apposed
        return all(token.low in apposed or not token.text[0].isalnum() for token in between)

    def _named_next(self, index: int) -> date | None:
        """Return the day right behind "hari keempat", which says when that was: "hari keempat, Senin (…)"."""
        if index + 1 >= len(self.spotted):
            return None
        here, there = self.spotted[index], self.spotted[index + 1]
        near = there.found.start - here.found.stop <= _CLOSE
        return self.doubting.best_day(index + 1) if near and not there.quoted else None

    def _day_of_speaking(self, index: int) -> date | None:
        """Return the day printed beside the cue of a quotation: behind it in its paragraph, else before it."""
        spotted = self.spotted[index]
        for at in range(index + 1, min(index + _AROUND, len(self.spotted))):
            other = self.spotted[at]
            if other.passage.paragraph != spotted.passage.paragraph:
                break
            if other.told and not other.quoted and not other.relay:
                return self.doubting.best_day(at)
        for at in range(index - 1, max(index - _AROUND, -1), -1):
            other = self.spotted[at]
            if other.passage != spotted.passage:
                break
            if other.told and not other.quoted and not other.relay:
                return self.doubting.best_day(at)
        return None

    def _as_moment(self, spotted: Spotted, value: Value, doubt: Doubt, why: Why) -> Moment:
        found = spotted.found
        first, last = value.days.first.isoformat(), value.days.last.isoformat()
        if found.clock and first == last:
            zone = found.zone if found.zone[:1] in {"+", "-"} else ""
            first = last = f"{first}T{found.clock}{zone}"
        return Moment(
            span=Span(self.scan.page, found.start, found.stop),
            first=first,
            last=last,
            basis=value.basis,
            zone=found.zone,
            doubt=doubt.code,
            repairs=doubt.repairs,
            relay=spotted.relay,
            why=why,
        )


def _told_by(days: int, weekday: int, now: date) -> date:
    """Return the day from which "besok, Selasa" or "kemarin, Minggu" counts: today where it fits, else the nearest."""
    if shifted(now, days).weekday() == weekday:
        return now
    return shifted(weekday_near(now, weekday, 1 if days > 0 else 0), -days)


def _echoes(shape: Shape) -> bool:
    """Return whether an expression only points at what was told ("hari itu") or measures by it ("dari tahun sebelumnya")."""
    if isinstance(shape, Beside):
        return shape.whole and shape.much < 0
    return isinstance(shape, Clock | Same)


def _yearless_month(shape: Shape) -> int:
    """Return the month of a day or month that is printed bare: no weekday, no year, nothing like "lalu"; or 0."""
    day = shape.last if isinstance(shape, Dates) else shape
    if isinstance(day, Date):
        bare = not day.year_text and not day.year and day.years is None and day.weekday < 0
        return day.month if bare else 0
    bare = isinstance(day, Month) and not day.year and day.years is None and day.shift is None
    return day.first if isinstance(day, Month) and bare else 0


def _has_year(shape: object) -> bool:
    if isinstance(shape, Dates):
        return bool(shape.last.year)
    return isinstance(shape, Date | Month) and bool(shape.year)
