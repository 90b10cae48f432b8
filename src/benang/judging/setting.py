"""A reading with what people set in place of what the machine read; the reading that was given stays as it is.

Every changed statement, event and moment carries ``judged.set`` with who set what, what the machine had said and why, so
that a person sees both. What follows from a date follows: a page with another day of publication is read again with that
day (where the rules that read it are still the ones at hand), and what stands in the sentence of a moment and had its day
takes its new one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from benang.judging.marks import moment_id
from benang.judging.naming import actor_named, known_as, speaker_named, with_named
from benang.judging.values import FIELDS, Setting, interval, names
from benang.records import Article, Event, Moment, Published, Reading, Span, Statement, Why

T = TypeVar("T", Statement, Event)


class Wanted(NamedTuple):
    """One setting that holds: the id of the thing on its page, what to set, and what was read there; by whom, why, the id."""

    id: str
    setting: Setting
    machine: str
    by: str
    why: str
    judgement: str


def apply(
    reading: Reading, wanted: Sequence[Wanted], read: Callable[[Article], Reading]
) -> Reading:
    """Return a copy of a page's reading with everything people set on it; ``read`` reads an article again."""
    page = reading.article.page.id
    held: dict[str, list[Wanted]] = {}
    for want in wanted:
        held.setdefault(want.id, []).append(want)
    judged = _published(reading, held.get(page, ()), read)
    judged = _moments(judged, held)
    judged = with_named(judged, (n for want in wanted for n in _named(want.setting)))
    return replace(
        judged,
        statements=tuple(_set(s, held.get(s.id, ()), judged) for s in judged.statements),
        events=tuple(_set(e, held.get(e.id, ()), judged) for e in judged.events),
    )


def _why(want: Wanted) -> Why:
    """Return the reason of a changed field: who set which one, what was read, what it is now, why, by which judgement."""
    field, value = want.setting
    return Why("judged.set", (want.by, field, want.machine, value, want.why, want.judgement))


def _named(setting: Setting) -> tuple[str, ...]:
    if setting.field == "speaker":
        return (setting.value,)
    return names(setting.value) if setting.field in ("who", "to_whom") else ()


# --- a page's day, a moment's day and what follows from them ---------------------------------------------------------


def _published(
    reading: Reading, wanted: Sequence[Wanted], read: Callable[[Article], Reading]
) -> Reading:
    days = next((interval(w.setting.value) for w in wanted), None)
    if days is None:
        return reading
    span = reading.published.span if reading.published else None
    published = Published(*days, "judged", span)
    article = replace(reading.article, published=published)
    again = read(article)
    if _same_things(reading, again):
        return replace(again, article=article, published=published)
    return replace(reading, article=article, published=published)


def _same_things(reading: Reading, again: Reading) -> bool:
    """Return whether the same rules read a page again and found the same things on it."""
    return reading.pack == again.pack and all(
        [x.id for x in old] == [x.id for x in new]
        for old, new in ((reading.statements, again.statements), (reading.events, again.events))
    )


def _moments(reading: Reading, held: Mapping[str, Sequence[Wanted]]) -> Reading:
    for at, moment in enumerate(reading.moments):
        wanted = held.get(moment_id(moment), ())
        days = next((interval(w.setting.value) for w in wanted), None)
        if days is None:
            continue
        why = _why(wanted[0])
        changed = replace(
            moment, first=days[0], last=days[1], doubt="", repairs=(), basis="explicit", why=why
        )
        moments = (*reading.moments[:at], changed, *reading.moments[at + 1 :])
        reading = _follow(replace(reading, moments=moments), moment, changed)
    return reading


def _follow(reading: Reading, old: Moment, new: Moment) -> Reading:
    """Give what stands in a moment's sentence and had its day, as printed or repaired, its new day."""
    days = (new.first, new.last)
    had = {(old.first, old.last), *((r.first, r.last) for r in old.repairs)}
    sentence = next((s.span for s in reading.sentences if _inside(old.span, s.span)), old.span)
    by, _, *seen = new.why.args
    said = Why("judged.moment", (by, "said", *seen))
    when = Why("judged.moment", (by, "when", *seen))
    return replace(
        reading,
        statements=tuple(
            replace(s, said=days, why=(*s.why, said))
            if s.said in had
            and any(_touches(p, sentence) for p in (*s.pieces, s.cue or s.pieces[0]))
            else s
            for s in reading.statements
        ),
        events=tuple(
            replace(e, when=days, when_doubt="", why=(*e.why, when))
            if e.when in had and _touches(e.span, sentence)
            else e
            for e in reading.events
        ),
    )


def _inside(span: Span, whole: Span) -> bool:
    return whole.start <= span.start < whole.stop


def _touches(left: Span, right: Span) -> bool:
    return left.start < right.stop and right.start < left.stop


# --- statements and events -------------------------------------------------------------------------------------------


def _set(thing: T, wanted: Iterable[Wanted], reading: Reading) -> T:
    """Return a statement or event with what was set, in the order of the fields, each with its reason."""
    sort = "statement" if isinstance(thing, Statement) else "event"
    order = list(FIELDS[sort])
    for want in sorted(wanted, key=lambda w: (order.index(w.setting.field), w.by, w.why)):
        changed = _changed(thing, want.setting, reading)
        thing = replace(thing, **changed, why=(*thing.why, _why(want)))
    return thing


def _changed(thing: Statement | Event, setting: Setting, reading: Reading) -> dict[str, object]:
    """Return the fields of a record that a setting changes, with what they become."""
    field, value = setting
    if field == "speaker":
        return {"speaker": speaker_named(value, reading)}
    if isinstance(thing, Event):
        return _of_event(thing, setting, reading)
    if field == "said":
        return {"said": interval(value)}
    return _firmness(thing, setting)


def _of_event(event: Event, setting: Setting, reading: Reading) -> dict[str, object]:
    field, value = setting
    known = known_as((*event.who, *event.to_whom))
    if field in ("who", "to_whom"):
        return {field: tuple(actor_named(n, known, reading) for n in names(value))}
    changed: dict[str, dict[str, object]] = {
        "direction": {"who": event.to_whom, "to_whom": event.who},
        "when": {"when": interval(value), "when_doubt": ""},
        # the modes were those of the other kind
        "kind": {"kind": value, "modes": event.modes if event.kind == value else ()},
        "modes": {"modes": names(value)},
    }
    return changed.get(field) or _firmness(event, setting)


def _firmness(thing: Statement | Event, setting: Setting) -> dict[str, object]:
    """Return act, modality, polarity, not-yet and background; what is not yet so is never plainly so."""
    field, value = setting
    if field == "polarity":
        return {"polarity": value, "not_yet": thing.not_yet and value == "-"}
    if field == "not_yet":
        return {"not_yet": value == "yes", "polarity": "-" if value == "yes" else thing.polarity}
    return {field: value == "yes" if field == "background" else value}
