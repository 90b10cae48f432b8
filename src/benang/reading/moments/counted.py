"""Expressions built on units and on today.

"pekan ini", "tahun 1992", "tiga hari kemudian", "72 jam terakhir", "hari keempat", "kemarin malam", "keesokan harinya".

Each rule takes the tokens, the index of its first token and the words, and gives a shape with the index after it, or
None. A counted unit that nothing places ("selama tiga hari") is a duration and no moment.
"""

import re

from benang.languages.times import Times, Unit
from benang.reading.moments import numeric
from benang.reading.moments.named import fasting_month, month, week_of_month, weekday, with_edge
from benang.reading.moments.shapes import Beside, Count, Date, Deictic, Nth, Same, Turn, Years
from benang.reading.moments.words import (
    DASHES,
    MOST_DAYS,
    Taken,
    Tokens,
    low,
    number_at,
    part_of_day,
)

_DAY_HOURS = 24
_LONG = frozenset({"month", "year", "decade", "century"})
_MOST_CENTURIES = 21
_FRACTION = re.compile(r"(\d{1,2}),(\d)$")
_FRACTIONED: dict[Unit | None, tuple[int, Unit]] = {"year": (12, "month"), "month": (30, "day")}


# --- one unit ------------------------------------------------------------------------------------


def unit(tokens: Tokens, at: int, times: Times) -> Taken:  # noqa: PLR0911 - a ladder of rules
    """Take "pekan ini", "bulan depan", "tahun 1992", "bulan Januari lalu", "hari itu", "hari keempat", "hari Jumat"."""
    named = times.units[tokens[at].low]
    after = low(tokens, at + 1)
    if named == "day":
        return _day(tokens, at, times)
    if named == "week" and after in times.ordinals and low(tokens, at - 1) not in times.words.day:
        return week_of_month(tokens, at, times)
    if named == "month" and after in times.months:
        return month(tokens, at + 1, times)
    if named == "month" and (after in times.words.fasting or after in times.words.holy):
        return fasting_month(tokens, at, times)
    if named == "year" and after[:1].isdigit():
        return numeric.year(tokens, at + 1, times)
    if named == "year" and after in times.words.fiscal:
        return numeric.year(tokens, at + 2, times) if at + 2 < len(tokens) else None
    if named == "century":
        return _century(tokens, at, times)
    aged = low(tokens, at - 1)[-1:].isdigit() and (named == "year" or after in times.words.same)
    term = low(tokens, at - 1) in times.numbers and low(tokens, at - 2) in times.words.aged
    term = term or low(tokens, at - 1) in times.words.many
    if named in {"minute", "hour"} or aged or term:
        return None  # "pemain berusia 29 tahun itu"
    return _placed(tokens, at, named, times)


def _placed(tokens: Tokens, at: int, named: Unit, times: Times) -> Taken:
    """Take what places a bare unit: "lalu", "depan", "yang lalu", "sebelumnya", "itu", "yang sama"."""
    after = low(tokens, at + 1)
    words = times.words
    if after in words.previous or after in words.following:
        return Beside(named, 1 if after in words.following else -1, whole=True), at + 2
    if after in times.shifts or glued_now(after, times):
        return Turn(named, times.shifts.get(after, 0)), at + 2
    if after in words.which and low(tokens, at + 2) in words.ago:
        return Turn(named, -1), at + 3
    if low(tokens, at - 1) in times.numbers:
        return None  # "selama dua tahun itu"
    return _same(tokens, at, named, times)


def _same(tokens: Tokens, at: int, named: Unit, times: Times) -> Taken:
    if low(tokens, at + 1) in times.words.same:
        return Same(named), at + 2
    if low(tokens, at + 1) in times.words.which and low(tokens, at + 2) in times.words.alike:
        return Same(named), at + 3
    return None


