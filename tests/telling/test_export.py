"""Exports: the contract's fields, the same bytes for the same pages, nothing a spreadsheet would run."""

import csv
import io
import json
import random

import msgspec
import pytest
from msgspec.structs import replace

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.records import Skipped, Title, Why
from benang.telling.cells import FORMULA
from benang.telling.export import FORMATS, export_bytes, write_export
from benang.telling.export_rows import KINDS

CONTRACT = {
    "pages": "id given_id source outlet lang title published read why",
    "statements": "id pieces form act zone cue source speaker to where chain modality polarity said parent page "
    "page_source text",
    "events": "id span kind modes contexts who to_whom what under condition numbers details where when modality "
    "polarity holders zone background page page_source text",
    "utterances": "id members speaker said to chains drift",
    "happenings": "id members kind who to_whom what where when values positions outlets origins unknown",
    "verdicts": "id claim kind for against outlets origins unknown why",
    "plans": "id about holder state window steps",
    "agreements": "id parties subject state steps",
    "restrictions": "id on by under says_complies threatens steps",
    "stories": "id title pages first last links",
    "links": "kind left right state score reasons",
    "blocks": "start end role why",
    "names": "start end kind key",
    "moments": "start end first last basis zone doubt repairs",
    "claims": "id",
}
"""The field names others build on; fields may be added, never renamed."""


def all_bytes(ledger, what, fmt):
    """Return an export as one piece."""
    return b"".join(export_bytes(ledger, what, fmt))


def filled(some, woven):
    """Return a ledger in memory with readings, a skipped page and a weave."""
    ledger = Ledger.memory()
    ledger.add([*some, Skipped("rusak.txt", "", Why("skip.broken", ("sebab",)))])
    ledger.replace_weave(woven)
    return ledger


@pytest.fixture
def ledger(reading, weave):
    """Return a ledger with a row of every kind."""
    some = [reading(n) for n in range(3)]
    with filled(some, weave(some)) as ledger:
        yield ledger


def test_every_kind_of_the_contract_is_there():
    """Every kind of row of the contract can be exported."""
    assert set(KINDS) == set(CONTRACT)


@pytest.mark.parametrize("what", KINDS)
def test_rows_have_the_contract_s_fields(ledger, what):
    """Every row has the contract's fields, in one fixed order, and the columns of the table are those of the rows."""
    rows = [json.loads(line) for line in all_bytes(ledger, what, "jsonl").splitlines()]
    assert rows
    for row in rows:
        assert list(row) == KINDS[what].columns.split()
        assert set(CONTRACT[what].split()) <= set(row)


@pytest.mark.parametrize("what", KINDS)
def test_rows_are_sorted(ledger, what):
    """Rows are sorted: links by kind and ends, rows without id by page and place, the rest by id."""
    rows = [json.loads(line) for line in all_bytes(ledger, what, "jsonl").splitlines()]
    keys = ("kind", "left", "right") if what == "links" else ("id",)
    keys = keys if keys[0] in rows[0] else ("page", "start", "end")
    found = [tuple(row[key] for key in keys) for row in rows]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("what", "fmt"), [(what, fmt) for fmt, form in FORMATS.items() for what in form.kinds]
)
def test_same_pages_same_bytes(ledger, reading, weave, what, fmt):
    """The order and the runs pages came in, from which pile and when, change no byte of any export."""
    some = [reading(n) for n in range(3)]
    random.Random(what).shuffle(some)
    other = Ledger.memory()
    for one in some:
        page = replace(one.article.page, fetched="2031-05-02", source="tumpukan lain.jsonl")
        other.add([replace(one, article=replace(one.article, page=page))])
    other.add([Skipped("rusak.txt", "", Why("skip.broken", ("sebab",)))])
    other.note_run("2031-04-03T10:00+07:00", "weave", 3, 1.5)
    other.replace_weave(weave(some[:2]))
    other.replace_weave(weave(sorted(some, key=lambda r: r.article.outlet)))
    with other:
        assert all_bytes(other, what, fmt) == all_bytes(ledger, what, fmt)


def test_texts_are_the_pages_own(ledger, reading):
    """The text beside a statement, event, name or block is the page's text at its offsets."""
    texts = {r.article.page.id: r.article.page.text for r in (reading(n) for n in range(3))}
    for line in all_bytes(ledger, "statements", "jsonl").splitlines():
        row = json.loads(line)
        assert row["text"] == [texts[row["page"]][a:b] for a, b in row["pieces"]]
    for what in ("names", "blocks", "moments"):
        for line in all_bytes(ledger, what, "jsonl").splitlines():
            row = json.loads(line)
            assert row["text"] == texts[row["page"]][row["start"] : row["end"]]


