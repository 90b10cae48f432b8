"""Two processes read a ledger while a third writes it: no error, nothing half, and what was there never goes away."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.piles import write_pile

from benang.ledger import Ledger

RUN = Path(__file__).with_name("killed_run.py")
READER = """
import sys
from benang.ledger import Ledger
from benang.telling.export import export_bytes

print("ready", flush=True)
while True:
    with Ledger.open(sys.argv[1]) as ledger, ledger.snapshot():
        found = len(ledger.search("warga", 10000))
        told = [b"".join(export_bytes(ledger, what, "jsonl")) for what in ("pages", "statements", "happenings")]
        pages = ledger.connection.execute("SELECT count(*) FROM pages").fetchone()[0]
        events = ledger.connection.execute("SELECT count(*) FROM events WHERE happening IS NULL").fetchone()[0]
    lines = told[0].count(b"\\n")
    print(pages, lines, found, told[1].count(b"\\n"), told[2].count(b"\\n"), flush=True)
    if pages >= int(sys.argv[2]) and not events:
        break
"""


@pytest.mark.slow
def test_two_read_while_one_writes(tmp_path):
    """Searches and exports of two processes go on through three runs of a writer; what they count only grows."""
    path = tmp_path / "l.db"
    for n, pages in enumerate((20, 60, 100)):
        write_pile(tmp_path / f"{n}.jsonl", pages)
    weave(tmp_path / "0.jsonl", path)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(path), "100"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    weave(tmp_path / "1.jsonl", path)
    weave(tmp_path / "2.jsonl", path)
    for reader in readers:
        said, errors = reader.communicate(timeout=120)
        assert (reader.returncode, errors) == (0, "")
        counts = [tuple(int(x) for x in line.split()) for line in said.splitlines()]
        assert len({row[0] for row in counts}) > 2, "it read at one moment only"
        assert all(pages == lines for pages, lines, *_ in counts)
        for column in (0, 2, 3):
            seen = [row[column] for row in counts]
            assert seen == sorted(seen)
    with Ledger.open(path) as ledger:
        assert len(list(ledger.readings())) == 100


def weave(pile, path):
    """Weave a pile with the command."""
    words = ["weave", str(pile), "--ledger", str(path), "--workers", "1"]
    subprocess.run([sys.executable, str(RUN), *words], check=True, capture_output=True)
