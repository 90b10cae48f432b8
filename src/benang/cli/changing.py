"""The commands that change a ledger: weave, remove and judge open it to write, note the run and say what came of it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benang.cli.opening import make_engine
from benang.cli.progress import show_progress
from benang.errors import BenangError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benang.ledger import Ledger


def weave_into(path: Path, paths: Sequence[str], workers: int | None, lang: str) -> bool:
    """Add pages and weave; print the summary; return whether the ledger holds a page."""
    from benang import build
    from benang.intake import read_paths
    from benang.ledger import Ledger
    from benang.records import Skipped
    from benang.telling.summary import added_lines, summary_lines

    started = time.monotonic()
    _check_there(path, paths)
    with Ledger.open(path, write=True) as ledger, make_engine(workers) as engine:
        with show_progress() as progress:
            own = {path.name + ending for ending in ("", "-wal", "-shm", "-journal", ".lock")}
            found = read_paths(paths, stdin=sys.stdin.buffer)
            pages = (p for p in found if not (isinstance(p, Skipped) and p.source in own))
            added = build.add_pages(pages, ledger, engine, progress)
            progress("weave", 0)
            woven = build.weave(ledger, engine)
        _note_run(ledger, "weave", added.new, started)
        click.echo("\n".join(added_lines(added.new, added.known, added.skipped, lang)))
        click.echo("\n".join(summary_lines(ledger, lang)))
        return woven.pages > 0 or added.new + added.known > 0


def remove_from(path: Path, names: Sequence[str], workers: int | None, lang: str) -> None:
    """Remove pages, weave what they touched, and print how many they were and what is left."""
    from benang import build
    from benang.telling.summary import removed_lines

    started = time.monotonic()
    with _kept(path) as ledger, make_engine(workers) as engine:
        removed = build.remove(ledger, names, engine)
        _note_run(ledger, "remove", len(removed.pages), started)
        click.echo("\n".join(removed_lines(len(removed.pages), removed.woven.pages, lang)))


def decide(path: Path, what: str, given: Sequence[str], options: dict[str, Any]) -> None:
    """Enter a judgement or take one back, weave what it touches again, and print what changed."""
    from benang import build, judging
    from benang.telling.judged import changed_lines, count_groups, kept_lines, loaded_lines

    started = time.monotonic()
    lang, word = options["lang"], judging.Word(options["by"], options["why"], _now())
    with _kept(path) as ledger, make_engine(options["workers"]) as engine:
        before = count_groups(ledger)
        if what == "undo":
            undone = judging.take_back(ledger, given, word.when)
            lines = kept_lines("taken_back", undone.id, {}, lang)
            changed, id_ = True, undone.id
        elif what == "load":
            loaded = judging.load(ledger, _lines_of(given))
            lines = loaded_lines(*loaded, lang)
            changed, id_ = loaded.new > 0, ""
        else:
            decided = judging.decide(ledger, what, given, word)
            changed, id_ = decided.new, decided.judgement.id
            single = decided.things if what in ("set", "different") else ()
            firsts = {thing.id: thing.members for thing in single}
            lines = kept_lines("kept" if changed else "known", id_, firsts, lang)
        if changed:
            build.weave(ledger, engine)
            _note_run(ledger, "judge", 1, started)
            lines += changed_lines(ledger, id_, before, lang)
        click.echo("\n".join(lines))


def _kept(path: Path) -> Ledger:
    """Open a ledger to change what it holds; one that is not there is not made."""
    from benang.ledger import Ledger

    Ledger.open(path).close()
    return Ledger.open(path, write=True)


def _lines_of(given: Sequence[str]) -> list[str]:
    """Return the lines of the one file that is given, or of standard input for -."""
    if len(given) != 1:
        message = f"`judge load` takes one file, or - for standard input, not {len(given)}"
        raise UsageError(message)
    with click.open_file(given[0], "r", encoding="utf-8", errors="surrogateescape") as file:
        return list(file)


def _check_there(ledger: Path, paths: Sequence[str]) -> None:
    """Refuse to make a ledger of paths none of which is there: a slip of the hand, most likely."""
    if not ledger.exists() and not any(p == "-" or "://" in p or Path(p).exists() for p in paths):
        message = f"there is nothing at {', '.join(map(repr, paths))}: no ledger was made"
        raise BenangError(message)


def _note_run(ledger: Ledger, what: str, changed: int, started: float) -> None:
    """Add a line to the ledger's run log: now, what was done, to how many pages, in how many seconds."""
    ledger.note_run(_now(), what, changed, round(time.monotonic() - started, 3))


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
