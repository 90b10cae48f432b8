"""Event mentions as rows that can be compared across pages: parties by person, things and places by their words.

A row carries everything a pair is judged by, so that judging needs neither the page nor the pack and can run on any
worker. ``family`` keeps apart what one base kind folds together: a visit is not the meeting held during it, a meal
is not the talks before it, a signing is not a word of praise.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from benang.ids import make_id
from benang.languages import Pack
from benang.languages.lives import LifeWords
from benang.records import Actor, Event, Reading, Speaker, Story, Thing
from benang.weaving.days import day_of, days_of

_GOVERNMENT = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
"""Sectors of those who act with the power of a state."""
_ISO3 = 3
_REACH = 300  # characters of a sentence on either side that tell one mention from another
_STEM = 4  # words shorter than this say nothing of a thing


class Party(NamedTuple):
    """One who takes part, under the id of the person or body across pages.

    ``described`` holds the roots of a phrase that names nobody ("ratusan warga"); it is empty for the named, and for
    ``anyone``: a bare count ("14 orang"), which can be whoever the other report names.
    """

    id: str
    name: str
    country: str
    state: bool
    government: bool
    described: frozenset[str] = frozenset()
    anyone: bool = False


class Mention(NamedTuple):
    """One event mention, ready to be judged against others; days are ``YYYY-MM-DD``, empty when unknown.

    ``words`` is a digest of its sentence and of where it stands in it, the same in a copy of the page.
    """

    event: Event
    page: str
    outlet: str
    story: str
    published: str
    family: str
    who: tuple[Party, ...]
    to_whom: tuple[Party, ...]
    days: tuple[str, str] | None
    place: frozenset[str]
    country: str
    things: frozenset[str]
    agreement: bool
    words: str

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part, on either side."""
        return self.who + self.to_whom

    @property
    def order(self) -> tuple[str, str]:
        """The order of a group's members: publication (unknown last), then id."""
        return (self.published or "9999", self.event.id)


SYMMETRIC = frozenset({"meet", "phone", "meal", "sign", "AGREE", "COOPERATE"})
"""Families in which it does not matter who is named as actor and who as the other side."""


def find_mentions(
    readings: Sequence[Reading],
    people_of: Mapping[str, str],
    stories: Sequence[Story],
    pack: Pack,
) -> list[Mention]:
    """Return a row for every event of every page, sorted by publication and id."""
    story_of = {page: story.id for story in stories for page in story.pages}
    words = pack.lives
    known = _known(readings, people_of)
    rows: list[Mention] = []
    for reading in readings:
        page = reading.article.page.id
        story = story_of.get(page, page)
        countries = {e.key: e.country for e in reading.entities if e.country}
        starts = [s.span.start for s in reading.sentences]
        names = _Names(people_of, words, known, countries, starts, pack)
        rows.extend(_mention(event, reading, story, names) for event in reading.events)
    return sorted(rows, key=lambda m: m.order)


class _Names(NamedTuple):
    people_of: Mapping[str, str]
    words: LifeWords
    known: Mapping[str, tuple[str, bool]]
    countries: Mapping[str, str]
    starts: Sequence[int]
    pack: Pack


def _known(
    readings: Sequence[Reading], people_of: Mapping[str, str]
) -> dict[str, tuple[str, bool]]:
    """Return the country of everybody across pages, and whether any page has them act for its government."""
    countries: dict[str, set[str]] = {}
    governing: set[str] = set()
    for reading in readings:
        for entity in reading.entities:
            person = people_of.get(f"{reading.article.page.id}/{entity.key}")
            if person and entity.country:
                countries.setdefault(person, set()).add(entity.country)
                if entity.sector in _GOVERNMENT:
                    governing.add(person)
    # where pages disagree on the country none is taken; how many say so must not matter, or copies would decide
    return {p: (min(c), p in governing) for p, c in countries.items() if len(c) == 1}


