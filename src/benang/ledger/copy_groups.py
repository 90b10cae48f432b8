"""Pages that are connected by copies: the least page of each, the groups named by their earliest page, the newest versions.

Versions of one address are one page for every count, so they are connected like copies; which one is the newest is known
by publication alone, and where that does not tell two of them apart neither is.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from benang.ledger import weaves
from benang.ledger.days import is_after
from benang.ledger.weave_rows import weave_rows
from benang.records import Group, Weave

LATE = "9999"
"""Where a page without a known day of publication stands among copies."""
VERSION = "kind = 'self_reuse' AND instr(reasons, '\"copy.version\"')"
COPY = "kind = 'copy'"
WHOLE = f"({COPY} OR {VERSION})"
PARTLY = f"(kind IN ('copy', 'partial_copy') OR {VERSION})"


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
    for links, column in ((WHOLE, "copy_of"), (PARTLY, "part_of")):
        for pages in _connected(connection, touched, links):
            changed |= _map(connection, column, dict.fromkeys(pages, pages[0]))
            around.update(pages)
    for pages in _connected(connection, touched, VERSION):
        changed |= _map(connection, "newest", _newest(connection, pages))
    old = {group for page in sorted(around) for group in _groups(connection, page)}
    before |= weaves.drop_ids(connection, "copy_group", old)
    groups = [
        _group(connection, pages)
        for pages in _connected(connection, sorted(around), COPY)
        if len(pages) > 1
    ]
    weaves.put(connection, weaves.PILE, weave_rows(Weave("", copies=tuple(groups))))
    return changed, before


def _connected(connection: sqlite3.Connection, seeds: Iterable[str], links: str) -> list[list[str]]:
    """Return the pages connected by some links that hold any of the seeds, each set sorted; seeds that are gone are left out."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for seed in seeds:
        if seed in seen or not _is_woven(connection, seed):
            continue
        pages, waiting = {seed}, [seed]
        while waiting:
            near = set(_neighbours(connection, waiting.pop(), links)) - pages
            pages |= near
            waiting.extend(near)
        seen |= pages
        found.append(sorted(pages))
    return found


def _is_woven(connection: sqlite3.Connection, page: str) -> bool:
    found = connection.execute("SELECT 1 FROM woven_page WHERE page = ?", (page,))
    return found.fetchone() is not None


def _neighbours(connection: sqlite3.Connection, page: str, links: str) -> list[str]:
    rows = connection.execute(
        f"""SELECT "right" FROM link WHERE "left" = ?1 AND state = 'joined' AND {links}
        UNION SELECT "left" FROM link WHERE "right" = ?1 AND state = 'joined' AND {links}""",  # noqa: S608 -- our own words
        (page,),
    )
    return [other for (other,) in rows]


def _map(connection: sqlite3.Connection, column: str, found: Mapping[str, str]) -> set[str]:
    """Let every page know the page that was found for it; return the pages that knew another."""
    changed: set[str] = set()
    for page, other in found.items():
        done = connection.execute(
            f"UPDATE woven_page SET {column} = ? WHERE page = ? AND {column} != ?",  # noqa: S608 (own names)
            (other, page, other),
        )
        if done.rowcount:
            changed.add(page)
    return changed


def _newest(connection: sqlite3.Connection, pages: Sequence[str]) -> dict[str, str]:
    """Return for every version the newest one that is certainly later, or itself; of newest ones the greatest id."""
    times = _published(connection, pages)
    last = [p for p in pages if not any(is_after(times[q], times[p]) for q in pages)]
    return {p: next((q for q in reversed(last) if is_after(times[q], times[p])), p) for p in pages}


def _published(connection: sqlite3.Connection, pages: Iterable[str]) -> dict[str, str]:
    question = "SELECT published_last FROM woven_page WHERE page = ?"
    return {page: connection.execute(question, (page,)).fetchone()[0] for page in pages}


def _groups(connection: sqlite3.Connection, page: str) -> list[str]:
    rows = connection.execute(
        "SELECT \"group\" FROM member WHERE member = ? AND kind = 'copy'", (page,)
    )
    return [group for (group,) in rows]


def _group(connection: sqlite3.Connection, pages: Sequence[str]) -> Group:
    published = _published(connection, pages)
    ordered = sorted(pages, key=lambda page: (published[page] or LATE, page))
    return Group(ordered[0], "copy", tuple(ordered))
