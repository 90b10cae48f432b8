"""Who is one across sagas: bearers of one name are one person, unless what the sagas know of them differs.

Finer evidence (a spelling, a fuller name, company) is weighed inside a saga, where it can be seen. Between sagas the
name itself decides. It does not where sagas know several countries for it, or several longer names that it is short
for: then it joins those that agree, and those that know neither among themselves. A lone word joins nobody. What people
ruled stands above all of it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from benang.records import Bearer, Borne, Link, NameKind, Person, Reason, Rulings
from benang.weaving.joining import Joined
from benang.weaving.naming import is_state
from benang.weaving.rulings import NONE, Bounds, judged_links

Ask = Callable[[Collection[str]], Iterable[Bearer]]
"""Returns every bearer of the pile that has one of some keys (:func:`keys_of`)."""

_KINDS: tuple[NameKind, ...] = ("PER", "ORG", "LOC")


class Made(NamedTuple):
    """A person with the bearers they are, by :func:`called`, and the links that hold them together."""

    person: Person
    bearers: tuple[str, ...]
    links: tuple[Link, ...]


class _Side(NamedTuple):
    """A bearer under one of their names."""

    bearer: Bearer
    borne: Borne


def called(bearer: Bearer) -> str:
    """Return what a bearer is called in the pile: their earliest entity, which no other bearer has."""
    return f"{bearer.first[1]}/{bearer.first[2]}"


def keys_of(bearer: Bearer) -> set[str]:
    """Return the keys others may meet the bearer on; a lone word stands for its own page alone."""
    return {borne.first if borne.lone else borne.key for borne in bearer.names}


def unite(
    fresh: Iterable[Bearer], gone: Iterable[str], ask: Ask, rulings: Rulings = NONE
) -> list[Made]:
    """Return, sorted by id, everybody whom fresh bearers and the keys of those that are gone make other than they were.

    Bearers whom one that is gone was one person with count as fresh: a ruling may have tied them over no common key.
    """
    met = _Met(ask, rulings)
    met.reach(fresh, gone)
    ruled = met.rulings()
    bounds = Bounds(ruled)
    links: list[Link] = []
    home = dict(met.home)
    for sides in met.groups():
        for one, two in _join(sides, bounds):
            links.append(_same_key(one.borne, two.borne))
            home[one.borne.first], home[two.borne.first] = called(one.bearer), called(two.bearer)
    of: dict[str, list[Link]] = {}
    for link in judged_links("same_entity", links, rulings, met.home):
        of.setdefault(bounds.whole(home[link.left]), []).append(link)
    whole: dict[str, list[Bearer]] = {}
    for bearer in sorted(met.held.values(), key=_order):
        whole.setdefault(bounds.whole(called(bearer)), []).append(bearer)
    made = [
        Made(_person(group), tuple(map(called, group)), tuple(of.get(one, ())))
        for one, group in whole.items()
    ]
    return sorted(made, key=lambda m: m.person.id)


class _Met:
    """The bearers at hand: all that may be one with those that changed, and no more.

    ``home`` maps every entity that a ruling names to its bearer.
    """

    def __init__(self, ask: Ask, rulings: Rulings) -> None:
        self.held: dict[str, Bearer] = {}
        self.home: dict[str, str] = {}
        self._ask = ask
        self._groups: dict[str, list[list[_Side]]] = {}
        self._over: dict[str, set[str]] = {}
        self._pairs = sorted(rulings.same | rulings.different)
        for left, right in self._pairs:
            self._over.setdefault(left, set()).add(right)
            self._over.setdefault(right, set()).add(left)
        self._rulings = rulings

    def groups(self) -> Iterator[Sequence[_Side]]:
        """Yield the bearers of one key that agree, in order, for every group whose bearers are held."""
        for key in sorted(self._groups):
            yield from (g for g in self._groups[key] if called(g[0].bearer) in self.held)

    def rulings(self) -> Rulings:
        """Return what people ruled about entities as rulings about the bearers at hand."""
        return Rulings(
            same=self._between(self._rulings.same), different=self._between(self._rulings.different)
        )

    def _between(self, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        sides = [
            (self.home[a], self.home[b]) for a, b in pairs if a in self.home and b in self.home
        ]
        return frozenset((min(a, b), max(a, b)) for a, b in sides if a != b)

    def reach(self, fresh: Iterable[Bearer], gone: Iterable[str]) -> None:
        """Hold the fresh bearers, all that have a key of theirs or of the gone, and whoever is tied to one held."""
        fresh = list(fresh)
        touched = set(gone).union(*map(keys_of, fresh))
        self._load(touched)
        around = [s.bearer for key in sorted(touched) for g in self._groups[key] for s in g]
        waiting = self._hold([*fresh, *around])
        while waiting:
            keys = {key for bearer in waiting for key in keys_of(bearer)}
            over = {o for b in waiting for m in b.members for o in self._over.get(m, ())}
            self._load(keys | over | {member.partition("/")[2] for member in over})
            waiting = self._hold(self._tied(keys, over))

    def _tied(self, keys: Iterable[str], over: Collection[str]) -> Iterator[Bearer]:
        for key in sorted(keys):
            for group in self._groups[key]:
                if any(called(side.bearer) in self.held for side in group):
                    yield from (side.bearer for side in group)
        for key in sorted({*over, *(member.partition("/")[2] for member in over)}):
            for group in self._groups[key]:
                yield from (s.bearer for s in group if not set(over).isdisjoint(s.bearer.members))

    def _hold(self, bearers: Iterable[Bearer]) -> list[Bearer]:
        new: list[Bearer] = []
        for bearer in bearers:
            if called(bearer) not in self.held:
                self.held[called(bearer)] = bearer
                new.append(bearer)
                if self._over:
                    self.home.update({m: called(bearer) for m in bearer.members if m in self._over})
        return new

    def _load(self, keys: Iterable[str]) -> None:
        """Ask for the bearers of keys not asked for yet, and group those of each key that agree."""
        wanted = set(keys) - self._groups.keys()
        sides: dict[str, list[_Side]] = {key: [] for key in wanted}
        for bearer in sorted(self._ask(wanted), key=_order):
            for borne in bearer.names:
                key = borne.first if borne.lone else borne.key
                if key in wanted:
                    sides[key].append(_Side(bearer, borne))
        self._groups.update({key: _agreeing(found) for key, found in sides.items()})


def _order(bearer: Bearer) -> tuple[str, str, str]:
    return bearer.first


# --- one key -------------------------------------------------------------------------------------


def _agreeing(sides: Sequence[_Side]) -> list[list[_Side]]:
    """Return the sides of one key in groups of one country and one longer name, in the order they came."""
    if len(sides) == 1:
        return [list(sides)]
    countries = {side.borne.country for side in sides} - {""}
    only = min(countries) if len(countries) == 1 else ""
    longer = _one_of({_longer(side) for side in sides} - {""})
    groups: dict[tuple[str, str], list[_Side]] = {}
    for side in sides:
        fuller = longer.get(_longer(side)) or (min(longer.values()) if _all_one(longer) else "")
        groups.setdefault((side.borne.country or only, fuller), []).append(side)
    return list(groups.values())


def _longer(side: _Side) -> str:
    """Return the longest name that the saga has for somebody whom it also calls by this shorter one, or empty."""
    length = len(side.borne.key.split())
    keys = (b.key for b in side.bearer.names if len(b.key.split()) > length)
    return max(keys, key=lambda k: (len(k.split()), k), default="")


def _one_of(names: Collection[str]) -> dict[str, str]:
    """Return for every long name the least of those it is one with: names that hold all words of one another."""
    joined = Joined(names)
    words = {name: set(name.split()) for name in names}
    for a, b in combinations(sorted(names), 2):
        if words[a] <= words[b] or words[b] <= words[a]:
            joined.join(a, b)
    return {name: joined.least(name) for name in names}


def _all_one(longer: Mapping[str, str]) -> bool:
    return len(set(longer.values())) == 1


def _join(sides: Sequence[_Side], bounds: Bounds) -> Iterator[tuple[_Side, _Side]]:
    """Join each side to the first before it that it may be one with, and yield what was joined."""
    for at, side in enumerate(sides):
        for other in islice(sides, at):
            if bounds.meet(called(other.bearer), called(side.bearer)):
                if _is_told(other, side):
                    yield other, side
                break


def _is_told(one: _Side, two: _Side) -> bool:
    """Return whether a link says that two bearers are one; states and places need none."""
    telling = one.borne.kind != "LOC" and not is_state(one.borne.key)
    return telling and called(one.bearer) != called(two.bearer)


def _same_key(one: Borne, two: Borne) -> Link:
    left, right = sorted((one.first, two.first))
    reason = Reason("entity.same_key", 1.0, (one.key,))
    return Link("same_entity", left, right, "joined", 1.0, (reason,))


# --- a person ------------------------------------------------------------------------------------


def _person(group: Sequence[Bearer]) -> Person:
    """Return what bearers in their order are together; the name is the fullest one that most entities have."""
    names = [borne for bearer in group for borne in bearer.names]
    counts: Counter[str] = Counter()
    for borne in names:
        counts[borne.key] += borne.count
    key = max(counts, key=lambda k: (counts[k] * (" " in k), len(k.split()), k))
    kinds: Counter[NameKind] = Counter()
    for borne in names:
        if borne.key == key:
            kinds[borne.kind] += borne.count
    name = min(borne.name for borne in names if borne.key == key)
    forms = {form for bearer in group for form in bearer.forms}
    known = sorted((b.key, b.country) for b in names if b.country)
    return Person(
        id=called(group[0]),
        name=name,
        kind=min(_KINDS, key=lambda k: (-kinds[k], _KINDS.index(k))),
        members=tuple(sorted(m for bearer in group for m in bearer.members)),
        aliases=tuple(sorted(forms - {name})),
        roles=tuple(sorted({role for bearer in group for role in bearer.roles})),
        country=known[0][1] if known else "",
        sector=next((bearer.sector for bearer in group if bearer.sector), ""),
    )
