"""Who does it to whom, by the trigger's voice.

Active: the subject acts on what follows. Passive: the subject suffers it, and who does it stands behind the verb or behind
"oleh". A noun takes the name right behind it (doer or sufferer by its kind), a pair behind "antara", a partner behind
"dengan", or what the verb that carries it gives. A host receives: the visitor is the one who acts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.happening import ANY_PARTY, Entry, Family
from benang.reading.cast import is_state
from benang.reading.events.lines import Line
from benang.reading.events.parties import Party
from benang.reading.events.subjects import Subject, Subjects
from benang.reading.events.things import holds, phrases_after, preposition
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Thing

_ACTED = frozenset({"death", "injury"})
_VICTIMS = frozenset({"ASSAULT", "SANCTION", "COERCE", "ACCUSE"})


class Roles(NamedTuple):
    """The parties and things of one trigger."""

    who: tuple[Actor, ...] = ()
    to_whom: tuple[Actor, ...] = ()
    what: tuple[Thing, ...] = ()
    patient: Thing | None = None


class _Behind(NamedTuple):
    """What stands behind a trigger: its object, its agent, partners and recipients."""

    object: tuple[Actor, ...] = ()
    agent: tuple[Actor, ...] = ()
    partner: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    between: tuple[Actor, ...] = ()
    things: tuple[Thing, ...] = ()

    @property
    def thing(self) -> Thing | None:
        """The first thing, which decides what the family is."""
        return self.things[0] if self.things else None


def roles_of(subjects: Subjects, trigger: Trigger, entry: Entry, family: Family) -> Roles:
    """Return who, to whom and what for a trigger read in one voice as one family."""
    voice = entry.voice
    if voice in ("noun", "deed"):
        return _noun(subjects, trigger, family, deed=voice == "deed")
    behind = _behind(subjects, trigger.last, family)
    if voice == "passive":
        return _passive(subjects, trigger, family, behind)
    subject = subjects.of(trigger.first)
    if voice == "active" and family.kind == "OTHER" and not _ACTED.isdisjoint(family.modes):
        subject = Subject()  # what kills here is a flood or an attack, not an actor
    return _active(subject.actors, family, behind)


def _active(subject: tuple[Actor, ...], family: Family, behind: _Behind) -> Roles:
    receiver, what = _received(family, behind)
    partner = behind.partner if family.partner else ()
    if family.object == "" and behind.object and family.partner:
        partner = behind.object + partner
    subject = subject or behind.between
    other = _without(_union(receiver, partner), subject)
    roles = Roles(subject, other, what, what[0] if what else behind.thing)
    return _turned(roles) if family.reversed else roles


def _received(family: Family, behind: _Behind) -> tuple[tuple[Actor, ...], tuple[Thing, ...]]:
    """Return who is acted on and what is handed over, by what kind of object the verb takes."""
    if family.object != "thing":
        taken = behind.object if family.object else ()
        if family.kind == "SUPPORT" and behind.things:
            return (), ()  # "mendukung usulan X" supports the proposal
        return taken or behind.to, ()
    if behind.things:
        owner = behind.object if family.kind == "REJECT" else ()
        return behind.to or owner, behind.things
    if all(a.resolved == "unnamed" for a in behind.object):
        return behind.to, tuple(
            Thing(a.name, a.span, a.name.lower()) for a in behind.object if a.span
        )
    return behind.object + behind.to, ()


def _passive(subjects: Subjects, trigger: Trigger, family: Family, behind: _Behind) -> Roles:
    subject = subjects.of(trigger.first, passive=True)
    agent = behind.agent or _doer_behind(subjects.line, behind)
    thing = subject.phrase
    if family.object == "thing":
        what = (thing,) if thing else ()
        return Roles(agent, _without(_union(subject.actors, behind.to), agent), what, thing)
    whom = subject.actors
    headline = subjects.line.passage.zone == "headline"
    if thing and not whom and not headline and family.kind in _VICTIMS:
        whom = (Actor(thing.name, "", "", "", thing.span, "unnamed"),)
    roles = Roles(agent, _without(whom, agent), (), thing)
    return _turned(roles) if family.reversed else roles


def _doer_behind(line: Line, behind: _Behind) -> tuple[Actor, ...]:
    """Return who stands right behind a passive verb; behind another noun only if that is a body of theirs ("tim X")."""
    words = [w for thing in behind.things for w in thing.key.split()]
    if words and line.clauses.heads.isdisjoint(words):
        return ()
    return behind.object


def _noun(subjects: Subjects, trigger: Trigger, family: Family, *, deed: bool) -> Roles:
    line = subjects.line
    behind = _behind(subjects, trigger.last, family)
    carried = trigger.carried == "active" and trigger.light < trigger.first
    owner = subjects.enclitic(trigger.first) if trigger.own and not carried else ()
    doer = owner or behind.agent
    suffers: tuple[Actor, ...] = ()
    if deed and not (family.object == "thing" and not behind.thing):
        suffers = behind.object
    elif deed:
        doer = doer or behind.object
    else:
        doer = doer or behind.object
    doer = doer or behind.between
    if trigger.carried in ("active", "cancel", "postpone"):
        first = subjects.of(trigger.begin).actors if trigger.light < trigger.first else ()
        doer, suffers = _shared(first, doer, suffers, family)
    elif trigger.carried == "passive" and not doer:
        doer = _behind(subjects, trigger.light, family).agent
    others = suffers or behind.to
    if family.partner:
        others = _union(others, behind.partner)
    if not doer and (others or behind.thing) and family.kind in ("CONSULT", "AGREE", "COOPERATE"):
        doer = subjects.of(trigger.first, noun=True).actors
    if not doer and behind.partner and family.kind == "CONSULT":
        doer = subjects.speaker(trigger.first)
    thing = behind.thing
    what = behind.things if family.object == "thing" else ()
    if family.kind == "COOPERATE" and trigger.last - trigger.first > 1:
        what = (_tail(line, trigger),)
    roles = Roles(doer, _without(others, doer), what, thing)
    return _turned(roles) if family.reversed else roles


def _shared(
    subject: tuple[Actor, ...],
    behind: tuple[Actor, ...],
    suffers: tuple[Actor, ...],
    family: Family,
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return doers and sufferers of a noun its subject carries: a partner joins in, another name is what it is done to."""
    if not subject:
        return behind, suffers
    if family.partner:
        return _union(subject, behind), suffers
    return subject, _union(suffers, behind)


