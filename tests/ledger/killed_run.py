"""Runs a command of ``benang`` and says on standard output what it has done, for the tests that kill it.

    python killed_run.py weave PILE --ledger FILE --workers 1

A line ``begin`` and ``commit`` around each transaction, ``page ID`` for each page whose storing has been acknowledged,
``weave`` when comparing begins, ``done`` at the end. Batches are small, so that there are many moments to be killed at.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import benang.ledger
from benang import build
from benang.cli import main
from benang.ledger import Ledger
from benang.records import Reading, Skipped


def say(*words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def watch() -> None:
    """Make the ledger and the build say what they do."""
    benang.ledger.BATCH = 25
    write, transaction, weave = Ledger._write, Ledger.transaction, build.weave

    def told_write(self: Ledger, outcomes: list[Reading | Skipped]) -> int:
        new = write(self, outcomes)
        for outcome in outcomes:
            if isinstance(outcome, Reading):
                say("page", outcome.article.page.id)
        return new

    @contextmanager
    def told_transaction(self: Ledger) -> Iterator[None]:
        with transaction(self):
            say("begin")
            yield
        say("commit")

    def told_weave(*args: Any, **more: Any) -> Any:
        say("weave")
        return weave(*args, **more)

    Ledger._write, Ledger.transaction, build.weave = told_write, told_transaction, told_weave


if __name__ == "__main__":  # workers import this file again
    watch()
    try:
        main(sys.argv[1:], standalone_mode=False)
    finally:
        say("done")
