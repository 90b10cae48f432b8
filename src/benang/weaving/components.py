"""Pages that hang together -> stories: a pure function of the pages of one component, so it runs on any worker.

Inside a component pages are merged by average linkage, so that a chain of half-alike pages does not swallow two stories.
What people ruled binds: pages ruled one story are merged before all others, pages ruled two never are, and where pages are
ruled one only through a third that is ruled another, they stay apart.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benang.ground import Pair, StoryRow
from benang.records import Story
from benang.weaving.average_link import agglomerate
from benang.weaving.meetings import as_pair
from benang.weaving.story_rows import cosine
from benang.weaving.story_score import features, probability
from benang.weaving.units import LARGE

AVERAGE = 0.3
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
    rows = sorted(component.rows, key=lambda r: r.order)
    odds = dict(component.likes)
    if len(rows) == 1 or (len(rows) > LARGE and not component.different):
        return _gathered([rows], odds)  # what is larger is the same thing printed again and again
    by_page = {row.page: row for row in rows}

    def likeness(a: str, b: str) -> float:
        pair = as_pair(a, b)
        if pair not in odds:
            found = features(by_page[a], by_page[b], copied=pair in component.copied)
            odds[pair] = probability(found)
        if pair in component.different:
            return _APART
        return _TOGETHER if pair in component.same else odds[pair]

    groups = agglomerate([row.page for row in rows], likeness, AVERAGE)
    return _gathered([[by_page[page] for page in group] for group in groups], odds)


def _gathered(groups: Sequence[Sequence[StoryRow]], odds: Mapping[Pair, float]) -> list[Gathered]:
    """Return the story of every group, and each page's best pair inside it, the least among equals."""
    home = {row.page: at for at, rows in enumerate(groups) for row in rows}
    best: dict[str, tuple[float, Pair]] = {}
    for pair, odd in odds.items():
        if home[pair[0]] == home[pair[1]]:
            for page in pair:
                best[page] = min(best.get(page, (0.0, pair)), (-odd, pair))
    pairs: list[dict[Pair, float]] = [{} for _ in groups]
    for page, (negative, pair) in best.items():
        pairs[home[page]][pair] = -negative
    return [Gathered(_story(rows), pairs[at]) for at, rows in enumerate(groups)]


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
