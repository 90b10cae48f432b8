"""The days of a story as a drawing: what is told of on top, the pages below, laid out here and drawn by a template.

Days stand in order on one axis; where months are empty the axis is broken and says for how long. Labels never overlap:
each mark takes the first row where it and its label have room. Shape and words say what a colour would: a full dot is
reported, a ring is planned, a diamond is uncertain, a cross is denied. What is left out is counted, never hidden.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from benang.telling.drawing import Rows, clipped, plain, width_of
from benang.telling.evidence import outlet_of, sure_day
from benang.telling.labels import Labels
from benang.telling.naming import label_of
from benang.telling.told import ToldHappening, ToldStory

WIDTH = 800
MARKS = 24
"""Things drawn; the rest is counted."""
LONGEST = 31
"""Days; what may lie anywhere in a longer time has no place on an axis of days."""
LABEL, HOLDER = 378, 160
"""Room of a label, and of the holder's name in it; the whole of it stands in the mark's title."""
BREAK = 4
"""Days apart; over more of them the axis is broken."""
A_DAY, DEPTH = 4, 8
"""Pages drawn for one day, and rows of pages; the rest is counted."""
_EDGE, _ROW, _BOX, _BOX_ROW, _AXIS, _TICK = 26, 21, 26, 19, 44, 46
_MARGIN = 4
_TWO_MONTHS, _TWO_YEARS = 61, 730


class Mark(Struct, frozen=True):
    """One thing on the timeline: ``stop`` is where its time ends, ``at`` and ``anchor`` place the label."""

    x: float
    y: float
    stop: float
    shape: str
    label: str
    at: float
    anchor: str
    title: str
    href: str


class Tick(Struct, frozen=True):
    """A day on the axis; ``label`` and ``year`` are empty where there is no room or nothing new to say."""

    x: float
    label: str
    year: str


class Gap(Struct, frozen=True):
    """A break of the axis: how long it leaps over, ``label`` being empty where there is no room."""

    x: float
    label: str
    title: str


class PageBox(Struct, frozen=True):
    """A page below the day it was published, or (``more``) how many more pages that day has from ``number`` on."""

    x: float
    y: float
    number: int
    more: int
    title: str


class Timeline(Struct, frozen=True):
    """A drawing ``WIDTH`` wide: marks above ``axis``, pages below it, and what could not be drawn."""

    height: float
    axis: float
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    boxes: tuple[PageBox, ...]
    first: str
    last: str
    pages: int
    more: int
    undated: int
    more_pages: int
    undated_pages: int


def timeline(told: ToldStory, words: Labels) -> Timeline | None:
    """Return the drawing of a story's days, or None when nothing in it has a day or all is of one day."""
    placed = [h for h in told.happenings if h.days and _length(h.days) <= LONGEST]
    shown = sorted(sorted(placed, key=_rank)[:MARKS], key=_days)
    published = _published(told)
    used = {day for h in shown for day in _days(h)} | set(published)
    if len(used) == 1 or not shown:
        return None
    axis = _Axis(sorted(map(date.fromisoformat, used)))
    rows = Rows()
    marks = [_mark(h, axis, rows, words) for h in shown]
    height = 16 + rows.count * _ROW
    boxes, deep = _boxes(published, axis)
    pages = sum(map(len, published.values()))
    return Timeline(
        height=height + _AXIS + deep * _BOX_ROW + 6,
        axis=height,
        marks=tuple(replace(mark, y=height - 18 - mark.y * _ROW) for mark in marks),
        ticks=tuple(axis.ticks(words)),
        gaps=tuple(axis.gaps(words)),
        boxes=tuple(replace(box, y=height + _AXIS - 4 + box.y * _BOX_ROW) for box in boxes),
        first=min(used),
        last=max(used),
        pages=pages,
        more=len(placed) - len(shown),
        undated=len(told.happenings) - len(placed),
        more_pages=pages - sum(box.more or 1 for box in boxes),
        undated_pages=len(told.pages) - pages,
    )


