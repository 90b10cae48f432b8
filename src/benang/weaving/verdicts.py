"""What the pages together make of each claim, without ever taking "it was said" for "it is so".

A happening is *corroborated* when two independent origins report it as done in two outlets (what one outlet prints twice
it may have from one desk), or two different holders say so; with
less it is *single_source*. It is *disputed* when one holder asserts (or fears, or holds possible) what another denies.
Two values of one slot are a *conflict* when they cannot both be so at the same time and scope, an *update* when the
later pages all give the other figure, an *evolution* when they speak of different days or the plan was called off.
``belum`` (not yet) denies nothing.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benang.ids import make_id
from benang.languages.lives import LifeWords
from benang.records import Claim, Happening, Link, Reason, Verdict, VerdictKind, Why
from benang.weaving.claims import OCCURRED, claim_id
from benang.weaving.days import Days, meet
from benang.weaving.disputes import dispute_link, find_disputes, holder_of, is_denial
from benang.weaving.lookup import Lookup
from benang.weaving.mentions import Mention
from benang.weaving.near_words import Nearby
from benang.weaving.origins import Origins, count_origins
from benang.weaving.versions import withdrawn_by
from benang.weaving.witnesses import speakers, tells, witnesses

_TWO = 2
_SHOWN = 3  # names of those who alone say so
_DAY = 10  # characters of a day; an instant has more
_PEOPLE = "person"
_FIRM = frozenset({"asserted", "probable", "planned"})
_REACH = 100  # characters from a verb to a figure of its own
_TIMES = frozenset({"second", "minute", "hour", "day", "month", "year"})  # how long, not how many
_MOST_VALUES = 300  # values of one happening that are compared; a page of tables has thousands


class Judged(NamedTuple):
    """Verdicts sorted by id, and the links they rest on."""

    verdicts: list[Verdict]
    links: list[Link]


class _Case(NamedTuple):
    """One claim with the mentions for it and against it."""

    claim: Claim
    for_: tuple[str, ...]
    against: tuple[str, ...]
    three: Origins


def find_verdicts(
    happenings: Iterable[Happening], claims: Sequence[Claim], lookup: Lookup, words: LifeWords
) -> Judged:
    """Return a verdict for every claim, and the links that say which claims or mentions conflict, update or dispute."""
    by_happening: dict[str, list[Claim]] = {}
    for claim in claims:
        by_happening.setdefault(claim.happening, []).append(claim)
    verdicts: list[Verdict] = []
    links: dict[tuple[str, str, str], Link] = {}
    for happening in happenings:
        clashes = _clashes(happening, lookup)
        for claim in by_happening.get(happening.id, ()):
            if claim.slot == OCCURRED:
                verdict, found = _occurred(happening, claim, lookup, words)
            else:
                verdict, found = _value(happening, claim, clashes, lookup)
            verdicts.append(verdict)
            links.update({(k.kind, k.left, k.right): k for k in found})
    ordered = [links[key] for key in sorted(links)]
    return Judged(sorted(verdicts, key=lambda v: v.id), ordered)


# --- did it happen -------------------------------------------------------------------------------


def _occurred(
    happening: Happening, claim: Claim, lookup: Lookup, words: LifeWords
) -> tuple[Verdict, list[Link]]:
    mentions = [lookup.mentions[m] for m in happening.members]
    yes = [m for m in mentions if m.event.polarity == "+"]
    no = [m for m in mentions if is_denial(m)]
    holding = {m.event.holders[0] for m in mentions if m.event.holders}
    pointing = sorted({p.statement for p in claim.positions if p.polarity == "-"} - holding - {""})
    against = tuple(sorted({*(m.event.id for m in no), *pointing}))
    done = tuple(m.event.id for m in yes if m.event.modality == "asserted")
    for_ = done or tuple(m.event.id for m in yes)
    case = _Case(claim, for_, against, count_origins(for_, lookup))
    if not for_:
        return _verdict(case, "single_source", Why("verdict.only_denied", _first(no, lookup))), []
    outlet = withdrawn_by([lookup.mentions[e] for e in for_], lookup)
    if outlet:
        return _verdict(case, "update", Why("verdict.withdrawn", (outlet,))), []
    off = "" if done or pointing else _called_off(no, lookup, words)
    if off:
        return _verdict(case, "evolution", Why("verdict.called_off", (off,))), []
    disputes = find_disputes(yes, no, pointing, lookup)
    if disputes:
        why = Why("verdict.disputed", disputes[0].holders)
        return _verdict(case, "disputed", why), [dispute_link(d) for d in disputes]
    return _firm(case, lookup), []


def _first(mentions: Sequence[Mention], lookup: Lookup) -> tuple[str, ...]:
    return tuple(sorted(holder_of(m, lookup)[1] or "?" for m in mentions)[:1]) or ("?",)


def _called_off(against: Sequence[Mention], lookup: Lookup, words: LifeWords) -> str:
    """Return a word that says that what was planned is off, if all that speak against it say so; else empty."""
    off = words.cancelled | words.postponed | words.failed
    found = [Nearby(m.event.span, lookup).first(off, words) for m in against]
    return found[0] if found and all(found) else ""


def _firm(case: _Case, lookup: Lookup) -> Verdict:
    """Return how firm a claim is that nobody denies."""
    asserted = [lookup.mentions[m] for m in case.for_ if _is_done(lookup.mentions[m])]
    if not asserted:
        return _verdict(case, "single_source", Why("verdict.not_reported_done"))
    telling = [m for m in asserted if tells(m)]
    three = count_origins([m.event.id for m in telling], lookup)
    # who presupposes it adds no origin, but may show that two that tell of it are one
    origins = min(three.origins, case.three.origins)
    if origins >= _TWO and three.outlets >= _TWO:
        why = Why("verdict.corroborated.origins", (str(origins),))
        return _verdict(case, "corroborated", why)
    names = witnesses(asserted, lookup)
    if len(names) >= _TWO and (origins >= _TWO or three.outlets >= _TWO):
        return _verdict(case, "corroborated", Why("verdict.corroborated.holders", names[:2]))
    if all(m.event.holders for m in asserted):
        only = ", ".join(speakers(asserted, lookup)[:_SHOWN])
        if only:
            return _verdict(case, "single_source", Why("verdict.only_says", (only,)))
    why = Why("verdict.single_source", (str(case.three.origins), str(case.three.unknown)))
    return _verdict(case, "single_source", why)


def _is_done(mention: Mention) -> bool:
    return mention.event.modality == "asserted" and mention.event.polarity == "+"


# --- which value ---------------------------------------------------------------------------------


class _Clash(NamedTuple):
    kind: VerdictKind
    other: str
    why: Why
    later: bool  # this value is the newer one


class _Told(NamedTuple):
    """One value of a slot with its mentions; ``unit`` keeps figures of different things apart."""

    slot: str
    value: str
    unit: str
    mentions: tuple[Mention, ...]


def _value(
    happening: Happening,
    claim: Claim,
    clashes: dict[tuple[str, str], list[_Clash]],
    lookup: Lookup,
) -> tuple[Verdict, list[Link]]:
    events = {(v.slot, v.value): v.events for v in happening.values}
    for_ = events[claim.slot, claim.value]
    found = clashes.get((claim.slot, claim.value), [])
    against = tuple(sorted({e for c in found for e in events[claim.slot, c.other]}))
    case = _Case(claim, for_, against, count_origins(for_, lookup))
    links = [_clash_link(claim, c) for c in found if c.kind != "evolution"]
    for kind in ("conflict", "update", "evolution"):
        for clash in found:
            if clash.kind == kind:
                return _verdict(case, clash.kind, clash.why), links
    outlet = withdrawn_by([lookup.mentions[e] for e in for_], lookup)
    if outlet:
        return _verdict(case, "update", Why("verdict.withdrawn", (outlet,))), links
    return _firm(case, lookup), links


def _clash_link(claim: Claim, clash: _Clash) -> Link:
    other = claim_id(claim.happening, claim.slot, clash.other)
    reason = (Reason(f"link.{clash.kind}", 1.0, (claim.slot, *sorted((claim.value, clash.other)))),)
    if clash.kind == "update":
        left, right = (claim.id, other) if clash.later else (other, claim.id)
        return Link("updates", left, right, "joined", 1.0, reason)
    left, right = sorted((claim.id, other))
    return Link("conflicts", left, right, "joined", 1.0, reason)


def _clashes(happening: Happening, lookup: Lookup) -> dict[tuple[str, str], list[_Clash]]:
    """Return, for every value of the happening, the values it cannot stand beside, and how they clash."""
    told = [
        _Told(v.slot, v.value, _unit(v.slot, v.value), tuple(lookup.mentions[e] for e in v.events))
        for v in happening.values[:_MOST_VALUES]
    ]
    found: dict[tuple[str, str], list[_Clash]] = {}
    for at, one in enumerate(told):
        for two in told[at + 1 :]:
            if one.slot != two.slot or one.unit != two.unit or not _incompatible(one, two):
                continue
            stands = _corrected(one, two, lookup)
            kind, newer = _how(one, two, lookup) if not stands else ("update", stands)
            rule = "corrected" if stands else kind
            why = Why(f"verdict.{rule}", (one.slot, one.value, two.value))
            found.setdefault((one.slot, one.value), []).append(
                _Clash(kind, two.value, why, newer == one.value)
            )
            found.setdefault((two.slot, two.value), []).append(
                _Clash(kind, one.value, why, newer == two.value)
            )
    return found


def _corrected(one: _Told, two: _Told, lookup: Lookup) -> str:
    """Return the value that stands when an outlet took the other one back, or an empty string."""
    gone = [withdrawn_by(told.mentions, lookup) for told in (one, two)]
    if bool(gone[0]) == bool(gone[1]):
        return ""
    return two.value if gone[0] else one.value


def _unit(slot: str, value: str) -> str:
    return value.partition(" ")[2] if slot == "number" else ""


def _incompatible(one: _Told, two: _Told) -> bool:
    """Return whether both values cannot be so; a page that gives both speaks of two things, not of one."""
    pages = {m.page for m in one.mentions}
    if not pages.isdisjoint(m.page for m in two.mentions) and not _grown(one, two):
        return False
    if one.slot == "number" and not (_counts_it(one) and _counts_it(two)):
        return False
    if one.slot == "place":
        return _other_place(one.mentions, two.mentions)
    if one.slot == "day":
        return _days(one.value) is not None and meet(_days(one.value), _days(two.value)) is None
    if one.slot == "number":
        (low, high), (least, most) = _figures(one.value), _figures(two.value)
        return high < least or most < low
    return True


def _grown(one: _Told, two: _Told) -> bool:
    return _grows(one, two) or _grows(two, one)


def _grows(older: _Told, newer: _Told) -> bool:
    """Return whether a count of people was told first alone and later beside a higher one ("from 14 to 23")."""
    if older.unit != _PEOPLE or _figures(newer.value)[0] <= _figures(older.value)[1]:
        return False
    told = [m.published for m in newer.mentions]
    return all(told) and any(m.published and m.published < min(told) for m in older.mentions)


def _counts_it(told: _Told) -> bool:
    """Return whether a figure is the happening's own: the most people a mention counts, or its only figure of that unit.

    With two sums in a sentence nothing says which is paid and which is earned; a recap's figures are old ones, those of an
    if-clause are nobody's, and one far from the verb belongs to another.
    """
    if told.unit in _TIMES and any(m.event.kind != "CONSULT" for m in told.mentions):
        return False
    high = _figures(told.value)[1]
    current = [m for m in told.mentions if not m.event.background and m.event.modality in _FIRM]
    if not any(_is_near(m, high, told.unit) for m in current):
        return False
    for mention in current:
        others = [q.high for q in mention.event.numbers if q.unit == told.unit and q.high != high]
        if others and (told.unit != _PEOPLE or max(others) > high):
            return False
    return bool(current)


def _is_near(mention: Mention, high: float, unit: str) -> bool:
    span = mention.event.span
    return any(
        max(q.span.start - span.stop, span.start - q.span.stop) <= _REACH
        for q in mention.event.numbers
        if q.unit == unit and q.high == high
    )


def _other_place(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    """Return whether two places shut each other out: other words, and neither is the country around the other."""
    a, b = one[0], two[0]
    if not a.place.isdisjoint(b.place) or not a.country or not b.country:
        return False
    return a.country != b.country


def _days(value: str) -> Days | None:
    first, _, last = value.partition("/")
    return (first, last or first) if first else None


def _figures(value: str) -> tuple[float, float]:
    low, _, high = value.partition(" ")[0].partition("-")
    try:
        return float(low), float(high or low)
    except ValueError:
        return float("-inf"), float("inf")


def _how(one: _Told, two: _Told, lookup: Lookup) -> tuple[VerdictKind, str]:
    """Return how two incompatible values clash, and the newer one for an update."""
    if one.slot == "day" and _all_planned(one) != _all_planned(two):
        return "evolution", ""
    if one.slot != "number":
        return "conflict", ""
    if _day_apart(one.mentions, two.mentions):
        return "evolution", ""
    for older, newer in ((one, two), (two, one)):
        if _before(older.mentions, newer.mentions, lookup) or _grows(older, newer):
            return "update", newer.value
    return "conflict", ""


def _all_planned(told: _Told) -> bool:
    return all(m.event.modality == "planned" for m in told.mentions)


def _before(one: Sequence[Mention], two: Sequence[Mention], lookup: Lookup) -> bool:
    """Return whether all of one were published before all of two: on an earlier day, or earlier on the same one."""
    return all(
        a and b and (a[:_DAY] < b[:_DAY] or (len(a) == len(b) > _DAY and a < b))
        for a in (_published(m, lookup) for m in one)
        for b in (_published(m, lookup) for m in two)
    )


def _published(mention: Mention, lookup: Lookup) -> str:
    published = lookup.pages[mention.page].published
    return published.last if published is not None and published.basis != "latest" else ""


def _day_apart(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    return all(a.days and b.days and meet(a.days, b.days) is None for a in one for b in two)


def _verdict(case: _Case, kind: VerdictKind, why: Why) -> Verdict:
    three = case.three
    return Verdict(
        id=make_id("verdict", case.claim.id),
        claim=case.claim.id,
        kind=kind,
        for_=tuple(sorted(case.for_)),
        against=case.against,
        outlets=three.outlets,
        origins=three.origins,
        unknown=three.unknown,
        why=(why,),
    )
