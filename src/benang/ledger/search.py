"""Finding pages by words.

Indonesian builds many words on one root: whoever looks for *kirim* wants *mengirim* and *pengiriman* too. Beside title
and text the index has a third column, ``dasar``, with the roots of the words whose root is not the word itself; each word
asked for is looked up as it is and by its root, words in quotation marks as they stand, one after the other. Words are
quoted one by one, so nothing a user types is syntax. Newest publication first; ties by page id, so the order is the same
in every ledger with the same pages. By relevance (Okapi BM25 as SQLite has it) only the newest pages are ranked, and more
of them while too few are found: ranking all that hold a common word costs seconds.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from benang.languages import languages, load
from benang.records import Reading

WORD = re.compile(r"\w+")
ASKED = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]|(\w+)")
AROUND = 140
"""Characters shown on each side of the first word found, where its sentence is longer or there is none."""
MANY = 32
"""Words of a question that are looked up; the rest are left out."""
MOST = 10_000
"""Pages that one search gives at most."""
WINDOW = 50_000
"""The newest pages that are ranked by relevance first; four times as many while too few are found."""

# Texts are fetched for the pages that are shown alone: sorting them all would carry every text that matches.
FOUND = """
WITH f AS (
  SELECT p.rid, p.id, p.source, p.outlet, p.title, p.lang,
    coalesce(j.published_last, p.published_last) AS published, {rank} AS rank
  FROM words JOIN page p ON p.rid = words.rowid LEFT JOIN judged_page j ON j.page = p.rid
  WHERE words MATCH :query AND {within}
    AND (:outlet = '' OR instr(lower(p.outlet), :outlet) > 0)
    AND (:since = '' OR substr(coalesce(j.published_last, p.published_last), 1, 10) >= :since)
    AND (:until = '' OR substr(coalesce(j.published_last, p.published_last), 1, 10) <= :until)
  ORDER BY rank, published DESC NULLS LAST, p.id LIMIT :limit
)
SELECT f.rid, f.id, f.source, f.outlet, ifnull(f.title, ''), ifnull(f.published, ''), f.lang, t.text
FROM f JOIN page_text t ON t.rid = f.rid ORDER BY f.rank, f.published DESC NULLS LAST, f.id
"""
NEWEST = FOUND.format(rank="0", within="1")
BEST = FOUND.format(
    rank="bm25(words, 4.0, 1.0, 0.5)",
    within="words.rowid IN (SELECT rid FROM page ORDER BY published_last DESC NULLS LAST, id LIMIT :window)",
)

NEAR = """
SELECT p.id FROM words JOIN page p ON p.rid = words.rowid WHERE words MATCH :query
ORDER BY bm25(words, 4.0, 1.0, 0.5), p.id LIMIT :limit
"""


class Hit(NamedTuple):
    """A page that was found: ``start`` and ``stop`` are the offsets of ``snippet`` in its text.

    The snippet is the sentence that holds most of what was asked, cut where it is long; ``marks`` are the offsets of the
    words in it that were found.
    """

    page: str
    source: str
    outlet: str
    title: str
    published: str
    start: int
    stop: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


class Narrowed(NamedTuple):
    """What narrows a search: part of an outlet's name, first and last day of publication, and the order of what is found."""

    outlet: str = ""
    since: str = ""
    until: str = ""
    relevance: bool = False


EVERYWHERE = Narrowed()


class Sought(NamedTuple):
    """What is asked for: words with their relatives, and phrases, lower-case."""

    words: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...]

    def query(self) -> str:
        """Return the question as FTS5 takes it."""
        parts = ["(" + " OR ".join(f'"{w}"' for w in some) + ")" for some in self.words]
        parts += [f'{{title text}} : "{" ".join(phrase)}"' for phrase in self.phrases]
        return " AND ".join(parts)


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


def find_pages(
    connection: sqlite3.Connection, words: str, limit: int, narrowed: Narrowed = EVERYWHERE
) -> list[Hit]:
    """Return the pages that hold all the words (or words of their roots) and phrases, at most ``limit``."""
    langs = [row[0] for row in connection.execute("SELECT DISTINCT lang FROM page ORDER BY lang")]
    sought = understand(words, langs)
    query = sought.query()
    if not query or limit < 1:
        return []
    values: dict[str, str | int] = {
        "query": query,
        "limit": min(limit, MOST),
        "outlet": narrowed.outlet.strip().lower(),
        "since": narrowed.since[:10],
        "until": narrowed.until[:10],
    }
    rows = _ranked(connection, values) if narrowed.relevance else connection.execute(NEWEST, values)
    return [_hit(connection, row, sought) for row in rows.fetchall()]


