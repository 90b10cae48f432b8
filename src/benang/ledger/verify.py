"""Checking a ledger against itself and against reading again.

From the outside in: is the file whole; is each page's text the one that was read (its hash, and where that fails, the
checksum of each block, which says where); is every exact text that is stored anywhere what the page has at that span; is
every other cell what the page's record gives; does reading the page again give the record; is the search index what the
pages give; is every cell of the weave what its own record gives, and does every member exist. Nothing is written, and
nothing damaged stops the checking.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import NamedTuple

import msgspec
from msgspec import Struct

from benang.ledger.packing import unpack
from benang.ledger.rows import TABLES, Row, digest, page_row, rows_of
from benang.ledger.search import searched
from benang.ledger.verify_words import wrong_terms
from benang.ledger.weave_rows import weave_rows
from benang.ledger.weaves import fetch, rows_in
from benang.records import Article, Page, Reading, Span

BROKEN = (zlib.error, msgspec.MsgspecError, ValueError, TypeError, EOFError)
"""What unpacking a record with a changed byte may raise."""


class Problem(Struct, frozen=True):
    """One thing that does not agree; ``start`` and ``stop`` are offsets into the page, -1 where there are none."""

    page: str
    source: str
    table: str
    start: int
    stop: int
    what: str

    def __str__(self) -> str:
        where = f"[{self.start},{self.stop})" if self.start >= 0 else ""
        parts = (self.source or "ledger", self.page, self.table + where)
        return f"{' '.join(part for part in parts if part)}: {self.what}"


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

    def problem(self, table: str, what: str, start: int = -1, stop: int = -1) -> Problem:
        """Return a problem of this page."""
        return Problem(self.id, self.source, table, start, stop, what)


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
        yield from _guarded("weave", _weave_problems(connection))
    finally:
        connection.text_factory = usual


def _guarded(table: str, problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield problems until the file itself fails; that is one more problem, and the next check goes on."""
    try:
        yield from problems
    except sqlite3.DatabaseError as error:
        yield Problem("", "", table, -1, -1, f"the file cannot be read there ({error})")


def _index_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for what in wrong_terms(connection):
        yield Problem("", "", "words", -1, -1, what)


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
            yield Problem("", "", "file", -1, -1, words)
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        what = (
            f"a row ({row if row is not None else '?'}) hangs on a row of {other} that is not there"
        )
        yield Problem("", "", table, -1, -1, what)


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
        yield page.problem("page_record", f"the record cannot be decoded ({error})")
        return
    yield from _word_problems(connection, page, reading)
    yield from _cell_problems(connection, page, reading)
    if reread:
        yield from _again_problems(page, reading, reread)


def _again_problems(
    page: Stored, reading: Reading, reread: Callable[[Page], Reading]
) -> Iterator[Problem]:
    try:
        again = reread(reading.article.page)
    except Exception as error:  # noqa: BLE001 (whatever reading raises is a finding, not the end)
        yield page.problem("page_record", f"reading again failed: {error!r}")
        return
    if again.pack != reading.pack:
        what = f"read with pack {reading.pack}, this is pack {again.pack}: reading again was not compared"
        yield page.problem("page_record", what)
    else:
        yield from _reading_problems(page, reading, again)


# --- the text ------------------------------------------------------------------------------------


def _text_problems(connection: sqlite3.Connection, page: Stored) -> Iterator[Problem]:
    if digest(page.markup) != page.markup_sha256:
        yield page.problem("page_text", "the page's HTML is not what was read (SHA-256 differs)")
    if digest(page.text) == page.sha256:
        return
    what = "the page's text is not what was read (SHA-256 differs)"
    broken = [
        (start, stop)
        for start, stop, crc in connection.execute(
            "SELECT start, stop, crc FROM block WHERE page = ? ORDER BY n", (page.rid,)
        )
        if zlib.crc32(page.text[start:stop].encode()) != crc
    ]
    if not broken:
        yield page.problem("page_text", f"{what}, between its blocks")
    for start, stop in broken:
        yield page.problem("page_text", what, start, stop)


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
            yield page.problem(cut.table, f"{cut.text} has no offsets: {start!r}, {stop!r}")
        elif page.text[start:stop] != text:
            yield page.problem(cut.table, f"{cut.text} is not the page's text there", start, stop)


# --- the cells -----------------------------------------------------------------------------------


def _cell_problems(
    connection: sqlite3.Connection, page: Stored, reading: Reading
) -> Iterator[Problem]:
    right = {"page": [page_row(page.rid, reading)], **rows_of(page.rid, reading)}
    for table, rows in right.items():
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
        yield page.problem("page_text", "the title or root words of the search index have changed")


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
            yield page.problem(table, "a row is missing" if stored is None else "a row too many")
            continue
        wrong = [n for n, a, b in zip(names, right, stored, strict=True) if a != b]
        start, stop = _row_span(names, right)
        what = f"{', '.join(wrong)} of row {right[1]!r} not what the record gives"
        yield page.problem(table, what, start, stop)


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
            yield page.problem(field, f"reading again gives {new!r} for {old!r}")
            continue
        # Only the first: what follows is mostly the same list shifted by one.
        left, right = next((a, b) for a, b in zip_longest(old, new) if a != b)
        what = "reading again gives something else"
        what = "reading again gives one more" if left is None else what
        what = "reading again does not give it" if right is None else what
        span = _span_of(right if left is None else left)
        yield page.problem(field, what, *((span.start, span.stop) if span else (-1, -1)))


def _span_of(thing: object) -> Span | None:
    span = getattr(thing, "span", None)
    pieces = getattr(thing, "pieces", None)
    if isinstance(span, Span):
        return span
    return pieces[0] if pieces else None


# --- the weave -----------------------------------------------------------------------------------

ORPHANS = (
    ("utterance", "statement", "SELECT id FROM statement"),
    ("happening", "event", "SELECT id FROM event"),
    ("story", "page", "SELECT id FROM page"),
    ("copy", "page", "SELECT id FROM page"),
)


def _weave_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    try:
        weave = fetch(connection)
    except BROKEN as error:
        yield Problem("", "", "weave", -1, -1, f"a record of the weave cannot be decoded ({error})")
        return
    for table, rows in weave_rows(weave).items():
        found = rows_in(connection, table)
        for row in sorted(found.symmetric_difference(rows), key=repr)[:1]:
            what = f"a row is not what its record gives: {row[:4]!r}"
            yield Problem("", "", table, -1, -1, what)
    for kind, what, ids in ORPHANS:
        lost = connection.execute(
            f"SELECT member FROM member WHERE kind = ? AND member NOT IN ({ids}) ORDER BY member",  # noqa: S608
            (kind,),
        )
        for (member,) in lost:
            yield Problem("", "", kind, -1, -1, f"{what} {member} is not in the ledger")
