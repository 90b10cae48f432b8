"""Pages come and go in any order and any number of runs: what is kept equals finding everything at once."""

import random
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.weaving.pages import reading
from tests.weaving.piles import Kept, at_once, pile

from benang.records import Published, Reason, Rulings
from benang.weaving import components, copy_pairs, sagas, story_pairs, units

PAGES = pile(30)
IDS = [r.article.page.id for r in PAGES]
PARTS = ("same", "different", "copies", "not_copies")


@contextmanager
def narrow():
    """Make every cap so small that a pile of thirty pages is crowded on all of them."""
    with (
        patch.object(copy_pairs, "HASHES", copy_pairs.HASHES._replace(reach=2, whole=5)),
        patch.object(story_pairs, "RULE", story_pairs.RULE._replace(reach=4)),
        patch.object(sagas, "RULE", sagas.RULE._replace(reach=1)),
        patch.object(units, "LARGE", 6),
        patch.object(components, "LARGE", 6),
    ):
        yield


def ruled(parts):
    """Return rulings about pairs (page 2n, page 2n + 1), each of one kind, each with somebody who decided."""
    found = {part: set() for part in PARTS}
    because = {}
    kinds = dict(zip(PARTS, ("same", "different", "copy", "not-copy"), strict=True))
    for at, part in enumerate(parts):
        if part:
            pair = tuple(sorted((IDS[2 * at], IDS[2 * at + 1])))
            found[part].add(pair)
            because[kinds[part], *pair] = (Reason("judged.by", 1.0, (f"Editor {at}",)),)
    return Rulings(*(frozenset(found[part]) for part in PARTS), because)


RULINGS = st.lists(st.sampled_from([None, *PARTS]), max_size=8).map(ruled)
STEPS = st.lists(
    st.tuples(st.sets(st.sampled_from(range(30)), max_size=14), RULINGS), min_size=1, max_size=5
)


def walk(steps):
    """Add the pages of every step that are not there and remove those that are; return what is kept and who is left."""
    kept, here, rulings = Kept(), set(), Rulings()
    for numbers, rulings in steps:
        kept.news(
            [PAGES[n] for n in sorted(numbers - here, reverse=True)],
            [PAGES[n] for n in numbers & here],
            rulings,
        )
        here ^= numbers
    return kept, [PAGES[n] for n in sorted(here)], rulings


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_any_way_of_coming_and_going_gives_the_same(steps):
    """Random runs that add, remove and rule, on lists crowded over every cap, keep what all at once finds."""
    with narrow():
        kept, left, rulings = walk(steps)
        once = at_once(left, rulings)
    assert kept.links == once.links
    assert kept.stories == once.stories


@pytest.mark.parametrize("seed", range(2))
def test_real_caps_are_kept_too(seed):
    """Eighty pages with lists longer than the real caps, in four runs with removals, keep what all at once finds."""
    rnd = random.Random(seed)
    pages = pile(80, seed)
    rnd.shuffle(pages)
    kept = Kept()
    kept.news(pages[:30])
    kept.news(pages[30:70])
    kept.news(pages[70:], pages[:15])
    kept.news(pages[:15], pages[40:45])
    once = at_once([*pages[:40], *pages[45:]])
    assert kept.links == once.links
    assert kept.stories == once.stories


def test_the_pile_has_every_kind_of_link():
    """The pages of these tests would not prove much if they were not linked in every way."""
    once = at_once(PAGES)
    kinds = {(k.kind, k.state) for k in once.links.values()}
    assert kinds >= {
        ("copy", "joined"),
        ("self_reuse", "joined"),
        ("same_story", "joined"),
        ("same_story", "candidate"),
        ("follows", "joined"),
    }


def test_nothing_is_left_of_pages_that_are_gone():
    """Adding and removing every page leaves no link and no story, and what comes next finds an empty pile."""
    kept = Kept()
    kept.news(PAGES)
    changed = kept.news([], PAGES)
    assert (kept.links, kept.stories) == ({}, {})
    assert len(changed.pages_gone) == len(PAGES)
    assert kept.news(PAGES[:5]).links_gone == frozenset()


