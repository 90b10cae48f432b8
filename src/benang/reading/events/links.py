"""How the events of one sentence hang together, by the words between them.

``in_return_for`` and ``because_of`` point from the thing done to what it is done for or because of; ``part_of`` from what
happened to the visit or meeting it happened in; ``before`` from the earlier to the later.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from benang.reading.events.lines import Line, match
from benang.records import Event, EventLink


class Placed(NamedTuple):
    """An event with the tokens it stands at."""

    first: int
    last: int
    event: Event


def find_links(line: Line, placed: Sequence[Placed]) -> list[EventLink]:
    """Return the links between the events of one sentence, in order, each pair once."""
    found: dict[tuple[str, str], EventLink] = {}
    for link in (*_between(line, placed), *_within(line, placed)):
        pair = (min(link.left, link.right), max(link.left, link.right))
        found.setdefault(pair, link)
    return list(found.values())


def _between(line: Line, placed: Sequence[Placed]) -> Iterator[EventLink]:
    if not placed:
        return
    opener = _hit(line, 0, placed[0].first)
    for left, right in pairwise(placed):
        kind = _hit(line, left.last + 1, right.first)
        yield from _link(kind, left.event, right.event)
        if not kind and opener:
            yield from _link(opener, right.event, left.event)
        opener = ""


def _link(kind: str, left: Event, right: Event) -> Iterator[EventLink]:
    if kind == "after":
        yield EventLink(right.id, left.id, "before")
    elif kind == "before":
        yield EventLink(left.id, right.id, "before")
    elif kind == "because_of":
        yield EventLink(left.id, right.id, "because_of")
    elif kind == "in_return_for":
        yield EventLink(left.id, right.id, "in_return_for")


def _hit(line: Line, first: int, stop: int) -> str:
    found = ""
    for k in range(first, stop):
        hit = match(line.words.links, line.lows, k)
        if hit:
            found = hit[1]
    return found


def _within(line: Line, placed: Sequence[Placed]) -> Iterator[EventLink]:
    """Yield part_of links to a visit or meeting behind "dalam" or "selama"."""
    inside = line.words.file.links.part_of
    for whole in placed:
        before = line.lows[whole.first - 1] if whole.first else ""
        if whole.event.kind != "CONSULT" or before not in inside:
            continue
        for part in placed:
            if part is not whole and part.event.kind != whole.event.kind:
                yield EventLink(part.event.id, whole.event.id, "part_of")
