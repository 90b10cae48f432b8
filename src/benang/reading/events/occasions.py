"""When an event is: the moment of its own clause, else the day its paragraph gives for the same happening.

The day a relay printed ("dilansir X, Kamis") dates the report and never the event; neither does a moment that belongs to
the act of saying. A moment that is doubted gives its top repair, and the event carries the doubt.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.reading.events.lines import Line
from benang.reading.moments import best
from benang.records import Moment

_NUMBERED = 4  # tokens of "No. 35 " in front of a year


class When(NamedTuple):
    """Days or instants, and the doubt they carry."""

    when: tuple[str, str] | None = None
    doubt: str = ""


def when_of(line: Line, begin: int, last: int, triggers: Sequence[int]) -> When:
    """Return the time of a trigger from the moments of its sentence; empty when none belongs to it."""
    floor, ceiling = line.bounds(begin)
    ranked = [
        (cost, m.span.start, m)
        for m in line.moments
        if not m.relay
        and (cost := _cost(line, m, (begin, last), (floor, ceiling), triggers)) is not None
    ]
    if not ranked:
        return When()
    moment = min(ranked, key=lambda r: r[:2])[2]
    return When(best(moment), moment.doubt)


def _cost(
    line: Line,
    moment: Moment,
    own: tuple[int, int],
    bounds: tuple[int, int],
    triggers: Sequence[int],
) -> int | None:
    first = line.index(moment.span.start)
    stop = line.index(moment.span.stop)
    if (
        not bounds[0] <= first < bounds[1]
        or _of_saying(line, moment, own)
        or _cited(line, moment, first)
    ):
        return None
    begin, last = own
    near, far = (last + 1, first) if first > last else (stop, begin)
    between = line.lows[near:far]
    crossed = sum(1 for t in triggers if near <= t < far)
    stops = sum(1 for low in between if low in line.clauses.stops or low == "yang")
    if stops > 1 or crossed > 1 or (stops and crossed):
        return None
    if stops and any(_same_clause(line, t, first) for t in triggers):
        return None
    return len(between) + 10 * crossed + 12 * stops


def _cited(line: Line, moment: Moment, first: int) -> bool:
    """Return whether a year belongs to the name of a law or a budget ("UU Nomor 35 Tahun 2009", "tahun anggaran 2012").

    A day never does: "memangkas anggaran di Kupang pada Senin" says when.
    """
    whole_year = moment.first.endswith("-01-01") and moment.last.endswith("-12-31")
    near = line.lows[max(first - _NUMBERED, 0) : first + 2]
    return whole_year and not line.clauses.cited.isdisjoint(near)


def _same_clause(line: Line, trigger: int, at: int) -> bool:
    low, high = sorted((trigger, at))
    return not any(
        line.lows[k] in line.clauses.stops or line.lows[k] == "yang" for k in range(low, high)
    )


def _of_saying(line: Line, moment: Moment, own: tuple[int, int]) -> bool:
    """Return whether a cue of saying stands between the trigger and the moment, which is then when it was said.

    A trigger that is a cue itself ("mengecam") is the act of saying, and that day is its own, unless a clause
    stands between them.
    """
    start, stop = line.tokens[own[0]].start, line.tokens[own[1]].stop
    low, high = sorted((start, moment.span.start))
    between = range(own[1] + 1, line.index(moment.span.start))
    said = any(line.is_verb(k) or line.lows[k] in line.clauses.stops for k in between)
    cues = (s.cue.start for s in line.statements if s.cue is not None)
    return any(low <= at < high and (said or not start <= at < stop) for at in cues)