def _mention(event: Event, reading: Reading, story: str, names: _Names) -> Mention:
    page = reading.article.page.id
    digest = _digest(event, reading, names.starts)
    agreement = any(is_agreement(thing, names.words) for thing in event.what)
    return Mention(
        event=event,
        page=page,
        outlet=reading.article.outlet,
        story=story,
        published=day_of(reading.published.last) if reading.published else "",
        family=family_of(event, agreement=agreement),
        who=tuple(_party(actor, page, names) for actor in event.who),
        to_whom=tuple(_party(actor, page, names) for actor in event.to_whom),
        days=days_of(event.when),
        place=_words(event.where, names.words),
        country=_country(event.where, names),
        things=frozenset(r for thing in event.what for r in _roots(thing, names.pack)),
        agreement=agreement,
        words=digest,
    )


def _digest(event: Event, reading: Reading, starts: Sequence[int]) -> str:
    at = bisect_right(starts, event.span.start) - 1
    if at < 0:
        return event.id
    sentence, text = reading.sentences[at].span, reading.article.page.text
    before = text[max(sentence.start, event.span.start - _REACH) : event.span.start]
    after = text[event.span.start : min(sentence.stop, event.span.start + _REACH)]
    return make_id(" ".join(before.lower().split()), " ".join(after.lower().split()))


def is_agreement(thing: Thing, words: LifeWords) -> bool:
    """Return whether a thing is something parties sign: a treaty, a contract, a memorandum."""
    tokens = (thing.key or thing.name).lower().replace("-", " ").split()
    pairs = {f"{a} {b}" for a, b in pairwise(tokens)}
    return not words.agreements.isdisjoint(tokens) or not words.agreements.isdisjoint(pairs)


def family_of(event: Event, *, agreement: bool = False) -> str:
    """Return what the mention must share with another to be able to be the same happening."""
    if event.kind == "CONSULT":
        if any(detail.slot == "meal" for detail in event.details):
            return "meal"
        for mode in ("visit", "phone"):
            if mode in event.modes:
                return mode
        return "meet"
    if event.kind == "SUPPORT" and (agreement or "sign" in event.modes):
        return "sign"
    return event.kind


def is_state(key: str) -> bool:
    """Return whether an entity key is that of a state: three capital letters."""
    return len(key) == _ISO3 and key.isascii() and key.isupper()


def government_of(speaker: Speaker) -> str:
    """Return the country whose government somebody speaks for, or empty."""
    return speaker.country if speaker.sector in _GOVERNMENT else ""


def _party(actor: Actor, page: str, names: _Names) -> Party:
    state = is_state(actor.key)
    person = names.people_of.get(f"{page}/{actor.key}", "")
    country, government = names.known.get(person, ("", False))
    country = actor.country or (actor.key if state else country)
    government = state or government or actor.sector in _GOVERNMENT
    fallback = actor.key or " ".join(actor.name.lower().split())
    described = _described(actor, names)
    anyone = not person and described is not None and not described
    rooted = described or frozenset()
    return Party(person or fallback, actor.name, country, state, government, rooted, anyone)


def _described(actor: Actor, names: _Names) -> frozenset[str] | None:
    """Return the roots of a phrase that names nobody, without its count; None for a name."""
    name = actor.name
    if not name or (name[0].isupper() and actor.resolved != "unnamed"):
        return None
    low = [w for w in name.lower().replace("-", " ").split() if w.isalpha()]
    kept = [w for w in low if w not in names.words.anyone]
    long = [w for w in kept if len(w) >= _STEM] or kept
    return frozenset(names.pack.roots.root(w) for w in long)


def _words(where: Thing | None, words: LifeWords) -> frozenset[str]:
    """Return the words that say which place it is; all of them where none does more than say what kind of place."""
    if where is None:
        return frozenset()
    key = (where.key or where.name).replace("-", " ")
    if is_state(key):
        return frozenset({key})
    low = frozenset(w for w in key.lower().split() if len(w) >= _STEM)
    return low - words.wide_places or low or frozenset({key.lower()})


def _country(where: Thing | None, names: _Names) -> str:
    if where is None:
        return ""
    key = where.key or where.name
    if is_state(key):
        return key
    return names.countries.get(key) or names.pack.naming.country(key.lower())


def _roots(thing: Thing, pack: Pack) -> list[str]:
    words = (thing.key or thing.name).lower().replace("-", " ").split()
    return [pack.roots.root(w) for w in words if len(w) >= _STEM]
