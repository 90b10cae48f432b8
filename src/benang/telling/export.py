"""Writing rows out: which kinds of rows can be had in which formats, and what writes them.

The same pages give the same bytes, and a file appears whole or not at all. Every kind comes as JSON Lines for programs,
CSV for tables (:mod:`benang.telling.cells` keeps spreadsheets from running them) and Parquet for analysts.
"""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.telling.cells import cell
from benang.telling.columns import columns
from benang.telling.export_rows import KINDS
from benang.telling.graphs import graphml_bytes
from benang.telling.parquet import parquet_bytes
from benang.telling.plan_calendar import ics_bytes
from benang.telling.plover import plover_bytes
from benang.telling.polecat import polecat_bytes
from benang.telling.provenance import prov_bytes
from benang.telling.whole import write_whole


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


class Format(NamedTuple):
    """One format: the kinds of rows it can hold, and what writes them."""

    kinds: tuple[str, ...]
    write: Callable[[Ledger, str], Iterator[bytes]]


EVERY = tuple(KINDS)
CODED = ("happenings", "events")
FORMATS = {
    "jsonl": Format(EVERY, _jsonl),
    "csv": Format(EVERY, _csv),
    "parquet": Format(EVERY, _parquet),
    "plover": Format(CODED, plover_bytes),
    "polecat": Format(CODED, polecat_bytes),
    "graphml": Format(("links",), graphml_bytes),
    "prov": Format(("links",), prov_bytes),
    "ics": Format(("plans",), ics_bytes),
}
"""Every format by its name; ``jsonl``, ``csv`` and ``parquet`` hold every kind."""
