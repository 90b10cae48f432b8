"""The times part of a language pack: which words are weekdays, months, units, shifts, zones.

Everything a rule asks of a word is one look-up in a dict or set made once at load. :attr:`Times.starters` holds every
word an expression of time can begin with, so that a page's other words cost one failed look-up each.
"""

from datetime import date
from pathlib import Path
from typing import Literal, Self

import msgspec
from msgspec import Struct

Unit = Literal["minute", "hour", "day", "week", "month", "year", "decade", "century"]
Edge = Literal["start", "middle", "end"]


_LONG_NAME = 7


class TimeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The small word sets of ``[words]``; ``times.toml`` says what each is for."""

    day: frozenset[str]
    its_day: frozenset[str]
    month: frozenset[str]
    year: frozenset[str]
    date: frozenset[str]
    clock: frozenset[str]
    decade: frozenset[str]
    nth: frozenset[str]
    inside: frozenset[str]
    ago: frozenset[str]
    last: frozenset[str]
    ahead: frozenset[str]
    more: frozenset[str]
    toward: frozenset[str]
    lasting: frozenset[str]
    during: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    clause: frozenset[str]
    previous: frozenset[str]
    following: frozenset[str]
    same: frozenset[str]
    alike: frozenset[str]
    teens: frozenset[str]
    tens: frozenset[str]
    half: frozenset[str]
    vague: frozenset[str]
    many: frozenset[str]
    tonight: frozenset[str]
    gone: frozenset[str]
    night: frozenset[str]
    emphasis: frozenset[str]
    local: frozenset[str]
    time: frozenset[str]
    which: frozenset[str]
    bound: frozenset[str]
    apposed: frozenset[str]
    at: frozenset[str]
    about: frozenset[str]
    opening: frozenset[str]
    fiscal: frozenset[str]
    glues: tuple[str, ...]
    glue_ends: frozenset[str]
    glue_now: str
    glue_next: frozenset[str]
    whole: frozenset[str]
    season: frozenset[str]
    fasting: frozenset[str]
    holy: frozenset[str]
    lunar: frozenset[str]
    aged: frozenset[str]
    weekend_at: frozenset[str]
    ordinary: frozenset[str]
    any_behind: frozenset[str]
    coming: frozenset[str]
    halves: frozenset[str]
    before_quarter: frozenset[str]
    range: frozenset[str]
    also: frozenset[str]
    places: frozenset[str]
    until: frozenset[str]
    through: frozenset[str]
    recurring: frozenset[str]
    holiday: frozenset[str]
    every: frozenset[str]
    prayer_side: frozenset[str]
    prayers: frozenset[str]
    whole_months: frozenset[str]
    before_month: frozenset[str]
    before_year: frozenset[str]
    counted: frozenset[str]
    guards: frozenset[str]
    other_months: frozenset[str]
    future: frozenset[str]
    but: frozenset[str]
    told: frozenset[str]
    relay: frozenset[str]
    read: frozenset[str]
    relay_path: frozenset[str]
    content: frozenset[str]
    next_day: dict[str, bool]


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """Decoded from ``times.toml``; see there for what each table means."""

    cut: dict[str, str]
    weekdays: dict[str, int]
    weekdays_short: dict[str, int]
    months: dict[str, int]
    units: dict[str, Unit]
    single: dict[str, Unit]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    shifts: dict[str, int]
    days: dict[str, int]
    parts: dict[str, str]
    afternoon: dict[str, tuple[int, int]]
    edges: dict[str, Edge]
    quarters: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    fasting_months: tuple[tuple[date, date], ...]
    first_fasting_year: int
    roman: dict[str, int]
    zones: dict[str, str]
    night_word: str
    words: TimeWords

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        times = msgspec.toml.decode((folder / "times.toml").read_bytes(), type=cls)
        return msgspec.structs.replace(times, months=_misprinted(times.months) | times.months)


def _misprinted(months: dict[str, int]) -> dict[str, int]:
    """Return the long names of months with one letter left out, the first excepted: "Februai", "Desembr"."""
    return {
        name[:at] + name[at + 1 :]: month
        for name, month in months.items()
        if len(name) >= _LONG_NAME
        for at in range(1, len(name))
    }
