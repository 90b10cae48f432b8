"""A happening's row from its mentions: names, place, time, and every value that a mention gives, side by side.

Nothing is averaged and nothing is chosen in silence: ``when`` is the time most pages agree on, narrowed as far as they
agree, and every other printed value stays in ``values`` with its mentions.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from benang.records import Event, Happening, Quantity, Value
from benang.weaving.days import Days, meet, show
from benang.weaving.mentions import Mention, Party

_STRENGTH = ("asserted", "planned", "probable", "possible", "conditional", "requested", "feared")


def row_of(members: Sequence[Mention]) -> Happening:
    """Return the row of these mentions; positions and the three numbers are filled in by later parts."""
    members = sorted(members, key=lambda m: m.order)
    events = [m.event for m in members]
    strongest = min(events, key=_strength)
    return Happening(
        id=events[0].id,
        members=tuple(e.id for e in events),
        kind=events[0].kind,
        who=_names(p for m in members for p in m.who),
        to_whom=_names(p for m in members for p in m.to_whom),
        what=_things(events),
        where=_most(e.where.name for e in events if e.where is not None),
        when=_when(members),
        values=values_of(members),
        positions=(),
        outlets=0,
        origins=0,
        unknown=0,
        modality=strongest.modality,
        polarity=strongest.polarity,
        background=all(e.background for e in events),
        story=members[0].story,
    )


def values_of(members: Iterable[Mention]) -> tuple[Value, ...]:
    """Return every value per slot (day, place, number and the details) with the mentions that give it, sorted."""
    found: dict[tuple[str, str], set[str]] = {}
    for mention in members:
        for slot, value in _values(mention):
            found.setdefault((slot, value), set()).add(mention.event.id)
    return tuple(
        Value(slot, value, tuple(sorted(ids))) for (slot, value), ids in sorted(found.items())
    )


def _values(mention: Mention) -> list[tuple[str, str]]:
    event = mention.event
    given = [(d.slot, d.value) for d in event.details]
    given += [("number", number(q)) for q in event.numbers]
    if mention.days:
        given.append(("day", show(mention.days)))
    if event.where is not None:
        given.append(("place", event.where.name))
    return given


def number(quantity: Quantity) -> str:
    """Return a quantity as text: figure or range, then its unit."""
    low, high = (f"{n:.12g}" for n in (quantity.low, quantity.high))
    figure = low if low == high else f"{low}-{high}"
    return f"{figure} {quantity.unit}".strip()


def _strength(event: Event) -> tuple[bool, int, bool]:
    return (event.polarity == "-", _STRENGTH.index(event.modality), event.background)


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    names: dict[str, Counter[str]] = {}
    for party in parties:
        names.setdefault(party.id, Counter())[party.name] += 1
    return tuple(sorted({_fullest(counts) for counts in names.values()}))


def _fullest(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))


def _things(events: Iterable[Event]) -> tuple[str, ...]:
    seen: dict[str, Counter[str]] = {}
    for event in events:
        for thing in event.what:
            seen.setdefault(thing.key or thing.name.lower(), Counter())[thing.name] += 1
    ranked = sorted(seen, key=lambda key: (-sum(seen[key].values()), key))
    return tuple(dict.fromkeys(_most(seen[key].elements()) for key in ranked))


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], -len(v), v)) if counts else ""


def _when(members: Sequence[Mention]) -> Days | None:
    """Return the time most pages give, a deed's before a plan's, narrowed by every other that meets it."""
    deeds = [m for m in members if m.event.modality == "asserted" and m.event.polarity == "+"]
    told = [m for m in deeds if m.days] or [m for m in members if m.days]
    pages: dict[Days, set[str]] = {}
    for mention in told:
        if mention.days:
            pages.setdefault(mention.days, set()).add(mention.page)
    if not pages:
        return None
    ranked = sorted(pages, key=lambda d: (-len(pages[d]), d[0] != d[1], d))
    when = ranked[0]
    for days in ranked[1:]:
        when = meet(when, days) or when
    return when