class _Axis:
    """Where each day stands: neighbouring days one step apart, empty times shortened to a break."""

    def __init__(self, days: Sequence[date]) -> None:
        self.days = list(days)
        steps = [0.0]
        for before, after in pairwise(days):
            apart = (after - before).days
            steps.append(steps[-1] + (apart if apart <= BREAK else BREAK - 1))
        room = WIDTH - 2 * _EDGE
        scale = room / steps[-1] if steps[-1] else 0.0
        self.places = [_EDGE + step * scale for step in steps] if scale else [WIDTH / 2]

    def x(self, day: str) -> float:
        """Return where a day stands; a day that is not one of the axis stands at the one before it."""
        index = bisect_right(self.days, date.fromisoformat(day)) - 1
        return round(self.places[max(0, index)], 1)

    def ticks(self, words: Labels) -> Iterable[Tick]:
        """Yield a tick a day; a label where there is room, a year where it is new."""
        free, year = 0.0, 0
        for day, place in zip(self.days, self.places, strict=True):
            x = round(place, 1)
            if x - _TICK / 2 < free:
                yield Tick(x, "", "")
                continue
            month = words.of("month", str(day.month))
            yield Tick(x, f"{day.day} {month}", "" if day.year == year else str(day.year))
            free, year = x + _TICK / 2, day.year

    def gaps(self, words: Labels) -> Iterable[Gap]:
        """Yield the breaks of the axis; their labels keep clear of the years and of each other."""
        row = Rows()
        for tick in self.ticks(words):
            if tick.year:
                row.place(tick.x - _TICK / 3, tick.x + _TICK / 3)
        for (before, left), (after, right) in pairwise(zip(self.days, self.places, strict=True)):
            if (after - before).days <= BREAK:
                continue
            x = round((left + right) / 2, 1)
            label = leap((after - before).days - 1, words)
            half = width_of(label) / 2
            fits = row.place(x - half, x + half) == 0
            yield Gap(x, label if fits else "", words("gap").format(label))


def _mark(told: ToldHappening, axis: _Axis, rows: Rows, words: Labels) -> Mark:
    """Return a mark whose ``y`` is its row; the label stands on the side where it has room."""
    first, last = _days(told)
    x, stop = axis.x(first), axis.x(last)
    label = clipped(label_of(told, words, HOLDER), LABEL)
    wide = width_of(label)
    if stop + 9 + wide <= WIDTH - _MARGIN:
        at, anchor, row = stop + 9, "start", rows.place(x - 8, stop + 12 + wide)
    elif x - 9 - wide >= _MARGIN:
        at, anchor, row = x - 9, "end", rows.place(x - 12 - wide, stop + 8)
    else:  # beside neither end of a long time: over its own bar
        label = clipped(label, WIDTH - _MARGIN - (x + 9))
        wide = width_of(label)
        at, anchor, row = x + 9, "start", rows.place(x - 8, max(stop + 8, x + 12 + wide))
    return Mark(
        x=x,
        y=row,
        stop=stop,
        shape=told.mark,
        label=label,
        at=round(at, 1),
        anchor=anchor,
        title=plain(f"{first if first == last else f'{first} – {last}'}: {label_of(told, words)}"),
        href=f"h{told.id}",
    )


def leap(days: int, words: Labels) -> str:
    """Return a length of time in words: days, from two months on months, from two years on years."""
    if days < _TWO_MONTHS:
        return f"{days} {words.of('unit', 'day')}"
    if days < _TWO_YEARS:
        return f"{round(days / 30.44)} {words.of('unit', 'month')}"
    return f"{round(days / 365.25)} {words.of('unit', 'year')}"


def _published(told: ToldStory) -> dict[str, list[tuple[int, str]]]:
    """Return the pages (number, outlet) of each day of publication, in order."""
    days: dict[str, list[tuple[int, str]]] = {}
    for number, reading in zip(told.numbers, told.pages, strict=True):
        if day := sure_day(reading):
            days.setdefault(day, []).append((number, outlet_of(reading)))
    return days


def _boxes(published: dict[str, list[tuple[int, str]]], axis: _Axis) -> tuple[list[PageBox], int]:
    """Return the boxes that have room, ``y`` being their row, and how many rows they fill."""
    rows = Rows()
    boxes: list[PageBox] = []
    for day, pages in published.items():
        x = axis.x(day)
        shown = pages if len(pages) <= A_DAY else pages[: A_DAY - 1]
        for number, outlet in shown:
            row = rows.place(x - _BOX / 2, x + _BOX / 2)
            boxes.append(PageBox(x, row, number, 0, plain(f"[{number}] {day}: {outlet}")))
        if rest := pages[len(shown) :]:
            row = rows.place(x - _BOX / 2, x + _BOX / 2)
            title = f"{day}: {', '.join(f'[{number}] {outlet}' for number, outlet in rest[:12])}"
            boxes.append(PageBox(x, row, rest[0][0], len(rest), plain(title)))
    drawn = [box for box in boxes if box.y < DEPTH]
    return drawn, min(rows.count, DEPTH)


def _days(told: ToldHappening) -> tuple[str, str]:
    first, last = told.days or ("", "")
    return (first[:10], last[:10])


def _length(days: tuple[str, str]) -> int:
    first, last = (date.fromisoformat(day[:10]) for day in days)
    return (last - first).days


def _rank(told: ToldHappening) -> tuple[bool, bool, int, int, str]:
    """Order what is drawn first: what is contested, what is planned or denied, then what most pages tell."""
    return (
        told.verdict not in {"conflict", "disputed", "update", "evolution"},
        told.mark not in {"planned", "denied"},
        -told.numbers.origins,
        -len(told.cites),
        told.id,
    )
