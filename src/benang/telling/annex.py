"""The pages as evidence: what is known of each one, and its whole text in pieces with roles and a place for every sentence."""

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from benang.records import Reading
from benang.telling.evidence import LATEST, Evidence, anchor, interval, outlet_of
from benang.telling.labels import Labels
from benang.telling.told import ToldStory

READ = frozenset({"body", "title"})
"""Roles that need no name beside the text."""


class Piece(Struct, frozen=True):
    """A run of a page's text: ``anchor`` and ``sentence`` where a sentence begins, ``tag`` where a block of its own role does."""

    text: str
    role: str
    anchor: str
    sentence: int
    tag: str


class PageSheet(Struct, frozen=True):
    """A page in the annex: its number, its head, what is known of it (name, value), and its text in pieces.

    ``copy_of``, ``version_of`` and ``newer`` are numbers of other pages of the file, or 0.
    """

    number: int
    outlet: str
    title: str
    day: str
    story: str
    copy_of: int
    version_of: int
    newer: int
    facts: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]


def sheets(told: list[ToldStory], evidence: Evidence, words: Labels) -> Iterator[PageSheet]:
    """Yield every page of the stories in the order of their numbers."""
    of_page = {page: one for one in told for page in one.story.pages}
    for number, reading in enumerate(evidence.readings, 1):
        story = of_page[reading.article.page.id]
        newer = (new for new, old in story.versions.items() if old == number)
        title = reading.article.title
        yield PageSheet(
            number=number,
            outlet=outlet_of(reading),
            title=title.text if title else reading.article.page.source,
            day=_published(reading, words) or words("undated"),
            story=story.story.id,
            copy_of=story.copies.get(number, 0),
            version_of=story.versions.get(number, 0),
            newer=max(newer, default=0),
            facts=tuple((words(name), value) for name, value in _facts(reading, words) if value),
            pieces=tuple(pieces(reading, number, words)),
        )


def _facts(reading: Reading, words: Labels) -> Iterator[tuple[str, str]]:
    """Yield (name of a word, value) for what is known of a page."""
    article = reading.article
    yield "outlet", article.outlet or words("outlet_unnamed")
    yield "published", _published(reading, words) or words("undated")
    yield "basis_head", words.of("basis", reading.published.basis) if reading.published else ""
    yield "byline", ", ".join(article.byline)
    yield "place", article.place
    relays = (words("unnamed") if r.name == "unnamed" else r.name for r in reading.relays)
    yield "relays_head", ", ".join(dict.fromkeys(relays))
    yield "credits", ", ".join(dict.fromkeys(credit.name for credit in article.credits))
    yield "language", words.of("lang", article.lang)
    yield "address", article.page.given.url
    yield "source", article.page.source
    yield "incomplete", words.missing(article.incomplete) if article.incomplete else ""
    yield "id", article.page.id


def _published(reading: Reading, words: Labels) -> str:
    """Return when a page was published; where only the latest day it speaks of is known, between which ends."""
    published = reading.published
    if published is None:
        return ""
    if published.basis != LATEST:
        return interval((published.first, published.last))
    earliest = words("not_before").format(interval((published.first, published.first)))
    by = words("not_after").format(interval((published.by, published.by)))
    return f"{earliest}, {by}" if published.by else earliest


def pieces(reading: Reading, number: int, words: Labels) -> Iterator[Piece]:
    """Yield the text of a page in pieces that together are the whole page, every sentence with its place."""
    text = reading.article.page.text
    starts = [s.span.start for s in reading.sentences]
    numbers = {start: at for at, start in enumerate(starts)}
    at = 0
    for block in reading.article.blocks:
        if block.span.start > at:
            yield Piece(text[at : block.span.start], "", "", 0, "")
        first, last = (bisect_left(starts, end) for end in (block.span.start, block.span.stop))
        cuts = sorted({block.span.start, *starts[first:last]})
        for start, stop in zip(cuts, [*cuts[1:], block.span.stop], strict=True):
            here = numbers.get(start)
            tagged = start == block.span.start and block.role not in READ
            yield Piece(
                text=text[start:stop],
                role=block.role,
                anchor="" if here is None else anchor(number, here),
                sentence=0 if here is None else here + 1,
                tag=words.of("role", block.role) if tagged else "",
            )
        at = max(at, block.span.stop)
    if at < len(text):
        yield Piece(text[at:], "", "", 0, "")
