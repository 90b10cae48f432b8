"""Promise 8: plans, promises, threats and denials of plans, and what became of them, as of any day.

A plan opens where somebody announces it. What later pages say decides: the deed (realised), another time or number
(changed), words that call it off (cancelled), words that it failed or a denial after its time (lapsed), a denial by
who should know (denied). Nothing is guessed from silence: when the window is over and no page says, a plan is due; one
without a window stays open. A deed never lies before its plan, and its actors are the plan's.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benang.ids import make_id
from benang.languages.lives import LifeWords
from benang.records import Happening, Link, Plan, PlanState, Reason, Step, Why
from benang.weaving.announcements import Announced, find_announced, told_on
from benang.weaving.days import Days, day_of, meet, shift, show
from benang.weaving.lookup import Lookup
from benang.weaving.mentions import SYMMETRIC, Mention
from benang.weaving.near_words import Nearby
from benang.weaving.reported import reported
from benang.weaving.same_happening import matches

_AGAIN = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # what is done again and again


class PlansFound(NamedTuple):
    """Plans sorted by id, and the links from deeds to the announcements they make true."""

    plans: list[Plan]
    links: list[Link]


class _Told(NamedTuple):
    """A plan with its announcements, earliest first, and every mention of the happening it is about."""

    announced: tuple[Announced, ...]
    others: tuple[Mention, ...]
    lookup: Lookup
    words: LifeWords

    @property
    def first(self) -> Announced:
        return self.announced[0]


def find_plans(
    happenings: Iterable[Happening], lookup: Lookup, words: LifeWords, as_of: str
) -> PlansFound:
    """Return every plan with its life as of a day, one for each thing planned and each holder who announced it."""
    plans: list[Plan] = []
    links: list[Link] = []
    for told in _gather(happenings, lookup, words):
        steps = [_opening(told)]
        deed = _deed(told)
        if deed is not None and not told.first.denial:
            steps.append(
                Step("realised", deed.published, deed.event.id, _by(deed, "plan.deed", told))
            )
            links.extend(_realises(told, deed))
        steps.extend(_later(told))
        state = _state(steps)
        window = _window(told.first)
        if state == "open" and window and window[1] < day_of(as_of):
            why = Why("plan.window_over", (show(window),))
            steps.append(Step("due", shift(window[1], 1), told.first.id, why))
            state = "due"
        plans.append(
            Plan(
                make_id("plan", told.first.id),
                told.first.about,
                told.first.holder,
                state,
                window,
                tuple(steps),
                told.first.kind,
                _names(told.announced),
            )
        )
    return PlansFound(sorted(plans, key=lambda p: p.id), links)


# --- announcements -------------------------------------------------------------------------------


def _gather(happenings: Iterable[Happening], lookup: Lookup, words: LifeWords) -> list[_Told]:
    found: dict[tuple[str, str], list[Announced]] = {}
    mentions: dict[str, list[Mention]] = {}
    happenings = list(happenings)
    for happening in happenings:
        mentions[happening.id] = [lookup.mentions[m] for m in happening.members]
    for announced in find_announced(happenings, lookup, words):
        found.setdefault((announced.about, announced.holder_id), []).append(announced)
    told: list[_Told] = []
    for (about, _), items in sorted(found.items()):
        ordered = tuple(sorted(items, key=lambda a: (a.denial, a.day or "9999", a.id)))
        told.append(_Told(ordered, tuple(mentions.get(about, ())), lookup, words))
    return told


def _window(announced: Announced) -> Days | None:
    """Return the time the words give the plan; one that was over when it was announced is no window."""
    window = announced.window
    if window is None or (announced.day and window[1] < announced.day):
        return None
    return window


def _names(announced: Iterable[Announced]) -> tuple[str, ...]:
    return tuple(sorted({name for a in announced for name in a.to_whom}))


def _opening(told: _Told) -> Step:
    first = told.first
    if first.denial:
        off = _by_words(first.mention, told) if first.mention is not None else None
        why = Why("plan.denied", (first.holder,)) if first.holder else Why("plan.not_planned")
        return off or Step("denied", first.day, first.id, why)
    window = _window(first)
    why = Why("plan.announced_for", (show(window),)) if window else Why("plan.announced")
    return Step("open", first.day, first.id, why)


# --- what became of it ---------------------------------------------------------------------------


def _deed(told: _Told) -> Mention | None:
    """Return the first mention that tells of the deed, or None."""
    plan = told.first
    if plan.mention is None:
        return None
    when = _done_on(told.others)
    deeds = [
        m
        for m in told.others
        if _is_deed(m, plan, plan.mention, when)
        and not _undone(m, told)
        and _told_later(m, plan, told.lookup)
    ]
    return min(deeds, key=lambda m: m.order, default=None)


def _told_later(deed: Mention, plan: Announced, lookup: Lookup) -> bool:
    """Return whether the deed is news after the plan: told on another page once it was over, or clearly later."""
    said = told_on(deed.published, lookup.holder(deed.event))
    if deed.days and said and deed.days[0] > said:
        return False  # who says so speaks of a day to come
    if plan.mention is not None and deed.page == plan.mention.page:
        return plan.day < deed.published and deed.days is not None
    begins = deed.days[0] if deed.days else deed.published
    return begins > plan.day or bool(_window(plan) and meet(_window(plan), deed.days))


def _done_on(mentions: Iterable[Mention]) -> Days | None:
    """Return the earliest day any page gives for the deed, which those that give none share."""
    asserted = [m for m in mentions if m.event.modality == "asserted" and m.event.polarity == "+"]
    return min((m.days for m in asserted if m.days), default=None)


def _is_deed(deed: Mention, plan: Announced, planned: Mention, when: Days | None) -> bool:
    event = deed.event
    if event.modality != "asserted" or event.polarity == "-" or not plan.day:
        return False
    if not _after(deed, plan.day, when):
        return False
    modes = set(planned.event.modes)
    other = modes and modes.isdisjoint(event.modes)
    return not other and _same_actors(deed, planned) and _same_object(deed, planned)


def _after(deed: Mention, day: str, when: Days | None) -> bool:
    """Return whether the deed was done on or after a day, by its own day, or else by when it is told.

    An interval that only begins with its publication is still to come; what is done again and again must give its day.
    """
    if deed.days is not None:
        to_come = bool(deed.published) and deed.days[1] > deed.published <= deed.days[0]
        return deed.days[0] >= day and not to_come
    if deed.event.background or deed.event.kind in _AGAIN:
        return False
    return deed.published > day and not (when and when[0] < day)


def _same_actors(deed: Mention, plan: Mention) -> bool:
    if plan.family in SYMMETRIC:
        return bool(matches(deed.parties, plan.parties))
    if not deed.who or not plan.who:
        return bool(deed.to_whom and matches(deed.to_whom, plan.to_whom))
    return bool(matches(deed.who, plan.who))


def _same_object(deed: Mention, plan: Mention) -> bool:
    if deed.place and plan.place and deed.place.isdisjoint(plan.place):
        return False
    if plan.family == "visit" and not (deed.place and plan.place):
        return bool(matches(deed.to_whom, plan.to_whom)) or not (plan.place or deed.place)
    if deed.things and plan.things:
        return not deed.things.isdisjoint(plan.things)
    whom = not plan.to_whom or bool(matches(deed.to_whom, plan.to_whom))
    return whom or plan.family in SYMMETRIC or bool(deed.place and plan.place)


def _undone(mention: Mention, told: _Told) -> bool:
    words = told.words.cancelled | told.words.postponed | told.words.failed
    return bool(_off(mention, words, told))


def _off(mention: Mention, words: frozenset[str], told: _Told) -> str:
    """Return the word that says that the mention's own happening is off, or empty."""
    trigger = mention.event.why[0].args[0] if mention.event.why else ""
    return Nearby(mention.event.span, told.lookup).off(words, told.words, trigger)


