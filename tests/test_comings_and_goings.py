"""Pages come and go in any order and any number of runs: the ledger is what weaving those that stay at once gives."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comings_and_goings import pool
from tests.test_orders import digest

from benang import build, judging
from benang.cli import main
from benang.engines.inline import InlineEngine
from benang.errors import EngineError, UsageError
from benang.judging.deciding import Kind, Word
from benang.ledger import Ledger
from benang.ledger.pile import Pile
from benang.records import Reading, Weave

POOL = pool()
RUNS = st.lists(
    st.lists(st.integers(0, len(POOL) - 1), min_size=1, max_size=8), min_size=1, max_size=4
)
"""Runs of page numbers: a page that is not there comes, one that is there goes."""


def ids(pages: Iterable[Reading]) -> list[str]:
    """Return the ids of pages."""
    return [reading.article.page.id for reading in pages]


def turn(ledger: Ledger, pages: Sequence[Reading]) -> None:
    """Add the pages that are not there, remove those that are, and weave."""
    there = ledger.known(ids(pages))
    ledger.remove(there)
    ledger.add(r for r in pages if r.article.page.id not in there)
    build.weave(ledger, InlineEngine())


def at_once(pages: Iterable[Reading]) -> Ledger:
    """Return a ledger that was given all pages in one run."""
    ledger = Ledger.memory()
    ledger.add(pages)
    build.weave(ledger, InlineEngine())
    return ledger


def test_the_pool_has_all_that_can_change() -> None:
    """The pages below hold copies, stories that follow, joined utterances and happenings, a plan come true, people of two sagas."""
    with at_once(POOL) as ledger:
        weave = ledger.weave()
        sagas = dict(ledger.connection.execute("SELECT page, saga FROM woven_page"))
    kinds = {link.kind for link in weave.links if link.state == "joined"}
    assert kinds >= {"copy", "follows", "same_story", "same_utterance", "same_happening"}
    assert kinds >= {"same_entity", "speaks_for", "realises"}
    assert {plan.state for plan in weave.plans} >= {"realised", "due"}
    assert any(len({sagas[m.partition("/")[0]] for m in p.members}) > 1 for p in weave.people)


@settings(max_examples=40, deadline=None)
@given(RUNS)
def test_comings_and_goings_equal_what_stays(runs: list[list[int]]) -> None:
    """After any runs of adding and removing, the weave is that of the remaining pages woven at once."""
    with Ledger.memory() as ledger:
        for run in runs:
            turn(ledger, [POOL[n] for n in dict.fromkeys(run)])
        stay = [r for r in POOL if ledger.known(ids([r]))]
        with at_once(stay) as whole:
            assert ledger.weave() == whole.weave()
        assert not ledger.verify(build.read_page)


def test_exports_are_the_same_bytes() -> None:
    """Every export of a ledger to which pages came and from which pages went equals that of the remaining pages at once."""
    shuffle = Random(3)
    with Ledger.memory() as ledger:
        for _ in range(5):
            turn(ledger, shuffle.sample(POOL, 7))
        stay = [r for r in POOL if ledger.known(ids([r]))]
        with at_once(stay) as whole:
            assert digest(ledger) == digest(whole)


def test_only_touched_sagas_are_woven() -> None:
    """A page about prices weaves its own saga again, and a page that is known weaves nothing."""
    prices = [r for r in POOL if "cabai" in r.article.page.given_id]
    with at_once(r for r in POOL if r not in prices[1:]) as ledger:
        ledger.add(prices[1:])
        assert build.weave(ledger, InlineEngine())[:2] == (2, 1)
        ledger.add(prices)
        assert build.weave(ledger, InlineEngine())[:2] == (0, 0)


def test_a_later_day_turns_only_what_is_due() -> None:
    """When today moves past the window of a plan, the plan is due, though none of its pages came again."""
    plan = [r for r in POOL if "jadwal" in r.article.page.given_id]
    price = [r for r in POOL if "cabai" in r.article.page.given_id][-1:]
    with at_once(plan) as ledger:
        assert {p.state for p in ledger.weave().plans} == {"open"}
        ledger.add(price)
        build.weave(ledger, InlineEngine())
        assert "due" in {p.state for p in ledger.weave().plans}
        ledger.remove(ids(price))
        build.weave(ledger, InlineEngine())
        assert {p.state for p in ledger.weave().plans} == {"open"}


def test_a_killed_weaving_is_finished_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """When weaving fails after some sagas were stored, the last weave stands, and the next run does what was left."""
    with at_once(POOL[:6]) as ledger:
        before = digest(ledger)
        ledger.add(POOL[6:])

        def fail(_pile: Pile, today: str) -> None:
            raise EngineError(today)

        with monkeypatch.context() as patched:
            patched.setattr(Pile, "finish", fail)
            with pytest.raises(EngineError):
                build.weave(ledger, InlineEngine())
        assert woven_of(ledger) == woven_of(at_once(POOL[:6]))
        assert before != digest(ledger)  # the pages themselves are in
        assert build.weave(ledger, InlineEngine()).touched == len(POOL) - 6
        assert digest(ledger) == digest(at_once(POOL))


def woven_of(ledger: Ledger) -> Weave:
    """Return the weave of a ledger."""
    return ledger.weave()


def test_other_rules_weave_all_anew() -> None:
    """A ledger that was woven by other rules is woven whole again, and old ids lead to the new ones."""
    with at_once(POOL) as ledger:
        wanted = digest(ledger)
        ledger.connection.execute("UPDATE weave SET rules = 'older'")
        assert build.weave(ledger, InlineEngine()).touched == len(POOL)
        assert digest(ledger) == wanted


WORD = Word("Sari", "kenal keduanya", "2031-12-01T00:00:00+00:00")


@pytest.mark.parametrize("seed", range(6))
def test_judgements_come_and_go_with_their_pages(seed: int) -> None:
    """With judgements about people, pages, statements and events, what stays is still as if it had been woven at once."""
    shuffle = Random(seed)
    with at_once(POOL) as ledger:
        for kind, pair in _pairs(shuffle):
            judging.decide(ledger, kind, pair, WORD)
            if shuffle.random() < 0.5:
                build.weave(ledger, InlineEngine())
        for _ in range(3):
            turn(ledger, shuffle.sample(POOL, 4))
            with Ledger.memory() as whole:
                whole.add(r for r in POOL if ledger.known(ids([r])))
                for judgement in ledger.judgements():
                    whole.judge(judgement)
                build.weave(whole, InlineEngine())
                assert ledger.weave() == whole.weave()


def _pairs(shuffle: Random) -> Iterator[tuple[Kind, tuple[str, str]]]:
    """Yield two judgements of every kind about two things, drawn from the pages."""
    people = [f"{r.article.page.id}/{e.key}" for r in POOL for e in r.entities]
    said = [s.id for r in POOL for s in r.statements]
    events = [e.id for r in POOL for e in r.events]
    for things in (people, said, events, ids(POOL)):
        for kind in ("same", "different"):
            one, two = shuffle.sample(sorted(things), 2)
            yield kind, (one, two)
    one, two, three = shuffle.sample(ids(POOL), 3)
    yield "copy", (one, two)
    yield "not-copy", (two, three)


def test_removing_by_every_name() -> None:
    """A page is taken out by its id, its address, its own id or its file; its search words and rows go with it."""
    with at_once(POOL) as ledger:
        one, two, three, four, *_ = (r.article.page for r in POOL)
        names = [one.id, two.given.url, three.given_id, four.source]
        removed = build.remove(ledger, names, InlineEngine())
        assert set(removed.pages) == {one.id, two.id, three.id, four.id}
        assert removed.woven.pages == len(POOL) - 4
        assert not ledger.known(removed.pages)
        assert one.id not in {hit.page for hit in ledger.search("jembatan")}
        rows = "SELECT count(*) FROM {} WHERE page NOT IN (SELECT rid FROM page)"
        for table in ("sentence", "statement", "event_actor", "entity", "block"):
            assert ledger.connection.execute(rows.format(table)).fetchone() == (0,)
        ledger.connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")


def test_removing_what_is_not_there() -> None:
    """A name that no page has removes nothing, not even the pages named beside it."""
    with at_once(POOL) as ledger:
        with pytest.raises(UsageError, match=r"'nowhere\.txt'"):
            build.remove(ledger, [POOL[0].article.page.id, "nowhere.txt"], InlineEngine())
        assert ledger.known(ids(POOL)) == set(ids(POOL))


def test_the_last_page_may_go_and_come_again() -> None:
    """A ledger from which every page was taken holds nothing, and is as before when they come again."""
    with at_once(POOL) as ledger:
        wanted = digest(ledger)
        ledger.remove(ids(POOL))
        build.weave(ledger, InlineEngine())
        assert ledger.weave() == Weave("")
        ledger.add(reversed(POOL))
        build.weave(ledger, InlineEngine())
        assert digest(ledger) == wanted


def test_an_old_id_leads_on() -> None:
    """When the least page of a story is taken out, the story's old id leads to the new one."""
    with at_once(POOL) as ledger:
        story = max(ledger.weave().stories, key=lambda s: len(s.pages))
        build.remove(ledger, [story.id], InlineEngine())
        now = ledger.redirected(story.id, "story")
        assert now != story.id
        assert {s.id: s for s in ledger.weave().stories}[now].pages


def test_the_command(tmp_path: Path) -> None:
    """`benang remove` says how many pages went and how many are left; an unknown name ends in one sentence and 2."""
    path = tmp_path / "story.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(POOL)
        build.weave(ledger, InlineEngine())
    run = CliRunner()
    done = run.invoke(main, ["remove", str(path), POOL[0].article.page.id, "--lang", "en"])
    assert done.exit_code == 0
    assert done.output == f"1 pages taken out, {len(POOL) - 1} left\n"
    refused = run.invoke(main, ["remove", str(path), "nowhere.txt"])
    assert (refused.exit_code, "nowhere.txt" in refused.output) == (2, True)
