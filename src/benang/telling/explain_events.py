"""Explaining an event: which word makes it one, who does what to whom, where, when, how firmly, and who says so."""

from benang.records import Why
from benang.telling.explain_times import moments_like
from benang.telling.voice import IN, Voice, whys_of

_OF_FIRMNESS = frozenset(
    {
        "event.planned", "event.firmness", "event.condition", "event.of_statement",
        "event.negated", "event.denied",
    }
)  # fmt: skip
_DAY_BEFORE = "event.day_before"
_SLOTS = ("what", "under", "condition", "where")


def event(voice: Voice, id_: str) -> list[str]:
    """Return lines on an event with this id; none when there is none."""
    lines = []
    for page, start, stop, text, kind, modes, why in voice.rows(
        "SELECT page, start, stop, text, kind, modes, why FROM events WHERE id = ?", id_
    ):
        reasons = whys_of(why)
        lines += [
            voice.say("event", id_, voice.kind(kind, modes)),
            IN + voice.stands(page, start, stop, text),
        ]
        lines += voice.sentences(page, int(start), int(stop))
        rest = [w for w in reasons if w.rule not in _OF_FIRMNESS and w.rule != _DAY_BEFORE]
        lines += [IN + voice.say("because", voice.why(w)) for w in rest if w.rule]
        lines += _actors(voice, id_)
        lines += _slots(voice, id_)
        lines += _when(voice, id_, reasons)
        lines += _firmness(voice, id_, reasons)
        lines += _holders(voice, id_)
    return lines


def _actors(voice: Voice, id_: str) -> list[str]:
    """Return who does it and to whom, each with the words that name them; that nobody is named is said."""
    lines = []
    for side in ("who", "to_whom"):
        found = voice.rows(
            "SELECT name, text, resolved FROM actors WHERE event = ? AND side = ? ORDER BY start, name",
            id_,
            side,
        )
        told = [
            voice.say("actor", name, voice.say(f"actor_{resolved}", text or name))
            for name, text, resolved in found
        ]
        lines.append(IN + voice.say(side, "; ".join(told) or voice.say("nobody")))
    return lines


def _slots(voice: Voice, id_: str) -> list[str]:
    """Return what it is about, under what, on which condition, where, and its figures, as printed."""
    values = voice.rows(
        'SELECT what, "under", condition, "where" FROM events WHERE id = ?', id_
    )[0]  # fmt: skip
    lines = [
        IN + voice.say(f"event_{slot}", value)
        for slot, value in zip(_SLOTS, values, strict=True)
        if value
    ]
    found = voice.rows("SELECT text FROM numbers WHERE event = ? ORDER BY start", id_)
    printed = "; ".join(text for (text,) in found)
    return [*lines, IN + voice.say("event_numbers", printed)] if printed else lines


def _when(voice: Voice, id_: str, reasons: tuple[Why, ...]) -> list[str]:
    """Return the day and the printed words it comes from; that no day is printed is said."""
    (page, start, first, last), *_ = voice.rows(
        "SELECT page, start, when_first, when_last FROM events WHERE id = ?", id_
    )
    if not first:
        return [IN + voice.say("no_day")]
    late = [voice.why(w) for w in reasons if w.rule == _DAY_BEFORE]
    lines = [IN + voice.say("event_when", "; ".join([voice.interval(first, last), *late]))]
    return lines + [IN + line for line in moments_like(voice, page, int(start), first, last)]


def _firmness(voice: Voice, id_: str, reasons: tuple[Why, ...]) -> list[str]:
    """Return how firm it is and which words decided."""
    (modality, polarity, not_yet, background), *_ = voice.rows(
        "SELECT modality, polarity, not_yet, background FROM events WHERE id = ?", id_
    )
    words = voice.firmness_said(modality, polarity, not_yet)
    rules = [voice.why(w) for w in reasons if w.rule in _OF_FIRMNESS]
    if (modality, polarity) == ("asserted", "+"):
        rules = [voice.say("plain")]
    lines = [IN + voice.say("firm", "; ".join([words, *rules]))]
    return [*lines, IN + voice.say("recap")] if background == "1" else lines


def _holders(voice: Voice, id_: str) -> list[str]:
    """Return whose words the event stands in, or that the outlet tells it in its own voice."""
    found = voice.rows(
        "SELECT s.id, s.speaker FROM statements s JOIN events e ON e.page = s.page "
        "AND s.start <= e.start AND s.stop >= e.stop WHERE e.id = ? ORDER BY s.stop - s.start",
        id_,
    )
    told = [
        IN + voice.say("within", voice.labels("unnamed") if name == "unnamed" else name, holder)
        for holder, name in found
    ]
    return told or [IN + voice.say("own_voice")]
