"""What a person at the keyboard sees: exit statuses, clear words, no traceback."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from benang.examples import SUMMIT

BENANG = Path(sys.executable).with_name("benang")


def benang(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as a user does."""
    return subprocess.run(
        [str(BENANG), *words],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger woven from the example pages by the command."""
    path = tmp_path_factory.mktemp("ledger") / "summit.db"
    done = benang("weave", str(SUMMIT), "--ledger", str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_weave_prints_what_an_editor_asks_for(ledger: Path) -> None:
    """Weaving known pages again says so and still tells stories, conflicts, doubts and plans."""
    done = benang("weave", str(SUMMIT), "--ledger", str(ledger), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "0 new pages read, 10 already there, 0 skipped" in done.stdout
    for word in ("stories", "Copies: 1 whole", "Verdicts:", "Plans:", "Doubted dates: 1"):
        assert word in done.stdout


def test_read_prints_one_object_a_page() -> None:
    """`benang read` gives the contract's fields, and the text only when asked."""
    done = benang("read", str(SUMMIT / "04-nusaraya.txt"))
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert {"page", "lang", "outlet", "title", "published", "blocks", "moments", "names"} <= set(
        row
    )
    assert {"statements", "events", "event_links"} <= set(row)
    assert "text" not in row["page"]
    with_text = json.loads(benang("read", "--text", str(SUMMIT / "04-nusaraya.txt")).stdout)
    assert len(with_text["page"]["text"]) == with_text["page"]["chars"]


def test_read_takes_standard_input() -> None:
    """A dash reads one page, or JSON Lines, from standard input."""
    line = json.dumps({"id": "satu", "text": "Hujan turun di kota itu sejak Senin pagi.\n"})
    row = json.loads(benang("read", "-", stdin=line + "\n").stdout)
    assert row["page"]["given_id"] == "satu"


def test_nothing_to_read_is_exit_status_one(tmp_path: Path) -> None:
    """A folder without pages weaves nothing and says so with status 1, without a traceback."""
    done = benang("weave", str(tmp_path), "--ledger", str(tmp_path / "empty.db"))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr


def test_wrong_arguments_are_exit_status_two(ledger: Path) -> None:
    """A kind or format that is not there ends with status 2 and lists what there is."""
    done = benang("export", str(ledger), "--what", "opinions")
    assert done.returncode == 2
    assert "utterances" in done.stderr
    assert benang("export", str(ledger), "--what", "plans", "--format", "graphml").returncode == 2
    assert benang("summary", str(ledger), "--as-of", "yesterday").returncode == 2


def test_a_missing_ledger_is_said_in_words(tmp_path: Path) -> None:
    """Opening a ledger that is not there, or a file that is none, is one clear line and status 1."""
    other = tmp_path / "notes.txt"
    other.write_text("not a ledger")
    for path in (tmp_path / "none.db", other):
        done = benang("summary", str(path))
        assert done.returncode == 1
        assert done.stderr.startswith("benang: ")
        assert "Traceback" not in done.stderr


def test_verify_passes_and_then_finds_one_changed_byte(ledger: Path, tmp_path: Path) -> None:
    """A whole ledger verifies; after one changed character in a stored page it fails and says where."""
    assert benang("verify", str(ledger)).returncode == 0
    copy = tmp_path / "copy.db"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute(
            "UPDATE page_text SET text = replace(text, 'pesanan', 'pesanam') "
            "WHERE rid = (SELECT rid FROM page WHERE source = '07-kabar-lontar.txt')"
        )
    done = benang("verify", str(copy))
    assert done.returncode == 1
    assert "07-kabar-lontar.txt" in done.stderr


def test_explain_puts_a_statement_into_words(ledger: Path) -> None:
    """Explaining a statement names its page and says more than codes."""
    rows = benang("export", str(ledger), "--what", "statements").stdout.splitlines()
    row = json.loads(rows[0])
    done = benang("explain", str(ledger), row["id"])
    assert done.returncode == 0
    assert row["page_source"] in done.stdout
    assert "statement." not in done.stdout


def test_search_finds_a_family_of_words(ledger: Path) -> None:
    """Looking for one form of a word finds pages that print another."""
    done = benang("search", str(ledger), "penandatanganan")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) >= 2


def test_help_names_every_command() -> None:
    """`benang --help` lists the commands and how to start."""
    done = benang("--help")
    assert done.returncode == 0
    for word in ("demo", "weave", "read", "dossier", "export", "explain", "verify", "search"):
        assert word in done.stdout
