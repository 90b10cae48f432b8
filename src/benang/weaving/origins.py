"""Promise 6: outlets, proven independent origins, and reports whose origin is not printed.

Every mention that tells of a thing is a report. A report's origin is what the page prints of it: the speaker whose
words it stands in (a spokesperson counts as the body they speak for), the utterance, and the relays it came through;
for the outlet's own voice the relays and the source that its page names, which are what it was visibly written from.
Reports that share any of these or the very sentence, or are copies of one another, are one origin. An outlet's own voice is an origin of its
own only where the page shows its own reporting: no relay at all, and either words said to that very outlet, or a byline
with a dateline at the place where the thing happened. Otherwise its origin is not printed, and it is counted as such.
Captions add none, and a copy adds nothing to any of the three numbers, not even an outlet.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from benang.records import Event, Happening, Reading, Statement
from benang.weaving.lookup import Lookup, least_of, relays_of
from benang.weaving.mentions import Mention, government_of, is_state

LONG = 80
"""Characters of a sentence that two newsrooms do not write alike by chance."""


class Origins(NamedTuple):
    """The three numbers that always stand together."""

    outlets: int
    origins: int
    unknown: int


class _Report(NamedTuple):
    id: str
    page: str
    tokens: tuple[str, ...]
    caption: bool
    country: str = ""
    said: bool = False


def count_origins(ids: Iterable[str], lookup: Lookup) -> Origins:
    """Return the three numbers for a set of mentions (ids of events and statements)."""
    reports = _originals([r for i in sorted(set(ids)) for r in _report(i, lookup)], lookup)
    outlets = {_outlet(page, lookup) for page in sorted({r.page for r in reports})}
    counted = [r for r in reports if not r.caption]
    proven = _without_echoes([r for r in counted if r.tokens])
    unknown = {r.page for r in counted} - {r.page for r in proven}
    return Origins(len(outlets), _components(proven), len(unknown))


def _without_echoes(reports: Sequence[_Report]) -> list[_Report]:
    """Return the reports without an outlet's own voice on a page that also quotes somebody for it: it may be told by them."""
    quoted = {r.page for r in reports if r.said}
    return [r for r in reports if r.said or r.page not in quoted]


def fill_origins(happenings: Sequence[Happening], lookup: Lookup) -> list[Happening]:
    """Return the happenings with their three numbers, over all their mentions."""
    filled: list[Happening] = []
    for happening in happenings:
        three = count_origins(happening.members, lookup)
        filled.append(
            msgspec.structs.replace(
                happening, outlets=three.outlets, origins=three.origins, unknown=three.unknown
            )
        )
    return filled


def _report(mention: str, lookup: Lookup) -> list[_Report]:
    if mention in lookup.mentions:
        row = lookup.mentions[mention]
        caption = row.event.zone == "caption"
        said = lookup.holder(row.event)
        if said is None:
            return [
                _Report(
                    mention, row.page, _same_words(row, _of_own_voice(row, lookup), lookup), caption
                )
            ]
        tokens = _same_words(row, _of_statement(said.statement, lookup), lookup)
        country = government_of(said.statement.speaker)
        return [_Report(mention, row.page, tokens, caption, country, said=True)]
    if mention in lookup.said:
        statement, page = lookup.said[mention].statement, lookup.said[mention].page
        caption = statement.zone == "caption"
        tokens = _of_statement(statement, lookup)
        country = government_of(statement.speaker)
        return [_Report(mention, page, tokens, caption, country, said=True)]
    return []


def _same_words(row: Mention, tokens: tuple[str, ...], lookup: Lookup) -> tuple[str, ...]:
    """Return the tokens with one for the sentence itself: the same long sentence in two pages is one origin's."""
    starts = row.event.span.start
    longest = max(
        (
            s.span.stop - s.span.start
            for s in lookup.pages[row.page].sentences
            if s.span.start <= starts < s.span.stop
        ),
        default=0,
    )
    return (*tokens, f"words {row.words}") if tokens and longest >= LONG else tokens


