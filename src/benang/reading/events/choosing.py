"""Which family a trigger's event is of, whether enough is known of it, and one clause telling a thing twice.

A form may belong to several families ("memeriksa" a fleet is a visit, a suspect an inquiry); the first whose object and
parties fit is taken, and a trigger that fits none is no event.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.happening import Entry, Family
from benang.reading.cast import is_state
from benang.reading.events.lines import Line
from benang.reading.events.occasions import When, when_of
from benang.reading.events.parties import Party
from benang.reading.events.quantities import Found
from benang.reading.events.roles import Roles, fits, roles_of
from benang.reading.events.subjects import Subjects
from benang.reading.events.things import place_of
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Event, Thing

_PEOPLE = "person"
_OFFICIAL = frozenset({"COP", "JUD", "GOV", "LEG", "MIL", "SPY"})
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "GOV"})
_BESIDE = 25  # tokens: a title and a name may stand between
_BESIDES = 3  # triggers on each side of a quantity that can be the nearest
_BACK = 60  # events a mention like "pertemuan itu" looks back


class Draft(NamedTuple):
    """A trigger whose family is settled."""

    trigger: Trigger
    entry: Entry
    family: Family
    roles: Roles
    where: Thing | None
    when: When


class Sentence(NamedTuple):
    """A sentence with all that its triggers are judged by."""

    line: Line
    parties: list[Party]
    triggers: list[Trigger]
    subjects: Subjects
    quantities: list[Found]


def settle(sentence: Sentence, trigger: Trigger, earlier: Sequence[Event]) -> Draft | None:
    """Return the trigger as the first of its families that fits, or None when it is no event."""
    line = sentence.line
    firsts = [t.first for t in sentence.triggers if t.first != trigger.first]
    for entry in trigger.entries:
        family = line.words.file.families[entry.family]
        roles = roles_of(sentence.subjects, trigger, entry, family)
        if not fits(roles, family) or not _beside(line, trigger, family):
            continue
        where = place_of(line, sentence.parties, line.bounds(trigger.first), trigger.first)
        where = where or _struck(sentence, trigger) or _destination(sentence, family, roles)
        when = when_of(line, trigger.begin, trigger.last, firsts)
        draft = Draft(trigger, entry, family, roles, where, when)
        if entry.voice in ("noun", "deed") and not roles.who:
            draft = _carried(line, draft, earlier)
        if _enough(sentence, draft):
            return draft
    return None


def _beside(line: Line, trigger: Trigger, family: Family) -> bool:
    """Return whether the words a family asks for stand behind the trigger in its clause; without any it is satisfied."""
    if not family.beside:
        return True
    stop = min(line.bounds(trigger.first)[1], trigger.last + _BESIDE)
    for low in line.lows[trigger.last + 1 : stop]:
        if low in family.beside:
            return True
        if low in line.clauses.stops:
            return False
    return False


def _struck(sentence: Sentence, trigger: Trigger) -> Thing | None:
    """Return the place a disaster "melanda": the object of the verb that carries its noun."""
    if trigger.carried != "happens":
        return None
    for party in sentence.parties:
        if party.first == trigger.light + 1 and party.place is not None:
            line, mention = sentence.line, party.place
            return Thing(
                line.slice(party.first, party.last),
                line.span(party.first, party.last),
                mention.entity.key,
            )
    return None


def _destination(sentence: Sentence, family: Family, roles: Roles) -> Thing | None:
    """Return what a visit is to when it is printed as a name that nobody knows."""
    thing = roles.patient
    if family.object != "place" or thing is None or roles.to_whom:
        return None
    known = sentence.line.passage.zone not in ("headline", "deck")
    return thing if known and thing.name[0].isupper() else None


def _carried(line: Line, draft: Draft, earlier: Sequence[Event]) -> Draft:
    """Return a mention like "pertemuan itu" with the parties of the last event of its kind on the page."""
    family = draft.family
    if not (_points_back(line, draft.trigger) or (family.follows and not draft.roles.to_whom)):
        return draft
    for event in reversed(earlier[-_BACK:]):
        if event.kind == family.kind and event.modes == family.modes:
            roles = draft.roles._replace(
                who=_from_before(event.who), to_whom=_from_before(event.to_whom)
            )
            return draft._replace(roles=roles)
    return draft


def _points_back(line: Line, trigger: Trigger) -> bool:
    after = trigger.last + 1
    return after < len(line.lows) and line.lows[after] in line.clauses.this


def _from_before(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(Actor(a.name, a.key, a.country, a.sector, None, "carried") for a in actors)


def _enough(sentence: Sentence, draft: Draft) -> bool:
    """Return whether enough is known for an event: one of the family's needs, and more for a bare noun."""
    carried = draft.trigger.carried
    noun = draft.entry.voice in ("noun", "deed")
    people = any(q.quantity.unit == _PEOPLE for q in _quantities(sentence, draft.trigger))
    roles = draft.roles
    named = _named((*roles.who, *roles.to_whom))
    have = {
        "who": bool(roles.who),
        "whom": bool(roles.to_whom),
        "any": any(a.key or a.sector != "UNK" for a in (*roles.who, *roles.to_whom)),
        "both": bool(roles.who and roles.to_whom),
        "named": named,
        "thing": bool(roles.what) or bool(draft.family.things),
        "number": people,
        "where": draft.where is not None and (draft.when.when is not None or bool(carried)),
        "when": draft.when.when is not None and bool(carried or draft.where),
        "pair": len(roles.who) + len(roles.to_whom) > 1 or _named(roles.to_whom),
        "public": _named(roles.who)
        and bool(roles.to_whom)
        and any(map(_official, (*roles.who, *roles.to_whom))),
        "office": any(map(_official, roles.who)),
        "asker": _named(roles.who) or bool(roles.who and roles.to_whom),
        "aimed": _named(roles.who) and bool(roles.to_whom),
        "sides": _named(roles.who) and _named(roles.to_whom),
        "doer": _named(roles.who),
        "official": any(a.sector in _OFFICIAL for a in roles.who),
        "armed": any(is_state(a.key) or a.sector in _ARMED for a in roles.who),
        "strong": bool(carried) and bool(roles.who or roles.to_whom or draft.where),
    }
    if draft.family.strict and not (people or carried or draft.where):
        return False
    told = named or people or draft.where is not None or have["both"]
    told = told or (bool(draft.family.things) and bool(roles.what))
    if noun and not (carried or told):
        return False
    headline = sentence.line.passage.zone in ("headline", "deck")
    if draft.entry.voice == "bare" and not (roles.who if headline else roles.to_whom or roles.what):
        return False
    needs = draft.family.needs
    if "both" in needs or "thing" in needs:
        hard = [n for n in needs if n in ("both", "thing")]
        soft = [n for n in needs if n not in ("both", "thing")]
        return (all(have[n] for n in hard) and (not soft or any(have[n] for n in soft))) or (
            noun
            and have["strong"]
            and "thing" not in needs
            and named
            and draft.family.kind != "ACCUSE"
        )
    if set(needs) == {"who", "whom"}:
        return have["both"]
    return any(have[n] for n in needs)


