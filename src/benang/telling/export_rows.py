"""The rows of every export: what stands in them, in which order, and how they are sorted.

Nothing is held whole: rows come one at a time, and what must be sorted is sorted on disk. Rows of a page come in the
shape ``benang read`` prints (:mod:`benang.telling.shapes`), with the page and the exact text beside them. Nothing here depends on how the ledger came to be: no row number, no order of adding, no time of fetching,
and not the name of the pile a page was found in: its source is its address.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from benang.ledger import Ledger
from benang.records import Moment, Page, Reading, Span
from benang.telling.columns import columns
from benang.telling.export_groups import GROUPS
from benang.telling.judged_rows import judged_pages, judged_rows
from benang.telling.shapes import (
    Row,
    block_row,
    event_row,
    moment_row,
    name_row,
    own_id,
    statement_row,
)


class Kind(NamedTuple):
    """One kind of row: its columns in order (for a table without rows) and what yields the rows, sorted."""

    columns: str
    rows: Callable[[Ledger], Iterator[Row]]


def address(page: Page) -> str:
    """Return what names a page the same wherever it was found: its URL, else its own id (for a file, the file's name)."""
    return page.given.url or page.given_id or page.source


def _page_rows(ledger: Ledger) -> Iterator[Row]:
    found = ledger.connection.execute(
        "SELECT id, given_id, source, outlet, lang, title, published_first, published_last, published_basis, "
        "published_start, published_stop, read, rule, args, url, byline, place, incomplete, chars, sha256, pack, "
        "replaced_by FROM pages ORDER BY id"
    )
    judged = judged_pages(ledger)
    for id_, given, source, outlet, lang, title, first, last, basis, start, stop, *rest in found:
        read, rule, args, url, byline, place, incomplete, chars, sha256, pack, replaced = rest
        span = None if start is None else [start, stop]
        yield {
            "id": id_,
            "given_id": own_id(given, source),
            "source": source if not read else url or given or source,
            "outlet": outlet or None,
            "lang": lang or None,
            "title": title,
            "published": None
            if first is None
            else {"first": first, "last": last, "basis": basis, "span": span},
            "read": bool(read),
            "why": {"rule": rule, "args": msgspec.json.decode(args)} if rule else None,
            "url": url or None,
            "byline": msgspec.json.decode(byline),
            "place": place or None,
            "incomplete": incomplete or None,
            "chars": chars,
            "sha256": sha256,
            "pack": pack or None,
            "replaced_by": replaced,
            "judged": judged.get(id_, []),
        }


def _spanned(rows: Callable[[Reading], Iterable[Row]]) -> Callable[[Ledger], Iterator[Row]]:
    """Return what yields some rows with ``start`` and ``end`` of every page, by page id and place."""

    def all_rows(ledger: Ledger) -> Iterator[Row]:
        for reading in ledger.readings():
            page = reading.article.page
            for row in sorted(rows(reading), key=lambda r: (r["start"], r["end"])):
                text = page.text[row["start"] : row["end"]]
                yield {"page": page.id, "page_source": address(page), **row, "text": text}

    return all_rows


def _by_id(rows: Callable[[Reading], Iterable[Row]]) -> Callable[[Ledger], Iterator[Row]]:
    """Return what yields some rows of every page sorted by id; sorting spills to disk, so a pile of any size will do."""

    def all_rows(ledger: Ledger) -> Iterator[Row]:
        sorter = sqlite3.connect("", isolation_level=None)
        try:
            sorter.execute("CREATE TABLE row (id TEXT, line BLOB)")
            sorter.execute("BEGIN")
            for reading in ledger.readings():
                lines = [(row["id"], msgspec.json.encode(row)) for row in rows(reading)]
                sorter.executemany("INSERT INTO row VALUES (?, ?)", lines)
            for (line,) in sorter.execute("SELECT line FROM row ORDER BY id, line"):
                yield msgspec.json.decode(line)
        finally:
            sorter.close()

    return all_rows


def _statements(reading: Reading) -> Iterator[Row]:
    page = reading.article.page
    for statement in reading.statements:
        text = [_at(page.text, piece) for piece in statement.pieces]
        yield {
            **statement_row(statement),
            "page": page.id,
            "page_source": address(page),
            "text": text,
            "judged": judged_rows(statement.why),
        }


def _events(reading: Reading) -> Iterator[Row]:
    page = reading.article.page
    for event in reading.events:
        text = [_at(page.text, event.span)]
        yield {
            **event_row(event),
            "page": page.id,
            "page_source": address(page),
            "text": text,
            "judged": judged_rows(event.why),
        }


def _moment(moment: Moment) -> Row:
    return {**moment_row(moment), "judged": judged_rows([moment.why])}


def _at(text: str, span: Span) -> str:
    return text[span.start : span.stop]


_ROWS: dict[str, Callable[[Ledger], Iterator[Row]]] = {
    "pages": _page_rows,
    "blocks": _spanned(lambda reading: map(block_row, reading.article.blocks)),
    "names": _spanned(lambda reading: map(name_row, reading.names)),
    "moments": _spanned(lambda reading: map(_moment, reading.moments)),
    "statements": _by_id(_statements),
    "events": _by_id(_events),
    **GROUPS,
}

KINDS = {what: Kind(" ".join(shapes), _ROWS[what]) for what, shapes in columns().items()}
"""Every kind of row there is, by the name it is asked for."""
