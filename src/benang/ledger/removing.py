"""Taking pages out of the file: the page, its rows, and what the search finds of it. What was woven of it follows.

A removed page waits like a new one does, so a run that is killed between removing and weaving is finished by the next.
Judgements about it stay, as loose ones: a page that is added again finds them.
"""

import sqlite3
from collections.abc import Collection, Iterable

from benang.ledger.rows import TABLES

NAMES = ("id", "url", "given_id", "source")
"""The columns a page may be named by."""


def find(connection: sqlite3.Connection, name: str) -> set[str]:
    """Return the ids of the pages with this id, address or own id, or from this file (or this row of it)."""
    if not name:
        return set()
    asked = " OR ".join(f"{column} = ?1" for column in NAMES)
    rows = connection.execute(
        f"SELECT id FROM page WHERE {asked} "  # noqa: S608 (own names)
        "OR (substr(source, 1, length(?1) + 1) = ?1 || ':' AND substr(source, length(?1) + 2) NOT GLOB '*[^0-9]*')",
        (name,),
    )
    return {id_ for (id_,) in rows}


def remove(connection: sqlite3.Connection, ids: Collection[str]) -> None:
    """Take away pages by id, and all rows that hang on them; the caller has opened the transaction."""
    for id_ in sorted(ids):
        for (rid,) in connection.execute("SELECT rid FROM page WHERE id = ?", (id_,)).fetchall():
            _unlist(connection, rid)
            _delete(connection, (*TABLES, "page_text", "page_record"), rid)
            connection.execute("DELETE FROM page WHERE rid = ?", (rid,))
            connection.execute("INSERT OR IGNORE INTO waiting VALUES (?)", (id_,))


def _unlist(connection: sqlite3.Connection, rid: int) -> None:
    """Take the page out of the search; its index must be told what stood there."""
    connection.execute(
        "INSERT INTO words (words, rowid, title, text, dasar) "
        "SELECT 'delete', rid, title, text, dasar FROM page_text WHERE rid = ?",
        (rid,),
    )


def _delete(connection: sqlite3.Connection, tables: Iterable[str], rid: int) -> None:
    for table in tables:
        key = "rid" if table.startswith("page_") else "page"
        connection.execute(f"DELETE FROM {table} WHERE {key} = ?", (rid,))  # noqa: S608 (own names)
