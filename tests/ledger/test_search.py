"""Pages are found by words and by words of the same root, newest first, and nothing typed is syntax."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benang.ledger import Ledger, Narrowed, search
from benang.ledger.search import root_words
from benang.telling.find import find_lines


@pytest.fixture
def ledger(reading):
    """Return a ledger of three pages of three days."""
    with Ledger.memory() as ledger:
        ledger.add([reading(n, day=f"2031-04-0{n}") for n in (2, 3, 1)])
        yield ledger


@pytest.mark.parametrize("word", ["kirim", "pengiriman", "mengirimkan", "KIRIM"])
def test_relatives_are_found(ledger, word):
    """Pages that say `dikirim` are found by the root and by its other forms."""
    assert len(ledger.search(word)) == 3


def test_newest_first_and_limited(ledger):
    """The newest page comes first and the limit holds."""
    assert [hit.published for hit in ledger.search("perahu", 2)] == ["2031-04-03", "2031-04-02"]


def test_all_words_must_be_there(ledger):
    """Two words that never meet in a page find nothing; a title counts as words of its page."""
    assert ledger.search("perahu gajah") == []
    assert len(ledger.search("bantuan perahu 2")) == 1


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "AND",
        "Belo (",
        "Rukmana -Belo",
        "title:x",
        "*",
        "",
        "a\x00b",
        "'; --",
        "^x",
        "NEAR(a b)",
    ],
)
def test_nothing_typed_is_syntax(ledger, words):
    """Operators, quotes and brackets are words or nothing, never an error."""
    assert isinstance(ledger.search(words), list)


def test_snippet_is_at_its_offsets(ledger, reading):
    """A snippet is a slice of the page and holds the word that was found."""
    hit = ledger.search("pengiriman")[0]
    text = reading(3, day="2031-04-03").article.page.text
    assert hit.snippet == text[hit.start : hit.stop]
    assert "dikirim" in hit.snippet


def test_phrases_stand_together(ledger):
    """Words in quotation marks, straight or curly, are found one after the other and as they stand, alone or with others."""
    assert len(ledger.search('"perahu bantuan"')) == 3
    assert len(ledger.search("“perahu bantuan” kirim")) == 3
    assert ledger.search('"bantuan akan perahu"') == []
    assert ledger.search('"perahu pembantu"') == []
    assert len(ledger.search('"perahu')) == 3


def test_marks_are_the_words_that_were_found(ledger, reading):
    """The sentence that holds most of what was asked is shown, and each mark in it is a word asked for or a relative."""
    hit = ledger.search('"perahu bantuan" pengiriman')[0]
    text = reading(3, day="2031-04-03").article.page.text
    assert [text[a:b] for a, b in hit.marks] == ["perahu bantuan", "dikirim"]
    assert hit.snippet.startswith("Bupati Rukmana Belo")
    (line,) = [x for x in find_lines(ledger, "pengiriman", 1) if "*" in x]
    assert "*dikirim*" in line


@pytest.mark.parametrize(
    ("narrowed", "days"),
    [
        (Narrowed(outlet="warta 2"), ["02"]),
        (Narrowed(outlet="%"), []),
        (Narrowed(since="2031-04-02"), ["03", "02"]),
        (Narrowed(until="2031-04-02"), ["02", "01"]),
        (Narrowed(since="2031-04-02", until="2031-04-02T23:59+07:00"), ["02"]),
        (Narrowed(relevance=True), ["03", "02", "01"]),
    ],
)
def test_a_search_is_narrowed(ledger, narrowed, days):
    """Part of an outlet's name, a first and a last day leave out what they say; equals in relevance come newest first."""
    found = ledger.search("perahu", narrowed=narrowed)
    assert [hit.published[-2:] for hit in found] == days


def test_best_match_first(reading, monkeypatch):
    """By relevance the page that says the word most comes first, also when it is older than the newest that are ranked."""
    often = reading(1, day="2031-04-01", extra=" perahu" * 9)
    others = [reading(n, day=f"2031-04-{n:02}") for n in range(2, 9)]
    for window in (100, 2):
        monkeypatch.setattr(search, "WINDOW", window)
        with Ledger.memory() as ledger:
            ledger.add([*others, often])
            found = ledger.search("perahu", 8, Narrowed(relevance=True))
            assert found[0].page == often.article.page.id
            assert len(found) == 8


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text(max_size=80), outlet=st.text(max_size=10), relevance=st.booleans())
def test_whatever_is_typed_is_answered(ledger, words, outlet, relevance):
    """Any text at all, in either order and with any outlet, gives a list of pages that are there, never an error."""
    found = ledger.search(words, 5, Narrowed(outlet=outlet, relevance=relevance))
    assert len(found) <= 3
    for hit in found:
        assert all(hit.start <= a < b <= hit.stop for a, b in hit.marks)


def test_a_language_without_pack_has_no_roots():
    """Words of a language we have no pack for are their own roots."""
    assert root_words("mengirim", "xx") == ""
    assert root_words("mengirim surat", "id") == "kirim"
