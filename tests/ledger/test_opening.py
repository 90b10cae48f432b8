"""A ledger that cannot be used is refused in words, and a writer that is killed leaves nothing half."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.piles import write_pile

from benang.build import add_pages, weave
from benang.cli import main
from benang.engines.inline import InlineEngine
from benang.errors import LedgerError
from benang.intake import read_paths
from benang.ledger import Ledger, connect
from benang.telling.export import KINDS, export_bytes

ROOT = Path(__file__).resolve().parents[2]

KILLED = """
import importlib.util, itertools, sys
spec = importlib.util.spec_from_file_location("invented", sys.argv[1])
invented = importlib.util.module_from_spec(spec)
spec.loader.exec_module(invented)
from benang.ledger import Ledger
import benang.ledger
benang.ledger.BATCH = 7
with Ledger.open(sys.argv[2], write=True) as ledger:
    for n in itertools.count():
        ledger.add(invented.invent(x) for x in range(n * 7, n * 7 + 7))
        print(n * 7 + 7, flush=True)
"""


def text_file(path):
    """Make a file that is no database."""
    path.write_text("bukan buku besar " * 100)


def other_database(path):
    """Make a database of somebody else."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE page (id)")
    connection.commit()
    connection.close()


def empty_ledger(path):
    """Make a ledger that has its tables and nothing in them."""
    connection = sqlite3.connect(path, isolation_level=None)
    connect.make_tables(connection)
    connection.close()


def with_version(path, version):
    """Make a ledger of another version."""
    empty_ledger(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def newer_version(path):
    """Make a ledger of a version to come."""
    with_version(path, 999)


def older_version(path):
    """Make a ledger of the first version."""
    with_version(path, 1)


def cut_short(path):
    """Make a ledger that lost its second half."""
    empty_ledger(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def use(path, *, write):
    """Open a ledger and look at all of it."""
    with Ledger.open(path, write=write) as ledger:
        list(ledger.readings())
        ledger.weave()


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (text_file, "not a ledger"),
        (other_database, "not a ledger"),
        (newer_version, "version 999.*newer Benang"),
        (older_version, "version 1,.*weave the pages again"),
        (cut_short, "damaged"),
        (Path.mkdir, "cannot be used"),
    ],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path, make, words, write):
    """A file that is something else is refused in words, and not a byte of it changes."""
    path = tmp_path / "l.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError, match=words):
        use(path, write=write)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert not Path(f"{path}.lock").exists()


def test_missing_file_and_folder(tmp_path):
    """Reading a ledger that is not there says how to make one; a folder that is not there is named."""
    with pytest.raises(LedgerError, match="benang weave"):
        Ledger.open(tmp_path / "l.db")
    with pytest.raises(LedgerError, match="tidak-ada"):
        Ledger.open(tmp_path / "tidak-ada" / "l.db", write=True)


def test_an_empty_file_is_no_ledger_yet(tmp_path, reading):
    """A file of no bytes has nothing to read, which is said, and becomes a ledger when it is written."""
    path = tmp_path / "l.db"
    path.touch()
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(path)
    with Ledger.open(path, write=True) as ledger:
        assert ledger.add([reading()]) == 1


def fails():
    """Yield nothing and fail, as an input that breaks on its first page."""
    message = "rusak"
    raise ValueError(message)
    yield


def test_a_failed_first_run_leaves_no_ledger(tmp_path, reading):
    """A file that a writer made and put nothing into is gone when it ends, well or not; one with a page stays."""
    path = tmp_path / "l.db"
    with pytest.raises(ValueError, match="rusak"), Ledger.open(path, write=True) as ledger:
        ledger.add(fails())
    Ledger.open(path, write=True).close()
    assert list(tmp_path.iterdir()) == []
    with Ledger.open(path, write=True) as ledger:
        ledger.add([reading()])
    with pytest.raises(ValueError, match="rusak"), Ledger.open(path, write=True) as ledger:
        ledger.add(fails())
    with Ledger.open(path) as ledger:
        assert list(ledger.readings()) == [reading()]


def test_a_ledger_that_was_empty_before_stays(tmp_path):
    """Only a file that this writer made is taken away; one that was there is somebody's."""
    path = tmp_path / "l.db"
    empty_ledger(path)
    Ledger.open(path, write=True).close()
    assert path.exists()


