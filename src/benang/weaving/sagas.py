"""Which story follows which: the same people about like things, later, and yet another story.

Two stories are compared only when two of the people or states at the heart of each are the same, and they are neighbours
in time among the stories of those two. The later one follows the latest earlier one that is alike enough; it never merges
with it.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from benang.ground import FOLLOWS, Entry, Pair, PileRow, StoryRow, Tie, key_of
from benang.records import Link, Reason, Story
from benang.weaving.meetings import Lists, Moves, Rule, as_pair, find_meetings
from benang.weaving.rounds import Round
from benang.weaving.story_rows import cosine

HEART = 6
PAGES = 30
ALIKE = 0.18
CROWD = 12
_LENGTH = 20
"""Bits of a place that hold how many days a story lasts; the bits above hold its first day."""


def _over_before(early: int, late: int) -> bool:
    """Tell whether the story at one place is over before that at another begins."""
    return (early >> _LENGTH) + (early & (1 << _LENGTH) - 1) < late >> _LENGTH


RULE = Rule(CROWD, near=_over_before)


class Heart(NamedTuple):
    """What a story is about: its days, the people and states most of its pages name, its mean vector."""

    story: str
    first: str
    last: str
    names: tuple[str, ...]
    vector: dict[str, float]

    @property
    def entry(self) -> Entry:
        """Return the entry of the story in the lists of its keys."""
        first, last = (date.fromisoformat(day).toordinal() for day in (self.first, self.last))
        return Entry(first << _LENGTH | last - first, self.story)

    @property
    def keys(self) -> list[int]:
        """Return the keys of the story: every two of its names."""
        return [key_of("heart", f"{a}|{b}") for a, b in combinations(self.names, 2)]


class Stories(NamedTuple):
    """Stories that are gone, stories that are new (an id may be both), and the rows of fresh pages."""

    gone: Mapping[str, Story]
    new: Mapping[str, Story]
    fresh: Mapping[str, StoryRow]


class Sagas(NamedTuple):
    """New follows links by the story that follows, stories that follow none any longer, and the lists of hearts."""

    links: Mapping[str, Link]
    lone: frozenset[str]
    lists_gone: Lists
    lists_new: Lists


def change_sagas(turn: Round, stories: Stories) -> Sagas:
    """Return which story follows which other one now; ties that are gone or new are noted in the round."""
    before: dict[str, Heart] = {}
    _add_hearts(before, stories.gone.values(), turn.ground.pages(_pages(stories.gone.values())))
    hearts: dict[str, Heart] = {}
    kept = turn.rows(p for p in _pages(stories.new.values()) if p not in stories.fresh)
    _add_hearts(hearts, stories.new.values(), kept, stories.fresh)
    moves = Moves(
        _lists(hearts.values()),
        _lists(before.values()),
        frozenset(stories.gone.keys() | stories.new.keys()),
        RULE,
    )
    found = find_meetings(turn.ground, moves)
    over = _over(turn, stories.gone, found.parted)
    turn.ties.drop(over)
    again = {t.left for t in over} - moves.moved
    meetings = {(a, b) for a, others in found.met.items() for b in others} | found.joined
    _fetch(turn, {story for pair in meetings for story in pair} | again, hearts)
    choices = _before(turn, moves, [hearts[late] for late in sorted(again)])
    for a, b in meetings:
        early, late = sorted((a, b), key=lambda s: hearts[s].entry)
        choices.setdefault(late, set()).add(early)
    links = _choose(turn, choices, hearts)
    return Sagas(links, frozenset(again - links.keys()), moves.gone, moves.new)


def _over(turn: Round, gone: Mapping[str, Story], parted: frozenset[Pair]) -> list[Tie]:
    """Return the follows ties of the ground that touch what is gone, or that stood on two stories meeting."""
    ends = {story for pair in parted for story in pair}
    ties = {t for t in turn.ties.of(ends, FOLLOWS) if as_pair(t.left, t.right) in parted}
    return sorted(ties.union(turn.ties.of(gone, FOLLOWS)))


def _before(turn: Round, moves: Moves, hearts: Iterable[Heart]) -> dict[str, set[str]]:
    """Return which stories come before some old ones in the lists of their keys, after the moves."""
    hearts = list(hearts)
    wanted: dict[int, set[int]] = {}
    for heart in hearts:
        for key in heart.keys:
            wanted.setdefault(key, set()).add(heart.entry.at)
    held = turn.ground.near(moves.asks(wanted))
    lists = {key: moves.after(key, held.get(key, ())) for key in wanted}
    found: dict[str, set[str]] = {heart.story: set() for heart in hearts}
    for heart in hearts:
        for key in heart.keys:
            at = bisect_left(lists[key], heart.entry)
            earlier = lists[key][max(0, at - RULE.reach) : at]
            found[heart.story].update(e.id for e in earlier if RULE.meet(e, heart.entry))
    return found


def _choose(
    turn: Round, choices: Mapping[str, set[str]], hearts: dict[str, Heart]
) -> dict[str, Link]:
    """Return the links of stories that follow another one than before, the latest and likest of their choices."""
    held = {t.left: t for t in turn.ties.of(choices, FOLLOWS) if t.left in choices}
    earlier = {
        late: found | {held[late].right} if late in held else found
        for late, found in choices.items()
    }
    _fetch(turn, {story for found in earlier.values() for story in found}, hearts)
    links: dict[str, Link] = {}
    for late, found in earlier.items():
        best = _best(hearts[late], [hearts[story] for story in sorted(found)])
        known = held.get(late)
        if best and best != known:
            turn.ties.drop([known] if known else [])
            turn.ties.add([best])
            links[late] = _link(best, hearts)
    return links


def _best(late: Heart, earlier: Iterable[Heart]) -> Tie | None:
    """Return the tie to the latest of the earlier stories that are alike enough, the likest among those of one day."""
    scored = [(early.last, cosine(early.vector, late.vector), early.story) for early in earlier]
    alike = [found for found in scored if found[1] >= ALIKE]
    if not alike:
        return None
    _, score, story = max(alike, key=lambda found: found[:2])
    return Tie("follows", late.story, story, score)


def _link(tie: Tie, hearts: Mapping[str, Heart]) -> Link:
    late, early = hearts[tie.left], hearts[tie.right]
    shared = sorted({*early.names}.intersection(late.names))[:2]
    alike = round(tie.score, 3)
    reasons = (
        Reason("saga.same_people", 0.5, tuple(shared)),
        Reason("saga.like_words", alike, (f"{100 * tie.score:.0f}",)),
        Reason("saga.later", 0.3, (early.last, late.first)),
    )
    return Link("follows", tie.left, tie.right, "joined", alike, reasons)


def _fetch(turn: Round, wanted: set[str], hearts: dict[str, Heart]) -> None:
    """Add the hearts of stories that stay as they are."""
    missing = wanted - hearts.keys()
    if missing:
        stories = [s for s in turn.ground.stories(sorted(missing)).values() if s.id in missing]
        _add_hearts(hearts, stories, turn.ground.pages(_pages(stories)))


def _add_hearts(
    hearts: dict[str, Heart],
    stories: Iterable[Story],
    rows: Mapping[str, PileRow],
    fresh: Mapping[str, StoryRow] = MappingProxyType({}),
) -> None:
    """Add the hearts of stories that have a day."""
    for story in stories:
        if story.first:
            pages = [fresh[p] if p in fresh else rows[p].row for p in story.pages[:PAGES]]
            hearts[story.id] = _heart(story, pages)


def _heart(story: Story, rows: Sequence[StoryRow]) -> Heart:
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for row in rows:
        counts.update(dict.fromkeys(row.people, 1))
        counts.update({name: 1 for name in row.places if name.isupper()})
        words.update(row.vector)
    names = sorted(counts, key=lambda n: (-counts[n], n))[:HEART]
    length = math.fsum(v * v for v in words.values()) ** 0.5 or 1.0
    vector = {w: v / length for w, v in words.items()}
    return Heart(story.id, story.first, story.last, tuple(sorted(names)), vector)


def _pages(stories: Iterable[Story]) -> list[str]:
    return sorted({page for story in stories for page in story.pages[:PAGES]})


def _lists(hearts: Iterable[Heart]) -> Lists:
    lists: dict[int, list[Entry]] = {}
    for heart in hearts:
        for key in heart.keys:
            lists.setdefault(key, []).append(heart.entry)
    return lists
