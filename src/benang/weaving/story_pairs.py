"""Which pages may tell one story, and how like each two of them are: pairs that share two telling keys in some weeks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from benang.ground import COPIED, LIKE, Entry, Pair, StoryRow, Tie, key_of
from benang.weaving.copy_pairs import copied_pairs
from benang.weaving.meetings import Lists, Moves, Rule, as_pair, count_again, find_meetings
from benang.weaving.rounds import Round
from benang.weaving.story_score import JOIN, SHOWN, features, probability

WINDOW = 40
NEIGHBOURS = 24
SHARED = 2
_UNDATED = 1 << 22
"""The place of pages without a day: behind all days there are."""


def _within(early: int, late: int) -> bool:
    return late == _UNDATED or late - early <= WINDOW


RULE = Rule(NEIGHBOURS, near=_within)


def place(row: StoryRow) -> int:
    """Return the place of a page in the lists of its story keys."""
    return date.fromisoformat(row.day).toordinal() if row.day else _UNDATED


def story_lists(rows: Iterable[StoryRow]) -> Lists:
    """Return the entries of pages by story key."""
    lists: dict[int, list[Entry]] = {}
    for row in rows:
        entry = Entry(place(row), row.page)
        for key in row.keys:
            lists.setdefault(key_of("story", key), []).append(entry)
    return lists


def change_likes(turn: Round, fresh: Mapping[str, StoryRow], copied: frozenset[Pair]) -> Lists:
    """Note in the round how like pages are that met or no longer meet; return the new entries of story keys.

    ``copied`` are the pairs that became copies in this round or ceased to be.
    """
    lists = story_lists(fresh.values())
    leaving = story_lists(row.row for row in turn.leaving.values())
    moves = Moves(lists, leaving, turn.moved, RULE)
    found = find_meetings(turn.ground, moves)
    pairs = set(_met(found.met, fresh))
    gone = turn.leaving.keys() - fresh.keys()
    here = copied_pairs(turn.ties.of(sorted(turn.moved), COPIED))
    pairs |= {p for p in here if gone.isdisjoint(p)}
    doubted = {p for p in found.parted | found.joined | copied if turn.moved.isdisjoint(p)}
    ends = {page for pair in doubted for page in pair}
    liked = {(t.left, t.right): t for t in turn.ties.of(ends, LIKE)}
    doubted = {
        p for p in doubted if p in copied or p in (found.parted if p in liked else found.joined)
    }
    still = _still(doubted, moves, turn)
    turn.ties.drop(liked[p] for p in doubted if p in liked and (p in copied or p not in still))
    pairs |= {p for p in still if p in copied or p not in liked}
    turn.ties.add(_likes(pairs, fresh, turn))
    return lists


def _met(met: Mapping[str, Iterable[str]], fresh: Mapping[str, StoryRow]) -> Iterator[Pair]:
    for page, others in met.items():
        for other, count in Counter(others).items():
            if count >= SHARED and (other not in fresh or page < other):
                yield as_pair(page, other)


def _likes(pairs: Iterable[Pair], fresh: Mapping[str, StoryRow], turn: Round) -> Iterator[Tie]:
    pairs = sorted(pairs)
    ends = sorted({page for pair in pairs for page in pair})
    rows = {p: row.row for p, row in turn.rows(p for p in ends if p not in fresh).items()}
    rows.update(fresh)
    copied = copied_pairs(turn.ties.of(ends, COPIED))
    for a, b in pairs:
        odd = probability(features(rows[a], rows[b], copied=(a, b) in copied))
        if odd >= SHOWN:
            yield Tie("like", a, b, odd, odd >= JOIN)


def _still(pairs: Iterable[Pair], moves: Moves, turn: Round) -> set[Pair]:
    """Return those of some old pairs that meet on two keys, or are copies, after the moves."""
    pairs = sorted(pairs)
    ends = sorted({page for pair in pairs for page in pair})
    rows = {page: row.row for page, row in turn.rows(ends).items()}
    shared = {
        (a, b): [(key_of("story", key), place(rows[a]), place(rows[b])) for key in keys]
        for a, b in pairs
        if len(keys := set(rows[a].keys).intersection(rows[b].keys)) >= SHARED
    }
    counts = count_again(turn.ground, moves, shared)
    copied = copied_pairs(turn.ties.of(ends, COPIED))
    return {pair for pair in pairs if counts[pair] >= SHARED or pair in copied}
