"""Writing rows out: JSON Lines for programs, CSV for tables.

The same pages give the same bytes. In CSV nested values are JSON in a cell, and a text cell that a spreadsheet would take for a formula gets a leading
apostrophe; undo it by taking one off.
"""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.telling.columns import columns
from benang.telling.export_rows import KINDS
from benang.telling.parquet import parquet_bytes
from benang.telling.whole import write_whole

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell must not start with: spreadsheets run it."""


def export_bytes(ledger: Ledger, what: str, fmt: str) -> Iterator[bytes]:
    """Return the rows of one kind in one format, piece by piece; UsageError names the kinds and formats that fit."""
    if what not in KINDS:
        message = f"nothing called {what!r} to export; there are: {', '.join(KINDS)}"
        raise UsageError(message)
    form = FORMATS.get(fmt)
    if form is None or what not in form.kinds:
        raise UsageError(_does_not_fit(what, fmt))
    return form.write(ledger, what)


def _does_not_fit(what: str, fmt: str) -> str:
    fitting = [name for name, form in FORMATS.items() if what in form.kinds]
    message = f"{what} cannot be written as {fmt!r}; {what} can be: {', '.join(fitting)}"
    if fmt in FORMATS:
        message += f"; {fmt} is for: {', '.join(FORMATS[fmt].kinds)}"
    return message


def write_export(ledger: Ledger, what: str, fmt: str, out: Path) -> None:
    """Write the rows of one kind to a file, in place of the one that was there."""
    write_whole(Path(out), export_bytes(ledger, what, fmt))


def _jsonl(ledger: Ledger, what: str) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    for row in KINDS[what].rows(ledger):
        yield encode(row) + b"\n"


def _csv(ledger: Ledger, what: str) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    names = KINDS[what].columns.split()
    writer.writerow(names)
    for row in KINDS[what].rows(ledger):
        writer.writerow([cell(row[name]) for name in names])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def _parquet(ledger: Ledger, what: str) -> Iterator[bytes]:
    return parquet_bytes(KINDS[what].rows(ledger), columns()[what])


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


class Format(NamedTuple):
    """One format: the kinds of rows it can hold, and what writes them."""

    kinds: tuple[str, ...]
    write: Callable[[Ledger, str], Iterator[bytes]]


EVERY = tuple(KINDS)
FORMATS = {
    "jsonl": Format(EVERY, _jsonl),
    "csv": Format(EVERY, _csv),
    "parquet": Format(EVERY, _parquet),
}
"""Every format by its name; ``jsonl``, ``csv`` and ``parquet`` hold every kind."""
