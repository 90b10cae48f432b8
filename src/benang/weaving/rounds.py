"""One round of changes to the pile: what comes and goes, what the ground had of it, and the rulings that hold now."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benang.ground import COPIED, LIKE, SAME_STORY, Ground, News, Pair, PileRow
from benang.records import Reading, Rulings
from benang.weaving.ties import Ties


class Round(NamedTuple):
    """``fresh`` are readings by page; ``leaving`` what the ground had of pages that go or are read anew.

    ``rulings`` are those about two pages that are both in the pile after the round; ``ruled_anew`` the pairs about which
    they say something else than before. ``known`` are rows that were asked for already.
    """

    ground: Ground
    fresh: Mapping[str, Reading]
    leaving: Mapping[str, PileRow]
    rulings: Rulings
    ruled_anew: frozenset[Pair]
    ties: Ties
    known: dict[str, PileRow]

    @property
    def moved(self) -> frozenset[str]:
        """Return the ids of all pages that come, go, or are read anew."""
        return frozenset(self.fresh) | frozenset(self.leaving)

    def rows(self, pages: Iterable[str]) -> Mapping[str, PileRow]:
        """Return what the ground has of pages that stay as they are."""
        wanted = [page for page in pages if page not in self.leaving]
        self.known.update(self.ground.pages([p for p in wanted if p not in self.known]))
        return {page: self.known[page] for page in wanted if page in self.known}


def begin(ground: Ground, news: News) -> Round:
    """Return a round: nothing is found yet, but the ties of what leaves are gone."""
    fresh = {r.article.page.id: r for r in news.fresh}
    leaving = ground.pages(sorted(news.gone.union(fresh)))
    rulings = _about_pages(news.rulings, ground, fresh, news.gone)
    ties = Ties(ground)
    ties.drop(list(ties.of(leaving, (*COPIED, *SAME_STORY, *LIKE))))
    return Round(ground, fresh, leaving, rulings, _differing(ground.rulings(), rulings), ties, {})


def _about_pages(
    rulings: Rulings, ground: Ground, fresh: Mapping[str, Reading], gone: frozenset[str]
) -> Rulings:
    """Return what is ruled of two pages of the pile."""
    parts = (rulings.same, rulings.different, rulings.copies, rulings.not_copies)
    ids = {page for pairs in parts for pair in pairs for page in pair}
    here = ids & fresh.keys() | (ground.pages(sorted(ids)).keys() - gone)
    same, different, copies, not_copies = (
        frozenset(p for p in pairs if here.issuperset(p)) for pairs in parts
    )
    because = {key: why for key, why in rulings.because.items() if here.issuperset(key[1:])}
    return Rulings(same, different, copies, not_copies, because)


def _differing(before: Rulings, now: Rulings) -> frozenset[Pair]:
    """Return the pairs about which two rulings differ, be it only in who decided and why."""
    changed = before.same ^ now.same | before.different ^ now.different
    changed |= before.copies ^ now.copies | before.not_copies ^ now.not_copies
    reworded = {
        key[1:]
        for key in before.because.keys() | now.because.keys()
        if before.because.get(key) != now.because.get(key)
    }
    return changed | reworded
