"""Pages that hang together -> stories: a pure function of the pages of one component, so it runs on any worker.

Inside a component pages are merged by average linkage, so that a chain of half-alike pages does not swallow two stories.
What people ruled binds: pages ruled one story are merged before all others, pages ruled two never are, and where pages are
ruled one only through a third that is ruled another, they stay apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benang.ground import Pair, StoryRow
from benang.records import Story
from benang.weaving.average_link import agglomerate
from benang.weaving.joining import Joined
from benang.weaving.meetings import as_pair
from benang.weaving.story_rows import cosine
from benang.weaving.story_score import JOIN, features, probability

AVERAGE = 0.3
LARGE = 500
_TOGETHER = 1e6
"""A likeness that no average of real ones reaches, nor loses against them in a group of LARGE pages."""
_APART = -1e12


class Component(NamedTuple):
    """Pages that hang together: their rows, how like those are that met, which pairs are copies, what is ruled."""

    rows: tuple[StoryRow, ...]
    likes: tuple[tuple[Pair, float], ...] = ()
    copied: frozenset[Pair] = frozenset()
    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


class Gathered(NamedTuple):
    """A story, without what it follows, and each page's best pair inside it with its score."""

    story: Story
    pairs: Mapping[Pair, float]


def gather(component: Component) -> list[Gathered]:
    """Return the stories of a component, the one with the earliest page first."""
    return [
        found
        for rows in _cut(component)
        for found in _merge(sorted(rows, key=lambda r: r.order), component)
    ]


def _cut(component: Component) -> Iterator[list[StoryRow]]:
    """Yield the rows of the component, cut again at a higher score while they are too many."""
    rows = {row.page: row for row in component.rows}
    waiting = [(sorted(rows), JOIN)]
    while waiting:
        pages, least = waiting.pop()
        if len(pages) <= LARGE or least >= 1:
            yield [rows[page] for page in pages]
            continue
        least += (1 - least) / 3 + 0.01
        joined = Joined(pages)
        held = set(pages)
        strong = {pair for pair, odd in component.likes if odd >= least}
        for a, b in strong | component.same:
            if a in held and b in held:
                joined.join(a, b)
        waiting += [(group, least) for group in joined.sets()]


def _merge(rows: Sequence[StoryRow], component: Component) -> list[Gathered]:
    if len(rows) == 1:
        return [Gathered(_story(rows), {})]
    by_page = {row.page: row for row in rows}
    odds = dict(component.likes)

    def likeness(a: str, b: str) -> float:
        pair = as_pair(a, b)
        if pair not in odds:
            found = features(by_page[a], by_page[b], copied=pair in component.copied)
            odds[pair] = probability(found)
        if pair in component.different:
            return _APART
        return _TOGETHER if pair in component.same else odds[pair]

    groups = agglomerate([row.page for row in rows], likeness, AVERAGE)
    return [
        Gathered(_story([by_page[p] for p in group]), _best_pairs(group, odds)) for group in groups
    ]


def _best_pairs(pages: Sequence[str], odds: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return each page's best pair inside a story; the least one among equals."""
    found: dict[Pair, float] = {}
    for page in pages:
        pairs = (as_pair(page, other) for other in pages if other != page)
        best = min(pairs, key=lambda pair: (-odds[pair], pair), default=None)
        if best:
            found[best] = odds[best]
    return found


def _story(rows: Sequence[StoryRow]) -> Story:
    """Return the story of some pages in their order, titled as the page most like all the others."""
    days = [row.day for row in rows if row.day]
    titled = [row for row in rows if row.headline] or list(rows)
    likest = {
        row.page: round(sum(cosine(row.vector, other.vector) for other in rows[:LARGE]), 9)
        for row in titled
    }
    central = max(titled, key=lambda row: likest[row.page])  # the earliest among equals
    return Story(
        id=rows[0].page,
        title=central.headline,
        pages=tuple(sorted(row.page for row in rows)),
        first=min(days, default=""),
        last=max(days, default=""),
    )
