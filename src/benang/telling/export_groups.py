"""The rows of what weaving made: utterances, happenings, claims, verdicts, plans, registers, stories and links.

They are read from the ledger's views one record at a time, in the order they are written in.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct

from benang.languages import load
from benang.ledger import Ledger
from benang.records import (
    Agreement,
    Claim,
    Happening,
    Plan,
    Position,
    Reason,
    Restriction,
    Step,
    Story,
    Utterance,
    Verdict,
)
from benang.telling.shapes import Row, pair, span_pair, why_row, why_rows

HOME = "id"
"""The language the words of a reason are written in; its code stands beside them."""

R = TypeVar("R", bound=Struct)


def records(ledger: Ledger, view: str, record: type[R]) -> Iterator[R]:
    """Yield the records of a view of ours by id, one at a time."""
    decode = msgspec.json.Decoder(record).decode
    rows = ledger.connection.execute(f"SELECT record FROM {view} ORDER BY id")  # noqa: S608 (own name)
    for (text,) in rows:
        yield decode(text)


def _each(view: str, record: type[R], row: Callable[[R], Row]) -> Callable[[Ledger], Iterator[Row]]:
    return lambda ledger: map(row, records(ledger, view, record))


def _utterance(u: Utterance) -> Row:
    return {
        "id": u.id,
        "members": list(u.members),
        "speaker": u.speaker,
        "said": pair(u.said),
        "to": list(u.to),
        "chains": list(u.chains),
        "drift": [
            {
                "left": d.left,
                "right": d.right,
                "kind": d.kind,
                "left_span": span_pair(d.left_span),
                "right_span": span_pair(d.right_span),
            }
            for d in u.drift
        ],
    }


def _happening(h: Happening) -> Row:
    return {
        "id": h.id,
        "members": list(h.members),
        "kind": h.kind,
        "who": list(h.who),
        "to_whom": list(h.to_whom),
        "what": list(h.what),
        "where": h.where or None,
        "when": pair(h.when),
        "values": [{"slot": v.slot, "value": v.value, "events": list(v.events)} for v in h.values],
        "positions": _positions(h.positions),
        "outlets": h.outlets,
        "origins": h.origins,
        "unknown": h.unknown,
        "modality": h.modality,
        "polarity": h.polarity,
        "background": h.background,
        "story": h.story or None,
    }


def _positions(positions: Iterable[Position]) -> list[Row]:
    return [
        {
            "holder": p.holder,
            "modality": p.modality,
            "polarity": p.polarity,
            "statement": p.statement or None,
            "own_voice": p.own_voice,
        }
        for p in positions
    ]


def _steps(steps: Iterable[Step]) -> list[Row]:
    return [
        {"state": s.state, "as_of": s.as_of, "by": s.by or None, "why": why_row(s.why)}
        for s in steps
    ]


def _claim(c: Claim) -> Row:
    return {
        "id": c.id,
        "happening": c.happening,
        "slot": c.slot,
        "value": c.value,
        "positions": _positions(c.positions),
    }


def _verdict(v: Verdict) -> Row:
    return {
        "id": v.id,
        "claim": v.claim,
        "kind": v.kind,
        "for": list(v.for_),
        "against": list(v.against),
        "outlets": v.outlets,
        "origins": v.origins,
        "unknown": v.unknown,
        "why": why_rows(v.why),
    }


def _plan(p: Plan) -> Row:
    return {
        "id": p.id,
        "about": p.about,
        "kind": p.kind,
        "holder": p.holder,
        "to_whom": list(p.to_whom),
        "state": p.state,
        "window": pair(p.window),
        "steps": _steps(p.steps),
    }


def _agreement(a: Agreement) -> Row:
    return {
        "id": a.id,
        "parties": list(a.parties),
        "subject": a.subject,
        "state": a.state,
        "steps": _steps(a.steps),
    }


def _restriction(r: Restriction) -> Row:
    return {
        "id": r.id,
        "on": list(r.on),
        "by": list(r.by),
        "under": r.under or None,
        "says_complies": list(r.says_complies),
        "threatens": list(r.threatens),
        "steps": _steps(r.steps),
    }


def _story(s: Story) -> Row:
    return {
        "id": s.id,
        "title": s.title,
        "pages": list(s.pages),
        "first": s.first,
        "last": s.last,
        "links": list(s.links),
    }


def _links(ledger: Ledger) -> Iterator[Row]:
    decode = msgspec.json.Decoder(tuple[Reason, ...]).decode
    say = load(HOME).phrases.say
    rows = ledger.connection.execute(
        'SELECT kind, "left", "right", state, score, reasons FROM links '
        'ORDER BY kind, "left", "right", state, score, reasons'
    )
    for kind, left, right, state, score, reasons in rows:
        yield {
            "kind": kind,
            "left": left,
            "right": right,
            "state": state,
            "score": score,
            "reasons": [
                {"rule": r.rule, "weight": r.weight, "args": list(r.args), "text": say(r, HOME)}
                for r in decode(reasons)
            ],
        }


GROUPS: dict[str, Callable[[Ledger], Iterator[Row]]] = {
    "utterances": _each("utterances", Utterance, _utterance),
    "happenings": _each("happenings", Happening, _happening),
    "claims": _each("claims", Claim, _claim),
    "plans": _each("plans", Plan, _plan),
    "agreements": _each("agreements", Agreement, _agreement),
    "restrictions": _each("restrictions", Restriction, _restriction),
    "links": _links,
    "verdicts": _each("verdicts", Verdict, _verdict),
    "stories": _each("stories", Story, _story),
}
"""What yields the rows of every kind of group, sorted."""
