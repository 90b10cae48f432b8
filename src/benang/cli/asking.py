"""Commands that ask a ledger about something from outside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from benang.cli.opening import opened
from benang.errors import UsageError

NAME = 255
"""Characters of the longest file name: what is longer is a text."""


def check_draft(path: Path, given: str, options: dict[str, Any]) -> bool:
    """Print where each sentence of a draft stands; return whether every one is found."""
    from benang import build
    from benang.ledger.days import check_as_of
    from benang.telling.checked import checked_bytes, checked_lines

    day = check_as_of(options["day"]) if options["day"] else ""
    text = draft_text(given)
    with opened(path, options["as_of"]) as ledger:
        found = build.check(ledger, text, day)
    if options["fmt"] == "json":
        for line in checked_bytes(found.draft, found.pages, found.findings):
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    else:
        lines = checked_lines(found.draft, found.pages, found.findings, options["lang"])
        click.echo("\n".join(lines))
    return all(finding.state == "found" for finding in found.findings)


def draft_text(given: str) -> str:
    """Return the draft: what stands in the file of this name, on standard input for ``-``, or the words themselves.

    A file is read as pages are (its bytes may be in any encoding); one that holds no page is a UsageError with the reason.
    """
    from benang.intake import read_paths
    from benang.records import Page

    if given != "-" and not _is_file(given):
        return given
    found = list(read_paths([given], stdin=sys.stdin.buffer))
    texts = [page.text for page in found if isinstance(page, Page)]
    if not texts:
        message = f"{given!r} holds no text that can be checked"
        raise UsageError(message)
    return "\n".join(texts)


def _is_file(given: str) -> bool:
    try:
        return len(given) <= NAME and Path(given).is_file()
    except (OSError, ValueError):  # a text with a NUL, or longer than any path
        return False