def _tail(line: Line, trigger: Trigger) -> Thing:
    """Return what a compound noun names behind its head: "militer" of "kerja sama militer"."""
    head = 2 if line.lows[trigger.first] == "kerja" else 1
    first = trigger.first + head
    span = line.span(first, trigger.last)
    return Thing(
        line.slice(first, trigger.last), span, " ".join(line.lows[first : trigger.last + 1])
    )


def _behind(subjects: Subjects, last: int, family: Family) -> _Behind:
    line = subjects.line
    ceiling = subjects.ceiling(last)
    found = _Behind(things=phrases_after(line, last + 1, ceiling, subjects.parties))
    stop_thing = line.index(found.things[-1].span.stop) if found.things else last + 1
    for party in subjects.parties:
        if not last < party.first < ceiling:
            continue
        if any(line.is_verb(k) for k in range(last + 1, party.first)):
            break
        found = _placed(line, found, party, max(last + 1, stop_thing), family)
    return found


def _placed(line: Line, found: _Behind, party: Party, edge: int, family: Family) -> _Behind:
    """Return what is behind a trigger with one more party in its place; the first in each place stays."""
    case = preposition(line, party.first)
    actors = party.actors
    if case == "antara":
        return found._replace(between=found.between or actors)
    if case in line.clauses.with_:
        return found._replace(partner=found.partner or actors)
    if case in line.clauses.by:
        return found._replace(agent=found.agent or actors)
    if case in line.clauses.to and not _only_purpose(case, party, family):
        return found._replace(to=found.to or actors)
    if not case and _directly(line, party.first, edge):
        return found._replace(object=found.object or actors)
    return found


def _only_purpose(case: str, party: Party, family: Family) -> bool:
    return case in ("untuk", "pada", "atas") and party.people and family.object != "thing"


def _directly(line: Line, first: int, edge: int) -> bool:
    """Return whether nothing but fillers and titles stands between a trigger (or its thing) and a party."""
    skip = line.clauses.fillers | line.clauses.heads | line.clauses.places | line.clauses.this
    return all(line.lows[k] in skip or line.lows[k][0].isdigit() for k in range(edge, first))


def fits(roles: Roles, family: Family) -> bool:
    """Return whether the object is one of the things the family asks for; families without a list fit."""
    if family.persons and roles.to_whom and all(is_state(a.key) for a in roles.to_whom):
        return False
    if not family.things:
        return True
    named = any(a.resolved != "unnamed" for a in roles.to_whom)
    if ANY_PARTY in family.things and roles.patient is None and named:
        return True
    people = [Thing(a.name, a.span, a.name.lower()) for a in roles.to_whom if a.span]
    return any(holds(t, family.things) for t in (roles.patient, *roles.what, *people))


def _turned(roles: Roles) -> Roles:
    return roles._replace(who=roles.to_whom, to_whom=roles.who)


def _union(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return left + _without(right, left)


def _without(actors: Sequence[Actor], known: Sequence[Actor]) -> tuple[Actor, ...]:
    keys = {a.key or a.name for a in known}
    return tuple(a for a in actors if (a.key or a.name) not in keys)
