"""Links as PROV-JSON, in the names of W3C PROV: what was derived from what, what is another form of the same.

Only joined links are said; a candidate is no statement. ``copy`` and its kin are derivations, ``same_entity``,
``same_utterance`` and ``same_happening`` alternates, ``speaks_for`` delegation, a story a collection of its pages, and
what follows, realises, supersedes, updates or disputes something was influenced by it. Two claims that conflict have no
relation in PROV and are left to the other formats.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from benang.ledger import Ledger
from benang.telling.link_ends import End, LinkRow, link_rows, whole
from benang.telling.shapes import Row

NAMESPACE = "urn:benang:"
DERIVED = ("copy", "partial_copy", "self_reuse")
ALTERNATE = ("same_entity", "same_utterance", "same_happening")
INFLUENCED = ("follows", "realises", "supersedes", "updates", "disputes")

_encode = msgspec.json.Encoder().encode


def prov_bytes(ledger: Ledger, what: str) -> Iterator[bytes]:
    """Yield one PROV-JSON document piece by piece."""
    del what
    sections: tuple[tuple[str, Iterator[tuple[str, Row]]], ...] = (
        ("entity", _entities(ledger)),
        ("agent", _agents(ledger)),
        ("wasDerivedFrom", _numbered("d", _derived(ledger))),
        ("alternateOf", _numbered("a", _alternates(ledger))),
        ("actedOnBehalfOf", _numbered("b", _delegations(ledger))),
        ("wasInfluencedBy", _numbered("i", _influences(ledger))),
        ("wasAttributedTo", _numbered("t", _attributions(ledger))),
        ("hadMember", _numbered("m", _members(ledger))),
    )
    yield b'{"prefix":' + _encode({"benang": NAMESPACE})
    for name, items in sections:
        yield b',\n"' + name.encode() + b'":{'
        for number, (id_, row) in enumerate(items):
            yield (b",\n" if number else b"\n") + _encode(id_) + b":" + _encode(row)
        yield b"}"
    yield b"}\n"


def name_of(kind: str, id_: str) -> str:
    """Return the qualified name of a thing: letters and digits stand as they are, all else in percent codes."""
    return f"benang:{kind}/{quote(id_, safe='/')}"


def _entities(ledger: Ledger) -> Iterator[tuple[str, Row]]:
    for end in whole(ledger):
        yield name_of(end.kind, end.id), _described(end)


def _described(end: End) -> Row:
    row: Row = {"prov:type": _type("Collection" if end.kind == "story" else end.kind)}
    row["prov:label"] = end.label
    given: dict[str, Any] = {
        "page": end.page if end.kind != "page" else "",
        "source": end.source,
        "start": end.start,
        "end": end.stop,
        "detail": end.detail,
    }
    return row | {f"benang:{k}": v for k, v in given.items() if v not in (None, "")}


def _type(name: str) -> Row:
    prefix = "prov" if name == "Collection" else "benang"
    return {"$": f"{prefix}:{name}", "type": "prov:QUALIFIED_NAME"}


def _agents(ledger: Ledger) -> Iterator[tuple[str, Row]]:
    """Yield the outlets of pages, and whoever speaks for somebody or is spoken for."""
    outlets = sorted({e.detail for e in whole(ledger) if e.kind == "page" and e.detail})
    for outlet in outlets:
        yield name_of("outlet", outlet), {"prov:type": _type("outlet"), "prov:label": outlet}
    speaking = {
        end[1] for link in _joined(ledger, ("speaks_for",)) for end in (link.left, link.right)
    }
    for id_ in sorted(speaking):
        yield name_of("entity", id_), {"prov:type": _type("entity")}


def _derived(ledger: Ledger) -> Iterator[Row]:
    for link in _joined(ledger, DERIVED):
        yield _pair(link, "prov:generatedEntity", "prov:usedEntity")
    for end in whole(ledger):
        if end.kind in ("statement", "event"):
            yield {
                "prov:generatedEntity": name_of(end.kind, end.id),
                "prov:usedEntity": name_of("page", end.page),
                "prov:type": {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"},
            }


def _alternates(ledger: Ledger) -> Iterator[Row]:
    for link in _joined(ledger, ALTERNATE):
        yield _pair(link, "prov:alternate1", "prov:alternate2")


def _delegations(ledger: Ledger) -> Iterator[Row]:
    for link in _joined(ledger, ("speaks_for",)):
        yield _pair(link, "prov:delegate", "prov:responsible")


def _influences(ledger: Ledger) -> Iterator[Row]:
    for link in _joined(ledger, INFLUENCED):
        yield _pair(link, "prov:influencee", "prov:influencer")


def _attributions(ledger: Ledger) -> Iterator[Row]:
    for end in whole(ledger):
        if end.kind == "page" and end.detail:
            yield {
                "prov:entity": name_of("page", end.id),
                "prov:agent": name_of("outlet", end.detail),
            }


def _members(ledger: Ledger) -> Iterator[Row]:
    rows = ledger.connection.execute("SELECT story, page FROM story_pages ORDER BY story, page")
    for story, page in rows:
        yield {"prov:collection": name_of("story", story), "prov:entity": name_of("page", page)}


def _joined(ledger: Ledger, kinds: tuple[str, ...]) -> Iterator[LinkRow]:
    return (k for k in link_rows(ledger) if k.kind in kinds and k.state == "joined")


def _pair(link: LinkRow, left: str, right: str) -> Row:
    return {
        left: name_of(*link.left),
        right: name_of(*link.right),
        "prov:type": _type(link.kind),
        "benang:score": link.score,
    }


def _numbered(letter: str, rows: Iterator[Row]) -> Iterator[tuple[str, Row]]:
    return ((f"_:{letter}{number}", row) for number, row in enumerate(rows, 1))
