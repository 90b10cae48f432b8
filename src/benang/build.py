"""THE WAY IN ORDER: pages -> ledger. The file to read first.

    intake.read_paths   files, folders, standard input  -> Page, or Skipped with a reason
    cleaning.clean      Page    -> Article   a role and a reason for every line        one page at a time, pure
    reading.read        Article -> Reading   who said and did what, when, how firmly   one page at a time, pure
    Ledger.add          Reading -> SQLite    evidence, never changed afterwards
    judging.settle      what people decided, found again on the readings and put in place of what the machine read
    find_changes        Readings -> Changed  which copies, stories and links between stories come and go
    weaving.weave_saga  Saga     -> Weave    utterances, happenings, claims, plans, ... of stories that follow one another
    weaving.unite       Bearers  -> people   who is one across sagas
    Ledger.pile                              all of it put in place of what it was, in one transaction
    telling             Ledger  -> what people see

``clean`` and ``read`` run on an engine; the ledger is written by this process alone. Nothing here prints.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct, structs

from benang import judging, weaving
from benang.cleaning import clean
from benang.engines import Broken, Engine
from benang.engines.inline import InlineEngine
from benang.errors import EngineError, UsageError
from benang.ground import News
from benang.ids import make_id
from benang.languages import load
from benang.ledger import Ledger, file_of
from benang.ledger.bearers import Packed
from benang.ledger.bearers import pack as pack_bearer
from benang.ledger.pile import SagaPages
from benang.ledger.rows import Row
from benang.ledger.weave_rows import weave_rows
from benang.reading import read
from benang.records import (
    Article,
    Block,
    Finding,
    Given,
    Page,
    Published,
    Reading,
    Skipped,
    Span,
    Weave,
    Why,
)
from benang.weaving.bearers import called, keys_of, unite
from benang.weaving.checking import check as check_reading
from benang.weaving.checking import sought
from benang.weaving.pile import find_changes

PRELOAD = ("benang.build",)
"""What a fork server should import once, so that workers start with it."""

HOME_LANGUAGE = "id"
"""The pack whose word weights and phrases serve comparisons between pages."""

NEAR_PAGES = 15
"""Pages a sentence of a draft is held against: the likest by words."""

MOST_PAGES = 40
"""Pages a whole draft is held against."""

Progress = Callable[[str, int], None]
"""Told the name of a stage and how many rows of it are done so far."""


class Added(Struct, frozen=True):
    """What one run put into the ledger: pages that were new, pages it already had, pages skipped with a reason."""

    new: int
    known: int
    skipped: tuple[Skipped, ...]


def read_page(page: Page) -> Reading:
    """Return everything one page says; pure, so it runs on any worker."""
    return read(clean(page))


def read_pages(pages: Iterable[Page | Skipped], engine: Engine) -> Iterator[Reading | Skipped]:
    """Yield a reading for every page, or the reason why there is none; skipped pages come first in their turn."""
    passed: list[Skipped] = []
    out: dict[int, Page] = {}

    def feed() -> Iterator[Page]:
        index = 0
        for page in pages:
            if isinstance(page, Skipped):
                passed.append(page)
                continue
            out[index] = page
            index += 1
            yield page

    for index, outcome in enumerate(engine.each(feed(), read_page)):
        page = out.pop(index)
        while passed:
            yield passed.pop(0)
        if isinstance(outcome, Broken):
            yield Skipped(
                page.source, page.given_id, Why("skip.broken", (outcome.reason,)), page.id
            )
        else:
            yield outcome
    yield from passed


def add_pages(
    pages: Iterable[Page | Skipped], ledger: Ledger, engine: Engine, progress: Progress
) -> Added:
    """Return what was added; pages the ledger has already are not read again, so adding twice changes nothing.

    What was skipped of a file before and can be read now is no longer told as skipped.
    """
    known = 0
    files: set[str] = set()

    def unknown() -> Iterator[Page | Skipped]:
        nonlocal known
        for page in pages:
            files.add(file_of(page.source))
            if isinstance(page, Page) and ledger.known([page.id]):
                known += 1
                continue
            yield page

    new = 0
    skipped: list[Skipped] = []

    def counted() -> Iterator[Reading | Skipped]:
        nonlocal new
        for outcome in read_pages(unknown(), engine):
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
            else:
                new += 1
            progress("read", new + len(skipped))
            yield outcome

    ledger.add(counted())
    ledger.settle_skipped(files, skipped)
    return Added(new, known, tuple(skipped))


class Woven(NamedTuple):
    """What one weaving did: pages that were new, gone or judged anew, sagas woven again, and pages woven in all."""

    touched: int
    sagas: int
    pages: int


def weave(ledger: Ledger, engine: Engine, as_of: str = "") -> Woven:
    """Return what was woven: only what pages and judgements touch that came or went since the last time.

    The ledger then holds the weave of all its pages, as if they had been woven at once; ``as_of`` is today for plans, by
    default the latest day of publication. What people decided is settled first: the readings hold what they set, and
    weaving obeys what they said of pairs. All is stored in one transaction.
    """
    rulings = judging.settle(ledger, read)
    pack = load(HOME_LANGUAGE)
    with ledger.pile(rules=pack.version) as pile:
        news = News(pile.fresh(), pile.gone(), rulings)
        pile.change(find_changes(pile.ground, news, engine, pack), news.fresh)
        today = as_of or pile.latest_day()
        weave_one = partial(_weave_saga, times=weaving.Times(today, rulings), lang=HOME_LANGUAGE)
        sagas = 0
        for saga in engine.each(pile.gather(today, rulings.ties), weave_one):
            if isinstance(saga, Broken):  # a saga left out would be an error nobody sees
                message = f"weaving failed: {saga.reason}"
                raise EngineError(message)
            pile.put(saga.number, saga.rows)
            pile.bearers.put(saga.number, saga.bearers)
            sagas += 1
        bearers = pile.bearers
        bearers.drop_rest()
        bearers.make(unite(bearers.fresh, bearers.keys_gone, bearers.with_keys, rulings))
        pile.finish(today)
        return Woven(len(news.fresh) + len(news.gone), sagas, pile.count())


class Removed(NamedTuple):
    """The ids of the pages that are no more, and what was woven after."""

    pages: tuple[str, ...]
    woven: Woven


class _SagaRows(NamedTuple):
    """A woven saga as rows, ready to be stored."""

    number: int
    rows: dict[str, list[Row]]
    bearers: list[Packed]


def _weave_saga(pages: SagaPages, times: weaving.Times, lang: str) -> _SagaRows:
    """Return a saga woven, as rows; pure, so it runs on any worker."""
    saga = weaving.Saga(pages.readings(), pages.stories, pages.copy_of, pages.part_of, pages.newest)
    woven, bearers = weaving.weave_saga(saga, times, InlineEngine(), load(lang))
    packed = [pack_bearer(b, called(b), keys_of(b)) for b in bearers]
    return _SagaRows(pages.number, weave_rows(woven), packed)


def weave_readings(readings: Iterable[Reading], engine: Engine, as_of: str = "") -> Weave:
    """Return the weave of some readings, without a file."""
    with Ledger.memory() as ledger:
        ledger.add(readings)
        weave(ledger, engine, as_of)
        return ledger.weave()


def remove(ledger: Ledger, names: Sequence[str], engine: Engine) -> Removed:
    """Return what was taken out: the pages with these ids or addresses, or from these files, and all only they gave.

    The ledger is then as if they had never been added. A name that no page has is a UsageError, and nothing is removed.
    """
    found = {name: ledger.find(name) for name in names}
    unknown = [name for name, ids in found.items() if not ids]
    if unknown:
        message = (
            f"no page has the id, the address or the file name {', '.join(map(repr, unknown))}: "
            "`benang export LEDGER --what pages` lists them all; nothing was removed"
        )
        raise UsageError(message)
    with ledger.transaction():  # the weave never speaks of pages that are gone, not after a kill
        pages = ledger.remove({id_ for ids in found.values() for id_ in ids})
        return Removed(tuple(sorted(pages)), weave(ledger, engine))


def as_of(ledger: Ledger, day: str, engine: Engine) -> Ledger:
    """Return a ledger in memory as if only the pages published by ``day`` (a day or an instant) had been woven.

    Whichever is less work: the later pages are taken out of a copy, or the earlier ones are woven anew. Both give the same.
    """
    later = ledger.out_by("") - ledger.out_by(day)
    if 2 * len(later) < len(ledger.out_by("")):
        past = ledger.twin()
        past.remove(later)
    else:
        past = Ledger.memory()
        past.add(ledger.readings(as_of=day, as_read=True))
        for judgement in ledger.judgements():
            past.judge(judgement)
    weave(past, engine, day)
    return past


def bring(past: Ledger, ledger: Ledger, day: str, engine: Engine) -> Woven:
    """Return what was woven to bring a past of a ledger forward to ``day``: only what pages published since then touch."""
    past.add(ledger.readings(as_of=day, as_read=True))
    return weave(past, engine, day)


class Checked(NamedTuple):
    """A draft as it was read, the pages it was held against, and where each of its sentences stands."""

    draft: Reading
    pages: dict[str, Reading]
    findings: tuple[Finding, ...]


def check(ledger: Ledger, text: str, day: str = "") -> Checked:
    """Return where each sentence of a draft stands in the ledger; the ledger is only read, and the draft becomes no evidence.

    ``day`` (``YYYY-MM-DD``) is the day the draft counts its dates from ("kemarin", a date without year); left empty, it
    is the day of the page that is likest to the draft.
    """
    pack = load(HOME_LANGUAGE)
    first = read(_as_article(text, ""))
    pages = _near(ledger, [text[s.span.start : s.span.stop] for s in first.sentences])
    likest = next((p.published for p in pages.values() if p.published), None)
    draft = read(_as_article(text, day or (likest.last[:10] if likest else "")))
    return Checked(draft, pages, tuple(check_reading(draft, pages.values(), pack)))


def _near(ledger: Ledger, sentences: Sequence[str]) -> dict[str, Reading]:
    """Return the readings of the pages that are likest to some sentences, by id, those likest to most of them first."""
    score: Counter[str] = Counter()
    for sentence in sentences:
        for rank, id_ in enumerate(ledger.near(sought(sentence, load(HOME_LANGUAGE)), NEAR_PAGES)):
            score[id_] += 60 // (1 + rank)
    best = sorted(score, key=lambda id_: (-score[id_], id_))[:MOST_PAGES]
    return {id_: page for id_ in best if (page := ledger.reading(id_)) is not None}


def _as_article(text: str, day: str) -> Article:
    """Return a draft as an article: one line is all body, more lines are cleaned as a page is, unless nothing would be left."""
    page = Page(make_id("draft", text), "draft", text, given=Given(lang=HOME_LANGUAGE))
    published = Published(day, day, "given") if day else None
    if "\n" in text.strip():
        cleaned = clean(page)
        if any(b.role == "body" for b in cleaned.blocks):
            return structs.replace(cleaned, lang=HOME_LANGUAGE, published=published)
    blocks = (Block(Span(page.id, 0, len(text)), "body", Why("")),) if text.strip() else ()
    return Article(page, HOME_LANGUAGE, "", None, (), "", published, blocks)
