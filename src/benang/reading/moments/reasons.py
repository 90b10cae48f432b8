"""Why a moment is the days it is: what its words say by themselves, and what day the rest was counted from."""

from datetime import date
from typing import Literal, NamedTuple

from benang.reading.moments.shapes import Date, Dates, Month, Shape, Years
from benang.reading.moments.values import Value
from benang.records import Why

Kind = Literal["publication", "speaking", "beside"]


class Anchor(NamedTuple):
    """A day that is counted from: of publication, of speaking (printed beside a cue), or printed right beside it."""

    day: date
    kind: Kind = "publication"


def reason(said: str, shape: Shape, value: Value, anchor: Anchor, last: date | None) -> Why:
    """Return the rule by which ``said`` came to its days; ``last`` is the day named before, where one was.

    The rule sees the words and, unless they are a whole date, the day they were counted from.
    """
    day = anchor.day.isoformat()
    if value.basis == "inherited" and last is not None:
        return Why("moment.inherited", (said, last.isoformat()))
    if value.basis == "explicit":
        return _printed(said, shape, value, day)
    by = "" if anchor.kind == "publication" else f"_{anchor.kind}"
    basis = "relative" if value.basis == "inherited" else value.basis
    return Why(f"moment.{basis}{by}", (said, day))


def _printed(said: str, shape: Shape, value: Value, day: str) -> Why:
    """Return why a printed date is its day: as it stands, or in the year or month that lies nearest."""
    fits = "_fits" if isinstance(shape, Date) and shape.weekday >= 0 else ""
    if _whole(shape):
        return Why(f"moment.explicit{fits}", (said,))
    return Why(f"moment.nearest{fits}", (said, value.days.first.isoformat(), day))


def _whole(shape: Shape) -> bool:
    """Tell whether the words name the year themselves."""
    if isinstance(shape, Dates):
        return bool(shape.last.year)
    return isinstance(shape, Years) or (isinstance(shape, Date | Month) and bool(shape.year))
