"""Triggers to events: tries the families a word may belong to, fills the slots, and lets one clause tell a thing once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from benang.ids import make_id
from benang.languages import Pack
from benang.languages.happening import Entry, Family, HappeningWords
from benang.reading.cast import Cast
from benang.reading.events.aspect import Firmness, firmness
from benang.reading.events.contexts import contexts_of
from benang.reading.events.lines import Line, match
from benang.reading.events.links import Placed, find_links
from benang.reading.events.occasions import When, when_of
from benang.reading.events.parties import Party, find_parties
from benang.reading.events.quantities import Found, find_quantities
from benang.reading.events.roles import Roles, fits, roles_of
from benang.reading.events.subjects import Subjects
from benang.reading.events.things import phrase_after, place_of, under_of
from benang.reading.events.triggers import Trigger, find_triggers, has_trigger
from benang.reading.scan import Passage, Scan
from benang.records import (
    Actor,
    Detail,
    Event,
    EventLink,
    Moment,
    Quantity,
    Span,
    Statement,
    Thing,
    Why,
)

_PEOPLE = "person"


class _Page(NamedTuple):
    scan: Scan
    cast: Cast
    moments: Sequence[Moment]
    statements: Sequence[Statement]
    words: HappeningWords


class _Draft(NamedTuple):
    """A trigger whose family is settled."""

    trigger: Trigger
    entry: Entry
    family: Family
    roles: Roles
    where: Thing | None
    when: When


class _Sentence(NamedTuple):
    line: Line
    parties: list[Party]
    triggers: list[Trigger]
    subjects: Subjects
    quantities: list[Found]


def find_events(
    scan: Scan,
    cast: Cast,
    moments: Sequence[Moment],
    statements: Sequence[Statement],
    pack: Pack,
) -> tuple[tuple[Event, ...], tuple[EventLink, ...]]:
    """Return the events of a page in text order, and the links between those of one sentence."""
    page = _Page(scan, cast, moments, statements, pack.happening)
    sport = _is_sport(scan, page.words)
    events: list[Event] = []
    links: list[EventLink] = []
    contexts: dict[int, tuple[str, ...]] = {}
    for passage in scan.sentences:
        lows = [t.low for t in passage.tokens]
        if not has_trigger(lows, page.words):
            continue
        placed = _events_of(page, passage, events)
        if sport:
            placed = [p for p in placed if p.event.kind not in page.words.file.sport.kinds]
        if not placed:
            continue
        if passage.paragraph not in contexts:
            contexts[passage.paragraph] = _contexts(page, passage.paragraph)
        about = contexts[passage.paragraph]
        placed = [p._replace(event=replace(p.event, contexts=about)) for p in placed]
        events.extend(p.event for p in placed)
        links.extend(find_links(_line(page, passage), placed))
    return tuple(events), tuple(links)


def _is_sport(scan: Scan, words: HappeningWords) -> bool:
    seen = {t.low for s in scan.sentences for t in s.tokens}
    return len(seen & words.file.sport.words) >= words.file.sport.enough


def _contexts(page: _Page, paragraph: int) -> tuple[str, ...]:
    lows = [t.low for s in page.scan.sentences if s.paragraph == paragraph for t in s.tokens]
    return contexts_of(lows, page.words)


def _line(page: _Page, passage: Passage) -> Line:
    start, stop = passage.start, passage.stop
    return Line(
        page.scan,
        passage,
        page.words,
        [m for m in page.moments if start <= m.span.start < stop],
        [
            s
            for s in page.statements
            if any(p.start < stop and start < p.stop for p in s.pieces)
            or (s.cue is not None and start <= s.cue.start < stop)
        ],
    )


def _events_of(page: _Page, passage: Passage, earlier: Sequence[Event]) -> list[Placed]:
    line = _line(page, passage)
    triggers = find_triggers(line)
    if not triggers:
        return []
    parties = find_parties(line, page.cast)
    line.parties_at = frozenset(p.first for p in parties)
    sentence = _Sentence(
        line,
        parties,
        triggers,
        Subjects(line, parties, triggers, page.cast),
        find_quantities(line),
    )
    drafts = [d for t in triggers if (d := _settle(sentence, t, earlier)) is not None]
    drafts = _once(sentence, drafts)
    placed = [
        Placed(d.trigger.begin, d.trigger.last, _event(sentence, d, drafts, earlier))
        for d in drafts
    ]
    return list(_with_returns(line, placed, sentence))


# --- which family ---------------------------------------------------------------------------------


def _settle(sentence: _Sentence, trigger: Trigger, earlier: Sequence[Event]) -> _Draft | None:
    """Return the trigger as the first of its families that fits, or None when it is no event."""
    line = sentence.line
    firsts = [t.first for t in sentence.triggers if t.first != trigger.first]
    for entry in trigger.entries:
        family = line.words.file.families[entry.family]
        roles = roles_of(sentence.subjects, trigger, entry, family)
        if not fits(roles, family):
            continue
        where = place_of(line, sentence.parties, line.bounds(trigger.first), trigger.first)
        when = when_of(line, trigger.begin, trigger.last, firsts)
        draft = _Draft(trigger, entry, family, roles, where, when)
        if entry.voice in ("noun", "deed") and _points_back(line, trigger) and not roles.who:
            draft = _carried(draft, earlier)
        if _enough(sentence, draft):
            return draft
    return None


def _points_back(line: Line, trigger: Trigger) -> bool:
    after = trigger.last + 1
    return after < len(line.lows) and line.lows[after] in line.clauses.this


def _carried(draft: _Draft, earlier: Sequence[Event]) -> _Draft:
    """Return a mention like "pertemuan itu" with the parties of the last event of its kind on the page."""
    for event in reversed(earlier):
        if event.kind == draft.family.kind and event.modes == draft.family.modes:
            roles = draft.roles._replace(
                who=_from_before(event.who), to_whom=_from_before(event.to_whom)
            )
            return draft._replace(roles=roles)
    return draft


def _from_before(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(Actor(a.name, a.key, a.country, a.sector, None, "carried") for a in actors)


def _enough(sentence: _Sentence, draft: _Draft) -> bool:
    """Return whether enough is known for an event: one of the family's needs, and more for a bare noun."""
    carried = draft.trigger.carried
    noun = draft.entry.voice in ("noun", "deed")
    people = any(q.quantity.unit == _PEOPLE for q in _quantities(sentence, draft.trigger))
    roles = draft.roles
    named = _named((*roles.who, *roles.to_whom))
    have = {
        "who": bool(roles.who),
        "whom": bool(roles.to_whom),
        "any": bool(roles.who or roles.to_whom),
        "both": bool(roles.who and roles.to_whom),
        "named": named,
        "thing": bool(roles.what) or bool(draft.family.things),
        "number": people,
        "where": draft.where is not None and draft.when.when is not None,
        "when": draft.when.when is not None and bool(carried or draft.where),
        "pair": len(roles.who) + len(roles.to_whom) > 1 or _named(roles.to_whom),
        "sides": _named(roles.who) and _named(roles.to_whom),
        "doer": _named(roles.who),
        "strong": bool(carried) and bool(roles.who or roles.to_whom or draft.where),
    }
    if draft.family.strict and not (people or carried or draft.where):
        return False
    needs = draft.family.needs
    if "both" in needs or "thing" in needs:
        hard = [n for n in needs if n in ("both", "thing")]
        soft = [n for n in needs if n not in ("both", "thing")]
        return (all(have[n] for n in hard) and (not soft or any(have[n] for n in soft))) or (
            noun and have["strong"] and "thing" not in needs and named
        )
    if set(needs) == {"who", "whom"}:
        return have["both"]
    return any(have[n] for n in needs)


