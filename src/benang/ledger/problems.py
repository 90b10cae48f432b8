"""What does not agree in a ledger, as a record: where, and why as a rule's code that the pack has words for."""

import zlib

import msgspec
from msgspec import Struct

from benang.records import Why

BROKEN = (zlib.error, msgspec.MsgspecError, ValueError, TypeError, EOFError)
"""What unpacking a record with a changed byte may raise."""


class Problem(Struct, frozen=True):
    """One thing that does not agree; ``start`` and ``stop`` are offsets into the page, -1 where there are none."""

    page: str
    source: str
    table: str
    start: int
    stop: int
    why: Why


def of_file(table: str, code: str, *seen: str) -> Problem:
    """Return a problem that is no single page's."""
    return Problem("", "", table, -1, -1, Why(code, seen))
