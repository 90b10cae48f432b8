"""Finding pages by words.

Indonesian builds many words on one root: whoever looks for *kirim* wants *mengirim* and *pengiriman* too. Beside title
and text the index has a third column, ``dasar``, with the roots of the words whose root is not the word itself; each word
asked for is looked up as it is and by its root. Words are quoted one by one, so nothing a user types is syntax. Newest
publication first; ties by page id, so the order is the same in every ledger with the same pages.
"""

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from benang.languages import languages, load
from benang.records import Reading

WORD = re.compile(r"\w+")
AROUND = 70
"""Characters shown on each side of the first word found."""
MANY = 32
"""Words of a question that are looked up; the rest are left out."""

# Texts are fetched for the pages that are shown alone: sorting them all would carry every text that matches.
FOUND = """
SELECT f.id, f.source, f.outlet, ifnull(f.title, ''), ifnull(f.published_last, ''), f.lang, t.text
FROM (
  SELECT p.* FROM words JOIN page p ON p.rid = words.rowid
  WHERE words MATCH ? ORDER BY p.published_last DESC NULLS LAST, p.id LIMIT ?
) f JOIN page_text t ON t.rid = f.rid
ORDER BY f.published_last DESC NULLS LAST, f.id
"""


class Hit(NamedTuple):
    """A page that was found: ``start`` and ``stop`` are the offsets of ``snippet`` in its text."""

    page: str
    source: str
    outlet: str
    title: str
    published: str
    start: int
    stop: int
    snippet: str


def root_words(text: str, lang: str) -> str:
    """Return the roots of the words of a text that are not their own root, sorted, one space between."""
    root = root_finder(lang)
    words = set(WORD.findall(text.lower()))
    return " ".join(sorted({root(word) for word in words} - words))


def searched(reading: Reading) -> tuple[str, str]:
    """Return what the index has of a page beside its text: its title and its root words."""
    article = reading.article
    title = article.title.text if article.title else ""
    return title, root_words(f"{title}\n{article.page.text}", article.lang)


@lru_cache(maxsize=8)
def root_finder(lang: str) -> Callable[[str], str]:
    """Return what finds a word's root in a language; for one without a pack, the word itself."""
    if lang not in languages():
        return str
    return load(lang).roots.root


def find_pages(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """Return the pages that hold all the words or words of their roots, newest first, at most ``limit``."""
    asked = WORD.findall(words.lower())[:MANY]
    if not asked or limit < 1:
        return []
    langs = [row[0] for row in connection.execute("SELECT DISTINCT lang FROM page ORDER BY lang")]
    relatives = [_relatives(word, langs) for word in asked]
    query = " AND ".join("(" + " OR ".join(f'"{w}"' for w in some) + ")" for some in relatives)
    rows = connection.execute(FOUND, (query, limit)).fetchall()
    sought = {word for some in relatives for word in some}
    return [
        Hit(page, source, outlet, title, published, *_snippet(text, sought, lang))
        for page, source, outlet, title, published, lang, text in rows
    ]


def _relatives(word: str, langs: list[str]) -> list[str]:
    """Return the word and its roots in the languages of the ledger, each once."""
    return sorted({word} | {root_finder(lang)(word) for lang in langs})


def _snippet(text: str, sought: set[str], lang: str) -> tuple[int, int, str]:
    """Return the offsets and text around the first word that was asked for, cut at blanks."""
    root = root_finder(lang)
    first = next(
        (m for m in WORD.finditer(text) if (low := m[0].lower()) in sought or root(low) in sought),
        None,
    )
    middle = first.span() if first else (0, 0)
    start, stop = max(0, middle[0] - AROUND), min(len(text), middle[1] + AROUND)
    while 0 < start < middle[0] and not text[start - 1].isspace():
        start += 1
    while middle[1] < stop < len(text) and not text[stop].isspace():
        stop -= 1
    return start, stop, text[start:stop]
