"""A command that is killed at any moment loses nothing it said was stored, leaves nothing half, and can be run again.

A small number of kills by default; ``BENANG_KILLS=200 pytest tests/ledger/test_kills.py`` kills 200 times over 500 pages.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.piles import write_pile

from benang.build import read_pages, weave
from benang.engines.inline import InlineEngine
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.ledger.verify import find_problems
from benang.records import Reading
from benang.telling.export import KINDS, export_bytes

KILLS = int(os.environ.get("BENANG_KILLS", "10"))
PAGES = 500 if KILLS >= 200 else 75
RUN = Path(__file__).with_name("killed_run.py")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there"),
]


class Whole(NamedTuple):
    """What never was killed: the pile, its readings by page id, and the exports of its ledger."""

    pile: Path
    readings: dict[str, Reading]
    exports: dict[str, bytes]


def exports(ledger: Ledger) -> dict[str, bytes]:
    """Return every export of a ledger and its digest."""
    found = {what: b"".join(export_bytes(ledger, what, "jsonl")) for what in KINDS}
    return {**found, "digest": ledger.digest().encode()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give the pile, read and woven without being disturbed."""
    pile = write_pile(tmp_path_factory.mktemp("pile") / "pile.jsonl", PAGES)
    readings = list(read_pages(read_paths([str(pile)]), InlineEngine()))
    with Ledger.memory() as ledger:
        ledger.add(readings)
        weave(ledger, InlineEngine())
        return Whole(pile, {r.article.page.id: r for r in readings}, exports(ledger))


class Run:
    """A command under way; ``lines`` is what it has said so far."""

    def __init__(self, *words: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, str(RUN), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line.strip())

    def end(self) -> int:
        """Wait until the command has ended by itself and return its status."""
        status = self.process.wait(timeout=300)
        self.listener.join(timeout=20)
        self.process.stdout.close()
        return status

    def wait_for(self, line: str, times: int) -> None:
        """Wait until the command has said a line so many times, or is over."""
        while self.lines.count(line) < times and self.process.poll() is None:
            time.sleep(0.001)

    def kill(self) -> bool:
        """Kill the command, as the system does when memory is out; return whether it had not ended by itself."""
        self.process.send_signal(signal.SIGKILL)
        status = self.process.wait()
        self.listener.join(timeout=20)  # the pipe ends when the last of its workers has gone
        assert not self.listener.is_alive(), "workers outlive the command"
        self.process.stdout.close()
        assert status in (0, -signal.SIGKILL)
        return status != 0


def strike(run: Run, dice: random.Random, seconds: float) -> str:
    """Wait for a random moment and return what it was: of the whole run, of a transaction, of the weaving."""
    moment = dice.choice(("any", "transaction", "weave", "weave"))
    if moment == "any":
        time.sleep(dice.uniform(0, seconds))
    elif moment == "transaction":
        run.wait_for("begin", dice.randrange(1, PAGES // 25 + 3))
        time.sleep(dice.uniform(0, 0.03))
    else:
        run.wait_for("weave", 1)
        time.sleep(dice.uniform(0, seconds / 2))
    return moment


def check(path: Path, whole: Whole, acknowledged: set[str]) -> int:
    """Check that a ledger left behind is sound and has all that was acknowledged; return how many pages it has."""
    copy = path.parent / "copy"
    copy.mkdir()
    for ending in ("", "-wal"):
        if Path(f"{path}{ending}").exists():
            shutil.copy(f"{path}{ending}", copy)
    connection = sqlite3.connect(copy / path.name)
    made = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if made:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    connection.close()
    shutil.rmtree(copy)
    if not made:
        assert acknowledged == set()
        return 0
    with Ledger.open(path) as ledger:
        found = {r.article.page.id: r for r in ledger.readings()}
        assert list(find_problems(ledger.connection)) == []
        assert ledger.weave() is not None
    assert acknowledged <= found.keys()
    assert all(whole.readings[id_] == reading for id_, reading in found.items())
    return len(found)


def finish(path: Path, whole: Whole) -> None:
    """Run once more to the end; the ledger equals one that never was killed."""
    run = Run("weave", str(whole.pile), "--ledger", str(path), "--workers", "1")
    assert run.end() == 0
    with Ledger.open(path) as ledger:
        assert exports(ledger) == whole.exports
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_kill_minus_nine(tmp_path, whole):
    """After each kill the ledger is sound and has every acknowledged page whole; the next run goes on from there."""
    dice, told = random.Random(9), Counter()
    folder, acknowledged, seconds, kills = tmp_path / "0", set(), 4.0 * PAGES / 500 + 1, 0
    folder.mkdir()
    while kills < KILLS:
        path = folder / "l.db"
        run = Run("weave", str(whole.pile), "--ledger", str(path), "--workers", "1")
        moment = strike(run, dice, seconds)
        killed = run.kill()
        acknowledged |= {line.split()[1] for line in run.lines if line.startswith("page ")}
        if killed:
            kills += 1
            left = run.lines.count("begin") - run.lines.count("commit")
            told["inside a transaction" if left else f"between ({moment})"] += 1
        pages = check(path, whole, acknowledged) if path.exists() else 0
        if pages == PAGES and dice.random() < 0.25:
            finish(path, whole)
            told["finished"] += 1
            folder, acknowledged = tmp_path / str(kills), set()
            folder.mkdir(exist_ok=True)
    finish(folder / "l.db", whole)
    print(f"{kills} kills over {PAGES} pages: {dict(told)}")  # noqa: T201 -- the figure of the long run


def test_kill_while_removing_and_judging(tmp_path, whole):
    """Killed while pages are taken out or judged, a ledger is sound; the next run ends as one with the same pages and judgements."""
    dice, folder = random.Random(11), tmp_path / "0"
    folder.mkdir()
    path = folder / "l.db"
    some = [whole.readings[id_] for id_ in sorted(whole.readings)][:40]
    with Ledger.open(path, write=True) as ledger:
        ledger.add(some)
        weave(ledger, InlineEngine())
    left, spoken = {r.article.page.id: r for r in some}, [r for r in some if r.statements]
    for n in range(max(4, KILLS // 5)):
        if n % 2:
            gone = dice.choice(sorted(left))
            words = ["remove", str(path), gone]
        else:
            said = dice.choice(spoken).statements[0].id
            words = [
                "judge",
                str(path),
                "set",
                said,
                "modality=feared",
                "--by",
                "Sari",
                "--why",
                "x",
            ]
        run = Run(*words, "--workers", "1")
        run.wait_for("begin", dice.randrange(1, 4))
        time.sleep(dice.uniform(0, 0.05))
        run.kill()
        with Ledger.open(path) as ledger:
            now = {r.article.page.id for r in ledger.readings()}
            assert list(find_problems(ledger.connection)) == []
        assert now in (set(left), set(left) - {words[2]})
        left = {id_: left[id_] for id_ in now}
        spoken = [r for r in left.values() if r.statements]
    with Ledger.open(path, write=True) as ledger, Ledger.memory() as other:
        weave(ledger, InlineEngine())
        other.add(left.values())
        for judgement in ledger.judgements():
            other.judge(judgement)
        weave(other, InlineEngine())
        assert exports(ledger) == exports(other)
        assert list(find_problems(ledger.connection)) == []
