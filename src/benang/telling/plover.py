"""PLOVER records as JSON Lines: one row a happening or event, every cell with the sentence it stands on.

PLOVER's own fields come first (a loader needs no others), then ours, which keep apart what PLOVER folds together: base
kind, modality, polarity, holder, chain, evidence, the three numbers. What PLOVER's rules would leave out is a row all
the same, with ``has_event`` false, no event, and the reasons.
"""

from collections.abc import Iterator

import msgspec

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Why
from benang.telling.codebook import Code, codebook, states
from benang.telling.coded import Coded, code_position, coded_events, coded_happenings
from benang.telling.coded_parties import Party
from benang.telling.coding import Holder, Mention
from benang.telling.export_groups import HOME
from benang.telling.shapes import Row, pair, span_pair

CODER = "benang"
DECIDED = "judged.set"
"""The rule under which a value stands that a person set."""
_SCREEN = "en"
"""The codebook is English, and so are the words of its reasons; the codes stand beside them."""


def plover_bytes(ledger: Ledger, what: str) -> Iterator[bytes]:
    """Yield a line for every happening or event, by id."""
    encode = msgspec.json.Encoder().encode
    for coded in coded_happenings(ledger) if what == "happenings" else coded_events(ledger):
        yield encode(plover_row(coded)) + b"\n"


def plover_row(coded: Coded) -> Row:
    """Return a PLOVER record with our own fields behind it."""
    lead, code = coded.lead, coded.code
    counts = not coded.out
    return {
        "id": coded.happening.id,
        "has_event": counts,
        **_dates(coded),
        "actor": [_entity(p) for p in coded.actors],
        "recipient": [_entity(p) for p in coded.recipients],
        "event": [code.type] if counts else [],
        "mode": list(code.modes) if counts else [],
        "context": list(code.contexts),
        "quad_code": code.quad if counts else None,
        "event_scale": code.scale if counts else None,
        "event_loc": _place(coded),
        "event_text": [lead.sentence_text],
        "text_info": {
            "sequence": lead.number,
            "start": lead.sentence[0],
            "end": lead.sentence[1],
            "text_story": lead.origin.page,
        },
        "link": coded.link,
        "cite_info": _cite(lead),
        "coder": CODER,
        "codebook": codebook().codebook,
        "version": load(HOME).version,
        "plover_excluded": [_why(why) for why in coded.out],
        **_ours(coded),
    }


def _ours(coded: Coded) -> Row:
    happening, lead = coded.happening, coded.lead
    return {
        "derived": {**_code(coded.code), "why": _why(coded.code.why)},
        "auxiliary": list(coded.code.auxiliary),
        "base": {
            "kind": happening.kind,
            "modes": sorted({m for x in coded.mentions for m in x.event.modes}),
            "who": list(happening.who),
            "to_whom": list(happening.to_whom),
            "what": list(happening.what),
        },
        "modality": happening.modality,
        "polarity": happening.polarity,
        "not_yet": all(m.event.not_yet for m in coded.deciding),
        "background": happening.background,
        "when": pair(happening.when),
        "doubt": sorted({m.event.when_doubt for m in coded.mentions if m.event.when_doubt}),
        "holder": _holder(lead.holder),
        "chain": _chain(lead.holder),
        "positions": [
            {
                "holder": p.holder,
                "own_voice": p.own_voice,
                "modality": p.modality,
                "polarity": p.polarity,
                "statement": p.statement or None,
                **_position(code_position(coded, p)),
            }
            for p in happening.positions
        ],
        "verdict": list(coded.verdicts),
        "outlets": happening.outlets,
        "origins": happening.origins,
        "unknown": happening.unknown,
        "story": happening.story or None,
        "values": [
            {"slot": v.slot, "value": v.value, "events": list(v.events)} for v in happening.values
        ],
        "judged": judged(coded),
        "evidence": [_evidence(m) for m in coded.mentions],
    }


def judged(coded: Coded) -> list[Row]:
    """Return what people set on the mentions in place of what was read."""
    decided = ((m, why.args) for m in coded.mentions for why in m.event.why if why.rule == DECIDED)
    return [
        {
            "event": m.event.id,
            **dict(zip(("by", "field", "machine", "value", "why"), args, strict=False)),
        }
        for m, args in decided
    ]


def _dates(coded: Coded) -> Row:
    first, last, basis = coded.date or (None, None, None)
    return {
        "date": first[:10] if first else None,
        "time": _time(first),
        "enddate": last[:10] if last and last != first else None,
        "endtime": _time(last) if last != first else None,
        "date_basis": basis,
    }


def _time(instant: str | None) -> str | None:
    return instant[11:] if instant and "T" in instant else None


def _entity(party: Party) -> Row:
    return {
        "code": party.code or None,
        "country": states().name(party.code) or None,
        "country_basis": party.basis or None,
        "sector": party.sectors[0] if party.sectors else None,
        "other_sectors": list(party.sectors[1:]),
        "entity_text": party.name,
        "identifier_id": None,
        "identifier_text": party.id,
        "office": party.role or None,
        "names": list(party.names),
        "mentions": [{"page": s.page, "start": s.start, "end": s.stop} for s in party.cites],
    }


def _code(code: Code) -> Row:
    return {
        "event": code.type or None,
        "mode": list(code.modes),
        "quad_code": code.quad,
        "event_scale": code.scale,
    }


def _position(code: Code) -> Row:
    return {**_code(code), "plover_excluded": code.out or None}


def _why(why: Why) -> Row:
    words = load(HOME).phrases.say(why, _SCREEN)
    return {"rule": why.rule, "args": list(why.args), "text": words}


def _place(coded: Coded) -> Row | None:
    places = [m.event.where for m in coded.mentions if m.event.where is not None]
    place = next((p for p in places if p.name == coded.happening.where), None)
    if place is None:
        return None
    code = states().code(place.key)
    return {
        "extracted_place": place.name,
        "country": states().name(code) or None,
        "country_code": code or None,
        "page": place.span.page,
        "start": place.span.start,
        "end": place.span.stop,
    }


def _cite(lead: Mention) -> Row:
    origin = lead.origin
    return {
        "corpus": None,
        "citation": origin.source,
        "url": origin.url or None,
        "title": origin.title or None,
        "language": origin.lang or None,
        "publication": origin.outlet or None,
        "published": origin.published or None,
    }


def _holder(holder: Holder | None) -> Row | None:
    if holder is None:
        return None
    return {
        "name": holder.name,
        "country": states().code(holder.country) or None,
        "sector": holder.sector or None,
        "statement": holder.statement,
    }


def _chain(holder: Holder | None) -> list[Row]:
    chain = holder.chain if holder else ()
    return [{"step": step, "role": role, "name": name} for step, role, name in chain]


def _evidence(mention: Mention) -> Row:
    event, origin = mention.event, mention.origin
    return {
        "event": event.id,
        "page": origin.page,
        "source": origin.source,
        "outlet": origin.outlet or None,
        "published": origin.published or None,
        "start": event.span.start,
        "end": event.span.stop,
        "text": mention.text,
        "sentence": list(mention.sentence),
        "sentence_text": mention.sentence_text,
        "modality": event.modality,
        "polarity": event.polarity,
        "when": pair(event.when),
        "where": span_pair(event.where.span) if event.where else None,
        "holder": mention.holder.name if mention.holder else None,
        "statement": mention.holder.statement if mention.holder else None,
        "chain": _chain(mention.holder),
    }
