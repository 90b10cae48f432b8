"""The ground in the file: lists of keys, narrow rows, ties and stories of the woven pile, asked by key and by page.

Every question reads the rows of the keys or pages it names and nothing else, so adding to a large pile costs what adding
to a small one costs. Short lists are read whole; of a long one only the neighbourhood of the places asked for is read, to
the end of the day it ends in, because the order within a day is that of page ids, which the list does not hold.
"""

import json
import sqlite3
import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from benang.ground import Ask, Changed, CopyKeys, Entry, PileRow, StoryRow, Tie, TieKind
from benang.records import Reading, Rulings, Story

KINDS: tuple[TieKind, ...] = (
    "copy",
    "partial_copy",
    "self_reuse",
    "same_story",
    "follows",
    "like",
)
TABLES = ("posted_page", "posting", "tie", "posted_story", "obeyed")
SHORT = 64
"""A list of so many entries is read whole."""
LEVEL = 1  # of deflate: beyond it a row costs twice the time for a fiftieth of the size

_encode = msgspec.msgpack.Encoder().encode
_copies = msgspec.msgpack.Decoder(tuple[int, bytes, tuple[int, ...]]).decode
_row = msgspec.msgpack.Decoder(StoryRow).decode
_story = msgspec.msgpack.Decoder(Story).decode
_rulings = msgspec.msgpack.Decoder(Rulings).decode

Readings = Callable[[Iterable[str]], Iterator[Reading]]