def test_a_page_read_anew_is_replaced():
    """A page that comes again with another day changes what it changes, and equals having had that day at first."""
    other = pile(30)
    moved = PAGES[3]
    days = type(moved.published)("2031-09-20", "2031-09-20", "judged")
    moved = replace(moved, published=days)
    kept = Kept()
    kept.news(PAGES)
    kept.news([moved])
    once = at_once([moved if r.article.page.id == moved.article.page.id else r for r in other])
    assert kept.links == once.links
    assert kept.stories == once.stories


def dated(page, day):
    """Return a page with another day of March, or as it is for day 0."""
    published = Published(f"2031-03-{day:02}", f"2031-03-{day:02}", "judged")
    return replace(page, published=published) if day else page


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.dictionaries(st.integers(0, 29), st.integers(0, 9), max_size=8), max_size=4),
)
def test_pages_read_anew_again_and_again(rounds):
    """Pages that come again with other days or as they were leave what the pages as they came last give at once."""
    now = {r.article.page.id: r for r in PAGES}
    with narrow():
        kept = Kept()
        kept.news(PAGES)
        for days in rounds:
            anew = [dated(PAGES[n], day) for n, day in sorted(days.items())]
            kept.news(anew)
            now |= {r.article.page.id: r for r in anew}
        once = at_once(list(now.values()))
    assert kept.links == once.links
    assert kept.stories == once.stories


def test_a_page_far_from_all_others_touches_nothing():
    """A page that shares nothing with the pile changes no link and no story but its own."""
    kept = Kept()
    kept.news(PAGES[:-1])
    lone = reading("jauh", "Zxqv wklm brtn.", day="2011-01-01", outlet="sepi")
    changed = kept.news([lone])
    assert [s.pages for s in changed.stories_new] == [(lone.article.page.id,)]
    assert not changed.links_new
    assert not changed.links_gone


def test_pages_ruled_one_story_are_one():
    """Two pages that share nothing are one story when a person said so, and the link says who."""
    parts = [None] * 8
    a, b = sorted((IDS[0], IDS[1]))
    parts[0] = "same"
    once = at_once(PAGES, ruled(parts))
    assert [s for s in once.stories.values() if {a, b} <= set(s.pages)]
    link = once.links["same_story", a, b]
    assert (link.state, link.score, link.reasons[0].args) == ("joined", 1.0, ("Editor 0",))


def test_pages_ruled_two_stories_are_two():
    """Two pages of one story are apart when a person said so, also when all the rest would join them."""
    (story, *_) = sorted(at_once(PAGES).stories.values(), key=lambda s: -len(s.pages))
    pair = story.pages[:2]
    apart = Rulings(different=frozenset({pair}))
    once = at_once(PAGES, apart)
    assert not [s for s in once.stories.values() if set(pair) <= set(s.pages)]
    assert once.links[("same_story", *pair)].state == "candidate"


def test_rulings_on_copies_bind():
    """A pair ruled a copy is one whatever was measured, with who decided first; a pair ruled none has no link."""
    found = at_once(PAGES)
    pair = next((k.left, k.right) for k in found.links.values() if k.kind == "copy")
    pair = tuple(sorted(pair))
    none = at_once(PAGES, Rulings(not_copies=frozenset({pair})))
    copied = {tuple(sorted(k[1:])) for k in none.links if k[0] in ("copy", "partial_copy")}
    assert pair not in copied
    parts = [None] * 8
    parts[1] = "copies"
    forced = tuple(sorted((IDS[2], IDS[3])))
    links = at_once(PAGES, ruled(parts)).links.values()
    (link,) = [k for k in links if k.kind == "copy" and {k.left, k.right} == set(forced)]
    assert (link.score, link.reasons[0].args) == (1.0, ("Editor 1",))
    assert link.reasons[-1].rule.startswith("copy.")
