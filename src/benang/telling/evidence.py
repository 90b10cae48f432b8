"""Where every told line stands: the pages of a story, numbered, and the sentence around any span of theirs."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from benang.records import Event, Reading, Sentence, Span, Statement


class Cite(Struct, frozen=True):
    """A sentence of a page with the part that counts: ``before + exact + after`` is the sentence as printed.

    ``anchor`` is where the sentence stands in the evidence annex; ``page`` is the page's number there, from 1.
    """

    page: int
    outlet: str
    day: str
    anchor: str
    before: str
    exact: str
    after: str


class Evidence:
    """The readings of a story's pages by publication and id, and everything in them by its id."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = tuple(sorted(readings, key=_by_day))
        self.number = {r.article.page.id: n for n, r in enumerate(self.readings, 1)}
        self.statements: dict[str, Statement] = {
            s.id: s for r in self.readings for s in r.statements
        }
        self.events: dict[str, Event] = {e.id: e for r in self.readings for e in r.events}

    def reading(self, page: str) -> Reading:
        """Return the reading of a page by its id."""
        return self.readings[self.number[page] - 1]

    def span_of(self, id_: str) -> Span | None:
        """Return where a statement or an event stands, or None when it is not on these pages."""
        if id_ in self.statements:
            return self.statements[id_].pieces[0]
        return self.events[id_].span if id_ in self.events else None

    def cite(self, span: Span) -> Cite:
        """Return the sentence around a span."""
        reading = self.reading(span.page)
        text = reading.article.page.text
        at = sentence_at(reading.sentences, span.start)
        sentence = None if at is None else reading.sentences[at].span
        start = span.start if sentence is None else min(sentence.start, span.start)
        stop = span.stop if sentence is None else max(sentence.stop, span.stop)
        return Cite(
            page=self.number[span.page],
            outlet=outlet_of(reading),
            day=day_of(reading),
            anchor=anchor(self.number[span.page], at),
            before=text[start : span.start],
            exact=text[span.start : span.stop],
            after=text[span.stop : stop],
        )

    def cite_id(self, id_: str) -> Cite | None:
        """Return the sentence around a statement or event by its id, or None when it is not on these pages."""
        span = self.span_of(id_)
        return None if span is None else self.cite(span)


def anchor(number: int, sentence: int | None) -> str:
    """Return the name of a sentence's place in the annex: only digits and letters of ours."""
    return f"p{number}" if sentence is None else f"p{number}s{sentence + 1}"


def sentence_at(sentences: tuple[Sentence, ...], at: int) -> int | None:
    """Return the index of the sentence that holds a place, or None between sentences."""
    index = bisect_right([s.span.start for s in sentences], at) - 1
    return index if index >= 0 and at < sentences[index].span.stop else None


def outlet_of(reading: Reading) -> str:
    """Return the outlet a page names, else where the page came from."""
    return reading.article.outlet or reading.article.page.source


def day_of(reading: Reading) -> str:
    """Return the day a page was published, or an empty string."""
    return reading.published.first[:10] if reading.published else ""


def _by_day(reading: Reading) -> tuple[str, str]:
    return (reading.published.first if reading.published else "~", reading.article.page.id)
