"""Who is who in a saga: people, bodies and places that several of its pages name are one, and who speaks for whom.

One name is one somebody unless the known countries differ. Beyond that, joins need evidence: a spelling of the same
sound, a fuller name that holds all words of the shorter one, an acronym some page spells out, a lone surname in company
that only one bearer of it keeps. Where two candidates stand, nothing is joined and both are listed as candidates. Who is one
across sagas is found from the bearers that stand here (:mod:`bearers`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benang.engines import Engine
from benang.languages import Pack
from benang.languages.comparing import Comparing
from benang.records import Bearer, Borne, Link, Reading, Reason, Rulings
from benang.weaving.joining import Joined
from benang.weaving.naming import Name, clash, company, is_state, names_of
from benang.weaving.rulings import NONE, Bounds
from benang.weaving.spellings import one_sound, spelt_alike
from benang.weaving.spokespeople import find_spokespeople

_SHOWN = 3
_SHORT = 2

CROWD = 200
NEIGHBOURS = 24
"""Names under one key that are all paired, and how many each meets when there are more."""


class PeopleFound(NamedTuple):
    """``of`` maps "page id/entity key" to the earliest entity that is the same somebody in these readings."""

    bearers: list[Bearer]
    links: list[Link]
    of: dict[str, str]


class _Tie(NamedTuple):
    """Two names and why they may be one."""

    left: str
    right: str
    reason: Reason
    sure: bool = True


def find_people(
    readings: Sequence[Reading], engine: Engine, pack: Pack, rulings: Rulings = NONE
) -> PeopleFound:
    """Return everybody in the readings, same_entity and speaks_for links, and who every entity of a page is.

    A ruling is no link here: it may reach into another saga, and is one where bearers meet.
    """
    words = pack.comparing
    bounds = Bounds(rulings)
    names = names_of(readings, bounds)
    by_id = {name.id: name for name in names}
    joined = Joined(by_id)
    _judged_same(names, joined, rulings)
    ties: list[_Tie] = []

    def take(found: Iterable[_Tie]) -> None:
        for tie in sorted(found):
            sides = (by_id[tie.left].members[0].id, by_id[tie.right].members[0].id)
            sure = tie.sure and bounds.meet(*sides)
            if sure:
                joined.join(tie.left, tie.right)
            ties.append(tie._replace(sure=sure))

    take(_same_sound(names, words))
    take(_near_spelling(names, engine, pack, words))
    take(_acronyms(names))
    take(_fuller(names, joined))
    around = company(names, words.home)
    take(_lone(names, joined, around, words))
    settled = {tie.left for tie in ties if tie.sure}
    take(_together_again(names, settled, around, engine))
    bearers = [_bearer([by_id[n] for n in group]) for group in joined.sets()]
    of = {member: "/".join(b.first[1:]) for b in bearers for member in b.members}
    links = [_link(tie, by_id) for tie in ties] + list(_same_key(names))
    links = [k for k in links if (k.left, k.right) not in rulings.same | rulings.different]
    links += find_spokespeople(readings, of, words, pack)
    best = {(k.kind, k.left, k.right): k for k in sorted(links, key=lambda k: (k.score, k.reasons))}
    return PeopleFound(sorted(bearers, key=_first), [best[key] for key in sorted(best)], of)


def _judged_same(names: Sequence[Name], joined: Joined[str], rulings: Rulings) -> None:
    ruled = {member for pair in rulings.same for member in pair}
    name_of = {m.id: name.id for name in names for m in name.members if m.id in ruled}
    for left, right in sorted(rulings.same):
        if left in name_of and right in name_of:
            joined.join(name_of[left], name_of[right])


def _same_sound(names: Sequence[Name], words: Comparing) -> Iterator[_Tie]:
    """Yield names that are spelt differently and sound the same."""
    held: dict[tuple[str, str], Name] = {}
    for name in names:
        if name.kind != "PER" or len(name.words) == 1 or is_state(name.key):
            continue
        sound = one_sound(name.words, words)
        first = held.setdefault((sound, name.country), name)
        if first.id != name.id and first.key != name.key:
            yield _Tie(first.id, name.id, Reason("entity.same_sound", 0.9, (first.key, name.key)))


def _near_spelling(
    names: Sequence[Name], engine: Engine, pack: Pack, words: Comparing
) -> Iterator[_Tie]:
    rows = [n for n in names if n.kind == "PER" and len(n.words) > 1]
    pairs = engine.together(rows, _all_but_one, _pairs)
    for a, b in sorted(set(pairs)):
        if spelt_alike(a.words, b.words, pack.roots, words) and not clash(a, b):
            yield _Tie(a.id, b.id, Reason("entity.near_spelling", 0.8, (a.key, b.key)))


def _all_but_one(name: Name) -> Iterator[str]:
    for at, word in enumerate(name.words):
        yield f"{at} {' '.join(name.words[:at] + name.words[at + 1 :])} {word[0]}"


def _pairs(key: str, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of names under a key; of a key seen too often each name meets only its next few by id."""
    del key
    ordered = sorted(names, key=lambda n: n.id)
    reach = len(ordered) if len(ordered) <= CROWD else NEIGHBOURS
    for at, name in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + reach]:
            yield name, other


