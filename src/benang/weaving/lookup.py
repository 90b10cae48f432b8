"""What the later parts of weaving ask again and again: who said it, on which page, when, through whom, in which words.

Built once a weave from the readings and from what earlier parts found; it decides nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from benang.records import Event, Link, Reading, Relay, Span, Statement, Utterance
from benang.weaving.days import day_of
from benang.weaving.joining import Joined
from benang.weaving.mentions import Mention


class Said(NamedTuple):
    """A statement with its page, its day of publication, its speaker's id across pages and its utterance."""

    statement: Statement
    page: str
    published: str
    speaker: str
    utterance: str


class Lookup(NamedTuple):
    """Indexes over all pages."""

    pages: Mapping[str, Reading]
    mentions: Mapping[str, Mention]
    said: Mapping[str, Said]
    bodies: Mapping[str, str]  # a spokesperson's id -> whom they speak for
    copy_of: Mapping[str, str]  # a page -> the least page of its copies
    starts: Mapping[str, Sequence[int]]  # where the sentences of a page start
    part_of: Mapping[str, str]  # the same over partial copies: pages that share passages
    newest: Mapping[str, str] = MappingProxyType({})  # a page -> the newest version of its address

    def order(self, page: str) -> tuple[str, str]:
        """Return the order of pages: publication (unknown last), then id."""
        published = self.pages[page].published
        return (published.last if published else "9999", page)

    def replaced(self, page: str) -> bool:
        """Return whether the page is an older version: its outlet has put a newer one in its place."""
        return self.newest.get(page, page) != page

    def text(self, span: Span) -> str:
        """Return the characters a span stands for."""
        return self.pages[span.page].article.page.text[span.start : span.stop]

    def sentence(self, span: Span) -> Span:
        """Return the sentence a span starts in, or the span itself."""
        at = bisect_right(self.starts[span.page], span.start) - 1
        return self.pages[span.page].sentences[at].span if at >= 0 else span

    def holder(self, event: Event) -> Said | None:
        """Return whose words the mention stands in (the innermost statement), or None for the outlet's own voice."""
        return self.said.get(event.holders[0]) if event.holders else None

    def speaker(self, said: Said) -> str:
        """Return who speaks across pages; a spokesperson is the body they speak for."""
        return self.speaks_for(said.speaker or said.statement.speaker.name)

    def speaks_for(self, person: str) -> str:
        """Return the body whose voice this person is, or the person."""
        return self.bodies.get(person, person)


def look_up(
    readings: Sequence[Reading],
    mentions: Iterable[Mention],
    people_of: Mapping[str, str],
    utterances: Iterable[Utterance],
    links: Iterable[Link],
) -> Lookup:
    """Return the indexes for one weave."""
    utterance_of = {member: u.id for u in utterances for member in u.members}
    said: dict[str, Said] = {}
    for reading in readings:
        page = reading.article.page.id
        day = day_of(reading.published.last) if reading.published else ""
        for s in reading.statements:
            person = people_of.get(f"{page}/{s.speaker.key}", s.speaker.key)
            said[s.id] = Said(s, page, day, person, utterance_of.get(s.id, s.id))
    pages = {r.article.page.id: r for r in readings}
    links = list(links)
    return Lookup(
        pages,
        {m.event.id: m for m in mentions},
        said,
        {k.left: k.right for k in links if k.kind == "speaks_for" and k.state == "joined"},
        least_of(pages, _joined(links, ("copy",))),
        {page: [s.span.start for s in r.sentences] for page, r in pages.items()},
        least_of(pages, _joined(links, ("copy", "partial_copy"))),
    )


def _joined(links: Iterable[Link], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(k.left, k.right) for k in links if k.kind in kinds and k.state == "joined"]


def least_of(items: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for every item the least item it is connected with through the pairs."""
    joined = Joined(items)
    for left, right in pairs:
        if left in joined and right in joined:
            joined.join(left, right)
    return {item: joined.least(item) for item in joined}


def relays_of(reading: Reading) -> list[Relay]:
    """Return every named relay on the page, in text order."""
    chained = (relay for s in reading.statements for relay in s.chain)
    found = {relay.span: relay for relay in (*reading.relays, *chained)}
    return [found[span] for span in sorted(found) if found[span].name != "unnamed"]


def latest_day(readings: Sequence[Reading]) -> str:
    """Return the latest publication day of the readings, or empty when none has one."""
    return max((day_of(r.published.last) for r in readings if r.published), default="")
