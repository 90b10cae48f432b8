"""What must hold of any pile of real pages, whatever they say: copies count nothing, a report with a chain of its own counts one."""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from tests.promises.pile import exported, happening, ledger_of, numbers, page, woven

from benang import build
from benang.engines.inline import InlineEngine
from benang.ledger import Ledger
from benang.records import Event, Reading, Weave

PAGES = 240
COPIES = 6
PLANTED = 5
ENOUGH = 3
WIRES = ("Reuters", "AFP", "Xinhua", "Antara", "TASS")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pile(shared: Path) -> list[Reading]:
    """Give the readings of some hundred neighbouring real pages, in an order of their own."""
    found = list(islice(_pages(shared), PAGES))
    Random(3).shuffle(found)
    return found


def _pages(shared: Path) -> Iterator[Reading]:
    with gzip.open(shared / "data" / "articles_id.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 1200, None):
            row = json.loads(line)
            yield page(
                row["id"],
                row["text"],
                outlet=row.get("outlet") or "",
                day=row.get("published") or "",
                title=row.get("title") or "",
                url=row.get("url") or "",
            )


@pytest.fixture(scope="module")
def plain(pile: list[Reading]) -> Weave:
    """Give the weave of the pile as it is."""
    return woven(pile)


def counts(weave: Weave, pile: list[Reading]) -> dict[str, tuple[int, int, int]]:
    """Return the three numbers of the happening that each event of the pile tells of."""
    of = {m: numbers(h) for h in weave.happenings for m in h.members}
    return {e.id: of[e.id] for r in pile for e in r.events}


def test_planted_copies_change_no_count(pile: list[Reading], plain: Weave) -> None:
    """Six copies each of five pages, in outlets and on days of their own, leave outlets, origins and unknowns as they were."""
    told = [
        r for r in pile if len(r.events) > 1 and r.published and len(r.article.page.text) > 1500
    ]
    planted = [
        page(
            f"salinan-{n}-{at}",
            original.article.page.text,
            outlet=f"Salinan {n}",
            day=original.published.last if original.published else "",
            title=original.article.title.text if original.article.title else "",
        )
        for at, original in enumerate(Random(5).sample(told, PLANTED))
        for n in range(COPIES)
    ]
    before, after = counts(plain, pile), counts(woven([*pile, *planted]), pile)
    assert len(before) > 100
    assert {m: (before[m], after[m]) for m in before if before[m] != after[m]} == {}


def test_runs_and_removals_leave_no_trace(pile: list[Reading]) -> None:
    """Pages in four runs, forty of them taken out again between, give the bytes of the rest woven at once."""
    shuffle = Random(11)
    pages = shuffle.sample(pile, len(pile))
    gone, kept = pages[:40], pages[40:]
    runs = [gone[:25] + kept[:60], kept[60:61], kept[61:150] + gone[25:], kept[150:]]
    with Ledger.memory() as ledger:
        for run in runs:
            ledger.add(run)
            build.weave(ledger, InlineEngine())
        build.remove(ledger, [r.article.page.id for r in gone], InlineEngine())
        with ledger_of(kept) as at_once:
            assert exported(ledger) == exported(at_once)
            assert ledger.weave() == at_once.weave()


def test_a_report_with_a_chain_of_its_own_adds_one_origin(
    pile: list[Reading], plain: Weave
) -> None:
    """A line that tells of a happening through a wire no page of it names, in words of its own, adds one outlet and one origin."""
    sure = [(r, e) for r in pile for e in r.events if _tellable(e)]
    Random(9).shuffle(sure)
    joined = 0
    with ledger_of(pile) as ledger:
        for reading, mention in sure:
            report = _report(reading, mention, pile)
            ledger.add([report])
            build.weave(ledger, InlineEngine())
            told = happening(ledger.weave(), mention)
            build.remove(ledger, [report.article.page.id], InlineEngine())
            if not any(e.id in told.members and not e.holders for e in report.events):
                continue  # another happening, or the words of somebody whom others quote too
            joined += 1
            outlets, origins, unknown = numbers(happening(plain, mention))
            assert numbers(told) == (outlets + 1, origins + 1, unknown), (mention, told)
    assert joined >= ENOUGH


def _report(reading: Reading, mention: Event, pile: list[Reading]) -> Reading:
    """Return a page that tells of an event again, through a wire that no page of its day names."""
    named = {relay.name for r in pile for relay in r.relays if r.published == reading.published}
    wire = next(w for w in WIRES if w not in named)
    return page(
        "laporan",
        f"Kabar itu datang menjelang malam.\n{_line(mention)}, seperti dilansir {wire}.",
        outlet="Lembar Uji",
        day=reading.published.last if reading.published else "",
        title=reading.article.title.text if reading.article.title else "",
    )


def _tellable(event: Event) -> bool:
    """Return whether a line can tell of the event again: somebody, a verb and a day, asserted in the outlet's voice."""
    one_day = event.when is not None and event.when[0] == event.when[1]
    plain = event.modality == "asserted" and event.polarity == "+" and not event.holders
    return one_day and plain and bool(event.who) and event.kind != "OTHER" and not event.background


def _line(event: Event) -> str:
    trigger = event.why[0].args[0] if event.why and event.why[0].args else ""
    whom = " ".join(a.name for a in event.to_whom[:1])
    day = "/".join(str(int(x)) for x in reversed((event.when or ("", ""))[0].split("-")))
    where = f"di {event.where.name}" if event.where else ""
    return " ".join(f"{event.who[0].name} {trigger} {whom} {where} pada tanggal {day}".split())
