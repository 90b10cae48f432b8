"""Judgements in the file: rows of their own that are never deleted, and what they make of the pages they are about.

Taking one back marks its row; deciding the same again afterwards is a new row. Beside every page that people set something
on stands its judged record, and the judged rows of its statements, events, moments and people under the negative of its
key: table ``shown`` says which rows of a page a view shows. Both follow from the judgements and are made anew whenever
these are settled; the rows that were read stay as they are.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from benang.ids import make_id
from benang.ledger.packing import pack
from benang.ledger.rows import TABLES, Row, rows_of
from benang.ledger.weaves import insert
from benang.records import Judgement, Mark, Published, Reading, Standing

_AS_PRINTED = ("credit", "block", "sentence", "name", "event_link")
"""Tables of what nobody can set."""

OVERLAID = tuple(table for table in TABLES if table not in _AS_PRINTED)
"""Tables that hold judged rows of a page beside those that were read."""

NAMED = (
    "id, kind, left_thing, left_page, left_start, left_stop, left_text, left_name, right_thing, right_page, "
    'right_start, right_stop, right_text, right_name, value, "by", why, "when", record'
)
"""The columns of table ``judgement`` that say what was entered."""

NO_MARK = (None, None, None, None, None, None)

_encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Judgement).decode


class Located(NamedTuple):
    """What an id names: the sort of thing and its page; ``members`` counts the group it is the first of."""

    sort: str
    id: str
    page: str
    members: int = 1


def add(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Keep a judgement; return False when the same one is in force already. The caller has opened the transaction."""
    known = connection.execute(
        "SELECT 1 FROM judgement WHERE id = ? AND undone = ''", (judgement.id,)
    ).fetchone()
    if known:
        return False
    row = row_of(judgement)
    holes = ",".join("?" * len(row))
    connection.execute(f"INSERT INTO judgement ({NAMED}, undone) VALUES ({holes}, '')", row)  # noqa: S608
    return True


def row_of(judgement: Judgement) -> Row:
    """Return what table ``judgement`` holds of one, in the order of :data:`NAMED`."""
    return (
        judgement.id,
        judgement.kind,
        *_mark_row(judgement.left),
        *_mark_row(judgement.right),
        judgement.value,
        judgement.by,
        judgement.why,
        judgement.when,
        _encode(judgement).decode(),
    )


def undo(connection: sqlite3.Connection, id_: str, when: str) -> bool:
    """Mark a judgement as taken back; return False when none with this id is in force."""
    done = connection.execute(
        "UPDATE judgement SET undone = ? WHERE id = ? AND undone = ''", (when or "?", id_)
    )
    return done.rowcount > 0


def in_force(connection: sqlite3.Connection) -> list[Judgement]:
    """Return the judgements that were not taken back, in the order they were entered."""
    rows = connection.execute("SELECT record FROM judgement WHERE undone = '' ORDER BY n")
    return [decode(record) for (record,) in rows]


