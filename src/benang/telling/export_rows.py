"""The rows of every export: what stands in them, in which order, and how they are sorted.

Rows of a page come in the shape ``benang read`` prints (:mod:`benang.telling.shapes`), with the page and the exact text
beside them. Nothing here depends on how the ledger came to be: no row number, no order of adding, no time of fetching,
and not the name of the pile a page was found in: its source is its address.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Link, Page, Position, Reading, Span, Step, Utterance
from benang.telling.shapes import (
    Row,
    block_row,
    event_row,
    moment_row,
    name_row,
    own_id,
    pair,
    span_pair,
    statement_row,
    why_row,
    why_rows,
)

HOME = "id"
"""The language the words of a reason are written in; its code stands beside them."""


class Kind(NamedTuple):
    """One kind of row: its columns in order (for a table without rows) and what yields the rows, sorted."""

    columns: str
    rows: Callable[[Ledger], Iterator[Row]]


def address(page: Page) -> str:
    """Return what names a page the same wherever it was found: its URL, else its own id (for a file, the file's name)."""
    return page.given.url or page.given_id or page.source


def _page_rows(ledger: Ledger) -> Iterator[Row]:
    found = ledger.connection.execute(
        "SELECT id, given_id, source, outlet, lang, title, published_first, published_last, published_basis, "
        "published_start, published_stop, read, rule, args, url, byline, place, incomplete, chars, sha256, pack "
        "FROM pages ORDER BY id"
    )
    for id_, given, source, outlet, lang, title, first, last, basis, start, stop, *rest in found:
        read, rule, args, url, byline, place, incomplete, chars, sha256, pack = rest
        span = None if start is None else [start, stop]
        yield {
            "id": id_,
            "given_id": own_id(given, source),
            "source": source if not read else url or given or source,
            "outlet": outlet or None,
            "lang": lang or None,
            "title": title,
            "published": None
            if first is None
            else {"first": first, "last": last, "basis": basis, "span": span},
            "read": bool(read),
            "why": {"rule": rule, "args": msgspec.json.decode(args)} if rule else None,
            "url": url or None,
            "byline": msgspec.json.decode(byline),
            "place": place or None,
            "incomplete": incomplete or None,
            "chars": chars,
            "sha256": sha256,
            "pack": pack or None,
        }


def _spanned(rows: Callable[[Reading], Iterable[Row]]) -> Callable[[Ledger], Iterator[Row]]:
    """Return what yields some rows with ``start`` and ``end`` of every page, by page id and place."""

    def all_rows(ledger: Ledger) -> Iterator[Row]:
        for reading in ledger.readings():
            page = reading.article.page
            for row in sorted(rows(reading), key=lambda r: (r["start"], r["end"])):
                text = page.text[row["start"] : row["end"]]
                yield {"page": page.id, "page_source": address(page), **row, "text": text}

    return all_rows


def _by_id(rows: Callable[[Reading], Iterable[Row]]) -> Callable[[Ledger], Iterator[Row]]:
    """Return what yields some rows of every page sorted by id; sorting spills to disk, so a pile of any size will do."""

    def all_rows(ledger: Ledger) -> Iterator[Row]:
        sorter = sqlite3.connect("", isolation_level=None)
        try:
            sorter.execute("CREATE TABLE row (id TEXT, line BLOB)")
            sorter.execute("BEGIN")
            for reading in ledger.readings():
                lines = [(row["id"], msgspec.json.encode(row)) for row in rows(reading)]
                sorter.executemany("INSERT INTO row VALUES (?, ?)", lines)
            for (line,) in sorter.execute("SELECT line FROM row ORDER BY id, line"):
                yield msgspec.json.decode(line)
        finally:
            sorter.close()

    return all_rows


def _statements(reading: Reading) -> Iterator[Row]:
    page = reading.article.page
    for statement in reading.statements:
        text = [_at(page.text, piece) for piece in statement.pieces]
        yield {
            **statement_row(statement),
            "page": page.id,
            "page_source": address(page),
            "text": text,
        }


def _events(reading: Reading) -> Iterator[Row]:
    page = reading.article.page
    for event in reading.events:
        text = [_at(page.text, event.span)]
        yield {**event_row(event), "page": page.id, "page_source": address(page), "text": text}


def _at(text: str, span: Span) -> str:
    return text[span.start : span.stop]


def _utterances(ledger: Ledger) -> Iterator[Row]:
    for u in ledger.weave().utterances:
        yield {
            "id": u.id,
            "members": list(u.members),
            "speaker": u.speaker,
            "said": pair(u.said),
            "to": list(u.to),
            "chains": list(u.chains),
            "drift": _drift(u),
        }


def _drift(utterance: Utterance) -> list[Row]:
    return [
        {
            "left": d.left,
            "right": d.right,
            "kind": d.kind,
            "left_span": span_pair(d.left_span),
            "right_span": span_pair(d.right_span),
        }
        for d in utterance.drift
    ]


def _happenings(ledger: Ledger) -> Iterator[Row]:
    for h in ledger.weave().happenings:
        yield {
            "id": h.id,
            "members": list(h.members),
            "kind": h.kind,
            "who": list(h.who),
            "to_whom": list(h.to_whom),
            "what": list(h.what),
            "where": h.where or None,
            "when": pair(h.when),
            "values": [
                {"slot": v.slot, "value": v.value, "events": list(v.events)} for v in h.values
            ],
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


def _claims(ledger: Ledger) -> Iterator[Row]:
    for c in ledger.weave().claims:
        yield {
            "id": c.id,
            "happening": c.happening,
            "slot": c.slot,
            "value": c.value,
            "positions": _positions(c.positions),
        }


def _verdicts(ledger: Ledger) -> Iterator[Row]:
    for v in ledger.weave().verdicts:
        yield {
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


def _plans(ledger: Ledger) -> Iterator[Row]:
    for p in ledger.weave().plans:
        yield {
            "id": p.id,
            "about": p.about,
            "holder": p.holder,
            "state": p.state,
            "window": pair(p.window),
            "steps": _steps(p.steps),
        }


def _agreements(ledger: Ledger) -> Iterator[Row]:
    for a in ledger.weave().agreements:
        yield {
            "id": a.id,
            "parties": list(a.parties),
            "subject": a.subject,
            "state": a.state,
            "steps": _steps(a.steps),
        }


def _restrictions(ledger: Ledger) -> Iterator[Row]:
    for r in ledger.weave().restrictions:
        yield {
            "id": r.id,
            "on": list(r.on),
            "by": list(r.by),
            "under": r.under or None,
            "says_complies": list(r.says_complies),
            "threatens": list(r.threatens),
            "steps": _steps(r.steps),
        }


def _stories(ledger: Ledger) -> Iterator[Row]:
    for s in ledger.weave().stories:
        yield {
            "id": s.id,
            "title": s.title,
            "pages": list(s.pages),
            "first": s.first,
            "last": s.last,
            "links": list(s.links),
        }


def _links(ledger: Ledger) -> Iterator[Row]:
    for link in ledger.weave().links:
        yield {
            "kind": link.kind,
            "left": link.left,
            "right": link.right,
            "state": link.state,
            "score": link.score,
            "reasons": _reasons(link),
        }


def _reasons(link: Link) -> list[Row]:
    say = load(HOME).phrases.say
    return [
        {"rule": r.rule, "weight": r.weight, "args": list(r.args), "text": say(r, HOME)}
        for r in link.reasons
    ]


def _sorted(
    rows: Callable[[Ledger], Iterable[Row]], *keys: str
) -> Callable[[Ledger], Iterator[Row]]:
    def in_order(row: Row) -> tuple[Any, ...]:
        return (*(row[key] for key in keys), msgspec.json.encode(row))

    return lambda ledger: iter(sorted(rows(ledger), key=in_order))


KINDS = {
    "pages": Kind(
        "id given_id source outlet lang title published read why url byline place incomplete chars sha256 pack",
        _page_rows,
    ),
    "blocks": Kind(
        "page page_source start end role why text",
        _spanned(lambda reading: map(block_row, reading.article.blocks)),
    ),
    "names": Kind(
        "page page_source start end kind key text",
        _spanned(lambda reading: map(name_row, reading.names)),
    ),
    "moments": Kind(
        "page page_source start end first last basis zone doubt repairs relay text",
        _spanned(lambda reading: map(moment_row, reading.moments)),
    ),
    "statements": Kind(
        "id pieces form act zone cue source speaker to where chain modality polarity not_yet said parent background "
        "why page page_source text",
        _by_id(_statements),
    ),
    "utterances": Kind("id members speaker said to chains drift", _sorted(_utterances, "id")),
    "events": Kind(
        "id span kind modes contexts who to_whom what under condition numbers details where when when_doubt modality "
        "polarity not_yet holders zone background why page page_source text",
        _by_id(_events),
    ),
    "happenings": Kind(
        "id members kind who to_whom what where when values positions outlets origins unknown modality polarity "
        "background story",
        _sorted(_happenings, "id"),
    ),
    "claims": Kind("id happening slot value positions", _sorted(_claims, "id")),
    "plans": Kind("id about holder state window steps", _sorted(_plans, "id")),
    "agreements": Kind("id parties subject state steps", _sorted(_agreements, "id")),
    "restrictions": Kind(
        "id on by under says_complies threatens steps", _sorted(_restrictions, "id")
    ),
    "links": Kind("kind left right state score reasons", _sorted(_links, "kind", "left", "right")),
    "verdicts": Kind(
        "id claim kind for against outlets origins unknown why", _sorted(_verdicts, "id")
    ),
    "stories": Kind("id title pages first last links", _sorted(_stories, "id")),
}
