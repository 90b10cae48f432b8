"""One changed bit anywhere in a ledger: every command says what it can in words, and verify is never silent about a change.

A few places by default; ``BENANG_FLIPS=300 pytest tests/ledger/test_damage.py`` tries 300.
"""

import os
import random
from collections import Counter

import pytest
from click.testing import CliRunner

from benang.cli import main
from benang.errors import BenangError
from benang.ledger import Ledger
from benang.telling.export import KINDS, export_bytes

FLIPS = int(os.environ.get("BENANG_FLIPS", "40"))
SILENT = ("pages", "statements", "events", "utterances", "happenings", "verdicts", "plans")


@pytest.fixture(scope="module")
def whole(summit, summit_weave, tmp_path_factory):
    """Give the bytes of a ledger of the example pages, and its exports."""
    path = tmp_path_factory.mktemp("whole") / "l.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(summit.values())
        ledger.replace_weave(summit_weave)
    with Ledger.open(path) as ledger:
        return path.read_bytes(), exports(ledger)


def exports(ledger):
    """Return what the ledger tells."""
    with ledger.snapshot():
        return {what: b"".join(export_bytes(ledger, what, "jsonl")) for what in KINDS}


def said_in_words(*words):
    """Run a command in this process; it ends with a status and words, whatever the file holds."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), (
        words,
        result.exception,
    )
    assert "Traceback" not in result.output
    assert result.exit_code in (0, 1, 2)
    return result.exit_code


def use(path):
    """Open a ledger to write and look at all of it."""
    with Ledger.open(path, write=True) as ledger:
        list(ledger.readings())
        ledger.weave()


@pytest.mark.slow
def test_one_changed_bit(tmp_path, whole):
    """Reading commands end in words; where verify finds nothing, everything the ledger tells is as it was."""
    raw, told = whole
    dice, found = random.Random(7), Counter()
    for n in range(FLIPS):
        at, bit = dice.randrange(len(raw)), 1 << dice.randrange(8)
        path = tmp_path / f"{n}.db"
        path.write_bytes(raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :])
        said_in_words("summary", path)
        said_in_words("search", path, "perjanjian")
        said_in_words("dossier", path, "-o", tmp_path / "d.html")
        for what in SILENT:
            said_in_words("export", path, "--what", what)
        status = said_in_words("verify", path)
        found["found" if status else "not found"] += 1
        if not status:
            with Ledger.open(path) as ledger:
                assert exports(ledger) == told, f"verify is silent about a change at byte {at}"
        path.unlink()
    print(f"{FLIPS} flips: {dict(found)}")  # noqa: T201 -- the figure of the long run


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut_short(tmp_path, whole, share):
    """A file that lost its end is said to be damaged by every command, and opening it to write changes nothing."""
    raw = whole[0][: int(len(whole[0]) * share)]
    path = tmp_path / "l.db"
    path.write_bytes(raw)
    assert said_in_words("verify", path) == 1
    said_in_words("summary", path)
    with pytest.raises(BenangError):
        use(path)
    assert said_in_words("weave", tmp_path, "--ledger", path, "--workers", "1") in (0, 1)
