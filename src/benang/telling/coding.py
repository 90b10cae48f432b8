"""The mentions behind happenings and the verdicts on them, with all a coder asks of each: parties across pages, holders, chain, sentence, page.

They are laid out on disk once, by id, so that a pile of any size can be coded in the order of its happenings.
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Act, Actor, Entity, Event, Happening, NameKind, Reading, Span, Statement
from benang.telling.export_groups import HOME
from benang.telling.export_rows import address
from benang.telling.shapes import Row


class Person(Struct, frozen=True):
    """Somebody or some body across pages: the id of the group, and the country and sector the pages give together."""

    id: str = ""
    country: str = ""
    sector: str = ""


class Holder(Struct, frozen=True):
    """Whose words a mention stands in, and the way they took: (step, role, name), outwards."""

    statement: str
    act: Act
    name: str
    key: str
    person: Person
    country: str
    sector: str
    role: str
    chain: tuple[tuple[int, str, str], ...]
    said: str
    spans: tuple[Span, ...]
    domestic: bool = False


class Side(Struct, frozen=True):
    """One party of a mention: who, across pages, with the role the page gives."""

    side: str
    actor: Actor
    person: Person
    role: str


class Origin(Struct, frozen=True):
    """The page a mention stands on, and the names on it by what they are; ``domestic`` names no state but home."""

    page: str
    source: str
    url: str
    outlet: str
    title: str
    published: str
    lang: str
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    domestic: bool = False


class Mention(Struct, frozen=True):
    """One event mention, its words, and the sentence they stand in (``number`` counts from 1)."""

    event: Event
    origin: Origin
    sides: tuple[Side, ...]
    holders: tuple[Holder, ...]
    text: str
    sentence: tuple[int, int]
    sentence_text: str
    number: int

    @property
    def holder(self) -> Holder | None:
        """Whose words it stands in, or None for the outlet's own."""
        return self.holders[0] if self.holders else None


class Mentions:
    """Every mention of a ledger, to be asked for by id; use it in a ``with``."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._store = sqlite3.connect("", isolation_level=None)
        self._decode = msgspec.json.Decoder(Mention).decode

    def __enter__(self) -> Self:
        self._store.execute("CREATE TABLE mention (id TEXT PRIMARY KEY, line BLOB) WITHOUT ROWID")
        self._store.execute("BEGIN")
        encode = msgspec.json.Encoder().encode
        for reading in self._ledger.readings():
            lines = [(m.event.id, encode(m)) for m in self._of(reading)]
            self._store.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?)", lines)
        self._store.execute(
            "CREATE TABLE verdict (happening, slot, value, kind, outlets, origins, unknown)"
        )
        verdicts = self._ledger.connection.execute(
            "SELECT happening, slot, value, kind, outlets, origins, unknown FROM verdicts"
        )
        self._store.executemany("INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?)", verdicts)
        self._store.execute("CREATE INDEX verdict_by_happening ON verdict (happening)")
        return self

    def __exit__(self, *error: object) -> None:
        self._store.close()

    def each(self) -> Iterator[tuple[Happening | None, Mention]]:
        """Yield every mention by id, with the happening it is a report of."""
        for (line,) in self._store.execute("SELECT line FROM mention ORDER BY id"):
            mention = self._decode(line)
            yield self._happening(mention.event.id), mention

    def of(self, ids: Iterable[str]) -> list[Mention]:
        """Return the mentions with these ids, in their order; unknown ids are left out."""
        found = []
        for id_ in ids:
            row = self._store.execute("SELECT line FROM mention WHERE id = ?", (id_,)).fetchone()
            if row:
                found.append(self._decode(row[0]))
        return found

    def verdicts(self, happening: str) -> list[Row]:
        """Return what the pages together make of every claim on a happening, by slot and value."""
        rows = self._store.execute(
            "SELECT slot, value, kind, outlets, origins, unknown FROM verdict WHERE happening = ? "
            "ORDER BY slot, value, kind",
            (happening,),
        )
        names = ("slot", "value", "kind", "outlets", "origins", "unknown")
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _happening(self, event: str) -> Happening | None:
        row = self._ledger.connection.execute(
            'SELECT h.record FROM members m JOIN happenings h ON h.id = m."group" '
            "WHERE m.kind = 'happening' AND m.member = ?",
            (event,),
        ).fetchone()
        return msgspec.json.decode(row[0], type=Happening) if row else None

    def _person(self, page: str, key: str) -> Person:
        row = self._ledger.connection.execute(
            'SELECT p.id, p.country, p.sector FROM members m JOIN people p ON p.id = m."group" '
            "WHERE m.kind = 'person' AND m.member = ?",
            (f"{page}/{key}",),
        ).fetchone()
        return Person(*row) if row else Person()

    def _of(self, reading: Reading) -> Iterator[Mention]:
        origin = origin_of(reading, load(HOME).naming.home)
        text = reading.article.page.text
        entities = {e.key: e for e in reading.entities}
        people = {key: self._person(origin.page, key) for key in entities}
        statements = {
            s.id: replace(
                _holder(s, people.get(s.speaker.key, Person()), entities.get(s.speaker.key)),
                domestic=origin.domestic,
            )
            for s in reading.statements
        }
        starts = [s.span.start for s in reading.sentences]
        for event in reading.events:
            at = max(bisect_right(starts, event.span.start) - 1, 0)
            around = _around(event, reading, at)
            yield Mention(
                event,
                origin,
                tuple(_sides(event, people, entities)),
                tuple(statements[h] for h in event.holders if h in statements),
                text[event.span.start : event.span.stop],
                around,
                text[slice(*around)],
                at + 1,
            )


def origin_of(reading: Reading, home: str) -> Origin:
    """Return what names the page of a reading."""
    article, page = reading.article, reading.article.page
    return Origin(
        page=page.id,
        source=address(page),
        url=page.given.url,
        outlet=article.outlet,
        title=article.title.text if article.title else "",
        published=reading.published.last[:10] if reading.published else "",
        lang=article.lang,
        people=_named(reading, "PER"),
        bodies=_named(reading, "ORG"),
        places=_named(reading, "LOC"),
        domestic={e.country for e in reading.entities} <= {"", home},
    )


def _named(reading: Reading, kind: NameKind) -> tuple[str, ...]:
    return tuple(sorted({e.name for e in reading.entities if e.kind == kind}))


def _around(event: Event, reading: Reading, at: int) -> tuple[int, int]:
    if not reading.sentences:
        return event.span.start, event.span.stop
    span = reading.sentences[at].span
    return min(span.start, event.span.start), max(span.stop, event.span.stop)


def _sides(event: Event, people: dict[str, Person], entities: dict[str, Entity]) -> Iterator[Side]:
    parties: Sequence[tuple[str, Actor]] = (
        *(("who", a) for a in event.who),
        *(("to_whom", a) for a in event.to_whom),
    )
    for side, actor in parties:
        entity = entities.get(actor.key)
        yield Side(side, actor, people.get(actor.key, Person()), entity.role if entity else "")


def _holder(statement: Statement, person: Person, entity: Entity | None) -> Holder:
    speaker = statement.speaker
    return Holder(
        statement=statement.id,
        act=statement.act,
        name=speaker.name,
        key=speaker.key,
        person=person,
        country=speaker.country or person.country,
        sector=speaker.sector or person.sector,
        role=entity.role if entity else "",
        chain=tuple((r.step, r.role, r.name) for r in statement.chain),
        said=statement.said[1][:10] if statement.said else "",
        spans=(statement.source,) if statement.source else (),
    )
