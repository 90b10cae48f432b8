"""docs/exports.md says what the exports do: its queries run, its lists are complete."""

import json
import re
from pathlib import Path

import duckdb
import pytest

from benang.ledger import Ledger
from benang.telling.codebook import codebook
from benang.telling.export import FORMATS, export_bytes, write_export
from benang.telling.polecat import OURS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run_in_duckdb(ledger, query, tmp_path, monkeypatch):
    """Each query of the page runs over the exported files and finds rows in the example."""
    monkeypatch.chdir(tmp_path)
    for what in ("events", "happenings"):
        write_export(ledger, what, "parquet", tmp_path / f"{what}.parquet")
    assert duckdb.sql(query).fetchall()


def test_every_format_stands_there():
    """The table of formats has every format, each with the kinds it is for."""
    for name, form in FORMATS.items():
        kinds = "every kind" if len(form.kinds) > 2 else ", ".join(f"`{k}`" for k in form.kinds)
        assert f"| `{name}` | {kinds} |" in PAGE


def test_every_field_stands_there(ledger):
    """Every field of a PLOVER row, every column of ours and every reason to leave out is named on the page."""
    row = json.loads(next(iter(export_bytes(ledger, "happenings", "plover"))))
    named = set(re.findall(r"`([^`\n]+)`", PAGE))
    assert set(row) <= named
    assert set(OURS) <= named
    assert {rule.out for rule in codebook().rules if rule.out} <= named
