"""Which pages hang together: what is merged into stories at one time, found around a page without seeing the whole pile.

A page's unit is everything it is connected with by good likeness. Where that is more than LARGE pages (a dense week chains
thousands of them) a higher likeness is asked for, level by level. So a unit is a property of the pages around a page: the
search stops at every level as soon as it has seen more than LARGE.
"""

from collections.abc import Callable, Collection, Iterable

from benang.ground import LIKE, Pair, Tie, TieKind
from benang.weaving.story_score import JOIN

LARGE = 200
LEVELS = (JOIN, 0.68, 0.79, 0.87, 0.925, 0.96, 0.985, 0.999)
"""At the last level there is no limit: what is as like as this is one thing, however often it was printed."""
_RULED = 2.0
"""What a person ruled one story hangs together at every level."""

AskTies = Callable[[Collection[str], Collection[TieKind]], Iterable[Tie]]


class Units:
    """Units of one state of the pile, each found once; ``ties`` gives the likes of pages, ``same`` what is ruled."""

    def __init__(self, ties: AskTies, same: Iterable[Pair]) -> None:
        self._ties = ties
        self._near: dict[str, dict[str, float]] = {}
        self._large: list[set[str]] = [set() for _ in LEVELS]
        self._found: dict[str, frozenset[str]] = {}
        self._same: dict[str, list[str]] = {}
        for a, b in same:
            self._same.setdefault(a, []).append(b)
            self._same.setdefault(b, []).append(a)

    def of(self, page: str) -> frozenset[str]:
        """Return the unit of a page."""
        for level, large in enumerate(self._large):
            if page in self._found:
                break
            unit = None if page in large else self._reach(page, level)
            if unit:
                self._found.update(dict.fromkeys(unit, unit))
        return self._found[page]

    def likes(self, unit: Collection[str]) -> dict[Pair, float]:
        """Return how like the pages of a unit are that met and are connected."""
        held = set(unit)
        return {
            (page, other): odd
            for page in unit
            for other, odd in self._near[page].items()
            if page < other and other in held and odd < _RULED
        }

    def load(self, pages: Iterable[str]) -> None:
        """Fetch the neighbours of pages at one time."""
        missing = {page for page in pages if page not in self._near}
        self._near.update({page: {} for page in missing})
        for tie in self._ties(missing, LIKE) if missing else ():
            for page, other in ((tie.left, tie.right), (tie.right, tie.left)):
                if tie.joined and page in missing:
                    self._near[page][other] = tie.score
        for page in missing & self._same.keys():
            self._near[page].update(dict.fromkeys(self._same[page], _RULED))

    def _reach(self, page: str, level: int) -> frozenset[str] | None:
        """Return what a page is connected with at a level, or None where that is too much."""
        seen, edge = {page}, {page}
        while edge:
            self.load(edge)
            reached = {
                other
                for at in edge
                for other, odd in self._near[at].items()
                if odd >= LEVELS[level]
            }
            edge = reached - seen
            seen |= edge
            crowded = len(seen) > LARGE or not edge.isdisjoint(self._large[level])
            if crowded and level < len(LEVELS) - 1:
                self._large[level] |= seen
                return None
        return frozenset(seen)
