"""Moments: every expression of time on a page as an interval, with what it rests on and what speaks against it.

In order: :mod:`.find` takes expressions from the tokens (what is said, not yet which day), this module settles what
they count from, :mod:`.values` turns them into days, :mod:`.audit` doubts and repairs printed days. A page's own
publication day comes from its furniture, else from the day behind a relay cue, else from the latest day told as past.
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
from benang.reading.moments.shapes import Date, Found, Years
from benang.reading.moments.values import Anchors, Value, resolve
from benang.reading.scan import Passage, Scan
from benang.records import Article, Moment, Published, Repair, Span, Why

_DAY = 10


class Spotted(NamedTuple):
    """An expression found, with its sentence, whether a relay cue stands before it, and the quotation it is in."""

    found: Found
    passage: Passage
    relay: bool
    quoted: bool


def find_moments(
    scan: Scan, article: Article, pack: Pack
) -> tuple[tuple[Moment, ...], Published | None]:
    """Return the moments of a page in text order, and when the page was published as far as it says."""
    spotted = _spot(scan, pack)
    published = article.published or _published(spotted, scan)
    now = _day(published.last) if published else None
    moments = _Page(scan, spotted, now, pack.times).moments()
    return moments, published


def best(moment: Moment) -> tuple[str, str]:
    """Return the first and last day to reckon with: those of the top repair where the printed ones are doubted."""
    if moment.doubt and moment.repairs:
        return moment.repairs[0].first[:_DAY], moment.repairs[0].last[:_DAY]
    return moment.first[:_DAY], moment.last[:_DAY]


def _spot(scan: Scan, pack: Pack) -> list[Spotted]:
    rules = grammar(pack)
    quotes = [q for q in scan.quotes if not q.single]
    spotted: list[Spotted] = []
    at = 0
    for passage in scan.sentences:
        for found in rules.find(passage.tokens):
            while at < len(quotes) and quotes[at].stop <= found.start:
                at += 1
            quoted = at < len(quotes) and quotes[at].start < found.start
            relay = not quoted and follows_relay(passage.tokens, found.first_token, pack.times)
            spotted.append(Spotted(found, passage, relay, quoted))
    return spotted


def _published(spotted: Sequence[Spotted], scan: Scan) -> Published | None:
    """The day behind the first relay cue, else the latest full date that no future word stands with."""
    full = [
        (value.days.last, s)
        for s in spotted
        if isinstance(s.found.shape, Date)
        and s.found.shape.year
        and (value := resolve(s.found.shape, Anchors(date.min, one(date.min)))).exists
    ]
    relays = [(day, s) for day, s in full if s.relay]
    if relays:
        return _as_published(relays[0], scan, relay=True)
    return _as_published(max(full, key=lambda pair: pair[0]), scan, relay=False) if full else None


def _as_published(pair: tuple[date, Spotted], scan: Scan, *, relay: bool) -> Published:
    day, spotted = pair
    span = Span(scan.page, spotted.found.start, spotted.found.stop)
    return Published(day.isoformat(), day.isoformat(), "relay" if relay else "latest", span)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_DAY])
    except ValueError:
        return None


class _Page:
    """The expressions of one page on their way to days; ``last`` is the day named last."""

    def __init__(
        self, scan: Scan, spotted: Sequence[Spotted], now: date | None, times: Times
    ) -> None:
        self.scan = scan
        self.spotted = spotted
        self.now = now
        self.times = times
        self.last = one(now) if now else None
        self.witnesses = self._witnesses()

    def moments(self) -> tuple[Moment, ...]:
        made = (self._moment(index) for index in range(len(self.spotted)))
        return tuple(moment for moment in made if moment is not None)

    def _witnesses(self) -> Witnesses:
        """Full dates whose weekday fits, or that have none."""
        printed: set[date] = set()
        for spotted in self.spotted:
            shape = spotted.found.shape
            if isinstance(shape, Date) and shape.month and (shape.year or self.now):
                anchors = Anchors(self.now or date.min, one(self.now or date.min))
                value = resolve(shape, anchors)
                if value.exists and shape.weekday in {-1, value.days.first.weekday()}:
                    printed.add(value.days.first)
        return Witnesses(frozenset(printed), self.now)

    def _moment(self, index: int) -> Moment | None:
        spotted = self.spotted[index]
        shape = spotted.found.shape
        now = self._anchor(index)
        if now is None:
            if not isinstance(shape, Years) and not getattr(shape, "year", 0):
                return None
            now = date.min
        ahead = any(
            t.low in self.times.words.future
            for t in spotted.passage.tokens[: spotted.found.first_token]
        )
        anchors = Anchors(now, self.last or one(now), ahead, spotted.found.first_token == 0)
        value = resolve(shape, anchors)
        doubt, repairs = self._doubts(spotted, value)
        if not value.exists and repairs:
            day = date.fromisoformat(repairs[0].first)
            value = value._replace(days=one(day))
        if value.days.first == value.days.last and not spotted.relay:
            self.last = (
                one(date.fromisoformat(repairs[0].first)) if doubt and repairs else value.days
            )
        return self._as_moment(spotted, value, (doubt, repairs))

    def _anchor(self, index: int) -> date | None:
        """The day this expression counts from: publication, or in a quotation the day of speaking."""
        spotted = self.spotted[index]
        if not spotted.quoted:
            return self.now
        for other in self.spotted[index + 1 :]:
            if other.passage.paragraph != spotted.passage.paragraph:
                break
            shape = other.found.shape
            if not other.quoted and not other.relay and isinstance(shape, Date) and shape.month:
                value = resolve(shape, Anchors(self.now or date.min, one(self.now or date.min)))
                if value.exists:
                    return value.days.first
        return self.now

    def _doubts(self, spotted: Spotted, value: Value) -> tuple[str, tuple[Repair, ...]]:
        shape = spotted.found.shape
        if not isinstance(shape, Date):
            return "", ()
        if not value.exists:
            repairs = audit.impossible_repairs(shape, self.now or date(2000, 1, 1), self.witnesses)
            return "impossible", repairs
        printed = value.days.first
        if shape.weekday >= 0 and shape.month and printed.weekday() != shape.weekday:
            return "weekday", audit.weekday_repairs(shape, printed, self.witnesses)
        return "", ()

    def _as_moment(
        self, spotted: Spotted, value: Value, doubts: tuple[str, tuple[Repair, ...]]
    ) -> Moment:
        found = spotted.found
        first, last = value.days.first.isoformat(), value.days.last.isoformat()
        if found.clock and first == last:
            zone = found.zone if found.zone[:1] in {"+", "-"} else ""
            first = last = f"{first}T{found.clock}{zone}"
        return Moment(
            span=Span(self.scan.page, found.start, found.stop),
            first=first,
            last=last,
            basis=value.basis,
            zone=found.zone,
            doubt=doubts[0],
            repairs=doubts[1],
            relay=spotted.relay,
            why=Why(
                "moment." + type(found.shape).__name__.lower(),
                (self.scan.text[found.start : found.stop],),
            ),
        )
