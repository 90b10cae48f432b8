"""Triggers to events: tries the families a word may belong to, fills the slots, and lets one clause tell a thing once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from benang.ids import make_id
from benang.languages import Pack
from benang.languages.happening import HappeningWords
from benang.reading.cast import Cast
from benang.reading.events.aspect import Firmness, firmness
from benang.reading.events.choosing import once, settle
from benang.reading.events.contexts import contexts_of
from benang.reading.events.drafts import Draft, Sentence, nearest
from benang.reading.events.lines import Line, match
from benang.reading.events.links import Placed, find_links
from benang.reading.events.occasions import When
from benang.reading.events.parties import find_parties
from benang.reading.events.quantities import find_quantities
from benang.reading.events.subjects import Subjects
from benang.reading.events.things import phrase_after, under_of
from benang.reading.events.triggers import Trigger, find_triggers, has_trigger
from benang.reading.scan import Passage, Scan
from benang.records import (
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

_LONGEST = 300  # tokens of a sentence read as one
_SAID = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_WORDS = frozenset(
    {"REQUEST", "THREATEN", "CONCEDE", "REJECT"}
)  # kinds done by saying what is to be done


class _Page(NamedTuple):
    scan: Scan
    cast: Cast
    moments: Sequence[Moment]
    statements: Sequence[Statement]
    words: HappeningWords


def find_events(
    scan: Scan,
    cast: Cast,
    moments: Sequence[Moment],
    statements: Sequence[Statement],
    pack: Pack,
) -> tuple[tuple[Event, ...], tuple[EventLink, ...]]:
    """Return the events of a page in text order, and the links between those of one sentence."""
    page = _Page(scan, cast, moments, statements, pack.happening)
    events: list[Event] = []
    links: list[EventLink] = []
    lows = _lows_by_paragraph(scan)
    sport = _is_sport(lows.values(), page.words)
    contexts: dict[int, tuple[str, ...]] = {}
    for line in _lines(page):
        placed = _events_of(page, line, events)
        if sport:
            placed = [p for p in placed if p.event.kind not in page.words.file.sport.kinds]
        if not placed:
            continue
        paragraph = line.passage.paragraph
        if paragraph not in contexts:
            contexts[paragraph] = contexts_of(lows[paragraph], page.words)
        placed = [p._replace(event=replace(p.event, contexts=contexts[paragraph])) for p in placed]
        events.extend(p.event for p in placed)
        links.extend(find_links(line, placed))
    return tuple(events), tuple(links)


def _lines(page: _Page) -> Iterator[Line]:
    """Yield the sentences that may tell of something, the longest in pieces, each with its moments and statements."""
    passages = [p for s in page.scan.sentences for p in _pieces(s)]
    starts = [p.start for p in passages]
    moments: dict[int, list[Moment]] = {}
    for moment in page.moments:
        moments.setdefault(bisect_right(starts, moment.span.start) - 1, []).append(moment)
    statements: dict[int, list[Statement]] = {}
    for statement in page.statements:
        for number in _touched(statement, starts):
            statements.setdefault(number, []).append(statement)
    for number, passage in enumerate(passages):
        here = moments.get(number, []), statements.get(number, [])
        line = Line(page.scan, passage, page.words, *here)
        if has_trigger(line.lows, page.words):
            yield line


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Yield a sentence, or pieces of one so long that no writer meant it as a sentence."""
    if len(passage.tokens) <= _LONGEST:
        yield passage
        return
    for at in range(0, len(passage.tokens), _LONGEST):
        tokens = passage.tokens[at : at + _LONGEST]
        yield passage._replace(start=tokens[0].start, stop=tokens[-1].stop, tokens=tokens)


def _touched(statement: Statement, starts: Sequence[int]) -> list[int]:
    """Return the numbers of the sentences that a statement's pieces and cue stand in."""
    found: set[int] = set()
    for span in (*statement.pieces, *([statement.cue] if statement.cue else [])):
        first = max(bisect_right(starts, span.start) - 1, 0)
        found.update(range(first, max(bisect_right(starts, span.stop - 1), first + 1)))
    return sorted(found)


def _lows_by_paragraph(scan: Scan) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for s in scan.sentences:
        found.setdefault(s.paragraph, []).extend([t.low for t in s.tokens])
    return found


def _is_sport(paragraphs: Iterable[Sequence[str]], words: HappeningWords) -> bool:
    seen = words.file.sport.words.intersection(chain.from_iterable(paragraphs))
    return len(seen) >= words.file.sport.enough


