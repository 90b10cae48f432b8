"""What a search found, as lines for a terminal."""

import re

from benang.ledger import Ledger

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""Controls a terminal would obey and marks that turn the direction of what follows."""


def visible(line: str) -> str:
    """Return a line that shows what it says: every control character of a page is a blank."""
    return UNSEEN.sub(" ", line)


def find_lines(ledger: Ledger, words: str, limit: int) -> list[str]:
    """Return two lines a page, newest first: day, outlet, title and source; then the words around the first one found."""
    lines = []
    for hit in ledger.search(words, limit):
        day = hit.published[:10] or "----------"
        lines.append(f"{day}  {hit.outlet or '?'}  {hit.title}  [{hit.source}]")
        lines.append(f"            … {' '.join(hit.snippet.split())} …  ({hit.page})")
    return [visible(line) for line in lines]
