"""The command line: only this package prints or exits.

``commands.py`` declares every command and calls :mod:`benang.build` or :mod:`benang.telling`; ``changing.py`` holds what
weave, remove and judge do to a ledger; ``opening.py`` opens ledgers and engines; ``group.py`` turns errors into words;
``progress.py`` says how far a run is. Everything heavy is imported inside the command that needs it.
"""

from benang.cli.commands import main

__all__ = ["main"]
