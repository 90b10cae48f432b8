"""Promise 1 as properties: for any text at all, every character that is not blank is in exactly one block."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benang.cleaning import clean
from benang.intake.making import make_page
from benang.records import Given

PIECES = st.sampled_from(
    [
        "Baca Juga: ",
        "baca juga",
        "Jakarta",
        "KENDARI - ",
        "Kabarsenja.id, ",
        "Editor: Bagus ",
        "(rin/tyo)",
        "Sumber: Antara",
        "Foto: Dok. Dinas",
        "Halaman",
        "1 2 3",
        "ADVERTISEMENT",
        "[Gambas:Video X]",
        "Copyright © 2025 ",
        "Senin, 3 Maret 2025 10:00 WIB",
        "katanya.",
        '"Ya," ',
        "“Tidak.” ",
        "warga desa itu menunggu bantuan",
        "\n",
        "\n\n",
        "\r\n",
        "\u00a0",
        "  ",
        "\u2028",
        "\u200b",
        "\u202e",
        "\ufffd",
        "İstanbul ",
        "-",
        "–",
        ".",
        "\t",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join),
)


def check(article):
    """Assert that the blocks hold every character that is not blank once, in order, and no blank at their ends."""
    text = article.page.text
    held, last = [], 0
    for block in article.blocks:
        start, stop = block.span.start, block.span.stop
        assert last <= start < stop <= len(text)
        assert not text[start].isspace()
        assert not text[stop - 1].isspace()
        held.extend(range(start, stop))
        last = stop
    blank_free = [i for i in held if not text[i].isspace()]
    assert blank_free == [i for i, c in enumerate(text) if not c.isspace()]


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["", "Warga desa itu menunggu bantuan", "Jakarta"]))
def test_every_character_is_in_exactly_one_block(text, title):
    """Whatever the text, with or without a headline beside it, the blocks account for it whole."""
    check(clean(make_page(text, "any", given=Given(title=title))))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_cleaning_is_a_function_of_the_page(text):
    """The same page gives the same article, and every block has a reason."""
    page = make_page(text, "any")
    assert clean(page) == clean(page)
    assert all(b.why.rule.startswith("clean.") for b in clean(page).blocks)


HOSTILE = {
    "one line of words": "warga desa " * 90_000,
    "blanks in one line": "a" + " " * 1_000_000 + "b",
    "brackets": "(" * 500_000 + "a" * 10 + ")" * 500_000,
    "stars": "*" * 1_000_000 + "a",
    "links": "Baca Juga: Sawah " * 60_000,
    "one letter a line": "a\n" * 100_000,
    "capitals": "A" * 1_000_000,
    "one repeated sentence": "Air sungai itu naik lagi pada malam hari ini. " * 20_000,
    "dots": ".com" * 250_000,
    "quotes": '"' * 1_000_000,
    "dates": "1/1/2025 " * 100_000,
    "credits": "Sumber : " * 100_000,
    "slashes": "Reuters/" * 120_000,
    "no-break spaces": "A\u00a0" * 400_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_does_not_hang(name):
    """A page of about a million characters is cleaned in seconds, whole, whatever it is made of."""
    before = time.process_time()
    check(clean(make_page(HOSTILE[name], "hostile")))
    assert time.process_time() - before < 8
