"""Dates that start with a number: 13/9/2023, 18-20 Juni 2025, (9/6), 2019-2024, 2030-an.

Every rule takes the tokens, the index of its first token and the words, and gives a shape with the index after it, or
None. What only looks like a date (Pasal 27, 2/3 suara, Rp 2000, 2000 personel, a telephone number) is refused here.
"""

import re

from benang.languages.times import Times
from benang.reading.moments.shapes import Date, Dates, Years
from benang.reading.moments.words import (
    DASHES,
    MONTHS,
    MOST_DAYS,
    Taken,
    Tokens,
    cut_year,
    low,
    number_at,
    plain,
    until,
    year_turn,
)
from benang.reading.tokens import Token

_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{2,5}))?$")
_SHORT_YEAR, _FULL_YEAR = 2, 4
_SHORT_MONTH = 4
_PIVOT = 60
_FIRST_OLD, _FIRST_MODERN, _LAST = 1000, 1900, 2099


def slashed(token: Token) -> Date | None:
    """Return the date a token like 13/9/2023, 13/9 or 13.9.2023 prints, however impossible, or None."""
    match = _SLASHED.match(token.text)
    if match is None or (match[2] == "." and len(match[4] or "") != _FULL_YEAR):
        return None
    if not match[4]:
        return Date(int(match[1]), int(match[3]))
    return Date(int(match[1]), int(match[3]), year_number(match[4]), -1, match[4])


def year_number(text: str) -> int:
    """Return the year printed as 2023 or 23; 0 for what is no year, such as 225."""
    if len(text) == _FULL_YEAR:
        return int(text)
    if len(text) == _SHORT_YEAR:
        return int(text) + (2000 if int(text) < _PIVOT else 1900)
    return 0


def day_and_month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "13 September 2023", "13 September", "18-20 Juni 2025", "30 Juni hingga 2 Juli 2025"."""
    day = plain(tokens[at], 2)
    if not 0 < day <= MOST_DAYS or at + 1 >= len(tokens):
        return None
    if low(tokens, at - 1) in times.words.places:
        return None
    if _names_month(tokens[at + 1], times):
        return _month_follows(tokens, at, times)
    behind = until(tokens, at + 1, times)
    if behind > at + 1 and number_at(tokens, behind, 2) > day:
        last = _one_day(tokens, behind, times)
        return (Dates(last[0]._replace(day=day), last[0]), last[1]) if last else None
    return _joined_days(tokens, at, day, times) or _dashed_month(tokens, at, day, times)


def _dashed_month(tokens: Tokens, at: int, day: int, times: Times) -> Taken:
    """Take "10-Jun-2025", "02-April-25", where the month and the year are one token."""
    name, _, year = low(tokens, at + 2).partition("-")
    tight = low(tokens, at + 1) == "-" and tokens[at].stop == tokens[at + 1].start
    if not tight or name not in times.months or not year.isdecimal() or not year.isascii():
        return None
    return Date(day, times.months[name], year_number(year), -1, year), at + 3


def _names_month(token: Token, times: Times) -> bool:
    """Return whether a token is a month; a short form that is also a word ("mar", "des") must look like a name."""
    return token.low in times.months and (
        len(token.text) >= _SHORT_MONTH
        or token.text[0].isupper()
        or token.low in times.words.whole_months
    )


def _one_day(tokens: Tokens, at: int, times: Times) -> tuple[Date, int] | None:
    """Return "13 September (2023)" alone and the index behind it, never a stretch, so that rules do not call in circles."""
    day = number_at(tokens, at, 2)
    if not 0 < day <= MOST_DAYS or at + 1 >= len(tokens) or not _names_month(tokens[at + 1], times):
        return None
    date = Date(day, times.months[tokens[at + 1].low])
    stop = at + 2
    dotted = low(tokens, stop) == "." and len(tokens[at + 1].text) <= _SHORT_MONTH
    if dotted and number_at(tokens, stop + 1) >= _FIRST_OLD:
        stop += 1
    year, stop = _year_after(tokens, stop, times)
    if not year and cut_year(tokens, stop):
        return date._replace(year_text=tokens[stop].text), stop + 1
    return (date._replace(year=year, year_text=str(year)) if year else date), stop


def _joined_days(tokens: Tokens, at: int, day: int, times: Times) -> Taken:
    """Take "30 Juni-1 Juli 2025", where the month and the next day are one token."""
    month, _, second = tokens[at + 1].low.partition("-")
    if month not in times.months or not second.isdecimal() or at + 2 >= len(tokens):
        return None
    if not _names_month(tokens[at + 2], times) or not 0 < int(second[:3]) <= MOST_DAYS:
        return None
    year, stop = _year_after(tokens, at + 3, times)
    last = Date(int(second), times.months[tokens[at + 2].low], year)
    return Dates(
        Date(day, times.months[month], _year_before(times.months[month], last)), last
    ), stop


def _month_follows(tokens: Tokens, at: int, times: Times) -> Taken:
    taken = _one_day(tokens, at, times)
    if taken is None:
        return taken
    first, stop = taken
    years, behind = (None, stop) if first.year_text else year_turn(tokens, stop, times)
    if years is not None:
        return first._replace(years=years), behind
    behind = until(tokens, stop, times)
    if behind > stop and low(tokens, stop) not in times.words.also:
        last = _one_day(tokens, behind, times)
        if last is not None:
            year = first.year or _year_before(first.month, last[0])
            return Dates(first._replace(year=year), last[0]), last[1]
    return first, stop


def _year_before(month: int, last: Date) -> int:
    return last.year - (last.month < month) if last.year else 0


def _year_after(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    """Return the year at ``at``, perhaps behind "," or "tahun", and the index behind it; (0, at) for none."""
    skip = 1 if low(tokens, at) == "," or low(tokens, at) in times.words.year else 0
    year = number_at(tokens, at + skip)
    if _FIRST_OLD <= year <= _LAST and low(tokens, at + skip + 1) != "%":
        return year, at + skip + 1
    return 0, at


def slashed_days(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "13/9/2023", "9-11/6/2025", "31/5-2/6/2025", "13-9-2023", "2023-09-13"."""
    date = slashed(tokens[at])
    if date is not None:
        last = (
            slashed(tokens[at + 2])
            if low(tokens, at + 1) in DASHES and at + 2 < len(tokens)
            else None
        )
        if last is None:
            return date, at + 1
        return Dates(date if date.year else date._replace(year=last.year), last), at + 3
    day = plain(tokens[at], 2)
    if at + 2 >= len(tokens):
        return None
    if not 0 < day <= MOST_DAYS:
        return _dashed_from_year(tokens, at)
    behind = until(tokens, at + 1, times)
    last = slashed(tokens[behind]) if at + 1 < behind < len(tokens) else None
    if last is not None and last.day > day:
        return Dates(last._replace(day=day), last), behind + 1
    return _dashed(tokens, at, day)


