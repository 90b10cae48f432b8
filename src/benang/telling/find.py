"""Search results as lines for the screen."""

from benang.ledger import Ledger


def find_lines(ledger: Ledger, words: str, limit: int) -> list[str]:
    """Return a line or two for every page that holds the words or their relatives, newest first."""
    lines: list[str] = []
    for hit in ledger.search(words, limit):
        lines.append(f"{hit.page}  {hit.title or hit.source}")
        lines.append(f"    {hit.snippet}")
    return lines