def _originals(reports: Sequence[_Report], lookup: Lookup) -> list[_Report]:
    """Return the reports without those of copies: of pages that are copies of one another the earliest one speaks."""
    reports = _standing(reports, lookup)
    speaks: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: _first_told(r.page, lookup)):
        speaks.setdefault(lookup.copy_of.get(report.page, report.page), report.page)
    chosen = set(speaks.values())
    return [r for r in reports if r.page in chosen]


def _standing(reports: Sequence[_Report], lookup: Lookup) -> list[_Report]:
    """Return the reports without those of older versions whose newest one no longer tells it: their outlet withdrew it."""
    told = {r.page for r in reports}
    return [r for r in reports if lookup.newest.get(r.page, r.page) in told]


def _first_told(page: str, lookup: Lookup) -> tuple[str, int, str]:
    """Return the order of copies: the earliest, then the one with fewest relays, as an outlet is no relay of its own."""
    published, key = lookup.order(page)
    return (published, len({fold(r.name) for r in relays_of(lookup.pages[page])}), key)


def _components(reports: Sequence[_Report]) -> int:
    """Return how many reports are left when those that share a token are one; a state and its officials are one."""
    states = {token for r in reports for token in r.tokens if token.startswith("state ")}
    first: dict[str, str] = {}
    pairs = [
        (first.setdefault(token, r.id), r.id)
        for r in reports
        for token in (*r.tokens, *({f"state {r.country}"} & states))
    ]
    return len(set(least_of((r.id for r in reports), pairs).values()))


def _outlet(page: str, lookup: Lookup) -> str:
    """Return the outlet's name folded; a page that does not print one stands for itself."""
    return fold(lookup.pages[page].article.outlet) or f"page {page}"


def fold(name: str) -> str:
    """Return a name of an outlet or wire as a key: lower case, letters and digits, no ending of an address."""
    low = name.lower().strip()
    for ending in (".co.id", ".com", ".id", ".net", ".org"):
        low = low.removesuffix(ending)
    return "".join(c for c in low if c.isalnum())


# --- what is printed of an origin ----------------------------------------------------------------


def _of_own_voice(row: Mention, lookup: Lookup) -> tuple[str, ...]:
    reading = lookup.pages[row.page]
    relays = relays_of(reading)
    credited = [c.name for c in reading.article.credits]
    names = sorted({fold(n) for n in [*(r.name for r in relays), *credited]} - {""})
    tokens = [f"relay {n}" for n in names]
    if not tokens and _own_reporting(row.event, reading):
        tokens.append(
            f"own {_outlet(row.page, lookup)}"
        )  # two pages of one newsroom are one origin
    if tokens:
        tokens.append(f"passages {lookup.part_of.get(row.page, row.page)}")
    return tuple(tokens)


def _of_statement(statement: Statement, lookup: Lookup) -> tuple[str, ...]:
    said = lookup.said[statement.id]
    tokens = [f"relay {fold(r.name)}" for r in statement.chain if r.name != "unnamed"]
    if is_state(statement.speaker.key):
        tokens.append(f"state {statement.speaker.key}")
    elif statement.speaker.name != "unnamed" and said.speaker:
        tokens.append(f"speaker {lookup.speaks_for(said.speaker)}")
    if tokens:
        tokens.append(f"utterance {said.utterance}")
    return tuple(sorted(set(tokens)))


def _own_reporting(event: Event, reading: Reading) -> bool:
    article = reading.article
    if relays_of(reading) or article.credits:
        return False
    outlet = fold(article.outlet)
    if outlet and any(fold(to.name) == outlet for s in reading.statements for to in s.to):
        return True
    where = fold(event.where.name) if event.where is not None else ""
    return bool(article.byline and where and fold(article.place) == where)
