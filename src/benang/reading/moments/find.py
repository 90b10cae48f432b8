"""Which stretches of a sentence are expressions of time.

A day and its clock are one expression: the day is its span, the clock its value. A day with "sekitar pukul 16.00" beside it
is no instant. A bare weekday is joined with its clock, any day with a part of the day behind it, and a clock behind a comma is an expression of its own.

One pass over the tokens. A table made once per language says which rules may start at a word; a word outside it costs
one look-up. The longest thing a rule takes wins and the pass goes on behind it. What may trail any of them (a part of
the day, "lalu", a clock, "waktu setempat") is taken here, once for all.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from benang.languages import Pack
from benang.languages.times import Times
from benang.reading.moments import counted, named, numeric
from benang.reading.moments.shapes import (
    Clock,
    Date,
    Dates,
    Deictic,
    Found,
    Month,
    Same,
    Shape,
    Weekday,
    Years,
)
from benang.reading.moments.words import (
    DASHES,
    MONTHS,
    MOST_DAYS,
    Taken,
    Tokens,
    low,
    mended,
    number_at,
    part_of_day,
)
from benang.reading.tokens import Token

Rule = Callable[[Tokens, int, Times], Taken]
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)(?:[.:][0-5]\d)?$")
_SENTENCE = 16
_DIGITS = frozenset("0123456789")
_BETWEEN = frozenset(",-–—|/(")


class Grammar:
    """The rules by the word they start at, made once for a language pack."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.rules: dict[str, tuple[Rule, ...]] = {}
        words = times.words
        self._add(times.weekdays, named.weekday)
        self._add((f"{a}-{b}" for a in times.weekdays for b in times.weekdays), named.weekday)
        self._add(times.weekdays_short, named.short_weekday)
        self._add(times.months, named.month)
        self._add((f"{a}-{b}" for a in times.months for b in times.months), named.month)
        self._add(times.edges, named.edge, counted.edge_of_unit)
        self._add(times.quarters, named.quarter)
        self._add(times.words.season, named.season)
        self._add(times.units, counted.unit)
        self._add(times.single, counted.counted)
        self._add(times.numbers, counted.counted)
        self._add(times.days, counted.deictic)
        self._add(words.next_day, counted.next_day)
        self._add(times.parts, counted.part)
        self._add(words.tonight, counted.earlier_part)
        self._add(words.glue_ends, counted.glued)
        self._add(words.clock, clock)
        self._add(words.date, day_of_month)
        self.rules[times.night_word] = (counted.night,)

    def _add(self, words: Iterable[str], *rules: Rule) -> None:
        for word in words:
            self.rules[word] = (*self.rules.get(word, ()), *rules)

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Return the expressions of time of one sentence in order."""
        found: list[Found] = []
        rules = self.rules
        tokens = mended(tokens, self.times)
        starts = [
            at for at, token in enumerate(tokens) if token.low in rules or token.text[0] in _DIGITS
        ]
        behind = 0
        for at in starts:
            if at < behind:
                continue
            taken = self._take(tokens, at, rules.get(tokens[at].low) or NUMBER_RULES)
            if taken is None:
                continue
            if found and self._dates_clock(tokens, found[-1], taken):
                clock = found.pop()
                said = "" if clock.about else clock.clock
                taken = taken._replace(clock=said, zone=clock.zone, about=clock.about)
            found.append(taken)
            behind = taken.last_token
        return found

    def _take(self, tokens: Tokens, at: int, rules: tuple[Rule, ...]) -> Found | None:
        for rule in rules:
            taken = rule(tokens, at, self.times)
            if taken is None:
                continue
            found = self._tail(tokens, at, taken)
            last = tokens[found.last_token - 1]
            if now := counted.glued_now(last.low, self.times):
                found = found._replace(stop=last.start + len(now))
            if rule is not counted.glued:
                return found
            start = counted.glued_start(tokens, at, self.times)
            return found._replace(start=start, first_token=at - 1)
        return None

    def _tail(self, tokens: Tokens, at: int, taken: tuple[Shape, int]) -> Found:
        """Add what trails: a part of the day, a clock with its zone, "waktu setempat", an emphasis."""
        shape, stop = taken
        if isinstance(shape, Clock):
            said, zone, ends = _time(tokens, stop - 1, self.times)
            stop = ends - 2 if zone == "local" else ends
            about = low(tokens, at - 1) in self.times.words.about
            return Found(
                tokens[at].start, tokens[stop - 1].stop, shape, at, ends, said, zone, about=about
            )
        if isinstance(shape, Deictic):
            shape, stop = named.with_bracket(shape, tokens, stop, self.times)
        if isinstance(shape, Month | Years):
            stop = self._emphasised(tokens, stop)
            return Found(tokens[at].start, tokens[stop - 1].stop, shape, at, stop)
        return self._with_clock(tokens, at, shape, stop)

    def _emphasised(self, tokens: Tokens, at: int) -> int:
        """Return the index behind "lalu", "ini", "kemarin" that trail; the same index where none stands."""
        word = low(tokens, at)
        return at + (word in self.times.words.emphasis and not _starts_anew(tokens, at, self.times))

    def _with_clock(self, tokens: Tokens, at: int, shape: Shape, stop: int) -> Found:
        """Return a day with the clock and the zone behind it, which are read but are no part of its span."""
        parted = part_of_day(tokens, stop, self.times)
        stop = trailing = self._emphasised(tokens, parted)
        said, zone, ends, about = self._clock_behind(tokens, stop)
        for token in tokens[at:stop] if said else ():
            said = _of_the_day(said, token.low, self.times)
        if ends > stop:
            ends = self._emphasised(tokens, ends)
        elif low(tokens, stop) in self.times.zones:
            zone, ends = self.times.zones[low(tokens, stop)], stop + 1
        if _names_zone(tokens, ends, self.times):
            zone, ends = "local", ends + 2
        bare = isinstance(shape, Weekday) and stop == at + 1
        if said and (bare or low(tokens, ends - 1) in self.times.parts):
            stop = ends
        whole = tokens[ends - 1].stop
        start, day_stop = tokens[at].start, tokens[stop - 1].stop
        way = self.times.shifts.get(low(tokens, trailing - 1), 0) if trailing > parted else 0
        return Found(start, day_stop, shape, at, ends, said, zone, whole, about, way)

    def _clock_behind(self, tokens: Tokens, at: int) -> tuple[str, str, int, bool]:
        """Return the clock behind a day: "- 20:22 WIB", "pukul 07.55", and with "sekitar" that it is not exact."""
        none = ("", "", at, False)
        words = self.times.words
        ahead, about = at, False
        while (word := low(tokens, ahead)) in _BETWEEN or word in words.at or word in words.about:
            about = about or word in words.about
            ahead += 1
            if ahead > at + 2:
                return none
        worded = low(tokens, ahead) in words.clock
        if worded and low(tokens, at) == ",":
            return none  # "Rabu (31/12), pukul 05.00": a moment of its own on that day
        said, zone, stop = _time(tokens, ahead + worded, self.times)
        if said and (worded or zone):
            return "" if about else said, zone, stop, about
        return none

    def _dates_clock(self, tokens: Tokens, clock: Found, day: Found) -> bool:
        """Return whether a day stands right behind a clock and says when it was: "pukul 09.30 WIB, Senin (9/6)"."""
        if not isinstance(clock.shape, Clock) or day.clock or day.about:
            return False
        if not isinstance(day.shape, Date | Weekday | Deictic):
            return False
        between = tokens[clock.last_token : day.first_token]
        words = self.times.words
        return len(between) <= 1 and all(t.text == "," or t.low in words.at for t in between)


def clock(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "pukul 16.00 WIB" that stands without its day; the hour alone needs "pukul" or a zone."""
    said, zone, _ = _time(tokens, at + 1, times)
    if said and _opens(tokens, at, times):
        return None
    bare = low(tokens, at + 1).isdigit() and part_of_day(tokens, at + 2, times) == at + 2
    if not said or (bare and not zone):
        return None
    return Clock(), at + 2