def _acronyms(names: Sequence[Name]) -> Iterator[_Tie]:
    """Yield bodies known by a short form that exactly one longer name has as its alias somewhere."""
    spelt: dict[str, set[str]] = {}
    for name in names:
        for member in name.members:
            for alias in member.entity.aliases:
                short = alias.casefold()
                if name.kind == "ORG" and short != name.key and " " not in short:
                    spelt.setdefault(short, set()).add(name.id)
    by_id = {name.id: name for name in names}
    for name in names:
        full = spelt.get(name.key, set())
        if name.kind == "ORG" and len(full) == 1:
            (other,) = full
            if not clash(name, by_id[other]):
                reason = Reason("entity.acronym", 0.9, (name.key, by_id[other].key))
                yield _Tie(name.id, other, reason)


def _fuller(names: Sequence[Name], joined: Joined[str]) -> Iterator[_Tie]:
    """Yield full names that stand whole inside one fuller name, and in no second one."""
    held: dict[str, list[Name]] = {}
    full = [n for n in names if n.kind == "PER" and len(n.words) > 1]
    for name in full:
        for word in set(name.words):
            held.setdefault(word, []).append(name)
    for name in full:
        rarest = min(name.words, key=lambda w: (len(held[w]), w))
        over = [
            other
            for other in held[rarest]
            if len(other.words) > len(name.words)
            and set(name.words) <= set(other.words)
            and not clash(name, other)
        ]
        if over and len({joined.least(o.id) for o in over}) == 1:
            yield _Tie(
                name.id, over[0].id, Reason("entity.fuller_name", 0.85, (name.key, over[0].key))
            )


def _lone(
    names: Sequence[Name],
    joined: Joined[str],
    around: Mapping[str, frozenset[str]],
    words: Comparing,
) -> Iterator[_Tie]:
    """Yield a lone surname with the one bearer of it who keeps its company; with two, both as candidates only."""
    bearers: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == "PER" and len(name.words) > 1:
            for word in {words.spelled(w) for w in name.words if len(w) > _SHORT}:
                bearers.setdefault(word, []).append(name)
    for name in names:
        if name.kind != "PER" or len(name.words) > 1:
            continue
        found: dict[str, tuple[int, Name]] = {}
        own = around.get(name.members[0].page, frozenset())
        for other in bearers.get(words.spelled(name.key), ()):
            shared = 0 if clash(name, other) else _company_shared(own, other, around)
            least = joined.least(other.id)
            if shared > found.get(least, (0, other))[0]:
                found[least] = (shared, other)
        found = {
            k: (n, other)
            for k, (n, other) in found.items()
            if not any(k != j and _inside(o, other) for j, (_, o) in found.items())
        }
        for least in sorted(found, key=lambda k: (-found[k][0], k))[:_SHOWN]:
            shared, other = found[least]
            rule = "entity.lone_name" if len(found) == 1 else "entity.two_bearers"
            reason = Reason(rule, 0.7 if len(found) == 1 else 0.3, (name.key, other.key))
            yield _Tie(name.id, other.id, reason, sure=len(found) == 1)


