"""Why an event is as firm as it is: the word of its clause that decided, its condition, or the statement it stands in."""

from typing import NamedTuple

from benang.reading.events.lines import Line, match
from benang.reading.events.triggers import Trigger
from benang.records import Modality, Polarity, Span, Why


class Own(NamedTuple):
    """How firm an event is by its own clause, before the statement it stands in has a say; ``word`` decided."""

    modality: Modality
    polarity: Polarity
    word: str
    condition: Span | None


def deciding(line: Line, clause: tuple[int, int], cues: dict[str, int], modality: Modality) -> str:
    """Return the word that made an event what it is, or nothing where no single word did.

    ``clause`` is where the clause begins and the trigger stands, ``cues`` its words of firmness by class.
    """
    left, at = clause
    if modality in cues:
        return line.lows[cues[modality]]
    opens = line.lows[left - 1] if left else ""
    hit = match(line.words.firmness, line.lows, left - 1) if left else None
    if modality == "requested" or opens in line.words.file.aspect.conditional or hit:
        return opens
    return "?" if modality == "possible" and "?" in line.lows[at:] else ""


def whys(line: Line, own: Own, modality: Modality) -> tuple[Why, ...]:
    """Return why an event is no plain fact: the statement it stands in, a condition, or a word of its clause."""
    if modality == "asserted":
        return ()
    if modality != own.modality:
        return (Why("event.of_statement"),)
    if own.condition is not None:
        text = line.text[own.condition.start : own.condition.stop]
        return (Why("event.condition", (" ".join(text.split()),)),)
    plan = modality == "planned"  # told by its cue
    return () if plan or not own.word else (Why("event.firmness", (own.word,)),)


def denials(line: Line, trigger: Trigger, own: Own, polarity: Polarity) -> tuple[Why, ...]:
    """Return why an event is denied: a word of its clause, or the statement that denies it."""
    if polarity == "+":
        return ()
    if own.polarity == "+":
        return (Why("event.denied"),)
    if trigger.carried == "cancel":
        return (Why("event.negated", (line.lows[trigger.light],)),)
    reach = max(trigger.last, trigger.light)
    for k in (*range(trigger.begin - 1, -1, -1), *range(trigger.begin, reach + 1)):
        hit = match(line.words.firmness, line.lows, k)
        if hit and hit[1] in ("negative", "not_yet"):
            return (Why("event.negated", (line.lows[k],)),)
    return ()
