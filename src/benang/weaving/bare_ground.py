"""A ground in memory: the empty one that everything may be added to at once, and the one tests are made with."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from benang.ground import Ask, Changed, Entry, PileRow, Tie, TieKind
from benang.records import Reading, Rulings, Story


class BareGround:
    """A :class:`~benang.ground.Ground` of dictionaries; :meth:`apply` puts a change into it."""

    def __init__(self) -> None:
        self._pages: dict[str, PileRow] = {}
        self._readings: dict[str, Reading] = {}
        self._lists: dict[int, list[Entry]] = {}
        self._ties: dict[str, set[Tie]] = {}
        self._stories: dict[str, Story] = {}
        self._story_of: dict[str, str] = {}
        self._rulings = Rulings()

    def pages(self, ids: Iterable[str]) -> Mapping[str, PileRow]:
        """Return the rows of pages by id."""
        return {page: self._pages[page] for page in ids if page in self._pages}

    def near(self, asks: Iterable[Ask]) -> Mapping[int, Sequence[Entry]]:
        """Return, sorted, the entries within reach of every place asked for."""
        found: dict[int, Sequence[Entry]] = {}
        if not self._lists:
            return found
        for ask in asks:
            entries = self._lists.get(ask.key)
            if entries:
                wanted: set[int] = set()
                for at in ask.at:
                    first = bisect_left(entries, at, key=_at) - ask.reach
                    stop = bisect_right(entries, at, key=_at) + ask.reach
                    wanted.update(range(max(0, first), min(stop, len(entries))))
                found[ask.key] = [entries[n] for n in sorted(wanted)]
        return found

    def ties(self, ids: Iterable[str], kinds: Collection[TieKind]) -> Iterator[Tie]:
        """Yield every tie of these kinds with an end among the ids, once."""
        found = {tie for id_ in ids for tie in self._ties.get(id_, ()) if tie.kind in kinds}
        yield from sorted(found)

    def stories(self, pages: Iterable[str]) -> Mapping[str, Story]:
        """Return the stories that hold any of the pages, by id."""
        found = {self._story_of[page] for page in pages if page in self._story_of}
        return {story: self._stories[story] for story in found}

    def readings(self, pages: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of pages."""
        yield from (self._readings[page] for page in pages if page in self._readings)

    def rulings(self) -> Rulings:
        """Return the rulings that were obeyed last."""
        return self._rulings

    def apply(self, changed: Changed, fresh: Iterable[Reading]) -> None:
        """Put a change into the ground, with the readings it came of."""
        for page in changed.pages_gone:
            del self._pages[page], self._readings[page]
        self._pages.update({row.page: row for row in changed.pages_new})
        self._readings.update({r.article.page.id: r for r in fresh})
        for key, entries in changed.entries_gone.items():
            self._lists[key] = sorted(set(self._lists[key]).difference(entries))
        for key, entries in changed.entries_new.items():
            self._lists[key] = sorted({*self._lists.get(key, ()), *entries})
        for tie in changed.ties_gone:
            self._ties[tie.left].remove(tie)
            self._ties[tie.right].remove(tie)
        for tie in changed.ties_new:
            self._ties.setdefault(tie.left, set()).add(tie)
            self._ties.setdefault(tie.right, set()).add(tie)
        for story in changed.stories_gone:
            for page in self._stories.pop(story).pages:
                self._story_of.pop(page, None)
        for new in changed.stories_new:
            self._stories[new.id] = new
            self._story_of.update(dict.fromkeys(new.pages, new.id))
        self._rulings = changed.rulings


def _at(entry: Entry) -> int:
    return entry.at
