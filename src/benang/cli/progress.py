"""How far a long command is, on standard error."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

EVERY = 5
"""Seconds between two lines where there is no terminal."""


@contextmanager
def show_progress() -> Iterator[Callable[[str, int], None]]:
    """Show a bar on a terminal, plain lines elsewhere; both on standard error."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TextColumn("{task.completed:.0f}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            tasks: dict[str, Any] = {}

            def tell(stage: str, done: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=None)
                bar.update(tasks[stage], completed=done)

            yield tell
        return
    yield _plain_progress()


def _plain_progress() -> Callable[[str, int], None]:
    """Return a teller that writes a line at most every five seconds, and one for each new stage."""
    last = time.monotonic()
    stages: set[str] = set()

    def tell(stage: str, done: int) -> None:
        nonlocal last
        now = time.monotonic()
        if (stage not in stages and not done) or now - last > EVERY:
            last = now
            click.echo(f"{stage}: {done}" if done else f"{stage} ...", err=True)
        stages.add(stage)

    return tell
