"""What a happening is called on a screen: kind, who, to whom, what, where, in one line."""

from collections.abc import Iterable, Sequence
from math import inf

from benang.records import Event, Happening, Why
from benang.telling.drawing import clipped
from benang.telling.evidence import Evidence
from benang.telling.labels import Labels
from benang.telling.told import ToldHappening, ToldLife

THINGS = 3
"""Things named in one line."""
SAID, UNNAMED = "_said", "_unnamed"
"""How rules end that decide by what somebody says (the last they saw is the name), or somebody without a name."""
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""What two do together, whichever of them a page names first."""


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
        modes = [mode for event in self.events(happening) for mode in event.modes]
        return line_of(happening, modes, self.words)

    def claimed(self, id_: str) -> str:
        """Return the line for a happening behind the names of those who say it, where no page does in its own voice."""
        happening = self.happenings.get(id_)
        said = happening and names_of(said_by(happening), self.words)
        return f"{self.words('holder')} {said}: {self.name(id_)}" if said else self.name(id_)

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


def line_of(happening: Happening, modes: Sequence[str], words: Labels) -> str:
    """Return kind, parties, things and place in one line; the kind by the commonest of the mentions' modes that has a word.

    Those who meet or work together are named once where no page puts anybody else on the other side.
    """
    kind = _kind(happening, modes, words)
    both = happening.kind in MUTUAL and set(happening.to_whom) <= set(happening.who)
    sides = (", ".join(happening.who), "" if both else ", ".join(happening.to_whom))
    parties = " → ".join(side for side in sides if side)
    head = f"{kind}: {parties}" if parties else kind
    what = ", ".join(happening.what[:THINGS])
    return " · ".join(part for part in (head, what, happening.where) if part)


def said_by(happening: Happening) -> tuple[str, ...]:
    """Return who says it where no page does in its own voice.

    Whoever says the opposite says something else, and so does an outlet that tells it less firmly than it is told here.
    """
    sides = [p for p in happening.positions if p.polarity == happening.polarity]
    sides = sides or list(happening.positions)
    same = [p for p in sides if p.modality == happening.modality] or sides
    if any(p.own_voice for p in same):
        return ()
    return tuple(dict.fromkeys(p.holder for p in same))


def names_of(holders: Iterable[str], words: Labels) -> str:
    """Return holders' names in a row; nobody named is said in words."""
    return ", ".join(words("unnamed") if name == "unnamed" else name for name in holders)


def last_why(life: ToldLife) -> Why | None:
    """Return why something that has a life is where it is now."""
    return life.steps[-1].why if life.steps else None


def state_of(state: str, why: Why | None, words: Labels) -> str:
    """Return the words of a state of a plan, agreement or sanction, and whose word it is where it rests on what somebody says."""
    name = words.of("state", state)
    if why is None or not why.rule.endswith((SAID, UNNAMED)):
        return name
    holder = words("unnamed") if why.rule.endswith(UNNAMED) else why.args[-1]
    return f"{name} ({words('holder')} {holder})"


def _kind(happening: Happening, modes: Sequence[str], words: Labels) -> str:
    named = words.tables.get("mode", {})
    known = sorted((m for m in set(modes) if m in named), key=lambda m: (-modes.count(m), m))
    return named[known[0]] if known else words.of("kind", happening.kind)


def label_of(told: ToldHappening, words: Labels, room: float = inf) -> str:
    """Return a thing's name behind the words that keep it from looking like a fact: planned, denied, according to whom.

    A holder's name is shortened to the room, so that what is told still has its own.
    """
    said = names_of(told.said_by, words)
    kind = "" if told.mark == "reported" else words.of("mark", told.mark)
    clash = words.of("verdict", told.verdict) if told.verdict in {"disputed", "conflict"} else ""
    holder = f"{words('holder')} {clipped(said, room)}" if said else ""
    heads = ", ".join(part for part in (clash, kind, holder) if part)
    return f"{heads}: {told.name}" if heads else told.name
