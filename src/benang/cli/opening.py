"""What a command works with: a ledger to read, as it is or as of a day, and the engine that reads and weaves."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benang.engines import Engine
    from benang.engines.local import LocalEngine
    from benang.ledger import Ledger

SMALL = 300
"""Pages that this process weaves again sooner than workers start."""


def make_engine(workers: int | None) -> LocalEngine:
    """Return what reads and weaves on this machine's cores, or on as many as ``workers``."""
    from benang.build import PRELOAD
    from benang.engines.local import LocalEngine

    return LocalEngine(workers, preload=PRELOAD)


@contextmanager
def opened(path: Path, as_of: str) -> Iterator[Ledger]:
    """Open a ledger to read; with ``as_of`` a past one in memory."""
    from benang import build
    from benang.ledger import Ledger
    from benang.ledger.days import check_as_of

    day = check_as_of(as_of) if as_of else ""
    with Ledger.open(path) as ledger, ledger.snapshot():
        if not day:
            yield ledger
            return
        with past_engine(ledger) as engine, build.as_of(ledger, day, engine) as past:
            yield past


@contextmanager
def past_engine(ledger: Ledger) -> Iterator[Engine]:
    """Give what weaves a past: this process for a small pile, this machine's cores for a large one."""
    from benang.engines.inline import InlineEngine
    from benang.telling import asking

    if asking.count(ledger, "pages", "read") <= SMALL:
        yield InlineEngine()
        return
    with make_engine(None) as engine:
        yield engine
