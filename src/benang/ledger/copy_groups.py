"""Pages that are connected by copies: the least page of each, and the groups named by their earliest page."""

import sqlite3
from collections.abc import Iterable, Sequence

from benang.ledger import weaves
from benang.ledger.weave_rows import weave_rows
from benang.records import Group, Weave

LATE = "9999"
"""Where a page without a known day of publication stands among copies."""
WHOLE, PARTLY = ("copy",), ("copy", "partial_copy")


def settle(
    connection: sqlite3.Connection, touched: Iterable[str]
) -> tuple[set[str], weaves.Groups]:
    """Return the pages that are connected with others than before, and the groups that are no more.

    ``touched`` are the pages that are new or gone and the ends of every link that is.
    """
    touched = sorted(set(touched))
    before: weaves.Groups = {}
    changed: set[str] = set()
    around = set(touched)
    for kinds, column in ((WHOLE, "copy_of"), (PARTLY, "part_of")):
        for pages in _connected(connection, touched, kinds):
            changed |= _map(connection, column, pages)
            if kinds == WHOLE:
                around.update(pages)
    old = {group for page in sorted(around) for group in _groups(connection, page)}
    before |= weaves.drop_ids(connection, "copy_group", old)
    groups = [
        _group(connection, pages)
        for pages in _connected(connection, sorted(around), WHOLE)
        if len(pages) > 1
    ]
    weaves.put(connection, weaves.PILE, weave_rows(Weave("", copies=tuple(groups))))
    return changed, before


def _connected(
    connection: sqlite3.Connection, seeds: Iterable[str], kinds: Sequence[str]
) -> list[list[str]]:
    """Return the connected pages that hold any of the seeds, each set sorted; seeds that are gone are left out."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for seed in seeds:
        if seed in seen or not _is_woven(connection, seed):
            continue
        pages, waiting = {seed}, [seed]
        while waiting:
            near = set(_neighbours(connection, waiting.pop(), kinds)) - pages
            pages |= near
            waiting.extend(near)
        seen |= pages
        found.append(sorted(pages))
    return found


def _is_woven(connection: sqlite3.Connection, page: str) -> bool:
    found = connection.execute("SELECT 1 FROM woven_page WHERE page = ?", (page,))
    return found.fetchone() is not None


def _neighbours(connection: sqlite3.Connection, page: str, kinds: Sequence[str]) -> list[str]:
    holes = ",".join("?" * len(kinds))
    rows = connection.execute(
        f"""SELECT "right" FROM link WHERE "left" = ? AND state = 'joined' AND kind IN ({holes})
        UNION SELECT "left" FROM link WHERE "right" = ? AND state = 'joined' AND kind IN ({holes})""",  # noqa: S608
        (page, *kinds, page, *kinds),
    )
    return [other for (other,) in rows]


def _map(connection: sqlite3.Connection, column: str, pages: Sequence[str]) -> set[str]:
    """Let every page of a connected set know its least one; return the pages that knew another."""
    changed: set[str] = set()
    for page in pages:
        done = connection.execute(
            f"UPDATE woven_page SET {column} = ? WHERE page = ? AND {column} != ?",  # noqa: S608 (own names)
            (pages[0], page, pages[0]),
        )
        if done.rowcount:
            changed.add(page)
    return changed


def _groups(connection: sqlite3.Connection, page: str) -> list[str]:
    rows = connection.execute(
        "SELECT \"group\" FROM member WHERE member = ? AND kind = 'copy'", (page,)
    )
    return [group for (group,) in rows]


def _group(connection: sqlite3.Connection, pages: Sequence[str]) -> Group:
    published = {
        page: connection.execute(
            "SELECT published_last FROM woven_page WHERE page = ?", (page,)
        ).fetchone()[0]
        for page in pages
    }
    ordered = sorted(pages, key=lambda page: (published[page] or LATE, page))
    return Group(ordered[0], "copy", tuple(ordered))
