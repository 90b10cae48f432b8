"""Which pages are copies of which: loose candidates at linear cost, exact judgement of each pair, and a direction.

Every body gives the hashes of a quarter of its word 4-grams; pages that share a few of them are candidates. A hash that
very many pages hold (a wire story, page furniture that got through) pairs each page only with its neighbours in time, so
cost stays linear and a family of copies stays connected. The judge then measures exactly (:mod:`passages`).

The copying page stands on the left: the one that credits the other's outlet, else the later one, else the greater id.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from benang.engines import Broken, Engine
from benang.errors import EngineError
from benang.languages import Pack
from benang.records import Article, Link, LinkKind, Reading, Reason
from benang.weaving.days import day_of
from benang.weaving.passages import Overlap, overlap, passages
from benang.weaving.words import body_of, body_text, placed_words, plain_words, runs

COPY, PARTIAL, IN_PLACE = 0.5, 0.15, 0.6
SAMPLED = 4
SHARED = 0.05
CROWD, NEIGHBOURS = 24, 3
_DAY = 10
_OUTLET_END = re.compile(r"(?:\.(?:com|co|id|net|org|tv|news))+$")


class Row(NamedTuple):
    """What copies need of a page; ``order`` is (day of publication or empty, id)."""

    page: str
    outlet: str
    order: tuple[str, str]
    when: str
    address: str
    credited: frozenset[str]
    words: tuple[str, ...]
    hashes: tuple[int, ...]


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


def find_copies(readings: Sequence[Reading], engine: Engine, pack: Pack) -> list[Link]:
    """Return copy, partial_copy and self_reuse links, sorted; the copying page on the left; EngineError if a pair failed."""
    del pack
    rows = {row.page: row for row in map(project, readings)}
    places = Places({r.article.page.id: r.article for r in readings}, {})
    pairs = sorted(set(_candidates(rows, engine)) | set(_versions(rows.values())))
    links: list[Link] = []
    work = ((rows[a].words, rows[b].words) for a, b in pairs)
    for (a, b), found in zip(pairs, engine.each(work, _measure), strict=True):
        if isinstance(found, Broken):  # a missing link would be an error nobody sees
            message = f"comparing pages {a} and {b} failed: {found.reason}"
            raise EngineError(message)
        link = _link(rows[a], rows[b], found, places)
        if link:
            links.append(link)
    return sorted(links, key=lambda k: (k.kind, k.left, k.right))


def fold_outlet(name: str) -> str:
    """Return an outlet's name without its domain ending, capitals and marks: ``Warta Kota.com`` is ``wartakota``."""
    return re.sub(r"[\W_]+", "", _OUTLET_END.sub("", name.casefold().strip()))


def project(reading: Reading) -> Row:
    """Return the narrow row of a page."""
    article = reading.article
    published = reading.published
    relays = {r.name for s in reading.statements for r in s.chain if r.scope == "page"}
    credited = {fold_outlet(name) for name in relays | {c.name for c in article.credits}}
    words = tuple(plain_words(body_text(article)))
    page = article.page
    return Row(
        page.id,
        fold_outlet(article.outlet),
        (day_of(published.first) if published else "", page.id),
        published.first if published else "",
        page.given.url or page.given_id or page.source,
        frozenset(credited - {""}),
        words,
        tuple({h for h in runs(words) if h % SAMPLED == 0}),
    )


def _candidates(rows: Mapping[str, Row], engine: Engine) -> Iterator[tuple[str, str]]:
    """Yield pairs of pages that share enough sampled hashes."""
    ordered = sorted(rows.values(), key=lambda r: r.order)
    seldom = Counter(h for row in ordered for h in row.hashes)
    entries = (
        (str(h), row.order, row.page) for row in ordered for h in row.hashes if seldom[h] > 1
    )
    shared: Counter[tuple[str, str]] = Counter()
    shared.update(engine.together(entries, _key, _pairs))
    for (a, b), count in shared.items():
        fewer = min(len(rows[a].hashes), len(rows[b].hashes))
        if count >= max(min(2, fewer), SHARED * fewer):
            yield a, b


def _key(entry: tuple[str, tuple[str, str], str]) -> tuple[str]:
    return (entry[0],)


def _pairs(
    key: str, entries: Sequence[tuple[str, tuple[str, str], str]]
) -> Iterator[tuple[str, str]]:
    del key
    pages = [page for _, _, page in sorted(entries, key=lambda e: e[1])]
    reach = len(pages) if len(pages) <= CROWD else NEIGHBOURS
    for at, page in enumerate(pages):
        for other in pages[at + 1 : at + 1 + reach]:
            yield min(page, other), max(page, other)


def _versions(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield pairs of neighbouring versions of one address."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        if row.address:
            held.setdefault(row.address, []).append(row)
    for group in held.values():
        group.sort(key=lambda r: r.order)
        for early, late in pairwise(group):
            yield min(early.page, late.page), max(early.page, late.page)


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
