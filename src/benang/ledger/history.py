"""What a ledger is, in one line, and what was done to it, line by line.

The digest is what two people compare to know that they talk of the same ledger. The run log is history: it says when this
file was written, and no export reads it.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol


class _Hash(Protocol):
    """What can be fed bytes."""

    def update(self, raw: bytes, /) -> None:
        """Take more bytes in."""


def digest(connection: sqlite3.Connection, judgements: Iterable[str]) -> str:
    """Return 64 hex digits that depend on the pages, their packs, the judgements in force and the as-of day alone.

    ``judgements`` are the ids of those in force, in any order. Row numbers, the order of adding, runs and redirects do not
    show; what was woven follows from what is hashed.
    """
    found = sha256()
    woven = connection.execute("SELECT as_of FROM weave").fetchone()
    _put(found, "as-of", woven[0] if woven else "")
    for page, pack in connection.execute("SELECT id, pack FROM page ORDER BY id"):
        _put(found, "page", page, pack)
    for judgement in sorted(judgements):
        _put(found, "judgement", judgement)
    return found.hexdigest()


def note_run(connection: sqlite3.Connection, run: tuple[str, str, int, float, str]) -> None:
    """Add a line to the run log; the caller has opened the transaction."""
    connection.execute(
        "INSERT INTO run (at, what, added, seconds, note) VALUES (?, ?, ?, ?, ?)", run
    )


def _put(found: _Hash, *parts: str) -> None:
    """Hash parts with their lengths before them, so that no two lists of parts look the same."""
    for part in parts:
        raw = part.encode()
        found.update(len(raw).to_bytes(8, "big") + raw)
