"""Expressions of time in their sentences: which are quoted, which stand behind a relay cue or a cue of speech.

Also what a page without a date line says of its own publication: the day behind a relay cue, else the latest full date.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from benang.languages import Pack
from benang.languages.times import Times
from benang.reading.moments import audit
from benang.reading.moments.audit import Witnesses
from benang.reading.moments.calendar import one
from benang.reading.moments.find import grammar
from benang.reading.moments.relay import follows_relay
from benang.reading.moments.shapes import Date, Deictic, Found, Month, Weekday, Years
from benang.reading.moments.values import Anchors, resolve
from benang.reading.scan import Passage, Scan
from benang.records import Published, Span

DAY_CHARACTERS = 10
_NOBODY = Witnesses(frozenset(), None)
_Y2K = date(2000, 1, 1)
_SOME_DAY = Anchors(_Y2K, one(_Y2K), one(_Y2K))
_WINDOW = 16
_DAYS = (Date, Weekday, Deictic)


class Spotted(NamedTuple):
    """An expression with its sentence; ``told`` if a cue of speech or relay stands before it, ``ahead`` a future word.

    ``bound`` if it is where something begins or ends ("hingga 31 Maret").
    """

    found: Found
    passage: Passage
    quoted: bool
    relay: bool
    told: bool
    ahead: bool
    bound: bool


def spot(scan: Scan, pack: Pack) -> list[Spotted]:
    """Return every expression of time of the page in text order."""
    rules = grammar(pack)
    quotes = [q for q in scan.quotes if not q.single]
    spotted: list[Spotted] = []
    at = 0
    for passage in scan.sentences:
        for found in rules.find(passage.tokens):
            while at < len(quotes) and quotes[at].stop <= found.start:
                at += 1
            quoted = at < len(quotes) and quotes[at].start < found.start
            spotted.append(_in_place(found, passage, pack.times, quoted=quoted))
    return spotted


def _in_place(found: Found, passage: Passage, times: Times, *, quoted: bool) -> Spotted:
    first = found.first_token
    before = _words_before(passage, first, times)
    relay = (
        isinstance(found.shape, _DAYS)
        and not quoted
        and not before.isdisjoint(times.words.relay)
        and follows_relay(passage.tokens, first, times)
    )
    told = relay or not before.isdisjoint(times.words.told)
    ahead = found.way > 0 or (found.way == 0 and not before.isdisjoint(times.words.future))
    bound = first > 0 and passage.tokens[first - 1].low in times.words.bound
    return Spotted(found, passage, quoted, relay, told, ahead, bound)


def _words_before(passage: Passage, first: int, times: Times) -> set[str]:
    """Return the words before an expression in its sentence, without the future word of "akan tetapi"."""
    tokens = passage.tokens
    start = max(0, first - _WINDOW)
    before = {token.low for token in tokens[start:first]}
    if before.isdisjoint(times.words.but):
        return before
    pairs = zip(tokens[start:first], tokens[start + 1 : first + 1], strict=False)
    return {token.low for token, after in pairs if after.low not in times.words.but}


def published_by(spotted: Sequence[Spotted], page: str) -> Published | None:
    """Return the day behind the first relay cue, else the latest full date that is told as past."""
    full = [(day, s) for s in spotted if (day := full_date(s.found)) is not None]
    relays = [pair for pair in full if pair[1].relay]
    past = _surest([pair for pair in full if not pair[1].ahead and not pair[1].bound])
    if not relays and not past:
        return _guessed(spotted, page)
    day, chosen = relays[0] if relays else max(past, key=lambda pair: pair[0])
    span = Span(page, chosen.found.start, chosen.found.stop)
    said = day.isoformat()
    if relays:
        return Published(said, said, "relay", span)
    return Published(said, said, "latest", span, _before(spotted, day))


def _before(spotted: Sequence[Spotted], since: date) -> str:
    """Return the end of the first time, printed with its year, that the page tells as still to come; or empty."""
    ends = [
        value.days.last
        for s in spotted
        if s.ahead and not s.told and isinstance(s.found.shape, Date | Month) and s.found.shape.year
        if (value := resolve(s.found.shape, _SOME_DAY)).exists and value.days.last > since
    ]
    return min(ends).isoformat() if ends else ""


def _surest(past: list[tuple[date, Spotted]]) -> list[tuple[date, Spotted]]:
    """Return the dates behind a cue of speech, else those with a weekday, else all: what is told is told close to its day."""
    told = [pair for pair in past if pair[1].told and not pair[1].quoted]
    named = [pair for pair in past if getattr(pair[1].found.shape, "weekday", -1) >= 0]
    return told or named or past


def _guessed(spotted: Sequence[Spotted], page: str) -> Published | None:
    """Return the latest dated weekday without a year, in the year where it fits nearest to the latest the page prints."""
    shapes = [s.found.shape for s in spotted]
    years = [shape.last for shape in shapes if isinstance(shape, Years)]
    years += [shape.year for shape in shapes if isinstance(shape, Month) and shape.year]
    if not years:
        return None
    now = date(max(years), 12, 31)
    anchors = Anchors(now, one(now), one(now), firm=False)
    days = [
        (value.days.last, s)
        for s in spotted
        if isinstance(shape := s.found.shape, Date) and shape.weekday >= 0
        if (value := resolve(shape, anchors)).exists
    ]
    if not days:
        return None
    day, chosen = max(days, key=lambda pair: pair[0])
    span = Span(page, chosen.found.start, chosen.found.stop)
    return Published(day.isoformat(), day.isoformat(), "latest", span)


def full_date(found: Found) -> date | None:
    """Return the day of a date printed with its year, repaired where its weekday contradicts it; None for anything else."""
    shape = found.shape
    if not isinstance(shape, Date) or not shape.year:
        return None
    value = resolve(shape, _SOME_DAY)
    if not value.exists:
        return None
    day = value.days.first
    if shape.weekday in {-1, day.weekday()}:
        return day
    repairs = audit.weekday_repairs(shape, day, _NOBODY)
    return date.fromisoformat(repairs[0].first)
