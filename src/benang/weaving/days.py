"""Arithmetic on days as the records hold them: ``YYYY-MM-DD``, or instants whose first ten characters are the day."""

from datetime import date, timedelta

_DAY = 10

Days = tuple[str, str]


def day_of(value: str) -> str:
    """Return the day of a day or an instant; empty for what is neither."""
    day = value[:_DAY]
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day


def days_of(when: tuple[str, str] | None) -> Days | None:
    """Return an interval in days, or None when an end is no day or the ends are the wrong way round."""
    if when is None:
        return None
    first, last = day_of(when[0]), day_of(when[1])
    return (first, last) if first and last and first <= last else None


def meet(left: Days | None, right: Days | None) -> Days | None:
    """Return the days that both intervals hold, or None; an unknown interval holds every day."""
    if left is None or right is None:
        return left or right
    first, last = max(left[0], right[0]), min(left[1], right[1])
    return (first, last) if first <= last else None


def apart(left: Days | None, right: Days | None) -> int:
    """Return how many days lie between two intervals: 0 when they touch or one is unknown."""
    if left is None or right is None or meet(left, right):
        return 0
    early, late = sorted((left, right))
    return (date.fromisoformat(late[0]) - date.fromisoformat(early[1])).days


def shift(day: str, days: int) -> str:
    """Return the day that many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def show(days: Days) -> str:
    """Return an interval as text: one day, or two with a slash (ISO 8601)."""
    return days[0] if days[0] == days[1] else f"{days[0]}/{days[1]}"
