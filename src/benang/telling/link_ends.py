"""What links lead from and to: every page, statement, event, claim, story or entity that a link has at an end, once.

Ids of stories are ids of pages, so what an end is depends on the kind of its link.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from benang.ledger import Ledger
from benang.telling.voice import ADDRESS

EndKind = Literal["page", "story", "statement", "event", "claim", "entity"]

ENDS: dict[str, tuple[EndKind, ...]] = {
    "copy": ("page",),
    "partial_copy": ("page",),
    "self_reuse": ("page",),
    "same_story": ("page",),
    "follows": ("story",),
    "same_entity": ("entity",),
    "speaks_for": ("entity",),
    "same_utterance": ("statement",),
    "same_happening": ("event",),
    "realises": ("event",),
    "supersedes": ("event",),
    "disputes": ("event", "statement"),
    "conflicts": ("claim",),
    "updates": ("claim",),
}
"""What the ends of each kind of link are; where two are named the ledger is asked which."""

SYMMETRIC = frozenset(
    {"same_entity", "same_utterance", "same_happening", "same_story", "conflicts"}
)

_ADDRESS = f"SELECT {ADDRESS} FROM pages WHERE id = ?"  # noqa: S608 (own names)
_ASK: dict[EndKind, str] = {
    "page": "SELECT coalesce(title, ''), id, NULL, NULL, outlet FROM pages WHERE id = ?1",
    "story": "SELECT title, NULL, NULL, NULL, first FROM stories WHERE id = ?1",
    "statement": "SELECT text, page, start, stop, speaker FROM statements WHERE id = ?1",
    "event": "SELECT text, page, start, stop, kind FROM events WHERE id = ?1",
    "claim": "SELECT slot || ': ' || value, NULL, NULL, NULL, happening FROM claims WHERE id = ?1",
    "entity": "SELECT name, page, NULL, NULL, kind FROM entities WHERE page = ?1 AND key = ?2",
}
"""What asks for an end by id (an entity's by page and key): label, page, start, stop, and what is known of it (outlet, speaker, kind)."""


class End(NamedTuple):
    """One end of links; ``detail`` is a page's outlet, a story's first day, a statement's speaker, an event's kind."""

    kind: EndKind
    id: str
    label: str
    page: str
    source: str
    start: int | None
    stop: int | None
    detail: str


class LinkRow(NamedTuple):
    """A link with what its ends are."""

    kind: str
    left: tuple[EndKind, str]
    right: tuple[EndKind, str]
    state: str
    score: float
    reasons: str


def ends(ledger: Ledger) -> Iterator[End]:
    """Yield every end of every link once, by what it is and id."""
    for kind, question in _ASK.items():
        for id_ in _ids(ledger, kind):
            yield _end(ledger, kind, id_, question)


def whole(ledger: Ledger) -> Iterator[End]:
    """Yield every page that was read and every story, then all other ends of links, by what they are and id."""
    listed: tuple[tuple[EndKind, str], ...] = (
        ("page", "SELECT id FROM pages WHERE read ORDER BY id"),
        ("story", "SELECT id FROM stories ORDER BY id"),
    )
    for kind, all_ids in listed:
        for (id_,) in ledger.connection.execute(all_ids):
            yield _end(ledger, kind, id_, _ASK[kind])
    yield from (end for end in ends(ledger) if end.kind not in ("page", "story"))


def _end(ledger: Ledger, kind: EndKind, id_: str, question: str) -> End:
    values = id_.split("/", 1) if kind == "entity" else [id_]
    row = ledger.connection.execute(question, values).fetchone()
    label, page, start, stop, detail = row or ("", "", None, None, "")
    return End(
        kind, id_, label or "", page or "", address_of(ledger, page), start, stop, detail or ""
    )


def address_of(ledger: Ledger, page: str) -> str:
    """Return what names a page the same wherever it was found, or "" for no page."""
    row = ledger.connection.execute(_ADDRESS, (page,)).fetchone() if page else None
    return str(row[0]) if row else ""


def link_rows(ledger: Ledger) -> Iterator[LinkRow]:
    """Yield every link, by kind and ends."""
    rows = ledger.connection.execute(
        'SELECT kind, "left", "right", state, score, reasons FROM links '
        'ORDER BY kind, "left", "right", state, score, reasons'
    )
    for kind, left, right, state, score, reasons in rows:
        one, other = (end_kind(ledger, kind, id_) for id_ in (left, right))
        yield LinkRow(kind, (one, left), (other, right), state, score, reasons)


def end_kind(ledger: Ledger, link: str, id_: str) -> EndKind:
    """Return what an end of a kind of link is."""
    may_be = ENDS[link]
    for kind in may_be[1:]:
        if ledger.connection.execute(f"SELECT 1 FROM {kind}s WHERE id = ?", (id_,)).fetchone():  # noqa: S608 (own names)
            return kind
    return may_be[0]


def _ids(ledger: Ledger, kind: EndKind) -> Iterator[str]:
    links = [link for link, may_be in ENDS.items() if kind in may_be]
    holes = ",".join("?" * len(links))
    rows = ledger.connection.execute(
        f'SELECT kind, "left" AS id FROM links WHERE kind IN ({holes}) '  # noqa: S608 (only holes)
        f'UNION SELECT kind, "right" FROM links WHERE kind IN ({holes}) ORDER BY id',
        links * 2,
    )
    last = ""
    for link, id_ in rows:
        if id_ != last and end_kind(ledger, link, id_) == kind:
            last = id_
            yield id_
