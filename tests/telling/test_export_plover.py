"""PLOVER and POLECAT rows: every cell with the sentence behind it."""

import csv
import io
import json

import pytest
from msgspec.structs import replace
from tests.coded_mentions import BARAT, CASES, RATU, TAMU, WARGA, coded, mention

from benang.ledger import Ledger
from benang.telling.coded import coded_events, coded_happenings
from benang.telling.export import export_bytes
from benang.telling.polecat import COLUMNS, OURS, polecat_row, stands

REQUIRED = ("id", "date", "actor", "event")


@pytest.fixture(scope="module")
def ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


def lines(ledger, what, fmt):
    """Return the rows of an export in JSON Lines."""
    return [json.loads(x) for x in b"".join(export_bytes(ledger, what, fmt)).splitlines()]


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_one_row_each(ledger, what):
    """Every happening, and every event, has exactly one row, sorted by id, all with the same fields in one order."""
    rows = lines(ledger, what, "plover")
    assert [r["id"] for r in rows] == [r["id"] for r in lines(ledger, what, "jsonl")]
    assert len({tuple(r) for r in rows}) == 1
    assert set(REQUIRED) <= set(rows[0])
    assert any(r["has_event"] for r in rows)
    assert any(not r["has_event"] for r in rows)


def test_rows_of_events_lead_to_their_happening(ledger):
    """An event's row is linked to the happening it reports and lends its three numbers."""
    homes = {r["id"]: r for r in lines(ledger, "happenings", "plover")}
    for row in lines(ledger, "events", "plover"):
        home = homes[row["link"]]
        assert row["id"] in [e["event"] for e in home["evidence"]]
        assert [row[n] for n in ("outlets", "origins", "unknown")] == [
            home[n] for n in ("outlets", "origins", "unknown")
        ]


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_every_cell_leads_to_its_sentence(ledger, what, summit):
    """Evidence, parties and place stand in the page at the offsets given, inside the sentence that is given."""
    texts = {r.article.page.id: r.article.page.text for r in summit.values()}
    for row in lines(ledger, what, "plover"):
        assert row["evidence"]
        for e in row["evidence"]:
            start, end = e["sentence"]
            assert texts[e["page"]][e["start"] : e["end"]] == e["text"]
            assert texts[e["page"]][start:end] == e["sentence_text"]
            assert start <= e["start"] < e["end"] <= end
        pages = {e["page"] for e in row["evidence"]}
        for party in [*row["actor"], *row["recipient"]]:
            for at in party["mentions"]:
                assert at["page"] in pages
                assert texts[at["page"]][at["start"] : at["end"]].strip()
        info = row["text_info"]
        assert row["event_text"] == [texts[info["text_story"]][info["start"] : info["end"]]]


def test_a_plan_and_a_promise_are_agreements(ledger):
    """In the example, what was planned is AGREE or THREATEN on the day it was said, and keeps its window in ``when``."""
    rows = [
        r
        for r in lines(ledger, "happenings", "plover")
        if r["modality"] == "planned" and r["has_event"]
    ]
    assert rows
    assert {r["event"][0] for r in rows} <= {"AGREE", "THREATEN", "REJECT", "CONCEDE"}
    assert {r["date_basis"] for r in rows} <= {"said", "published"}


# --- the table -----------------------------------------------------------------------------------

POLECAT = (CASES / "polecat_columns.txt").read_text("utf-8").splitlines()


def table(ledger, what):
    """Return the rows of a POLECAT table by column."""
    text = b"".join(export_bytes(ledger, what, "polecat")).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def test_forty_columns_in_their_order(ledger):
    """The head is POLECAT's forty columns, then ours."""
    assert list(COLUMNS) == POLECAT
    assert len(COLUMNS) == 40
    head = b"".join(export_bytes(ledger, "happenings", "polecat")).decode().split("\n")[0]
    assert head.split("\t") == [*POLECAT, *OURS]
    assert not set(COLUMNS) & set(OURS)


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_the_table_has_what_is_coded(ledger, what):
    """The rows are the coded ones of the PLOVER export and those whose actor alone is unnamed, with the same codes."""
    coded_rows = {r["id"]: r for r in lines(ledger, what, "plover")}
    rows = {r["Event ID"]: r for r in table(ledger, what)}
    assert list(rows) == [id_ for id_ in coded_rows if id_ in rows]
    assert {id_ for id_, r in coded_rows.items() if r["has_event"]} <= set(rows)
    for id_, row in rows.items():
        record = coded_rows[id_]
        assert row["Event Type"] == record["derived"]["event"]
        assert float(row["Intensity"]) == record["derived"]["event_scale"]
        assert row["Event Date"] == record["date"]
        assert (row["Actor Name"] == "None") == (not record["actor"])
        assert (row["Recipient Name"] == "None") == (not record["recipient"])
        assert [e["text"] for e in json.loads(row["Evidence"])] == [
            e["text"] for e in record["evidence"]
        ]


def test_sides_of_the_table():
    """Parties of a side stand in one order across its columns; a side without any is None and empty cells."""
    row = polecat_row(coded(mention("SUPPORT", (RATU, BARAT, TAMU))))
    assert row["Actor Name"] == "Joni Vuki; Salote Fine; negara-negara Barat"
    assert row["Actor Country"] == "FJI; TON; "
    assert row["Actor COW"] == "950; 955; "
    assert row["Primary Actor Sector"] == "GOV; GOV; UNK"
    assert row["Recipient Name"] == "None"
    assert row["Recipient COW"] is None


def test_an_unnamed_actor_has_a_place_in_the_table():
    """Nobody named as actor is None there; a denial has no place."""
    assert stands(coded(mention("COERCE", (), (WARGA,))))
    assert not stands(coded(mention("COERCE", (), (), modes=("arrest",))))
    assert not stands(coded(mention("SUPPORT", (RATU,), (TAMU,), polarity="-")))


@pytest.mark.parametrize("evil", ["=1+1\tB", " =cmd|'/C calc'!A0", "satu\nEvent", '+"x\t"'])
def test_text_stays_in_its_cell(evil, reading, weave):
    """Tabs, line ends, quotes and formulas in a page change no column, no row and run nowhere."""
    one = reading(1)
    sent = replace(one.events[0], who=(replace(one.events[0].who[0], name=evil, country="TON"),))
    article = replace(one.article, outlet=evil)
    one = replace(one, article=article, events=(sent, *one.events[1:]))
    others = [reading(2), reading(3)]
    with Ledger.memory() as ledger:
        ledger.add([one, *others])
        ledger.replace_weave(weave([one, *others]))
        rows = table(ledger, "events")
    assert len(rows) == 3
    for row in rows:
        assert None not in row
        assert all(
            isinstance(v, str) and not v.startswith(("=", "+", "@", "\t")) for v in row.values()
        )
    assert any(" ".join(evil.split()) in row["Actor Name"] for row in rows)


def test_coding_streams(ledger):
    """Rows come one by one: the first is there before the rest is coded."""
    assert next(coded_happenings(ledger)).happening.id
    assert next(coded_events(ledger)).happening.id
