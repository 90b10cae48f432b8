"""Which words of a sentence may tell of a happening, and what carries them.

A form is looked up by its first word; the longest wins. A noun is carried by a verb before it ("menggelar pertemuan") or
behind it ("pertemuan itu berlangsung"); that verb's voice then decides who does what. Bare verbs count in headlines only.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from benang.languages.happening import Entry, HappeningWords
from benang.reading.events.lines import Line, bare

_REACH_LEFT = 5
_REACH_RIGHT = 16
_BARE_ZONES = frozenset({"headline", "deck"})


class Trigger(NamedTuple):
    """A form found: tokens ``first`` to ``last`` included; ``own`` if it ends in -nya; the verb that carries a noun."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    own: bool = False
    light: int = -1
    carried: Literal["", "active", "passive", "happens", "cancel", "postpone"] = ""

    @property
    def begin(self) -> int:
        """The first token of the trigger with the verb that carries it."""
        return self.light if 0 <= self.light < self.first else self.first


def find_triggers(line: Line) -> list[Trigger]:
    """Return the triggers of the sentence in order, never overlapping."""
    found: list[Trigger] = []
    behind = 0
    forms = line.words.forms
    starts = [at for at, low in enumerate(line.lows) if low in forms or low.endswith("nya")]
    for at in starts:
        if at < behind:
            continue
        trigger = _at(line, at)
        if isinstance(trigger, int):
            behind = at + trigger
            continue
        found.append(trigger)
        behind = trigger.last + 1
    return [_with_light(line, t) for t in found]


def has_trigger(lows: Sequence[str], words: HappeningWords) -> bool:
    """Return whether any word may begin a form: the quick question asked of every sentence."""
    forms = words.forms
    if not forms.keys().isdisjoint(lows):
        return True
    owned = [low for low in lows if low.endswith("nya")]
    return any(bare(low) in forms for low in owned)


def _at(line: Line, at: int) -> Trigger | int:
    """Return the trigger that begins at a token, or how many tokens to pass over: an idiom hides all its words."""
    low = line.lows[at]
    forms = line.words.forms.get(low) or line.words.forms.get(bare(low), ())
    for words, entries in forms:
        last = at + len(words) - 1
        if last >= len(line.lows):
            continue
        if tuple(line.lows[at:last]) != words[:-1]:
            continue
        own = line.lows[last] != words[-1]
        if own and bare(line.lows[last]) != words[-1]:
            continue
        allowed = _allowed(line, at, entries)
        if not entries:
            return len(words)
        if allowed:
            return Trigger(at, last, allowed, own)
    return 1


def _allowed(line: Line, at: int, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    before = line.lows[at - 1] if at else ""
    if before in ("di", "ke"):
        return ()
    if line.passage.zone in _BARE_ZONES:
        return entries
    if at and line.tokens[at].text[0].isupper() and before[0].isalpha():
        return ()  # a capital inside a sentence: part of the name of a body or a title
    if before in line.clauses.pronouns or before in line.clauses.speakers:
        return entries  # "sudah kami tangkap": the bare verb of an object that stands in front
    return tuple(e for e in entries if e.voice != "bare")


def _with_light(line: Line, trigger: Trigger) -> Trigger:
    if not any(e.voice in ("noun", "deed") for e in trigger.entries):
        return trigger
    light = line.words.file.light
    for k in range(trigger.first - 1, max(trigger.first - 1 - _REACH_LEFT, -1), -1):
        low = line.lows[k]
        if low in light.cancel:
            return trigger._replace(light=k, carried="cancel")
        if low in light.postpone:
            return trigger._replace(light=k, carried="postpone")
        if low in light.active:
            return trigger._replace(light=k, carried="active")
        if low in light.topics or _parts(line, k) or _taken(line, k):
            break  # who is tried in a case of murder does not murder at the trial
    return _carried_behind(line, trigger)


def _taken(line: Line, at: int) -> bool:
    """Return whether another trigger stands here that the verb before it carries, unless "dan" joins the two."""
    other = _at(line, at)
    return not isinstance(other, int) and line.lows[other.last + 1] not in line.clauses.joins


def _parts(line: Line, at: int) -> bool:
    low = line.lows[at]
    closed = low in line.clauses.prepositions or low in line.clauses.stops
    return closed or not low[0].isalpha() or line.is_verb(at)


def _carried_behind(line: Line, trigger: Trigger) -> Trigger:
    light = line.words.file.light
    stop = min(trigger.last + 1 + _REACH_RIGHT, len(line.lows))
    which = trigger.last + 1
    if line.lows[which : which + 1] == ["yang"] and not light.passive.isdisjoint(
        line.lows[which + 1 : which + 2]
    ):
        return trigger._replace(light=which + 1, carried="passive")
    for k in range(trigger.last + 1, line.right(trigger.last, stop)):
        low = line.lows[k]
        if low in light.cancel and not low.startswith("me"):
            return trigger._replace(light=k, carried="cancel")
        if low in light.postpone and not low.startswith("me"):
            return trigger._replace(light=k, carried="postpone")
        if low in light.passive:
            return trigger._replace(light=k, carried="passive")
        if low in light.happens:
            return trigger._replace(light=k, carried="happens")
        if line.is_verb(k) or low in line.words.forms:
            break
    return trigger
