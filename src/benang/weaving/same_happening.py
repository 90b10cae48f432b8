"""Whether a mention tells of the happening that others tell of: a judgement with a score and its reasons.

A :class:`Profile` sums up the mentions joined so far. A mention is *refused* when something it says cannot be so at
the same time (another day, another host, another thing) and otherwise scored by what it shares. Modality never
splits: a plan, a denial and a deed tell of one happening. Only a plan's day may differ, from another announcement's
or from that of a later deed, when parties and place agree, because plans slip.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benang.records import Reason
from benang.weaving.days import Days, apart, meet, shift, show
from benang.weaving.mentions import SYMMETRIC, Mention, Party, is_state

JOIN = 0.5
"""A mention joins at this score; below it stays a candidate."""

CANDIDATE = 0.35
_SLIP_DAYS = 45  # how far a deed may lie from the day its plan named
_DOUBT_DAYS = 1  # a doubted date is wrong by one day nine times in ten
_AGAIN = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})  # who struck once strikes again
_TWO = 2
_SPELL = 2  # days; what takes longer is a series
_TELLING = 3  # people; so many or fewer are counted in every other report
_AHEAD = frozenset({"planned", "conditional", "requested"})
_EVER, _FOREVER = "0001-01-01", "9999-12-31"
_ONE_A_STORY = frozenset(
    {"meal"}
)  # so rare that one without guests is the story's only one, if there is only one
_THING_FREE = frozenset(
    {"visit", "meet", "phone", "meal"}
)  # what is spoken about does not make the meeting


class Profile(NamedTuple):
    """What the mentions of one happening say together.

    ``told`` is the time publication leaves open to mentions without a day: what is announced lies ahead of it,
    what is reported as done behind it.
    """

    family: str
    modes: frozenset[str]
    who: tuple[Party, ...]
    to_whom: tuple[Party, ...]
    days: Days | None
    doubted: bool
    planned: bool
    told: Days | None
    negated: bool
    place: frozenset[str]
    country: str
    things: frozenset[str]
    details: frozenset[tuple[str, str]]
    pages: frozenset[str]
    words: frozenset[str]
    counts: frozenset[float] = frozenset()


class Verdict(NamedTuple):
    """How well a mention fits a profile, and why."""

    score: float
    reasons: tuple[Reason, ...]


def profile_of(mention: Mention) -> Profile:
    """Return the profile of one mention alone."""
    event = mention.event
    return Profile(
        mention.family,
        frozenset(event.modes),
        mention.who,
        mention.to_whom,
        mention.days,
        bool(event.when_doubt),
        event.modality in ("planned", "conditional", "possible", "requested"),
        _told(mention),
        event.polarity == "-",
        mention.place,
        mention.country,
        mention.things,
        frozenset((d.slot, d.value) for d in event.details),
        frozenset({mention.page}),
        frozenset({mention.words}),
        frozenset(
            q.low
            for q in event.numbers
            if q.unit == "person" and q.low == q.high and q.low > _TELLING
        ),
    )


def _told(mention: Mention) -> Days | None:
    event = mention.event
    if not mention.published or mention.days:
        return None
    if event.modality == "asserted" and event.polarity == "+":
        return (_EVER, mention.published)
    ahead = event.modality in _AHEAD and not event.background
    return (mention.published, _FOREVER) if ahead else None


def merge(left: Profile, right: Profile) -> Profile:
    """Return what two fitting profiles say together; where days differ, those of a deed win over a plan's."""
    days = meet(left.days, right.days)
    if days is None:
        days = right.days if left.planned and not right.planned else left.days
    return Profile(
        left.family,
        left.modes | right.modes,
        _union(left.who, right.who),
        _union(left.to_whom, right.to_whom),
        days,
        left.doubted and right.doubted,
        left.planned and right.planned,
        meet(left.told, right.told),
        left.negated and right.negated,
        left.place | right.place,
        left.country or right.country,
        left.things | right.things,
        left.details | right.details,
        left.pages | right.pages,
        left.words | right.words,
        left.counts | right.counts,
    )