def test_a_stale_lock_locks_nobody_out(tmp_path, reading):
    """A lock file that a killed writer left, with whatever stands in it, is taken over and removed."""
    lock = tmp_path / "l.db.lock"
    for left in (b"", b"4711 mesin-lain\n", b"\xff\x00" * 500):
        lock.write_bytes(left)
        with Ledger.open(tmp_path / "l.db", write=True) as ledger:
            ledger.add([reading()])
        assert not lock.exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_read_only_place(tmp_path, reading):
    """A ledger in a place that cannot be written is read all the same, and writing is refused in words."""
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        ledger.add([reading()])
    tmp_path.chmod(0o555)
    try:
        with Ledger.open(tmp_path / "l.db") as ledger:
            assert list(ledger.readings()) == [reading()]
        with pytest.raises(LedgerError, match="rights"):
            Ledger.open(tmp_path / "l.db", write=True)
    finally:
        tmp_path.chmod(0o755)


def test_made_by_a_killed_writer(tmp_path, reading):
    """A file that a writer was killed in before its tables were there becomes a ledger."""
    path = tmp_path / "l.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE x (a)")
    connection.execute("DROP TABLE x")
    connection.commit()
    connection.close()
    with Ledger.open(path, write=True) as ledger:
        assert ledger.add([reading()]) == 1


def test_full_disk_loses_nothing_that_was_stored(tmp_path, reading):
    """When space runs out the error says so and earlier pages are whole."""
    path = tmp_path / "l.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add([reading(1)])
        pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
        ledger.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match="no space left"):
            ledger.add([reading(2, extra="panjang sekali " * 20_000)])
    with Ledger.open(path) as ledger:
        assert list(ledger.readings()) == [reading(1)]
        assert ledger.verify(lambda _: reading(1)) == []