def ids_in_force(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of the judgements that were not taken back, sorted."""
    rows = connection.execute("SELECT id FROM judgement WHERE undone = '' ORDER BY id")
    return [id_ for (id_,) in rows]


def settled(connection: sqlite3.Connection, rules: str) -> list[Standing] | None:
    """Return how judgements stand, in the order of entering, while they, their pages and the rules are those of last time."""
    found = connection.execute("SELECT digest FROM judged_from").fetchone()
    if found != (_digest(connection, rules),):
        return None
    rows = connection.execute(
        'SELECT j.record, d.state, d."left", d."right", d.machine, d.over FROM judged d '
        "JOIN judgement j ON j.id = d.judgement AND j.undone = '' ORDER BY d.n"
    )
    return [Standing(decode(record), *cells) for record, *cells in rows]


def _digest(connection: sqlite3.Connection, rules: str) -> str:
    """Return what settling judgements depends on as one id; a page's text never changes, its reading may with its pack."""
    rows = connection.execute(
        "SELECT j.id, l.pack, r.pack FROM judgement j LEFT JOIN page l ON l.id = j.left_page "
        "LEFT JOIN page r ON r.id = j.right_page WHERE j.undone = '' ORDER BY j.n"
    )
    return make_id(rules, *("-" if cell is None else f"+{cell}" for row in rows for cell in row))


def settle(
    connection: sqlite3.Connection,
    standings: Sequence[Standing],
    judged: Mapping[str, Reading],
    rules: str,
) -> None:
    """Store how judgements stand and the judged readings by page; remember the pages that are to be woven again for it.

    They are remembered until they are woven, so that a killed run leaves them to the next. The caller has opened the
    transaction.
    """
    changed = _settle_standings(connection, standings) | _settle_pages(connection, judged)
    connection.executemany(
        "INSERT OR IGNORE INTO waiting VALUES (?)", [(page,) for page in sorted(changed)]
    )
    connection.execute(
        "INSERT OR REPLACE INTO judged_from VALUES (1, ?)", (_digest(connection, rules),)
    )


def _settle_standings(connection: sqlite3.Connection, standings: Sequence[Standing]) -> set[str]:
    """Replace table ``judged``; return the pages of pairs that hold now and did not, or the other way round."""
    rows = {_standing_row(n, s) for n, s in enumerate(standings)}
    before = set(connection.execute("SELECT * FROM judged"))
    if rows == before:
        return set()
    connection.execute("DELETE FROM judged")
    insert(connection, "judged", sorted(rows))
    pairs = {_as_obeyed(row) for row in before} ^ {_as_obeyed(row) for row in rows}
    marks = {
        id_: (left, right)
        for id_, left, right in connection.execute(
            "SELECT id, left_page, right_page FROM judgement WHERE right_page IS NOT NULL"
        )
    }
    return {page for id_, *_ in pairs if id_ for page in marks.get(id_, ())}


def _standing_row(n: int, s: Standing) -> Row:
    return (n, s.judgement.id, s.state, s.left, s.right, s.machine, s.over)


def _as_obeyed(row: Row) -> tuple[str, str, str]:
    """Return what weaving obeys of a pair: the judgement and the two ids; nothing of one that does not hold."""
    _, id_, state, left, right, *_ = row
    return (str(id_), str(left), str(right)) if state == "in force" and right else ("", "", "")


def _settle_pages(connection: sqlite3.Connection, judged: Mapping[str, Reading]) -> set[str]:
    before = {
        page: (rid, record)
        for page, rid, record in connection.execute(
            "SELECT p.id, p.rid, j.record FROM judged_page j JOIN page p ON p.rid = j.page"
        )
    }
    now = {page: pack(reading) for page, reading in judged.items()}
    changed = {page for page in before if page not in now}
    changed |= {page for page, record in now.items() if before.get(page, (0, b""))[1] != record}
    for page in sorted(changed & set(before)):
        rid = before[page][0]
        connection.execute("DELETE FROM judged_page WHERE page = ?", (rid,))  # the rest: a trigger
    for page in sorted(changed & set(now)):
        _store(connection, judged[page], now[page])
    return changed


def _store(connection: sqlite3.Connection, reading: Reading, record: bytes) -> None:
    page = reading.article.page.id
    (rid,) = connection.execute("SELECT rid FROM page WHERE id = ?", (page,)).fetchone()
    published = reading.published
    judged = isinstance(published, Published) and published.basis == "judged"
    days = (published.first, published.last) if published and judged else (None, None)
    insert(connection, "judged_page", [(rid, *days, record)])
    for table, rows in rows_of(-rid, reading).items():
        if table in OVERLAID:
            insert(connection, table, rows)


def _mark_row(mark: Mark | None) -> Row:
    if mark is None:
        return NO_MARK
    return (mark.thing, mark.span.page, mark.span.start, mark.span.stop, mark.text, mark.name)


# --- what an id names --------------------------------------------------------------------------------------------------


def locate(connection: sqlite3.Connection, id_: str) -> Located | None:
    """Return what an id names: a page, statement, event, person on a page, or the happening a plan is about."""
    page, slash, key = id_.partition("/")
    if slash:
        found = connection.execute(
            "SELECT 1 FROM entity e JOIN shown s ON s.rows = e.page JOIN page p ON p.rid = s.page "
            "WHERE p.id = ? AND e.key = ?",
            (page, key),
        ).fetchone()
        return Located("entity", id_, page, _members(connection, "person", id_)) if found else None
    page, at, _ = id_.partition("@")
    if at:
        return Located("moment", id_, page) if _is_page(connection, page) else None
    if _is_page(connection, id_):
        return Located("page", id_, id_, _members(connection, "story", id_))
    for sort, group in (("statement", "utterance"), ("event", "happening")):
        found = connection.execute(
            f"SELECT p.id FROM {sort} x JOIN page p ON p.rid = x.page WHERE x.id = ?",  # noqa: S608 (own names)
            (id_,),
        ).fetchone()
        if found:
            return Located(sort, id_, found[0], _members(connection, group, id_))
    plan = connection.execute("SELECT about FROM plan WHERE id = ?", (id_,)).fetchone()
    return locate(connection, plan[0]) if plan else None


def _is_page(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("SELECT 1 FROM page WHERE id = ?", (id_,)).fetchone() is not None


def _members(connection: sqlite3.Connection, kind: str, group: str) -> int:
    """Return how many things a group has, 1 where the id is that of no group."""
    rows = connection.execute(
        'SELECT count(*) FROM member WHERE kind = ? AND "group" = ?', (kind, group)
    )
    return max(1, int(rows.fetchone()[0]))