def test_skipped_pages_are_rows_with_a_reason(ledger):
    """A page that could not be read stands among the pages with read false and why."""
    rows = [json.loads(line) for line in all_bytes(ledger, "pages", "jsonl").splitlines()]
    bad = [row for row in rows if not row["read"]]
    assert [(row["source"], row["why"]) for row in bad] == [
        ("rusak.txt", {"rule": "skip.broken", "args": ["sebab"]})
    ]
    assert all(row["why"] is None and row["published"]["last"] for row in rows if row["read"])


@pytest.mark.parametrize("what", KINDS)
def test_csv_holds_what_jsonl_holds(ledger, what):
    """A CSV cell is the JSON value: text as it is (less the guard), nothing as empty, the rest as JSON."""
    rows = [json.loads(line) for line in all_bytes(ledger, what, "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(all_bytes(ledger, what, "csv").decode(), newline="")))
    assert len(table) == len(rows)
    for row, cells in zip(rows, table, strict=True):
        for key, value in row.items():
            if isinstance(value, str):
                assert cells[key].removeprefix("'") == value.removeprefix("'")
            elif value is None:
                assert cells[key] == ""
            else:
                assert json.loads(cells[key]) == value


@pytest.mark.parametrize("start", FORMULA)
def test_a_cell_never_starts_a_formula(reading, start):
    """Whatever a page prints, no cell of any table starts with what a spreadsheet runs."""
    evil = start + "cmd|'/C calc'!A0"
    one = reading(1)
    one = replace(
        one,
        article=replace(one.article, title=Title(evil), outlet=evil, place=evil),
        names=(replace(one.names[0], key=evil),),
    )
    with Ledger.memory() as ledger:
        ledger.add([one])
        for what in KINDS:
            text = all_bytes(ledger, what, "csv").decode()
            for row in csv.reader(io.StringIO(text, newline="")):
                assert not any(value.startswith(FORMULA) for value in row)
        table = list(
            csv.DictReader(io.StringIO(all_bytes(ledger, "pages", "csv").decode(), newline=""))
        )
        assert table[0]["title"] == "'" + evil


@pytest.mark.parametrize("what", KINDS)
def test_an_empty_ledger_gives_empty_tables(what):
    """Without pages JSON Lines is empty and CSV is its header."""
    with Ledger.memory() as ledger:
        assert all_bytes(ledger, what, "jsonl") == b""
        assert all_bytes(ledger, what, "csv").decode().strip() == ",".join(
            KINDS[what].columns.split()
        )


def test_what_cannot_be_exported_is_said(ledger, tmp_path):
    """Another kind or format is refused before anything is written, and the message lists what there is."""
    with pytest.raises(UsageError, match=r"statements.*stories"):
        write_export(ledger, "pernyataan", "csv", tmp_path / "o")
    with pytest.raises(UsageError, match="statements can be: jsonl, csv, parquet"):
        write_export(ledger, "statements", "xlsx", tmp_path / "o")
    with pytest.raises(UsageError, match="cannot write"):
        write_export(ledger, "links", "csv", tmp_path / "tidak-ada" / "o")
    assert list(tmp_path.iterdir()) == []


def test_a_file_appears_whole_or_not_at_all(ledger, tmp_path, monkeypatch):
    """The file is the export; when writing fails midway the old file stays and nothing is left beside it."""
    out = tmp_path / "o.jsonl"
    write_export(ledger, "names", "jsonl", out)
    before = out.read_bytes()
    assert before == all_bytes(ledger, "names", "jsonl")

    def broken(_ledger):
        yield {"id": "x"}
        message = "berhenti"
        raise RuntimeError(message)

    monkeypatch.setitem(KINDS, "names", KINDS["names"]._replace(rows=broken))
    with pytest.raises(RuntimeError, match="berhenti"):
        write_export(ledger, "names", "jsonl", out)
    assert out.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["o.jsonl"]


def test_reasons_speak(ledger):
    """A link's reason has its code, weight, what it saw, and words."""
    row = msgspec.json.decode(all_bytes(ledger, "links", "jsonl").splitlines()[0])
    assert row["reasons"] == [
        {"rule": "test.roots", "weight": 0.5, "args": ["kirim"], "text": "test.roots (kirim)"}
    ]