def _later(told: _Told) -> list[Step]:
    """Return the steps other than the deed, each state once, by the first mention that says it, in order of day."""
    if told.first.mention is None or told.first.denial:
        return []
    steps: dict[str, Step] = {}
    for mention in sorted(told.others, key=lambda m: m.order):
        if not mention.published or not told.first.day or mention.published < told.first.day:
            continue
        step = _by_words(mention, told) or _by_denial(mention, told) or _by_change(mention, told)
        if step is not None:
            steps.setdefault(step.state, step)
    return sorted(steps.values(), key=lambda s: (s.as_of, s.state))


def _by_words(mention: Mention, told: _Told) -> Step | None:
    if mention.event.modality not in ("asserted", "planned"):
        return None
    kinds: tuple[tuple[PlanState, frozenset[str]], ...] = (
        ("cancelled", told.words.cancelled),
        ("changed", told.words.postponed),
        ("lapsed", told.words.failed),
    )
    for state, words in kinds:
        word = _off(mention, words, told)
        if word:
            why = _by(mention, f"plan.{state}_word", told, word)
            return Step(state, mention.published, mention.event.id, why)
    return None


def _by(mention: Mention, rule: str, told: _Told, *args: str) -> Why:
    return reported(rule, told.lookup.holder(mention.event), *args)


