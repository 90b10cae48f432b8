"""How the events of one sentence hang together, by the words between them.

``in_return_for`` and ``because_of`` point from the thing done to what it is done for or because of; ``part_of`` from what
happened to the visit or meeting it happened in; ``before`` from the earlier to the later.

A word of connection joins the two clauses it stands between and no others: with a verb, a relative clause or the end of
a sentence in the way it belongs to something else, and nothing is said. Words that take a noun ("akibat", "dipicu") join
a noun, or the verb right behind them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from benang.reading.events.lines import Line, match
from benang.records import Event, EventLink

_ENDS = frozenset(".!?…")
_BREAKS = frozenset({"yang", ";", ":"})
_QUOTES = frozenset('"“”')
_COUNTED = 2  # tokens of "beberapa jam"
_NOUNS = frozenset({"event.noun", "event.deed"})
_PUNISHED = frozenset({"ACCUSE", "COERCE", "SANCTION", "PROTEST", "CONCEDE"})


class Placed(NamedTuple):
    """An event with the tokens it stands at."""

    first: int
    last: int
    event: Event


class _Cue(NamedTuple):
    """A word of connection: where it stands, how many tokens it has, what it says, and its first word."""

    at: int
    size: int
    kind: str
    low: str


def find_links(line: Line, placed: Sequence[Placed]) -> list[EventLink]:
    """Return the links between the events of one sentence, in order, each pair once."""
    found: dict[tuple[str, str], EventLink] = {}
    for link in (*_between(line, placed), *_opened(line, placed), *_within(line, placed)):
        pair = (min(link.left, link.right), max(link.left, link.right))
        found.setdefault(pair, link)
    return list(found.values())


def _between(line: Line, placed: Sequence[Placed]) -> Iterator[EventLink]:
    """Yield the links of neighbours with a word of connection between them."""
    for left, right in pairwise(placed):
        cue = _cue(line, left.last + 1, right.first)
        if cue is None or not _may_link(line, left, right, cue):
            continue
        # what is asked for has a verb of its own, and "sebagai balasan atas" reaches over one
        free = left.event.kind == "REQUEST" or cue.size > 1
        if not free and _crosses(line, left.last + 1, cue.at):
            continue
        clear = not _crosses(line, cue.at + cue.size, right.first)
        if clear and _governs(cue, left.event, right, line):
            yield from _link(cue.kind, left.event, right.event)


def _opened(line: Line, placed: Sequence[Placed]) -> Iterator[EventLink]:
    """Yield the link of the first two events where the word that opens the sentence subordinates the first."""
    if len(placed) == 1 or not placed:
        return
    first, second = placed[0], placed[1]
    cue = _cue(line, 0, first.first)
    comma = next((k for k in range(first.last + 1, second.first) if line.lows[k] == ","), -1)
    if cue is None or comma < 0 or not _opens(line, cue.at):
        return
    if not _may_link(line, first, second, cue):
        return
    if _crosses(line, cue.at + cue.size, first.first) or _crosses(line, comma + 1, second.first):
        return
    if _governs(cue, second.event, first, line):
        yield from _link(cue.kind, second.event, first.event)


def _may_link(line: Line, left: Placed, right: Placed, cue: _Cue | None = None) -> bool:
    """Return whether two events can be joined: told by one holder, in one sentence, and not one thing named twice."""
    if left.event.holders != right.event.holders:
        return False
    if not _ENDS.isdisjoint(line.lows[left.last + 1 : right.first]):
        return False
    answered = cue is not None and cue.size > 1  # blow for blow
    twice = left.event.kind == right.event.kind and not answered
    return not (twice and (_is_noun(left.event) or _is_noun(right.event)))


def _crosses(line: Line, first: int, stop: int) -> bool:
    """Return whether another verb or clause stands between: then the word of connection belongs to that."""
    while stop > first and line.lows[stop - 1] == ",":
        stop -= 1
    lows = line.lows[first:stop]
    if lows.count(",") % 2:
        return True  # an aside has two commas, a clause one
    real = line.words.file.aspect.real
    return any(
        low in _BREAKS
        or low in line.clauses.stops
        or (line.is_verb(first + at) and low not in real and not _is_light(line, first + at))
        for at, low in enumerate(lows)
    )


def _is_light(line: Line, at: int) -> bool:
    """Return whether a verb only says how firm the next one is ("diduga meretas")."""
    return match(line.words.firmness, line.lows, at) is not None


def _governs(cue: _Cue, left: Event, right: Placed, line: Line) -> bool:
    """Return whether the word can join these two: some take a noun or the verb right behind, some only a reproach."""
    words = line.words.file.links
    if cue.low in words.reproach and left.kind not in _PUNISHED:
        return False
    if cue.low in words.take_nouns:
        return _is_noun(right.event) or right.first == cue.at + cue.size
    return True


def _is_noun(event: Event) -> bool:
    return any(why.rule in _NOUNS for why in event.why)


def _opens(line: Line, at: int) -> bool:
    """Return whether a word opens its sentence, but for a quotation mark, an adverb with its comma, or "beberapa jam"."""
    if at >= _COUNTED and line.lows[at - 1] in line.words.file.links.spans:
        at -= _COUNTED
    return at <= 1 or line.lows[at - 1] in {",", *_QUOTES}


def _link(kind: str, left: Event, right: Event) -> Iterator[EventLink]:
    if kind == "after":
        yield EventLink(right.id, left.id, "before")
    elif kind == "before":
        yield EventLink(left.id, right.id, "before")
    elif kind == "because_of":
        yield EventLink(left.id, right.id, "because_of")
    elif kind == "in_return_for":
        yield EventLink(left.id, right.id, "in_return_for")


def _cue(line: Line, first: int, stop: int) -> _Cue | None:
    """Return the last word of connection there, or None."""
    found, k = None, first
    while k < stop:
        hit = match(line.words.links, line.lows, k)
        if hit:
            found = _Cue(k, hit[0], hit[1], line.lows[k])
        k += hit[0] if hit else 1
    return found


def _within(line: Line, placed: Sequence[Placed]) -> Iterator[EventLink]:
    """Yield part_of links to a visit or meeting behind "dalam" or "selama"."""
    inside = line.words.file.links.part_of
    for whole in placed:
        before = line.lows[whole.first - 1] if whole.first else ""
        if whole.event.kind != "CONSULT" or before not in inside:
            continue
        for part in placed:
            if part is whole or part.event.kind == whole.event.kind:
                continue
            if _inside(line, part, whole):
                yield EventLink(part.event.id, whole.event.id, "part_of")


def _inside(line: Line, part: Placed, whole: Placed) -> bool:
    """Return whether what happened stands right before the word for the meeting, or behind it and a comma."""
    if part.first < whole.first:
        return _may_link(line, part, whole) and not _crosses(line, part.last + 1, whole.first - 1)
    comma = next((k for k in range(whole.last + 1, part.first) if line.lows[k] == ","), -1)
    if comma < 0 or not _opens(line, whole.first - 1):
        return False
    return _may_link(line, whole, part) and not _crosses(line, comma + 1, part.first)
