"""Small piles of invented pages for the promises: written in a line or two, read and woven as real ones are."""

from collections.abc import Iterable

from benang import build
from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.ledger import Ledger
from benang.records import Event, Given, Happening, Page, Reading, Statement, Weave
from benang.telling.export import export_bytes
from benang.telling.export_rows import KINDS


def page(
    name: str, body: str, *, outlet: str = "", day: str = "", title: str = "", url: str = ""
) -> Reading:
    """Return the reading of a page whose paragraphs stand on lines of their own; its metadata says outlet and day."""
    text = "\n".join(line.strip() for line in body.strip().splitlines())
    given = Given(url=url, title=title, outlet=outlet, published=day, lang="id")
    id_ = make_id("page", name, text, outlet, day, url)
    return build.read_page(Page(id_, name, text, source=f"{name}.txt", given=given))


def woven(pages: Iterable[Reading], as_of: str = "") -> Weave:
    """Return the weave of a ledger in memory that holds just these pages."""
    with ledger_of(pages, as_of) as ledger:
        return ledger.weave()


def ledger_of(pages: Iterable[Reading], as_of: str = "") -> Ledger:
    """Return a woven ledger in memory that holds just these pages."""
    ledger = Ledger.memory()
    ledger.add(pages)
    build.weave(ledger, InlineEngine(), as_of)
    return ledger


def text_of(reading: Reading, statement: Statement) -> str:
    """Return the words of a statement."""
    return " ".join(reading.article.page.text[p.start : p.stop] for p in statement.pieces)


def said(reading: Reading, words: str) -> Statement:
    """Return the one statement of a page that holds some words."""
    found = [s for s in reading.statements if words in text_of(reading, s)]
    assert len(found) == 1, [text_of(reading, s) for s in reading.statements]
    return found[0]


def event(reading: Reading, words: str) -> Event:
    """Return the first event mention of a page that is printed with some words."""
    text = reading.article.page.text
    found = [e for e in reading.events if words in text[e.span.start : e.span.stop]]
    assert found, [text[e.span.start : e.span.stop] for e in reading.events]
    return found[0]


def happening(weave: Weave, mention: Event) -> Happening:
    """Return the happening that a mention tells of."""
    return next(h for h in weave.happenings if mention.id in h.members)


def numbers(one: Happening) -> tuple[int, int, int]:
    """Return outlets, proven independent origins and reports of unknown origin."""
    return one.outlets, one.origins, one.unknown


def exported(ledger: Ledger) -> bytes:
    """Return every export of a ledger, one after the other."""
    return b"".join(
        piece for what in sorted(KINDS) for piece in export_bytes(ledger, what, "jsonl")
    )
