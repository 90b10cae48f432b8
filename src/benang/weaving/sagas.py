"""Which story follows which: the same people about like things, later, and yet another story.

Two stories are compared only when two of the people or states at the heart of each are the same. The later one follows
the latest earlier one that is alike enough; it never merges with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from benang.engines import Engine
from benang.records import Link, Reason, Story
from benang.weaving.story_rows import StoryRow, cosine

HEART = 6
PAGES = 30
ALIKE = 0.18
CROWD = 12


class _Heart(NamedTuple):
    """What a story is about: its days, the people and states most of its pages name, its mean vector."""

    story: str
    first: str
    last: str
    names: tuple[str, ...]
    vector: dict[str, float]


def find_sagas(
    stories: Sequence[Story], rows: Mapping[str, StoryRow], engine: Engine
) -> tuple[list[Story], list[Link]]:
    """Return the stories with the ids of those they follow, and the follows links (the later one on the left)."""
    hearts = {s.id: _heart(s, rows) for s in stories if s.first}
    best: dict[str, Link] = {}
    for early, late, shared in sorted(set(engine.together(hearts.values(), _pairs_of, _follow))):
        alike = cosine(hearts[early].vector, hearts[late].vector)
        if alike < ALIKE:
            continue
        known = best.get(late)
        if known is None or (hearts[known.right].last, known.score) < (hearts[early].last, alike):
            reasons = (
                Reason("saga.same_people", 0.5, tuple(shared.split("|"))),
                Reason("saga.like_words", round(alike, 3), (f"{100 * alike:.0f}",)),
                Reason("saga.later", 0.3, (hearts[early].last, hearts[late].first)),
            )
            best[late] = Link("follows", late, early, "joined", round(alike, 3), reasons)
    linked = [
        msgspec.structs.replace(s, links=(best[s.id].right,)) if s.id in best else s
        for s in stories
    ]
    return linked, [best[key] for key in sorted(best)]


def _heart(story: Story, rows: Mapping[str, StoryRow]) -> _Heart:
    pages = [rows[p] for p in story.pages[:PAGES]]
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for row in pages:
        counts.update(dict.fromkeys(row.people, 1))
        counts.update({name: 1 for name in row.places if name.isupper()})
        words.update(row.vector)
    names = sorted(counts, key=lambda n: (-counts[n], n))[:HEART]
    length = sum(v * v for v in words.values()) ** 0.5 or 1.0
    vector = {w: v / length for w, v in words.items()}
    return _Heart(story.id, story.first, story.last, tuple(sorted(names)), vector)


def _pairs_of(heart: _Heart) -> Iterator[str]:
    for a, b in combinations(heart.names, 2):
        yield f"{a}|{b}"


def _follow(key: str, hearts: Sequence[_Heart]) -> Iterator[tuple[str, str, str]]:
    ordered = sorted(hearts, key=lambda h: (h.first, h.last, h.story))
    for at, late in enumerate(ordered):
        for early in ordered[max(0, at - CROWD) : at]:
            if early.last < late.first:
                yield early.story, late.story, key