def _by_denial(mention: Mention, told: _Told) -> Step | None:
    event = mention.event
    if event.polarity != "-" or event.modality not in ("asserted", "planned"):
        return None
    window = _window(told.first)
    said = told.lookup.holder(event)
    if event.modality == "asserted" and window and mention.published > window[1]:
        why = _by(mention, "plan.lapsed", told, show(window))
        return Step("lapsed", mention.published, event.id, why)
    if event.not_yet or said is None:
        return None
    speaker = told.lookup.speaker(said)
    if speaker not in (told.first.holder_id, *(p.id for p in mention.parties)):
        return None  # an outsider's denial is a dispute, not the end of the plan
    why = Why("plan.denied", (said.statement.speaker.name,))
    return Step("denied", mention.published, event.id, why)


def _by_change(mention: Mention, told: _Told) -> Step | None:
    """Return the step that a later announcement with another time or another figure makes."""
    first = told.first
    if mention.event.modality != "planned" or mention.published <= first.day or not first.mention:
        return None
    window = _window(first)
    if window and mention.days and meet(window, mention.days) is None:
        why = Why("plan.other_time", (show(window), show(mention.days)))
        return Step("changed", mention.published, mention.event.id, why)
    for old in first.mention.event.numbers:
        for new in mention.event.numbers:
            if old.unit == new.unit and (new.low > old.high or new.high < old.low):
                why = Why("plan.other_number", (f"{old.high:.12g}", f"{new.high:.12g}", new.unit))
                return Step("changed", mention.published, mention.event.id, why)
    return None


def _state(steps: Sequence[Step]) -> PlanState:
    """Return the state the steps lead to: a deed is final, else the last step counts."""
    states: tuple[PlanState, ...] = ("realised", "lapsed", "cancelled", "denied", "changed")
    if any(s.state == "realised" for s in steps):
        return "realised"
    last = max(steps[1:], key=lambda s: s.as_of, default=steps[0])
    return next((s for s in states if s == last.state), "open")


def _realises(told: _Told, deed: Mention) -> list[Link]:
    """Return a link from the deed to every announcement that it makes true."""
    links: list[Link] = []
    for plan in told.announced:
        if plan.denial or plan.mention is None:
            continue
        if not _is_deed(deed, plan, plan.mention, _done_on(told.others)):
            continue
        args = (deed.published, plan.day)
        reasons = (Reason("link.realises", 1.0, args),)
        links.append(Link("realises", deed.event.id, plan.id, "joined", 1.0, reasons))
    return links
