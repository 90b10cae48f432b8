"""A weave as rows, and back.

Every record is kept whole as JSON in its own table, next to the columns an analyst asks for; lists of members, values,
positions and steps have tables of their own. The weave is replaced as a whole in one transaction. When a group's id
changes (its least member is no longer the same) a redirect leads from the old id to the group that now holds most of its
members; redirects are history and never exported.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from benang.ledger.rows import Row, as_json
from benang.records import (
    Agreement,
    Claim,
    Group,
    Happening,
    Link,
    Person,
    Plan,
    Position,
    Reason,
    Restriction,
    Step,
    Story,
    Utterance,
    Verdict,
    Weave,
)

S = TypeVar("S", bound=Struct)

_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode


class Part(NamedTuple):
    """One tuple of a weave: its field, its table, and the columns between ``id`` and ``record``."""

    field: str
    table: str
    columns: Callable[[Any], Row]


NO_TIME = (None, None)

PARTS = (
    Part("copies", "copy_group", lambda _: ()),
    Part("people", "person", lambda p: (p.name, p.kind, p.country, p.sector)),
    Part("stories", "story", lambda s: (s.title, s.first, s.last)),
    Part("utterances", "utterance", lambda u: (u.speaker, *(u.said or NO_TIME))),
    Part(
        "happenings",
        "happening",
        lambda h: (
            h.kind,
            h.where,
            *(h.when or NO_TIME),
            h.modality,
            h.polarity,
            int(h.background),
            h.story,
            h.outlets,
            h.origins,
            h.unknown,
        ),
    ),
    Part("claims", "claim", lambda c: (c.happening, c.slot, c.value)),
    Part("verdicts", "verdict", lambda v: (v.claim, v.kind, v.outlets, v.origins, v.unknown)),
    Part("plans", "plan", lambda p: (p.about, p.holder, p.state, *(p.window or NO_TIME))),
    Part("agreements", "agreement", lambda a: (a.subject, a.state)),
    Part("restrictions", "restriction", lambda r: (r.under,)),
)
LISTS = ("member", "drift", "happening_party", "happening_value", "position", "step")
GROUPED = ("copy", "person", "story", "utterance", "happening")
"""Kinds of member rows whose group's id is that of a member, and so may change."""


def weave_rows(weave: Weave) -> dict[str, list[Row]]:
    """Return the rows of every table of the weave; the order of each table is the order in the record."""
    rows: dict[str, list[Row]] = {table: [] for table in LISTS}
    rows["link"] = [
        (n, x.kind, x.left, x.right, x.state, x.score, as_json(x.reasons))
        for n, x in enumerate(weave.links)
    ]
    for part in PARTS:
        rows[part.table] = [
            (n, record.id, *part.columns(record), as_json(record))
            for n, record in enumerate(getattr(weave, part.field))
        ]
    rows["member"] = sorted(_members(weave))
    _happening_rows(weave.happenings, rows)
    rows["drift"] = [row for u in weave.utterances for row in _drifts(u)]
    rows["position"] = sorted(_all_positions(weave))
    rows["step"] = sorted(_all_steps(weave))
    return rows


def store(connection: sqlite3.Connection, weave: Weave) -> None:
    """Put a weave in place of the last one; the caller has opened the transaction."""
    before = _groups(connection)
    connection.execute("DELETE FROM weave")
    connection.execute("INSERT INTO weave VALUES (1, ?)", (weave.as_of,))
    for table, rows in weave_rows(weave).items():
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 -- names of our own tables
        insert(connection, table, rows)
    _redirect(connection, before, _groups(connection))


