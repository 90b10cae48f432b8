"""What is claimed of every happening, slot by slot, and where each holder stands.

A position is a holder's, never the crowd's: a speaker's where the mention stands in their words, the outlet's where it
stands in its own voice. A denial that only points back ("both have denied the report") is the denier's position on
what was said just before, if the denier is a party to it. A claim that is reported speech stays "X says so".
"""

from collections.abc import Iterable, Sequence

import msgspec

from benang.ids import make_id
from benang.languages.lives import LifeWords
from benang.records import Claim, Event, Happening, Position, Reading, Statement
from benang.weaving.lookup import Lookup, Said
from benang.weaving.mentions import Mention

OCCURRED = "occurred"
_SHORT = 6  # a denial of so few words points back; it has no content of its own


def position_of(mention: Mention, lookup: Lookup) -> Position:
    """Return where the mention's holder stands on its happening."""
    event = mention.event
    said = lookup.holder(event)
    if said is None:
        return Position(mention.outlet, event.modality, event.polarity, "", own_voice=True)
    statement = said.statement
    return Position(statement.speaker.name, event.modality, event.polarity, statement.id)


def fill_positions(
    happenings: Sequence[Happening], lookup: Lookup, words: LifeWords
) -> list[Happening]:
    """Return the happenings with every holder's positions, each once, sorted."""
    denials = _denials(lookup, words)
    filled: list[Happening] = []
    for happening in happenings:
        stands = {position_of(lookup.mentions[m], lookup) for m in happening.members}
        stands |= {
            Position(s.speaker.name, "asserted", "-", s.id)
            for m in happening.members
            for s in denials.get(m, ())
        }
        filled.append(
            msgspec.structs.replace(happening, positions=tuple(sorted(stands, key=_order)))
        )
    return filled


def find_claims(happenings: Iterable[Happening], lookup: Lookup) -> list[Claim]:
    """Return one claim that each happening occurred, and one for every value of every slot, sorted by id."""
    claims: list[Claim] = []
    for happening in happenings:
        claims.append(_claim(happening.id, OCCURRED, "yes", happening.positions))
        for value in happening.values:
            stands = {position_of(lookup.mentions[e], lookup) for e in value.events}
            claims.append(
                _claim(happening.id, value.slot, value.value, tuple(sorted(stands, key=_order)))
            )
    return sorted(claims, key=lambda c: c.id)


def claim_id(happening: str, slot: str, value: str) -> str:
    """Return the id of a claim, which depends on what is claimed and of what."""
    return make_id("claim", happening, slot, value)


def _claim(happening: str, slot: str, value: str, positions: tuple[Position, ...]) -> Claim:
    return Claim(claim_id(happening, slot, value), happening, slot, value, positions)


def _order(position: Position) -> tuple[bool, str, str, str, str]:
    return (
        not position.own_voice,
        position.holder,
        position.modality,
        position.polarity,
        position.statement,
    )


# --- denials that point back ---------------------------------------------------------------------


def _denials(lookup: Lookup, words: LifeWords) -> dict[str, list[Statement]]:
    """Return, for each event mention that a later statement of its page denies by pointing back, those statements."""
    found: dict[str, list[Statement]] = {}
    for page in sorted(lookup.pages):
        reading = lookup.pages[page]
        inside = {holder for e in reading.events for holder in e.holders}
        for statement in reading.statements:
            if statement.act != "deny" or statement.id in inside:
                continue
            if _points_back(statement, lookup, words):
                for event in _denied(statement, reading, lookup):
                    found.setdefault(event.id, []).append(statement)
    return found


def _points_back(statement: Statement, lookup: Lookup, words: LifeWords) -> bool:
    text = " ".join(lookup.text(piece) for piece in statement.pieces).lower().split()
    if not text:
        return True
    return len(text) <= _SHORT and any(w.strip(".,;:\"'”“’") in words.that for w in text)


def _denied(statement: Statement, reading: Reading, lookup: Lookup) -> list[Event]:
    """Return what is denied: the nearest claims before it, in its sentence or the one before, that involve the denier."""
    at = _place(statement)
    if at < 0:
        return []
    said = lookup.said[statement.id]
    for start in reversed([s.span.start for s in reading.sentences if s.span.start <= at][-2:]):
        before = [e for e in reading.events if start <= e.span.start < at and e.polarity == "+"]
        if before:
            return [e for e in before if _involves(said, e, lookup)]
    return []


def _place(statement: Statement) -> int:
    spans = [*statement.pieces, *([statement.cue] if statement.cue else [])]
    return min((s.start for s in spans), default=-1)


def _involves(said: Said, event: Event, lookup: Lookup) -> bool:
    """Return whether the denier is a party of the event; several ("both") are, of an event between two parties."""
    parties = lookup.mentions[event.id].parties
    speaker = said.statement.speaker
    if any(p.id == said.speaker or (p.state and p.country == speaker.country) for p in parties):
        return True
    if speaker.name == "unnamed" or speaker.country:
        return False
    known = {e.key for e in lookup.pages[said.page].entities if e.kind == "PER"}
    return speaker.key not in known and len({p.id for p in parties}) > 1
