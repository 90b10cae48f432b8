"""Checking what stands over the pages: every cell of the weave is what its own record gives, every judgement what was entered.

A row of the weave carries a checksum, so that a changed byte of a record is found even where no column repeats it.
"""

import sqlite3
from collections.abc import Iterator

from benang.ledger.judgements import NAMED, decode, row_of
from benang.ledger.problems import BROKEN, Problem, of_file
from benang.ledger.weave_rows import weave_rows
from benang.ledger.weaves import fetch, rows_in

ORPHANS = (
    ("utterance", "statement", "SELECT id FROM statement"),
    ("happening", "event", "SELECT id FROM event"),
    ("story", "page", "SELECT id FROM page"),
    ("copy", "page", "SELECT id FROM page"),
)


def weave_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what is wrong in the rows of the weave."""
    try:
        weave = fetch(connection)
    except BROKEN as error:
        yield of_file("weave", "verify.weave_record", str(error))
        return
    for table, rows in weave_rows(weave).items():
        found = rows_in(connection, table)
        for row in sorted(found.symmetric_difference(rows), key=repr)[:1]:
            yield of_file(table, "verify.weave_row", ", ".join(str(cell) for cell in row[:4]))
    for kind, what, ids in ORPHANS:
        lost = connection.execute(
            f"SELECT member FROM member WHERE kind = ? AND member NOT IN ({ids}) ORDER BY member",  # noqa: S608
            (kind,),
        )
        for (member,) in lost:
            yield of_file(kind, "verify.member", what, member)


def judgement_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the judgements whose columns are not what was entered; whether one was taken back is its own column."""
    rows = connection.execute(f"SELECT {NAMED} FROM judgement ORDER BY n")  # noqa: S608 (own names)
    for row in rows.fetchall():
        try:
            entered = row_of(decode(row[-1]))
        except BROKEN as error:
            yield of_file("judgement", "verify.record", str(error))
            continue
        if row != entered:
            yield of_file("judgement", "verify.judgement", str(row[0]))
