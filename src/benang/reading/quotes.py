"""Quotations of a paragraph: which marks open and close what.

A mark's shape (space before it, letter behind it) says more than its glyph: straight marks have no sides and scrapes mix
curly ones up. A quotation inside another belongs to the outer one. A mark that never closes runs to the next opening
mark or to the end of its paragraph, and says so. Single marks are quotations only around a few words that stand free on
both sides ('kemungkinan'), never apostrophes.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Literal, NamedTuple

_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile(r"(?<![\w])['‘](?=\w)([^'‘’\n\"“”]{1,80})['’](?!\w)")
_BEFORE_OPENING = frozenset("([{-–—:/,;")
_BEHIND_CLOSING = frozenset(",.;:!?)]}…-–—/")
_NESTED = 400

Side = Literal["open", "close", "either"]


class Quote(NamedTuple):
    """A quotation: ``[start, stop)`` with its marks, ``[first, last)`` without; ``closed`` if the end mark is there.

    ``start`` equals ``first`` where it opened in the paragraph before.
    """

    start: int
    stop: int
    first: int
    last: int
    closed: bool
    single: bool = False


class _Mark(NamedTuple):
    at: int
    side: Side


def find_quotes(text: str, start: int, stop: int, *, carried: bool = False) -> list[Quote]:
    """Return the quotations of ``text[start:stop]`` (one paragraph) in order, never overlapping.

    ``carried`` says that the paragraph before ended inside a quotation: one that closes here without having opened here
    then reaches back to the start of the paragraph.
    """
    marks = [
        _Mark(m.start(), _side(text, m.start(), start, stop))
        for m in _DOUBLE.finditer(text, start, stop)
    ]
    found: list[Quote] = []
    if carried and marks and marks[0].side == "close":
        end = marks.pop(0).at
        found = [Quote(start, end + 1, start, end, closed=True)] if end > start else []
    found += _paired(marks, stop)
    if "'" in text or "‘" in text:
        found += _singles(text, start, stop, found)
        found.sort()
    return found


def _side(text: str, at: int, start: int, stop: int) -> Side:
    """Return which side of a quotation a mark is on by what stands around it, then by its glyph."""
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < stop else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_behind = behind.isspace() or behind in _BEHIND_CLOSING
    if before.isspace() and not free_behind:
        return "open"
    if not before.isspace() and behind.isspace():
        return "close"
    glyph = text[at]
    if glyph in "“„«" and not free_behind:
        return "open"
    if glyph in "”»" and not free_before:
        return "close"
    if free_behind and not free_before:
        return "close"
    return "either"


def _paired(marks: Sequence[_Mark], stop: int) -> list[Quote]:
    found: list[Quote] = []
    opened, depth = -1, 0
    for index, mark in enumerate(marks):
        if opened < 0:
            if mark.side != "close":
                opened, depth = mark.at, 0
        elif mark.side == "open":
            if _nests(marks, index, depth):
                depth += 1
            else:
                found.append(Quote(opened, mark.at, opened + 1, mark.at, closed=False))
                opened, depth = mark.at, 0
        elif depth:
            depth -= 1
        else:
            found.append(Quote(opened, mark.at + 1, opened + 1, mark.at, closed=True))
            opened = -1
    if opened >= 0:
        found.append(Quote(opened, stop, opened + 1, stop, closed=False))
    return [q for q in found if q.last > q.first]


def _nests(marks: Sequence[_Mark], index: int, depth: int) -> bool:
    """Return whether an opening mark inside a quotation starts one of its own: the marks behind must close both."""
    open_now = depth + 2
    for mark in marks[index + 1 : index + 8]:
        if mark.at - marks[index].at > _NESTED and open_now == depth + 2:
            return False
        open_now += 1 if mark.side == "open" else -1
        if not open_now:
            return True
        if open_now > depth + 2:
            return False
    return False


def _singles(text: str, start: int, stop: int, doubles: Sequence[Quote]) -> list[Quote]:
    closed = [q for q in doubles if q.closed]
    starts = [q.start for q in closed]
    found = []
    for m in _SINGLE.finditer(text, start, stop):
        before = bisect(starts, m.end()) - 1
        if before < 0 or closed[before].stop <= m.start():
            found.append(Quote(m.start(), m.end(), m.start(1), m.end(1), closed=True, single=True))
    return found