def _named(actors: Sequence[Actor]) -> bool:
    return any(a.key and a.resolved != "unnamed" for a in actors)


def _quantities(sentence: _Sentence, trigger: Trigger) -> list[Found]:
    """Return the quantities nearer to this trigger than to any other of the sentence, in its piece."""
    first, stop = sentence.line.bounds(trigger.first)
    return [
        q
        for q in sentence.quantities
        if first <= q.first < stop and _nearest(sentence.triggers, q) == trigger.first
    ]


def _nearest(triggers: Sequence[Trigger], found: Found) -> int:
    def distance(trigger: Trigger) -> tuple[int, int]:
        gap = (
            found.first - trigger.last if found.first > trigger.last else trigger.first - found.last
        )
        return (gap, trigger.first)

    return min(triggers, key=distance).first


def _once(sentence: _Sentence, drafts: list[_Draft]) -> list[_Draft]:
    """Return the drafts without those that say the same thing twice in one clause."""
    kept: list[_Draft] = []
    for draft in drafts:
        twin = next((i for i, k in enumerate(kept) if _same(sentence.line, k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        kept[twin] = _folded(kept[twin], draft)
    return kept


def _same(line: Line, one: _Draft, two: _Draft) -> bool:
    if one.family.kind != two.family.kind:
        return False
    topic = one.family.kind == "CONSULT" and two.family.object == "thing" and not two.family.modes
    if topic:
        return True
    between = line.lows[one.trigger.last + 1 : two.trigger.begin]
    close = len(between) <= 2 and not {"dan", "serta", "atau", ",", "untuk"} & set(between)  # noqa: PLR2004  a preposition and an article
    same_modes = one.family.modes == two.family.modes or not two.family.modes
    return close and same_modes and not line.clauses.stops & set(between)


def _folded(one: _Draft, two: _Draft) -> _Draft:
    roles = one.roles._replace(
        who=one.roles.who or two.roles.who,
        to_whom=one.roles.to_whom or _other_than(two.roles.to_whom, one.roles.who),
        what=one.roles.what or two.roles.what,
    )
    return one._replace(roles=roles, where=one.where or two.where)


def _other_than(actors: tuple[Actor, ...], known: tuple[Actor, ...]) -> tuple[Actor, ...]:
    keys = {a.key for a in known}
    return tuple(a for a in actors if not a.key or a.key not in keys)


# --- the event ------------------------------------------------------------------------------------


def _event(
    sentence: _Sentence, draft: _Draft, drafts: Sequence[_Draft], earlier: Sequence[Event]
) -> Event:
    line, trigger, family = sentence.line, draft.trigger, draft.family
    holders = line.holders(trigger.last)
    firm = firmness(line, trigger, holders)
    span = line.span(trigger.begin, trigger.last)
    when = draft.when if draft.when.when else _inherited(line, draft, firm, earlier)
    return Event(
        id=make_id("event", line.page, family.kind, str(span.start), str(span.stop)),
        span=span,
        kind=family.kind,
        modes=family.modes,
        who=draft.roles.who,
        to_whom=draft.roles.to_whom,
        what=draft.roles.what,
        under=under_of(line, line.bounds(trigger.first), range(trigger.first, trigger.last + 1)),
        condition=firm.condition,
        numbers=_numbers(sentence, trigger, drafts),
        details=_details(sentence, draft, drafts),
        where=draft.where,
        when=when.when,
        when_doubt=when.doubt,
        modality=firm.modality,
        polarity=firm.polarity,
        not_yet=firm.not_yet,
        holders=tuple(h.id for h in holders),
        zone=line.passage.zone,
        background=firm.background,
        why=(Why(f"event.{draft.entry.voice}", (line.slice(trigger.first, trigger.last),)),),
    )


def _inherited(line: Line, draft: _Draft, firm: Firmness, earlier: Sequence[Event]) -> When:
    """Return the day the paragraph gave for the same happening; a recap inherits nothing."""
    if firm.background:
        return When()
    start = line.passage.start
    keys = {a.key for a in (*draft.roles.who, *draft.roles.to_whom) if a.key}
    for event in reversed(earlier):
        if start - event.span.start > 1500:  # noqa: PLR2004  about a paragraph or two
            break
        same = event.kind == draft.family.kind and event.modes == draft.family.modes
        shared = keys & {a.key for a in (*event.who, *event.to_whom)}
        fits_firm = event.modality == firm.modality and event.polarity == firm.polarity
        if event.when and same and fits_firm and (len(shared) > 1 or keys == shared != set()):
            return When(event.when, event.when_doubt)
    return When()


def _numbers(
    sentence: _Sentence, trigger: Trigger, drafts: Sequence[_Draft]
) -> tuple[Quantity, ...]:
    first, stop = sentence.line.bounds(trigger.first)
    settled = [d.trigger for d in drafts]
    return tuple(
        q.quantity
        for q in sentence.quantities
        if first <= q.first < stop and _nearest(settled, q) == trigger.first
    )


def _details(sentence: _Sentence, draft: _Draft, drafts: Sequence[_Draft]) -> tuple[Detail, ...]:
    line, trigger = sentence.line, draft.trigger
    first, stop = line.bounds(trigger.first)
    rows = line.words.file.details
    found: dict[str, Detail] = {}
    for k in range(first, stop):
        hit = match(line.words.details, line.lows, k)
        if hit is None:
            continue
        row = rows[int(hit[1])]
        rivals = [d.trigger for d in drafts if d.family.kind in row.kinds]
        if draft.family.kind not in row.kinds or _closest(rivals, k) != trigger.first:
            continue
        span = line.span(k, k + hit[0] - 1)
        found.setdefault(row.slot, Detail(row.slot, row.value, span))
    return tuple(found[slot] for slot in sorted(found))


def _closest(triggers: Sequence[Trigger], at: int) -> int:
    def distance(trigger: Trigger) -> tuple[int, int]:
        gap = at - trigger.last if at > trigger.last else trigger.first - at
        return (max(gap, 0), trigger.first)

    return min(triggers, key=distance).first


# --- what is given in return ----------------------------------------------------------------------


def _with_returns(line: Line, placed: Sequence[Placed], sentence: _Sentence) -> Iterator[Placed]:
    """Yield the events, and behind a delivery "dengan imbalan X" the delivery of X the other way."""
    for index, one in enumerate(placed):
        yield one
        stop = placed[index + 1].first if index + 1 < len(placed) else line.bounds(one.first)[1]
        for k in range(one.last + 1, stop):
            hit = match(line.words.links, line.lows, k)
            if hit is None or hit[1] != "in_return_for":
                continue
            thing = phrase_after(line, k + hit[0], stop, sentence.parties)
            if thing is not None and one.event.kind in ("AID", "COOPERATE"):
                yield Placed(
                    k + hit[0], line.index(thing.span.stop) - 1, _returned(one.event, thing)
                )
            break


def _returned(event: Event, thing: Thing) -> Event:
    span: Span = thing.span
    return replace(
        event,
        id=make_id("event", span.page, "AID", str(span.start), str(span.stop)),
        span=span,
        kind="AID",
        modes=(),
        who=event.to_whom,
        to_whom=event.who,
        what=(thing,),
        numbers=(),
        details=(),
        why=(Why("event.in_return", (thing.name,)),),
    )
