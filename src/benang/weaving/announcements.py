"""What announces a plan: an event told as planned, or a promise or threat whose deed no event mention tells.

A plan needs somebody who acts and an announcement. What is only hoped for, attempted or told as the purpose of something
else ("untuk memeriksa") announces nothing, unless a time still ahead is given for it; neither does the plan of somebody
without a name, and the talks somebody comes for are part of the plan to come. A promise not to do something is a
promise, not its denial.
"""

from collections.abc import Iterable
from typing import NamedTuple

from benang.languages.lives import LifeWords
from benang.records import Actor, Event, Happening, PlanKind, Span
from benang.weaving.days import Days, days_of
from benang.weaving.foreseen import is_plan, is_promise
from benang.weaving.lookup import Lookup, Said
from benang.weaving.mentions import OFFICIAL, Mention

_ANNOUNCING = frozenset({"promise", "threaten"})
_CUE = "event.planned"


class Announced(NamedTuple):
    """One announcement: a planned event mention, or a promise or threat whose deed no event mention tells."""

    id: str
    about: str
    holder: str
    holder_id: str
    day: str
    window: Days | None
    denial: bool
    mention: Mention | None
    kind: PlanKind = "plan"
    to_whom: tuple[str, ...] = ()


def find_announced(
    happenings: Iterable[Happening], lookup: Lookup, words: LifeWords
) -> list[Announced]:
    """Return every announcement, those of event mentions by happening, then those of statements by id."""
    planned = _planned(lookup)
    found = [
        announced
        for happening in happenings
        for m in happening.members
        if (announced := _from_event(lookup.mentions[m], happening.id, lookup, words)) is not None
        and not _is_purpose(lookup.mentions[m], planned, lookup, words)
    ]
    return [*found, *_from_statements(lookup, words)]


def told_on(published: str, said: Said | None) -> str:
    """Return the day of an announcement: when it was said, if that is known to be earlier than its page."""
    spoken = days_of(said.statement.said) if said is not None else None
    if spoken and (not published or spoken[1] <= published):
        return spoken[1]
    return published


def _is_ahead(event: Event, said: Said | None) -> bool:
    """Return whether the event is told as planned or promised; not yet is neither a plan nor its denial."""
    promised = said is not None and said.statement.act in _ANNOUNCING
    planned = event.modality == "planned" or (promised and event.modality == "conditional")
    return planned and not (event.polarity == "-" and event.not_yet)


def _from_event(row: Mention, about: str, lookup: Lookup, words: LifeWords) -> Announced | None:
    event, said = row.event, lookup.holder(row.event)
    if not _is_ahead(event, said):
        return None
    if said is not None and said.statement.modality == "feared":
        return None  # what somebody fears of others is no plan of theirs
    day = told_on(row.published, said)
    ahead = row.days is not None and bool(day) and row.days[1] >= day
    later = row.days is not None and bool(day) and row.days[0] > day
    if not _somebody_acts(event, named=ahead) or (_only_wished(event, words) and not later):
        return None
    if not is_plan(row, said, lookup, words):
        return None
    holder, person = _holder(said, lookup)
    denial = event.polarity == "-"
    return Announced(
        event.id,
        about,
        holder,
        person,
        day,
        row.days,
        denial,
        row,
        _kind(said, denial=denial),
        tuple(p.name for p in row.to_whom),
    )


def _only_wished(event: Event, words: LifeWords) -> bool:
    cues = {word for why in event.why if why.rule == _CUE for word in why.args}
    return not cues.isdisjoint(words.unannounced)


def _somebody_acts(event: Event, *, named: bool) -> bool:
    """Return whether somebody known acts; with a time that is still ahead, somebody known takes part."""
    partners = [a for a in event.to_whom if named and a.resolved == "named"]
    return any(_known(a) for a in (*event.who, *partners))


def _known(actor: Actor) -> bool:
    return actor.sector in OFFICIAL or bool(actor.key and actor.resolved != "unnamed")


def _planned(lookup: Lookup) -> dict[Span, list[Mention]]:
    """Return what is planned in every sentence."""
    found: dict[Span, list[Mention]] = {}
    for mention in lookup.mentions.values():
        if mention.event.modality == "planned":
            found.setdefault(lookup.sentence(mention.event.span), []).append(mention)
    return found


def _is_purpose(
    row: Mention, planned: dict[Span, list[Mention]], lookup: Lookup, words: LifeWords
) -> bool:
    """Return whether the mention tells what something else planned in its sentence is for ("akan datang untuk membahas")."""
    if row.event.kind != "CONSULT" or row.family == "visit":
        return False
    at = row.event.span
    for other in planned.get(lookup.sentence(at), ()):
        stop = other.event.span.stop
        if stop < at.start and {p.id for p in other.parties} & {p.id for p in row.parties}:
            between = lookup.text(Span(at.page, stop, at.start)).lower().split()
            if not words.purpose.isdisjoint(between):
                return True
    return False


def _from_statements(lookup: Lookup, words: LifeWords) -> list[Announced]:
    inside = {h for m in lookup.mentions.values() for h in _told_in(m.event, lookup)}
    found: list[Announced] = []
    for key in sorted(lookup.said):
        said = lookup.said[key]
        statement = said.statement
        quoted = (statement.form, statement.modality, statement.polarity) == (
            "direct",
            "asserted",
            "-",
        )
        if statement.act not in _ANNOUNCING or statement.modality == "possible" or quoted:
            continue  # the words of a quote may be about anything
        if key in inside or not _named(said, lookup) or not is_promise(said, lookup, words):
            continue
        holder, person = _holder(said, lookup)
        day = told_on(said.published, said)
        found.append(
            Announced(
                key,
                said.utterance,
                holder,
                person,
                day,
                None,
                denial=False,
                mention=None,
                kind=_kind(said, denial=False),
                to_whom=tuple(to.name for to in statement.to),
            )
        )
    return found


def _told_in(event: Event, lookup: Lookup) -> list[str]:
    """Return the statements that tell of an event; the deed of saying itself ("mengancam akan") begins before what is said."""
    at = event.span.start
    return [
        key
        for key in event.holders
        if (said := lookup.said.get(key)) is None
        or any(p.start <= at < p.stop for p in said.statement.pieces)
    ]


def _named(said: Said, lookup: Lookup) -> bool:
    """Return whether the speaker is somebody the page names; mines that threaten a river announce nothing."""
    entities = lookup.pages[said.page].entities
    return any(e.key == said.statement.speaker.key for e in entities)


def _kind(said: Said | None, *, denial: bool) -> PlanKind:
    """Return what the announcement is: by its verb, else a plan."""
    act = said.statement.act if said is not None else ""
    if act == "threaten":
        return "threat"
    if act == "promise":
        return "promise"
    return "denial" if denial else "plan"


def _holder(said: Said | None, lookup: Lookup) -> tuple[str, str]:
    """Return the holder's name and id; the outlet's own voice and those nobody names have none."""
    if said is None or said.statement.speaker.name == "unnamed":
        return "", ""
    return said.statement.speaker.name, lookup.speaker(said)
