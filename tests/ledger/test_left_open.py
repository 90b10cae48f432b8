"""A write that was killed outside the write-ahead log is undone by the next command, be it one that only reads."""

import subprocess
import sys
from pathlib import Path

from tests.invented import invent

from benang.ledger import Ledger
from benang.ledger.connect import journal_of

KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE half (x)")
connection.executemany("INSERT INTO half VALUES (?)", [("x" * 4000,)] * 50)
connection.execute("UPDATE page SET outlet = 'Setengah'")
connection.execute("DELETE FROM statement")
os.kill(os.getpid(), 9)
"""


def test_a_reader_undoes_what_a_killed_writer_left_open(tmp_path: Path) -> None:
    """With the journal of a killed write beside it, a ledger opens to read with every page as it was, and without the half write."""
    path = tmp_path / "satu.db"
    pages = [invent(1), invent(2)]
    with Ledger.open(path, write=True) as ledger:
        ledger.add(pages)
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert journal_of(path).exists()
    with Ledger.open(path) as ledger:
        assert list(ledger.readings()) == sorted(pages, key=lambda r: r.article.page.id)
        tables = {row[0] for row in ledger.connection.execute("SELECT name FROM sqlite_master")}
        assert "half" not in tables
    assert [p.name for p in tmp_path.iterdir()] == ["satu.db"]