def judge(left: Profile, right: Profile) -> Verdict | None:
    """Return how well two profiles fit, or None when they cannot be one happening."""
    if left.family != right.family or _other_mode(left, right) or _other_time(left, right):
        return None
    if _each_other(left) != _each_other(right):
        return None
    parties = _parties(left, right)
    if parties is None:
        return None
    days = _days(left, right, parties)
    place = _place(left, right, parties, days)
    things = _things(left, right)
    if days is None or place is None or things is None:
        return None
    reasons = [Reason("link.happening.kind", 0.1, (left.family,)), *parties, *days, *place, *things]
    if not left.pages.isdisjoint(right.pages):
        reasons.append(Reason("link.happening.page", 0.15))
    again = _again(left, right)
    if again and not (days or place or things):
        reasons.append(Reason("link.happening.again", again, (left.family,)))
    counts = left.counts & right.counts
    if counts:
        reasons.append(Reason("link.happening.count", 0.25, (f"{max(counts):.12g}",)))
    if not left.words.isdisjoint(right.words):
        reasons.append(Reason("link.happening.words", 0.5))
    return Verdict(round(min(sum(r.weight for r in reasons), 1.0), 3), tuple(reasons))


def _again(left: Profile, right: Profile) -> float:
    """Return what speaks against one strike told twice where another is as likely: more across pages than on one."""
    if left.family not in _AGAIN:
        return 0.0
    if left.pages.isdisjoint(right.pages):
        return -0.2
    return 0.0 if bool(left.to_whom) == bool(right.to_whom) else -0.1


def _each_other(profile: Profile) -> bool:
    """Return whether states are told to strike each other: a war goes on, and none of its strikes is the war."""
    countries = {p.country for p in profile.who if p.country}
    return profile.family in _AGAIN and not profile.to_whom and len(countries) >= _TWO


def _other_mode(left: Profile, right: Profile) -> bool:
    if left.family in _THING_FREE or left.family == "sign":
        return False
    return bool(left.modes and right.modes and left.modes.isdisjoint(right.modes))


# --- parties -------------------------------------------------------------------------------------


def same_party(left: Party, right: Party) -> bool:
    """Return whether two parties can be one: the same somebody, a state and one of its government, or a like crowd."""
    if left.id == right.id or not left.described.isdisjoint(right.described):
        return True
    acting = (left.state and right.government) or (right.state and left.government)
    return acting and bool(left.country) and left.country == right.country


def matches(left: Iterable[Party], right: Sequence[Party]) -> list[Party]:
    """Return the parties of ``left`` that can be one of ``right``."""
    return [p for p in left if any(same_party(p, q) for q in right)]


def _parties(left: Profile, right: Profile) -> list[Reason] | None:
    """Return the reasons parties give ([] when nothing can be compared), or None when they cannot be the same."""
    if left.family in SYMMETRIC:
        both = (_union(left.who, left.to_whom), _union(right.who, right.to_whom))
        found = _sides([both], needed=_TWO)  # who met one of the two met at another meeting
        if found is not None and left.family in _ONE_A_STORY:
            missing = round(0.4 - sum(r.weight for r in found), 3)
            found.append(Reason("link.happening.only_one", max(missing, 0.0), (left.family,)))
        return found
    return _sides([(left.who, right.who), (left.to_whom, right.to_whom)], needed=1)


def _sides(
    sides: Iterable[tuple[tuple[Party, ...], tuple[Party, ...]]], *, needed: int
) -> list[Reason] | None:
    shared: list[Party] = []
    exact: set[str] = set()
    for one, two in sides:
        mine = tuple(p for p in one if not p.anyone)
        theirs = tuple(p for p in two if not p.anyone)
        if not mine or not theirs:
            continue
        both = matches(mine, theirs)
        if len(both) < min(len(mine), len(theirs), needed):
            return None
        shared.extend(both)
        exact |= {p.id for p in mine} & {p.id for p in theirs}
    if not shared:
        return []
    names = (", ".join(sorted({p.name for p in shared})[:4]),)
    several = len({p.id for p in shared}) >= _TWO
    if len(exact) >= min(len(shared), _TWO):
        return [Reason("link.happening.parties", 0.4 if several else 0.25, names)]
    return [Reason("link.happening.governments", 0.3 if several else 0.15, names)]


# --- day, place, thing ---------------------------------------------------------------------------


