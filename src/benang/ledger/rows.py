"""A reading as rows: one list of tuples for every table that hangs on a page.

The order of a tuple is the order of the columns in ``tables.sql``. Wherever a row has a span it has the exact text at
that span too, so that anyone can check a cell against its page with one ``substr``. Rows are a function of the reading
alone (and of the page's integer key), which lets :mod:`benang.ledger.verify` make them again and compare every cell.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from zlib import crc32

import msgspec

from benang.ledger.days import known_by
from benang.records import Actor, Article, Event, Reading, Span, Statement, Thing, Why

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]
Cut = tuple[int | None, int | None, str | None]
NOWHERE: Cut = (None, None, None)

TABLES = (
    "credit",
    "block",
    "sentence",
    "moment",
    "name",
    "entity",
    "statement",
    "statement_piece",
    "statement_to",
    "statement_relay",
    "event",
    "event_actor",
    "event_thing",
    "event_number",
    "event_detail",
    "event_holder",
    "event_link",
)

_encode = msgspec.json.Encoder().encode


def as_json(value: object) -> str:
    """Return the value as JSON text; the empty list without calling an encoder, as most are."""
    return _encode(value).decode() if value else "[]"


def whys(reasons: Iterable[Why]) -> str:
    """Return rules and what they saw as JSON: ``[["rule", ["seen", ...]], ...]``."""
    return as_json(list(reasons))


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes in hex."""
    return sha256(text.encode()).hexdigest()


def page_row(rid: int, reading: Reading) -> Row:
    """Return the row of table ``page``."""
    article, page = reading.article, reading.article.page
    title, published = article.title, reading.published
    return (
        rid,
        page.id,
        page.given_id,
        page.source,
        page.given.url,
        article.outlet,
        article.lang,
        title.text if title else None,
        *_ends(title.span if title else None),
        as_json(article.byline),
        article.place,
        *((published.first, known_by(published), published.basis) if published else NOWHERE),
        *_ends(published.span if published else None),
        article.incomplete,
        len(page.text),
        digest(page.text),
        digest(page.markup),
        reading.pack,
        page.fetched,
    )


def rows_of(rid: int, reading: Reading) -> dict[str, list[Row]]:
    """Return the rows of every table in :data:`TABLES`, in the order of their keys."""
    text = reading.article.page.text
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    _article_rows(rid, reading.article, text, rows)
    rows["sentence"] = [
        (rid, n, s.span.start, s.span.stop, s.zone, s.paragraph)
        for n, s in enumerate(reading.sentences)
    ]
    rows["moment"] = [
        (
            rid,
            n,
            *_cut(text, m.span),
            m.first,
            m.last,
            m.basis,
            m.zone,
            m.doubt,
            as_json(m.repairs),
            int(m.relay),
            m.why.rule,
            as_json(m.why.args),
        )
        for n, m in enumerate(reading.moments)
    ]
    rows["name"] = [
        (rid, n, *_cut(text, x.span), x.kind, x.key) for n, x in enumerate(reading.names)
    ]
    rows["entity"] = [
        (rid, n, e.key, e.name, e.kind, as_json(e.aliases), e.role, e.country, e.sector)
        for n, e in enumerate(reading.entities)
    ]
    for n, statement in enumerate(reading.statements):
        _statement_rows((rid, n), statement, text, rows)
    for n, event in enumerate(reading.events):
        _event_rows((rid, n), event, text, rows)
    rows["event_link"] = [
        (rid, n, link.left, link.right, link.kind) for n, link in enumerate(reading.event_links)
    ]
    return rows


def _article_rows(rid: int, article: Article, text: str, rows: dict[str, list[Row]]) -> None:
    rows["credit"] = [
        (rid, n, *_cut(text, c.span), c.name, c.role) for n, c in enumerate(article.credits)
    ]
    rows["block"] = [
        (
            rid,
            n,
            b.span.start,
            b.span.stop,
            crc32(text[b.span.start : b.span.stop].encode()),
            b.role,
            b.why.rule,
            as_json(b.why.args),
        )
        for n, b in enumerate(article.blocks)
    ]


def _statement_rows(
    key: tuple[int, int], s: Statement, text: str, rows: dict[str, list[Row]]
) -> None:
    rows["statement"].append(
        (
            *key,
            s.id,
            s.form,
            s.act,
            s.zone,
            *_cut(text, s.cue),
            *_cut(text, s.source),
            s.speaker.name,
            s.speaker.key,
            s.speaker.resolved,
            s.speaker.country,
            s.speaker.sector,
            s.modality,
            s.polarity,
            int(s.not_yet),
            *(s.said or (None, None)),
            *_cut(text, s.where),
            s.parent,
            int(s.background),
            whys(s.why),
        )
    )
    rows["statement_piece"] += [(*key, n, *_cut(text, p)) for n, p in enumerate(s.pieces)]
    rows["statement_to"] += [
        (*key, n, *_cut(text, t.span), t.name, t.key) for n, t in enumerate(s.to)
    ]
    rows["statement_relay"] += [
        (*key, n, *_cut(text, r.span), r.step, r.role, r.name, r.scope)
        for n, r in enumerate(s.chain)
    ]


def _event_rows(key: tuple[int, int], e: Event, text: str, rows: dict[str, list[Row]]) -> None:
    where = e.where
    rows["event"].append(
        (
            *key,
            e.id,
            *_cut(text, e.span),
            e.kind,
            as_json(e.modes),
            as_json(e.contexts),
            e.zone,
            *_cut(text, e.condition),
            *_cut(text, where.span if where else None),
            *((where.name, where.key) if where else (None, None)),
            *(e.when or (None, None)),
            e.when_doubt,
            e.modality,
            e.polarity,
            int(e.not_yet),
            int(e.background),
            whys(e.why),
        )
    )
    rows["event_actor"] += [
        (*key, n, *_cut(text, a.span), side, a.name, a.key, a.country, a.sector, a.resolved)
        for n, (side, a) in enumerate(_sides(e))
    ]
    rows["event_thing"] += [
        (*key, n, *_cut(text, t.span), slot, t.name, t.key)
        for n, (slot, t) in enumerate(_things(e))
    ]
    rows["event_number"] += [
        (*key, n, *_cut(text, q.span), q.low, q.high, q.unit) for n, q in enumerate(e.numbers)
    ]
    rows["event_detail"] += [
        (*key, n, *_cut(text, d.span), d.slot, d.value) for n, d in enumerate(e.details)
    ]
    rows["event_holder"] += [(*key, n, holder) for n, holder in enumerate(e.holders)]


def _sides(event: Event) -> Iterator[tuple[str, Actor]]:
    for actor in event.who:
        yield "who", actor
    for actor in event.to_whom:
        yield "to_whom", actor


def _things(event: Event) -> Iterator[tuple[str, Thing]]:
    for thing in event.what:
        yield "what", thing
    for thing in event.under:
        yield "under", thing


def _cut(text: str, span: Span | None) -> Cut:
    return (span.start, span.stop, text[span.start : span.stop]) if span else NOWHERE


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.stop) if span else (None, None)
