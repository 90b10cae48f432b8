"""What a happening is called on a screen: kind, who, to whom, what, where, in one line."""

from collections.abc import Iterable, Sequence
from math import inf

from benang.records import Event, Happening
from benang.telling.drawing import clipped
from benang.telling.evidence import Evidence
from benang.telling.labels import Labels
from benang.telling.told import ToldHappening

THINGS = 3
"""Things named in one line."""


class Namer:
    """Calls happenings by a line in an editor's words."""

    def __init__(self, happenings: Iterable[Happening], evidence: Evidence, words: Labels) -> None:
        self.words = words
        self.evidence = evidence
        self.happenings = {h.id: h for h in happenings}
        self.happening_of = {m: h.id for h in self.happenings.values() for m in h.members}

    def name(self, id_: str) -> str:
        """Return the line for a happening by its id, or the id when it is not of this story."""
        happening = self.happenings.get(id_)
        return id_ if happening is None else self.line(happening)

    def line(self, happening: Happening) -> str:
        """Return the line for a happening."""
        kind = self._kind(happening, self.events(happening))
        sides = (", ".join(happening.who), ", ".join(happening.to_whom))
        parties = " → ".join(side for side in sides if side)
        head = f"{kind}: {parties}" if parties else kind
        what = ", ".join(happening.what[:THINGS])
        return " · ".join(part for part in (head, what, happening.where) if part)

    def events(self, happening: Happening) -> list[Event]:
        """Return the mentions of a happening that are on these pages."""
        return [e for m in happening.members if (e := self.evidence.events.get(m))]

    def firmness(self, modality: str, polarity: str) -> str:
        """Return words for how firm something is; empty for what is simply asserted."""
        parts = (self.words.of("modality", modality), self.words.of("denied", polarity))
        return ", ".join(part for part in parts if part)

    def value(self, slot: str, value: str) -> str:
        """Return a claim's value in words; what occurred is said by the name alone."""
        return f"{self.words.of('slot', slot)}: {self.words.value(value)}"

    def _kind(self, happening: Happening, events: Sequence[Event]) -> str:
        modes = [m for e in events for m in e.modes]
        named = self.words.tables.get("mode", {})
        known = sorted((m for m in set(modes) if m in named), key=lambda m: (-modes.count(m), m))
        return named[known[0]] if known else self.words.of("kind", happening.kind)


def label_of(told: ToldHappening, words: Labels, room: float = inf) -> str:
    """Return a thing's name behind the words that keep it from looking like a fact: planned, denied, according to whom.

    A holder's name is shortened to the room, so that what is told still has its own.
    """
    said = ", ".join(words("unnamed") if name == "unnamed" else name for name in told.said_by)
    kind = "" if told.mark == "reported" else words.of("mark", told.mark)
    clash = words.of("verdict", told.verdict) if told.verdict in {"disputed", "conflict"} else ""
    holder = f"{words('holder')} {clipped(said, room)}" if said else ""
    heads = ", ".join(part for part in (clash, kind, holder) if part)
    return f"{heads}: {told.name}" if heads else told.name