def _days(left: Profile, right: Profile, parties: Sequence[Reason]) -> list[Reason] | None:
    if left.days is None or right.days is None:
        return _before_or_after(left, right)
    shared = meet(left.days, right.days)
    if shared and left.family in _AGAIN and _is_spell(left.days) != _is_spell(right.days):
        return None  # a week of strikes is not the strike of one of its days
    if shared:
        exact = left.days == right.days and shared[0] == shared[1]
        return [Reason("link.happening.day", 0.3 if exact else 0.15, (show(shared),))]
    gap = apart(left.days, right.days)
    args = (show(left.days), show(right.days))
    if (left.doubted or right.doubted) and gap <= _DOUBT_DAYS:
        return [Reason("link.happening.doubted_day", 0.1, args)]
    if gap <= _SLIP_DAYS and _can_slip(left, right) and parties and _same_place(left, right):
        return [Reason("link.happening.slipped_day", -0.1, args)]
    return None


def _is_spell(days: Days) -> bool:
    """Return whether a time is several days long."""
    return shift(days[0], _SPELL) < days[1]


def _before_or_after(left: Profile, right: Profile) -> list[Reason]:
    """Return what speaks against taking what is done for what is still ahead on the very day both are told."""
    if left.days or right.days or left.told is None or right.told is None:
        return []
    boundary = meet(left.told, right.told)
    if boundary and boundary[0] == boundary[1]:
        return [Reason("link.happening.before_or_after", -0.15, (boundary[0],))]
    return []


def _other_time(left: Profile, right: Profile) -> bool:
    """Return whether the days alone rule it out, as they do for most pairs; cheaper than asking who took part."""
    mine, theirs = left.days or left.told, right.days or right.told
    if mine is None or theirs is None:
        return False
    if left.days is None or right.days is None:
        return meet(mine, theirs) is None
    if meet(left.days, right.days):
        return False
    return not (left.doubted or right.doubted or _can_slip(left, right))


def _can_slip(left: Profile, right: Profile) -> bool:
    """Return whether two times can be one plan's: two announced ones, or a deed later than the time announced."""
    if left.days is None or right.days is None or not (left.planned or right.planned):
        return False
    if left.planned and right.planned:
        return True
    plan, deed = (left.days, right.days) if left.planned else (right.days, left.days)
    return plan < deed


def _same_place(left: Profile, right: Profile) -> bool:
    return bool(left.place and right.place and not left.place.isdisjoint(right.place))


def _place(
    left: Profile, right: Profile, parties: Sequence[Reason], days: Sequence[Reason] | None
) -> list[Reason] | None:
    if not left.place or not right.place:
        return _vague_place(left, right)
    shared = left.place & right.place
    if shared and left.family in _AGAIN and all(is_state(word) for word in shared):
        return []  # a country at war is struck in many places
    if shared:
        return [Reason("link.happening.place", 0.25, (" ".join(sorted(shared)),))]
    if left.family == "visit":
        return None  # the place is what a visit is
    if left.country and right.country and left.country != right.country:
        return None
    strong = any(r.weight >= 0.3 for r in parties) or any(r.weight >= 0.3 for r in days or ())  # noqa: PLR2004  two parties or one exact day, as weighed above
    wider = {left.country, right.country} & (left.place | right.place)
    return [] if strong or wider else None


def _vague_place(left: Profile, right: Profile) -> list[Reason]:
    """Return what speaks against taking a visit somewhere for one that names no place.

    On one page, or on the same day, it may be the same one; a tour of a week is not one of its stops.
    """
    named = left.place or right.place
    if left.family != "visit" or not named:
        return []
    unknown = left.days is None or right.days is None
    same_page = not left.pages.isdisjoint(right.pages)
    if (unknown and same_page) or (not unknown and left.days == right.days):
        return []
    return [Reason("link.happening.vague_place", -0.3, (" ".join(sorted(named)),))]


def _things(left: Profile, right: Profile) -> list[Reason] | None:
    if _only_topic_denied(left, right) or _only_topic_denied(right, left):
        return None
    if not left.things or not right.things:
        return []
    shared = left.things & right.things
    if shared:
        return [Reason("link.happening.thing", 0.2, (" ".join(sorted(shared)[:4]),))]
    return [] if left.family in _THING_FREE else None


def _only_topic_denied(left: Profile, right: Profile) -> bool:
    """Return whether one says only that a topic was not spoken of, which does not deny that they met."""
    denied = left.negated and not right.negated and left.family in _THING_FREE
    return denied and bool(left.things) and left.things.isdisjoint(right.things)


def _union(left: tuple[Party, ...], right: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {p.id for p in left}
    return left + tuple(p for p in right if p.id not in known)