def _inside(short: Name, longer: Name) -> bool:
    """Whether a name stands whole in a longer one, which then is no second bearer but the same with more around it."""
    return len(short.words) < len(longer.words) and set(short.words) < set(longer.words)


def _company_shared(own: frozenset[str], other: Name, around: Mapping[str, frozenset[str]]) -> int:
    """Return the most other names that the page shares with a page of this bearer."""
    return max(len((own & around[m.page]) - {other.key}) for m in other.members)


def _together_again(
    names: Sequence[Name],
    settled: set[str],
    around: Mapping[str, frozenset[str]],
    engine: Engine,
) -> Iterator[_Tie]:
    """Yield the same lone name on two pages that share other company, where neither has a bearer."""
    rows = [
        (name.id, name.key, tuple(sorted(around.get(name.members[0].page, ()))))
        for name in names
        if name.kind == "PER" and len(name.words) == 1 and name.id not in settled
    ]
    for left, right, key, other in engine.together(rows, _kept_company, _first_with_each):
        yield _Tie(left, right, Reason("entity.same_company", 0.6, (key, other)))


def _kept_company(row: tuple[str, str, tuple[str, ...]]) -> Iterator[str]:
    for other in row[2]:
        yield f"{row[1]}|{other}"


def _first_with_each(
    key: str, rows: Sequence[tuple[str, str, tuple[str, ...]]]
) -> Iterator[tuple[str, str, str, str]]:
    first, *rest = sorted(rows)
    for row in rest:
        yield first[0], row[0], row[1], key.partition("|")[2]


def _link(tie: _Tie, by_id: Mapping[str, Name]) -> Link:
    left, right = sorted(by_id[n].members[0].id for n in (tie.left, tie.right))
    return Link(
        "same_entity",
        left,
        right,
        "joined" if tie.sure else "candidate",
        tie.reason.weight,
        (tie.reason,),
    )


def _same_key(names: Sequence[Name]) -> Iterator[Link]:
    """Yield a link from the first bearer of a person's or body's name to each later one; states need none."""
    for name in names:
        if name.kind == "LOC" or is_state(name.key):
            continue
        first, *rest = (m.id for m in name.members)
        for other in rest:
            left, right = sorted((first, other))
            reason = Reason("entity.same_key", 1.0, (name.key,))
            yield Link("same_entity", left, right, "joined", 1.0, (reason,))


def _bearer(group: Sequence[Name]) -> Bearer:
    members = sorted(m for name in group for m in name.members)
    entities = [m.entity for m in members]
    return Bearer(
        first=members[0].order,
        names=tuple(_borne(name) for name in sorted(group, key=lambda n: n.id)),
        members=tuple(sorted(m.id for m in members)),
        forms=tuple(sorted({e.name for e in entities} | {a for e in entities for a in e.aliases})),
        roles=tuple(sorted({e.role for e in entities} - {""})),
        sector=next((e.sector for e in entities if e.sector), ""),
    )


def _borne(name: Name) -> Borne:
    return Borne(
        name.key,
        name.country,
        name.kind,
        len(name.members),
        min(m.entity.name for m in name.members),
        name.members[0].id,
        lone=name.kind == "PER" and len(name.words) == 1,
    )


def _first(bearer: Bearer) -> tuple[str, str, str]:
    return bearer.first
