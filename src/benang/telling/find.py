"""What a search found, as lines for a terminal."""

import re

from benang.ledger import Hit, Ledger, Narrowed
from benang.ledger.search import EVERYWHERE
from benang.telling.labels import labels

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""Controls a terminal would obey and marks that turn the direction of what follows."""
TITLE = 160
"""Characters of a headline or an outlet's name on a screen; a page may print a million."""
LINE = 4000
"""Characters of a line on a screen."""


def visible(line: str) -> str:
    """Return a line that shows what it says: every control character of a page is a blank, no line is without end."""
    return UNSEEN.sub(" ", short(line, LINE))


def short(text: str, most: int = TITLE) -> str:
    """Return a text, cut with an ellipsis where it is longer than ``most`` characters."""
    return text if len(text) <= most else text[:most].rstrip() + "…"


def find_lines(
    ledger: Ledger, words: str, limit: int, narrowed: Narrowed = EVERYWHERE, lang: str = "id"
) -> list[str]:
    """Return two lines a page: day, outlet, title and source; then the sentence with the words found between asterisks.

    Where nothing was found there is one line that says so.
    """
    screen = labels(lang)
    lines = []
    for hit in ledger.search(words, limit, narrowed):
        day = hit.published[:10] or screen("undated")
        outlet = short(hit.outlet) or screen("outlet_unnamed")
        lines.append(f"{day}  {outlet}  {short(hit.title)}  [{hit.source}]")
        lines.append(f"            {' '.join(_marked(hit).split())}  ({hit.page})")
    return [visible(line) for line in lines or [screen.of("summary", "not_found")]]


def _marked(hit: Hit) -> str:
    """Return the snippet with the words that were found between asterisks; overlapping ones are marked once."""
    parts, at = [], hit.start
    for start, stop in hit.marks:
        if start >= at:
            parts += [hit.snippet[at - hit.start : start - hit.start], "*"]
            parts += [hit.snippet[start - hit.start : stop - hit.start], "*"]
            at = stop
    return "".join([*parts, hit.snippet[at - hit.start :]])
