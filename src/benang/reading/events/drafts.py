"""What is known of a trigger while its sentence is read: the sentence, the draft, and the quantities that are its own."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.happening import Entry
from benang.languages.happening_file import Family
from benang.reading.events.behind import Roles
from benang.reading.events.lines import Line
from benang.reading.events.occasions import When
from benang.reading.events.parties import Party
from benang.reading.events.quantities import Found
from benang.reading.events.subjects import Subjects
from benang.reading.events.triggers import Trigger
from benang.records import Thing

_BESIDES = 3  # triggers on each side of a quantity that can be the nearest


class Draft(NamedTuple):
    """A trigger whose family is settled."""

    trigger: Trigger
    entry: Entry
    family: Family
    roles: Roles
    where: Thing | None
    when: When


class Sentence(NamedTuple):
    """A sentence with all that its triggers are judged by."""

    line: Line
    parties: list[Party]
    triggers: list[Trigger]
    subjects: Subjects
    quantities: list[Found]


def quantities_of(sentence: Sentence, trigger: Trigger) -> list[Found]:
    """Return the quantities nearer to this trigger than to any other of the sentence, in its piece."""
    first, stop = sentence.line.bounds(trigger.first)
    return [
        q
        for q in sentence.quantities
        if first <= q.first < stop and nearest(sentence.triggers, q) == trigger.first
    ]


def nearest(triggers: Sequence[Trigger], found: Found) -> int:
    """Return the first token of the trigger a quantity stands nearest to; the triggers are in order."""

    def distance(trigger: Trigger) -> tuple[int, int]:
        gap = (
            found.first - trigger.last if found.first > trigger.last else trigger.first - found.last
        )
        return (gap, -trigger.first)

    at = bisect_left(triggers, found.first, key=_first)
    return min(triggers[max(0, at - _BESIDES) : at + _BESIDES], key=distance).first


def _first(trigger: Trigger) -> int:
    return trigger.first
