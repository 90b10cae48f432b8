"""Writing a batch of outcomes: rows are made and packed before the transaction opens, so that it is held briefly."""

import re
import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple, Self

import msgspec

from benang.ids import make_id
from benang.ledger.packing import pack
from benang.ledger.rows import TABLES, Row, as_json, page_row, rows_of
from benang.ledger.search import searched
from benang.ledger.weaves import insert
from benang.records import Reading, Skipped, Why

LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_args = msgspec.json.Decoder(tuple[str, ...]).decode


class Batch(NamedTuple):
    """What is new among some outcomes: readings with their packed records, and skipped pages."""

    readings: tuple[Reading, ...]
    records: tuple[bytes, ...]
    skipped: tuple[Skipped, ...]

    @classmethod
    def of(cls, outcomes: Iterable[Reading | Skipped], known: set[str]) -> Self:
        """Return the batch of some outcomes; a page that cannot be stored as text becomes a skipped one."""
        readings: dict[str, Reading] = {}
        records: list[bytes] = []
        skipped: list[Skipped] = []
        for outcome in outcomes:
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
                continue
            page = outcome.article.page
            if page.id in known or page.id in readings:
                continue
            try:
                page.text.encode()
                page.markup.encode()
                records.append(pack(outcome))
            except UnicodeEncodeError:
                why = Why("skip.surrogates")
                skipped.append(Skipped(page.source, page.given_id, why, page.id))
                continue
            readings[page.id] = outcome
        return cls(
            tuple(readings.values()),
            tuple(records),
            tuple(s for s in skipped if s.id not in known and s.id not in readings),
        )

    def store(self, connection: sqlite3.Connection) -> None:
        """Add the batch; the caller has opened the transaction."""
        free = connection.execute("SELECT ifnull(max(rid), 0) + 1 FROM page").fetchone()[0]
        pages: list[Row] = []
        texts: list[Row] = []
        children: dict[str, list[Row]] = {table: [] for table in TABLES}
        for rid, reading in enumerate(self.readings, free):
            page = reading.article.page
            title, words = searched(reading)
            pages.append(page_row(rid, reading))
            texts.append((rid, title, page.text, words, page.markup))
            for table, rows in rows_of(rid, reading).items():
                children[table] += rows
        insert(connection, "page", pages)
        insert(connection, "page_text", texts)
        insert(connection, "page_record", list(enumerate(self.records, free)))
        connection.executemany(
            "INSERT INTO words (rowid, title, text, dasar) VALUES (?, ?, ?, ?)",
            [row[:4] for row in texts],
        )
        for table, rows in children.items():
            insert(connection, table, rows)
        waiting = [(r.article.page.id,) for r in self.readings]
        connection.executemany("INSERT OR IGNORE INTO waiting VALUES (?)", waiting)
        connection.executemany(
            "DELETE FROM skipped WHERE page = ?", [(r.article.page.id,) for r in self.readings]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO skipped VALUES (?, ?, ?, ?, ?, ?)",
            [skipped_row(s) for s in self.skipped],
        )


def skipped_row(skipped: Skipped) -> Row:
    """Return the row of a skipped page; its key is what makes it itself, so adding it twice is one row."""
    source, given_id, page = (_whole(x) for x in (skipped.source, skipped.given_id, skipped.id))
    rule, args = skipped.why.rule, [_whole(x) for x in skipped.why.args]
    key = page or make_id("skipped", source, given_id, rule, *args)
    return key, page, source, given_id, rule, as_json(args)


def skipped_rows(connection: sqlite3.Connection) -> list[Skipped]:
    """Return the skipped pages of a ledger, by source, given id and key."""
    rows = connection.execute(
        "SELECT source, given_id, rule, args, page FROM skipped ORDER BY source, given_id, id"
    )
    return [Skipped(s, g, Why(rule, _args(args)), page) for s, g, rule, args, page in rows]


def settle_skipped(
    connection: sqlite3.Connection, files: Collection[str], now: Collection[Skipped]
) -> None:
    """Forget what was skipped of some files before and is not skipped now: they were read again."""
    kept = {skipped_row(s)[0] for s in now}
    rows = connection.execute("SELECT id, source FROM skipped ORDER BY id").fetchall()
    gone = [(id_,) for id_, source in rows if id_ not in kept and file_of(source) in files]
    connection.executemany("DELETE FROM skipped WHERE id = ?", gone)


def file_of(source: str) -> str:
    """Return the file that a source names: the source of a row is its file and its line."""
    file, _, line = source.rpartition(":")
    return file if file and line.isascii() and line.isdigit() else source


def _whole(text: str) -> str:
    """Return the text with lone surrogates, which no file can hold, as U+FFFD one for one."""
    return LONE_SURROGATE.sub("\ufffd", text)
