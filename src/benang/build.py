"""THE WAY IN ORDER: pages -> ledger. The file to read first.

    intake.read_paths   files, folders, standard input  -> Page, or Skipped with a reason
    cleaning.clean      Page    -> Article   a role and a reason for every line        one page at a time, pure
    reading.read        Article -> Reading   who said and did what, when, how firmly   one page at a time, pure
    Ledger.add          Reading -> SQLite    evidence, never changed afterwards
    judging.settle      what people decided, found again on the readings and put in place of what the machine read
    weaving.weave       Readings -> Weave    copies, people, stories, utterances, ...  a function of the set of readings
    Ledger.replace_weave                     judgement of the machine, thrown away and made again
    telling             Ledger  -> what people see

``clean`` and ``read`` run on an engine; the ledger is written by this process alone. Nothing here prints.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from benang import judging, weaving
from benang.cleaning import clean
from benang.engines import Broken, Engine
from benang.languages import load
from benang.ledger import Ledger, file_of
from benang.reading import read
from benang.records import Page, Reading, Skipped, Weave, Why

PRELOAD = ("benang.build",)
"""What a fork server should import once, so that workers start with it."""

HOME_LANGUAGE = "id"
"""The pack whose word weights and phrases serve comparisons between pages."""

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


def weave(ledger: Ledger, engine: Engine, as_of: str = "") -> Weave:
    """Return the weave of all pages of the ledger, stored in it in one transaction in place of the last one.

    What people decided is settled first: the readings hold what they set, and weaving obeys what they said of pairs.
    """
    settled = judging.settle(ledger, read)
    readings = list(ledger.readings())
    woven = weaving.weave(readings, engine, load(HOME_LANGUAGE), as_of, settled.rulings)
    ledger.replace_weave(woven)
    return woven


def as_of(ledger: Ledger, day: str, engine: Engine) -> Ledger:
    """Return a ledger in memory as if only the pages published by ``day`` (a day or an instant) had been woven."""
    past = Ledger.memory()
    past.add(ledger.readings(as_of=day, as_read=True))
    for judgement in ledger.judgements():
        past.judge(judgement)
    weave(past, engine, day)
    return past