def fetch(connection: sqlite3.Connection) -> Weave:
    """Return the weave of the ledger, exactly as it was stored; an empty one when nothing was woven yet."""
    found = connection.execute("SELECT as_of FROM weave").fetchone()
    links = connection.execute(
        'SELECT kind, "left", "right", state, score, reasons FROM link ORDER BY n'
    )
    return Weave(
        as_of=found[0] if found else "",
        links=tuple(Link(k, a, b, s, x, _reasons(r)) for k, a, b, s, x, r in links),
        copies=_records(connection, "copy_group", Group),
        people=_records(connection, "person", Person),
        stories=_records(connection, "story", Story),
        utterances=_records(connection, "utterance", Utterance),
        happenings=_records(connection, "happening", Happening),
        claims=_records(connection, "claim", Claim),
        verdicts=_records(connection, "verdict", Verdict),
        plans=_records(connection, "plan", Plan),
        agreements=_records(connection, "agreement", Agreement),
        restrictions=_records(connection, "restriction", Restriction),
    )


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a table, all columns in order."""
    if rows:
        holes = ",".join("?" * len(rows[0]))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({holes})', rows)  # noqa: S608 -- own names


def _records(connection: sqlite3.Connection, table: str, record: type[S]) -> tuple[S, ...]:
    decode = msgspec.json.Decoder(record).decode
    rows = connection.execute(f"SELECT record FROM {table} ORDER BY n")  # noqa: S608 (own name)
    return tuple(decode(text) for (text,) in rows)


def _members(weave: Weave) -> Iterator[tuple[str, str, int, str, str]]:
    for kind, groups in (
        ("copy", weave.copies),
        ("person", weave.people),
        ("utterance", weave.utterances),
        ("happening", weave.happenings),
    ):
        for group in groups:
            for n, member in enumerate(group.members):
                yield kind, group.id, n, member, ""
    for story in weave.stories:
        for n, page in enumerate(story.pages):
            yield "story", story.id, n, page, ""
    for verdict in weave.verdicts:
        sides = [("for", x) for x in verdict.for_] + [("against", x) for x in verdict.against]
        for n, (side, member) in enumerate(sides):
            yield "verdict", verdict.id, n, member, side


def _happening_rows(happenings: Iterable[Happening], rows: dict[str, list[Row]]) -> None:
    for h in happenings:
        parties = [("who", x) for x in h.who]
        parties += [("to_whom", x) for x in h.to_whom] + [("what", x) for x in h.what]
        rows["happening_party"] += [(h.id, n, side, x) for n, (side, x) in enumerate(parties)]
        rows["happening_value"] += [
            (h.id, n, v.slot, v.value, as_json(v.events)) for n, v in enumerate(h.values)
        ]


def _drifts(utterance: Utterance) -> Iterator[Row]:
    for n, d in enumerate(utterance.drift):
        right = (d.right_span.start, d.right_span.stop) if d.right_span else NO_TIME
        ends = (d.left_span.start, d.left_span.stop, *right)
        yield utterance.id, n, d.kind, d.left, d.right, *ends


def _all_positions(weave: Weave) -> Iterator[tuple[str, str, int, str, str, str, str, int]]:
    owners: list[tuple[str, str, tuple[Position, ...]]] = [
        *(("happening", h.id, h.positions) for h in weave.happenings),
        *(("claim", c.id, c.positions) for c in weave.claims),
    ]
    for kind, group, positions in owners:
        for n, p in enumerate(positions):
            yield kind, group, n, p.holder, p.modality, p.polarity, p.statement, int(p.own_voice)


def _all_steps(weave: Weave) -> Iterator[tuple[str, str, int, str, str, str, str, str]]:
    owners: list[tuple[str, str, tuple[Step, ...]]] = [
        *(("plan", p.id, p.steps) for p in weave.plans),
        *(("agreement", a.id, a.steps) for a in weave.agreements),
        *(("restriction", r.id, r.steps) for r in weave.restrictions),
    ]
    for kind, group, steps in owners:
        for n, s in enumerate(steps):
            yield kind, group, n, s.state, s.as_of, s.by, s.why.rule, as_json(s.why.args)


def _groups(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the members of every group by kind and id."""
    holes = ",".join("?" * len(GROUPED))
    found: dict[tuple[str, str], list[str]] = {}
    rows = connection.execute(
        f'SELECT kind, "group", member FROM member WHERE kind IN ({holes}) ORDER BY kind, "group", n',  # noqa: S608
        GROUPED,
    )
    for kind, group, member in rows:
        found.setdefault((kind, group), []).append(member)
    return {key: tuple(members) for key, members in found.items()}


def _redirect(
    connection: sqlite3.Connection,
    before: dict[tuple[str, str], tuple[str, ...]],
    after: dict[tuple[str, str], tuple[str, ...]],
) -> None:
    """Lead every id that is gone to the group that holds most of its members (the least id among equals)."""
    home = {(kind, member): group for (kind, group), members in after.items() for member in members}
    moved = []
    for (kind, old), members in before.items():
        if (kind, old) in after:
            continue
        homes = Counter(home[kind, m] for m in members if (kind, m) in home)
        if homes:
            new = min(homes, key=lambda group: (-homes[group], group))
            moved.append((kind, old, new))
    connection.executemany("INSERT OR REPLACE INTO redirect VALUES (?, ?, ?)", moved)
    gone = [(kind, group) for kind, group in after]
    connection.executemany("DELETE FROM redirect WHERE kind = ? AND old = ?", gone)
