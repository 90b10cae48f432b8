"""Checking a ledger against itself and against reading again.

From the outside in: is the file whole; is each page's text the one that was read (its hash, and where that fails, the
checksum of each block, which says where); is every exact text that is stored anywhere what the page has at that span; is
every other cell what the page's record gives, also where people set something; does reading the page again give the record; is the search index what the
pages give; is every cell of the weave what its own record gives, and does every member exist. Nothing is written, and
nothing damaged stops the checking.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from benang.ledger import connect
from benang.ledger.judgements import OVERLAID
from benang.ledger.packing import unpack
from benang.ledger.problems import BROKEN, Problem, of_file
from benang.ledger.rows import TABLES, Row, digest, page_row, rows_of
from benang.ledger.search import searched
from benang.ledger.verify_groups import judgement_problems, weave_problems
from benang.ledger.verify_words import wrong_terms
from benang.records import Article, Page, Reading, Span, Why


class Cut(NamedTuple):
    """Three columns of a table that hold a span and the exact text at it."""

    table: str
    start: str
    stop: str
    text: str


class Stored(NamedTuple):
    """One page as the ledger has it; ``text`` has U+FFFD where its bytes are no longer text."""

    rid: int
    id: str
    source: str
    sha256: str
    markup_sha256: str
    pack: str
    text: str
    markup: str
    record: bytes

    def problem(self, table: str, why: Why, start: int = -1, stop: int = -1) -> Problem:
        """Return a problem of this page."""
        return Problem(self.id, self.source, table, start, stop, why)


def find_problems(
    connection: sqlite3.Connection, reread: Callable[[Page], Reading] | None = None
) -> Iterator[Problem]:
    """Yield every disagreement: of the file, then page by page in the order of ids, then of the weave.

    Without ``reread`` no page is read again: the ledger is compared with itself alone.
    """
    usual = connection.text_factory
    connection.text_factory = _lenient
    try:
        yield from _guarded("file", _file_problems(connection))
        changed = False
        for problem in _guarded("page", _all_page_problems(connection, reread)):
            changed = changed or problem.table == "page_text"
            yield problem
        if not changed:  # else it cannot agree, and why is said
            yield from _guarded("words", _index_problems(connection))
        yield from _guarded("weave", weave_problems(connection))
        yield from _guarded("judgement", judgement_problems(connection))
    finally:
        connection.text_factory = usual


def _guarded(table: str, problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield problems until the file itself fails; that is one more problem, and the next check goes on."""
    try:
        yield from problems
    except (sqlite3.DatabaseError, *BROKEN, LookupError, AttributeError) as error:
        yield of_file(table, "verify.unreadable", str(error))


def _index_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for term in wrong_terms(connection):
        yield of_file("words", "verify.words", term)


def _all_page_problems(
    connection: sqlite3.Connection, reread: Callable[[Page], Reading] | None
) -> Iterator[Problem]:
    cuts = _cuts(connection)
    rids = [row[0] for row in connection.execute("SELECT rid FROM page ORDER BY id")]
    for rid in rids:
        yield from _guarded(f"page row {rid}", _page_problems(connection, rid, cuts, reread))


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (words,) in connection.execute("PRAGMA integrity_check(20)"):
        if words != "ok":
            yield of_file("file", "verify.file", words)
    as_made = connect.open_memory()
    odd = connect.schema(connection) ^ connect.schema(as_made)
    as_made.close()
    for name in sorted({row[1] for row in odd}):
        yield of_file(name, "verify.schema")
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield of_file(table, "verify.foreign", str(row if row is not None else "?"), other)


def _stored(connection: sqlite3.Connection, rid: int) -> Stored:
    row = connection.execute(
        "SELECT p.rid, p.id, p.source, p.sha256, p.markup_sha256, p.pack, ifnull(t.text, ''), "
        "ifnull(t.markup, ''), ifnull(r.record, x'') FROM page p "
        "LEFT JOIN page_text t USING (rid) LEFT JOIN page_record r USING (rid) WHERE p.rid = ?",
        (rid,),
    ).fetchone()
    return Stored(*row)


