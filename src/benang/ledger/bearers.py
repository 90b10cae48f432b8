"""Bearers and people in the file: who changes when sagas are woven again, and what is put in the place of whom.

A bearer that its saga gives again just as it was stands for the same person as before; so a page about a small town
does not touch everybody whom the pile knows.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from benang.ledger import weaves
from benang.ledger.rows import as_json
from benang.ledger.weave_rows import weave_rows
from benang.records import Bearer, Link, Person, Weave

LEVEL = 1  # of deflate: a bearer of one page says its id four times

_decoder = msgspec.msgpack.Decoder(Bearer)
_encode = msgspec.msgpack.Encoder().encode


class Packed(NamedTuple):
    """A bearer on its way into the file: what they are called in the pile, their keys, and their record."""

    called: str
    keys: tuple[str, ...]
    record: bytes


class _Old(NamedTuple):
    rid: int
    person: int
    record: bytes
    judged: bool


def pack(bearer: Bearer, called: str, keys: Collection[str]) -> Packed:
    """Return a bearer packed for the file."""
    return Packed(called, tuple(sorted(keys)), zlib.compress(_encode(bearer), LEVEL))


def _decode(record: bytes) -> Bearer:
    return _decoder.decode(zlib.decompress(record))


class Bearers:
    """The bearers of a ledger during one weaving.

    When all sagas are put, ``fresh`` and ``keys_gone`` are what is other than before; ``before`` are people as they were.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.fresh: list[Bearer] = []
        self.keys_gone: set[str] = set()
        self.before: weaves.Groups = {}
        self._fresh: dict[int, Bearer] = {}
        self._old: dict[str, _Old] = {}
        self._people: set[int] = set()  # rows of people who lose a bearer or win one

    def take(self, saga: int, *, judged: bool) -> None:
        """Take the bearers of a saga that is woven again; where something in it was judged, all of them count as new."""
        rows = self.connection.execute(
            "SELECT called, rid, person, record FROM bearer WHERE saga = ?", (saga,)
        )
        self._old |= {called: _Old(rid, who, record, judged) for called, rid, who, record in rows}
        self.connection.execute("UPDATE bearer SET saga = 0 WHERE saga = ?", (saga,))

    def put(self, saga: int, bearers: Iterable[Packed]) -> None:
        """Store the bearers of a saga."""
        for bearer in bearers:
            old = self._old.get(bearer.called)
            if old and old.record == bearer.record and not old.judged:
                self.connection.execute("UPDATE bearer SET saga = ? WHERE rid = ?", (saga, old.rid))
                del self._old[bearer.called]
                continue
            if old:
                self._drop(self._old.pop(bearer.called))
            row = (saga, bearer.called, bearer.record)
            new = self.connection.execute("INSERT INTO bearer VALUES (NULL, ?, ?, 0, ?)", row)
            keys = [(key, new.lastrowid) for key in bearer.keys]
            self.connection.executemany("INSERT INTO bearer_key VALUES (?, ?)", keys)
            decoded = self._fresh[new.lastrowid or 0] = _decode(bearer.record)
            self.fresh.append(decoded)

    def drop_rest(self) -> None:
        """Take away the bearers that no saga gave again; whom they leave behind counts as new."""
        for called in sorted(self._old):
            self._drop(self._old.pop(called))
        for person in sorted(self._people - {0}):
            rows = self.connection.execute("SELECT record FROM bearer WHERE person = ?", (person,))
            self.fresh.extend(_decode(record) for (record,) in rows)

    def _drop(self, old: _Old) -> None:
        keys = self.connection.execute("SELECT key FROM bearer_key WHERE bearer = ?", (old.rid,))
        self.keys_gone.update(key for (key,) in keys)
        self.connection.execute("DELETE FROM bearer_key WHERE bearer = ?", (old.rid,))
        self.connection.execute("DELETE FROM bearer WHERE rid = ?", (old.rid,))
        self._people.add(old.person)

    def with_keys(self, keys: Iterable[str]) -> list[Bearer]:
        """Return the bearers that have one of the keys."""
        found: set[int] = set()
        for key in sorted(set(keys)):
            rows = self.connection.execute("SELECT bearer FROM bearer_key WHERE key = ?", (key,))
            found.update(rid for (rid,) in rows)
        return [self._fresh.get(rid) or self._bearer(rid) for rid in sorted(found)]

    def _bearer(self, rid: int) -> Bearer:
        (record,) = self.connection.execute(
            "SELECT record FROM bearer WHERE rid = ?", (rid,)
        ).fetchone()
        return _decode(record)

    # --- people --------------------------------------------------------------------------------

    def make(self, made: Sequence[tuple[Person, Sequence[str], Sequence[Link]]]) -> None:
        """Put people in place of all that their bearers were before: each with what its bearers are called, and links."""
        for _, called, _ in made:
            self._people.update(self._people_of(called))
        kept = self._keep({person.id: as_json(person) for person, _, _ in made})
        new = tuple(person for person, _, _ in made if person.id not in kept)
        weaves.put(self.connection, weaves.PILE, weave_rows(Weave("", people=new)))
        for person, called, links in made:
            (rid,) = self.connection.execute(
                "SELECT rid FROM person WHERE id = ?", (person.id,)
            ).fetchone()
            self.connection.executemany(
                "UPDATE bearer SET person = ?1 WHERE called = ?2 AND person != ?1",
                [(rid, name) for name in called],
            )
            if links or person.id in kept:
                self._tie(rid, links)

    def _keep(self, records: Mapping[str, str]) -> set[str]:
        """Return whose record is the same as before, and take away all others who lose a bearer or win one."""
        kept: set[str] = set()
        for rid in sorted(self._people - {0}):
            id_, record = self._row(rid)
            if records.get(id_) == record:
                kept.add(id_)
                continue
            self.before |= weaves.drop_ids(self.connection, "person", [id_])
            self.connection.execute("DELETE FROM link WHERE owner = ?", (-rid,))
        return kept

    def _people_of(self, called: Iterable[str]) -> Iterator[int]:
        for name in called:
            yield from self.connection.execute(
                "SELECT person FROM bearer WHERE called = ?", (name,)
            ).fetchone()

    def _row(self, rid: int) -> tuple[str, str]:
        id_, record = self.connection.execute(
            "SELECT id, record FROM person WHERE rid = ?", (rid,)
        ).fetchone()
        return id_, record

    def _tie(self, rid: int, links: Sequence[Link]) -> None:
        """Put the links that hold a person together, unless they stand there already."""
        rows = weave_rows(Weave("", links=tuple(links)))
        stored = self.connection.execute(
            'SELECT kind, "left", "right", state, score, reasons, crc FROM link WHERE owner = ?',
            (-rid,),
        ).fetchall()
        if sorted(stored) != sorted(rows["link"]):
            self.connection.execute("DELETE FROM link WHERE owner = ?", (-rid,))
            weaves.put(self.connection, -rid, rows)