def _official(actor: Actor) -> bool:
    return actor.sector in _OFFICIAL or is_state(actor.key)


def _named(actors: Sequence[Actor]) -> bool:
    return any(a.key and a.resolved != "unnamed" for a in actors)


def _quantities(sentence: Sentence, trigger: Trigger) -> list[Found]:
    """Return the quantities nearer to this trigger than to any other of the sentence, in its piece."""
    first, stop = sentence.line.bounds(trigger.first)
    return [
        q
        for q in sentence.quantities
        if first <= q.first < stop and nearest(sentence.triggers, q) == trigger.first
    ]


def nearest(triggers: Sequence[Trigger], found: Found) -> int:
    """Return the first token of the trigger a quantity stands nearest to; the triggers are in order."""

    def distance(trigger: Trigger) -> tuple[int, int]:
        gap = (
            found.first - trigger.last if found.first > trigger.last else trigger.first - found.last
        )
        return (gap, -trigger.first)

    at = bisect_left(triggers, found.first, key=_first)
    return min(triggers[max(0, at - _BESIDES) : at + _BESIDES], key=distance).first


def _first(trigger: Trigger) -> int:
    return trigger.first


def once(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that say the same thing twice in one clause."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((i for i, k in enumerate(kept) if _same(sentence.line, k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        kept[twin] = _folded(kept[twin], draft)
    return kept


def _same(line: Line, one: Draft, two: Draft) -> bool:
    if one.family.kind != two.family.kind:
        return False
    topic = one.family.kind == "CONSULT" and two.family.object == "thing" and not two.family.modes
    if topic:
        return True
    between = line.lows[one.trigger.last + 1 : two.trigger.begin]
    close = len(between) <= 2 and not {"dan", "serta", "atau", ",", "untuk"} & set(between)  # noqa: PLR2004  a preposition and an article
    same_modes = one.family.modes == two.family.modes or not two.family.modes
    return close and same_modes and not line.clauses.stops & set(between)


def _folded(one: Draft, two: Draft) -> Draft:
    roles = one.roles._replace(
        who=one.roles.who or two.roles.who,
        to_whom=one.roles.to_whom or _other_than(two.roles.to_whom, one.roles.who),
        what=one.roles.what or two.roles.what,
    )
    return one._replace(roles=roles, where=one.where or two.where)


def _other_than(actors: tuple[Actor, ...], known: tuple[Actor, ...]) -> tuple[Actor, ...]:
    keys = {a.key for a in known}
    return tuple(a for a in actors if not a.key or a.key not in keys)
