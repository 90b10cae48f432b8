"""Rows of a weave into the file, out of it, and back to records.

A row belongs to an *owner*: a saga by its number, or, where the owner is 0, the pile. (Links between bearers belong to a
person: minus the number of the person's row.) What a saga owns is put in place of what it owned before. When a group's id changes (its least
member is no longer the same) a redirect leads from the old id to the group that now holds most of its members; redirects
are history and never exported.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from benang.ledger.rows import Row
from benang.ledger.weave_rows import LISTS, MEMBERED, PARTS, weave_rows
from benang.records import Link, Reason, Weave

S = TypeVar("S", bound=Struct)
Groups = dict[tuple[str, str], tuple[str, ...]]

_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode

PILE = 0
"""The owner of what belongs to no saga and no person."""
TABLES = tuple(part.table for part in PARTS)
REDIRECTED = frozenset(MEMBERED.values()) - {"verdict"}
"""Kinds of groups whose id is that of a member, and so may change."""


def store(connection: sqlite3.Connection, weave: Weave) -> None:
    """Put a whole weave in place of all there was; the caller has opened the transaction."""
    before = clear(connection)
    connection.execute("INSERT INTO weave VALUES (1, ?, '')", (weave.as_of,))
    put(connection, PILE, weave_rows(weave))
    redirect(connection, before)


def clear(connection: sqlite3.Connection) -> Groups:
    """Take away all that was woven, and return the groups there were; every page waits to be woven again."""
    before = groups(
        connection, 'SELECT kind, "group", member FROM member ORDER BY kind, "group", n'
    )
    for table in ("weave", "link", *TABLES, *LISTS, "woven_page", "bearer", "bearer_key"):
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 (own names)
    connection.execute("INSERT OR IGNORE INTO waiting SELECT id FROM page")
    return before


def put(connection: sqlite3.Connection, owner: int, rows: Mapping[str, Sequence[Row]]) -> None:
    """Add the rows of a weave, all owned by one."""
    for table, some in rows.items():
        if table in LISTS:
            insert(connection, table, some)
        else:
            insert(connection, table, [(None, owner, *row) for row in some])


def drop(connection: sqlite3.Connection, owner: int) -> Groups:
    """Take away all rows of an owner, and return the groups that were among them."""
    before: Groups = {}
    for table in TABLES:
        found = connection.execute(f'SELECT id FROM "{table}" WHERE owner = ?', (owner,))  # noqa: S608
        before.update(drop_ids(connection, table, [id_ for (id_,) in found]))
    connection.execute("DELETE FROM link WHERE owner = ?", (owner,))
    return before


def drop_ids(connection: sqlite3.Connection, table: str, ids: Collection[str]) -> Groups:
    """Take away the rows of one table with these ids and all that hangs on them; return the groups among them."""
    before: Groups = {}
    kind = MEMBERED.get(table, "")
    for id_ in sorted(ids):
        if kind:
            of = (kind, id_)
            if kind in REDIRECTED:
                before |= groups(
                    connection,
                    'SELECT kind, "group", member FROM member WHERE kind = ? AND "group" = ? ORDER BY n',
                    of,
                )
            connection.execute('DELETE FROM member WHERE kind = ? AND "group" = ?', of)
        for statement in _HANGING.get(table, ()):
            connection.execute(statement, (id_,))
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (id_,))  # noqa: S608 (own name)
    return before


_HANGING = {
    "utterance": ("DELETE FROM drift WHERE utterance = ?",),
    "happening": (
        "DELETE FROM happening_party WHERE happening = ?",
        "DELETE FROM happening_value WHERE happening = ?",
        'DELETE FROM "position" WHERE kind = \'happening\' AND "group" = ?',
    ),
    "claim": ('DELETE FROM "position" WHERE kind = \'claim\' AND "group" = ?',),
    "plan": ("DELETE FROM step WHERE kind = 'plan' AND \"group\" = ?",),
    "agreement": ("DELETE FROM step WHERE kind = 'agreement' AND \"group\" = ?",),
    "restriction": ("DELETE FROM step WHERE kind = 'restriction' AND \"group\" = ?",),
}


def fetch(connection: sqlite3.Connection) -> Weave:
    """Return the weave of the ledger, sorted; an empty one when nothing was woven yet."""
    found = connection.execute("SELECT as_of FROM weave").fetchone()
    links = connection.execute(
        'SELECT kind, "left", "right", state, score, reasons FROM link '
        'ORDER BY kind, "left", "right", state, score, reasons'
    )
    parts: dict[str, Any] = {p.field: _records(connection, p.table, p.record) for p in PARTS}
    return Weave(
        as_of=found[0] if found else "",
        links=tuple(Link(k, a, b, s, x, _reasons(r)) for k, a, b, s, x, r in links),
        **parts,
    )


def rows_in(connection: sqlite3.Connection, table: str) -> set[Row]:
    """Return the rows of a table as :func:`weave_rows` makes them: without the numbers that the file gave."""
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    named = ", ".join(f'"{name}"' for name in names if name not in ("rid", "owner"))
    return set(connection.execute(f'SELECT {named} FROM "{table}"'))  # noqa: S608 (own names)


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a table, all columns in order."""
    if rows:
        holes = ",".join("?" * len(rows[0]))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({holes})', rows)  # noqa: S608 -- own names


def _records(connection: sqlite3.Connection, table: str, record: type[S]) -> tuple[S, ...]:
    decode = msgspec.json.Decoder(record).decode
    rows = connection.execute(f'SELECT record FROM "{table}" ORDER BY id')  # noqa: S608 (own name)
    return tuple(decode(text) for (text,) in rows)


def groups(connection: sqlite3.Connection, question: str, values: Sequence[str] = ()) -> Groups:
    """Return the groups a question asks for (kind, group and member, in order) with their members."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, group, member in connection.execute(question, values):
        if kind in REDIRECTED:
            found.setdefault((kind, group), []).append(member)
    return {key: tuple(members) for key, members in found.items()}


def redirect(connection: sqlite3.Connection, before: Groups) -> None:
    """Lead every id that is gone to the group that holds most of its members (the least id among equals)."""
    for (kind, old), members in before.items():
        if _in_use(connection, kind, old):
            continue
        homes = Counter(home for m in members for home in _homes(connection, kind, m))
        if homes:
            new = min(homes, key=lambda group: (-homes[group], group))
            connection.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?, ?)", (kind, old, new))
    connection.execute(
        "DELETE FROM redirect WHERE EXISTS ("
        'SELECT 1 FROM member m WHERE m.kind = redirect.kind AND m."group" = redirect.old)'
    )


def _in_use(connection: sqlite3.Connection, kind: str, group: str) -> bool:
    found = connection.execute('SELECT 1 FROM member WHERE kind = ? AND "group" = ?', (kind, group))
    return found.fetchone() is not None


def _homes(connection: sqlite3.Connection, kind: str, member: str) -> Iterable[str]:
    found = connection.execute(
        'SELECT "group" FROM member WHERE member = ? AND kind = ?', (member, kind)
    )
    return [group for (group,) in found]
