"""What the page about SQL says is so: its queries run and give rows, its seven questions the right ones."""

import re
import sqlite3
import subprocess
import time
from pathlib import Path
from shutil import which

import pytest
from tests.piles import write_pile

from benang.build import add_pages, weave
from benang.engines.inline import InlineEngine
from benang.intake import read_paths
from benang.ledger import Ledger, connect

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
QUESTIONS = {
    int(n): query for n, query in re.findall(r"### (\d)\. .*?```sql\n(.*?)```", PAGE, re.DOTALL)
}
SPAN_VIEWS = re.findall(r"CREATE VIEW (\w+)", (connect.FOLDER / "questions.sql").read_text("utf-8"))


@pytest.fixture(scope="module")
def summit_file(summit, summit_weave, tmp_path_factory):
    """Give the path of a ledger of the example pages."""
    path = tmp_path_factory.mktemp("summit") / "summit.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(summit.values())
        ledger.replace_weave(summit_weave)
        ledger.note_run("2031-04-03T10:00+07:00", "weave", 10, 0.5)
    return path


@pytest.fixture(scope="module")
def ask(summit_file):
    """Give what asks the ledger of the example pages with nothing but SQLite: rows as dictionaries."""
    connection = sqlite3.connect(f"file:{summit_file}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield lambda query: [dict(row) for row in connection.execute(query)]
    connection.close()


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run(ask, query):
    """Every query of the page gives rows."""
    if '"pengiriman"' in query:
        query = query.replace("pengiriman", "pertemuan").replace("kirim", "temu")
    assert ask(query)


def test_every_view_is_named(ask):
    """The tables of views name each of them, and no other."""
    views = {row["name"] for row in ask("SELECT name FROM sqlite_master WHERE type = 'view'")}
    table = "\n".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", table)) == views


def test_question_1_happenings_are_counted_once(ask):
    """Three outlets tell of the meeting: it is one row, with two proven origins and one that is not printed."""
    rows = ask(QUESTIONS[1])
    met = [r for r in rows if r["kind"] == "CONSULT" and r["day"] == "2025-05-14"]
    assert any(
        r["who"].startswith("Idris Mahendra; Liana Korompis")
        and (r["outlets"], r["origins"], r["unknown"]) == (3, 2, 1)
        for r in met
    )
    assert all(r["day"] for r in rows)
    said = [r for r in rows if r["only_according_to"]]
    assert said
    assert len(said) < len(rows)


def test_question_2_plans_that_came_true(ask):
    """The visit to the yard took place within days, the later one after weeks, each by its own page."""
    rows = ask(QUESTIONS[2])
    came = {(r["state"], r["page_source"]): r["days"] for r in rows}
    assert came["realised", "07-kabar-lontar.txt"] == 1
    assert came["realised", "10-suara-pesisir.txt"] == 36
    assert all(r["announced"] and r["became"] for r in rows)


def test_question_3_relayed_speech(ask):
    """What each outlet took from somebody else is a share of what it lets people say."""
    rows = ask(QUESTIONS[3])
    by_outlet = {r["outlet"]: r for r in rows}
    assert by_outlet["HarianTeluk.example"]["relayed"] > 0
    assert all(0 <= r["relayed"] <= r["statements"] for r in rows)
    assert [r["percent"] for r in rows] == sorted((r["percent"] for r in rows), reverse=True)


def test_question_4_versions_of_a_quote(ask):
    """The president's sentence comes in five renderings on three pages, counted from the first, all of one speaker."""
    rows = ask(QUESTIONS[4])
    assert [r["version"] for r in rows] == [1, 2, 3, 4, 5]
    assert {r["speaker"] for r in rows} == {"Idris Mahendra"}
    days = [r["published"] for r in rows if r["published"]]
    assert days == sorted(days)
    assert {drift for r in rows for drift in (r["drift"] or "").split(",")} >= {"stronger"}


def test_question_5_figures_that_differ(ask):
    """Two and three hours, 14 and 23 people: each figure with who gives it and the sentence that does."""
    rows = ask(QUESTIONS[5])
    values = {r["value"] for r in rows}
    assert {"2 hour", "3 hour", "14 person", "23 person"} <= values
    assert any(r["value"] == "14 person" and r["own_voice"] == 0 for r in rows)
    assert all(r["sentence"] for r in rows)


def test_question_6_who_copies(ask):
    """One page of the examples is a copy; its outlet is named with the one it copied."""
    rows = ask(QUESTIONS[6])
    copies = [r for r in rows if r["kind"] == "copy"]
    assert len(copies) == 1
    assert copies[0]["copier"] != copies[0]["copied"]
    assert copies[0]["pages"] == 1


def test_question_7_conflicts(ask):
    """Lunch in one page, dinner in two: both stand there with their sentences, and neither wins."""
    rows = [r for r in ask(QUESTIONS[7]) if r["slot"] == "meal"]
    assert {r["value"] for r in rows} == {"lunch", "dinner"}
    assert sum(r["value"] == "lunch" for r in rows) == 1
    assert all("makan" in r["sentence"].lower() or "jamuan" in r["sentence"].lower() for r in rows)


@pytest.mark.parametrize("view", SPAN_VIEWS)
def test_rows_stand_where_they_say(ask, view):
    """In every view that gives a text and offsets, the text is the page's text there and stands in the sentence."""
    rows = ask(f"SELECT * FROM {view}")  # noqa: S608 -- our own names
    pages = {r["id"]: r["text"] for r in ask("SELECT id, text FROM pages")}
    assert rows, view
    for row in rows:
        for side in ("", "left_", "right_"):
            if f"{side}start" not in row:
                continue
            start, stop = row[f"{side}start"], row[f"{side}stop"]
            text, sentence = row[f"{side}text"], row[f"{side}sentence"]
            if " […] " not in text:
                assert pages[row["page"]][start:stop] == text
            assert sentence is not None
            assert text.split(" […] ")[0][:20] in sentence


@pytest.mark.skipif(which("sqlite3") is None, reason="the sqlite3 command is not there")
def test_plain_sqlite_answers(summit_file):
    """The seven questions are answered by the sqlite3 command alone, without a line of ours."""
    for query in QUESTIONS.values():
        done = subprocess.run(
            ["sqlite3", "-readonly", str(summit_file), query],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout


@pytest.mark.slow
def test_views_stay_quick(tmp_path):
    """On a pile of 600 pages the first rows of every view, and one group's rows, come in a blink; none grows with its square."""
    path = write_pile(tmp_path / "pile.jsonl", 600)
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        add_pages(read_paths([str(path)]), ledger, InlineEngine(), lambda *_: None)
        weave(ledger, InlineEngine())
        for view in SPAN_VIEWS:
            before = time.process_time()
            ledger.connection.execute(f"SELECT * FROM {view} LIMIT 100").fetchall()  # noqa: S608
            assert time.process_time() - before < 0.2, view
