"""Which pages were out by a given time.

A day means its end; an instant means itself, in the zone it is printed with. A page is out by T when the *last* moment it
may have been published at is not after T. A page known only by its day is out once that day is over. A time printed
without a zone is read in the zone of what it is compared with.

A page without a publication time of its own is never out by a given T where nothing bounds it from above: the day behind
a relay cue ("dikutip Kamis (15/5/2025)") is the day it was written, but the latest day a page speaks of as past is only
a day it cannot be older than. Such a page is in the ledger, and in none of its pasts.
"""

import re
from datetime import date, datetime, time

from benang.errors import UsageError
from benang.records import Published

DAY = len("2024-06-20")
SPELLING = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def check_as_of(as_of: str) -> str:
    """Return the time in the one spelling that days are compared in; UsageError when it is neither a day nor an instant."""
    try:
        return _parse(as_of).isoformat()
    except ValueError as error:
        message = f"{as_of!r} is not a time: write a day (2024-06-20) or an instant (2024-06-20T18:30+07:00)"
        raise UsageError(message) from error


def check_between(start: str, end: str) -> tuple[str, str]:
    """Return two times in the spelling that days are compared in; UsageError when the second is before the first."""
    first, last = check_as_of(start), check_as_of(end)
    one, two = _end_of(_parse(first)), _end_of(_parse(last))
    if not _not_after(one, two):
        message = f"{start} is after {end}: give the earlier time first"
        raise UsageError(message)
    return first, last


def _end_of(at: date | datetime) -> datetime:
    """Return the instant a time stands for: itself, or the end of a day."""
    if isinstance(at, datetime):
        return at
    return datetime.combine(at, time.max)


def known_by(published: Published | None) -> str | None:
    """Return the time by which a page was certainly published, or None when its interval is open at that end."""
    if published is None:
        return None
    return published.last if published.basis != "latest" else published.by or None


def out_by(last: str | None, as_of: str) -> bool:
    """Return whether a page whose publication interval ends at ``last`` was out by ``as_of``."""
    if not last:
        return False
    try:
        published = _parse(last)
    except ValueError:
        return False
    until = _parse(as_of)
    if isinstance(until, datetime):
        if isinstance(published, datetime):
            return _not_after(published, until)
        return published < until.date()
    day = published.date() if isinstance(published, datetime) else published
    return day <= until


def is_after(one: str, other: str) -> bool:
    """Return whether a time is certainly after another; a bare day only tells days apart, and an unknown time nothing."""
    try:
        a, b = _parse(one), _parse(other)
    except ValueError:
        return False
    if isinstance(a, datetime) and isinstance(b, datetime):
        return not _not_after(a, b)
    return one[:DAY] > other[:DAY]


def _parse(text: str) -> date | datetime:
    if not SPELLING.match(text):
        raise ValueError(text)
    if len(text) <= DAY:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


def _not_after(published: datetime, until: datetime) -> bool:
    if (published.tzinfo is None) != (until.tzinfo is None):
        return published.replace(tzinfo=None) <= until.replace(tzinfo=None)
    return published <= until
