"""The ground in the file answers as the one in memory does, and an answer holds no more than was asked for."""

import random

import pytest
from tests.weaving.piles import PAGES_A_RUN, Kept, at_once, pile

from benang.ground import Ask, Entry
from benang.ledger import connect, postings
from benang.ledger.postings import Postings
from benang.records import Rulings


class Filed(Postings):
    """A ground over a ledger in memory that keeps its readings beside it."""

    def __init__(self):
        """Start empty."""
        self.held = {}
        super().__init__(
            connect.open_memory(), lambda pages: (self.held[p] for p in pages if p in self.held)
        )

    def apply(self, changed, fresh):
        """Store a change in a transaction of its own."""
        with self.connection:
            self.connection.execute("BEGIN")
            self.store(changed)
        self.held.update({r.article.page.id: r for r in fresh})


def count(ground):
    """Return how many rows every table of the postings has."""
    return {
        table: ground.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in postings.TABLES
    }


@pytest.mark.parametrize("seed", range(2))
def test_the_file_keeps_what_memory_keeps(seed):
    """Runs that add and remove pages over a file give the links and stories of all at once in memory."""
    pages = pile(60, seed)
    random.Random(seed).shuffle(pages)
    kept = Kept(Filed())
    for at in range(0, len(pages), PAGES_A_RUN):
        kept.news(pages[at : at + PAGES_A_RUN], pages[at - 4 : at] if at else ())
    left = [p for n, p in enumerate(pages) if (n + 4) % PAGES_A_RUN > 3 or n >= len(pages) - 4]
    once = at_once(left)
    assert kept.links == once.links
    assert kept.stories == once.stories


def test_long_lists_are_read_around_the_places_asked_for(monkeypatch):
    """Of a list longer than what is read whole, whole days around a place come back, in the order of ids within a day."""
    monkeypatch.setattr(postings, "SHORT", 10)
    ground = Filed()
    for n in range(90):
        ground.connection.execute(
            "INSERT INTO posted_page VALUES (?, ?, ?, '', '')", (n, f"{n * 37 % 90:02}", n)
        )
        ground.connection.execute("INSERT INTO posting VALUES (4, ?, ?)", (n // 3, n))
    whole = sorted(Entry(n // 3, f"{n * 37 % 90:02}") for n in range(90))
    (found,) = ground.near([Ask(4, [15], 4)]).values()
    assert found == [e for e in whole if 13 <= e.at <= 17]
    (ends,) = ground.near([Ask(4, [0, 40], 2)]).values()
    assert ends == [e for e in whole if e.at in (0, 1, 29)]
    assert ground.near([Ask(8, [1], 2)]) == {}


def test_rulings_come_back_as_they_were_obeyed():
    """The rulings of the last change are told, those about pages of the pile alone."""
    pages = pile(4)
    a, b = sorted(p.article.page.id for p in pages[:2])
    kept = Kept(Filed())
    kept.news(pages, rulings=Rulings(same=frozenset({(a, b), (a, "nobody")})))
    assert kept.ground.rulings() == Rulings(same=frozenset({(a, b)}))


def test_nothing_is_left_in_the_file():
    """When every page is removed no posting, tie or row stays behind, and clearing forgets the rest."""
    pages = pile(20)
    kept = Kept(Filed())
    kept.news(pages)
    assert min(count(kept.ground).values()) > 0
    kept.news([], pages)
    assert {t: n for t, n in count(kept.ground).items() if n} == {"obeyed": 1}
    postings.clear(kept.ground.connection)
    assert set(count(kept.ground).values()) == {0}
