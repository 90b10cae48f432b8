"""Scores on events of real pages: which happenings are found, of what kind, by whom and to whom.

The labels (``labels/events_a.json``, ``events_b.json`` and ``events_c.json``) are offsets into the shared articles: every event of PLOVER's
sixteen kinds that an event coder would code before offset ``until``. What can be argued about is ``optional``: found or not,
it counts for nothing. ``who`` or ``whom`` is null where the page leaves it open, and empty where it names nobody.
"""

import json
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from benang.records import Actor, Event, Reading
from gate.labelled import OURS
from gate.material import readings_of
from gate.scoring import f1, share

LEAST = 3  # labels that a kind needs to have an F1 of its own
Label = dict[str, Any]


class Pair(NamedTuple):
    """A labelled event and the one found for it."""

    label: Label
    event: Event
    reading: Reading


class Tally(NamedTuple):
    """What a set came to: the pairs, and by kind how many were labelled, found and right."""

    pairs: list[Pair]
    labelled: Counter[str]
    found: Counter[str]
    right: Counter[str]


def micro(name: str, *, loose: bool = False) -> float:
    """Return F1 over all events; ``loose`` is content with the right kind in the right sentence."""
    tally = told(name, loose=loose)
    return f1(tally.right.total(), tally.labelled.total(), tally.found.total())


def macro(name: str, *, loose: bool = False) -> float:
    """Return the mean F1 of the kinds with enough labels."""
    tally = told(name, loose=loose)
    kinds = [k for k, n in tally.labelled.items() if n >= LEAST]
    return sum(f1(tally.right[k], tally.labelled[k], tally.found[k]) for k in kinds) / len(kinds)


def actor(name: str) -> float:
    """Return the share of found events whose doer is a labelled one, or nobody where nobody is."""
    return _share(name, "who")


def recipient(name: str) -> float:
    """Return the share of found events that are done to a labelled one, or to nobody where there is nobody."""
    return _share(name, "whom")


def firm(name: str) -> float:
    """Return the share of found events with the labelled modality and polarity."""
    pairs = [p for p in told(name).pairs if p.label["modality"]]
    hits = [
        p
        for p in pairs
        if (p.event.modality, p.event.polarity) == (p.label["modality"], p.label["polarity"])
    ]
    return share(len(hits), len(pairs))


def _share(name: str, side: str) -> float:
    pairs = [p for p in told(name).pairs if p.label[side] is not None]
    return share(sum(party_right(p, side) for p in pairs), len(pairs))


def party_right(pair: Pair, side: str) -> bool:
    """Return whether one of a side's labelled parties was found, by place or by key; both empty is right."""
    actors: tuple[Actor, ...] = pair.event.who if side == "who" else pair.event.to_whom
    spans = pair.label[side]
    if not spans or not actors:
        return not spans and not actors
    names = pair.reading.names
    keys = {n.key for n in names for a, b in spans if n.span.start < b and a < n.span.stop}
    return any(
        (one.key and one.key in keys)
        or (one.span and any(one.span.start < b and a < one.span.stop for a, b in spans))
        for one in actors
    )


@lru_cache(maxsize=8)
def told(name: str, *, loose: bool = False) -> Tally:
    """Return how the events of a set compare with its labels."""
    rows = json.loads((OURS / f"{name}.json").read_text(encoding="utf-8"))["articles"]
    readings = {
        r.article.page.given_id: r for r in readings_of(tuple(sorted(a["id"] for a in rows)))
    }
    tally = Tally([], Counter(), Counter(), Counter())
    for row in rows:
        _compare(tally, row, readings[row["id"]], loose=loose)
    return tally


def _compare(tally: Tally, row: Label, reading: Reading, *, loose: bool) -> None:
    labels = [x for x in row["events"] if not x.get("optional")]
    spare = [x for x in row["events"] if x.get("optional")]
    events = [e for e in reading.events if e.kind != "OTHER" and e.span.start < row["until"]]
    pairs = _pairs(labels, events, reading, loose=loose)
    matched = {e.id for _, e in pairs}
    rest = [e for e in events if e.id not in matched]
    rest = [e for e in rest if not any(_touch(x, e) for x in spare)]
    if loose:
        argued = {e.id for _, e in _pairs(spare, rest, reading, loose=True)}
        rest = [e for e in rest if e.id not in argued]
    tally.labelled.update(x["kind"] for x in labels)
    tally.found.update(e.kind for _, e in pairs)
    tally.found.update(e.kind for e in rest)
    tally.right.update(e.kind for _, e in pairs)
    tally.pairs.extend(Pair(x, e, reading) for x, e in pairs)


def _pairs(
    labels: list[Label], events: list[Event], reading: Reading, *, loose: bool
) -> list[tuple[Label, Event]]:
    """Return labels with the event found for each, every event once: those that touch before those of one sentence."""
    found: list[tuple[Label, Event]] = []
    open_labels, open_events = list(labels), list(events)
    tests = [_touch, lambda x, e: _one_sentence(x, e, reading)] if loose else [_touch]
    for test in tests:
        for label in list(open_labels):
            hit = next((e for e in open_events if e.kind == label["kind"] and test(label, e)), None)
            if hit is not None:
                found.append((label, hit))
                open_labels.remove(label)
                open_events.remove(hit)
    return found


def _touch(label: Label, event: Event) -> bool:
    start, stop = label["trigger"]
    return bool(event.span.start < stop and start < event.span.stop)


def _one_sentence(label: Label, event: Event, reading: Reading) -> bool:
    start = label["trigger"][0]
    return any(
        s.span.start <= start < s.span.stop and s.span.start <= event.span.start < s.span.stop
        for s in reading.sentences
    )
