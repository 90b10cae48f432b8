"""Expressions that start with the name of a day or month, or with a part of a longer time.

"Rabu (13/9/2023)", "Jumat pekan lalu", "September 2023", "awal 2024", "kuartal I 2025", "akhir pekan".

Each rule takes the tokens, the index of its first token and the words, and gives a shape with the index after it, or
None. Which rule is tried for which first word is decided in :mod:`.find`.
"""

from benang.languages.times import Times
from benang.reading.moments import numeric
from benang.reading.moments.shapes import (
    Date,
    Dates,
    Deictic,
    FastingMonth,
    Month,
    Turn,
    Weekday,
    Weekend,
    Years,
)
from benang.reading.moments.words import (
    DASHES,
    MOST_DAYS,
    OPENERS,
    Taken,
    Tokens,
    cut_year,
    low,
    number_at,
    part_of_day,
    year_turn,
)

_SHORT_NAME = 3
_FIRST_YEAR, _LAST_YEAR = 1000, 2099
_OLD = 1900
_LIST = 16
_HALF_YEAR = 6
_BOTH = 2


# --- weekdays ------------------------------------------------------------------------------------


def weekday(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "Rabu (13/9/2023)", "Kamis, 14 September 2023", "Senin-Rabu (9-11/6/2025)", "Jumat pekan lalu", "Senin"."""
    days = [times.weekdays.get(part, -1) for part in tokens[at].low.split("-")]
    ambiguous = times.units.get(tokens[at].low) is not None
    if -1 in days or (ambiguous and not _is_weekday(tokens, at, times)):
        return None
    dated = _dated(tokens, at + 1, days, times)
    if dated is not None:
        return dated
    if len(days) > 1 or _recurs(tokens, at, times) or _in_range(tokens, at, times):
        return None
    return _weekday_alone(tokens, at, days[0], times)


def short_weekday(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "Sen, 2 Mei 2022": short forms of weekdays count only before a full date."""
    if not tokens[at].text[0].isupper():
        return None
    return _dated(tokens, at + 1, [times.weekdays_short[tokens[at].low]], times)


def _is_weekday(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether "Minggu" is Sunday and no week; what stands around decides where capitals do not."""
    before, after = low(tokens, at - 1), low(tokens, at + 1)
    if before in times.words.day:
        return True
    if not tokens[at].text[0].isupper():
        return False
    if before in times.numbers or before in times.edges or before[-1:].isdigit():
        return after in {"(", ","}
    if after in times.shifts or after in times.words.last:
        title = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
        return at > 0 and tokens[at - 1].text not in OPENERS and not title
    return True


def _recurs(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether the day comes round: "setiap Senin", "tiap Selasa, Kamis, dan Sabtu", "salat Jumat"."""
    for index in range(at - 1, max(at - _LIST, -1), -1):
        word = tokens[index].low
        if word in times.words.recurring:
            return True
        listed = word in times.weekdays or word in times.parts or word in times.words.day
        if not listed and word not in times.words.range and word not in DASHES and word != ",":
            break
    return _among_holidays(tokens, at, times)


def _among_holidays(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether the day is listed with holidays: "tidak berlaku pada Sabtu, Minggu, dan hari libur"."""
    for index in range(at + 1, min(at + _LIST, len(tokens))):
        word = tokens[index].low
        if word in times.words.holiday:
            return low(tokens, index - 1) != ","
        listed = word in times.weekdays or word in times.words.day or word in times.words.range
        if not listed and word != ",":
            return False
    return False


def _in_range(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether an undated weekday is an end of a range: "Senin – Jumat" comes round every week."""
    return (low(tokens, at - 1) in DASHES and low(tokens, at - 2) in times.weekdays) or (
        low(tokens, at + 1) in DASHES and low(tokens, at + 2) in times.weekdays
    )


def weekday_range(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether "Senin-Jumat" or "Senin - Jumat" ends at an index."""
    first, _, last = low(tokens, at).partition("-")
    if last:
        return first in times.weekdays and last in times.weekdays
    ends = first in times.weekdays and low(tokens, at - 2) in times.weekdays
    return ends and (low(tokens, at - 1) in DASHES or low(tokens, at - 1) in times.words.until)


def _dated(tokens: Tokens, at: int, days: list[int], times: Times) -> Taken:
    """Take the date behind a weekday, with or without brackets, a comma, "tanggal" or a part of the day between."""
    stop = _shift_before_bracket(tokens, part_of_day(tokens, at, times), times)
    bracket = False
    for mark in (",", "-", "(", "("):
        if low(tokens, stop) == mark:
            bracket = bracket or mark == "("
            stop += 1
    told = low(tokens, stop) in times.words.date
    stop += told
    taken = _date_at(tokens, stop, times, bracket=bracket, told=told)
    if taken is None:
        return None
    shape, stop = taken
    if bracket and low(tokens, stop) == ")":
        stop += 1
    if isinstance(shape, Dates):
        first, last = (
            days if len(days) == _BOTH else (-1, -1)
        )  # of which end one weekday is, is not said
        return Dates(shape.first._replace(weekday=first), shape.last._replace(weekday=last)), stop
    return (shape._replace(weekday=days[0]), stop) if len(days) == 1 else None


def with_bracket(
    shape: Deictic, tokens: Tokens, at: int, times: Times
) -> tuple[Deictic | Date | Dates, int]:
    """Return the date in brackets right behind "kemarin" or "hari ini" in place of it, with the index behind."""
    taken = _dated(tokens, at, [-1], times) if low(tokens, at) == "(" else None
    if taken is not None and isinstance(taken[0], Date | Dates):
        return taken[0], taken[1]
    return shape, at


def _shift_before_bracket(tokens: Tokens, at: int, times: Times) -> int:
    """Return the index of the bracket in "Sabtu lalu (7/6)", "Jumat pekan lalu (6/6)", else ``at``."""
    stop = at + 1 if times.units.get(low(tokens, at)) == "week" else at
    shifted = low(tokens, stop) in times.shifts and low(tokens, stop + 1) == "("
    return stop + 1 if shifted else at


def _date_at(
    tokens: Tokens, at: int, times: Times, *, bracket: bool, told: bool
) -> tuple[Date | Dates, int] | None:
    if at >= len(tokens) or not tokens[at].text[0].isdigit():
        return None
    taken = numeric.day_and_month(tokens, at, times) or numeric.slashed_days(tokens, at, times)
    if taken is not None:
        return (taken[0], taken[1]) if isinstance(taken[0], Date | Dates) else None
    day = number_at(tokens, at, 2)
    alone = told or (bracket and low(tokens, at + 1) == ")")
    return (Date(day), at + 1) if alone and 0 < day <= MOST_DAYS else None


def _weekday_alone(tokens: Tokens, at: int, day: int, times: Times) -> Taken:
    stop = part_of_day(tokens, at + 1, times)
    word, after = low(tokens, stop), low(tokens, stop + 1)
    if times.units.get(word) == "week" and after in times.shifts:
        return Weekday(day, None, times.shifts[after]), stop + 2
    if word in times.words.which and after in times.words.ago:
        return Weekday(day, -1), stop + 2
    if word in times.shifts:
        today = stop > at + 1 and word in times.words.tonight
        return Weekday(day, times.shifts[word], today=today), stop + 1
    if word in times.words.same:
        return Weekday(day, told=True), stop + 1
    if word in times.days:
        return Weekday(day, 1 if times.days[word] > 0 else -1), stop + 1
    return Weekday(day), stop


# --- months and quarters -------------------------------------------------------------------------


def month(tokens: Tokens, at: int, times: Times) -> Taken:  # noqa: PLR0911 - a ladder of rules
    """Take "September 2023", "Maret lalu", "Januari-Mei 2025", "(pada) Juni"; a bare name needs a word before it."""
    names = [times.months.get(part, 0) for part in tokens[at].low.split("-")]
    if 0 in names or not tokens[at].text[0].isupper():
        return None
    first, last, stop = _to_month(tokens, at, (names[0], names[-1]), times)
    day, year = number_at(tokens, stop, 2), number_at(tokens, stop + 2)
    if 0 < day <= MOST_DAYS and low(tokens, stop + 1) == "," and _FIRST_YEAR < year <= _LAST_YEAR:
        return Date(day, first, year, -1, str(year)), stop + 3  # "September 13, 2023"
    years, behind = year_turn(tokens, stop, times)
    if years is not None:
        return Month(first, last, years=years), behind
    year, after = _year_behind(tokens, stop, times)
    if year:
        return Month(first, last, year), after
    if (
        low(tokens, stop) == "("
        and low(tokens, stop + 2) == ")"
        and number_at(tokens, stop + 1) > _OLD
    ):
        return Month(first, last, number_at(tokens, stop + 1)), stop + 3  # "September (2024) lalu"
    if low(tokens, stop) in times.shifts:
        return Month(first, last, shift=times.shifts[low(tokens, stop)]), stop + 1
    if cut_year(tokens, stop):
        return Month(first, last), stop + 1
    if len(tokens[at].text) <= _SHORT_NAME and tokens[at].low not in times.words.whole_months:
        return None
    if low(tokens, at - 1) in times.words.before_month or first != last:
        return Month(first, last), stop
    return None


def _to_month(
    tokens: Tokens, at: int, months: tuple[int, int], times: Times
) -> tuple[int, int, int]:
    """Return first and last month and the index behind: "Februari hingga April" is one stretch."""
    word = low(tokens, at + 1)
    to = word in DASHES or word in times.words.until
    if to and low(tokens, at + 2) in times.months:
        return months[0], times.months[low(tokens, at + 2)], at + 3
    return *months, at + 1


def _year_behind(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    skip = 1 if low(tokens, at) in {",", "'", "-"} or low(tokens, at) in times.words.year else 0
    year = number_at(tokens, at + skip)
    counted = low(tokens, at + skip + 1) in times.words.counted
    if _FIRST_YEAR <= year <= _LAST_YEAR and not counted:
        return year, at + skip + 1
    return 0, at


def week_of_month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "pekan ketiga Mei 2025", "minggu pertama bulan Juni"."""
    which = times.ordinals.get(low(tokens, at + 1), 0)
    stop = at + 2
    while low(tokens, stop) in times.words.month or low(tokens, stop) in times.words.inside:
        stop += 1
    if not which or low(tokens, stop) not in times.months:
        return None
    year, after = _year_behind(tokens, stop + 1, times)
    named = times.months[tokens[stop].low]
    shift = times.shifts.get(low(tokens, after))
    return Month(named, named, year, None, shift, which), after + (shift is not None)


def quarter(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "kuartal I 2025", "triwulan II-2025", "semester pertama tahun 2024"."""
    length = times.quarters[tokens[at].low.partition("-")[0]]
    which, stop = _which_quarter(tokens, at + 1, times)
    if not 0 < which * length <= 12:  # noqa: PLR2004 - months of a year
        return None
    months = (length * (which - 1) + 1, length * which)
    years, behind = year_turn(tokens, stop, times)
    if years is not None:
        return Turn("year", years, None, months), behind
    shift = times.shifts.get(low(tokens, stop))
    if shift is not None:
        return Month(*months, shift=shift), stop + 1
    dated = _dated_quarter(tokens, at, stop, months, times)
    if dated is not None:
        return dated
    alone = (
        low(tokens, at - 1) in times.words.before_quarter and not low(tokens, at + 1).isdecimal()
    )
    return (Month(*months), stop) if alone and tokens[at].low not in times.words.halves else None


def _dated_quarter(
    tokens: Tokens, at: int, stop: int, months: tuple[int, int], times: Times
) -> Taken:
    """Take the year behind a quarter: "I 2025", "II-2025", "III tahun 2024"."""
    joined = low(tokens, at + 1).partition("-")[2]
    if joined.isdecimal() and stop == at + 2 and len(joined) > 2:  # noqa: PLR2004 - "II-2024", not "ke-2"
        year = int(joined[:4])
    else:
        mark = low(tokens, stop)
        stop += 1 if mark in DASHES or mark in {"/", ","} or mark in times.words.year else 0
        year = number_at(tokens, stop)
        stop += 1
    if not 1900 < year <= _LAST_YEAR:  # noqa: PLR2004 - a modern year
        return None
    return Years(year, year, None, months), stop


def season(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "musim dingin 2024", "musim semi tahun lalu"; without its year a season is one of sport and no moment."""
    months = times.seasons.get(low(tokens, at + 1))
    if months is None:
        return None
    years, behind = year_turn(tokens, at + 2, times)
    if years is not None:
        return Month(*months, years=years), behind
    year, behind = _year_behind(tokens, at + 2, times)
    return (Month(*months, year), behind) if year else None


def fasting_month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "bulan Ramadan", "bulan suci Ramadan 1446 H", "bulan puasa tahun lalu"; "setiap bulan Ramadan" is none."""
    stop = at + 2 + (low(tokens, at + 1) in times.words.holy)
    if low(tokens, stop - 1) not in times.words.fasting or low(tokens, at - 1) in times.words.every:
        return None
    months = times.fasting_months
    years, behind = year_turn(tokens, stop, times)
    if years is not None:
        return FastingMonth(months, years=years), behind
    nth = number_at(tokens, stop) - times.first_fasting_year
    if 0 <= nth < len(months):
        lunar = low(tokens, stop + 1) in times.words.lunar
        return FastingMonth(months[nth : nth + 1]), stop + 1 + lunar
    year, behind = _year_behind(tokens, stop, times)
    if year:
        return FastingMonth(tuple(m for m in months if m[0].year == year)), behind
    shift = times.shifts.get(low(tokens, stop))
    return FastingMonth(months, shift), stop + (shift is not None)


def _which_quarter(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    word, _, joined = low(tokens, at).partition("-")
    if word in times.words.nth:
        return (int(joined) if joined.isdecimal() and len(joined) == 1 else 0), at + 1
    if word.isdecimal():
        return int(word[:2]), at + 1
    return times.roman.get(word) or times.ordinals.get(word, 0), at + 1


# --- the start, middle and end of something ------------------------------------------------------


def edge(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "awal 2024", "akhir Juni lalu", "akhir pekan (lalu)"; of a week, month, year see :mod:`.counted`."""
    which = times.edges[tokens[at].low]
    after = low(tokens, at + 1)
    if which == "end" and times.units.get(after) == "week":
        return _weekend(tokens, at, times)
    if after in times.months:
        taken = month(tokens, at + 1, times)
    elif after in times.quarters and times.quarters[after] < _HALF_YEAR:
        taken = quarter(tokens, at + 1, times)
    elif number_at(tokens, at + 1) >= _FIRST_YEAR:
        taken = numeric.year(tokens, at + 1, times)
    else:
        return None
    return with_edge(taken, tokens[at].low, times)


def with_edge(taken: Taken, word: str, times: Times) -> Taken:
    """Return what was taken as the start, middle or end of it, None where it has none."""
    if taken is None or not isinstance(taken[0], Turn | Month | Years):
        return None
    return taken[0]._replace(edge=times.edges[word]), taken[1]


def _weekend(tokens: Tokens, at: int, times: Times) -> Taken:
    stop = at + 2
    skip = 1 if low(tokens, stop) in times.words.which else 0
    if times.units.get(low(tokens, stop)) == "week":
        skip = 1  # "akhir pekan minggu lalu"
    word = low(tokens, stop + skip)
    if word in times.shifts:
        shift = 0 if word in times.words.coming else times.shifts[word]
        return Weekend(shift), stop + skip + 1
    return None if _any_weekend(tokens, at, times) else (Weekend(), stop)


def _any_weekend(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether a weekend is any: "saat akhir pekan", "hari biasa ... akhir pekan", "akhir pekan/libur"."""
    meant = low(tokens, at - 1) in times.words.weekend_at
    if not meant or low(tokens, at + 2) in times.words.any_behind:
        return True
    near = {tokens[index].low for index in range(max(at - _LIST, 0), at - 1)}
    return not near.isdisjoint(times.words.ordinary)
