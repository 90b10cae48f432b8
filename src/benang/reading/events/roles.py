"""Who does it to whom, by the trigger's voice.

Active: the subject acts on what follows. Passive: the subject suffers it, and who does it stands behind the verb or behind
"oleh". A host receives: the visitor is the one who acts. Nouns are read in :mod:`.nouns`.
"""

from collections.abc import Sequence

from benang.languages.happening import Entry
from benang.languages.happening_file import ANY_PARTY, Family
from benang.reading.cast import is_state
from benang.reading.events.behind import Behind, Roles, behind_of, turned, union, without
from benang.reading.events.lines import Line, match
from benang.reading.events.nouns import roles_of_noun
from benang.reading.events.subjects import Subject, Subjects
from benang.reading.events.things import holds
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Thing

_WISHED = 6  # tokens from a request to the "agar" of its clause
_ACTED = frozenset({"death", "injury"})
_BODIES = frozenset({"GOV", "LEG", "JUD", "COP"})
_GUESSED = frozenset({"pronoun", "enclitic"})  # nobody does to himself what a pronoun stands before
_PEOPLE: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset({"targeted", "beat", "primitive", "abduct", "sexual"}),
    "COERCE": frozenset({"arrest"}),
    "ACCUSE": frozenset({"allege"}),
    "SANCTION": frozenset({"convict"}),
}  # what verbs of these modes take is somebody; what is attacked or burnt may be a thing
_VICTIMS = frozenset({"ASSAULT", "SANCTION", "COERCE", "ACCUSE"})


def roles_of(subjects: Subjects, trigger: Trigger, entry: Entry, family: Family) -> Roles:
    """Return who, to whom and what for a trigger read in one voice as one family."""
    voice = entry.voice
    if voice in ("noun", "deed"):
        return roles_of_noun(subjects, trigger, family, deed=voice == "deed")
    behind = behind_of(subjects, trigger.last, family)
    if voice == "passive":
        return _passive(subjects, trigger, family, behind)
    if voice == "bare" and subjects.line.passage.zone not in ("headline", "deck"):
        return _fronted(subjects, trigger, family)
    subject = subjects.of(trigger.first)
    if voice == "active" and family.kind == "OTHER" and not _ACTED.isdisjoint(family.modes):
        subject = Subject()  # what kills here is a flood or an attack, not an actor
    owned = behind._replace(owner=_owner(subjects.line, behind))
    roles = _active(subjects.line, subject.actors, family, owned)
    if family.kind == "REQUEST" and not roles.to_whom:
        return roles._replace(to_whom=without(_asked(subjects, trigger.last), roles.who))
    if trigger.first < trigger.last:  # "menjatuhkan vonis berat": what follows tells of the noun
        return roles
    return _with_target(roles, family, behind.thing)


def _asked(subjects: Subjects, last: int) -> tuple[Actor, ...]:
    """Return who is to do what is asked for: X of "meminta agar X ..."."""
    line = subjects.line
    for k in range(last + 1, min(last + _WISHED, len(line.lows))):
        if line.is_verb(k):
            break
        if line.lows[k] in line.clauses.wish:
            asked = (p for p in subjects.parties if p.first == k + 1)
            return next((p.actors for p in asked if not _suffers(line, p.last)), ())
    return ()


def _suffers(line: Line, last: int) -> bool:
    """Return whether the verb behind a party is a passive: "agar X dibebaskan" asks nothing of X."""
    verbs = (k for k in range(last + 1, min(last + _WISHED, len(line.lows))) if line.is_verb(k))
    return any(line.lows[k].startswith("di") for k in [*verbs][:1])


def _with_target(roles: Roles, family: Family, thing: Thing | None) -> Roles:
    """Return the roles with the noun phrase behind the verb as who suffers it ("mendakwa pendiri bank itu")."""
    if thing is None or roles.to_whom or not roles.who or not _takes_people(family):
        return roles
    if family.persons and not thing.name[0].isupper():
        return roles  # a river is poisoned, not somebody
    return roles._replace(to_whom=(Actor(thing.name, "", "", "", thing.span, "unnamed"),))


def _fronted(subjects: Subjects, trigger: Trigger, family: Family) -> Roles:
    """Return the roles of "X sudah kami tangkap": who stands right before the bare verb does it to what stands in front."""
    agent = next((p.actors for p in subjects.parties if p.last == trigger.first - 1), ())
    front = subjects.of(trigger.first - 1, passive=True)
    if not front.actors and front.phrase is None:
        behind = behind_of(subjects, trigger.last, family)
        plea = family.kind == "REQUEST" or behind.object
        # "kami imbau warga" keeps the order of a statement
        return _active(subjects.line, agent, family, behind) if plea else Roles()
    return _suffered(subjects, front, agent, Behind(), family)


def _owner(line: Line, behind: Behind) -> tuple[Actor, ...]:
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


