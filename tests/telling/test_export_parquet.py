"""Parquet: typed columns that are the same with and without rows, the same bytes for the same rows, for any reader."""

import io
import json
import sys

import duckdb
import pyarrow.parquet as pq
import pytest

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.telling import parquet
from benang.telling.columns import columns
from benang.telling.export import EVERY, export_bytes, write_export
from benang.telling.parquet import parquet_bytes

TYPES = {"text": str, "int": int, "float": (int, float), "bool": bool}


def all_bytes(ledger, what, fmt):
    """Return an export as one piece."""
    return b"".join(export_bytes(ledger, what, fmt))


@pytest.fixture(scope="module")
def ledger(reading, weave):
    """Return a ledger with a row of every kind."""
    some = [reading(n) for n in range(3)]
    with Ledger.memory() as made:
        made.add(some)
        made.replace_weave(weave(some))
        yield made


@pytest.fixture(scope="module")
def summit_ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


def misfit(value, shape):
    """Return the path of what a value has other than its shape says, or None."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            return "not a list"
        return next((f"[].{m}" for item in value if (m := misfit(item, shape[0]))), None)
    if value is None:
        return None
    if isinstance(shape, dict):
        if list(value) != list(shape):
            return f"{list(value)} for {list(shape)}"
        found = ((name, misfit(value[name], shape[name])) for name in shape)
        return next((f"{name}: {m}" for name, m in found if m), None)
    fits = isinstance(value, TYPES[shape]) and (shape == "bool" or not isinstance(value, bool))
    return None if fits else f"{value!r} for {shape}"


OPTIONAL_LISTS = {"span", "cue", "source", "where", "said", "when", "condition", "window"}
"""Pairs that may be missing as a whole."""


@pytest.mark.parametrize("what", EVERY)
@pytest.mark.parametrize("pile", ["ledger", "summit_ledger"])
def test_every_value_has_the_type_its_column_says(what, pile, request):
    """The column types are those of the rows, down to every field of every record in a cell."""
    shapes = columns()[what]
    for line in all_bytes(request.getfixturevalue(pile), what, "jsonl").splitlines():
        row = json.loads(line)
        assert list(row) == list(shapes)
        for name, shape in shapes.items():
            value = _without_missing(row[name])
            if value is not None:
                assert misfit(value, shape) is None, name


def _without_missing(value):
    if isinstance(value, dict):
        return {
            k: [] if v is None and (k in OPTIONAL_LISTS or k.endswith("_span")) else v
            for k, v in ((k, _without_missing(v)) for k, v in value.items())
        }
    return [_without_missing(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("what", EVERY)
def test_parquet_holds_what_jsonl_holds(ledger, what):
    """Reading the table back gives the very rows that JSON Lines has."""
    table = pq.read_table(io.BytesIO(all_bytes(ledger, what, "parquet")))
    rows = [json.loads(line) for line in all_bytes(ledger, what, "jsonl").splitlines()]
    assert table.to_pylist() == rows


@pytest.mark.parametrize("what", EVERY)
def test_an_empty_table_has_the_same_columns(ledger, what):
    """Without rows the file has the columns and types it has with rows."""
    with Ledger.memory() as empty:
        bare = pq.read_table(io.BytesIO(all_bytes(empty, what, "parquet")))
    full = pq.read_table(io.BytesIO(all_bytes(ledger, what, "parquet")))
    assert bare.num_rows == 0
    assert bare.schema.equals(full.schema, check_metadata=True)


def test_rows_pass_in_groups(monkeypatch):
    """A long table is written in groups, and pieces come out before the last row has gone in."""
    monkeypatch.setattr(parquet, "GROUP", 10)
    seen = []

    def rows():
        for n in range(35):
            seen.append(n)
            yield {"n": n, "name": f"baris {n}"}

    pieces = parquet_bytes(rows(), {"n": "int", "name": "text"})
    first = next(pieces)
    assert len(seen) < 35
    found = pq.ParquetFile(io.BytesIO(first + b"".join(pieces)))
    assert found.num_row_groups == 4
    assert found.read().column("n").to_pylist() == list(range(35))


def test_no_time_and_no_place_in_the_file(ledger):
    """The file's own notes hold the schema alone."""
    notes = pq.ParquetFile(io.BytesIO(all_bytes(ledger, "names", "parquet"))).metadata.metadata
    assert set(notes or {}) <= {b"ARROW:schema"}


def test_duckdb_asks_the_file(summit_ledger, tmp_path):
    """DuckDB reads the file as it is: lists unnest, fields of records have names, days cast to dates."""
    write_export(summit_ledger, "happenings", "parquet", tmp_path / "happenings.parquet")
    write_export(summit_ledger, "events", "parquet", tmp_path / "events.parquet")
    found = duckdb.execute(
        """SELECT h.id, h."when"[1]::DATE, count(*) FROM (
             SELECT *, unnest(members) AS member FROM read_parquet($happenings)) h
           JOIN read_parquet($events) e ON e.id = h.member GROUP BY ALL ORDER BY ALL""",
        {name: str(tmp_path / f"{name}.parquet") for name in ("happenings", "events")},
    ).fetchall()
    rows = [json.loads(x) for x in all_bytes(summit_ledger, "happenings", "jsonl").splitlines()]
    assert [(id_, n) for id_, _, n in found] == [(r["id"], len(r["members"])) for r in rows]
    assert [str(day) if day else None for _, day, _ in found] == [
        r["when"][0] if r["when"] else None for r in rows
    ]


def test_without_pyarrow_one_sentence(ledger, monkeypatch, tmp_path):
    """Without the library the export says what to install and writes nothing."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"benang\[parquet\]"):
        write_export(ledger, "names", "parquet", tmp_path / "o")
    assert list(tmp_path.iterdir()) == []
