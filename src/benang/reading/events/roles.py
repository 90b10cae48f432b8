"""Who does it to whom, by the trigger's voice.

Active: the subject acts on what follows. Passive: the subject suffers it, and who does it stands behind the verb or behind
"oleh". A noun takes the name right behind it (doer or sufferer by its kind), a pair behind "antara", a partner behind
"dengan", or what the verb that carries it gives. A host receives: the visitor is the one who acts.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.happening import ANY_PARTY, Entry, Family
from benang.reading.cast import is_state
from benang.reading.events.lines import Line, match
from benang.reading.events.parties import Party
from benang.reading.events.subjects import Subject, Subjects
from benang.reading.events.things import holds, phrases_after, preposition
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Thing

_ACTED = frozenset({"death", "injury"})
_FORCES = frozenset({"COP", "JUD"})
_BODIES = frozenset({"GOV", "LEG", "JUD", "COP"})
_GUESSED = frozenset({"pronoun", "enclitic"})  # nobody does to himself what a pronoun stands before
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
    owner: tuple[Actor, ...] = ()

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
    if voice == "bare" and subjects.line.passage.zone not in ("headline", "deck"):
        return _fronted(subjects, trigger, family)
    subject = subjects.of(trigger.first)
    if voice == "active" and family.kind == "OTHER" and not _ACTED.isdisjoint(family.modes):
        subject = Subject()  # what kills here is a flood or an attack, not an actor
    return _active(subject.actors, family, behind._replace(owner=_owner(subjects.line, behind)))


def _fronted(subjects: Subjects, trigger: Trigger, family: Family) -> Roles:
    """Return the roles of "X sudah kami tangkap": who stands right before the bare verb does it to what stands in front."""
    agent = next((p.actors for p in subjects.parties if p.last == trigger.first - 1), ())
    front = subjects.of(trigger.first - 1, passive=True)
    if not front.actors and front.phrase is None:
        plea = family.kind == "REQUEST"  # "kami imbau warga" keeps the order of a statement
        return _active(agent, family, _behind(subjects, trigger.last, family)) if plea else Roles()
    return _suffered(subjects, front, agent, _Behind(), family)


def _owner(line: Line, behind: _Behind) -> tuple[Actor, ...]:
    """Return the body whose thing it is: "pemerintah" of "rencana pemerintah"."""
    if not behind.things:
        return ()
    last = line.index(behind.things[-1].span.stop) - 1
    hit = match(line.words.people, line.lows, last)
    if (
        hit is None
        or hit[0] > 1
        or hit[1] not in _BODIES
        or last == line.index(behind.things[-1].span.start)
    ):
        return ()
    return (Actor(line.slice(last, last), "", "", hit[1], line.span(last, last), "unnamed"),)


def _active(subject: tuple[Actor, ...], family: Family, behind: _Behind) -> Roles:
    receiver, what = _received(family, behind)
    partner = behind.partner if family.partner else ()
    if family.object == "" and behind.object and family.partner:
        partner = behind.object + partner
    subject = subject or behind.between
    if receiver and any(a.resolved in _GUESSED and a.key in _keys(receiver) for a in subject):
        subject = tuple(Actor(a.name, "", "", "UNK", a.span, "unnamed") for a in subject)
    if family.reversed:
        receiver = receiver or behind.agent
    other = _without(_union(receiver, partner), subject)
    roles = Roles(subject, other, what, what[0] if what else behind.thing)
    return _turned(roles) if family.reversed else roles


def _keys(actors: Sequence[Actor]) -> set[str]:
    return {a.key for a in actors if a.key}


def _received(family: Family, behind: _Behind) -> tuple[tuple[Actor, ...], tuple[Thing, ...]]:
    """Return who is acted on and what is handed over, by what kind of object the verb takes."""
    if family.object != "thing":
        taken = behind.object if family.object else ()
        if family.kind == "SUPPORT" and behind.things:
            return (), ()  # "mendukung usulan X" supports the proposal
        owner = behind.owner if family.kind == "ACCUSE" else ()
        if family.kind == "REQUEST" and behind.things and behind.things[0].key.endswith("nya"):
            taken = ()  # "mengingatkan pentingnya X"
        return taken or behind.to or owner, ()
    if behind.things:
        owned = family.kind in ("REJECT", "SANCTION")
        owner = (behind.object or behind.owner) if owned else ()
        return behind.to or owner, behind.things
    if all(a.resolved == "unnamed" for a in behind.object):
        return behind.to, tuple(
            Thing(a.name, a.span, a.name.lower()) for a in behind.object if a.span
        )
    return behind.object + behind.to, ()


def _passive(subjects: Subjects, trigger: Trigger, family: Family, behind: _Behind) -> Roles:
    subject = subjects.of(trigger.first, passive=True)
    if subject == Subject() and family.object == "thing" and behind.things:
        subject = Subject((), behind.thing)  # "diterjunkan 200 personel": it stands behind its verb
        return _suffered(subjects, subject, behind.agent, behind, family)
    agent = behind.agent or _doer_behind(subjects.line, behind)
    return _suffered(subjects, subject, agent, behind, family)


def _suffered(
    subjects: Subjects,
    subject: Subject,
    agent: tuple[Actor, ...],
    behind: _Behind,
    family: Family,
) -> Roles:
    """Return the roles of a passive whose subject and doer are known."""
    thing = subject.phrase
    if family.object == "thing":
        what = (thing,) if thing else ()
        owner = subject.owner if family.kind in _VICTIMS else ()
        others = _union(subject.actors or owner, behind.to)
        return Roles(agent, _without(others, agent), what, thing)
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
        if _acts(line, family, suffers):
            inside = trigger.first and line.lows[trigger.first - 1] == "dalam"
            held = subjects.of(trigger.first - 1).actors if inside else ()
            doer, suffers = doer or suffers, held
    elif deed:
        doer = doer or behind.object
    else:
        doer = doer or behind.object
    doer = doer or behind.between
    if trigger.carried in ("active", "cancel", "postpone"):
        doer, suffers = _of_carrier(subjects, trigger, family, (doer, suffers), deed=deed)
    elif trigger.carried == "passive" and not doer:
        done = _behind(subjects, trigger.light, family)
        doer = done.agent or (() if done.things else done.object)
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


def _of_carrier(
    subjects: Subjects,
    trigger: Trigger,
    family: Family,
    sides: tuple[tuple[Actor, ...], tuple[Actor, ...]],
    *,
    deed: bool,
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return doers and sufferers of a noun with those that the verb carrying it adds."""
    doer, suffers = sides
    first = subjects.of(trigger.begin).actors if trigger.light < trigger.first else ()
    apart = not family.partner and family.kind != "OTHER"
    if _undergone(subjects.line, trigger) and (deed or apart):
        return _without(doer or _giver(subjects, trigger), first), first or suffers
    return _shared(first, doer, suffers, family)


