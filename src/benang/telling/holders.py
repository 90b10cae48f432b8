"""Who stands where: the positions of a claim with their sentences, and the table of holders against claims.

"It was said" is not "it is so": every cell names whose position it is and gives the sentence it is taken from. What an
outlet reports in its own voice stands in a column of its own and is never mixed with what somebody says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benang.records import Claim, Event, Happening, Position
from benang.telling.evidence import Cite, Evidence
from benang.telling.naming import Namer
from benang.telling.told import ToldClaim, ToldGrid, ToldPosition

OCCURRED = "occurred"
COLUMNS = 5
"""Holders that have a column each; more of them are named in the rows."""
ROWS = 40
"""Claims in one table; the rest is counted and stands in the course of the story."""
_ACTS = {
    ("asserted", "believe"): "believe",
    ("asserted", "warn"): "warn",
    ("asserted", "ask"): "ask",
    ("asserted", "wish"): "wish",
    ("planned", "promise"): "promise",
    ("planned", "threaten"): "threaten",
}


class _Row(NamedTuple):
    id: str
    about: str
    stands: tuple[ToldPosition, ...]


def positions(
    found: Iterable[Position], events: Sequence[Event], evidence: Evidence
) -> tuple[ToldPosition, ...]:
    """Return positions on the mentions of one claim, each holder's stand once with all its sentences, own voices first."""
    stands: dict[tuple[bool, str, str], list[Cite]] = {}
    for position in found:
        key = (not position.own_voice, position.holder, stance(position, evidence))
        cites = stands.setdefault(key, [])
        for cite in _cites(position, events, evidence):
            if cite not in cites:
                cites.append(cite)
    return tuple(
        ToldPosition(holder, not named, stand, tuple(cites))
        for (named, holder, stand), cites in sorted(stands.items(), key=lambda kv: kv[0])
    )


def stance(position: Position, evidence: Evidence) -> str:
    """Return the code of how a holder stands: the modality, sharpened by the verb that reports it."""
    said = evidence.statements.get(position.statement)
    act = said.act if said else ""
    if position.polarity == "-":
        if position.modality != "asserted":
            return f"not_{position.modality}"
        if act == "deny":
            return "denied"
        return "not_yet" if said and said.not_yet else "not"
    return _ACTS.get((position.modality, act), position.modality)


def grid(claims: Iterable[Claim], namer: Namer) -> ToldGrid:
    """Return the table of the claims on which several stand or somebody doubts; disagreement comes first.

    Each holder has a column; where there are more than ``COLUMNS``, each row names its holders instead.
    """
    rows = sorted(_rows(list(claims), namer), key=_weight)
    shown = rows[:ROWS]
    counts = Counter(h for row in shown for h in {p.holder for p in row.stands if _named(p)})
    few = len(counts) <= COLUMNS
    holders = tuple(sorted(counts, key=lambda h: (-counts[h], h))) if few else ()
    return ToldGrid(holders, tuple(_told(row, holders) for row in shown), len(rows) - len(shown))


def _rows(claims: Sequence[Claim], namer: Namer) -> Iterator[_Row]:
    """Yield a row for every claim worth comparing; a value is one only beside another value of its slot."""
    slots = Counter((claim.happening, claim.slot) for claim in claims)
    for claim in claims:
        happening = namer.happenings.get(claim.happening)
        if happening is None or all(p.own_voice for p in claim.positions):
            continue
        if claim.slot != OCCURRED and slots[claim.happening, claim.slot] == 1:
            continue
        stands = positions(claim.positions, _mentions(claim, happening, namer), namer.evidence)
        if len(stands) > 1 or stands[0].stance != "asserted":
            about = namer.line(happening)
            if claim.slot != OCCURRED:
                about = f"{about} ({namer.value(claim.slot, claim.value)})"
            yield _Row(claim.id, about, stands)


def _mentions(claim: Claim, happening: Happening, namer: Namer) -> list[Event]:
    """Return the mentions that make the claim: all of the happening, or those that give the value."""
    events = namer.events(happening)
    if claim.slot == OCCURRED:
        return events
    given = {e for v in happening.values if (v.slot, v.value) == _value(claim) for e in v.events}
    return [e for e in events if e.id in given]


def _value(claim: Claim) -> tuple[str, str]:
    return (claim.slot, claim.value)


def _told(row: _Row, holders: Sequence[str]) -> ToldClaim:
    stands = row.stands
    return ToldClaim(
        id=row.id,
        about=row.about,
        voices=tuple(p for p in stands if p.own_voice),
        cells=tuple(tuple(p for p in stands if _named(p) and p.holder == h) for h in holders),
        others=() if holders else tuple(filter(_named, stands)),
    )


def _named(position: ToldPosition) -> bool:
    return not position.own_voice


def _weight(row: _Row) -> tuple[bool, int, str, str]:
    """Order rows: where stands differ first, then where most holders stand."""
    differ = len({p.stance for p in row.stands}) > 1
    return (not differ, -len({p.holder for p in row.stands}), row.about, row.id)


def _cites(position: Position, events: Sequence[Event], evidence: Evidence) -> Iterable[Cite]:
    if not position.own_voice:
        cite = evidence.cite_id(position.statement)
        return [cite] if cite else []
    own = [e for e in events if not e.holders and _outlet(e, evidence) == position.holder]
    same = [e for e in own if (e.modality, e.polarity) == (position.modality, position.polarity)]
    return evidence.cites(e.id for e in same or own)


def _outlet(event: Event, evidence: Evidence) -> str:
    return evidence.reading(event.span.page).article.outlet
