"""Where every told line stands: the pages of a file, numbered, and the sentence around any span of theirs."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from benang.records import Event, Reading, Sentence, Span, Statement

LATEST = "latest"
"""The basis of a publication of which only the earliest time is known."""


class Cite(Struct, frozen=True):
    """A sentence of a page with the part that counts: ``before + exact + after`` is the sentence as printed.

    ``page`` and ``sentence`` are numbers from 1 (``sentence`` is 0 between sentences); ``anchor`` is the place's name in
    the evidence annex.
    """

    page: int
    sentence: int
    outlet: str
    day: str
    anchor: str
    before: str
    exact: str
    after: str

    @property
    def place(self) -> str:
        """Return page and sentence as they are printed: ``3:12``, or ``3`` between sentences."""
        return f"{self.page}:{self.sentence}" if self.sentence else str(self.page)


class Evidence:
    """The readings of some pages by publication and id, numbered from 1, and everything in them by its id."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = tuple(sorted(readings, key=_by_day))
        self.number = {r.article.page.id: n for n, r in enumerate(self.readings, 1)}
        self.statements: dict[str, Statement] = {
            s.id: s for r in self.readings for s in r.statements
        }
        self.events: dict[str, Event] = {e.id: e for r in self.readings for e in r.events}
        self._starts = {
            r.article.page.id: [s.span.start for s in r.sentences] for r in self.readings
        }

    def reading(self, page: str) -> Reading:
        """Return the reading of a page by its id."""
        return self.readings[self.number[page] - 1]

    def of(self, pages: Iterable[str]) -> tuple[Reading, ...]:
        """Return the readings of some pages in the order of their numbers; pages that are not here are left out."""
        found = sorted(self.number[page] for page in pages if page in self.number)
        return tuple(self.readings[number - 1] for number in found)

    def span_of(self, id_: str) -> Span | None:
        """Return where a statement or an event stands, or None when it is not on these pages."""
        if id_ in self.statements:
            return self.statements[id_].pieces[0]
        return self.events[id_].span if id_ in self.events else None

    def cite(self, span: Span) -> Cite:
        """Return the sentence around a span."""
        reading = self.reading(span.page)
        text = reading.article.page.text
        number = self.number[span.page]
        at = sentence_at(reading.sentences, self._starts[span.page], span.start)
        sentence = None if at is None else reading.sentences[at].span
        start = span.start if sentence is None else min(sentence.start, span.start)
        stop = span.stop if sentence is None else max(sentence.stop, span.stop)
        return Cite(
            page=number,
            sentence=0 if at is None else at + 1,
            outlet=outlet_of(reading),
            day=about_day(reading),
            anchor=anchor(number, at),
            before=text[start : span.start],
            exact=text[span.start : span.stop],
            after=text[span.stop : stop],
        )

    def cite_id(self, id_: str) -> Cite | None:
        """Return the sentence around a statement or event by its id, or None when it is not on these pages."""
        span = self.span_of(id_)
        return None if span is None else self.cite(span)

    def cites(self, ids: Iterable[str]) -> tuple[Cite, ...]:
        """Return the sentences around statements or events, each place once: one of each outlet first, then in reading order."""
        found = {cite for id_ in ids if (cite := self.cite_id(id_))}
        seen: Counter[str] = Counter()
        turns: list[tuple[int, Cite]] = []
        for cite in sorted(found, key=lambda c: (c.page, c.sentence, len(c.before), c.exact)):
            turns.append((seen[cite.outlet], cite))
            seen[cite.outlet] += 1
        return tuple(cite for _, cite in sorted(turns, key=lambda turn: turn[0]))


def anchor(number: int, sentence: int | None) -> str:
    """Return the name of a sentence's place in the annex: only digits and letters of ours."""
    return f"p{number}" if sentence is None else f"p{number}s{sentence + 1}"


def sentence_at(sentences: tuple[Sentence, ...], starts: list[int], at: int) -> int | None:
    """Return the index of the sentence that holds a place, or None between sentences; ``starts`` are theirs, sorted."""
    index = bisect_right(starts, at) - 1
    return index if index >= 0 and at < sentences[index].span.stop else None


def outlet_of(reading: Reading) -> str:
    """Return the outlet a page names, else where the page came from."""
    return reading.article.outlet or reading.article.page.source


def day_of(reading: Reading) -> str:
    """Return the day a page was published, or no earlier than which; empty where nothing is known."""
    return reading.published.first[:10] if reading.published else ""


def sure_day(reading: Reading) -> str:
    """Return the day a page was published; empty where only the latest day it speaks of is known, or none."""
    published = reading.published
    return day_of(reading) if published and published.basis != LATEST else ""


def about_day(reading: Reading) -> str:
    """Return the day a page was published, behind ``≥`` where it can only be no earlier; empty where nothing is known."""
    day = day_of(reading)
    return sure_day(reading) or (f"≥ {day}" if day else "")


def interval(pair: tuple[str, str] | None) -> str:
    """Return a time in words: a day, an instant to the minute, or both ends; empty when there is none."""
    if pair is None:
        return ""
    first, last = (time[:16].replace("T", " ") for time in pair)
    return first if first == last else f"{first} – {last}"


def _by_day(reading: Reading) -> tuple[str, str]:
    return (reading.published.first if reading.published else "~", reading.article.page.id)