def _undergone(line: Line, trigger: Trigger) -> bool:
    """Return whether the verb that carries a noun makes its subject suffer it ("menghadapi serangan")."""
    return 0 <= trigger.light < trigger.first and (
        line.lows[trigger.light] in line.words.file.light.undergo
    )


def _giver(subjects: Subjects, trigger: Trigger) -> tuple[Actor, ...]:
    """Return from whom what is undergone comes: "mendapat kecaman dari X"."""
    stop = subjects.ceiling(trigger.last)
    near = (p for p in subjects.parties if trigger.last < p.first < stop and p.actors)
    return next((p.actors for p in near if preposition(subjects.line, p.first) == "dari"), ())


def _acts(line: Line, family: Family, actors: tuple[Actor, ...]) -> bool:
    """Return whether who stands behind a deed of force does it: police are no sufferers of "penahanan Polres X"."""
    forceful = family.kind == "COERCE" or (family.kind == "ACCUSE" and family.modes != ("allege",))
    return forceful and bool(actors) and all(_sector(line, a) in _FORCES for a in actors)


def _sector(line: Line, actor: Actor) -> str:
    """Return an actor's sector, or that of the noun its name begins with."""
    hit = match(line.words.people, actor.name.lower().split(), 0)
    return actor.sector or (hit[1] if hit else "")


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
    last = _last_of_verbs(line, last)
    if family.kind == "REJECT" and last + 1 < len(line.lows) and line.is_verb(last + 1):
        last += 1  # "menolak memberikan X kepada Y"
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


def _last_of_verbs(line: Line, last: int) -> int:
    """Return the second of two verbs that share what stands behind them ("ditangkap dan ditahan polisi")."""
    two = last + 2
    if two >= len(line.lows) or line.lows[last + 1] not in ("dan", "serta"):
        return last
    alike = line.lows[last].startswith("di") == line.lows[two].startswith("di")
    return two if line.is_verb(two) and line.is_verb(last) and alike else last


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
    if case == "ke" and family.kind == "ACCUSE":
        return found  # "melapor ke polisi": who takes a report is not who is reported
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
    people = roles.patient is None and any(a.sector for a in roles.to_whom)
    if ANY_PARTY in family.things and people:
        return True  # people without a name; a noun phrase that is none has no sector
    names = [Thing(a.name, a.span, a.name.lower()) for a in roles.to_whom if a.span]
    return any(holds(t, family.things) for t in (roles.patient, *roles.what, *names))


def _turned(roles: Roles) -> Roles:
    return roles._replace(who=roles.to_whom, to_whom=roles.who)


def _union(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return left + _without(right, left)


def _without(actors: Sequence[Actor], known: Sequence[Actor]) -> tuple[Actor, ...]:
    keys = {a.key or a.name for a in known}
    return tuple(a for a in actors if (a.key or a.name) not in keys)
