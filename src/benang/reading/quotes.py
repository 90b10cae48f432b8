"""Quotations of a paragraph: which marks open and close what.

Straight and curly double marks are the same to us. A mark that never closes runs to the end of its paragraph and says so.
Single marks are quotations only around a few words that stand free on both sides ('kemungkinan'), never apostrophes.
"""

import re
from typing import NamedTuple

_DOUBLE = '"“”„‟«»'
_SINGLE = re.compile(r"(?<![\w])['‘](?=\w)([^'‘’\n\"“”]{1,80})['’](?!\w)")


class Quote(NamedTuple):
    """A quotation: ``[start, stop)`` with its marks, ``[first, last)`` without; ``closed`` if the end mark is there."""

    start: int
    stop: int
    first: int
    last: int
    closed: bool
    single: bool = False


def find_quotes(text: str, start: int, stop: int) -> list[Quote]:
    """Return the quotations of ``text[start:stop]`` (one paragraph) in order, never overlapping."""
    found: list[Quote] = []
    opened = -1
    for at in range(start, stop):
        mark = text[at]
        if mark not in _DOUBLE:
            continue
        if opened < 0:
            opened = at
        elif mark == "“" and text[opened] == "“":
            found.append(Quote(opened, at, opened + 1, at, closed=False))
            opened = at
        else:
            found.append(Quote(opened, at + 1, opened + 1, at, closed=True))
            opened = -1
    if opened >= 0:
        found.append(Quote(opened, stop, opened + 1, stop, closed=False))
    taken = [(q.start, q.stop) for q in found if q.closed]
    for match in _SINGLE.finditer(text, start, stop):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append(
                Quote(
                    match.start(),
                    match.end(),
                    match.start(1),
                    match.end(1),
                    closed=True,
                    single=True,
                )
            )
    return sorted(q for q in found if q.last > q.first)
