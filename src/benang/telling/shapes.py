"""The shape of the output: records as the plain rows that ``benang read`` and ``benang export`` print.

The field names and their order are a contract with whoever reads our JSON; fields may be added, never renamed. A span is
``[start, stop]`` in code points of the page's own text. These functions are the only place where that shape is written.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from benang.ledger.days import known_by
from benang.records import (
    Actor,
    Block,
    Event,
    Moment,
    Name,
    Reading,
    Span,
    Statement,
    Thing,
    Title,
    Why,
)

Row = dict[str, Any]
CONTENT_ADDRESS = re.compile(r"text-[0-9a-f]{12}")
"""How intake addresses a page that came without URL, id and file name of its own."""


def reading_row(reading: Reading, *, text: bool = False) -> Row:
    """Return one page as the JSON object ``benang read`` prints; with ``text`` the page's own text stands in it."""
    article = reading.article
    page = article.page
    about: Row = {
        "id": page.id,
        "given_id": own_id(page.given_id, page.source),
        "source": page.source,
        "sha256": sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "chars": len(page.text),
    }
    if text:
        about["text"] = page.text
    return {
        "page": about,
        "lang": article.lang,
        "outlet": article.outlet or None,
        "title": title_row(article.title),
        "byline": list(article.byline),
        "place": article.place or None,
        "published": _published_row(reading),
        "incomplete": article.incomplete or None,
        "blocks": [block_row(block) for block in article.blocks],
        "moments": [moment_row(moment) for moment in reading.moments],
        "names": [name_row(name) for name in reading.names],
        "statements": [statement_row(statement) for statement in reading.statements],
        "events": [event_row(event) for event in reading.events],
        "event_links": [
            {"left": link.left, "right": link.right, "kind": link.kind}
            for link in reading.event_links
        ],
    }


def own_id(given_id: str, source: str) -> str | None:
    """Return the input's own id, or None where intake had to address the page by its file name or its content."""
    return None if given_id in ("", source) or CONTENT_ADDRESS.fullmatch(given_id) else given_id


def title_row(title: Title | None) -> Row | None:
    """Return the headline and where it stands, or None."""
    return None if title is None else {"text": title.text, "span": span_pair(title.span)}


def block_row(block: Block) -> Row:
    """Return a block with its role and the reason for it."""
    return {
        "start": block.span.start,
        "end": block.span.stop,
        "role": block.role,
        "why": why_row(block.why),
    }


def moment_row(moment: Moment) -> Row:
    """Return an expression of time with its interval, its doubt and the ranked repairs."""
    return {
        "start": moment.span.start,
        "end": moment.span.stop,
        "first": moment.first,
        "last": moment.last,
        "basis": moment.basis,
        "zone": moment.zone or None,
        "doubt": moment.doubt or None,
        "repairs": [
            {"first": repair.first, "last": repair.last, "why": why_row(repair.why)}
            for repair in moment.repairs
        ],
        "relay": moment.relay,
    }


def name_row(name: Name) -> Row:
    """Return a printed name with the key of whom or what it stands for."""
    return {"start": name.span.start, "end": name.span.stop, "kind": name.kind, "key": name.key}


def statement_row(statement: Statement) -> Row:
    """Return a statement with its speaker, its chain outwards, and how firmly it is said."""
    return {
        "id": statement.id,
        "pieces": [span_pair(piece) for piece in statement.pieces],
        "form": statement.form,
        "act": statement.act,
        "zone": statement.zone,
        "cue": span_pair(statement.cue),
        "source": span_pair(statement.source),
        "speaker": {
            "name": statement.speaker.name,
            "key": statement.speaker.key,
            "resolved": statement.speaker.resolved,
            "country": statement.speaker.country or None,
            "sector": statement.speaker.sector or None,
        },
        "to": [{"name": thing.name, "span": span_pair(thing.span)} for thing in statement.to],
        "where": span_pair(statement.where),
        "chain": [
            {
                "step": relay.step,
                "role": relay.role,
                "name": relay.name,
                "span": span_pair(relay.span),
                "scope": relay.scope,
            }
            for relay in statement.chain
        ],
        "modality": statement.modality,
        "polarity": statement.polarity,
        "not_yet": statement.not_yet,
        "said": pair(statement.said),
        "parent": statement.parent or None,
        "background": statement.background,
        "why": why_rows(statement.why),
    }


def event_row(event: Event) -> Row:
    """Return a mention of something that happens, base kind and modality in columns of their own."""
    return {
        "id": event.id,
        "span": span_pair(event.span),
        "kind": event.kind,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "who": [actor_row(actor) for actor in event.who],
        "to_whom": [actor_row(actor) for actor in event.to_whom],
        "what": _things(event.what),
        "under": _things(event.under),
        "condition": span_pair(event.condition),
        "numbers": [
            {"low": n.low, "high": n.high, "unit": n.unit, "span": span_pair(n.span)}
            for n in event.numbers
        ],
        "details": [
            {"slot": d.slot, "value": d.value, "span": span_pair(d.span)} for d in event.details
        ],
        "where": None if event.where is None else _thing(event.where),
        "when": pair(event.when),
        "when_doubt": event.when_doubt or None,
        "modality": event.modality,
        "polarity": event.polarity,
        "not_yet": event.not_yet,
        "holders": list(event.holders),
        "zone": event.zone,
        "background": event.background,
        "why": why_rows(event.why),
    }


def actor_row(actor: Actor) -> Row:
    """Return a party of an event with its country and PLOVER sector."""
    return {
        "name": actor.name,
        "key": actor.key,
        "country": actor.country or None,
        "sector": actor.sector or None,
        "span": span_pair(actor.span),
        "resolved": actor.resolved,
    }


def span_pair(span: Span | None) -> list[int] | None:
    """Return ``[start, stop]``, or None."""
    return None if span is None else [span.start, span.stop]


def pair(interval: tuple[str, str] | None) -> list[str] | None:
    """Return ``[first, last]``, or None."""
    return None if interval is None else list(interval)


def why_row(why: Why) -> Row:
    """Return a rule's code and what it saw."""
    return {"rule": why.rule, "args": list(why.args)}


def why_rows(whys: Iterable[Why]) -> list[Row]:
    """Return the reasons in the order they were given."""
    return [why_row(why) for why in whys]


def _thing(thing: Thing) -> Row:
    return {"name": thing.name, "key": thing.key, "span": span_pair(thing.span)}


def _things(things: Iterable[Thing]) -> list[Row]:
    return [_thing(thing) for thing in things]


def _published_row(reading: Reading) -> Row | None:
    published = reading.published
    if published is None:
        return None
    return {
        "first": published.first,
        "last": known_by(published),
        "basis": published.basis,
        "span": span_pair(published.span),
    }
