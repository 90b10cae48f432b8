"""The way words took as a drawing: speaker, whom they spoke to, agencies, outlets, pages; laid out in columns, left to right.

Only what a page prints is drawn. A relay cue without a name is a box of its own for every page, because nobody knows
whether two of them are one. Copies are dashed arrows between pages.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from msgspec import Struct

from benang.telling.drawing import clipped, plain
from benang.telling.evidence import about_day, outlet_of
from benang.telling.labels import Labels
from benang.telling.told import ToldRendering, ToldStory, ToldUtterance

WIDTH = 800
PAGES = 16
"""Pages with a box of their own in one drawing; of the rest an outlet has one box, or it is counted."""
UNNAMED, _VIA = "unnamed", "via"
_BOX, _ROW, _TOP, _GAP, _WIDEST, _BEND = 24, 32, 28, 34, 190, 26
_SWEEPS = 4
_SPEAKER, _TO, _RELAY, _OUTLET, _PAGE = 0, 1, 2, 90, 99
"""Columns; relays take as many from ``_RELAY`` on as their chains are long."""

Stop = tuple[int, str, str]
"""Column, kind, name: what makes two stops of two ways one box."""
Way = tuple[tuple[Stop, ...], ...]
"""Stops outwards; stops of one step stand together."""
Place = tuple[float, float]


class Node(Struct, frozen=True):
    """A box: ``kind`` is ``speaker``, ``to``, ``relay``, ``unnamed``, ``outlet``, ``page`` (``page`` is its number, else 0) or ``rest``."""

    x: float
    y: float
    width: float
    kind: str
    label: str
    title: str
    page: int


class Arrow(Struct, frozen=True):
    """A path as SVG writes it, all numbers of ours, and where its tip is; ``copy`` arrows end pointing left."""

    path: str
    x: float
    y: float
    copy: bool


class Lineage(Struct, frozen=True):
    """A drawing ``WIDTH`` wide; ``heads`` are the names of its columns with their places, ``more`` pages are not in it."""

    height: float
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    heads: tuple[tuple[float, str], ...]
    more: int


def of_utterance(told: ToldUtterance, story: ToldStory, words: Labels) -> Lineage | None:
    """Return how an utterance came to its pages; None when it stands on one page alone."""
    speaker = (_SPEAKER, "speaker", _name(told.speaker, words))
    relayed = {r.cite.page for r in told.renderings if r.relays}
    ways = [
        (r.cite.page, ((speaker,), *_steps(r, words)))
        for r in told.renderings
        if r.relays or r.cite.page not in relayed  # a headline prints no cue; its page does
    ]
    return _draw(ways, story, words)


def of_story(told: ToldStory, words: Labels) -> Lineage | None:
    """Return how a story came to its pages: the relays they name, their outlets, copies; None where one outlet alone is all there is."""
    ways: list[tuple[int, Way]] = [(number, ()) for number in told.numbers]
    for utterance in told.utterances:
        for rendering in utterance.renderings:
            steps = _steps(rendering, words)
            ways.append((rendering.cite.page, tuple(s for s in steps if s[0][0] != _TO)))
    named = {(number, stop[2]) for number, way in ways for step in way for stop in step}
    for number, reading in zip(told.numbers, told.pages, strict=True):
        names = {relay.name for relay in reading.relays} | {c.name for c in reading.article.credits}
        for name in sorted(names):
            stop = _relay(_RELAY, name, number, words)
            if (number, stop[2]) not in named:  # printed beside no statement
                ways.append((number, ((stop,),)))
    outlets = {outlet_of(reading) for reading in told.pages}
    if len(outlets) == 1 and not (told.copies or told.versions or any(way for _, way in ways)):
        return None
    return _draw(ways, told, words)


def _steps(rendering: ToldRendering, words: Labels) -> Way:
    """Return the stops between speaker and outlet; one without a name belongs to its page alone."""
    steps: list[tuple[Stop, ...]] = []
    column = _RELAY
    for relay in rendering.relays:
        if relay.role == "to":
            steps.append(((_TO, "to", ", ".join(relay.names)),))
            continue
        names = sorted(set(relay.names))
        steps.append(tuple(_relay(column, name, rendering.cite.page, words) for name in names))
        column += 1
    return tuple(steps)


def _relay(column: int, name: str, page: int, words: Labels) -> Stop:
    if name == UNNAMED:
        return (column, UNNAMED, f"{words(UNNAMED)} [{page}]")
    return (column, "relay", name)


def _draw(ways: Iterable[tuple[int, Way]], story: ToldStory, words: Labels) -> Lineage | None:
    """Return the drawing of (page number, stops before the outlet), each way ending in its outlet and page."""
    outlets = dict(zip(story.numbers, map(outlet_of, story.pages), strict=True))
    found = sorted({way for way in ways if way[0] in outlets})
    numbers = sorted({number for number, _ in found})
    if len(numbers) == 1 or not numbers:
        return None
    joined = {**story.versions, **story.copies}
    lasts = _lasts(found, frozenset(joined) | frozenset(joined.values()), outlets, words)
    paths = [
        (*way, ((_OUTLET, "outlet", outlets[n]),), (lasts[n],)) for n, way in found if n in lasts
    ]
    edges = sorted({e for path in paths for a, b in pairwise(path) for e in product(a, b)})
    lanes = _lanes(edges)
    columns = _columns(lanes)
    copies = sorted(
        (lasts[original], lasts[copy])
        for copy, original in joined.items()
        if copy in lasts and original in lasts
    )
    width = _width(len(columns), copies=bool(copies))
    places = _places(columns, width)
    return Lineage(
        height=_TOP + max(map(len, columns)) * _ROW,
        nodes=tuple(
            _node(s, places[s], width, story) for column in columns for s in column if s[1] != _VIA
        ),
        arrows=(
            *(_across([places[stop] for stop in lane], width) for lane in lanes),
            *(_along(places[a], places[b], width) for a, b in copies),
        ),
        heads=tuple((places[column[0]][0], _head(column, words)) for column in columns),
        more=len(numbers) - len(lasts),
    )


def _lasts(
    ways: Iterable[tuple[int, Way]],
    joined: frozenset[int],
    outlets: Mapping[int, str],
    words: Labels,
) -> dict[int, Stop]:
    """Return where each drawn page's ways end: at a box of its own, or in one box of its outlet with all that print no relay.

    Only where there are more than ``PAGES`` pages are those without a relay, a copy or a version put together.
    """
    numbers = sorted({number for number, _ in ways})
    if len(numbers) <= PAGES:
        return {number: _page(number) for number in numbers}
    relayed = {n for n, way in ways if any(stop[0] != _SPEAKER for step in way for stop in step)}
    told = sorted(
        (n for n in numbers if n in relayed or n in joined), key=lambda n: n not in relayed
    )
    lasts = {n: _page(n) for n in told[:PAGES]}
    plain_ones = [n for n in numbers if n not in relayed and n not in joined]
    counts = Counter(outlets[n] for n in plain_ones)
    for number in plain_ones:
        outlet = outlets[number]
        lasts[number] = (_PAGE, "rest", words("rest").format(counts[outlet], outlet))
    return lasts


# --- the layout ----------------------------------------------------------------------------------


def _lanes(edges: Sequence[tuple[Stop, Stop]]) -> list[tuple[Stop, ...]]:
    """Return each edge with a stop of its own in every column it passes, so that no line runs through a box."""
    numbers = sorted({stop[0] for edge in edges for stop in edge})
    return [
        (
            left,
            *((n, _VIA, f"{left} {right}") for n in numbers if left[0] < n < right[0]),
            right,
        )
        for left, right in edges
    ]


def _columns(lanes: Iterable[Sequence[Stop]]) -> list[list[Stop]]:
    """Return the stops column by column, each near what it is joined to, so that few arrows cross."""
    by_column: dict[int, list[Stop]] = {}
    joined: dict[Stop, list[Stop]] = {}
    for lane in lanes:
        for left, right in pairwise(lane):
            joined.setdefault(left, []).append(right)
            joined.setdefault(right, []).append(left)
    for stop in sorted(joined):
        by_column.setdefault(stop[0], []).append(stop)
    columns = [by_column[number] for number in sorted(by_column)]
    for _ in range(_SWEEPS):
        for column in (*columns[1:-1], *columns[-2::-1]):  # pages keep their order of publication
            heights = _heights(columns)
            column.sort(key=lambda stop: (_middle(stop, joined, heights), stop))
    return columns


def _heights(columns: Sequence[Sequence[Stop]]) -> dict[Stop, float]:
    """Return how high each stop stands, its column centred."""
    most = max(map(len, columns))
    return {
        stop: (most - len(column)) / 2 + row
        for column in columns
        for row, stop in enumerate(column)
    }


def _middle(
    stop: Stop, joined: Mapping[Stop, Sequence[Stop]], heights: Mapping[Stop, float]
) -> float:
    near = [heights[other] for other in joined.get(stop, ())]
    return round(sum(near) / len(near), 6) if near else heights[stop]


def _width(columns: int, *, copies: bool) -> float:
    room = WIDTH - 4 - (_BEND + 6 if copies else 0) - _GAP * (columns - 1)
    return round(min(_WIDEST, room / columns), 1)


def _places(columns: Sequence[Sequence[Stop]], width: float) -> dict[Stop, Place]:
    """Return the left upper corner of every box."""
    heights = _heights(columns)
    gap = _GAP
    return {
        stop: (round(2 + at * (width + gap), 1), round(_TOP + heights[stop] * _ROW, 1))
        for at, column in enumerate(columns)
        for stop in column
    }


def _across(places: Sequence[Place], width: float) -> Arrow:
    """Return a line from the right edge of the first box to the left edge of the last, straight through its own stops."""
    at = _middle_of(places[0], width)
    path = f"M{at[0]} {at[1]}"
    for left, top in places[1:]:
        y = top + _BOX / 2
        path += f"C{at[0] + _GAP / 2} {at[1]} {left - _GAP / 2} {y} {left} {y}"
        at = _middle_of((left, top), width)
        path += f"H{at[0]}" if (left, top) != places[-1] else ""
    left, top = places[-1]
    return Arrow(path, left, top + _BOX / 2, copy=False)


def _along(original: Place, copy: Place, width: float) -> Arrow:
    """Return a bow on the right of two pages, from the original to its copy."""
    (x, y), (_, end) = _middle_of(original, width), _middle_of(copy, width)
    bow = f"M{x} {y}C{x + _BEND} {y} {x + _BEND} {end} {x + 6} {end}"
    return Arrow(bow, x, end, copy=True)


def _middle_of(place: Place, width: float) -> Place:
    """Return the middle of a box's right edge."""
    return (round(place[0] + width, 1), place[1] + _BOX / 2)


# --- names ---------------------------------------------------------------------------------------


def _page(number: int) -> Stop:
    return (_PAGE, "page", f"{number:09}")  # so that the order of names is that of numbers


def _name(name: str, words: Labels) -> str:
    return words(UNNAMED) if name == UNNAMED else name


def _head(column: Sequence[Stop], words: Labels) -> str:
    kind = next(stop[1] for stop in column if stop[1] != _VIA)
    return words.of("stop", {UNNAMED: "relay", "rest": "page"}.get(kind, kind))


def _node(stop: Stop, place: Place, width: float, story: ToldStory) -> Node:
    _, kind, name = stop
    number = int(name) if kind == "page" else 0
    title = name
    if number:
        reading = story.pages[story.numbers.index(number)]
        name = f"[{number}] {about_day(reading)}".strip()
        title = f"{name} {reading.article.title.text if reading.article.title else ''}".strip()
    return Node(place[0], place[1], width, kind, clipped(name, width - 12), plain(title), number)
