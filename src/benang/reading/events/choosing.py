"""Which family a trigger's event is of, and one clause telling a thing twice.

A form may belong to several families ("memeriksa" a fleet is a visit, a suspect an inquiry); the first whose object and
parties fit is taken, and a trigger that fits none is no event.
"""

from collections.abc import Sequence

from benang.languages.happening_file import Family
from benang.reading.events.behind import Roles
from benang.reading.events.drafts import Draft, Sentence
from benang.reading.events.lines import Line, match
from benang.reading.events.needs import enough
from benang.reading.events.occasions import when_of
from benang.reading.events.roles import fits, roles_of
from benang.reading.events.things import place_of
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Event, Thing

_BESIDE = 25  # tokens: a title and a name may stand between
_VERBS = frozenset({"active", "passive", "plain"})
_BACK = 60  # events a mention like "pertemuan itu" looks back


def settle(sentence: Sentence, trigger: Trigger, earlier: Sequence[Event]) -> Draft | None:
    """Return the trigger as the first of its families that fits, or None when it is no event."""
    line = sentence.line
    firsts = [t.first for t in sentence.triggers if t.first != trigger.first]
    for entry in trigger.entries:
        family = line.words.file.families[entry.family]
        roles = roles_of(sentence.subjects, trigger, entry, family)
        if not fits(roles, family) or not _beside(line, trigger, family, roles):
            continue
        where = place_of(line, sentence.parties, line.bounds(trigger.first), trigger.first)
        where = where or _struck(sentence, trigger) or _destination(sentence, family, roles)
        when = when_of(line, trigger.begin, trigger.last, firsts)
        draft = Draft(trigger, entry, family, roles, where, when)
        if entry.voice in ("noun", "deed") and not roles.who:
            draft = _carried(line, draft, earlier)
        if enough(sentence, draft):
            return draft
    return None


def _beside(line: Line, trigger: Trigger, family: Family, roles: Roles) -> bool:
    """Return whether the words a family asks for stand behind the trigger in its clause, or name who suffers it.

    A family that asks for none is satisfied.
    """
    if not family.beside:
        return True
    if any(not family.beside.isdisjoint(a.name.lower().split()) for a in roles.to_whom):
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
    verbs = {one.entry.voice, two.entry.voice} <= _VERBS
    if verbs and any(match(line.words.firmness, between, k) for k in range(len(between))):
        return False  # "tersangka yang ditetapkan akan dijerat": one done, one to come
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
