"""Dates that start with a number: 13/9/2023, 18-20 Juni 2025, (9/6), 2019-2024, 2030-an.

Every rule takes the tokens, the index of its first token and the words, and gives a shape with the index after it, or
None. What only looks like a date (Pasal 27, 2/3 suara, Rp 2000, 2000 personel, a telephone number) is refused here.
"""

import re
from collections.abc import Sequence

from benang.languages.times import Times
from benang.reading.moments.shapes import Date, Dates, Shape, Years
from benang.reading.tokens import Token

Tokens = Sequence[Token]
Taken = tuple[Shape, int] | None

_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{2,5}))?$")
DASHES = frozenset("-–—‑‐")
OPENERS = frozenset("\"“‘'(.:!?”")
_THIS_CENTURY = 2000
_SHORT_YEAR = 2
_FULL_YEAR = 4
_SHORT_PIVOT = 60
_FIRST_MODERN, _LAST_MODERN = 1900, 2099
_FIRST_OLD = 1000
_MOST_DAYS = 31


def plain(token: Token, digits: int = 4) -> int:
    """Return the number a token of at most ``digits`` digits is, or -1."""
    text = token.text
    return int(text) if len(text) <= digits and text.isascii() and text.isdigit() else -1


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
        return int(text) + (_THIS_CENTURY if int(text) < _SHORT_PIVOT else _THIS_CENTURY - 100)
    return 0


def day_and_month(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "13 September 2023", "13 September", "18-20 Juni 2025", "30 Juni - 2 Juli 2025"."""
    day = plain(tokens[at], 2)
    if not 0 < day <= _MOST_DAYS or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    if after.low in times.months and _named(tokens, at + 1):
        return _month_follows(tokens, at, times)
    if after.text in DASHES and at + 2 < len(tokens):
        first = day
        second = day_and_month(tokens, at + 2, times)
        if second is not None and isinstance(second[0], Date) and second[0].day >= first:
            last = second[0]
            return Dates(last._replace(day=first), last), second[1]
    return None


def _named(tokens: Tokens, at: int) -> bool:
    """A month's short name that is also a word ("mar", "des") must be written like a name."""
    return len(tokens[at].text) > 3 or tokens[at].text[0].isupper()  # noqa: PLR2004 - length of a short form


def _month_follows(tokens: Tokens, at: int, times: Times) -> Taken:
    first = Date(plain(tokens[at], 2), times.months[tokens[at + 1].low])
    stop = at + 2
    if stop < len(tokens) and tokens[stop].text == "." and len(tokens[at + 1].text) <= 4:  # noqa: PLR2004
        stop += 1 if stop + 1 < len(tokens) and plain(tokens[stop + 1]) >= _FIRST_OLD else 0
    year, stop = _year_after(tokens, stop)
    if year:
        return first._replace(year=year, year_text=str(year)), stop
    if stop + 2 < len(tokens) and tokens[stop].text in DASHES:
        rest = day_and_month(tokens, stop + 1, times)
        if rest is not None and isinstance(rest[0], Date):
            last = rest[0]
            year = last.year - (last.month < first.month) if last.year else 0
            return Dates(first._replace(year=year), last), rest[1]
    return first, stop


def _year_after(tokens: Tokens, at: int) -> tuple[int, int]:
    """The year at ``at``, perhaps behind "," or "tahun"."""
    for skip in (0, 1):
        if at + skip >= len(tokens):
            break
        if skip and not (tokens[at].text == "," or tokens[at].low == "tahun"):
            break
        year = plain(tokens[at + skip])
        if _FIRST_OLD <= year <= _LAST_MODERN and not _counts_on(tokens, at + skip):
            return year, at + skip + 1
    return 0, at


def _counts_on(tokens: Tokens, at: int) -> bool:
    """ "5 Mei, 2000 orang": a year is not followed by "-" and more letters of a code."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.text == "%"


def slashed_days(tokens: Tokens, at: int) -> Taken:
    """Take "13/9/2023", "9-11/6/2025", "31/5-2/6/2025", "13-9-2023"."""
    date = slashed(tokens[at])
    if date is not None:
        stop = at + 1
        if stop + 1 < len(tokens) and tokens[stop].text in DASHES:
            last = slashed(tokens[stop + 1])
            if last is not None and last.month:
                first = date if date.year else date._replace(year=last.year)
                return Dates(first, last), stop + 2
        return date, stop
    day = plain(tokens[at], 2)
    if not 0 < day <= _MOST_DAYS or at + 2 >= len(tokens) or tokens[at + 1].text not in DASHES:
        return None
    last = slashed(tokens[at + 2])
    if last is not None and last.day > day:
        return Dates(last._replace(day=day), last), at + 3
    return _dashed(tokens, at, day)


def _dashed(tokens: Tokens, at: int, day: int) -> Taken:
    if at + 4 >= len(tokens) or tokens[at + 3].text not in DASHES:
        return None
    month, year = plain(tokens[at + 2], 2), plain(tokens[at + 4])
    if not 0 < month or year < _FIRST_MODERN or tokens[at].stop != tokens[at + 1].start:
        return None
    return Date(day, month, year, -1, tokens[at + 4].text), at + 5


def year(tokens: Tokens, at: int, times: Times) -> Taken:
    """Take "2023", "2019-2024", "2024/2025", "2030-an" where the number clearly is a year."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    said = before is not None and before.low in times.words.before_year
    if "/" in token.text:
        return _season(token, at)
    number = plain(token)
    if number < 0 or _guarded(tokens, at, times):
        return None
    decade = _decade(tokens, at, number, said=said)
    if decade is not None:
        return decade
    old = before is not None and before.low == "tahun"
    if not (_FIRST_OLD if old else _FIRST_MODERN) <= number <= _LAST_MODERN:
        return None
    stop = at + 1
    if stop + 1 < len(tokens) and tokens[stop].text in DASHES:
        last = plain(tokens[stop + 1])
        if number < last <= _LAST_MODERN:
            return Years(number, last), stop + 2
    return Years(number, number), stop


def _season(token: Token, at: int) -> Taken:
    left, _, right = token.text.partition("/")
    if len(left) != _FULL_YEAR or not (left + right).isdigit():
        return None
    first = int(left)
    last = first // 100 * 100 + int(right) if len(right) == _SHORT_YEAR else int(right)
    return (Years(first, last), at + 1) if last == first + 1 else None


def _decade(tokens: Tokens, at: int, number: int, *, said: bool) -> Taken:
    following = tokens[at + 1 : at + 3]
    if not following:
        return None
    stop = at + 2
    if following[0].low != "an":
        if len(following) < 2 or following[0].text not in DASHES or following[1].low != "an":  # noqa: PLR2004
            return None
        stop = at + 3
    if number < 100:  # noqa: PLR2004 - "90-an"
        return (Years(1900 + number, 1909 + number), stop) if said and number % 10 == 0 else None
    return (Years(number, number + 9), stop) if number % 10 == 0 else None


def _guarded(tokens: Tokens, at: int, times: Times) -> bool:
    """Whether the number is a count, a price, a code or part of a longer number."""
    token = tokens[at]
    if at:
        before = tokens[at - 1]
        if before.low in times.words.guards:
            return True
        glued = before.stop == token.start
        if glued and (before.text.isalnum() or before.text in "-–+.,:/#@_&="):
            return True
        if before.text == "." and at > 1 and tokens[at - 2].low in times.words.guards:
            return True
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.low in times.words.counted or after.text in "%$":
        return True
    return after.start == token.stop and (
        (after.text.isalpha() and after.low != "an") or after.text in "_+="
    )
