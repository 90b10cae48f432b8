"""Which pairs of pages may be copies, and so are worth an exact look: those that share a few sampled runs of words.

A hash that very many pages hold (a wire story, page furniture that got through) pairs each page only with its neighbours
in time, so cost stays linear and a family of copies stays connected. Versions of one address are paired as neighbours.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from benang.ground import COPIED, CopyKeys, Entry, Pair, Tie, key_from, key_of
from benang.records import Reading
from benang.weaving.days import day_of
from benang.weaving.meetings import (
    Lists,
    Moves,
    Rule,
    as_pair,
    count_again,
    find_meetings,
)
from benang.weaving.rounds import Round
from benang.weaving.words import runs

SAMPLED = 4
SHARED = 0.05
CROWD, NEIGHBOURS = 24, 3
ALIKE = 0.5
"""An outlet that prints its own text again tells the same story from this likeness on."""
HASHES, ADDRESS = Rule(NEIGHBOURS, CROWD), Rule(1)


class Pairs(NamedTuple):
    """``judge`` are pairs to be looked at; ``over`` are ties of the ground that no longer hold, or are looked at anew.

    ``gone`` and ``new`` are the entries that leave and enter the lists of keys.
    """

    judge: set[Pair]
    over: list[Tie]
    gone: tuple[Lists, ...]
    new: tuple[Lists, ...]


def keys_of(reading: Reading, address: str, words: Sequence[str]) -> CopyKeys:
    """Return the keys of a page with this address and these words."""
    day = day_of(reading.published.first) if reading.published else ""
    hashes = {key_from("copy", h) for h in runs(words) if h % SAMPLED == 0}
    return CopyKeys(
        date.fromisoformat(day).toordinal() if day else 0,
        tuple(sorted(hashes)),
        (key_of("address", address),) if address else (),
    )


def find_pairs(turn: Round, fresh: Mapping[str, CopyKeys]) -> Pairs:
    """Return which pairs have to be judged because of what comes and goes, and which links are over."""
    leaving = {page: row.copies for page, row in turn.leaving.items()}
    hashes = Moves(_hash_lists(fresh), _hash_lists(leaving), turn.moved, HASHES)
    address = Moves(_address_lists(fresh), _address_lists(leaving), turn.moved, ADDRESS)
    shared = find_meetings(turn.ground, hashes)
    versions = find_meetings(turn.ground, address)
    judge = set(_enough(shared.met, fresh, turn))
    judge |= {as_pair(page, other) for page, others in versions.met.items() for other in others}
    judge |= {p for p in turn.rulings.copies if not turn.moved.isdisjoint(p)}
    parted, joined = shared.parted | versions.parted, shared.joined | versions.joined
    doubted = {p for p in parted | joined | turn.ruled_anew if turn.moved.isdisjoint(p)}
    ends = {page for pair in doubted for page in pair}
    linked = {as_pair(t.left, t.right): t for t in turn.ties.of(ends, COPIED)}
    anew = doubted & turn.ruled_anew
    doubted = {p for p in doubted if p in anew or p in (parted if p in linked else joined)}
    still = _still(doubted, hashes, address, turn) | (anew & turn.rulings.copies)
    over = [linked[p] for p in sorted(doubted & linked.keys()) if p not in still or p in anew]
    judge |= {p for p in still if p not in linked or p in anew}
    return Pairs(
        judge - turn.rulings.not_copies,
        over,
        (hashes.gone, address.gone),
        (hashes.new, address.new),
    )


def _hash_lists(pages: Mapping[str, CopyKeys]) -> Lists:
    lists: dict[int, list[Entry]] = {}
    for page, keys in pages.items():
        entry = Entry(keys.day, page)
        for key in keys.hashes:
            lists.setdefault(key, []).append(entry)
    return lists


def _address_lists(pages: Mapping[str, CopyKeys]) -> Lists:
    lists: dict[int, list[Entry]] = {}
    for page, keys in pages.items():
        for key in keys.address:
            lists.setdefault(key, []).append(Entry(keys.day, page))
    return lists


def _enough(
    met: Mapping[str, Sequence[str]], fresh: Mapping[str, CopyKeys], turn: Round
) -> Iterator[Pair]:
    """Yield pairs that share enough hashes."""
    counts = {page: Counter(others) for page, others in met.items()}
    old = turn.rows(sorted({o for others in counts.values() for o in others} - fresh.keys()))
    hashes = {page: len(row.copies.hashes) for page, row in old.items()}
    hashes |= {page: len(keys.hashes) for page, keys in fresh.items()}
    for page, others in counts.items():
        for other, count in others.items():
            least = _least(hashes[page], hashes[other])
            if count >= least and (other not in fresh or page < other):
                yield as_pair(page, other)


def _least(one: int, other: int) -> float:
    """Return how many hashes two pages with so many must share."""
    fewer = min(one, other)
    return max(min(2, fewer), SHARED * fewer)


def _still(pairs: set[Pair], hashes: Moves, address: Moves, turn: Round) -> set[Pair]:
    """Return those of some old pairs that are worth a look now, counted over all keys they share."""
    rows = turn.rows(sorted({page for pair in pairs for page in pair}))
    of = {page: row.copies for page, row in rows.items()}
    on_hashes = {
        (a, b): _shared(of[a], of[b], {*of[a].hashes}.intersection(of[b].hashes)) for a, b in pairs
    }
    on_address = {
        (a, b): _shared(of[a], of[b], {*of[a].address}.intersection(of[b].address))
        for a, b in pairs
    }
    counts = count_again(turn.ground, hashes, on_hashes)
    versions = count_again(turn.ground, address, on_address)
    return {
        (a, b)
        for a, b in pairs
        if versions[a, b] or counts[a, b] >= max(1, _least(len(of[a].hashes), len(of[b].hashes)))
    }


def _shared(a: CopyKeys, b: CopyKeys, keys: set[int]) -> list[tuple[int, int, int]]:
    return [(key, a.day, b.day) for key in keys]


def copied_pairs(ties: Iterable[Tie]) -> set[Pair]:
    """Return the pairs of pages that count as copies of one another for stories, the lesser id first."""
    return {as_pair(t.left, t.right) for t in ties if t.kind != "self_reuse" or t.score >= ALIKE}
