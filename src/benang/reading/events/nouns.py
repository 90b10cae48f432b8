"""Who does it to whom where a noun tells of it: "serangan X", "penangkapan X oleh Y", "pertemuan antara X dan Y".

A noun takes the name right behind it (doer or sufferer by its kind), a pair behind "antara", a partner behind "dengan", or
what the verb that carries it gives; a verb of undergoing makes its subject suffer.
"""

from benang.languages.happening_file import Family
from benang.reading.events.behind import Behind, Roles, behind_of, turned, union, without
from benang.reading.events.lines import Line, match
from benang.reading.events.subjects import Subjects
from benang.reading.events.things import preposition
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Thing

_FORCES = frozenset({"COP", "JUD"})
_SAID = frozenset({"ACCUSE", "THREATEN", "REJECT", "REQUEST", "SUPPORT"})  # "kritik dari X"
_SPOKEN = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # what two do; one of them may stand before

_Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]


def roles_of_noun(subjects: Subjects, trigger: Trigger, family: Family, *, deed: bool) -> Roles:
    """Return who, to whom and what for a noun; behind a deed stands who suffers it, behind other nouns who does it."""
    behind = behind_of(subjects, trigger.last, family)
    doer, suffers = _beside(subjects, trigger, family, behind, deed=deed)
    doer = doer or behind.between
    if trigger.carried in ("active", "cancel", "postpone"):
        doer, suffers = _of_carrier(subjects, trigger, family, (doer, suffers), deed=deed)
    elif trigger.carried == "passive" and not doer:
        done = behind_of(subjects, trigger.light, family)
        doer = done.agent or (() if done.things else done.object)
    others = suffers or behind.to
    if trigger.carried == "passive" and deed:
        others = others or behind_of(subjects, trigger.light, family).to
    if trigger.carried == "happens" and family.kind == "ASSAULT":  # whom it kills or hits
        others = others or behind_of(subjects, trigger.light, family).object
    if family.partner:
        others = union(others, behind.partner)
    doer = doer or _doer_before(subjects, trigger, family, behind, told=bool(others))
    what = behind.things if family.object == "thing" else ()
    if family.kind == "COOPERATE" and trigger.last - trigger.first > 1:
        what = (_tail(subjects.line, trigger),)
    roles = Roles(doer, without(others, doer), what, behind.thing)
    return turned(roles) if family.reversed else roles


def _beside(
    subjects: Subjects, trigger: Trigger, family: Family, behind: Behind, *, deed: bool
) -> _Sides:
    """Return who does it and who suffers it by what stands right behind the noun, or by its -nya."""
    carried = trigger.carried == "active" and trigger.light < trigger.first
    owner = subjects.enclitic(trigger.first) if trigger.own and not carried else ()
    doer = owner or behind.agent
    done_to = deed and not (family.object == "thing" and not behind.thing)
    if not done_to:
        words = family.kind in _SAID and not trigger.carried
        return doer or behind.object or (_giver(subjects, trigger) if words else ()), ()
    if not _acts(subjects.line, family, behind.object):
        return doer, behind.object
    inside = trigger.first and subjects.line.lows[trigger.first - 1] == "dalam"
    held = subjects.of(trigger.first - 1).actors if inside else ()
    return doer or behind.object, held


def _doer_before(
    subjects: Subjects, trigger: Trigger, family: Family, behind: Behind, *, told: bool
) -> tuple[Actor, ...]:
    """Return who meets or agrees where the noun names only the other side: the subject before it, or who tells of it."""
    found: tuple[Actor, ...] = ()
    if (told or behind.thing) and family.kind in _SPOKEN:
        found = subjects.of(trigger.first, noun=True).actors
    if not found and behind.partner and family.kind == "CONSULT":
        return subjects.speaker(trigger.first)
    return found


def _of_carrier(
    subjects: Subjects,
    trigger: Trigger,
    family: Family,
    sides: _Sides,
    *,
    deed: bool,
) -> _Sides:
    """Return doers and sufferers of a noun with those that the verb carrying it adds."""
    doer, suffers = sides
    if doer and subjects.line.lows[trigger.light] in subjects.line.words.file.light.announce:
        return sides  # "mengumumkan pengunduran diri X"
    first = subjects.of(trigger.begin).actors if trigger.light < trigger.first else ()
    apart = not family.partner and family.kind != "OTHER"
    if _undergone(subjects.line, trigger) and (deed or apart):
        return without(doer or _giver(subjects, trigger), first), first or suffers
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
) -> _Sides:
    """Return doers and sufferers of a noun its subject carries: a partner joins in, another name is what it is done to."""
    if not subject:
        return behind, suffers
    if family.partner:
        return union(subject, behind), suffers
    if family.object != "whom":
        return subject, suffers  # "mengikuti aksi X" does nothing to X
    return subject, union(suffers, behind)


def _tail(line: Line, trigger: Trigger) -> Thing:
    """Return what a compound noun names behind its head: "militer" of "kerja sama militer"."""
    head = 2 if line.lows[trigger.first] == "kerja" else 1
    first = trigger.first + head
    span = line.span(first, trigger.last)
    return Thing(
        line.slice(first, trigger.last), span, " ".join(line.lows[first : trigger.last + 1])
    )