def test_full_disk_while_weaving(tmp_path):
    """When space runs out while the pages are compared, they are all there, and the next run ends as if nothing had been."""
    pile = write_pile(tmp_path / "pile.jsonl", 40)
    exports = []
    for name, room in (("full.db", 3), ("whole.db", 0)):
        with Ledger.open(tmp_path / name, write=True) as ledger:
            add_pages(read_paths([str(pile)]), ledger, InlineEngine(), lambda *_: None)
            if room:
                pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
                ledger.connection.execute(f"PRAGMA max_page_count = {pages + room}")
                with pytest.raises(LedgerError, match=r"no space left.*run again"):
                    weave(ledger, InlineEngine())
                assert len(list(ledger.readings())) == 40
        with Ledger.open(tmp_path / name, write=True) as ledger:
            weave(ledger, InlineEngine())
            exports.append({what: [*export_bytes(ledger, what, "jsonl")] for what in KINDS})
    assert exports[0] == exports[1]


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may make a small disk"
)
def test_a_disk_that_is_full(tmp_path):
    """On a disk of two megabytes the command says there is no space; with more space it goes on from where it was."""
    disk, pile = tmp_path / "disk", write_pile(tmp_path / "pile.jsonl", 200)
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody make a small disk")
    try:
        words = ["weave", str(pile), "--ledger", str(disk / "l.db"), "--workers", "1"]
        full = CliRunner().invoke(main, words)
        assert full.exit_code == 1
        assert "no space left" in full.output
        subprocess.run(["mount", "-o", "remount,size=60m", str(disk)], check=True)
        assert CliRunner().invoke(main, words).exit_code == 0
        assert CliRunner().invoke(main, ["verify", str(disk / "l.db")]).exit_code == 0
        with Ledger.open(disk / "l.db") as ledger:
            assert len(list(ledger.readings())) == 200
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_one_writer_many_readers(tmp_path, reading):
    """While one writes, a second writer is refused in words, and a reader sees whole pages as they come."""
    path = tmp_path / "l.db"
    with Ledger.open(path, write=True) as writer, Ledger.open(path) as reader:
        for n in range(1, 4):
            writer.add([reading(n)])
            assert len(list(reader.readings())) == n
        with pytest.raises(
            LedgerError, match=rf"being written by another process \({os.getpid()} on"
        ):
            Ledger.open(path, write=True)
    with Ledger.open(path, write=True) as writer:
        assert writer.add([reading(9)]) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["l.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.11])
def test_killed_writer(tmp_path, moment, reading):
    """After kill -9 everything that was acknowledged is there, nothing is half, and the next writer gets in."""
    path = tmp_path / "l.db"
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(ROOT / "tests" / "invented.py"), str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    acknowledged = 0
    while acknowledged < 21:
        acknowledged = int(child.stdout.readline())
    time.sleep(moment)
    child.send_signal(signal.SIGKILL)
    rest = child.communicate()[0].split()
    acknowledged = int(rest[-1]) if rest else acknowledged
    shutil.copytree(tmp_path, tmp_path / "copy")
    with Ledger.open(path, write=True) as ledger:
        found = list(ledger.readings())
        assert len(found) >= acknowledged
        assert len(found) % 7 == 0
        by_id = {r.article.page.id: r for r in (reading(n) for n in range(len(found)))}
        assert ledger.verify(lambda page: by_id[page.id]) == []
        assert ledger.add([reading(-1)]) == 1
    with Ledger.open(tmp_path / "copy" / "l.db") as ledger:
        assert len(list(ledger.readings())) == len(found)


def test_a_reader_that_was_there_first(tmp_path, reading):
    """A reader that had the file open before the writer came sees what the writer adds, and lets it in and out."""
    path = tmp_path / "l.db"
    empty_ledger(path)
    with Ledger.open(path) as reader:
        assert list(reader.readings()) == []
        with Ledger.open(path, write=True) as writer:
            writer.add([reading(1)])
            assert list(reader.readings()) == [reading(1)]
        assert list(reader.readings()) == [reading(1)]
    with Ledger.open(path) as again:
        assert list(again.readings()) == [reading(1)]


def test_odd_file_names(tmp_path, reading):
    """A path with blanks and signs that mean something in addresses is just a path."""
    path = tmp_path / "buku ? besar #1 %20.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add([reading()])
    with Ledger.open(path) as ledger:
        assert len(list(ledger.readings())) == 1
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_readers_never_move_what_was_written(tmp_path, reading):
    """A reader that closes, or asks for it, carries nothing from the log into the file: only the writer does."""
    path, log = tmp_path / "l.db", tmp_path / "l.db-wal"
    with Ledger.open(path, write=True) as writer:
        writer.add([reading(1)])
        before = path.read_bytes(), log.read_bytes()
        with Ledger.open(path) as reader:
            assert list(reader.readings()) == [reading(1)]
            for mode in ("PASSIVE", "FULL", "RESTART", "TRUNCATE"):
                with suppress(sqlite3.Error):
                    reader.connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
        assert (path.read_bytes(), log.read_bytes()) == before
        assert before[1]


def test_memory_mapping_is_off(tmp_path, reading):
    """Neither the writer nor a reader maps the file: a bug of SQLite in WAL mode damages mapped files."""
    path = tmp_path / "l.db"
    with Ledger.open(path, write=True) as writer, Ledger.open(path) as reader:
        for ledger in (writer, reader):
            assert ledger.connection.execute("PRAGMA mmap_size").fetchone() in ((0,), None)
        writer.add([reading()])


def test_a_snapshot_is_one_state(tmp_path, reading):
    """What a reader asks inside a snapshot does not change while a writer adds pages; after it, it does."""
    path = tmp_path / "l.db"
    with Ledger.open(path, write=True) as writer:
        writer.add([reading(1)])
        with Ledger.open(path) as ledger:
            with ledger.snapshot():
                assert len(list(ledger.readings())) == 1
                writer.add([reading(2)])
                assert len(list(ledger.readings())) == 1
            assert len(list(ledger.readings())) == 2


def test_a_writer_waits_for_a_reader_that_came_first(tmp_path, reading, monkeypatch):
    """A writer that finds a reader in the middle of something says so when waiting is over, and gets in after it."""
    path = tmp_path / "l.db"
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    with Ledger.open(path, write=True) as ledger:
        ledger.add([reading(1)])
    with Ledger.open(path) as reader:
        with reader.snapshot():
            assert len(list(reader.readings())) == 1
            with pytest.raises(LedgerError, match="being read by another process"):
                Ledger.open(path, write=True)
        with Ledger.open(path, write=True) as writer:
            assert writer.add([reading(2)]) == 1


def test_a_mistake_of_ours_is_not_called_damage(tmp_path, reading):
    """A failure inside a snapshot of a whole ledger goes on as it is; only damage becomes words about damage."""
    path = tmp_path / "l.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add([reading(1)])
    with Ledger.open(path) as ledger, pytest.raises(KeyError, match="x"), ledger.snapshot():
        raise KeyError("x")  # noqa: EM101 -- what a missing key raises
    connection = sqlite3.connect(path)
    connection.execute("UPDATE name SET key = 'x'")
    connection.commit()
    connection.close()
    with (
        Ledger.open(path) as ledger,
        pytest.raises(LedgerError, match="damaged"),
        ledger.snapshot(),
    ):
        raise KeyError("x")  # noqa: EM101