def pages_near(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> list[str]:
    """Return the ids of the pages that hold most of some words or their relatives, the likest first (Okapi BM25)."""
    langs = [row[0] for row in connection.execute("SELECT DISTINCT lang FROM page ORDER BY lang")]
    plain = [word for word in words if WORD.fullmatch(word)][:MANY]
    some = sorted({relative for word in plain for relative in _relatives(word.lower(), langs)})
    if not some:
        return []
    query = " OR ".join(f'"{word}"' for word in some)
    rows = connection.execute(NEAR, {"query": query, "limit": limit})
    return [row[0] for row in rows]


def understand(words: str, langs: Sequence[str]) -> Sought:
    """Return what a question asks for; anything that is no word is passed over."""
    single: list[tuple[str, ...]] = []
    phrases: list[tuple[str, ...]] = []
    for quoted, word in ASKED.findall(words.lower()):
        phrase = tuple(WORD.findall(quoted))
        if len(phrase) > 1:
            phrases.append(phrase[:MANY])
        elif found := word or "".join(phrase):
            single.append(_relatives(found, langs))
    return Sought(tuple(single[:MANY]), tuple(phrases[:MANY]))


def _ranked(connection: sqlite3.Connection, values: dict[str, str | int]) -> sqlite3.Cursor:
    """Return the best of the newest pages, asking wider while there are too few and older pages are left."""
    (pages,) = connection.execute("SELECT count(*) FROM page").fetchone()
    window = WINDOW
    while window < pages:
        found = connection.execute(BEST, {**values, "window": window}).fetchall()
        if len(found) >= int(values["limit"]):
            break
        window *= 4
    return connection.execute(BEST, {**values, "window": window})


def _relatives(word: str, langs: Sequence[str]) -> tuple[str, ...]:
    """Return the word and its roots in the languages of the ledger, each once."""
    return tuple(sorted({word} | {root_finder(lang)(word) for lang in langs}))


# --- what is shown -------------------------------------------------------------------------------


def _hit(connection: sqlite3.Connection, row: tuple[int | str, ...], sought: Sought) -> Hit:
    rid, page, source, outlet, title, published, lang, text = row
    sentences = connection.execute(
        "SELECT start, stop FROM sentence WHERE page = ? ORDER BY zone = 'headline', n", (rid,)
    ).fetchall()
    marks = sorted(_places(str(text), sought, str(lang)))
    start, stop = _best(marks, sentences, len(str(text)))
    start, stop = _cut(str(text), (start, stop), next((a for a, *_ in marks if a >= start), start))
    inside = tuple((a, b) for a, b, _ in marks if start <= a and b <= stop)
    snippet = str(text)[start:stop]
    about = (str(page), str(source), str(outlet), str(title), str(published))
    return Hit(*about, start, stop, snippet, inside)


def _places(text: str, sought: Sought, lang: str) -> Iterator[tuple[int, int, int]]:
    """Yield start and stop of what was found in a text, with the number of what was asked for."""
    root = root_finder(lang)
    which = {word: n for n, some in enumerate(sought.words) for word in some}
    for match in WORD.finditer(text) if which else ():
        low = match[0].lower()
        number = which.get(low, which.get(root(low)))
        if number is not None:
            yield (*match.span(), number)
    for n, phrase in enumerate(sought.phrases, len(sought.words)):
        between = r"\W+".join(re.escape(word) for word in phrase)
        for match in re.finditer(rf"\b{between}\b", text, re.IGNORECASE):
            yield (*match.span(), n)


def _best(
    marks: Sequence[tuple[int, int, int]], sentences: Sequence[tuple[int, int]], length: int
) -> tuple[int, int]:
    """Return the sentence that holds most of what was asked, the first of equals; without one, around the first mark."""
    best, most = (-1, -1), 0
    for start, stop in sentences:
        asked = {n for a, b, n in marks if start <= a and b <= stop}
        if len(asked) > most:
            best, most = (start, stop), len(asked)
    if most:
        return best
    first = marks[0] if marks else (0, 0, 0)
    return max(0, first[0] - AROUND), min(length, first[1] + AROUND)


def _cut(text: str, span: tuple[int, int], middle: int) -> tuple[int, int]:
    """Return a long span cut at blanks to what stands around its middle; a short one as it is."""
    if span[1] - span[0] <= 2 * AROUND:
        return span
    start, stop = max(span[0], middle - AROUND), min(span[1], middle + AROUND)
    while span[0] < start < middle and not text[start - 1].isspace():
        start += 1
    while middle < stop < span[1] and not text[stop].isspace():
        stop -= 1
    return start, stop
