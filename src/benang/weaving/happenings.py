"""One thing that happens, told by many pages: event mentions joined into happenings.

Inside a story, mentions are taken from the most exact to the vaguest, and each goes to the one happening it fits best;
a mention that fits two equally well joins neither and stays a candidate. (Joining pairs would let one vague mention
glue two meetings together.) Then happenings of linked stories are joined where day or place say they are one, which
is how a plan meets its deed and a recap its origin. A mention is compared only with happenings that share a story, a
kind and a participant, place or thing, so the cost does not grow with the square of the pile.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benang.engines import Engine
from benang.languages import Pack
from benang.records import Happening, Link, Reading, Reason, Story
from benang.weaving.days import apart
from benang.weaving.happening_rows import row_of
from benang.weaving.mentions import Mention, find_mentions
from benang.weaving.same_happening import (
    CANDIDATE,
    JOIN,
    Profile,
    judge,
    merge,
    profile_of,
)

_CAP = 200  # happenings a mention is compared with under one key; the earliest stay
_ACROSS = 0.6  # the score two happenings of linked stories join at
_CLOSE = 0.05  # two fits nearer than this are no choice
_PAIRED = 2
_UNKNOWN_GAP = 30  # days; a happening of a known nearer day is the better guess


class Knot(NamedTuple):
    """Mentions joined so far, the most exact first, with what they say together."""

    members: tuple[Mention, ...]
    profile: Profile
    links: tuple[Link, ...] = ()


class _Fit(NamedTuple):
    score: float
    nearness: int
    at: int
    reasons: tuple[Reason, ...]


def find_happenings(
    readings: Sequence[Reading],
    people_of: Mapping[str, str],
    stories: Sequence[Story],
    engine: Engine,
    pack: Pack,
) -> tuple[list[Happening], list[Link]]:
    """Return every happening sorted by id, and the links between its mentions; every event is in exactly one."""
    mentions = find_mentions(readings, people_of, stories, pack)
    knots = join_mentions(mentions, stories, engine)
    links = sorted(
        {(k.left, k.right): k for knot in knots for k in knot.links}.values(),
        key=lambda k: (k.left, k.right),
    )
    return sorted((row_of(knot.members) for knot in knots), key=lambda h: h.id), links


def join_mentions(
    mentions: Sequence[Mention], stories: Sequence[Story], engine: Engine
) -> list[Knot]:
    """Return the mentions as knots, each mention in exactly one."""
    within = list(engine.together(mentions, _story_key, _gather))
    done = {m.event.id for knot in within for m in knot.members}
    within += [Knot((m,), profile_of(m)) for m in mentions if m.event.id not in done]
    return _join_across(within, stories, engine)


# --- inside a story ------------------------------------------------------------------------------


def _story_key(mention: Mention) -> list[str]:
    return [f"{mention.story}|{mention.family}"]


def _gather(_key: str, rows: Sequence[Mention]) -> Iterator[Knot]:
    knots: list[Knot] = []
    at: dict[str, list[int]] = {}
    for mention in sorted(rows, key=lambda m: (-_exactness(m), m.order)):
        profile = profile_of(mention)
        fits = _fits(mention, profile, knots, at)
        best = _choose(fits)
        if best is None:
            knots.append(Knot((mention,), profile, _candidates(mention, fits, knots)))
            where = len(knots) - 1
        else:
            knots[best.at] = _tie(knots[best.at], mention, profile, best)
            where = best.at
        for key in _keys(profile):
            places = at.setdefault(key, [])
            if where not in places and len(places) < _CAP:
                places.append(where)
    yield from knots


def _exactness(mention: Mention) -> int:
    one_day = mention.days is not None and mention.days[0] == mention.days[1]
    sides = min(len(mention.parties), _PAIRED)
    return (
        2 * one_day
        + bool(mention.days)
        + bool(mention.place)
        + bool(mention.things)
        + sides
        - mention.event.background
    )


def _keys(profile: Profile) -> list[str]:
    parties = profile.who + profile.to_whom
    keys = {p.id for p in parties}
    keys |= {p.country for p in parties if p.country and p.government}
    keys |= {f"as {word}" for p in parties for word in p.described}
    if not parties:
        keys.add("nobody named")
    keys |= {f"in {digest}" for digest in profile.words}
    keys |= {f"at {word}" for word in profile.place}
    keys |= {f"of {word}" for word in profile.things}
    return sorted(keys)


def _fits(
    mention: Mention, profile: Profile, knots: Sequence[Knot], at: Mapping[str, Sequence[int]]
) -> list[_Fit]:
    near = {where for key in _keys(profile) for where in at.get(key, ())}
    if not profile.who + profile.to_whom:
        near.update(range(min(len(knots), _CAP)))
    fits: list[_Fit] = []
    for where in sorted(near):
        verdict = judge(knots[where].profile, profile)
        if verdict is not None and verdict.score >= CANDIDATE:
            days = knots[where].profile.days
            told = (mention.published, mention.published) if mention.published else None
            gap = apart(days, told) if days and told else _UNKNOWN_GAP
            fits.append(_Fit(verdict.score, gap, where, verdict.reasons))
    return sorted(fits, key=lambda f: (-f.score, f.nearness, f.at))


def _choose(fits: Sequence[_Fit]) -> _Fit | None:
    """Return the fit to join: good enough and better than the next; the day nearest to publication decides a tie."""
    if not fits or fits[0].score < JOIN:
        return None
    rivals = [f for f in fits if f.score > fits[0].score - _CLOSE]
    rivals.sort(key=lambda f: (f.nearness, -f.score, f.at))
    if len(rivals) > 1 and rivals[0].nearness == rivals[1].nearness:
        return None
    return rivals[0]


def _tie(knot: Knot, mention: Mention, profile: Profile, fit: _Fit) -> Knot:
    link = _link(knot.members[0], mention, fit, joined=True)
    return Knot((*knot.members, mention), merge(knot.profile, profile), (*knot.links, link))


def _candidates(mention: Mention, fits: Sequence[_Fit], knots: Sequence[Knot]) -> tuple[Link, ...]:
    return tuple(_link(knots[f.at].members[0], mention, f, joined=False) for f in fits[:2])


def _link(one: Mention, other: Mention, fit: _Fit, *, joined: bool) -> Link:
    left, right = sorted((one.event.id, other.event.id))
    if joined:
        return Link("same_happening", left, right, "joined", fit.score, fit.reasons)
    return Link("same_happening", left, right, "candidate", fit.score, fit.reasons)


# --- between linked stories ----------------------------------------------------------------------


class _Pair(NamedTuple):
    fit: _Fit
    left: Mention
    right: Mention


def _join_across(knots: Sequence[Knot], stories: Sequence[Story], engine: Engine) -> list[Knot]:
    edges = _edges(stories)
    if not edges:
        return list(knots)
    pairs = {
        (p.left.event.id, p.right.event.id): p
        for p in engine.together(knots, _AcrossKeys(edges), _compare)
    }
    home = {m.event.id: at for at, knot in enumerate(knots) for m in knot.members}
    groups: list[Knot | None] = list(knots)
    root = list(range(len(knots)))
    for pair in sorted(pairs.values(), key=lambda p: (-p.fit.score, p.left.order, p.right.order)):
        a, b = _find(root, home[pair.left.event.id]), _find(root, home[pair.right.event.id])
        one, two = groups[a], groups[b]
        if a == b or one is None or two is None or judge(one.profile, two.profile) is None:
            continue
        link = _link(pair.left, pair.right, pair.fit, joined=True)
        groups[a] = Knot(
            one.members + two.members,
            merge(one.profile, two.profile),
            (*one.links, *two.links, link),
        )
        groups[b], root[b] = None, a
    return [knot for knot in groups if knot is not None]


class _AcrossKeys:
    """The keys a happening can meet one of a linked story on: the link, the kind, and a participant or place."""

    def __init__(self, edges: Mapping[str, Sequence[str]]) -> None:
        self.edges = edges

    def __call__(self, knot: Knot) -> list[str]:
        """Return the keys, none for a happening whose story is linked to no other or that has no day or place."""
        profile = knot.profile
        edges = self.edges.get(knot.members[0].story, ())
        if not edges or not (profile.days or profile.place):
            return []
        return [f"{edge}|{profile.family}|{key}" for edge in edges for key in _keys(profile)]


def _edges(stories: Sequence[Story]) -> dict[str, list[str]]:
    edges: dict[str, set[str]] = {}
    for story in stories:
        for other in story.links:
            name = "+".join(sorted((story.id, other)))
            edges.setdefault(story.id, set()).add(name)
            edges.setdefault(other, set()).add(name)
    return {story: sorted(names) for story, names in edges.items()}


def _compare(_key: str, rows: Sequence[Knot]) -> Iterator[_Pair]:
    rows = sorted(rows, key=lambda k: k.members[0].order)[:_CAP]
    for at, one in enumerate(rows):
        for two in rows[at + 1 :]:
            if one.members[0].story == two.members[0].story:
                continue
            verdict = judge(one.profile, two.profile)
            if verdict is None or verdict.score < _ACROSS or not _anchored(verdict.reasons):
                continue
            fit = _Fit(verdict.score, 0, 0, verdict.reasons)
            yield _Pair(fit, one.members[0], two.members[0])


def _anchored(reasons: Iterable[Reason]) -> bool:
    """Return whether a day or a place says it too: parties alone meet again and again across stories."""
    return any(
        r.rule in ("link.happening.day", "link.happening.place") and r.weight > 0 for r in reasons
    )


def _find(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at
