"""Writing rows out: JSON Lines for programs, CSV for tables.

The same pages give the same bytes. In CSV nested values are JSON in a cell, and a text cell that a spreadsheet would take for a formula gets a leading
apostrophe; undo it by taking one off.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.telling.export_rows import KINDS
from benang.telling.shapes import Row
from benang.telling.whole import write_whole

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell must not start with: spreadsheets run it."""


def export_bytes(ledger: Ledger, what: str, fmt: str) -> Iterator[bytes]:
    """Return the rows of one kind in one format, piece by piece; UsageError lists the kinds and formats there are."""
    kind = KINDS.get(what)
    if kind is None:
        message = f"nothing called {what!r} to export; there are: {', '.join(KINDS)}"
        raise UsageError(message)
    if fmt not in FORMATS:
        message = f"{what} cannot be written as {fmt!r}; there are: {', '.join(FORMATS)}"
        raise UsageError(message)
    return FORMATS[fmt](kind.rows(ledger), tuple(kind.columns.split()))


def write_export(ledger: Ledger, what: str, fmt: str, out: Path) -> None:
    """Write the rows of one kind to a file, in place of the one that was there."""
    write_whole(Path(out), export_bytes(ledger, what, fmt))


def _jsonl(rows: Iterable[Row], _columns: tuple[str, ...]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for row in rows:
        yield encode(row) + b"\n"


def _csv(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[column]) for column in columns])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def cell(value: Any) -> str | int | float:  # noqa: ANN401 (any JSON value)
    """Return what stands in a CSV cell for a JSON value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return msgspec.json.encode(value).decode()


FORMATS: dict[str, Callable[[Iterable[Row], tuple[str, ...]], Iterator[bytes]]] = {
    "jsonl": _jsonl,
    "csv": _csv,
}