def _page_problems(
    connection: sqlite3.Connection,
    rid: int,
    cuts: list[Cut],
    reread: Callable[[Page], Reading] | None,
) -> Iterator[Problem]:
    page = _stored(connection, rid)
    changed = list(_text_problems(connection, page))
    yield from changed
    for cut in cuts:
        yield from _cut_problems(connection, page, cut)
    if changed:
        return  # all else leans on the text
    try:
        reading = unpack(page.record, page.text, page.markup)
    except BROKEN as error:
        yield page.problem("page_record", Why("verify.record", (str(error),)))
        return
    yield from _word_problems(connection, page, reading)
    yield from _cell_problems(connection, page, reading)
    yield from _judged_problems(connection, page)
    if reread:
        yield from _again_problems(page, reading, reread)


def _again_problems(
    page: Stored, reading: Reading, reread: Callable[[Page], Reading]
) -> Iterator[Problem]:
    try:
        again = reread(reading.article.page)
    except Exception as error:  # noqa: BLE001 (whatever reading raises is a finding, not the end)
        yield page.problem("page_record", Why("verify.reading_failed", (repr(error),)))
        return
    if again.pack != reading.pack:
        yield page.problem("page_record", Why("verify.pack", (reading.pack, again.pack)))
    else:
        yield from _reading_problems(page, reading, again)


# --- the text ------------------------------------------------------------------------------------


def _text_problems(connection: sqlite3.Connection, page: Stored) -> Iterator[Problem]:
    if digest(page.markup) != page.markup_sha256:
        yield page.problem("page_text", Why("verify.markup"))
    if digest(page.text) == page.sha256:
        return
    broken = [
        (start, stop)
        for start, stop, crc in connection.execute(
            "SELECT start, stop, crc FROM block WHERE page = ? ORDER BY n", (page.rid,)
        )
        if zlib.crc32(page.text[start:stop].encode()) != crc
    ]
    if not broken:
        yield page.problem("page_text", Why("verify.text_between"))
    for start, stop in broken:
        yield page.problem("page_text", Why("verify.text"), start, stop)


def _cuts(connection: sqlite3.Connection) -> list[Cut]:
    """Return every triple of columns ``x_start, x_stop, x_text`` of every table, by looking at the tables themselves."""
    found = []
    for table in TABLES:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        found += [
            Cut(table, f"{name[:-4]}start", f"{name[:-4]}stop", name)
            for name in names
            if name == "text" or name.endswith("_text")
        ]
    return found


def _cut_problems(connection: sqlite3.Connection, page: Stored, cut: Cut) -> Iterator[Problem]:
    rows = connection.execute(
        f"SELECT {cut.start}, {cut.stop}, {cut.text} FROM {cut.table} WHERE page = ? "  # noqa: S608 (own names)
        f"AND {cut.start} IS NOT NULL",
        (page.rid,),
    )
    for start, stop, text in rows:
        if not (isinstance(start, int) and isinstance(stop, int)):
            seen = (cut.text, repr(start), repr(stop))
            yield page.problem(cut.table, Why("verify.no_offsets", seen))
        elif page.text[start:stop] != text:
            yield page.problem(cut.table, Why("verify.cut", (cut.text,)), start, stop)


# --- the cells -----------------------------------------------------------------------------------


def _cell_problems(
    connection: sqlite3.Connection, page: Stored, reading: Reading
) -> Iterator[Problem]:
    right = {"page": [page_row(page.rid, reading)], **rows_of(page.rid, reading)}
    for table, rows in right.items():
        yield from _table_problems(connection, page, table, rows)


