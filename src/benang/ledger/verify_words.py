"""Checking the search index: is it what the pages' words give.

FTS5 can check itself only through a connection that may write. So the index is made again in a temporary database (which
spills to disk) and the two lists of terms are compared, with the number of pages and places of each.
"""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest

Term = tuple[str, str, int, int]

AGAIN = """
CREATE VIRTUAL TABLE words USING fts5 (
  title, text, dasar, content='', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE term USING fts5vocab ('words', 'col');
BEGIN;
"""


def wrong_terms(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the first term of the search index that is not what the pages give; nothing when all are."""
    again = sqlite3.connect("", isolation_level=None)
    try:
        again.executescript(AGAIN)
        rows = connection.execute("SELECT rid, title, text, dasar FROM page_text")
        again.executemany("INSERT INTO words (rowid, title, text, dasar) VALUES (?, ?, ?, ?)", rows)
        for right, stored in zip_longest(_terms(again, "term"), _stored(connection)):
            if right != stored:
                yield (right or stored or ("",))[0]
                return
    finally:
        again.close()


def _stored(connection: sqlite3.Connection) -> Iterator[Term]:
    connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab ('main', 'words', 'col')")
    try:
        yield from _terms(connection, "temp.term")
    finally:
        connection.execute("DROP TABLE temp.term")


def _terms(connection: sqlite3.Connection, table: str) -> Iterator[Term]:
    yield from connection.execute(f"SELECT term, col, doc, cnt FROM {table}")  # noqa: S608 (own names)
