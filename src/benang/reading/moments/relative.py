"""Expressions that start with a word: weekdays, months, "pekan lalu", "tiga hari kemudian", "awal 2024", "hari ini".

Each rule takes the tokens, the index of its first token and the words, and gives a shape with the index after it, or
None. Which rule is tried for which first word is decided in :mod:`.find`.
"""

from benang.languages.times import Times, Unit
from benang.reading.moments import numeric
from benang.reading.moments.numeric import DASHES, Taken, Tokens
from benang.reading.moments.shapes import (
    Beside,
    Count,
    Date,
    Dates,
    Deictic,
    Month,
    Nth,
    Same,
    Turn,
    Weekday,
    Weekend,
    Years,
)

_LONG = frozenset({"week", "month", "year", "decade", "century"})
_DAY_HOURS = 24


def low(tokens: Tokens, at: int) -> str:
    """Return the key of the token at an index, "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


# --- weekdays ------------------------------------------------------------------------------------


def weekday(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "Rabu (13/9/2023)", "Kamis, 14 September 2023", "Senin-Rabu (9-11/6/2025)", "Jumat pekan lalu", "Senin"."""
    days = [times.weekdays.get(part, -1) for part in tokens[at].low.split("-")]
    if -1 in days or (days[0] == times.weekdays["minggu"] and not _sunday(tokens, at, times)):
        return None
    dated = _dated(tokens, at + 1, days, times)
    if dated is not None:
        return dated
    if len(days) > 1 or low(tokens, at - 1) in times.words.recurring:
        return None
    return _weekday_alone(tokens, at, days[0], times)