def _events_of(page: _Page, line: Line, earlier: Sequence[Event]) -> list[Placed]:
    triggers = find_triggers(line)
    if not triggers:
        return []
    parties = find_parties(line, page.cast)
    line.parties_at = frozenset(p.first for p in parties)
    sentence = Sentence(
        line,
        parties,
        triggers,
        Subjects(line, parties, triggers, page.cast),
        find_quantities(line),
    )
    drafts = [d for t in triggers if (d := settle(sentence, t, earlier)) is not None]
    drafts = once(sentence, drafts)
    placed = [
        Placed(d.trigger.begin, d.trigger.last, _event(sentence, d, drafts, earlier))
        for d in drafts
    ]
    return list(_with_returns(line, placed, sentence))


# --- the event ------------------------------------------------------------------------------------


def _event(
    sentence: Sentence, draft: Draft, drafts: Sequence[Draft], earlier: Sequence[Event]
) -> Event:
    line, trigger, family = sentence.line, draft.trigger, draft.family
    holders = line.holders(trigger.last)
    firm = firmness(line, trigger, holders)
    asked = family.kind == "REQUEST" and firm.modality == "requested"
    if asked or (family.kind in _WORDS and _of_content(firm, line, trigger)):
        firm = firm._replace(modality="asserted")  # what is asked for is; that it is asked is so
    if _answered(line, draft):
        firm = firm._replace(polarity="+", not_yet=False)
    span = line.span(trigger.begin, trigger.last)
    when = draft.when if draft.when.when else _inherited(line, draft, firm, earlier)
    late = when.when is not None and when != draft.when
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
        why=(*_why(line, draft, firm), *([Why("event.day_before")] if late else [])),
    )


def _of_content(firm: Firmness, line: Line, trigger: Trigger) -> bool:
    """Return whether the firmness is that of what is asked or threatened, which stands behind the verb."""
    condition = firm.condition
    behind = condition is not None and condition.start > line.tokens[trigger.last].start
    return behind and firm.modality == "conditional"


def _answered(line: Line, draft: Draft) -> bool:
    """Return whether words of somebody are denied or turned down, which were said all the same ("membantah tuduhan X")."""
    said = draft.family.kind in _SAID and draft.entry.voice in ("noun", "deed")
    before = line.lows[max(draft.trigger.first - 2, 0) : draft.trigger.first]
    return said and not line.words.file.aspect.denying.isdisjoint(before)


def _why(line: Line, draft: Draft, firm: Firmness) -> tuple[Why, ...]:
    trigger = draft.trigger
    why = Why(f"event.{draft.entry.voice}", (line.slice(trigger.first, trigger.last),))
    plan = (Why("event.planned", (firm.cue,)),) if firm.cue else ()
    return (why, *plan, *firm.why)


def _inherited(line: Line, draft: Draft, firm: Firmness, earlier: Sequence[Event]) -> When:
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


def _numbers(sentence: Sentence, trigger: Trigger, drafts: Sequence[Draft]) -> tuple[Quantity, ...]:
    first, stop = sentence.line.bounds(trigger.first)
    settled = [d.trigger for d in drafts]
    found = [
        q.quantity
        for q in sentence.quantities
        if first <= q.first < stop and nearest(settled, q) == trigger.first
    ]
    people = [q for q in found if q.unit == "person"]
    if len(people) > 1:  # "15 orang, termasuk seorang jurnalis": the one is among the fifteen
        found = [q for q in found if q.unit != "person" or q.high > 1]
    return tuple(found)


def _details(sentence: Sentence, draft: Draft, drafts: Sequence[Draft]) -> tuple[Detail, ...]:
    line, trigger = sentence.line, draft.trigger
    first, stop = line.bounds(trigger.first)
    rows = line.words.file.details
    found: dict[tuple[str, str], Detail] = {}
    for k in range(first, stop):
        hit = match(line.words.details, line.lows, k)
        if hit is None:
            continue
        row = rows[int(hit[1])]
        rivals = [d.trigger for d in drafts if d.family.kind in row.kinds]
        if draft.family.kind not in row.kinds or _closest(rivals, k) != trigger.first:
            continue
        if row.after and row.after.isdisjoint(line.lows[max(k - 2, first) : k]):
            continue
        span = line.span(k, k + hit[0] - 1)
        found.setdefault((row.slot, row.value), Detail(row.slot, row.value, span))
    return tuple(found[key] for key in sorted(found))


def _closest(triggers: Sequence[Trigger], at: int) -> int:
    def distance(trigger: Trigger) -> tuple[int, int]:
        gap = at - trigger.last if at > trigger.last else trigger.first - at
        return (max(gap, 0), trigger.first)

    return min(triggers, key=distance).first


# --- what is given in return ----------------------------------------------------------------------


def _with_returns(line: Line, placed: Sequence[Placed], sentence: Sentence) -> Iterator[Placed]:
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
