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


def test_a_slip_of_the_hand_makes_no_ledger(tmp_path: Path) -> None:
    """Weaving paths none of which is there says so in one line and leaves no ledger behind."""
    done = benang("weave", str(tmp_path / "salah"), "--ledger", str(tmp_path / "new.db"))
    assert done.returncode == 1
    assert "salah" in done.stderr
    assert list(tmp_path.iterdir()) == []


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


def test_check_tells_by_its_exit_status_whether_all_is_found(ledger: Path, tmp_path: Path) -> None:
    """A faithful sentence ends with 0, a changed number with 1, from the command line, a file or standard input."""
    said = "Mahendra dan Korompis berunding selama {} jam di Gedung Siwalima."
    assert benang("check", str(ledger), said.format("tiga")).returncode == 0
    draft = tmp_path / "draft.txt"
    draft.write_text(said.format("lima"), encoding="utf-8")
    for given, stdin in ((str(draft), ""), ("-", said.format("lima"))):
        done = benang("check", str(ledger), given, "--lang", "en", stdin=stdin)
        assert done.returncode == 1
        assert "“lima” here, “tiga” there" in done.stdout


def test_help_names_every_command() -> None:
    """`benang --help` lists the commands and how to start."""
    done = benang("--help")
    assert done.returncode == 0
    for word in ("demo", "weave", "read", "dossier", "export", "explain", "verify", "search"):
        assert word in done.stdout


def test_mended_input_leaves_no_trace(tmp_path: Path) -> None:
    """A row that was broken and is mended is no longer skipped, and the ledger equals one that never saw it."""
    pile, ledger, clean = tmp_path / "a.jsonl", tmp_path / "a.db", tmp_path / "b.db"
    good = json.dumps(
        {"id": "satu", "text": "Jembatan Lamat dibuka lagi, kata Bupati Rukmana Belo."}
    )
    other = json.dumps({"id": "dua", "text": "Pasar Lama tutup, kata Bupati Rukmana Belo, Senin."})
    pile.write_text(f"{good}\n{{broken\n")
    assert "1 skipped" in benang("weave", str(pile), "-l", str(ledger), "--lang", "en").stdout
    pile.write_text(f"{good}\n{other}\n")
    again = benang("weave", str(pile), "-l", str(ledger), "--lang", "en")
    assert "1 new pages read, 1 already there, 0 skipped" in again.stdout
    benang("weave", str(pile), "-l", str(clean))
    exports = [benang("export", str(path), "--what", "pages").stdout for path in (ledger, clean)]
    assert exports[0] == exports[1]


def test_a_ledger_is_not_its_own_page(tmp_path: Path) -> None:
    """Weaving a folder that holds the ledger passes over the ledger's own files."""
    (tmp_path / "satu.txt").write_text("Jembatan Lamat dibuka lagi, kata Bupati Rukmana Belo.\n")
    for _ in range(2):
        done = benang("weave", str(tmp_path), "-l", str(tmp_path / "l.db"), "--lang", "en")
        assert "0 skipped" in done.stdout


def test_two_rows_that_differ_in_their_id_alone_are_two_pages(tmp_path: Path) -> None:
    """The input's own id is part of what makes a page, so the order of two such rows changes no export."""
    rows = [
        json.dumps({"id": name, "url": "https://contoh.example/1", "text": "Pasar Lama tutup.\n"})
        for name in ("A", "B")
    ]
    exports = []
    for name, order in (("x", rows), ("y", rows[::-1])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(order))
        benang("weave", str(tmp_path / f"{name}.jsonl"), "-l", str(tmp_path / f"{name}.db"))
        exports.append(benang("export", str(tmp_path / f"{name}.db"), "--what", "pages").stdout)
    assert exports[0] == exports[1]


@pytest.mark.parametrize("day", ["20250516", "2025-W20-5", "16 Mei 2025", "２０２５-05-16"])
def test_a_day_has_one_spelling(ledger: Path, day: str) -> None:
    """Other spellings of a day are refused in words, never compared as text."""
    done = benang("summary", str(ledger), "--as-of", day)
    assert done.returncode == 2
    assert "2024-06-20" in done.stderr


def test_a_damaged_ledger_is_said_in_words(ledger: Path, tmp_path: Path) -> None:
    """A file whose pages were overwritten gives one line and status 1 from a reading command."""
    copy = tmp_path / "damaged.db"
    raw = bytearray(ledger.read_bytes())
    raw[8192:] = b"\x5a" * (len(raw) - 8192)
    copy.write_bytes(bytes(raw))
    done = benang("summary", str(copy))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_demo_into_a_file_is_said_in_words(tmp_path: Path) -> None:
    """A folder that cannot be made is one line, not a traceback."""
    (tmp_path / "taken").write_text("x")
    done = benang("demo", str(tmp_path / "taken"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_id_nobody_gave_is_none() -> None:
    """`given_id` is the input's own id; a file's name and an address made from the content are not shown as one."""
    assert (
        json.loads(benang("read", str(SUMMIT / "04-nusaraya.txt")).stdout)["page"]["given_id"]
        is None
    )
    row = json.loads(
        benang("read", "-", stdin="Pasar Lama tutup, kata Bupati Rukmana Belo.\n").stdout
    )
    assert row["page"]["given_id"] is None
