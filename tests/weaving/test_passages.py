"""Shared passages: measures stay in range, are the same from both sides, and point at equal words."""

from hypothesis import given
from hypothesis import strategies as st

from benang.weaving.passages import overlap, passages
from benang.weaving.words import placed_words, plain_words, runs

TEXTS = st.lists(
    st.sampled_from(["ikan", "laut", "pasar", "hujan", "dermaga", "tua", "muara", "kapal"]),
    max_size=40,
)


@given(TEXTS, TEXTS)
def test_overlap_is_symmetric_and_bounded(left, right):
    """Both shares lie between 0 and 1 and do not depend on which page is left."""
    one, other = overlap(left, right), overlap(right, left)
    assert 0 <= one.contained <= 1
    assert 0 <= one.aligned <= 1
    assert one.contained == other.contained
    assert sorted((b, a) for a, b in one.runs) == sorted(other.runs)


@given(TEXTS, TEXTS)
def test_runs_point_at_equal_words(left, right):
    """Every pair of places holds the same word, and offered passages are slices of the text."""
    found = overlap(left, right)
    assert all(left[a] == right[b] for a, b in found.runs)
    text = " ".join(left)
    places = placed_words(text, [(0, len(text))])
    assert plain_words(text) == left
    for passage in passages(found.runs, places, 0):
        start, stop = (int(x) for x in passage.split("-"))
        assert 0 <= start < stop <= len(text)


@given(TEXTS)
def test_a_text_contains_itself(words):
    """A text of three words or more contains itself wholly."""
    if len(words) >= 3:
        assert overlap(words, words).contained == 1.0


def test_hashes_are_the_same_on_every_machine():
    """A run of words has a hash that no process, machine or hash seed changes."""
    assert runs(["satu", "dua", "tiga", "empat"]) == [RUN_HASH]


RUN_HASH = 6459429034652827298
