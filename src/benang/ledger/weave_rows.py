"""A weave as rows: every record whole as JSON in a table of its own, beside the columns an analyst asks for.

Lists of members, values, positions and steps have tables of their own. Rows are a function of the records alone and can
be made on any worker; the numbers that only the file gives (a row's own, and its owner) are put before them when they
are stored.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from zlib import crc32

from msgspec import Struct

from benang.ledger.rows import Cell, Row, as_json
from benang.records import (
    Agreement,
    Claim,
    Group,
    Happening,
    Person,
    Plan,
    Position,
    Restriction,
    Step,
    Story,
    Utterance,
    Verdict,
    Weave,
)


class Part(NamedTuple):
    """One tuple of a weave: its field, its record, its table, and the columns between ``id`` and ``record``."""

    field: str
    record: type[Struct]
    table: str
    columns: Callable[[Any], Row]


NO_TIME = (None, None)

PARTS = (
    Part("copies", Group, "copy_group", lambda _: ()),
    Part("people", Person, "person", lambda p: (p.name, p.kind, p.country, p.sector)),
    Part("stories", Story, "story", lambda s: (s.title, s.first, s.last)),
    Part("utterances", Utterance, "utterance", lambda u: (u.speaker, *(u.said or NO_TIME))),
    Part(
        "happenings",
        Happening,
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
    Part("claims", Claim, "claim", lambda c: (c.happening, c.slot, c.value)),
    Part(
        "verdicts",
        Verdict,
        "verdict",
        lambda v: (v.claim, v.kind, v.outlets, v.origins, v.unknown),
    ),
    Part("plans", Plan, "plan", lambda p: (p.about, p.holder, p.state, *(p.window or NO_TIME))),
    Part("agreements", Agreement, "agreement", lambda a: (a.subject, a.state)),
    Part("restrictions", Restriction, "restriction", lambda r: (r.under,)),
)
LISTS = ("member", "drift", "happening_party", "happening_value", "position", "step")
MEMBERED = {
    "copy_group": "copy",
    "person": "person",
    "story": "story",
    "utterance": "utterance",
    "happening": "happening",
    "verdict": "verdict",
}
"""Tables whose rows have members, and what these are called in the table of members."""


def weave_rows(weave: Weave) -> dict[str, list[Row]]:
    """Return the rows of every table of the weave, without the numbers that the file gives them."""
    rows: dict[str, list[Row]] = {table: [] for table in LISTS}
    rows["link"] = [
        _sealed(x.kind, x.left, x.right, x.state, float(x.score), as_json(x.reasons))
        for x in weave.links
    ]
    for part in PARTS:
        rows[part.table] = [
            _sealed(record.id, *part.columns(record), as_json(record))
            for record in getattr(weave, part.field)
        ]
    rows["member"] = sorted(_members(weave))
    _happening_rows(weave.happenings, rows)
    rows["drift"] = [row for u in weave.utterances for row in _drifts(u)]
    rows["position"] = sorted(_all_positions(weave))
    rows["step"] = sorted(_all_steps(weave))
    return rows


def _sealed(*cells: Cell) -> Row:
    """Return the cells with their checksum behind them, by which a changed byte of the file is found."""
    return (*cells, crc32(repr(cells).encode()))


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
