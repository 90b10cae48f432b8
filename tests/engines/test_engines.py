"""The two verbs give the same on every engine, and no row can stop a run."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from benang.engines import Broken, Engine
from benang.engines.inline import InlineEngine
from benang.engines.local import CANNOT_START, ENDLESS, KILLED, LocalEngine


@pytest.fixture(scope="module")
def local() -> Iterator[LocalEngine]:
    """Give one engine of two workers for the whole module."""
    with LocalEngine(2, patience=20) as engine:
        yield engine


@pytest.fixture(params=["inline", "local"])
def engine(request: pytest.FixtureRequest, local: LocalEngine) -> Engine:
    """Give each engine in turn."""
    return InlineEngine() if request.param == "inline" else local


def double(row: int) -> int:
    """Double a row, or fail on thirteen."""
    if row == 13:
        raise ValueError(row)
    return row * 2


def deadly(row: int) -> int:
    """Kill the process that works on row 37."""
    if row == 37:
        os.kill(os.getpid(), signal.SIGKILL)
    return row


def endless(row: int) -> int:
    """Never come back from row 5."""
    if row == 5:
        time.sleep(600)
    return row


def tens(row: int) -> list[str]:
    """Give the keys of a row: its tens, and whether it is even."""
    return [f"tens {row // 10}"] + (["even"] if row % 2 == 0 else [])


def add_up(key: str, rows: list[int]) -> list[str]:
    """Say what a group adds up to."""
    return [f"{key}: {sum(rows)}"]


def test_each_keeps_order_and_sets_aside_what_fails(engine: Engine) -> None:
    """A row that raises comes back as Broken with its index, and all others in order."""
    out = list(engine.each(range(100), double))
    assert out[13] == Broken(13, "ValueError while reading")
    assert [x for i, x in enumerate(out) if i != 13] == [i * 2 for i in range(100) if i != 13]


def test_each_of_nothing_is_nothing(engine: Engine) -> None:
    """No rows give no outcomes."""
    assert list(engine.each([], double)) == []


def test_together_hands_over_rows_that_share_a_key(engine: Engine) -> None:
    """Every key with two rows is judged once, in the order of the keys; a key of one row is not."""
    assert list(engine.together([1, 2, 4, 11, 25], tens, add_up)) == ["even: 6", "tens 0: 7"]


def test_together_is_the_same_on_both_engines(local: LocalEngine) -> None:
    """More groups than fit one chunk give the same on this machine's cores as in this process."""
    rows = list(range(9000))
    assert list(local.together(rows, tens, add_up)) == list(
        InlineEngine().together(rows, tens, add_up)
    )


def test_a_row_that_kills_its_worker_is_quarantined() -> None:
    """Exactly the deadly row is set aside; every other row is worked on once and in order."""
    with LocalEngine(2) as engine:
        out = list(engine.each(range(200), deadly))
    assert out[37] == Broken(37, KILLED)
    assert [x for x in out if not isinstance(x, Broken)] == [i for i in range(200) if i != 37]


def test_a_row_that_never_ends_is_quarantined() -> None:
    """A row that runs past the engine's patience is set aside and the rest is done."""
    with LocalEngine(2, patience=2) as engine:
        out = list(engine.each(range(8), endless))
    assert out == [0, 1, 2, 3, 4, Broken(5, ENDLESS.format(2)), 6, 7]


def test_workers_that_cannot_start_are_an_error_not_a_pile_of_broken_rows() -> None:
    """A script read from standard input cannot be imported by workers: one clear error, no row set aside."""
    script = (
        "from benang.engines.local import LocalEngine\n"
        "with LocalEngine(2) as engine: print(list(engine.each([1], str)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-"], input=script, capture_output=True, text=True, check=False
    )
    assert CANNOT_START in done.stderr
    assert "Broken(" not in done.stdout
