"""Hostile text costs what its length asks for: cleaning and reading are linear, whatever a page is made of."""

import gc
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benang.build import read_page
from benang.intake.making import make_page

PLAIN = (
    "Presiden Rara Wening mengatakan bahwa perundingan itu akan dilanjutkan pada hari Senin di Kota Baru. "
    "Ia juga bertemu dengan para menteri untuk membahas harga beras yang naik dalam beberapa bulan ini.\n"
) * 8
MARKS = {
    "quotes": '"',
    "curly quotes": "“a” ",
    "quotes that open": "“",
    "nested quotes": "\"'“‘",
    "apostrophes": "'",
    "guillemets": "«»",
    "digits": "1",
    "figures": "1.500,5 ",
    "points": "1.",
    "dates": "1/",
    "brackets": "(",
    "brackets the wrong way": ")( ",
    "square brackets": "[",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "no space": "\u200b",
    "newlines": "\n",
    "carriage returns": "\r",
    "line separators": "\u2028",
    "capitals": "A",
    "small letters": "abcdefghij",
    "commas": ",",
    "hyphens": "-",
    "hyphenated letters": "a-",
    "hyphenated capitals": "A-",
    "dashes": "–",
    "slashes": "/",
    "backslashes": "\\",
    "dots": ".",
    "dotted letters": "a.",
    "dotted capitals": "A.",
    "underscores": "_",
    "combining marks": "\u0301",
    "dotted capital i": "İ",
    "astral letters": "\U0001d400",
    "control characters": "\x01",
    "emoji": "😀",
}
"""Pieces that a page of a million characters is made of."""

WORDS = {
    "quoted letters": '"a" ',
    "words with combining marks": "a\u0301 ",
    "numbers": "12 ",
    "whole dates": "12/9/2023 ",
    "weekdays": "Rabu (1/1) ",
    "weekdays that never close": "Rabu (1/1 ",
    "months": "1 Januari 2020 ",
    "clocks": "pukul 09.30 WIB ",
    "days ago": "dua hari lalu ",
    "money": "Rp 5 juta ",
    "ranges": "1-2-",
    "names": "Rara Wening ",
    "glued names": "RaraWening",
    "names with a hyphen": "Rara-Wening ",
    "other names": "Rara alias Wening ",
    "nicknames": "Rara (Wening) ",
    "acronyms": "Badan Urusan Beras (BUB) ",
    "roles": "Menteri ",
    "roles with a name": "Presiden Rara, ",
    "pointing back": "kedua negara itu ",
    "pronouns": "ia mengatakan ",
    "kata": "kata ",
    "kata with a quote": 'kata "',
    "kata with a name": "kata Rara ",
    "verbs of saying": "mengatakan bahwa ",
    "passives": "dikatakan oleh Rara ",
    "relays": "dilansir Reuters ",
    "according": "menurut ",
    "speech": '"Ya," kata Rara Wening di Kota Baru, Rabu (1/1). ',
    "speech without a name": '"Ya," ujarnya. ',
    "speech behind its cue": 'Rara berkata, "ya". ',
    "lines of speech": '"Ya," kata Rara Wening.\n',
    "speech that never closes": '"A," kata B. “',
    "events": "Rusia menyerang Ukraina ",
    "sentences of events": "Rusia menyerang Ukraina. ",
    "meetings": "bertemu Rara ",
    "negations": "tidak akan ",
    "conjunctions": "yang dan di ",
    "turns": "A: Ya.\n",
    "bullets": "- a\n",
    "captions": "Foto: Rara\n",
    "read also": "Baca juga: Rara\n",
    "datelines": "KOTA BARU, Warta - ",
    "addresses": "https://a.b/c ",
    "markup": "<a>&amp;",
    "many lines": "a\n",
}
"""Pieces that reading makes something of."""


@pytest.fixture(scope="module", autouse=True)
def _set_aside():
    """Set the loaded pack aside from garbage collection, whose time is no cost of a page."""
    read_page(make_page(PLAIN, "plain"))
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(piece: str, size: int) -> float:
    """Return the seconds of the CPU that a page takes with so many characters of a piece on one line."""
    text = (
        f"{PLAIN}{(piece * (size // len(piece) + 1))[:size]}\nTak ada yang tahu akhir rapat itu.\n"
    )
    page = make_page(text, "hostile")
    before = process_time()
    reading = read_page(page)
    spent = process_time() - before
    assert reading.pack, "the page is read, not passed over"
    return spent


def is_linear(piece: str, small: int, times: int) -> bool:
    """Tell whether a page so many times as long takes at most one and a half times as long a character.

    A page that seems slow is read once more: what else the machine does is no cost of the page.
    """
    short, long = seconds(piece, small), seconds(piece, small * times)
    if long <= max(short, 0.03) * times * 1.5:
        return True
    short, long = max(short, seconds(piece, small)), min(long, seconds(piece, small * times))
    return long <= max(short, 0.03) * times * 1.5


@pytest.mark.parametrize("name", MARKS)
def test_a_million_marks_take_linear_time(name):
    """A line of a megabyte of one mark costs about as much a character as a quarter of it."""
    assert is_linear(MARKS[name], 250_000, 4)


@pytest.mark.parametrize("name", WORDS)
def test_words_that_are_read_take_linear_time(name):
    """A line of words that reading makes something of costs as much a character when it is four times as long."""
    assert is_linear(WORDS[name], 8_000, 4)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(sorted({*MARKS.values(), *WORDS.values()})), min_size=2, max_size=8)
)
def test_mixtures_take_linear_time(pieces):
    """Any mixture of hostile pieces, over and over, costs as much a character when it is four times as long."""
    assert is_linear("".join(pieces), 3_000, 4)


def letters(number: int) -> str:
    """Return a word of its own for each number."""
    return "".join("bdgklmnprs"[int(digit)] + "aiueo"[int(digit) % 5] for digit in str(number))


PAGES = {
    "lines": lambda count: "\n".join(f"Warga {letters(n)} menanam padi." for n in range(count * 4)),
    "one sentence": lambda count: " ".join(f"warga {letters(n)} menanam" for n in range(count * 3)),
    "statements": lambda count: " ".join(
        f'"Air naik," kata {letters(n).title()} Wening.' for n in range(count)
    ),
    "paragraphs": lambda count: "\n\n".join(
        f'"Air naik," kata {letters(n).title()} Wening.' for n in range(count)
    ),
    "names": lambda count: " ".join(
        f"Presiden {letters(n).title()} {letters(n * 7).title()} tiba." for n in range(count)
    ),
    "bodies": lambda count: " ".join(
        f"Badan {letters(n).title()} {letters(n * 7).title()} tiba." for n in range(count)
    ),
}
"""Pages of so many different things."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_many_things_take_linear_time(name):
    """A page of 20,000 lines, of one long sentence, or of 5,000 statements or names costs as much a thing as a short one."""
    make = PAGES[name]
    assert is_linear_of(make, 1250, 4)


def is_linear_of(make, small, times):
    """Tell the same of a page that is made of so many different things."""
    short, long = (seconds(text, len(text)) for text in (make(small), make(small * times)))
    return long <= max(short, 0.05) * times * 1.6
