"""A ledger is a function of its set of pages: any order, any split into runs, the same bytes in every export."""

from hashlib import sha256
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Reading
from benang.telling.export import export_bytes
from benang.telling.export_rows import KINDS


def digest(ledger: Ledger) -> str:
    """Return a hash over every export of a ledger in both formats."""
    state = sha256()
    for what in sorted(KINDS):
        for fmt in ("jsonl", "csv"):
            for piece in export_bytes(ledger, what, fmt):
                state.update(piece)
    return state.hexdigest()


def woven(runs: list[list[Reading]]) -> str:
    """Return the digest of a ledger that was given the readings in these runs, woven after each."""
    with Ledger.memory() as ledger:
        for run in runs:
            ledger.add(run)
            build.weave(ledger, InlineEngine())
        return digest(ledger)


def test_example_pages_in_any_order(summit: dict[str, Reading]) -> None:
    """Shuffled pages, in one run, in two or in ten, give byte-identical exports."""
    pages = [summit[name] for name in sorted(summit)]
    wanted = woven([pages])
    shuffle = Random(7)
    for _ in range(3):
        order = shuffle.sample(pages, len(pages))
        cut = shuffle.randrange(1, len(order))
        assert woven([order]) == wanted
        assert woven([order[:cut], order[cut:]]) == wanted
    assert woven([[page] for page in reversed(pages)]) == wanted


def test_weaving_twice_changes_nothing(summit: dict[str, Reading]) -> None:
    """Adding the same pages again and weaving again leaves every export as it was."""
    pages = list(summit.values())
    assert woven([pages, pages]) == woven([pages])


@pytest.mark.slow
def test_all_orders_of_the_founding_pages(shared: Path) -> None:
    """All 120 orders of the five pages, in one run and in five, give one digest."""
    found = build.read_pages(read_paths([str(shared / "seeds")]), InlineEngine())
    pages = sorted(
        (r for r in found if isinstance(r, Reading)), key=lambda r: r.article.page.source
    )
    assert len(pages) == 5
    in_one = {woven([list(order)]) for order in permutations(pages)}
    in_five = {woven([[page] for page in order]) for order in permutations(pages)}
    assert len(in_one | in_five) == 1