def _opens(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether a clock is of every day: "buka pukul 08.00", "setiap hari pukul 07.00", "Senin-Jumat, pukul 09.00"."""
    before = {tokens[index].low for index in range(max(at - _SENTENCE, 0), at)}
    near = {low(tokens, at - step) for step in (1, 2, 3)}
    if named.weekday_range(tokens, at - 1 - (low(tokens, at - 1) == ","), times):
        return True
    return not (before.isdisjoint(times.words.opening) and near.isdisjoint(times.words.every))


def day_of_month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "tanggal 24" where no month follows, and "tanggal tersebut"."""
    if low(tokens, at + 1) in times.words.same:
        return Same("day"), at + 2
    if at + 1 >= len(tokens) or number_date(tokens, at + 1, times) is not None:
        return None
    day = number_at(tokens, at + 1, 2)
    if not 0 < day <= MOST_DAYS or _of_other_month(tokens, at + 2, times):
        return None
    months = times.shifts.get(low(tokens, at + 3))
    if low(tokens, at + 2) in times.words.month and months is not None:
        return Date(day, months=months), at + 4
    return Date(day), at + 2


def _of_other_month(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether the days listed from an index on end in a month of another calendar: "11, 12, dan 13 Dzulhijjah"."""
    words = times.words
    for index in range(at, min(at + _SENTENCE, len(tokens))):
        word = tokens[index].low
        if word in words.other_months:
            return True
        joins = word == "," or word in words.range or word in words.date or word in DASHES
        if not joins and not word.isdigit() and word not in words.day:
            return False
    return False


def number_date(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take a date that starts with a number and is no part of a score, a fraction or a code."""
    taken = numeric.day_and_month(tokens, at, times)
    if taken is not None:
        return taken
    taken = numeric.slashed_days(tokens, at, times)
    if taken is None:
        return None
    shape, stop = taken
    date = shape.last if isinstance(shape, Dates) else shape
    assert isinstance(date, Date)  # noqa: S101 - slashed_days gives nothing else
    if date.year:
        return taken
    if date.year_text or low(tokens, at - 1) in times.words.date:
        return taken if date.month else None
    bracketed = low(tokens, at - 1) == "(" and low(tokens, stop) == ")"
    possible = 0 < date.day <= MOST_DAYS and date.month in MONTHS
    return taken if bracketed and possible else None


def _starts_anew(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether a word begins something of its own: "(9/6) ini" trails, "nanti malam" does not."""
    return part_of_day(tokens, at + 1, times) > at + 1


def _time(tokens: Tokens, at: int, times: Times) -> tuple[str, str, int]:
    """Return the clock at ``at`` as ("HH:MM", zone, index behind), or ("", "", at)."""
    if at >= len(tokens):
        return "", "", at
    match = _CLOCK.match(tokens[at].text)
    hour = number_at(tokens, at, 2)
    if match is not None:
        said = f"{int(match[1]) % 24:02}:{match[2]}"
    elif 0 <= hour <= 24:  # noqa: PLR2004 - hours of a day
        said = f"{hour % 24:02}:00"
    else:
        return "", "", at
    stop = at + 1
    if low(tokens, stop) in DASHES and stop + 1 < len(tokens):
        stop += 2 if _CLOCK.match(tokens[stop + 1].text) else 0
    behind = part_of_day(tokens, stop, times)
    if behind > stop:
        said = _of_the_day(said, low(tokens, stop), times)
    stop = behind
    if low(tokens, stop) in times.words.time and low(tokens, stop + 1) in times.words.local:
        return said, "local", stop + 2
    if low(tokens, stop) in times.words.time and low(tokens, stop + 1) in times.zones:
        stop += 1
    zone = times.zones.get(low(tokens, stop), "")
    return said, zone, stop + 1 if zone else stop


def _of_the_day(said: str, part: str, times: Times) -> str:
    """Return a clock as of the part of the day named with it: "7:30" and "malam" are 19:30."""
    first, stop = times.afternoon.get(part, (0, 0))
    hour = int(said[:2])
    return f"{hour + 12:02}{said[2:]}" if first <= hour < stop else said


def _names_zone(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether "waktu setempat" or "waktu" with a place's name stands at an index."""
    if low(tokens, at) not in times.words.time or at + 1 >= len(tokens):
        return False
    place = tokens[at + 1]
    return place.low in times.words.local or (place.text[0].isupper() and at > 0)


NUMBER_RULES: tuple[Rule, ...] = (number_date, counted.counted, numeric.year)


@lru_cache(maxsize=8)
def grammar(pack: Pack) -> Grammar:
    """Return the grammar of a language pack; it is made once."""
    return Grammar(pack.times)