def _century(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "abad ke-20"."""
    nth, _, joined = low(tokens, at + 1).partition("-")
    number = int(joined) if joined.isdecimal() and len(joined) <= len("20") else 0
    if nth not in times.words.nth or not 0 < number <= _MOST_CENTURIES:
        return None
    return Years(number * 100 - 99, number * 100), at + 2


def _day(tokens: Tokens, at: int, times: Times) -> Taken:
    after = low(tokens, at + 1)
    words = times.words
    if after in times.weekdays:
        return weekday(tokens, at + 1, times)
    if after in times.ordinals:
        return Nth(), at + 2
    if after in times.days:
        return Deictic(times.days[after]), at + 2
    if after in words.previous or after in words.following:
        return Beside("day", 1 if after in words.following else -1), at + 2
    if times.shifts.get(after) == 0 or glued_now(after, times):
        return Deictic(0), part_of_day(tokens, at + 2, times)
    counts = _counts(tokens, at - 1, times)  # "selama lima hari itu"
    return None if counts else _same(tokens, at, "day", times)


def _counts(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether a number stands at an index."""
    return low(tokens, at) in times.numbers or number_at(tokens, at, 3) > 0


def edge_of_unit(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "awal pekan ini", "pertengahan tahun 2024", "akhir bulan", "awal bulan Juni"."""
    named = times.units.get(low(tokens, at + 1))
    if named is None or named == "day":
        return None
    if named == "week" and times.edges[tokens[at].low] == "end":
        return None  # any weekend: one that is meant was taken before
    taken = unit(tokens, at + 1, times)
    if taken is not None:
        return with_edge(taken, tokens[at].low, times)
    bare = named in {"week", "month", "year"} and low(tokens, at + 2) not in times.ordinals
    return (Turn(named, 0, times.edges[tokens[at].low]), at + 2) if bare else None


def glued(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "hari ini", "pekan lalu" whose first word is glued to the one before: "harga emashari ini"."""
    named = _glued_unit(low(tokens, at - 1), times)
    if not named:
        return None
    shift = times.shifts[tokens[at].low]
    if times.units[named] == "day":
        return None if shift else (Deictic(0), at + 1)
    return Turn(times.units[named], shift), at + 1


def glued_start(tokens: Tokens, at: int, times: Times) -> int:
    """Return where the glued word of an expression begins inside the token before it."""
    return tokens[at - 1].stop - len(_glued_unit(low(tokens, at - 1), times))


def glued_now(word: str, times: Times) -> str:
    """Return the "ini" that the word after it is glued to: "hari iniberada"; or empty."""
    now = word[: len(times.words.glue_now)]
    begins = word[len(now) : len(now) + 2] in times.words.glue_next
    return now if now == times.words.glue_now and begins else ""


def _glued_unit(word: str, times: Times) -> str:
    if word in times.words.whole or not word.isalpha():
        return ""
    return next((u for u in times.words.glues if word.endswith(u) and word != u), "")


# --- so many units -------------------------------------------------------------------------------


def counted(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "dua pekan lalu", "72 jam terakhir", "tiga hari kemudian", "dua hari setelah", "sebulan lagi"."""
    if tokens[at].low in times.single:
        return _way(tokens, at + 1, Count(times.single[tokens[at].low], 1, ""), times)
    if low(tokens, at - 1) in times.words.aged or _numbers_it(tokens, at, times):
        return None
    number, named, stop = _measure(tokens, at, times)
    if number <= 0 or named is None or low(tokens, at - 1) in DASHES:
        return None
    if named == "day" and low(tokens, stop) in times.weekdays:
        return None
    if times.shifts.get(low(tokens, stop)) == 0 and tokens[at].text.isdigit():
        return _this(tokens, at, named, times)
    vague = tokens[at].low in times.words.vague
    return _way(tokens, stop, Count(named, number, "", vague=vague), times)


def _measure(tokens: Tokens, at: int, times: Times) -> tuple[int, Unit | None, int]:
    """Return number, unit and the index behind; "3,5 tahun" and "tiga setengah tahun" are 42 months."""
    number, stop = _number(tokens, at, times)
    named = times.units.get(low(tokens, stop))
    if low(tokens, stop) in times.words.half and times.units.get(low(tokens, stop + 1)) == "year":
        return 12 * number + 6, "month", stop + 2
    if named in _FRACTIONED and (match := _FRACTION.match(tokens[at].text)):
        parts, smaller = _FRACTIONED[named]
        return round(float(f"{match[1]}.{match[2]}") * parts), smaller, stop + 1
    return number, named, stop + 1


def _this(tokens: Tokens, at: int, named: Unit, times: Times) -> Taken:
    """Take "selama 3 bulan ini", "25 bulan ini" (a day of it); "pemain 24 tahun ini", "ATP 500 minggu ini" are no counts."""
    number = number_at(tokens, at, 3)
    if low(tokens, at - 1) in times.words.during:
        return Count(named, number, "last"), at + 3
    day = named == "month" and 0 < number <= MOST_DAYS
    return (Date(number, months=0), at + 3) if day else None


def _numbers_it(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether the number belongs to the word before it: "Liga 1 pekan 27 hari ini"."""
    return times.units.get(low(tokens, at - 1)) == "week" and tokens[at].text.isdigit()


def _number(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    number = number_at(tokens, at, 3)
    if number >= 0:
        return number, at + 1
    number = times.numbers.get(tokens[at].low, 0)
    after = low(tokens, at + 1)
    if after in times.words.teens:
        return number + 10, at + 2
    if after in times.words.tens:
        more = times.numbers.get(low(tokens, at + 2), 0)
        return number * 10 + more, at + (3 if more else 2)
    return number, at + 1


def _way(  # noqa: PLR0911 - a ladder of rules
    tokens: Tokens, at: int, count: Count, times: Times
) -> Taken:
    """Take what says which way a counted unit is counted."""
    words = times.words
    skip = 1 if low(tokens, at) in words.which else 0
    word = low(tokens, at + skip)
    stop = at + skip + 1
    if count.unit in {"hour", "minute"}:
        days = count.unit == "hour" and count.much >= _DAY_HOURS and word in words.last
        return (count._replace(way="last"), stop) if days else None
    if word in words.ago:
        return count._replace(way="ago"), stop
    if word in words.last or times.shifts.get(word) == 0:
        return count._replace(way="last"), stop
    if word in words.more:
        lasts = not words.lasting.isdisjoint((low(tokens, at - 2), low(tokens, at - 3)))
        return None if lasts else (count._replace(way="ahead"), stop)
    if word in words.ahead:
        return count._replace(way="next"), stop
    if word in words.toward and low(tokens, stop) in words.ahead:
        return count._replace(way="next"), stop + 1
    return _beside(tokens, at + skip, count, times)


def _beside(tokens: Tokens, at: int, count: Count, times: Times) -> Taken:
    """Take "kemudian", "sebelumnya", "setelah ...": counted from something the page tells of."""
    word = low(tokens, at)
    words = times.words
    if word not in words.after and word not in words.before:
        return None
    clause = word in words.clause
    if clause and count.unit in _LONG and at > 3:  # noqa: PLR2004 - "..., tiga tahun setelah": a duration
        return None
    much = count.much if word in words.after else -count.much
    return Beside(count.unit, much, clause=clause), at + 1


# --- today and its neighbours --------------------------------------------------------------------


def deictic(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "kemarin", "kemarin lusa", "besok pagi", "esok hari"."""
    if low(tokens, at - 1) in times.words.season:
        return None  # "musim kemarin"
    shift = times.days[tokens[at].low]
    stop = at + 1
    if times.days.get(low(tokens, stop), 0) > 1:
        return Deictic(2 if shift > 0 else -2), stop + 1
    if low(tokens, stop) in times.words.day and shift > 0:
        stop += 1
    return Deictic(shift), part_of_day(tokens, stop, times)


def night(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "semalam", the night before today, where it is no duration ("dalam semalam")."""
    if low(tokens, at - 1) in times.words.during:
        return None
    return counted(tokens, at, times) or (Deictic(0, night=True), at + 1)


def next_day(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "keesokan harinya", "esoknya"."""
    follows = low(tokens, at + 1) in times.words.its_day or low(tokens, at + 1) in times.words.day
    if times.words.next_day[tokens[at].low] and not follows:
        return None
    return Beside("day", 1), at + (2 if follows else 1)


def part(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "malam ini", "sore tadi", "malam tadi" (of yesterday), "malam harinya", "malam itu"; a bare "malam" is no moment."""
    stop = part_of_day(tokens, at, times)
    if stop == at:
        return None
    word = low(tokens, stop)
    if word in times.words.tonight:
        over = word in times.words.gone and low(tokens, at) in times.words.night
        return Deictic(-1 if over else times.days.get(word, 0)), stop + 1
    if word in times.words.its_day or word in times.words.same:
        return Same("day"), stop + 1
    return (Beside("day", -1), stop + 1) if word in times.words.previous else None


def earlier_part(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "tadi malam", "tadi pagi", "nanti sore"; the night just gone lies on the day before."""
    stop = part_of_day(tokens, at + 1, times)
    if stop == at + 1:
        return None
    gone = tokens[at].low in times.words.gone and low(tokens, at + 1) in times.words.night
    return Deictic(-1 if gone else 0), stop
