"""A mark finds its thing again after other rules have read its page, or none when it cannot be sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.invented import invent

from benang.judging.marks import find, mark_of, moment_id, overlap
from benang.records import Mark, Span

PAGE = invent(1)


def span(start, stop):
    """Return a span of the invented page."""
    return Span(PAGE.article.page.id, start, stop)


def things():
    """Return every thing of the invented page that can be marked, by sort and id."""
    page = PAGE.article.page.id
    return [
        ("page", page),
        *(("statement", s.id) for s in PAGE.statements),
        *(("event", e.id) for e in PAGE.events),
        *(("moment", moment_id(m)) for m in PAGE.moments),
        *(("entity", f"{page}/{e.key}") for e in PAGE.entities),
    ]


@pytest.mark.parametrize(("sort", "id_"), things(), ids=[s for s, _ in things()])
def test_a_mark_finds_what_was_marked(sort, id_):
    """Every sort of thing is found by its own mark, and the mark holds the text that stood there."""
    mark = mark_of(PAGE, sort, id_)
    assert find(mark, PAGE) == id_
    text = PAGE.article.page.text[mark.span.start : mark.span.stop]
    assert mark.text == ("" if sort == "page" else text)


def test_what_is_not_there_has_no_mark():
    """An id the page does not have makes no mark, and a mark on a page that is gone finds nothing."""
    assert mark_of(PAGE, "event", "x") is None
    assert find(mark_of(PAGE, "event", PAGE.events[0].id), None) == ""


@pytest.mark.parametrize(
    ("start", "stop", "found"),
    [(0, 40, True), (10, 40, True), (20, 40, True), (21, 40, False), (0, 80, True), (0, 81, False)],
)
def test_half_of_the_longer_is_enough(start, stop, found):
    """An event that got other borders is found while one half or more of the longer span is shared."""
    mark = Mark("event", span(0, 40), "", "old")
    moved = replace(PAGE, events=(replace(PAGE.events[0], id="new", span=span(start, stop)),))
    assert find(mark, moved) == ("new" if found else "")


def test_the_best_overlap_wins_and_a_tie_is_none():
    """Of two events the one that overlaps more is meant; of two that overlap as much, neither."""
    mark = Mark("event", span(0, 40), "", "old")
    event = PAGE.events[0]
    near, far = (
        replace(event, id="near", span=span(0, 36)),
        replace(event, id="far", span=span(0, 30)),
    )
    assert find(mark, replace(PAGE, events=(far, near))) == "near"
    assert find(mark, replace(PAGE, events=(near, replace(far, span=span(4, 40))))) == ""


def test_the_old_id_decides_between_two_at_one_place():
    """Two statements over one span are told apart by the id the mark keeps, while one still has it."""
    one = replace(PAGE.statements[0], id="one")
    two = replace(PAGE.statements[0], id="two")
    both = replace(PAGE, statements=(one, two))
    assert find(mark_of(both, "statement", "two"), both) == "two"
    others = replace(PAGE, statements=(replace(one, id="x"), replace(two, id="y")))
    assert find(mark_of(both, "statement", "two"), others) == ""


def test_only_the_same_sort_is_meant():
    """A statement is not found where only an event stands now."""
    mark = mark_of(PAGE, "statement", PAGE.statements[0].id)
    assert find(mark, replace(PAGE, statements=())) == ""


def test_a_person_is_found_under_another_key():
    """A name that another rule gives another key is the same person at the same place."""
    mark = mark_of(PAGE, "entity", f"{PAGE.article.page.id}/rukmana belo")
    renamed = replace(
        PAGE,
        names=(replace(PAGE.names[0], key="rukmana"),),
        entities=(replace(PAGE.entities[0], key="rukmana"),),
    )
    assert find(mark, renamed) == f"{PAGE.article.page.id}/rukmana"


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda t: span(min(t), max(t)))


@given(spans, spans)
def test_overlap_is_a_share_both_ways(one, two):
    """Overlap is the same from both sides, between 0 and 1, and whole only for equal spans."""
    share = overlap(one, two)
    assert share == overlap(two, one)
    assert 0 <= share <= 1
    assert (share == 1) == (one == two)
