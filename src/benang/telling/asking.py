"""Questions to the ledger's views, answered in records. Nothing here reads a table: an analyst with SQL sees the same."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.records import (
    Agreement,
    Claim,
    Happening,
    Link,
    Plan,
    Reading,
    Reason,
    Restriction,
    Story,
    Utterance,
    Verdict,
)

R = TypeVar("R", Story, Utterance, Happening, Verdict, Plan, Agreement, Restriction)

ASKED = 400
"""Values in one question."""

_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode


def stories(ledger: Ledger) -> list[Story]:
    """Return all stories, those with most pages first, then by day and id."""
    rows = ledger.connection.execute("SELECT record FROM stories")
    found = [msgspec.json.decode(row[0], type=Story) for row in rows]
    return sorted(found, key=lambda s: (-len(s.pages), s.first, s.id))


def story(ledger: Ledger, id_: str) -> Story:
    """Return one story by its id, or by an id it had before; UsageError when there is none."""
    wanted = ledger.redirected(id_, "story")
    row = ledger.connection.execute("SELECT record FROM stories WHERE id = ?", (wanted,)).fetchone()
    if row is None:
        message = (
            f"no story {id_!r} in this ledger; `benang export LEDGER --what stories` lists them"
        )
        raise UsageError(message)
    return msgspec.json.decode(row[0], type=Story)


def readings(ledger: Ledger, pages: Iterable[str]) -> list[Reading]:
    """Return the readings of the pages that the ledger has."""
    found = (ledger.reading(page) for page in pages)
    return [reading for reading in found if reading is not None]


def happenings(ledger: Ledger, story_id: str) -> list[Happening]:
    """Return the happenings of a story."""
    rows = ledger.connection.execute("SELECT record FROM happenings WHERE story = ?", (story_id,))
    return [msgspec.json.decode(row[0], type=Happening) for row in rows]


def utterances(ledger: Ledger, statements: Sequence[str]) -> list[Utterance]:
    """Return the utterances that any of the statements renders."""
    ids = _in_parts(
        ledger, "SELECT \"group\" FROM members WHERE kind = 'utterance' AND member", statements
    )
    return [
        msgspec.json.decode(record, type=Utterance)
        for record in _in_parts(ledger, "SELECT record FROM utterances WHERE id", sorted(set(ids)))
    ]


def verdicts(ledger: Ledger, happening_ids: Sequence[str]) -> list[tuple[str, str, str, Verdict]]:
    """Return (happening, slot, value, verdict) for every claim on the happenings."""
    found: list[tuple[str, str, str, Verdict]] = []
    for some in _parts(sorted(happening_ids)):
        rows = ledger.connection.execute(
            f"SELECT happening, slot, value, record FROM verdicts WHERE happening IN ({_holes(some)})",  # noqa: S608 -- only holes
            some,
        )
        found += [
            (h, slot, value, msgspec.json.decode(record, type=Verdict))
            for h, slot, value, record in rows
        ]
    return sorted(found, key=lambda row: (row[0], row[1], row[2]))


def claims(ledger: Ledger, happening_ids: Sequence[str]) -> list[Claim]:
    """Return every claim on the happenings, by id."""
    found = _in_parts(ledger, "SELECT record FROM claims WHERE happening", sorted(happening_ids))
    return sorted((msgspec.json.decode(r, type=Claim) for r in found), key=lambda c: c.id)


def plans(ledger: Ledger, happening_ids: Sequence[str]) -> list[Plan]:
    """Return the plans about the happenings."""
    return [
        msgspec.json.decode(record, type=Plan)
        for record in _in_parts(
            ledger, "SELECT record FROM plans WHERE about", sorted(happening_ids)
        )
    ]


def agreements(ledger: Ledger) -> list[Agreement]:
    """Return the register of agreements."""
    rows = ledger.connection.execute("SELECT record FROM agreements ORDER BY id")
    return [msgspec.json.decode(row[0], type=Agreement) for row in rows]


def restrictions(ledger: Ledger) -> list[Restriction]:
    """Return the register of restrictions."""
    rows = ledger.connection.execute("SELECT record FROM restrictions ORDER BY id")
    return [msgspec.json.decode(row[0], type=Restriction) for row in rows]


def links(ledger: Ledger, ids: Sequence[str], kinds: Sequence[str]) -> list[Link]:
    """Return the joined links of some kinds that start at any of the ids."""
    found: list[Link] = []
    for some in _parts(sorted(ids)):
        rows = ledger.connection.execute(
            f'SELECT kind, "left", "right", state, score, reasons FROM links '  # noqa: S608 -- only holes
            f"WHERE \"left\" IN ({_holes(some)}) AND kind IN ({_holes(kinds)}) AND state = 'joined'",
            [*some, *kinds],
        )
        found += [
            Link(kind, left, right, state, score, _reasons(reasons))
            for kind, left, right, state, score, reasons in rows
        ]
    return sorted(found, key=lambda k: (k.kind, k.left, k.right))


def as_of(ledger: Ledger) -> str:
    """Return the day that counted as today when the ledger was woven, or an empty string."""
    row = ledger.connection.execute("SELECT as_of FROM woven").fetchone()
    return str(row[0]) if row else ""


def count(ledger: Ledger, view: str, where: str = "1") -> int:
    """Return how many rows of a view fit a condition; both are words of ours, never of a page."""
    row = ledger.connection.execute(f"SELECT count(*) FROM {view} WHERE {where}").fetchone()  # noqa: S608 -- our own words
    return int(row[0])


def tally(ledger: Ledger, view: str, column: str) -> dict[str, int]:
    """Return how many rows of a view have each value of a column, by value."""
    rows: sqlite3.Cursor = ledger.connection.execute(
        f"SELECT {column}, count(*) FROM {view} GROUP BY 1 ORDER BY 1"  # noqa: S608 -- our own words
    )
    return {str(value): int(number) for value, number in rows}


def _in_parts(ledger: Ledger, question: str, values: Sequence[str]) -> list[str]:
    return [
        row[0]
        for some in _parts(values)
        for row in ledger.connection.execute(f"{question} IN ({_holes(some)})", some)
    ]


def _parts(values: Sequence[str]) -> list[Sequence[str]]:
    return [values[at : at + ASKED] for at in range(0, len(values), ASKED)]


def _holes(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