def _dashed_from_year(tokens: Tokens, at: int) -> Taken:
    year, month, day = (number_at(tokens, at + step) for step in (0, 2, 4))
    tight = tokens[at].stop == tokens[at + 1].start and low(tokens, at + 1) == low(tokens, at + 3)
    if not tight or low(tokens, at + 1) != "-" or not _FIRST_MODERN <= year <= _LAST:
        return None
    if month not in MONTHS or not 0 < day <= MOST_DAYS:
        return None
    return Date(day, month, year, -1, tokens[at].text), at + 5


def _dashed(tokens: Tokens, at: int, day: int) -> Taken:
    if low(tokens, at + 1) not in DASHES or low(tokens, at + 3) not in DASHES:
        return None
    month, year = number_at(tokens, at + 2, 2), number_at(tokens, at + 4)
    if month <= 0 or year < _FIRST_MODERN or tokens[at].stop != tokens[at + 1].start:
        return None
    return Date(day, month, year, -1, tokens[at + 4].text), at + 5


def year(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "2023", "2019-2024", "2024/2025", "2022-23", "2030-an" where the number clearly is a year."""
    token = tokens[at]
    if "/" in token.text:
        return _season(token, at)
    number = plain(token)
    if number < 0 or _guarded(tokens, at, times):
        return None
    decade = _decade(tokens, at, number, times)
    if decade is not None:
        return decade
    least = _FIRST_OLD if low(tokens, at - 1) in times.words.year else _FIRST_MODERN
    if not least <= number <= _LAST:
        return None
    last, stop = _last_year(tokens, at + 1, times)
    if last == (number + 1) % 100 and len(tokens[at + 2].text) == _SHORT_YEAR:
        last = number + 1  # "2022-23"
    return (
        (Years(number, last), stop) if number < last <= _LAST else (Years(number, number), at + 1)
    )


def _last_year(tokens: Tokens, at: int, times: Times) -> tuple[int, int]:
    """Return the year behind a dash or "hingga (tahun)" and the index behind it."""
    if low(tokens, at) not in times.words.until and low(tokens, at) not in DASHES:
        return -1, at
    stop = at + 1 + (low(tokens, at + 1) in times.words.year)
    return number_at(tokens, stop), stop + 1


def _season(token: Token, at: int) -> Taken:
    left, _, right = token.text.partition("/")
    if len(left) != _FULL_YEAR or not (left + right).isdigit():
        return None
    first = int(left)
    last = first // 100 * 100 + int(right) if len(right) == _SHORT_YEAR else int(right)
    return (Years(first, last), at + 1) if first >= _FIRST_MODERN and last == first + 1 else None


def _decade(tokens: Tokens, at: int, number: int, times: Times) -> Taken:
    """Take "1990-an", "tahun 90-an"; some write it without the dash."""
    dash = 1 if low(tokens, at + 1) in DASHES else 0
    if low(tokens, at + 1 + dash) not in times.words.decade or number % 10:
        return None
    stop = at + 2 + dash
    if number >= _FIRST_OLD:
        return Years(number, number + 9), stop
    said = low(tokens, at - 1) in times.words.before_year
    return (Years(1900 + number, 1909 + number), stop) if said and number < 100 else None  # noqa: PLR2004


def _guarded(tokens: Tokens, at: int, times: Times) -> bool:
    """Return whether the number is a count, a price, a code or part of a longer number."""
    if at and _guarded_before(tokens, at, times):
        return True
    if at + 1 >= len(tokens):
        return False
    token, after = tokens[at], tokens[at + 1]
    if after.low in times.words.counted or after.text in "%$":
        return True
    glued = after.start == token.stop
    return glued and (
        after.text in "_+=" or (after.text.isalpha() and after.low not in times.words.decade)
    )


def _guarded_before(tokens: Tokens, at: int, times: Times) -> bool:
    before = tokens[at - 1]
    if before.low in times.words.guards:
        return True
    if before.text == "." and at > 1 and tokens[at - 2].low in times.words.guards:
        return True
    glued = before.stop == tokens[at].start
    return glued and (before.text.isalnum() or before.text in "-–+.,:/#@_&=")
