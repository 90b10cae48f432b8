"""One thing that happens, told by many pages: event mentions joined into happenings.

Inside a story, mentions are taken from the most exact to the vaguest, and each goes to the one happening it fits best;
a mention that fits two equally well joins neither and stays a candidate. (Joining pairs would let one vague mention
glue two meetings together.) Then happenings of linked stories are joined where day or place say they are one, which
is how a plan meets its deed and a recap its origin. A mention is compared only with happenings that share a story, a
kind and a participant, place or thing, so the cost does not grow with the square of the pile.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from typing import NamedTuple

from msgspec.structs import replace

from benang.engines import Engine
from benang.languages import Pack
from benang.records import Happening, Link, Reading, Reason, Rulings, Story
from benang.weaving.days import apart
from benang.weaving.happening_rows import row_of
from benang.weaving.mentions import Mention, find_mentions
from benang.weaving.rulings import NONE, Bounds, judged_links, narrow
from benang.weaving.same_happening import (
    CANDIDATE,
    JOIN,
    Profile,
    judge,
    merge,
    profile_of,
)
from benang.weaving.scene import Scene

_CAP = 200  # happenings a mention is compared with under one key; the earliest stay
_ACROSS = 0.6  # the score two happenings of linked stories join at
_CLOSE = 0.051  # two fits nearer than this are no choice (weights are twentieths)
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
    readings: Sequence[Reading], scene: Scene, engine: Engine, pack: Pack
) -> tuple[list[Happening], list[Link]]:
    """Return every happening sorted by id, and the links between its mentions; every event is in exactly one."""
    mentions = find_mentions(readings, scene.people_of, scene.stories, pack)
    held = {m.event.id for m in mentions}
    rulings = narrow(scene.rulings, held)
    knots = join_mentions(mentions, scene.stories, engine, rulings)
    found = sorted(
        (k for knot in knots for k in knot.links), key=lambda k: (k.left, k.right, k.state)
    )
    # of a pair that was a candidate first and is joined now, the join stays: it sorts last
    links = list({(k.left, k.right): k for k in found}.values())
    links = judged_links("same_happening", links, rulings, held)
    return sorted((row_of(knot.members) for knot in knots), key=lambda h: h.id), links


def join_mentions(
    mentions: Sequence[Mention],
    stories: Sequence[Story],
    engine: Engine,
    rulings: Rulings = NONE,
) -> list[Knot]:
    """Return the mentions as knots, each mention in exactly one, within the bounds of what people decided."""
    within = list(engine.together(mentions, _story_key, partial(_gather, rulings=rulings)))
    done = {m.event.id for knot in within for m in knot.members}
    within += [Knot((m,), profile_of(m)) for m in mentions if m.event.id not in done]
    if not (rulings.same or rulings.different):
        return _join_across(within, stories, engine, Bounds(NONE))
    bounds = Bounds(rulings)
    within = [part for knot in sorted(within, key=_first) for part in _kept_apart(knot, bounds)]
    return _tied(_join_across(within, stories, engine, bounds), bounds)


def _first(knot: Knot) -> tuple[str, str]:
    return knot.members[0].order


def _kept_apart(knot: Knot, bounds: Bounds) -> list[Knot]:
    """Return a knot in parts that may each be one, now that all stories are seen together; mostly the knot itself."""
    parts: list[list[Mention]] = []
    for mention in knot.members:
        for part in parts:
            if bounds.meet(part[0].event.id, mention.event.id):
                part.append(mention)
                break
        else:
            parts.append([mention])
    if len(parts) == 1:
        return [knot]
    home = {m.event.id: at for at, part in enumerate(parts) for m in part}
    links = [
        k if home.get(k.left) == home.get(k.right) else replace(k, state="candidate")
        for k in knot.links
    ]
    return [
        Knot(
            tuple(part),
            reduce(merge, map(profile_of, part)),
            tuple(k for k in links if home.get(k.left, home.get(k.right)) == at),
        )
        for at, part in enumerate(parts)
    ]


def _tied(knots: Sequence[Knot], bounds: Bounds) -> list[Knot]:
    """Return the knots with those made one that people said are one."""
    whole: dict[str, Knot] = {}
    for knot in sorted(knots, key=_first):
        key = bounds.whole(knot.members[0].event.id)
        known = whole.get(key)
        whole[key] = knot if known is None else _merged(known, knot)
    return list(whole.values())


def _merged(one: Knot, two: Knot, *links: Link) -> Knot:
    return Knot(
        one.members + two.members,
        merge(one.profile, two.profile),
        (*one.links, *two.links, *links),
    )


# --- inside a story ------------------------------------------------------------------------------


def _story_key(mention: Mention) -> list[str]:
    return [f"{mention.story}|{mention.family}"]


def _gather(_key: str, rows: Sequence[Mention], rulings: Rulings) -> Iterator[Knot]:
    gathering = _Gathering(Bounds(narrow(rulings, {m.event.id for m in rows})))
    for mention in sorted(rows, key=_turn):
        gathering.add(mention)
    gathering.settle()
    yield from (knot for knot in gathering.knots if knot is not None)


class _Gathering:
    """The happenings of one kind in one story as they grow, found by the keys they can be met on."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.knots: list[Knot | None] = []
        self.at: dict[str, list[int]] = {}

    def add(self, mention: Mention) -> None:
        """Put a mention to the happening it fits best, or by itself where none or two fit."""
        single = Knot((mention,), profile_of(mention))
        fits = self._fits(single, skip=-1)
        best = _choose(fits)
        if best is None:
            self.knots.append(single._replace(links=self._candidates(mention, fits)))
        self._reach(single.profile, self._join(single, best) if best else len(self.knots) - 1)

    def settle(self) -> None:
        """Look once more at what gives no day: what two fitted when it came may by now fit one."""
        for where in range(len(self.knots)):
            knot = self.knots[where]
            if knot is None or knot.profile.days is not None:
                continue
            best = _choose(self._fits(knot, skip=where))
            if best is not None:
                self.knots[where] = None
                self._reach(knot.profile, self._join(knot, best))

    def _join(self, knot: Knot, best: _Fit) -> int:
        other = self.knots[best.at]
        if other is not None:
            link = _link(other.members[0], knot.members[0], best, joined=True)
            self.bounds.meet(other.members[0].event.id, knot.members[0].event.id)
            self.knots[best.at] = _merged(other, knot, link)
        return best.at

    def _reach(self, profile: Profile, where: int) -> None:
        for key in _keys(profile):
            places = self.at.setdefault(key, [])
            if where not in places and len(places) < _CAP:
                places.append(where)

    def _fits(self, knot: Knot, skip: int) -> list[_Fit]:
        profile, first = knot.profile, knot.members[0]
        near = {where for key in _keys(profile) for where in self.at.get(key, ())}
        if not profile.who + profile.to_whom:
            near.update(range(min(len(self.knots), _CAP)))
        fits: list[_Fit] = []
        for where in sorted(near - {skip}):
            other = self.knots[where]
            if other is None:
                continue
            verdict = judge(other.profile, profile)
            if verdict is None or verdict.score < CANDIDATE:
                continue
            if not self.bounds.may_meet(other.members[0].event.id, first.event.id):
                continue
            days = other.profile.days
            told = (first.published, first.published) if first.published else None
            gap = apart(days, told) if days and told else _UNKNOWN_GAP
            fits.append(_Fit(verdict.score, gap, where, verdict.reasons))
        return sorted(fits, key=lambda f: (-f.score, f.nearness, f.at))

    def _candidates(self, mention: Mention, fits: Sequence[_Fit]) -> tuple[Link, ...]:
        others = [(f, self.knots[f.at]) for f in fits[:2]]
        return tuple(
            _link(other.members[0], mention, fit, joined=False)
            for fit, other in others
            if other is not None
        )


def _turn(mention: Mention) -> tuple[int, str, str, str]:
    """Return the order in which mentions find their place: by their words before their id, so that copies change nothing."""
    published, key = mention.order
    return (-_exactness(mention), published, mention.words, key)


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


def _choose(fits: Sequence[_Fit]) -> _Fit | None:
    """Return the fit to join: good enough and better than the next; the day nearest to publication decides a tie."""
    if not fits or fits[0].score < JOIN:
        return None
    rivals = [f for f in fits if f.score > fits[0].score - _CLOSE]
    rivals.sort(key=lambda f: (f.nearness, -f.score, f.at))
    if len(rivals) > 1 and rivals[0].nearness == rivals[1].nearness:
        return None
    return rivals[0]


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


def _join_across(
    knots: Sequence[Knot], stories: Sequence[Story], engine: Engine, bounds: Bounds
) -> list[Knot]:
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
        if not bounds.meet(pair.left.event.id, pair.right.event.id):
            continue
        groups[a] = _merged(one, two, _link(pair.left, pair.right, pair.fit, joined=True))
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