def _judged_problems(connection: sqlite3.Connection, page: Stored) -> Iterator[Problem]:
    """Yield what is wrong in the rows that stand for a page since people set something on it."""
    found = connection.execute("SELECT record FROM judged_page WHERE page = ?", (page.rid,))
    for (record,) in found.fetchall():
        try:
            judged = unpack(record, page.text, page.markup)
        except BROKEN as error:
            yield page.problem("judged_page", Why("verify.record", (str(error),)))
            return
        judged_page = page._replace(rid=-page.rid)
        for table, rows in rows_of(-page.rid, judged).items():
            if table in OVERLAID:
                yield from _table_problems(connection, judged_page, table, rows)


def _table_problems(
    connection: sqlite3.Connection, page: Stored, table: str, rows: list[Row]
) -> Iterator[Problem]:
    key = "rid" if table == "page" else "page"
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    stored = connection.execute(
        f"SELECT * FROM {table} WHERE {key} = ? ORDER BY {', '.join(_keys(names))}",  # noqa: S608 (own names)
        (page.rid,),
    ).fetchall()
    yield from _row_problems(page, table, names, (rows, stored))


def _word_problems(
    connection: sqlite3.Connection, page: Stored, reading: Reading
) -> Iterator[Problem]:
    title, words = searched(reading)
    found = connection.execute(
        "SELECT title, dasar FROM page_text WHERE rid = ?", (page.rid,)
    ).fetchone()
    if found != (title, words):
        yield page.problem("page_text", Why("verify.searched"))


def _keys(names: list[str]) -> list[str]:
    """Return the columns a table's rows are in order of: the leading key columns."""
    wanted = ("rid", "page", "statement", "event", "n") if "n" in names else ("rid",)
    return [name for name in names[: names.index("n") + 1 if "n" in names else 1] if name in wanted]


def _row_problems(
    page: Stored, table: str, names: list[str], rows: tuple[list[Row], list[Row]]
) -> Iterator[Problem]:
    for right, stored in zip_longest(*rows):
        if right == stored:
            continue
        if right is None or stored is None:
            code = "verify.row_missing" if stored is None else "verify.row_extra"
            yield page.problem(table, Why(code))
            continue
        wrong = [n for n, a, b in zip(names, right, stored, strict=True) if a != b]
        start, stop = _row_span(names, right)
        why = Why("verify.cells", (", ".join(wrong), str(right[1])))
        yield page.problem(table, why, start, stop)


def _row_span(names: list[str], row: Row) -> tuple[int, int]:
    if "start" not in names:
        return -1, -1
    start, stop = row[names.index("start")], row[names.index("stop")]
    return (start, stop) if isinstance(start, int) and isinstance(stop, int) else (-1, -1)


# --- reading again -------------------------------------------------------------------------------


ARTICLE = tuple(f for f in Article.__struct_fields__ if f != "page")
READING = tuple(f for f in Reading.__struct_fields__ if f != "article")


def _reading_problems(page: Stored, reading: Reading, again: Reading) -> Iterator[Problem]:
    pairs = [
        *((f, getattr(reading.article, f), getattr(again.article, f)) for f in ARTICLE),
        *((f, getattr(reading, f), getattr(again, f)) for f in READING),
    ]
    for field, old, new in pairs:
        if old == new:
            continue
        if not isinstance(old, tuple):
            yield page.problem(field, Why("verify.again_value", (repr(new), repr(old))))
            continue
        # Only the first: what follows is mostly the same list shifted by one.
        left, right = next((a, b) for a, b in zip_longest(old, new) if a != b)
        code = "verify.again_less" if right is None else "verify.again_other"
        code = "verify.again_more" if left is None else code
        span = _span_of(right if left is None else left)
        yield page.problem(field, Why(code), *((span.start, span.stop) if span else (-1, -1)))


def _span_of(thing: object) -> Span | None:
    span = getattr(thing, "span", None)
    pieces = getattr(thing, "pieces", None)
    if isinstance(span, Span):
        return span
    return pieces[0] if pieces else None
