"""Which pages are copies of which: loose candidates at linear cost, exact judgement of each pair, and a direction.

Every body gives the hashes of a quarter of its word 4-grams; pages that share a few of them are candidates
(:mod:`copy_pairs`). The judge then measures exactly (:mod:`passages`). What a person ruled goes before what is measured.

The copying page stands on the left: the one that credits the other's outlet, else the later one, else the greater id.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from benang.engines import Broken, Engine
from benang.errors import EngineError
from benang.ground import CopyKeys, News, Pair, Tie
from benang.languages import Pack
from benang.records import Article, Link, LinkKind, Reading, Reason, Rulings
from benang.weaving.bare_ground import BareGround
from benang.weaving.copy_pairs import find_pairs, keys_of
from benang.weaving.meetings import Lists
from benang.weaving.passages import Overlap, overlap, passages
from benang.weaving.rounds import Round, begin
from benang.weaving.rulings import NONE, reasons
from benang.weaving.words import body_of, body_text, placed_words, plain_words

COPY, PARTIAL, IN_PLACE = 0.5, 0.15, 0.6
_DAY = 10


class Row(NamedTuple):
    """What the judge needs of a page."""

    page: str
    outlet: str
    when: str
    address: str
    credited: frozenset[str]
    words: tuple[str, ...]


class Places(NamedTuple):
    """Where the words of pages stand, worked out once a page and only for pages that are linked."""

    articles: Mapping[str, Article]
    known: dict[str, list[tuple[int, int]]]

    def of(self, page: str) -> list[tuple[int, int]]:
        """Return the place of every word of a body."""
        if page not in self.known:
            article = self.articles[page]
            self.known[page] = placed_words(article.page.text, body_of(article))
        return self.known[page]


class CopyChanges(NamedTuple):
    """Links that are new, the keys of fresh pages, and lists of entries gone and new."""

    links: list[Link]
    keys: Mapping[str, CopyKeys]
    lists_gone: tuple[Lists, ...]
    lists_new: tuple[Lists, ...]


def find_copies(
    readings: Sequence[Reading], engine: Engine, pack: Pack, rulings: Rulings = NONE
) -> list[Link]:
    """Return copy, partial_copy and self_reuse links, sorted; the copying page on the left; EngineError if a pair failed."""
    found = change_copies(begin(BareGround(), News(readings, rulings=rulings)), engine, pack)
    return sorted(found.links, key=lambda k: (k.kind, k.left, k.right))


def change_copies(turn: Round, engine: Engine, pack: Pack) -> CopyChanges:
    """Return the links that are new; ties that are gone or new are noted in the round. EngineError if a pair failed."""
    rows = {page: project(reading, pack) for page, reading in turn.fresh.items()}
    keys = {page: keys_of(turn.fresh[page], row.address, row.words) for page, row in rows.items()}
    pairs = find_pairs(turn, keys)
    turn.ties.drop(pairs.over)
    wanted = sorted(pairs.judge)
    articles = {page: r.article for page, r in turn.fresh.items()}
    old = sorted({page for pair in wanted for page in pair} - rows.keys())
    for reading in turn.ground.readings(old):
        row = project(reading, pack)
        rows[row.page], articles[row.page] = row, reading.article
    links = _judge(wanted, rows, Places(articles, {}), turn.rulings, engine)
    turn.ties.add(Tie(k.kind, k.left, k.right, k.score) for k in links)
    return CopyChanges(links, keys, pairs.gone, pairs.new)


def _judge(
    pairs: Sequence[Pair],
    rows: Mapping[str, Row],
    places: Places,
    rulings: Rulings,
    engine: Engine,
) -> list[Link]:
    links: list[Link] = []
    work = ((rows[a].words, rows[b].words) for a, b in pairs)
    for (a, b), found in zip(pairs, engine.each(work, _measure), strict=True):
        if isinstance(found, Broken):  # a missing link would be an error nobody sees
            message = f"comparing pages {a} and {b} failed: {found.reason}"
            raise EngineError(message)
        link = _link(rows[a], rows[b], found, places)
        if (a, b) in rulings.copies:
            link = _ruled(link, rows[a], rows[b], reasons(rulings, "copy", a, b))
        if link:
            links.append(link)
    return links


def project(reading: Reading, pack: Pack) -> Row:
    """Return the narrow row of a page."""
    article = reading.article
    published = reading.published
    relays = {r.name for s in reading.statements for r in s.chain if r.scope == "page"}
    credited = {
        pack.furniture.fold_outlet(name) for name in relays | {c.name for c in article.credits}
    }
    page = article.page
    return Row(
        page.id,
        pack.furniture.fold_outlet(article.outlet),
        published.first if published else "",
        page.given.url or page.given_id or page.source,
        frozenset(credited - {""}),
        tuple(plain_words(body_text(article))),
    )


def _measure(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> Overlap:
    return overlap(*pair)


def _link(a: Row, b: Row, found: Overlap, places: Places) -> Link | None:
    """Return the link of a measured pair, or None where the wording is their own."""
    version = a.address == b.address and ("://" in a.address or found.contained >= PARTIAL)
    kind: LinkKind
    if found.contained >= COPY or found.aligned >= IN_PLACE:
        kind = "copy"
    elif found.contained >= PARTIAL:
        kind = "partial_copy"
    elif not version:
        return None
    if version or (a.outlet and a.outlet == b.outlet):
        kind = "self_reuse"
    left, right, why = _direction(a, b)
    sides = partial(_passages, found, places, swapped=left is b)
    score = max(found.contained, found.aligned) if kind != "partial_copy" else found.contained
    reasons = [
        Reason("copy.contained", round(found.contained, 3), (f"{100 * found.contained:.0f}",)),
        Reason("copy.aligned", round(found.aligned, 3), (f"{100 * found.aligned:.0f}",)),
        Reason("copy.passages.left", 0.0, sides(left.page, 0)),
        Reason("copy.passages.right", 0.0, sides(right.page, 1)),
        why,
    ]
    if version:
        reasons.append(Reason("copy.version", 1.0, (a.address,)))
    return Link(kind, left.page, right.page, "joined", round(score, 3), tuple(reasons))


def _ruled(link: Link | None, a: Row, b: Row, why: tuple[Reason, ...]) -> Link:
    """Return the link of a pair that a person called a copy, whatever was measured."""
    own = (link and link.kind == "self_reuse") or (a.outlet and a.outlet == b.outlet)
    left, right, direction = _direction(a, b)
    measured = link.reasons if link else (direction,)
    kind: LinkKind = "self_reuse" if own else "copy"
    return Link(kind, left.page, right.page, "joined", 1.0, (*why, *measured))


def _passages(
    found: Overlap, places: Places, page: str, side: int, *, swapped: bool
) -> tuple[str, ...]:
    return tuple(passages(found.runs, places.of(page), 1 - side if swapped else side))


def _direction(a: Row, b: Row) -> tuple[Row, Row, Reason]:
    """Return (copying, copied, the reason): by credit, then by time, then by id."""
    credits_b, credits_a = b.outlet in a.credited, a.outlet in b.credited
    if credits_a != credits_b:
        left, right = (a, b) if credits_b else (b, a)
        return left, right, Reason("copy.credit", 1.0, (right.outlet,))
    later = _later(a.when, b.when)
    if later:
        left, right = (a, b) if later > 0 else (b, a)
        return left, right, Reason("copy.later", 0.5, (left.when, right.when))
    left, right = (a, b) if a.page > b.page else (b, a)
    return left, right, Reason("copy.undated", 0.0, ())


def _later(a: str, b: str) -> int:
    """Return 1 where ``a`` is after ``b``, -1 before, 0 where that cannot be known; a bare day only tells days apart."""
    if not a or not b:
        return 0
    if len(a) == len(b) and len(a) > _DAY:
        try:
            first, second = datetime.fromisoformat(a), datetime.fromisoformat(b)
        except ValueError:
            return 0
        if (first.tzinfo is None) == (second.tzinfo is None):
            return (first > second) - (first < second)
    return (a[:_DAY] > b[:_DAY]) - (a[:_DAY] < b[:_DAY])