def short_weekday(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "Sen, 2 Mei 2022": short forms of weekdays count only before a full date."""
    if not tokens[at].text[0].isupper():
        return None
    return _dated(tokens, at + 1, [times.weekdays_short[tokens[at].low]], times)


def _sunday(tokens: Tokens, at: int, times: Times) -> bool:
    """ "Minggu" is Sunday, "minggu" a week; what stands around decides where capitals do not."""
    before, after = low(tokens, at - 1), low(tokens, at + 1)
    if before in times.words.day:
        return True
    if not tokens[at].text[0].isupper():
        return False
    if before in times.numbers or before in times.edges or before[-1:].isdigit():
        return after in {"(", ","}
    if after in times.shifts or after in times.words.last:
        title = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
        return at > 0 and tokens[at - 1].text not in numeric.OPENERS and not title
    return True


def _dated(tokens: Tokens, at: int, days: list[int], times: Times) -> Taken:
    """A date behind a weekday, with or without brackets, a comma, "tanggal" or a part of the day between."""
    stop = part_of_day(tokens, at, times)
    bracket = False
    for mark in (",", "-", "("):
        if low(tokens, stop) == mark and not (mark == "-" and bracket):
            bracket = mark == "("
            stop += 1
    if low(tokens, stop) in times.words.date:
        stop += 1
    if stop >= len(tokens) or not tokens[stop].text[0].isdigit():
        return None
    taken = numeric.day_and_month(tokens, stop, times) or numeric.slashed_days(tokens, stop)
    if taken is None:
        day = numeric.plain(tokens[stop], 2)
        closed = bracket and low(tokens, stop + 1) == ")"
        if not closed or not 0 < day <= 31:  # noqa: PLR2004 - days of a month
            return None
        taken = Date(day), stop + 1
    shape, stop = taken
    if bracket and low(tokens, stop) == ")":
        stop += 1
    if isinstance(shape, Dates):
        first = shape.first._replace(weekday=days[0] if len(days) > 1 else -1)
        return Dates(first, shape.last._replace(weekday=days[-1])), stop
    assert isinstance(shape, Date)  # noqa: S101 - the two rules above give nothing else
    return (shape._replace(weekday=days[0]), stop) if len(days) == 1 else None


def _weekday_alone(tokens: Tokens, at: int, day: int, times: Times) -> Taken:
    stop = part_of_day(tokens, at + 1, times)
    word = low(tokens, stop)
    if times.units.get(word) == "week" and low(tokens, stop + 1) in times.shifts:
        return Weekday(day, None, times.shifts[low(tokens, stop + 1)]), stop + 2
    if word in times.words.which and low(tokens, stop + 1) in times.words.ago:
        return Weekday(day, -1), stop + 2
    if word in times.shifts:
        return Weekday(day, times.shifts[word]), stop + 1
    return Weekday(day), stop


def part_of_day(tokens: Tokens, at: int, times: Times) -> int:
    """Return the index behind "malam", "dini hari", "larut malam"; the same index where none stands."""
    first = low(tokens, at)
    if first not in times.parts:
        prayer = first in times.words.prayer_side and low(tokens, at + 1) in times.words.prayers
        return at + 2 if prayer else at
    second = times.parts[first]
    if not second:
        return at + 1
    return at + 2 if low(tokens, at + 1) == second else at


# --- months and years ----------------------------------------------------------------------------


def month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "September 2023", "Maret lalu", "Januari-Mei 2025", "(pada) Juni"; a bare name needs a word before it."""
    names = [times.months.get(part, 0) for part in tokens[at].low.split("-")]
    if 0 in names or not tokens[at].text[0].isupper():
        return None
    stop = at + 1
    first, last = names[0], names[-1]
    if low(tokens, stop) in DASHES and low(tokens, stop + 1) in times.months:
        last, stop = times.months[low(tokens, stop + 1)], stop + 2
    year, after = _year_behind(tokens, stop, times)
    if year:
        return Month(first, last, year), after
    if low(tokens, stop) in times.shifts:
        return Month(first, last, shift=times.shifts[low(tokens, stop)]), stop + 1
    if len(tokens[at].text) <= 3 and tokens[at].low != "mei":  # noqa: PLR2004 - short forms say too little
        return None
    if low(tokens, at - 1) in times.words.before_month or first != last:
        return Month(first, last), stop
    return None


def _year_behind(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    skip = 1 if low(tokens, at) in {"tahun", ",", "'", "-"} else 0
    if at + skip >= len(tokens):
        return 0, at
    year = numeric.plain(tokens[at + skip])
    modern = 1000 <= year <= 2099  # noqa: PLR2004 - four digits that are a year
    if modern and low(tokens, at + skip + 1) not in times.words.counted:
        return year, at + skip + 1
    return 0, at


def edge(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "awal 2024", "akhir Juni lalu", "awal pekan ini", "pertengahan tahun", "akhir pekan (lalu)"."""
    which = times.edges[tokens[at].low]
    after = low(tokens, at + 1)
    if which == "end" and after in times.words.weekend:
        return _weekend(tokens, at + 2, times)
    if after in times.months:
        taken = month(tokens, at + 1, times)
        named = taken[0] if taken else None
        return (
            (named._replace(edge=which), taken[1]) if taken and isinstance(named, Month) else None
        )
    if after in times.units:
        return _edge_of_unit(tokens, at, times)
    if at + 1 < len(tokens) and numeric.plain(tokens[at + 1]) > 1900:  # noqa: PLR2004 - a year
        taken = numeric.year(tokens, at + 1, times)
        if taken and isinstance(taken[0], Years):
            return taken[0]._replace(edge=which), taken[1]
    return None


def _edge_of_unit(tokens: Tokens, at: int, times: Times) -> Taken:
    which = times.edges[tokens[at].low]
    taken = unit(tokens, at + 1, times)
    if taken is not None:
        shape, stop = taken
        if isinstance(shape, Turn | Month | Years):
            return shape._replace(edge=which), stop
        return None
    named = times.units[low(tokens, at + 1)]
    if named in {"month", "year", "week"} and low(tokens, at + 2) not in times.ordinals:
        return Turn(named, 0, which), at + 2
    return None


def _weekend(tokens: Tokens, at: int, times: Times) -> Taken:
    skip = 1 if low(tokens, at) in times.words.which else 0
    word = low(tokens, at + skip)
    if word in times.shifts:
        return Weekend(times.shifts[word]), at + skip + 1
    if times.units.get(low(tokens, at)) == "week" and low(tokens, at + 1) in times.shifts:
        return Weekend(times.shifts[low(tokens, at + 1)]), at + 2
    return Weekend(), at


def quarter(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "kuartal I 2025", "triwulan II-2025", "semester pertama tahun 2024"."""
    length = times.quarters[tokens[at].low]
    which, stop = _which_quarter(tokens, at + 1, times)
    if not which or which * length > 12:  # noqa: PLR2004 - months of a year
        return None
    if low(tokens, stop) in {"-", "/", "–", "tahun", ","}:
        stop += 1
    joined = low(tokens, at + 1).partition("-")[2]
    year = int(joined) if joined.isdigit() else -1
    if year < 0 and stop < len(tokens):
        year = numeric.plain(tokens[stop])
        stop += 1
    if not 1900 < year < 2100:  # noqa: PLR2004 - a modern year
        return None
    return Years(year, year, None, (length * (which - 1) + 1, length * which)), stop


def _which_quarter(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    word = low(tokens, at).partition("-")[0]
    if word == "ke" and at + 2 < len(tokens):
        return max(numeric.plain(tokens[at + 2], 1), 0), at + 3
    if word.isdigit():
        return int(word[:2]), at + 1
    return times.roman.get(word) or times.ordinals.get(word, 0), at + 1


# --- units ---------------------------------------------------------------------------------------


def unit(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "pekan ini", "bulan depan", "tahun 1992", "bulan Januari lalu", "hari itu", "hari keempat", "hari Jumat"."""
    named = times.units[tokens[at].low]
    after = low(tokens, at + 1)
    if named == "day":
        return _day(tokens, at, times)
    if named not in _LONG:
        return None
    if named == "month" and after in times.months:
        return month(tokens, at + 1, times)
    if named == "year" and at + 1 < len(tokens) and after[:1].isdigit():
        return numeric.year(tokens, at + 1, times)
    if named == "century":
        return _century(tokens, at)
    if after in times.shifts:
        stop = at + 2
        if after in times.words.beside_unit:
            return Beside(named, 1), stop
        return Turn(named, times.shifts[after]), stop
    if after in times.words.which and low(tokens, at + 2) in times.words.ago:
        return Turn(named, -1), at + 3
    if after in times.words.before_last:
        return Beside(named, -1), at + 2
    return _same(tokens, at, named, times)


def _same(tokens: Tokens, at: int, named: Unit, times: Times) -> Taken:
    if low(tokens, at + 1) in times.words.same:
        return Same(named), at + 2
    if low(tokens, at + 1) in times.words.which and low(tokens, at + 2) == "sama":
        return Same(named), at + 3
    return None


def _century(tokens: Tokens, at: int) -> Taken:
    """ "abad ke-20"."""
    if low(tokens, at + 1) != "ke" or at + 3 >= len(tokens) or tokens[at + 2].text not in DASHES:
        return None
    number = numeric.plain(tokens[at + 3], 2)
    return (Years(number * 100 - 99, number * 100), at + 4) if 0 < number <= 21 else None  # noqa: PLR2004


def _day(tokens: Tokens, at: int, times: Times) -> Taken:
    after = low(tokens, at + 1)
    if after in times.weekdays:
        return weekday(tokens, at + 1, times)
    if after in times.ordinals:
        return Nth(times.ordinals[after]), at + 2
    if after in times.days:
        return Deictic(times.days[after]), at + 2
    if after in times.words.before_last:
        return Beside("day", -1), at + 2
    if after in times.words.beside_unit:
        return Beside("day", 1), at + 2
    if after == "ini":
        return Deictic(0), part_of_day(tokens, at + 2, times)
    return _same(tokens, at, "day", times)


# --- so many units -------------------------------------------------------------------------------


def counted(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "dua pekan lalu", "72 jam terakhir", "tiga hari kemudian", "dua hari setelah", "sebulan lagi"."""
    if tokens[at].low in times.single:
        return _way(tokens, at + 1, (times.single[tokens[at].low], 1), times)
    number, stop = _number(tokens, at, times)
    if number <= 0 or low(tokens, stop) not in times.units:
        return None
    named = times.units[low(tokens, stop)]
    if named == "day" and low(tokens, stop + 1) in times.weekdays:
        return None
    return _way(tokens, stop + 1, (named, number), times)


def _number(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    number = numeric.plain(tokens[at], 3)
    if number >= 0:
        return number, at + 1
    number = times.numbers.get(tokens[at].low, 0)
    stop = at + 1
    if low(tokens, stop) == "belas":
        return number + 10, stop + 1
    if low(tokens, stop) == "puluh":
        more = times.numbers.get(low(tokens, stop + 1), 0)
        return number * 10 + more, stop + (2 if more else 1)
    return number, stop


def _way(tokens: Tokens, at: int, much: tuple[Unit, int], times: Times) -> Taken:
    """What follows a counted unit says which way it is counted; without that it is a duration and no moment."""
    named, count = much
    words = times.words
    skip = 1 if low(tokens, at) in words.which else 0
    word = low(tokens, at + skip)
    stop = at + skip + 1
    if named in {"hour", "minute"}:
        long_enough = named == "hour" and count >= _DAY_HOURS and word in words.last
        return (Count(named, count, "last"), stop) if long_enough else None
    if word in words.ago:
        return Count(named, count, "ago"), stop
    if word in words.last:
        return Count(named, count, "last"), stop
    if word in words.ahead:
        stretch = word != "lagi" or low(tokens, at - 3) == "selama"
        return Count(named, count, "next" if stretch else "ahead"), stop
    if word == "ke" and low(tokens, stop) == "depan":
        return Count(named, count, "next"), stop + 1
    if word in words.after or word in words.before:
        clause = word in words.clause
        if clause and named in _LONG - {"week"} and at > 2:  # noqa: PLR2004 - "tiga tahun setelah": a duration
            return None
        return Beside(named, count if word in words.after else -count, clause), stop
    return None


# --- today and its neighbours --------------------------------------------------------------------


def deictic(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "kemarin", "kemarin lusa", "besok pagi", "keesokan harinya", "semalam"."""
    word = tokens[at].low
    if word in times.single:
        return _night_or_count(tokens, at, times)
    if word in times.words.next_day:
        if word == "keesokan" and low(tokens, at + 1) not in {"hari", "harinya", "paginya"}:
            return None
        return Beside("day", 1), at + (2 if word == "keesokan" else 1)
    shift = times.days[word]
    stop = at + 1
    if low(tokens, stop) == "lusa":
        return Deictic(2 if shift > 0 else -2), stop + 1
    if low(tokens, stop) == "hari" and word == "esok":
        stop += 1
    return Deictic(shift), part_of_day(tokens, stop, times)


def _night_or_count(tokens: Tokens, at: int, times: Times) -> Taken:
    taken = counted(tokens, at, times)
    if taken is None and tokens[at].low == "semalam":
        return Deictic(0, night=True), at + 1
    return taken


def part(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "malam ini", "sore tadi", "tadi malam", "nanti malam", "malam harinya"; a bare "malam" is no moment."""
    if tokens[at].low not in times.parts:
        stop = part_of_day(tokens, at + 1, times)
        night = tokens[at].low == "tadi" and low(tokens, at + 1) == "malam"
        return (Deictic(-1 if night else 0), stop) if stop > at + 1 else None
    stop = part_of_day(tokens, at, times)
    if stop == at:
        return None
    word = low(tokens, stop)
    if word in times.words.tonight:
        shift = times.days.get(word, 0)
        return Deictic(shift), stop + 1
    if word == "harinya":
        return Same("day"), stop + 1
    return None
