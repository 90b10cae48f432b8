"""A reading as bytes and back, exactly.

The relational tables are for people; weaving wants the record itself, whole and fast. It is kept as msgpack, deflated,
without the page's text and markup, which have a table of their own. Unpacking lets all spans of a page share one copy of
its id: a pile of pages has hundreds of spans each, and the id would be most of their memory.
"""

import zlib
from collections.abc import Iterator

import msgspec
from msgspec.structs import force_setattr, replace

from benang.records import Event, Reading, Span, Statement

LEVEL = 3  # of deflate: beyond it a page costs twice the time for a twentieth of the size

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Reading).decode


def pack(reading: Reading) -> bytes:
    """Return the reading without its page's text and markup, as deflated msgpack."""
    article = reading.article
    bare = replace(article, page=replace(article.page, text="", markup=""))
    return zlib.compress(_encode(replace(reading, article=bare)), LEVEL)


def unpack(record: bytes, text: str, markup: str) -> Reading:
    """Return the reading that was packed, with its page's text and markup put back."""
    reading = _decode(zlib.decompress(record))
    article = reading.article
    whole = replace(article, page=replace(article.page, text=text, markup=markup))
    for span in _spans(reading):
        force_setattr(span, "page", whole.page.id)
    return replace(reading, article=whole)


def _spans(reading: Reading) -> Iterator[Span]:
    """Yield the spans of the record that was just decoded and nobody else holds yet."""
    article = reading.article
    found: list[Span | None] = [article.title.span if article.title else None]
    found += [p.span for p in (article.published, reading.published) if p]
    found += [b.span for b in article.blocks]
    found += [c.span for c in article.credits]
    found += [s.span for s in reading.sentences]
    found += [n.span for n in reading.names]
    found += [m.span for m in reading.moments]
    found += [r.span for r in reading.relays]
    for statement in reading.statements:
        found += _statement_spans(statement)
    for event in reading.events:
        found += _event_spans(event)
    # A span of another page keeps its own id.
    page = article.page.id
    yield from (span for span in found if span is not None and span.page == page)


def _statement_spans(s: Statement) -> list[Span | None]:
    relays = [r.span for r in s.chain]
    return [*s.pieces, s.cue, s.source, s.where, *[t.span for t in s.to], *relays]


def _event_spans(e: Event) -> list[Span | None]:
    found = [e.span, e.condition, e.where.span if e.where else None]
    found += [a.span for a in (*e.who, *e.to_whom)]
    found += [t.span for t in (*e.what, *e.under)]
    found += [q.span for q in e.numbers]
    return found + [d.span for d in e.details]