def _active(line: Line, subject: tuple[Actor, ...], family: Family, behind: Behind) -> Roles:
    receiver, what = _received(family, behind)
    partner = behind.partner if family.partner else ()
    if family.object == "" and behind.object and family.partner:
        partner = behind.object + partner
    subject = subject or behind.between
    if receiver and any(a.resolved in _GUESSED and a.key in _keys(receiver) for a in subject):
        subject = tuple(_nobody(line, a) for a in subject)
    if family.reversed:
        receiver = receiver or behind.agent
    other = without(union(receiver, partner), subject)
    roles = Roles(subject, other, what, what[0] if what else behind.thing)
    return turned(roles) if family.reversed else roles


def _nobody(line: Line, actor: Actor) -> Actor:
    """Return a pronoun as somebody not known."""
    printed = line.text[actor.span.start : actor.span.stop] if actor.span else actor.name
    return Actor(printed, "", "", "UNK", actor.span, "unnamed")


def _takes_people(family: Family) -> bool:
    """Return whether what stands behind the verb suffers it, named or not."""
    taken = not _PEOPLE.get(family.kind, frozenset()).isdisjoint(family.modes)
    asked = family.kind != "ACCUSE" or "whom" in family.needs  # "melaporkan kejadian itu"
    return taken and asked and family.object == "whom" and not family.things


def _answers(actors: Sequence[Actor]) -> bool:
    """Return whether who owns a thing answers for it: "mengapresiasi keputusan X" praises X."""
    return any(a.key and a.sector for a in actors)


def _keys(actors: Sequence[Actor]) -> set[str]:
    return {a.key for a in actors if a.key}


def _received(family: Family, behind: Behind) -> tuple[tuple[Actor, ...], tuple[Thing, ...]]:
    """Return who is acted on and what is handed over, by what kind of object the verb takes."""
    if family.object != "thing":
        taken = behind.object if family.object else ()
        if family.kind == "SUPPORT" and behind.things and not _answers(behind.object):
            return (), ()  # "mendukung program X" supports the programme
        owner = behind.owner if family.kind == "ACCUSE" else ()
        if family.kind == "REQUEST" and behind.things and behind.things[0].key.endswith("nya"):
            taken = ()  # "mengingatkan pentingnya X"
        return taken or behind.to or owner, ()
    if behind.things:
        owned = family.kind in ("REJECT", "SANCTION")
        owner = (behind.object or behind.owner) if owned else ()
        return behind.to or owner, behind.things
    if all(a.resolved == "unnamed" for a in behind.object):
        return behind.to, _as_things(behind.object)
    return behind.object + behind.to, ()


def _as_things(actors: Sequence[Actor]) -> tuple[Thing, ...]:
    """Return people without a name as what a verb is about that takes a thing."""
    return tuple(Thing(a.name, a.span, a.name.lower()) for a in actors if a.span)


def _passive(subjects: Subjects, trigger: Trigger, family: Family, behind: Behind) -> Roles:
    subject = subjects.of(trigger.first, passive=True)
    if subject == Subject() and family.object == "thing" and behind.things:
        subject = Subject((), behind.thing)  # "diterjunkan 200 personel": it stands behind its verb
        return _suffered(subjects, subject, behind.agent, behind, family)
    agent = behind.agent or _doerbehind_of(subjects.line, behind)
    return _suffered(subjects, subject, agent, behind, family)


def _suffered(
    subjects: Subjects,
    subject: Subject,
    agent: tuple[Actor, ...],
    behind: Behind,
    family: Family,
) -> Roles:
    """Return the roles of a passive whose subject and doer are known."""
    thing = subject.phrase
    if family.object == "thing":
        what = (thing,) if thing else ()
        taken = [t for t in _as_things(subject.actors) if holds(t, family.things)]
        if not thing and taken and all(a.resolved == "unnamed" for a in subject.actors):
            # "pasukan dikerahkan", as in "mengerahkan pasukan"
            return Roles(agent, without(behind.to, agent), tuple(taken), taken[0])
        owner = subject.owner if family.kind in _VICTIMS else ()
        others = union(subject.actors or owner, behind.to)
        return Roles(agent, without(others, agent), what, thing)
    whom = subject.actors
    headline = subjects.line.passage.zone == "headline"
    if thing and not whom and not headline and family.kind in _VICTIMS:
        whom = (Actor(thing.name, "", "", "", thing.span, "unnamed"),)
    roles = Roles(agent, without(whom, agent), (), thing)
    return turned(roles) if family.reversed else roles


def _doerbehind_of(line: Line, behind: Behind) -> tuple[Actor, ...]:
    """Return who stands right behind a passive verb; behind another noun only if that is a body of theirs ("tim X")."""
    words = [w for thing in behind.things for w in thing.key.split()]
    if words and line.clauses.heads.isdisjoint(words):
        return ()
    return behind.object


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
    names = _as_things(roles.to_whom)
    return any(holds(t, family.things) for t in (roles.patient, *roles.what, *names))