class Postings:
    """A :class:`~benang.ground.Ground` over a ledger's connection; ``readings`` gives those of pages that stay."""

    def __init__(self, connection: sqlite3.Connection, readings: Readings) -> None:
        self.connection = connection
        self.readings = readings
        self._ids: dict[int, str] = {}

    # --- asking --------------------------------------------------------------------------------

    def pages(self, ids: Iterable[str]) -> Mapping[str, PileRow]:
        """Return the rows of pages by id."""
        rows = self.connection.execute(
            "SELECT id, copies, row FROM posted_page WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {page: _unpacked(page, copies, row) for page, copies, row in rows}

    def near(self, asks: Iterable[Ask]) -> Mapping[int, Sequence[Entry]]:
        """Return, sorted, the entries within reach of every place asked for; a short list is given whole."""
        if not self.connection.execute("SELECT 1 FROM posting").fetchone():
            return {}
        by_key = {ask.key: ask for ask in asks}
        sizes = self.connection.execute(
            """SELECT value, (SELECT count(*) FROM (
                 SELECT 1 FROM posting WHERE posting.key = wanted.value LIMIT ?))
               FROM json_each(?) AS wanted""",
            (SHORT + 1, json.dumps(list(by_key))),
        ).fetchall()
        found: dict[int, set[tuple[int, int]]] = {}
        short = json.dumps([key for key, size in sizes if 0 < size <= SHORT])
        for key, at, page in self.connection.execute(
            """SELECT posting.key, at, page FROM json_each(?) AS wanted
               JOIN posting ON posting.key = wanted.value""",
            (short,),
        ):
            found.setdefault(key, set()).add((at, page))
        for key, size in sizes:
            if size > SHORT:
                found[key] = self._neighbourhood(by_key[key])
        ids = self._names({page for entries in found.values() for _, page in entries})
        return {
            key: sorted(Entry(at, ids[page]) for at, page in entries)
            for key, entries in found.items()
        }

    def _neighbourhood(self, ask: Ask) -> set[tuple[int, int]]:
        """Return (place, page) of the entries of a long list within reach of the places asked for."""
        found: set[tuple[int, int]] = set()
        for at in ask.at:
            found.update(
                self.connection.execute(
                    """SELECT at, page FROM posting WHERE key = :key
                       AND at >= ifnull((SELECT min(at) FROM (
                         SELECT at FROM posting WHERE key = :key AND at < :at ORDER BY at DESC LIMIT :reach)), :at)
                       AND at <= ifnull((SELECT max(at) FROM (
                         SELECT at FROM posting WHERE key = :key AND at > :at ORDER BY at LIMIT :reach)), :at)""",
                    {"key": ask.key, "at": at, "reach": ask.reach},
                )
            )
        return found

    def ties(self, ids: Iterable[str], kinds: Collection[TieKind]) -> Iterator[Tie]:
        """Yield every tie of these kinds with an end among the ids, once."""
        wanted = json.dumps(sorted(self._numbers(ids).values()))
        numbers = json.dumps([KINDS.index(kind) for kind in kinds])
        rows = self.connection.execute(
            """SELECT kind, "left", "right", score, joined FROM tie
               WHERE "left" IN (SELECT value FROM json_each(?1)) AND kind IN (SELECT value FROM json_each(?2))
               UNION
               SELECT kind, "left", "right", score, joined FROM tie
               WHERE "right" IN (SELECT value FROM json_each(?1)) AND kind IN (SELECT value FROM json_each(?2))""",
            (wanted, numbers),
        ).fetchall()
        names = self._names({end for row in rows for end in row[1:3]})
        for kind, left, right, score, joined in rows:
            yield Tie(KINDS[kind], names[left], names[right], score, bool(joined))

    def stories(self, pages: Iterable[str]) -> Mapping[str, Story]:
        """Return the stories that hold any of the pages, by id."""
        rows = self.connection.execute(
            """SELECT record FROM posted_story WHERE n IN (
                 SELECT story FROM posted_page WHERE id IN (SELECT value FROM json_each(?)))""",
            (json.dumps(list(pages)),),
        )
        return {story.id: story for (record,) in rows for story in (_story(record),)}

    def rulings(self) -> Rulings:
        """Return the rulings that were obeyed last."""
        found = self.connection.execute("SELECT rulings FROM obeyed").fetchone()
        return _rulings(found[0]) if found else Rulings()

    # --- keeping -------------------------------------------------------------------------------

    def store(self, changed: Changed) -> None:
        """Put a change into the file; the caller has opened the transaction, and undoes it if this fails."""
        numbers = self._numbers(_mentioned(changed))
        self._delete(changed, numbers)
        free = self.connection.execute("SELECT ifnull(max(n), 0) + 1 FROM posted_page").fetchone()[
            0
        ]
        fresh = [row.page for row in changed.pages_new if row.page not in numbers]
        numbers.update({page: n for n, page in enumerate(fresh, free)})
        homes = {page: story.id for story in changed.stories_new for page in story.pages}
        many = self.connection.executemany
        many(
            "INSERT OR REPLACE INTO posted_page VALUES (?, ?, ?, ?, ?)",
            [
                (numbers[row.page], row.page, numbers[homes[row.page]], *_packed(row))
                for row in changed.pages_new
            ],
        )
        many(
            "UPDATE posted_page SET story = ? WHERE n = ?",
            [(numbers[story], numbers[page]) for page, story in homes.items()],
        )
        many(
            "INSERT INTO posted_story VALUES (?, ?)",
            [(numbers[story.id], _encode(story)) for story in changed.stories_new],
        )
        many("INSERT INTO posting VALUES (?, ?, ?)", _postings(changed.entries_new, numbers))
        many("INSERT INTO tie VALUES (?, ?, ?, ?, ?)", sorted(_ties(changed.ties_new, numbers)))
        self.connection.execute(
            "INSERT OR REPLACE INTO obeyed VALUES (1, ?)", (_encode(changed.rulings),)
        )

    def _delete(self, changed: Changed, numbers: Mapping[str, int]) -> None:
        many = self.connection.executemany
        many(
            "DELETE FROM posting WHERE key = ? AND at = ? AND page = ?",
            _postings(changed.entries_gone, numbers),
        )
        many(
            'DELETE FROM tie WHERE "left" = ? AND "right" = ? AND kind = ?',
            [row[:3] for row in _ties(changed.ties_gone, numbers)],
        )
        gone = changed.pages_gone.difference(row.page for row in changed.pages_new)
        many("DELETE FROM posted_page WHERE n = ?", [(numbers[page],) for page in sorted(gone)])
        stories = sorted(changed.stories_gone)
        many("DELETE FROM posted_story WHERE n = ?", [(numbers[story],) for story in stories])
        for page in gone:
            self._ids.pop(numbers[page], None)

    # --- names and numbers ---------------------------------------------------------------------

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        rows = self.connection.execute(
            "SELECT id, n FROM posted_page WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return dict(rows.fetchall())

    def _names(self, numbers: set[int]) -> Mapping[int, str]:
        missing = json.dumps(list(numbers - self._ids.keys()))
        self._ids.update(
            self.connection.execute(
                "SELECT n, id FROM posted_page WHERE n IN (SELECT value FROM json_each(?))",
                (missing,),
            ).fetchall()
        )
        return self._ids


def clear(connection: sqlite3.Connection) -> None:
    """Forget everything: the next weave finds an empty pile. The caller has opened the transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of our own tables


def _mentioned(changed: Changed) -> set[str]:
    """Return the ids of all pages that a change speaks of; a story's id is that of a page."""
    found = set(changed.pages_gone).union(row.page for row in changed.pages_new)
    found.update(changed.stories_gone)
    found.update(page for story in changed.stories_new for page in story.pages)
    for ties in (changed.ties_gone, changed.ties_new):
        found.update(end for tie in ties for end in (tie.left, tie.right))
    for lists in (changed.entries_gone, changed.entries_new):
        found.update(entry.id for entries in lists.values() for entry in entries)
    return found


def _postings(
    lists: Mapping[int, Sequence[Entry]], numbers: Mapping[str, int]
) -> list[tuple[int, int, int]]:
    return sorted((key, e.at, numbers[e.id]) for key, entries in lists.items() for e in entries)


def _ties(
    ties: Iterable[Tie], numbers: Mapping[str, int]
) -> Iterator[tuple[int, int, int, float, int]]:
    for tie in ties:
        ends = numbers[tie.left], numbers[tie.right]
        yield *ends, KINDS.index(tie.kind), tie.score, int(tie.joined)


def _packed(row: PileRow) -> tuple[bytes, bytes]:
    """Return the blobs of a row; what the page's id says already is left out."""
    hashes = row.copies.hashes
    packed = struct.pack(f">{len(hashes)}Q", *hashes)
    copies = _encode((row.copies.day, packed, row.copies.address))
    return copies, zlib.compress(_encode(row.row._replace(page="")), LEVEL)


def _unpacked(page: str, copies: bytes, row: bytes) -> PileRow:
    day, hashes, address = _copies(copies)
    keys = struct.unpack(f">{len(hashes) // 8}Q", hashes)
    story = _row(zlib.decompress(row))._replace(page=page)
    return PileRow(page, CopyKeys(day, keys, address), story)
