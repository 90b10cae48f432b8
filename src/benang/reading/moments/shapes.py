"""What an expression of time says before it is known which day that is.

The grammar gives shapes, :mod:`.values` turns them into days. Nothing here knows a publication day: the same words give
the same shape on every page. 0 stands for a part that is not printed (a month, a year), -1 for a weekday that is not.
"""

from datetime import date
from typing import NamedTuple

from benang.languages.times import Edge, Unit


class Date(NamedTuple):
    """A printed day: "Rabu (13/9)", "13 September 2023"; ``year_text`` keeps a year as it was printed.

    ``years`` counts years from the anchor ("24 Februari tahun lalu": -1), ``months`` months ("tanggal 5 bulan ini": 0);
    None where that is not printed.
    """

    day: int
    month: int = 0
    year: int = 0
    weekday: int = -1
    year_text: str = ""
    years: int | None = None
    months: int | None = None


class Dates(NamedTuple):
    """From one printed day to another: "18-20 Juni 2025"."""

    first: Date
    last: Date


class Weekday(NamedTuple):
    """A weekday without a date; ``shift`` from "lalu" or "depan", ``week`` from "pekan lalu"; None where not printed.

    ``today`` if the day of the anchor itself may be meant: "Jumat malam nanti"; ``told`` if it is near the day told last:
    "Kamis pagi itu".
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    today: bool = False
    told: bool = False


class Month(NamedTuple):
    """A month or a run of months, a part of it, or one of the weeks in it."""

    first: int
    last: int
    year: int = 0
    edge: Edge | None = None
    shift: int | None = None
    week: int = 0
    years: int | None = None


class Years(NamedTuple):
    """A year, a run of years, a decade; or a part of one year (``edge``)."""

    first: int
    last: int
    edge: Edge | None = None
    months: tuple[int, int] = (1, 12)


class Turn(NamedTuple):
    """The week, month, year that is now, was last, comes next: counted from the anchor; ``months`` for a quarter in it."""

    unit: Unit
    shift: int
    edge: Edge | None = None
    months: tuple[int, int] = (1, 12)


class Count(NamedTuple):
    """So many units from the anchor: ``ago`` a point behind, ``ahead`` a point before us, ``last`` and ``next`` stretches."""

    unit: Unit
    much: int
    way: str
    vague: bool = False


class Beside(NamedTuple):
    """So many units from something the page tells of ("sehari sebelumnya").

    ``clause`` if that something follows; ``whole`` for all of the unit ("tahun sebelumnya").
    """

    unit: Unit
    much: int
    clause: bool = False
    whole: bool = False


class Deictic(NamedTuple):
    """Today, yesterday, tomorrow: ``days`` from the anchor; ``night`` runs over midnight before it."""

    days: int
    night: bool = False


class Same(NamedTuple):
    """That day, the same year: whatever was named last."""

    unit: Unit


class Nth(NamedTuple):
    """The fourth day of something: an ordinal that stands for a day named next."""


class Weekend(NamedTuple):
    """The weekend; ``shift`` None where none is printed."""

    shift: int | None = None


class FastingMonth(NamedTuple):
    """A month of the lunar calendar by the civil days it has had, one pair a year.

    ``shift`` from "lalu", ``years`` from "tahun lalu"; None where not printed.
    """

    stretches: tuple[tuple[date, date], ...]
    shift: int | None = None
    years: int | None = None


class Clock(NamedTuple):
    """A time of day that stands without a day."""


Shape = (
    Date
    | Dates
    | Weekday
    | Month
    | Years
    | Turn
    | Count
    | Beside
    | Deictic
    | Same
    | Nth
    | Weekend
    | FastingMonth
    | Clock
)


class Found(NamedTuple):
    """A shape with its offsets and token indices in its sentence; ``clock`` "HH:MM", ``zone`` "+07:00" or "local".

    ``start`` to ``stop`` is the expression of the day; what is read goes on to ``whole``, behind the clock and the zone
    that belong to it. ``about`` if the clock is not exact; ``way`` is -1 with "lalu" behind a day, 1 with "mendatang".
    """

    start: int
    stop: int
    shape: Shape
    first_token: int
    last_token: int
    clock: str = ""
    zone: str = ""
    whole: int = 0
    about: bool = False
    way: int = 0
