"""Who meets whom on the keys of pages that come and go, found from the lists of those keys alone.

A list that many pages stand on is not compared whole: each entry meets only its neighbours in the list's order, so cost
stays linear and what belongs together stays connected. Then one more entry also parts two that were neighbours before, and
one less brings two together. Both are found exactly: what met before, what meets now, and the difference.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benang.ground import Ask, Entry, Ground, Pair

Lists = Mapping[int, Sequence[Entry]]


class Rule(NamedTuple):
    """Which entries of a list meet: those within ``reach`` places, or all of a list no longer than ``whole``.

    ``near`` is asked of the earlier and the later place (``at``) of a pair, and may say that they do not meet.
    """

    reach: int
    whole: int = 0
    near: Callable[[int, int], bool] | None = None

    def wide(self, entries: Sequence[Entry]) -> int:
        """Return how many places apart two entries of this list may stand."""
        return len(entries) if len(entries) <= self.whole else self.reach

    def meet(self, a: Entry, b: Entry) -> bool:
        """Return whether two entries that are close enough in their list meet, the earlier one first."""
        return self.near is None or self.near(a.at, b.at)


class Moves(NamedTuple):
    """What comes and goes under keys of one kind; ``moved`` are the ids of whatever comes, goes, or does both."""

    new: Lists
    gone: Lists
    moved: frozenset[str]
    rule: Rule

    def about(self) -> Iterator[Ask]:
        """Yield what to ask the ground about the moves themselves."""
        for key in self.new.keys() | self.gone.keys():
            entries = (*self.new.get(key, ()), *self.gone.get(key, ()))
            yield from self.asks({key: {e.at for e in entries}})

    def asks(self, wanted: Mapping[int, Collection[int]]) -> Iterator[Ask]:
        """Yield what to ask the ground so that everything near these places is known before and after the moves."""
        far = max(self.rule.reach, self.rule.whole) + 1
        for key, at in wanted.items():
            reach = far + len(self.new.get(key, ())) + len(self.gone.get(key, ()))
            yield Ask(key, at, reach)

    def after(self, key: int, held: Iterable[Entry]) -> list[Entry]:
        """Return the list of a key as it is after the moves."""
        left = set(held).difference(self.gone.get(key, ()))
        return sorted(left.union(self.new.get(key, ())))


class Meetings(NamedTuple):
    """``met``: of everything new, whom it meets, once for every key. ``parted`` and ``joined`` are old pairs.

    Parted pairs met on some key before and meet there no longer; joined ones the other way round; a pair may be both.
    """

    met: Mapping[str, Sequence[str]]
    parted: frozenset[Pair]
    joined: frozenset[Pair]


def find_meetings(ground: Ground, moves: Moves) -> Meetings:
    """Return who meets whom because of the moves."""
    met: dict[str, list[str]] = {}
    parted: set[Pair] = set()
    joined: set[Pair] = set()
    held = ground.near(moves.about())
    for key in moves.new.keys() | moves.gone.keys():
        new = moves.new.get(key, ())
        before = held.get(key, ())
        after = moves.after(key, before) if before else sorted(new)
        if len(after) > 1:
            _meet(after, {e.id for e in new}, moves.rule, met)
        if before:
            parted.update(_only_in(before, after, moves))
            joined.update(_only_in(after, before, moves))
    return Meetings(met, frozenset(parted), frozenset(joined))


def _meet(
    entries: Sequence[Entry], new: Collection[str], rule: Rule, met: dict[str, list[str]]
) -> None:
    """Note whom the new entries of a list meet, before and after them."""
    reach = rule.wide(entries)
    for at, entry in enumerate(entries):
        if entry.id in new:
            early = entries[max(0, at - reach) : at]
            late = entries[at + 1 : at + 1 + reach]
            found = met.setdefault(entry.id, [])
            if rule.near is None:
                found += [e.id for e in early]
                found += [e.id for e in late]
            else:
                found += [e.id for e in early if rule.near(e.at, entry.at)]
                found += [e.id for e in late if rule.near(entry.at, e.at)]


def _only_in(these: Sequence[Entry], those: Sequence[Entry], moves: Moves) -> Iterator[Pair]:
    """Yield pairs that meet in these and are too far apart in those; nothing that moved is in such a pair."""
    rule = moves.rule
    here, there = rule.wide(these), rule.wide(those)
    if len(those) <= there + 1:
        return
    place = {e.id: n for n, e in enumerate(those)}
    for at, early in enumerate(these):
        if early.id in moves.moved:
            continue
        for late in reversed(these[at + 1 : at + 1 + here]):
            if late.id in moves.moved:
                continue
            if place[late.id] - place[early.id] <= there:
                break  # whoever stands nearer here stands nearer there
            if rule.meet(early, late):
                yield as_pair(early.id, late.id)


def count_again(
    ground: Ground, moves: Moves, pairs: Mapping[Pair, Collection[tuple[int, int, int]]]
) -> Counter[Pair]:
    """Return on how many keys pairs meet after the moves; given are (key, place of left, place of right) they share."""
    wanted: dict[int, set[int]] = {}
    for shared in pairs.values():
        for key, left, right in shared:
            wanted.setdefault(key, set()).update((left, right))
    held = ground.near(moves.asks(wanted))
    lists = {key: moves.after(key, held.get(key, ())) for key in wanted}
    places = {key: {e.id: n for n, e in enumerate(entries)} for key, entries in lists.items()}
    found: Counter[Pair] = Counter()
    for pair, shared in pairs.items():
        for key, _, _ in shared:
            entries, place = lists[key], places[key]
            first, second = sorted((place[pair[0]], place[pair[1]]))
            near = second - first <= moves.rule.wide(entries)
            found[pair] += near and moves.rule.meet(entries[first], entries[second])
    return found


def as_pair(a: str, b: str) -> Pair:
    """Return two ids as a pair, the lesser one first."""
    return (a, b) if a < b else (b, a)
