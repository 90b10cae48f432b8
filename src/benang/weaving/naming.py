"""The names that stand across a saga: every entity of every page, folded to one row a name.

A *name* here is (key, country): two ministries of defence whose countries are known and differ are two names. An entity
without a country takes the one all its namesakes have, if they agree. People are then found among names, of which there
are far fewer than mentions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from benang.records import Entity, NameKind, Reading
from benang.weaving.days import day_of
from benang.weaving.rulings import Bounds

STATE = 3
_KINDS: tuple[NameKind, ...] = ("PER", "ORG", "LOC")


class Member(NamedTuple):
    """An entity of a page; ``order`` is (day of publication, page id, key)."""

    order: tuple[str, str, str]
    page: str
    entity: Entity

    @property
    def id(self) -> str:
        """The id under which links speak of it."""
        return f"{self.page}/{self.entity.key}"


class Name(NamedTuple):
    """A name with all its members in order; ``id`` sorts and joins."""

    id: str
    key: str
    country: str
    kind: NameKind
    words: tuple[str, ...]
    members: tuple[Member, ...]


def is_state(key: str) -> bool:
    """Return whether a key is an ISO 3166 alpha-3 code."""
    return len(key) == STATE and key.isascii() and key.isupper()


def names_of(readings: Sequence[Reading], bounds: Bounds) -> list[Name]:
    """Return every name of the readings, sorted by id. A lone word that names a person is one name a page: it may be anybody.

    What people hold apart is two names: of one name's members the first keep together, and each that must not be with
    them is set apart.
    """
    by_key: dict[str, list[Member]] = {}
    for reading in readings:
        page = reading.article.page.id
        day = day_of(reading.published.first) if reading.published else ""
        for entity in reading.entities:
            member = Member((day or "9", page, entity.key), page, entity)
            by_key.setdefault(entity.key, []).append(member)
    found: list[Name] = []
    for key in sorted(by_key):
        for name in _split(key, sorted(by_key[key])):
            found.extend(_parts(name, bounds))
    return found


def _parts(name: Name, bounds: Bounds) -> Iterable[Name]:
    """Yield the name, or one for each part of its members that people hold apart."""
    parts: list[list[Member]] = []
    for member in name.members:
        home = next((p for p in parts if bounds.meet(p[0].id, member.id)), None)
        if home is None:
            parts.append([member])
        else:
            home.append(member)
    yield name._replace(members=tuple(parts[0]))
    for part in parts[1:]:
        yield name._replace(id=f"{name.id}|{part[0].id}", members=tuple(part))


def _split(key: str, members: Sequence[Member]) -> Iterable[Name]:
    kind = _most(m.entity.kind for m in members)
    words = tuple(key.split())
    if is_state(key):
        return [Name(key, key, key, kind, words, tuple(members))]
    if kind == "PER" and len(words) == 1:
        return [Name(f"{key}|{m.page}", key, m.entity.country, kind, words, (m,)) for m in members]
    countries = sorted({m.entity.country for m in members} - {""})
    rest = countries[0] if len(countries) == 1 else ""
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(member.entity.country or rest, []).append(member)
    return [
        Name(f"{key}|{country}", key, country, kind, words, tuple(group))
        for country, group in sorted(groups.items())
    ]


def _most(kinds: Iterable[NameKind]) -> NameKind:
    counts = Counter(kinds)
    return min(_KINDS, key=lambda k: (-counts[k], _KINDS.index(k)))


def clash(a: Name, b: Name) -> bool:
    """Return whether two names cannot be one: their kinds or their known countries differ."""
    return a.kind != b.kind or bool(a.country and b.country and a.country != b.country)


def company(names: Iterable[Name], home: str) -> Mapping[str, frozenset[str]]:
    """Return for every page the keys on it that tell a story: all but lone words and the home country."""
    found: dict[str, set[str]] = {}
    for name in names:
        telling = len(name.words) > 1 or is_state(name.key) or name.kind == "ORG"
        if telling and name.key != home:
            for member in name.members:
                found.setdefault(member.page, set()).add(name.key)
    return {page: frozenset(keys) for page, keys in found.items()}
