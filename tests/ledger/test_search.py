"""Pages are found by words and by words of the same root, newest first, and nothing typed is syntax."""

import pytest

from benang.ledger import Ledger
from benang.ledger.search import root_words


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


def test_a_language_without_pack_has_no_roots():
    """Words of a language we have no pack for are their own roots."""
    assert root_words("mengirim", "xx") == ""
    assert root_words("mengirim surat", "id") == "kirim"
