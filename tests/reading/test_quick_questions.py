"""The quick questions that spare reading most words never hide one: with every answer yes, a page reads the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pages import article, pack

import benang.examples
from benang.reading import read
from benang.reading.events import parties, quantities

PAGES = sorted((Path(benang.examples.__file__).parent / "summit").glob("*.txt"))


def words():
    """Return words that may begin a quantity or a party, whole and with what may hang on them."""
    known = pack().happening
    plain = [*known.people, *known.both, *known.units, *known.actors, *known.figures, "5", "1.500"]
    return sorted(
        {*plain, *(f"{word}nya" for word in plain), *(f"{word}-{word}" for word in plain)}
    )


def reads_the_same(text, monkeypatch):
    """Tell whether a text reads the same when every word may be anything."""
    quick = read(article(text))
    with monkeypatch.context() as patch:
        patch.setattr(parties, "may_take_part", lambda *_: True)
        patch.setattr(quantities, "may_count", lambda *_: True)
        return read(article(text)) == quick


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_reads_the_same_when_every_word_is_looked_at(path, monkeypatch):
    """No page of the examples loses an event, a party or a number to the quick questions."""
    assert reads_the_same(path.read_text(encoding="utf-8"), monkeypatch)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(words()), min_size=1, max_size=8), st.sampled_from(("Rara", "Ia")))
def test_words_of_the_pack_read_the_same_when_every_word_is_looked_at(chosen, who):
    """No word of the pack's own lists is passed over by the quick questions, whole, doubled or with -nya."""
    with pytest.MonkeyPatch.context() as patch:
        assert reads_the_same(f"{who} menyerang {' '.join(chosen)} di kota itu.", patch)
